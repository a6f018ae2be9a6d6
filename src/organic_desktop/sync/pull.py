"""Pull: read the rows that the probe shows as new or changed, table by table, and move each table's cursor.

Rows are compared by id and version; equal counts prove nothing. Changed rows are fetched by id if the probe showed all
of them, else page by page. Pages are ordered by (stamp, id) and each continues behind the last row of the one before,
so rows with equal stamps are neither missed nor read twice. The server may send shorter pages than we ask for: the end
is an empty page, one shorter than it was seen to send, or a short one with which all rows that it counted are here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, NamedTuple

from organic_desktop.core.errors import Offline
from organic_desktop.remote.rest import Condition, Filter, any_of, behind, quoted, unexpected_format, unset
from organic_desktop.store.first_messages import FEW, FirstMessages
from organic_desktop.store.row_state import ServerRow
from organic_desktop.store.server_state import Cursor
from organic_desktop.store.types import instant_text, parse_instant, same_version
from organic_desktop.sync.context import IDS_PER_REQUEST, SAME_AGAIN, SyncContext, batches, in_background
from organic_desktop.sync.cursor import NOTHING_YET, SETTLED, Reach, TableCursor, furthest_row, moment_of, order_by
from organic_desktop.sync.probe import ProbeRequest, ProbeResult
from organic_desktop.sync.status import Phase, Progress
from organic_desktop.sync.tables import CONVERSATIONS_TABLE, MESSAGES_TABLE, TABLES, SyncedTable

PAGE = 1000
MOST_PAGES, MOST_ROWS = 10_000, 1_000_000  # of one run; the next cycle goes on behind what was read

Page = list[dict[str, Any]]
SHOWN, SHOWN_WHEN_QUIET = 50, 15  # the most rows of a table that the probe lists with versions


class Pull:
    """The pulls of one cycle.

    ``cursors`` are kept up to date. ``changed`` counts the rows applied, by table. ``went_back`` are the tables whose
    newest row here is newer than all rows of the server. ``conversations`` are those that changed.
    """

    def __init__(
        self,
        context: SyncContext,
        cursors: dict[str, TableCursor],
        stored_cursors: Mapping[str, Cursor],
        changed: dict[str, int],
        *,
        thorough: bool,
    ) -> None:
        self._context, self._server_state = context, context.server_state
        self._thorough = thorough
        self._stored_cursors = stored_cursors
        self._limits: dict[str, int] = {}
        self._conversations: Sequence[str] = []
        self._new_conversations: set[str] = set()
        self.cursors = cursors
        self.changed = changed
        self.went_back: set[SyncedTable] = set()
        self.conversations: set[str] = set()

    # -- what to ask --------------------------------------------------------------------------------------------------

    def probe_request(self, user_id: str) -> ProbeRequest:
        """Return what the probe asks for: of each table the rows that aren't certain, and one more."""
        limits: dict[str, int] = {}
        for table in TABLES:
            cursor = self.cursors.get(table.name)
            if cursor and table.mirrored.versioned:
                limits[table.name] = 1 + self._uncertain(table, cursor)
        self._limits = limits
        self._conversations = self._server_state.conversation_ids()
        return ProbeRequest(user_id, self.cursors, limits, self._thorough, self._conversations)

    def _uncertain(self, table: SyncedTable, cursor: TableCursor) -> int:
        """Return how many stored rows the probe is to list again; 0 if they are too many and read as pages."""
        if cursor.settled:
            rows = cursor.implausible
        else:
            rows = self._server_state.count_after(table.mirrored, cursor.certain or NOTHING_YET.stamp)
        return rows if rows <= (SHOWN if self._thorough else SHOWN_WHEN_QUIET) else 0

    # -- tables with versions -----------------------------------------------------------------------------------------

    def pull_table(self, table: SyncedTable, probed: ProbeResult) -> None:
        """Pull one table. Raises what RestClient raises; pages applied before that are kept."""
        cursor = self.cursors.get(table.name, TableCursor())
        if table is MESSAGES_TABLE:
            self._messages(probed, cursor)
            return
        newest = probed.newest.get(table.name)
        if newest is None or cursor.furthest is None:
            self._read(table, cursor, total=probed.counts.get(table.name))
        else:
            self._compare(table, cursor, newest, probed.counts.get(table.name))
        if table is CONVERSATIONS_TABLE and self.conversations:
            self._new_conversations = self.conversations - set(self._conversations)

    def _compare(self, table: SyncedTable, cursor: TableCursor, newest: Sequence[ServerRow], count: int | None) -> None:
        stored = self._server_state.versions(table.mirrored, [row["id"] for row in newest])
        changed = [row for row in newest if not _is_stored(row, stored)]
        exactly = not changed and len(newest) == self._limits.get(table.name, 0) - 1
        if count == len(newest) or cursor.covers(newest, table.stamp) or exactly:
            if changed:
                self._count_changed(table, self._fetch(table, [row["id"] for row in changed]))
            self.advance(table.name, table.stamp, newest[::-1])
        elif changed:
            self._read(table, cursor, until=newest[0])
        elif newest and self._must_verify(cursor, newest[0], table.stamp):
            self._verify(table, cursor, until=newest[0])
        self._check_newest(table, newest)

    def _must_verify(self, cursor: TableCursor, top: ServerRow, stamp: str) -> bool:
        """True if unsettled rows are compared now: in thorough cycles, if there is a newer row, or to settle them.

        A quiet cycle without newer rows compares them once, when they are old enough to become certain.
        """
        if self._thorough or cursor.furthest is None or not cursor.furthest.row_id:
            return True
        moment, at = moment_of(top, stamp), parse_instant(cursor.furthest.stamp)
        return moment is None or moment > at or self._context.server_now - at > SETTLED

    def _read(
        self, table: SyncedTable, cursor: TableCursor, *, until: ServerRow | None = None, total: int | None = None
    ) -> None:
        """Read whole rows page by page, to the end or until the probe's newest row."""
        reach, done = Reach(table.stamp, cursor.furthest), 0
        counted = total or 0 if cursor.furthest is None else 0
        query = PageQuery(table, cursor.start(table.stamp), until=until, total=counted)
        for page in read_pages(self._context, query):
            reach.add(page, self._context.server_now)
            self._count_changed(table, self._context.apply(table, page, reach.furthest))
            done += len(page)
            self._context.progress(Progress(Phase.PULL, table.name, done, max(total or 0, done)))
        self._save_cursor(table.name, cursor, reach)

    def _verify(self, table: SyncedTable, cursor: TableCursor, *, until: ServerRow) -> None:
        """Compare the versions of many recent rows page by page, and fetch those that differ."""
        reach = Reach(table.stamp, cursor.furthest)
        query = PageQuery(table, cursor.start(table.stamp), columns=("id", table.stamp), until=until)
        for page in read_pages(self._context, query):
            stored = self._server_state.versions(table.mirrored, [row["id"] for row in page])
            others = [row["id"] for row in page if not _is_stored(row, stored)]
            self._count_changed(table, self._fetch(table, others))
            reach.add(page, self._context.server_now)
        self._save_cursor(table.name, cursor, reach)

    def _fetch(self, table: SyncedTable, ids: Sequence[str]) -> list[str]:
        """Fetch rows by id; return the ids of those that changed."""
        return self._context.fetch_changed(table, set(ids)) if ids else []

    def _check_newest(self, table: SyncedTable, newest: Sequence[ServerRow]) -> None:
        """Notice that the server lost the newest row stored here: it was restored from a copy, or rows were deleted."""
        cursor = self.cursors[table.name].furthest
        if cursor is None or not cursor.row_id or (newest and not _is_before(newest[0], table.stamp, cursor)):
            return
        stored = self._server_state.newest_version(table.mirrored)
        if stored and (not newest or _is_before(newest[0], table.stamp, Cursor(stored, "stored"))):
            self.went_back.add(table)
        else:  # it was deleted here: the row before it is the newest now
            self.cursors[table.name] = TableCursor()
            self.advance(table.name, table.stamp, newest[::-1])

    # -- messages -----------------------------------------------------------------------------------------------------

    def _messages(self, probed: ProbeResult, cursor: TableCursor) -> None:
        """Pull messages by id alone: they never change."""
        if cursor.furthest is None:
            self._read_messages(self._server_state.conversation_ids(), cursor, first=True)
            return
        if self._new_conversations:
            new_here = [each for each in self._server_state.conversation_ids() if each in self._new_conversations]
            self._read_messages(new_here, TableCursor(), keep=True)
        if probed.messages is None:
            return
        shown = {row["id"] for row in probed.messages}
        new = shown - self._server_state.ids_on_server(MESSAGES_TABLE.mirrored, shown)
        counted = probed.messages_counted
        if counted is None and not new and len(shown) == self._uncertain_messages(cursor):
            counted = len(shown)  # exactly those stored here
        if counted == len(shown):
            if new:
                self._count_changed(MESSAGES_TABLE, self._fetch(MESSAGES_TABLE, sorted(new)))
            self.advance(MESSAGES_TABLE.name, MESSAGES_TABLE.stamp, sorted(probed.messages, key=_message_order))
        elif new or self._must_verify_messages(counted, cursor):
            self._read_messages(self._server_state.conversation_ids(), cursor)

    def _must_verify_messages(self, counted: int | None, cursor: TableCursor) -> bool:
        """True if recent messages are read again though all that the probe shows are stored: there are more."""
        if self._thorough or cursor.furthest is None or counted != self._uncertain_messages(cursor):
            return True
        return self._context.server_now - parse_instant(cursor.furthest.stamp) > SETTLED

    def _uncertain_messages(self, cursor: TableCursor) -> int:
        return self._server_state.count_after(MESSAGES_TABLE.mirrored, cursor.certain or NOTHING_YET.stamp)

    def _read_messages(
        self, conversation_ids: Sequence[str], cursor: TableCursor, *, first: bool = False, keep: bool = False
    ) -> None:
        """Read the messages of these conversations page by page, for as many conversations at once as fit a request.

        ``first``: each batch of conversations stores a cursor of its own until all are read, so that an interrupted
        first pull goes on where it stopped. ``keep``: leave the table's cursor, as these aren't all conversations.
        """
        with self._context.remote_changes.receiving_messages(drop_after=FEW if first else None) as messages:
            self._read_batches(conversation_ids, cursor, messages, first=first, keep=keep)

    def _read_batches(
        self,
        conversation_ids: Sequence[str],
        cursor: TableCursor,
        messages: FirstMessages,
        *,
        first: bool,
        keep: bool,
    ) -> None:
        reach = Reach(MESSAGES_TABLE.stamp, cursor.furthest)
        total, done = self._server_state.expected_messages() if first else 0, 0

        def take(page: Page, place: Cursor | None = None, line: str = "") -> None:
            nonlocal done
            changed = self._context.apply(MESSAGES_TABLE, page, place, line, messages)
            self._count_changed(MESSAGES_TABLE, changed)
            reach.add(page, self._context.server_now)
            done += len(page)
            self._context.progress(Progress(Phase.PULL, MESSAGES_TABLE.name, done, max(total, done)))

        lines: list[str] = []
        for batch in batches(conversation_ids):
            line = f"messages of {hashlib.sha256(','.join(batch).encode()).hexdigest()[:16]}"
            batch_cursor = self._stored_cursors.get(line) if first else None
            lines.append(line)
            for page in read_stamped(self._context, self._messages_query(batch, cursor, batch_cursor, first=first)):
                batch_cursor = furthest_row(batch_cursor, page, MESSAGES_TABLE.stamp, self._context.server_now)
                take(page, batch_cursor if first else None, line)
            if batch_cursor and (reach.furthest is None or _is_before_cursor(reach.furthest, batch_cursor)):
                reach.furthest = batch_cursor  # read before the interruption
        unstamped = PageQuery(MESSAGES_TABLE, None, filters=_of_few(conversation_ids))
        for page in read_unstamped(self._context, unstamped) if conversation_ids else ():
            take(page)
        if not keep:
            self._save_cursor(MESSAGES_TABLE.name, cursor, reach)
        if first and lines:
            self._server_state.forget_cursors(lines)

    def _messages_query(
        self, batch: Sequence[str], cursor: TableCursor, batch_cursor: Cursor | None, *, first: bool
    ) -> PageQuery:
        start = (TableCursor(batch_cursor) if batch_cursor else cursor).start(MESSAGES_TABLE.stamp)
        total = sum(self._server_state.stated_message_counts(batch).values()) if first and not batch_cursor else 0
        return PageQuery(MESSAGES_TABLE, start, filters=_of(batch), windows=True, total=total)

    # -- details ------------------------------------------------------------------------------------------------------

    def _count_changed(self, table: SyncedTable, ids: Sequence[str]) -> None:
        if ids:
            self.changed[table.name] = self.changed.get(table.name, 0) + len(ids)
        if table is CONVERSATIONS_TABLE:
            self.conversations.update(ids)

    def advance(self, name: str, stamp: str, rows: Sequence[ServerRow]) -> None:
        """Move a table's cursor; ``rows``, in ascending order, are all rows that weren't certain."""
        cursor = self.cursors.get(name, TableCursor())
        reach = Reach(stamp, cursor.furthest)
        reach.add(rows, self._context.server_now)
        self._save_cursor(name, cursor, reach)

    def _save_cursor(self, name: str, cursor: TableCursor, reach: Reach) -> None:
        moved = self.cursors[name] = cursor.after(reach, self._context.server_now)
        if moved.furthest and moved.furthest != cursor.furthest:
            self._server_state.move_cursor(name, moved.furthest)


