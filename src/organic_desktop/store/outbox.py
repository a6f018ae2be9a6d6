"""The outbox: the pending changes as the sync engine sends them, and what each send was answered with.

How a row becomes pending is journal.py's (``Edit.update_pending``), a single pending change row_state.py's; in which
order and how often changes are sent, and what a refusal means, is decided in ``sync/push.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, or_, select, true, update

from organic_desktop.core.clock import Clock
from organic_desktop.core.messages import Sentence
from organic_desktop.store.apply_remote import ServerEdit, forget_deleted, update_rows
from organic_desktop.store.attempts import Attempt
from organic_desktop.store.bookkeeping import BASE, PENDING
from organic_desktop.store.codec import Plain, among, read_row
from organic_desktop.store.database import Database
from organic_desktop.store.removed import note_overwritten
from organic_desktop.store.row_state import (
    Pending,
    Received,
    ServerRow,
    add_attempts,
    bases,
    change_pending,
    clear_attempts,
    forget,
    keep_bases,
    keep_late_sends,
    pending_changes,
    plain_rows,
    refuse_change,
)
from organic_desktop.store.schema import Mirrored
from organic_desktop.store.types import instant_text, json_text
from organic_desktop.store.unreadable import REFUSED_HERE, apply_or_keep, readable_rows

LONGEST_WAIT = timedelta(days=1)
"""A refused row is tried again after a day at most; a later time was noted before the clock was set back."""


class Trying(StrEnum):
    """Which refused changes are sent again, beside those that merely wait."""

    DUE = "due"  # in the background: those whose time has come
    ASKED = "asked"  # the user asks, or the program starts: all but those that can't be right as they stand
    ALL = "all"


class WaitingIds(NamedTuple):
    """The ids of rows to send, by what the server is to do, oldest edit first."""

    deletions: list[str]
    inserts: list[str]
    updates: list[str]


class Waiting(NamedTuple):
    """A table's changes to send: ``fresh`` ones, and ``suspects``, over which a send failed before, the worst last."""

    fresh: WaitingIds
    suspects: WaitingIds


