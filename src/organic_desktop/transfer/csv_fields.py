"""What the columns of a table are: numbers, durations, yes or no, names of moods, words; and what they may become.

A ``Series`` sees every cell of one column (or every value of one name) before a cell is read: only all of them
together tell whether 2,345 is two thousand, 7:30 a duration, and 0 and 1 a no and a yes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from organic_desktop.core.messages import Sentence
from organic_desktop.transfer import units
from organic_desktop.transfer.found import Kind, Target
from organic_desktop.transfer.plain import cleaned
from organic_desktop.transfer.units import UnitChoice
from organic_desktop.transfer.values import (
    NO,
    YES,
    DayColumn,
    NumberColumn,
    Signs,
    parse_amount,
    parse_clock,
    parse_duration,
    parse_number,
    plain,
)
from organic_desktop.transfer.vocabulary import ENERGY, MOOD, folded, meaning
from organic_desktop.wellness.metrics import NOTES

MOSTLY = Decimal("0.8")  # of a column's cells: a few are damaged, or words
MOST_NAMES = 60  # different words of a column that may be a scale; our own languages' moods are five
LONGEST_LABEL = 200
_DATES_OF_DIGITS = (8, 10, 13)  # a compact date, seconds and milliseconds since 1970

_SCORES = {
    MOOD: "mood stimmung laune humeur ánimo animo humor umore stemming nastrój настроение ruh 気分 기분 心情",
    ENERGY: "energy energie énergie energía energia energía energi энергия enerji energielevel "
    "energieniveau エネルギー 에너지 精力",
}
_NOTES = """note notes comment comments text notiz notizen kommentar kommentare bemerkung bemerkungen remarque
remarques commentaire nota notas comentario comentarios osservazioni commento commenti opmerking notities notatki
journal diary tagebuch заметки notlar メモ 메모 备注"""
_BESIDE = """score level rating value average avg mean daily day total overall my of the time duration dauer wert niveau
nivel punkte de d estado état"""
_SCORE_WORDS = {word: column for column, words in _SCORES.items() for word in words.split()}
_NOTE_WORDS, _BESIDE_WORDS = frozenset(_NOTES.split()), frozenset(_BESIDE.split())
_IN_BRACKETS = re.compile(r"^(.*?)\s*[(\[]\s*([^()\[\]]{1,20})\s*[)\]]\s*$")
_SCALE_LAST = re.compile(r"^(.*?[^\W\d_])[\s,:]+([0-9]{1,3} ?(?:[-–—]|to|bis) ?[0-9]{1,3})$")
_HUMP = re.compile(r"(?<=[a-zäöü])(?=[A-Z])")


@dataclass(frozen=True)
class Named:
    """What a column's name says: the column of ours that it is about, and its unit; either may be missing.

    ``is_plain``: no other word says that it is a part or a kind of that ("exercise type").
    """

    column: str | None
    unit: str
    is_plain: bool


def named(label: str) -> Named:
    """Return what a label says: "Sleep (min)", "water_ml", "Schlaf, h", "meditationMinutes", "Mood 1-10", "Notizen"."""
    bracket = _IN_BRACKETS.match(label) or _SCALE_LAST.match(label)
    text, unit = (bracket[1], bracket[2]) if bracket else (label, "")
    words = re.findall(r"[^\W_]+", folded(_HUMP.sub(" ", text)))
    for size in () if unit else (2, 1):
        rest, last = words[:-size], " ".join(words[-size:])
        column = _column(rest) if rest else None
        if column and column in units.UNITS and units.named(column, last):
            return Named(column, last, True)
    column = _column(words)
    others = [word for word in words if word not in _BESIDE_WORDS and word not in _SCORE_WORDS]
    return Named(column, unit, all(meaning(word) == column or _is_unit(column, word) for word in others))


def _is_unit(column: str | None, word: str) -> bool:
    return column is not None and units.named(column, word) is not None


def _column(words: list[str]) -> str | None:
    others = [word for word in words if word not in _BESIDE_WORDS]
    if others and all(word in _NOTE_WORDS for word in others):
        return NOTES
    scores = {_SCORE_WORDS.get(word) for word in others}
    if len(scores) == 1 and (score := scores.pop()):
        return score
    return meaning(" ".join(words))


class _Size:
    """How large numbers are: the ends, and the mean of those that aren't 0."""

    def __init__(self) -> None:
        self.low, self.high = Decimal("Infinity"), Decimal("-Infinity")
        self._total, self._count = Decimal(0), 0
        self.is_whole = True

    def see(self, number: Decimal) -> None:
        self.low, self.high = min(self.low, number), max(self.high, number)
        self.is_whole = self.is_whole and number == number.to_integral_value()
        self._total, self._count = self._total + number, self._count + (number != 0)

    @property
    def mean(self) -> Decimal:
        return self._total / self._count if self._count else Decimal(0)


