"""The reminders section of the settings: the list, quiet hours and pause, and the history of reminders.

As everywhere in the settings, every choice is saved at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.errors import OrganicError
from organic_desktop.reminders.events import LogLine
from organic_desktop.reminders.storage import FOR_GOOD
from organic_desktop.ui.settings.cards import row_of
from organic_desktop.ui.settings.reminder_editor import ReminderRow
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.text.schedules import ScheduleWords, typed_times
from organic_desktop.ui.theme.theme import CARD_GAP, LARGE, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.controls import Switch
from organic_desktop.ui.widgets.fields import MarkedField
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import set_tip
from organic_desktop.wellness.metrics import COLUMNS
from organic_desktop.wellness.schedule import EVENING, EVERY_DAY, HOUR, QuietHours, Reminder

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

NIGHT = QuietHours(time(22), time(7))
TIME_DIGITS = 13
FEW, MANY = 5, 50
LOOKS = ("soft", "", "soft")
NAME = 1
NOON = time(12)


class QuietCard(Card):
    """Quiet hours and the pause; ``quiet`` carries the hours or None, ``paused`` the end of a pause or None."""

    quiet = Signal(object)
    paused = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Quiet times"))
        self.body.setSpacing(SMALL)
        self._app: App | None = None
        self._words: ScheduleWords | None = None
        self._hours = NIGHT
        self._build_hours(theme)
        self._pause_words = paragraph("")
        self.body.addWidget(self._pause_words)
        self._pauses = (
            self._button(self.tr("For an hour"), lambda app: app.reminders.now() + HOUR),
            self._button(self.tr("Until tomorrow"), lambda app: app.reminders.tomorrow()),
            self._button(self.tr("Until I turn them back on"), lambda app: FOR_GOOD),
        )
        for button in self._pauses:
            button.setAccessibleName(self.tr("Pause all reminders: {0}").format(button.text()))
        self._resume = self._button(self.tr("Resume reminders"), lambda app: None)
        row = Flow()
        for button in (*self._pauses, self._resume):
            row.addWidget(button)
        self.body.addLayout(row)
        self.finish()

    def show_quiet(self, app: App, words: ScheduleWords) -> None:
        """Show quiet hours and pause; a field being typed in is left alone."""
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
        """Save the typed hours; False if they are invalid."""
        typed = self.begin.is_edited or self.end.is_edited
        if self._words is None or not (typed and self.switch.isChecked()):
            return True
        begin, end = self._typed(self.begin), self._typed(self.end)
        if begin is None or end is None:
            return False
        for field in (self.begin, self.end):
            field.mark_stored()
        if QuietHours(begin, end) != self._hours:
            self._hours = QuietHours(begin, end)
            self.quiet.emit(self._hours)
        return True

    def _typed(self, field: MarkedField) -> time | None:
        """Return the time in a field; invalid text stays there, marked."""
        try:
            (found,) = typed_times(field.text())
        except ValueError:
            looks = self._words.clock(NIGHT.begin) if self._words else ""
            field.reject(self.tr("Enter a time, e.g. {0}.").format(looks))
            return None
        field.unmark()
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
            (self.tr("from", "quiet hours"), self.begin, self.tr("Quiet hours start")),
            (self.tr("to", "quiet hours"), self.end, self.tr("Quiet hours end")),
        ):
            field.setAccessibleName(name)
            field.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * TIME_DIGITS)
            field.editingFinished.connect(self.flush)
            field.problem_changed.connect(lambda _: self.show_problem(self.begin.problem or self.end.problem))
            row.addWidget(label(words, "soft"))
            row.addWidget(field)
        self.body.addWidget(self._fields)
        hint = paragraph(self.tr("Reminders due in quiet hours are skipped."), "caption")
        self.body.addWidget(hint)

    def _button(self, words: str, until: Callable[[App], datetime | None]) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda: self._pause(until))
        return button

    def _pause(self, until: Callable[[App], datetime | None]) -> None:
        """Pause or resume, and focus the button that replaces the pressed one."""
        if self._app:
            self.paused.emit(until(self._app))
            (self._pauses[0] if self._resume.isHidden() else self._resume).setFocus()

    def _paused_words(self, until: datetime | None, words: ScheduleWords) -> str:
        if until is None:
            return self.tr("Pause all reminders")
        if until == FOR_GOOD:
            return self.tr("Paused until you resume.")
        return self.tr("Paused until {0}.").format(words.when(until))


class ReminderHistoryCard(Card):
    """The outcome of each due reminder, newest first, a few until more are asked for; hidden if there are none."""

    def __init__(self) -> None:
        super().__init__(self.tr("Reminder history"))
        self._words: ScheduleWords | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(LARGE)
        self._grid.setVerticalSpacing(TINY)
        self._grid.setColumnStretch(2, 1)
        self.body.setSpacing(SMALL)
        self.body.addLayout(self._grid)
        self.more = QPushButton(self.tr("Show older"))
        self.more.setProperty("look", "link")
        self.more.setCheckable(True)
        self.more.clicked.connect(self._show)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self._lines: Sequence[LogLine] = ()
        self._rows: list[tuple[str, str, str, str]] = []
        self.finish()
        self.hide()

    def show_lines(self, lines: Sequence[LogLine], words: ScheduleWords) -> None:
        """Show these lines, newest first."""
        self._lines, self._words = lines, words
        self.setVisible(bool(lines))
        self.more.setVisible(len(lines) > FEW)
        self._show()

    def _show(self) -> None:
        say = self._words
        if say is None:
            return
        few = self._lines[: MANY if self.more.isChecked() else FEW]
        rows = [(say.when(line.planned), say.name(line.column), say.outcome(line), line.message) for line in few]
        self.more.setText(self.tr("Show fewer") if self.more.isChecked() else self.tr("Show older"))
        if rows == self._rows:
            return
        self._rows = rows
        while (item := self._grid.takeAt(0)) and (words := item.widget()):
            words.deleteLater()
        for row, (*texts, message) in enumerate(rows):
            for column, text in enumerate(texts):
                words = label(text, LOOKS[column])
                words.setWordWrap(column > 0)
                set_tip(words, message if column == NAME else "")
                self._grid.addWidget(words, row, column, Qt.AlignmentFlag.AlignTop)


class RemindersSection(QWidget):
    """The cards about reminders."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._app: App | None = None
        self.list, self.quiet, self.log = RemindersCard(theme), QuietCard(theme), ReminderHistoryCard()
        self.list.saved.connect(lambda reminder: self._do(lambda app: app.reminders.save(reminder)))
        self.list.tried.connect(lambda reminder: self._do(lambda app: app.reminders.test(reminder)))
        self.list.removed.connect(lambda reminder: self._do(lambda app: app.reminders.remove(reminder.id)))
        self.quiet.quiet.connect(lambda hours: self._do(lambda app: app.reminders.set_quiet_hours(hours)))
        self.quiet.paused.connect(lambda until: self._do(lambda app: app.reminders.pause(until)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        for card in (self.list, self.quiet, self.log):
            column.addWidget(card)

    def show_reminders(self, app: App) -> None:
        """Show the reminders; a field being typed in is left alone."""
        self._app = app
        words = ScheduleWords(app)
        self.list.show_reminders(app, words)
        self.quiet.show_quiet(app, words)
        self.quiet.setVisible(bool(app.reminders.all() or app.reminders.quiet_hours or app.reminders.paused_until))
        self.log.show_lines(app.reminders.log(), words)

    def flush(self) -> bool:
        """Save what is being typed; False if some of it is invalid."""
        quiet = self.quiet.flush()
        return self.list.flush() and quiet

    def _do(self, change: Callable[[App], None]) -> None:
        """Save a change at once, or show the error."""
        if self._app is None:
            return
        try:
            change(self._app)
            self.list.show_problem("")
        except OrganicError as error:
            self.list.show_problem(problem_of(error))
        self.show_reminders(self._app)


class RemindersCard(Card):
    """The list of reminders; ``saved``, ``tried`` and ``removed`` carry a reminder."""

    saved = Signal(object)
    tried = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Reminders"))
        self.body.setSpacing(SMALL)
        self._theme = theme
        self._rows: dict[str, ReminderRow] = {}
        self._empty = paragraph(self.tr("No reminders yet. An evening reminder helps you not to miss a day."))
        self.body.addWidget(self._empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(SMALL)
        self.body.addLayout(self._list)
        self._gone = RemovedReminder()
        self._gone.undone.connect(self._restore)
        self.body.addWidget(self._gone)
        self._first, self._add = QPushButton(), QPushButton(self.tr("Add a reminder"))
        self._first.setProperty("look", "primary")
        self._first.clicked.connect(self._add_first)
        self._add.clicked.connect(self._add_another)
        row = Flow()
        for button in (self._first, self._add):
            row.addWidget(button)
        self.body.addLayout(row)
        self.finish()

    def show_reminders(self, app: App, words: ScheduleWords) -> None:
        """Show the reminders; existing rows are kept."""
        reminders = {reminder.id: reminder for reminder in app.reminders.all()}
        for key in self._rows.keys() - reminders.keys():
            self._rows.pop(key).deleteLater()
        for key, reminder in reminders.items():
            row = self._rows.get(key) or self._new_row(reminder)
            row.show_reminder(reminder, words, app)
        self._empty.setVisible(not reminders)
        self._first.setVisible(not reminders)
        self._first.setText(self.tr("Remind me every evening at {0}").format(words.clock(EVENING)))
        self._gone.name(words)

    def flush(self) -> bool:
        """Save what is being typed; False if some of it is invalid."""
        saved = [row.flush() for row in self._rows.values()]
        return all(saved)

    # -- details ------------------------------------------------------------------------------------------------------

    def _new_row(self, reminder: Reminder) -> ReminderRow:
        row = self._rows[reminder.id] = ReminderRow(self._theme, reminder)
        row.changed.connect(self.saved.emit)
        row.tried.connect(self.tried.emit)
        row.unwanted.connect(self._remove)
        self._list.addWidget(row)
        row.show()  # at once, to be focused
        return row

    def _add_first(self) -> None:
        made = Reminder(str(uuid4()), (EVENING,), EVERY_DAY)
        self.saved.emit(made)
        if row := self._rows.get(made.id):
            row.switch.setFocus()

    def _add_another(self) -> None:
        """Add a reminder for something that has none yet, and open its form."""
        taken = {row.reminder.column for row in self._rows.values()}
        column = next((column for column in ("", *COLUMNS[1:], COLUMNS[0]) if column not in taken), "")
        made = Reminder(str(uuid4()), (NOON if column else EVENING,), EVERY_DAY, column)
        self.saved.emit(made)
        if row := self._rows.get(made.id):
            row.show_form()
            if row.editor:
                row.editor.what.setFocus()

    def _remove(self, reminder: Reminder) -> None:
        self._gone.take(reminder)
        self.removed.emit(reminder)
        self._gone.undo.setFocus()

    def _restore(self, reminder: Reminder) -> None:
        self.saved.emit(reminder)
        if row := self._rows.get(reminder.id):
            row.edit.setFocus()


class RemovedReminder(QWidget):
    """Shows which reminder was removed just now, with Undo; ``undone`` carries the reminder."""

    undone = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._reminder: Reminder | None = None
        self._words = paragraph("", "soft")
        self.undo = QPushButton(self.tr("Undo"))
        self.undo.setProperty("look", "link")
        self.undo.clicked.connect(self._restore)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self._words, 1)
        row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def take(self, reminder: Reminder) -> None:
        """Show a removed reminder."""
        self._reminder = reminder
        self.show()

    def name(self, words: ScheduleWords) -> None:
        """Name the removed reminder."""
        if self._reminder:
            name = words.name(self._reminder.column)
            self._words.setText(self.tr("Removed: {0}, {1}.").format(name, words.plan(self._reminder)))

    def _restore(self) -> None:
        if reminder := self._reminder:
            self._reminder = None
            self.hide()
            self.undone.emit(reminder)
