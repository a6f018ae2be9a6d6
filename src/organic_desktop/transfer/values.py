"""What the cells of other programs' files mean: dates, clock times, durations, numbers, and words for "no value".

Nothing here raises for any text: a function returns None for what it doesn't understand. What one cell leaves open
(4/11, 2,345) the whole column may decide: ``DayColumn`` and ``NumberColumn`` look at it cell by cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from organic_desktop.wellness.number_input import MINUTES, MOST_DIGITS, normalized

LONGEST = 80  # characters of a date, a number or a duration
DATES_KEPT = 8192  # a date is read up to five times, and a table may have a hundred rows of one day

_MISSING = "- -- --- – — ? n/a na #n/a nan none null nil unknown undefined k.a."
_YES = "yes y true x ✓ ✔ done completed ja wahr oui vrai sí si verdadero sim sì vero да 是 はい 예"
_NO = "no n false skipped missed nein falsch non faux falso não nao нет 否 いいえ 아니요"
MISSING = frozenset(["", "k. a.", *_MISSING.split()])
YES, NO = frozenset(_YES.split()), frozenset(_NO.split())


def is_missing(text: str) -> bool:
    """True for what programs write if they know nothing. It is never 0."""
    return plain(text).casefold() in MISSING


def plain(text: str) -> str:
    """Return a cell with ASCII digits, plain single blanks, one character for all that look alike."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return normalized(text[: LONGEST * 4])


# -- clock times ------------------------------------------------------------------------------------------------------

# Before and after noon, where the hours go to 12. In Chinese, Japanese and Korean the word stands before them.
_BEFORE_NOON = "am a.m. a. m. vorm. vormittags fm f.m. ap. ap π.μ. πμ öö de. de dop. ص 上午 午前 오전 da manhã sa"
_AFTER_NOON = "pm p.m. p. m. nachm. nachmittags em e.m. ip. ip μ.μ. μμ ös du. du odp. م 下午 午後 오후 da tarde ch"
_HALF = {
    **dict.fromkeys(re.findall(r"a\. m\.|da manhã|\S+", _BEFORE_NOON), 0),
    **dict.fromkeys(re.findall(r"p\. m\.|da tarde|\S+", _AFTER_NOON), 12),
}
_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?(?![0-9])")
_HOUR = re.compile(r"(?P<hour>[0-9]{1,2})(?:[.h](?P<minute>[0-9]{2}))?")
_ZONE = re.compile(r"(?:utc|gmt)?(?P<sign>[+-])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?")


def parse_clock(text: str) -> time | None:
    """Return a time of day: 18:50, 6:50 pm, 下午6:50, 6 pm, 18.50, 18h50. Seconds are kept, parts of them aren't."""
    found = plain(text).casefold()
    clock = _CLOCK.search(found[:LONGEST])
    if clock:
        return _time(clock, found[: clock.start()], _without_zone(found[clock.end() :])[0])
    word = next((each for each in _HALF if found.endswith(each)), "")
    hour = _HOUR.fullmatch(found.removesuffix(word).strip())
    return _time(hour, "", word) if hour and (word or hour["minute"]) else None


def _time(clock: re.Match[str], before: str, after: str) -> time | None:
    """The words around a clock time must be its half of the day, or nothing."""
    around = f"{before} {after}".strip()
    if around and around not in _HALF:
        return None
    parts = clock.groupdict()
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    if around and hour <= 12:
        hour = hour % 12 + _HALF[around]
    elif around and not _HALF[around]:
        return None
    return time(hour, minute, second) if hour < 24 and max(minute, second) < 60 else None


# -- dates ------------------------------------------------------------------------------------------------------------


