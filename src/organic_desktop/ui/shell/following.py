"""Keeps what is in sight true: shows it anew after every edit and pull, at the user's midnight, and when another
program wrote into the same file. What is hidden is shown anew when it comes into sight (navigation.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from organic_desktop.core.errors import StoreError

if TYPE_CHECKING:
    from datetime import date

    from organic_desktop.app.facade import App
    from organic_desktop.ui.shell.undo_actions import Undoing
    from organic_desktop.ui.shell.window import MainWindow

LOOK_MS = 2_000


class Following(QObject):
    """Follows the App's data from when it is made."""

    def __init__(self, window: MainWindow, app: App, undoing: Undoing) -> None:
        super().__init__(window)
        self._window, self._app, self._undoing = window, app, undoing
        self._seen = self._state()
        # Methods, not lambdas: Qt drops these connections together with this object.
        window.bridge.edited.connect(self.follow)
        window.bridge.rows_changed.connect(self.follow)
        window.bridge.day_changed.connect(self.look)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def follow(self) -> None:
        """Rows changed, or may have changed: the page in sight shows it, and an edit can be undone."""
        self._seen = self._state()  # before reading: what comes later is seen by the next look
        self._undoing.catch_up()
        self._window.pages.refresh()

    @Slot()
    def look(self) -> None:
        """Follow where the day is another, or somebody else wrote; nobody tells of either."""
        if self._in_sight() and self._state() != self._seen:
            self._window.bridge.edited.emit()  # the tray and its popup follow it as well

    def _in_sight(self) -> bool:
        tray = self._window.tray
        return self._window.isVisible() or bool(tray and tray.is_popup_open)

    def _state(self) -> tuple[date, object]:
        try:
            return self._app.today(), self._app.data_version()
        except StoreError:  # whatever is shown next says it
            return self._app.today(), None
