"""The server's rows applied to the mirror: pulled pages, and rows that the server no longer has.

How two versions of a row become one is the caller's ``merge`` (``sync/merge.py``). Only this module and writer.py (the
user's edits) change rows of the mirror. Answers to sends are outbox.py's, which writes with the functions at the end
of this file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection, Select, Text, Update, bindparam, cast, delete, func, select, update

from organic_desktop.core.clock import Clock
from organic_desktop.core.messages import Sentence
from organic_desktop.store.attempts import Attempt, Outcome, judge, judge_under_other_id
from organic_desktop.store.bookkeeping import BASE, LATE_SENDS, PENDING, UNREADABLE
from organic_desktop.store.coach import forget_conversation, forget_message, has_open_answers
from organic_desktop.store.codec import Plain, Values, among, canonical_in_part, read_row
from organic_desktop.store.conflicts import Loss, note_losses
from organic_desktop.store.database import Database
from organic_desktop.store.first_messages import FirstMessages
from organic_desktop.store.journal import ColumnChange, Edit
from organic_desktop.store.removed import DERIVED, move_overwritten, note_overwritten, note_removed
from organic_desktop.store.row_state import (
    Base,
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
    list_columns,
    pending_change,
)
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, USERS, Mirrored
from organic_desktop.store.server_state import Cursor, write_cursor
from organic_desktop.store.types import json_text, kept_instant, same_version
from organic_desktop.store.unreadable import (
    REFUSED_HERE,
    apply_or_keep,
    keep_orphans,
    keep_unreadable,
    readable_rows,
    unreadable_ids,
    unreadable_rows,
)

LATE_SENDS_KEPT = timedelta(days=7)
FUTURE = timedelta(minutes=5)  # a stamp further ahead was made up by a client (docs/sync.md, fact 3)
CLEARLY_BEFORE = timedelta(minutes=2)  # overlapping transactions may stamp backwards by less (docs/sync.md, fact 2)


class ServerEdit(Edit):
    """Incoming rows of the server: each write is journaled, and updates the pending change."""

    def __init__(self, connection: Connection, at: datetime) -> None:
        super().__init__(connection, at, "sync")

    def write(self, mirrored: Mirrored, values: Mapping[str, Values]) -> None:
        """Update columns of rows, by the rows' ids, without a line in the journal."""
        for row_id, changed in values.items():
            self.connection.execute(_update(mirrored), {"this": row_id, **changed})

    def find(self, mirrored: Mirrored, key: Values) -> Values | None:
        """Return the row with this natural key; None if there is no row, or the table has no natural key."""
        if not key:
            return None
        found = self.connection.execute(_the_row_of(mirrored, tuple(key)), key).mappings().first()
        return dict(found) if found else None

    def messages_of(self, mirrored: Mirrored, row_id: str) -> list[Values]:
        """Return the messages of a conversation; rows of other tables have no children."""
        if mirrored is not CONVERSATIONS:
            return []
        return [dict(found) for found in self.connection.execute(_ITS_MESSAGES, {"this": row_id}).mappings()]

    def change(self, mirrored: Mirrored, row: Values, changes: Values) -> None:
        """Update the columns of ``row`` that really change."""
        real = {name: value for name, value in changes.items() if row[name] != value}
        if real:
            stamped = {**real, "updated_at": self.at} if mirrored.versioned else real
            self.write(mirrored, {row["id"]: stamped})
            changed = [ColumnChange(name, row[name], new) for name, new in real.items()]
            self.record_changes(mirrored, {row["id"]: changed})

    def delete(self, mirrored: Mirrored, row: Values) -> None:
        """Delete the row, and a conversation's messages before it, for nothing goes by cascade."""
        for message in self.messages_of(mirrored, row["id"]):
            self.delete(MESSAGES, message)
        self.connection.execute(delete(mirrored.table).where(mirrored.table.c.id == row["id"]))
        self.record_deletions(mirrored, [row])


