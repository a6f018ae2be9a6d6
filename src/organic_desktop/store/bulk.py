"""The statements that run over thousands of rows at a time, on the form in which SQLite holds them.

Everything else goes through SQLAlchemy, which takes each value apart; a first pull of 100,000 messages has no time for
that. Only names of our own tables and columns (store/schema.py) are put into a statement's text, each marked for the
linters; every value is a parameter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from organic_desktop.store.codec import Plain
from organic_desktop.store.row_state import list_columns
from organic_desktop.store.schema import Mirrored
from organic_desktop.store.types import json_text


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


def _each(connection: Connection, statement: str, lines: Sequence[tuple[object, ...]]) -> None:
    if lines:
        connection.exec_driver_sql(statement, list(lines))


def _stored(mirrored: Mirrored, rows: Sequence[Plain]) -> Sequence[Plain]:
    """Lists as JSON text; everything else is stored as it is."""
    for name in list_columns(mirrored):
        rows = [{**row, name: row[name] if row[name] is None else json_text(row[name])} for row in rows]
    return rows
