"""The dialog that takes days off, past or planned: from one date to another, with those that are planned below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtWidgets import QDateEdit, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.text.dates import LONG_WEEKDAY_DATE_YEAR, WEEKDAY_DATE_YEAR, field_format, format_date
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import HUGE, LARGE, MEDIUM, SMALL
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import set_title

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

MOST_LISTED = 8
WIDTH_IN_CHARACTERS = 64


class DaysOffDialog(QDialog):
    """Each choice is saved at once, and can be undone here; ``changed`` after each."""

    changed = Signal()

    def __init__(self, parent: QWidget, app: App, day: date | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_title(self, self.tr("Days off"))
        self._app = app
        self._undo: Callable[[], object] = lambda: None
        begin = day or app.today()
        self.first, self.last = self._field(self.tr("From"), begin), self._field(self.tr("Until"), begin)
        self.first.dateChanged.connect(self._follow_first)
        self.last.dateChanged.connect(lambda _: self._count())
        self._counted, self._said = label("", "soft"), label("", "")
        self._problem = label("", "error")
        self.take = QPushButton(self.tr("Take these days off"))
        self.take.setProperty("look", "primary")
        self.take.clicked.connect(self._take)
        self.undo = QPushButton(self.tr("Undo"))
        self.undo.clicked.connect(lambda: self._undo())
        self._planned = QVBoxLayout()
        self._build()
        self._say("")
        self._count()
        self._list()
        self.first.setFocus()

    # -- actions ------------------------------------------------------------------------------------------------------

    def _take(self) -> None:
        first, last = _date(self.first), _date(self.last)
        self._change(lambda: self._app.days.skip_range(first, last), off=True)

    def _take_back(self, first: date, last: date) -> None:
        self._change(lambda: self._app.days.skip_range(first, last, skipped=False), off=False)

    def _change(self, change: Callable[[], frozenset[date]], *, off: bool) -> None:
        """Carry out a change, say so, and offer to undo just that."""
        try:
            days = change()
        except OrganicError as error:
            self._say("", problem_of(error))
            return
        count = len(days)
        said = self.tr("%n day(s) taken off.", "", count) if off else self.tr("%n day(s) no longer off.", "", count)
        self._undo = partial(self._revert, days, not off)
        self._say(said if days else self.tr("These days are off already."), undo=bool(days))
        self._list()
        self.changed.emit()

    def _revert(self, days: frozenset[date], skipped: bool) -> None:
        try:
            self._app.days.skip_only(days, skipped)
        except OrganicError as error:
            self._say("", problem_of(error))
            return
        self._say(self.tr("Undone."))
        self._list()
        self.changed.emit()

    def _follow_first(self, first: QDate) -> None:
        self.last.setDate(max(first, self.last.date(), key=QDate.toJulianDay))
        self._count()

    # -- display ------------------------------------------------------------------------------------------------------

    def _say(self, sentence: str, problem: str = "", *, undo: bool = False) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.undo.setVisible(undo)

    def _count(self) -> None:
        days = (_date(self.last) - _date(self.first)).days + 1
        self.take.setEnabled(days > 0)
        self._counted.setText(self.tr("%n day(s)", "", max(days, 0)))

    def _list(self) -> None:
        """Show the days off from today on, each run with a button that takes it back."""
        while item := self._planned.takeAt(0):
            if row := item.widget():
                row.hide()
                row.deleteLater()
        runs = self._app.days.planned_off()
        if not runs:
            self._planned.addWidget(label(self.tr("No days off are planned."), "soft"))
        for first, last in runs[:MOST_LISTED]:
            self._planned.addWidget(self._row(first, last))
        if rest := max(0, len(runs) - MOST_LISTED):
            self._planned.addWidget(label(self.tr("and %n more", "", rest), "soft"))
        QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        """Make room for a longer list."""
        if layout := self.layout():
            layout.activate()
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width()), self.sizeHint().height()))

    def _row(self, first: date, last: date) -> QWidget:
        written = format_date(first, LONG_WEEKDAY_DATE_YEAR, self.locale())
        if last != first:
            form = WEEKDAY_DATE_YEAR
            ends = (format_date(day, form, self.locale()) for day in (first, last))
            written = self.tr("{0} – {1}").format(*ends)
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(MEDIUM)
        inside.addWidget(label(written, ""), 1)
        remove = QPushButton(self.tr("Remove"))
        remove.setAccessibleName(self.tr("Remove: {0}").format(written))
        remove.setAutoDefault(False)
        remove.clicked.connect(partial(self._take_back, first, last))
        inside.addWidget(remove)
        return row

    # -- layout -------------------------------------------------------------------------------------------------------

    def _field(self, name: str, day: date) -> QDateEdit:
        field = QDateEdit(QDate(day.year, day.month, day.day))
        field.setAccessibleName(name)
        field.setCalendarPopup(True)
        field.setDisplayFormat(field_format(self.locale()))
        return field

    def _build(self) -> None:
        self.setMinimumWidth(
            min(self.fontMetrics().horizontalAdvance("n") * WIDTH_IN_CHARACTERS, self.screen().availableSize().width())
        )
        why = label(
            self.tr(
                "Days off don't break your rhythm, and reminders that wait for an entry stay silent. They are kept on "
                "this computer and don't count towards the streak."
            ),
            "soft",
        )
        fields, act, result, foot = Flow(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for field in (self.first, self.last):
            fields.addWidget(_named(field))
        act.setSpacing(MEDIUM)
        act.addWidget(self.take)
        act.addWidget(self._counted, 1)
        result.addWidget(self._said, 1)
        result.addWidget(self.undo)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot.addStretch(1)
        foot.addWidget(close)
        for words in (why, self._said, self._problem):
            words.setWordWrap(True)
        for button in (self.undo, close):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(LARGE)
        column.addWidget(why)
        column.addLayout(fields)
        column.addLayout(act)
        column.addWidget(self._problem)
        column.addLayout(result)
        column.addWidget(label(self.tr("Planned"), "heading"))
        self._planned.setSpacing(SMALL)
        column.addLayout(self._planned)
        column.addStretch(1)
        column.addLayout(foot)


def _named(field: QDateEdit) -> QWidget:
    """Return a field below its name."""
    pair = QWidget()
    column = QVBoxLayout(pair)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(field.accessibleName(), "caption"))
    column.addWidget(field)
    return pair


def _date(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
