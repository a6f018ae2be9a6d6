"""Pull: bring in what the probe gave away, table by table, and move each table's position.

A row is known by its id and version alone; that as many are known as there are says nothing. What is new is fetched by
id where the probe showed all of it, and read page by page (navigation.py) where it didn't.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from organic_desktop.store.row_state import ServerRow
from organic_desktop.store.server_state import Cursor
from organic_desktop.store.types import parse_instant, same_version
from organic_desktop.sync.context import Exchange, batches
from organic_desktop.sync.cursor import NOTHING_YET, SETTLED, Position, Reach, furthest, moment_of
from organic_desktop.sync.pages import Reading, pages
from organic_desktop.sync.probe import Probe, Question
from organic_desktop.sync.status import Progress
from organic_desktop.sync.tables import CONVERSATIONS_TABLE, MESSAGES_TABLE, TABLES, SyncedTable

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
