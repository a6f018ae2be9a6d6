"""A page of server rows on its way into the mirror: what is new goes in at once, what meets a local row is merged.

Works inside a transaction of reconciliation.py's; how two versions of a row become one is the caller's ``merge``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection, Select, Text, bindparam, cast, delete, select, update

from organic_desktop.core.messages import Sentence
from organic_desktop.store.attempts import Attempt, Verdict, elsewhere, judge
from organic_desktop.store.bookkeeping import BASE, GHOST, PENDING
from organic_desktop.store.bulk import insert_rows, versions_among
from organic_desktop.store.codec import Plain, Values, among, read_row
from organic_desktop.store.conflicts import Loss, note_losses
from organic_desktop.store.journal import Change, Edit, update_row
from organic_desktop.store.regressed import regressed_among
from organic_desktop.store.removed import move_overwritten, note_overwritten
from organic_desktop.store.row_state import (
    Pending,
    Received,
    ServerRow,
    bases,
    clear_attempts,
    edited_at,
    forget,
    ids_in_mirror,
    is_row,
    keep_bases,
    kept_attempts,
    pending_change,
)
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, Mirrored
from organic_desktop.store.types import same_version
from organic_desktop.store.unreadable import (
    REFUSED_HERE,
    bring_or_keep_aside,
    ids_aside,
    keep_aside,
    keep_orphans_aside,
    rows_aside,
    taken_of,
)


class ServerEdit(Edit):
    """Rows of the server on their way in, one at a time: each write is journaled, and updates the pending change."""

    def __init__(self, connection: Connection, at: datetime) -> None:
        super().__init__(connection, at, "sync")

    def find(self, mirrored: Mirrored, key: Values) -> Values | None:
        """The row with this natural key; None, too, for a table that has none."""
        if not key:
            return None
        found = self.connection.execute(_the_row_of(mirrored, tuple(key)), key).mappings().first()
        return dict(found) if found else None

    def messages_of(self, mirrored: Mirrored, row_id: str) -> list[Values]:
        """The messages of a conversation; rows of other tables have no children."""
        if mirrored is not CONVERSATIONS:
            return []
        return [dict(found) for found in self.connection.execute(_ITS_MESSAGES, {"this": row_id}).mappings()]

    def change(self, mirrored: Mirrored, row: Values, changes: Values) -> None:
        """Update the columns of ``row`` that really change."""
        real = {name: value for name, value in changes.items() if row[name] != value}
        if real:
            stamped = {**real, "updated_at": self.at} if mirrored.versioned else real
            self.connection.execute(update_row(mirrored), {"this": row["id"], **stamped})
            self.record_changes(mirrored, row["id"], [Change(name, row[name], new) for name, new in real.items()])

    def delete(self, mirrored: Mirrored, row: Values) -> None:
        """Delete the row, and a conversation's messages before it, for nothing goes by cascade."""
        for message in self.messages_of(mirrored, row["id"]):
            self.delete(MESSAGES, message)
        self.connection.execute(delete(mirrored.table).where(mirrored.table.c.id == row["id"]))
        self.record_deletion(mirrored, row)


@cache
def _the_row_of(mirrored: Mirrored, key: tuple[str, ...]) -> Select[Any]:
    return select(mirrored.table).where(*(mirrored.table.c[name] == bindparam(name) for name in key))


_ITS_MESSAGES = select(MESSAGES.table).where(MESSAGES.table.c.conversation_id == bindparam("this"))


@dataclass(frozen=True)
class Sides:
    """A row as three know it: the last agreement (``base``, {} where both made the row), this computer, the server.

    ``attempts`` are values of ours that may be in the server's row, or not: nobody can tell; ``were_set`` the columns
    that were set here, where others were only added to; ``edited_at`` when each column was last edited here.
    """

    base: Values
    mine: Values
    theirs: Values
    attempts: Sequence[Values] = ()
    were_set: frozenset[str] = frozenset()
    edited_at: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True)
