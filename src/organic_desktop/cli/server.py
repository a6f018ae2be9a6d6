"""The verb server, for who owns the project: its database's backups and extras. It opens no data of this computer's."""

from __future__ import annotations

from organic_desktop.cli.call import Call, verbs_of
from organic_desktop.core import terminal

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from organic_desktop.app.server_kit.psql import ServerDatabase
    from organic_desktop.cli.call import AddVerb

WHERE = "the database is named by DATABASE_URL or the PG… variables of the environment"


def add_verbs(verb: AddVerb) -> None:
    """Add this verb to the parser."""
    server = verbs_of(verb("server", None, f"for who owns the project: its database ({WHERE})"))
    backup = server(
        "backup", _backup, f"back the project's database up into a file; {WHERE}", facts=True, opens_data=False
    )
    backup.add_argument("file", metavar="FILE", help="SQL that `server restore` and psql -f restore")
    backup.add_argument("--overwrite", action="store_true", help="replace a file that is there")
    restore = server(
        "restore", _restore, f"restore such a file, all of it or nothing; {WHERE}", facts=True, opens_data=False
    )
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--dry-run", action="store_true", help="say what it would do, and do nothing")
    restore.add_argument(
        "--replace", action="store_true", help="delete the accounts and rows that are there, and put the file's there"
    )
    extras = server(
        "extras",
        _extras,
        f"list what a project's database may have in addition, and apply it or take it back; {WHERE}",
        facts=True,
        opens_data=False,
    )
    one = extras.add_mutually_exclusive_group()
    one.add_argument("--apply", metavar="NAME", help="apply this one, all of it or nothing; again, after an update")
    one.add_argument("--revert", metavar="NAME", help="take this one back, all of it or nothing")


def _end_in_order() -> None:
    """Let a shutdown, or a window that is closed, end the program as Ctrl+C does: no half backup stays on the disk."""
    import signal

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup ignores it
            signal.signal(number, signal.default_int_handler)


def _backup(call: Call) -> None:
    from pathlib import Path

    from organic_desktop.app.server_kit.backup import back_up
    from organic_desktop.app.server_kit.psql import ServerDatabase
    from organic_desktop.app.server_kit.restore import in_words
    from organic_desktop.core.clock import SystemClock

    _end_in_order()
    database, path, now = ServerDatabase.from_environment(), Path(call.arguments.file), SystemClock().now()
    rows = back_up(database, path, now, _progress(call, "Copying {}"), overwrite=call.arguments.overwrite)
    _note(call, database, path, now)
    call.answer({"file": str(path), "rows": dict(rows)}, [f"Backed up into {path}: {in_words(rows)}."])


def _restore(call: Call) -> None:
    from pathlib import Path

    from organic_desktop.app.server_kit.psql import ServerDatabase
    from organic_desktop.app.server_kit.restore import in_words, plan, restore

    database, path = ServerDatabase.from_environment(), Path(call.arguments.file)
    if call.arguments.dry_run:
        planned = plan(database, path)
        facts = {"file": str(path), "made": planned.contents.made, "rows": dict(planned.contents.rows)}
        lines = [f"The backup of {planned.contents.made}: {in_words(planned.contents.rows)}."]
        lines.append(f"In the database now: {in_words(planned.there)}. Nothing was changed.")
        call.answer({**facts, "deletes": dict(planned.there)}, lines)
        return
    _end_in_order()
    rows = restore(database, path, _progress(call, "Restoring, {} % sent"), replace=call.arguments.replace)
    call.answer({"file": str(path), "rows": dict(rows)}, [f"Restored {path}: {in_words(rows)}."])


def _extras(call: Call) -> None:
    from organic_desktop.app.server_kit.extras import apply_extra, find_extras, revert_extra
    from organic_desktop.app.server_kit.psql import ServerDatabase

    database = ServerDatabase.from_environment()
    if call.arguments.apply is not None:
        apply_extra(database, call.arguments.apply)
        call.say(f"{call.arguments.apply} is applied.")
    if call.arguments.revert is not None:
        revert_extra(database, call.arguments.revert)
        call.say(f"{call.arguments.revert} is taken back.")
    found = find_extras(database)
    facts = [{"name": each.extra.name, "applied": each.applied} for each in found]
    width = max(len(each.extra.name) for each in found)
    call.answer(
        facts,
        [f"{'applied' if each.applied else '-':9}{each.extra.name:{width}}  {each.extra.about}" for each in found],
    )


def _progress(call: Call, words: str) -> Callable[[object], None]:
    """Return what tells how far it is, each step once, to somebody who looks; a script's log is spared."""
    told: list[object] = []

    def tell(step: object) -> None:
        if terminal.stderr_is_terminal() and step not in told[-1:]:
            told.append(step)
            call.say(words.format(step))

    return tell


def _note(call: Call, database: ServerDatabase, path: Path, now: datetime) -> None:
    """Remember it for the check-up; a backup without a note is one all the same."""
    from organic_desktop.app.server_kit.last_backup import note_backup
    from organic_desktop.core import paths
    from organic_desktop.core.errors import OrganicError

    try:
        note_backup(paths.data_dir(call.arguments.data_dir), database, path, now)
    except (OrganicError, OSError):
        call.say("The backup is made, but couldn't be noted in the data folder: `doctor --database` won't know of it.")
