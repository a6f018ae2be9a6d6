"""Apple Health: the export.zip of an iPhone, or the XML in it, of any size, read as a stream.

Which elements are looked at is in ``apple_xml.py``; how sources and nights are told apart in ``health_records.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from organic_desktop.core.clock import zone_named
from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.apple_xml import MOST_BEFORE, ROOT, Element, HealthXml
from organic_desktop.transfer.found import Found, Progress, ReadOptions
from organic_desktop.transfer.health_records import (
    ASLEEP,
    AWAKE,
    IN_BED,
    MINDFUL,
    WORKOUT,
    HealthRecords,
    is_span,
)
from organic_desktop.transfer.opened import is_zip, open_file, open_member, open_told, zip_members
from organic_desktop.transfer.spans import Span, day_of
from organic_desktop.wellness.units import ML_PER_FL_OZ

NAME = "apple-health"
LABEL = Sentence("Apple Health")

MOST_TRIED = 20
"""XML files in a zip that are looked into, the largest first."""
MOST_ZONES = 1000
FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST_NUMBER = 40
LARGEST_AMOUNT = Decimal(1_000_000)
_SLEEP = "HKCategoryTypeIdentifierSleepAnalysis"
_MINDFUL = "HKCategoryTypeIdentifierMindfulSession"
_WATER = "HKQuantityTypeIdentifierDietaryWater"
_EXERCISE = "HKQuantityTypeIdentifierAppleExerciseTime"
_STATE_OF_MIND = "StateOfMind"

_MILLILITRES = {
    "mL": Decimal(1),
    "cL": Decimal(10),
    "dL": Decimal(100),
    "L": Decimal(1000),
    "fl_oz_us": ML_PER_FL_OZ,
    "fl_oz_imp": Decimal("28.4130625"),
    "cup_us": 8 * ML_PER_FL_OZ,
    "cup_imp": Decimal("284.130625"),
    "pt_us": 16 * ML_PER_FL_OZ,
    "pt_imp": Decimal("568.26125"),
    "g": Decimal(1),
}
_MINUTES = {"s": Decimal(1) / 60, "min": Decimal(1), "hr": Decimal(60), "h": Decimal(60)}


def recognises(path: Path) -> bool:
    """True for an export, zipped or not: an XML with Apple's root element."""
    with suppress(FileNotUnderstood):
        return _export_in(path) is not None
    return False


def read(path: Path, options: ReadOptions) -> Found:
    """Read an export. Raises FileNotUnderstood, and what ``options.progress`` raises."""
    name = _export_in(path)
    if name is None:
        raise FileNotUnderstood(Sentence("{name} isn't an export of Apple Health.", name=path.name))
    records = HealthRecords(options)
    with _opened(path, name, records.progress) as stream:
        xml = HealthXml(stream)
        taker = _Taker(records, options)
        for element in xml.elements():
            taker.take(element)
    notes = []
    if not xml.complete:
        records.skip(xml.lines, Sentence("The file was cut off here."))
        notes.append(Sentence("The file is incomplete: everything up to line {line} was read.", line=xml.lines))
    return records.found(NAME, notes)


