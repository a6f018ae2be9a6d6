"""Undo and redo in the window: of every edit, wherever it was made, and with words for what can't be taken back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.app.transfer import Imported
from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.wellness.metrics import metric
from tests.devices import MakeDevice, logged
from tests.rows import change_row
from tests.ui.finding import button, command, notes, number, words

CTRL = Qt.KeyboardModifier.ControlModifier
REDO = CTRL | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def settle(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Wait until the undo command says so."""
    qtbot.waitUntil(lambda: command(window, "Undo").text().replace("&", "") == text)


def press(window: MainWindow, modifiers: Qt.KeyboardModifier) -> None:
    number(window, "sleep_hours").setFocus()
    QTest.keyClick(number(window, "sleep_hours"), Qt.Key.Key_Z, modifiers)


def test_several_levels_back_and_forth(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    plus = button(window.workspace.today.cards["water_intake_ml"], "Water: add 250 ml")
    QTest.mouseClick(plus, LEFT)
    QTest.mouseClick(plus, LEFT)
    app.days.log(today, {"mood_score": 4})
    settle(qtbot, window, "Undo mood 4")
    press(window, CTRL)
    press(window, CTRL)
    assert (logged(app, today)["mood_score"], logged(app, today)["water_intake_ml"]) == (None, 250)
    assert number(window, "water_intake_ml").text() == "250"
    press(window, CTRL)
    assert logged(app, today) == {}
    for _ in range(3):
        press(window, REDO)
    assert logged(app, today)["mood_score"] == Decimal(4)
    assert number(window, "water_intake_ml").text() == "500"


def test_what_it_says(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"sleep_hours": "7.5"})
    app.days.log(today, add={"water_intake_ml": 250})
    settle(qtbot, window, "Undo water +250 ml")
    app.days.log(today, add={"water_intake_ml": -100})
    settle(qtbot, window, "Undo water −100 ml")
    app.days.log(today, {"nutrition_notes": "soup"})
    settle(qtbot, window, "Undo notes")
    app.days.log(today, {"sleep_hours": None})
    settle(qtbot, window, "Undo clearing sleep")
    day = today - timedelta(days=1)
    app.days.log(day, {"mood_score": 3})
    settle(qtbot, window, f"Undo mood 3 ({day:%B} {day.day})")
    app.days.log(day, {"sleep_hours": 7})
    app.days.delete([day])
    settle(qtbot, window, f"Undo deleting {day:%B} {day.day}")


def test_undo_from_another_page(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    QTest.mouseClick(button(window.workspace.today.cards["water_intake_ml"], "Water: add 250 ml"), LEFT)
    window.workspace.pages.turn_to("settings")
    settle(qtbot, window, "Undo water 250 ml")
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert logged(app, today) == {}
    window.workspace.pages.turn_to("today")
    assert "Not logged" in words(window.workspace.today.cards["water_intake_ml"])


def test_undo_shows_the_day_it_changes(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    QTest.mouseClick(button(window.workspace.today.cards["water_intake_ml"], "Water: add 250 ml"), LEFT)
    window.workspace.today.bar.step(-1)
    settle(qtbot, window, "Undo water 250 ml")
    press(window, CTRL)
    assert window.workspace.today.day == today


def test_an_edit_of_the_tray_is_shown_and_undone(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    window.bridge.run(
        lambda: app.days.log(today, {"water_intake_ml": 750}, source="tray"), lambda _: None, lambda error: None
    )
    qtbot.waitUntil(lambda: number(window, "water_intake_ml").text() == "750")
    press(window, CTRL)
    assert logged(app, today) == {}


def test_an_edit_of_another_program_is_undone(
    qtbot: QtBot, window: MainWindow, app: App, device: MakeDevice, today: date
) -> None:
    device("a").days.log(today, {"water_intake_ml": 750})
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))  # as when the person comes back to it
    qtbot.waitUntil(lambda: number(window, "water_intake_ml").text() == "750")
    press(window, CTRL)
    assert logged(app, today) == {}


def test_what_was_changed_since_stays_and_is_said(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"mood_score": 4, "sleep_hours": 7})
    settle(qtbot, window, "Undo 2 values")
    change_row(
        app.profiles.current.writer,
        WELLNESS_ENTRIES,
        logged(app, today)["id"],
        {"sleep_hours": Decimal(8)},
        source="sync",
    )
    press(window, CTRL)
    assert (logged(app, today)["mood_score"], logged(app, today)["sleep_hours"]) == (None, Decimal(8))
    assert "Changed since, so not undone: sleep." in words(window.workspace.toast)