def _of(conversation_ids: Sequence[str]) -> list[Filter]:
    return [("conversation_id", f"in.({','.join(conversation_ids)})")]


def _of_few(conversation_ids: Sequence[str]) -> list[Filter]:
    """Return the filter for the messages of these conversations, if they fit into one address; else none."""
    return _of(conversation_ids) if len(conversation_ids) <= IDS_PER_REQUEST else []


def _is_stored(row: ServerRow, stored: Mapping[str, str | None]) -> bool:
    return row["id"] in stored and same_version(stored[row["id"]], row["updated_at"])


def _message_order(message: ServerRow) -> tuple[datetime, str]:
    return moment_of(message, MESSAGES_TABLE.stamp) or datetime.max.replace(tzinfo=UTC), message["id"]


def _is_before(row: ServerRow, stamp: str, cursor: Cursor) -> bool:
    moment = moment_of(row, stamp)
    return row[stamp] is None or (moment is not None and moment < parse_instant(cursor.stamp))


def _is_before_cursor(one: Cursor, other: Cursor) -> bool:
    return (parse_instant(one.stamp), one.row_id) < (parse_instant(other.stamp), other.row_id)


# -- pages ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PageQuery:
    """What to read: ``columns`` of a table's rows that meet ``filters``, from ``start`` on (None: all).

    ``until`` is the last row (id and stamp) to read; None: all rows, then those without a stamp. ``total`` is how many
    rows there are as the server counted them, 0 if it didn't. ``windows``: limit each page to a period of time, in an
    order that no index offers. Else PostgreSQL would scan a table of mostly other users' rows in the order of stamps.
    """

    table: SyncedTable
    start: Condition | None
    columns: Sequence[str] = ()
    filters: Sequence[Filter] = ()
    windows: bool = False
    until: ServerRow | None = None
    total: int = 0


