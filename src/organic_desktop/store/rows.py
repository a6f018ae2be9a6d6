"""A row as plain values, and its way from and to JSON.

``Values`` are Python's own types by column name: Decimal, aware datetime, date, int, str, list. The wire, the base and
the journal all speak the same JSON: decimals and instants as strings, so that nothing becomes a binary float.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Date, Integer
from sqlalchemy.types import TypeEngine

from organic_desktop.store.models import Mirrored
from organic_desktop.store.types import (
    Hundredths,
    Instant,
    TextArray,
    instant_text,
    parse_hundredths,
    parse_instant,
)

Values = dict[str, Any]


def read_row(mirrored: Mirrored, row: Mapping[str, Any]) -> Values:
    """The row's values from the server's JSON or our own; columns we don't know are left out.

    Raises ValueError for what no client can show: dates beyond year 9999, infinity, NaN (``sync.md`` §1a.13).
    """
    columns = mirrored.table.columns
    return {
        column.name: None if row[column.name] is None else _read(column.type, row[column.name])
        for column in columns
        if column.name in row
    }


def _read(kind: TypeEngine[Any], value: Any) -> Any:
    if isinstance(kind, Hundredths):
        return parse_hundredths(value)
    if isinstance(kind, Instant):
        return parse_instant(value)
    if isinstance(kind, TextArray):
        return list(value)
    if isinstance(kind, Date):
        return _strict_date(value)
    if isinstance(kind, Integer):
        return int(value)
    return str(value)


def _strict_date(text: str) -> date:
    if len(text) != len("2026-01-01"):
        raise ValueError("not a date of the years 1 to 9999")
    return date.fromisoformat(text)


def to_json(value: Any) -> str | None:
    """One value for the journal or a conflict; NULL stays NULL."""
    return None if value is None else json.dumps(plain(value), ensure_ascii=False)


def row_to_json(values: Mapping[str, Any]) -> str:
    """A whole row, or a part of one."""
    return json.dumps({name: plain(value) for name, value in values.items()}, ensure_ascii=False)


def plain(value: Any) -> Any:
    """The value as JSON holds it."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
