"""The statements that run over thousands of rows at a time, on the form in which SQLite holds them.

Everything else goes through SQLAlchemy, which takes each value apart; a first pull of 100,000 messages has no time for
that. Only names of our own tables and columns (store/schema.py) are put into a statement's text, each marked for the
linters; every value is a parameter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache

from sqlalchemy import Connection, Row

from organic_desktop.store.codec import Plain
from organic_desktop.store.schema import Mirrored
from organic_desktop.store.types import TextArray, json_text


def insert_rows(connection: Connection, mirrored: Mirrored, rows: Sequence[Plain]) -> None:
    """Insert whole rows."""
    columns = mirrored.columns
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {mirrored.name} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  a name of our own schema  # nosec
    _each(connection, statement, [tuple(map(row.__getitem__, columns)) for row in _stored(mirrored, rows)])


def update_rows(connection: Connection, mirrored: Mirrored, rows: Sequence[Plain], columns: Sequence[str]) -> None:
    """Give rows, found by their id, new values in some columns."""
    settings = ", ".join(f"{name} = ?" for name in columns)
    order = (*columns, "id")
    lines = [tuple(map(row.__getitem__, order)) for row in _stored(mirrored, rows)]
    _each(connection, f"UPDATE {mirrored.name} SET {settings} WHERE id = ?", lines)  # noqa: S608  a name of our own schema  # nosec


def plain_rows(connection: Connection, mirrored: Mirrored, ids: Iterable[str]) -> dict[str, Plain]:
    """The mirror's rows among these ids, in their plain form."""
    columns = mirrored.columns
    statement = f"SELECT {', '.join(columns)} FROM {mirrored.name} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608  a name of our own schema  # nosec
    found = connection.exec_driver_sql(statement, (json_text(list(ids)),))
    rows = [dict(zip(columns, line, strict=True)) for line in found]
    for name in _lists(mirrored):
        for row in rows:
            row[name] = None if row[name] is None else json.loads(row[name])
    return {row["id"]: row for row in rows}


def ids_among(connection: Connection, mirrored: Mirrored, ids: Iterable[str]) -> set[str]:
    """Which of these ids the mirror's table holds."""
    statement = f"SELECT id FROM {mirrored.name} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608  a name of our own schema  # nosec
    return {row_id for (row_id,) in connection.exec_driver_sql(statement, (json_text(list(ids)),))}


def base_rows(
    connection: Connection, mirrored: Mirrored, ids: Iterable[str]
) -> Sequence[Row[str, str | None, str | None, int]]:
    """(Id, values as JSON, version, whether it is gone) of the bases among these ids."""
    statement = (
        "SELECT row_id, values_json, version, gone FROM base "
        "WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?))"
    )
    return connection.exec_driver_sql(statement, (mirrored.name, json_text(list(ids)))).all()


def versions_among(connection: Connection, mirrored: Mirrored, ids: Iterable[str]) -> dict[str, str | None]:
    """The versions of those among these ids that the server is known to have; of rows kept aside, too."""
    among = "table_name = ?1 AND row_id IN (SELECT value FROM json_each(?2))"
    aside = f"SELECT row_id, version FROM unreadable WHERE {among} AND columns_json = '[]'"  # noqa: S608  a name of our own schema  # nosec
    statement = f"SELECT row_id, version FROM base WHERE {among} AND NOT gone"  # noqa: S608  a name of our own schema  # nosec
    these = (mirrored.name, json_text(list(ids)))
    # The version of what is kept aside is the later one: what is here of such a row stays as it was.
    return dict(connection.exec_driver_sql(statement, these).all()) | dict(
        connection.exec_driver_sql(aside, these).all()
    )


def keys_among(connection: Connection, mirrored: Mirrored, ids: Iterable[str]) -> dict[str, str]:
    """The day or the module of those among these ids that the server is known to have."""
    (key,) = mirrored.own_key
    statement = (
        f"SELECT row_id, json_extract(values_json, '$.{key}') FROM base "  # noqa: S608  a name of our own schema  # nosec
        "WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?)) AND NOT gone AND json_valid(values_json)"
    )
    found = connection.exec_driver_sql(statement, (mirrored.name, json_text(list(ids))))
    return {row_id: value for row_id, value in found if value is not None}


