"""Locking by itself: after minutes without use, at a sleep, and before the first paint after one."""

from __future__ import annotations

import sys
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.shell import auto_lock
from organic_desktop.ui.shell.lock_page import LockPage
from tests.clocks import HandClock
from tests.devices import logged
from tests.system.system_services import SleepManager
from tests.ui.finding import words
from tests.ui.locking import Locking, Start, unlock

# A screen that isn't there has no place for icons; what Qt says of it is of no use here.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def check_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auto_lock, "CHECK_MS", 20)


class Paints(QObject):
    """Counts the paints of widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def is_locked(locking: Locking) -> bool:
    return isinstance(locking.window.centralWidget(), LockPage) and not locking.lock.is_open


def chosen(locking: Locking, **settings: object) -> None:
    locking.window.shell.app.change_settings(**settings)
    locking.window.bridge.settings_changed.emit()


def looked(qtbot: QtBot) -> None:
    """Several looks at the clock have passed."""
    qtbot.wait(100)


def test_fifteen_minutes_without_use_lock(qtbot: QtBot, locking: Locking, clock: HandClock) -> None:
    clock.move(14 * MINUTE)
    looked(qtbot)
    assert not is_locked(locking)
    clock.move(MINUTE)
    qtbot.waitUntil(lambda: is_locked(locking))


@pytest.mark.parametrize("use", ["key", "mouse"])
def test_what_is_typed_and_clicked_is_use_and_a_sync_is_not(
    qtbot: QtBot, locking: Locking, clock: HandClock, use: str
) -> None:
    chosen(locking, lock_after="5")
    for _ in range(3):
        clock.move(4 * MINUTE)
        looked(qtbot)
        handle = locking.window.windowHandle()
        if use == "key":
            QTest.keyClick(handle, Qt.Key.Key_Shift)
        else:
            QTest.mouseMove(handle, QPoint(50, 50))
            QTest.mouseMove(handle, QPoint(60, 60))
    assert not is_locked(locking)
    clock.move(4 * MINUTE)
    locking.window.shell.app.sync_now()
    locking.window.bridge.status_changed.emit(locking.window.shell.app.status())
    QCoreApplication.sendEvent(locking.window.windowHandle(), QEvent(QEvent.Type.UpdateRequest))
    clock.move(MINUTE)
    qtbot.waitUntil(lambda: is_locked(locking))


def test_never_is_never_and_a_changed_choice_holds_at_once(qtbot: QtBot, locking: Locking, clock: HandClock) -> None:
    chosen(locking, lock_after="never")
    clock.move(timedelta(days=3))
    looked(qtbot)
    assert not is_locked(locking)
    chosen(locking, lock_after="60")
    qtbot.waitUntil(lambda: is_locked(locking))


def test_a_sleep_that_nobody_announced_locks_at_wake_up(qtbot: QtBot, locking: Locking) -> None:
    locking.window.shell.app.timekeeper.wake_up()
    qtbot.waitUntil(lambda: is_locked(locking))
    unlock(qtbot, locking)
    chosen(locking, lock_on_sleep=False)
    locking.window.shell.app.timekeeper.wake_up()
    looked(qtbot)
    assert not is_locked(locking)


def test_after_a_long_sleep_nothing_is_painted_and_no_key_is_taken(
    qtbot: QtBot, locking: Locking, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auto_lock, "CHECK_MS", 100_000)  # the program stood still, its timer with it
    chosen(locking, lock_after="never")
    chosen(locking, lock_after="15")
    window, app = locking.window, locking.window.shell.app
    day, paints = app.today(), Paints()
    for each in window.workspace.findChildren(QWidget):
        each.installEventFilter(paints)
    clock.jump(timedelta(hours=8))
    inside = window.workspace
    with qtbot.waitSignal(locking.lifecycle.locked):
        QCoreApplication.sendEvent(window.windowHandle(), QEvent(QEvent.Type.UpdateRequest))
        assert not inside.isVisible(), "covered at once, locked a moment later"
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_3)  # would log a mood
    assert paints.count == 0
    assert "Organic is locked" in words(window)
    unlock(qtbot, locking)
    app = window.shell.app
    assert logged(app, app.today()).get("mood_score") is None
    assert logged(app, day)["mood_score"] is None


@pytest.mark.skipif(sys.platform != "linux", reason="logind is Linux's")
def test_a_sleep_waits_until_the_key_is_dropped(
    qtbot: QtBot, sleep_manager: SleepManager, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    locking = start()
    unlock(qtbot, locking)
    qtbot.waitUntil(lambda: len(sleep_manager.asked_for) == 1)
    what, who, _, mode = sleep_manager.asked_for[0]
    assert (what, who, mode) == ("sleep", "Organic", "delay")
    assert not sleep_manager.may_sleep()
    held_while_open: list[bool] = []
    close = locking.opening.close_one

    def close_slowly(app: App) -> None:
        close(app)
        held_while_open.append(sleep_manager.may_sleep())

    monkeypatch.setattr(locking.opening, "close_one", close_slowly)
    sleep_manager.fall_asleep()
    qtbot.waitUntil(sleep_manager.may_sleep)
    assert held_while_open == [False]
    assert is_locked(locking)
    unlock(qtbot, locking)
    qtbot.waitUntil(lambda: len(sleep_manager.asked_for) == 2)
    assert not sleep_manager.may_sleep()


@pytest.mark.skipif(sys.platform != "linux", reason="logind is Linux's")
def test_a_locked_screen_locks_if_it_is_this_sessions(qtbot: QtBot, sleep_manager: SleepManager, start: Start) -> None:
    locking = start()
    unlock(qtbot, locking)
    qtbot.waitUntil(lambda: len(sleep_manager.asked_for) == 1)
    sleep_manager.lock_screen("/org/freedesktop/login1/session/_32")
    looked(qtbot)
    assert not is_locked(locking)
    sleep_manager.lock_screen()
    qtbot.waitUntil(lambda: is_locked(locking))


@pytest.mark.skipif(sys.platform != "linux", reason="logind is Linux's")
def test_who_does_not_want_it_holds_no_sleep_off(qtbot: QtBot, sleep_manager: SleepManager, locking: Locking) -> None:
    qtbot.waitUntil(lambda: len(sleep_manager.asked_for) == 1)
    chosen(locking, lock_on_sleep=False)
    qtbot.waitUntil(sleep_manager.may_sleep)
    sleep_manager.fall_asleep()
    looked(qtbot)
    assert not is_locked(locking)
