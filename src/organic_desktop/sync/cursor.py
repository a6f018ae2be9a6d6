"""Position: where the pull of a table stands, and up to which stamp every row of the server is known for certain.

A transaction may commit *after* rows with later stamps were read (``sync.md``, fact 1). So the stamp of the furthest
row read is certain only once everything around it was read again when it was minutes old.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from organic_desktop.remote.rest import Condition, behind, from_stamp
from organic_desktop.store.row_state import ServerRow
from organic_desktop.store.server_state import Cursor
from organic_desktop.store.types import instant_text, kept_json, parse_instant

OVERLAP = timedelta(seconds=60)  # a transaction may commit after rows stamped later were read (fact 1)
SETTLED = timedelta(minutes=2)  # what is older can't be overtaken so any more, even where two clocks differ
FUTURE = timedelta(minutes=5)  # a stamp further ahead is some client's invention and no position (fact 3)

NOTHING_YET = Cursor("1970-01-01T00:00:00.000000Z", "")
_EARLIEST = datetime.fromisoformat("0001-02-01T00:00:00Z")


@dataclass(frozen=True)
class Position:
    """``cursor`` is the furthest row read, None before the first pull has come to its end.

    ``settled``: no row can appear at or before the cursor any more. ``ahead`` counts the rows seen behind it that are
    no position (stamps of the future, ``infinity``).
    """

    cursor: Cursor | None = None
    settled: bool = False
    ahead: int = 0

    @property
    def certain(self) -> str | None:
        """The stamp up to which every row is known for certain; None if there is none."""
        if self.cursor is None or not self.cursor.row_id:
            return None
        return instant_text(parse_instant(self.cursor.stamp)) if self.settled else overlap_start(self.cursor)

    def start(self, stamp: str) -> Condition | None:
        """The rows that are not certain: those behind the cursor, or from a minute before it on; None: all of them."""
        if self.cursor is None or not self.certain:
            return None
        if self.settled:
            return behind(stamp, self.cursor.stamp, self.cursor.row_id)
        return from_stamp(stamp, overlap_start(self.cursor))

    def covers(self, rows: Sequence[ServerRow], stamp: str) -> bool:
        """True if rows in descending order reach down to what is certain, so that none is missing between."""
        if not self.certain:
            return False
        certain = parse_instant(self.certain)
        return any(moment is not None and moment <= certain for moment in (moment_of(row, stamp) for row in rows))

    def after(self, reach: Reach, now: datetime) -> Position:
        """The position once every row that wasn't certain was read, up to ``now``."""
        cursor = reach.cursor or NOTHING_YET
        settled = bool(cursor.row_id) and now - parse_instant(cursor.stamp) > SETTLED
        same = self.settled and cursor == self.cursor
        return Position(cursor, settled, max(reach.ahead, self.ahead) if same else reach.ahead)


@dataclass
class Reach:
    """How far the rows read reach: the furthest believable one, and how many behind it are no position."""

    stamp: str
    cursor: Cursor | None
    ahead: int = 0

    def add(self, rows: Sequence[ServerRow], now: datetime) -> None:
        """Take in rows, in the order of a page."""
        self.cursor = furthest(self.cursor, rows, self.stamp, now)
        moments = [moment_of(row, self.stamp) for row in rows if row[self.stamp] is not None]
        self.ahead += sum(moment is None or moment > now + FUTURE for moment in moments)


def positions(cursors: Mapping[str, Cursor], settled_json: str | None) -> dict[str, Position]:
    """The positions as they were kept: ``settled_json`` is of (stamp, row id, rows ahead) by table."""
    found: dict[str, Position] = {}
    known = kept_json(settled_json, dict)
    for name, cursor in cursors.items():
        line = known.get(name)
        settled_at, ahead = (line[:2], line[2]) if isinstance(line, list) and len(line) == 3 else (None, 0)
        is_settled = settled_at == [cursor.stamp, cursor.row_id] and isinstance(ahead, int)
        found[name] = Position(cursor, is_settled, ahead if is_settled else 0)
    return found


def settled_positions(known: Mapping[str, Position]) -> dict[str, list[str | int]]:
    """What `positions` reads back."""
    return {
        name: [position.cursor.stamp, position.cursor.row_id, position.ahead]
        for name, position in known.items()
        if position.settled and position.cursor
    }


def overlap_start(cursor: Cursor) -> str:
    """The stamp from which a pull reads again what may have been overtaken."""
    return instant_text(max(parse_instant(cursor.stamp), _EARLIEST) - OVERLAP)


def furthest(cursor: Cursor | None, rows: Sequence[ServerRow], stamp: str, now: datetime) -> Cursor | None:
    """The last row of a page, in the page's order, whose stamp can be believed; the cursor as it was if none can."""
    for row in reversed(rows):
        moment = moment_of(row, stamp)
        if moment is not None and moment <= now + FUTURE:
            ahead = cursor is None or moment >= parse_instant(cursor.stamp)
            return Cursor(row[stamp], row["id"]) if ahead else cursor
    return cursor


def moment_of(row: ServerRow, stamp: str) -> datetime | None:
    """The row's stamp; None for NULL, ``infinity`` and the like."""
    try:
        return parse_instant(row[stamp])
    except (ValueError, TypeError, OverflowError):
        return None


def order_by(stamp: str, *, unindexed: bool = False) -> str:
    """The order of pages, of which any beginning is a place to go on from; no NULL is among the rows it orders."""
    return f"{stamp}.asc{'.nullsfirst' if unindexed else ''},id.asc"
