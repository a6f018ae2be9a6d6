"""The verbs ``export`` and ``import``: the user's data out as a file, and files in."""

from __future__ import annotations

from organic_desktop.cli.call import Call, counted
from organic_desktop.cli.report import add_page_options, export_page, refuse_page_options
from organic_desktop.core import terminal

TYPE_CHECKING = False  # as in core/terminal.py
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from organic_desktop.cli.call import AddVerb
    from organic_desktop.transfer.found import Found, Progress
    from organic_desktop.transfer.mapping import Mapping
    from organic_desktop.transfer.plan import Plan

FORMATS = ("organic", "csv", "pdf")
EXISTING = ("mine", "theirs", "add", "average")
NOT_ENCRYPTED = "The file isn't encrypted: whoever has it can read it, though the data here have a passcode."
SKIPPED_LISTED = 20
LARGEST_MAP = 4_000_000


def add_verbs(verb: AddVerb) -> None:
    export = verb(
        "export", _export, "write your data to a file: everything, or the days from one to another", facts=True
    )
    export.add_argument("file", metavar="FILE")
    export.add_argument("--from", dest="first", metavar="DATE", help="the first day; then it is only days")
    export.add_argument("--to", dest="last", metavar="DATE", help="the last day")
    export.add_argument(
        "--format",
        choices=FORMATS,
        help="organic: everything, to import it again; csv: the days as a table; pdf: a page for a doctor "
        "(default: by FILE's ending, else organic)",
    )
    export.add_argument("--overwrite", action="store_true", help="replace FILE if it is there already")
    add_page_options(export)
    bring = verb("import", _import, "bring in a file: of Organic, or of another program", facts=True)
    bring.add_argument("file", metavar="FILE")
    bring.add_argument(
        "--format", metavar="F", default="", help="the format; by default it is recognised by the content"
    )
    bring.add_argument("--map", metavar="FILE", help="a mapping of the file's fields, saved by the window")
    bring.add_argument(
        "--existing",
        choices=EXISTING,
        default="mine",
        help="what becomes of values that are here and differ (default: mine); what is empty here is always filled",
    )
    bring.add_argument(
        "--settings", action="store_true", help="of a file of Organic: take its settings and reminders, too"
    )
    bring.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")


# -- export -----------------------------------------------------------------------------------------------------------


def _export(call: Call) -> None:
    from pathlib import Path

    arguments = call.arguments
    first, last = (call.day(text) if text else None for text in (arguments.first, arguments.last))
    target = Path(arguments.file)
    ending = target.suffix.casefold().removeprefix(".")
    format = arguments.format or (ending if ending in FORMATS else "organic")
    if format == "pdf":
        done = export_page(call, target, first, last, overwrite=arguments.overwrite)
    else:
        refuse_page_options(call)
        done = call.app.transfer.export(
            target,
            format=format,
            first=first,
            last=last,
            overwrite=arguments.overwrite,
            progress=_progress(call, "Exporting, {} %"),
        )
    facts = {**vars(done), "file": str(done.file)}
    counts = [counted(done.entries, "day")]
    if format == "organic" and not (first or last):
        counts += [counted(done.modules, "module"), counted(done.conversations, "conversation")]
        counts += [counted(done.messages, "message")]
    call.answer(facts, [f"Exported to {done.file}: {', '.join(counts)}."])
    if call.app.lock.is_set:
        call.say(NOT_ENCRYPTED)


# -- import -----------------------------------------------------------------------------------------------------------


def _import(call: Call) -> None:
    from organic_desktop.transfer.plan import Existing

    arguments = call.arguments
    found, mapping = _read(call)
    plan = call.app.transfer.plan(found, mapping)
    existing = Existing(arguments.existing)
    settings = (arguments.settings or plan.into_empty) and found.content is not None
    facts, lines = _facts(plan, existing), _lines(plan, existing)
    if arguments.dry_run:
        call.answer(facts, [*lines, "Nothing was changed."])
        return
    call.app.transfer.bring_in(plan, existing, settings=settings, progress=_progress(call, "Importing, {} %"))
    call.answer(facts, [*lines, *(["Settings and reminders were taken over."] if settings else [])])


