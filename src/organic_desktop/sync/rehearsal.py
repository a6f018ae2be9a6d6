"""Rehearsal: what a sync would send, receive, merge and remove, found out without doing it.

The engine itself runs, on a copy of the file and with a client that only reads: what is said is decided by the code
that will do it (decision 0090). Where the copy is, and when it is deleted, is ``app/rehearsal.py``'s.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, ClassVar

from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import DecisionNeeded, Offline, RequestRefused, Stopped
from organic_desktop.remote.client import Client
from organic_desktop.remote.rest import Bearer, Filter, RestClient, Row, RowAnswer, RowEdit
from organic_desktop.store.apply_remote import Merged, Sides
from organic_desktop.store.codec import Values, canonical_in_part, read_row
from organic_desktop.store.comparison import ComparedFile, comparing, shown
from organic_desktop.store.database import Database
from organic_desktop.store.outbox import Outbox, Trying
from organic_desktop.store.row_state import Pending, key_of
from organic_desktop.store.types import instant_text, same_version
from organic_desktop.sync.bulk_update import changed_values
from organic_desktop.sync.context import CycleWatcher, batches
from organic_desktop.sync.engine import SyncEngine
from organic_desktop.sync.status import Missing
from organic_desktop.sync.tables import BY_NAME, TABLES, SyncedTable

STAMPS = ("created_at", "updated_at")
_TEXTS = ("content", "topic", "full_name")  # what a row without a day or module is called by


class How(StrEnum):
    """What would become of a row, where it would be sent to or received."""

    NEW = "new"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True)
class RehearsedColumn:
    """A column in which the two sides differ; values are Python's own. ``rule``: a value would give way by it."""

    column: str
    mine: Any
    theirs: Any
    result: Any
    rule: str = ""


@dataclass(frozen=True)
class RehearsedRow:
    """One row of a rehearsal; ``key`` is its day or module, ``text`` its topic or words, "" if it has none.

    ``asks``: nothing would happen to it before the user has decided.
    """

    table: str
    row_id: str
    key: str
    how: How
    columns: tuple[RehearsedColumn, ...] = ()
    text: str = ""
    asks: bool = False


@dataclass(frozen=True)
class Rehearsal:
    """What a sync would do, by rows. ``problem`` is the error with which it would end, None if all goes well.

    Whether the server takes what is sent only a sync finds out. If it can't be reached, ``send`` is all that waits.
    """

    send: tuple[RehearsedRow, ...] = ()
    receive: tuple[RehearsedRow, ...] = ()
    merge: tuple[RehearsedRow, ...] = ()
    remove: tuple[RehearsedRow, ...] = ()
    problem: Offline | RequestRefused | None = None

    @property
    def is_empty(self) -> bool:
        """True if nothing would change on either side."""
        return not (self.send or self.receive or self.merge or self.remove)

    @property
    def asks(self) -> bool:
        """True if the user would have to decide about rows that the server lost, or has in an older state."""
        return any(row.asks for row in self.remove)


def rehearse(
    original: ComparedFile,
    copy: Database,
    client: Client,
    bearer: Bearer,
    clock: Clock,
    *,
    user_id: str,
    cancelled: Callable[[], bool],
    missing: Missing = Missing.ASK,
    trying: Trying = Trying.ASKED,
) -> Rehearsal:
    """Run a full cycle on the ``copy`` of the file that ``original`` is a snapshot of, and say what it did there.

    ``client`` must only read. Raises SignInNeeded, AccountProblem, Stopped, or a StoreError.
    """
    rest, watched = RehearsalRest(client, bearer, clock), _Watched()
    engine = SyncEngine(copy, client, bearer, clock, cancelled, lambda _: None, rest=rest, watcher=watched)
    problem: Offline | RequestRefused | None = None
    try:
        engine.cycle(user_id, thorough=True, missing=missing, trying=trying)
    except DecisionNeeded:
        pass  # ``watched`` knows about which rows
    except Stopped:
        raise
    except (Offline, RequestRefused) as error:
        problem = error
    send = list(_sent(rest))
    if isinstance(problem, Offline):
        send += _waiting(copy, Outbox(copy, clock), trying, without={row.row_id for row in send})
    with comparing(copy) as after:
        return Rehearsal(
            tuple(send),
            tuple(_received(watched, original, after)),
            tuple(_merged(watched)),
            (*_removed(original, after), *_held(watched, original)),
            problem,
        )


# -- the server, as a rehearsal sees it -------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Send:
    """What would be sent of a row: as it would be on the server afterwards, and there before; None for no row."""

    row: Row | None
    before: Row | None


