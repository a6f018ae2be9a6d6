"""The Qt application, which macOS tells of files and links to open by events; elsewhere they come as arguments.

The first may come before there is a window, even before the program knows whether another one runs already; they are
kept until ``serve`` says who shows them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from organic_desktop.core.links import LONGEST_LINK, LONGEST_PATH, is_link
from organic_desktop.system.single_instance import Request

MOST_KEPT = 50


class Application(QApplication):
    """Not a filter of events, which would be called for each event of each widget."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self._kept: list[Request] = []
        self._open: Callable[[Request], object] | None = None

    def serve(self, show: Callable[[Request], object]) -> None:
        """Hand what is opened to ``show`` from now on, what came before first."""
        self._open = show
        kept, self._kept = self._kept, []
        for request in kept:
            show(request)

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        request = request_of(event)
        if request is None:
            return False
        if self._open:
            self._open(request)
        elif len(self._kept) < MOST_KEPT:
            self._kept.append(request)
        return True


def request_of(event: QFileOpenEvent) -> Request | None:
    """Return what the user opened; None if it is neither a file nor a link of ours."""
    path = event.file()
    if path and os.path.isabs(path) and len(path) <= LONGEST_PATH:
        return Request(file=path)
    link = bytes(event.url().toEncoded().data()).decode("ascii", "replace")
    if is_link(link) and len(link) <= LONGEST_LINK:
        return Request(link=link)
    return None