def read_pages(context: SyncContext, query: PageQuery) -> Iterator[Page]:
    """Yield the pages that aren't empty: first the rows with a stamp, then those without, if there can be any."""
    read = 0
    for page in read_stamped(context, query):
        read += len(page)
        yield page
    if query.until is None and (not query.total or read != query.total):
        yield from read_unstamped(context, query)


def read_stamped(context: SyncContext, query: PageQuery) -> Iterator[Page]:
    """Yield the pages of rows with a stamp. Raises Offline if the server sent one without.

    In one request with those without, PostgreSQL couldn't use an index.
    """
    stamp = query.table.stamp
    for page in _read_run(context, query, query.start or f"{stamp}.not.is.null", partial(_behind, stamp)):
        if any(row[stamp] is None for row in page):
            raise unexpected_format()
        yield page


def read_unstamped(context: SyncContext, query: PageQuery) -> Iterator[Page]:
    """Yield the pages of rows without a stamp."""
    stamp = query.table.stamp
    query = replace(query, windows=False, until=None, total=0)
    return _read_run(context, query, unset(stamp), lambda row: unset(stamp, behind_id=row["id"]))


class _Read(NamedTuple):
    """A page, and whether nothing follows it within the bounds of its request."""

    page: Page
    is_last: bool
    in_window: bool = False


