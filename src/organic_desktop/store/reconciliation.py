"""What the server said, brought into the file: pages, acknowledgements, refusals. The user's edits are writer.py's.

How a row is merged is not decided here: the merge rule is handed in (``sync/merge.py``). Each method is one
transaction of rows, bases, conflict lines and cursor, so that a crash leaves either all of it or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.core.clock import Clock
from organic_desktop.core.messages import Sentence
from organic_desktop.store.answer import take_answer, withdraw_attempts
from organic_desktop.store.apply_remote import Applied, Conditions, Merge, ServerEdit, apply_page
from organic_desktop.store.attempts import Attempt
from organic_desktop.store.bookkeeping import BASE, CURSOR, CYCLE, GHOST, PENDING, UNREADABLE
from organic_desktop.store.bulk import end_attempts
from organic_desktop.store.codec import Plain, Values, among
from organic_desktop.store.conflicts import Loss, note_losses
from organic_desktop.store.database import Database
from organic_desktop.store.facts import keep_facts
from organic_desktop.store.file_identity import count_sending
from organic_desktop.store.outbox import Trying, Waiting, unsent_parents, waiting
from organic_desktop.store.removed import note_removed, prune
from organic_desktop.store.row_state import (
    Pending,
    ServerRow,
    add_attempts,
    change_pending,
    clear_attempts,
    forget,
    is_row,
    keep_bases,
    pending_change,
    pending_changes,
    refuse_change,
)
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, Mirrored
from organic_desktop.store.server_state import Cursor
from organic_desktop.store.types import instant_text
from organic_desktop.store.unreadable import rows_aside, taken_of

GHOSTS_LAST = timedelta(days=7)
CYCLES_KEPT = 500
_AS_THEY_ARE = Conditions()


class CycleNumbers(Protocol):
    """What the history tells of a cycle, in rows, values and requests (``sync.report.SyncReport``)."""

    @property
    def pushed(self) -> int: ...
    @property
    def pulled(self) -> int: ...
    @property
    def conflicts(self) -> int: ...
    @property
    def requests(self) -> int: ...


class Reconciliation:
    """The engine's way into one file."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # -- what waits ---------------------------------------------------------------------------------------------------

    def waiting(self, mirrored: Mirrored, trying: Trying) -> Waiting:
        """The table's changes to send, by what the server is to do."""
        with self._database.reading() as session:
            connection = session.connection()
            return waiting(connection, mirrored, trying, self._clock.now())

    def unsent_parents(self, mirrored: Mirrored) -> set[str]:
        """The rows of a table that the server doesn't have yet, refused or not."""
        with self._database.reading() as session:
            connection = session.connection()
            return unsent_parents(connection, mirrored)

    def pending(self, mirrored: Mirrored, ids: Sequence[str]) -> list[Pending]:
        """The changes of these rows that wait still, refused or not, in the order of ``ids``."""
        with self._database.reading() as session:
            connection = session.connection()
            return pending_changes(connection, mirrored, ids)

    def record_attempts(self, mirrored: Mirrored, sends: Mapping[str, Attempt]) -> None:
        """Write down what is about to be sent, before it is: an answer may never come (rule 18)."""
        with self._database.writing() as session:
            connection = session.connection()
            add_attempts(connection, mirrored, sends)

    def withdraw_attempts(self, mirrored: Mirrored, ids: Sequence[str]) -> None:
        """The last send of each of these rows was not carried out: the server says so, or it never left."""
        with self._editing() as edit:
            withdraw_attempts(edit, mirrored, ids)

    def end_attempts(
        self, mirrored: Mirrored, ids: Sequence[str], failed: datetime | None, *, matched_none: bool = False
    ) -> None:
        """The last send of each of these rows failed, by the server's clock at ``failed`` at the latest.

        It wasn't answered; or it was, that it ``matched_none``, and what the row says of it is to be read yet.
        """
        with self._database.writing() as session:
            connection = session.connection()
            end_attempts(connection, mirrored, ids, instant_text(failed) if failed else None, matched_none)

    def acknowledge(self, mirrored: Mirrored, sent: Mapping[str, Plain], server_rows: Sequence[ServerRow]) -> None:
        """The server holds what was ``sent``, by row id: its rows are the new bases.

        An edit made since the send stays, and stays pending (rule 25).
        """
        with self._editing() as edit:
            take_answer(edit, mirrored, sent, server_rows)

    def acknowledge_deletion(self, mirrored: Mirrored, row_id: str) -> None:
        """The row is gone from the server too; one made again since the send is new to it, and waits."""
        with self._editing() as edit:
            self._forget_deleted(edit, mirrored, row_id)

    def give_up_attempts(self, mirrored: Mirrored, row_id: str) -> None:
        """Sends of an edit that was taken back can't arrive any more; without them nothing waits."""
        with self._editing() as edit:
            clear_attempts(edit.connection, mirrored, [row_id], edit.at, arrived=0)
            edit.update_pending(mirrored, row_id)

    def refuse(
        self, mirrored: Mirrored, row_id: str, reason: Sentence, code: str, next_try: datetime | None = None
    ) -> None:
        """Set a change aside with the server's words until ``next_try``; without one, until it is edited again."""
        with self._database.writing() as session:
            connection = session.connection()
            refuse_change(connection, mirrored, row_id, reason, code, next_try)

    def note_failures(self, mirrored: Mirrored, ids: Iterable[str], reason: Sentence, code: str) -> None:
        """A send of these rows failed, and it isn't known whether any of them is the reason: they are suspects now."""
        these = PENDING.c.row_id.in_(among(ids)) & (PENDING.c.table_name == mirrored.name)
        more = {"failures": PENDING.c.failures + 1, "last_error": reason.to_text(), "code": code}
        with self._database.writing() as session:
            connection = session.connection()
            connection.execute(update(PENDING).where(these, ~PENDING.c.refused).values(more))
            connection.execute(update(PENDING).where(these, PENDING.c.refused).values(failures=PENDING.c.failures + 1))

    def give_new_id(self, mirrored: Mirrored, row_id: str, new_id: str) -> None:
        """The id is taken by a row that this account can't see (rule 28)."""
        with self._editing() as edit:
            edit.change_id(mirrored, row_id, new_id)
            change_pending(edit.connection, mirrored, new_id, attempts_json="[]")

    def count_sending(self) -> None:
        """A cycle is about to send: a copy of the file must be told from it (``identity.py``)."""
        count_sending(self._database)

    # -- what came ----------------------------------------------------------------------------------------------------

    def apply(
        self,
        mirrored: Mirrored,
        rows: Sequence[ServerRow],
        merge: Merge,
        cursor: Cursor | None = None,
        line: str = "",
        conditions: Conditions = _AS_THEY_ARE,
        *,
        confirm: Callable[[], None] = lambda: None,
    ) -> Applied:
        """Bring a page of server rows in, and move the cursor, in one transaction.

        Rows whose version is known are passed over; rows whose parent isn't here yet come back as ``orphans``, and the
        cursor stays before them. ``confirm`` is called before anything is kept; what it raises undoes it all.
        """
        with self._editing() as edit:
            applied = apply_page(edit, mirrored, rows, merge, conditions)
            confirm()
            if cursor is not None and not applied.orphans:
                _move(edit.connection, line or mirrored.name, cursor)
            return applied

    def retry_aside(self, mirrored: Mirrored, merge: Merge, confirm: Callable[[], None] = lambda: None) -> list[str]:
        """Bring in what was kept aside, if what stood in its way is gone; the ids of rows that came in."""
        with self._database.reading() as session:
            connection = session.connection()
            rows = rows_aside(connection, mirrored)
        if not rows:
            return []
        return self.apply(mirrored, rows, merge, conditions=Conditions(again=True), confirm=confirm).news

    def move_cursor(self, table_name: str, cursor: Cursor) -> None:
        """Move the cursor of what has no page of rows to come with (tombstones)."""
        with self._database.writing() as session:
            connection = session.connection()
            _move(connection, table_name, cursor)

    def forget_cursors(self, names: Iterable[str]) -> None:
        """Remove the cursors of what was read in lots, once all of it was."""
        with self._database.writing() as session:
            connection = session.connection()
            connection.execute(delete(CURSOR).where(CURSOR.c.table_name.in_(list(names))))

    def remove(self, mirrored: Mirrored, ids: Iterable[str]) -> int:
        """The server no longer has these rows; returns how many of them left the mirror.

        An edit wins over the deletion: the row is made again, with what it was as the base to merge from (rule 36).
        """
        removed = 0
        with self._editing() as edit:
            for row_id in ids:
                row, change = edit.row(mirrored, row_id), pending_change(edit.connection, mirrored, row_id)
                forget(edit.connection, UNREADABLE, mirrored, [row_id])
                if row is None:
                    self._forget_deleted(edit, mirrored, row_id)
                elif change or self._has_unsent(edit, mirrored, row_id):
                    self._keep_without_server(edit, mirrored, row)
                else:
                    note_removed(edit, MESSAGES, edit.messages_of(mirrored, row_id))
                    note_removed(edit, mirrored, [row])
                    forget(edit.connection, BASE, mirrored, [row_id])
                    edit.delete(mirrored, row)
                    forget(edit.connection, PENDING, mirrored, [row_id])
                    removed += 1
        return removed

    def keep(self, mirrored: Mirrored, ids: Iterable[str]) -> None:
        """The server no longer has these rows, and the user wants them all the same: they wait to be made again."""
        with self._editing() as edit:
            for row_id in ids:
                if row := edit.row(mirrored, row_id):
                    self._await_again(edit, mirrored, row)
                else:
                    self._forget_deleted(edit, mirrored, row_id)

    def keep_mine(self, mirrored: Mirrored, rows: Sequence[ServerRow]) -> None:
        """The server has older states of these rows, and the user wants this computer's: they wait to be sent again."""
        with self._editing() as edit:
            taken = taken_of(edit, mirrored, rows)
            keep_bases(edit.connection, mirrored, taken)
            for _, theirs in taken:
                edit.update_pending(mirrored, theirs["id"], were_set=mirrored.editable)

    def recount_messages(self) -> int:
        """Raise each conversation's ``message_count`` to the messages that are here, never lower it (pitfall 34)."""
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

    # -- facts -------------------------------------------------------------------------------------------------------

    def note(self, **facts: str) -> None:
        """Remember facts, such as how a cycle ended: ``last_synced_at``, ``problem``, ``sentence``."""
        keep_facts(self._database, **facts)

    def note_cycle(self, started_at: datetime, report: CycleNumbers, problem: Sentence) -> None:
        """Add a line to the history of cycles, which keeps the last few hundred; what sync removed is kept a year."""
        numbers = {name: getattr(report, name) for name in ("pushed", "pulled", "conflicts", "requests")}
        with self._database.writing() as session:
            connection = session.connection()
            line = {"started_at": started_at, "ended_at": self._clock.now(), "problem": problem.to_text()}
            connection.execute(insert(CYCLE).values({**line, **numbers}))
            newest = select(func.max(CYCLE.c.id)).scalar_subquery()
            connection.execute(delete(CYCLE).where(CYCLE.c.id <= newest - CYCLES_KEPT))
            prune(connection, self._clock.now())

    def back_up(self, reason: str, *, once: bool = False) -> Path:
        """A copy of the file beside it, under a name that says why; ``once``: one that is there already will do."""
        copy = self._database.path.with_name(f"{self._database.path.stem}.{reason}.db")
        return copy if once and copy.exists() else self._database.copy_to(copy.name)

    # -- details ------------------------------------------------------------------------------------------------------

    @contextmanager
    def _editing(self) -> Iterator[ServerEdit]:
        with self._database.writing() as session:
            yield ServerEdit(session.connection(), self._clock.now())

    @staticmethod
    def _forget_deleted(edit: ServerEdit, mirrored: Mirrored, row_id: str) -> None:
        """A deletion has arrived; a send from before it may still arrive, too."""
        forget(edit.connection, BASE, mirrored, [row_id])
        clear_attempts(edit.connection, mirrored, [row_id], edit.at, arrived=0)
        edit.connection.execute(delete(GHOST).where(GHOST.c.at < edit.at - GHOSTS_LAST))
        edit.update_pending(mirrored, row_id)

    @staticmethod
    def _await_again(edit: ServerEdit, mirrored: Mirrored, row: Values) -> None:
        """The base stays, to merge from, but the server's row is gone: so this one is new to it, and waits."""
        this = is_row(BASE, mirrored, row["id"])
        edit.connection.execute(update(BASE).where(this).values(gone=True, version=None))
        edit.update_pending(mirrored, row["id"])
        for message in edit.messages_of(mirrored, row["id"]):  # they went with their conversation
            edit.update_pending(MESSAGES, message["id"])

    def _keep_without_server(self, edit: ServerEdit, mirrored: Mirrored, row: Values) -> None:
        self._await_again(edit, mirrored, row)
        loss = Loss("id", base=row["id"], mine=row["id"], theirs=None, result=row["id"], rule="edit over deletion")
        note_losses(edit.connection, edit.at, mirrored, row["id"], [loss])

    @staticmethod
    def _has_unsent(edit: ServerEdit, mirrored: Mirrored, row_id: str) -> bool:
        """Whether a conversation holds messages that only this computer has."""
        if mirrored is not CONVERSATIONS:
            return False
        unsent = select(PENDING.c.row_id).where(PENDING.c.table_name == MESSAGES.name)
        query = select(MESSAGES.table.c.id).where(
            MESSAGES.table.c.conversation_id == row_id, MESSAGES.table.c.id.in_(unsent)
        )
        return edit.connection.execute(query).first() is not None


def _move(connection: Connection, table_name: str, cursor: Cursor) -> None:
    place = {"position": cursor.stamp, "row_id": cursor.row_id}
    statement = upsert(CURSOR).values(table_name=table_name, **place)
    connection.execute(statement.on_conflict_do_update(index_elements=["table_name"], set_=place))
