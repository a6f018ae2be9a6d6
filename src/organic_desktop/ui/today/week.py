"""The card of the last seven days: which metrics were logged, and a button for each day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from organic_desktop.ui.text.dates import WEEKDAY_DATE, format_date
from organic_desktop.ui.text.measures import column_name
from organic_desktop.ui.theme.theme import SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import SIGNS, Card, label
from organic_desktop.ui.widgets.painted import DayDots, Sign
from organic_desktop.ui.widgets.plain_text import set_tip
from organic_desktop.wellness.metrics import METRICS

if TYPE_CHECKING:
    from organic_desktop.store.schema import WellnessEntry

DAYS = 7
DOTS = ("sleep", "water", "exercise", "meditation", "accent", "accent")  # one for each metric, in their order


class WeekCard(Card):
    """Seven days, newest first; ``chosen`` carries the day of a pressed row."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Last seven days"), Sign(theme, "week", "accent"))
        self.body.addLayout(self._heads(theme))
        self._rows = [self._row(theme) for _ in range(DAYS)]
        self.finish()

    def show_days(self, last: date, entries: Mapping[date, WellnessEntry]) -> None:
        """Show the week that ends with ``last``."""
        for back, (button, dots, day_label) in enumerate(self._rows):
            ordinal = last.toordinal() - back
            button.setVisible(ordinal >= 1)  # in the first week of the calendar
            day = date.fromordinal(max(ordinal, 1))
            entry = entries.get(day)
            logged = tuple(entry is not None and getattr(entry, metric.column) is not None for metric in METRICS)
            dots.show_logged(logged)
            name = format_date(day, WEEKDAY_DATE, self.locale())
            day_label.setText(name)
            button.setProperty("day", day.isoformat())
            names = [column_name(metric.column) for metric, there in zip(METRICS, logged, strict=True) if there]
            spoken = ", ".join(names) or self.tr("nothing logged")
            button.setAccessibleName(f"{name}: {spoken}")
            set_tip(button, spoken)

    @staticmethod
    def _heads(theme: Theme) -> QHBoxLayout:
        """Return the icons above the columns of dots."""
        heads = QHBoxLayout()
        heads.setContentsMargins(SMALL, 0, SMALL, 0)
        heads.setSpacing(0)
        heads.addStretch(1)
        for metric, colour in zip(METRICS, DOTS, strict=True):
            heads.addWidget(Sign(theme, SIGNS[metric.column], colour))
        return heads

    def _row(self, theme: Theme) -> tuple[QPushButton, DayDots, QLabel]:
        button = QPushButton()
        button.setProperty("look", "quiet")
        button.clicked.connect(lambda: self.chosen.emit(date.fromisoformat(button.property("day"))))
        day_label, dots = label("", "caption"), DayDots(theme, DOTS)
        inside = QHBoxLayout(button)
        inside.setContentsMargins(SMALL, TINY, SMALL, TINY)
        inside.addWidget(day_label, 1)
        inside.addWidget(dots)
        self.body.addWidget(button)
        return button, dots, day_label