def _read_run(
    context: SyncContext, query: PageQuery, first: Condition, behind_row: Callable[[ServerRow], Condition]
) -> Iterator[Page]:
    """Yield pages until the last; the next is read while the caller applies one."""
    table, run = query.table, _EndlessGuard(query.table.stamp)

    def read(condition: Condition, until: str | None = None) -> _Read:
        context.check_cancelled()
        bound = ("and", f"({condition},{table.stamp}.lte.{quoted(until)})") if until else any_of(condition)
        page, is_last = context.rest.select_page(
            table.name,
            columns=query.columns or table.mirrored.columns,
            filters=[*query.filters, bound],
            order=order_by(table.stamp, unindexed=query.windows),
            limit=PAGE,
        )
        return _Read(page, is_last, in_window=until is not None)

    def following(found: _Read) -> _Read:
        condition = behind_row(found.page[-1])
        # A window that wasn't full ends in a gap, and what is left may fit into one page: no window then.
        small = found.is_last or 0 < query.total - len(run) <= PAGE
        until = _window_end(found.page, table.stamp) if query.windows and not small else None
        window = read(condition, until) if until else None
        return window if window and window.page else read(condition)

    found = read(first)
    while found.page:
        run.add(found.page)
        complete = len(found.page) < PAGE and len(run) == query.total
        if complete or (found.is_last and not found.in_window):
            yield found.page
            return
        if query.until and contains(found.page, query.until, table.stamp):
            yield found.page
            return
        next_page = in_background(partial(following, found))
        yield found.page
        found = next_page.result()


