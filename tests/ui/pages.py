"""One page on a device, without the window around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.shell.bridge import Bridge
from organic_desktop.ui.theme.theme import Theme

Page = TypeVar("Page", bound=QWidget)


@contextmanager
def shown(qtbot: QtBot, qapp: QApplication, make: Callable[[Theme], Page], app: App, size: Any) -> Iterator[Page]:
    """A page made, shown and attached; at its end the application looks as before."""
    before = qapp.styleSheet(), qapp.palette()
    qapp.setStyle("Fusion")
    theme = Theme(qapp)
    page, bridge = make(theme), Bridge()
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.attach(app, bridge)  # type: ignore[attr-defined]  # the pages' contract
    yield page
    page.close()
    for made in (page, bridge, theme):
        made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