class RehearsalRest(RestClient):
    """A project's tables as a cycle would leave them: what is written is kept here, on top of what is read.

    A write succeeds if the server has the version that it names. ``sends`` are by table and id.
    """

    def __init__(self, client: Client, bearer: Bearer, clock: Clock) -> None:
        super().__init__(client, bearer)
        self._clock = clock
        self.sends: dict[tuple[str, str], _Send] = {}

    def select(
        self, table: str, *, columns: Sequence[str], filters: Sequence[Filter] = (), order: str, limit: int
    ) -> list[Row]:
        """Read rows; those that would have been written are as they would be."""
        rows = super().select(table, columns=columns, filters=filters, order=order, limit=limit)
        there = list[Row]()
        for row in rows:
            send = self.sends.get((table, str(row.get("id"))))
            if send is None:
                there.append(row)
            elif send.row is not None:
                there.append({name: send.row.get(name) for name in row})
        return there

    def insert(self, table: str, rows: Sequence[Mapping[str, Any]], *, on_conflict: str) -> list[Row]:
        """Keep new rows with the stamps that the server would set."""
        now = instant_text(self._clock.now())
        stamps = [name for name in STAMPS if name in BY_NAME[table].mirrored.columns]
        made = [{**row, **{name: row.get(name) or now for name in stamps}} for row in rows]
        for row in made:
            self._keep(table, row["id"], row, None)
        return made

    def update(
        self, table: str, row_id: str, version: str | None, changes: Mapping[str, Any], *, columns: Sequence[str]
    ) -> Row | None:
        """Change a row, if it has the version."""
        return self._changed(table, self._as_they_are(table, [row_id]).get(row_id), version, changes, columns)

    def update_many(self, table: str, edits: Sequence[RowEdit], *, columns: Sequence[str]) -> list[RowAnswer] | None:
        """Change rows that have their versions."""
        found, answers = self._as_they_are(table, [edit.row_id for edit in edits]), list[RowAnswer]()
        for edit in edits:
            row = self._changed(table, found.get(edit.row_id), edit.version, edit.changes, columns)
            answers.append(RowAnswer(row is not None, row or found.get(edit.row_id)))
        return answers

    def delete(self, table: str, row_id: str, version: str | None) -> bool:
        """Delete a row, if it has the version."""
        row = self._as_they_are(table, [row_id]).get(row_id)
        if row is None or not same_version(row["updated_at"], version):
            return False
        self._keep(table, row_id, None, row)
        return True

    def _changed(
        self, table: str, row: Row | None, version: str | None, changes: Mapping[str, Any], columns: Sequence[str]
    ) -> Row | None:
        if row is None or not same_version(row["updated_at"], version):
            return None
        changed = {**row, **changes, "updated_at": instant_text(self._clock.now())}
        self._keep(table, row["id"], changed, row)
        return {name: changed[name] for name in columns}

    def _keep(self, table: str, row_id: str, row: Row | None, before: Row | None) -> None:
        earlier = self.sends.get((table, row_id))
        self.sends[table, row_id] = _Send(row, earlier.before if earlier else before)

    def _as_they_are(self, table: str, ids: Sequence[str]) -> dict[str, Row]:
        """Return whole rows by id: those that would have been written, and the others as the server has them."""
        sends = {row_id: self.sends[table, row_id] for row_id in ids if (table, row_id) in self.sends}
        found = {row_id: send.row for row_id, send in sends.items() if send.row is not None}
        columns = BY_NAME[table].mirrored.columns
        for batch in batches(sorted(set(ids) - sends.keys())):
            left = set(batch)
            while left:  # a page may be shorter than asked for; only an empty one is the last
                named = ("id", f"in.({','.join(sorted(left))})")
                rows = super().select(table, columns=columns, filters=[named], order="id.asc", limit=len(left))
                found |= {row["id"]: row for row in rows}
                if left.isdisjoint(found):
                    break
                left -= found.keys()
        return found


# -- what the cycle decided -------------------------------------------------------------------------------------------


@dataclass
class _Watched(CycleWatcher):
    """What a cycle decided, by table."""

    rehearses: ClassVar[bool] = True

    ids: dict[SyncedTable, dict[str, None]] = field(default_factory=dict)
    merges: dict[tuple[SyncedTable, str], tuple[Sides, Merged]] = field(default_factory=dict)
    gone: dict[SyncedTable, set[str]] = field(default_factory=dict)
    older: dict[SyncedTable, set[str]] = field(default_factory=dict)

    def merged(self, table: SyncedTable, sides: Sides, merged: Merged) -> None:
        self.merges[table, sides.theirs["id"]] = sides, merged

    def received(self, table: SyncedTable, ids: Collection[str]) -> None:
        self.ids.setdefault(table, {}).update(dict.fromkeys(ids))

    def held(self, table: SyncedTable, gone: Collection[str], older: Collection[str]) -> None:
        self.gone.setdefault(table, set()).update(gone)
        self.older.setdefault(table, set()).update(set(older) - set(gone))


def _merged(watched: _Watched) -> Iterator[RehearsedRow]:
    """Yield the rows that both sides changed, with the columns in which they differ."""
    for (table, row_id), (sides, merged) in watched.merges.items():
        rules = {loss.column: loss.rule for loss in merged.losses}
        columns = tuple(
            RehearsedColumn(name, sides.mine[name], sides.theirs[name], merged.values[name], rules.get(name, ""))
            for name in table.mirrored.editable
            if sides.mine[name] != sides.theirs[name]
        )
        if columns:
            yield _row(table, row_id, sides.theirs, How.CHANGED, columns)


