"""The tray on a real tray host that comes and goes: the icon, the popup, where the window is, how the program ends."""

from __future__ import annotations

import signal
from contextlib import closing
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from organic_desktop.app.facade import App
from organic_desktop.wellness.schedule import EVERY_DAY, Reminder
from tests.devices import logged
from tests.system.notifier import Notifier
from tests.system.screen import Desktop, wait_until
from tests.system.windows import Windows

ORGANIC, POPUP, QUESTION = "Organic", "Log today", "Keep Organic running"


@pytest.fixture
def windows(virtual_desktop: Desktop) -> Windows:
    return Windows(virtual_desktop.environment)


def today(folder: Path) -> dict[str, Any]:
    """What the database says of today."""
    with closing(App(folder)) as app:
        return logged(app, app.today())


def was_explained(folder: Path) -> bool:
    """Whether it was said that a closed window goes on."""
    with closing(App(folder)) as app:
        return app.settings.hidden_before


def start(desktop: Desktop, windows: Windows, folder: Path, *flags: str) -> Any:
    """The program, with its icon in the tray."""
    program = desktop.start_organic(folder, *flags)
    wait_until(windows.docked, "the icon")
    return program


def test_a_click_opens_the_popup_and_the_keyboard_logs(
    virtual_desktop: Desktop, windows: Windows, folder: Path
) -> None:
    start(virtual_desktop, windows, folder, "--minimized")
    assert not windows.managed(ORGANIC)
    windows.click_icon()
    wait_until(lambda: windows.has_keyboard(POPUP), "the popup")
    windows.do("key", "4", "key", "Tab", "key", "Tab", "key", "space")
    wait_until(lambda: today(folder).get("water_intake_ml") == 250, "250 ml")
    assert today(folder)["mood_score"] == 4
    windows.do("key", "Escape")
    wait_until(lambda: not windows.in_sight(POPUP), "the popup's end")
    assert not windows.in_sight(ORGANIC)


def test_closing_hides_where_a_tray_is_and_the_menu_brings_it_back(
    virtual_desktop: Desktop, windows: Windows, folder: Path
) -> None:
    program = start(virtual_desktop, windows, folder)
    windows.close_by_frame(ORGANIC)
    wait_until(lambda: not windows.managed(ORGANIC), "the window's hiding")
    assert program.poll() is None
    assert windows.docked()
    # The task bar forgets a window before it is out of sight; the menu would be counted in its place.
    wait_until(lambda: windows.count() == len(("icon",)), "the icon alone")
    windows.open_menu()
    windows.do("key", "Down", "key", "Return")
    wait_until(lambda: windows.has_keyboard(ORGANIC), "the window")
    windows.do("key", "ctrl+q")
    assert virtual_desktop.exit_code(program) == 0


def test_the_first_hiding_is_explained(virtual_desktop: Desktop, windows: Windows, folder: Path) -> None:
    with closing(App(folder)) as app:
        app.change_settings(hidden_before=False)
    start(virtual_desktop, windows, folder)
    windows.close_by_frame(ORGANIC)
    wait_until(lambda: not windows.managed(ORGANIC), "the window's hiding")
    wait_until(lambda: windows.count() == len(("icon", "message")), "a message at the icon")
    wait_until(lambda: was_explained(folder), "that it is remembered")


def test_closing_quits_where_no_tray_is(virtual_desktop: Desktop, windows: Windows, folder: Path) -> None:
    virtual_desktop.end_tray()
    program = virtual_desktop.start_organic(folder)
    wait_until(lambda: windows.in_sight(ORGANIC), "the window")
    windows.close_by_frame(ORGANIC)
    assert virtual_desktop.exit_code(program) == 0


def test_closing_without_a_tray_asks_where_reminders_are_set(
    virtual_desktop: Desktop, windows: Windows, folder: Path
) -> None:
    with closing(App(folder)) as app:
        app.reminders.save(Reminder("water", (time(3),), EVERY_DAY, "water_intake_ml"))
    virtual_desktop.end_tray()
    program = virtual_desktop.start_organic(folder)
    wait_until(lambda: windows.in_sight(ORGANIC), "the window")
    assert virtual_desktop.exit_code(virtual_desktop.start_organic(folder, "--log=water=+250")) == 0  # it has begun
    windows.close_by_frame(ORGANIC)
    wait_until(lambda: windows.in_sight(QUESTION), "the question")
    windows.do("key", "Return")
    wait_until(lambda: windows.managed(ORGANIC) and not windows.in_sight(ORGANIC), "the window in the task bar")
    assert program.poll() is None
    assert virtual_desktop.exit_code(virtual_desktop.start_organic(folder)) == 0
    wait_until(lambda: windows.has_keyboard(ORGANIC), "the window that a second start raises")


def test_the_icon_and_the_window_follow_a_tray_that_crashes(
    virtual_desktop: Desktop, windows: Windows, folder: Path
) -> None:
    program = start(virtual_desktop, windows, folder, "--minimized")
    virtual_desktop.end_tray()
    wait_until(lambda: windows.managed(ORGANIC), "the window in the task bar")
    assert not windows.in_sight(ORGANIC)
    virtual_desktop.start_tray()
    wait_until(windows.docked, "the icon")
    wait_until(lambda: not windows.managed(ORGANIC), "the window's hiding")
    windows.click_icon()
    wait_until(lambda: windows.in_sight(POPUP), "the popup")
    program.send_signal(signal.SIGTERM)
    assert virtual_desktop.exit_code(program) == 0


def test_a_tray_that_comes_later_gets_the_icon(virtual_desktop: Desktop, windows: Windows, folder: Path) -> None:
    virtual_desktop.end_tray()
    virtual_desktop.start_organic(folder, "--minimized")
    wait_until(lambda: windows.managed(ORGANIC), "the window in the task bar")
    virtual_desktop.start_tray()
    wait_until(windows.docked, "the icon")
    wait_until(lambda: not windows.managed(ORGANIC), "the window's hiding")


def test_a_tray_of_the_other_kind_is_as_good(virtual_desktop: Desktop, windows: Windows, folder: Path) -> None:
    start(virtual_desktop, windows, folder, "--minimized")
    virtual_desktop.end_tray()
    wait_until(lambda: windows.managed(ORGANIC), "the window in the task bar")
    for _ in range(2):
        with Notifier(virtual_desktop.bus) as notifier:
            wait_until(lambda: notifier.icons, "the icon")
            wait_until(lambda: not windows.managed(ORGANIC), "the window's hiding")
            notifier.click()
            wait_until(lambda: windows.has_keyboard(POPUP), "the popup")
            windows.do("key", "Escape")
            wait_until(lambda: not windows.in_sight(POPUP), "the popup's end")
        wait_until(lambda: windows.managed(ORGANIC), "the window's return")
