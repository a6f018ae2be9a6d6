"""What the command does that lets reminders rest until tomorrow: the everyday pause. Settings has the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.shell.toast import tell
from organic_desktop.ui.text.messages import problem_of, title_of

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.ui.shell.window import MainWindow


class Pausing(QObject):
    """Does nothing until ``attach``."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._app: App | None = None

    def attach(self, app: App) -> None:
        """Pause this App's reminders from now on."""
        self._app = app

    def toggle(self) -> None:
        """Pause, or end a pause, whoever made it."""
        if self._app is None:
            return
        reminders, title = self._app.reminders, self.tr("Reminders")
        pause = reminders.paused_until is None
        try:
            reminders.pause(reminders.tomorrow() if pause else None)
        except OrganicError as error:
            tell(self._window, title_of(error), problem_of(error))
            return
        self._window.bridge.settings_changed.emit()
        said = self.tr("Reminders are paused until tomorrow.") if pause else self.tr("Reminders go on.")
        tell(self._window, title, said)
