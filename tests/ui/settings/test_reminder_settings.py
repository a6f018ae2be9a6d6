"""Reminders in the settings: by mouse and by keyboard, in force and on disk at once."""

from __future__ import annotations

import queue
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.reminders.events import Due, Occurrence, Outcome
from organic_desktop.reminders.storage import FOR_GOOD
from organic_desktop.ui.settings.page import SettingsPage
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.text.schedules import typed_times
from organic_desktop.wellness.schedule import EVERY_DAY, QuietHours, Reminder
from tests.clocks import HandClock
from tests.devices import MakeDevice
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, focusable, name_of, words

LEFT = Qt.MouseButton.LeftButton
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PATIENCE_SECONDS = 60.0
Type = Callable[[str, str], None]


@pytest.fixture
def clock() -> HandClock:
    """A Monday at noon."""
    return HandClock(NOON)


@pytest.fixture
def app(device: MakeDevice, clock: HandClock) -> App:
    app = device("a", clock)
    app.change_settings(timezone="UTC")
    return app


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    found = window.workspace.pages.turn_to("settings")
    assert isinstance(found, SettingsPage)
    return found


@pytest.fixture
def water(app: App) -> Reminder:
    """One for water, before the page is made."""
    made = Reminder("water", (time(9), time(15)), frozenset(range(5)), "water_intake_ml")
    app.reminders.save(made)
    return made


def read(inside: QWidget) -> str:
    """What is to be read, with plain spaces."""
    return words(inside).replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")


def field(page: SettingsPage, name: str) -> QLineEdit:
    (found,) = (each for each in page.findChildren(QLineEdit) if each.accessibleName() == name and each.isVisible())
    return found


def typed(page: SettingsPage, name: str, text: str) -> None:
    found = field(page, name)
    found.setFocus()
    found.selectAll()
    QTest.keyClicks(found, text) if text else QTest.keyClick(found, Qt.Key.Key_Delete)
    QTest.keyClick(found, Qt.Key.Key_Return)


def test_the_first_is_one_click_away(page: SettingsPage, app: App) -> None:
    assert "No reminders yet." in read(page)
    assert "Quiet hours" not in read(page)
    QTest.mouseClick(button(page, "Remind me every evening at 8:00"), LEFT)
    (made,) = app.reminders.all()
    assert (made.times, made.weekdays, made.column, made.only_if_missing, made.on) == (
        (time(20),), EVERY_DAY, "", True, True,
    )  # fmt: skip
    assert "Daily check-in | Every day at 8:00 PM" in read(page)
    assert "No reminders yet." not in read(page)
    assert "Quiet hours" in read(page)


def test_the_first_by_keyboard(page: SettingsPage, app: App) -> None:
    first = button(page, "Remind me every evening")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert len(app.reminders.all()) == 1
    focus = QApplication.focusWidget()
    assert focus is not None
    assert "Every day at 8:00" in focus.accessibleName()


def test_every_field_is_in_force_at_once(
    qtbot: QtBot, water: Reminder, page: SettingsPage, app: App, device: MakeDevice
) -> None:
    assert "Water | Monday to Friday at 9:00 AM and 3:00 PM" in read(page)
    QTest.mouseClick(button(page, "Edit: Water"), LEFT)
    assert "Next: Today 3:00 PM · Tomorrow 9:00 AM · Tomorrow 3:00 PM · Wednesday 9:00 AM" in read(page)
    typed(page, "Times, separated by commas", "8 pm, 07:30")
    typed(page, "In your own words", " Drink! ")
    for day in ("Monday", "Saturday"):
        QTest.mouseClick(button(page, day), LEFT)
    only_missing = button(page, "Skip if already logged")
    qtbot.waitUntil(lambda: only_missing.height() > 0)
    QTest.mouseClick(only_missing, LEFT)
    QTest.mouseClick(button(page, "Water, "), LEFT)
    (choice,) = (each for each in page.reminders.findChildren(QComboBox) if each.isVisible())
    choice.setFocus()
    QTest.keyClicks(choice, "Mood")
    (saved,) = device("a").reminders.all()
    assert saved == Reminder(
        "water", (time(7, 30), time(20)), frozenset({1, 2, 3, 4, 5}), "mood_score", "Drink!", False, False
    )
    assert "Mood | Tuesday, Wednesday, Thursday, Friday, and Saturday at 7:30 AM and 8:00 PM; off" in read(page)