class _Skip(Exception):
    """Why an element can't be used."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(reason)
        self.reason = reason


class _Taker:
    """Hands elements to the records, each by its type."""

    def __init__(self, records: HealthRecords, options: ReadOptions) -> None:
        self._records, self._options = records, options
        self._zones: dict[str, ZoneInfo | None] = {}
        self._by_type: dict[str, Callable[[Element], None]] = {
            _SLEEP: self._take_sleep,
            _MINDFUL: self._take_mindful,
            _WATER: self._take_water,
            _EXERCISE: self._take_exercise,
        }

    def take(self, element: Element) -> None:
        try:
            if not element.name:
                raise _Skip(Sentence("A record is damaged."))
            kind = element.attributes.get("type", "")
            if element.name == "Workout":
                self._take_workout(element)
            elif kind in self._by_type:
                self._by_type[kind](element)
            elif element.name == _STATE_OF_MIND or kind.endswith(_STATE_OF_MIND):
                self._take_state_of_mind(element)
        except _Skip as skip:
            self._records.skip(element.line, skip.reason)

    # -- types --------------------------------------------------------------------------------------------------------

    def _take_sleep(self, element: Element) -> None:
        value = element.attributes.get("value", "").removeprefix("HKCategoryValueSleepAnalysis")
        kind = ASLEEP if value.startswith("Asleep") else {"InBed": IN_BED, "Awake": AWAKE}.get(value)
        if kind is None:
            raise _Skip(Sentence("A record of sleep doesn't say whether you were asleep."))
        start, end = self._moment(element, "startDate"), self._moment(element, "endDate")
        self._add_span(kind, element, start, end, of_day=end)

    def _take_mindful(self, element: Element) -> None:
        start, end = self._moment(element, "startDate"), self._moment(element, "endDate")
        self._add_span(MINDFUL, element, start, end, of_day=start)

    def _take_workout(self, element: Element) -> None:
        """Take a workout; its duration is shorter than the time between its ends if it was paused."""
        start, end = self._moment(element, "startDate"), self._moment(element, "endDate")
        factor = _MINUTES.get(element.attributes.get("durationUnit", "min"))
        if factor and "duration" in element.attributes:
            minutes = _amount(element.attributes["duration"]) * factor
            end = min(end, start + timedelta(minutes=float(minutes)))
        self._add_span(WORKOUT, element, start, end, of_day=start)

    def _take_water(self, element: Element) -> None:
        self._add_amount("water", element, _MILLILITRES)

    def _take_exercise(self, element: Element) -> None:
        self._add_amount("exercise", element, _MINUTES)

    def _take_state_of_mind(self, element: Element) -> None:
        attributes = element.attributes
        valence = _number(attributes.get("valence", attributes.get("value", "")))
        if not -1 <= valence <= 1:
            raise _Skip(Sentence("A state of mind isn't between -1 and 1."))
        at = self._moment(element, "startDate")
        self._records.add_score("mood", _source(element), self._day(at), at.time(), valence, element.line)

    # -- parts --------------------------------------------------------------------------------------------------------

    def _add_span(self, kind: str, element: Element, start: datetime, end: datetime, *, of_day: datetime) -> None:
        span = Span(int(start.timestamp()), int(end.timestamp()), _offset(of_day))
        if not is_span(span):
            raise _Skip(Sentence("A record ends before it begins, or lasts longer than a day."))
        self._records.add_span(kind, _source(element), span)

    def _add_amount(self, field: str, element: Element, units: dict[str, Decimal]) -> None:
        unit = element.attributes.get("unit", "")
        if unit not in units:
            raise _Skip(Sentence("The unit “{unit}” of a record is unknown.", unit=unit[:20]))
        amount = _amount(element.attributes.get("value", "")) * units[unit]
        self._records.add_amount(field, _source(element), self._day(self._moment(element, "startDate")), amount)

    def _day(self, at: datetime) -> date:
        return day_of(int(at.timestamp()), _offset(at), self._options.day_start_hour)

    def _moment(self, element: Element, name: str) -> datetime:
        """Return a time of an element, in the zone of its metadata if it tells one, else with its own offset."""
        text = element.attributes.get(name, "")
        try:
            moment = datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-"))
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=self._options.zone)
            if not FIRST_YEAR <= moment.year <= LAST_YEAR:
                raise ValueError(moment)
            zone = self._zone(element.metadata.get("HKTimeZone", ""))
            return moment.astimezone(zone) if zone else moment
        except (ValueError, OverflowError) as error:
            raise _Skip(Sentence("A record has no time that can be read.")) from error

    def _zone(self, name: str) -> ZoneInfo | None:
        if name not in self._zones:
            if len(self._zones) >= MOST_ZONES:
                return None
            try:
                self._zones[name] = zone_named(name) if name else None
            except (ValueError, OSError, ZoneInfoNotFoundError):
                self._zones[name] = None
        return self._zones[name]


# -- texts ------------------------------------------------------------------------------------------------------------


def _source(element: Element) -> str:
    return element.attributes.get("sourceName", "")


def _offset(moment: datetime) -> int:
    offset = moment.utcoffset()
    return int(offset.total_seconds()) if offset else 0


def _amount(text: str) -> Decimal:
    number = _number(text)
    if not 0 <= number <= LARGEST_AMOUNT:
        raise _Skip(Sentence("The amount of a record isn't possible."))
    return number


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text) if len(text) < LONGEST_NUMBER else Decimal("NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise _Skip(Sentence("The amount of a record can't be read."))
    return number


# -- files ------------------------------------------------------------------------------------------------------------


def _export_in(path: Path) -> str | None:
    """Return the name of the export in a zip, "" if the file itself is one, None if there is none.

    The file is called otherwise in each language, and a zip has another XML beside it. Raises FileNotUnderstood.
    """
    if not is_zip(path):
        with open_file(path) as file:
            return "" if _has_root(file) else None
    members = [each for each in zip_members(path) if each.name.casefold().endswith(".xml")]
    for member in sorted(members, key=lambda each: each.size, reverse=True)[:MOST_TRIED]:
        with suppress(FileNotUnderstood), open_member(path, member.name) as file:
            if _has_root(file):
                return member.name
    return None


def _has_root(file: BinaryIO) -> bool:
    try:
        start = file.read(MOST_BEFORE)
    except OSError:
        return False
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and ROOT in start


@contextmanager
def _opened(path: Path, name: str, progress: Progress) -> Iterator[BinaryIO]:
    with open_member(path, name, progress) if name else open_told(path, progress) as file:
        yield file
