"""Pages: read what is new on the server in the order of its stamps, and bring each page in.

The pages are ordered by (stamp, id) and continued behind the last row, so that rows with equal stamps are neither
missed nor read twice; only an empty page ends a run, for the server may cut pages shorter than we ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from organic_desktop.core.errors import Offline
from organic_desktop.remote.rest import Condition, Filter, any_of, behind, quoted, strange, unset
from organic_desktop.store.row_state import ServerRow
from organic_desktop.store.types import instant_text, same_version
from organic_desktop.sync.ahead import ahead
from organic_desktop.sync.context import Exchange
from organic_desktop.sync.cursor import moment_of
from organic_desktop.sync.tables import SyncedTable

PAGE = 1000
MOST_PAGES, MOST_ROWS = 10_000, 1_000_000
"""Of one run. What was read stays, and the next cycle goes on behind it; so somebody with more has to wait only."""

SAME_AGAIN = "The server sends the same rows again and again."

Page = list[dict[str, Any]]


@dataclass(frozen=True)
class Reading:
    """What is read: ``columns`` of a table's rows that meet ``filters``, from ``start`` on (None: all).

    ``until``: the row (id and stamp) with which it ends, None: all, and then those without a stamp.
    ``windows``: say until when a page may reach, and ask for an order that no index has. Of a table whose rows are
    mostly other people's, PostgreSQL would else walk through everybody's in the order of the stamps.
    """

    table: SyncedTable
    start: Condition | None
    columns: Sequence[str] = ()
    filters: Sequence[Filter] = ()
    windows: bool = False
    until: ServerRow | None = None


def pages(exchange: Exchange, reading: Reading) -> Iterator[Page]:
    """Every page that isn't empty: the rows with a stamp, then those without.

    Asked for in one go, the rows without would keep PostgreSQL from using an index.
    """
    stamp = reading.table.stamp
    first = reading.start or f"{stamp}.not.is.null"
    yield from _run(exchange, reading, first, partial(_behind, stamp))
    if reading.until is None:
        yield from _run(exchange, reading, unset(stamp), lambda row: unset(stamp, behind_id=row["id"]))


def _run(
    exchange: Exchange, reading: Reading, first: Condition, behind_row: Callable[[ServerRow], Condition]
) -> Iterator[Page]:
    """Pages until an empty one; the next is read while the caller applies one."""

    def read(condition: Condition, until: str | None = None) -> Page:
        exchange.check()
        table = reading.table
        columns = reading.columns or table.mirrored.columns
        bound = ("and", f"({condition},{table.stamp}.lte.{quoted(until)})") if until else any_of(condition)
        filters, order = [*reading.filters, bound], order_by(table.stamp, unindexed=reading.windows)
        return exchange.rest.select(table.name, columns=columns, filters=filters, order=order, limit=PAGE)

    def following(page: Page) -> Page:
        condition = behind_row(page[-1])
        until = _window(page, reading.table.stamp) if reading.windows else None
        return (read(condition, until) if until else []) or read(condition)

    page, run = read(first), _Run(reading.table.stamp)
    while page:
        run.add(page)
        if reading.until and shows(page, reading.until, reading.table.stamp):
            yield page
            return
        next_page = ahead(partial(following, page))
        yield page
        page = next_page.result()


def _behind(stamp: str, row: ServerRow) -> Condition:
    """The rows behind one that has a stamp, as was asked for. Raises Offline if the server sent one without."""
    if row[stamp] is None:
        raise strange()
    return behind(stamp, row[stamp], row["id"])


class _Run:
    """Counts a run's pages: one that brings nothing new, or one after the other for ever, is no server's."""

    def __init__(self, stamp: str) -> None:
        self._stamp = stamp
        self._seen: set[tuple[str, str | None]] = set()
        self._pages = 0

    def add(self, page: Page) -> None:
        """Take in a page. Raises Offline if it doesn't lead on."""
        known = len(self._seen)
        self._seen.update((row["id"], row[self._stamp]) for row in page)
        self._pages += 1
        if len(self._seen) == known:
            raise Offline(SAME_AGAIN)
        if self._pages > MOST_PAGES or len(self._seen) > MOST_ROWS:
            raise Offline("The server sends more rows than can be read at once; the next sync goes on with them.")


def order_by(stamp: str, *, unindexed: bool = False) -> str:
    """The order of pages, of which any beginning is a place to go on from; no NULL is among the rows it orders."""
    return f"{stamp}.asc{'.nullsfirst' if unindexed else ''},id.asc"


def shows(page: Sequence[ServerRow], wanted: ServerRow, stamp: str) -> bool:
    """True if a page holds this row with this stamp."""
    return any(row["id"] == wanted["id"] and same_version(row[stamp], wanted[stamp]) for row in page)


def _window(page: Page, stamp: str) -> str | None:
    """Until when the next page probably reaches, if this one was long; None: nobody knows."""
    first, last = moment_of(page[0], stamp), moment_of(page[-1], stamp)
    if len(page) < PAGE // 2 or first is None or last is None or last <= first:
        return None
    try:
        return instant_text(last + timedelta(seconds=(last - first).total_seconds() * 1.1 * PAGE / len(page)))
    except OverflowError:
        return None
