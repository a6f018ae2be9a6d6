"""The insights by mouse and keyboard, on a device with days of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.goals import Goal
from organic_desktop.ui.insights.page import InsightsPage
from organic_desktop.ui.insights.trends import TrendsPart
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.widgets.controls import Choice
from organic_desktop.ui.widgets.layouts import Scrolled
from organic_desktop.wellness.metrics import metric
from tests.clocks import HandClock
from tests.devices import MakeDevice, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, words

LEFT = Qt.MouseButton.LeftButton


def log_nights(app: App, today: date) -> None:
    """Eight hours in the last 30 days, seven in the 30 before; every tenth night wasn't logged."""
    for ago in range(60):
        if ago % 10 != 5:
            app.days.log(today - timedelta(days=ago), {"sleep_hours": 8 if ago < 30 else 7, "water_intake_ml": 1000})


def turn(qtbot: QtBot, window: MainWindow) -> TrendsPart:
    """Go to the page by its key, and wait for what its trends read."""
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    page = window.workspace.pages.page("insights")
    assert isinstance(page, InsightsPage)
    part = page.part("trends")
    assert isinstance(part, TrendsPart)
    qtbot.waitUntil(lambda: bool(part.headline.text()))
    return part


def test_the_headline_compares_with_the_period_before(
    qtbot: QtBot, app: App, open_window: OpenWindow, today: date
) -> None:
    log_nights(app, today)
    page = turn(qtbot, open_window(app))
    assert page.headline.text() == "8 hours a night on average, 1 hour more than the previous 30 days"
    assert "Logged on 27 of 30 days" in words(page)
    QTest.mouseClick(button(page, "Metric: Water"), LEFT)
    assert page.headline.text() == "1,000 ml a day on average, same as the previous 30 days"
    QTest.mouseClick(button(page, "Period: 365 days"), LEFT)
    assert page.headline.text() == "1,000 ml a day on average"


def test_the_keyboard_chooses_and_walks(qtbot: QtBot, app: App, open_window: OpenWindow, today: date) -> None:
    log_nights(app, today)
    page = turn(qtbot, open_window(app))
    chosen = button(page, "Period: 30 days")
    chosen.setFocus()
    QTest.keyClick(chosen, Qt.Key.Key_Left)
    QTest.keyClick(button(page, "Period: 7 days"), Qt.Key.Key_Space)
    assert "Logged on 6 of 7 days" in words(page)
    page.trend.chart.setFocus()
    for _ in range(5):
        QTest.keyClick(page.trend.chart, Qt.Key.Key_Left)
    assert page.trend.chart.accessibleName().endswith("sleep not logged")
    assert page.trend.chart.accessibleName() in words(page)


def test_no_part_s_title_squeezes_the_others(qtbot: QtBot, window: MainWindow) -> None:
    turn(qtbot, window)
    page = window.workspace.pages.page("insights")
    assert isinstance(page, InsightsPage)
    for width in range(640, 1000, 40):
        window.resize(width, 600)
        for name in ("trends", "links", "experiments", "trends"):
            page.open_part(name)
            QTest.qWait(0)
            assert page._segments.height() == page._segments.sizeHint().height(), (width, name)


def test_an_empty_device_is_told_so_plainly(qtbot: QtBot, window: MainWindow) -> None:
    page = turn(qtbot, window)
    assert page.headline.text() == "Not enough data yet: an average needs 3 days."
    assert page.trend.chart.accessibleName() == "Nothing logged in this period."


def test_an_edit_is_shown_when_the_page_is(qtbot: QtBot, app: App, window: MainWindow, today: date) -> None:
    page = turn(qtbot, window)
    window.workspace.pages.turn_to("today")
    for ago in range(3):
        app.days.log(today - timedelta(days=ago), {"sleep_hours": 6})
    window.workspace.pages.turn_to("insights")
    qtbot.waitUntil(lambda: page.headline.text() == "6 hours a night on average")
    assert "3 days" in words(page.row)


def test_the_server_says_the_same_once_all_is_sent(
    qtbot: QtBot, server: Server, account: Account, app: App, open_window: OpenWindow
) -> None:
    app.change_settings(timezone="UTC")
    app.days.log(app.today(), {"sleep_hours": 8})
    sign_in(app, server, account)
    app.sync()
    page = turn(qtbot, open_window(app))
    page.server.check.setFocus()
    QTest.keyClick(page.server.check, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.server.answer.text() == "The server has the same numbers.")
    assert page.server.check.isEnabled()