class DayOrder(StrEnum):
    """In which order a date of numbers is written if its year is last."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class Moment(NamedTuple):
    """A date as its author's calendar had it, with the clock time if there is one.

    ``is_utc``: both are those of UTC, and so only ``user_day`` knows the day. Any other zone is the author's own, and
    the day is right as it stands.
    """

    day: date
    at: time | None = None
    is_utc: bool = False


_MONTH_NAMES = """
jan january januar jänner januari janvier janv enero ene gennaio gen janeiro stycznia styczeń ocak янв января
feb february februar februari février févr febrero febbraio fevereiro fev lutego luty şubat фев февраля
mar march märz mär mrz maart mrt mars marzo março marca marzec mart мар марта
apr april avril avr abril abr aprile kwietnia kwiecień nisan апр апреля
may mai mei mayo maggio mag maio maj maja mayıs мая май
jun june juni juin junio giugno giu junho czerwca czerwiec haziran июн июня
jul july juli juil juillet julio luglio lug julho lipca lipiec temmuz июл июля
aug august augustus août aout agosto ago sierpnia sierpień ağustos авг августа
sep sept september septembre septiembre settembre set setembro września wrzesień eylül сен сентября
oct october okt oktober octobre octubre ottobre ott outubro out października październik ekim окт октября
nov november novembre noviembre novembro listopada listopad kasım ноя ноября
dec december dez dezember décembre déc diciembre dic dicembre dezembro grudnia grudzień aralık дек декабря
"""
_MONTHS = {
    name: number for number, line in enumerate(_MONTH_NAMES.strip().splitlines(), start=1) for name in line.split()
}

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]{1,2}([0-9]{1,2})[-/. ]{1,2}([0-9]{1,2})\.?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.]) ?([0-9]{1,2})\2 ?([0-9]{4}|[0-9]{2})\.?")
_NUMBERED = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
_NAMED = r"(?P<month>[^\W\d_]{3,12})\.?"
_WEEKDAY = r"(?:[^\W\d_]{2,14}\.?,? )?"
_WORDS = [
    re.compile(rf"{_WEEKDAY}{_NUMBERED}[ -]?(?:of |de |d')?{_NAMED},?[ -]?(?:de |del )?(?P<year>[0-9]{{4}})(?: г\.)?"),
    re.compile(rf"{_WEEKDAY}{_NAMED} ?{_NUMBERED},? ?(?P<year>[0-9]{{4}})"),
    re.compile(rf"(?P<year>[0-9]{{4}})[ -]{_NAMED}[ -]{_NUMBERED}"),
]
_EASTERN = str.maketrans({"年": "-", "月": "-", "日": " ", "년": "-", "월": "-", "일": " "})
_EPOCH = re.compile(r"[0-9]{10}|[0-9]{13}")
_MILLISECONDS = 10**11  # as seconds it would be the year 5138


def parse_moment(text: str, order: DayOrder | None = None) -> Moment | None:
    """Return the date in a text, with its clock time; None if it has none, or if only an ``order`` would tell which.

    ISO 8601, 8 or 13 digits (a compact date, milliseconds since 1970), numbers with dots (day first), slashes or
    hyphens, names of months in ten languages, ordinals. A date needs its year.
    """
    return _moment(text, order) if len(text) <= LONGEST * 4 else None


@lru_cache(DATES_KEPT)
def _moment(text: str, order: DayOrder | None) -> Moment | None:
    found = plain(text).casefold()
    if len(found) > LONGEST or not any(map(str.isdigit, found)):
        return None
    if _EPOCH.fullmatch(found):
        return _since_1970(int(found))
    clock = _CLOCK.search(found)
    if clock is None:
        day = _day(found, order)
        return Moment(day) if day else None
    words, is_utc = _without_zone(found[clock.end() :])
    before, half = _without_half(found[: clock.start()].rstrip(" ,@"))
    at = _time(clock, half, words)
    day = _day(before, order)
    return Moment(day, at, is_utc) if day and at else None


def parse_day(text: str, order: DayOrder | None = None) -> date | None:
    """Return the date in a text as it stands there, whatever its clock time; see ``parse_moment``."""
    found = parse_moment(text, order)
    return found.day if found else None


def local_moment(moment: Moment, zone: ZoneInfo) -> Moment:
    """Return a moment as the clock in the user's zone had it; only one of UTC changes."""
    if moment.at is None or not moment.is_utc:
        return moment
    with suppress(OverflowError):  # the first day or the last that there is
        there = datetime.combine(moment.day, moment.at, UTC).astimezone(zone)
        return Moment(there.date(), there.time())
    return moment._replace(is_utc=False)


