"""The outbox: the pending changes as the sync engine sends them, and what each send was answered with.

How a row becomes pending is journal.py's (``Edit.update_pending``), a single pending change row_state.py's; in which
order and how often changes are sent, and what a refusal means, is decided in ``sync/push.py``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, literal_column, or_, select, true, update

from organic_desktop.core.clock import Clock
from organic_desktop.core.messages import Sentence
from organic_desktop.store.acknowledge import acknowledge
from organic_desktop.store.apply_remote import ServerEdit, forget_deleted
from organic_desktop.store.attempts import Attempt
from organic_desktop.store.bookkeeping import BASE, PENDING
from organic_desktop.store.codec import Plain, among
from organic_desktop.store.database import Database
from organic_desktop.store.row_state import (
    Pending,
    ServerRow,
    add_attempts,
    add_attempts_of_rows,
    change_pending,
    clear_attempts,
    new_rows,
    pending_changes,
    plain_rows,
    refuse_change,
)
from organic_desktop.store.schema import Mirrored
from organic_desktop.store.types import instant_text, json_text

LONGEST_WAIT = timedelta(days=1)
"""A refused row is tried again after a day at most; a later time was noted before the clock was set back."""


class Trying(StrEnum):
    """Which refused changes are sent again, beside those that merely wait."""

    DUE = "due"  # in the background: those whose time has come
    ASKED = "asked"  # the user asks, or the program starts: all but those that can't be right as they stand
    ALL = "all"


class IdsToSend(NamedTuple):
    """The ids of rows to send, by what the server is to do, oldest edit first."""

    deletions: list[str]
    inserts: list[str]
    updates: list[str]


class SendQueue(NamedTuple):
    """A table's changes to send: ``fresh`` ones, and ``suspects``, over which a send failed before, the worst last."""

    fresh: IdsToSend
    suspects: IdsToSend


class Outbox:
    """The pending changes of one file. Each method is one transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # -- what to send -------------------------------------------------------------------------------------------------

    def counts(self, trying: Trying) -> dict[str, int]:
        """Return how many changes are to be sent, by table."""
        if not self._database.remembered("any pending", _any_pending):
            return {}
        name = PENDING.c.table_name
        query = select(name, func.count()).where(_is_to_send(trying, self._clock.now())).group_by(name)
        with self._database.reading() as session:
            return dict(session.connection().execute(query).all())

    def queue(self, mirrored: Mirrored, trying: Trying) -> SendQueue:
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
            .order_by(PENDING.c.failures, turn, _LINE)
        )
        queue = SendQueue(IdsToSend([], [], []), IdsToSend([], [], []))
        with self._database.reading() as session:
            for row_id, deleted, new, failures in session.connection().execute(query):
                ids = queue.suspects if failures else queue.fresh
                (ids.deletions if deleted else ids.inserts if new else ids.updates).append(row_id)
        return queue

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

    def begin_inserts(
        self, mirrored: Mirrored, ids: Collection[str], columns: Sequence[str], attempt: Attempt
    ) -> dict[str, Plain]:
        """Store that these rows are about to be inserted, and return these ``columns`` of them, by row id.

        What is stored is what is returned, whatever is edited from then on. Rows that the server has by now, or that
        are no longer there, are left out. ``attempt`` has everything of the send but its values.
        """
        with self._database.writing() as session:
            connection = session.connection()
            new = new_rows(connection, mirrored, ids)
            add_attempts_of_rows(connection, mirrored, new, columns, attempt)
            rows = plain_rows(connection, mirrored, new, columns)
        return {row_id: rows[row_id] for row_id in new}

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
            acknowledge(edit, mirrored, sent, server_rows)

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


_LINE: ColumnElement[int] = literal_column(
    "pending_change.rowid"
)  # edits of one moment: as they were written, so that pages are read once
_ON_SERVER = (BASE.c.table_name == PENDING.c.table_name) & (BASE.c.row_id == PENDING.c.row_id) & ~BASE.c.gone


def _any_pending(connection: Connection) -> bool:
    return bool(connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM pending_change)").scalar())


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
