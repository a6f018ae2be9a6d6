"""What comes into sight shows what the database says: every pair of views, with an edit by somebody between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import cycle
from typing import Any, NamedTuple, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.settings import SignedIn
from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.ui.background.tray import Tray
from organic_desktop.ui.history.page import HistoryPage
from organic_desktop.ui.modules.page import ModulesPage
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.widgets.day_cards import DayCards
from organic_desktop.wellness.metrics import METRICS
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged
from tests.rows import change_row
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, command, field, notes, number, words

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)

WATER = METRICS[1]
MODULE = "identity"
DAY = timedelta(days=1)
SOMEBODY = SignedIn("7d2b0c7e-3c1b-4a52-9a55-0d8f6b0c1d11", "somebody@example.com")
ALT = Qt.KeyboardModifier.AltModifier


class View(NamedTuple):
    """Something that can come into sight: how, what it shows, and what it has to show."""

    show: Callable[[], object]
    shown: Callable[[], object]
    true: Callable[[], object]


class Walk:
    """One window, every view of it, and everybody who writes into its file."""

    def __init__(self, window: MainWindow, app: App, other: App, tray: Tray) -> None:
        self.window, self.app, self.other, self.tray = window, app, other, tray
        self.conversation = app.conversations.start(MODULE, "Beginnings").id
        app.conversations.send(self.conversation, "Hello")
        self._count = 0
        self.edit("another program")

    # -- who writes ---------------------------------------------------------------------------------------------------

    def edit(self, who: str) -> None:
        """Change what every view shows, as somebody."""
        self._count += 1
        if who == "sync":
            self._pull()
        elif who == "undo":
            self._log(self.app)
            self.window.workspace.window_actions.undo()
        elif who == "quick log":
            self.window.workspace.window_actions.log_step(WATER, 0)
            self._rest(self.app)
        else:
            self._log(self.other)

    def _log(self, app: App) -> None:
        self._rest(app)
        app.days.log(app.today(), {"nutrition_notes": f"soup {self._count}"}, add={"water_intake_ml": 250})

    def _rest(self, app: App) -> None:
        app.modules.set(MODULE, {"current_focus": f"breath {self._count}"})
        app.conversations.send(self.conversation, f"word {self._count}")

    def _pull(self) -> None:
        """What a cycle of this process's own does, as far as the window is told of it."""
        entry = logged(self.app, self.app.today())
        changes = {"water_intake_ml": entry["water_intake_ml"] + 1, "nutrition_notes": f"soup {self._count}"}
        change_row(self.app.profiles.current.writer, WELLNESS_ENTRIES, entry["id"], changes, source="sync")
        self.app.profiles.reloaded()

    # -- what is to be seen -------------------------------------------------------------------------------------------

    def views(self) -> dict[str, View]:
        """Every view by its name."""
        today = self.app.today()
        return {
            "today": View(lambda: self._turn("today"), lambda: _day(self.window.workspace.today), self._true_day),
            "year": View(
                lambda: self._history("Year"),
                lambda: (*_day(self._page.year.editor), self._page.year.heatmap.words(today)),
                lambda: (*self._true_day(), f"{today:%B} {today.day}, water {self._true_day()[0]} of 2,000 ml"),
            ),
            "table": View(
                lambda: self._history("Table"), lambda: self._page.table._model.rows, self.app.days.history.days
            ),
            "hits": View(
                self._search,
                lambda: self._page.hits.items,
                lambda: self.app.days.history.search("soup"),
            ),
            "insights": View(
                lambda: self._turn("insights"),
                lambda: self._turn_page("insights").part("trends").server._numbers["avg_water"].text(),
                lambda: f"{self._true_day()[0]} ml",
            ),
            "modules": View(
                lambda: self._modules(None), self._focus_of_card,
                lambda: f"Focus: {self._focus()}",
            ),
            "module": View(
                lambda: self._modules(MODULE), lambda: self._module_page.detail.focus.field.text(), self._focus
            ),
            "conversations": View(
                lambda: self._turn("coach"),
                lambda: [each.text for each in self._turn_page("coach").card.view.shown],
                lambda: [each.content for each in self.app.conversations.messages(self.conversation)],
            ),
            "activity": View(
                lambda: self._turn("activity"),
                lambda: button(self._turn_page("activity"), "List: Waiting").text(),
                lambda: f"Waiting  {len(self.app.sync_review.changes())}",
            ),
            "settings": View(
                lambda: self._turn("settings"),
                lambda: self._turn_page("settings").goals._fields[WATER.column].text(),
                lambda: f"{self._goal_of_today()}",
            ),
            "popup": View(
                self._open_popup,
                lambda: self.tray.popup and self.tray.popup._rows[WATER.column].words,
                lambda: f"Water: {self._true_day()[0]} of 2,000 ml",
            ),
        }  # fmt: skip

    def _goal_of_today(self) -> Decimal:
        goal = self.app.goal_on(WATER, self.app.today())
        return goal.amount if goal else Decimal(0)

    def _true_day(self) -> tuple[str, str]:
        entry = logged(self.app, self.app.today())
        return Measures(self.window.locale(), self.app.units()).number(WATER, entry["water_intake_ml"]), entry[
            "nutrition_notes"
        ]

    def _focus_of_card(self) -> str:
        card = self._module_page.overview.cards.get(MODULE)  # none while the topics are being read
        return card._focus.text() if card else ""

    def _focus(self) -> str:
        row = self.app.modules.one(MODULE).row
        return (row and row.current_focus) or ""

    # -- how it comes into sight --------------------------------------------------------------------------------------

    def _turn(self, name: str) -> None:
        popup = self.tray.popup
        if popup and popup.isVisible():
            popup.hide()
            self.tray.just_left.stop()
        self.window.workspace.pages.turn_to(name)

    def _turn_page(self, name: str) -> Any:
        return self.window.workspace.pages.page(name)

    @property
    def _page(self) -> HistoryPage:
        return cast(HistoryPage, self._turn_page("history"))

    @property
    def _module_page(self) -> ModulesPage:
        return cast(ModulesPage, self._turn_page("modules"))

    def _history(self, view: str) -> None:
        self._turn("history")
        self._page.search.clear()
        button(self._page, f"View: {view}").click()

    def _search(self) -> None:
        self._turn("history")
        self._page.search.setText("soup")

    def _modules(self, name: str | None) -> None:
        self._turn("modules")
        if name:
            self._module_page.open(name)
        elif "detail" in vars(self._module_page):
            self._module_page.show_overview()

    def _open_popup(self) -> None:
        self.tray.just_left.stop()
        if not self.tray.is_popup_open:
            self.tray.toggle_popup()


