"""What waits to be sent: the one place that reads and writes the books of pending changes and of bases.

Whether a row waits follows from comparing it with its base (``Edit.update_pending``); what is sent when is
``sync/push.py``'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, case, func, or_, select, true, update

from organic_desktop.core.messages import Sentence
from organic_desktop.store.attempts import Attempt
from organic_desktop.store.bookkeeping import BASE, JOURNAL, PENDING
from organic_desktop.store.bulk import add_attempts, base_rows, forget_rows, keep_base_rows, plain_rows, remember_ghosts
from organic_desktop.store.codec import Plain, among
from organic_desktop.store.schema import Mirrored
from organic_desktop.store.types import instant_text, json_text, kept_json

ServerRow = Mapping[str, Any]
Taken = tuple[ServerRow, Plain]
"""A row as the server sent it, and in our spelling."""


class Base(NamedTuple):
    """The server's last word on a row: values, and ``updated_at`` to the letter; ``gone`` if it has no row now."""

    values: Plain
    version: str | None
    gone: bool = False


class Pending(NamedTuple):
    """A change that waits. ``row`` is None for a deletion, ``base`` for a row the server never named.

    ``attempts`` are the sends whose outcome is unknown; ``were_set`` the columns that were set since the base, where
    others were only added to. ``failures`` counts what went wrong with it so far, ``code`` says what did at last.
    """

    row_id: str
    row: Plain | None
    base: Base | None
    edited_at: datetime
    attempts: Sequence[Attempt] = ()
    were_set: frozenset[str] = frozenset()
    failures: int = 0
    code: str = ""
    refused: bool = False

    @property
    def is_new(self) -> bool:
        """Whether the server is to insert it."""
        return self.row is not None and (self.base is None or self.base.gone)


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


def set_aside(
    connection: Connection, mirrored: Mirrored, row_id: str, reason: Sentence, code: str, next_try: datetime | None
) -> None:
    """Refuse a change with a reason; ``failures`` counts from here how often in a row it was.

    Without ``next_try`` it waits for an edit, or until everything is tried (``Trying.ALL``).
    """
    again = case((PENDING.c.refused, PENDING.c.failures + 1), else_=1)
    values = {"last_error": reason.to_text(), "code": code, "next_try": next_try, "failures": again}
    change_pending(connection, mirrored, row_id, refused=True, **values)


def release(connection: Connection, mirrored: Mirrored, row_id: str) -> None:
    """Let a refused change be sent again: its row was edited, or somebody asks for just this one."""
    noted = or_(PENDING.c.refused, PENDING.c.failures > 0)
    statement = update(PENDING).where(is_row(PENDING, mirrored, row_id), noted)
    connection.execute(statement.values(refused=False, last_error=None, code=None, next_try=None, failures=0))


def pending_changes(connection: Connection, mirrored: Mirrored, ids: Sequence[str]) -> list[Pending]:
    """The waiting changes among these rows, refused or not, in the order of ``ids``."""
    book = PENDING.c
    query = select(
        book.row_id, book.edited_at, book.attempts_json, book.set_json, book.failures, book.code, book.refused
    )
    lines = connection.execute(query.where(book.table_name == mirrored.name, book.row_id.in_(among(ids)))).all()
    here, known = plain_rows(connection, mirrored, ids), bases(connection, mirrored, ids)
    found = {
        row_id: Pending(
            row_id,
            here.get(row_id),
            known.get(row_id),
            edited_at,
            kept_attempts(attempts),
            frozenset(_listed(were_set)),
            failures,
            code or "",
            refused,
        )
        for row_id, edited_at, attempts, were_set, failures, code, refused in lines
    }
    return [found[row_id] for row_id in ids if row_id in found]


def pending_change(connection: Connection, mirrored: Mirrored, row_id: str) -> Pending | None:
    """The waiting change of one row, refused or not."""
    return next(iter(pending_changes(connection, mirrored, [row_id])), None)


def bases(connection: Connection, mirrored: Mirrored, ids: Iterable[str]) -> dict[str, Base]:
    """The bases among these ids."""
    return {
        row_id: Base(kept_json(values_json, dict) or dict.fromkeys(mirrored.columns), version, bool(gone))
        for row_id, values_json, version, gone in base_rows(connection, mirrored, ids)
    }


def keep_bases(connection: Connection, mirrored: Mirrored, taken: Sequence[Taken]) -> None:
    """Remember rows as the server's last word; a message needs none, it can't change there."""
    if mirrored.versioned:
        name = mirrored.name
        keep_base_rows(
            connection,
            [(name, row["id"], row["updated_at"], json_text(plain)) for row, plain in taken],
        )


def record_attempts(connection: Connection, mirrored: Mirrored, sends: Mapping[str, Attempt]) -> None:
    """Add what is about to be sent to what was sent without an answer."""
    lines = [(json_text(attempt.to_json()), mirrored.name, row_id) for row_id, attempt in sends.items()]
    add_attempts(connection, lines)


def kept_attempts(text: str | None) -> list[Attempt]:
    """The attempts of a line of the file; one that can't be read costs itself."""
    found = []
    for kept in _listed(text or "[]"):
        with suppress(TypeError):
            found.append(Attempt.from_json(kept))
    return found


def settle_attempts(
    connection: Connection, mirrored: Mirrored, ids: Iterable[str], at: datetime, *, arrived: int = 1
) -> None:
    """Sends up to the last are answered, so that none is open; ``remember_ghosts`` says what ``arrived`` is."""
    remember_ghosts(connection, mirrored, ids, instant_text(at), arrived)
    these = PENDING.c.row_id.in_(among(ids))
    connection.execute(update(PENDING).where(PENDING.c.table_name == mirrored.name, these).values(attempts_json="[]"))


def change_pending(connection: Connection, mirrored: Mirrored, row_id: str, **values: Any) -> None:
    """Set columns of one row's pending change, where it has one."""
    connection.execute(update(PENDING).where(is_row(PENDING, mirrored, row_id)).values(**values))


def forget(connection: Connection, book: Table, mirrored: Mirrored, ids: Iterable[str]) -> None:
    """Remove the lines of these rows from a book."""
    forget_rows(connection, book.name, mirrored, ids)


def edited_at(connection: Connection, mirrored: Mirrored, row_id: str) -> dict[str, datetime]:
    """When the user last edited each column of a row, by this computer's clock."""
    query = select(JOURNAL.c.column, func.max(JOURNAL.c.at)).where(
        is_row(JOURNAL, mirrored, row_id), JOURNAL.c.source != "sync"
    )
    return dict(connection.execute(query.group_by(JOURNAL.c.column)).all())


def is_row(book: Table, mirrored: Mirrored, row_id: str) -> ColumnElement[bool]:
    """The condition that names one row in a book."""
    return (book.c.table_name == mirrored.name) & (book.c.row_id == row_id)


def _listed(text: str) -> Sequence[Any]:
    return () if text == "[]" else kept_json(text, list)  # most are empty, and there may be thousands
