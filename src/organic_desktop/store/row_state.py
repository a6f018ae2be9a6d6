"""Sync's state of rows: their plain form, base, pending change and attempts, read and written many at a time.

Every function works inside the caller's transaction, and none changes a user's row. Whether a row is pending follows
from comparing it with its base (``Edit.update_pending``); what is sent when is outbox.py's.

The statements that run over thousands of rows are ready-made text on the form in which SQLite holds a row: SQLAlchemy
takes each value apart, and a first pull of 100,000 messages has no time for that. Only names of our own tables and
columns (schema.py) are put into their text, each marked for the linters; every value is a parameter.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, case, func, or_, select, update

from organic_desktop.core.messages import Sentence
from organic_desktop.store.attempts import Attempt
from organic_desktop.store.bookkeeping import JOURNAL, PENDING
from organic_desktop.store.codec import Plain, among
from organic_desktop.store.column_types import TextArray
from organic_desktop.store.schema import Mirrored
from organic_desktop.store.types import instant_text, json_text, kept_json

ServerRow = Mapping[str, Any]
Received = tuple[ServerRow, Plain]
"""A row as the server sent it, and in its plain form."""


class Base(NamedTuple):
    """A row as last seen on the server: its values, and ``updated_at`` to the letter as its version.

    ``gone``: the server no longer has the row.
    """

    values: Plain
    version: str | None
    gone: bool = False


class Pending(NamedTuple):
    """A pending change. ``row`` is None for a deletion, ``base`` for a row that was never seen on the server.

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
        """True if the server is to insert the row."""
        return self.row is not None and (self.base is None or self.base.gone)


# -- rows of the mirror -----------------------------------------------------------------------------------------------


def plain_rows(
    connection: Connection, mirrored: Mirrored, ids: Iterable[str], columns: Sequence[str] = ()
) -> dict[str, Plain]:
    """Return the mirror's rows among these ids, in their plain form; all ``columns``, or some and the id."""
    columns = columns or mirrored.columns
    statement = f"SELECT {', '.join(columns)} FROM {mirrored.name} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608  a name of our own schema  # nosec
    found = connection.exec_driver_sql(statement, (json_text(list(ids)),)).all()
    rows = [dict(zip(columns, line, strict=True)) for line in found]
    for name in list_columns(mirrored).intersection(columns):
        for row in rows:
            row[name] = None if row[name] is None else json.loads(row[name])
    return {row["id"]: row for row in rows}


def ids_in_mirror(connection: Connection, mirrored: Mirrored, ids: Iterable[str]) -> set[str]:
    """Return those of these ids that the mirror's table holds."""
    statement = f"SELECT id FROM {mirrored.name} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608  a name of our own schema  # nosec
    return {row_id for (row_id,) in connection.exec_driver_sql(statement, (json_text(list(ids)),))}


@cache
def list_columns(mirrored: Mirrored) -> frozenset[str]:
    """Return the columns that hold lists: JSON text in SQLite, lists in the plain form."""
    return frozenset(column.name for column in mirrored.table.columns if isinstance(column.type, TextArray))


def edited_at(connection: Connection, mirrored: Mirrored, row_id: str) -> dict[str, datetime]:
    """Return when the user last edited each column of a row, by this computer's clock."""
    query = select(JOURNAL.c.column, func.max(JOURNAL.c.at)).where(
        is_row(JOURNAL, mirrored, row_id), JOURNAL.c.source != "sync"
    )
    return dict(connection.execute(query.group_by(JOURNAL.c.column)).all())


def key_of(row: Mapping[str, Any]) -> str:
    """Return what a row is listed under: its day, or its module's name; "" if it has neither."""
    return str(row.get("date") or row.get("module_name") or "")


# -- bases ------------------------------------------------------------------------------------------------------------


def bases(connection: Connection, mirrored: Mirrored, ids: Iterable[str]) -> dict[str, Base]:
    """Return the bases among these ids."""
    statement = (
        "SELECT row_id, values_json, version, gone FROM base "
        "WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?))"
    )
    found = connection.exec_driver_sql(statement, (mirrored.name, json_text(list(ids))))
    return {
        row_id: Base(kept_json(values_json, dict) or dict.fromkeys(mirrored.columns), version, bool(gone))
        for row_id, values_json, version, gone in found
    }


def keep_bases(connection: Connection, mirrored: Mirrored, received: Sequence[Received]) -> None:
    """Keep rows of the server as their bases. A message needs none: it can't change there."""
    if not (mirrored.versioned and received):
        return
    statement = f"INSERT INTO base (table_name, row_id, version, values_json, gone) VALUES (?, ?, ?, ?, 0) {_INSTEAD}"  # noqa: S608  a literal of ours  # nosec
    name = mirrored.name
    lines = [(name, row["id"], row["updated_at"], json_text(plain)) for row, plain in received]
    connection.exec_driver_sql(statement, lines)