def keep_base_rows(connection: Connection, lines: Sequence[tuple[str, str, str | None, str]]) -> None:
    """Remember (table, id, version, values as JSON) as the server's last word."""
    statement = (
        "INSERT INTO base (table_name, row_id, version, values_json, gone) VALUES (?, ?, ?, ?, 0) "
        "ON CONFLICT (table_name, row_id) DO UPDATE "
        "SET version = excluded.version, values_json = excluded.values_json, gone = 0"
    )
    _each(connection, statement, lines)


def add_attempts(connection: Connection, lines: Sequence[tuple[str, str, str]]) -> None:
    """Append (values as JSON, table, id) to the attempts of a pending change."""
    statement = (
        "UPDATE pending_change SET attempts_json = CASE "
        "WHEN attempts_json = '[]' OR NOT json_valid(attempts_json) THEN '[' || ?1 || ']' "
        "ELSE json_insert(attempts_json, '$[#]', json(?1)) END WHERE table_name = ?2 AND row_id = ?3"
    )
    _each(connection, statement, lines)


def forget_last_attempts(connection: Connection, mirrored: Mirrored, ids: Iterable[str]) -> None:
    """Forget the last attempt of each of these rows."""
    _change_last_attempt(connection, mirrored, ids, "json_remove(attempts_json, '$[#-1]')")


def end_attempts(
    connection: Connection, mirrored: Mirrored, ids: Iterable[str], failed: str | None, matched_none: bool
) -> None:
    """Note when the last attempt of each of these rows had failed, and whether it was answered to match none."""
    changed = "json_set(attempts_json, '$[#-1].failed', ?, '$[#-1].matched_none', json(?))"
    _change_last_attempt(connection, mirrored, ids, changed, failed, "true" if matched_none else "false")


def _change_last_attempt(
    connection: Connection, mirrored: Mirrored, ids: Iterable[str], changed: str, *values: str | None
) -> None:
    statement = (
        f"UPDATE pending_change SET attempts_json = {changed} "  # noqa: S608  a name of our own schema  # nosec
        "WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?)) "
        "AND attempts_json != '[]' AND json_valid(attempts_json)"
    )
    connection.exec_driver_sql(statement, (*values, mirrored.name, json_text(list(ids))))


def remember_ghosts(connection: Connection, mirrored: Mirrored, ids: Iterable[str], at: str, arrived: int) -> None:
    """Sends before the last that were never answered may still arrive.

    ``arrived`` is how many of a row's sends are accounted for: 1 where the server's answer or row shows one of them, 0
    where it shows none.
    """
    statement = (
        "INSERT OR REPLACE INTO ghost (table_name, row_id, attempts_json, at) "
        "SELECT table_name, row_id, attempts_json, ? FROM pending_change WHERE table_name = ? "
        "AND row_id IN (SELECT value FROM json_each(?)) "
        "AND CASE WHEN json_valid(attempts_json) THEN json_array_length(attempts_json) ELSE 0 END > ?"
    )
    connection.exec_driver_sql(statement, (at, mirrored.name, json_text(list(ids)), arrived))


def forget_rows(connection: Connection, book: str, mirrored: Mirrored, ids: Iterable[str]) -> None:
    """Remove the lines of these rows from a book."""
    statement = f"DELETE FROM {book} WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?))"  # noqa: S608  a name of our own schema  # nosec
    connection.exec_driver_sql(statement, (mirrored.name, json_text(list(ids))))


def _each(connection: Connection, statement: str, lines: Sequence[tuple[object, ...]]) -> None:
    if lines:
        connection.exec_driver_sql(statement, list(lines))


def _stored(mirrored: Mirrored, rows: Sequence[Plain]) -> Sequence[Plain]:
    """Lists as JSON text; everything else is stored as it is."""
    for name in _lists(mirrored):
        rows = [{**row, name: row[name] if row[name] is None else json_text(row[name])} for row in rows]
    return rows


@cache
def _lists(mirrored: Mirrored) -> tuple[str, ...]:
    return tuple(column.name for column in mirrored.table.columns if isinstance(column.type, TextArray))
