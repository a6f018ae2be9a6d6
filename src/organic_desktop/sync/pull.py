"""Pull: read what changed on the server since the cursor, page by page, and bring each page in.

The pages are ordered by (stamp, id) and continued behind the last row, so that rows with equal stamps are neither
missed nor read twice; only an empty page ends a table, for the server may cut pages shorter than we ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from organic_desktop.remote.rest import Filter, RestClient, after, one_of, since
from organic_desktop.store.page import ServerRow
from organic_desktop.store.reconciliation import Reconciliation
from organic_desktop.store.types import instant_text, parse_instant
from organic_desktop.sync.merge import merge
from organic_desktop.sync.tables import TABLES, SyncedTable

PAGE = 500
IDS_PER_REQUEST = 100  # sync.md, pitfall 10
OVERLAP = timedelta(seconds=60)  # a transaction may commit after rows stamped later were read (fact 1)
FUTURE = timedelta(minutes=5)  # a stamp further ahead is some client's invention and no position (fact 3)


def pull(rest: RestClient, mirror: Reconciliation, table: SyncedTable, now: str, check: Callable[[], None]) -> int:
    """Bring in every row that is new or changed; returns their number.

    ``now`` is the server's time, as ISO text. ``check`` is called before each request and raises to cancel. Raises
    what the rest client raises; the pages before are in the mirror by then.
    """
    changed = 0
    cursor = mirror.cursor(table.mirrored)
    for page in _pages(rest, table, _start(cursor), check):
        cursor = _furthest(cursor, page, table, now)
        applied = mirror.apply(table.mirrored, page, merge, cursor)
        changed += applied.changed
        if applied.orphans:
            changed += _with_parents(rest, mirror, table, applied.orphans, cursor)
    return changed


def fetch(rest: RestClient, mirror: Reconciliation, table: SyncedTable, filters: Sequence[Filter]) -> list[ServerRow]:
    """Read rows by a filter of their own and bring them in; the rows as the server gave them."""
    columns = table.mirrored.columns
    rows = rest.select(table.name, columns=columns, filters=filters, order="id.asc", limit=PAGE)
    mirror.apply(table.mirrored, rows, merge)
    return list(rows)


def _pages(
    rest: RestClient, table: SyncedTable, start: str | None, check: Callable[[], None]
) -> Iterator[list[dict[str, Any]]]:
    order = f"{table.stamp}.asc.nullsfirst,id.asc"
    filters = [since(table.stamp, start)] if start else []
    while True:
        check()
        page = rest.select(table.name, columns=table.mirrored.columns, filters=filters, order=order, limit=PAGE)
        if not page:
            return
        yield page
        filters = [after(table.stamp, page[-1][table.stamp], page[-1]["id"], start=start)]


def _start(cursor: str | None) -> str | None:
    return instant_text(parse_instant(cursor) - OVERLAP) if cursor else None


def _furthest(cursor: str | None, page: Sequence[ServerRow], table: SyncedTable, now: str) -> str | None:
    """The highest believable stamp so far."""
    latest = parse_instant(now) + FUTURE
    best = parse_instant(cursor) if cursor else None
    for row in page:
        try:
            stamp = parse_instant(row[table.stamp])
        except (ValueError, TypeError):  # NULL, infinity
            continue
        if stamp <= latest and (best is None or stamp > best):
            best = stamp
    return instant_text(best) if best else None


def _with_parents(
    rest: RestClient, mirror: Reconciliation, table: SyncedTable, orphans: Sequence[ServerRow], cursor: str | None
) -> int:
    """Messages of a conversation that was made after conversations were read: fetch it, then bring them in."""
    conversations = next(parent for parent in TABLES if parent.name == "conversations")
    wanted = sorted({row["conversation_id"] for row in orphans})
    for first in range(0, len(wanted), IDS_PER_REQUEST):
        fetch(rest, mirror, conversations, [one_of("id", wanted[first : first + IDS_PER_REQUEST])])
    return mirror.apply(table.mirrored, orphans, merge, cursor).changed
