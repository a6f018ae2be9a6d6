"""A metric's name, numbers and units as the user reads and types them: in their language, in units of their choice.

What a value amounts to is ``wellness/units.py``'s, what was typed ``wellness/reading.py``'s; how a bare number is
written is numbers.py's.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from organic_desktop.ui.text.numbers import number, percent, signed, signs_of
from organic_desktop.wellness.entry import NOTES, Metric, metric
from organic_desktop.wellness.reading import Reading, read
from organic_desktop.wellness.units import Units, hours_and_minutes

# The words of wellness/entry.py, where no translation reaches.
WORDS = (
    QT_TRANSLATE_NOOP("Metrics", "Sleep"),
    QT_TRANSLATE_NOOP("Metrics", "Water"),
    QT_TRANSLATE_NOOP("Metrics", "Exercise"),
    QT_TRANSLATE_NOOP("Metrics", "Meditation"),
    QT_TRANSLATE_NOOP("Metrics", "Mood"),
    QT_TRANSLATE_NOOP("Metrics", "Energy"),
    QT_TRANSLATE_NOOP("Metrics", "Notes"),
    QT_TRANSLATE_NOOP("Metrics", "Progress"),
    QT_TRANSLATE_NOOP("Metrics", "sleep"),
    QT_TRANSLATE_NOOP("Metrics", "water"),
    QT_TRANSLATE_NOOP("Metrics", "exercise"),
    QT_TRANSLATE_NOOP("Metrics", "meditation"),
    QT_TRANSLATE_NOOP("Metrics", "mood"),
    QT_TRANSLATE_NOOP("Metrics", "energy"),
    QT_TRANSLATE_NOOP("Metrics", "notes"),
    QT_TRANSLATE_NOOP("Metrics", "hours"),
    QT_TRANSLATE_NOOP("Metrics", "minutes"),
    QT_TRANSLATE_NOOP("Metrics", "ml"),
    QT_TRANSLATE_NOOP("Metrics", "fl oz"),
    QT_TRANSLATE_NOOP("Metrics", "hour"),
    QT_TRANSLATE_NOOP("Metrics", "minute"),
)
SINGLE = {"hours": "hour", "minutes": "minute"}


@dataclass(frozen=True)
class Measures:
    """Writes numbers for one language and one choice of units."""

    locale: QLocale
    units: Units

    def unit(self, of: Metric, value: Decimal | int | None = None) -> str:
        """The unit beside a number, in the singular beside 1; none where the number carries its own (7 h 30, 57%)."""
        unit = self.units.unit(of)
        if self.units.as_clock(of) or unit == "%":
            return ""
        return _translated(SINGLE.get(unit, unit) if value == 1 else unit)

    def number(self, of: Metric, value: Decimal | int, *, grouped: bool = True) -> str:
        """The number alone: 1,250 or 7.5 or 7 h 30 or 57%; without grouping it is what a field begins with."""
        if self.units.as_clock(of):
            return self._clock(Decimal(value))
        if of.unit == "%" and grouped:
            return percent(value, self.locale)
        return number(self.units.shown(of, value), self.locale, grouped=grouped)

    def amount(self, of: Metric, value: Decimal | int) -> str:
        """Number and unit: 1,250 ml."""
        return f"{self.number(of, value)} {self.unit(of, value)}".rstrip()

    def step(self, of: Metric, value: Decimal | int, *, unit: bool = False) -> str:
        """What is added or taken away, with its sign: +250, with its unit +250 ml."""
        size = Decimal(value).copy_abs()
        written = self.amount(of, size) if unit else self.number(of, size)
        return signed(value, self.locale, written)

    def average(self, of: Metric, value: Decimal) -> str:
        """An average with its unit: 7.4 hours, 1,310 ml."""
        return self.amount(of, self.rounded(of, value))

    def rounded(self, of: Metric, value: Decimal) -> Decimal:
        """An average as exact as one reads it."""
        if self.units.as_clock(of) or self.units.unit(of) == "fl oz":
            return value  # rounded where it is written
        return value.quantize(Decimal(1 if of.kind == "integer" else "0.1"), ROUND_HALF_UP)

    def read(self, of: Metric, text: str) -> Reading:
        """What was typed, in stored units. Raises InvalidInput, with a sentence on how to write it."""
        return read(of, text, self.units, signs_of(self.locale))

    def typed(self, of: Metric, text: str) -> Decimal:
        """The value that was typed. Raises as ``read`` does."""
        return self.read(of, text).value

    def _clock(self, hours: Decimal) -> str:
        whole, minutes = hours_and_minutes(abs(hours))
        both, alone = QCoreApplication.translate("Metrics", "{0} h {1}"), QCoreApplication.translate("Metrics", "{0} h")
        if not whole and minutes:
            written = f"{number(minutes, self.locale)} " + QCoreApplication.translate("Metrics", "min")
        else:
            two_digits = number(minutes // 10, self.locale) + number(minutes % 10, self.locale)
            written = (both if minutes else alone).format(number(whole, self.locale), two_digits)
        return signed(hours, self.locale, written) if hours < 0 else written


def number_text(widget: QWidget, value: Decimal | int) -> str:
    """A number as the user's country writes it: 1,250 and 7.5, without zeros that say nothing."""
    return number(value, widget.locale())


def metric_name(metric: Metric) -> str:
    """What a metric is called, as a heading."""
    return _translated(metric.label)


def column_name(column: str) -> str:
    """What a column of an entry is called, as a heading."""
    return _translated(_english(column))


def column_word(column: str) -> str:
    """The same within a sentence, where only some languages keep the capital."""
    return _translated(_english(column).lower())


def _english(column: str) -> str:
    return "Notes" if column == NOTES else metric(column).label


def _translated(word: str) -> str:
    return QCoreApplication.translate("Metrics", word) if word else ""
