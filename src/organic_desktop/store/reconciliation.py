"""What the server said, brought into the file: pages, acknowledgements, refusals. The user's edits are mirror.py's.

How a row is merged is not decided here: the merge rule is handed in (``sync/merge.py``). Each method is one
transaction of rows, bases, conflict lines and cursor, so that a crash leaves either all of it or nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.clock import Clock
from organic_desktop.store.bookkeeping import BASE, CURSOR, META, PENDING
from organic_desktop.store.database import Database
from organic_desktop.store.edit import Edit, base_values
from organic_desktop.store.models import Mirrored
from organic_desktop.store.page import Applied, Merge, ServerRow, apply_page, keep_bases, overwrite
from organic_desktop.store.rows import Values, read_row, row_to_json

KEPT_ATTEMPTS = 20


@dataclass(frozen=True)
class Pending:
    """A change that waits to be sent. ``row`` is None for a deletion, ``base`` for a row the server never named."""

    row_id: str
    row: Values | None
    base: Values | None
    version: str | None
    attempts: tuple[Values, ...] = ()


class Reconciliation:
    """The engine's way into one file."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # -- what waits ---------------------------------------------------------------------------------------------------

    def pending(self, mirrored: Mirrored) -> list[Pending]:
        """The table's changes that wait and weren't refused, oldest edit first."""
        with self._database.writing() as connection:
            query = select(PENDING).where(PENDING.c.table_name == mirrored.name, ~PENDING.c.refused)
            rows = connection.execute(query.order_by(PENDING.c.edited_at, PENDING.c.row_id)).mappings().all()
            edit = Edit(connection, self._clock.now(), "sync")
            return [self._pending(edit, mirrored, row["row_id"], row["attempts_json"]) for row in rows]

    def record_attempts(self, mirrored: Mirrored, sends: Mapping[str, Values]) -> None:
        """Write down what is about to be sent, before it is: an answer may never come (rule 18)."""
        with self._database.writing() as connection:
            for row_id, sent in sends.items():
                attempts = [*self._attempts(connection, mirrored, row_id), json.loads(row_to_json(sent))]
                self._change_pending(
                    connection,
                    mirrored,
                    row_id,
                    attempts_json=json.dumps(attempts[-KEPT_ATTEMPTS:], ensure_ascii=False),
                )

    def acknowledge(self, mirrored: Mirrored, sent: Mapping[str, Values], server_rows: Sequence[ServerRow]) -> None:
        """The server holds what was ``sent``, by row id: its rows are the new bases.

        An edit made since the send stays, and stays pending (rule 25).
        """
        with self._database.writing() as connection:
            edit = Edit(connection, self._clock.now(), "sync")
            for server_row in server_rows:
                theirs = read_row(mirrored, server_row)
                row_id = theirs["id"]
                # What we sent from: an update names only the columns that differed from the base.
                as_sent = {**(edit.base(mirrored, row_id) or {}), **sent[row_id]}
                self._change_pending(connection, mirrored, row_id, attempts_json="[]")
                keep_bases(connection, mirrored, [(server_row, theirs)])
                mine = edit.row(mirrored, row_id)
                if mine is not None:
                    since = {name: mine[name] for name in mirrored.editable if mine[name] != as_sent[name]}
                    overwrite(connection, mirrored, {**theirs, **since})
                edit.settle(mirrored, row_id)

    def forget_attempts(self, mirrored: Mirrored, row_id: str) -> None:
        """What was sent without an answer is settled by what was read since."""
        with self._database.writing() as connection:
            self._change_pending(connection, mirrored, row_id, attempts_json="[]")
            Edit(connection, self._clock.now(), "sync").settle(mirrored, row_id)

    def acknowledge_deletion(self, mirrored: Mirrored, row_id: str) -> None:
        """The row is gone from the server too; one made again since the send is new to it, and waits."""
        with self._database.writing() as connection:
            connection.execute(delete(BASE).where(BASE.c.table_name == mirrored.name, BASE.c.row_id == row_id))
            self._change_pending(connection, mirrored, row_id, attempts_json="[]")
            Edit(connection, self._clock.now(), "sync").settle(mirrored, row_id)

    def vanished(self, mirrored: Mirrored, row_id: str) -> None:
        """The server no longer has a row that was edited here: the edit wins, so it becomes a new row (rule 36)."""
        with self._database.writing() as connection:
            connection.execute(delete(BASE).where(BASE.c.table_name == mirrored.name, BASE.c.row_id == row_id))

    def refuse(self, mirrored: Mirrored, row_id: str, reason: str) -> None:
        """Set a change aside with the server's words until it is edited again."""
        with self._database.writing() as connection:
            self._change_pending(connection, mirrored, row_id, refused=True, last_error=reason, attempts_json="[]")

    # -- what came ----------------------------------------------------------------------------------------------------

    def cursor(self, mirrored: Mirrored) -> str | None:
        """The highest stamp applied so far, as the server spelled it; None before the first page."""
        with self._database.reading() as session:
            found = session.execute(select(CURSOR.c.position).where(CURSOR.c.table_name == mirrored.name)).first()
            return str(found[0]) if found else None

    def apply(self, mirrored: Mirrored, rows: Sequence[ServerRow], merge: Merge, cursor: str | None = None) -> Applied:
        """Bring a page of server rows in, and move the cursor, in one transaction.

        Rows whose version is known are passed over; rows whose parent isn't here yet come back as ``orphans``, and the
        cursor stays before them.
        """
        with self._database.writing() as connection:
            applied = apply_page(Edit(connection, self._clock.now(), "sync"), mirrored, rows, merge)
            if cursor is not None and not applied.orphans:
                connection.execute(
                    upsert(CURSOR)
                    .values(table_name=mirrored.name, position=cursor)
                    .on_conflict_do_update(index_elements=["table_name"], set_={"position": cursor})
                )
            return applied

    def note_cycle(self, **facts: str) -> None:
        """Remember how a cycle ended: ``last_synced_at``, ``problem``, ``sentence`` (read by queries.last_cycle)."""
        with self._database.writing() as connection:
            for name, value in facts.items():
                statement = upsert(META).values(name=name, value=value)
                connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))

    # -- details ------------------------------------------------------------------------------------------------------

    @staticmethod
    def _pending(edit: Edit, mirrored: Mirrored, row_id: str, attempts_json: str) -> Pending:
        base = edit.connection.execute(
            select(BASE.c.version, BASE.c.values_json).where(
                BASE.c.table_name == mirrored.name, BASE.c.row_id == row_id
            )
        ).first()
        return Pending(
            row_id=row_id,
            row=edit.row(mirrored, row_id),
            base=base_values(mirrored, base.values_json) if base else None,
            version=base.version if base else None,
            attempts=tuple(read_row(mirrored, sent) for sent in json.loads(attempts_json)),
        )

    @staticmethod
    def _attempts(connection: Connection, mirrored: Mirrored, row_id: str) -> list[Any]:
        query = select(PENDING.c.attempts_json).where(PENDING.c.table_name == mirrored.name, PENDING.c.row_id == row_id)
        found = connection.execute(query).scalar()
        return list(json.loads(found)) if found else []

    @staticmethod
    def _change_pending(connection: Connection, mirrored: Mirrored, row_id: str, **values: Any) -> None:
        this = (PENDING.c.table_name == mirrored.name) & (PENDING.c.row_id == row_id)
        connection.execute(update(PENDING).where(this).values(**values))
