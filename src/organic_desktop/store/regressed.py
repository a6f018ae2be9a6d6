"""Rows in an older state than the server has shown before: a sign that it was restored from a copy.

They are left out until the user has said what counts; what is done then is ``sync/deletions.py``'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from organic_desktop.store.codec import canonical_in_part
from organic_desktop.store.row_state import Base, ServerRow, bases
from organic_desktop.store.schema import Mirrored
from organic_desktop.store.types import kept_instant

FUTURE = timedelta(minutes=5)  # the server's clock is known to a second, and clients' clocks differ
CLEARLY_BEFORE = timedelta(minutes=2)  # transactions that overlap may stamp a row backwards by less (sync.md, fact 2)
DERIVED = frozenset({"message_count", "last_activity"})


def regressed_among(
    connection: Connection, mirrored: Mirrored, rows: Sequence[ServerRow], server_now: datetime
) -> list[ServerRow]:
    """The rows that the server has shown in a clearly later version, with other values."""
    known = bases(connection, mirrored, [row["id"] for row in rows]) if rows else {}
    return [row for row in rows if row["id"] in known and _is_older(mirrored, row, known[row["id"]], server_now)]


def _is_older(mirrored: Mirrored, row: ServerRow, base: Base, server_now: datetime) -> bool:
    theirs, ours = kept_instant(row.get("updated_at")), kept_instant(base.version)
    # A version from the future is some client's invention: what follows it is stamped earlier.
    if base.gone or not theirs or not ours or ours > server_now + FUTURE or theirs >= ours - CLEARLY_BEFORE:
        return False
    try:
        values, _ = canonical_in_part(mirrored, row)
    except (ValueError, TypeError, OverflowError):
        return False
    names = {*mirrored.editable, *mirrored.own_key} - DERIVED
    return any(values.get(name) != base.values.get(name) for name in names)