def user_day(moment: Moment, zone: ZoneInfo, day_start_hour: int = 0) -> date:
    """Return the user's day of a moment. The start of the day counts for clock times, never for a date alone."""
    day, at, _ = local_moment(moment, zone)
    return day - timedelta(days=1) if at and at.hour < day_start_hour and day > date.min else day


def parse_offset(text: str) -> timedelta | None:
    """Return the offset of a zone from UTC: UTC-0400, +05:30, GMT+1; None if it is none."""
    found = _ZONE.fullmatch(plain(text).casefold())
    if found is None:
        return timedelta() if plain(text).casefold() in {"utc", "gmt", "z"} else None
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    return -offset if found["sign"] == "-" else offset


def _day(text: str, order: DayOrder | None) -> date | None:
    text = " ".join(text.translate(_EASTERN).split()).strip(" ,")
    if found := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.fullmatch(text):
        one, other, year = int(found[1]), int(found[3]), _year(found[4])
        days = {DayOrder.DAY_FIRST: _date(year, other, one), DayOrder.MONTH_FIRST: _date(year, one, other)}
        if order or found[2] == ".":  # between dots nobody writes the month first
            return days[order if order and found[2] != "." else DayOrder.DAY_FIRST]
        certain = set(days.values()) - {None}
        return certain.pop() if len(certain) == 1 else None
    for pattern in _WORDS:
        if (named := pattern.fullmatch(text)) and named["month"] in _MONTHS:
            return _date(int(named["year"]), _MONTHS[named["month"]], int(named["day"]))
    return None


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 70 else 1900)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _since_1970(number: int) -> Moment:
    moment = datetime(1970, 1, 1) + timedelta(milliseconds=number if number >= _MILLISECONDS else number * 1000)
    return Moment(moment.date(), moment.time().replace(microsecond=0), is_utc=True)


def _without_zone(text: str) -> tuple[str, bool]:
    """What follows a clock time without its zone, and whether that is UTC."""
    text = re.sub(r"\[[\w/+-]*\]$", "", text).strip()
    for name in ("z", "utc", "gmt"):
        if text == name or text.endswith(f" {name}"):
            return text.removesuffix(name).strip(), True
    word, _, last = text.rpartition(" ")
    zone = _ZONE.fullmatch(last)
    if zone is None:
        return text, False
    return word, not int(zone["hours"]) and not int(zone["minutes"] or 0)


def _without_half(text: str) -> tuple[str, str]:
    """What stands before a clock time without the half of the day, which some languages say first; without "at"."""
    for word in _HALF:
        if not word.isascii() and text.endswith(word):
            return text.removesuffix(word).rstrip(), word
    return re.sub(r"[ ,]+(?:at|um|à|a las|alle|às|om|kl\.?|-)$|(?<=[0-9])t$", "", text), ""


class DayColumn:
    """The dates of a column, seen cell by cell, for the order in which its days and months are written."""

    def __init__(self) -> None:
        self.count = 0
        """How many cells are dates, in whichever order."""
        self.has_times = False
        """True if a cell has another clock time than midnight, which dates have in some programs."""
        self.example: tuple[str, Mapping[DayOrder, date]] | None = None
        """The first cell that leaves its order open, and what it may mean."""
        self._impossible: set[DayOrder] = set()
        self._last: dict[DayOrder, date] = {}
        self._neighbours = dict.fromkeys(DayOrder, 0)

    def see(self, text: str) -> bool:
        """Take a cell into account; False if it is no date."""
        moments = {order: moment for order in DayOrder if (moment := parse_moment(text, order))}
        days = {order: moment.day for order, moment in moments.items()}
        if not days:
            return False
        self.has_times = self.has_times or any(each.at and each.at != time() for each in moments.values())
        self.count += 1
        self._impossible |= set(DayOrder) - days.keys()
        if self.example is None and len(set(days.values())) > 1:
            self.example = plain(text), days
        for order, day in days.items():
            self._neighbours[order] += abs((day - self._last.get(order, date.min)).days) <= 1
            self._last[order] = day
        return True

    @property
    def order(self) -> DayOrder | None:
        """The order that all cells allow; None if both are possible, and make a difference."""
        possible = [order for order in DayOrder if order not in self._impossible]
        return None if self.example and len(possible) == 2 else [*possible, DayOrder.DAY_FIRST][0]

    @property
    def likely(self) -> DayOrder:
        """The order to begin with: a file goes from day to day. Without such days it is the one of most countries."""
        return max(DayOrder, key=lambda order: self._neighbours[order])