def _received(watched: _Watched, before: ComparedFile, after: ComparedFile) -> Iterator[RehearsedRow]:
    """Yield the rows that came in and changed something here; merged rows are listed as such."""
    merged = {key for key, (sides, _) in watched.merges.items() if _differ(key[0], sides.mine, sides.theirs)}
    for table in TABLES:
        ids = [row_id for row_id in watched.ids.get(table, {}) if (table, row_id) not in merged]
        for batch in batches(ids):
            was, now = (each.rows(table.mirrored, batch) for each in (before, after))
            for row_id in (row_id for row_id in batch if row_id in now):
                if row_id not in was:
                    yield _row(table, row_id, now[row_id], How.NEW, _whole(table, now[row_id]))
                elif columns := _differences(table, was[row_id], now[row_id]):
                    yield _row(table, row_id, now[row_id], How.CHANGED, columns)


def _removed(before: ComparedFile, after: ComparedFile) -> Iterator[RehearsedRow]:
    """Yield the rows that left; one whose day or module is there under another id has only got the server's id."""
    for table in TABLES:
        ids = sorted(before.ids(table.mirrored) - after.ids(table.mirrored))
        for batch in batches(ids):
            for row_id, row in before.rows(table.mirrored, batch).items():
                if not after.has_key_of(table.mirrored, row):
                    yield _row(table, row_id, row, How.DELETED)


def _held(watched: _Watched, before: ComparedFile) -> Iterator[RehearsedRow]:
    """Yield the rows about which the user would be asked."""
    for table in TABLES:
        for how, ids in ((How.DELETED, watched.gone), (How.CHANGED, watched.older)):
            for batch in batches(sorted(ids.get(table, ()))):
                for row_id, row in before.rows(table.mirrored, batch).items():
                    yield replace(_row(table, row_id, row, how), asks=True)


def _sent(rest: RehearsalRest) -> Iterator[RehearsedRow]:
    for (name, row_id), send in rest.sends.items():
        table = BY_NAME[name]
        before, now = (row and _from_server(table, row) for row in (send.before, send.row))
        if now is None:
            if before is not None:
                yield _row(table, row_id, before, How.DELETED)
        elif before is None:
            yield _row(table, row_id, now, How.NEW, _whole(table, now))
        else:
            columns = _differences(table, now, before, sending=True)
            yield _row(table, row_id, now, How.CHANGED, columns)


def _waiting(copy: Database, outbox: Outbox, trying: Trying, without: Collection[str]) -> Iterator[RehearsedRow]:
    """Yield what waits to be sent, for a server that can't be reached."""
    for table in TABLES:
        ids = [row_id for kinds in outbox.queue(table.mirrored, trying) for some in kinds for row_id in some]
        for change in outbox.pending(table.mirrored, [row_id for row_id in ids if row_id not in without]):
            if row := _unsent(table, change):
                yield row


def _unsent(table: SyncedTable, change: Pending) -> RehearsedRow | None:
    if change.row is None:
        if change.base is None:
            return None
        return _row(table, change.row_id, shown(table.mirrored, change.base.values), How.DELETED)
    now = shown(table.mirrored, change.row)
    if change.is_new or change.base is None:
        return _row(table, change.row_id, now, How.NEW, _whole(table, now))
    names, before = changed_values(table, change), shown(table.mirrored, change.base.values)
    columns = tuple(RehearsedColumn(name, now[name], before.get(name), now[name]) for name in names)
    return _row(table, change.row_id, now, How.CHANGED, columns)


# -- rows -------------------------------------------------------------------------------------------------------------


def _row(
    table: SyncedTable, row_id: str, row: Values, how: How, columns: tuple[RehearsedColumn, ...] = ()
) -> RehearsedRow:
    text = next((str(row[name]) for name in _TEXTS if row.get(name)), "")
    return RehearsedRow(table.name, row_id, key_of(row), how, columns, text)


def _whole(table: SyncedTable, row: Values) -> tuple[RehearsedColumn, ...]:
    """Return the values of a new row: the same on both sides, once it is there."""
    values = ((name, row.get(name)) for name in table.mirrored.editable)
    return tuple(RehearsedColumn(name, value, value, value) for name, value in values if value not in (None, []))


def _differences(
    table: SyncedTable, mine: Values, theirs: Values, *, sending: bool = False
) -> tuple[RehearsedColumn, ...]:
    """Return the columns that differ, the day or module among them; the side that is sent is the result."""
    return tuple(
        RehearsedColumn(name, mine[name], theirs[name], mine[name] if sending else theirs[name])
        for name in (*table.mirrored.own_key, *table.mirrored.editable)
        if mine[name] != theirs[name]
    )


def _differ(table: SyncedTable, mine: Values, theirs: Values) -> bool:
    return any(mine[name] != theirs[name] for name in table.mirrored.editable)


def _from_server(table: SyncedTable, row: Row) -> Values:
    return read_row(table.mirrored, canonical_in_part(table.mirrored, row)[0])
