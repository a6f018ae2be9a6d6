"""Conversion of a row between its two forms, and from the server's JSON.

``Values`` are Python's own types by column name: Decimal, aware datetime, date, int, str, list. ``Plain`` is the form
of requests, of bases and attempts and, but for lists, of SQLite itself: decimals, instants and dates as text in one
spelling, so that equal values are equal texts, nothing becomes a binary float, and thousands of rows are read,
compared and stored without a conversion.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from operator import eq
from typing import Any

from sqlalchemy import Column, Date, Integer, Select, func, select
from sqlalchemy.types import TypeEngine

from organic_desktop.core import validation as checked
from organic_desktop.store.column_types import Hundredths, Instant, TextArray
from organic_desktop.store.schema import Mirrored
from organic_desktop.store.types import (
    instant_spelling,
    instant_text,
    json_text,
    parse_hundredths,
    parse_instant,
)

Values = dict[str, Any]
Plain = dict[str, Any]


def read_row(mirrored: Mirrored, row: Mapping[str, Any]) -> Values:
    """Return the row's values from their plain form, without unknown columns.

    What a server sent is checked by ``canonical`` before; our own file may hold values that it refuses, which the user
    must still be able to see and correct. Raises ValueError for what Python's types can't hold.
    """
    values = {}
    for name, read in _readers(mirrored):
        if name in row:
            value = row[name]
            values[name] = None if value is None else read(value)
    return values


@cache
def _readers(mirrored: Mirrored) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    return tuple((column.name, _reader(column.type)) for column in mirrored.table.columns)


def _reader(kind: TypeEngine[Any]) -> Callable[[Any], Any]:
    if isinstance(kind, Hundredths):
        return parse_hundredths
    if isinstance(kind, Instant):
        return parse_instant
    if isinstance(kind, TextArray):
        return list
    if isinstance(kind, Date):
        return date.fromisoformat
    return int if isinstance(kind, Integer) else str


def canonical(mirrored: Mirrored, row: Mapping[str, Any], sent: Plain | None = None) -> Plain:
    """Return the row's plain form from the server's JSON, in our spelling, without unknown columns.

    ``sent`` is the row that it answers: a value that came back as it was sent is in our spelling already.

    Raises ValueError for what no client can show: dates beyond year 9999, infinity, NaN (``docs/sync.md``, rule 13).
    """
    plain: Plain = {}
    echo = sent if sent and all(map(eq, sent.values(), map(row.get, sent))) else {}
    for name, spell in _spellings(mirrored):
        if name in row:
            value = row[name]
            plain[name] = None if value is None else echo[name] if name in echo else spell(value)
    return plain


def canonical_in_part(mirrored: Mirrored, row: Mapping[str, Any]) -> tuple[Plain, list[str]]:
    """Return the server's row in its plain form, and the columns that can't be read, which are None in it.

    Raises what ``canonical`` does for an unreadable column that may not be NULL.
    """
    plain, hidden = Plain(), list[str]()
    for name, spell in _spellings(mirrored):
        if name not in row:
            continue
        try:
            plain[name] = None if row[name] is None else spell(row[name])
        except (ValueError, TypeError, OverflowError):
            if not mirrored.table.columns[name].nullable:
                raise
            plain[name] = None
            hidden.append(name)
    return plain, hidden


@cache
def _spellings(mirrored: Mirrored) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    return tuple((column.name, _spelling(column)) for column in mirrored.table.columns)


def _spelling(column: Column[Any]) -> Callable[[Any], Any]:
    kind = column.type
    if isinstance(kind, Hundredths):
        return partial(_hundredths, column.info["limit"])
    if isinstance(kind, Instant):
        return instant_spelling
    if isinstance(kind, Date):
        return lambda value: checked.day(value).isoformat()
    if isinstance(kind, TextArray):
        return checked.array
    if isinstance(kind, Integer):
        return checked.whole
    return checked.identifier if column.name == "id" or column.foreign_keys else checked.text


def _hundredths(limit: int, value: Any) -> str:
    """Return a decimal's spelling. Raises ValueError beyond the mirror's CHECK: the server's column may be wider."""
    number = parse_hundredths(value)
    if not -limit < number < limit:
        raise ValueError("out of the column's range")
    return str(number)


def to_json(value: Any) -> str | None:
    """Return one value as JSON for the journal or a conflict; None stays NULL."""
    return None if value is None else json_text(plain(value))


def from_json(mirrored: Mirrored, column: str, text: str | None) -> Any:
    """Return the value that ``to_json`` wrote for a column."""
    return None if text is None else read_row(mirrored, {column: json.loads(text)})[column]


def plain(value: Any) -> Any:
    """Return the value in its plain form."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def among(values: Iterable[str | int]) -> Select[tuple[str]]:
    """Bind any number of values as one parameter, for ``column.in_(among(ids))``."""
    return select(func.json_each(json_text(list(values))).table_valued("value").c.value)
