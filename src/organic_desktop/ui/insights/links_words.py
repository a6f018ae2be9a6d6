"""What the Links part says: a link in one sentence and in the user's units, and what it rests on."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QObject

from organic_desktop.ui.text.measures import Measures, column_name, column_word
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.wellness.effects import Effect
from organic_desktop.wellness.link_words import FINE, REASONS, change_said, rounded, step_size
from organic_desktop.wellness.links import Link, Reason, Waiting
from organic_desktop.wellness.metrics import Metric, metric
from organic_desktop.wellness.more_days import days_to_change


class LinkWords(QObject):
    """Describes links in one language and in the user's units."""

    def __init__(self, measures: Measures) -> None:
        super().__init__()
        self._measures = measures

    def heading(self, link: Link) -> str:
        """Return "Sleep → mood, same day"."""
        words = self.tr("{0} → {1}, the day after") if link.lag else self.tr("{0} → {1}, same day")
        return words.format(column_name(link.a), column_word(link.b))

    def pair(self, waiting: Waiting) -> str:
        """Return "Meditation → mood"."""
        return self.tr("{0} → {1}").format(column_name(waiting.a), column_word(waiting.b))

    def by_weekday(self, column: str) -> str:
        """Return "Sleep by weekday"."""
        return self.tr("{0} by weekday").format(column_name(column))

    def more_days(self, days: int) -> str:
        """Return "12 more days"."""
        return self.tr("%n more day(s)", "", days)

    def is_sure(self, link: Link, size: Effect | None) -> bool:
        """True if the size may be said."""
        return self._said(link, size) is not None

    def sentence(self, link: Link, size: Effect | None) -> str:
        """Return "One hour more sleep, mood about 0.3 higher the same day"."""
        change = self._said(link, size)
        if change is None:
            words = (
                self.tr("{0} goes with {1} the next day; by how much is small or uncertain")
                if link.lag
                else self.tr("{0} and {1} go together the same day; by how much is small or uncertain")
            )
            return words.format(column_name(link.a), column_word(link.b))
        words = self.tr("{0}, {1} the next day") if link.lag else self.tr("{0}, {1} the same day")
        return words.format(self._step(link.a), self.outcome(metric(link.b), change))

    def chip(self, link: Link, size: Effect | None) -> str:
        """Return whether the size holds up, in two words."""
        return self.tr("holds up") if self.is_sure(link, size) else self.tr("small or uncertain")

    def interval(self, link: Link, size: Effect | None) -> str:
        """Return "between 0.2 and 0.4" for the step that the sentence speaks of; "" without a size."""
        if size is None:
            return ""
        low, high = sorted(self._change(link, each) for each in (size.low, size.high))
        return self.between(metric(link.b), low, high)

    def between(self, of: Metric, low: Decimal, high: Decimal) -> str:
        """Return "between 0.2 and 0.4" for two changes of a metric; "" if both are too small to name."""
        if not (rounded(of, low, FINE) or rounded(of, high, FINE)):
            return ""
        if low < 0 < high:
            words = (
                self.tr("between {0} lower and {1} higher") if of.scale else self.tr("between {0} less and {1} more")
            )
            return words.format(self._number(of, low), self._amount(of, high))
        small, large = sorted((abs(low), abs(high)))
        return self.tr("between {0} and {1}").format(self._number(of, small), self._amount(of, large))

    def outcome(self, of: Metric, change: Decimal) -> str:
        """Return "mood about 0.3 higher", "about 20 minutes less exercise"."""
        amount, word = self._measures.amount(of, rounded(of, abs(change))), column_word(of.column)
        if of.scale:
            words = self.tr("{0} about {1} higher") if change > 0 else self.tr("{0} about {1} lower")
            return words.format(word, amount)
        words = self.tr("about {0} more {1}") if change > 0 else self.tr("about {0} less {1}")
        return words.format(amount, word)

    def change(self, link: Link, size: Effect | None) -> str:
        """Return what would change what is said of a link; "" if nothing that is near would."""
        more = days_to_change(size, link.days) if size else None
        if more is None or size is None:
            return ""
        if size.is_certain:
            return self.tr("What would change this: about %n day(s) on which the two don't go together.", "", more)
        return self.tr("What would settle this: about %n more day(s) like these.", "", more)

    def days(self, link: Link, without: int) -> str:
        """Return "212 days, 28 without both"."""
        days = self.tr("%n day(s)", "", link.days)
        if not without:
            return days
        return self.tr("{0}, {1} without both").format(days, format_number(without, self._measures.locale))

    def refusal(self, column: str, reason: Reason) -> str:
        """Return why a metric takes part in no test."""
        return self.tr("{0}: {1}").format(column_name(column), translate_message(REASONS[reason]))

    # -- details ------------------------------------------------------------------------------------------------------

    def _step(self, column: str) -> str:
        of = metric(column)
        words = {
            "sleep_hours": self.tr("One hour more sleep"),
            "exercise_minutes": self.tr("Half an hour more exercise"),
            "meditation_minutes": self.tr("Ten minutes more meditation"),
        }
        if column in words:
            return words[column]
        if of.scale:
            return self.tr("{0} one higher").format(column_name(column))
        amount = self._measures.amount(of, self._step_size(column))
        return self.tr("{0} more {1}").format(amount, column_word(column))

    def _step_size(self, column: str) -> Decimal:
        return step_size(column, self._measures.units)

    def _said(self, link: Link, size: Effect | None) -> Decimal | None:
        return change_said(link, size, self._step_size(link.a))

    def _change(self, link: Link, slope: float) -> Decimal:
        return Decimal(slope) * self._step_size(link.a)

    def _amount(self, of: Metric, change: Decimal) -> str:
        return self._measures.amount(of, rounded(of, abs(change), FINE))

    def _number(self, of: Metric, change: Decimal) -> str:
        return self._measures.number(of, rounded(of, abs(change), FINE))