def _behind(stamp: str, row: ServerRow) -> Condition:
    """Return the condition of the rows behind this one. Raises Offline if the server sent a row without a stamp."""
    if row[stamp] is None:
        raise unexpected_format()
    return behind(stamp, row[stamp], row["id"])


class _EndlessGuard:
    """A limit for runs of pages that never end: raises if a page brings nothing new, or after too many."""

    def __init__(self, stamp: str) -> None:
        self._stamp = stamp
        self._seen: set[tuple[str, str | None]] = set()
        self._pages = 0

    def __len__(self) -> int:
        """Return the number of rows so far."""
        return len(self._seen)

    def add(self, page: Page) -> None:
        """Count a page. Raises Offline if it has no new row, or if there were too many."""
        before = len(self._seen)
        self._seen.update((row["id"], row[self._stamp]) for row in page)
        self._pages += 1
        if len(self._seen) == before:
            raise Offline(SAME_AGAIN)
        if self._pages > MOST_PAGES or len(self._seen) > MOST_ROWS:
            raise Offline("The server has more entries than one sync can read. The next sync continues.")


def contains(page: Sequence[ServerRow], wanted: ServerRow, stamp: str) -> bool:
    """True if a page holds this row with this stamp."""
    return any(row["id"] == wanted["id"] and same_version(row[stamp], wanted[stamp]) for row in page)


def _window_end(page: Page, stamp: str) -> str | None:
    """Return the stamp that the next page probably reaches, judged by this one; None if it is too short to tell."""
    first, last = moment_of(page[0], stamp), moment_of(page[-1], stamp)
    if len(page) < PAGE // 2 or first is None or last is None or last <= first:
        return None
    try:
        return instant_text(last + timedelta(seconds=(last - first).total_seconds() * 1.1 * PAGE / len(page)))
    except OverflowError:
        return None