class Merged:
    """The editable columns after a merge, and what was dropped on the way."""

    values: Values
    losses: tuple[Loss, ...] = ()


Merge = Callable[[Mirrored, Sides], Merged]


@dataclass(frozen=True)
class Conditions:
    """What the caller knows beside a page's rows.

    ``server_now`` is the server's time; without it no row is taken for one of a server that went back in time, nor if
    ``accept_older`` says that the user wants the server's. ``gone`` are rows of which the server was asked and has them
    no more. ``again``: rows that were kept aside, or whose conversation was asked for in vain. ``moved`` are rows that
    have another day or module than before, which is news whatever their version.
    """

    server_now: datetime | None = None
    accept_older: bool = False
    gone: frozenset[str] = frozenset()
    again: bool = False
    moved: frozenset[str] = frozenset()


@dataclass
class Applied:
    """What a page did to the mirror: the ids of rows that are news, the number of values that gave way.

    ``orphans`` are rows whose parent isn't here yet, left out. ``blocked`` are rows kept aside because the row named,
    which the server is known to have, holds their day or module; ``regressed`` are rows in an older state than the
    server showed before, left out. ``arrived`` are rows as an insert of ours made them that was never answered, with
    the time when.
    """

    news: list[str] = field(default_factory=list)
    conflicts: int = 0
    orphans: list[ServerRow] = field(default_factory=list)
    arrived: dict[str, datetime] = field(default_factory=dict)
    blocked: dict[str, ServerRow] = field(default_factory=dict)
    regressed: list[ServerRow] = field(default_factory=list)


def apply_page(
    edit: ServerEdit, mirrored: Mirrored, rows: Sequence[ServerRow], merge: Merge, conditions: Conditions
) -> Applied:
    """Bring rows in. A row whose version equals its base's is passed over: applying a page twice changes nothing."""
    applied = Applied()
    booked = _booked(edit.connection, mirrored)
    news = _news(edit, mirrored, rows, booked, conditions)
    if conditions.server_now and not conditions.accept_older and mirrored.versioned:
        applied.regressed = regressed_among(edit.connection, mirrored, news, conditions.server_now)
        held = {row["id"] for row in applied.regressed}
        news = [row for row in news if row["id"] not in held]
    if not news:
        return applied
    readable = taken_of(edit, mirrored, news)
    if mirrored is MESSAGES:
        readable, applied.orphans = _with_parent(edit.connection, readable)
        if conditions.again:
            keep_orphans_aside(edit, applied.orphans)
            applied.orphans = []
    met = booked | _met(edit.connection, mirrored, readable)
    fresh = [taken for taken in readable if taken[1]["id"] not in met]
    _bring_new(edit, mirrored, fresh, applied)
    for taken in readable:
        if taken[1]["id"] in met:
            _bring_known(edit, mirrored, taken, merge, conditions, applied)
    return applied


def _news(
    edit: ServerEdit, mirrored: Mirrored, rows: Sequence[ServerRow], booked: set[str], conditions: Conditions
) -> list[ServerRow]:
    """The rows that aren't known in this version; of those kept aside, also if they are asked for again or edited."""
    known = _versions(edit.connection, mirrored, [row["id"] for row in rows], booked)
    aside: set[str] = set(edit.connection.execute(ids_aside(mirrored)).scalars())
    if aside and not (conditions.again or conditions.gone):
        aside &= booked | _now_with_parent(edit.connection, mirrored, rows)
    known = {row_id: version for row_id, version in known.items() if row_id not in aside | conditions.moved}
    return [row for row in rows if _is_news(row, known)]


def _now_with_parent(connection: Connection, mirrored: Mirrored, rows: Sequence[ServerRow]) -> set[str]:
    """Messages of which only the id was kept, for their conversation couldn't be had: now it is here."""
    if mirrored is not MESSAGES:
        return set()
    named = {row["id"]: row["conversation_id"] for row in rows if isinstance(row["conversation_id"], str)}
    here = ids_in_mirror(connection, CONVERSATIONS, set(named.values()))
    mine = {row_id for row_id, conversation_id in named.items() if conversation_id in here}
    return mine.difference(row["id"] for row in rows_aside(connection, mirrored))


