"""The tray: what its icon says, what its menu and popup log, where the window goes. A real host is in tests/system."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.sync.status import Phase, Progress, SyncState
from organic_desktop.ui.background.quick_log_popup import QuickLogPopup, place_near
from organic_desktop.ui.background.tray import Tray, shape_of
from organic_desktop.ui.background.tray_icon import SIZES, Shape, tray_icon
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.wellness.schedule import EVERY_DAY, Reminder
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, by_arrows, command, field, focusable, name_of, notes, number, words

# A screen that isn't there has no place for icons; what Qt says of it is of no use here.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)

AFTERNOON = datetime(2026, 11, 23, 15, 40, tzinfo=UTC)
PANELS = {"light": QColor("#F6F5F1"), "grey": QColor("#8A8A8A"), "dark": QColor("#161616")}
LEFT = Qt.MouseButton.LeftButton
ICON = QRect(1250, 4, 22, 22)


class Host:
    """A place for icons that comes and goes by hand."""

    def __init__(self) -> None:
        self.there = True

    def __call__(self) -> bool:
        return self.there


@pytest.fixture
def host() -> Host:
    return Host()


@pytest.fixture
def tray(window: MainWindow, app: App, qapp: QApplication, host: Host) -> Iterator[Tray]:
    """The window's tray, on a screen that has none."""
    before = qapp.quitOnLastWindowClosed()
    made = window.shell.live_in_tray(host)
    yield made
    window.shell.tray = None
    made.deleteLater()
    qapp.setQuitOnLastWindowClosed(before)


def test_a_window_has_one_tray_however_often_it_is_asked_for(tray: Tray, window: MainWindow) -> None:
    """A first one that nobody knew any more would answer the icon's click with data that are locked by then."""
    assert window.shell.live_in_tray() is tray
    assert window.findChildren(Tray) == [tray]


@pytest.fixture
def popup(qtbot: QtBot, tray: Tray) -> QuickLogPopup:
    """The popup, open."""
    tray.toggle_popup()
    opened = tray.popup
    assert opened
    qtbot.waitUntil(opened.isActiveWindow)
    return opened


def entry_in(menu_of: Tray, text: str) -> QAction:
    """The command of the tray's menu that begins so, submenus included."""
    actions = [action for each in menu_of.icon.menu.actions() for action in [each, *_below(each)]]
    (found,) = (action for action in actions if action.text().replace("&", "").startswith(text))
    return found


def _below(action: QAction) -> list[QAction]:
    menu = action.menu()
    return menu.actions() if menu else []  # type: ignore[attr-defined]  # the stub says QObject


def on_panel(shape: Shape, size: int, panel: QColor) -> QImage:
    """A shape on a panel."""
    image = QImage(QSize(size, size), QImage.Format.Format_RGB32)
    image.fill(panel)
    painter = QPainter(image)
    tray_icon(shape).paint(painter, image.rect())
    painter.end()
    return image


def brightness(image: QImage) -> list[int]:
    """Every pixel without its colour."""
    return [QColor(image.pixel(x, y)).lightness() for y in range(image.height()) for x in range(image.width())]


# -- the icon ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
@pytest.mark.parametrize("size", [16, 22, 24, 32, 48])
def test_each_state_has_a_shape_of_its_own(qapp: QApplication, size: int, panel: QColor) -> None:
    assert size in SIZES
    pictures = {shape: brightness(on_panel(shape, size, panel)) for shape in Shape}
    for one, other in combinations(Shape, 2):
        differing = sum(abs(a - b) > 60 for a, b in zip(pictures[one], pictures[other], strict=True))
        assert differing > 0.06 * size * size, f"{one} and {other} look alike"
    ground = panel.lightness()
    for shape, pixels in pictures.items():
        assert sum(abs(pixel - ground) > 60 for pixel in pixels) > 0.2 * size * size, f"{shape} can't be seen"


def test_what_only_the_user_can_mend_goes_first(app: App) -> None:
    fine = replace(app.status(), state=SyncState.UP_TO_DATE, pending=0, account="a@example.com")

    def shape(state: SyncState, unseen: int = 0, at_risk: bool = False) -> Shape:
        return shape_of(replace(fine, state=state), unseen=unseen, at_risk=at_risk)

    assert shape(SyncState.UP_TO_DATE) == shape(SyncState.SYNCING) == shape(SyncState.LOCAL_ONLY) == Shape.FINE
    assert shape(SyncState.WAITING) == Shape.WAITING
    assert shape(SyncState.OFFLINE) == Shape.OFFLINE
    assert shape(SyncState.OFFLINE, at_risk=True) == Shape.RISK
    assert shape(SyncState.OFFLINE, unseen=1, at_risk=True) == Shape.ATTENTION
    assert shape(SyncState.NEEDS_ATTENTION) == Shape.ATTENTION


