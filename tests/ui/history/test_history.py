"""The history: a year walked by keys, the day below it and its story, a search through all notes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.goals import Goal
from organic_desktop.ui.history.heatmap import Heatmap
from organic_desktop.ui.history.page import HistoryPage
from organic_desktop.ui.history.timeline import excerpts
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.wellness.metrics import metric
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, focusable, name_of, words

LEFT = Qt.MouseButton.LeftButton
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def app(device: MakeDevice) -> App:
    """A device on a Monday in November, with a week and a day of the year before."""
    app = device("a", clock=HandClock(NOON))
    app.change_settings(timezone="UTC", history_metric="water_intake_ml", welcomed=True)
    app.days.log(date(2026, 11, 22), {"water_intake_ml": 1750, "nutrition_notes": "Crème brûlée with Anna"})
    app.days.log(date(2026, 11, 16), {"water_intake_ml": 0, "mood_score": 4, "nutrition_notes": "散步很久"})
    app.days.log(date(2025, 12, 31), {"water_intake_ml": 2000})
    return app


@pytest.fixture
def page(window: MainWindow) -> HistoryPage:
    """The history page, on today."""
    return history(window)


def history(window: MainWindow) -> HistoryPage:
    """Turn to the history."""
    page = window.workspace.pages.turn_to("history")
    assert isinstance(page, HistoryPage)
    return page


def press(page: HistoryPage, *keys: Qt.Key) -> None:
    """Keys on the heatmap."""
    page.year.heatmap.setFocus()
    for key in keys:
        QTest.keyClick(page.year.heatmap, key)


def said(heatmap: Heatmap) -> str:
    """What a screen reader says of it."""
    interface = QAccessible.queryAccessibleInterface(heatmap)
    return str(interface.text(QAccessible.Text.Name))


def value_of(page: HistoryPage, column: str) -> str:
    """What the card of the day below says of a metric."""
    return words(page.year.editor.cards[column])


# -- the year ---------------------------------------------------------------------------------------------------------


def test_a_past_day_is_judged_by_its_days_goal(page: HistoryPage, app: App) -> None:
    heatmap = page.year.heatmap
    app.days.log(date(2026, 11, 20), {"water_intake_ml": 1750})
    page.refresh()
    colours = {day: heatmap.grab().toImage().pixelColor(middle(heatmap, day)) for day in (20, 22)}
    assert colours[20] == colours[22]
    assert "goal, 2,000 ml" in page.year._legend.accessibleName()
    app.goals.correct(metric("water_intake_ml"), Goal(Decimal(4000)), date(2026, 11, 21))
    app.goals.set(metric("water_intake_ml"), Goal(Decimal(3000)))
    page.refresh()
    assert heatmap.words(date(2026, 11, 20)) == "November 20, water 1,750 of 2,000 ml"
    assert heatmap.words(date(2026, 11, 22)) == "November 22, water 1,750 of 4,000 ml"
    assert heatmap.grab().toImage().pixelColor(middle(heatmap, 20)) == colours[20]
    assert heatmap.grab().toImage().pixelColor(middle(heatmap, 22)) != colours[22]
    assert page.year._legend.accessibleName().endswith("below 25%, from 25%, from 50%, from 75%, the day's goal")
    for day, goal in ((23, "Goal 3,000 ml"), (22, "Goal 4,000 ml"), (20, "Goal 2,000 ml")):
        page.year.show_day(date(2026, 11, day))
        assert goal in value_of(page, "water_intake_ml")


def test_a_limit_is_judged_the_other_way_round(page: HistoryPage, app: App) -> None:
    heatmap, water = page.year.heatmap, metric("water_intake_ml")
    app.goals.correct(water, Goal(Decimal(1750), at_most=True), None)
    app.days.log(date(2026, 11, 20), {"water_intake_ml": 4000})
    page.refresh()
    assert heatmap.words(date(2026, 11, 22)) == "November 22, water 1,750 of at most 1,750 ml"
    shown, theme = heatmap.grab().toImage(), heatmap._theme
    assert shown.pixelColor(middle(heatmap, 22)).name() == theme.shade("water", 5).name()
    assert shown.pixelColor(middle(heatmap, 20)).name() == theme.shade("water", 1).name()
    assert page.year._legend.accessibleName().endswith(
        "above 3,500, up to 3,500, up to 2,625, up to 2,187.5, at most 1,750 ml"
    )
    app.goals.set(water, Goal(Decimal(3000)))
    page.refresh()
    assert page.year._legend.accessibleName().endswith("not logged, far from it, the day's goal")
    page.year.show_day(date(2026, 11, 20))
    assert "At most 1,750 ml · 2,250 over" in value_of(page, "water_intake_ml")


def middle(heatmap: Heatmap, day: int) -> QPoint:
    """The middle of the cell of a day in November."""
    return heatmap.cell(date(2026, 11, day)).center().toPoint()


def test_a_change_of_goals_while_a_year_is_shown_waits_for_the_page_to_refresh(page: HistoryPage, app: App) -> None:
    heatmap = page.year.heatmap
    before = heatmap.grab().toImage()
    app.goals.correct(metric("water_intake_ml"), Goal(Decimal(4000)), None)
    assert heatmap.grab().toImage() == before


def test_a_cell_is_told_in_words(page: HistoryPage) -> None:
    heatmap = page.year.heatmap
    assert heatmap.words(date(2026, 11, 22)) == "November 22, water 1,750 of 2,000 ml"
    assert heatmap.words(date(2026, 11, 16)) == "November 16, water 0 of 2,000 ml"
    assert heatmap.words(date(2026, 11, 21)) == "November 21, water not logged"
    assert said(heatmap) == "November 23, water not logged"


def test_the_arrow_keys_walk_the_days(qtbot: QtBot, page: HistoryPage) -> None:
    press(page, Qt.Key.Key_Up)
    assert said(page.year.heatmap) == "November 22, water 1,750 of 2,000 ml"
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Left)
    assert said(page.year.heatmap) == "November 16, water 0 of 2,000 ml"
    qtbot.waitUntil(lambda: page.year.editor.day == date(2026, 11, 16))
    assert "0 | " in value_of(page, "water_intake_ml")
    press(page, Qt.Key.Key_Right)
    assert page.year.day == date(2026, 11, 23)


def test_the_cursor_never_goes_into_the_future(page: HistoryPage) -> None:
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_End)
    assert page.year.day == date(2026, 11, 23)


def test_months_and_ends_by_keys(page: HistoryPage) -> None:
    press(page, Qt.Key.Key_PageUp)
    assert page.year.day == date(2026, 10, 23)
    press(page, Qt.Key.Key_Home)
    assert page.year.day == date(2026, 1, 1)
    press(page, Qt.Key.Key_Up)
    assert page.year.day == date(2025, 12, 31)
    assert said(page.year.heatmap) == "December 31, water 2,000 of 2,000 ml"
    press(page, Qt.Key.Key_Down)
    assert page.year.day == date(2026, 1, 1)


def test_a_click_shows_the_day(qtbot: QtBot, page: HistoryPage) -> None:
    heatmap = page.year.heatmap
    cell = heatmap.cell(date(2026, 11, 22)).center().toPoint()
    assert heatmap.day_at(heatmap.cell(date(2026, 11, 22)).center()) == date(2026, 11, 22)
    QTest.mouseClick(heatmap, LEFT, pos=cell)
    qtbot.waitUntil(lambda: page.year.editor.day == date(2026, 11, 22))
    assert page.year.editor.notes.field.toPlainText() == "Crème brûlée with Anna"
    QTest.mouseClick(heatmap, LEFT, pos=QPoint(1, 1))
    assert page.year.day == date(2026, 11, 22)


def test_from_the_right_the_year_is_mirrored(qtbot: QtBot, page: HistoryPage) -> None:
    heatmap = page.year.heatmap
    before = heatmap.cell(date(2026, 1, 5)).center().x()
    heatmap.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert heatmap.cell(date(2026, 1, 5)).center().x() == pytest.approx(heatmap.width() - before)
    assert heatmap.day_at(heatmap.cell(date(2026, 1, 5)).center()) == date(2026, 1, 5)
    press(page, Qt.Key.Key_Right)
    assert page.year.day == date(2026, 11, 16)


def test_cells_have_the_shade_of_their_step(page: HistoryPage, window: MainWindow) -> None:
    picture = page.year.heatmap.grab().toImage()
    ratio = picture.devicePixelRatio()

    def colour(day: date) -> str:
        return picture.pixelColor((page.year.heatmap.cell(day).center() * ratio).toPoint()).name()

    assert colour(date(2026, 11, 22)) == window.theme.shade("water", 4).name()
    assert colour(date(2026, 11, 16)) == window.theme.shade("water", 1).name()
    assert colour(date(2026, 11, 21)) == picture.pixelColor(1, 1).name()


def test_the_metric_is_switched_by_mouse_and_by_keys(page: HistoryPage, app: App) -> None:
    QTest.mouseClick(button(page, "Metric: Mood"), LEFT)
    press(page, Qt.Key.Key_Left)
    assert said(page.year.heatmap) == "November 16, mood 4"
    assert app.settings.history_metric == "mood_score"
    button(page, "Metric: Mood").setFocus()
    QTest.keyClick(button(page, "Metric: Mood"), Qt.Key.Key_Left)
    assert button(page, "Metric: Meditation").hasFocus()
    QTest.keyClick(button(page, "Metric: Meditation"), Qt.Key.Key_Space)
    assert said(page.year.heatmap) == "November 16, meditation not logged"


def test_the_year_is_switched(page: HistoryPage) -> None:
    QTest.mouseClick(button(page, "Previous year"), LEFT)
    assert page.year.day == date(2025, 11, 23)
    assert page.year.heatmap.words(date(2025, 12, 31)) == "December 31, water 2,000 of 2,000 ml"
    assert page.year.editor.day == date(2025, 11, 23)
    QTest.mouseClick(button(page, "Next year"), LEFT)
    assert page.year.day == date(2026, 11, 23)
    assert not button(page, "Next year").isEnabled()


# -- the day ----------------------------------------------------------------------------------------------------------


def test_an_edit_below_shows_in_the_year(page: HistoryPage, app: App) -> None:
    press(page, Qt.Key.Key_Up)
    page.year.show_day(page.year.day)
    QTest.mouseClick(button(page.year.editor.cards["water_intake_ml"], "Water: add 250 ml"), LEFT)
    assert logged(app, date(2026, 11, 22))["water_intake_ml"] == 2000
    assert page.year.heatmap.words(date(2026, 11, 22)) == "November 22, water 2,000 of 2,000 ml"
    assert "Water: 1,750 ml → 2,000 ml" in words(page.year.timeline)
    assert logged(app, date(2026, 11, 23)) == {}


def test_the_story_of_a_day_says_what_when_and_from_where(page: HistoryPage, app: App) -> None:
    app.days.log(date(2026, 11, 23), {"sleep_hours": "7.5"})
    app.days.log(date(2026, 11, 23), add={"water_intake_ml": 250}, source="tray")
    app.days.log(date(2026, 11, 23), {"mood_score": "4"}, source="command")
    page.refresh()
    story = words(page.year.timeline)
    assert "Water: empty → 250 ml" in story
    assert "· by a command" in story
    assert "Sleep: empty → 7.5 hours" in story
    assert "Today 12:00 PM · from the tray" in story.replace("\u202f", " ")
    assert "Today 12:00 PM · typed" in story.replace("\u202f", " ")


def test_a_line_is_restored_and_that_can_be_undone(
    qtbot: QtBot, page: HistoryPage, app: App, window: MainWindow
) -> None:
    day = date(2026, 11, 23)
    app.days.log(day, {"sleep_hours": 7})
    app.days.log(day, {"sleep_hours": 8})
    page.refresh()
    restore = button(page.year.timeline, "Restore sleep: Sleep: 7 hours → 8 hours")
    restore.setFocus()
    QTest.keyClick(restore, Qt.Key.Key_Space)
    assert logged(app, day)["sleep_hours"] == Decimal(7)
    assert "Sleep: 8 hours → 7 hours" in words(page.year.timeline)
    assert app.days.history.timeline(day, 1)[0].source == "undo"
    QApplication.processEvents()
    window.workspace.window_actions.undo()
    assert logged(app, day)["sleep_hours"] == Decimal(8)


def test_a_deleted_day_keeps_its_story(page: HistoryPage, app: App) -> None:
    day = date(2026, 11, 22)
    app.days.delete([day])
    page.year.show_day(day)
    assert "Water: 1,750 ml → empty" in words(page.year.timeline)
    button(page.year.timeline, "Restore water: Water: 1,750 ml → empty").click()
    assert logged(app, day)["water_intake_ml"] == 1750
    assert "Water: empty → 1,750 ml" in words(page.year.timeline)
    assert "Water: 1,750 ml → empty" in words(page.year.timeline)


def test_older_changes_are_shown_when_asked_for(page: HistoryPage, app: App) -> None:
    day = date(2026, 11, 23)
    for minutes in range(5, 50, 5):
        app.days.log(day, {"exercise_minutes": minutes})
    page.refresh()
    assert "Exercise: empty → 5 minutes" not in words(page.year.timeline)
    button(page.year.timeline, "Show older changes").click()
    assert "Exercise: empty → 5 minutes" in words(page.year.timeline)


def test_rows_that_come_leave_what_is_typed(page: HistoryPage, app: App, window: MainWindow) -> None:
    field = page.year.editor.notes.field
    field.setFocus()
    QTest.keyClicks(field, "sou")
    app.days.log(date(2026, 11, 23), {"water_intake_ml": 500})
    window.bridge.rows_changed.emit(frozenset({"wellness_entries"}))
    QTest.keyClicks(field, "p")
    assert field.toPlainText() == "soup"
    assert page.year.heatmap.words(date(2026, 11, 23)) == "November 23, water 500 of 2,000 ml"
    press(page, Qt.Key.Key_Up)
    page.year.show_day(page.year.day)
    assert logged(app, date(2026, 11, 23))["nutrition_notes"] == "soup"


# -- the search -------------------------------------------------------------------------------------------------------


def look_for(qtbot: QtBot, page: HistoryPage, text: str, hits: int) -> None:
    """Type into the search and wait for its answer; what isn't ASCII comes from an input method."""
    page.search.setFocus()
    page.search.clear()
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(page.search, letter)
        else:
            page.search.insert(letter)
    qtbot.waitUntil(lambda: page.hits.isVisible() == bool(hits) and page.hits.model().rowCount() == hits)