def keep_mirrored_bases(connection: Connection, mirrored: Mirrored, versions: Mapping[str, str | None]) -> None:
    """Keep rows as their bases that are in the mirror exactly as on the server; ``versions`` are theirs, by id."""
    if not (mirrored.versioned and versions):
        return
    statement = (
        "INSERT INTO base (table_name, row_id, version, values_json, gone) "  # noqa: S608  names of our own schema  # nosec
        f"SELECT ?, key, value, {_as_object(mirrored, mirrored.columns)}, 0 "
        f"FROM json_each(?) CROSS JOIN {mirrored.name} ON {mirrored.name}.id = key WHERE true {_INSTEAD}"
    )
    connection.exec_driver_sql(statement, (mirrored.name, json_text(versions)))


_INSTEAD = (
    "ON CONFLICT (table_name, row_id) DO UPDATE "
    "SET version = excluded.version, values_json = excluded.values_json, gone = 0"
)


def _as_object(mirrored: Mirrored, columns: Iterable[str]) -> str:
    """Return the SQL expression for some columns of the mirror's table as a JSON object, in their plain form."""
    named = {name: f"{mirrored.name}.{name}" for name in columns}
    parts = (
        f"'{name}', json({at})" if name in list_columns(mirrored) else f"'{name}', {at}" for name, at in named.items()
    )
    return f"json_object({', '.join(parts)})"


# -- pending changes --------------------------------------------------------------------------------------------------


def pending_changes(connection: Connection, mirrored: Mirrored, ids: Sequence[str]) -> list[Pending]:
    """Return the pending changes among these rows, refused or not, in the order of ``ids``."""
    table = PENDING.c
    query = select(
        table.row_id, table.edited_at, table.attempts_json, table.set_json, table.failures, table.code, table.refused
    )
    lines = connection.execute(query.where(table.table_name == mirrored.name, table.row_id.in_(among(ids)))).all()
    rows, bases_by_id = plain_rows(connection, mirrored, ids), bases(connection, mirrored, ids)
    found = {
        row_id: Pending(
            row_id,
            rows.get(row_id),
            bases_by_id.get(row_id),
            edited_at,
            kept_attempts(attempts),
            frozenset(_kept_list(were_set)),
            failures,
            code or "",
            refused,
        )
        for row_id, edited_at, attempts, were_set, failures, code, refused in lines
    }
    return [found[row_id] for row_id in ids if row_id in found]


def pending_change(connection: Connection, mirrored: Mirrored, row_id: str) -> Pending | None:
    """Return the pending change of one row, refused or not."""
    return next(iter(pending_changes(connection, mirrored, [row_id])), None)


def change_pending(connection: Connection, mirrored: Mirrored, row_id: str, **values: Any) -> None:
    """Set columns of one row's pending change, if it has one."""
    connection.execute(update(PENDING).where(is_row(PENDING, mirrored, row_id)).values(**values))


def refuse_change(
    connection: Connection, mirrored: Mirrored, row_id: str, reason: Sentence, code: str, next_try: datetime | None
) -> None:
    """Mark a pending change as refused; ``failures`` counts from here how often in a row it was.

    Without ``next_try`` it waits for an edit, or until everything is tried (``Trying.ALL``).
    """
    failures = case((PENDING.c.refused, PENDING.c.failures + 1), else_=1)
    values = {"last_error": reason.to_text(), "code": code, "next_try": next_try, "failures": failures}
    change_pending(connection, mirrored, row_id, refused=True, **values)


def release(connection: Connection, mirrored: Mirrored, row_id: str) -> None:
    """Let a refused change be sent again: its row was edited, or the user asks for just this one."""
    failed = or_(PENDING.c.refused, PENDING.c.failures > 0)
    statement = update(PENDING).where(is_row(PENDING, mirrored, row_id), failed)
    connection.execute(statement.values(refused=False, last_error=None, code=None, next_try=None, failures=0))


# -- attempts ---------------------------------------------------------------------------------------------------------


def add_attempts(connection: Connection, mirrored: Mirrored, sends: Mapping[str, Attempt]) -> None:
    """Append to the attempts of pending changes, by row id."""
    if not sends:
        return
    statement = (
        "UPDATE pending_change SET attempts_json = CASE "
        "WHEN attempts_json = '[]' OR NOT json_valid(attempts_json) THEN '[' || ?1 || ']' "
        "ELSE json_insert(attempts_json, '$[#]', json(?1)) END WHERE table_name = ?2 AND row_id = ?3"
    )
    lines = [(json_text(attempt.to_json()), mirrored.name, row_id) for row_id, attempt in sends.items()]
    connection.exec_driver_sql(statement, lines)


