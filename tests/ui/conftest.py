"""Windows on real devices, shown on a screen that isn't there where the machine has none."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import cast

import pytest

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.environ.get("QT_QPA_PLATFORM") == "offscreen":  # by itself it has a screen of 800 × 800
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screen.json')}"

os.environ["LC_ALL"] = "C.UTF-8"  # formats are the system's: here they are those of the language

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.app.lock import Lock
from organic_desktop.core.clock import Clock
from organic_desktop.ui.shell.application import Application
from organic_desktop.ui.shell.lifecycle import Lifecycle
from organic_desktop.ui.shell.opening_apps import OpeningApps
from organic_desktop.ui.shell.start_requests import StartRequests
from organic_desktop.ui.shell.startup import window_state
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.theme.theme import Theme
from tests.clocks import HandClock
from tests.devices import MakeDevice
from tests.elsewhere import is_left_out
from tests.passcodes import CHEAP, make_lock
from tests.ui.locking import PASSCODE, WATER, Locking, Start, unlock

PATIENCE_MS = 60_000  # a guard against waiting for ever; machines may be slow
for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed, QtBot.waitActive):
    cast("dict[str, int]", wait.__kwdefaults__)["timeout"] = PATIENCE_MS

OpenWindow = Callable[[App], MainWindow]
OpenBare = Callable[..., tuple[MainWindow, OpeningApps]]


def start_requests(window: MainWindow, clock: Clock | None = None) -> StartRequests:
    """What serves the window's start requests, as in the program."""
    made = StartRequests(window, window.bridge, lambda: window.opened, clock)
    window.ready.connect(made.look)
    window.file_dropped.connect(made.take_file)
    return made


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out what can't even be imported on this system."""
    return True if is_left_out(collection_path) else None


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The program's own, which macOS tells what to open."""
    return Application


FRESH = QLocale()
"""How numbers and dates are written before any language is installed."""


@pytest.fixture(autouse=True)
def _language_is_left_as_it_was() -> Iterator[None]:
    """Take back the language and the formats that a test installed: they are the application's, not a window's."""
    yield
    if application := QCoreApplication.instance():
        for translator in application.findChildren(QTranslator):
            application.removeTranslator(translator)
            translator.deleteLater()
        for name in application.dynamicPropertyNames():
            if (text := bytes(name.data()).decode()).startswith("organic_"):
                application.setProperty(text, None)
    QLocale.setDefault(FRESH)


def _wait_for_answers() -> None:
    """Wait, without handling events, for threads whose answer would reach a window that is being destroyed."""
    until = time.monotonic() + PATIENCE_MS / 1000
    while any(each.name == "bridge" for each in threading.enumerate()):  # none is joined: one may just be starting
        assert time.monotonic() < until
        time.sleep(0.005)


@pytest.fixture
def bare(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[OpenBare]:
    """Shows windows without an App yet, each with what opens Apps for it; at the end nothing of theirs is left."""
    shown: list[tuple[MainWindow, Theme, OpeningApps]] = []
    before = qapp.font(), qapp.styleSheet(), qapp.palette()
    qapp.setStyle("Fusion")

    def show(folder: Path = tmp_path) -> tuple[MainWindow, OpeningApps]:
        theme = Theme(qapp)
        window = MainWindow(theme, window_state(folder))
        opening = OpeningApps()
        shown.append((window, theme, opening))
        with qtbot.waitExposed(window):
            window.show()
        return window, opening

    yield show
    for window, theme, opening in shown:
        window.close()
        opening.close()
        _wait_for_answers()
        window.deleteLater()
        theme.deleteLater()
    for _ in ("the windows", "what goes with them"):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet(before[1])
    qapp.setPalette(before[2])
    qapp.setFont(before[0])


@pytest.fixture
def open_new(qtbot: QtBot, device: MakeDevice, bare: OpenBare) -> OpenWindow:
    """Opens windows on devices, as the program does, also for who has never used it."""

    def open_one(app: App) -> MainWindow:
        window, opening = bare(app.folder)
        opening.open(lambda: app)
        app.change_settings(language="en")
        window.open_app(app)
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isActiveWindow() and window.workspace.pages.isVisible())
        return window

    return open_one


@pytest.fixture
def open_window(qtbot: QtBot, open_new: OpenWindow) -> OpenWindow:
    """Opens windows for who has left the first page, on today."""

    def open_one(app: App) -> MainWindow:
        app.change_settings(welcomed=True)
        window = open_new(app)
        qtbot.waitUntil(window.workspace.today.notes.isVisible)
        return window

    return open_one


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


# -- the lock: tests/ui/locking.py ------------------------------------------------------------------------------------


@pytest.fixture
def clock() -> HandClock:
    """The clock of a window with a lock."""
    return HandClock()


@pytest.fixture
def locked_folder(tmp_path: Path, test_keyring: None) -> Path:
    """A day and a module with words and numbers that stand nowhere else, encrypted."""
    with closing(App(tmp_path)) as app:
        app.change_settings(welcomed=True, language="en", timezone="UTC")
        app.days.log(app.today(), {"sleep_hours": "7.77", "water_intake_ml": WATER, "nutrition_notes": "Zwetschgen"})
        app.modules.set("identity", {"current_focus": "Marmelade"})
    lock = make_lock(tmp_path)
    lock.set(PASSCODE)
    lock.close()
    return tmp_path


@pytest.fixture
def start(bare: OpenBare, locked_folder: Path, qapp: QApplication, clock: HandClock) -> Iterator[Start]:
    """Starts a window on the folder, as the program does."""
    before = qapp.quitOnLastWindowClosed()

    def begin(*, hidden: bool = False) -> Locking:
        window, opening = bare(locked_folder)
        if hidden:
            window.hide()
            window.begins_hidden = True
        lock = Lock(locked_folder, clock=clock, cost=CHEAP)
        lifecycle = Lifecycle(window, locked_folder, opening, lock=lock, clock=clock)
        lifecycle.begin()
        return Locking(window, lifecycle, lock, opening)

    yield begin
    qapp.setQuitOnLastWindowClosed(before)


@pytest.fixture
def locking(qtbot: QtBot, start: Start) -> Locking:
    """The window, unlocked, on today."""
    made = start()
    unlock(qtbot, made)
    return made
