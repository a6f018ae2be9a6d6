"""The cursor of a table's pull: the furthest row read, and the stamp up to which no row can be missing.

A transaction may commit after rows with later stamps were read (``docs/sync.md``, fact 1). So a cursor is settled only
after everything around it was read again once it was two minutes old.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from organic_desktop.remote.rest import Condition, behind, from_stamp
from organic_desktop.store.apply_remote import FUTURE
from organic_desktop.store.row_state import ServerRow
from organic_desktop.store.server_state import Cursor
from organic_desktop.store.types import instant_text, parse_instant

OVERLAP = timedelta(seconds=60)  # a pull starts this long before an unsettled cursor (docs/sync.md, fact 1)
SETTLED = timedelta(minutes=2)  # no transaction commits rows with older stamps, even if two clocks differ

NOTHING_YET = Cursor("1970-01-01T00:00:00.000000Z", "")
_EARLIEST = datetime.fromisoformat("0001-02-01T00:00:00Z")


@dataclass(frozen=True)
class TableCursor:
    """The state of one table's pull.

    ``furthest`` is the furthest row read; None until the first pull has ended. ``settled``: no row can appear at or
    before it any more. ``implausible`` counts the rows behind it whose stamps no cursor can follow (the far future,
    ``infinity``).
    """

    furthest: Cursor | None = None
    settled: bool = False
    implausible: int = 0

    @property
    def certain(self) -> str | None:
        """The stamp up to which every row was read for certain; None if there is none."""
        if self.furthest is None or not self.furthest.row_id:
            return None
        return instant_text(parse_instant(self.furthest.stamp)) if self.settled else overlap_start(self.furthest)

    def start(self, stamp: str) -> Condition | None:
        """Return the condition of the rows to read next: behind the cursor, or from the overlap on; None: all rows."""
        if self.furthest is None or not self.certain:
            return None
        if self.settled:
            return behind(stamp, self.furthest.stamp, self.furthest.row_id)
        return from_stamp(stamp, overlap_start(self.furthest))

    def covers(self, rows: Sequence[ServerRow], stamp: str) -> bool:
        """True if rows in descending order reach down to the certain stamp, so that none is missing in between."""
        if not self.certain:
            return False
        certain = parse_instant(self.certain)
        return any(moment is not None and moment <= certain for moment in (moment_of(row, stamp) for row in rows))

    def after(self, reach: Reach, now: datetime) -> TableCursor:
        """Return the cursor after every row that wasn't certain was read, up to ``now``."""
        cursor = reach.furthest or NOTHING_YET
        settled = bool(cursor.row_id) and now - parse_instant(cursor.stamp) > SETTLED
        same = self.settled and cursor == self.furthest
        implausible = max(reach.implausible, self.implausible) if same else reach.implausible
        return TableCursor(cursor, settled, implausible)


@dataclass
class Reach:
    """How far a pull has read: the furthest row with a plausible stamp, and the number of rows without one."""

    stamp: str
    furthest: Cursor | None
    implausible: int = 0

    def add(self, rows: Sequence[ServerRow], now: datetime) -> None:
        """Take in the rows of a page, in its order."""
        self.furthest = furthest_row(self.furthest, rows, self.stamp, now)
        stamped = [row for row in rows if row[self.stamp] is not None]
        if not all(_is_plausible(row, self.stamp, now) for row in (*stamped[:1], *stamped[-1:])):  # else none between
            self.implausible += sum(not _is_plausible(row, self.stamp, now) for row in stamped)


def table_cursors(cursors: Mapping[str, Cursor], stored: Mapping[str, Any]) -> dict[str, TableCursor]:
    """Return the stored cursors by table; ``stored`` is what ``settled_cursors`` returned."""
    found: dict[str, TableCursor] = {}
    for name, cursor in cursors.items():
        line = stored.get(name)
        settled_at, implausible = (line[:2], line[2]) if isinstance(line, list) and len(line) == 3 else (None, 0)
        is_settled = settled_at == [cursor.stamp, cursor.row_id] and isinstance(implausible, int)
        found[name] = TableCursor(cursor, is_settled, implausible if is_settled else 0)
    return found


def settled_cursors(cursors: Mapping[str, TableCursor]) -> dict[str, list[str | int]]:
    """Return the settled cursors as (stamp, row id, implausible rows) by table, for ``table_cursors`` to read back."""
    return {
        name: [cursor.furthest.stamp, cursor.furthest.row_id, cursor.implausible]
        for name, cursor in cursors.items()
        if cursor.settled and cursor.furthest
    }


def overlap_start(cursor: Cursor) -> str:
    """Return the stamp from which a pull reads again, because rows may have been committed late."""
    return instant_text(max(parse_instant(cursor.stamp), _EARLIEST) - OVERLAP)


def furthest_row(cursor: Cursor | None, rows: Sequence[ServerRow], stamp: str, now: datetime) -> Cursor | None:
    """Return the last row of an ordered page whose stamp is plausible; the cursor as it was if there is none."""
    for row in reversed(rows):
        moment = moment_of(row, stamp)
        if moment is not None and moment <= now + FUTURE:
            ahead = cursor is None or moment >= parse_instant(cursor.stamp)
            return Cursor(row[stamp], row["id"]) if ahead else cursor
    return cursor


def _is_plausible(row: ServerRow, stamp: str, now: datetime) -> bool:
    moment = moment_of(row, stamp)
    return moment is not None and moment <= now + FUTURE


def moment_of(row: ServerRow, stamp: str) -> datetime | None:
    """Return the row's stamp as a moment; None for NULL, ``infinity`` and the like."""
    try:
        return parse_instant(row[stamp])
    except (ValueError, TypeError, OverflowError):
        return None


def order_by(stamp: str, *, unindexed: bool = False) -> str:
    """Return the order of pages, (stamp, id); NULLs are read apart. ``unindexed``: an order that no index offers."""
    return f"{stamp}.asc{'.nullsfirst' if unindexed else ''},id.asc"