def _bring_new(edit: ServerEdit, mirrored: Mirrored, fresh: Sequence[Received], applied: Applied) -> None:
    """Insert rows at once; if the mirror's constraints refuse one of them, one by one."""

    def bring(some: Sequence[Received]) -> None:
        insert_rows(edit.connection, mirrored, [plain for _, plain in some])
        keep_bases(edit.connection, mirrored, some)
        applied.news += [plain["id"] for _, plain in some]

    try:
        with edit.connection.begin_nested():
            bring(fresh)
    except REFUSED_HERE:
        for taken in fresh:
            if (twin := _twin_on_server(edit, mirrored, taken[1], frozenset())) is not None:
                _keep_twin_aside(edit, mirrored, taken[0], twin, applied)
            else:
                bring_or_keep_aside(edit, mirrored, taken[0], partial(bring, [taken]))


def _bring_known(
    edit: ServerEdit, mirrored: Mirrored, taken: Received, merge: Merge, conditions: Conditions, applied: Applied
) -> None:
    """Merge a row with what is here, unless another row that the server has, too, holds its day or module."""
    twin = _twin_on_server(edit, mirrored, taken[1], conditions.gone | conditions.moved)
    if twin is not None:
        _keep_twin_aside(edit, mirrored, taken[0], twin, applied)
        return
    lost = bring_or_keep_aside(
        edit, mirrored, taken[0], partial(_bring_together, edit, mirrored, taken, merge, applied.arrived)
    )
    if lost is not None:
        applied.conflicts += lost
        applied.news.append(taken[1]["id"])


def _twin_on_server(edit: ServerEdit, mirrored: Mirrored, theirs: Plain, gone: Collection[str]) -> str | None:
    """The id of another row here of the same day or module that the server is known to have there still."""
    key = read_row(mirrored, {name: theirs[name] for name in mirrored.natural_key})
    twin = edit.find(mirrored, key)
    if twin is None or twin["id"] == theirs["id"] or twin["id"] in gone:
        return None
    base = bases(edit.connection, mirrored, [twin["id"]]).get(twin["id"])
    return str(twin["id"]) if base and not base.gone else None


def _keep_twin_aside(edit: ServerEdit, mirrored: Mirrored, row: ServerRow, twin: str, applied: Applied) -> None:
    what = str(row[mirrored.own_key[0]])
    keep_aside(edit, mirrored, row, Sentence("The server has two rows for {what}; the other one is shown.", what=what))
    applied.blocked[twin] = row


def overwrite(connection: Connection, mirrored: Mirrored, values: Values) -> None:
    """Give a row these values without a journal line: the user's own edit, as the server stored it."""
    connection.execute(update(mirrored.table).where(mirrored.table.c.id == values["id"]).values(values))


def _booked(connection: Connection, mirrored: Mirrored) -> set[str]:
    """The ids of rows that wait to be sent, or whose sends may still arrive."""
    books = [select(book.c.row_id).where(book.c.table_name == mirrored.name) for book in (PENDING, GHOST)]
    return {row_id for book in books for row_id in connection.execute(book).scalars()}


def _versions(
    connection: Connection, mirrored: Mirrored, ids: Collection[str], booked: set[str]
) -> dict[str, str | None]:
    """The version of each row that the server is known to have."""
    known = versions_among(connection, mirrored, ids)
    return known if mirrored.versioned else known | dict.fromkeys(ids_in_mirror(connection, mirrored, ids) - booked)


def _is_news(row: ServerRow, known: Mapping[str, str | None]) -> bool:
    # Compared for difference only: the stamp of a row can go backwards (sync.md, fact 2).
    return row["id"] not in known or not same_version(known[row["id"]], row.get("updated_at"))


