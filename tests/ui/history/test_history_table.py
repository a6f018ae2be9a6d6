"""The table of all days: sorted, copied, and many days changed by one edit that one undo takes back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.history.page import HistoryPage
from organic_desktop.ui.shell.window import MainWindow
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged
from tests.ui.finding import button, focusable, name_of, words

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FIRST, SECOND, THIRD = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22)


@pytest.fixture
def app(device: MakeDevice) -> App:
    """A device with three days, one without water."""
    app = device("a", clock=HandClock(datetime(2026, 11, 23, 12, tzinfo=UTC)))
    app.change_settings(timezone="UTC", history_view="table", welcomed=True)
    app.days.log(FIRST, {"water_intake_ml": 1750, "sleep_hours": "7.5"})
    app.days.log(SECOND, {"sleep_hours": 8, "nutrition_notes": 'soup\twith "rice"'})
    app.days.log(THIRD, {"water_intake_ml": 500, "sleep_hours": 6})
    return app


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> HistoryPage:
    """The history page, on its table."""
    page = window.workspace.pages.turn_to("history")
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 3)
    return page


def column(page: HistoryPage, section: int) -> list[str]:
    """What a column shows, from above."""
    model = page.table.model()
    return [model.index(row, section).data() for row in range(model.rowCount())]


def choose_all(page: HistoryPage) -> None:
    """By keyboard."""
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, CONTROL)


def choose_first(page: HistoryPage, rows: int) -> None:
    """The first rows, by keyboard."""
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    for _ in range(rows - 1):
        QTest.keyClick(page.table, Qt.Key.Key_Down, SHIFT)


def test_days_as_rows(page: HistoryPage) -> None:
    assert column(page, 0) == ["Sun, Nov 22, 2026", "Sat, Nov 21, 2026", "Fri, Nov 20, 2026"]
    assert column(page, 2) == ["500", "", "1,750"]
    model = page.table.model()
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Water\nml"
    assert model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Water, ml: not logged"


def test_sorting_keeps_what_is_chosen_and_puts_empty_ones_last(page: HistoryPage) -> None:
    choose_first(page, 1)
    header = page.table.horizontalHeader()
    for _ in range(2):
        place = header.sectionViewportPosition(2) + 5
        QTest.mouseClick(header.viewport(), LEFT, pos=header.viewport().rect().topLeft() + type(header.pos())(place, 5))
    orders = {tuple(column(page, 2))}
    page.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    orders.add(tuple(column(page, 2)))
    page.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    orders.add(tuple(column(page, 2)))
    assert orders == {("500", "1,750", ""), ("1,750", "500", "")}
    assert page.table.days() == [THIRD]


def test_many_days_are_set_by_one_edit_and_one_undo(
    qtbot: QtBot, page: HistoryPage, app: App, window: MainWindow
) -> None:
    choose_first(page, 2)
    assert "2 days selected" in words(page)
    metrics = page.bulk.findChild(QComboBox)
    field = page.bulk.findChild(QLineEdit)
    assert isinstance(metrics, QComboBox)
    assert isinstance(field, QLineEdit)
    metrics.setCurrentText("Water")
    QTest.keyClicks(field, "2000")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: column(page, 2) == ["2,000", "2,000", "1,750"])
    assert logged(app, SECOND)["water_intake_ml"] == 2000
    assert page.table.days() == [THIRD, SECOND]
    QApplication.processEvents()
    window.workspace.window_actions.undo()
    assert logged(app, SECOND)["water_intake_ml"] is None
    assert logged(app, THIRD)["water_intake_ml"] == 500
    qtbot.waitUntil(lambda: column(page, 2) == ["500", "", "1,750"])


def test_a_metric_is_cleared_on_many_days(qtbot: QtBot, page: HistoryPage, app: App) -> None:
    choose_all(page)
    QTest.mouseClick(button(page, "Clear"), LEFT)
    qtbot.waitUntil(lambda: column(page, 1) == ["", "", ""])
    assert logged(app, FIRST)["sleep_hours"] is None
    assert logged(app, FIRST)["water_intake_ml"] == 1750


def test_what_cannot_be_is_said_and_changes_nothing(qtbot: QtBot, page: HistoryPage, app: App) -> None:
    choose_all(page)
    field = page.bulk.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "25")
    QTest.mouseClick(button(page, "Set"), LEFT)
    qtbot.waitUntil(lambda: "Sleep: enter 0–24 hours." in words(page))
    assert column(page, 1) == ["6", "8", "7.5"]
    assert field.text() == "25"


def test_days_are_deleted_by_their_key_and_come_back(
    qtbot: QtBot, page: HistoryPage, app: App, window: MainWindow
) -> None:
    choose_first(page, 2)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: column(page, 0) == ["Fri, Nov 20, 2026"])
    assert logged(app, THIRD) == {}
    QApplication.processEvents()
    window.workspace.window_actions.undo()
    qtbot.waitUntil(lambda: len(column(page, 0)) == 3)
    assert logged(app, SECOND)["nutrition_notes"] == 'soup\twith "rice"'


def test_chosen_days_are_copied_for_a_spreadsheet(page: HistoryPage) -> None:
    choose_first(page, 2)
    QTest.keyClick(page.table, Qt.Key.Key_C, CONTROL)
    assert "copied" in words(page)
    assert QGuiApplication.clipboard().text() == (
        "Day\tSleep\tWater\tExercise\tMeditation\tMood\tEnergy\tNotes\n"
        "2026-11-22\t6.00\t500\t\t\t\t\t\n"
        '2026-11-21\t8.00\t\t\t\t\t\t"soup\twith ""rice"""\n'
    )


def test_enter_opens_the_day_in_its_year(page: HistoryPage, app: App) -> None:
    page.table.setFocus()
    index = page.table.model().index(1, 0)
    page.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.year.isVisible()
    assert page.year.editor.day == SECOND


def test_the_view_is_remembered(page: HistoryPage, app: App) -> None:
    assert page.table.isVisible()
    QTest.mouseClick(button(page, "View: Year"), LEFT)
    remembered = [app.settings.history_view]
    assert page.year.isVisible()
    QTest.mouseClick(button(page, "View: Table"), LEFT)
    assert page.table.isVisible()
    assert [*remembered, app.settings.history_view] == ["year", "table"]


def test_nothing_can_be_done_to_no_days(page: HistoryPage) -> None:
    page.table.clearSelection()
    assert "Select days" in words(page)
    for name in ("Set", "Clear", "Copy", "Delete days"):
        assert not button(page, name).isEnabled()
    assert [each for each in focusable(page) if not name_of(each)] == []
