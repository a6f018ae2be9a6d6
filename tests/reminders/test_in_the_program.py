"""Reminders as a part of the real program: with its alarm, its edits, its settings and its sync."""

from __future__ import annotations

import queue
import threading
from datetime import UTC, datetime, time, timedelta

from organic_desktop.app.facade import App
from organic_desktop.core.clock import SystemClock
from organic_desktop.reminders.events import Due
from organic_desktop.wellness.schedule import EVERY_DAY, Reminder
from tests.clocks import HandClock
from tests.devices import MakeDevice, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server

PATIENCE_SECONDS = 60.0
WATER = "water_intake_ml"
SOON = timedelta(seconds=0.5)


class Told:
    """What an App tells of its reminders."""

    def __init__(self, app: App) -> None:
        self._due: queue.SimpleQueue[Due] = queue.SimpleQueue()
        self._over: queue.SimpleQueue[str] = queue.SimpleQueue()
        app.reminders.start(self._due.put, self._over.put)

    def due(self) -> Due:
        return self._due.get(timeout=PATIENCE_SECONDS)

    def over(self) -> str:
        return self._over.get(timeout=PATIENCE_SECONDS)


def remind_soon(app: App) -> None:
    soon = SystemClock().now().astimezone(app.settings.zone()) + SOON
    app.reminders.save(Reminder("water", (soon.time(),), EVERY_DAY, WATER))


def noon_here() -> str:
    """A zone where it is about noon: no test runs over midnight."""
    return f"Etc/GMT{SystemClock().now().hour - 12:+d}"


def test_it_comes_and_goes_with_an_edit(device: MakeDevice) -> None:
    app = device("a")
    app.change_settings(timezone=noon_here())
    told = Told(app)
    remind_soon(app)
    due = told.due()
    assert (due.key, due.day, due.late) == ("water", app.today(), False)
    app.days.log(due.day, {WATER: 250})
    assert told.over() == "water"


def test_it_goes_with_what_another_device_logged(server: Server, account: Account, device: MakeDevice) -> None:
    app, phone = (sign_in(device(name), server, account) for name in "ab")
    app.change_settings(timezone=noon_here())
    told = Told(app)
    app.start_sync(lambda status: None, lambda tables: None)
    remind_soon(app)
    due = told.due()
    phone.days.log(due.day, {WATER: 250})
    phone.sync()
    app.sync_now()
    assert told.over() == "water"


def test_another_zone_is_looked_at_once(device: MakeDevice) -> None:
    clock = HandClock(datetime(2026, 11, 23, 11, tzinfo=UTC))
    app = device("a", clock)
    app.change_settings(timezone="UTC")
    told = Told(app)
    app.reminders.save(Reminder("water", (time(12, 30),), EVERY_DAY, WATER))
    clock.move(timedelta(hours=1))
    app.change_settings(timezone="Etc/GMT-1")
    assert told.due().late


def test_its_thread_ends_with_the_program(device: MakeDevice) -> None:
    before = set(threading.enumerate())

    def its_threads() -> list[threading.Thread]:
        return [thread for thread in threading.enumerate() if thread.name == "APScheduler" and thread not in before]

    app = device("a")
    told = Told(app)
    app.reminders.test(Reminder("x", (), EVERY_DAY))
    told.due()
    assert its_threads()
    app.close()
    assert not its_threads()