def test_an_evening_without_an_entry_is_a_risk_to_a_row_of_days(
    qtbot: QtBot, device: MakeDevice, open_window: OpenWindow
) -> None:
    clock = HandClock(AFTERNOON)
    app = device("evening", clock=clock)
    app.change_settings(timezone="UTC")
    for back in (1, 2, 3):
        app.days.log(app.today() - timedelta(days=back), {"mood_score": 4})
    window = open_window(app)
    tray = window.shell.live_in_tray(lambda: False)
    assert "3 days" not in tray.icon.tooltip
    clock.move(timedelta(hours=3))
    app.timekeeper.wake_up()
    qtbot.waitUntil(lambda: "Nothing logged today yet. Current streak: 3 days." in tray.icon.tooltip)
    app.days.log(app.today(), {"mood_score": 4})
    tray.refresh()
    assert "3 days" not in tray.icon.tooltip


def test_the_icon_follows_the_state_of_a_sync_and_not_its_progress(window: MainWindow, app: App, tray: Tray) -> None:
    changed = window.bridge.status_changed
    syncing = replace(app.status(), state=SyncState.SYNCING, progress=Progress(Phase.PULL, "messages", 1_000, 9_000))
    changed.emit(syncing)
    tray.icon.tooltip = "as it was"
    changed.emit(replace(syncing, progress=Progress(Phase.PULL, "messages", 2_000, 9_000)))
    assert tray.icon.tooltip == "as it was"
    changed.emit(app.status())
    assert tray.icon.tooltip != "as it was"


# -- the menu ---------------------------------------------------------------------------------------------------------


def test_the_menu_has_what_is_used_daily(tray: Tray) -> None:
    for text in (
        "Open today",
        "Water +250 ml",
        "Sleep",
        "Mood 5 of 5",
        "Pause reminders",
        "Sync now",
        "Settings",
        "Quit",
    ):
        assert entry_in(tray, text).isEnabled()


def test_the_menu_logs_today_without_turning_the_window(
    qtbot: QtBot, tray: Tray, window: MainWindow, app: App, today: date
) -> None:
    window.shell.show_day(today - timedelta(days=3))
    window.workspace.pages.turn_to("history")
    tray.icon.hide_window()
    assert not window.isVisible()
    entry_in(tray, "Water +250 ml").trigger()
    entry_in(tray, "Mood 4 of 5").trigger()
    assert logged(app, today)["water_intake_ml"] == 250
    assert logged(app, today)["mood_score"] == 4
    assert logged(app, today - timedelta(days=3)) == {}
    assert not window.isVisible()
    assert window.workspace.pages.current == "history"
    assert {line.source for line in app.days.history.timeline(today, 9)} == {"tray"}
    entry_in(tray, "Open today").trigger()
    assert window.isVisible()
    assert window.workspace.today.day == today
    qtbot.waitUntil(command(window, "Undo").isEnabled)
    command(window, "Undo").trigger()
    assert logged(app, today)["mood_score"] is None
    assert logged(app, today)["water_intake_ml"] == 250


def test_the_menu_pauses_reminders_until_tomorrow(tray: Tray, window: MainWindow, app: App) -> None:
    said: list[str] = []
    tray.icon.show_message = lambda title, sentence: said.append(sentence)  # type: ignore[method-assign]
    tray.icon.hide_window()
    ends, checked = [], []
    for _ in range(2):
        entry_in(tray, "Pause reminders").trigger()
        ends.append(app.reminders.paused_until)
        checked.append(entry_in(tray, "Pause reminders").isChecked())
        window.showNormal()
    assert checked == [True, False]
    assert ends == [app.reminders.tomorrow(), None]
    assert said == ["Reminders are paused until tomorrow."]
    assert "Reminders are on again." in words(window.workspace.toast)


def test_the_steps_are_in_the_users_units(tray: Tray, window: MainWindow, app: App) -> None:
    app.change_settings(volume="fl oz")
    window.bridge.settings_changed.emit()
    assert entry_in(tray, "Water +8 fl oz")


# -- the popup --------------------------------------------------------------------------------------------------------