def test_both_numbers_are_told_where_the_server_has_others(
    qtbot: QtBot, server: Server, account: Account, app: App, open_window: OpenWindow
) -> None:
    app.change_settings(timezone="UTC", sync_paused=True)
    sign_in(app, server, account)
    app.days.log(app.today(), {"sleep_hours": 8})
    page = turn(qtbot, open_window(app))
    QTest.mouseClick(page.server.check, LEFT)
    qtbot.waitUntil(lambda: "Sleep: 8 hours here, none on the server" in page.server.answer.text())
    assert "1 edit hasn't been sent to the server yet." in page.server.answer.text()
    QTest.mouseClick(button(page, "Period: 7 days"), LEFT)
    assert not page.server.answer.isVisible()


def test_nobody_without_an_account_is_told_of_a_server(
    qtbot: QtBot, window: MainWindow, server: Server, account: Account, app: App
) -> None:
    page = turn(qtbot, window)
    assert "server" not in words(page).lower()
    sign_in(app, server, account)
    app.days.log(app.today(), {"sleep_hours": 8})
    page.refresh()

    qtbot.waitUntil(lambda: "Compare with server" in words(page))
    assert "Same rules as the server." in words(page)


def test_a_server_that_is_down_is_told_as_a_state(
    qtbot: QtBot, server: Server, account: Account, app: App, open_window: OpenWindow
) -> None:
    sign_in(app, server, account)
    page = turn(qtbot, open_window(app))
    server.stop()
    QTest.mouseClick(page.server.check, LEFT)
    qtbot.waitUntil(lambda: "can't be reached" in page.server.answer.text())
    server.start()


def test_the_days_as_a_table_and_as_text_for_a_spreadsheet(
    qtbot: QtBot, app: App, open_window: OpenWindow, today: date
) -> None:
    log_nights(app, today)
    page = turn(qtbot, open_window(app))
    QTest.mouseClick(button(page, "Period: 7 days"), LEFT)
    QTest.mouseClick(button(page, "Show as: Table"), LEFT)
    table = page.trend.table
    assert not page.trend.chart.isVisible()
    model = table.model()
    found = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert found == ["8", "8", "8", "8", "8", "not logged", "8"]
    copy = button(page, "Copy as CSV")
    copy.setFocus()
    QTest.keyClick(copy, Qt.Key.Key_Space)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[:3] == ["date,sleep_hours", f"{today - timedelta(days=6)},8.00", f"{today - timedelta(days=5)},"]
    assert "Copied." in words(page)
    QTest.mouseClick(button(page, "Metric: Water"), LEFT)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Water, ml"


@pytest.mark.parametrize("view", ["Chart", "Table"])
def test_the_chart_as_a_picture(qtbot: QtBot, app: App, open_window: OpenWindow, today: date, view: str) -> None:
    log_nights(app, today)
    window = open_window(app)
    page = turn(qtbot, window)
    QTest.mouseClick(button(page, f"Show as: {view}"), LEFT)
    QTest.mouseClick(button(page, "Copy as picture"), LEFT)
    picture = QGuiApplication.clipboard().image()
    assert picture.pixelColor(0, 0) == window.theme.colour("surface")
    line = window.theme.colour("sleep")
    assert any(picture.pixelColor(x, y) == line for x in range(picture.width()) for y in range(picture.height()))


# -- periods ----------------------------------------------------------------------------------------------------------


def choose(page: TrendsPart, name: str, words: str) -> None:
    """Choose of a list."""
    (found,) = (each for each in page.findChildren(Choice) if each.accessibleName() == name)
    found.setCurrentText(words)
    found.activated.emit(found.currentIndex())


@pytest.fixture
def spring(device: MakeDevice) -> App:
    """A device on 20 March 2026: six hours a night in February, eight in March, a little up and down."""
    app = device("spring", clock=HandClock(datetime(2026, 3, 20, 12, tzinfo=UTC)))
    app.change_settings(timezone="UTC")
    for number in range(48):
        day = date(2026, 2, 1) + timedelta(days=number)
        app.days.log(day, {"sleep_hours": Decimal(6 if day.month == 2 else 8) + Decimal(number % 2) / 4})
    return app


