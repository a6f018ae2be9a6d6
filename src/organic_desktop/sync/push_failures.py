"""Failed sends of a push: what each error means for its row, and whether the push goes on.

Mostly the server's error code or the HTTP status decides, never the wording. If there is none (a page of HTML, a hang,
a broken connection), a harmless request shows whether the server is reachable, and a row that fails twice while others
succeed is set aside. Requests and time are bounded. A pending change stores its ``failures``, so the next cycle sends
it after all others, at first alone (push.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from organic_desktop.core.errors import Offline, RequestRefused, SchemaChanged, ServerBusy, Stopped
from organic_desktop.core.messages import Sentence
from organic_desktop.remote.rest import equals
from organic_desktop.store.row_state import Pending
from organic_desktop.sync.context import SyncContext
from organic_desktop.sync.probe import error_of_hidden_row
from organic_desktop.sync.tables import USERS_TABLE, SyncedTable

TRANSIENT = frozenset({
    "25006", "25P03",  # read-only database (maintenance, a replica, a full disk), session idle for too long
    "40001", "40P01", "55P03", "55006",  # conflicts with a lock or another transaction
    "57014",  # statement timeout
    "PGRST000", "PGRST001", "PGRST002", "PGRST003",  # PostgREST has no free connection to its database
})  # fmt: skip
TRANSIENT_CLASSES = ("08", "53", "57P0")  # connections, resources (disk, memory, connections), shutting down
PROJECT_WIDE = frozenset({"25006", "PGRST000", "PGRST001", "PGRST002", "PGRST003"})
PROJECT_WIDE_CLASSES = TRANSIENT_CLASSES
INVALID = frozenset({"23514"})  # a CHECK
INVALID_CLASSES = ("22",)  # out of range, not a number, a character that text can't hold
ROW_CODE_CLASSES = frozenset({"23", "42"})  # constraints and rights, even with a status of 5xx
POSTGREST_CODE = "PGRST"  # in a SchemaChanged: PostgREST refuses the request, not a trigger one row
# The two meanings of a 409: the row (or its day, or module) is there already, or its parent isn't.
EXISTS, NO_PARENT, NO_RIGHT = "23505", "23503", "42501"
NO_SUCH_KEY = "42P10"  # the UNIQUE that ``on_conflict`` names is no more
BUSY = frozenset({408, 429})
RETRY_AFTER = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4), timedelta(hours=24))

UNANSWERED, GATEWAY = "unanswered", "gateway"  # in place of a code: no response, or one that isn't the server's

HANGS = 3  # in a cycle; each costs 20 s
HANGS_OF_BULKS = 2  # then halving goes on in the next round or cycle, so that other rows need not wait
IN_A_ROW = 12  # more than halving a bulk down to one bad row takes
PROJECT_WIDE_IN_A_ROW = 3
REFUSED_IN_A_ROW = 50
MOST_FAILED_SECONDS = 60.0  # spent on failing requests in one cycle
FAILURES_FORGIVEN = 5  # of one row while no other send shows whether it is the row (docs/sync.md, rule 23)

Failure = RequestRefused | Offline


class RowId(NamedTuple):
    """A row, by its table and id."""

    table: str
    row_id: str


class PushFailures:
    """The failed sends of one cycle; ``begin_round`` is called at the start of each round."""

    def __init__(self, context: SyncContext, user_id: str) -> None:
        self._context, self._outbox, self._user_id = context, context.outbox, user_id
        self._rows = 0
        self._failed_alone: Counter[RowId] = Counter()  # how often a row failed by itself
        self._set_aside_rows: set[RowId] = set()  # not to be sent again in this cycle
        self._suspects: set[RowId] = set()
        self._noted: Counter[RowId] = Counter()  # failures that this round has noted, those of a bulk among them
        self._unsent: dict[RowId, Failure] = {}
        self._in_a_row: list[tuple[str, str, Verdict]] = []  # table, code and kind of the failures since a success
        self._stopped_tables: dict[str, Failure | None] = {}
        self._stopped_by: Failure | None = None
        self._hangs = 0
        self._spent, self._since = 0.0, context.clock.monotonic()
        self._reachable = self._succeeded = False

    def begin_round(self, rows: int) -> None:
        """Start a round; the first one says how many rows are pending."""
        self._rows = self._rows or rows
        self._noted.clear()
        self._since = self._context.clock.monotonic()

    @property
    def unsent_error(self) -> Failure | None:
        """Why a change that this cycle should have sent is still pending; None if there is none."""
        errors = sorted(self._unsent.values(), key=lambda error: isinstance(error, RequestRefused))
        return as_busy(errors[0]) if errors else None

    def should_send(self, table: SyncedTable, row_id: str) -> bool:
        """True if sending this row now is worth a request."""
        row = RowId(table.name, row_id)
        if row in self._set_aside_rows:
            return False
        stopped = self._stopped_by or self._stopped_tables.get(table.name)
        if stopped:
            self._unsent.setdefault(row, stopped)
        if stopped or table.name in self._stopped_tables:
            return False
        return self._succeeded or not self._failed_alone[row]

    def to_send(self, table: SyncedTable, ids: Sequence[str]) -> Sequence[str]:
        """Return those of these rows that are worth a request now."""
        if not (self._set_aside_rows or self._failed_alone or self._stopped_by or self._stopped_tables):
            return ids
        return [row_id for row_id in ids if self.should_send(table, row_id)]

    def succeeded(self, table: SyncedTable, ids: Iterable[str]) -> None:
        """Note that the server accepted these rows, so it is reachable and takes writes."""
        self._succeeded = True
        self._in_a_row.clear()
        self.answered(table, ids)

    def answered(self, table: SyncedTable, ids: Iterable[str]) -> None:
        """Note that the server responded about these rows; an earlier error no longer explains why they are pending."""
        self._reachable = True
        self._since = self._context.clock.monotonic()
        if self._unsent:
            for row_id in ids:
                self._unsent.pop(RowId(table.name, row_id), None)

    def bulk_failed(self, table: SyncedTable, ids: Iterable[str], error: Failure) -> bool:
        """Return whether to look for the row that made this bulk fail. Raises the error if the push has to end."""
        kind = self._note_failure(table, error)
        row_ids = [RowId(table.name, row_id) for row_id in ids]
        if kind in {Verdict.TRANSIENT, Verdict.UNCLEAR}:
            self._suspect(table, row_ids, error)
            self._check_server(error, kind)
        self._enforce_limits(table, error, kind)
        too_long = isinstance(error, Offline) and error.timed_out and self._hangs >= HANGS_OF_BULKS
        if self._stopped_by or too_long or table.name in self._stopped_tables:
            if kind in {Verdict.TRANSIENT, Verdict.UNCLEAR}:
                self._unsent.update(dict.fromkeys(row_ids, error))
            return False
        return True

    def row_failed(self, table: SyncedTable, change: Pending, error: Failure) -> None:
        """Set the row aside, or leave it pending. Raises the error if the push has to end."""
        row = RowId(table.name, change.row_id)
        # It may have been read after its bulk failed: that is the same failure, and no sign of a faulty row.
        change = change._replace(failures=max(0, change.failures - self._noted[row]))
        kind = self._note_failure(table, error)
        if kind in {Verdict.REFUSED, Verdict.INVALID}:
            self.set_aside(table, change, refusal(table, error), code_of(error), invalid=kind is Verdict.INVALID)
        else:
            failed_before = row in self._suspects or bool(
                change.failures and change.code and not is_transient(change.code)
            )
            self._suspect(table, [row], error)
            self._unsent[row] = error
            self._failed_alone[row] += 1
            self._check_server(error, kind)
            if kind is Verdict.TRANSIENT:
                self._set_aside_rows.add(row)
            elif failed_before and self._is_faulty(change) and self._server_answers(error):
                self.set_aside(table, change, reason_for(error), code_of(error))
        self._enforce_limits(table, error, kind)

    def set_aside(
        self, table: SyncedTable, change: Pending, reason: Sentence, code: str, *, invalid: bool = False
    ) -> None:
        """Mark a change as refused; it isn't sent again in this cycle, and if ``invalid`` not before it is edited."""
        again = None if invalid else next_try(change.failures + 1 if change.refused else 1, self._context.now)
        self._outbox.refuse(table.mirrored, change.row_id, reason, code, again)
        row = RowId(table.name, change.row_id)
        self._set_aside_rows.add(row)
        self._unsent.pop(row, None)

    # -- the row or the server ----------------------------------------------------------------------------------------

    def _is_faulty(self, change: Pending) -> bool:
        """True if the row is the cause: other rows succeeded, there are no others, or it failed often enough."""
        return self._succeeded or self._rows <= 1 or change.refused or change.failures >= FAILURES_FORGIVEN

    def _check_server(self, error: Failure, kind: Verdict) -> None:
        """Raise the error if it concerns all requests: no connection, a wait was asked for, or a harmless one fails."""
        if isinstance(error, Offline) and (not error.sent or asks_to_wait(error)):
            raise error
        if kind is Verdict.UNCLEAR and not self._reachable and not self._server_answers(error):
            raise error

    def check_account_once(self) -> None:
        """Ask for the account's own row, unless the server has responded in this cycle."""
        if not self._reachable:
            self.check_account()

    def _server_answers(self, error: Failure) -> bool:
        """True if the server responds: with an error code of its own, or by showing the account's own row."""
        if isinstance(error, RequestRefused) or (isinstance(error, ServerBusy) and error.code):
            return True
        try:
            self.check_account()
        except Stopped:
            raise
        except (RequestRefused, Offline):
            return False
        return True

    def check_account(self) -> None:
        """Ask for the account's own row. Raises AccountProblem if the server doesn't show it any more."""
        self._context.check_cancelled()
        mine = equals("id", self._user_id)
        rows = self._context.rest.select(USERS_TABLE.name, columns=["id"], filters=[mine], order="id.asc", limit=1)
        if not rows:
            raise error_of_hidden_row(self._context)
        self._reachable = True

    # -- consequences -------------------------------------------------------------------------------------------------

    def _note_failure(self, table: SyncedTable, error: Failure) -> Verdict:
        if isinstance(error, Stopped) or (isinstance(error, RequestRefused) and is_schema_error(error)):
            raise error
        now = self._context.clock.monotonic()
        kind = verdict(error)
        if kind not in {Verdict.REFUSED, Verdict.INVALID}:
            self._spent += now - self._since
        self._since = now
        self._hangs += isinstance(error, Offline) and error.timed_out
        self._in_a_row.append((table.name, code_of(error), kind))
        return kind

    def _suspect(self, table: SyncedTable, row_ids: Sequence[RowId], error: Failure) -> None:
        self._suspects.update(row_ids)
        self._noted.update(row_ids)
        ids = [row.row_id for row in row_ids]
        self._outbox.note_failures(table.mirrored, ids, error.message, code_of(error))

    def _enforce_limits(self, table: SyncedTable, error: Failure, kind: Verdict) -> None:
        """Stop sending to a table, or at all, after too many failures in a row."""
        same = self._in_a_row.count((table.name, code_of(error), kind))
        unclear = sum(each is Verdict.UNCLEAR for _, _, each in self._in_a_row)
        if kind is Verdict.REFUSED and same > REFUSED_IN_A_ROW:
            self._stopped_tables[table.name] = None  # the others stay pending for the next cycle
        elif kind is Verdict.TRANSIENT and same >= (PROJECT_WIDE_IN_A_ROW if is_project_wide(error) else IN_A_ROW):
            others = [name for name, why in self._stopped_tables.items() if why and code_of(why) == code_of(error)]
            self._stopped_tables[table.name] = error
            if others:
                self._stopped_by = error
        elif kind is Verdict.UNCLEAR and (self._hangs >= HANGS or unclear >= IN_A_ROW):
            self._stopped_by = error
        if self._spent > MOST_FAILED_SECONDS:
            self._stopped_by = error


