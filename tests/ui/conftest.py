"""Windows on real devices, shown on a screen that isn't there where the machine has none."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date

import pytest

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organic_desktop.app import App
from organic_desktop.ui.theme import Theme
from organic_desktop.ui.window import MainWindow
from tests.devices import MakeDevice

OpenWindow = Callable[[App], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, device: MakeDevice) -> Iterator[OpenWindow]:
    """Opens windows as the program does; at the end no thread or signal of theirs is left."""
    opened: list[tuple[MainWindow, App, Theme]] = []
    before = qapp.font(), qapp.styleSheet(), qapp.palette()
    qapp.setStyle("Fusion")

    def open_one(app: App) -> MainWindow:
        theme = Theme(qapp)
        window = MainWindow(theme)
        opened.append((window, app, theme))
        with qtbot.waitExposed(window):
            window.show()
        window.build()
        window.attach(app, QSettings(str(app.folder / "window.ini"), QSettings.Format.IniFormat))
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isActiveWindow() and window.today.notes.isVisible())
        return window

    yield open_one
    for window, app, theme in opened:
        window.close()
        app.close()
        window.deleteLater()
        theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet(before[1])
    qapp.setPalette(before[2])
    qapp.setFont(before[0])


@pytest.fixture
def app(device: MakeDevice) -> App:
    """The device below the window."""
    return device("a")


@pytest.fixture
def window(open_window: OpenWindow, app: App) -> MainWindow:
    """The main window on the device `app`, on today."""
    return open_window(app)


@pytest.fixture
def today(app: App) -> date:
    """The user's date."""
    return app.today()