def test_the_popup_logs_by_mouse(popup: QuickLogPopup, app: App, today: date) -> None:
    assert "Not logged" in words(popup)
    add = button(popup, "Water: add 500 ml")
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    assert "500 of 2,000 ml" in words(popup)
    QTest.mouseClick(button(popup, "Water: add 250 ml"), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    assert logged(app, today)["water_intake_ml"] == 250
    QTest.mouseClick(button(popup, "Energy 2 of 5"), Qt.MouseButton.LeftButton)
    assert logged(app, today)["energy_level"] == 2
    assert {line.source for line in app.days.history.timeline(today, 9)} == {"tray"}


def test_the_popup_logs_by_keyboard(popup: QuickLogPopup, app: App, today: date) -> None:
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_Space)
    assert str(logged(app, today)["sleep_hours"]) == "0.25"
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_4)
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_E)
    assert "Energy: now 1–5" in words(popup)
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_3)
    assert logged(app, today)["mood_score"] == 4
    assert logged(app, today)["energy_level"] == 3
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_everything_in_the_popup_has_a_name_and_is_reached(popup: QuickLogPopup) -> None:
    wanted = set(focusable(popup))
    assert len(wanted) == 4 * 2 + 2 * 5 + len(("the field of sleep", "open"))
    assert all(name_of(each) for each in wanted)
    reached: set[QWidget] = set()
    for _ in wanted:
        reached |= {popup.focusWidget()} | by_arrows(popup)
        QTest.keyClick(popup.focusWidget(), Qt.Key.Key_Tab)
    assert {name_of(each) for each in wanted - reached} == set()


def test_what_the_popup_did_can_be_undone_in_the_window(
    qtbot: QtBot, popup: QuickLogPopup, window: MainWindow, app: App, today: date
) -> None:
    QTest.mouseClick(button(popup, "Water: add 250 ml"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(popup, "Open Organic"), Qt.MouseButton.LeftButton)
    assert not popup.isVisible()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(command(window, "Undo").isEnabled)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert logged(app, today) == {}


def test_the_popup_goes_when_another_window_is_used(qtbot: QtBot, popup: QuickLogPopup, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: not popup.isVisible())


def slept(app: App, today: date, *hours: str) -> None:
    """Nights before today, the latest first."""
    for ago, each in enumerate(hours, start=1):
        app.days.log(today - timedelta(days=ago), {"sleep_hours": each})


def test_sleep_in_two_taps(qtbot: QtBot, tray: Tray, app: App, today: date) -> None:
    slept(app, today, "7.5", "3", "7.5")
    tray.toggle_popup()  # one
    popup = tray.popup
    assert popup
    qtbot.waitUntil(popup.isActiveWindow)
    usual = button(popup, "Sleep: your usual 7.5 hours")
    assert usual.hasFocus()
    QTest.mouseClick(usual, LEFT)  # two
    assert str(logged(app, today)["sleep_hours"]) == "7.50"
    assert "Sleep: 7.5 of 8 hours" in [row.words for row in popup._rows.values()]


def test_sleep_is_typed_in_the_popup(popup: QuickLogPopup, app: App, today: date) -> None:
    typed = popup.findChild(QLineEdit)
    assert isinstance(typed, QLineEdit)
    assert typed.accessibleName() == "Sleep"
    assert not typed.hasFocus()  # a digit is the mood
    typed.setFocus()
    QTest.keyClicks(typed, "7:30")
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert str(logged(app, today)["sleep_hours"]) == "7.50"
    assert logged(app, today)["mood_score"] is None
    typed.selectAll()
    QTest.keyClicks(typed, "soon")
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert typed.text() == "soon"
    assert "Sleep" in popup._problem.text()
    QTest.keyClick(typed, Qt.Key.Key_Escape)
    assert (typed.text(), popup.isVisible(), popup._problem.isVisible()) == ("7.5", True, False)
    QTest.keyClick(typed, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_what_was_logged_in_the_popup_is_taken_back_there(
    qtbot: QtBot, popup: QuickLogPopup, window: MainWindow, app: App, today: date
) -> None:
    app.days.log(today, {"exercise_minutes": 5})
    assert "Undo" not in words(popup)
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_4)
    assert "Mood: 4" in words(popup)
    undo = button(popup, "Undo: Mood: 4")
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_4)  # changes nothing, and offers no other way back
    undo.click()
    assert logged(app, today)["mood_score"] is None
    assert logged(app, today)["exercise_minutes"] == 5
    qtbot.waitUntil(lambda: popup._rows["mood_score"].words == "Mood: Not logged")
    assert "Undo" not in words(popup)
    assert "Mood: keys 1–5" in words(popup)


