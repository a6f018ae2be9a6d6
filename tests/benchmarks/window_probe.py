"""Opens the window and prints the machine's time at the moment asked for; starts.py runs it, and frozen.py frozen."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QPaintEvent

    from organic_desktop.ui.shell.first_today import FirstToday
    from organic_desktop.ui.theme.theme import Theme


def main(what: str, folder: str) -> None:
    """The program itself, by its own entry, on a window that tells when it was painted."""
    from organic_desktop.__main__ import spare_imports, start_window

    spare_imports()  # as the program does before it imports what follows
    from PySide6.QtCore import Qt

    from organic_desktop.ui.shell import startup as start
    from organic_desktop.ui.shell.window import MainWindow

    class Watched(MainWindow):
        def __init__(self, theme: Theme, state: QSettings) -> None:
            super().__init__(theme, state)
            self.ready.connect(self._painted_with_data)

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            if what == "first-frame":
                tell()

        def show_first(self, first: FirstToday) -> None:
            super().show_first(first)
            if what == "day-shown":
                first.painted.connect(tell, Qt.ConnectionType.QueuedConnection)

        def _painted_with_data(self) -> None:
            self.repaint()
            tell()

    vars(start)["MainWindow"] = Watched
    start_window(["--data-dir", folder])


def tell() -> None:
    """Print the time and be gone: what the end of a process costs is not asked."""
    print(time.monotonic(), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
