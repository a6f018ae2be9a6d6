"""Which days a text means: "the last 30 days", "in October", "vom 3. bis 9. November".

"The last N days" begin N days before today and have no end, as in the server's get_wellness_stats, so that an answer
equals what the verb ``stats`` says. All others are calendar days, both ends included; weeks begin on Monday.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from organic_desktop.coach.evidence import Evidence
from organic_desktop.coach.language import LANGUAGES, Language, language
from organic_desktop.wellness.stats import first_day

DAY = timedelta(days=1)
WEEK, MONTH, YEAR = 7, 30, 365
FROM_TO = "from_to"


@dataclass(frozen=True)
class Period:
    """Days from ``first`` to ``last``, both included, and where the text says so.

    ``ago`` is the number of days of "the last N days", None for calendar days; ``name`` that of the
    pattern in ``resources/coach`` that it was found by.
    """

    first: date
    last: date
    start: int = 0
    end: int = 0
    ago: int | None = None
    name: str = ""

    @property
    def is_all(self) -> bool:
        """True for "ever" and "in total"."""
        return self.name == "always"

    @property
    def is_day(self) -> bool:
        """True for one calendar day."""
        return self.first == self.last

    def before(self) -> Period:
        """Return as many days that end on the day before."""
        length = self.last - self.first
        last = max(self.first - DAY, date.min + length)
        return Period(last - length, last)


def last_days(evidence: Evidence, days: int) -> Period:
    """Return the last days as the server's function counts them: entries after today count, too."""
    return Period(first_day(evidence.today, days), _latest(evidence), ago=days)


def all_days(evidence: Evidence) -> Period:
    """Return the days from the first entry to today."""
    return Period(min((day for day in evidence.dates if day <= evidence.today), default=evidence.today), evidence.today)


def periods_in(folded: str, evidence: Evidence, words: Language) -> list[Period]:
    """Return the periods that a folded text names, in its order; of those that overlap the longest alone."""
    found = sorted(_all(folded, evidence, words), key=lambda period: (period.start - period.end, period.start))
    kept: list[Period] = []
    for period in found:
        if all(period.end <= other.start or other.end <= period.start for other in kept):
            kept.append(period)
    return sorted(kept, key=lambda period: period.start)


def _all(folded: str, evidence: Evidence, words: Language) -> Iterator[Period]:
    yield from _relative(folded, evidence, words)
    yield from _ranges(folded, evidence.today, words)
    for match, day in _dates(folded, evidence.today, words):
        yield Period(day, day, *match.span())
    yield from _months(folded, evidence.today, words)
    yield from _weekdays(folded, evidence.today, words)


def _latest(evidence: Evidence) -> date:
    return max((evidence.today, *evidence.dates))


def _relative(folded: str, evidence: Evidence, words: Language) -> Iterator[Period]:
    for match in words.word(words.facts["periods"]["last_days"]).finditer(folded):
        days = _count(match["count"], words) * _unit(match["unit"], words)
        if days:
            period = last_days(evidence, min(days, evidence.today.toordinal()))
            yield Period(period.first, period.last, *match.span(), ago=days)
    for name, days in (("past_week", WEEK), ("past_month", MONTH), ("past_year", YEAR)):
        for match in words.word(words.facts["periods"][name]).finditer(folded):
            period = last_days(evidence, days)
            yield Period(period.first, period.last, *match.span(), ago=days)
    calendar = _calendar(evidence)
    for name, (first, last) in calendar.items():
        for match in words.word(words.facts["periods"][name]).finditer(folded):
            yield Period(first, last, *match.span(), name=name)


def _calendar(evidence: Evidence) -> dict[str, tuple[date, date]]:
    today = evidence.today
    monday = _back(today, today.weekday())
    month, year = today.replace(day=1), today.replace(month=1, day=1)
    always = all_days(evidence)
    return {
        "today": (today, today),
        "yesterday": (_back(today, 1), _back(today, 1)),
        "night": (_back(today, 1), _back(today, 1)),
        "before_yesterday": (_back(today, 2), _back(today, 2)),
        "this_week": (monday, today),
        "last_week": (_back(monday, WEEK), _back(monday, 1)),
        "this_month": (month, today),
        "last_month": (_back(month, 1).replace(day=1), _back(month, 1)),
        "this_year": (year, today),
        "last_year": (_back(year, 1).replace(month=1, day=1), _back(year, 1)),
        "always": (always.first, always.last),
    }


def _ranges(folded: str, today: date, words: Language) -> Iterator[Period]:
    for match in _range_pattern(words).finditer(folded):
        last = _date(match, "b", today)
        # Of "from 3 to 9 November", or "from 3 November to 9 November 2026", the end says what the beginning doesn't.
        first = _date(match, "a", today, last) if last else None
        if first and last and first <= last:
            yield Period(first, last, *match.span(), name=FROM_TO)