def _read(call: Call) -> tuple[Found, Mapping]:
    """Read the file by its mapping: the given one, the last one for such files, or the suggested one."""
    from pathlib import Path

    from organic_desktop.core.errors import InvalidInput

    arguments, transfer = call.arguments, call.app.transfer
    given = _mapping(Path(arguments.map)) if arguments.map else None
    path, progress = Path(arguments.file), _progress(call, "Reading, {} %")
    found = transfer.read(path, format=arguments.format, answers=given.answers if given else None, progress=progress)
    if given and given.format != found.format:
        raise InvalidInput(f"The mapping is for files of the format {given.format}; this one is {found.format}.")
    mapping = given or transfer.mapping_for(found)
    if any(mapping.answers.get(each.key, each.answer) != each.answer for each in found.questions):
        found = transfer.read(path, format=arguments.format, answers=mapping.answers, progress=progress)
    for question in found.questions:
        call.say(f"{question.text} Taken: {question.choices[question.answer]}. The window asks, and saves a mapping.")
    for note in found.notes:
        call.say(note)
    return found, mapping


def _mapping(path: Any) -> Mapping:
    from organic_desktop.core.errors import FileNotUnderstood
    from organic_desktop.transfer.mapping import from_json
    from organic_desktop.transfer.opened import open_file

    with open_file(path) as file:
        content = file.read(LARGEST_MAP + 1)
    try:
        return from_json(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise FileNotUnderstood("The mapping isn't text in UTF-8.") from None


def _facts(plan: Plan, existing: Any) -> dict[str, Any]:
    counts, effects = plan.counts(), plan.effects(existing)
    skipped = [*plan.days.skipped, *effects.skipped]
    return {
        "format": plan.found.format,
        "from": plan.first,
        "to": plan.last,
        **counts._asdict(),
        "changed": len(effects.changed),
        "days_off": len(plan.days_off),
        **{name: each._asdict() for name, each in plan.rest._asdict().items()},
        "skipped": [{"line": each.line or None, "reason": each.reason} for each in skipped],
        "skipped_count": plan.days.skipped_count + len(effects.skipped),
    }


def _lines(plan: Plan, existing: Any) -> list[str]:
    counts, effects = plan.counts(), plan.effects(existing)
    days = f" from {plan.first} to {plan.last}" if plan.first else ""
    lines = [
        f"{plan.found.format}: {counted(len(plan.days.values), 'day')}{days}.",
        f"New {counts.new} · the same {counts.same} · different {counts.different}.",
        f"Days that change: {counts.new + len(effects.changed)}.",
    ]
    if plan.days_off:
        lines.append(f"New days off: {len(plan.days_off)}.")
    for name, each in plan.rest._asdict().items():
        if each.new or each.different:
            lines.append(
                f"{name.capitalize()}: new {each.new} · the same {each.same} · more in the file {each.different}."
            )
    skipped = [*plan.days.skipped, *effects.skipped]
    for line, reason in skipped[:SKIPPED_LISTED]:
        lines.append(f"Not imported{f', line {line}' if line else ''}: {reason}")
    left = plan.days.skipped_count + len(effects.skipped) - len(skipped[:SKIPPED_LISTED])
    return [*lines, *([f"Not imported: {left} more; --json lists them."] if left else [])]


def _progress(call: Call, words: str) -> Progress:
    """Return what tells the percentage, each once, to somebody who looks; a script's log is spared."""
    told: list[int] = []
    tell: Callable[[str], None] = call.say

    def report(done: int, total: int) -> None:
        if terminal.stderr_is_terminal() and total:
            share = 100 * min(done, total) // total
            if share // 10 not in told[-1:]:
                told.append(share // 10)
                tell(words.format(share))

    return report
