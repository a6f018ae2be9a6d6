"""Pull: bring in what the probe gave away, table by table, and move each table's position.

A row is known by its id and version alone; that as many are known as there are says nothing. What is new is fetched by
id where the probe showed all of it, and read page by page (navigation.py) where it didn't.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from organic_desktop.core.errors import Offline
from organic_desktop.remote.rest import Condition, Filter, any_of, behind, quoted, strange, unset
from organic_desktop.store.row_state import ServerRow
from organic_desktop.store.server_state import Cursor
from organic_desktop.store.types import instant_text, parse_instant, same_version
from organic_desktop.sync.context import SAME_AGAIN, Exchange, ahead, batches
from organic_desktop.sync.cursor import NOTHING_YET, SETTLED, Position, Reach, furthest, moment_of, order_by
from organic_desktop.sync.probe import Probe, Question
from organic_desktop.sync.status import Progress
from organic_desktop.sync.tables import CONVERSATIONS_TABLE, MESSAGES_TABLE, TABLES, SyncedTable

PAGE = 1000
MOST_PAGES, MOST_ROWS = 10_000, 1_000_000
"""Of one run. What was read stays, and the next cycle goes on behind it; so somebody with more has to wait only."""


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


SHOWN, SHOWN_WHEN_QUIET = 50, 15
"""Rows of a table that the probe asks for by version, at most; a quiet cycle is to be a small one."""


class Pull:
    """One cycle's pulls.

    ``positions`` are kept up to date. ``changed`` counts the rows brought in, by table. ``went_back`` are tables whose
    newest row known here is newer than all that the server has. ``conversations`` are those with news.
    """

    def __init__(
        self,
        exchange: Exchange,
        positions: dict[str, Position],
        cursors: dict[str, Cursor],
        changed: dict[str, int],
        *,
        thorough: bool,
    ) -> None:
        self._exchange, self._known = exchange, exchange.known
        self._thorough = thorough
        self._cursors = cursors
        self._limits: dict[str, int] = {}
        self._conversations: list[str] = []
        self._new_conversations: set[str] = set()
        self.positions = positions
        self.changed = changed
        self.went_back: set[SyncedTable] = set()
        self.conversations: set[str] = set()

    # -- what to ask --------------------------------------------------------------------------------------------------

    def question(self, user_id: str) -> Question:
        """What the probe is to ask: of each table the rows that aren't certain, and one behind them."""
        limits: dict[str, int] = {}
        for table in TABLES:
            position = self.positions.get(table.name)
            if position and table.mirrored.versioned:
                limits[table.name] = 1 + self._uncertain(table, position)
        self._limits = limits
        self._conversations = self._known.conversations()
        return Question(user_id, self.positions, limits, self._thorough, self._conversations)

    def _uncertain(self, table: SyncedTable, position: Position) -> int:
        """The rows known here that the probe is to show again; 0 if they are too many: pages show them."""
        if position.settled:
            rows = position.ahead
        else:
            rows = self._known.count_after(table.mirrored, position.certain or NOTHING_YET.stamp)
        return rows if rows <= (SHOWN if self._thorough else SHOWN_WHEN_QUIET) else 0

    # -- tables with versions -----------------------------------------------------------------------------------------

    def table(self, table: SyncedTable, seen: Probe) -> None:
        """Bring in what is new in one table. Raises what the rest client raises; what was read before is kept."""
        position = self.positions.get(table.name, Position())
        if table is MESSAGES_TABLE:
            self._messages(seen, position)
            return
        newest = seen.newest.get(table.name)
        if newest is None or position.cursor is None:
            self._read(table, position, total=seen.counts.get(table.name))
        else:
            self._compare(table, position, newest, seen.counts.get(table.name))
        if table is CONVERSATIONS_TABLE and self.conversations:
            self._new_conversations = self.conversations - set(self._conversations)

    def _compare(self, table: SyncedTable, position: Position, newest: Sequence[ServerRow], count: int | None) -> None:
        known = self._known.versions(table.mirrored, [row["id"] for row in newest])
        news = [row for row in newest if not _is_known(row, known)]
        exactly = not news and len(newest) == self._limits.get(table.name, 0) - 1
        if count == len(newest) or position.covers(newest, table.stamp) or exactly:
            if news:
                self._note(table, self._fetched(table, [row["id"] for row in news]))
            self.advance(table.name, table.stamp, newest[::-1])
        elif news:
            self._read(table, position, until=newest[0])
        elif newest and self._must_verify(position, newest[0], table.stamp):
            self._verify(table, position, until=newest[0])
        self._look_back(table, newest)

    def _must_verify(self, position: Position, top: ServerRow, stamp: str) -> bool:
        """Whether rows known but not certain have to be compared now: always, but in a quiet cycle that saw none new.

        Then once, when they are old enough to become certain.
        """
        if self._thorough or position.cursor is None or not position.cursor.row_id:
            return True
        moment, at = moment_of(top, stamp), parse_instant(position.cursor.stamp)
        return moment is None or moment > at or self._exchange.server_now - at > SETTLED

    def _read(
        self, table: SyncedTable, position: Position, *, until: ServerRow | None = None, total: int | None = None
    ) -> None:
        """Read whole rows page by page: to the end, or until the probe's newest row."""
        reach, done = Reach(table.stamp, position.cursor), 0
        for page in pages(self._exchange, Reading(table, position.start(table.stamp), until=until)):
            reach.add(page, self._exchange.server_now)
            self._note(table, self._exchange.apply(table, page, reach.cursor))
            done += len(page)
            self._exchange.progress(Progress("pull", table.name, done, max(total or 0, done)))
        self._move(table.name, position, reach)

    def _verify(self, table: SyncedTable, position: Position, *, until: ServerRow) -> None:
        """Compare the versions of many rows that came lately: one may have changed before the last of them."""
        reach = Reach(table.stamp, position.cursor)
        reading = Reading(table, position.start(table.stamp), columns=("id", table.stamp), until=until)
        for page in pages(self._exchange, reading):
            known = self._known.versions(table.mirrored, [row["id"] for row in page])
            others = [row["id"] for row in page if not _is_known(row, known)]
            self._note(table, self._fetched(table, others))
            reach.add(page, self._exchange.server_now)
        self._move(table.name, position, reach)

    def _fetched(self, table: SyncedTable, ids: Sequence[str]) -> list[str]:
        """Read rows by id; the ids of those that were news."""
        return self._exchange.fetch_news(table, set(ids)) if ids else []

    def _look_back(self, table: SyncedTable, newest: Sequence[ServerRow]) -> None:
        """Notice a server that no longer has the newest row that is known here: it was restored, or rows deleted."""
        cursor = self.positions[table.name].cursor
        if cursor is None or not cursor.row_id or (newest and not _is_before(newest[0], table.stamp, cursor)):
            return
        known = self._known.newest(table.mirrored)
        if known and (not newest or _is_before(newest[0], table.stamp, Cursor(known, "known"))):
            self.went_back.add(table)
        else:  # it was deleted from here: the one before it is the newest now
            self.positions[table.name] = Position()
            self.advance(table.name, table.stamp, newest[::-1])

    # -- messages -----------------------------------------------------------------------------------------------------

    def _messages(self, seen: Probe, position: Position) -> None:
        """Messages never change, so an id is all there is to know of one."""
        if position.cursor is None:
            self._read_messages(self._known.conversations(), position, first=True)
            return
        if self._new_conversations:
            new_here = [each for each in self._known.conversations() if each in self._new_conversations]
            self._read_messages(new_here, Position(), keep=True)
        if seen.messages is None:
            return
        shown = {row["id"] for row in seen.messages}
        new = shown - self._known.among(MESSAGES_TABLE.mirrored, shown)
        counted = seen.messages_counted
        if counted is None and not new and len(shown) == self._uncertain_messages(position):
            counted = len(shown)  # just those that are known here
        if counted == len(shown):
            if new:
                self._note(MESSAGES_TABLE, self._fetched(MESSAGES_TABLE, sorted(new)))
            self.advance(MESSAGES_TABLE.name, MESSAGES_TABLE.stamp, sorted(seen.messages, key=_place))
        elif new or self._must_verify_messages(counted, position):
            self._read_messages(self._known.conversations(), position)

    def _must_verify_messages(self, counted: int | None, position: Position) -> bool:
        """Whether messages that are all known have to be read again: more of them than a probe shows came lately."""
        if self._thorough or position.cursor is None or counted != self._uncertain_messages(position):
            return True
        return self._exchange.server_now - parse_instant(position.cursor.stamp) > SETTLED

    def _uncertain_messages(self, position: Position) -> int:
        return self._known.count_after(MESSAGES_TABLE.mirrored, position.certain or NOTHING_YET.stamp)

    def _read_messages(
        self, conversation_ids: Sequence[str], position: Position, *, first: bool = False, keep: bool = False
    ) -> None:
        """Read the messages of these conversations page by page, so many conversations at a time as fit a request.

        ``first``: how far each lot is has a line of its own until all are read, so that a broken first pull goes on
        where it was. ``keep``: the position stays, for these are not all conversations.
        """
        reach = Reach(MESSAGES_TABLE.stamp, position.cursor)
        total, done = self._known.messages_expected() if first else 0, 0
        lines: list[str] = []
        for batch in batches(conversation_ids):
            line = f"messages of {hashlib.sha256(','.join(batch).encode()).hexdigest()[:16]}"
            cursor = self._cursors.get(line) if first else None
            lines.append(line)
            start = (Position(cursor) if cursor else position).start(MESSAGES_TABLE.stamp)
            among = [("conversation_id", f"in.({','.join(batch)})")]
            for page in pages(self._exchange, Reading(MESSAGES_TABLE, start, filters=among, windows=True)):
                cursor = furthest(cursor, page, MESSAGES_TABLE.stamp, self._exchange.server_now)
                news = self._exchange.apply(MESSAGES_TABLE, page, cursor if first else None, line)
                self._note(MESSAGES_TABLE, news)
                reach.add(page, self._exchange.server_now)
                done += len(page)
                self._exchange.progress(Progress("pull", MESSAGES_TABLE.name, done, max(total, done)))
            if cursor and (reach.cursor is None or _is_before_cursor(reach.cursor, cursor)):
                reach.cursor = cursor  # read before a break
        if not keep:
            self._move(MESSAGES_TABLE.name, position, reach)
        if first and lines:
            self._exchange.mirror.forget_cursors(lines)

    # -- details ------------------------------------------------------------------------------------------------------

    def _note(self, table: SyncedTable, news: Sequence[str]) -> None:
        if news:
            self.changed[table.name] = self.changed.get(table.name, 0) + len(news)
        if table is CONVERSATIONS_TABLE:
            self.conversations.update(news)

    def advance(self, name: str, stamp: str, rows: Sequence[ServerRow]) -> None:
        """Move a table's position: these ``rows``, in ascending order, are all that wasn't certain."""
        position = self.positions.get(name, Position())
        reach = Reach(stamp, position.cursor)
        reach.add(rows, self._exchange.server_now)
        self._move(name, position, reach)

    def _move(self, name: str, position: Position, reach: Reach) -> None:
        moved = self.positions[name] = position.after(reach, self._exchange.server_now)
        if moved.cursor and moved.cursor != position.cursor:
            self._exchange.mirror.move_cursor(name, moved.cursor)


def _is_known(row: ServerRow, known: Mapping[str, str | None]) -> bool:
    return row["id"] in known and same_version(known[row["id"]], row["updated_at"])


def _place(message: ServerRow) -> tuple[datetime, str]:
    return moment_of(message, MESSAGES_TABLE.stamp) or datetime.max.replace(tzinfo=UTC), message["id"]


def _is_before(row: ServerRow, stamp: str, cursor: Cursor) -> bool:
    moment = moment_of(row, stamp)
    return row[stamp] is None or (moment is not None and moment < parse_instant(cursor.stamp))


def _is_before_cursor(one: Cursor, other: Cursor) -> bool:
    return (parse_instant(one.stamp), one.row_id) < (parse_instant(other.stamp), other.row_id)
