"""The settings: what is chosen is in force and on disk at once."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.goals import DayGoal, Goal
from organic_desktop.ui.settings.goals import DirectionChoice
from organic_desktop.ui.settings.page import SettingsPage
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.theme.colours import DARK
from organic_desktop.wellness.metrics import metric
from tests.devices import MakeDevice, logged
from tests.ui.finding import button, command, field, name_of, number, words

LEFT = Qt.MouseButton.LeftButton


def typed(window: MainWindow, name: str, text: str) -> None:
    """Type into the field of a name, and press Enter."""
    (found,) = (each for each in window.workspace.pages.findChildren(QLineEdit) if each.accessibleName() == name)
    found.setFocus()
    found.selectAll()
    QTest.keyClick(found, Qt.Key.Key_Delete)
    QTest.keyClicks(found, text)
    QTest.keyClick(found, Qt.Key.Key_Return)


def test_ounces_are_read_and_typed(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"water_intake_ml": 250})
    window.workspace.pages.turn_to("settings")
    QTest.mouseClick(button(window.workspace.pages, "Drinks: Fluid ounces"), LEFT)
    window.workspace.pages.turn_to("today")
    card = window.workspace.today.cards["water_intake_ml"]
    assert number(window, "water_intake_ml").text() == "8.5"
    assert "fl oz" in words(card)
    button(card, "Water: add 8 fl oz").click()
    assert logged(app, today)["water_intake_ml"] == 487
    number(window, "water_intake_ml").click()
    field(window, "water_intake_ml").setText("10")
    QTest.keyClick(field(window, "water_intake_ml"), Qt.Key.Key_Return)
    assert logged(app, today)["water_intake_ml"] == 296
    assert command(window, "Water +16 fl oz").isEnabled()


def test_a_button_that_works_for_a_while_keeps_the_focus(qtbot: QtBot, window: MainWindow, app: App) -> None:
    """Twice Space is two backups, not a backup and a turn to the list of them."""
    window.workspace.pages.turn_to("settings")
    make = button(window.workspace.pages, "Back up now")
    make.setFocus()
    QTest.keyClick(make, Qt.Key.Key_Space)
    assert not make.isEnabled()
    qtbot.waitUntil(make.isEnabled)
    assert make.hasFocus()
    assert len(app.backups.list()) == 1
    QTest.keyClick(make, Qt.Key.Key_Space)
    elsewhere = button(window.workspace.pages, "Set a passcode")
    elsewhere.setFocus()
    qtbot.waitUntil(make.isEnabled)
    assert elsewhere.hasFocus()


def test_the_wheel_scrolls_past_a_choice(window: MainWindow, app: App) -> None:
    window.workspace.pages.turn_to("settings")
    before = app.settings
    choices = window.workspace.pages.findChildren(QComboBox)
    assert choices
    for choice in choices:
        place = QPointF(choice.rect().center())
        event = QWheelEvent(
            *(place, choice.mapToGlobal(place), QPoint(), QPoint(0, -120)),
            *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(choice, event)
        assert (event.isAccepted(), choice.hasFocus()) == (False, False)
    assert app.settings == before


def test_looking_at_ounces_changes_nothing(window: MainWindow, app: App, today: date) -> None:
    app.change_settings(volume="fl oz")
    app.days.log(today, {"water_intake_ml": 250})
    window.workspace.today.refresh()
    number(window, "water_intake_ml").click()
    QTest.keyClick(field(window, "water_intake_ml"), Qt.Key.Key_Return)
    assert logged(app, today)["water_intake_ml"] == 250


def test_hours_and_minutes_are_read_and_typed(window: MainWindow, app: App, today: date) -> None:
    window.workspace.pages.turn_to("settings")
    QTest.mouseClick(button(window.workspace.pages, "Hours: 7 h 30"), LEFT)
    window.workspace.pages.turn_to("today")
    number(window, "sleep_hours").click()
    QTest.keyClicks(field(window, "sleep_hours"), "7:30")
    QTest.keyClick(field(window, "sleep_hours"), Qt.Key.Key_Return)
    assert str(logged(app, today)["sleep_hours"]) == "7.50"
    assert number(window, "sleep_hours").text() == "7 h 30"
    assert "30 min to go" in words(window.workspace.today.cards["sleep_hours"])


def test_goals(window: MainWindow, app: App) -> None:
    window.workspace.pages.turn_to("settings")
    typed(window, "Daily goal: Water", "3000")
    typed(window, "Daily goal: Sleep", "0")
    assert app.settings.goals == {"water_intake_ml": "3000", "sleep_hours": "0.00"}
    typed(window, "Daily goal: Exercise", "many")
    assert "Exercise: enter a number" in words(window.workspace.pages)
    window.workspace.today.refresh()
    typed(window, "Daily goal: Exercise", "")
    window.workspace.pages.turn_to("today")
    assert "Goal 3,000 ml" in words(window.workspace.today.cards["water_intake_ml"])
    assert "Goal" not in words(window.workspace.today.cards["sleep_hours"])
    assert "Goal 30 minutes" in words(window.workspace.today.cards["exercise_minutes"])


def test_own_steps_are_on_the_buttons_at_once(window: MainWindow, app: App, today: date) -> None:
    window.workspace.pages.turn_to("settings")
    typed(window, "Step 1: Water", "330")
    typed(window, "Step 2: Sleep", "0:30")
    typed(window, "Step 1: Exercise", "0")
    assert "Exercise: a step must be above 0" in words(window.workspace.pages)
    assert app.settings.own_steps == {"water_intake_ml": ("330", ""), "sleep_hours": ("", "0.50")}
    window.workspace.pages.turn_to("today")
    card = window.workspace.today.cards["water_intake_ml"]
    button(card, "Water: add 330 ml").click()
    entry = app.days.entry(today)
    assert entry is not None
    assert entry.water_intake_ml == 330
    window.workspace.window_actions.undo()
    assert app.days.entry(today) is None


def turn(page: SettingsPage, name: str, place: int) -> None:
    """Choose "at least" (0) or "at most" (1) as the user does."""
    choice = next(each for each in page.findChildren(DirectionChoice) if each.accessibleName() == name)
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down if place else Qt.Key.Key_Up)


def test_a_goal_is_turned_into_a_limit_and_back(window: MainWindow, app: App, today: date) -> None:
    exercise = metric("exercise_minutes")
    page = window.workspace.pages.turn_to("settings")
    assert isinstance(page, SettingsPage)
    turn(page, "Daily goal: Exercise, at least or at most", 1)
    assert app.goal_on(exercise, today) == DayGoal(Decimal(30), at_most=True)
    typed(window, "Daily goal: Exercise", "90")
    assert app.goal_on(exercise, today) == DayGoal(Decimal(90), at_most=True)
    app.days.log(today, {"exercise_minutes": 60})
    window.workspace.pages.turn_to("today")
    assert "At most 90 minutes · 30 left" in words(window.workspace.today.cards["exercise_minutes"])
    window.workspace.pages.turn_to("settings")
    typed(window, "Daily goal: Exercise", "")
    assert app.goal_on(exercise, today) == DayGoal(Decimal(30))
    turn(page, "Daily goal: Exercise, at least or at most", 1)
    turn(page, "Daily goal: Exercise, at least or at most", 0)
    assert app.goal_on(exercise, today) == DayGoal(Decimal(30))
    typed(window, "Daily goal: Exercise", "0")
    turn(page, "Daily goal: Exercise, at least or at most", 1)
    assert app.goal_on(exercise, today) is None
    typed(window, "Daily goal: Exercise", "45")  # the direction waited for its amount
    assert app.goal_on(exercise, today) == DayGoal(Decimal(45), at_most=True)


def test_an_earlier_goal_is_turned(window: MainWindow, app: App, today: date) -> None:
    water = metric("water_intake_ml")
    app.goals.correct(water, Goal(Decimal(1500)), date(2026, 3, 3))
    page = window.workspace.pages.turn_to("settings")
    assert isinstance(page, SettingsPage)
    button(page, "Earlier goals").click()
    turn(page, "Daily goal: Water, since March 3, 2026, at least or at most", 1)
    assert app.goal_on(water, today) == DayGoal(Decimal(1500), at_most=True)
    assert app.goal_on(water, date(2026, 3, 2)) == DayGoal(Decimal(2000))


def test_earlier_goals_are_listed_corrected_and_removed(window: MainWindow, app: App, today: date) -> None:
    water = metric("water_intake_ml")

    def goals() -> list[Decimal | None]:
        return [step.goal.amount for step in app.goals.steps(water)]

    page = window.workspace.pages.turn_to("settings")
    assert isinstance(page, SettingsPage)
    assert "Earlier goals" not in words(page)
    app.goals.correct(water, Goal(Decimal(1500)), date(2026, 3, 3))
    page.refresh()
    assert "before March 3, 2026" not in words(page)
    button(page, "Earlier goals").click()
    assert "before March 3, 2026" in words(page)
    typed(window, "Daily goal: Water, before March 3, 2026", "1000")
    typed(window, "Daily goal: Water, since March 3, 2026", "1250")
    assert name_of(window.focusWidget()) == "Daily goal: Water, since March 3, 2026"
    assert goals() == [1000, 1250]
    typed(window, "Daily goal: Water, since March 3, 2026", "100001")
    assert "Water: enter 0–100,000 ml" in words(page)
    assert goals() == [1000, 1250]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    typed(window, "Daily goal: Water", "3000")
    assert goals() == [1000, 1250, 3000]
    remove = button(page, "Water: remove the goal since March 3, 2026")
    remove.setFocus()
    remove.click()
    assert goals() == [1000, 3000]
    assert app.goals.steps(water)[1].first == today
    assert name_of(window.focusWidget()) == "Earlier goals"


def test_the_day_and_its_zone(window: MainWindow, app: App, device: MakeDevice) -> None:
    window.workspace.pages.turn_to("settings")
    QTest.mouseClick(button(window.workspace.pages, "Day starts at: 04"), LEFT)
    typed(window, "Time zone", "Pacific/Auckland")
    assert (app.settings.day_start_hour, app.settings.timezone) == (4, "Pacific/Auckland")
    typed(window, "Time zone", "Mars/Olympus")
    assert "“Mars/Olympus” isn't a time zone" in words(window.workspace.pages)
    assert device("a").settings.timezone == "Pacific/Auckland"


def test_appearance_and_pause(window: MainWindow, app: App) -> None:
    window.workspace.pages.turn_to("settings")
    QTest.mouseClick(button(window.workspace.pages, "Appearance: Dark"), LEFT)
    assert window.theme.colours == DARK
    assert app.settings.appearance == "dark"
    assert not button(window.workspace.pages, "Pause syncing").isEnabled()


def test_a_change_of_language_leaves_one_where_one_is(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1024, 640)
    page = window.workspace.pages.turn_to("settings")
    assert isinstance(page, QScrollArea)
    pressed = button(page, "Language: Deutsch")
    page.ensureWidgetVisible(pressed)
    qtbot.waitUntil(lambda: not pressed.visibleRegion().isEmpty())
    QTest.mouseClick(pressed, LEFT)
    qtbot.waitUntil(lambda: "Einstellungen" in words(window.workspace.pages))
    qtbot.waitUntil(lambda: not button(window.workspace.pages, "Sprache: Deutsch").visibleRegion().isEmpty())


def test_the_language_changes_at_once_and_back(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"sleep_hours": "7.5"})
    app.days.log(today - timedelta(days=1), {"sleep_hours": "7"})
    window.workspace.pages.turn_to("settings")
    QTest.mouseClick(button(window.workspace.pages, "Language: Deutsch"), LEFT)
    qtbot.waitUntil(lambda: "Einstellungen" in words(window.workspace.pages))
    assert window.workspace.pages.current == "settings"
    qtbot.waitUntil(button(window.workspace.pages, "Sprache: Deutsch").hasFocus)
    window.workspace.pages.turn_to("today")
    assert "2 Tage in Folge" in words(window.workspace.today)
    assert number(window, "sleep_hours", "Klicken").text() == "7,5"
    assert QLocale("de").monthName(today.month) in words(window.workspace.today.bar)
    assert command(window, "Rückgängig: Schlaf").isEnabled()  # what was done in another language, too
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert logged(app, today - timedelta(days=1)) == {}
    window.workspace.pages.turn_to("settings")
    QTest.mouseClick(button(window.workspace.pages, "Sprache: English"), LEFT)
    qtbot.waitUntil(lambda: "Settings" in words(window.workspace.pages))
    assert app.settings.language == "en"
