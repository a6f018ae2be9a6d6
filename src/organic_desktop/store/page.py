"""A page of server rows on its way into the mirror: what is new goes in at once, what meets a local row is merged.

Works inside a transaction of reconciliation.py's; how two versions of a row become one is the caller's ``merge``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Text, cast, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.sentences import Sentence
from organic_desktop.store.attempts import Attempt, Verdict, elsewhere, judge
from organic_desktop.store.bookkeeping import BASE, CONFLICT, GHOST, JOURNAL, PENDING, UNREADABLE
from organic_desktop.store.bulk import ids_among, insert_rows, versions_among
from organic_desktop.store.conflicts import Loss, note_losses
from organic_desktop.store.edit import Edit
from organic_desktop.store.models import CONVERSATIONS, MESSAGES, Mirrored
from organic_desktop.store.pending import (
    Pending,
    ServerRow,
    Taken,
    bases,
    edited_at,
    forget,
    is_row,
    keep_bases,
    kept_attempts,
    pending_change,
    set_aside,
    settle_attempts,
)
from organic_desktop.store.removed import note_overwritten
from organic_desktop.store.rows import Plain, Values, among, canonical, read_row
from organic_desktop.store.types import same_version

UNREADABLE_THERE = "unreadable"
"""Stands for a code of a change that is refused by this program itself, until the server's row can be read."""
NOBODY_CAN_READ = Sentence("The server's version of this row holds a value that this program can't show.")


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


@dataclass
class Applied:
    """What a page did to the mirror: the ids of rows that are news, the number of values that gave way.

    ``orphans`` are rows whose parent isn't here yet, left out; ``arrived`` are rows as an insert of ours made them that
    was never answered, with the time when.
    """

    news: list[str] = field(default_factory=list)
    conflicts: int = 0
    orphans: list[ServerRow] = field(default_factory=list)
    arrived: dict[str, datetime] = field(default_factory=dict)


def apply_page(edit: Edit, mirrored: Mirrored, rows: Sequence[ServerRow], merge: Merge) -> Applied:
    """Bring rows in. A row whose version equals its base's is passed over: applying a page twice changes nothing."""
    applied = Applied()
    booked = _booked(edit.connection, mirrored)
    known = _versions(edit.connection, mirrored, [row["id"] for row in rows], booked)
    news = [row for row in rows if _is_news(row, known)]
    if not news:
        return applied
    readable = readable_of(edit, mirrored, news)
    if mirrored is MESSAGES:
        readable, applied.orphans = _with_parent(edit.connection, readable)
    met = booked | _met(edit.connection, mirrored, readable)
    fresh = [taken for taken in readable if taken[1]["id"] not in met]
    insert_rows(edit.connection, mirrored, [plain for _, plain in fresh])
    keep_bases(edit.connection, mirrored, fresh)
    for taken in readable:
        if taken[1]["id"] in met:
            applied.conflicts += _bring_together(edit, mirrored, taken, merge, applied.arrived)
    applied.news = [values["id"] for _, values in readable]
    return applied


def readable_of(
    edit: Edit, mirrored: Mirrored, rows: Sequence[ServerRow], sent: Mapping[str, Plain] | None = None
) -> list[Taken]:
    """The rows that can be read, in our spelling; the others are kept as they came and shown to nobody."""
    taken: list[Taken] = []
    for row in rows:
        try:
            taken.append((row, canonical(mirrored, row, sent.get(row["id"]) if sent else None)))
        except (ValueError, TypeError, OverflowError) as error:
            _keep_unreadable(edit, mirrored, row, str(error))
    _forget_unreadable(edit.connection, mirrored, {values["id"] for _, values in taken})
    return taken


def overwrite(connection: Connection, mirrored: Mirrored, values: Values) -> None:
    """Give a row these values without a journal line: the user's own edit, as the server stored it."""
    connection.execute(update(mirrored.table).where(mirrored.table.c.id == values["id"]).values(values))


