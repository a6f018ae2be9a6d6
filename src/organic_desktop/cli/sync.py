"""The verbs sync, verify, status, refused, conflicts and removed."""

from __future__ import annotations

from organic_desktop.cli.call import Call, counted
from organic_desktop.core.errors import ChangesRefused, SecondFactorNeeded

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from organic_desktop.cli.call import AddVerb
    from organic_desktop.store.outbox import Trying
    from organic_desktop.store.removed import Removed
    from organic_desktop.store.sync_history import Change, Conflict
    from organic_desktop.sync.status import Missing, Status

LONGEST_VALUE = 40
CHOICE = "Put this computer's back: organic-desktop sync --keep-copies. Take the server's: sync --accept-deletions."
NAMED = 3  # of the refused rows, at the end of a sync; the verb `refused` lists all


def add_verbs(verb: AddVerb) -> None:
    """Add these verbs to the parser."""
    sync = verb("sync", _sync, "sync with the server now", facts=True)
    missing = sync.add_mutually_exclusive_group()
    missing.add_argument(
        "--accept-deletions", action="store_true", help="use the server's data: remove the entries here, too"
    )
    missing.add_argument(
        "--keep-copies", action="store_true", help="use this computer's data: send the entries to the server again"
    )
    sync.add_argument(
        "--rehearse",
        action="store_true",
        help="say what would be sent, received, merged and removed, and change nothing, here or on the server",
    )
    sync.add_argument(
        "--retry-refused",
        action="store_true",
        help="also retry edits that the server called invalid (see refused)",
    )
    sync.add_argument("--resume", action="store_true", help="after a restore: sync again, having seen what that does")
    verb("verify", _verify, "compare every row with the server, month by month; change nothing", facts=True)
    verb("status", _status, "the sync status", facts=True, looks=True)
    verb("refused", _refused, "edits that the server rejected, why, and when they are sent again", facts=True)
    conflicts = verb("conflicts", _conflicts, "conflicts in which sync replaced a value", facts=True)
    _add_verbs_of_a_line(
        conflicts,
        ("undo", _undo, "undo what sync decided, as a new edit"),
        ("combine", _combine, "combine both values (sum, or both texts), as a new edit"),
    )
    removed = verb("removed", _removed, "what sync removed or replaced in the last year", facts=True)
    _add_verbs_of_a_line(removed, ("restore", _restore, "bring it back, as a new edit"))


def _add_verbs_of_a_line(listing: argparse.ArgumentParser, *verbs: tuple[str, Callable[[Call], None], str]) -> None:
    """Add verbs for one line of a listing: each with its name, function and help."""
    group = listing.add_subparsers(metavar=f"[{' | '.join(f'{name} ID' for name, _, _ in verbs)}]")
    for name, run, help in verbs:
        each = group.add_parser(name, help=help, description=help)
        each.add_argument("id", type=int, metavar="ID", help="the number at the start of the line")
        each.set_defaults(run=run)


def _sync(call: Call) -> None:
    from organic_desktop.store.outbox import Trying  # `--help` needn't wait for them
    from organic_desktop.sync.status import Missing

    arguments = call.arguments
    missing = Missing.REMOVE if arguments.accept_deletions else Missing.KEEP if arguments.keep_copies else Missing.ASK
    trying = Trying.ALL if arguments.retry_refused else Trying.ASKED
    if arguments.rehearse:
        _rehearse(call, missing, trying)
        return
    if arguments.resume:
        call.app.backups.reviewed()
    try:
        report = call.app.sync(missing=missing, trying=trying)
    except SecondFactorNeeded:
        call.say("The server wants your second factor. To give its code: organic-desktop account code")
        raise
    finally:
        if call.app.account.session_note:
            call.say("The system keyring didn't keep the renewed session; the next sync may ask you to sign in again.")
    status = call.app.status()
    facts = {
        "state": status.state,
        "pushed": report.pushed,
        "pulled": report.pulled,
        "conflicts": report.conflicts,
        "refused": status.refused,
        "requests": report.requests,
    }
    numbers = [f"sent {report.pushed}", f"received {report.pulled}", counted(report.conflicts, "conflict")]
    if status.refused:
        numbers.append(f"{status.refused} refused")
    call.answer(facts, [f"{status.state}: {', '.join(numbers)}."])
    if status.refused:
        raise ChangesRefused(_named(call))