def _day(editor: Any) -> tuple[str, str]:
    cards: DayCards = editor
    return cards.cards[WATER.column]._number.text(), cards.notes.field.toPlainText()  # type: ignore[union-attr]


@pytest.fixture
def walk(open_window: OpenWindow, app: App, device: MakeDevice, qapp: QApplication) -> Iterator[Walk]:
    """A walk through the window of `app`, whose account is signed in, and into whose folder another program writes."""
    app.change_settings(history_metric=WATER.column, signed_in=SOMEBODY, sync_paused=True)
    app.profiles.switch_to(SOMEBODY)
    window = open_window(app)
    before = qapp.quitOnLastWindowClosed()
    tray = window.shell.live_in_tray(lambda: True)
    yield Walk(window, app, device("a"), tray)
    window.shell.tray = None
    tray.deleteLater()
    qapp.setQuitOnLastWindowClosed(before)


VIEWS = (
    "today", "year", "table", "hits", "insights", "modules", "module", "conversations", "activity", "settings", "popup",
)  # fmt: skip
WRITERS = ("another program", "sync", "quick log", "undo")


@pytest.mark.parametrize("first", VIEWS)
def test_every_view_shows_what_was_changed_while_another_was_in_sight(qtbot: QtBot, walk: Walk, first: str) -> None:
    views, writers = walk.views(), cycle(WRITERS)
    for second in VIEWS:
        views[first].show()
        walk.edit(next(writers))
        views[second].show()
        _holds(qtbot, views[second], f"{first} → {second}")
    for who in ("sync", "another program"):  # and the one in sight follows
        views[first].show()
        walk.edit(who)
        _holds(qtbot, views[first], f"{first} after {who}")


def _holds(qtbot: QtBot, view: View, what: str) -> None:
    try:
        qtbot.waitUntil(lambda: view.shown() == view.true())
    except QtBot.TimeoutError:
        raise AssertionError(f"{what}: {view.shown()!r} instead of {view.true()!r}") from None