def _with_parent(connection: Connection, readable: Sequence[Received]) -> tuple[list[Received], list[ServerRow]]:
    here = ids_in_mirror(connection, CONVERSATIONS, {values["conversation_id"] for _, values in readable})
    return (
        [taken for taken in readable if taken[1]["conversation_id"] in here],
        [row for row, values in readable if values["conversation_id"] not in here],
    )


def _met(connection: Connection, mirrored: Mirrored, readable: Sequence[Received]) -> set[str]:
    """The ids of rows that meet the same row here, or another of the same key."""
    if not mirrored.versioned:
        return set()  # what is here and still news is unsent, and so in the books
    met = ids_in_mirror(connection, mirrored, [plain["id"] for _, plain in readable])
    if not mirrored.natural_key:
        return met
    key = mirrored.natural_key[-1]  # every row of a file is its owner's
    held = connection.execute(
        select(cast(mirrored.table.c[key], Text)).where(
            mirrored.table.c[key].in_(among(plain[key] for _, plain in readable))
        )
    )
    taken = set(held.scalars())
    return met | {plain["id"] for _, plain in readable if plain[key] in taken}


def _bring_together(
    edit: ServerEdit, mirrored: Mirrored, taken: Received, merge: Merge, arrived: dict[str, datetime]
) -> int:
    """Merge a server row with what is here; returns the number of values that had to give way."""
    theirs = read_row(mirrored, taken[1])
    row_id = theirs["id"]
    adopted = _make_room(edit, mirrored, theirs)
    unseen: Values = {}
    mine, pending = edit.row(mirrored, row_id), pending_change(edit.connection, mirrored, row_id)
    if mine is None:
        return _meet_deletion(edit, mirrored, taken, pending)
    keep_bases(edit.connection, mirrored, [taken])
    merged = Merged({name: theirs[name] for name in mirrored.editable})
    if pending:
        verdict = _judge(mirrored, pending, taken[1]) if adopted is None else elsewhere(adopted)
        if verdict.untouched and pending.base is None and theirs["created_at"]:
            arrived[row_id] = theirs["created_at"]
        merged = merge(mirrored, _sides(edit, mirrored, pending, verdict, mine, theirs))
        unseen = _edited_unseen(mirrored, taken, pending, mine)
        merged = Merged({**merged.values, **unseen}, tuple(loss for loss in merged.losses if loss.column not in unseen))
        # The server's row is another than the one our unanswered sends named: they are in it or never will be.
        clear_attempts(edit.connection, mirrored, [row_id], edit.at)
    given_way = {loss.column for loss in merged.losses}  # those are in the history of conflicts
    kept = {name: value for name, value in merged.values.items() if name not in given_way}
    note_overwritten(edit, mirrored, row_id, mine, kept)
    edit.change(mirrored, mine, merged.values)
    fixed = {name: theirs[name] for name in mirrored.columns if name not in mirrored.editable and name in theirs}
    overwrite(edit.connection, mirrored, fixed)
    note_losses(edit.connection, edit.at, mirrored, row_id, merged.losses)
    if mirrored.versioned:
        edit.update_pending(mirrored, row_id, were_set=unseen)
    else:
        forget(edit.connection, PENDING, mirrored, [row_id])
    return len(merged.losses)


def _edited_unseen(mirrored: Mirrored, taken: Received, pending: Pending, mine: Values) -> Values:
    """What was edited here of columns that the server has, but nobody can show: no rule brings the two together."""
    row, theirs = taken
    before = read_row(mirrored, pending.base.values) if pending.base else {}
    hidden = [name for name in mirrored.editable if theirs.get(name) is None and row.get(name) is not None]
    return {name: mine[name] for name in hidden if mine[name] not in (None, before.get(name))}


def _judge(mirrored: Mirrored, pending: Pending, theirs: Plain) -> Verdict:
    base = pending.base
    return judge(pending.attempts, theirs, base.values if base else None, base and base.version, mirrored.editable)


