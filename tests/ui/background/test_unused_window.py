"""A window that nobody looks at is built when it is first shown, and let go an hour after it was hidden."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.system.notifications import Notification
from organic_desktop.ui.background.tray import Tray
from organic_desktop.ui.shell.shell import UNUSED, UNUSED_FOR
from organic_desktop.ui.shell.window import MainWindow
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged
from tests.ui.background.test_tray import entry_in
from tests.ui.conftest import OpenBare, OpenWindow
from tests.ui.finding import words

# A screen that isn't there has no place for icons; what Qt says of it is of no use here.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)

MORNING = datetime(2026, 11, 23, 9, 10, tzinfo=UTC)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(MORNING)


@pytest.fixture
def app(device: MakeDevice, clock: HandClock) -> App:
    made = device("a", clock=clock)
    made.change_settings(welcomed=True, language="en", timezone="UTC")
    return made


@pytest.fixture
def unseen(bare: OpenBare, app: App, qapp: QApplication) -> Iterator[MainWindow]:
    """A window that began in the tray."""
    before = qapp.quitOnLastWindowClosed()
    window, opening = bare(app.folder)
    window.hide()
    opening.open(lambda: app)
    window.open_app(app)
    yield window
    qapp.setQuitOnLastWindowClosed(before)


@pytest.fixture
def wait_an_hour(qtbot: QtBot, app: App, clock: HandClock) -> Callable[[MainWindow], None]:
    """Hides a window, and lets its hour pass."""

    def wait(window: MainWindow) -> None:
        window.hide()
        clock.move(UNUSED_FOR - timedelta(minutes=1))
        app.timekeeper.wake_up()
        QCoreApplication.processEvents()
        assert window.shell.is_built
        clock.move(timedelta(minutes=2))
        app.timekeeper.wake_up()
        qtbot.waitUntil(lambda: not window.shell.is_built)

    return wait


def test_the_tray_works_without_a_window(qtbot: QtBot, unseen: MainWindow, app: App) -> None:
    tray: Tray = unseen.shell.live_in_tray(lambda: True, hidden=True)
    said: list[str] = []
    tray.icon.show_message = lambda title, sentence: said.append(sentence)  # type: ignore[method-assign]
    entry_in(tray, "Water +250 ml").trigger()
    entry_in(tray, "Pause reminders").trigger()
    entry_in(tray, "Sync now").trigger()
    tray.toggle_popup()
    qtbot.waitUntil(tray.popup.isVisible)
    assert "250 of 2,000 ml" in words(tray.popup)
    tray.popup.hide()
    unseen.shell.actions.undo()
    assert logged(app, app.today()) == {}
    app.change_settings(language="de")
    unseen.bridge.settings_changed.emit()
    qtbot.waitUntil(lambda: any("Beenden" in action.text() for action in tray.icon.menu.actions()))
    assert said == ["Reminders are paused until tomorrow."]
    assert not unseen.shell.is_built
    entry_in(tray, "Einstellungen").trigger()
    assert unseen.isVisible()
    assert unseen.workspace.pages.current == "settings"


def test_a_reminder_waits_in_a_window_that_isnt_built(unseen: MainWindow) -> None:
    unseen.shell.reminder_banner.add(Notification("key", "Water", "Nothing logged yet"))
    assert not unseen.shell.reminder_banner.isVisible()
    assert not unseen.shell.is_built
    unseen.show()
    QCoreApplication.processEvents()
    assert unseen.shell.reminder_banner.isVisible()
    assert unseen.workspace.isAncestorOf(unseen.shell.reminder_banner)


def test_after_an_hour_its_inside_is_gone_and_comes_back_as_it_was(
    qtbot: QtBot, open_window: OpenWindow, app: App, wait_an_hour: Callable[[MainWindow], None]
) -> None:
    window = open_window(app)
    day = app.today() - timedelta(days=3)
    window.shell.show_day(day)
    window.workspace.pages.turn_to("history")
    window.shell.reminder_banner.add(Notification("key", "Water", "Nothing logged yet"))
    gone = weakref.ref(window.workspace.today)
    wait_an_hour(window)
    qtbot.waitUntil(lambda: gone() is None)  # nothing holds its memory
    app.days.log(day, {"mood_score": 4})
    window.show()
    assert window.workspace.pages.current == "history"
    assert window.workspace.today.day == day
    qtbot.waitUntil(window.shell.reminder_banner.isVisible)
    window.workspace.window_actions.undo()
    assert logged(app, day) == {}


def test_what_is_half_typed_is_kept_over_the_hour(
    open_window: OpenWindow, app: App, wait_an_hour: Callable[[MainWindow], None]
) -> None:
    window = open_window(app)
    window.workspace.today.editor.retype({"sleep_hours": "about seven"})
    wait_an_hour(window)
    window.show()
    assert window.workspace.today.invalid_input() == {"sleep_hours": "about seven"}


def test_shown_again_in_time_it_stays(qtbot: QtBot, open_window: OpenWindow, app: App, clock: HandClock) -> None:
    window = open_window(app)
    before = window.workspace
    window.hide()
    window.show()
    clock.move(2 * UNUSED_FOR)
    app.timekeeper.wake_up()
    window.hide()
    QCoreApplication.processEvents()
    window.shell.release()
    assert not window.shell.is_built
    window.show()
    assert window.workspace is not before
    window.shell.release()  # it is looked at
    assert window.shell.is_built


def test_a_dialog_keeps_it_for_an_hour_more(qtbot: QtBot, open_window: OpenWindow, app: App, clock: HandClock) -> None:
    window = open_window(app)
    window.open_help()
    window.hide()
    app.timekeeper.cancel(UNUSED)
    window.shell.release()  # as after the hour
    assert window.shell.is_built
    window.findChildren(QDialog)[0].close()
    clock.move(UNUSED_FOR)
    app.timekeeper.wake_up()
    qtbot.waitUntil(lambda: not window.shell.is_built)


def test_built_behind_a_window_that_stays_hidden_it_goes_too(
    qtbot: QtBot, unseen: MainWindow, app: App, clock: HandClock
) -> None:
    unseen.shell.show_day(app.today() - timedelta(days=2))
    assert unseen.shell.is_built
    clock.move(UNUSED_FOR)
    app.timekeeper.wake_up()
    qtbot.waitUntil(lambda: not unseen.shell.is_built)