def test_the_story_of_a_day_follows(walk: Walk) -> None:
    views = walk.views()
    for who in ("another program", "quick log"):
        views["year"].show()
        views["table"].show()
        walk.edit(who)
        views["year"].show()
        line = next(each for each in walk.app.days.history.timeline(walk.app.today(), 5) if each.column == WATER.column)
        story = words(cast(HistoryPage, walk.window.workspace.pages.page("history")).year.timeline)
        assert f"Water: {line.old:,} ml → {line.new:,} ml" in story


def test_the_year_after_the_table_is_not_the_year_before_it(qtbot: QtBot, window: MainWindow, app: App) -> None:
    """The issue's own case: 500 instead of 1,000, and notes that repeat themselves."""
    plus = button(window.workspace.today.cards[WATER.column], "Water: add 250 ml")
    plus.click()
    plus.click()
    page = cast(HistoryPage, window.workspace.pages.turn_to("history"))
    notes(window).setPlainText("soup")
    button(page, "View: Table").click()
    window.workspace.pages.turn_to("today")
    plus.click()
    plus.click()
    notes(window).setPlainText("soup and bread")
    window.workspace.pages.turn_to("history")
    button(page, "View: Year").click()
    assert _day(page.year.editor) == ("1,000", "soup and bread")
    written = page.year.editor.notes.field
    written.setFocus()
    QTest.keyClick(written, Qt.Key.Key_End)
    QTest.keyClicks(written, "!")
    window.workspace.pages.turn_to("today")
    assert logged(app, app.today())["nutrition_notes"] == notes(window).toPlainText() == "soup and bread!"


# -- the day, the zone, the language, the account ----------------------------------------------------------------------


@pytest.mark.parametrize("hidden", ["insights", "history", "settings"])
def test_midnight_while_a_page_is_hidden(device: MakeDevice, open_window: OpenWindow, hidden: str) -> None:
    clock = HandClock(datetime(2026, 3, 10, 23, 50, tzinfo=UTC))
    app = device("late", clock=clock)
    app.change_settings(timezone="UTC", day_start_hour=0)
    window = open_window(app)
    window.workspace.pages.turn_to(hidden)
    clock.move(timedelta(minutes=20))
    window.workspace.pages.turn_to("today")
    assert window.workspace.today.day == app.today() == date(2026, 3, 11)
    button(window.workspace.today.cards[WATER.column], "Water: add 250 ml").click()
    assert logged(app, date(2026, 3, 11))[WATER.column] == 250


def test_midnight_while_a_page_is_in_sight(qtbot: QtBot, device: MakeDevice, open_window: OpenWindow) -> None:
    clock = HandClock(datetime(2026, 3, 10, 23, 50, tzinfo=UTC))
    app = device("late", clock=clock)
    app.change_settings(timezone="UTC", day_start_hour=0, history_metric=WATER.column)
    app.days.log(app.today(), {WATER.column: 250})
    window = open_window(app)
    page = cast(HistoryPage, window.workspace.pages.turn_to("history"))
    clock.move(timedelta(minutes=20))
    window.shell.changes.look()
    qtbot.waitUntil(lambda: page.year.heatmap._of.today == date(2026, 3, 11))


def test_another_zone_is_another_today_at_once(device: MakeDevice, open_window: OpenWindow) -> None:
    app = device("late", clock=HandClock(datetime(2026, 3, 10, 23, 50, tzinfo=UTC)))
    app.change_settings(timezone="UTC", day_start_hour=0)
    window = open_window(app)
    window.workspace.pages.turn_to("settings")
    app.change_settings(timezone="Pacific/Auckland")
    window.bridge.settings_changed.emit()
    window.workspace.pages.turn_to("today")
    assert window.workspace.today.day == app.today() == date(2026, 3, 11)
    assert "Today" in words(window.workspace.today.bar)


def test_a_language_chosen_elsewhere_reaches_views_with_fresh_rows(
    qtbot: QtBot, window: MainWindow, app: App, device: MakeDevice
) -> None:
    window.workspace.pages.turn_to("history")
    window.workspace.pages.turn_to("settings")
    device("a").days.log(app.today(), {WATER.column: 750})
    app.change_settings(language="de")
    window.bridge.settings_changed.emit()
    qtbot.waitUntil(lambda: "Einstellungen" in words(window))
    window.workspace.pages.turn_to("today")
    assert _day(window.workspace.today)[0] == "750"