def _dates(folded: str, today: date, words: Language) -> Iterator[tuple[re.Match[str], date]]:
    for match in _date_pattern(words).finditer(folded):
        day = _date(match, "d", today)
        if day:
            yield match, day


def _months(folded: str, today: date, words: Language) -> Iterator[Period]:
    for number, word in enumerate(words.months, start=1):
        for match in word.finditer(folded):
            year = re.compile(r" (\d{4})\b").match(folded, match.end())
            which = int(year[1]) if year else today.year - (number > today.month)
            if which >= 1 and not (match[0] == "may" and not year and not _is_month(folded, match.start())):
                first = date(which, number, 1)
                last = _back(date(which + (number == 12), number % 12 + 1, 1), 1) if which < 9999 else date.max
                yield Period(first, min(last, max(today, first)), match.start(), year.end() if year else match.end())


def _is_month(folded: str, start: int) -> bool:
    """True if "may" is the month, and not the verb."""
    return folded[:start].endswith(("in ", "of ", "last ", "during ", "for "))


def _weekdays(folded: str, today: date, words: Language) -> Iterator[Period]:
    """The latest such weekday before today; the plural ("Mondays") is no day."""
    plural = words.word(words.facts["weekdays"]["plural"])
    for number, pattern in enumerate(words.facts["weekdays"]["patterns"]):
        for match in words.word(pattern).finditer(folded):
            if not plural.fullmatch(match[0]):
                day = _back(today, (today.weekday() - number - 1) % WEEK + 1)
                yield Period(day, day, *match.span())


# -- details ----------------------------------------------------------------------------------------------------------


@cache
def _date_expression(words: Language, name: str) -> str:
    """Return the expression of a date: ISO, 3 November, November 3, 2026, 3.11.2026; its groups begin with ``name``."""
    months = "|".join(words.facts["months"]["patterns"])
    year = rf"(?:,? (?P<{name}YEAR>\d{{4}}))?"
    forms = [
        rf"(?P<{name}1y>\d{{4}})-(?P<{name}1m>\d{{1,2}})-(?P<{name}1d>\d{{1,2}})",
        rf"(?P<{name}2d>\d{{1,2}})(?:st|nd|rd|th|\.)? (?:of )?(?P<{name}2n>{months}){year.replace('YEAR', '2y')}",
    ]
    if words.facts["decimal"] == ",":
        forms.append(rf"(?P<{name}4d>\d{{1,2}})\.(?P<{name}4m>\d{{1,2}})\.(?P<{name}4y>\d{{4}})?")
    else:
        forms.append(rf"(?P<{name}3n>{months}) (?P<{name}3d>\d{{1,2}})(?:st|nd|rd|th)?{year.replace('YEAR', '3y')}")
    return "(?:" + "|".join(forms) + ")"


@cache
def _date_pattern(words: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,-]){_date_expression(words, 'd')}(?!\w|[.,]\d)")


@cache
def _range_pattern(words: Language) -> re.Pattern[str]:
    bare = r"(?P<a5d>\d{1,2})(?:st|nd|rd|th|\.)?"
    first, last = f"(?:{_date_expression(words, 'a')}|{bare})", _date_expression(words, "b")
    pattern = words.facts["periods"]["from_to"].replace("{date}", first, 1).replace("{date}", last, 1)
    return re.compile(rf"\b(?:{pattern})(?!\w)")


def _date(match: re.Match[str], name: str, today: date, end: date | None = None) -> date | None:
    """Return the date of a match; without a year the latest until today, or until the ``end`` of its range."""
    parts = {key[2:]: text for key, text in match.groupdict().items() if key.startswith(name) and text}
    if "d" not in parts:
        return None
    month = _month(match, name, parts, end)
    latest = end or today
    try:
        if "y" in parts:
            return date(int(parts["y"]), month, int(parts["d"]))
        day = date(latest.year, month, int(parts["d"]))
        return day if day <= latest else day.replace(year=latest.year - 1)
    except ValueError:  # no such day, such as 31 November
        return None


def _month(match: re.Match[str], name: str, parts: dict[str, str], end: date | None) -> int:
    if "m" in parts:
        return int(parts["m"])
    if "n" in parts:
        return _month_number(parts["n"])
    return end.month if end else 0


@cache
def _month_number(name: str) -> int:
    for words in map(language, LANGUAGES):
        for number, word in enumerate(words.months, start=1):
            if word.fullmatch(name):
                return number
    return 0


def _count(text: str, words: Language) -> int:
    return int(text) if text.isdecimal() else int(words.facts["periods"]["words"][text])


def _unit(text: str, words: Language) -> int:
    for name, days in (("weeks", WEEK), ("months", MONTH), ("years", YEAR)):
        if words.word(words.facts["periods"][name]).fullmatch(text):
            return days
    return 1


def _back(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() - days))