@cache
def _update(mirrored: Mirrored) -> Update:
    return update(mirrored.table).where(mirrored.table.c.id == bindparam("this"))


@cache
def _the_row_of(mirrored: Mirrored, key: tuple[str, ...]) -> Select[Any]:
    return select(mirrored.table).where(*(mirrored.table.c[name] == bindparam(name) for name in key))


_ITS_MESSAGES = select(MESSAGES.table).where(MESSAGES.table.c.conversation_id == bindparam("this"))


@dataclass(frozen=True)
class Sides:
    """The three versions of a row to merge: ``base`` ({} if both sides made the row), this computer's, the server's.

    ``attempts`` are values of ours that may or may not be in the server's row; ``were_set`` the
    columns that were set here, where others were only added to; ``edited_at`` when each column was last edited here.
    """

    base: Values
    mine: Values
    theirs: Values
    attempts: Sequence[Values] = ()
    were_set: frozenset[str] = frozenset()
    edited_at: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True)
class Merged:
    """The editable columns after a merge, and the values that were dropped."""

    values: Values
    losses: tuple[Loss, ...] = ()


Merge = Callable[[Mirrored, Sides], Merged]


@dataclass(frozen=True)
class Conditions:
    """Conditions of applying rows.

    ``server_now`` is the server's time; without it, or with ``accept_older`` (the user wants the server's rows), no row
    counts as one of a server that went back in time. ``gone`` are rows that the server was asked for and no longer has.
    ``again``: rows that were unreadable, or whose conversation was asked for in vain. ``moved`` are rows that have
    another day or module than before, which is news whatever their version.
    """

    server_now: datetime | None = None
    accept_older: bool = False
    gone: frozenset[str] = frozenset()
    again: bool = False
    moved: frozenset[str] = frozenset()


@dataclass
class Applied:
    """What applying rows did: the ids of rows that are ``news``, the number of values that were dropped in conflicts.

    ``orphans`` are messages whose conversation isn't here yet, left out. ``blocked`` are rows kept as unreadable
    because the row whose id they stand under, which the server is known to have, holds their day or module;
    ``regressed`` are rows in an older state than the server showed before, left out. ``arrived`` are rows as an insert
    of ours made them that was never answered, with the time when.
    """

    news: list[str] = field(default_factory=list)
    conflicts: int = 0
    orphans: list[ServerRow] = field(default_factory=list)
    arrived: dict[str, datetime] = field(default_factory=dict)
    blocked: dict[str, ServerRow] = field(default_factory=dict)
    regressed: list[ServerRow] = field(default_factory=list)


