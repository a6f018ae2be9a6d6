"""What one cycle makes of sends that fail: is it the row, or the server, and what is still worth a request.

A code of the server's tells mostly (refusals.py). Where none does (a page of HTML, a hang, a broken connection), a
harmless request shows whether the server is there, and a row that fails twice while others pass is set aside. All of
that is bounded in requests and in time; ``failures`` of a pending change is what the next cycle knows of it: who failed
is sent after everybody else, alone at first (push.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from organic_desktop.core.errors import AccountProblem, Offline, RequestRefused, SchemaChanged, ServerBusy, Stopped
from organic_desktop.core.messages import Sentence
from organic_desktop.remote.rest import equals
from organic_desktop.store.row_state import Pending
from organic_desktop.sync.context import Exchange
from organic_desktop.sync.tables import USERS_TABLE, SyncedTable

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


HANGS = 3  # in a cycle: each costs 20 s
HANGS_OF_BULKS = 2  # then the rest of the halving is the next round's, or cycle's: others are not to wait for it
IN_A_ROW = 12  # more than halving a bulk down to one bad row takes
OF_THE_PROJECT_IN_A_ROW = 3
REFUSED_IN_A_ROW = 50
PATIENCE_SECONDS = 60.0  # for requests that fail, in one cycle
FAILURES_FORGIVEN = 5  # over one row, where nothing else is there to tell whose fault it is (pitfall 23)

Failure = RequestRefused | Offline


class Place(NamedTuple):
    """A row, by its table and id."""

    table: str
    row_id: str


class Failures:
    """Of one cycle, which ``begin`` tells how many rows it is to send."""

    def __init__(self, exchange: Exchange, user_id: str) -> None:
        self._exchange, self._mirror, self._user_id = exchange, exchange.mirror, user_id
        self._rows = 0
        self._alone: Counter[Place] = Counter()  # how often a row failed by itself
        self._settled: set[Place] = set()  # not to be sent again in this cycle
        self._suspects: set[Place] = set()
        self._left: dict[Place, Failure] = {}
        self._in_a_row: list[tuple[str, str, Verdict]] = []  # table, code and kind of the failures since a success
        self._closed: dict[str, Failure | None] = {}
        self._over: Failure | None = None
        self._hangs = 0
        self._spent, self._since = 0.0, exchange.clock.monotonic()
        self._there = self._passed = False

    def begin(self, rows: int) -> None:
        """A round begins; the first one says how many rows wait."""
        self._rows = self._rows or rows
        self._since = self._exchange.clock.monotonic()

    @property
    def left(self) -> Failure | None:
        """Why something waits that this cycle should have sent; None if nothing does."""
        errors = sorted(self._left.values(), key=lambda error: isinstance(error, RequestRefused))
        return as_busy(errors[0]) if errors else None

    def may_send(self, table: SyncedTable, row_id: str) -> bool:
        """Whether a send of this row is worth its request now."""
        place = Place(table.name, row_id)
        if place in self._settled:
            return False
        stopped = self._over or self._closed.get(table.name)
        if stopped:
            self._left.setdefault(place, stopped)
        if stopped or table.name in self._closed:
            return False
        return self._passed or not self._alone[place]

    def succeeded(self, table: SyncedTable, ids: Iterable[str]) -> None:
        """The server took these rows; so whatever failed before, it is there."""
        self._passed = True
        self._in_a_row.clear()
        self.answered(table, ids)

    def answered(self, table: SyncedTable, ids: Iterable[str]) -> None:
        """The server said what is the matter with these rows; if they wait still, it isn't for that."""
        self._there = True
        self._since = self._exchange.clock.monotonic()
        for row_id in ids:
            self._left.pop(Place(table.name, row_id), None)

    def settled(self, table: SyncedTable, row_id: str) -> None:
        """The row was set aside for a reason that no error told."""
        self._settled.add(Place(table.name, row_id))
        self._left.pop(Place(table.name, row_id), None)

    def of_bulk(self, table: SyncedTable, ids: Iterable[str], error: Failure) -> bool:
        """Whether it is worth while to look for the row that made this bulk fail. Raises where nothing is."""
        said = self._begin(table, error)
        places = [Place(table.name, row_id) for row_id in ids]
        if said in {Verdict.PASSING, Verdict.UNCLEAR}:
            self._suspect(table, places, error)
            self._look_for_the_server(error, said)
        self._mind_the_limits(table, error, said)
        too_long = isinstance(error, Offline) and error.timed_out and self._hangs >= HANGS_OF_BULKS
        if self._over or too_long or table.name in self._closed:
            if said in {Verdict.PASSING, Verdict.UNCLEAR}:
                self._left.update(dict.fromkeys(places, error))
            return False
        return True

    def of_row(self, table: SyncedTable, change: Pending, error: Failure) -> None:
        """Set the row aside, or let it wait. Raises where the server isn't there at all."""
        place = Place(table.name, change.row_id)
        said = self._begin(table, error)
        if said in {Verdict.REFUSED, Verdict.HOPELESS}:
            self._set_aside(table, change, error.message, code_of(error), hopeless=said is Verdict.HOPELESS)
        else:
            failed_before = place in self._suspects or bool(
                change.failures and change.code and not is_passing(change.code)
            )
            self._suspect(table, [place], error)
            self._left[place] = error
            self._alone[place] += 1
            self._look_for_the_server(error, said)
            if said is Verdict.PASSING:
                self._settled.add(place)
            elif failed_before and self._is_to_blame(change) and self._answers(error):
                self._set_aside(table, change, why_set_aside(error), code_of(error))
        self._mind_the_limits(table, error, said)

    # -- whose fault it is --------------------------------------------------------------------------------------------

    def _is_to_blame(self, change: Pending) -> bool:
        """Whether a row that failed twice is what fails: others passed, or there is none, or it was often enough."""
        return self._passed or self._rows <= 1 or change.refused or change.failures >= FAILURES_FORGIVEN

    def _look_for_the_server(self, error: Failure, said: Verdict) -> None:
        """Raise the error if it isn't one request's: no connection, a wish to wait, or a harmless request fails too."""
        if isinstance(error, Offline) and (not error.sent or asks_to_wait(error)):
            raise error
        if said is Verdict.UNCLEAR and not self._there and not self._answers(error):
            raise error

    def find_account_once(self) -> None:
        """Ask for the account's own row, unless it is known by now that the server has it."""
        if not self._there:
            self.find_account()

    def _answers(self, error: Failure) -> bool:
        """Whether the server shows the account's own row; its own words are an answer, too."""
        if isinstance(error, RequestRefused) or (isinstance(error, ServerBusy) and error.code):
            return True
        try:
            self.find_account()
        except Stopped:
            raise
        except (RequestRefused, Offline):
            return False
        return True

    def find_account(self) -> None:
        """Ask for the account's own row. Raises AccountProblem where there is none any more."""
        self._exchange.check()
        mine = equals("id", self._user_id)
        rows = self._exchange.rest.select(USERS_TABLE.name, columns=["id"], filters=[mine], order="id.asc", limit=1)
        if not rows:
            raise AccountProblem("The server no longer has this account's data: it was removed.")
        self._there = True

    # -- what is done about it ----------------------------------------------------------------------------------------

    def _begin(self, table: SyncedTable, error: Failure) -> Verdict:
        if isinstance(error, Stopped) or (isinstance(error, RequestRefused) and of_our_tables(error)):
            raise error
        now = self._exchange.clock.monotonic()
        said = verdict(error)
        if said not in {Verdict.REFUSED, Verdict.HOPELESS}:
            self._spent += now - self._since
        self._since = now
        self._hangs += isinstance(error, Offline) and error.timed_out
        self._in_a_row.append((table.name, code_of(error), said))
        return said

    def _suspect(self, table: SyncedTable, places: Sequence[Place], error: Failure) -> None:
        self._suspects.update(places)
        ids = [place.row_id for place in places]
        self._mirror.note_failures(table.mirrored, ids, error.message, code_of(error))

    def _set_aside(
        self,
        table: SyncedTable,
        change: Pending,
        reason: Sentence,
        code: str,
        *,
        hopeless: bool = False,
    ) -> None:
        again = None if hopeless else next_try(change.failures + 1 if change.refused else 1, self._exchange.now)
        self._mirror.refuse(table.mirrored, change.row_id, reason, code, again)
        self.settled(table, change.row_id)

    def _mind_the_limits(self, table: SyncedTable, error: Failure, said: Verdict) -> None:
        """Stop sending to a table, or at all, where one failure follows another."""
        same = self._in_a_row.count((table.name, code_of(error), said))
        unclear = sum(each is Verdict.UNCLEAR for _, _, each in self._in_a_row)
        if said is Verdict.REFUSED and same > REFUSED_IN_A_ROW:
            self._closed[table.name] = None  # they aren't refused by guess: the next cycle goes on
        elif said is Verdict.PASSING and same >= (OF_THE_PROJECT_IN_A_ROW if is_of_the_project(error) else IN_A_ROW):
            others = [name for name, why in self._closed.items() if why and code_of(why) == code_of(error)]
            self._closed[table.name] = error
            if others:
                self._over = error
        elif said is Verdict.UNCLEAR and (self._hangs >= HANGS or unclear >= IN_A_ROW):
            self._over = error
        if self._spent > PATIENCE_SECONDS:
            self._over = error
