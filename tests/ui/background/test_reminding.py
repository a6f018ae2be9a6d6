"""Reminders from due to done: what a real notification daemon shows, and what its buttons do to the day."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.reminders.events import Outcome
from organic_desktop.system.notifications import Notifier
from organic_desktop.ui.background.reminder_notifications import ReminderNotifications
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.wellness.schedule import Reminder
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged
from tests.system.screen import Desktop
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, number, words

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the notification daemon is Linux's")

MONDAY = date(2026, 11, 23)
NINE = time(9)
Remind = Callable[..., None]


@pytest.fixture
def clock() -> HandClock:
    """A Monday, a minute before nine."""
    return HandClock(datetime(2026, 11, 23, 8, 59, tzinfo=UTC))


@pytest.fixture
def app(device: MakeDevice, clock: HandClock) -> App:
    app = device("a", clock)
    app.change_settings(timezone="UTC")
    return app


@pytest.fixture
def window(open_window: OpenWindow, app: App) -> MainWindow:
    return open_window(app)


def reminding_in(window: MainWindow, app: App, desktop: Desktop, clock: HandClock) -> ReminderNotifications:
    bus = partial(Notifier, address=desktop.bus.address)
    return ReminderNotifications(
        window,
        app,
        window.bridge,
        window.shell.reminder_banner,
        window.shell.messenger.toast.say,
        window.shell.show_day,
        bus,
        clock,
    )


@pytest.fixture
def reminding(
    window: MainWindow, app: App, virtual_desktop: Desktop, clock: HandClock
) -> Iterator[ReminderNotifications]:
    reminding = reminding_in(window, app, virtual_desktop, clock)
    yield reminding
    reminding.end()


@pytest.fixture
def remind(app: App, clock: HandClock, reminding: ReminderNotifications) -> Remind:
    """Sets a reminder for nine and makes it nine."""

    def set_one(column: str = "water_intake_ml", message: str = "") -> None:
        every_day = frozenset(range(7))
        app.reminders.save(Reminder(str(uuid4()), (NINE,), every_day, column, message))
        clock.move(timedelta(minutes=1, seconds=1))
        app.reminders.check()

    return set_one


def shows(qtbot: QtBot, desktop: Desktop, count: int) -> None:
    qtbot.waitUntil(lambda: desktop.notifications() == count)


def holds(app: App, day: date, column: str, value: object) -> Callable[[], bool]:
    return lambda: logged(app, day).get(column) == value


def test_water_is_logged_by_the_notification_and_taken_back_in_the_window(
    qtbot: QtBot, virtual_desktop: Desktop, app: App, window: MainWindow, remind: Remind
) -> None:
    app.days.log(MONDAY - timedelta(days=1), {"water_intake_ml": 2000})
    remind()
    shows(qtbot, virtual_desktop, 1)
    said = virtual_desktop.printed("dunst")
    assert "summary: 'Water'" in said
    assert "body: 'Time for a glass of water?\nMonday: nothing logged yet'" in said
    assert sorted(virtual_desktop.press("Log +250 ml")) == ["Log +250 ml", "Open", "Snooze"]
    qtbot.waitUntil(holds(app, MONDAY, "water_intake_ml", 250))
    assert app.days.history.timeline(MONDAY, 1)[0].source == "tray"
    shows(qtbot, virtual_desktop, 0)
    qtbot.waitUntil(lambda: number(window, "water_intake_ml").text() == "250")
    window.workspace.window_actions.undo()
    assert logged(app, MONDAY) == {}


def test_a_notification_of_before_midnight_writes_to_its_own_day(
    qtbot: QtBot, virtual_desktop: Desktop, app: App, clock: HandClock, remind: Remind
) -> None:
    remind()
    shows(qtbot, virtual_desktop, 1)
    app.reminders.stop()  # so that it isn't withdrawn with the end of its day
    clock.move(timedelta(hours=16))
    assert app.today() == MONDAY + timedelta(days=1)
    virtual_desktop.press("Log +250 ml")
    qtbot.waitUntil(holds(app, MONDAY, "water_intake_ml", 250))
    assert logged(app, MONDAY + timedelta(days=1)) == {}


def test_what_is_logged_meanwhile_is_withdrawn(
    qtbot: QtBot, virtual_desktop: Desktop, app: App, remind: Remind
) -> None:
    remind("mood_score")
    shows(qtbot, virtual_desktop, 1)
    app.days.log(MONDAY, {"mood_score": 4})
    app.reminders.check()
    shows(qtbot, virtual_desktop, 0)


def test_a_click_on_the_notification_opens_its_day(
    qtbot: QtBot, virtual_desktop: Desktop, app: App, window: MainWindow, clock: HandClock, remind: Remind
) -> None:
    remind("mood_score")
    shows(qtbot, virtual_desktop, 1)
    app.reminders.stop()
    clock.move(timedelta(days=1))
    window.workspace.pages.turn_to("history")
    window.showMinimized()
    virtual_desktop.dunstctl("action", "0")
    qtbot.waitUntil(lambda: window.workspace.pages.current == "today" and window.workspace.today.day == MONDAY)
    assert not window.isMinimized()
    assert window.isVisible()


def test_a_mood_cannot_be_logged_without_looking(
    qtbot: QtBot, virtual_desktop: Desktop, window: MainWindow, remind: Remind
) -> None:
    remind("mood_score", "How are you, really?")
    shows(qtbot, virtual_desktop, 1)
    assert "body: 'How are you, really?\nMonday: nothing logged yet'" in virtual_desktop.printed("dunst")
    window.hide()
    assert sorted(virtual_desktop.press("Log…")) == ["Log…", "Open", "Snooze"]
    qtbot.waitUntil(window.isVisible)


def test_the_whole_check_in(qtbot: QtBot, virtual_desktop: Desktop, app: App, remind: Remind) -> None:
    app.days.log(MONDAY, {"sleep_hours": 7, "mood_score": 4})
    remind("")
    shows(qtbot, virtual_desktop, 1)
    assert "Monday: 2 values logged" in virtual_desktop.printed("dunst")
    assert sorted(virtual_desktop.press("Open the day")) == ["Open", "Open the day", "Snooze"]


def comes_in_time(qtbot: QtBot, desktop: Desktop, app: App, clock: HandClock, snoozes: int, wait: timedelta) -> None:
    """After so many presses it was put off for that long, and no shorter: late is another word in the log."""
    qtbot.waitUntil(lambda: [line.outcome for line in app.reminders.log()][:snoozes] == [Outcome.SNOOZED] * snoozes)
    desktop.dunstctl("close-all")
    clock.move(wait)
    app.reminders.check()
    shows(qtbot, desktop, 1)
    assert app.reminders.log()[0].outcome is Outcome.SHOWN


def test_snoozed_it_comes_again_in_ten_minutes(
    qtbot: QtBot, virtual_desktop: Desktop, app: App, clock: HandClock, remind: Remind
) -> None:
    remind()
    shows(qtbot, virtual_desktop, 1)
    virtual_desktop.press("Snooze")
    qtbot.waitUntil(lambda: "summary: 'Again at 9:10" in virtual_desktop.printed("dunst"))
    comes_in_time(qtbot, virtual_desktop, app, clock, 1, timedelta(minutes=10))
    virtual_desktop.press("Log +250 ml")
    qtbot.waitUntil(holds(app, MONDAY, "water_intake_ml", 250))


@pytest.mark.parametrize(("label", "wait"), [("In 1 hour", timedelta(hours=1)), ("Tonight", timedelta(hours=11))])
def test_snoozed_it_can_wait_longer(
    qtbot: QtBot, virtual_desktop: Desktop, app: App, clock: HandClock, remind: Remind, label: str, wait: timedelta
) -> None:
    remind()
    shows(qtbot, virtual_desktop, 1)
    virtual_desktop.press("Snooze")
    qtbot.waitUntil(lambda: "summary: 'Again at" in virtual_desktop.printed("dunst"))
    assert sorted(virtual_desktop.press(label)) == ["In 1 hour", "Tonight"]
    comes_in_time(qtbot, virtual_desktop, app, clock, 2, wait)


def test_one_that_is_waved_away_is_done_with(qtbot: QtBot, virtual_desktop: Desktop, app: App, remind: Remind) -> None:
    remind()
    shows(qtbot, virtual_desktop, 1)
    virtual_desktop.dunstctl("close")
    qtbot.waitUntil(lambda: app.reminders.log()[0].outcome is Outcome.DISMISSED)


def stands(window: MainWindow, *said: str) -> bool:
    """Whether all this is to be read above the pages."""
    return window.shell.reminder_banner.isVisible() and all(
        each in words(window.shell.reminder_banner) for each in said
    )


def test_without_a_daemon_it_stands_in_the_window_until_it_is_answered(
    qtbot: QtBot, virtual_desktop: Desktop, app: App, window: MainWindow, remind: Remind
) -> None:
    virtual_desktop.end_notifications()
    remind()
    qtbot.waitUntil(lambda: stands(window, "Water", "Time for a glass of water?", "Monday: nothing logged yet"))
    window.workspace.pages.turn_to("history")
    assert stands(window, "Log +250 ml", "Snooze", "Dismiss")
    button(window.shell.reminder_banner, "Log +250 ml").click()
    qtbot.waitUntil(holds(app, MONDAY, "water_intake_ml", 250))
    assert not window.shell.reminder_banner.isVisible()


def test_one_that_stands_can_be_put_off_and_waved_away(
    qtbot: QtBot, virtual_desktop: Desktop, app: App, window: MainWindow, clock: HandClock, remind: Remind
) -> None:
    virtual_desktop.end_notifications()
    remind()
    qtbot.waitUntil(lambda: stands(window, "Water"))
    button(window.shell.reminder_banner, "Snooze").click()
    qtbot.waitUntil(lambda: "Again at 9:10" in words(window.workspace.toast))
    assert not window.shell.reminder_banner.isVisible()
    clock.move(timedelta(minutes=10))
    app.reminders.check()
    qtbot.waitUntil(lambda: stands(window, "Water"))
    button(window.shell.reminder_banner, "Dismiss").click()
    assert not window.shell.reminder_banner.isVisible()
    qtbot.waitUntil(lambda: app.reminders.log()[0].outcome is Outcome.DISMISSED)
    assert app.reminders._store.current.unseen == ()


def test_several_stand_behind_each_other(
    qtbot: QtBot, virtual_desktop: Desktop, app: App, window: MainWindow, remind: Remind
) -> None:
    virtual_desktop.end_notifications()
    app.reminders.save(Reminder("mood", (NINE,), frozenset(range(7)), "mood_score"))
    remind()
    qtbot.waitUntil(lambda: stands(window, "1 more reminder"))
    app.days.log(MONDAY, {"mood_score": 4})
    app.reminders.check()
    qtbot.waitUntil(lambda: stands(window, "Water") and "more reminder" not in words(window.shell.reminder_banner))


def test_it_outlives_the_program_on_the_same_day(
    qtbot: QtBot,
    virtual_desktop: Desktop,
    app: App,
    device: MakeDevice,
    clock: HandClock,
    open_window: OpenWindow,
    window: MainWindow,
    reminding: ReminderNotifications,
    remind: Remind,
) -> None:
    virtual_desktop.end_notifications()
    remind()
    qtbot.waitUntil(lambda: bool(app.reminders._store.current.unseen))
    reminding.end()
    window.hide()
    clock.move(timedelta(hours=2))
    for day, there in ((MONDAY, True), (MONDAY + timedelta(days=1), False)):
        again = device("a", clock)
        assert again.today() == day
        later = open_window(again)
        second = reminding_in(later, again, virtual_desktop, clock)
        if there:
            qtbot.waitUntil(lambda later=later: stands(later, "Water", "Monday: nothing logged yet"))  # type: ignore[misc]
        else:
            qtbot.waitUntil(lambda again=again: again.reminders._store.current.unseen == ())  # type: ignore[misc]
            assert not later.shell.reminder_banner.isVisible()
        second.end()
        clock.move(timedelta(hours=14))


def test_a_daemon_that_crashes_leaves_it_in_the_window_and_a_new_one_shows_it_too(
    qtbot: QtBot, virtual_desktop: Desktop, app: App, window: MainWindow, remind: Remind
) -> None:
    remind()
    shows(qtbot, virtual_desktop, 1)
    assert not window.shell.reminder_banner.isVisible()
    virtual_desktop.end_notifications()
    qtbot.waitUntil(lambda: stands(window, "Water"))
    virtual_desktop.start_notifications()
    shows(qtbot, virtual_desktop, 1)
    button(window.shell.reminder_banner, "Log +250 ml").click()
    qtbot.waitUntil(holds(app, MONDAY, "water_intake_ml", 250))
    shows(qtbot, virtual_desktop, 0)


def test_another_language_leaves_it_standing(
    qtbot: QtBot, virtual_desktop: Desktop, app: App, window: MainWindow, remind: Remind
) -> None:
    virtual_desktop.end_notifications()
    remind()
    qtbot.waitUntil(lambda: stands(window, "Water"))
    before = window.workspace.pages
    app.change_settings(language="de")
    window.bridge.settings_changed.emit()
    qtbot.waitUntil(lambda: window.workspace.pages is not before)
    qtbot.waitUntil(lambda: stands(window, "Water"))


def test_the_settings_follow_one_that_comes(
    qtbot: QtBot, virtual_desktop: Desktop, app: App, window: MainWindow, remind: Remind
) -> None:
    page = window.workspace.pages.turn_to("settings")
    assert isinstance(page, QWidget)
    remind()
    qtbot.waitUntil(lambda: "Water | Shown" in words(page))
    virtual_desktop.dunstctl("close")
    qtbot.waitUntil(lambda: "Water | Closed" in words(page))


def test_what_cannot_be_logged_is_said_and_changes_nothing(
    qtbot: QtBot, virtual_desktop: Desktop, app: App, window: MainWindow, remind: Remind
) -> None:
    remind()
    shows(qtbot, virtual_desktop, 1)
    app.reminders.stop()  # so that it isn't withdrawn
    app.days.log(MONDAY, {"water_intake_ml": 100_000})
    virtual_desktop.press("Log +250 ml")
    qtbot.waitUntil(lambda: "Water: enter 0–100,000 ml" in words(window))
    assert holds(app, MONDAY, "water_intake_ml", 100_000)()


def test_day_and_time_are_those_of_the_users_zone(
    qtbot: QtBot, virtual_desktop: Desktop, app: App, window: MainWindow, clock: HandClock, remind: Remind
) -> None:
    """Where it is another day than on the system's clock."""
    app.change_settings(timezone="Pacific/Kiritimati")
    clock.move(timedelta(hours=10))  # nearly nine on Tuesday there, Monday evening here
    remind()
    shows(qtbot, virtual_desktop, 1)
    assert "Tuesday: nothing logged yet" in virtual_desktop.printed("dunst")
    virtual_desktop.press("Snooze")
    qtbot.waitUntil(lambda: "summary: 'Again at 9:10" in virtual_desktop.printed("dunst"))
    page = window.workspace.pages.turn_to("settings")
    assert isinstance(page, QWidget)
    assert "9:00" in words(page.reminders.log)  # type: ignore[attr-defined]