def add_attempts_of_rows(
    connection: Connection, mirrored: Mirrored, ids: Collection[str], columns: Sequence[str], attempt: Attempt
) -> None:
    """Append to the attempts of pending changes a send of each row as the mirror holds it now.

    Everything else of it is in ``attempt``, for all the rows.
    """
    if not ids:
        return
    others = json_text({name: value for name, value in attempt.to_json().items() if name != "values"})
    values = f"(SELECT {_as_object(mirrored, columns)} FROM {mirrored.name} WHERE id = row_id)"  # noqa: S608  names of our own schema  # nosec
    new = f"'{{\"values\": ' || {values} || ', ' || ?1"
    statement = (
        "UPDATE pending_change SET attempts_json = CASE "  # noqa: S608  names of our own schema  # nosec
        f"WHEN attempts_json = '[]' OR NOT json_valid(attempts_json) THEN '[' || {new} || ']' "
        f"ELSE json_insert(attempts_json, '$[#]', json({new})) END "
        "WHERE table_name = ?2 AND row_id IN (SELECT value FROM json_each(?3))"
    )
    connection.exec_driver_sql(statement, (others.removeprefix("{"), mirrored.name, json_text(list(ids))))


def new_rows(connection: Connection, mirrored: Mirrored, ids: Collection[str]) -> list[str]:
    """Return those of these ids, in their order, whose rows are pending and not on the server."""
    statement = (
        f"SELECT value FROM json_each(?1) CROSS JOIN {mirrored.name} ON {mirrored.name}.id = value "  # noqa: S608  a name of our own schema  # nosec
        "WHERE EXISTS (SELECT 1 FROM pending_change WHERE table_name = ?2 AND row_id = value) "
        "AND NOT EXISTS (SELECT 1 FROM base WHERE table_name = ?2 AND row_id = value AND NOT gone)"
    )
    return [row_id for (row_id,) in connection.exec_driver_sql(statement, (json_text(list(ids)), mirrored.name)).all()]


def kept_attempts(text: str | None) -> list[Attempt]:
    """Read the attempts of a line of the file; one that can't be read is left out."""
    found = []
    for kept in _kept_list(text or "[]"):
        with suppress(TypeError):
            found.append(Attempt.from_json(kept))
    return found


def clear_attempts(
    connection: Connection, mirrored: Mirrored, ids: Iterable[str], at: datetime, *, arrived: int = 1
) -> None:
    """Clear the attempts of rows whose last send is answered; earlier ones are kept as late sends (``arrived``)."""
    keep_late_sends(connection, mirrored, ids, at, arrived)
    these = PENDING.c.row_id.in_(among(ids))
    connection.execute(update(PENDING).where(PENDING.c.table_name == mirrored.name, these).values(attempts_json="[]"))


def keep_late_sends(connection: Connection, mirrored: Mirrored, ids: Iterable[str], at: datetime, arrived: int) -> None:
    """Keep the attempts of rows as late sends: those before the last were never answered, and may still arrive.

    ``arrived`` is how many of a row's sends are accounted for: 1 if the server's answer or row shows one of them, 0 if
    it shows none.
    """
    statement = (
        "INSERT OR REPLACE INTO ghost (table_name, row_id, attempts_json, at) "
        "SELECT table_name, row_id, attempts_json, ? FROM pending_change WHERE table_name = ? "
        "AND row_id IN (SELECT value FROM json_each(?)) "
        "AND CASE WHEN json_valid(attempts_json) THEN json_array_length(attempts_json) ELSE 0 END > ?"
    )
    connection.exec_driver_sql(statement, (instant_text(at), mirrored.name, json_text(list(ids)), arrived))


# -- lines of any table -----------------------------------------------------------------------------------------------


def forget(connection: Connection, table: Table, mirrored: Mirrored, ids: Iterable[str]) -> None:
    """Delete the lines about these rows from a bookkeeping table."""
    statement = f"DELETE FROM {table.name} WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?))"  # noqa: S608  a name of our own schema  # nosec
    connection.exec_driver_sql(statement, (mirrored.name, json_text(list(ids))))


def is_row(table: Table, mirrored: Mirrored, row_id: str) -> ColumnElement[bool]:
    """Return the condition that names one row in a bookkeeping table."""
    return (table.c.table_name == mirrored.name) & (table.c.row_id == row_id)


def _kept_list(text: str) -> Sequence[Any]:
    return () if text == "[]" else kept_json(text, list)  # most are empty, and there may be thousands
