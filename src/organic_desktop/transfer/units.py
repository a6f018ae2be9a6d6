"""The units and scales in which a file can hold a column of ours, by name, for the window and for a file's own words.

A choice is a ``Target``'s factor and offset. What a file doesn't say can only be guessed from the size of its numbers
(``likely``); what it does say, in a header or beside a number, is found by ``named``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.found import NOTHING, ONE, Target
from organic_desktop.transfer.values import SECONDS
from organic_desktop.wellness.metrics import METRICS, NOTES, SCALE, Unit
from organic_desktop.wellness.number_input import MILLILITRES
from organic_desktop.wellness.units import ML_PER_FL_OZ

HOUR = Decimal(3600)  # seconds
MINUTE = Decimal(60)
ML_PER_FL_OZ_UK = Decimal("28.4130625")
ML_PER_CUP = ML_PER_FL_OZ * 8
ML_PER_GLASS = Decimal(250)
MOST_HOURS, MOST_MINUTES, MOST_LITRES = 24, 1440, 20  # of a day: what is more must be in a smaller unit


class UnitChoice(NamedTuple):
    """A unit or scale of a column: value × ``factor`` + ``offset`` is in the column's own unit."""

    key: str
    label: Sentence
    factor: Decimal = ONE
    offset: Decimal = NOTHING

    def target(self, column: str) -> Target:
        """Return the target of a field whose values are in this unit."""
        return Target(column, self.factor, self.offset)


def _times(own: Decimal) -> tuple[UnitChoice, ...]:
    """Units of time for a column whose own unit has so many seconds; its own comes first."""
    found = (
        UnitChoice("min", Sentence("minutes"), MINUTE / own),
        UnitChoice("h", Sentence("hours"), HOUR / own),
        UnitChoice("s", Sentence("seconds"), ONE / own),
        UnitChoice("ms", Sentence("milliseconds"), ONE / own / 1000),
    )
    return tuple(sorted(found, key=lambda each: each.factor != 1))


def _scale(key: str, label: Sentence, low: int, high: int) -> UnitChoice:
    """A scale of a file, stretched to ours of 1 to 5: both ends and the middle stay what they are."""
    first, last = SCALE
    factor = (last - first) / (high - low)
    return UnitChoice(key, label, factor, first - low * factor)


_VOLUMES = (
    UnitChoice("ml", Sentence("ml")),
    UnitChoice("cl", Sentence("cl"), Decimal(10)),
    UnitChoice("dl", Sentence("dl"), Decimal(100)),
    UnitChoice("l", Sentence("litres"), Decimal(1000)),
    UnitChoice("fl_oz_us", Sentence("fl oz (US)"), ML_PER_FL_OZ),
    UnitChoice("fl_oz_uk", Sentence("fl oz (UK)"), ML_PER_FL_OZ_UK),
    UnitChoice("cups", Sentence("cups (US)"), ML_PER_CUP),
    UnitChoice("glasses", Sentence("glasses of 250 ml"), ML_PER_GLASS),
)
_SCALES = (
    UnitChoice("1-5", Sentence("1 to 5")),
    _scale("1-10", Sentence("1 to 10"), 1, 10),
    _scale("0-10", Sentence("0 to 10"), 0, 10),
    _scale("0-100", Sentence("0 to 100"), 0, 100),
    _scale("0-5", Sentence("0 to 5"), 0, 5),
    _scale("1-7", Sentence("1 to 7"), 1, 7),
    _scale("1-3", Sentence("1 to 3"), 1, 3),
    _scale("0-1", Sentence("0 to 1"), 0, 1),
    _scale("-1-1", Sentence("−1 to 1"), -1, 1),
    _scale("5-1", Sentence("5 to 1 (1 is the best)"), 5, 1),
)
_LIKELY_SCALES = [("1-5", 1, 5), ("0-5", 0, 5), ("1-10", 1, 10), ("0-10", 0, 10), ("0-100", 0, 100), ("-1-1", -1, 1)]
_BY_UNIT = {Unit.HOURS: _times(HOUR), Unit.MINUTES: _times(MINUTE), Unit.ML: _VOLUMES, Unit.NONE: _SCALES}

UNITS: Mapping[str, tuple[UnitChoice, ...]] = {metric.column: _BY_UNIT[metric.unit] for metric in METRICS}
"""The choices of each column with a number, the column's own unit first."""

_ENDS = re.compile(r"([0-9]{1,3}) ?(?:[-–—]|\.\.|to|bis|à|a|hasta) ?([0-9]{1,3})")
_CUPS = "cup cups tasse tassen tasses taza tazas xícara xícaras tazza tazze kop koppen"
_GLASSES = "glass glasses glas gläser verre verres vaso vasos copo copos bicchiere bicchieri glazen"
_FACTORS = {word: factor for factor, words in MILLILITRES.items() for word in words.split()}
_VOLUME_WORDS: Mapping[str, Decimal] = {
    **_FACTORS,
    "flozus": ML_PER_FL_OZ,
    **dict.fromkeys(("flozuk", "flozimp", "ukfloz", "impfloz"), ML_PER_FL_OZ_UK),
    **dict.fromkeys(_CUPS.split(), ML_PER_CUP),
    **dict.fromkeys(_GLASSES.split(), ML_PER_GLASS),
}


def of_target(target: Target) -> UnitChoice | None:
    """Return the choice that a target has taken, None for another factor (and for notes, which have none)."""
    same = (each for each in UNITS.get(target.column, ()) if each.target(target.column) == target)
    return next(same, None)


def _named_scale(word: str) -> UnitChoice | None:
    """Return the scale that a name says: "1-10", "0 to 100", "1 bis 5"."""
    ends = _ENDS.fullmatch(word.casefold().strip())
    return next((each for each in _SCALES if ends and each.key == f"{ends[1]}-{ends[2]}"), None)


def named(column: str, word: str) -> UnitChoice | None:
    """Return the unit of a column that a word means ("min", "fl. oz", "Stunden", "1-10"), None if none of its own."""
    if column == NOTES:
        return None
    said = re.sub(r"[\W_]", "", word.casefold())
    own = UNITS[column]
    if own is _VOLUMES:
        factor = _VOLUME_WORDS.get(said)
    elif own is _SCALES:
        return _named_scale(word)
    else:
        seconds = SECONDS.get(said)
        factor = None if seconds is None else seconds * next(each.factor for each in own if each.key == "s")
    return None if factor is None else next((each for each in own if _alike(each.factor, factor)), None)


def likely(column: str, low: Decimal, high: Decimal) -> UnitChoice:
    """Return the unit in which values from ``low`` to ``high``, the usual ones of a day, are possible for a column."""
    own = UNITS[column]
    keys = {each.key: each for each in own}
    if own is _VOLUMES:
        return keys["l" if high < MOST_LITRES else "ml"]
    if own is _SCALES:
        fits = (key for key, first, last in _LIKELY_SCALES if first <= low and high <= last)
        return keys[next(fits, "1-5")]
    if high <= MOST_HOURS and own[0].key == "h":
        return keys["h"]
    return keys["min" if high <= MOST_MINUTES else "s" if high <= MOST_MINUTES * 60 else "ms"]


def _alike(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) < Decimal("1e-15")
