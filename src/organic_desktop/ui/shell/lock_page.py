"""The page of a locked window: a field for the passcode, and nothing of the user's."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from organic_desktop.core.errors import OrganicError, WrongPasscode
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import HUGE, MEDIUM, SMALL, Theme
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.fields import PasscodeField
from organic_desktop.ui.widgets.layouts import Flow, Scrolled
from organic_desktop.ui.widgets.plain_text import Label

if TYPE_CHECKING:
    from organic_desktop.core.clock import Clock

TICK_MS = 250


class LockPage(Scrolled):
    """``unlock_asked`` carries the passcode; ``keyring_asked`` asks to unlock without one."""

    unlock_asked = Signal(str)
    keyring_asked = Signal()

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._theme, self._clock = theme, clock
        self._may_try_at, self._refusal = 0.0, ""  # monotonic
        self.field = PasscodeField(self.tr("Passcode"))
        self.field.setPlaceholderText(self.tr("Passcode"))
        self.field.setAccessibleDescription(self.tr("Organic is locked"))
        self.unlock = QPushButton(self.tr("Unlock"))
        self.unlock.setProperty("look", "primary")
        self.keyring = QPushButton(self.tr("Unlock with the keyring"))
        self.problem, self.hint, self._due = label("", "error"), label("", "soft"), label("", "strong")
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._count_down)
        self.field.returnPressed.connect(self._ask)
        self.field.caps_lock_seen.connect(self._show_caps_lock)
        self.field.textEdited.connect(self._forget_problem)
        self.unlock.clicked.connect(self._ask)
        self.keyring.clicked.connect(self.keyring_asked)
        self.keyring.hide()
        self._build()
        self._set_usable(False)
        self.hint.setText(self.tr("Locking…"))
        self.hint.show()

    # -- states -------------------------------------------------------------------------------------------------------

    def wait_for_passcode(self, wait_seconds: float = 0.0, *, by_keyring: bool = False) -> None:
        """Take the passcode from now on, or once an earlier wait is over."""
        self.hint.hide()
        self.keyring.setVisible(by_keyring)
        self._set_usable(True)
        self._wait(wait_seconds)
        self.take_focus()

    def show_busy(self) -> None:
        """Take nothing while the passcode is tried, and the data are opened."""
        self.problem.hide()
        self._set_usable(False)
        self.hint.setText(self.tr("Unlocking…"))
        self.hint.show()

    def refuse(self, error: OrganicError) -> None:
        """Say why it stays locked, and how long to wait."""
        self.hint.hide()
        self._set_usable(True)
        self.field.clear()
        if isinstance(error, WrongPasscode):
            self._say(self.tr("That isn't the passcode."))
            self._wait(error.wait_seconds)
        else:
            self._say(problem_of(error))
        self.take_focus()

    @Slot(int)
    def show_reminders(self, count: int) -> None:
        """Say how many reminders are due, and nothing else about them."""
        self._due.setText(self.tr("%n reminder(s) due. Unlock to see what.", "", count))
        self._due.setVisible(count > 0)

    def take_focus(self) -> None:
        """Give the keyboard to the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- details ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.parts.addStretch(1)
        column = self.add_readable_column()
        self.parts.addStretch(2)
        column.setSpacing(MEDIUM)
        sign = Label()
        side = self.fontMetrics().height() * 4
        sign.setPixmap(self._theme.icon("lock").pixmap(side, side))
        column.addWidget(sign)
        column.addWidget(label(self.tr("Organic is locked"), "title"))
        about = label(self.tr("Your data is encrypted on this computer. Enter your passcode to open it."), "soft")
        column.addWidget(about)
        column.addSpacing(SMALL)
        row = Flow()
        for control in (self.field, self.unlock, self.keyring):
            row.addWidget(control)
        column.addLayout(row)
        below = QVBoxLayout()
        for each in (self.hint, self.problem, self._due):
            each.hide()
            below.addWidget(each)
        column.addLayout(below)
        column.addSpacing(HUGE)
        forgotten = label(
            self.tr(
                "Forgot it? Nobody can open this data without the passcode. What was synced is still in your "
                "account, and an unencrypted backup can be restored into a new folder."
            ),
            "caption",
        )
        column.addWidget(forgotten)
        for each in (about, forgotten, self.hint, self.problem, self._due):
            each.setWordWrap(True)

    @Slot()
    def _ask(self) -> None:
        if self.field.text() and self.unlock.isEnabled():
            self.unlock_asked.emit(self.field.text())

    def _set_usable(self, usable: bool) -> None:
        for each in (self.field, self.unlock, self.keyring):
            each.setEnabled(usable)

    def _say(self, sentence: str) -> None:
        self._refusal = sentence
        self.problem.setText(sentence)
        self.problem.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.problem, sentence))

    @Slot()
    def _forget_problem(self) -> None:
        if not self._timer.isActive():
            self.problem.hide()

    def _wait(self, seconds: float) -> None:
        """Take no passcode for some seconds, and count them down; it may be typed meanwhile."""
        if seconds > 0:
            self._may_try_at = self._clock.monotonic() + seconds
            self._timer.start()
            self._count_down()

    @Slot()
    def _count_down(self) -> None:
        left = ceil(self._may_try_at - self._clock.monotonic())
        self.unlock.setEnabled(left <= 0 and self.field.isEnabled())  # while it is tried otherwise, not twice
        if left > 0:
            again = self.tr("You can try again in %n second(s).", "", left)
            self.problem.setText(f"{self._refusal} {again}".strip())
            self.problem.show()
        else:
            self._timer.stop()
            self.problem.hide()

    @Slot(bool)
    def _show_caps_lock(self, on: bool) -> None:
        self.hint.setText(self.tr("Caps Lock is on."))
        self.hint.setVisible(on)
