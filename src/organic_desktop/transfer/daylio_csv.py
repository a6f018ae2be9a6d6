"""Daylio's CSV export, newest entry first: ``full_date`` is the only date that doesn't follow the app's language.

Three generations have 7, 8 and 9 columns, which are found by their names; before them the year and the day stood apart
(``year,date``). A mood has no level here: known names suggest one, for others the user is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.collecting import Collector
from organic_desktop.transfer.daylio_diary import Diary, activity_key, mood_key, note_of
from organic_desktop.transfer.found import Found, Kind, Question, ReadOptions
from organic_desktop.transfer.plain import LONGEST_LABEL, cleaned
from organic_desktop.transfer.tables import Header, Row, head, headed, open_rows
from organic_desktop.transfer.values import DayColumn, DayOrder, parse_amount, parse_clock, parse_day
from organic_desktop.transfer.vocabulary import LINE, amount_of, folded, likely_amount, likely_points

FINGERPRINT = "csv"

_ORDER = "order"  # of days and months, a question

_SCALES = Sentence("Scales")
_BETWEEN = re.compile(r"\s\|\s")  # an activity may hold a bar itself: "read|write"
_SCALE = re.compile(r"(?P<name>.*\S)\s*:\s+(?P<value>\S.*)|(?P<other>.*?\S):(?P<clock>[0-9]{1,3}:[0-9]{2})")
_HOURS = re.compile(r"([0-9]{1,3}):([0-5][0-9])(?: ?h)?")
_POINTS = re.compile(r"([0-9]{1,4}(?:[.,][0-9]{1,2})?) ?/ ?([0-9]{1,4})\b.{0,20}")


def recognises(path: Path) -> bool:
    """True for a table with Daylio's columns."""
    return any(_is_header(Header.of(row)) for row in head(path))


def read(path: Path, options: ReadOptions) -> Found:
    """Read the whole file. Raises FileNotUnderstood, Cancelled."""
    dates = _dates(path, options)
    if not dates.count and not recognises(path):
        raise FileNotUnderstood(
            Sentence("{name} isn't a table of Daylio's: it has no columns full_date and mood.", name=path.name)
        )
    order = dates.order or DayOrder.__members__.get(options.answers.get(_ORDER, ""), dates.likely)
    diary = Diary(options)
    with open_rows(path, lambda done, total: options.progress((total + done) // 2, total)) as rows:
        for header, row in headed(rows, _is_header):
            _read_row(diary, header, row, order)
    return diary.found(FINGERPRINT, _question(dates, order))


def _dates(path: Path, options: ReadOptions) -> DayColumn:
    """Look through the column of dates: a spreadsheet that saved the file again may have turned them round."""
    dates = DayColumn()
    with open_rows(path, lambda done, total: options.progress(done // 2, total)) as rows:
        for header, row in headed(rows, _is_header):
            place = header.place("full_date")
            if place is not None and place < len(row.cells):
                dates.see(row.cells[place])
    return dates


def _question(dates: DayColumn, order: DayOrder) -> tuple[Question, ...]:
    if dates.order or not dates.example:
        return ()
    example, days = dates.example
    choices = {each.name: Sentence("{day}", day=day) for each, day in days.items()}
    return (Question(_ORDER, Sentence("Which day is {text}?", text=example), choices, order.name),)


def _is_header(header: Header) -> bool:
    names = {folded(name) for name in header.names}
    return (
        "mood" in names
        and ("full_date" in names or {"year", "date"} <= names)
        and bool(names & {"activities", "note", "note_title", "weekday"})
    )


def _read_row(diary: Diary, header: Header, row: Row, order: DayOrder) -> None:
    cells = header.fitted(row)
    if cells is None:
        diary.what.skip(row.line, Sentence("The line has more cells than there are columns."))
        return

    def cell(name: str) -> str:
        place = header.place(name)
        return "" if place is None else cells[place].strip()

    day, at = _day(cell("full_date"), cell("year"), cell("date"), order), parse_clock(cell("time"))
    if day is None:
        shown = cell("full_date") or f"{cell('date')} {cell('year')}"
        diary.what.skip(row.line, Sentence("“{text}” isn't a date.", text=_short(shown)))
        return
    if cell("time") and at is None:
        # The entry keeps its day: only the order within the day is lost.
        diary.what.skip(
            row.line, Sentence("“{text}” isn't a time; the entry was read without one.", text=_short(cell("time")))
        )
    day = diary.nights.day(day, at)
    mood = _mood(diary, cell("mood"))
    activities = list(_activities(diary, cell("activities")))
    scales = _add_scales(diary.what, cell("scales"), day, at, row.line)
    note = note_of(cell("note_title"), cell("note"))
    if mood is None and not (activities or scales or note):
        diary.what.skip(row.line, Sentence("The line has neither a mood nor anything else."))
        return
    diary.add_entry(day, at, mood, activities, note, row.line)


def _day(full_date: str, year: str, day: str, order: DayOrder) -> date | None:
    """Return the day of an entry; before ``full_date``, the language's own date with the year beside it."""
    if full_date:
        return parse_day(full_date, order)
    return parse_day(f"{day} {year}") or parse_day(f"{day}, {year}") or parse_day(day)


def _mood(diary: Diary, name: str) -> str | None:
    if not name:
        return None
    key = mood_key(name[:LONGEST_LABEL])
    diary.add_mood(key, name, None)
    return key


def _activities(diary: Diary, text: str) -> Iterator[str]:
    for name in filter(None, map(str.strip, _BETWEEN.split(text))):
        key = activity_key(name[:LONGEST_LABEL])
        diary.add_activity(key, name)
        yield key


# -- scales -----------------------------------------------------------------------------------------------------------


def _add_scales(what: Collector, text: str, day: date, at: time | None, line: int) -> int:
    """Add the values of an entry's scales. Returns how many there are."""
    count = 0
    for part in filter(None, map(str.strip, _BETWEEN.split(text))):
        found = _SCALE.fullmatch(part)
        scale = _scale(found["name"] or found["other"], found["value"] or found["clock"]) if found else None
        if scale is None:
            what.skip(line, Sentence("“{text}” isn't a name and a number.", text=_short(part)))
            continue
        name, unit, value = scale
        key = f"scale:{folded(name)[:LONGEST_LABEL]}:{unit}"
        if key not in what:
            _add_scale(what, key, name, unit)
        what.add(day, key, value, at=at, line=line)
        count += 1
    return count


def _scale(name: str, text: str) -> tuple[str, str, Decimal] | None:
    """Return a scale's name, unit and value: 8:00 are hours, 8/10 are points of ten; None for what is no number."""
    if hours := _HOURS.fullmatch(text):
        return name, "h", (Decimal(hours[1]) + Decimal(hours[2]) / 60).quantize(Decimal("0.0001")).normalize()
    if points := _POINTS.fullmatch(text):
        return name, f"/{int(points[2])}", Decimal(points[1].replace(",", "."))
    amount = parse_amount(text)
    return (name, folded(amount[1]), amount[0]) if amount else None


def _add_scale(what: Collector, key: str, name: str, unit: str) -> None:
    if unit.startswith("/"):
        suggested, likely = None, likely_points(name, int(unit[1:]))
    else:
        suggested, likely = amount_of(name, unit), likely_amount(name, unit)
    label = f"{name} ({unit})" if unit else name
    what.add_field(key, label, Kind.NUMBER, _SCALES, suggested=suggested or LINE, likely=likely)


def _short(text: str) -> str:
    text = " ".join(cleaned(text).split())
    return text if len(text) <= 40 else f"{text[:39]}…"
