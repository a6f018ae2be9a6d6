"""Hiding and ordering cards by the dialog: what Today, Trends, the quick log and the tray show then."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from organic_desktop.app.cards import TODAY, TRENDS, shown
from organic_desktop.app.facade import App
from organic_desktop.ui.insights.page import InsightsPage
from organic_desktop.ui.insights.trends import TrendsPart
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.widgets.customise import CustomiseDialog
from organic_desktop.wellness.schedule import Reminder
from tests.ui.finding import button, words

ALT = Qt.KeyboardModifier.AltModifier


def opened(window: MainWindow, page: str = TODAY) -> CustomiseDialog:
    window.workspace.window_actions.customise(page)
    (dialog,) = window.findChildren(CustomiseDialog)
    return dialog


def on_today(window: MainWindow) -> list[str]:
    """The cards in sight, in the order in which they are laid out."""
    cards = {name: card for name, card in window.workspace.today.cards.items() if card.isVisible()}
    QApplication.processEvents()
    return sorted(cards, key=lambda name: (cards[name].y(), cards[name].x()))


def test_a_card_is_hidden_and_moved_by_keys_at_once(window: MainWindow, app: App) -> None:
    everything = on_today(window)
    assert everything == shown(app.settings, TODAY)
    dialog = opened(window)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down, ALT)
    assert on_today(window)[:2] == ["water_intake_ml", "sleep_hours"]
    assert dialog.list.currentRow() == 1
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert on_today(window) == [name for name in shown(app.settings, TODAY) if name != "sleep_hours"]
    assert len(on_today(window)) == 5
    button(dialog, "Show all again").click()
    assert on_today(window) == everything


def test_a_card_is_moved_by_dragging_and_by_buttons(window: MainWindow, app: App) -> None:
    dialog = opened(window)
    assert dialog.list.model().moveRow(QModelIndex(), 5, QModelIndex(), 0)  # what a drop does
    assert shown(app.settings, TODAY)[0] == "energy_level"
    dialog.list.setCurrentRow(0)
    assert not dialog._up.isEnabled()
    dialog._down.click()
    assert shown(app.settings, TODAY)[:2] == ["sleep_hours", "energy_level"]


def test_the_last_card_stays(window: MainWindow, app: App) -> None:
    dialog = opened(window)
    for row in range(6):
        dialog.list.setCurrentRow(row)
        dialog.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert shown(app.settings, TODAY) == ["energy_level"]
    assert dialog.list.item(5).checkState() is Qt.CheckState.Checked
    assert "One card always stays." in words(dialog)
    assert on_today(window) == ["energy_level"]


def test_reminders_of_a_hidden_card_still_come_and_that_is_said(window: MainWindow, app: App) -> None:
    without = opened(window)
    assert "Reminders still come" not in words(without)
    without.close()
    app.reminders.save(Reminder("1", (time(9),), frozenset({0}), "water_intake_ml", ""))
    window.workspace.window_actions.customise(TODAY)
    dialog = window.findChildren(CustomiseDialog)[-1]
    assert "Reminders still come for a hidden card (Water). Change them in Settings › Reminders." in words(dialog)
    app.cards.arrange(TODAY, shown(app.settings, TODAY), {"water_intake_ml"})
    assert [each.column for each in app.reminders.all() if each.on] == ["water_intake_ml"]


def test_a_hidden_score_has_no_key(window: MainWindow, app: App) -> None:
    app.cards.arrange(TODAY, shown(app.settings, TODAY), {"mood_score"})
    window.workspace.pages.refresh()
    QTest.keyClick(window, Qt.Key.Key_4)
    assert app.days.entry(app.today()) is None


def test_history_shows_every_card(window: MainWindow, app: App) -> None:
    app.cards.arrange(TODAY, shown(app.settings, TODAY), {"mood_score", "sleep_hours"})
    page = window.workspace.pages.turn_to("history")
    assert all(not card.isHidden() for card in page.year.editor.cards.values())  # type: ignore[attr-defined]


def test_the_quick_log_and_the_tray_follow(window: MainWindow, app: App) -> None:
    tray = window.shell.live_in_tray(lambda: False)
    dialog = opened(window)
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)  # no water
    QTest.keyClick(dialog.list, Qt.Key.Key_Down, ALT)
    assert [*tray.popup._rows] == shown(app.settings, TODAY)
    assert "water_intake_ml" not in tray.popup._rows
    named = [action.text() for action in tray.icon.menu.actions()]
    assert any("Exercise" in name for name in named)
    assert not any("Water" in name for name in named)


def test_trends_show_the_cards_that_are_chosen(qtbot: QtBot, window: MainWindow, app: App) -> None:
    app.days.log(app.today(), {"sleep_hours": 8})
    page = window.workspace.pages.turn_to("insights")
    assert isinstance(page, InsightsPage)
    part = page.part("trends")
    assert isinstance(part, TrendsPart)
    qtbot.waitUntil(lambda: bool(part.headline.text()))
    dialog = opened(window, TRENDS)
    dialog.list.setCurrentRow(3)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not part.row.isVisible() and part.trend.isVisible())
    for _ in range(3):
        dialog._up.click()
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: part.row.isVisible())
    QApplication.processEvents()
    below, above = (card.mapTo(part, QPoint(0, 0)).y() for card in (part.trend, part.row))
    assert above < below


@pytest.mark.parametrize("page", ["today", "insights"])
def test_the_menu_is_also_at_the_pages_own(window: MainWindow, page: str) -> None:
    shown_page = window.workspace.pages.turn_to(page)
    target = shown_page.part("trends") if isinstance(shown_page, InsightsPage) else shown_page
    middle = target.rect().center()  # type: ignore[attr-defined]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, target.mapToGlobal(middle))  # type: ignore[attr-defined]
    target.contextMenuEvent(event)  # type: ignore[attr-defined]
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (command,) = menu.actions()
    command.trigger()
    menu.close()
    assert window.findChildren(CustomiseDialog)