class Outbox:
    """The pending changes of one file. Each method is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # -- what to send -------------------------------------------------------------------------------------------------

    def counts(self, trying: Trying) -> dict[str, int]:
        """Return how many changes are to be sent, by table."""
        name = PENDING.c.table_name
        with self._database.reading() as session:
            connection = session.connection()
            # An idle cycle asks only this: SQLAlchemy takes longer to build the other query than SQLite to answer it.
            if not connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM pending_change)").scalar():
                return {}
            query = select(name, func.count()).where(_is_to_send(trying, self._clock.now())).group_by(name)
            return dict(connection.execute(query).all())

    def waiting(self, mirrored: Mirrored, trying: Trying) -> Waiting:
        """Return the table's changes to send, in the order of the edits.

        Messages are in that of their conversation, also if the clock was set in between.
        """
        rows = mirrored.table.c
        turn: ColumnElement[Any] = PENDING.c.edited_at
        if not mirrored.versioned:
            turn = select(rows.created_at).where(rows.id == PENDING.c.row_id).scalar_subquery()
        query = (
            select(PENDING.c.row_id, PENDING.c.deleted, BASE.c.row_id.is_(None), PENDING.c.failures)
            .select_from(PENDING.outerjoin(BASE, _ON_SERVER))
            .where(PENDING.c.table_name == mirrored.name, _is_to_send(trying, self._clock.now()))
            .order_by(PENDING.c.failures, turn, PENDING.c.row_id)
        )
        waiting = Waiting(WaitingIds([], [], []), WaitingIds([], [], []))
        with self._database.reading() as session:
            for row_id, deleted, new, failures in session.connection().execute(query):
                ids = waiting.suspects if failures else waiting.fresh
                (ids.deletions if deleted else ids.inserts if new else ids.updates).append(row_id)
        return waiting

    def unsent_parents(self, mirrored: Mirrored) -> set[str]:
        """Return the rows of a table that the server doesn't have yet, refused or not: their children can't be sent."""
        query = select(PENDING.c.row_id).select_from(PENDING.outerjoin(BASE, _ON_SERVER))
        new = (PENDING.c.table_name == mirrored.name, BASE.c.row_id.is_(None))
        with self._database.reading() as session:
            return set(session.connection().execute(query.where(*new)).scalars())

    def pending(self, mirrored: Mirrored, ids: Sequence[str]) -> list[Pending]:
        """Return the pending changes of these rows, refused or not, in the order of ``ids``."""
        with self._database.reading() as session:
            return pending_changes(session.connection(), mirrored, ids)

    # -- sends without an answer --------------------------------------------------------------------------------------

    def record_attempts(self, mirrored: Mirrored, sends: Mapping[str, Attempt]) -> None:
        """Store what is about to be sent, by row id: a response may never come (``docs/sync.md``, rule 18)."""
        with self._database.writing() as session:
            add_attempts(session.connection(), mirrored, sends)

    def end_attempts(
        self, mirrored: Mirrored, ids: Sequence[str], failed: datetime | None, *, matched_none: bool = False
    ) -> None:
        """Note that the last send of each of these rows failed, by the server's clock at ``failed`` at the latest.

        It wasn't answered; or the answer was that it ``matched_none``, and the row is to be read yet.
        """
        changed = "json_set(attempts_json, '$[#-1].failed', ?, '$[#-1].matched_none', json(?))"
        values = (instant_text(failed) if failed else None, "true" if matched_none else "false")
        with self._database.writing() as session:
            _change_last_attempt(session.connection(), mirrored, ids, changed, *values)

    def withdraw_attempts(self, mirrored: Mirrored, ids: Sequence[str]) -> None:
        """Delete the last attempt of each of these rows: it wasn't carried out, the server says so, or it never left.

        A row that equals its base by now is no longer pending.
        """
        with self._editing() as edit:
            _change_last_attempt(edit.connection, mirrored, ids, "json_remove(attempts_json, '$[#-1]')")
            for change in pending_changes(edit.connection, mirrored, ids):
                if not change.attempts and _equals_base(mirrored, change):
                    edit.update_pending(mirrored, change.row_id)

    def give_up_attempts(self, mirrored: Mirrored, row_id: str) -> None:
        """Clear the attempts of an edit that was undone: they can't arrive any more, and nothing else is pending."""
        with self._editing() as edit:
            clear_attempts(edit.connection, mirrored, [row_id], edit.at, arrived=0)
            edit.update_pending(mirrored, row_id)

    # -- acknowledgements ---------------------------------------------------------------------------------------------

    def acknowledge(self, mirrored: Mirrored, sent: Mapping[str, Plain], server_rows: Sequence[ServerRow]) -> None:
        """Keep the rows that the server returned for what was ``sent``, by row id, as bases.

        An edit made since the send stays, and stays pending (``docs/sync.md``, rule 25).
        """
        with self._editing() as edit:
            received = readable_rows(edit.connection, mirrored, server_rows, sent)
            try:
                with edit.connection.begin_nested():
                    _acknowledge(edit, mirrored, sent, received)
            except REFUSED_HERE:  # the server answered with what the mirror's constraints refuse
                for each in received:
                    apply_or_keep(
                        edit.connection, mirrored, each[0], partial(_acknowledge, edit, mirrored, sent, [each])
                    )

    def acknowledge_deletion(self, mirrored: Mirrored, row_id: str) -> None:
        """Forget a row that is gone from the server too; one made again since the send is new to it, and pending."""
        with self._editing() as edit:
            forget_deleted(edit, mirrored, row_id)

    # -- refusals -----------------------------------------------------------------------------------------------------

    def refuse(
        self, mirrored: Mirrored, row_id: str, reason: Sentence, code: str, next_try: datetime | None = None
    ) -> None:
        """Mark a change as refused with the server's words until ``next_try``; without one, until it is edited."""
        with self._database.writing() as session:
            refuse_change(session.connection(), mirrored, row_id, reason, code, next_try)

    def note_failures(self, mirrored: Mirrored, ids: Iterable[str], reason: Sentence, code: str) -> None:
        """Note that a send of these rows failed, and it isn't known which of them is the reason: they are suspects."""
        these = PENDING.c.row_id.in_(among(ids)) & (PENDING.c.table_name == mirrored.name)
        failures = PENDING.c.failures + 1
        more = {"failures": failures, "last_error": reason.to_text(), "code": code}
        with self._database.writing() as session:
            connection = session.connection()
            connection.execute(update(PENDING).where(these, ~PENDING.c.refused).values(more))
            connection.execute(update(PENDING).where(these, PENDING.c.refused).values(failures=failures))

    def give_new_id(self, mirrored: Mirrored, row_id: str, new_id: str) -> None:
        """Give a row another id: its own is taken by another user's row (``docs/sync.md``, rule 28)."""
        with self._editing() as edit:
            edit.change_id(mirrored, row_id, new_id)
            change_pending(edit.connection, mirrored, new_id, attempts_json="[]")

    @contextmanager
    def _editing(self) -> Iterator[ServerEdit]:
        with self._database.writing() as session:
            yield ServerEdit(session.connection(), self._clock.now())


