"""A metric's name, values and units in the user's language and units.

``wellness/units.py`` converts units, ``wellness/number_input.py`` parses what is typed, ``numbers.py`` formats numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from organic_desktop.ui.text.numbers import format_number, format_percent, format_signed, signs_of
from organic_desktop.wellness.metrics import NOTES, Metric, Unit, metric
from organic_desktop.wellness.number_input import TypedNumber, parse_number
from organic_desktop.wellness.units import Units, hours_and_minutes

# The English names of wellness/metrics.py, for the extraction of translations.
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
SINGLE = {Unit.HOURS: "hour", Unit.MINUTES: "minute"}


@dataclass(frozen=True)
class Measures:
    """Formats values for one locale and one choice of units."""

    locale: QLocale
    units: Units

    def unit(self, of: Metric, value: Decimal | int | None = None) -> str:
        """Return the unit to write beside a number, singular beside 1; "" if the number has its own (7 h 30, 57%)."""
        unit = self.units.unit(of)
        if self.units.as_clock(of) or unit is Unit.PERCENT:
            return ""
        return _translated(SINGLE.get(unit, unit) if value == 1 else unit)

    def number(self, of: Metric, value: Decimal | int, *, grouped: bool = True) -> str:
        """Format the number alone: 1,250 or 7.5 or 7 h 30 or 57%; an input field begins with it ungrouped."""
        if self.units.as_clock(of):
            return self._clock(Decimal(value))
        if of.unit is Unit.PERCENT and grouped:
            return format_percent(value, self.locale)
        return format_number(self.units.shown(of, value), self.locale, grouped=grouped)

    def amount(self, of: Metric, value: Decimal | int) -> str:
        """Format number and unit: 1,250 ml."""
        return f"{self.number(of, value)} {self.unit(of, value)}".rstrip()

    def step(self, of: Metric, value: Decimal | int, *, unit: bool = False) -> str:
        """Format a step with its sign: +250, or with its unit +250 ml."""
        size = Decimal(value).copy_abs()
        written = self.amount(of, size) if unit else self.number(of, size)
        return format_signed(value, self.locale, written)

    def average(self, of: Metric, value: Decimal) -> str:
        """Format an average with its unit: 7.4 hours, 1,310 ml."""
        return self.amount(of, self.rounded(of, value))

    def rounded(self, of: Metric, value: Decimal) -> Decimal:
        """Round an average to a readable precision."""
        if self.units.as_clock(of) or self.units.unit(of) is Unit.FL_OZ:
            return value  # rounded when it is formatted
        return value.quantize(Decimal(1 if of.kind == "integer" else "0.1"), ROUND_HALF_UP)

    def read(self, of: Metric, text: str) -> TypedNumber:
        """Parse typed text into stored units. Raises InvalidInput with a hint how to type it."""
        return parse_number(of, text, self.units, signs_of(self.locale))

    def typed(self, of: Metric, text: str) -> Decimal:
        """Parse typed text and return its value alone. Raises as ``read`` does."""
        return self.read(of, text).value

    def _clock(self, hours: Decimal) -> str:
        whole, minutes = hours_and_minutes(abs(hours))
        both, alone = QCoreApplication.translate("Metrics", "{0} h {1}"), QCoreApplication.translate("Metrics", "{0} h")
        if not whole and minutes:
            written = f"{format_number(minutes, self.locale)} " + QCoreApplication.translate("Metrics", "min")
        else:
            two_digits = format_number(minutes // 10, self.locale) + format_number(minutes % 10, self.locale)
            written = (both if minutes else alone).format(format_number(whole, self.locale), two_digits)
        return format_signed(hours, self.locale, written) if hours < 0 else written


def format_widget_number(widget: QWidget, value: Decimal | int) -> str:
    """Format a number in a widget's locale: 1,250 and 7.5."""
    return format_number(value, widget.locale())


def metric_name(metric: Metric) -> str:
    """Return a metric's name as a heading."""
    return _translated(metric.label)


def column_name(column: str) -> str:
    """Return the name of an entry's column as a heading."""
    return _translated(_english(column))


def column_word(column: str) -> str:
    """Return the name of an entry's column within a sentence; some languages keep the capital."""
    return _translated(_english(column).lower())


def _english(column: str) -> str:
    return "Notes" if column == NOTES else metric(column).label


def _translated(word: str) -> str:
    return QCoreApplication.translate("Metrics", word) if word else ""