def test_notes_are_found_as_they_are_typed_and_enter_opens_the_day(qtbot: QtBot, page: HistoryPage) -> None:
    look_for(qtbot, page, "creme bru", 1)
    assert (
        page.hits.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        == "Sun, Nov 22, 2026. Crème brûlée with Anna"
    )
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.year.editor.day == date(2026, 11, 22)
    assert page.year.isVisible()
    assert page.search.text() == ""
    assert page.year.heatmap.hasFocus()


def test_chinese_is_found_and_a_hit_opens_by_keys(qtbot: QtBot, page: HistoryPage) -> None:
    look_for(qtbot, page, "散步", 1)
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.hits.hasFocus()
    QTest.keyClick(page.hits, Qt.Key.Key_Return)
    assert page.year.editor.day == date(2026, 11, 16)


def test_escape_leaves_the_search(qtbot: QtBot, page: HistoryPage) -> None:
    look_for(qtbot, page, "nowhere", 0)
    qtbot.waitUntil(lambda: "No matching notes." in words(page))
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert page.year.isVisible()


def test_a_key_leads_to_the_search_from_any_page(page: HistoryPage, window: MainWindow) -> None:
    for name in ("history", "today"):
        window.workspace.pages.turn_to(name)
        QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert window.workspace.pages.current == "history"
        assert page.search.hasFocus()