def test_what_is_no_time_is_said_and_nothing_is_lost(water: Reminder, page: SettingsPage, app: App) -> None:
    button(page, "Edit: Water").click()
    for wrong in ("25:00", "soon", ""):
        typed(page, "Times, separated by commas", wrong)
        assert "Enter a time, e.g. 9:00 AM, 3:00 PM." in read(page)
        assert not page.flush()
    field(page, "In your own words").setFocus()
    page.refresh()
    button(page, "Edit: Water").click()
    assert field(page, "Times, separated by commas").text() == ""
    assert app.reminders.all() == (water,)
    typed(page, "Times, separated by commas", "10")
    assert "Enter a time" not in read(page)
    assert app.reminders.all()[0].times == (time(10),)
    button(page, "Edit: Water").click()
    assert "In your own words" not in [name_of(each) for each in focusable(page)]


def test_the_last_weekday_stays(app: App, page: SettingsPage) -> None:
    app.reminders.save(Reminder("x", (time(9),), frozenset({6})))
    page.refresh()
    button(page, "Edit: ").click()
    sunday = button(page, "Sunday")
    sunday.click()
    assert sunday.isChecked()
    assert app.reminders.all()[0].weekdays == {6}


def test_what_is_being_typed_outlives_a_refresh_and_is_saved_by_leaving(
    water: Reminder, page: SettingsPage, app: App, window: MainWindow
) -> None:
    button(page, "Edit: Water").click()
    times = field(page, "Times, separated by commas")
    times.setFocus()
    times.selectAll()
    QTest.keyClicks(times, "11")
    page.refresh()
    assert times.text() == "11"
    window.workspace.pages.turn_to("today")
    assert app.reminders.all()[0].times == (time(11),)


def test_removed_and_brought_back(water: Reminder, page: SettingsPage, app: App) -> None:
    button(page, "Edit: Water").click()
    QTest.mouseClick(button(page, "Remove"), LEFT)
    assert app.reminders.all() == ()
    assert "Removed: Water, Monday to Friday at 9:00 AM and 3:00 PM." in read(page)
    undo = button(page, "Undo")
    assert undo.hasFocus()
    QTest.keyClick(undo, Qt.Key.Key_Return)
    assert app.reminders.all() == (water,)
    assert "Removed" not in read(page)


def test_another_one_is_of_what_has_none_and_can_be_changed_at_once(page: SettingsPage, app: App) -> None:
    button(page, "Add a reminder").click()
    button(page, "Add a reminder").click()
    assert [(each.column, each.times) for each in app.reminders.all()] == [
        ("", (time(20),)), ("water_intake_ml", (time(12),)),
    ]  # fmt: skip
    focus = QApplication.focusWidget()
    assert isinstance(focus, QComboBox)
    assert focus.currentText() == "Water"


def test_it_can_be_tried(qtbot: QtBot, water: Reminder, page: SettingsPage, app: App) -> None:
    told: queue.SimpleQueue[Due] = queue.SimpleQueue()
    app.reminders.start(told.put, pytest.fail)
    button(page, "Edit: Water").click()
    QTest.mouseClick(button(page, "Show now"), LEFT)
    due = told.get(timeout=PATIENCE_SECONDS)
    assert (due.reminders, due.day) == ((water,), NOON.date())


def test_quiet_hours(water: Reminder, page: SettingsPage, app: App) -> None:
    QTest.mouseClick(button(page, "Quiet hours"), LEFT)
    assert app.reminders.quiet_hours == QuietHours(time(22), time(7))
    typed(page, "Quiet hours start", "14:30")
    typed(page, "Quiet hours end", "6 am")
    assert app.reminders.quiet_hours == QuietHours(time(14, 30), time(6))
    button(page, "Edit: Water").click()
    assert "Next: Today 3:00 PM (quiet) · Tomorrow 9:00 AM · " in read(page)
    typed(page, "Quiet hours end", "never")
    assert "Enter a time, e.g. 10:00 PM." in read(page)
    assert app.reminders.quiet_hours == QuietHours(time(14, 30), time(6))
    typed(page, "Quiet hours end", "6 am")
    button(page, "Quiet hours").click()
    assert app.reminders.quiet_hours is None


