"""What is being typed while something else happens: another program writes, the day ends, the window turns away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.settings import Settings
from organic_desktop.ui.background.tray import Tray
from organic_desktop.ui.history.day_table import BulkBar
from organic_desktop.ui.settings.cards import YourDayCard
from organic_desktop.ui.settings.page import SettingsPage
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.scores import digit_of
from organic_desktop.wellness.metrics import Value
from organic_desktop.wellness.schedule import QuietHours
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged
from tests.ui.conftest import OpenWindow
from tests.ui.finding import field, notes, number, words

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)

SLEEP, WATER, MOOD, ENERGY = "sleep_hours", "water_intake_ml", "mood_score", "energy_level"
EVENING = datetime(2026, 3, 10, 23, 50, tzinfo=UTC)


@pytest.fixture
def clock() -> HandClock:
    """Ten minutes before midnight."""
    return HandClock(EVENING)


@pytest.fixture
def late(device: MakeDevice, clock: HandClock) -> App:
    """A device whose day ends at midnight."""
    app = device("late", clock=clock)
    app.change_settings(timezone="UTC", day_start_hour=0)
    return app


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp)
    yield made
    made.deleteLater()


def begin(window: MainWindow, column: str) -> QLineEdit:
    """Open a card's field."""
    number(window, column).click()
    return field(window, column)


# -- somebody else writes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("other", [{"water_intake_ml": 250}, {"sleep_hours": "6.25"}], ids=["another", "the same"])
def test_what_is_chosen_in_a_field_is_still_replaced_by_what_is_typed(
    window: MainWindow, app: App, today: date, other: dict[str, Value]
) -> None:
    app.days.log(today, {"sleep_hours": "7.5"})
    window.workspace.today.refresh()
    opened = begin(window, SLEEP)
    assert opened.selectedText() == "7.5"
    app.days.log(today, other)
    window.workspace.pages.refresh()
    QTest.keyClicks(opened, "8")
    QTest.keyClick(opened, Qt.Key.Key_Return)
    assert logged(app, today)[SLEEP] == Decimal(8)


def test_the_cursor_stays_where_it_was_put(window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"sleep_hours": "7.5"})
    window.workspace.today.refresh()
    opened = begin(window, SLEEP)
    opened.setCursorPosition(0)
    window.workspace.pages.refresh()
    assert opened.cursorPosition() == 0


def test_what_is_composed_stays(window: MainWindow, app: App, today: date) -> None:
    opened = begin(window, SLEEP)
    QApplication.sendEvent(opened, QInputMethodEvent("７", []))
    app.days.log(today, {"sleep_hours": "6"})
    window.workspace.pages.refresh()
    assert opened.text() == ""
    committed = QInputMethodEvent("", [])
    committed.setCommitString("７")
    QApplication.sendEvent(opened, committed)
    QTest.keyClick(opened, Qt.Key.Key_Return)
    assert logged(app, today)[SLEEP] == Decimal(7)


def test_a_zone_chosen_elsewhere_is_not_taken_back_by_leaving_the_field(qtbot: QtBot, theme: Theme) -> None:
    card = YourDayCard(theme)
    qtbot.addWidget(card)
    chosen: list[object] = []
    card.chosen.connect(chosen.append)
    card.show_settings(Settings(timezone="Europe/Berlin"))
    card.show()
    card.activateWindow()
    card.zone.setFocus()
    qtbot.waitUntil(card.zone.hasFocus)
    card.show_settings(Settings(timezone="Asia/Tokyo"))
    card.flush()
    assert chosen == []
    assert card.zone.text() == "Asia/Tokyo"


def test_settings_chosen_elsewhere_are_not_taken_back_by_leaving_a_field(
    qtbot: QtBot, window: MainWindow, app: App
) -> None:
    """Of times and words as well: to have the keyboard is not to be typed in."""
    page = cast(SettingsPage, window.workspace.pages.turn_to("settings"))
    app.reminders.set_quiet_hours(QuietHours(time(22), time(7)))
    page.refresh()
    begins = page.reminders.quiet.begin
    begins.setFocus()
    qtbot.waitUntil(begins.hasFocus)
    app.reminders.set_quiet_hours(QuietHours(time(20), time(6)))
    page.refresh()
    page.flush()
    assert app.reminders.quiet_hours == QuietHours(time(20), time(6))


# -- the day ends -----------------------------------------------------------------------------------------------------


def test_at_midnight_what_cannot_be_read_stays_on_its_day_which_is_said(
    open_window: OpenWindow, late: App, clock: HandClock
) -> None:
    window = open_window(late)
    opened = begin(window, SLEEP)
    QTest.keyClicks(opened, "a lot")
    clock.move(timedelta(minutes=20))
    window.workspace.pages.refresh()
    assert opened.text() == "a lot"
    assert window.workspace.today.day == EVENING.date()
    assert "Yesterday" in words(window.workspace.today.bar)
    opened.setFocus()
    opened.selectAll()
    QTest.keyClicks(opened, "7")
    QTest.keyClick(opened, Qt.Key.Key_Return)
    assert logged(late, EVENING.date())[SLEEP] == Decimal(7)


