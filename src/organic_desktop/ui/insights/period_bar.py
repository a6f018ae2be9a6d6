"""The choice of a period and of what it is compared with: last days, a month, a year, everything, or any two ends.

What the choices mean is told by wellness/periods.py; what they show is the trends' own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from organic_desktop.ui.insights.period_words import PeriodWords
from organic_desktop.ui.text.dates import field_format
from organic_desktop.ui.theme.theme import SMALL, Theme
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.controls import ArrowButton, Choice, Segments
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.wellness.insights import PERIODS
from organic_desktop.wellness.periods import (
    Against,
    Kind,
    Period,
    before,
    checked_period,
    last_days,
    month_of,
    months,
    year_earlier,
    year_of,
    years,
)

USUAL_RANGE = 28  # days


class PeriodPicker(QWidget):
    """One of several periods, latest first, in a list with an arrow on either side; ``chosen`` carries nothing."""

    chosen = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._periods = list[Period]()
        self._list = Choice(theme)
        self._list.setAccessibleName(name)
        self._list.activated.connect(lambda _index: self._show_chosen())
        self._arrows = {
            "previous": ArrowButton(theme, "previous", self.tr("{0}: earlier").format(name)),
            "next": ArrowButton(theme, "next", self.tr("{0}: later").format(name)),
        }
        self._arrows["previous"].clicked.connect(lambda: self._step(1))
        self._arrows["next"].clicked.connect(lambda: self._step(-1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        for widget in (self._arrows["previous"], self._list, self._arrows["next"]):
            row.addWidget(widget)

    @property
    def period(self) -> Period | None:
        """The period shown; None if there is none to choose."""
        place = self._list.currentIndex()
        return self._periods[place] if 0 <= place < len(self._periods) else None

    def offer(self, periods: Sequence[Period], names: Sequence[str], wanted: Period | None) -> None:
        """Offer periods, latest first; the one chosen stays if it is among them, else it is the ``wanted`` one."""
        chosen = self.period
        if [*periods] != self._periods:
            self._periods = [*periods]
            self._list.clear()
            self._list.addItems([*names])
            firsts = [each.first for each in self._periods]
            kept = next((each for each in (chosen, wanted) if each and each.first in firsts), None)
            self._list.setCurrentIndex(firsts.index(kept.first) if kept else 0)
        self._enable_arrows()

    def _step(self, by: int) -> None:
        self._list.setCurrentIndex(min(max(0, self._list.currentIndex() + by), self._list.count() - 1))
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._enable_arrows()
        self.chosen.emit()

    def _enable_arrows(self) -> None:
        place = self._list.currentIndex()
        self._arrows["previous"].setEnabled(place + 1 < self._list.count())
        self._arrows["next"].setEnabled(place > 0)


class RangePicker(QWidget):
    """The two ends of a period; ``chosen`` once one was changed. Ends in the wrong order are taken the other way."""

    chosen = Signal()

    def __init__(self, first: str, last: str) -> None:
        super().__init__()
        self._first, self._last = QDateEdit(), QDateEdit()
        row = Flow(self)
        for field, name in ((self._first, first), (self._last, last)):
            field.setAccessibleName(name)
            field.setCalendarPopup(True)
            field.setDisplayFormat(field_format(self.locale()))
            field.setKeyboardTracking(False)
            field.dateChanged.connect(lambda _day: self.chosen.emit())
            row.addWidget(field)

    def period(self, today: date) -> Period:
        """Return the days between the ends, both included."""
        return checked_period(_date(self._first), _date(self._last), today)

    def show_period(self, of: Period, today: date) -> None:
        """Show a period without saying that it was chosen; no day after ``today`` can be."""
        for field, day in ((self._first, of.first), (self._last, of.last)):
            was = field.blockSignals(True)
            field.setDateRange(QDate(1900, 1, 1), QDate(today.year, today.month, today.day))
            field.setDate(QDate(day.year, day.month, day.day))
            field.blockSignals(was)


class PeriodBar(QWidget):
    """Which period is shown, and what it is compared with; ``changed`` after either was chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._words = PeriodWords(self)
        self.tools = Flow()
        self._today = date.min
        self._all = Period(date.min, date.min)
        days = {str(days): self.tr("%n day(s)", "", days) for days in PERIODS}
        others = {Kind.MONTH.value: self.tr("Month"), Kind.YEAR.value: self.tr("Year"), Kind.ALL.value: self.tr("All")}
        self._kinds = Segments(self.tr("Period"), {**days, **others, Kind.RANGE.value: self.tr("Other days")})
        self._month, self._year = PeriodPicker(theme, self.tr("Month")), PeriodPicker(theme, self.tr("Year"))
        self._range = RangePicker(self.tr("First day"), self.tr("Last day"))
        self._with, self._against = label(self.tr("Compared with"), "soft"), Choice(theme)
        self._other_month = PeriodPicker(theme, self.tr("Compared month"))
        self._other_range = RangePicker(self.tr("First day to compare"), self.tr("Last day to compare"))
        self.kind = Kind(kind)
        self._kinds.show_choice(self.kind)
        self._build()

    @property
    def against(self) -> Against:
        """What the period is compared with."""
        return Against(self._against.currentData())

    @property
    def is_plain(self) -> bool:
        """True for the last days beside those before them: the comparison is a thin line then, no second chart."""
        return self.kind.isdigit() and self.against is Against.BEFORE

    def period(self) -> Period:
        """Return the period."""
        if self.kind is Kind.MONTH:
            return self._month.period or month_of(self._today, self._today)
        if self.kind is Kind.YEAR:
            return self._year.period or year_of(self._today, self._today)
        if self.kind is Kind.RANGE:
            return self._range.period(self._today)
        return self._all if self.kind is Kind.ALL else last_days(self._today, int(self.kind))

    def other(self) -> Period | None:
        """Return the period to compare with; None if there is none, as beside all there is."""
        if self.kind is Kind.ALL:
            return None
        if self.against is Against.MONTH:
            return self._other_month.period
        if self.against is Against.RANGE:
            return self._other_range.period(self._today)
        if self.against is Against.YEAR_EARLIER:
            return year_earlier(self.period())
        return before(self.kind, self.period(), self._today)

    def show_days(self, first: date | None, today: date) -> None:
        """Offer the months and years since the first day with an entry; what was chosen stays."""
        begin, yesterdays = min(first or today, today), self._today
        self._today, self._all = today, Period(begin, today)
        found, locale = months(begin, today), self.locale()
        names = [self._words.name(each, today, locale) for each in found]
        self._month.offer(found, names, month_of(today, today))
        self._other_month.offer(found, names, found[1] if len(found) > 1 else None)
        all_years = years(begin, today)
        self._year.offer(all_years, [self._words.name(each, today, locale) for each in all_years], None)
        if yesterdays == date.min:
            latest = last_days(today, USUAL_RANGE)
            self._range.show_period(latest, today)
            self._other_range.show_period(before(Kind.RANGE, latest, today) or latest, today)
        self._show_pickers()

    def _choose_kind(self, kind: str) -> None:
        self.kind = Kind(kind)
        self._show_pickers()
        self.changed.emit()

    def _choose_against(self) -> None:
        self._show_pickers()
        self.changed.emit()

    def _show_pickers(self) -> None:
        self._month.setVisible(self.kind is Kind.MONTH)
        self._year.setVisible(self.kind is Kind.YEAR)
        self._range.setVisible(self.kind is Kind.RANGE)
        compared = self.kind is not Kind.ALL
        for widget in (self._with, self._against):
            widget.setVisible(compared)
        self._other_month.setVisible(compared and self.against is Against.MONTH)
        self._other_range.setVisible(compared and self.against is Against.RANGE)

    def _build(self) -> None:
        self._against.setAccessibleName(self.tr("Compared with"))
        for against, words in (
            (Against.BEFORE, self.tr("the period before")),
            (Against.YEAR_EARLIER, self.tr("a year earlier")),
            (Against.MONTH, self.tr("a month")),
            (Against.RANGE, self.tr("other days")),
        ):
            self._against.addItem(words, against.value)
        self._kinds.chosen.connect(self._choose_kind)
        self._against.activated.connect(lambda _index: self._choose_against())
        for picker in (self._month, self._year, self._range, self._other_month, self._other_range):
            picker.chosen.connect(self.changed)
        upper, lower = Flow(), self.tools
        rows: dict[Flow, tuple[QWidget, ...]] = {
            upper: (self._kinds, self._month, self._year, self._range),
            lower: (self._with, self._against, self._other_month, self._other_range),
        }
        for flow, widgets in rows.items():
            for widget in widgets:
                flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(upper)
        column.addLayout(lower)
        self._show_pickers()


def _date(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
