"""The words of the coach's rules in one language: how it is recognised, how numbers and dates are written and read.

``resources/coach`` holds them, so that a language more is a file more. Texts are compared without case and accents, by
``fold``, which keeps every character's place: what is found in the folded text is at the same place in the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property
from typing import Any

from organic_desktop.core.paths import resource_text
from organic_desktop.wellness.metrics import METRICS, Unit, metric
from organic_desktop.wellness.units import Units, hours_and_minutes

LANGUAGES = ("en", "de")
STORED = Units()
"""Hours, ml, minutes: as they are stored."""
LITRES = Decimal(1000)
MINUTES_OF_AN_HOUR = 60
LONGEST_NUMBER = 12
"""Digits of a number that may be one of the user's."""


def fold(text: str) -> str:
    """Return a text in lower case and without accents, each character at its place."""
    return "".join(map(_folded, text))


@cache
def language(code: str) -> Language:
    """Return a language by its code ("de" or "de_AT"); English if there is no such file."""
    short = code.replace("-", "_").partition("_")[0].lower()
    import tomllib  # for the coach alone; a start needn't wait for it

    name = short if short in LANGUAGES else LANGUAGES[0]
    return Language(name, tomllib.loads(resource_text(f"coach/{name}.toml")))


def language_of(text: str, interface: str) -> Language:
    """Return the language that a text is written in, the interface's if that can't be told."""
    folded = fold(text)
    own = language(interface)
    both = [own, *(each for each in map(language, LANGUAGES) if each.code != own.code)]
    return max(both, key=lambda each: len(each.word(each.facts["common"]).findall(folded)))  # the first of equal ones


@dataclass(frozen=True, eq=False)
class Language:
    """One file of ``resources/coach``: ``facts`` are its content."""

    code: str
    facts: dict[str, Any]

    def word(self, pattern: str) -> re.Pattern[str]:
        """Return what finds a pattern as whole words of folded text."""
        return _word(pattern)

    def matches(self, group: str, name: str, folded: str) -> bool:
        """True if a folded text holds one of a group's patterns."""
        return bool(self.word(self.facts[group][name]).search(folded))

    def columns_in(self, folded: str) -> list[str]:
        """Return the columns that a folded text names, in the order of the text, each once."""
        found = (
            (match.start(), column) for column, word in self.column_words.items() for match in word.finditer(folded)
        )
        return list(dict.fromkeys(column for _, column in sorted(found)))

    @cached_property
    def column_words(self) -> dict[str, re.Pattern[str]]:
        """What finds the name of each column; German ones may begin a compound, such as Schlafziel."""
        return {column: self.word(pattern) for column, pattern in self.facts["metrics"].items()}

    # -- writing ------------------------------------------------------------------------------------------------------

    def say(self, key: str, **parts: object) -> str:
        """Return one of the sentences, with its parts."""
        sentence: str = self.facts["say"][key]
        return sentence.format(**parts)

    def name(self, column: str) -> str:
        """Return what a column is called within a sentence."""
        name: str = self.facts["names"][column]
        return name

    def number(self, value: Decimal | int) -> str:
        """Return a number without trailing zeros, with the language's signs: 1,250 and 7.5."""
        plain = f"{Decimal(value):,f}"
        if "." in plain:
            plain = plain.rstrip("0").rstrip(".")
        signs = {",": self.facts["group"], ".": self.facts["decimal"]}
        return "".join(signs.get(sign, sign) for sign in plain)

    def amount(self, column: str, value: Decimal | int, units: Units = STORED) -> str:
        """Return a metric's value with its unit, in the user's units as the window writes them, rounded once."""
        of = metric(column)
        if units.as_clock(of):
            return self._clock(Decimal(value))
        if units.unit(of) is Unit.FL_OZ:
            return f"{self.number(units.shown(of, value))} {self.facts['unit_names']['fl oz']}"
        rounded = Decimal(value).quantize(Decimal(1).scaleb(-of.places), ROUND_HALF_UP)
        unit = self.facts["unit_names"].get(of.unit.value, "")
        return f"{self.number(rounded)} {unit}".rstrip()

    def _clock(self, value: Decimal) -> str:
        hours, minutes = hours_and_minutes(value)
        if not hours and minutes:
            return f"{minutes} min"
        return f"{self.number(hours)} h {minutes:02d}" if minutes else f"{self.number(hours)} h"

    def date(self, day: date) -> str:
        """Return a date with its year: 3 November 2026."""
        text: str = self.facts["date"].format(
            day=day.day, month=self.facts["months"]["names"][day.month - 1], year=day.year
        )
        return text

    # -- reading ------------------------------------------------------------------------------------------------------

    @cached_property
    def months(self) -> tuple[re.Pattern[str], ...]:
        """What finds each month's name, January first."""
        return tuple(self.word(pattern) for pattern in self.facts["months"]["patterns"])

    @cached_property
    def numbers(self) -> re.Pattern[str]:
        """What finds a number, its decimals in the group ``places``."""
        group, decimal = re.escape(self.facts["group"]), re.escape(self.facts["decimal"])
        return re.compile(
            rf"(?<![\w.,:/-])(?P<number>\d{{1,3}}(?:{group}\d{{3}})+(?:{decimal}\d+)?"
            rf"|\d{{1,{LONGEST_NUMBER}}}(?:{decimal}(?P<places>\d+))?)(?=(?:ml|l|h|min|oz)(?!\w)|(?![\w/:]|[.,]\d|-\d))"
        )

    def parsed(self, number: str) -> Decimal:
        """Return the value of what ``numbers`` found."""
        return Decimal(number.replace(self.facts["group"], "").replace(self.facts["decimal"], "."))


@cache
def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})(?!\w)")


@cache
def _folded(sign: str) -> str:
    """Return one character for one: without accents, in lower case."""
    plain = unicodedata.normalize("NFKD", sign)[0].lower() if sign != "ß" else "s"
    return plain if len(plain) == 1 else sign


def columns_named(text: str) -> frozenset[str]:
    """Return the columns that a text names in any language."""
    folded = fold(text)
    return frozenset(column for code in LANGUAGES for column in language(code).columns_in(folded))


METRIC_COLUMNS = tuple(each.column for each in METRICS)
SCORES = tuple(each.column for each in METRICS if each.unit is Unit.NONE)
