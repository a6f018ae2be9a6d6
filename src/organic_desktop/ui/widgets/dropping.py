"""Files that are dragged onto a window: which are taken, and a filter that takes them anywhere on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent, QWindow
from PySide6.QtWidgets import QApplication

DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


def file_in(dragged: QMimeData) -> Path | None:
    """Return the one local file that is dragged; None if it is something else, or several."""
    urls = dragged.urls() if dragged.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None


class FileDrops(QObject):
    """Takes a file that is dropped anywhere on a window: a field below it would take its path for text.

    ``dropped`` carries the path, once the other program's drag has ended. A dialog in front takes its own.
    """

    dropped = Signal(object)

    def watch(self, window: QWindow) -> None:
        """Take files for this window of the system."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in DRAGS or not isinstance(event, QDropEvent) or QApplication.activeModalWidget():
            return False
        path = file_in(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(path)
        return True
