"""Reminders in the settings: the list with everything to change in place, quiet times, and what became of each.

As everywhere in the settings, what is chosen is in force and on disk at once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.settings.quiet import QuietCard
from organic_desktop.ui.settings.reminder_log import LogCard
from organic_desktop.ui.settings.reminder_row import ReminderRow
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.text.schedules import ScheduleWords
from organic_desktop.ui.theme.theme import CARD_GAP, SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.wellness.entry import COLUMNS
from organic_desktop.wellness.schedule import EVENING, EVERY_DAY, Reminder

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

NOON = time(12)


class RemindersSection(QWidget):
    """The cards about reminders, below each other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._app: App | None = None
        self.list, self.quiet, self.log = RemindersCard(theme), QuietCard(theme), LogCard()
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
        """Show what is in force; a field that is being typed in is left alone."""
        self._app = app
        words = ScheduleWords(app)
        self.list.show_reminders(app, words)
        self.quiet.show_quiet(app, words)
        self.quiet.setVisible(bool(app.reminders.all() or app.reminders.quiet_hours or app.reminders.paused_until))
        self.log.show_lines(app.reminders.log(), words)

    def flush(self) -> bool:
        """Save what is being typed; whether all is saved."""
        quiet = self.quiet.flush()
        return self.list.flush() and quiet

    def _do(self, change: Callable[[App], None]) -> None:
        """In force and on disk at once, or said why not."""
        if self._app is None:
            return
        try:
            change(self._app)
            self.list.show_problem("")
        except OrganicError as error:
            self.list.show_problem(problem_of(error))
        self.show_reminders(self._app)


class RemindersCard(Card):
    """A row for each; ``saved``, ``tried`` and ``removed`` carry a reminder."""

    saved = Signal(object)
    tried = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Reminders"))
        self.body.setSpacing(SMALL)
        self._theme = theme
        self._rows: dict[str, ReminderRow] = {}
        self._empty = label(self.tr("None yet. One in the evening keeps a day from being forgotten."), "")
        self._empty.setWordWrap(True)
        self.body.addWidget(self._empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(SMALL)
        self.body.addLayout(self._list)
        self._gone = Gone()
        self._gone.undone.connect(self._bring_back)
        self.body.addWidget(self._gone)
        self._first, self._add = QPushButton(), QPushButton(self.tr("Add a reminder"))
        self._first.setProperty("look", "primary")
        self._first.clicked.connect(self._add_first)
        self._add.clicked.connect(self._add_another)
        row = Flow()
        for button in (self._first, self._add):
            button.setAutoDefault(True)
            row.addWidget(button)
        self.body.addLayout(row)
        self.finish()

    def show_reminders(self, app: App, words: ScheduleWords) -> None:
        """Show them as they are now; the rows of those that stay are kept."""
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
        """Save what is being typed; whether all is saved."""
        saved = [row.flush() for row in self._rows.values()]
        return all(saved)

    # -- details ------------------------------------------------------------------------------------------------------

    def _new_row(self, reminder: Reminder) -> ReminderRow:
        row = self._rows[reminder.id] = ReminderRow(self._theme, reminder)
        row.changed.connect(self.saved.emit)
        row.tried.connect(self.tried.emit)
        row.unwanted.connect(self._remove)
        self._list.addWidget(row)
        row.show()  # now: who made it wants to go on in it
        return row

    def _add_first(self) -> None:
        made = Reminder(str(uuid4()), (EVENING,), EVERY_DAY)
        self.saved.emit(made)
        if row := self._rows.get(made.id):
            row.switch.setFocus()

    def _add_another(self) -> None:
        """One of what has none yet, unfolded to be changed."""
        taken = {row.reminder.column for row in self._rows.values()}
        column = next((column for column in ("", *COLUMNS[1:], COLUMNS[0]) if column not in taken), "")
        made = Reminder(str(uuid4()), (NOON if column else EVENING,), EVERY_DAY, column)
        self.saved.emit(made)
        if row := self._rows.get(made.id):
            row.unfold()
            if row.editor:
                row.editor.what.setFocus()

    def _remove(self, reminder: Reminder) -> None:
        self._gone.take(reminder)
        self.removed.emit(reminder)
        self._gone.undo.setFocus()

    def _bring_back(self, reminder: Reminder) -> None:
        self.saved.emit(reminder)
        if row := self._rows.get(reminder.id):
            row.edit.setFocus()


class Gone(QWidget):
    """Says what was removed just now; ``undone`` carries it where it is wanted back."""

    undone = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._reminder: Reminder | None = None
        self._words = label("", "soft")
        self._words.setWordWrap(True)
        self.undo = QPushButton(self.tr("Undo"))
        self.undo.setProperty("look", "link")
        self.undo.setAutoDefault(True)
        self.undo.clicked.connect(self._bring_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self._words, 1)
        row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def take(self, reminder: Reminder) -> None:
        """Remember the one that goes."""
        self._reminder = reminder
        self.show()

    def name(self, words: ScheduleWords) -> None:
        """Say which one is gone."""
        if self._reminder:
            name = words.name(self._reminder.column)
            self._words.setText(self.tr("Removed: {0}, {1}.").format(name, words.plan(self._reminder)))

    def _bring_back(self) -> None:
        if reminder := self._reminder:
            self._reminder = None
            self.hide()
            self.undone.emit(reminder)
