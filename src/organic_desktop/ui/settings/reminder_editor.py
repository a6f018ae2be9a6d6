"""A reminder's row in the settings, and the form that edits it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.ui.text.dates import weekday_name
from organic_desktop.ui.text.locales import first_weekday
from organic_desktop.ui.text.schedules import ScheduleWords, typed_times
from organic_desktop.ui.theme.theme import LARGE, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.controls import Choice, Switch
from organic_desktop.ui.widgets.fields import MarkedField
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.wellness.metrics import COLUMNS
from organic_desktop.wellness.schedule import EVERY_DAY, Reminder

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

NO_BREAK = "\N{NO-BREAK SPACE}"


class ReminderRow(QFrame):
    """A reminder with its switch and, on demand, its form.

    ``changed`` carries the reminder with a change; ``tried`` and ``unwanted`` carry it as it is.
    """

    changed = Signal(object)
    tried = Signal(object)
    unwanted = Signal(object)

    def __init__(self, theme: Theme, reminder: Reminder) -> None:
        super().__init__()
        self._theme = theme
        self.reminder = reminder
        self.editor: ReminderEditor | None = None
        self._shown: tuple[ScheduleWords, list[str]] | None = None
        self._name, self._plan = label("", ""), label("", "caption")
        self._plan.setWordWrap(True)
        self.switch = Switch(theme, "")
        self.switch.clicked.connect(lambda on: self.changed.emit(replace(self.reminder, on=on)))
        self.edit = QPushButton(self.tr("Edit"))
        self.edit.setCheckable(True)
        self.edit.clicked.connect(self.show_form)
        words = QVBoxLayout()
        words.setSpacing(TINY // 2)
        words.addWidget(self._name)
        words.addWidget(self._plan)
        head = QHBoxLayout()
        head.setSpacing(MEDIUM)
        head.addLayout(words, 1)
        head.addWidget(self.edit)
        head.addWidget(self.switch)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, TINY, 0, TINY)
        self._column.setSpacing(MEDIUM)
        self._column.addLayout(head)

    def show_reminder(self, reminder: Reminder, words: ScheduleWords, app: App) -> None:
        """Show the reminder; a field being typed in is left alone."""
        self.reminder = reminder
        name, plan = words.name(reminder.column), words.plan(reminder)
        self._shown = words, words.upcoming(reminder, app)
        self._name.setText(name)
        self._plan.setText(plan if reminder.on else self.tr("{0}; off").format(plan))
        self.switch.setAccessibleName(f"{name}, {plan}")
        self.switch.setChecked(reminder.on)
        self.edit.setAccessibleName(self.tr("Edit: {0}, {1}").format(name, plan))
        if self.editor:
            self.editor.show_reminder(reminder, *self._shown)

    def show_form(self, wanted: bool = True) -> None:
        """Show or hide the form; it stays while it holds invalid input."""
        wanted = wanted or not self.flush()
        self.edit.setChecked(wanted)
        self.edit.setText(self.tr("Done") if wanted else self.tr("Edit"))
        if self.editor is None and self._shown:
            self.editor = ReminderEditor(self._theme)
            self.editor.changed.connect(self.changed.emit)
            self.editor.test.clicked.connect(lambda: self.tried.emit(self.reminder))
            self.editor.remove.clicked.connect(lambda: self.unwanted.emit(self.reminder))
            self.editor.show_reminder(self.reminder, *self._shown)
            self._column.addWidget(self.editor)
        if self.editor:
            self.editor.setVisible(wanted)

    def flush(self) -> bool:
        """Save what is being typed; False if it is invalid."""
        return self.editor is None or self.editor.flush()


class ReminderEditor(QWidget):
    """The form of a reminder; ``changed`` carries the reminder with a change."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._reminder: Reminder | None = None
        self._words: ScheduleWords | None = None
        self.what = Choice(theme)
        self.what.setAccessibleName(self.tr("What"))
        self.what.activated.connect(lambda _: self._change(column=self.what.currentData()))
        self.times, self.message = MarkedField(theme), MarkedField(theme)
        self.times.setAccessibleName(self.tr("Times, separated by commas"))
        self.times.editingFinished.connect(self._take_times)
        self.message.setAccessibleName(self.tr("In your own words"))
        self.message.setPlaceholderText(self.tr("In your own words (optional)"))
        self.message.editingFinished.connect(self._take_message)
        self._days = [self._day(day) for day in sorted(EVERY_DAY)]
        self.only_missing = Switch(theme, self.tr("Skip if already logged"))
        self.only_missing.clicked.connect(lambda on: self._change(only_if_missing=on))
        self._what_is_missing = label("", "caption")
        self._problem = label("", "error")
        self.times.problem_changed.connect(self._show_problem)
        self._next = label("", "caption")
        for words in (self._what_is_missing, self._problem, self._next):
            words.setWordWrap(True)
        self._problem.hide()
        self.test, self.remove = QPushButton(self.tr("Show now")), QPushButton(self.tr("Remove"))
        self._build()

    def show_reminder(self, reminder: Reminder, words: ScheduleWords, upcoming: list[str]) -> None:
        """Show the reminder; a field being typed in is left alone."""
        self._words, self._reminder = words, reminder
        for column in ("", *COLUMNS)[self.what.count() :]:
            self.what.addItem(words.name(column), column)
        self.what.setCurrentIndex(self.what.findData(reminder.column))
        self.times.show_text(words.times(reminder.times))
        self.message.show_text(reminder.message)
        for day, button in enumerate(self._days):
            button.setChecked(day in reminder.weekdays)
        self.only_missing.setChecked(reminder.only_if_missing)
        self._what_is_missing.setText(
            self.tr("if it is already logged") if reminder.column else self.tr("if everything you usually log is done")
        )
        times = self.tr("Next: {0}").format(" · ".join(each.replace(" ", NO_BREAK) for each in upcoming))
        self._next.setText(times if upcoming else self.tr("Turned off."))

    def flush(self) -> bool:
        """Save what is being typed; False if it is invalid."""
        self._take_message()
        return self._take_times()

    # -- details ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        days, buttons, missing = QWidget(), Flow(), QHBoxLayout()
        week = Flow(days)
        week.setSpacing(TINY)
        first = first_weekday(self.locale()) - 1
        for day in (*self._days[first:], *self._days[:first]):
            week.addWidget(day)
        missing.setSpacing(MEDIUM)
        missing.addWidget(self._what_is_missing, 1)
        missing.addWidget(self.only_missing)
        form = QGridLayout()
        form.setHorizontalSpacing(LARGE)
        form.setVerticalSpacing(SMALL)
        form.setColumnStretch(1, 1)
        for row, (words, field) in enumerate(
            (
                (self.tr("What"), self.what),
                (self.tr("At"), self.times),
                (self.tr("On"), days),
                (self.tr("Message"), self.message),
            )
        ):
            form.addWidget(label(words, "soft"), row, 0)
            form.addWidget(field, row, 1)
        form.addWidget(label(self.tr("Skip"), "soft"), 4, 0)
        form.addLayout(missing, 4, 1)
        for button in (self.test, self.remove):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SMALL)
        column.setSpacing(MEDIUM)
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addWidget(self._next)
        column.addLayout(buttons)

    def _day(self, day: int) -> QPushButton:
        button = QPushButton(weekday_name(day + 1, self.locale(), full=False))
        button.setProperty("look", "segment")
        button.setAccessibleName(weekday_name(day + 1, self.locale()))
        button.setCheckable(True)
        button.clicked.connect(partial(self._take_day, day))
        return button

    def _take_day(self, day: int) -> None:
        """Toggle a weekday; the last one stays, since a reminder without days could as well be switched off."""
        if self._reminder is None:
            return
        days = self._reminder.weekdays ^ {day}
        if days:
            self._change(weekdays=days)
        else:
            self._days[day].setChecked(True)

    def _take_message(self) -> None:
        if self._reminder and self.message.is_edited:
            self.message.mark_stored()
            if (message := self.message.text().strip()) != self._reminder.message:
                self._change(message=message)

    def _show_problem(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _take_times(self) -> bool:
        if self._reminder is None or self._words is None or not self.times.is_edited:
            return True
        try:
            times = typed_times(self.times.text())
        except ValueError:
            times = ()
        if not times:
            looks = self._words.times(self._reminder.times)
            self.times.reject(self.tr("Enter a time, e.g. {0}.").format(looks))
            return False
        self.times.mark_stored()
        if times != tuple(sorted(self._reminder.times)):
            self._change(times=times)
        return True

    def _change(self, **changes: Any) -> None:
        if self._reminder:
            self.changed.emit(replace(self._reminder, **changes))