def _sides(
    edit: ServerEdit, mirrored: Mirrored, pending: Pending, verdict: Verdict, mine: Values, theirs: Values
) -> Sides:
    before = {**(pending.base.values if pending.base else {}), **(verdict.arrived or {})}
    return Sides(
        base=read_row(mirrored, before),
        mine=mine,
        theirs=theirs,
        attempts=[read_row(mirrored, sent) for sent in verdict.doubtful],
        were_set=pending.were_set,
        edited_at=edited_at(edit.connection, mirrored, pending.row_id),
    )


def _make_room(edit: ServerEdit, mirrored: Mirrored, theirs: Values) -> Sequence[Attempt] | None:
    """No other row here may hold the server row's day or module, for there is but one on the server.

    A row that was made or edited here becomes the server's, under its id (rule 19); its attempts are returned, None if
    there is no such row. One that was not: the server has moved or deleted it since, so it goes, and comes again where
    it is now. (The server having both is ``_twin_on_server``'s.)
    """
    twin = edit.find(mirrored, {name: theirs[name] for name in mirrored.natural_key})
    if twin is None or twin["id"] == theirs["id"]:
        return None
    change = pending_change(edit.connection, mirrored, twin["id"])
    if change is None:
        _drop(edit, mirrored, twin, theirs)
        return None
    stale = edit.row(mirrored, theirs["id"])
    if stale:
        _drop(edit, mirrored, stale, theirs)
    forget(edit.connection, BASE, mirrored, [theirs["id"]])
    edit.change_id(mirrored, twin["id"], theirs["id"])
    return change.attempts


def _drop(edit: ServerEdit, mirrored: Mirrored, row: Values, successor: Values) -> None:
    """Remove a row in whose stead the server has another; what was edited of it stays in the history."""
    note_overwritten(edit, mirrored, successor["id"], row, successor)
    move_overwritten(edit.connection, mirrored, row["id"], successor["id"])
    base = bases(edit.connection, mirrored, [row["id"]]).get(row["id"])
    before = read_row(mirrored, base.values) if base else {}
    losses = [
        Loss(name, before.get(name), row[name], None, None, "moved on the server")
        for name in mirrored.editable
        if row[name] != before.get(name)
    ]
    note_losses(edit.connection, edit.at, mirrored, row["id"], losses)
    edit.delete(mirrored, row)
    for book in (BASE, PENDING):
        forget(edit.connection, book, mirrored, [row["id"]])


def _meet_deletion(edit: ServerEdit, mirrored: Mirrored, taken: Received, pending: Pending | None) -> int:
    """A row that was deleted here: our own late sends don't bring it back, another's edit does (rules 18 and 37)."""
    theirs = taken[1]
    row_id, connection = theirs["id"], edit.connection
    keep_bases(connection, mirrored, [taken])
    if (pending and _is_ours(mirrored, theirs, pending)) or _is_ghost(connection, mirrored, theirs):
        clear_attempts(connection, mirrored, [row_id], edit.at)
        edit.update_pending(mirrored, row_id)
        return 0
    forget(connection, PENDING, mirrored, [row_id])
    insert_rows(connection, mirrored, [theirs])
    if pending is None:
        return 0
    loss = Loss("id", base=row_id, mine=None, theirs=row_id, result=row_id, rule="deletion cancelled")
    note_losses(connection, edit.at, mirrored, row_id, [loss])
    return 1


def _is_ours(mirrored: Mirrored, theirs: Plain, pending: Pending) -> bool:
    """Whether the row holds what it did when it was deleted, or what we surely sent ourselves: nobody edited it."""
    base = pending.base
    unchanged = base is not None and all(base.values.get(name) == theirs[name] for name in mirrored.editable)
    return unchanged or _judge(mirrored, pending, theirs).untouched


def _is_ghost(connection: Connection, mirrored: Mirrored, theirs: Plain) -> bool:
    """Whether the row is an insert of ours that arrived after its row was deleted."""
    query = select(GHOST.c.attempts_json).where(is_row(GHOST, mirrored, theirs["id"]))
    sends = [attempt for attempt in kept_attempts(connection.execute(query).scalar()) if attempt.is_insert]
    return bool(sends) and judge(sends, theirs, None, None, mirrored.editable).untouched