class RemoteChanges:
    """The server's changes to one file. Each method is one transaction of rows, bases, conflicts and cursor."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def apply(
        self,
        mirrored: Mirrored,
        rows: Sequence[ServerRow],
        merge: Merge,
        cursor: Cursor | None = None,
        line: str = "",
        conditions: Conditions | None = None,
        *,
        messages: FirstMessages | None = None,
        confirm: Callable[[], None] = lambda: None,
    ) -> Applied:
        """Apply rows of the server, and move the cursor (kept as ``line``, else under the table's name).

        A row whose version equals its base's is passed over: applying a page twice changes nothing. With ``orphans``
        left out, the cursor stays before them. ``messages`` takes those that meet nothing here. ``confirm`` is called
        last; what it raises undoes everything.
        """
        conditions = conditions or Conditions()
        applied = Applied()
        if messages:
            messages.expect(len(rows))
        with self._editing() as edit:
            unsent = _unsent_ids(edit.connection, mirrored)
            if messages:
                applied.news, rows = messages.insert(edit.connection, rows, unsent)
            news = _news(edit, mirrored, rows, unsent, conditions) if rows else []
            if conditions.server_now and not conditions.accept_older and mirrored.versioned:
                applied.regressed = _regressed(edit.connection, mirrored, news, conditions.server_now)
                left_out = {row["id"] for row in applied.regressed}
                news = [row for row in news if row["id"] not in left_out]
            if news:
                received = readable_rows(edit.connection, mirrored, news)
                _apply_readable(edit, mirrored, received, unsent, merge, conditions, applied)
            confirm()
            if cursor is not None and not applied.orphans:
                write_cursor(edit.connection, line or mirrored.name, cursor)
        if messages:
            messages.keep(applied.news)
        return applied

    @contextmanager
    def receiving_messages(self, *, drop_after: int | None = None) -> Iterator[FirstMessages]:
        """Lend what ``apply`` needs to insert messages by columns; indexes that it drops are built at the end."""
        messages = FirstMessages(self._database, drop_after)
        try:
            yield messages
        finally:
            messages.build_indexes()

    def retry_unreadable(
        self, mirrored: Mirrored, merge: Merge, confirm: Callable[[], None] = lambda: None
    ) -> list[str]:
        """Apply rows that were kept as unreadable, if nothing stands in their way now; return the ids that came in."""
        with self._database.reading() as session:
            rows = unreadable_rows(session.connection(), mirrored)
        if not rows:
            return []
        return self.apply(mirrored, rows, merge, conditions=Conditions(again=True), confirm=confirm).news

    def remove(self, mirrored: Mirrored, ids: Iterable[str]) -> int:
        """Remove rows that the server no longer has; return how many of them left the mirror.

        An edit wins over the deletion: the row is inserted again, with its old base for the merge (``docs/sync.md``,
        rule 36).
        """
        count = 0
        with self._editing() as edit:
            for row_id in ids:
                row, change = edit.row(mirrored, row_id), pending_change(edit.connection, mirrored, row_id)
                forget(edit.connection, UNREADABLE, mirrored, [row_id])
                if row is None:
                    forget_deleted(edit, mirrored, row_id)
                elif change or _has_unsent(edit, mirrored, row_id):
                    _insert_again(edit, mirrored, row)
                    loss = Loss("id", row_id, mine=row_id, theirs=None, result=row_id, rule="edit over deletion")
                    note_losses(edit.connection, edit.at, mirrored, row_id, [loss])
                else:
                    note_removed(edit, MESSAGES, edit.messages_of(mirrored, row_id))
                    note_removed(edit, mirrored, [row])
                    forget(edit.connection, BASE, mirrored, [row_id])
                    edit.delete(mirrored, row)
                    forget(edit.connection, PENDING, mirrored, [row_id])
                    _forget_of_the_coach(edit.connection, mirrored, row_id)
                    count += 1
        return count

    def insert_again(self, mirrored: Mirrored, ids: Iterable[str]) -> None:
        """Make rows pending that the server no longer has, for the user wants to keep them: they are inserted again."""
        with self._editing() as edit:
            for row_id in ids:
                if row := edit.row(mirrored, row_id):
                    _insert_again(edit, mirrored, row)
                else:
                    forget_deleted(edit, mirrored, row_id)

    def send_again(self, mirrored: Mirrored, rows: Sequence[ServerRow]) -> None:
        """Make rows pending that are older on the server, for the user wants this computer's: they are sent again."""
        with self._editing() as edit:
            received = readable_rows(edit.connection, mirrored, rows)
            keep_bases(edit.connection, mirrored, received)
            for _, theirs in received:
                edit.update_pending(mirrored, theirs["id"], were_set=mirrored.editable)

    def recount_messages(self) -> int:
        """Raise each ``message_count`` to the number of messages here; never lower it (``docs/sync.md``, rule 34)."""
        count = (
            select(func.count()).where(MESSAGES.table.c.conversation_id == CONVERSATIONS.table.c.id).scalar_subquery()
        )
        stored = func.coalesce(CONVERSATIONS.table.c.message_count, 0)
        with self._editing() as edit:
            low = edit.connection.execute(select(CONVERSATIONS.table, count.label("here")).where(stored < count))
            rows = [dict(row) for row in low.mappings()]
            for row in rows:
                edit.change(CONVERSATIONS, row, {"message_count": row["here"]})
            return len(rows)

    @contextmanager
    def _editing(self) -> Iterator[ServerEdit]:
        with self._database.writing() as session:
            yield ServerEdit(session.connection(), self._clock.now())


# -- which rows are news ----------------------------------------------------------------------------------------------


_UNSENT = (  # ready-made: every page asks for it
    "SELECT row_id FROM pending_change WHERE table_name = ? UNION SELECT row_id FROM ghost WHERE table_name = ?"
)


def _unsent_ids(connection: Connection, mirrored: Mirrored) -> set[str]:
    """Return the ids of rows that are pending, or whose late sends may still arrive."""
    return set(connection.exec_driver_sql(_UNSENT, (mirrored.name, mirrored.name)).scalars())


def _news(
    edit: ServerEdit, mirrored: Mirrored, rows: Sequence[ServerRow], unsent: set[str], conditions: Conditions
) -> list[ServerRow]:
    """Return the rows that aren't here in this version; unreadable ones too, if they are tried again or edited."""
    versions = _versions(edit.connection, mirrored, [row["id"] for row in rows])
    if not mirrored.versioned:
        here = ids_in_mirror(edit.connection, mirrored, (row["id"] for row in rows))
        versions |= dict.fromkeys(here - unsent)
    retried: set[str] = set(edit.connection.execute(unreadable_ids(mirrored)).scalars())
    if retried and not (conditions.again or conditions.gone):
        retried &= unsent | _now_with_parent(edit.connection, mirrored, rows)
    versions = {row_id: version for row_id, version in versions.items() if row_id not in retried | conditions.moved}
    # Compared for difference only: the stamp of a row can go backwards (docs/sync.md, fact 2).
    return [
        row for row in rows if row["id"] not in versions or not same_version(versions[row["id"]], row.get("updated_at"))
    ]


def _versions(connection: Connection, mirrored: Mirrored, ids: Iterable[str]) -> dict[str, str | None]:
    """Return the versions of those of these ids that the server is known to have, unreadable rows included."""
    these = "table_name = ?1 AND row_id IN (SELECT value FROM json_each(?2))"
    base = f"SELECT row_id, version FROM base WHERE {these} AND NOT gone"  # noqa: S608  a name of our own schema  # nosec
    unreadable = f"SELECT row_id, version FROM unreadable WHERE {these} AND columns_json = '[]'"  # noqa: S608  a name of our own schema  # nosec
    values = (mirrored.name, json_text(list(ids)))
    # The version of an unreadable row is the later one: what is here of such a row stays as it was.
    return dict(connection.exec_driver_sql(base, values).all()) | dict(
        connection.exec_driver_sql(unreadable, values).all()
    )


def _now_with_parent(connection: Connection, mirrored: Mirrored, rows: Sequence[ServerRow]) -> set[str]:
    """Return messages of which only the id was kept, for their conversation couldn't be had, and now is here."""
    if mirrored is not MESSAGES:
        return set()
    parents = {row["id"]: row["conversation_id"] for row in rows if isinstance(row["conversation_id"], str)}
    here = ids_in_mirror(connection, CONVERSATIONS, set(parents.values()))
    with_parent = {row_id for row_id, conversation_id in parents.items() if conversation_id in here}
    return with_parent.difference(row["id"] for row in unreadable_rows(connection, mirrored))


def _regressed(
    connection: Connection, mirrored: Mirrored, rows: Sequence[ServerRow], server_now: datetime
) -> list[ServerRow]:
    """Return rows that the server has shown in a clearly later version, with other values: it went back in time.

    They are left out until the user has answered what counts (``sync/deletions.py``).
    """
    found = bases(connection, mirrored, [row["id"] for row in rows]) if rows else {}
    return [row for row in rows if row["id"] in found and _is_older(mirrored, row, found[row["id"]], server_now)]


def _is_older(mirrored: Mirrored, row: ServerRow, base: Base, server_now: datetime) -> bool:
    theirs, ours = kept_instant(row.get("updated_at")), kept_instant(base.version)
    # A version from the future is some client's invention: what follows it is stamped earlier.
    if base.gone or not theirs or not ours or ours > server_now + FUTURE or theirs >= ours - CLEARLY_BEFORE:
        return False
    try:
        values, _ = canonical_in_part(mirrored, row)
    except (ValueError, TypeError, OverflowError):
        return False
    names = {*mirrored.editable, *mirrored.own_key} - DERIVED
    return any(values.get(name) != base.values.get(name) for name in names)


# -- applying them ----------------------------------------------------------------------------------------------------


def _apply_readable(
    edit: ServerEdit,
    mirrored: Mirrored,
    received: Sequence[Received],
    unsent: set[str],
    merge: Merge,
    conditions: Conditions,
    applied: Applied,
) -> None:
    """Insert the rows that meet nothing here at once, and merge the others one by one."""
    if mirrored is MESSAGES:
        received, applied.orphans = _with_parent(edit.connection, received)
        if conditions.again:
            keep_orphans(edit.connection, applied.orphans)
            applied.orphans = []
    here = unsent | _ids_here(edit.connection, mirrored, received)
    _insert_new(edit, mirrored, [each for each in received if each[1]["id"] not in here], applied)
    for each in received:
        if each[1]["id"] in here:
            _merge_if_alone(edit, mirrored, each, merge, conditions, applied)


def _with_parent(connection: Connection, received: Sequence[Received]) -> tuple[list[Received], list[ServerRow]]:
    """Return the messages whose conversation is here, and those whose isn't."""
    here = ids_in_mirror(connection, CONVERSATIONS, {message["conversation_id"] for _, message in received})
    return (
        [each for each in received if each[1]["conversation_id"] in here],
        [row for row, message in received if message["conversation_id"] not in here],
    )


def _ids_here(connection: Connection, mirrored: Mirrored, received: Sequence[Received]) -> set[str]:
    """Return the ids of rows that meet the same row here, or another of the same day or module."""
    if not mirrored.versioned:
        return set()  # a message that is here and still news is unsent
    here = ids_in_mirror(connection, mirrored, [theirs["id"] for _, theirs in received])
    if not mirrored.natural_key:
        return here
    key = mirrored.natural_key[-1]  # every row of a file is its owner's
    held = connection.execute(
        select(cast(mirrored.table.c[key], Text)).where(
            mirrored.table.c[key].in_(among(theirs[key] for _, theirs in received))
        )
    )
    taken = set(held.scalars())
    return here | {theirs["id"] for _, theirs in received if theirs[key] in taken}


def _insert_new(edit: ServerEdit, mirrored: Mirrored, received: Sequence[Received], applied: Applied) -> None:
    """Insert rows at once; if the mirror's constraints refuse one of them, one by one."""

    def insert(some: Sequence[Received]) -> None:
        insert_rows(edit.connection, mirrored, [theirs for _, theirs in some])
        keep_bases(edit.connection, mirrored, some)
        applied.news += [theirs["id"] for _, theirs in some]

    try:
        with edit.connection.begin_nested():
            insert(received)
    except REFUSED_HERE:
        for each in received:
            if (twin := _twin_on_server(edit, mirrored, each[1], frozenset())) is not None:
                _keep_second(edit, mirrored, each[0], twin, applied)
            else:
                apply_or_keep(edit.connection, mirrored, each[0], partial(insert, [each]))


def _merge_if_alone(
    edit: ServerEdit, mirrored: Mirrored, received: Received, merge: Merge, conditions: Conditions, applied: Applied
) -> None:
    """Merge a row with what is here, unless another row that the server has, too, holds its day or module."""
    row, theirs = received
    twin = _twin_on_server(edit, mirrored, theirs, conditions.gone | conditions.moved)
    if twin is not None:
        _keep_second(edit, mirrored, row, twin, applied)
        return
    losses = apply_or_keep(
        edit.connection, mirrored, row, partial(_merge_row, edit, mirrored, received, merge, applied.arrived)
    )
    if losses is not None:
        applied.conflicts += losses
        applied.news.append(theirs["id"])


def _twin_on_server(edit: ServerEdit, mirrored: Mirrored, theirs: Plain, gone: Collection[str]) -> str | None:
    """Return the id of another row here of the same day or module that the server is known to have there still."""
    key = read_row(mirrored, {name: theirs[name] for name in mirrored.natural_key})
    twin = edit.find(mirrored, key)
    if twin is None or twin["id"] == theirs["id"] or twin["id"] in gone:
        return None
    base = bases(edit.connection, mirrored, [twin["id"]]).get(twin["id"])
    return str(twin["id"]) if base and not base.gone else None


def _keep_second(edit: ServerEdit, mirrored: Mirrored, row: ServerRow, twin: str, applied: Applied) -> None:
    """Keep the second row of a day or module as unreadable; the first, ``twin``, is shown."""
    what = str(row[mirrored.own_key[0]])
    reason = Sentence("The server has two entries for {what}; the other one is shown.", what=what)
    keep_unreadable(edit.connection, mirrored, row, reason)
    applied.blocked[twin] = row


def _merge_row(
    edit: ServerEdit, mirrored: Mirrored, received: Received, merge: Merge, arrived: dict[str, datetime]
) -> int:
    """Merge a server row with what is here; return the number of values that were dropped."""
    theirs = read_row(mirrored, received[1])
    row_id = theirs["id"]
    other_attempts = _free_natural_key(edit, mirrored, theirs)
    unseen: Values = {}
    mine, pending = edit.row(mirrored, row_id), pending_change(edit.connection, mirrored, row_id)
    if mine is None:
        return _merge_deletion(edit, mirrored, received, pending)
    keep_bases(edit.connection, mirrored, [received])
    merged = Merged({name: theirs[name] for name in mirrored.editable})
    if pending:
        if other_attempts is None:
            outcome = _judge(mirrored, pending, received[1])
        else:
            outcome = judge_under_other_id(other_attempts)
        if outcome.untouched and pending.base is None and theirs["created_at"]:
            arrived[row_id] = theirs["created_at"]
        merged = merge(mirrored, _sides(edit, mirrored, pending, outcome, mine, theirs))
        unseen = _edited_unseen(mirrored, received, pending, mine)
        merged = Merged({**merged.values, **unseen}, tuple(loss for loss in merged.losses if loss.column not in unseen))
        # The server's row is another than the one our unanswered sends named: they are in it or never will be.
        clear_attempts(edit.connection, mirrored, [row_id], edit.at)
    _write_merged(edit, mirrored, mine, theirs, merged)
    if mirrored.versioned:
        edit.update_pending(mirrored, row_id, were_set=unseen)
    else:
        forget(edit.connection, PENDING, mirrored, [row_id])
    return len(merged.losses)


def _write_merged(edit: ServerEdit, mirrored: Mirrored, mine: Values, theirs: Values, merged: Merged) -> None:
    """Give the row the merged values and the server's times, and note what was dropped or overwritten."""
    conflicting = {loss.column for loss in merged.losses}  # those are in the conflict history
    overwriting = {name: value for name, value in merged.values.items() if name not in conflicting}
    note_overwritten(edit, mirrored, mine["id"], mine, overwriting)
    edit.change(mirrored, mine, merged.values)
    fixed = {name: theirs[name] for name in mirrored.columns if name not in mirrored.editable and name in theirs}
    edit.write(mirrored, {mine["id"]: fixed})
    note_losses(edit.connection, edit.at, mirrored, mine["id"], merged.losses)


def _edited_unseen(mirrored: Mirrored, received: Received, pending: Pending, mine: Values) -> Values:
    """Return what was edited here of columns that are unreadable on the server: no rule can merge the two."""
    row, theirs = received
    before = read_row(mirrored, pending.base.values) if pending.base else {}
    hidden = [name for name in mirrored.editable if theirs.get(name) is None and row.get(name) is not None]
    return {name: mine[name] for name in hidden if mine[name] not in (None, before.get(name))}


def _judge(mirrored: Mirrored, pending: Pending, theirs: Plain) -> Outcome:
    base = pending.base
    if mirrored is USERS and base is None:
        return Outcome()  # the server made the row at sign-up, and its id isn't ours: nothing of ours is in it
    return judge(pending.attempts, theirs, base.values if base else None, base and base.version, mirrored.editable)


def _sides(
    edit: ServerEdit, mirrored: Mirrored, pending: Pending, outcome: Outcome, mine: Values, theirs: Values
) -> Sides:
    before = {**(pending.base.values if pending.base else {}), **(outcome.arrived or {})}
    return Sides(
        base=read_row(mirrored, before),
        mine=mine,
        theirs=theirs,
        attempts=[read_row(mirrored, sent) for sent in outcome.doubtful],
        were_set=pending.were_set,
        edited_at=edited_at(edit.connection, mirrored, pending.row_id),
    )


def _free_natural_key(edit: ServerEdit, mirrored: Mirrored, theirs: Values) -> Sequence[Attempt] | None:
    """Make sure that no other row here has the server row's day or module: the server allows only one.

    A row that was made or edited here becomes the server's, under its id (``docs/sync.md``, rule 19); its attempts are
    returned, None if there is no such row. One that wasn't edited here has been moved or deleted on the server since:
    it is removed, and pulled again where it is now. (If the server has both rows, see ``_twin_on_server``.)
    """
    twin = edit.find(mirrored, {name: theirs[name] for name in mirrored.natural_key})
    if twin is None or twin["id"] == theirs["id"]:
        return None
    change = pending_change(edit.connection, mirrored, twin["id"])
    if change is None:
        _remove_replaced(edit, mirrored, twin, theirs)
        return None
    stale = edit.row(mirrored, theirs["id"])
    if stale:
        _remove_replaced(edit, mirrored, stale, theirs)
    forget(edit.connection, BASE, mirrored, [theirs["id"]])
    edit.change_id(mirrored, twin["id"], theirs["id"])
    return change.attempts


def _remove_replaced(edit: ServerEdit, mirrored: Mirrored, row: Values, successor: Values) -> None:
    """Remove a row in whose place the server has another; what was edited of it stays in the history."""
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
    for table in (BASE, PENDING):
        forget(edit.connection, table, mirrored, [row["id"]])


# -- deletions --------------------------------------------------------------------------------------------------------


def _merge_deletion(edit: ServerEdit, mirrored: Mirrored, received: Received, pending: Pending | None) -> int:
    """Merge a server row with its deletion here: our own late sends don't bring it back, another's edit does.

    Rules 18 and 37. Returns the number of values that were dropped.
    """
    theirs = received[1]
    row_id, connection = theirs["id"], edit.connection
    keep_bases(connection, mirrored, [received])
    if (pending and _is_ours(mirrored, theirs, pending)) or _is_late_send(connection, mirrored, theirs):
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
    """Return True if the row holds what it did when it was deleted, or what we surely sent: nobody edited it."""
    base = pending.base
    unchanged = base is not None and all(base.values.get(name) == theirs[name] for name in mirrored.editable)
    return unchanged or _judge(mirrored, pending, theirs).untouched


def _is_late_send(connection: Connection, mirrored: Mirrored, theirs: Plain) -> bool:
    """Return True if the row is an insert of ours that arrived after its row was deleted."""
    query = select(LATE_SENDS.c.attempts_json).where(is_row(LATE_SENDS, mirrored, theirs["id"]))
    sends = [attempt for attempt in kept_attempts(connection.execute(query).scalar()) if attempt.is_insert]
    return bool(sends) and judge(sends, theirs, None, None, mirrored.editable).untouched


def forget_deleted(edit: ServerEdit, mirrored: Mirrored, row_id: str) -> None:
    """Forget a row that is deleted on both sides; a send from before the deletion may still arrive."""
    forget(edit.connection, BASE, mirrored, [row_id])
    clear_attempts(edit.connection, mirrored, [row_id], edit.at, arrived=0)
    edit.connection.execute(delete(LATE_SENDS).where(LATE_SENDS.c.at < edit.at - LATE_SENDS_KEPT))
    edit.update_pending(mirrored, row_id)


def _insert_again(edit: ServerEdit, mirrored: Mirrored, row: Values) -> None:
    """Make a row pending that is gone on the server: its base stays, to merge from."""
    this = is_row(BASE, mirrored, row["id"])
    edit.connection.execute(update(BASE).where(this).values(gone=True, version=None))
    edit.update_pending(mirrored, row["id"])
    for message in edit.messages_of(mirrored, row["id"]):  # they went with their conversation
        edit.update_pending(MESSAGES, message["id"])


def _forget_of_the_coach(connection: Connection, mirrored: Mirrored, row_id: str) -> None:
    """Delete the coach's rows about a removed row."""
    if mirrored is CONVERSATIONS:
        forget_conversation(connection, row_id)
    elif mirrored is MESSAGES:
        forget_message(connection, row_id)


def _has_unsent(edit: ServerEdit, mirrored: Mirrored, row_id: str) -> bool:
    """Return True for a conversation with messages, or with a question to the coach, that only this computer has."""
    if mirrored is not CONVERSATIONS:
        return False
    if has_open_answers(edit.connection, row_id):
        return True
    unsent = select(PENDING.c.row_id).where(PENDING.c.table_name == MESSAGES.name)
    query = select(MESSAGES.table.c.id).where(
        MESSAGES.table.c.conversation_id == row_id, MESSAGES.table.c.id.in_(unsent)
    )
    return edit.connection.execute(query).first() is not None


# -- statements on rows of the mirror ---------------------------------------------------------------------------------


def insert_rows(connection: Connection, mirrored: Mirrored, rows: Sequence[Plain]) -> None:
    """Insert whole rows."""
    if rows:
        columns = mirrored.columns
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {mirrored.name} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  a name of our own schema  # nosec
        lines = [tuple(map(row.__getitem__, columns)) for row in _stored(mirrored, rows)]
        connection.exec_driver_sql(statement, lines)


def update_rows(connection: Connection, mirrored: Mirrored, rows: Sequence[Plain], columns: Sequence[str]) -> None:
    """Update some columns of rows, found by their ids, without a journal line: it is our own edit as it was stored."""
    if rows:
        settings = ", ".join(f"{name} = ?" for name in columns)
        order = (*columns, "id")
        lines = [tuple(map(row.__getitem__, order)) for row in _stored(mirrored, rows)]
        connection.exec_driver_sql(f"UPDATE {mirrored.name} SET {settings} WHERE id = ?", lines)  # noqa: S608  a name of our own schema  # nosec


def _stored(mirrored: Mirrored, rows: Sequence[Plain]) -> Sequence[Plain]:
    """Return rows, all with the same columns, with their lists as JSON text; everything else is stored as it is."""
    for name in list_columns(mirrored).intersection(*rows[:1]):
        rows = [{**row, name: row[name] if row[name] is None else json_text(row[name])} for row in rows]
    return rows
