"""Logging with mouse and keyboard: what is shown is what the database holds."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.widgets.scores import Faces
from tests.devices import logged
from tests.rows import change_row
from tests.ui.finding import button, face, field, name_of, notes, number, words

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_two_taps_add_up(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    plus = button(window.workspace.today.cards["water_intake_ml"], "Water: add 250 ml")
    QTest.mouseClick(plus, LEFT)
    QTest.mouseClick(plus, LEFT)
    assert logged(app, today)["water_intake_ml"] == 500
    assert number(window, "water_intake_ml").text() == "500"
    assert number(window, "water_intake_ml").accessibleName().startswith("Water: 500 ml")


def test_shift_takes_away(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    plus = button(window.workspace.today.cards["water_intake_ml"], "Water: add 250 ml")
    QTest.mouseClick(plus, LEFT)
    QTest.mouseClick(plus, LEFT)
    QTest.mouseClick(plus, LEFT, SHIFT)
    assert logged(app, today)["water_intake_ml"] == 250
    assert number(window, "water_intake_ml").text() == "250"


def test_nothing_below_zero(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    card = window.workspace.today.cards["water_intake_ml"]
    QTest.mouseClick(button(card, "Water: add 250 ml"), LEFT, SHIFT)
    assert logged(app, today) == {}
    assert "can't go below 0" in words(card)
    QTest.mouseClick(button(card, "Water: add 250 ml"), LEFT)
    assert "can't go below 0" not in words(card)


def test_steps_of_a_quarter_hour(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"sleep_hours": Decimal("7.5")})
    window.workspace.today.refresh()
    plus = button(window.workspace.today.cards["sleep_hours"], "Sleep: add 0.25 hours")
    QTest.mouseClick(plus, LEFT)
    assert logged(app, today)["sleep_hours"] == Decimal("7.75")
    assert number(window, "sleep_hours").text() == "7.75"


def test_typing_a_number(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    number(window, "sleep_hours").setFocus()
    QTest.keyClick(number(window, "sleep_hours"), Qt.Key.Key_Space)
    QTest.keyClicks(field(window, "sleep_hours"), "7.5")
    QTest.keyClick(field(window, "sleep_hours"), Qt.Key.Key_Return)
    assert logged(app, today)["sleep_hours"] == Decimal("7.5")
    assert number(window, "sleep_hours").text() == "7.5"
    assert number(window, "sleep_hours").hasFocus()
    assert not field(window, "sleep_hours").isVisible()


def test_enter_opens_the_field_too(window: MainWindow) -> None:
    number(window, "sleep_hours").setFocus()
    QTest.keyClick(number(window, "sleep_hours"), Qt.Key.Key_Return)
    assert field(window, "sleep_hours").isVisible()


def test_leaving_the_field_keeps_what_was_typed(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    number(window, "sleep_hours").click()
    QTest.keyClicks(field(window, "sleep_hours"), "6")
    QTest.keyClick(field(window, "sleep_hours"), Qt.Key.Key_Tab)
    assert logged(app, today)["sleep_hours"] == Decimal(6)


def test_escape_leaves_the_value(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"sleep_hours": Decimal(8)})
    window.workspace.today.refresh()
    number(window, "sleep_hours").click()
    QTest.keyClicks(field(window, "sleep_hours"), "3")
    QTest.keyClick(field(window, "sleep_hours"), Qt.Key.Key_Escape)
    assert logged(app, today)["sleep_hours"] == Decimal(8)
    assert number(window, "sleep_hours").text() == "8"
    assert number(window, "sleep_hours").hasFocus()


def test_an_emptied_field_clears(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"sleep_hours": Decimal(8), "water_intake_ml": 250})
    window.workspace.today.refresh()
    number(window, "sleep_hours").click()
    QTest.keyClick(field(window, "sleep_hours"), Qt.Key.Key_Delete)
    QTest.keyClick(field(window, "sleep_hours"), Qt.Key.Key_Return)
    assert logged(app, today)["sleep_hours"] is None
    assert "Not logged" in words(window.workspace.today.cards["sleep_hours"])


def test_what_cannot_be_is_said_on_its_card(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"sleep_hours": Decimal(8)})
    window.workspace.today.refresh()
    number(window, "sleep_hours").click()
    QTest.keyClicks(field(window, "sleep_hours"), "25")
    QTest.keyClick(field(window, "sleep_hours"), Qt.Key.Key_Return)
    assert "Sleep: enter 0–24 hours." in words(window.workspace.today.cards["sleep_hours"])
    assert "Sleep takes" not in words(window.workspace.today.cards["water_intake_ml"])
    assert logged(app, today)["sleep_hours"] == Decimal(8)
    assert number(window, "sleep_hours").text() == "8"


def test_what_cannot_be_read_stays_in_its_field_until_it_is_answered(window: MainWindow, app: App, today: date) -> None:
    number(window, "sleep_hours").click()
    QTest.keyClicks(field(window, "sleep_hours"), "a lot")
    QTest.keyClick(field(window, "sleep_hours"), Qt.Key.Key_Tab)  # not even by leaving it
    window.workspace.pages.turn_to("settings")
    window.workspace.pages.turn_to("today")
    window.workspace.today.show_day(today - timedelta(days=1))  # another day's card would show it as that day's
    assert window.workspace.today.day == today
    assert field(window, "sleep_hours").text() == "a lot"
    assert field(window, "sleep_hours").isVisible()
    sentence = "Sleep: enter a number, e.g. 7.5 or 7:30."
    assert field(window, "sleep_hours").accessibleDescription() == sentence
    assert sentence in words(window.workspace.today.cards["sleep_hours"])
    assert logged(app, today) == {}
    field(window, "sleep_hours").setFocus()
    QTest.keyClick(field(window, "sleep_hours"), Qt.Key.Key_Escape)
    assert sentence not in words(window.workspace.today.cards["sleep_hours"])
    window.workspace.today.show_day(today - timedelta(days=1))
    assert window.workspace.today.day == today - timedelta(days=1)


def test_a_sign_before_a_number_adds_it(window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"water_intake_ml": 500})
    window.workspace.today.refresh()
    for typed, total in (("+0,25 l", 750), ("−250", 500), ("500 ml", 500), ("1 l", 1000)):
        number(window, "water_intake_ml").click()
        field(window, "water_intake_ml").setText(typed)  # QTest has keys for ASCII only
        QTest.keyClick(field(window, "water_intake_ml"), Qt.Key.Key_Return)
        assert logged(app, today)["water_intake_ml"] == total


def test_a_pull_leaves_a_field_being_typed_in(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    number(window, "sleep_hours").click()
    QTest.keyClicks(field(window, "sleep_hours"), "7.")
    app.days.log(today, {"water_intake_ml": 250})
    window.bridge.rows_changed.emit(frozenset({"wellness_entries"}))
    assert number(window, "water_intake_ml").text() == "250"
    assert field(window, "sleep_hours").isVisible()
    assert field(window, "sleep_hours").text() == "7."


def test_not_logged_is_not_zero(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    card = window.workspace.today.cards["exercise_minutes"]
    assert "Not logged" in words(card)
    assert number(window, "exercise_minutes").accessibleName().startswith("Exercise: Not logged")
    app.days.log(today, {"exercise_minutes": 0})
    window.workspace.today.refresh()
    assert "Not logged" not in words(card)
    assert number(window, "exercise_minutes").text() == "0"
    assert number(window, "exercise_minutes").accessibleName().startswith("Exercise: 0 minutes")


def test_mood_by_keys_on_its_faces(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    face(window, "mood_score", 1).setFocus()
    QTest.keyClick(face(window, "mood_score", 1), Qt.Key.Key_4)
    assert logged(app, today)["mood_score"] == Decimal(4)
    assert face(window, "mood_score", 4).isChecked()
    QTest.keyClicks(face(window, "mood_score", 4), "-")
    assert logged(app, today)["mood_score"] == Decimal("3.5")
    assert "3.5" in words(window.workspace.today.cards["mood_score"])
    assert not face(window, "mood_score", 4).isChecked()
    QTest.keyClicks(face(window, "mood_score", 4), "+++++")
    assert logged(app, today)["mood_score"] == Decimal(5)
    QTest.keyClick(face(window, "mood_score", 4), Qt.Key.Key_Delete)
    assert logged(app, today) == {}
    assert "Not logged" in words(window.workspace.today.cards["mood_score"])


def test_a_face_beside_a_half_is_chosen_by_a_click(window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"mood_score": "3.5"})
    window.workspace.today.refresh()
    QTest.mouseClick(face(window, "mood_score", 4), LEFT)
    assert logged(app, today)["mood_score"] == 4
    assert face(window, "mood_score", 4).isChecked()


def test_digits_in_a_field_are_typed(window: MainWindow, app: App, today: date) -> None:
    notes(window).setFocus()
    QTest.keyClicks(notes(window), "4")
    number(window, "sleep_hours").click()
    QTest.keyClicks(field(window, "sleep_hours"), "3")
    assert logged(app, today).get("mood_score") is None
    assert notes(window).toPlainText() == "4"


def test_a_second_click_on_a_face_changes_nothing(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    QTest.mouseClick(face(window, "mood_score", 2), LEFT)
    assert logged(app, today)["mood_score"] == Decimal(2)
    for _ in range(2):
        QTest.mouseClick(face(window, "mood_score", 5), LEFT)
        assert logged(app, today)["mood_score"] == Decimal(5)
        assert face(window, "mood_score", 5).isChecked()
        assert not face(window, "mood_score", 2).isChecked()


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_a_button_clears_a_score(qtbot: QtBot, window: MainWindow, app: App, today: date, way: str) -> None:
    card = window.workspace.today.cards["mood_score"]
    QTest.mouseClick(face(window, "mood_score", 2), LEFT)
    clear = button(card, "Clear mood")
    if way == "mouse":
        QTest.mouseClick(clear, LEFT)
    else:
        face(window, "mood_score", 5).setFocus()
        QTest.keyClick(window, Qt.Key.Key_Tab)
        assert clear.hasFocus()
        QTest.keyClick(clear, Qt.Key.Key_Space)
        assert face(window, "mood_score", 1).hasFocus()
    assert logged(app, today) == {}
    assert not clear.isVisible()
    qtbot.waitUntil(lambda: "Cleared: mood." in words(window.workspace.toast))
    button(window.workspace.toast, "Undo").click()
    assert logged(app, today)["mood_score"] == Decimal(2)


@pytest.mark.parametrize(("score", "left", "right"), [("4.5", 4, 5), ("2.25", 2, 3)])
def test_a_score_lies_where_it_is(window: MainWindow, app: App, today: date, score: str, left: int, right: int) -> None:
    """The mark is as far between two faces as the score is, and no face claims to be it."""
    app.days.log(today, {"mood_score": score})
    window.workspace.today.refresh()
    faces = cast(Faces, face(window, "mood_score", left).parentWidget())
    one, other = (face(window, "mood_score", value).geometry().center().x() for value in (left, right))
    mark = faces._mark()
    assert mark is not None
    assert mark.center().x() == pytest.approx(one + (other - one) * float(Decimal(score) % 1), abs=2)
    assert not any(face(window, "mood_score", value).isChecked() for value in range(1, 6))
    assert face(window, "mood_score", left).accessibleDescription() == f"Now {score}"
    picture = faces.grab().toImage()
    inside = picture.pixelColor(round(mark.center().x() * picture.devicePixelRatio()), round(mark.top()) + 2)
    assert inside == window.theme.colour("accent_soft")


def test_a_score_of_another_client_is_shown_as_it_is(window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"mood_score": Decimal(3)})
    change_row(app.profiles.current.writer, WELLNESS_ENTRIES, logged(app, today)["id"], {"mood_score": Decimal("7.25")})
    window.workspace.today.refresh()
    assert "7.25" in words(window.workspace.today.cards["mood_score"])
    assert not any(face(window, "mood_score", value).isChecked() for value in range(1, 6))
    assert cast(Faces, face(window, "mood_score", 1).parentWidget())._mark() is None
    assert logged(app, today)["mood_score"] == Decimal("7.25")


def test_the_usual_sleep_is_one_tap_on_the_card(window: MainWindow, app: App, today: date) -> None:
    for ago, hours in enumerate(("7.5", "8", "7.5"), start=1):
        app.days.log(today - timedelta(days=ago), {"sleep_hours": hours})
    window.workspace.today.refresh()
    button(window.workspace.today.cards["sleep_hours"], "Sleep: your usual 7.5 hours").click()
    assert logged(app, today)["sleep_hours"] == Decimal("7.5")
    window.workspace.today.bar.step(-1)  # by the two nights before that one nothing is usual yet
    shown = [
        name_of(each)
        for each in window.workspace.today.cards["sleep_hours"].findChildren(QAbstractButton)
        if each.isVisible()
    ]
    assert not [name for name in shown if "usual" in name]
