"""Notes and days: what was written stays with the day it was written on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.today.day_calendar import DayCalendar
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, notes, number, words

ALT = Qt.KeyboardModifier.AltModifier
DAY = timedelta(days=1)
LATE = datetime(2026, 3, 10, 23, 50, tzinfo=UTC)


def write(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Type into the notes as a person does."""
    notes(window).setFocus()
    QTest.keyClicks(notes(window), text)


def late_device(device: MakeDevice) -> tuple[App, HandClock]:
    """A device ten minutes before its midnight."""
    clock = HandClock(LATE)
    app = device("late", clock=clock)
    app.change_settings(timezone="UTC", day_start_hour=0)
    return app, clock


def test_notes_save_themselves_after_a_pause(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    write(qtbot, window, "soup")
    assert logged(app, today) == {}
    qtbot.waitUntil(lambda: logged(app, today).get("nutrition_notes") == "soup")
    assert "Saved on this computer" in words(window.workspace.today.notes)
    assert notes(window).textCursor().position() == 4


def test_the_time_of_saving_is_in_the_users_zone(qtbot: QtBot, device: MakeDevice, open_window: OpenWindow) -> None:
    app, _ = late_device(device)
    app.change_settings(timezone="Asia/Tokyo")
    window = open_window(app)
    write(qtbot, window, "soup")
    qtbot.waitUntil(lambda: "Saved on this computer" in words(window.workspace.today.notes))
    assert "8:50" in words(window.workspace.today.notes)


def test_notes_go_to_the_day_they_were_written_on(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    write(qtbot, window, "soup")
    QTest.keyClick(notes(window), Qt.Key.Key_Left, ALT)
    assert window.workspace.today.day == today - DAY
    assert logged(app, today)["nutrition_notes"] == "soup"
    assert logged(app, today - DAY) == {}
    assert notes(window).toPlainText() == ""
    QTest.keyClick(window, Qt.Key.Key_Right, ALT)
    assert notes(window).toPlainText() == "soup"


def test_notes_are_saved_when_the_field_is_left(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    write(qtbot, window, "soup")
    number(window, "sleep_hours").setFocus()
    assert logged(app, today)["nutrition_notes"] == "soup"


def test_notes_are_saved_when_the_window_closes(
    qtbot: QtBot, window: MainWindow, app: App, device: MakeDevice, today: date
) -> None:
    write(qtbot, window, "soup")
    window.close()
    app.close()
    assert logged(device("a"), today)["nutrition_notes"] == "soup"


def test_a_pull_leaves_notes_being_written_alone(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    write(qtbot, window, "soup and bread")
    notes(window).moveCursor(QTextCursor.MoveOperation.Left)
    app.days.log(today, {"nutrition_notes": "from the phone", "water_intake_ml": 250})
    window.bridge.rows_changed.emit(frozenset({"wellness_entries"}))
    assert number(window, "water_intake_ml").text() == "250"
    assert notes(window).toPlainText() == "soup and bread"
    assert notes(window).textCursor().position() == len("soup and brea")


def test_a_pull_shows_new_notes_where_none_are_written(window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"nutrition_notes": "from the phone"})
    window.bridge.rows_changed.emit(frozenset({"wellness_entries"}))
    assert notes(window).toPlainText() == "from the phone"


def test_back_and_forth_and_no_future(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today - DAY, {"water_intake_ml": 750})
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.workspace.today.day == today - DAY
    assert number(window, "water_intake_ml").text() == "750"
    assert "Yesterday" in words(window.workspace.today.bar)
    QTest.keyClick(window, Qt.Key.Key_Right, ALT)
    assert window.workspace.today.day == today
    QTest.keyClick(window, Qt.Key.Key_Right, ALT)
    assert window.workspace.today.day == today
    assert "Not logged" in words(window.workspace.today.cards["water_intake_ml"])
    window.workspace.today.show_day(today + DAY)
    assert window.workspace.today.day == today


def test_the_arrow_into_the_future_is_off(qtbot: QtBot, window: MainWindow, today: date) -> None:
    forth = button(window.workspace.today.bar, "Next day")
    assert not forth.isEnabled()
    QTest.mouseClick(button(window.workspace.today.bar, "Previous day"), Qt.MouseButton.LeftButton)
    assert window.workspace.today.day == today - DAY
    assert forth.isEnabled()


def test_an_edit_goes_to_the_day_shown(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    button(window.workspace.today.cards["water_intake_ml"], "Water: add 250 ml").click()
    assert logged(app, today - DAY)["water_intake_ml"] == 250
    assert logged(app, today) == {}


def test_the_week_leads_to_its_days(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today - 2 * DAY, {"water_intake_ml": 750})
    window.workspace.today.refresh()
    name = f"{today - 2 * DAY:%a, %b} {(today - 2 * DAY).day}"
    row = button(window.workspace.today.week, name)
    assert row.accessibleName() == f"{name}: Water"
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert window.workspace.today.day == today - 2 * DAY


def test_at_midnight_today_goes_along(qtbot: QtBot, device: MakeDevice, open_window: OpenWindow) -> None:
    app, clock = late_device(device)
    window = open_window(app)
    evening = app.today()
    write(qtbot, window, "soup")
    clock.move(timedelta(minutes=20))
    window.shell.changes.check()
    assert window.workspace.today.day == app.today() == evening + DAY
    assert logged(app, evening)["nutrition_notes"] == "soup"
    assert logged(app, evening + DAY) == {}
    assert notes(window).toPlainText() == ""


def test_at_midnight_a_past_day_stays(device: MakeDevice, open_window: OpenWindow) -> None:
    app, clock = late_device(device)
    window = open_window(app)
    evening = app.today()
    window.workspace.today.show_day(evening - DAY)
    clock.move(timedelta(minutes=20))
    window.shell.changes.check()
    assert window.workspace.today.day == evening - DAY
    window.workspace.today.show_today()
    assert window.workspace.today.day == evening + DAY


def test_an_edit_just_after_midnight_goes_to_the_day_shown(device: MakeDevice, open_window: OpenWindow) -> None:
    app, clock = late_device(device)
    window = open_window(app)
    evening = app.today()
    clock.move(timedelta(minutes=20))
    button(window.workspace.today.cards["water_intake_ml"], "Water: add 250 ml").click()
    assert logged(app, evening)["water_intake_ml"] == 250


@pytest.mark.parametrize("text", ["bread\r\nsoup", "20\u00a0g oats"], ids=["crlf", "no-break space"])
def test_looking_at_notes_of_another_client_is_no_edit(window: MainWindow, app: App, today: date, text: str) -> None:
    app.days.log(today, {"nutrition_notes": text})
    window.workspace.today.refresh()
    window.workspace.today.bar.step(-1)
    assert logged(app, today)["nutrition_notes"] == text


def test_notes_that_cannot_be_saved_stay_on_the_screen(window: MainWindow, app: App, today: date) -> None:
    notes(window).setPlainText("long " * 20_000)
    window.workspace.today.flush()
    assert "longer than 64 kB" in words(window.workspace.today.notes)
    window.bridge.rows_changed.emit(frozenset({"wellness_entries"}))
    assert notes(window).toPlainText().startswith("long")


def test_in_the_calendar_days_to_come_are_pale(qtbot: QtBot, window: MainWindow) -> None:
    theme, today = window.theme, QDate(2026, 11, 18)
    calendar = DayCalendar(theme, QLocale("de"), QDate(2026, 11, 2), today)
    qtbot.addWidget(calendar)
    calendar.resize(calendar.sizeHint())
    theme.set_appearance("light")
    view = calendar.findChild(QTableView)
    assert view is not None
    inks = {}
    for row in range(1, 7):
        for column in range(7):
            index = view.model().index(row, column)
            picture = view.viewport().grab(view.visualRect(index)).toImage()
            dots = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
            inks[(row, index.data())] = min(dot.lightness() for dot in dots)
    assert inks[(4, 19)] > inks[(4, 17)] + 20  # the third week's Thursday and Tuesday


def test_the_calendar_keeps_the_keyboard_and_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    """Tab has nowhere else to go in it: to the menu around it, the arrow keys would be lost."""
    window.workspace.today.bar.open_calendar()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    calendar = window.findChild(DayCalendar)
    assert calendar is not None
    held = QApplication.focusWidget()
    assert held is not None
    assert calendar.isAncestorOf(held)
    assert held.accessibleName() == "Pick a day"
    before = calendar.selectedDate()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Left):
        QTest.keyClick(held, key)
        assert QApplication.focusWidget() is held
    assert calendar.selectedDate() == before.addDays(-1)