def test_a_month_beside_another_month(qtbot: QtBot, spring: App, open_window: OpenWindow) -> None:
    page = turn(qtbot, open_window(spring))
    QTest.mouseClick(button(page, "Period: Month"), LEFT)
    said = "8.1 hours a night on average, 2 hours more than February 2026"
    qtbot.waitUntil(lambda: page.headline.text() == said)
    assert "Logged on 20 of 20 days" in words(page.trend)
    assert "dotted: February 2026" in words(page.trend)
    beside = words(page.compared)
    assert all(each in beside for each in ("March 2026", "6.1 hours", "20 of 20 days", "28 of 28 days"))
    assert "That is more than weeks usually differ (up to 0 hours). It doesn't say why." in beside
    QTest.mouseClick(button(page, "Month: earlier"), LEFT)
    qtbot.waitUntil(lambda: page.headline.text() == "6.1 hours a night on average")  # January has nothing
    assert "January 2026" in words(page.compared)
    assert "Too few days are logged" in words(page.compared)
    assert not button(page, "Month: earlier").isEnabled()
    choose(page, "Compared with", "a month")
    choose(page, "Compared month", "March 2026")
    said = "6.1 hours a night on average, 2 hours less than March 2026"
    qtbot.waitUntil(lambda: page.headline.text() == said)
    assert spring.settings.insights_days == "month"


def test_any_two_ranges_beside_each_other(qtbot: QtBot, spring: App, open_window: OpenWindow) -> None:
    page = turn(qtbot, open_window(spring))
    QTest.mouseClick(button(page, "Period: Other days"), LEFT)
    choose(page, "Compared with", "other days")
    fields = {each.accessibleName(): each for each in page.findChildren(QDateEdit) if each.isVisible()}
    fields["First day"].setDate(QDate(2026, 3, 20))  # the ends in the wrong order are taken the other way
    fields["Last day"].setDate(QDate(2026, 3, 1))
    fields["First day to compare"].setDate(QDate(2026, 2, 1))
    fields["Last day to compare"].setDate(QDate(2026, 2, 20))
    said = "8.1 hours a night on average, 2 hours more than Feb 1, 2026 – Feb 20, 2026"
    qtbot.waitUntil(lambda: page.headline.text() == said)
    assert fields["First day"].maximumDate() == QDate(2026, 3, 20)


def test_nothing_is_said_from_seven_days(qtbot: QtBot, spring: App, open_window: OpenWindow) -> None:
    page = turn(qtbot, open_window(spring))
    QTest.mouseClick(button(page, "Period: 7 days"), LEFT)
    assert page.headline.text() == "8.1 hours a night on average"
    assert "Too few days are logged to speak of a difference: 14 in each are needed." in words(page.compared)


def test_all_there_is_and_the_server_keeps_to_its_days(qtbot: QtBot, spring: App, open_window: OpenWindow) -> None:
    for years in range(1, 12):
        spring.days.log(date(2026 - years, 1, 1), {"sleep_hours": 4})
    page = turn(qtbot, open_window(spring))
    QTest.mouseClick(button(page, "Period: All"), LEFT)
    qtbot.waitUntil(lambda: "Logged on 59 of 4,097 days" in words(page.trend))
    assert "line: monthly averages" in words(page.trend)
    assert not page.compared.isVisible()
    assert "Averages of the last 30 days" in words(page.server)
    page.trend.chart.setFocus()
    assert page.trend.chart.accessibleName() == "March 2026: sleep 8.1 hours on average, 20 days logged"
    QTest.keyClick(page.trend.chart, Qt.Key.Key_Home)
    assert page.trend.chart.accessibleName() == "January 2015: sleep 4 hours on average, 1 day logged"
    QTest.mouseClick(button(page, "Show as: Table"), LEFT)
    model = page.trend.table.model()
    assert [model.index(0, column).data() for column in range(3)] == ["March 2026", "8.1", "20"]
    assert model.rowCount() == 135


def test_a_goal_is_counted_by_the_direction_its_day_had(qtbot: QtBot, spring: App, open_window: OpenWindow) -> None:
    spring.goals.correct(metric("sleep_hours"), Goal(Decimal(7)), None)
    spring.goals.correct(metric("sleep_hours"), Goal(Decimal(8), at_most=True), date(2026, 3, 1))
    page = turn(qtbot, open_window(spring))
    QTest.mouseClick(button(page, "Period: Month"), LEFT)
    qtbot.waitUntil(lambda: "goal met on 10 of 20 days" in words(page.trend))
    assert "0 of 28 days" in words(page.compared)


def test_the_choice_of_a_period_scrolls_away_in_a_small_window(
    qtbot: QtBot, app: App, open_window: OpenWindow, today: date
) -> None:
    log_nights(app, today)
    window = open_window(app)
    window.resize(640, 480)
    page = turn(qtbot, window)
    (scrolled,) = page.findChildren(Scrolled)
    bar = scrolled.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > page.height())
    assert not page.periods.visibleRegion().isEmpty()
    bar.setValue(bar.maximum())
    assert page.periods.visibleRegion().isEmpty()
