"""What imports brought to the days, and the mappings that they used: kept so that the same file adds nothing twice.

A number that was brought is remembered by the format and fingerprint of its file, and no longer counts once its import
is undone (docs/decisions/0078-what-a-file-brought-is-remembered.md). Notes need no memory, for they are added by line.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from organic_desktop.store.codec import from_json, plain
from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.store.types import instant_text, json_text, kept_json
from organic_desktop.wellness.metrics import COLUMNS, NOTES, Value

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from organic_desktop.store.journal import Edit, RowEdit

MOST_MAPPINGS = 50
"""The mappings that are kept, the last used ones."""

_DAYS_OFF = (
    "DELETE FROM skipped_day WHERE date IN (SELECT date FROM imported WHERE edit_id = ? AND day_off AND undone)",
    "INSERT INTO skipped_day (date) SELECT date FROM imported WHERE edit_id = ? AND day_off AND NOT undone "
    "ON CONFLICT DO NOTHING",
)


def brought(connection: Connection, source: str) -> dict[date, dict[str, Decimal | int]]:
    """Return the numbers that files of this source last brought to each day, by column."""
    found: dict[date, dict[str, Decimal | int]] = {}
    lines = "SELECT date, values_json FROM imported WHERE source = ? AND NOT undone AND NOT day_off ORDER BY id"
    for day, values in connection.exec_driver_sql(lines, (source,)):
        read = {
            name: from_json(WELLNESS_ENTRIES, name, json.dumps(value))
            for name, value in kept_json(values, dict).items()
            if name in COLUMNS
        }
        found.setdefault(date.fromisoformat(day), {}).update(read)
    return found


def keep_brought(edit: Edit, source: str, days: Mapping[date, Mapping[str, Value]], days_off: Collection[date]) -> None:
    """Remember what an edit brought: values of days, and the days that it made days off."""
    lines = [
        (
            source,
            day.isoformat(),
            json_text({name: plain(values[name]) for name in values if name != NOTES}),
            0,
            edit.id,
        )
        for day, values in days.items()
    ]
    lines += [(source, day.isoformat(), "{}", 1, edit.id) for day in sorted(days_off)]
    if lines:
        statement = "INSERT INTO imported (source, date, values_json, day_off, edit_id) VALUES (?, ?, ?, ?, ?)"
        edit.connection.exec_driver_sql(statement, lines)


def toggle_brought(edit: Edit, edit_id: str, kept: Collection[RowEdit]) -> bool:
    """Let what an import brought no longer count once it is undone, and count again once that is undone.

    Its days off come and go with it. Values that undo left, because they were changed since, still count. Return True
    if there was anything of an import.
    """
    left = {plain(row.key): {each.column for each in row.changes} for row in kept if isinstance(row.key, date)}
    toggled = edit.connection.exec_driver_sql(
        "UPDATE imported SET undone = NOT undone, edit_id = ?1 "
        "WHERE edit_id = ?2 AND (day_off OR date NOT IN (SELECT value FROM json_each(?3)))",
        (edit.id, edit_id, json_text([*left])),
    ).rowcount
    toggled += _toggle_in_part(edit, edit_id, left)
    for statement in _DAYS_OFF:
        edit.connection.exec_driver_sql(statement, (edit.id,))
    return toggled > 0


def _toggle_in_part(edit: Edit, edit_id: str, left: Mapping[str, Collection[str]]) -> int:
    """Toggle values of days of which undo left others; return of how many days. ``left`` are their columns."""
    run, toggled = edit.connection.exec_driver_sql, 0
    columns = "id, source, date, values_json, undone"
    lines = run(f"SELECT {columns} FROM imported WHERE edit_id = ? AND NOT day_off", (edit_id,)).all()  # noqa: S608  literals of ours  # nosec
    for line, source, day, values_json, undone in lines:
        values, stay = kept_json(values_json, dict), left.get(day, ())
        gone = {name: value for name, value in values.items() if stay and name not in stay}
        if gone:
            rest = json_text({name: value for name, value in values.items() if name not in gone})
            run("UPDATE imported SET values_json = ? WHERE id = ?", (rest, line))
            run(
                "INSERT INTO imported (source, date, values_json, edit_id, undone) VALUES (?, ?, ?, ?, ?)",
                (source, day, json_text(gone), edit.id, not undone),
            )
            toggled += 1
    return toggled


class Memory(NamedTuple):
    """All that a file remembers of imports: what they brought, and the mappings."""

    brought: Sequence[tuple[Any, ...]]
    mappings: Sequence[tuple[Any, ...]]


def read_memory(connection: Connection) -> Memory:
    """Return what a file remembers of imports."""
    lines = connection.exec_driver_sql("SELECT source, date, values_json, day_off, edit_id, undone FROM imported")
    mappings = connection.exec_driver_sql("SELECT source, mapping_json, used_at FROM file_mapping")
    return Memory([tuple(each) for each in lines], [tuple(each) for each in mappings])


def add_memory(connection: Connection, memory: Memory) -> None:
    """Remember what another file of the same person did, which is merged into this one; twice is once."""
    known = {tuple(each) for each in read_memory(connection).brought}
    new = [each for each in memory.brought if each not in known]
    if new:
        columns = "source, date, values_json, day_off, edit_id, undone"
        connection.exec_driver_sql(f"INSERT INTO imported ({columns}) VALUES (?, ?, ?, ?, ?, ?)", new)  # noqa: S608  literals of ours  # nosec
    if memory.mappings:
        connection.exec_driver_sql(
            "INSERT INTO file_mapping (source, mapping_json, used_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            list(memory.mappings),
        )


def mapping_json(connection: Connection, source: str) -> str | None:
    """Return the mapping that was last used for files of this source, as JSON."""
    found = connection.exec_driver_sql("SELECT mapping_json FROM file_mapping WHERE source = ?", (source,)).first()
    return found[0] if found else None


def keep_mapping(connection: Connection, source: str, mapping: str, at: datetime) -> None:
    """Remember a mapping, and forget those that weren't used for the longest."""
    connection.exec_driver_sql(
        "INSERT INTO file_mapping (source, mapping_json, used_at) VALUES (?, ?, ?) "
        "ON CONFLICT (source) DO UPDATE SET mapping_json = excluded.mapping_json, used_at = excluded.used_at",
        (source, mapping, instant_text(at)),
    )
    oldest = "SELECT source FROM file_mapping ORDER BY used_at DESC, source LIMIT -1 OFFSET ?"
    connection.exec_driver_sql(f"DELETE FROM file_mapping WHERE source IN ({oldest})", (MOST_MAPPINGS,))  # noqa: S608  a literal of ours  # nosec
