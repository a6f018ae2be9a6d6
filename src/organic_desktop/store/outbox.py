"""The outbox: the pending changes of a table, in the order in which the sync engine sends them.

How a row becomes pending is Edit.update_pending's (journal.py); a single pending change is row_state.py's.
``sync/push.py``'s.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, or_, select, true

from organic_desktop.store.bookkeeping import BASE, PENDING
from organic_desktop.store.schema import Mirrored


class Trying(StrEnum):
    """Which refused changes are sent again, beside those that merely wait."""

    DUE = "due"  # in the background: those whose time has come
    ASKED = "asked"  # the user asks, or the program starts: all but those that can't be right as they stand
    ALL = "all"


class WaitingIds(NamedTuple):
    """The ids of rows whose changes wait, by what the server is to do, oldest edit first."""

    deletions: list[str]
    inserts: list[str]
    updates: list[str]


class Waiting(NamedTuple):
    """A table's changes to send: ``fresh`` ones, and ``suspects``, over which a send failed before, the worst last."""

    fresh: WaitingIds
    suspects: WaitingIds


LONGEST_WAIT = timedelta(days=1)
"""A refused row is tried again after a day at most; a later time was noted before the clock was set back."""


def is_to_send(trying: Trying, now: datetime) -> ColumnElement[bool]:
    """The condition for a pending change to be sent in this cycle."""
    book = PENDING.c
    if trying is Trying.ALL:
        return true()
    if trying is Trying.ASKED:  # no code: refused by an older version of this program, which didn't keep it
        return or_(~book.refused, book.next_try.is_not(None), book.code.is_(None))
    return or_(~book.refused, book.next_try <= now, book.next_try > now + LONGEST_WAIT)


def waiting(connection: Connection, mirrored: Mirrored, trying: Trying, now: datetime) -> Waiting:
    """The table's changes to send, by what the server is to do.

    In the order of the edits; messages in that of their conversation, also where the clock was set in between.
    """
    its = mirrored.table.c
    turn: ColumnElement[Any] = PENDING.c.edited_at
    if not mirrored.versioned:
        turn = select(its.created_at).where(its.id == PENDING.c.row_id).scalar_subquery()
    known = (BASE.c.table_name == PENDING.c.table_name) & (BASE.c.row_id == PENDING.c.row_id) & ~BASE.c.gone
    query = (
        select(PENDING.c.row_id, PENDING.c.deleted, BASE.c.row_id.is_(None), PENDING.c.failures)
        .select_from(PENDING.outerjoin(BASE, known))
        .where(PENDING.c.table_name == mirrored.name, is_to_send(trying, now))
        .order_by(PENDING.c.failures, turn, PENDING.c.row_id)
    )
    sorted_out = Waiting(WaitingIds([], [], []), WaitingIds([], [], []))
    for row_id, deleted, new, failures in connection.execute(query):
        ids = sorted_out.suspects if failures else sorted_out.fresh
        (ids.deletions if deleted else ids.inserts if new else ids.updates).append(row_id)
    return sorted_out


def unsent_parents(connection: Connection, mirrored: Mirrored) -> set[str]:
    """The rows of a table that the server doesn't have yet, refused or not: nothing of theirs can be sent before."""
    known = (BASE.c.table_name == PENDING.c.table_name) & (BASE.c.row_id == PENDING.c.row_id) & ~BASE.c.gone
    query = select(PENDING.c.row_id).select_from(PENDING.outerjoin(BASE, known))
    return set(
        connection.execute(query.where(PENDING.c.table_name == mirrored.name, BASE.c.row_id.is_(None))).scalars()
    )
