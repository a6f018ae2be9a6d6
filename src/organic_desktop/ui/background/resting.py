"""Where the window is while nobody needs it: out of sight in the tray, and never where it can't be brought back from.

That closing it means this, and not the program's end, is the window's to decide and said once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from organic_desktop.ui.background.host import TrayHost
    from organic_desktop.ui.shell.window import MainWindow


class Resting(QObject):
    """Hides the window while a tray is there; minimizes it instead while none is."""

    def __init__(self, window: MainWindow, host: TrayHost) -> None:
        super().__init__(window)
        self._window, self._host = window, host
        self._put_away = False
        host.came.connect(self._settle)
        host.went.connect(self._settle)

    def put_away(self) -> None:
        """Nobody needs the window now."""
        self._put_away = True
        self._place()

    @Slot()
    def _settle(self) -> None:
        """The host came or went: a window that still rests goes where it can be found."""
        if self._window.isVisible() and not self._window.isMinimized():
            self._put_away = False
        if self._put_away:
            self._place()

    def _place(self) -> None:
        if self._host.is_there:
            self._window.hide()
        else:
            self._window.showMinimized()