def test_what_is_typed_in_the_popup_is_kept_when_it_goes(
    qtbot: QtBot, popup: QuickLogPopup, window: MainWindow, app: App, today: date
) -> None:
    typed = popup.findChild(QLineEdit)
    assert isinstance(typed, QLineEdit)
    typed.setFocus()
    QTest.keyClicks(typed, "8")
    window.activateWindow()
    qtbot.waitUntil(lambda: not popup.isVisible())
    assert str(logged(app, today)["sleep_hours"]) == "8.00"


def test_the_popup_follows_what_changes_elsewhere(
    qtbot: QtBot, popup: QuickLogPopup, tray: Tray, app: App, today: date
) -> None:
    app.days.log(today, {"exercise_minutes": 20})
    qtbot.waitUntil(lambda: "20 of 30 minutes" in words(popup))


def test_a_refusal_is_said_in_the_popup(popup: QuickLogPopup, app: App, today: date) -> None:
    QTest.mouseClick(button(popup, "Water: add 250 ml"), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    assert "can't go below 0" in words(popup)
    assert logged(app, today) == {}
    QTest.mouseClick(button(popup, "Water: add 250 ml"), Qt.MouseButton.LeftButton)
    assert "below" not in words(popup)


def test_a_press_that_closes_the_popup_does_not_open_it_again(
    qtbot: QtBot, popup: QuickLogPopup, tray: Tray, window: MainWindow
) -> None:
    window.activateWindow()  # as a panel does that takes the focus
    qtbot.waitUntil(lambda: not popup.isVisible())
    tray.toggle_popup()
    assert not popup.isVisible()
    with qtbot.waitSignal(tray.just_left.timeout):
        pass
    tray.toggle_popup()
    assert popup.isVisible()
    tray.toggle_popup()
    assert not popup.isVisible()


def test_a_popup_that_was_closed_by_escape_opens_with_the_next_click(popup: QuickLogPopup, tray: Tray) -> None:
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    tray.toggle_popup()
    assert popup.isVisible()


@pytest.mark.parametrize("settings", [{}, {"hours": "clock"}, {"volume": "fl oz"}, {"goals": {"sleep_hours": "7.25"}}])
def test_the_popup_has_room_for_a_whole_day(
    qtbot: QtBot, tray: Tray, app: App, today: date, settings: dict[str, Any]
) -> None:
    popup = tray.popup
    assert popup
    app.change_settings(**settings)
    app.days.log(today, {"sleep_hours": "7.75", "water_intake_ml": 1990, "exercise_minutes": 29})
    tray.toggle_popup()
    qtbot.waitUntil(lambda: not any(bar.isVisible() for bar in popup.findChildren(QScrollBar)))


def test_the_popup_stays_on_the_screen() -> None:
    room, size = QRect(0, 30, 1280, 740), QSize(400, 390)
    for icon in (QRect(2, 4, 22, 22), QRect(1256, 4, 22, 22), QRect(1256, 776, 22, 22), QRect(640, 776, 1, 1)):
        shown = QRect(place_near(icon, size, room), size)
        assert room.contains(shown)
        assert not shown.intersects(icon)
    assert QRect(place_near(QRect(), size, room), size).center() == room.center()


# -- the window -------------------------------------------------------------------------------------------------------


def test_a_window_put_away_says_where_it_went_once(tray: Tray, window: MainWindow, app: App) -> None:
    said: list[str] = []
    tray.icon.show_message = lambda title, sentence: said.append(title)  # type: ignore[method-assign]
    for _ in range(2):
        command(window, "Close window").trigger()
        assert not window.isVisible()
        window.show()
    assert said == ["Organic is still running"]
    assert app.settings.hidden_before


def test_a_window_without_a_tray_closes_for_good(tray: Tray, host: Host, window: MainWindow, app: App) -> None:
    host.there = False
    command(window, "Close window").trigger()
    assert not window.isVisible()
    assert not app.settings.hidden_before


@pytest.fixture
def without_tray(tray: Tray, host: Host, app: App) -> App:
    """A device with a reminder, where no tray is."""
    app.reminders.save(Reminder("water", (time(9),), EVERY_DAY, "water_intake_ml"))
    host.there = False
    return app


def question(window: MainWindow) -> QMessageBox:
    """What the window asks."""
    (asked,) = (each for each in window.findChildren(QMessageBox) if each.isVisible())
    return asked


def test_without_a_tray_it_asks_once_whether_reminders_are_to_go_on(
    qtbot: QtBot, without_tray: App, window: MainWindow
) -> None:
    command(window, "Close window").trigger()
    command(window, "Close window").trigger()
    assert window.isVisible()
    asked = question(window)
    assert "Keep Organic running" in asked.text()
    button(asked, "Keep running").click()
    assert window.isMinimized()
    assert without_tray.settings.without_tray == "keep"
    window.showNormal()
    command(window, "Close window").trigger()
    assert window.isMinimized()
    assert [each for each in window.findChildren(QMessageBox) if each.isVisible()] == []


def test_without_a_tray_it_can_quit_and_does_so_from_then_on(without_tray: App, window: MainWindow) -> None:
    command(window, "Close window").trigger()
    button(question(window), "Quit").click()
    assert not window.isVisible()
    assert without_tray.settings.without_tray == "quit"
    window.show()
    command(window, "Close window").trigger()
    assert not window.isVisible()


def test_escape_answers_nothing(without_tray: App, window: MainWindow) -> None:
    for _ in range(2):
        command(window, "Close window").trigger()
        QTest.keyClick(question(window), Qt.Key.Key_Escape)
        assert window.isVisible()
        assert without_tray.settings.without_tray == "ask"


def test_reminders_that_are_off_ask_nothing(without_tray: App, window: MainWindow) -> None:
    (reminder,) = without_tray.reminders.all()
    without_tray.reminders.save(replace(reminder, on=False))
    command(window, "Close window").trigger()
    assert not window.isVisible()


UNSAVABLE = "x" * 70_000  # more than a day's notes take


def write_unsavable(window: MainWindow) -> None:
    QApplication.clipboard().setText(UNSAVABLE)
    notes(window).paste()


@pytest.mark.parametrize("way", ["Quit", "Close window"])
def test_what_cannot_be_saved_is_not_lost_without_a_question(
    without_tray: App, window: MainWindow, qapp: QApplication, way: str
) -> None:
    without_tray.change_settings(without_tray="quit")
    write_unsavable(window)
    for _ in range(2):
        command(window, way).trigger()
        button(question(window), "Go back").click()
        assert window.isVisible()
        assert notes(window).toPlainText() == UNSAVABLE
    command(window, way).trigger()
    button(question(window), "Quit without saving").click()
    assert not window.isVisible()


def test_a_value_that_cannot_be_read_is_not_lost_without_a_question(window: MainWindow) -> None:
    number(window, "sleep_hours").click()
    QTest.keyClicks(field(window, "sleep_hours"), "soon")
    window.workspace.pages.turn_to("insights")
    command(window, "Quit").trigger()
    assert window.workspace.pages.current == "today"
    button(question(window), "Go back").click()
    assert field(window, "sleep_hours").text() == "soon"


def test_nor_is_one_of_a_day_in_the_history(window: MainWindow) -> None:
    editor = window.workspace.pages.turn_to("history").year.editor  # type: ignore[attr-defined]
    editor.cards["sleep_hours"].retype("soon")
    window.workspace.pages.turn_to("insights")
    command(window, "Quit").trigger()
    assert window.workspace.pages.current == "history"
    assert question(window).isVisible()


def test_quitting_from_the_tray_shows_what_cannot_be_saved(tray: Tray, window: MainWindow) -> None:
    write_unsavable(window)
    window.put_away()
    assert not window.isVisible()
    entry_in(tray, "Quit").trigger()
    assert window.isVisible()
    button(question(window), "Go back").click()
    assert window.isVisible()


def test_the_answer_can_be_changed_in_the_settings(without_tray: App, window: MainWindow) -> None:
    page = window.workspace.pages.turn_to("settings")
    assert isinstance(page, QWidget)
    button(page, "When closed without a tray: Keep running").click()
    assert without_tray.settings.without_tray == "keep"
    command(window, "Close window").trigger()
    assert window.isMinimized()


def test_a_window_comes_back_when_the_tray_goes_and_goes_when_it_returns(
    tray: Tray, host: Host, window: MainWindow
) -> None:
    window.put_away()
    assert not window.isVisible()
    host.there = False
    tray.icon.look()
    assert window.isMinimized()
    host.there = True
    tray.icon.look()
    assert not window.isVisible()
    window.showNormal()  # somebody needs it
    for there in (False, True):
        host.there = there
        tray.icon.look()
        assert window.isVisible()
        assert not window.isMinimized()


def test_another_language_reaches_menu_and_popup(qtbot: QtBot, tray: Tray, window: MainWindow, app: App) -> None:
    app.change_settings(language="de")
    window.bridge.settings_changed.emit()
    qtbot.waitUntil(lambda: any("Beenden" in action.text() for action in tray.icon.menu.actions()))
    assert tray.popup
    assert any("öffnen" in each.text() for each in tray.popup.findChildren(QPushButton))
