"""Rows of any table: made and changed past what the product's own calls allow, and as the server sends them."""

from __future__ import annotations

from typing import Any

from organic_desktop.store.codec import Plain, Values, plain
from organic_desktop.store.journal import Source
from organic_desktop.store.reads import Entry
from organic_desktop.store.schema import Mirrored
from organic_desktop.store.writer import Writer


def create_row(writer: Writer, mirrored: Mirrored, values: Values, source: Source = "typed") -> str:
    """Insert a row and return its id."""
    with writer.editing(source) as edit:
        row = mirrored.model(**values)
        edit.add(row)
    return row.id


def change_row(writer: Writer, mirrored: Mirrored, row_id: str, changes: Values, source: Source = "typed") -> None:
    """Change columns of a row that is there."""
    with writer.editing(source) as edit:
        row = edit.get(mirrored.model, row_id)
        assert row is not None
        edit.change(row, changes)


def as_sent(row: Values, **changed: str) -> Plain:
    """The row as the server would send it."""
    return {name: plain(value) for name, value in row.items()} | changed


def entry_of(**values: Any) -> Entry:
    """A day's entry with these values and no others."""
    return Entry(**{**dict.fromkeys(Entry._fields), **values})
