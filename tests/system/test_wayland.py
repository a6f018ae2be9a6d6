"""The program under a tiling compositor of Wayland: the window, the tray's icon, the popup, notifications."""

from __future__ import annotations

import signal
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from organic_desktop.app.facade import App
from organic_desktop.wellness.schedule import EVERY_DAY, Reminder
from tests.devices import logged
from tests.system.screen import wait_until
from tests.system.wayland import SCREEN, WaylandDesktop

ORGANIC, POPUP = "Organic", "Log today"


def today(folder: Path) -> dict[str, Any]:
    with closing(App(folder)) as app:
        return logged(app, app.today())


def test_from_the_icon_to_the_database(wayland: WaylandDesktop, folder: Path) -> None:
    program = wayland.start_organic(folder)
    wait_until(lambda: ORGANIC in wayland.windows(), "the window")
    wait_until(wayland.icons, "the icon")
    wait_until(lambda: wayland.focused() == ORGANIC, "the keyboard")
    wayland.swaymsg("kill")  # as by its own button
    wait_until(lambda: ORGANIC not in wayland.windows(), "the window's hiding")
    assert program.poll() is None

    wayland.click_icon()
    wait_until(lambda: wayland.focused() == POPUP, "the popup")
    popup = wayland.windows()[POPUP]
    assert popup["type"] == "floating_con", "it isn't stretched over the screen"
    assert popup["rect"]["width"] < SCREEN[0] / 2
    assert popup["rect"]["height"] < SCREEN[1] * 0.8
    wayland.type("4", "-k", "Tab", "-k", "Tab", "-k", "space")
    wait_until(lambda: today(folder).get("water_intake_ml") == 250, "250 ml")
    assert today(folder)["mood_score"] == 4
    wayland.type("-k", "Escape")
    wait_until(lambda: POPUP not in wayland.windows(), "the popup's end")

    assert wayland.exit_code(wayland.start_organic(folder)) == 0  # a second start raises the first one's window
    wait_until(lambda: ORGANIC in wayland.windows(), "the window")
    program.send_signal(signal.SIGTERM)
    assert wayland.exit_code(program) == 0
    assert "Traceback" not in wayland.printed("organic")


def test_a_tray_that_crashes_brings_the_window_back(wayland: WaylandDesktop, folder: Path) -> None:
    wayland.start_organic(folder, "--minimized")
    wait_until(wayland.icons, "the icon")
    assert ORGANIC not in wayland.windows()
    wayland.end_tray()
    wait_until(lambda: ORGANIC in wayland.windows(), "the window")


def test_a_reminder_is_shown_and_pressed(wayland: WaylandDesktop, folder: Path) -> None:
    zone = ZoneInfo(f"Etc/GMT{datetime.now(UTC).hour - 12:+d}")  # where it is about noon
    due = (datetime.now(zone) + timedelta(seconds=2)).time().replace(microsecond=0)
    with closing(App(folder)) as app:
        app.change_settings(timezone=zone.key)
        app.reminders.save(Reminder("water", (due,), EVERY_DAY, "water_intake_ml"))
    wayland.start_notifications()
    wayland.start_organic(folder, "--minimized")
    wait_until(lambda: wayland.notifications() == 1, "the reminder")
    wayland.press("Log +250 ml")
    wait_until(lambda: today(folder).get("water_intake_ml") == 250, "the row")
