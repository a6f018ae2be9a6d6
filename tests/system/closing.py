"""The program on a folder; at a stage of its start the window's frame closes it, or it is ended otherwise.

``python -m tests.system.closing FOLDER STAGE close|term|kill``; where there is a first look, +250 ml is entered in it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent

from organic_desktop.app.facade import App
from organic_desktop.core.terminal import end_process
from organic_desktop.ui.shell import startup as start
from organic_desktop.ui.shell.first_today import FirstToday
from organic_desktop.ui.shell.later import LATER_MS
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.shell.workspace import ViewState
from organic_desktop.wellness.metrics import metric

WATER = metric("water_intake_ml")


def close(window: MainWindow) -> None:
    """What the button of the window's frame does, wherever there is a frame: a close that nobody in here asked for."""
    QCoreApplication.sendEvent(window.windowHandle(), QCloseEvent())


def signalled(number: signal.Signals) -> Callable[[MainWindow], None]:
    return lambda _: os.kill(os.getpid(), number)


STAGES = ("shown", "first frame", "first look", "looked at", "before it is open", "open", "before the tray", "at rest")
ENDS: dict[str, Callable[[MainWindow], None]] = {
    "close": close,
    "term": signalled(signal.SIGTERM),
    "kill": signalled(getattr(signal, "SIGKILL", signal.SIGTERM)),
}
folder, stage, end = Path(sys.argv[1]), sys.argv[2], ENDS[sys.argv[3]]


class Watched(MainWindow):
    """Ends at the stage."""

    def _reach(self, reached: str) -> None:
        if reached == stage:
            print("reached:", stage, flush=True)
            end(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self._reach("shown"))
        self.first_frame.connect(lambda: self._reach("first frame"))
        self.ready.connect(self._show_data)

    def show_first(self, first: FirstToday) -> None:
        super().show_first(first)
        first.page.editor.step(WATER, WATER.steps[0])
        first.page.notes.field.setPlainText("half typed")
        self._reach("first look")
        first.painted.connect(lambda: self._reach("looked at"))

    def open_app(self, app: App, view: ViewState | None = None) -> None:
        self._reach("before it is open")
        super().open_app(app, view)

    def _show_data(self) -> None:
        self._reach("open")
        QTimer.singleShot(LATER_MS - 1, self, lambda: self._reach("before the tray"))
        QTimer.singleShot(LATER_MS + 1, self, lambda: QTimer.singleShot(0, self, lambda: self._reach("at rest")))


if __name__ == "__main__":
    vars(start)["MainWindow"] = Watched
    end_process(start.open_window(folder))
