"""One page on a device, without the window around it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.services.bridge import Bridge
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.enter_key import press_by_enter

JOIN_SECONDS = 60
Shown = TypeVar("Shown", bound=QWidget)


class _Host(QWidget):
    """Holds the page, and presses its buttons by Enter, as the window does."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self.focusWidget(), event):
            super().keyPressEvent(event)


class Elsewhere:
    """Where the page turned to, by name."""

    def __init__(self) -> None:
        self.turned: list[object] = []

    def turn_to(self, name: str) -> object:
        self.turned.append(name)
        return None

    def show_day(self, day: date) -> None:
        self.turned.append(day)

    def show_module(self, name: str) -> None:
        self.turned.append(name)

    def ask_coach(self, module: str, topic: str, question: str) -> None:
        self.turned.append(question)


@contextmanager
def shown(
    qtbot: QtBot, qapp: QApplication, make: Callable[[App, Bridge, Theme], Shown], app: App, size: Any
) -> Iterator[Shown]:
    """A page made and shown, and refreshed after edits as in the window; at its end the application looks as before."""
    before = qapp.styleSheet(), qapp.palette()
    qapp.setStyle("Fusion")
    theme = Theme(qapp)
    bridge = Bridge()
    page = make(app, bridge, theme)
    bridge.edited.connect(page.refresh)  # type: ignore[attr-defined]  # every page has it
    app.when_edited(bridge.edited.emit)
    host = _Host(page)
    host.resize(*size)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    yield page
    host.close()
    for thread in threading.enumerate():  # its answer would reach a bridge that is being destroyed
        if thread.name == "bridge":
            thread.join(JOIN_SECONDS)
    for made in (host, bridge, theme):
        made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