def take_id(edit: Edit, mirrored: Mirrored, old_id: str, new_id: str) -> None:
    """Give a row another id; what the books say of it follows."""
    forget(edit.connection, PENDING, mirrored, [new_id])
    settle_attempts(edit.connection, mirrored, [old_id], edit.at, arrived=0)
    edit.connection.execute(update(mirrored.table).where(mirrored.table.c.id == old_id).values(id=new_id))
    for book in (BASE, PENDING, JOURNAL, CONFLICT):
        edit.connection.execute(update(book).where(is_row(book, mirrored, old_id)).values(row_id=new_id))


def _keep_unreadable(edit: Edit, mirrored: Mirrored, row: ServerRow, reason: str) -> None:
    kept = {"row_json": json.dumps(row, default=str, ensure_ascii=False), "reason": reason}
    statement = upsert(UNREADABLE).values(table_name=mirrored.name, row_id=row["id"], **kept)
    edit.connection.execute(statement.on_conflict_do_update(index_elements=["table_name", "row_id"], set_=kept))
    if pending_change(edit.connection, mirrored, row["id"]):  # never sent over what we can't read
        set_aside(edit.connection, mirrored, row["id"], NOBODY_CAN_READ, UNREADABLE_THERE, None)
    else:
        forget(edit.connection, BASE, mirrored, [row["id"]])
        edit.connection.execute(delete(mirrored.table).where(mirrored.table.c.id == row["id"]))


def _forget_unreadable(connection: Connection, mirrored: Mirrored, now_read: Collection[str]) -> None:
    kept = connection.execute(select(UNREADABLE.c.row_id).where(UNREADABLE.c.table_name == mirrored.name)).scalars()
    mended = [row_id for row_id in kept if row_id in now_read]
    if mended:
        forget(connection, UNREADABLE, mirrored, mended)


def _booked(connection: Connection, mirrored: Mirrored) -> set[str]:
    """The ids of rows that wait to be sent, or whose sends may still arrive."""
    books = [select(book.c.row_id).where(book.c.table_name == mirrored.name) for book in (PENDING, GHOST)]
    return {row_id for book in books for row_id in connection.execute(book).scalars()}


def _versions(
    connection: Connection, mirrored: Mirrored, ids: Collection[str], booked: Collection[str]
) -> dict[str, str | None]:
    """The version of each row that the server is known to have."""
    if mirrored.versioned:
        return versions_among(connection, mirrored, ids)
    return dict.fromkeys(ids_among(connection, mirrored, ids).difference(booked))


def _is_news(row: ServerRow, known: Mapping[str, str | None]) -> bool:
    # Compared for difference only: the stamp of a row can go backwards (sync.md, fact 2).
    return row["id"] not in known or not same_version(known[row["id"]], row.get("updated_at"))


def _with_parent(connection: Connection, readable: Sequence[Taken]) -> tuple[list[Taken], list[ServerRow]]:
    here = ids_among(connection, CONVERSATIONS, {values["conversation_id"] for _, values in readable})
    return (
        [taken for taken in readable if taken[1]["conversation_id"] in here],
        [row for row, values in readable if values["conversation_id"] not in here],
    )


def _met(connection: Connection, mirrored: Mirrored, readable: Sequence[Taken]) -> set[str]:
    """The ids of rows that meet the same row here, or another of the same key."""
    if not mirrored.versioned:
        return set()  # what is here and still news is unsent, and so in the books
    met = ids_among(connection, mirrored, [plain["id"] for _, plain in readable])
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


