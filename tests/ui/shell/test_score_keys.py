"""Scores by keys: the same in every layout and wherever the keyboard is, on the day in sight and nowhere else."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.history.page import HistoryPage
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.widgets.scores import digit_of
from tests.devices import logged
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, command, face, field, name_of, notes, number, words

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ALT_GR, CTRL = Qt.KeyboardModifier.GroupSwitchModifier, Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
PRESS = QEvent.Type.KeyPress
MOOD, ENERGY = "mood_score", "energy_level"

# What the keys 1 to 5 send: the layout, its character, with Shift or without.
LAYOUTS = {
    "us": ("12345", NONE), "us shifted": ("!@#$%", SHIFT), "fr": ("&é\"'(", NONE), "fr shifted": ("12345", SHIFT),
    "cz": ("+ěščř", NONE), "cz shifted": ("12345", SHIFT), "de": ("12345", NONE), "de shifted": ("!\"§$%", SHIFT),
    "ru": ("12345", NONE), "ru shifted": ("!\"№;%", SHIFT),
}  # fmt: skip


def sent(character: str, scan_code: int, modifiers: Qt.KeyboardModifier = NONE, *, repeated: bool = False) -> QKeyEvent:
    """A key press as a platform sends it."""
    key = ord(character.upper()) if len(character.upper()) == 1 else ord(character)
    return QKeyEvent(PRESS, key, modifiers, scan_code, 0, 0, character, repeated)


def press(window: MainWindow, keys: str, on: QWidget | None = None) -> None:
    """Type where the keyboard is."""
    for key in keys:
        QTest.keyClicks(on or window.focusWidget() or window, key)


# -- which keys -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("platform", ["xcb", "wayland", "wayland-egl", "windows"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_digit_is_its_key_in_every_layout(qapp: QApplication, platform: str, layout: str) -> None:
    characters, modifiers = LAYOUTS[layout]
    first = 2 if platform == "windows" else 10
    found = [digit_of(sent(each, first + place, modifiers), platform) for place, each in enumerate(characters)]
    assert found == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("character", "scan_code", "modifiers"),
    [("6", 15, NONE), ("-", 15, NONE), ("0", 19, NONE), ("@", 11, ALT_GR), ("1", 10, CTRL), ("q", 12, NONE),
     ("7", 11, SHIFT), ("+", 21, SHIFT), ("+", 86, KEYPAD)],
)  # fmt: skip
def test_other_keys_are_no_digits(qapp: QApplication, character: str, scan_code: int, modifiers: object) -> None:
    """Also a letter, or a 7, that an unusual layout has in the row of the digits."""
    event = sent(character, scan_code, cast(Qt.KeyboardModifier, modifiers))
    assert digit_of(event, "xcb") == 0


def test_the_number_pad_counts_and_what_it_means_without_num_lock_does_not(qapp: QApplication) -> None:
    assert digit_of(sent("4", 83, KEYPAD), "xcb") == 4
    assert digit_of(QKeyEvent(PRESS, Qt.Key.Key_Left, KEYPAD, 83, 0, 0, ""), "xcb") == 0


# -- which score ------------------------------------------------------------------------------------------------------


def test_digits_are_the_mood_and_after_e_the_energy(window: MainWindow, app: App, today: date) -> None:
    press(window, "4e2")
    assert (logged(app, today)[MOOD], logged(app, today)[ENERGY]) == (Decimal(4), Decimal(2))
    QTest.keyClick(window, Qt.Key.Key_1, SHIFT)
    assert (logged(app, today)[MOOD], logged(app, today)[ENERGY]) == (Decimal(1), Decimal(2))
    QTest.keyClick(window, Qt.Key.Key_E, SHIFT)
    QTest.keyPress(window, Qt.Key.Key_Shift)
    QTest.keyClick(window, Qt.Key.Key_5, SHIFT)
    assert (logged(app, today)[MOOD], logged(app, today)[ENERGY]) == (Decimal(1), Decimal(5))


@pytest.mark.parametrize("column", [MOOD, ENERGY])
def test_it_does_not_matter_which_face_has_the_keyboard(window: MainWindow, app: App, today: date, column: str) -> None:
    """The issue's own case: a click on an Energy face, away, and back."""
    QTest.mouseClick(face(window, ENERGY, 2), Qt.MouseButton.LeftButton)
    face(window, column, 2).setFocus()
    window.workspace.pages.turn_to("insights")
    window.workspace.pages.turn_to("today")
    press(window, "5")
    assert (logged(app, today)[MOOD], logged(app, today)[ENERGY]) == (Decimal(5), Decimal(2))


def test_the_cards_say_the_keys_that_work(window: MainWindow) -> None:
    assert "Keys 1–5" in words(window.workspace.today.cards[MOOD])
    assert "Key E, then 1–5" in words(window.workspace.today.cards[ENERGY])
    press(window, "e")
    assert "now 1–5" in words(window.workspace.today.cards[ENERGY])
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert "Key E, then 1–5" in words(window.workspace.today.cards[ENERGY])
    page = cast(HistoryPage, window.workspace.pages.turn_to("history"))
    page.open_day(page.year.day)
    assert "1–5" not in words(page.year.editor)  # no key writes there