# -- what an error means -----------------------------------------------------------------------------------------------


class Verdict(StrEnum):
    """What a failed send means for its row."""

    TRANSIENT = "transient"  # nothing: it stays pending and is sent again soon
    REFUSED = "refused"  # set aside, and sent again after the times in RETRY_AFTER
    INVALID = "invalid"  # set aside until an edit, or until the user asks
    UNCLEAR = "unclear"  # the row or the connection: a harmless request shows which


def verdict(error: RequestRefused | Offline) -> Verdict:
    """Return what the error of one write means for its row."""
    code = error.code if isinstance(error, RequestRefused | ServerBusy) else ""
    if is_transient(code) or asks_to_wait(error):
        return Verdict.TRANSIENT
    if _matches(code, INVALID, INVALID_CLASSES):
        return Verdict.INVALID
    if isinstance(error, SchemaChanged):
        return Verdict.UNCLEAR
    return Verdict.REFUSED if isinstance(error, RequestRefused) or code[:2] in ROW_CODE_CLASSES else Verdict.UNCLEAR


def already_exists(error: RequestRefused | Offline) -> bool:
    """True if the server has a row with this id, day or module already; an insert then reads it (docs/sync.md, 19)."""
    return isinstance(error, RequestRefused) and error.code == EXISTS


