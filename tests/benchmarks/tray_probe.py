"""The program as it is long after its window was last shown, within seconds; background.py runs it in a real tray."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from organic_desktop.ui.theme.theme import Theme

USED_MS = 6_000  # the tray is there by then
UNUSED_FOR = timedelta(seconds=2)  # for an hour


def main(folder: str) -> None:
    """Show the window, press its close button, and wait in the tray."""
    from organic_desktop.__main__ import spare_imports, start_window

    spare_imports()  # as the program does before it imports what follows
    from organic_desktop.ui.shell import shell, startup
    from organic_desktop.ui.shell.window import MainWindow

    class Left(MainWindow):
        def __init__(self, theme: Theme, state: QSettings) -> None:
            super().__init__(theme, state)
            self.ready.connect(lambda: QTimer.singleShot(USED_MS, self, self.put_away))

    vars(shell)["UNUSED_FOR"] = UNUSED_FOR
    vars(startup)["MainWindow"] = Left
    start_window(["--data-dir", folder])


if __name__ == "__main__":
    main(*sys.argv[1:])
