"""What the window, the tray and the reminders are while the data are locked: a page, two commands, a bare sentence.

Nothing here knows an App. When to lock and how to unlock is lifecycle.py's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from organic_desktop.core.settings import settings_on_disk
from organic_desktop.ui.background.quit_confirmation import KEEP
from organic_desktop.ui.background.tray_icon import Shape
from organic_desktop.ui.services.raising import bring_to_front
from organic_desktop.ui.shell.later import notifier_class
from organic_desktop.ui.shell.lock_page import LockPage
from organic_desktop.ui.widgets.plain_text import name_command

if TYPE_CHECKING:
    from collections.abc import Callable

    from organic_desktop.core.clock import Clock
    from organic_desktop.system.notifications import Notifier
    from organic_desktop.ui.background.locked_reminders import LockedReminders
    from organic_desktop.ui.shell.window import MainWindow


class LockedWindow(QObject):
    """Shows the ``page`` at once; ``end`` before the next App is shown."""

    def __init__(self, window: MainWindow, folder: Path, clock: Clock) -> None:
        super().__init__(window)
        self._window, self._folder, self._clock = window, folder, clock
        self._reminders: LockedReminders | None = None
        self._has_ended = False
        self.page = LockPage(window.theme, clock)
        window.show_page(self.page)

    def begin(self) -> None:
        """Remind from now on: the App is closed, whose reminders these are."""
        self._window.bridge.run(_imported, self._remind, lambda error: self._remind(None), owner=self)

    def live_in_tray(self) -> None:
        """Show at the tray's icon that the data are locked."""
        icon = self._window.live_in_tray()
        icon.empty_menu()
        icon.menu.addAction(self._command(self.tr("&Unlock…"), self.show_window))
        icon.menu.addSeparator()
        icon.menu.addAction(self._command(self.tr("&Quit"), self._window.quit))
        sentence = self.tr("Locked. Click to enter your passcode.")
        icon.show_state(Shape.LOCKED, f"Organic\n{sentence}")
        icon.clicked.connect(self.show_window)
        if self._window.begins_hidden and (self._window.isMinimized() or not self._window.isVisible()):
            icon.hide_window()

    @Slot()
    def show_window(self, token: str = "") -> None:  # the desktop's, no secret  # nosec B107
        """Bring the window to the front, to be unlocked."""
        bring_to_front(self._window, token)
        self.page.take_focus()

    def end(self) -> None:
        """Show nothing more at the tray's icon, and withdraw the notification."""
        self._has_ended = True
        if self._reminders:
            self._reminders.set_aside()
        if icon := self._window.tray_icon:
            icon.empty_menu()
        self._window.stays_without_tray = False
        self.deleteLater()

    def _remind(self, make_notifier: type[Notifier] | None) -> None:
        if self._has_ended:  # before it could begin; nobody would stop it
            return
        from organic_desktop.ui.background.locked_reminders import LockedReminders

        window = self._window
        made = LockedReminders(self._folder, self._clock, window.bridge, window.tray_icon, make_notifier, self)
        made.asked.connect(self.show_window)
        made.counted.connect(self.page.show_reminders)
        window.theme.application.aboutToQuit.connect(made.end)
        window.stays_without_tray = made.has_any and settings_on_disk(self._folder).without_tray == KEEP
        self._reminders = made

    def _command(self, text: str, act: Callable[[], object]) -> QAction:
        action = QAction(self)
        name_command(action, text)
        action.triggered.connect(lambda: act())
        return action


def _imported() -> type[Notifier] | None:
    """Import what reminds, which reads a file by pydantic, and what shows notifications."""
    import organic_desktop.ui.background.locked_reminders  # noqa: F401 - for later

    return notifier_class()