@pytest.mark.parametrize("between", ["different key", "another page", "six seconds"])
def test_e_is_for_the_next_key_alone(window: MainWindow, app: App, today: date, between: str) -> None:
    press(window, "e")
    if between == "another page":
        window.workspace.pages.turn_to("insights")
        window.workspace.pages.turn_to("today")
    elif between == "different key":
        press(window, "x")
    else:
        window.workspace.day_keys._keys._timer.timeout.emit()
    press(window, "3")
    assert (logged(app, today)[MOOD], logged(app, today)[ENERGY]) == (Decimal(3), None)


# -- what is said -----------------------------------------------------------------------------------------------------


def test_what_a_key_wrote_is_said_and_taken_back(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"water_intake_ml": 250})
    press(window, "4")
    assert "Mood: 4" in words(window.workspace.toast)
    button(window.workspace.toast, "Undo").click()
    assert logged(app, today)[MOOD] is None
    assert logged(app, today)["water_intake_ml"] == 250
    press(window, "4")
    press(window, "4")  # nothing changes: there is nothing of it to take back
    assert "Mood: 4" in words(window.workspace.toast)
    assert [
        name_of(each) for each in window.workspace.toast.findChildren(QWidget) if each.isVisible() and name_of(each)
    ] == ["Mood: 4"]


def test_the_day_is_said_where_it_is_not_today(window: MainWindow, app: App, today: date) -> None:
    day = today - timedelta(days=1)
    window.workspace.today.bar.step(-1)
    press(window, "e4")
    assert logged(app, day)[ENERGY] == Decimal(4)
    assert f"Energy: 4 ({day:%B} {day.day})" in words(window.workspace.toast)


def test_halves_by_keys_are_said(window: MainWindow, app: App, today: date) -> None:
    face(window, MOOD, 3).setFocus()
    QTest.keyClicks(face(window, MOOD, 3), "+")
    QTest.keyClicks(face(window, MOOD, 3), "+")
    assert "Mood: 3.5" in words(window.workspace.toast)
    button(window.workspace.toast, "Undo").click()
    assert logged(app, today)[MOOD] == Decimal(3)


def test_a_command_that_changes_nothing_offers_no_undo(window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {MOOD: 4})
    window.workspace.pages.turn_to("insights")
    command(window, "Mood 4 of 5").trigger()
    assert "Undo" not in words(window.workspace.toast)
    assert logged(app, today)[MOOD] == Decimal(4)


def test_a_key_held_down_counts_once(window: MainWindow, app: App, today: date) -> None:
    for character in "e3":
        for repeated in (False, True, True):
            QApplication.sendEvent(window, sent(character, 0, repeated=repeated))
    assert (logged(app, today).get(MOOD), logged(app, today)[ENERGY]) == (None, Decimal(3))
    focused = face(window, MOOD, 3)
    focused.setFocus()
    for repeated in (False, True, True):
        QApplication.sendEvent(focused, sent("+", 0, repeated=repeated))
    assert logged(app, today)[MOOD] == Decimal(3)


# -- where no key may write -------------------------------------------------------------------------------------------


def test_the_first_page_takes_no_keys(app: App, open_new: OpenWindow, today: date) -> None:
    window = open_new(app)
    press(window, "4e2")
    assert logged(app, today) == {}


def test_fields_keep_their_digits(window: MainWindow, app: App, today: date) -> None:
    notes(window).setFocus()
    press(window, "4e", notes(window))
    number(window, "sleep_hours").click()
    press(window, "3", field(window, "sleep_hours"))
    QApplication.sendEvent(window, sent("4", 13))  # as an input method that lets a key through
    assert logged(app, today).get(MOOD) is None
    assert notes(window).toPlainText() == "4e"


@pytest.mark.parametrize("name", ["history", "insights", "modules", "coach", "activity", "settings"])
def test_another_page_takes_no_keys(window: MainWindow, app: App, today: date, name: str) -> None:
    window.workspace.pages.turn_to(name)
    press(window, "4e2", window)
    assert logged(app, today) == {}


def test_what_lies_over_the_day_takes_the_keys(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    window.workspace.open_palette()
    QApplication.sendEvent(window, sent("4", 13))
    window.workspace.command_palette.hide()
    dialog, menu = QDialog(window), QMenu(window)
    dialog.open()
    QApplication.sendEvent(window, sent("4", 13))
    dialog.close()
    menu.addAction("x")
    menu.popup(window.pos())
    QApplication.sendEvent(window, sent("4", 13))
    menu.close()
    assert logged(app, today) == {}


@pytest.mark.parametrize("away", ["hidden", "minimized", "behind another"])
def test_a_window_that_is_not_in_front_takes_no_keys(
    qtbot: QtBot, window: MainWindow, app: App, today: date, away: str
) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    if away == "behind another":
        other.show()
        other.activateWindow()
        qtbot.waitUntil(other.isActiveWindow)
    elif away == "hidden":
        window.hide()
    else:
        window.showMinimized()
    QApplication.sendEvent(window, sent("4", 13))
    assert logged(app, today) == {}