def test_a_search_without_hits_shows_no_empty_list(qtbot: QtBot, page: HistoryPage) -> None:
    page.search.setFocus()
    look_for(qtbot, page, "creme", 1)
    assert page.hits.isVisible()
    QTest.keyClicks(page.search, "qq")
    qtbot.waitUntil(lambda: not page.hits.isVisible())
    assert page.search.hasFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Backspace)
    QTest.keyClick(page.search, Qt.Key.Key_Backspace)
    qtbot.waitUntil(page.hits.isVisible)


# -- for everyone -----------------------------------------------------------------------------------------------------


def test_nothing_logged_yet(device: MakeDevice, open_window: OpenWindow) -> None:
    app = device("empty")
    app.change_settings(welcomed=True)
    page = history(open_window(app))
    assert "Your logged days" in words(page)
    assert not page.year.isVisible()
    begin = button(page, "Log today")
    begin.setFocus()
    QTest.keyClick(begin, Qt.Key.Key_Space)
    assert page.year.isVisible()
    assert page.year.day == app.today()


def test_everything_has_a_name(page: HistoryPage) -> None:
    reached = focusable(page)
    assert len(reached) > 20
    assert [each for each in reached if not name_of(each)] == []


@pytest.mark.parametrize("scale", [1, 2])
def test_nothing_is_cut_off(qtbot: QtBot, qapp: QApplication, app: App, open_window: OpenWindow, scale: int) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    qapp.setFont(font)
    window = open_window(app)
    page = history(window)
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: window.width() == 1024 and page.year.horizontalScrollBar().maximum() == 0)
    qtbot.waitUntil(lambda: all(_within(each, page) for each in focusable(page)))


