"""Pull: read what changed on the server since the cursor, page by page, and bring each page in.

The pages are ordered by (stamp, id) and continued behind the last row, so that rows with equal stamps are neither
missed nor read twice; only an empty page ends a table, for the server may cut pages shorter than we ask.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from organic_desktop.remote.rest import Condition, any_of, behind, from_stamp, unset
from organic_desktop.store.pending import ServerRow
from organic_desktop.store.reconciliation import Cursor
from organic_desktop.store.types import instant_text, parse_instant
from organic_desktop.sync.exchange import Exchange
from organic_desktop.sync.report import Progress
from organic_desktop.sync.tables import SyncedTable

PAGE = 1000
OVERLAP = timedelta(seconds=60)  # a transaction may commit after rows stamped later were read (fact 1)
SETTLED = timedelta(minutes=2)  # what is older can't be overtaken so any more, even where two clocks differ
FUTURE = timedelta(minutes=5)  # a stamp further ahead is some client's invention and no position (fact 3)

T = TypeVar("T")
Page = list[dict[str, Any]]


def pull(exchange: Exchange, table: SyncedTable) -> int:
    """Bring in every row that is new or changed; returns their number.

    Raises what the rest client raises; the pages before are in the mirror by then, and the next pull goes on there.
    """
    cursor = exchange.mirror.cursor(table.name)
    changed = done = 0
    for page, total in _pages(exchange, table, start_of(table.stamp, cursor, exchange.server_now)):
        cursor = furthest(cursor, page, table.stamp, exchange.server_now)
        changed += len(exchange.apply(table, page, cursor))
        done += len(page)
        exchange.progress(Progress("pull", table.name, done, total or done))
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
    return f"{stamp}.asc.nullsfirst,id.asc"


_EARLIEST = datetime.fromisoformat("0001-02-01T00:00:00Z")


def _pages(exchange: Exchange, table: SyncedTable, start: Condition | None) -> Iterator[tuple[Page, int | None]]:
    """Each page, and of how many rows it is part, where the server said so. The next is read while one is applied."""

    def read(conditions: Sequence[Condition], *, counted: bool) -> tuple[Page, int | None]:
        exchange.check()
        select = exchange.rest.select_counted if counted else _uncounted(exchange.rest.select)
        filters = [any_of(*conditions)] if conditions else []
        return select(
            table.name, columns=table.mirrored.columns, filters=filters, order=order_by(table.stamp), limit=PAGE
        )

    page, total = read([start, unset(table.stamp)] if start else [], counted=start is None)
    while page:
        following = _ahead(partial(read, _rest_of(table, start, page[-1]), counted=False))
        yield page, total
        page, _ = following.result()


def _rest_of(table: SyncedTable, start: Condition | None, last: ServerRow) -> list[Condition]:
    stamp = last[table.stamp]
    if stamp is not None:
        return [behind(table.stamp, stamp, last["id"])]
    return [unset(table.stamp, behind_id=last["id"]), start or f"{table.stamp}.not.is.null"]


def _uncounted(select: Callable[..., Page]) -> Callable[..., tuple[Page, int | None]]:
    return lambda *args, **options: (select(*args, **options), None)


def _ahead(work: Callable[[], T]) -> Future[T]:
    """Do ``work`` in a thread that nobody has to wait for: a program that ends doesn't wait for a slow server."""
    future: Future[T] = Future()

    def carry() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # handed on to whoever asks for the result
            future.set_exception(error)

    threading.Thread(target=carry, name="pull", daemon=True).start()
    return future
