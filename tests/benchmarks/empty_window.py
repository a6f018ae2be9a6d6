"""The least window there is: prints the machine's time once it was painted and the modules named were imported after.

starts.py and system/installation.py measure ours against it.
"""

from __future__ import annotations

import importlib
import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Empty(QMainWindow):
    """Tells as soon as its first frame is done."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, tell)


def tell() -> None:
    for name in sys.argv[1:]:
        importlib.import_module(name)
    print(time.monotonic(), flush=True)
    os._exit(0)  # what the end of a process costs is not asked


if __name__ == "__main__":
    application = QApplication([])
    window = Empty()
    window.show()
    application.exec()