# -- durations --------------------------------------------------------------------------------------------------------

_OTHER_UNITS = {
    Decimal("0.001"): "ms msec milliseconds",
    Decimal(1): "s sec secs second seconds sek sekunde sekunden seg segundo segundos seconde secondes сек с 秒 초",
    Decimal(86_400): "d day days tag tage día días jour jours",
}
SECONDS: Mapping[str, Decimal] = {word: each for each, words in _OTHER_UNITS.items() for word in words.split()} | {
    word: Decimal(each * 60) for each, words in MINUTES.items() for word in words.split()
}
_COLONS = re.compile(r"([0-9]{1,4}):([0-5][0-9])(?::([0-5][0-9])(?:[.,][0-9]+)?)?")
_ISO = re.compile(r"p(?:([0-9]{1,4})d)?(?:t(?:([0-9]{1,6})h)?(?:([0-9]{1,8})m)?(?:([0-9]{1,9}(?:[.,][0-9]{1,9})?)s)?)?")
_PART = re.compile(r"([0-9]{1,12}(?:[.,][0-9]{1,6})?) ?([^\W\d_]+)\.?(?:,? (?:and |und |y |et )?)?")
_REST = re.compile(r"[0-5]?[0-9]")


def parse_duration(text: str) -> Decimal | None:
    """Return the minutes of 8h 37m, 7 Std. 43 Min., 9h, 8:30, 8:30:15, PT8H37M, 28800s, 1.5 h; None for other texts.

    A number without a unit is none: what it counts isn't in the cell.
    """
    found = plain(text).casefold()
    if len(found) > LONGEST:
        return None
    if colons := _COLONS.fullmatch(found):
        return int(colons[1]) * 60 + int(colons[2]) + Decimal(colons[3] or 0) / 60
    if found[:1] == "p" and (iso := _ISO.fullmatch(found)) and any(iso.groups()):
        days, hours, minutes, seconds = (Decimal((each or "0").replace(",", ".")) for each in iso.groups())
        return days * 1440 + hours * 60 + minutes + seconds / 60
    return _in_words(found)


def _in_words(text: str) -> Decimal | None:
    total, end, last = Decimal(0), 0, Decimal("Infinity")
    for part in _PART.finditer(text):
        each = SECONDS.get(part[2])
        if part.start() != end or each is None or each >= last:
            return None
        total, end, last = total + Decimal(part[1].replace(",", ".")) * each, part.end(), each
    rest = text[end:]
    if rest and last == 3600 and _REST.fullmatch(rest):  # 8h37
        return total / 60 + int(rest)
    return total / 60 if end and not rest else None


# -- numbers ----------------------------------------------------------------------------------------------------------


class Signs(StrEnum):
    """Which sign a column's decimals have: 1,234.5 or 1.234,5; or that any sign that stands alone is a decimal one."""

    POINT = "point"
    COMMA = "comma"
    LONE = "lone"


