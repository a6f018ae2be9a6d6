"""What is said of a year, in plain sentences: for its page, and for who can't see that.

Each sentence names the days that it rests on; wellness/year.py leaves out what rests on too few.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QLocale, QObject

from organic_desktop.ui.text.dates import LONG_DATE, LONG_DATE_YEAR, format_date, month_name, weekday_name
from organic_desktop.ui.text.measures import Measures, metric_name
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.wellness.metrics import Metric, Unit
from organic_desktop.wellness.units import Units
from organic_desktop.wellness.year import MetricYear, YearFacts

LITRE, HOUR = Decimal(1000), Decimal(60)
LARGE = 10  # litres or hours, from which a total is told in them


@dataclass(frozen=True)
class YearLook:
    """How a year is written: the locale of numbers and dates, the user's units, and the day the page is made on."""

    made_on: date
    locale: QLocale
    units: Units


class YearWords(QObject):
    """The words of one year's facts."""

    def __init__(self, facts: YearFacts, look: YearLook) -> None:
        super().__init__()
        self._facts, self._locale = facts, look.locale
        self._look = look
        self._measures = Measures(look.locale, look.units)

    @property
    def year(self) -> str:
        """The year, in the locale's digits."""
        return format_number(self._facts.year, self._locale, grouped=False)

    def period(self) -> str:
        """Return the days that the page is about: until today, in the year that is running."""
        last = format_date(self._facts.last, LONG_DATE, self._locale)
        return self.tr("until today, {0}").format(last) if self._facts.is_running else self.tr("January to December")

    def footer(self) -> str:
        """Return when and where the page was made."""
        made_on = format_date(self._look.made_on, LONG_DATE_YEAR, self._locale)
        return self.tr("Made with Organic on {0}, on this computer only").format(made_on)

    def tiles(self) -> list[tuple[str, str]]:
        """Return the numbers at the top, each with its caption; those that say nothing are left out."""
        facts, found = self._facts, list[tuple[str, str]]()
        found.append((self._number(facts.logged), self.tr("of %Ln day(s) logged", "", facts.days)))
        if facts.streak:
            days = (facts.streak[1] - facts.streak[0]).days + 1
            found.append((self._number(days), self.tr("day(s) in a row at most", "", days)))
        if facts.beside.modules:
            words = self.tr("module(s) worked on", "", facts.beside.modules)
            found.append((self._number(facts.beside.modules), words))
        if facts.beside.conversations:
            words = self.tr("conversation(s) begun", "", facts.beside.conversations)
            found.append((self._number(facts.beside.conversations), words))
        return found

    def sentences(self) -> list[str]:
        """Return what is said below the pictures."""
        said = [self._ends(), self._streak(), self._weekdays(), self._logged_before(), *self._modules()]
        return [sentence for sentence in said if sentence]

    def aloud(self) -> str:
        """Return the whole page as text, for screen readers."""
        tiles = [f"{number} {words}" for number, words in self.tiles()]
        metrics = [f"{metric_name(each.metric)}: {'; '.join(self.of_metric(each))}" for each in self._facts.metrics]
        return "\n".join(
            [f"{self.year}, {self.period()}", *tiles, *metrics, *filter(None, [self.comparing()]), *self.sentences()]
        )

    def of_metric(self, of: MetricYear) -> list[str]:
        """Return what is said of a metric: its average first."""
        if of.mean is None:
            return [self.tr("Logged on %Ln day(s): too few to say more", "", of.logged)]
        said = [self.tr("{0} on average").format(self.average(of)), self.basis(of)]
        return [*said, *self.notes_of(of)]

    def average(self, of: MetricYear) -> str:
        """Return a metric's average with its unit."""
        return self._measures.average(of.metric, of.mean or Decimal(0))

    def basis(self, of: MetricYear) -> str:
        """Return how many days an average rests on, and their total."""
        days = self.tr("average of %Ln day(s)", "", of.logged)
        if of.total is None:
            return days
        return self.tr("{0}, {1} in all").format(days, self._total(of.metric, of.total))

    def notes_of(self, of: MetricYear) -> list[str]:
        """Return which month has the highest average, and how the year before was."""
        said = []
        if of.highest and of.highest.mean is not None:
            month = month_name(of.highest.month, self._locale, full=True)
            amount = self._measures.average(of.metric, of.highest.mean)
            days = self.tr("%Ln day(s)", "", of.highest.logged)
            said.append(self.tr("Highest in {0}: {1} ({2})").format(month, amount, days))
        if of.before:
            said.append(self._compared(of))
        return said

    def comparing(self) -> str:
        """Return with which days of the year before a running year is compared; "" if there is nothing to say."""
        if not (self._facts.is_running and any(of.before for of in self._facts.metrics)):
            return ""
        return self.tr("Of {0}, the days until the same date count.").format(self._before_year())

    # -- details ------------------------------------------------------------------------------------------------------

    def _number(self, value: int) -> str:
        return format_number(value, self._locale)

    def _before_year(self) -> str:
        return format_number(self._facts.year - 1, self._locale, grouped=False)

    def _part_before(self) -> str:
        """Return the part of the year before that is compared with."""
        if self._facts.is_running:
            return self.tr("{0} until the same day").format(self._before_year())
        return self._before_year()

    def _ends(self) -> str:
        ends = self._facts.ends
        if ends is None:
            return self.tr("Nothing was logged in {0}.").format(self.year)
        first, last = (format_date(day, LONG_DATE, self._locale) for day in ends)
        if ends[0] == ends[1]:
            return self.tr("The only entry is of {0}.").format(first)
        return self.tr("First entry on {0}, last on {1}.").format(first, last)

    def _streak(self) -> str:
        if self._facts.streak is None:
            return ""
        first, last = self._facts.streak
        days = self.tr("%Ln day(s)", "", (last - first).days + 1)
        ends = (format_date(day, LONG_DATE, self._locale) for day in (first, last))
        return self.tr("Longest streak within the year: {0}, {1} to {2}.").format(days, *ends)

    def _weekdays(self) -> str:
        if self._facts.weekdays is None:
            return ""
        parts = []
        for each in self._facts.weekdays:
            parts.append(weekday_name(each.day, self._locale, alone=True))
            parts.append(self.tr("{0} of {1}").format(self._number(each.logged), self._number(each.days)))
        return self.tr("Logged most often: {0} ({1}); least often: {2} ({3}).").format(*parts)

    def _logged_before(self) -> str:
        if self._facts.logged_before is None:
            return ""
        more = self._facts.logged - self._facts.logged_before
        part = self._part_before()
        if not more:
            return self.tr("As many days logged as in {0}.").format(part)
        days = self.tr("%Ln day(s)", "", abs(more))
        words = self.tr("{0} more logged than in {1}.") if more > 0 else self.tr("{0} fewer logged than in {1}.")
        return words.format(days, part)

    def _modules(self) -> list[str]:
        """Return how many modules are finished; each remembers only when it was last worked on."""
        beside, said = self._facts.beside, []
        if beside.finished:
            said.append(self.tr("Finished modules: {0}.").format(self._number(beside.finished)))
        if beside.modules and not self._facts.is_running:
            said.append(self.tr("A module counts in the year in which it was last worked on."))
        return said

    def _compared(self, of: MetricYear) -> str:
        if of.before is None:
            return ""
        amount = self._measures.average(of.metric, abs(of.before.difference))
        basis = self._number(of.before.logged), self._before_year()
        if amount == self._measures.average(of.metric, Decimal(0)):
            return self.tr("As in {1} ({0} days)").format(*basis)
        if of.before.difference > 0:
            return self.tr("{2} more than in {1} ({0} days)").format(*basis, amount)
        return self.tr("{2} less than in {1} ({0} days)").format(*basis, amount)

    def _total(self, of: Metric, total: Decimal) -> str:
        """Return a total in a unit that can be grasped: litres and hours, if there are some."""
        if self._look.units.unit(of) is Unit.ML and total >= LITRE * LARGE:
            return self.tr("{0} litres").format(self._number(_whole(total / LITRE)))
        if of.unit is Unit.MINUTES and total >= HOUR * LARGE:
            return self.tr("{0} hours").format(self._number(_whole(total / HOUR)))
        if of.unit is Unit.HOURS and not self._look.units.as_clock(of):
            return self.tr("{0} hours").format(self._number(_whole(total)))
        return self._measures.amount(of, total)


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))