def test_another_account_while_a_page_is_hidden(qtbot: QtBot, window: MainWindow, app: App) -> None:
    app.days.log(app.today(), {WATER.column: 750, "nutrition_notes": "mine"})
    page = cast(HistoryPage, window.workspace.pages.turn_to("history"))
    qtbot.waitUntil(lambda: command(window, "Undo").text() == "&Undo 2 values")
    window.workspace.pages.turn_to("settings")
    app.profiles.switch_to(SOMEBODY)  # the thread that syncs follows the settings meanwhile
    app.account._reload()
    qtbot.waitUntil(lambda: command(window, "Undo").text() == "&Undo")
    window.workspace.pages.turn_to("history")
    assert _day(page.year.editor) == ("750", "mine")  # what was logged without an account came along
    app.profiles.switch_to(None)  # the thread that syncs follows the settings meanwhile
    app.account._reload()
    window.workspace.pages.turn_to("today")
    assert _day(window.workspace.today) == ("Not logged", "")


# -- what is being typed ----------------------------------------------------------------------------------------------


def test_a_value_that_changed_under_an_untouched_field_stays(window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {WATER.column: 500})
    window.workspace.today.refresh()
    number(window, WATER.column).click()
    app.days.log(today, {WATER.column: 750}, source="sync")
    window.bridge.rows_changed.emit(frozenset({"wellness_entries"}))
    QTest.keyClick(field(window, WATER.column), Qt.Key.Key_Tab)
    assert logged(app, today)[WATER.column] == 750
    assert number(window, WATER.column).text() == "750"


def test_a_number_being_typed_goes_to_the_day_it_was_begun_on(window: MainWindow, app: App, today: date) -> None:
    number(window, "sleep_hours").click()
    QTest.keyClicks(field(window, "sleep_hours"), "7.5")
    QTest.keyClick(field(window, "sleep_hours"), Qt.Key.Key_Left, ALT)
    assert window.workspace.today.day == today - DAY
    assert logged(app, today)["sleep_hours"] == Decimal("7.5")
    assert logged(app, today - DAY) == {}
    assert field(window, "sleep_hours").text() == ""  # the other day has none


def test_a_number_that_cannot_be_read_stays_in_its_field(window: MainWindow, app: App, today: date) -> None:
    number(window, "sleep_hours").click()
    QTest.keyClicks(field(window, "sleep_hours"), "soon")
    QTest.keyClick(field(window, "sleep_hours"), Qt.Key.Key_Return)
    for _ in range(2):
        assert (field(window, "sleep_hours").isVisible(), field(window, "sleep_hours").text()) == (True, "soon")
        assert window.workspace.today.cards["sleep_hours"].problem.isVisible()
        window.workspace.today.bar.step(-1)  # stays: the words belong to this day
        assert window.workspace.today.day == today
        window.workspace.pages.turn_to("insights")
        window.workspace.pages.turn_to("today")
    QTest.keyClick(field(window, "sleep_hours"), Qt.Key.Key_Escape)
    assert not window.workspace.today.cards["sleep_hours"].problem.isVisible()
    assert logged(app, today) == {}


def test_notes_being_typed_when_the_day_is_changed_elsewhere(
    qtbot: QtBot, window: MainWindow, app: App, device: MakeDevice, today: date
) -> None:
    app.days.log(today, {"nutrition_notes": "soup"})
    window.workspace.today.refresh()
    notes(window).setFocus()
    QTest.keyClick(notes(window), Qt.Key.Key_End)
    QTest.keyClicks(notes(window), " and bread")
    device("a").days.log(today, {"nutrition_notes": "soup, then tea"})
    window.shell.changes.look()
    window.workspace.pages.turn_to("history")
    kept = logged(app, today)["nutrition_notes"]
    assert [kept.count(each) for each in ("soup", "bread", "tea")] == [1, 1, 1]
    window.workspace.pages.turn_to("today")
    assert notes(window).toPlainText() == kept


def test_notes_that_cannot_be_saved_keep_their_view_in_sight(window: MainWindow) -> None:
    page = cast(HistoryPage, window.workspace.pages.turn_to("history"))
    page.open_day(page.year.day)
    page.year.editor.notes.field.setPlainText("long " * 20_000)
    button(page, "View: Table").click()
    assert page.year.isVisible()
    assert button(page, "View: Year").isChecked()
    page.search.setText("soup")
    assert page.year.isVisible()
    assert "longer than 64 kB" in words(page.year.editor.notes)
