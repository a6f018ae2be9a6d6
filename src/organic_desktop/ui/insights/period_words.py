"""What periods are called, and what may be said of the difference of two: numbers first, and no more than they hold."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import QLocale, QObject

from organic_desktop.ui.insights.charts import ChartData
from organic_desktop.ui.text.dates import DATE_YEAR, format_date, month_and_year
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.wellness.comparison import FEWEST_DAYS, Difference
from organic_desktop.wellness.periods import Period, month_of, year_of


class PeriodWords(QObject):
    """Names periods and describes their difference."""

    def name(self, of: Period, today: date, locale: QLocale) -> str:
        """Return "November 2026", "2026", or the two ends of other days."""
        year = format_number(of.first.year, locale, grouped=False)
        if of == month_of(of.first, today):
            return month_and_year(of.first, locale)
        if of == year_of(of.first, today):
            return year
        ends = (format_date(day, DATE_YEAR, locale) for day in (of.first, of.last))
        return self.tr("{0} – {1}", "the ends of a period").format(*ends)

    def other(self, of: ChartData, today: date) -> str:
        """Return what the period is called that another one is compared with; "" if there is none."""
        found = of.insight
        if found.compared_with is None:
            return ""
        follows = found.compared_with.last == found.period.first - timedelta(days=1)
        if follows and len(found.other) == found.days and not of.overlaid:
            return self.tr("the previous %n day(s)", "", found.days)
        return self.name(found.compared_with, today, of.measures.locale)

    def difference(self, of: ChartData, today: date) -> str:
        """Return "0.3 hours more than the previous 30 days"; "" if nothing may be said, never from seven days."""
        found = of.insight.comparison
        if found.difference is None or found.is_a is Difference.TOO_FEW:
            return ""
        other, amount = self.other(of, today), self._amount(of, abs(found.difference))
        if self.is_same(of):
            return self.tr("same as {0}").format(other)
        more = self.tr("{0} more than {1}") if found.difference > 0 else self.tr("{0} less than {1}")
        return more.format(amount, other)

    def is_same(self, of: ChartData) -> bool:
        """True if both averages are written the same way."""
        found = of.insight.comparison.difference
        return found is not None and self._amount(of, abs(found)) == self._amount(of, Decimal(0))

    def verdict(self, of: ChartData) -> str:
        """Return what the difference is worth: nothing is called one that weeks differ by anyway."""
        found = of.insight.comparison
        if found.is_a is Difference.TOO_FEW or found.difference is None:
            return self.tr("Too few days are logged to speak of a difference: %n in each are needed.", "", FEWEST_DAYS)
        if found.anyway is None:
            return self.tr("Too few full weeks to say whether that is more than weeks differ anyway.")
        anyway = self._amount(of, found.anyway)
        if found.is_a is Difference.USUAL:
            return self.tr("That is no more than weeks differ anyway (up to {0}).").format(anyway)
        return self.tr("That is more than weeks usually differ (up to {0}). It doesn't say why.").format(anyway)

    def _amount(self, of: ChartData, value: Decimal) -> str:
        return of.measures.average(of.metric, value)
