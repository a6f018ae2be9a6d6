"""Days that there shouldn't be and are: in the future, long ago, at the calendar's ends; all of them can be handled."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import cast

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.ui.history.page import HistoryPage
from organic_desktop.ui.insights.page import InsightsPage
from organic_desktop.ui.insights.trends import TrendsPart
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.today.day_calendar import DayCalendar
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged
from tests.rows import create_row
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, command, notes, number, words

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
TODAY = date(2026, 11, 28)
SOON, LATER, FAR = date(2026, 12, 3), date(2026, 12, 20), date(2029, 5, 1)
LONG_AGO, FIRST, LAST = date(1850, 7, 1), date(1, 1, 1), date(9999, 12, 31)
WATER = "water_intake_ml"
DAY = timedelta(days=1)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def app(device: MakeDevice) -> App:
    """A device with days that another client made."""
    app = device("a", clock=HandClock(NOON))
    app.change_settings(timezone="UTC", history_metric=WATER, welcomed=True)
    app.days.log(TODAY, {WATER: 500})
    for day in (SOON, LATER, FAR, LONG_AGO, FIRST, LAST):
        arrive(app, day)
    return app


def arrive(app: App, day: date) -> None:
    """An entry comes by sync, as another client made it."""
    values = {"user_id": app.profiles.current.user_id, "date": day, WATER: 750, "nutrition_notes": f"far {day}"}
    create_row(app.profiles.current.writer, WELLNESS_ENTRIES, values, source="sync")


def history(window: MainWindow) -> HistoryPage:
    return cast(HistoryPage, window.workspace.pages.turn_to("history"))


@pytest.mark.parametrize("way", ["arrows", "keys"])
def test_the_date_bar_goes_to_every_entry_there_is(window: MainWindow, way: str) -> None:
    def step(name: str, key: Qt.Key) -> date:
        if way == "keys":
            QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
        else:
            button(window.workspace.today.bar, name).click()
        return window.workspace.today.day

    assert [step("Next day", Qt.Key.Key_Right) for _ in range(4)] == [SOON, LATER, FAR, LAST]
    assert not button(window.workspace.today.bar, "Next day").isEnabled()
    assert "in the future" in words(window.workspace.today.bar)
    assert number(window, WATER).text() == "750"
    assert [step("Previous day", Qt.Key.Key_Left) for _ in range(5)] == [FAR, LATER, SOON, TODAY, TODAY - DAY]
    assert "in the future" not in words(window.workspace.today.bar)


def test_the_days_before_any_start(window: MainWindow) -> None:
    window.workspace.today.show_day(date(1900, 1, 1))
    back = button(window.workspace.today.bar, "Previous day")
    back.click()
    assert window.workspace.today.day == LONG_AGO
    back.click()
    assert window.workspace.today.day == FIRST
    assert not back.isEnabled()
    assert notes(window).toPlainText() == f"far {FIRST}"
    button(window.workspace.today.bar, "Next day").click()
    assert window.workspace.today.day == LONG_AGO
    button(window.workspace.today.bar, "Next day").click()
    assert window.workspace.today.day == date(1900, 1, 1)


@pytest.mark.parametrize("day", [SOON, FAR, LONG_AGO, FIRST, LAST])
def test_an_entry_is_edited_cleared_and_deleted_on_today(qtbot: QtBot, window: MainWindow, app: App, day: date) -> None:
    window.workspace.today.show_day(day)
    button(window.workspace.today.cards[WATER], "Water: add 250 ml").click()
    notes(window).setPlainText("soup")
    window.workspace.today.flush()
    assert (logged(app, day)[WATER], logged(app, day)["nutrition_notes"]) == (1000, "soup")
    command(window, "Delete this day").trigger()
    assert logged(app, day) == {}
    qtbot.waitUntil(lambda: "Deleted" in words(window.workspace.toast))
    window.workspace.window_actions.undo()
    assert logged(app, day)[WATER] == 1000
    window.workspace.window_actions.redo()
    assert logged(app, day) == {}
    button(window.workspace.today.cards[WATER], "Water: add 250 ml").click()  # a new one is refused
    assert logged(app, day) == {}
    assert ("in the future" if day > TODAY else "too early") in words(window.workspace.today.cards[WATER])


def test_a_day_in_the_future_can_be_taken_off(window: MainWindow, app: App) -> None:
    window.workspace.today.show_day(SOON)
    window.workspace.today.toggle_day_off()
    assert app.days.skipped() == {SOON}
    window.workspace.today.toggle_day_off()
    assert app.days.skipped() == frozenset()


def test_an_empty_day_in_the_future_is_not_shown(window: MainWindow) -> None:
    window.workspace.today.show_day(SOON + DAY)
    assert window.workspace.today.day == TODAY


def test_the_calendar_offers_the_entries_in_the_future(qtbot: QtBot, window: MainWindow) -> None:
    window.workspace.today.bar.open_calendar()
    calendar = window.workspace.today.bar.findChild(DayCalendar)
    assert calendar is not None
    assert calendar.maximumDate() == QDate(9999, 12, 31)
    calendar.clicked.emit(QDate(2026, 12, 4))
    assert window.workspace.today.day == TODAY
    calendar.clicked.emit(QDate(2026, 12, 3))
    assert window.workspace.today.day == SOON


def test_the_year_shows_them_and_the_keys_reach_them(qtbot: QtBot, window: MainWindow) -> None:
    page = history(window)
    heatmap = page.year.heatmap
    assert heatmap.words(SOON) == "December 3, water 750 of 2,000 ml"
    assert heatmap.day_at(heatmap.cell(SOON).center()) == SOON
    assert heatmap.day_at(heatmap.cell(SOON + DAY).center()) is None
    heatmap.setFocus()

    def press(key: Qt.Key) -> date:
        QTest.keyClick(heatmap, key)
        return page.year.day

    forth = [press(Qt.Key.Key_Down) for _ in range(5)]
    assert forth == [SOON, LATER, FAR, LAST, LAST]
    back = [press(Qt.Key.Key_Up) for _ in range(4)]
    assert back == [FAR, LATER, SOON, TODAY]
    assert press(Qt.Key.Key_End) == LATER
    qtbot.waitUntil(lambda: page.year.editor.day == LATER)
    assert press(Qt.Key.Key_Up) == SOON


def test_the_years_lead_to_every_entry(window: MainWindow) -> None:
    page = history(window)
    forth, back = button(page, "Next year"), button(page, "Previous year")
    forth.click()
    assert page.year.day == FAR
    forth.click()
    assert page.year.day == LAST
    assert not forth.isEnabled()
    for _ in range(2):
        back.click()
    assert page.year.day.year == 2026
    page.year.show_day(date(1900, 3, 1))
    back.click()
    assert page.year.day == LONG_AGO
    back.click()
    assert page.year.day == FIRST
    assert not back.isEnabled()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Home):
        QTest.keyClick(page.year.heatmap, key)
        assert page.year.day == FIRST
    page.grab()


@pytest.mark.parametrize("day", [SOON, FIRST, LAST])
def test_the_table_and_the_hits_open_clear_and_delete_them(
    qtbot: QtBot, window: MainWindow, app: App, day: date
) -> None:
    page = history(window)
    page.search.setText(f"far {day}")
    qtbot.waitUntil(lambda: [each.day for each in page.hits.items] == [day])
    page.hits.open_current()
    assert page.year.editor.day == day
    button(page.year.editor.cards[WATER], "Water: add 250 ml").click()
    assert logged(app, day)[WATER] == 1000
    button(page, "View: Table").click()
    qtbot.waitUntil(lambda: day in [row.day for row in page.table._model.rows])
    row = next(number for number, row in enumerate(page.table._model.rows) if row.day == day)
    page.table.selectRow(row)
    page.bulk.set_wanted.emit(WATER, Decimal(5))
    qtbot.waitUntil(lambda: logged(app, day)[WATER] == 5)
    qtbot.waitUntil(button(page.bulk, "Delete days").isEnabled)
    button(page.bulk, "Delete days").click()
    qtbot.waitUntil(lambda: logged(app, day) == {})


def test_a_value_of_a_deleted_day_in_the_future_is_restored(window: MainWindow, app: App) -> None:
    app.days.delete([SOON])
    page = history(window)
    page.year.editor._day = SOON
    page.year.editor.restore(WATER, 750)
    assert logged(app, SOON)[WATER] == 750


def test_the_insights_say_what_is_left_out_and_counted(qtbot: QtBot, window: MainWindow) -> None:
    page = cast(TrendsPart, cast(InsightsPage, window.workspace.pages.turn_to("insights")).part("trends"))
    qtbot.waitUntil(page.ahead.isVisible)
    assert page.ahead.text() == "Not included: entries dated in the future (4)."
    assert page.server._numbers["entries_count"].text() == "5"


def test_a_flight_to_the_west(device: MakeDevice, open_window: OpenWindow) -> None:
    app = device("b", clock=HandClock(NOON))
    app.change_settings(timezone="Pacific/Auckland")
    there = app.today()
    app.days.log(there, {WATER: 250})
    window = open_window(app)
    app.change_settings(timezone="America/Los_Angeles")
    window.bridge.settings_changed.emit()
    assert window.workspace.today.day == app.today() == there - DAY
    button(window.workspace.today.bar, "Next day").click()
    assert window.workspace.today.day == there
    button(window.workspace.today.cards[WATER], "Water: add 250 ml").click()
    assert logged(app, there)[WATER] == 500
