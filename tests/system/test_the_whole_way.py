"""The real program on a real desktop: from a reminder's time to the row in the database, and to the window."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from organic_desktop.app.facade import App
from organic_desktop.wellness.schedule import Reminder
from tests.devices import MakeDevice, logged
from tests.system.bus import PATIENCE_SECONDS, needs
from tests.system.screen import Desktop, wait_until

EVERY_DAY = frozenset(range(7))
SOON = timedelta(seconds=4)


@pytest.fixture
def zone() -> ZoneInfo:
    """Where it is about noon: no test runs over midnight."""
    return ZoneInfo(f"Etc/GMT{datetime.now(UTC).hour - 12:+d}")


@pytest.fixture
def app(device: MakeDevice, zone: ZoneInfo) -> App:
    """The folder that the program is started on, seen by another process."""
    app = device("a")
    app.change_settings(timezone=zone.key, welcomed=True, language="en")
    return app


@pytest.fixture
def remind(app: App, zone: ZoneInfo) -> Callable[[str], None]:
    """Sets a reminder that is due in a few seconds."""

    def set_one(column: str) -> None:
        due = (datetime.now(zone) + SOON).time().replace(microsecond=0)
        app.reminders.save(Reminder(str(uuid4()), (due,), EVERY_DAY, column))

    return set_one


def active_window(desktop: Desktop) -> str:
    """The title of the window with the keyboard; "" where none has it."""
    needs("xdotool")
    done = subprocess.run(
        ["xdotool", "getactivewindow", "getwindowname"],
        env=desktop.environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS,
    )  # fmt: skip
    return done.stdout.strip()


def test_a_reminder_is_shown_pressed_and_in_the_database(
    virtual_desktop: Desktop, app: App, remind: Callable[[str], None]
) -> None:
    remind("water_intake_ml")
    program = virtual_desktop.start_organic(app.folder)
    wait_until(lambda: virtual_desktop.notifications() == 1, "the reminder")
    virtual_desktop.press("Log +250 ml")
    wait_until(lambda: logged(app, app.today()).get("water_intake_ml") == 250, "the row")
    assert [line.source for line in app.days.history.timeline(app.today(), 1)] == ["tray"]
    assert virtual_desktop.notifications() == 0
    assert program.poll() is None


def test_a_click_brings_the_window_to_the_front(
    virtual_desktop: Desktop, app: App, remind: Callable[[str], None]
) -> None:
    remind("mood_score")
    virtual_desktop.start_organic(app.folder, "--minimized")
    wait_until(lambda: virtual_desktop.notifications() == 1, "the reminder")
    assert active_window(virtual_desktop) != "Organic"
    virtual_desktop.dunstctl("action", "0")
    wait_until(lambda: active_window(virtual_desktop) == "Organic", "the window in front")


def test_the_program_ends_and_leaves_no_dead_buttons(
    virtual_desktop: Desktop, app: App, remind: Callable[[str], None]
) -> None:
    remind("mood_score")
    program = virtual_desktop.start_organic(app.folder)
    wait_until(lambda: virtual_desktop.notifications() == 1, "the reminder")
    program.send_signal(signal.SIGTERM)
    assert virtual_desktop.exit_code(program) == 0
    assert virtual_desktop.notifications() == 0
    assert "Traceback" not in virtual_desktop.printed("organic")
