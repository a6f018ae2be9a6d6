"""One page on a device, without the window around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.services.bridge import Bridge
from organic_desktop.ui.theme.theme import Theme

Shown = TypeVar("Shown", bound=QWidget)


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
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page
    page.close()
    for made in (page, bridge, theme):
        made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