class Series:
    """The values of one column, or of one name, seen cell by cell. ``count`` counts those that aren't missing."""

    def __init__(self, label: str) -> None:
        self.label = label[:LONGEST_LABEL]
        self.count = 0
        self.days, self.numbers = DayColumn(), NumberColumn()
        self.words: Counter[str] = Counter()
        """The different texts, of which at most one more than ``MOST_NAMES`` are kept."""
        self.clocks = 0
        self._numbers = self._durations = self._colons = self._yes_or_no = self._marks = 0
        self._units: Counter[str] = Counter()
        self._sizes = {Signs.POINT: _Size(), Signs.COMMA: _Size()}

    def see(self, text: str) -> None:
        """Take a cell into account that isn't missing."""
        self.count += 1
        word = plain(text).casefold()
        if word in self.words or len(self.words) <= MOST_NAMES:
            self.words[word] += 1
        self._yes_or_no += word in YES or word in NO
        if not any(map(str.isdigit, word)):
            return
        numbers, unit = self.numbers.see(text)
        if numbers:
            self._see_number(numbers, unit)
        else:
            self.clocks += parse_clock(text) is not None
        if not numbers or len(word) in _DATES_OF_DIGITS:
            self.days.see(text)
        if unit or not numbers:
            is_duration = parse_duration(text) is not None
            self._durations += is_duration
            self._colons += is_duration and not numbers

    def _see_number(self, numbers: Mapping[Signs, Decimal], unit: str) -> None:
        self._numbers += 1
        self._units[unit] += 1
        self._marks += all(number in (0, 1) for number in numbers.values())
        for signs, number in numbers.items():
            self._sizes[signs].see(number)

    def mostly(self, count: int) -> bool:
        """True if so many cells are most of those that aren't missing."""
        return bool(count) and count >= self.count * MOSTLY

    @property
    def are_days(self) -> bool:
        """True if most cells are dates."""
        return self.mostly(self.days.count)

    @property
    def are_clocks(self) -> bool:
        """True if most cells are times of day; durations such as 7:30 look the same."""
        return self.mostly(self.clocks)

    @property
    def are_durations(self) -> bool:
        """True if most cells are durations with a unit or a colon."""
        return self.mostly(self._durations)

    @property
    def are_hours_both_ways(self) -> bool:
        """True if some cells are durations such as 7:45, and some numbers without a unit such as 7.5."""
        plain_numbers = self._units[""]
        return bool(self._colons and plain_numbers) and self.mostly(self._colons + plain_numbers)

    @property
    def are_numbers(self) -> bool:
        """True if most cells are numbers, with or without a unit."""
        return self.mostly(self._numbers)

    @property
    def are_marks(self) -> bool:
        """True if the cells say yes or no, in words or as 1 and 0."""
        return self.mostly(self._yes_or_no) or self._marks == self.count > 0

    @property
    def is_scale(self) -> bool:
        """True if the cells are words, few different ones, that repeat."""
        return not self.are_numbers and len(self.words) <= MOST_NAMES and len(self.words) * 2 <= self.count + 5

    @property
    def unit(self) -> str:
        """The unit that most cells say themselves, "" for none."""
        return self._units.most_common(1)[0][0] if self._units else ""

    def size(self, signs: Signs | None) -> _Size:
        """Return how large the numbers are, read with these signs."""
        return self._sizes[Signs.COMMA if signs is Signs.COMMA else Signs.POINT]