def test_nothing_left_to_undo_goes_from_the_steps(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"mood_score": 4})
    app.days.log(today, {"sleep_hours": 7})
    settle(qtbot, window, "Undo sleep 7 hours")
    change_row(
        app.profiles.current.writer,
        WELLNESS_ENTRIES,
        logged(app, today)["id"],
        {"sleep_hours": Decimal(8)},
        source="sync",
    )
    press(window, CTRL)
    assert command(window, "Undo").text() == "&Undo mood 4"
    assert not command(window, "Redo").isEnabled()


def test_deleting_asks_nothing_and_offers_undo(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"mood_score": 4, "sleep_hours": 7})
    command(window, "Delete this day's entry").trigger()
    assert logged(app, today) == {}
    qtbot.waitUntil(lambda: window.workspace.toast.isVisible())
    assert f"Deleted: {today:%B} {today.day}." in words(window.workspace.toast)
    QTest.mouseClick(button(window.workspace.toast, "Undo"), LEFT)
    assert logged(app, today)["mood_score"] == Decimal(4)
    assert not window.workspace.toast.isVisible()


def test_clearing_offers_undo(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"mood_score": 4, "sleep_hours": 7})
    app.days.log(today, {"mood_score": None})
    qtbot.waitUntil(lambda: window.workspace.toast.isVisible())
    assert "Cleared: mood." in words(window.workspace.toast)


def test_notes_keep_their_own_undo(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"mood_score": 4})
    notes(window).setFocus()
    QTest.keyClicks(notes(window), "soup")
    QTest.keyClick(notes(window), Qt.Key.Key_Z, CTRL)
    assert notes(window).toPlainText() == ""
    assert logged(app, today)["mood_score"] == Decimal(4)


def test_what_is_being_typed_is_saved_and_then_taken_back(
    qtbot: QtBot, window: MainWindow, app: App, today: date
) -> None:
    app.days.log(today, {"mood_score": 4})
    notes(window).setFocus()
    QTest.keyClicks(notes(window), "soup")
    command(window, "Undo").setEnabled(True)
    window.workspace.window_actions.undo()
    assert (logged(app, today)["nutrition_notes"], logged(app, today)["mood_score"]) == (None, Decimal(4))


def test_an_offer_to_undo_goes_when_something_else_would_be_undone(
    qtbot: QtBot, window: MainWindow, app: App, today: date
) -> None:
    app.days.log(today, {"mood_score": 4})
    settle(qtbot, window, "Undo mood 4")
    app.days.delete([today])
    qtbot.waitUntil(window.workspace.toast.isVisible)
    press(window, CTRL)
    assert not window.workspace.toast.isVisible()
    app.days.delete([today])
    qtbot.waitUntil(window.workspace.toast.isVisible)
    app.days.log(today, {"sleep_hours": 7})
    qtbot.waitUntil(lambda: not window.workspace.toast.isVisible())


def test_the_offer_after_a_quick_log_takes_back_that_log(
    qtbot: QtBot, window: MainWindow, app: App, today: date
) -> None:
    app.days.log(today, {"mood_score": 4})
    settle(qtbot, window, "Undo mood 4")
    window.workspace.pages.turn_to("settings")
    window.workspace.window_actions.log_value(metric("energy_level"), Decimal(2))
    settle(qtbot, window, "Undo energy 2")
    assert window.workspace.toast.isVisible()
    QTest.mouseClick(button(window.workspace.toast, "Undo"), LEFT)
    qtbot.waitUntil(lambda: logged(app, today)["energy_level"] is None)
    assert logged(app, today)["mood_score"] == 4


@pytest.mark.parametrize(("messages", "said"), [(0, False), (7, True)])
def test_an_import_says_what_undo_leaves(window: MainWindow, messages: int, said: bool) -> None:
    done = Imported("an-edit", new=4, changed=0, conversations=messages // 7, messages=messages)
    window.workspace.window_actions._say_imported(done)
    assert ("Undo leaves conversations and messages here." in words(window.workspace.toast)) == said