def _rehearse(call: Call, missing: Missing, trying: Trying) -> None:
    from organic_desktop.cli.rehearsal import rehearse  # brings the engine, which `--help` needn't wait for

    rehearse(call, missing, trying)


def _verify(call: Call) -> None:
    from organic_desktop.cli.rehearsal import verify

    verify(call)


def _named(call: Call) -> str:
    """Name the first few refused rows, each with the reason."""
    found = [change for change in call.app.sync_review.changes() if change.refused]
    more = f" And {len(found) - NAMED} more." if len(found) > NAMED else ""
    return " ".join(f"{change.what}: {change.reason}" for change in found[:NAMED]) + more


def _refused(call: Call) -> None:
    found = [change for change in call.app.sync_review.changes() if change.refused]
    names = ("table", "row_id", "what", "reason", "code", "next_try")
    facts = [{name: getattr(change, name) for name in names} for change in found]
    call.answer(facts, [_refusal(call, change) for change in found] or ["Nothing is refused."])


def _refusal(call: Call, change: Change) -> str:
    if change.next_try:
        at = change.next_try.astimezone(call.app.settings.zone())
        again = f"sent again at {at:%Y-%m-%d %H:%M}, or with the next `sync`"
    else:
        again = "sent again after an edit, or with `sync --retry-refused`"
    return f"{change.table}  {change.what}: {change.reason} ({again})"


def _conflicts(call: Call) -> None:
    found = call.app.sync_review.conflicts()
    names = ("id", "table", "row_id", "column", "base", "mine", "theirs", "result", "rule", "decided_at")
    facts = [{name: getattr(conflict, name) for name in names} for conflict in found]
    call.answer(facts, [_line(conflict) for conflict in found] or ["No conflicts."])


def _line(conflict: Conflict) -> str:
    where = f"{conflict.id:4} {conflict.decided_at:%Y-%m-%d %H:%M} {conflict.key or conflict.table} {conflict.column}"
    values = f"here {_short(conflict.mine)}, there {_short(conflict.theirs)}, now {_short(conflict.result)}"
    return f"{where}: {values} ({conflict.rule}{', taken back' if conflict.undone_at else ''})"


def _undo(call: Call) -> None:
    call.app.sync_review.undo(call.arguments.id)
    call.say("Taken back; the change waits to be sent.")


def _combine(call: Call) -> None:
    call.app.sync_review.combine(call.arguments.id)
    call.say("Combined; the change waits to be sent.")


def _removed(call: Call) -> None:
    found = [each for each in call.app.sync_review.removed() if each.restored_at is None]
    facts = [
        {"id": each.id, "table": each.table, "row_id": each.row_id, "what": _what(each), "removed_at": each.removed_at}
        for each in found
    ]
    lines = [f"{each.id:4} {each.removed_at:%Y-%m-%d %H:%M} {_what(each)} ({each.reason})" for each in found]
    call.answer(facts, lines or ["Sync has removed nothing here."])


def _what(removed: Removed) -> str:
    """What the user calls it: a day, a module, the text of a message; for a single value also its column."""
    name = removed.key or removed.table
    if removed.column:
        return f"{name} {removed.column}: {_short(removed.value)}"
    words = removed.row.get("content") or removed.row.get("topic")
    return f"{name}: {_short(words)}" if words else name


def _restore(call: Call) -> None:
    call.app.sync_review.restore(call.arguments.id)
    call.say("Restored; the change waits to be sent.")


def _short(value: object) -> str:
    text = "nothing" if value is None else " ".join(str(value).split())
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def _status(call: Call) -> None:
    if call.look:
        call.look.check_alone()
    status = (call.look or call.app).status()
    facts = {
        name: getattr(status, name)
        for name in ("state", "pending", "refused", "conflicts", "last_synced_at", "account", "server")
    }
    lines = [f"{name:15} {'–' if value is None else value}" for name, value in facts.items()]
    call.answer(facts, lines)
    for sentence in filter(None, (status.problem, *_to_decide(status))):
        call.say(sentence)
    if not call.look:
        from organic_desktop.cli.account import mention_earlier  # a look has none to mention

        mention_earlier(call)


def _to_decide(status: Status) -> Iterator[str]:
    """Sentences about what the user must decide, and how."""
    if status.held:
        yield CHOICE
    if status.refused:
        yield f"Refused by the server: {status.refused}. Why, and what each is: organic-desktop refused."
    if status.unreadable:
        yield f"On the server, but can't be shown here: {counted(status.unreadable, 'row')}. The window lists them."
