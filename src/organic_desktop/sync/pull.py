"""Pull: read what changed on the server since the cursor, page by page, and bring each page in.

The pages are ordered by (stamp, id) and continued behind the last row, so that rows with equal stamps are neither
missed nor read twice; only an empty page ends a run, for the server may cut pages shorter than we ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from organic_desktop.remote.rest import Condition, any_of, behind, from_stamp, unset
from organic_desktop.store.known import Cursor
from organic_desktop.store.pending import ServerRow
from organic_desktop.store.types import instant_text, parse_instant
from organic_desktop.sync.ahead import ahead
from organic_desktop.sync.exchange import Exchange
from organic_desktop.sync.report import Progress
from organic_desktop.sync.tables import SyncedTable

PAGE = 1000
OVERLAP = timedelta(seconds=60)  # a transaction may commit after rows stamped later were read (fact 1)
SETTLED = timedelta(minutes=2)  # what is older can't be overtaken so any more, even where two clocks differ
FUTURE = timedelta(minutes=5)  # a stamp further ahead is some client's invention and no position (fact 3)

NOTHING_YET = Cursor("1970-01-01T00:00:00.000000Z", "")

T = TypeVar("T")
Page = list[dict[str, Any]]


def pull(exchange: Exchange, table: SyncedTable, cursor: Cursor | None) -> int:
    """Bring in every row that is new or changed since the cursor; returns their number.

    Raises what the rest client raises; the pages before are in the mirror by then, and the next pull goes on there.
    """
    changed = done = 0
    for page, total in _pages(exchange, table, start_of(table.stamp, cursor, exchange.server_now)):
        cursor = furthest(cursor, page, table.stamp, exchange.server_now)
        changed += len(exchange.apply(table, page, cursor))
        done += len(page)
        exchange.progress(Progress("pull", table.name, done, total or done))
    if cursor is None:  # an empty table was read to its end, too
        exchange.mirror.move_cursor(table.name, NOTHING_YET)
    return changed


def start_of(stamp: str, cursor: Cursor | None, now: datetime) -> Condition | None:
    """Where a pull begins: behind the cursor once nothing can commit before it any more, else a little before it."""
    if cursor is None:
        return None
    moment = parse_instant(cursor.stamp)
    if cursor.row_id and now - moment > SETTLED:
        return behind(stamp, cursor.stamp, cursor.row_id)
    return from_stamp(stamp, overlap_start(cursor))


def overlap_start(cursor: Cursor) -> str:
    """The stamp from which a pull reads again what may have been overtaken."""
    return instant_text(max(parse_instant(cursor.stamp), _EARLIEST) - OVERLAP)


def furthest(cursor: Cursor | None, rows: Sequence[ServerRow], stamp: str, now: datetime) -> Cursor | None:
    """The last row of a page, in the page's order, whose stamp can be believed; the cursor as it was if none can."""
    for row in reversed(rows):
        try:
            moment = parse_instant(row[stamp])
        except (ValueError, TypeError, OverflowError):  # NULL, infinity
            continue
        if moment <= now + FUTURE:
            ahead = cursor is None or moment >= parse_instant(cursor.stamp)
            return Cursor(row[stamp], row["id"]) if ahead else cursor
    return cursor


def order_by(stamp: str) -> str:
    """The order of pages, of which any beginning is a place to go on from."""
    return f"{stamp}.asc,id.asc"


_EARLIEST = datetime.fromisoformat("0001-02-01T00:00:00Z")


def _pages(exchange: Exchange, table: SyncedTable, start: Condition | None) -> Iterator[tuple[Page, int | None]]:
    """Each page, and of how many rows it is part, where the server said so: the rows with a stamp, then those without.

    Asked for in one go, the rows without would keep PostgreSQL from using an index.
    """
    first = start or f"{table.stamp}.not.is.null"
    yield from _run(exchange, table, first, lambda row: behind(table.stamp, row[table.stamp], row["id"]), start is None)
    yield from _run(exchange, table, unset(table.stamp), lambda row: unset(table.stamp, behind_id=row["id"]), False)


def _run(
    exchange: Exchange,
    table: SyncedTable,
    first: Condition,
    behind_row: Callable[[ServerRow], Condition],
    counted: bool,
) -> Iterator[tuple[Page, int | None]]:
    """Pages until an empty one; the next is read while the caller applies one."""

    def read(condition: Condition, select: Callable[..., T]) -> T:
        exchange.check()
        columns, order = table.mirrored.columns, order_by(table.stamp)
        return select(table.name, columns=columns, filters=[any_of(condition)], order=order, limit=PAGE)

    page, total = read(first, exchange.rest.select_counted) if counted else (read(first, exchange.rest.select), None)
    while page:
        following = ahead(partial(read, behind_row(page[-1]), exchange.rest.select))
        yield page, total
        page = following.result()