def lacks_parent(error: RequestRefused | Offline) -> bool:
    """True if the row that this one belongs to isn't on the server; for most tables that is the account's own."""
    return isinstance(error, RequestRefused) and error.code == NO_PARENT


def lacks_key(error: RequestRefused | Offline) -> bool:
    """True if the server has dropped the UNIQUE by which an insert is idempotent."""
    return isinstance(error, RequestRefused) and error.code == NO_SUCH_KEY


def asks_to_wait(error: RequestRefused | Offline) -> bool:
    """True if the server asks to send no requests for now."""
    return isinstance(error, ServerBusy) and (error.status in BUSY or error.retry_after is not None)


def is_project_wide(error: RequestRefused | Offline) -> bool:
    """True if a transient error concerns the whole project and not one row."""
    code = error.code if isinstance(error, RequestRefused | ServerBusy) else ""
    return _matches(code, PROJECT_WIDE, PROJECT_WIDE_CLASSES)


def code_of(error: RequestRefused | Offline) -> str:
    """Return the server's error code, else the HTTP status, else UNANSWERED or GATEWAY."""
    if isinstance(error, RequestRefused | ServerBusy):
        return error.code or str(error.status or GATEWAY)
    return GATEWAY if error.status else UNANSWERED


def is_schema_error(error: RequestRefused) -> bool:
    """True if PostgREST says that tables or columns are others; a trigger with that error concerns one row."""
    return isinstance(error, SchemaChanged) and error.code.startswith(POSTGREST_CODE)