class Suggestion(NamedTuple):
    """What a field may become: ``certain`` by the file's words; ``guess`` by the size of its numbers."""

    certain: Target | None = None
    guess: UnitChoice | None = None
    column: str | None = None


def suggestion(series: Series, signs: Signs | None) -> Suggestion:
    """Return what the numbers of a series may become, by the name, the unit, and their size where no unit is named."""
    name = named(series.label)
    if name.column is None or name.column == NOTES:
        return Suggestion()
    if series.are_durations or minutes_of_one(series, signs):
        choice = units.named(name.column, "min")
        return Suggestion(choice.target(name.column) if choice else None, None, name.column)
    said = series.unit or name.unit
    if said:
        choice = units.named(name.column, said)
        return Suggestion(choice.target(name.column) if choice else None, None, name.column)
    if not name.is_plain:
        return Suggestion()
    size = series.size(signs)
    if name.column in _SCORES:
        return Suggestion(None, units.likely(name.column, size.low, size.high), name.column)
    return Suggestion(None, units.likely(name.column, size.mean, size.mean), name.column)


def minutes_of_one(series: Series, signs: Signs | None) -> Decimal | None:
    """Return the minutes that a plain 1 stands for in a column of time that has durations beside numbers.

    None if the column isn't about time, or has cells of one kind only.
    """
    name = named(series.label)
    minute = units.named(name.column, "min") if name.column else None
    if minute is None or name.column is None or not name.is_plain or not series.are_hours_both_ways:
        return None
    mean = series.size(signs).mean
    choice = units.named(name.column, name.unit) if name.unit else units.likely(name.column, mean, mean)
    return choice.factor / minute.factor if choice else None


class Value(NamedTuple):
    """What a cell says: a value of a field, by the field's key."""

    key: str
    value: Decimal | str


@dataclass(frozen=True)
class Reader:
    """How the cells of one series become values: of the field ``key``; of a scale of names, of one field a name.

    ``in_minutes``: cells are durations; a plain number is one, too, if ``minutes_of_one`` says of how many minutes.
    ``unit`` is the word behind all numbers.
    """

    key: str
    label: str
    kind: Kind
    signs: Signs | None = None
    in_minutes: bool = False
    unit: str = ""
    minutes_of_one: Decimal | None = None

    def read(self, text: str) -> Value | Sentence | None:
        """Return a cell's value; None for a no, a Sentence if the cell can't be read."""
        if self.kind is Kind.TEXT:
            return Value(self.key, cleaned(text))
        if self.kind is Kind.NAME:
            return Value(name_key(self.key, text), Decimal(1))
        return self._done(text) if self.kind is Kind.DONE else self._number(text)

    def _number(self, text: str) -> Value | Sentence:
        if self.in_minutes:
            minutes = self._minutes(text)
            amount = None if minutes is None else (minutes, self.unit)
        else:
            amount = parse_amount(text, self.signs)
        if amount is None:
            return Sentence("{name}: “{text}” isn't a number.", name=self.label, text=shortened(text))
        if amount[1] != self.unit:
            return Sentence("{name}: “{text}” has another unit.", name=self.label, text=shortened(text))
        return Value(self.key, amount[0])

    def _minutes(self, text: str) -> Decimal | None:
        number = parse_number(text, self.signs) if self.minutes_of_one else None
        return parse_duration(text) if number is None or not self.minutes_of_one else number * self.minutes_of_one

    def _done(self, text: str) -> Value | Sentence | None:
        word, amount = plain(text).casefold(), parse_amount(text, self.signs)
        if word in NO or (amount and amount[0] == 0):
            return None
        if word in YES or (amount and amount[0] == 1):
            return Value(self.key, Decimal(1))
        return Sentence("{name}: “{text}” is neither yes nor no.", name=self.label, text=shortened(text))


def name_key(key: str, name: str) -> str:
    """Return the key of one name's field in a scale of names."""
    return f"{key}: {plain(name).casefold()}"


def shortened(text: str) -> str:
    """Return the beginning of a cell, for a sentence about it."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
