"""The real program on a real desktop with a passcode: begun in the tray, unlocked by keys, locked by another one."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from organic_desktop.app.facade import App
from organic_desktop.wellness.schedule import EVERY_DAY, Reminder
from tests.devices import logged
from tests.passcodes import PASSCODE, make_lock
from tests.system.screen import Desktop, wait_until
from tests.system.windows import Windows

ORGANIC, POPUP = "Organic", "Log today"
MESSAGE = "Kartoffelpuffer"


@pytest.fixture
def windows(virtual_desktop: Desktop) -> Windows:
    return Windows(virtual_desktop.environment)


@pytest.fixture
def locked(folder: Path) -> Iterator[Path]:
    """The folder with a passcode and a closed lock."""
    lock = make_lock(folder)
    lock.set(PASSCODE)
    lock.close()
    yield folder
    lock.close()


def water(folder: Path) -> object:
    """What the database says of today."""
    lock = make_lock(folder)
    lock.unlock(PASSCODE)
    try:
        with closing(App(folder)) as app:
            return logged(app, app.today()).get("water_intake_ml")
    finally:
        lock.close()


def call(desktop: Desktop, folder: Path, *words: str) -> int:
    """The exit code of another process of the program."""
    return desktop.exit_code(
        desktop.start_python("-m", "organic_desktop", "--data-dir", str(folder), *words, log="call"), "call"
    )


def open_by_keys(windows: Windows) -> None:
    wait_until(lambda: windows.has_keyboard(ORGANIC), "the lock page")
    windows.do("type", PASSCODE)
    windows.do("key", "Return")


def test_from_the_tray_to_an_entry_and_back_behind_the_lock(
    virtual_desktop: Desktop, windows: Windows, locked: Path
) -> None:
    program = virtual_desktop.start_organic(locked, "--minimized")
    wait_until(windows.docked, "the icon")
    assert not windows.managed(ORGANIC)
    assert virtual_desktop.exit_code(virtual_desktop.start_organic(locked, "--log=water=+250"), "organic") == 1
    windows.click_icon()  # which would open the popup
    open_by_keys(windows)
    wait_until(
        lambda: virtual_desktop.exit_code(virtual_desktop.start_organic(locked, "--log=water=+250")) == 0, "the App"
    )
    windows.click_icon()
    wait_until(lambda: windows.has_keyboard(POPUP), "the popup")
    assert call(virtual_desktop, locked, "lock") == 0
    wait_until(lambda: not windows.in_sight(POPUP), "the popup's end")
    assert virtual_desktop.exit_code(virtual_desktop.start_organic(locked, "--log=water=+250")) == 1
    program.send_signal(signal.SIGTERM)
    assert virtual_desktop.exit_code(program) == 0
    assert water(locked) == 250


def test_a_reminder_of_a_locked_program_has_no_words(virtual_desktop: Desktop, windows: Windows, folder: Path) -> None:
    with closing(App(folder)) as app:
        soon = datetime.now(ZoneInfo("UTC")) + timedelta(minutes=1)
        app.change_settings(timezone="UTC")
        app.reminders.save(Reminder("one", (time(soon.hour, soon.minute),), EVERY_DAY, "mood_score", MESSAGE))
    lock = make_lock(folder)
    lock.set(PASSCODE)
    lock.close()
    program = virtual_desktop.start_organic(folder)
    wait_until(lambda: "summary: 'A reminder is due'" in virtual_desktop.printed("dunst"), "the reminder")
    assert MESSAGE not in virtual_desktop.printed("dunst")
    open_by_keys(windows)
    wait_until(lambda: MESSAGE in virtual_desktop.printed("dunst"), "its words, once it is unlocked")
    program.send_signal(signal.SIGTERM)
    assert virtual_desktop.exit_code(program) == 0