def _bring_together(edit: Edit, mirrored: Mirrored, taken: Taken, merge: Merge, arrived: dict[str, datetime]) -> int:
    """Merge a server row with what is here; returns the number of values that had to give way."""
    theirs = read_row(mirrored, taken[1])
    row_id = theirs["id"]
    adopted = _make_room(edit, mirrored, theirs)
    mine, pending = edit.row(mirrored, row_id), pending_change(edit.connection, mirrored, row_id)
    if mine is None:
        return _meet_deletion(edit, mirrored, taken, pending)
    keep_bases(edit.connection, mirrored, [taken])
    merged = Merged({name: theirs[name] for name in mirrored.editable})
    if pending:
        verdict = _judge(mirrored, pending, taken[1]) if adopted is None else elsewhere(adopted)
        if verdict.untouched and pending.base is None:
            arrived[row_id] = theirs["created_at"]
        merged = merge(mirrored, _sides(edit, mirrored, pending, verdict, mine, theirs))
        # The server's row is another than the one our unanswered sends named: they are in it or never will be.
        settle_attempts(edit.connection, mirrored, [row_id], edit.at)
    given_way = {loss.column for loss in merged.losses}  # those are in the history of conflicts
    kept = {name: value for name, value in merged.values.items() if name not in given_way}
    note_overwritten(edit, mirrored, row_id, mine, kept)
    edit.change(mirrored, mine, merged.values)
    fixed = {name: theirs[name] for name in mirrored.columns if name not in mirrored.editable and name in theirs}
    overwrite(edit.connection, mirrored, fixed)
    note_losses(edit.connection, edit.at, mirrored, row_id, merged.losses)
    if mirrored.versioned:
        edit.settle(mirrored, row_id)
    else:
        forget(edit.connection, PENDING, mirrored, [row_id])
    return len(merged.losses)


def _judge(mirrored: Mirrored, pending: Pending, theirs: Plain) -> Verdict:
    base = pending.base
    return judge(pending.attempts, theirs, base.values if base else None, base and base.version, mirrored.editable)


def _sides(edit: Edit, mirrored: Mirrored, pending: Pending, verdict: Verdict, mine: Values, theirs: Values) -> Sides:
    before = {**(pending.base.values if pending.base else {}), **(verdict.arrived or {})}
    return Sides(
        base=read_row(mirrored, before),
        mine=mine,
        theirs=theirs,
        attempts=[read_row(mirrored, sent) for sent in verdict.doubtful],
        were_set=pending.were_set,
        edited_at=edited_at(edit.connection, mirrored, pending.row_id),
    )


def _make_room(edit: Edit, mirrored: Mirrored, theirs: Values) -> Sequence[Attempt] | None:
    """No other row here may hold the server row's day or module, for there is but one on the server.

    A row that was made or edited here becomes the server's, under its id (rule 19); its attempts are returned, None if
    there is no such row. One that was not: the server has moved or deleted it since, so it goes, and comes again where
    it is now.
    """
    twin = edit.find(mirrored, {name: theirs[name] for name in mirrored.natural_key})
    if twin is None or twin["id"] == theirs["id"]:
        return None
    change = pending_change(edit.connection, mirrored, twin["id"])
    if change is None:
        _drop(edit, mirrored, twin)
        return None
    stale = edit.row(mirrored, theirs["id"])
    if stale:
        _drop(edit, mirrored, stale)
    forget(edit.connection, BASE, mirrored, [theirs["id"]])
    take_id(edit, mirrored, twin["id"], theirs["id"])
    return change.attempts


def _drop(edit: Edit, mirrored: Mirrored, row: Values) -> None:
    """Remove a row; what was edited of it stays in the history."""
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


def _meet_deletion(edit: Edit, mirrored: Mirrored, taken: Taken, pending: Pending | None) -> int:
    """A row that was deleted here: our own late sends don't bring it back, another's edit does (rules 18 and 37)."""
    theirs = taken[1]
    row_id, connection = theirs["id"], edit.connection
    keep_bases(connection, mirrored, [taken])
    if (pending and _is_ours(mirrored, theirs, pending)) or _is_ghost(connection, mirrored, theirs):
        settle_attempts(connection, mirrored, [row_id], edit.at)
        edit.settle(mirrored, row_id)
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
