"""Reminders while the data are locked: a real notification daemon is told that one is due, and nothing of it."""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.reminders.events import Outcome
from organic_desktop.ui.background.locked_reminders import LockedReminders
from organic_desktop.wellness.schedule import EVERY_DAY, Reminder
from tests.clocks import HandClock
from tests.passcodes import make_lock
from tests.system.screen import Desktop
from tests.ui.finding import words
from tests.ui.locking import PASSCODE, Locking, Start, lock_by_command, unlock

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the notification daemon is Linux's"),
    pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True),
]

MESSAGE = "Kartoffelpuffer"


@pytest.fixture
def clock() -> HandClock:
    """A Monday, a minute before nine."""
    return HandClock(datetime(2026, 11, 23, 8, 59, tzinfo=UTC))


@pytest.fixture
def locked_folder(tmp_path: Path, test_keyring: None, clock: HandClock) -> Path:
    """Two reminders at nine, and no entry."""
    with closing(App(tmp_path, clock=clock)) as app:
        app.change_settings(welcomed=True, language="en", timezone="UTC", lock_on_sleep=False)
        for name, column in (("one", "water_intake_ml"), ("two", "mood_score")):
            app.reminders.save(Reminder(name, (time(9),), EVERY_DAY, column, MESSAGE))
    lock = make_lock(tmp_path)
    lock.set(PASSCODE)
    lock.close()
    return tmp_path


@pytest.fixture
def daemon(virtual_desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """The session's bus is the virtual desktop's."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", virtual_desktop.bus.address)
    return virtual_desktop


def nine_comes(qtbot: QtBot, locking: Locking, clock: HandClock) -> None:
    clock.move(timedelta(minutes=1, seconds=1))
    qtbot.waitUntil(lambda: locking.window.findChild(LockedReminders) is not None)
    cast(LockedReminders, locking.window.findChild(LockedReminders)).timekeeper.wake_up()


def test_it_says_that_one_is_due_and_shows_it_after_unlocking(
    qtbot: QtBot, daemon: Desktop, start: Start, clock: HandClock
) -> None:
    locking = start()
    qtbot.waitUntil(locking.page.unlock.isEnabled)
    nine_comes(qtbot, locking, clock)
    qtbot.waitUntil(lambda: "summary: '2 reminders are due'" in daemon.printed("dunst"))
    assert daemon.notifications() == 1, "one for all"
    assert MESSAGE not in daemon.printed("dunst")
    assert "Water" not in daemon.printed("dunst")
    assert "2 reminders are due" in words(locking.window)
    locking.window.showMinimized()
    assert daemon.press("Unlock") == ["Unlock"], "no button that writes"
    qtbot.waitUntil(lambda: not locking.window.isMinimized())
    unlock(qtbot, locking)
    qtbot.waitUntil(lambda: daemon.printed("dunst").count(f"body: '{MESSAGE}") == 2)
    assert [line.outcome for line in locking.window.shell.app.reminders.log()].count(Outcome.SHOWN) >= 2


def test_what_was_shown_with_its_words_is_withdrawn_by_the_lock(
    qtbot: QtBot, daemon: Desktop, locking: Locking, clock: HandClock
) -> None:
    qtbot.waitUntil(lambda: locking.window.shell.reminding is not None)
    clock.move(timedelta(minutes=1, seconds=1))
    locking.window.shell.app.reminders.check()
    qtbot.waitUntil(lambda: daemon.notifications() == 2)
    assert MESSAGE in daemon.printed("dunst")
    lock_by_command(qtbot, locking)
    qtbot.waitUntil(lambda: "summary: '2 reminders are due'" in daemon.printed("dunst"))
    qtbot.waitUntil(lambda: daemon.notifications() == 1)


def test_closed_while_locked_it_does_not_come_again(
    qtbot: QtBot, daemon: Desktop, start: Start, clock: HandClock
) -> None:
    locking = start()
    nine_comes(qtbot, locking, clock)
    qtbot.waitUntil(lambda: daemon.notifications() == 1)
    daemon.dunstctl("close-all")
    qtbot.waitUntil(lambda: "reminders are due" not in words(locking.window))
    unlock(qtbot, locking)
    qtbot.waitUntil(lambda: locking.window.shell.reminding is not None)
    outcomes = [line.outcome for line in locking.window.shell.app.reminders.log()]
    assert outcomes[:2] == [Outcome.DISMISSED] * 2
    qtbot.wait(100)
    assert daemon.notifications() == 0


def test_one_that_is_logged_already_is_not_shown_after_unlocking(
    qtbot: QtBot, daemon: Desktop, locking: Locking, clock: HandClock
) -> None:
    """While it is locked nobody can know."""
    app = locking.window.shell.app
    app.days.log(app.today(), {"water_intake_ml": 250, "mood_score": 3})
    lock_by_command(qtbot, locking)
    nine_comes(qtbot, locking, clock)
    qtbot.waitUntil(lambda: daemon.notifications() == 1)
    unlock(qtbot, locking)
    qtbot.waitUntil(lambda: locking.window.shell.reminding is not None)
    app = locking.window.shell.app
    qtbot.waitUntil(lambda: app.reminders.log()[0].outcome is Outcome.LOGGED)
    qtbot.waitUntil(lambda: daemon.notifications() == 0)
