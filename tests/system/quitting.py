"""The program with threads that never stop telling its window something, also while it ends; says what is left then.

``python -m tests.system.quitting FOLDER`` begins, and ends itself by SIGTERM.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import getAllValidWrappers

from organic_desktop.app.facade import App
from organic_desktop.core.terminal import end_process
from organic_desktop.ui.services.bridge import GATE
from organic_desktop.ui.shell import startup as start
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.shell.workspace import ViewState

TALKERS = 4
REST_SECONDS = 0.01


class TalkedTo(MainWindow):
    """Ends as soon as it shows Today."""

    told = Signal()

    def open_app(self, app: App, view: ViewState | None = None) -> None:
        super().open_app(app, view)
        self._going = threading.Event()
        for _ in range(TALKERS):
            threading.Thread(target=self._talk, args=(GATE.through(self.told.emit),), daemon=True).start()
        os.kill(os.getpid(), signal.SIGTERM)

    def hide(self) -> None:
        self._going.set()
        super().hide()

    def _talk(self, tell: Callable[[], None]) -> None:
        going = self._going
        while True:
            tell()
            time.sleep(0 if going.is_set() else REST_SECONDS)


if __name__ == "__main__":
    vars(start)["MainWindow"] = TalkedTo
    code = start.open_window(Path(sys.argv[1]))
    left = [type(each).__name__ for each in getAllValidWrappers() if isinstance(each, QWidget)]
    print("left:", QCoreApplication.instance(), left)
    end_process(code)
