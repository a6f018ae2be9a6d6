"""The verbs backup, backups, restore and repair."""

from __future__ import annotations

from organic_desktop.cli.call import Call, counted, words_of_rows

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from organic_desktop.app.backups import Preview
    from organic_desktop.app.salvage import Readable
    from organic_desktop.cli.call import AddVerb
    from organic_desktop.store.backups import Backup
    from organic_desktop.store.restore import Differences

REVIEW = (
    "Sync waits: look at what it would do with organic-desktop sync --rehearse, then: organic-desktop sync --resume"
)


def add_verbs(verb: AddVerb) -> None:
    """Add these verbs to the parser."""
    backup = verb("backup", _backup, "back up the data now", facts=True)
    backup.add_argument("file", nargs="?", metavar="FILE", help="also copy the backup to this file")
    verb("backups", _backups, "the backups on this computer, newest first", facts=True)
    restore = verb("restore", _restore, "bring back the data of a backup, as one edit", facts=True)
    restore.add_argument("file", metavar="FILE", help="a name that backups lists, or a backup's file anywhere")
    restore.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    restore.add_argument("--exactly", action="store_true", help="also remove what was added since")
    restore.add_argument(
        "--backup-passcode-stdin",
        action="store_true",
        help="for a backup with another passcode: read that from the next line of standard input",
    )
    repair = verb("repair", _repair, "save what can be read of a damaged database", facts=True, opens_data=False)
    repair.add_argument("--dry-run", action="store_true", help="say what can be read, and change nothing")


def _backup(call: Call) -> None:
    made = call.app.backups.make()
    where = made.path
    if call.arguments.file:
        from pathlib import Path

        where = call.app.backups.copy_to(made, Path(call.arguments.file))
    _say_problem_of_folder(call)
    facts = {**_facts_of(made), "file": str(where)}
    call.answer(facts, [f"Backed up {words_of_rows(made.summary.rows)} to {where}."])


def _backups(call: Call) -> None:
    found = call.app.backups.list()
    _say_problem_of_folder(call)
    call.answer([_facts_of(each) for each in found], [_line_of(each) for each in found] or ["No backups."])


def _restore(call: Call) -> None:
    from organic_desktop.cli.call import passcode_of_input

    arguments, backups = call.arguments, call.app.backups
    passcode = passcode_of_input() if arguments.backup_passcode_stdin else ""
    preview = backups.preview(backups.find(arguments.file), exactly=arguments.exactly, passcode=passcode)
    lines = list(_lines_of(preview.differences))
    if arguments.dry_run:
        call.answer(_facts_of_preview(preview), lines or ["Nothing would change."])
        return
    done = backups.restore(preview)
    facts = _facts_of_preview(preview) | {"edit": done.edit_id, "before": done.before and done.before.path.name}
    kept = [f"The data as it was before: {done.before.path.name}"] if done.before else []
    call.answer(facts, [*lines, *kept] or ["Nothing differs; nothing was changed."])
    if done.edit_id and call.app.settings.signed_in:
        call.say(REVIEW)


def _repair(call: Call) -> None:
    from organic_desktop.app import salvage
    from organic_desktop.cli.call import unlock
    from organic_desktop.core import log, paths

    folder = paths.data_dir(call.arguments.data_dir)
    log.start(folder, verbose=call.arguments.verbose)
    unlock(call.arguments, folder)
    if call.arguments.dry_run:
        readable = salvage.look(folder)
        call.answer(_facts_of_readable(readable), [_readable_words(readable)])
        return
    done = salvage.repair(folder)
    facts = _facts_of_readable(done.readable) | {
        "kept_as": done.kept_as,
        "from_server_copies": done.rebuilt.from_bases,
        "from_backup": done.rebuilt.from_backup,
    }
    more = f"From the newest backup: {counted(done.rebuilt.from_backup, 'row')}."
    call.answer(facts, [_readable_words(done.readable), more, f"The damaged file is kept as {done.kept_as}."])


# -- words ------------------------------------------------------------------------------------------------------------


def _say_problem_of_folder(call: Call) -> None:
    for problem in filter(None, (call.app.backups.problem, call.app.backups.folder_problem)):
        call.say(problem)


def _facts_of(backup: Backup) -> dict[str, Any]:
    held = backup.summary
    return {
        "name": backup.path.name,
        "made_at": backup.made_at,
        "reason": held.reason or "before-update",
        "bytes": backup.size,
        "from": held.first,
        "to": held.last,
        "rows": dict(held.rows),
        "device": held.device,
        "format": held.version,
    }


def _line_of(backup: Backup) -> str:
    held = backup.summary
    days = f"{held.first} to {held.last}" if held.first else "no days"
    made = f"{backup.made_at.astimezone():%Y-%m-%d %H:%M}"
    size = backup.size / 1_000_000
    return f"{backup.path.name}  {made}  {size:.1f} MB  {days}  {held.reason or 'before-update'}"


def _lines_of(differences: Differences) -> Iterator[str]:
    for (table, month), counts in differences.counts().items():
        said = ", ".join(f"{number} {kind}" for kind, number in counts.items())
        yield f"{table}{f' {month}' if month else ''}: {said}"
    if differences.kept:
        yield f"{counted(differences.kept, 'row')} newer than the backup: kept"


def _facts_of_preview(preview: Preview) -> dict[str, Any]:
    differences = preview.differences
    return {
        "backup": preview.path.name,
        "changes": [
            {"table": table, "month": month, "added": 0, "changed": 0, "removed": 0}
            | {str(kind): number for kind, number in counts.items()}
            for (table, month), counts in differences.counts().items()
        ],
        "kept": differences.kept,
    }


def _facts_of_readable(readable: Readable) -> dict[str, Any]:
    return {
        "rows": dict(readable.rows),
        "unsent": readable.unsent,
        "from": readable.first,
        "to": readable.last,
        "damaged": sorted(readable.lost),
        "backup": readable.backup.path.name if readable.backup else None,
    }


def _readable_words(readable: Readable) -> str:
    days = f", {readable.first} to {readable.last}" if readable.first else ""
    unsent = f" Unsent edits: {readable.unsent}." if readable.unsent else ""
    return f"Can be read: {words_of_rows(readable.rows)}{days}.{unsent}"
