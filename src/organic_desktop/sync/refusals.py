"""What a "no" of the server means for the row that was sent: which ones pass, which never do, and when to ask again.

Decided by the server's own codes and the HTTP status, never by the wording. What is done about it: send_failures.py.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from organic_desktop.core.errors import Offline, RequestRefused, SchemaChanged, ServerBusy
from organic_desktop.core.messages import Sentence

PASSING = frozenset({
    "25006", "25P03",  # a read-only database (maintenance, a replica, a full disk), a session that idled too long
    "40001", "40P01", "55P03", "55006",  # a lock or another transaction was in the way
    "57014",  # it took longer than the server allows
    "PGRST000", "PGRST001", "PGRST002", "PGRST003",  # PostgREST has no connection to its database, or none free
})  # fmt: skip
PASSING_CLASSES = ("08", "53", "57P0")  # connections, resources (disk, memory, connections), shutting down
OF_THE_PROJECT = frozenset({"25006", "PGRST000", "PGRST001", "PGRST002", "PGRST003"})
OF_THE_PROJECT_CLASSES = PASSING_CLASSES
HOPELESS = frozenset({"23514"})  # a CHECK
HOPELESS_CLASSES = ("22",)  # out of range, not a number, a character that text can't hold
ABOUT_A_ROW = frozenset({"23", "42"})  # constraints and rights, also where they come with a status of 5xx
OUR_TABLES_DIFFER = "PGRST"  # of a SchemaChanged: said by PostgREST of the request, not by a trigger about one row
BUSY = frozenset({408, 429})
AGAIN_AFTER = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4), timedelta(hours=24))

UNANSWERED, GATEWAY = "unanswered", "gateway"
"""Stand for a code where the server gave none: no answer came, or something in between gave one."""


class Verdict(StrEnum):
    """What a failure says of the row that was sent."""

    PASSING = "passing"  # nothing: it waits, and is tried again soon
    REFUSED = "refused"  # the server doesn't take it as things are; tried again by AGAIN_AFTER
    HOPELESS = "hopeless"  # it can't be right as it stands; tried again after an edit, or when told to
    UNCLEAR = "unclear"  # the row, or the way to the server: a harmless request shows which


def verdict(error: RequestRefused | Offline) -> Verdict:
    """What this failure of one write says of its row."""
    code = error.code if isinstance(error, RequestRefused | ServerBusy) else ""
    if is_passing(code) or asks_to_wait(error):
        return Verdict.PASSING
    if _is(code, HOPELESS, HOPELESS_CLASSES):
        return Verdict.HOPELESS
    if isinstance(error, SchemaChanged):
        return Verdict.UNCLEAR
    return Verdict.REFUSED if isinstance(error, RequestRefused) or code[:2] in ABOUT_A_ROW else Verdict.UNCLEAR


def asks_to_wait(error: RequestRefused | Offline) -> bool:
    """Whether the server wants no request at all for now."""
    return isinstance(error, ServerBusy) and (error.status in BUSY or error.retry_after is not None)


def is_of_the_project(error: RequestRefused | Offline) -> bool:
    """Whether a passing failure is, by its nature, the whole project's and not one row's."""
    code = error.code if isinstance(error, RequestRefused | ServerBusy) else ""
    return _is(code, OF_THE_PROJECT, OF_THE_PROJECT_CLASSES)


def code_of(error: RequestRefused | Offline) -> str:
    """The server's own code, else the HTTP status, else what stands for a code."""
    if isinstance(error, RequestRefused | ServerBusy):
        return error.code or str(error.status or GATEWAY)
    return GATEWAY if error.status else UNANSWERED


def of_our_tables(error: RequestRefused) -> bool:
    """Whether the server knows other tables or columns, as PostgREST says; a trigger's mistake is about one row."""
    return isinstance(error, SchemaChanged) and error.code.startswith(OUR_TABLES_DIFFER)


def is_passing(code: str) -> bool:
    """Whether this code says nothing of the row that was sent."""
    return _is(code, PASSING, PASSING_CLASSES) or code in {str(status) for status in BUSY}


def as_busy(error: RequestRefused | Offline) -> RequestRefused | Offline:
    """What a cycle ends with because of a failure that passes: the edits wait, whatever the status was."""
    if isinstance(error, RequestRefused) and verdict(error) is Verdict.PASSING:
        return ServerBusy(error.message, None, error.code)
    return error


def why_set_aside(error: RequestRefused | Offline) -> Sentence:
    """What is known of a row that fails while other requests pass."""
    if isinstance(error, RequestRefused) or (isinstance(error, ServerBusy) and error.code):
        return error.message
    if error.timed_out:
        return Sentence("The server doesn't answer when this is sent, though it answers other requests.")
    if error.status:
        return Sentence(
            "Something on the way to the server doesn't let this pass (HTTP {status}), though it lets other requests.",
            status=error.status,
        )
    return Sentence("The connection breaks when this is sent, though other requests pass.")


def next_try(failures: int, now: datetime) -> datetime:
    """When a row that was refused ``failures`` times is sent again without being asked for."""
    return now + AGAIN_AFTER[min(max(failures, 1), len(AGAIN_AFTER)) - 1]


def _is(code: str, codes: frozenset[str], classes: tuple[str, ...]) -> bool:
    return code in codes or (len(code) == 5 and code.startswith(classes))