def is_transient(code: str) -> bool:
    """True if this code says nothing about the row that was sent."""
    return _matches(code, TRANSIENT, TRANSIENT_CLASSES) or code in {str(status) for status in BUSY}


def as_busy(error: RequestRefused | Offline) -> RequestRefused | Offline:
    """Return the error with which a cycle ends: ServerBusy for transient refusals, whatever their status."""
    if isinstance(error, RequestRefused) and verdict(error) is Verdict.TRANSIENT:
        return ServerBusy(error.message, None, error.code)
    return error


def refusal(table: SyncedTable, error: RequestRefused | Offline) -> Sentence:
    """Return the sentence for a row that the server refused."""
    if table is USERS_TABLE and code_of(error) == NO_RIGHT:
        return Sentence(
            "This project doesn't let you change your profile. Ask its owner to apply the migrations in"
            " resources/supabase. {refusal}",
            refusal=error.message,
        )
    return error.message


def reason_for(error: RequestRefused | Offline) -> Sentence:
    """Return the sentence for a row that fails while other requests succeed."""
    if isinstance(error, RequestRefused) or (isinstance(error, ServerBusy) and error.code):
        return error.message
    if error.timed_out:
        return Sentence("The server doesn't reply when this is sent, although it replies to other requests.")
    if error.status:
        return Sentence(
            "Something between this computer and the server blocks this (HTTP {status}), although other "
            "requests get through.",
            status=error.status,
        )
    return Sentence("The connection breaks when this is sent, although other requests succeed.")


def next_try(failures: int, now: datetime) -> datetime:
    """Return when a row that was refused ``failures`` times is sent again by itself."""
    return now + RETRY_AFTER[min(max(failures, 1), len(RETRY_AFTER)) - 1]


def _matches(code: str, codes: frozenset[str], classes: tuple[str, ...]) -> bool:
    return code in codes or (len(code) == 5 and code.startswith(classes))