_GROUPED = {sign: re.compile(rf"[1-9][0-9]{{0,2}}(?:[{sign}][0-9]{{3}})+") for sign in ".,' "}
_NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<number>[0-9][0-9.,' ]*|[.,][0-9]+)(?P<power>e[+-]?[0-9]{1,2})?")
_AMOUNT = re.compile(
    r"(?P<number>[+-]?(?:[0-9](?:[0-9.,']| (?=[0-9]))*|[.,][0-9]+)) ?(?P<unit>%|[^\W\d_][^\d:]{0,24})?"
)


def parse_number(text: str, signs: Signs | None = None) -> Decimal | None:
    """Return a number without a unit; None if it is none, or means two things without ``signs``.

    12,5 and 1.234,5 and 7.5 are certain; 2,345 and 2.345 aren't. Groups may be of blanks or apostrophes, too.
    """
    return _chosen(_numbers(plain(text).casefold()), signs)


def parse_amount(text: str, signs: Signs | None = None) -> tuple[Decimal, str] | None:
    """Return a number and the word behind it, "" if there is none: 250 ml, 94%, +34, 53 bpm."""
    numbers, unit = _amounts(text)
    number = _chosen(numbers, signs)
    return None if number is None else (number, unit)


def _chosen(numbers: Mapping[Signs, Decimal], signs: Signs | None) -> Decimal | None:
    if signs is Signs.POINT or signs is Signs.COMMA:
        return numbers.get(signs)
    different = set(numbers.values())
    if signs is Signs.LONE and different:
        return min(different, key=abs)
    return different.pop() if len(different) == 1 else None


def _amounts(text: str) -> tuple[Mapping[Signs, Decimal], str]:
    """What a cell is as a number, by the sign of its decimals; and the word behind it."""
    shown = plain(text)
    if numbers := _numbers(shown.casefold()):
        return numbers, ""
    found = _AMOUNT.fullmatch(shown)
    return (_numbers(found["number"]), found["unit"].strip()) if found and found["unit"] else ({}, "")


class NumberColumn:
    """The numbers of a column, or of several, seen cell by cell, for the sign of their decimals."""

    def __init__(self) -> None:
        self.example: tuple[str, Mapping[Signs, Decimal]] | None = None
        """The first cell that may be two numbers, and which."""
        self._impossible: set[Signs] = set()

    def see(self, text: str) -> tuple[Mapping[Signs, Decimal], str]:
        """Take a cell into account; return what it is by either sign, nothing if it is no number, and its unit."""
        numbers, unit = _amounts(text)
        if len(numbers) == 1:
            self._impossible |= {Signs.POINT, Signs.COMMA} - numbers.keys()
        elif self.example is None and len(set(numbers.values())) > 1:
            self.example = plain(text), numbers
        return numbers, unit

    @property
    def is_open(self) -> bool:
        """True if a cell may be two numbers, and no other cell tells which."""
        return self.example is not None and not self._impossible

    @property
    def signs(self) -> Signs | None:
        """The sign that all cells allow, None if both are possible or none is: then only certain cells are numbers."""
        possible = [signs for signs in (Signs.POINT, Signs.COMMA) if signs not in self._impossible]
        return possible[0] if len(possible) == 1 else None


def _numbers(text: str) -> dict[Signs, Decimal]:
    """What a text is as a number with a decimal point, and with a decimal comma."""
    if text.isdecimal() and len(text) <= MOST_DIGITS:  # most cells, so it has to be quick
        return dict.fromkeys((Signs.POINT, Signs.COMMA), Decimal(text))
    found = _NUMBER.fullmatch(text)
    if not found or sum(map(str.isdigit, found["number"])) > MOST_DIGITS:
        return {}
    number, numbers = found["number"], {}
    for sign in "' ":
        if sign in number:
            end = min(map(f"{number}.,".index, ".,"))
            head = number[:end]
            number = head.replace(sign, "") + number[end:] if _GROUPED[sign].fullmatch(head) else "?"
    for signs, decimal, group in ((Signs.POINT, ".", ","), (Signs.COMMA, ",", ".")):
        head, _, tail = number.partition(decimal)
        head = head.replace(group, "") if group in head and _GROUPED[group].fullmatch(head) else head
        if (head + tail).isdecimal():
            numbers[signs] = Decimal(f"{found['sign']}{head or 0}{tail and '.' + tail}{found['power'] or ''}")
    return numbers