@pytest.fixture
def tray(late: App, open_window: OpenWindow, qapp: QApplication) -> Iterator[Tray]:
    window = open_window(late)
    before = qapp.quitOnLastWindowClosed()
    made = window.shell.live_in_tray()
    yield made
    window.shell.tray = None
    made.deleteLater()
    qapp.setQuitOnLastWindowClosed(before)


@pytest.mark.parametrize("typed", ["8", "soon"])
def test_what_was_typed_in_the_popup_before_midnight_is_not_the_next_days(
    qtbot: QtBot, tray: Tray, late: App, clock: HandClock, typed: str
) -> None:
    tray.toggle_popup()
    popup = tray.popup
    assert popup
    qtbot.waitUntil(popup.isActiveWindow)
    sleep = popup.findChild(QLineEdit)
    assert isinstance(sleep, QLineEdit)
    sleep.setFocus()
    QTest.keyClicks(sleep, typed)
    clock.move(timedelta(minutes=20))
    popup.refresh()
    QTest.keyClick(sleep, Qt.Key.Key_Return)
    assert sleep.text() == ""
    assert logged(late, EVENING.date() + timedelta(days=1)) == {}
    if typed == "8":
        assert logged(late, EVENING.date())[SLEEP] == Decimal(8)


def test_a_marked_field_of_the_popup_says_why_when_it_opens_again(qtbot: QtBot, tray: Tray) -> None:
    tray.toggle_popup()
    popup = tray.popup
    assert popup
    qtbot.waitUntil(popup.isActiveWindow)
    sleep = popup.findChild(QLineEdit)
    assert isinstance(sleep, QLineEdit)
    sleep.setFocus()
    QTest.keyClicks(sleep, "soon")
    popup.hide()
    popup.open_near(QRect())
    assert sleep.text() == "soon"
    assert "Sleep: enter a number" in words(popup)


# -- another language -------------------------------------------------------------------------------------------------


def test_in_another_language_the_day_and_what_cannot_be_read_stay(
    qtbot: QtBot, window: MainWindow, app: App, today: date
) -> None:
    day = today - timedelta(days=2)
    window.workspace.today.show_day(day)
    QTest.keyClicks(begin(window, SLEEP), "a lot")
    window.workspace.pages.turn_to("settings")
    app.change_settings(language="de")
    window.bridge.settings_changed.emit()
    qtbot.waitUntil(lambda: "Einstellungen" in words(window))
    window.workspace.pages.turn_to("today")
    assert window.workspace.today.day == day
    assert field(window, SLEEP).text() == "a lot"
    assert field(window, SLEEP).isVisible()
    assert field(window, SLEEP).accessibleDescription() in words(window.workspace.today.cards[SLEEP])


# -- keys -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("between", ["another field", "another day"])
def test_e_is_forgotten_where_the_keyboard_or_the_day_goes(
    qtbot: QtBot, window: MainWindow, app: App, today: date, between: str
) -> None:
    focused = window.focusWidget() or window
    QTest.keyClicks(focused, "e")
    day = today
    if between == "another day":
        day = today - timedelta(days=1)
        window.workspace.today.show_day(day)
    else:
        notes(window).setFocus()
        qtbot.waitUntil(notes(window).hasFocus)
        number(window, WATER).setFocus()
    QTest.keyClicks(window.focusWidget() or window, "3")
    assert (logged(app, day)[MOOD], logged(app, day)[ENERGY]) == (Decimal(3), None)


def test_escape_answers_every_marked_field(qtbot: QtBot, theme: Theme) -> None:
    card, bar = YourDayCard(theme), BulkBar(theme)
    for each in (card, bar):
        qtbot.addWidget(each)
    card.show_settings(Settings(timezone="Europe/Berlin"))
    card.zone.setText("Nowhere")
    card.flush()
    assert card.zone.problem
    QTest.keyClick(card.zone, Qt.Key.Key_Escape)
    assert (card.zone.problem, card.zone.text()) == ("", "Europe/Berlin")
    bar.show_count(2)
    bar._field.setText("x")
    bar._field.reject("No.")
    QTest.keyClick(bar._field, Qt.Key.Key_Escape)
    assert (bar._field.problem, bar._field.text()) == ("", "")


def test_alt_gr_makes_no_score(qapp: QApplication) -> None:
    """X11 and Wayland tell of the third level by their own sign alone."""
    pressed = QKeyEvent(QEvent.Type.KeyPress, 0xB9, Qt.KeyboardModifier.NoModifier, 10, 0xB9, 0x80, "¹")
    assert [digit_of(pressed, platform) for platform in ("xcb", "wayland")] == [0, 0]
