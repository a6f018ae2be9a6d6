"""An insight in sentences: the headline, and the facts below the chart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QObject

from organic_desktop.ui.insights.charts import DOTS_UNTIL, ChartOf
from organic_desktop.ui.text.dates import DAY, format_date
from organic_desktop.ui.text.measures import metric_name
from organic_desktop.wellness.insights import FEW, Number


class InsightWords(QObject):
    """Describes a metric over a period."""

    def headline(self, of: ChartOf) -> str:
        """Return "7.4 hours a night on average, 0.3 hours more than in the 30 days before"."""
        if not of.insight.enough or of.insight.average is None:
            return self.tr("Not enough logged yet: an average takes %n day(s).", "", FEW)
        average = of.measures.average(of.metric, of.insight.average)
        if of.metric.goal is None:
            average = self.tr("{0} {1} on average").format(metric_name(of.metric), average)
        elif of.metric.unit == "hours":
            average = self.tr("{0} a night on average").format(average)
        else:
            average = self.tr("{0} a day on average").format(average)
        return f"{average}, {compared}" if (compared := self._compared(of)) else average

    def facts(self, of: ChartOf) -> str:
        """Return how many days are logged, the longest run, and the highest and lowest day."""
        insight = of.insight
        facts = [self.tr("Logged on {0} of %n day(s)", "", insight.days).format(insight.logged)]
        if insight.longest_ever:
            row = self.tr("longest row %n day(s)", "", insight.longest)
            facts.append(self.tr("{0}, the longest ever {1}").format(row, insight.longest_ever))
        if insight.best and insight.lowest and insight.best[1] != insight.lowest[1]:
            facts.append(self.tr("highest {0}").format(self._day(of, insight.best)))
            facts.append(self.tr("lowest {0}").format(self._day(of, insight.lowest)))
        if insight.days > DOTS_UNTIL:
            facts.append(self.tr("the line is the average of seven days"))
        return "  ·  ".join(facts)

    def _compared(self, of: ChartOf) -> str:
        difference, days = of.insight.difference, of.insight.days
        if difference is None:
            return ""
        amount = of.measures.average(of.metric, abs(difference))
        if amount == of.measures.average(of.metric, Decimal(0)):
            return self.tr("as in the %n day(s) before", "", days)
        if difference > 0:
            return self.tr("{0} more than in the %n day(s) before", "", days).format(amount)
        return self.tr("{0} less than in the %n day(s) before", "", days).format(amount)

    def _day(self, of: ChartOf, at: tuple[date, Number]) -> str:
        day = format_date(at[0], DAY, of.measures.locale)
        return self.tr("{0} on {1}").format(of.measures.amount(of.metric, at[1]), day)