_ON_SERVER = (BASE.c.table_name == PENDING.c.table_name) & (BASE.c.row_id == PENDING.c.row_id) & ~BASE.c.gone


def _is_to_send(trying: Trying, now: datetime) -> ColumnElement[bool]:
    """Return the condition for a pending change to be sent in this cycle."""
    table = PENDING.c
    if trying is Trying.ALL:
        return true()
    if trying is Trying.ASKED:  # no code: refused by an older version of this program, which didn't keep it
        return or_(~table.refused, table.next_try.is_not(None), table.code.is_(None))
    return or_(~table.refused, table.next_try <= now, table.next_try > now + LONGEST_WAIT)


def _change_last_attempt(
    connection: Connection, mirrored: Mirrored, ids: Iterable[str], changed: str, *values: str | None
) -> None:
    statement = (
        f"UPDATE pending_change SET attempts_json = {changed} "  # noqa: S608  a name of our own schema  # nosec
        "WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?)) "
        "AND attempts_json != '[]' AND json_valid(attempts_json)"
    )
    connection.exec_driver_sql(statement, (*values, mirrored.name, json_text(list(ids))))


def _equals_base(mirrored: Mirrored, change: Pending) -> bool:
    there = change.base.values if change.base and not change.base.gone else None
    if change.row is None or there is None:
        return change.row is there
    return all(change.row[name] == there[name] for name in mirrored.editable)


# -- acknowledging rows -----------------------------------------------------------------------------------------------


def _acknowledge(edit: ServerEdit, mirrored: Mirrored, sent: Mapping[str, Plain], received: Sequence[Received]) -> None:
    """Keep rows as bases; those that weren't edited since they were sent are no longer pending."""
    ids = [theirs["id"] for _, theirs in received]
    before, here = bases(edit.connection, mirrored, ids), plain_rows(edit.connection, mirrored, ids)
    keep_bases(edit.connection, mirrored, received)
    same, rounded = list[Plain](), list[Plain]()
    editable = _getter(mirrored.editable)
    for _, theirs in received:
        row_id = theirs["id"]
        # An update names only the columns that differed from the base.
        as_sent = {**before[row_id].values, **sent[row_id]} if row_id in before else sent[row_id]
        mine = here.get(row_id)
        if mine is None or editable(mine) != editable(as_sent):
            _keep_later_edit(edit, mirrored, mine, theirs, as_sent)
        else:
            (same if editable(mine) == editable(theirs) else rounded).append(theirs)
    stamps = [name for name in ("created_at", "updated_at") if name in mirrored.columns]
    _take_over(edit, mirrored, same, stamps)
    for theirs in rounded:  # a trigger of the server's may store something else than what it was sent
        note_overwritten(
            edit, mirrored, theirs["id"], read_row(mirrored, here[theirs["id"]]), read_row(mirrored, theirs)
        )
    _take_over(edit, mirrored, rounded, mirrored.columns)


def _getter(names: Sequence[str]) -> Callable[[Plain], Any]:
    """Return a function that takes these columns' values out of a row, to compare them; messages have none."""
    return itemgetter(*names) if names else lambda row: ()


def _take_over(edit: ServerEdit, mirrored: Mirrored, rows: Sequence[Plain], columns: Sequence[str]) -> None:
    """Give rows the server's values in some columns, and forget their pending changes."""
    update_rows(edit.connection, mirrored, rows, columns)
    ids = [row["id"] for row in rows]
    keep_late_sends(edit.connection, mirrored, ids, edit.at, arrived=1)
    forget(edit.connection, PENDING, mirrored, ids)


def _keep_later_edit(edit: ServerEdit, mirrored: Mirrored, mine: Plain | None, theirs: Plain, as_sent: Plain) -> None:
    """Keep a row that was edited, or deleted, after it was sent, with the server's values in all other columns."""
    clear_attempts(edit.connection, mirrored, [theirs["id"]], edit.at)
    if mine is not None:
        both = {**theirs, **{name: mine[name] for name in mirrored.editable if mine[name] != as_sent[name]}}
        note_overwritten(edit, mirrored, theirs["id"], read_row(mirrored, mine), read_row(mirrored, both))
        update_rows(edit.connection, mirrored, [both], mirrored.columns)
    edit.update_pending(mirrored, theirs["id"])
