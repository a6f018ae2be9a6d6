"""When no reminder is wanted: quiet hours that come every night, and a pause that is made by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from organic_desktop.reminders.storage import FOR_GOOD
from organic_desktop.ui.settings.yourday import row_of
from organic_desktop.ui.text.schedules import ScheduleWords, typed_times
from organic_desktop.ui.theme.theme import SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.controls import Switch
from organic_desktop.ui.widgets.fields import MarkedField
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.wellness.schedule import HOUR, QuietHours

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

NIGHT = QuietHours(time(22), time(7))
TIME_DIGITS = 13


class QuietCard(Card):
    """``quiet`` carries the hours or None, ``paused`` the end of a pause or None."""

    quiet = Signal(object)
    paused = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Quiet times"))
        self.body.setSpacing(SMALL)
        self._app: App | None = None
        self._words: ScheduleWords | None = None
        self._hours = NIGHT
        self._build_hours(theme)
        self._pause_words = label("", "")
        self._pause_words.setWordWrap(True)
        self.body.addWidget(self._pause_words)
        self._pauses = (
            self._button(self.tr("For an hour"), lambda app: app.reminders.now() + HOUR),
            self._button(self.tr("Until tomorrow"), lambda app: app.reminders.tomorrow()),
            self._button(self.tr("Until I end it"), lambda app: FOR_GOOD),
        )
        for button in self._pauses:
            button.setAccessibleName(self.tr("Pause all reminders: {0}").format(button.text()))
        self._resume = self._button(self.tr("End the pause"), lambda app: None)
        row = Flow()
        for button in (*self._pauses, self._resume):
            row.addWidget(button)
        self.body.addLayout(row)
        self.finish()

    def show_quiet(self, app: App, words: ScheduleWords) -> None:
        """Show what is in force; a field that is being typed in is left alone."""
        self._app, self._words = app, words
        hours = app.reminders.quiet_hours
        self._hours = hours or self._hours
        self.switch.setChecked(hours is not None)
        self._fields.setVisible(hours is not None)
        for field, at in ((self.begin, self._hours.begin), (self.end, self._hours.end)):
            field.show_text(words.clock(at))
        until = app.reminders.paused_until
        for button in self._pauses:
            button.setVisible(until is None)
        self._resume.setVisible(until is not None)
        self._pause_words.setText(self._paused_words(until, words))

    def flush(self) -> bool:
        """Take the hours that were typed; whether they could be taken."""
        typed = self.begin.is_typed or self.end.is_typed
        if self._words is None or not (typed and self.switch.isChecked()):
            return True
        begin, end = self._typed(self.begin), self._typed(self.end)
        if begin is None or end is None:
            return False
        for field in (self.begin, self.end):
            field.take()
        if QuietHours(begin, end) != self._hours:
            self._hours = QuietHours(begin, end)
            self.quiet.emit(self._hours)
        return True

    def _typed(self, field: MarkedField) -> time | None:
        """The time in a field; what isn't one stays there, marked."""
        try:
            (found,) = typed_times(field.text())
        except ValueError:
            looks = self._words.clock(NIGHT.begin) if self._words else ""
            field.refuse(self.tr("That isn't a time. Times look like {0}.").format(looks))
            return None
        field.accept()
        return found

    # -- details ------------------------------------------------------------------------------------------------------

    def _build_hours(self, theme: Theme) -> None:
        name = self.tr("Quiet hours")
        self.switch = Switch(theme, name)
        self.switch.clicked.connect(lambda on: self.quiet.emit(self._hours if on else None))
        row_of(self, label(name, ""), self.switch)
        self.begin, self.end = MarkedField(theme), MarkedField(theme)
        self._fields = QWidget()
        row = QHBoxLayout(self._fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addStretch(1)
        for words, field, name in (
            (self.tr("from", "quiet hours"), self.begin, self.tr("Quiet hours begin at")),
            (self.tr("to", "quiet hours"), self.end, self.tr("Quiet hours end at")),
        ):
            field.setAccessibleName(name)
            field.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * TIME_DIGITS)
            field.editingFinished.connect(self.flush)
            field.problem_changed.connect(lambda _: self.show_problem(self.begin.problem or self.end.problem))
            row.addWidget(label(words, "soft"))
            row.addWidget(field)
        self.body.addWidget(self._fields)
        hint = label(self.tr("What would have come in quiet hours doesn't come after them."), "caption")
        hint.setWordWrap(True)
        self.body.addWidget(hint)

    def _button(self, words: str, until: Callable[[App], datetime | None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self._pause(until))
        return button

    def _pause(self, until: Callable[[App], datetime | None]) -> None:
        """The button that was pressed goes; the keyboard stays with its counterpart."""
        if self._app:
            self.paused.emit(until(self._app))
            (self._pauses[0] if self._resume.isHidden() else self._resume).setFocus()

    def _paused_words(self, until: datetime | None, words: ScheduleWords) -> str:
        if until is None:
            return self.tr("Pause all reminders")
        if until == FOR_GOOD:
            return self.tr("Paused until you end it.")
        return self.tr("Paused until {0}.").format(words.when(until))