def _within(widget: QWidget, page: QWidget) -> bool:
    left = widget.mapTo(page, QPoint(0, 0)).x()
    wide_enough = isinstance(widget, QLineEdit | QAbstractButton) and widget.width() < widget.minimumSizeHint().width()
    return left >= 0 and left + widget.width() <= page.width() and not wide_enough


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Oats", "Oats and tea", ["Oats", "Oats and tea"]),
        (None, "Oats", [None, "Oats"]),
        ("Slept well after the evening walk.", None, ["Slept well after the evening…", None]),
        (
            "Slept well after the evening walk.",
            "Slept well after the evening walk. Oats with berries.",
            ["…evening walk.", "…evening walk. Oats with berr…"],
        ),
        (
            "Slept badly after the evening walk.",
            "Slept well, and long, and deeply.",
            ["Slept badly after the evenin…", "Slept well, and long, and de…"],
        ),
        ("吃" * 90, "吃" * 80 + "睡", ["…" + "吃" * 14, "…吃吃吃吃睡"]),
    ],
)
def test_two_texts_are_shown_from_where_they_differ(old: str | None, new: str | None, shown: list[str | None]) -> None:
    assert excerpts(old, new) == shown


def test_earlier_notes_are_deleted_for_good_after_a_question_and_the_present_ones_stay(
    qtbot: QtBot, window: MainWindow, app: App
) -> None:
    day, page = date(2026, 11, 22), history(window)
    app.days.log(day, {"nutrition_notes": "what stands there now"})
    page.year.show_day(day)
    forget = button(page.year.timeline, "Permanently delete earlier notes…")
    for answer, texts in (("Keep", True), ("Delete permanently", False)):
        forget.click()
        question = page.year.findChild(QMessageBox)
        assert question
        assert "server's backups" in question.informativeText()
        (chosen,) = (each for each in question.buttons() if each.text() == answer)
        with qtbot.waitSignal(question.destroyed):
            chosen.click()
        assert ("Crème brûlée" in words(page.year.timeline)) is texts
    assert "Permanently deleted" in words(page.year.timeline)
    assert not forget.isVisible()
    assert app.days.entry(day).nutrition_notes == "what stands there now"  # type: ignore[union-attr]
    page.year.show_day(date(2026, 11, 16))
    assert "Permanently deleted" not in words(page.year.timeline)
    assert not forget.isVisible(), "a day whose notes were never changed has nothing earlier"