def test_pauses(water: Reminder, page: SettingsPage, app: App, clock: HandClock) -> None:
    pauses = []
    button(page, "Pause all reminders: For an hour").click()
    pauses.append(app.reminders.paused_until)
    assert "Paused until Today 1:00 PM." in read(page)
    end = button(page, "Resume reminders")
    assert end.hasFocus()
    end.click()
    pauses.append(app.reminders.paused_until)
    assert button(page, "Pause all reminders: For an hour").hasFocus()
    button(page, "Pause all reminders: Until tomorrow").click()
    pauses.append(app.reminders.paused_until)
    clock.move(timedelta(hours=13))
    page.refresh()
    button(page, "Pause all reminders: Until I turn them back on").click()
    pauses.append(app.reminders.paused_until)
    assert pauses == [NOON + timedelta(hours=1), None, NOON + timedelta(hours=12), FOR_GOOD]
    assert "Paused until you resume." in read(page)


def test_what_became_of_each(qtbot: QtBot, water: Reminder, app: App, open_window: OpenWindow) -> None:
    asked = [
        Occurrence(water, "water", NOON.date(), at, at) for at in (NOON - n * timedelta(hours=1) for n in range(10))
    ]
    told = list(zip(reversed(asked), Outcome, strict=True))
    app.reminders._store.record(lines=app.reminders._store.current.with_lines(NOON, told))
    page = open_window(app).workspace.pages.turn_to("settings")
    assert isinstance(page, SettingsPage)
    assert "Today 12:00 PM | Water | Closed | Today 11:00 AM | Water | Logged after it was shown" in read(page)
    assert "Not shown: logged already" not in read(page)
    button(page, "Show older").click()
    for sentence in (
        "Today 5:00 AM | Water | Not shown: logged already",
        "Today 4:00 AM | Water | Shown late (Today 12:00 PM): the computer was asleep or off",
        "Today 3:00 AM | Water | Shown",
    ):
        qtbot.waitUntil(lambda sentence=sentence: sentence in read(page))  # type: ignore[misc]
    button(page, "Show fewer").click()
    qtbot.waitUntil(lambda: "Not shown: logged already" not in read(page))


def test_a_full_disk_is_said(water: Reminder, page: SettingsPage, app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: object, text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("organic_desktop.reminders.storage.write_private", full)
    switch = button(page, "Water, ")
    switch.click()
    assert "The reminders can't be saved: No space left on device." in read(page)
    assert switch.isChecked()


@pytest.mark.parametrize("size", [(1180, 760), (640, 480)])
def test_everything_has_a_name_and_room(
    qtbot: QtBot, water: Reminder, page: SettingsPage, window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    button(page, "Edit: Water").click()
    button(page, "Quiet hours").click()
    reached = focusable(page.reminders)
    assert len(reached) > 15
    assert [each for each in reached if not name_of(each)] == []
    qtbot.waitUntil(lambda: all(_fits(each, page) for each in focusable(page.reminders)))


def _fits(widget: QWidget, page: SettingsPage) -> bool:
    left = widget.mapTo(page.viewport(), QPoint(0, 0)).x()
    return left >= 0 and left + widget.width() <= page.viewport().width()


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("8:00, 20:00", [time(8), time(20)]), ("20.30; 8", [time(8), time(20, 30)]), ("8 pm", [time(20)]),
        ("12:15 a.m., 12 PM", [time(0, 15), time(12)]), ("20 Uhr, 20:00", [time(20)]), ("7h45,", [time(7, 45)]),
        ("8:00\N{NARROW NO-BREAK SPACE}PM", [time(20)]), ("", []),
    ],
)  # fmt: skip
def test_times_as_people_type_them(text: str, times: list[time]) -> None:
    assert list(typed_times(text, QLocale("en_US"))) == times


@pytest.mark.parametrize("text", ["24:00", "8:60", "13 pm", "0 am", "8:5", "noon", "-8", "8 20"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(ValueError, match=r"time|hour|minute"):
        typed_times(text, QLocale("en_US"))
