"""The verbs of sync: sync, status, refused, conflicts, removed."""

from __future__ import annotations

from organic_desktop.cli.account import mention_earlier
from organic_desktop.cli.session import Session
from organic_desktop.errors import ChangesRefused, DecisionNeeded

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from organic_desktop.cli.session import AddVerb
    from organic_desktop.store.decisions import Change, Conflict
    from organic_desktop.store.removed import Removed

LONGEST_VALUE = 40
NAMED = 3  # of the refused rows, at the end of a sync; the verb `refused` lists all


def add_verbs(verb: AddVerb) -> None:
    """The grammar of these verbs."""
    sync = verb("sync", _sync, "one full cycle with the server, now", facts=True)
    missing = sync.add_mutually_exclusive_group()
    missing.add_argument(
        "--accept-deletions", action="store_true", help="take the server's state: let rows go here, too"
    )
    missing.add_argument("--keep-copies", action="store_true", help="put this computer's rows back on the server")
    sync.add_argument(
        "--retry-refused", action="store_true", help="send again, too, what can't be right as it stands (see refused)"
    )
    verb("status", _status, "what the status bar shows", facts=True)
    verb(
        "refused", _refused, "the changes that the server would not take, why, and when they are sent again", facts=True
    )
    conflicts = verb("conflicts", _conflicts, "the decisions in which a value had to give way", facts=True)
    what = conflicts.add_subparsers(metavar="undo ID | combine ID")
    undo = what.add_parser("undo", help="take a decision back, as a new edit")
    undo.add_argument("id", type=int, metavar="ID")
    undo.set_defaults(run=_undo)
    both = what.add_parser("combine", help="put both values in: the sum, or both texts, as a new edit")
    both.add_argument("id", type=int, metavar="ID")
    both.set_defaults(run=_combine)
    removed = verb("removed", _removed, "what sync removed or overwrote on this computer, for a year", facts=True)
    back = removed.add_subparsers(metavar="restore ID")
    restore = back.add_parser("restore", help="bring it back, as a new edit")
    restore.add_argument("id", type=int, metavar="ID")
    restore.set_defaults(run=_restore)


def _sync(session: Session) -> None:
    from organic_desktop.store.pending import Trying  # `--help` needn't wait for them
    from organic_desktop.sync.report import Missing

    words = session.words
    missing = Missing.REMOVE if words.accept_deletions else Missing.KEEP if words.keep_copies else Missing.ASK
    trying = Trying.ALL if words.retry_refused else Trying.ASKED
    try:
        report = session.app.sync(missing=missing, trying=trying)
    except DecisionNeeded:
        session.say("Put this computer's back (sync --keep-copies), or take the server's (sync --accept-deletions).")
        raise
    status = session.app.status()
    facts = {
        "state": status.state,
        "pushed": report.pushed,
        "pulled": report.pulled,
        "conflicts": report.conflicts,
        "refused": status.refused,
        "requests": report.requests,
    }
    refused = f", {status.refused} refused" if status.refused else ""
    line = f"{status.state}: sent {report.pushed}, received {report.pulled}, {report.conflicts} conflicts{refused}."
    session.answer(facts, [line])
    if status.refused:
        raise ChangesRefused(_named(session))


def _named(session: Session) -> str:
    """The first few refused rows and why."""
    found = [change for change in session.app.decisions.changes() if change.refused]
    more = f" And {len(found) - NAMED} more." if len(found) > NAMED else ""
    return " ".join(f"{change.what}: {change.reason}" for change in found[:NAMED]) + more


def _refused(session: Session) -> None:
    found = [change for change in session.app.decisions.changes() if change.refused]
    names = ("table", "row_id", "what", "reason", "code", "next_try")
    facts = [{name: getattr(change, name) for name in names} for change in found]
    session.answer(facts, [_refusal(session, change) for change in found] or ["The server took everything."])


def _refusal(session: Session, change: Change) -> str:
    if change.next_try:
        at = change.next_try.astimezone(session.app.settings.zone())
        again = f"sent again at {at:%Y-%m-%d %H:%M}, or with the next `sync`"
    else:
        again = "sent again after an edit, or with `sync --retry-refused`"
    return f"{change.table}  {change.what}: {change.reason} ({again})"


def _conflicts(session: Session) -> None:
    found = session.app.decisions.conflicts()
    names = ("id", "table", "row_id", "column", "base", "mine", "theirs", "result", "rule", "decided_at")
    facts = [{name: getattr(conflict, name) for name in names} for conflict in found]
    session.answer(facts, [_line(conflict) for conflict in found] or ["No value had to give way."])


def _line(conflict: Conflict) -> str:
    where = f"{conflict.id:4} {conflict.decided_at:%Y-%m-%d %H:%M} {conflict.key or conflict.table} {conflict.column}"
    values = f"here {_short(conflict.mine)}, there {_short(conflict.theirs)}, now {_short(conflict.result)}"
    return f"{where}: {values} ({conflict.rule}{', taken back' if conflict.undone_at else ''})"


def _undo(session: Session) -> None:
    session.app.decisions.undo(session.words.id)
    session.say("Taken back; the change waits to be sent.")


def _combine(session: Session) -> None:
    session.app.decisions.combine(session.words.id)
    session.say("Combined; the change waits to be sent.")


def _removed(session: Session) -> None:
    found = [each for each in session.app.decisions.removed() if each.restored_at is None]
    facts = [
        {"id": each.id, "table": each.table, "row_id": each.row_id, "what": _what(each), "removed_at": each.removed_at}
        for each in found
    ]
    lines = [f"{each.id:4} {each.removed_at:%Y-%m-%d %H:%M} {_what(each)} ({each.reason})" for each in found]
    session.answer(facts, lines or ["Sync has removed nothing here."])


def _what(removed: Removed) -> str:
    """What a person calls it: a day, a module, the words of a message; of a single value also its column."""
    name = removed.key or removed.table
    if removed.column:
        return f"{name} {removed.column}: {_short(removed.value)}"
    words = removed.row.get("content") or removed.row.get("topic")
    return f"{name}: {_short(words)}" if words else name


def _restore(session: Session) -> None:
    session.app.decisions.restore(session.words.id)
    session.say("Restored; the change waits to be sent.")


def _short(value: object) -> str:
    text = "nothing" if value is None else " ".join(str(value).split())
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def _status(session: Session) -> None:
    status = session.app.status()
    facts = {
        name: getattr(status, name)
        for name in ("state", "pending", "refused", "conflicts", "last_synced_at", "account", "server")
    }
    lines = [f"{name:15} {'–' if value is None else value}" for name, value in facts.items()]
    session.answer(facts, [*lines, status.problem] if status.problem else lines)
    mention_earlier(session)
