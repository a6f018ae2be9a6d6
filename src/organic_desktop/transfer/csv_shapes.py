"""Files of other programs that are no plain table, made into one: a header and rows that csv_layout.py understands.

What can't be understood is passed on as it stands, so that it is reported with its line where values are read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import chain

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.found import ReadOptions
from organic_desktop.transfer.spans import Span, united
from organic_desktop.transfer.tables import Header, Row, folded, headed
from organic_desktop.transfer.values import Signs, parse_moment, parse_number, parse_offset

Tables = Iterator[tuple[Header, Row]]

WAKING = range(4, 12)
"""The hours in which most nights end."""


# -- Fitbit -----------------------------------------------------------------------------------------------------------


def stacked(rows: Iterable[Row], _options: ReadOptions) -> Tables:
    """Tables one below another: above each is a line with its title alone, its first row are the columns' names."""
    header: Header | None = None
    for row in rows:
        found = Header.of(row)
        if len(found.names) == 1:
            header = None
        elif header is None:
            header = found
        else:
            yield header, row


# -- Garmin -----------------------------------------------------------------------------------------------------------


def garmin(rows: Iterable[Row], _options: ReadOptions) -> Tables:
    """Garmin Connect's sleep: a list of one day, or a table of 7 days or 4 weeks. Averages of weeks are refused."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    names = Header.of(first)
    if names.place("Avg Score") is not None:
        raise FileNotUnderstood(
            Sentence("The file has averages of weeks, not days. Export 7 days or 4 weeks from Garmin Connect instead.")
        )
    if names.place("Sleep Score 1 Day") is None:
        yield from headed(chain([first], rows), lambda header: header.names == names.names)
        return
    yield from _one_day(rows)


def _one_day(rows: Iterable[Row]) -> Tables:
    """Names and values in lines, the first of a name is the whole day's; titles have no value."""
    values: dict[str, str] = {}
    line = 0
    for row in rows:
        name, value = ([*row.cells, ""])[:2]
        if value.strip() and folded(name) not in map(folded, values):
            values[name] = value
            line = row.line if folded(name) == "date" else line
    if values:
        yield Header(1, tuple(values)), Row(line, list(values.values()))


# -- Sleep as Android -------------------------------------------------------------------------------------------------

_NIGHT = Header(1, ("To", "Asleep", "Rating", "Comment"))


def sleep_as_android(rows: Iterable[Row], _options: ReadOptions) -> Tables:
    """Sleep as Android's nights, each below a header of its own, with hundreds of columns named by clock times.

    What was slept are its hours and, mostly less, the minutes of its adjustment. A rating of 0 is none.
    """
    for header, row in headed(rows, lambda header: header.place("Id") == 0 and header.place("Hours") is not None):
        place = dict(zip(map(folded, header.names), row.cells, strict=False))
        if not place.get("id", "").strip():  # the third line of a record has levels of noise
            continue
        asleep = place.get("hours", "")
        hours, adjustment = parse_number(asleep, Signs.LONE), parse_number(place.get("lenadjust", ""), Signs.LONE)
        if hours is not None:
            asleep = "" if hours < 0 else str(max(hours * 60 + (adjustment or 0), Decimal(0)))
        rating = place.get("rating", "")
        comment = place.get("comment", "").replace(" \\n ", "\n").replace("\\n", "\n")
        rating = "" if parse_number(rating) == 0 else rating
        yield _NIGHT, Row(row.line, [place.get("to", ""), asleep, rating, comment])


# -- Samsung Health ---------------------------------------------------------------------------------------------------

_SLEEP = Header(1, ("Wake", "Asleep", "Source"))


def samsung(rows: Iterable[Row], _options: ReadOptions) -> Tables:
    """Samsung Health's table without the prefixes of its columns; its times, which are in UTC, as they were there."""
    for header, row in _unprefixed(rows):
        start, zone = header.place("start_time"), header.place("time_offset")
        if start is not None and zone is not None and len(row.cells) > max(start, zone):
            moment, offset = _at(row.cells[start]), parse_offset(row.cells[zone])
            if moment and offset is not None:
                row.cells[start] = _text(moment + offset)
        yield header, row


def samsung_sleep(rows: Iterable[Row], _options: ReadOptions) -> Tables:
    """Samsung Health's nights: of what overlaps in one source only once.

    Times are in UTC or in the clock's time by the app's version: it is the one by which more nights end in a morning.
    """
    nights: dict[str, dict[Span, int]] = defaultdict(dict)
    for header, row in _unprefixed(rows):
        cells = dict(zip(map(folded, header.names), row.cells, strict=False))
        start, end = _at(cells.get("start_time", "")), _at(cells.get("end_time", ""))
        offset = parse_offset(cells.get("time_offset", "")) or timedelta()
        if start and end and timedelta() <= end - start <= timedelta(days=1):
            span = Span(_seconds(start), _seconds(end), offset // timedelta(seconds=1))
            nights[cells.get("deviceuuid", "")].setdefault(span, row.line)
        else:
            yield _SLEEP, Row(row.line, [cells.get("end_time", ""), "?", ""])
    every = [span for of_source in nights.values() for span in of_source]
    is_utc = _mornings(span.end + span.offset for span in every) >= _mornings(span.end for span in every)
    for source, of_source in nights.items():
        lines = {span.start: line for span, line in of_source.items()}
        for span in united(of_source):
            end = datetime(1970, 1, 1) + timedelta(seconds=span.end + (span.offset if is_utc else 0))
            yield _SLEEP, Row(lines[span.start], [_text(end), str(span.seconds), source])


def _mornings(ends: Iterable[int]) -> int:
    return sum(end // 3600 % 24 in WAKING for end in ends)


def _seconds(moment: datetime) -> int:
    return (moment - datetime(1970, 1, 1)) // timedelta(seconds=1)


def _unprefixed(rows: Iterable[Row]) -> Tables:
    """Rows below the header, whose names are without "com.samsung.health.sleep."; above it is a line of metadata."""
    for header, row in headed(rows, _is_samsungs):
        yield Header(header.line, tuple(name.rpartition(".")[2] for name in header.names)), row


def _is_samsungs(header: Header) -> bool:
    return any(folded(name).rpartition(".")[2] == "start_time" for name in header.names)


def _at(text: str) -> datetime | None:
    moment = parse_moment(text)
    if moment is None or moment.at is None or not 1900 < moment.day.year < 9000:
        return None
    return datetime.combine(moment.day, moment.at)


def _text(moment: datetime) -> str:
    return moment.isoformat(" ", "seconds")
