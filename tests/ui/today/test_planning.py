"""Planned days off, and the banner of a new time zone, as the window shows them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QPointF
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core import settings
from organic_desktop.ui.history.page import HistoryPage
from organic_desktop.ui.settings.page import SettingsPage
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.shell.zone_banner import city_of
from organic_desktop.ui.today.date_bar import StreakExplanation
from organic_desktop.ui.widgets.days_off import DaysOffDialog
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, words


def planning(qtbot: QtBot, window: MainWindow) -> DaysOffDialog:
    """The dialog, opened from the settings."""
    page = window.workspace.pages.turn_to("settings")
    assert isinstance(page, SettingsPage)
    page.day.days_off.click()
    (dialog,) = window.findChildren(DaysOffDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def choose(dialog: DaysOffDialog, first: date, last: date) -> None:
    for field, day in ((dialog.first, first), (dialog.last, last)):
        field.setDate(QDate(day.year, day.month, day.day))


def test_an_absence_is_planned_undone_and_taken_back(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    dialog = planning(qtbot, window)
    assert "No days off are planned." in words(dialog)
    first, last = today + timedelta(days=5), today + timedelta(days=12)
    choose(dialog, first, last)
    assert "8 days" in words(dialog)
    dialog.take.click()
    assert app.days.planned_off() == [(first, last)]
    assert "8 days taken off." in words(dialog)
    dialog.undo.click()
    assert app.days.planned_off() == []
    assert dialog.undo.isHidden()
    dialog.take.click()
    qtbot.waitUntil(lambda: "Remove" in words(dialog))
    button(dialog, "Remove: ").click()
    assert app.days.planned_off() == []
    dialog.undo.click()
    assert app.days.planned_off() == [(first, last)]


def test_the_end_follows_a_later_beginning_and_a_backward_range_cant_be_taken(
    qtbot: QtBot, window: MainWindow, today: date
) -> None:
    dialog = planning(qtbot, window)
    choose(dialog, today + timedelta(days=9), today + timedelta(days=9))
    assert dialog.take.isEnabled()
    choose(dialog, today + timedelta(days=9), today + timedelta(days=8))
    assert not dialog.take.isEnabled()


def test_what_is_refused_is_said_there(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    dialog = planning(qtbot, window)
    choose(dialog, today + timedelta(days=1), today + timedelta(days=900))
    dialog.take.click()
    assert "two years" in words(dialog)
    assert app.days.skipped() == frozenset()


def test_the_streak_leads_to_planning_too(qtbot: QtBot, window: MainWindow) -> None:
    window.workspace.today.bar.streak.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(StreakExplanation)))
    (explained,) = window.findChildren(StreakExplanation)
    explained.plan.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(DaysOffDialog)))


def test_history_tells_of_days_off_past_and_planned(window: MainWindow, app: App, today: date) -> None:
    planned = min(today + timedelta(days=2), date(today.year, 12, 31))
    app.days.skip_range(today - timedelta(days=1), planned)
    page = window.workspace.pages.turn_to("history")
    assert isinstance(page, HistoryPage)
    heatmap = page.year.heatmap
    for day in (today, planned):
        assert heatmap.words(day).endswith("day off")
    assert heatmap._told_at(QPointF(heatmap.cell(planned).center())) == planned


# -- another time zone ------------------------------------------------------------------------------------------------


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where the computer is."""
    here = ["Europe/Berlin"]
    monkeypatch.setattr(settings, "_system_zone_name", lambda: here[0])
    return here


def test_who_lands_in_tokyo_is_told_once(place: list[str], app: App, open_window: OpenWindow) -> None:
    window = open_window(app)
    banner = window.workspace.zone_banner
    assert banner.isHidden()
    place[0] = "Asia/Tokyo"
    window.bridge.day_changed.emit()
    assert banner.isVisible()
    assert "You are in Tokyo: your days go on there; nothing is doubled." in words(banner)
    banner.go_on.click()
    assert banner.isHidden()
    window.bridge.day_changed.emit()
    assert banner.isHidden()


def test_who_stays_on_berlin_time_has_berlins_day(place: list[str], app: App, open_window: OpenWindow) -> None:
    app.zone_change.question()
    place[0] = "Pacific/Kiritimati"
    window = open_window(app)
    banner = window.workspace.zone_banner
    assert banner.isVisible()  # it changed while the program wasn't running
    button(banner, "Stay on Berlin time").click()
    assert banner.isHidden()
    assert app.settings.zone().key == "Europe/Berlin"
    assert window.workspace.today.day == app.today()


def test_a_zone_is_named_by_its_place() -> None:
    assert [city_of(each) for each in ("Asia/Tokyo", "America/Argentina/Buenos_Aires", "UTC")] == [
        "Tokyo",
        "Buenos Aires",
        "UTC",
    ]
