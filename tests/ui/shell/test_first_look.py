"""Today before the App is imported: what the file says, shown at once, and edits that wait and aren't lost."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.app.first_look import FirstLook
from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.goals import Goal
from organic_desktop.store.lean_file import CantLook
from organic_desktop.ui.shell.first_today import FirstToday
from organic_desktop.ui.shell.lifecycle import Lifecycle
from organic_desktop.ui.shell.opening_apps import OpeningApps
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.wellness.metrics import METRICS
from tests.devices import logged
from tests.ui.conftest import OpenBare
from tests.ui.finding import button, words

UNSAVED = "Not saved yet"


@pytest.fixture
def folder(tmp_path: Path, test_keyring: None) -> Path:
    """A week, and settings that differ from the usual ones."""
    with closing(App(tmp_path)) as app:
        for back in range(5):
            app.days.log(app.today() - timedelta(days=back), {"sleep_hours": "7.5", "water_intake_ml": 500 + back})
        app.days.log(app.today(), {"nutrition_notes": "Soup"})
        app.days.skip(app.today() - timedelta(days=6))
        app.change_settings(welcomed=True, language="en", goals={"water_intake_ml": "3000"}, hours="clock")
        app.goals.correct(METRICS[1], Goal(Decimal(1000)), app.today() - timedelta(days=30))
        app.goals.set(METRICS[1], Goal(Decimal(3000)))
    return tmp_path


class Held(OpeningApps):
    """Opens no App before it may: the libraries are imported already, and it would be there at once."""

    def __init__(self) -> None:
        super().__init__()
        self.may_open = threading.Event()

    def open(self, load: Callable[[], App]) -> App:
        self.may_open.wait()
        return super().open(load)


@pytest.fixture
def opening() -> Iterator[Held]:
    made = Held()
    yield made
    made.may_open.set()
    made.close()


Begin = Callable[[], tuple[MainWindow, FirstToday]]


@pytest.fixture
def begin(qtbot: QtBot, bare: OpenBare, folder: Path, opening: Held) -> Begin:
    """Shows a window with its first look, while the App is still being opened."""

    def show() -> tuple[MainWindow, FirstToday]:
        window, _ = bare(folder)
        Lifecycle(window, folder, opening).begin()
        assert window.first
        qtbot.waitUntil(window.first.page.notes.isVisible)
        return window, window.first

    return show


@pytest.fixture
def go_on(qtbot: QtBot, opening: Held) -> Callable[[MainWindow], None]:
    """Lets the App be opened, and waits for it."""

    def wait(window: MainWindow) -> None:
        with qtbot.waitSignal(window.ready):
            opening.may_open.set()

    return wait


def test_it_answers_as_the_app_does(folder: Path) -> None:
    look = FirstLook(folder)
    with closing(App(folder)) as app:
        today = app.today()
        week = today - timedelta(days=6)
        assert look.today() == today
        assert look.days.entry(today) == app.days.entry(today)
        assert look.days.entries(week, today) == app.days.entries(week, today)
        assert look.days.skipped() == app.days.skipped()
        assert look.days.streaks() == app.days.streaks()
        assert look.days.ahead() == app.days.ahead()
        assert look.days.neighbours(today) == app.days.neighbours(today)
        assert look.units() == app.units()
        for metric in METRICS:
            for day in (today, week, date.min):
                assert look.goal_on(metric, day) == app.goal_on(metric, day)
            assert look.days.usual(metric, today) == app.days.usual(metric, today)


def test_an_edit_becomes_what_the_app_makes_of_it(folder: Path) -> None:
    look = FirstLook(folder)
    today = look.today()
    water, mood = METRICS[1], METRICS[4]
    look.days.step(today, water, water.steps[0])
    look.days.step(today, mood, mood.steps[0])
    look.days.log(today, {"sleep_hours": "6.25", "exercise_minutes": None})
    look.days.write_notes(today, "Soup, bread", "Soup")
    look.days.skip(today)
    with pytest.raises(InvalidInput):
        look.days.log(today, {"mood_score": 12})
    shown = look.days.entry(today)
    assert shown
    with closing(App(folder)) as app:
        assert look.days.hand_over(app) == []
        assert not look.days.is_waiting
        made = app.days.entry(today)
        assert made
        assert made._replace(updated_at=shown.updated_at) == shown
        assert today in app.days.skipped()


@pytest.mark.parametrize("what", ["absent", "newer", "locked", "damaged settings", "new"])
def test_whatever_is_unusual_is_left_to_the_app(folder: Path, what: str) -> None:
    with closing(sqlite3.connect(folder / "local.db", isolation_level=None)) as other:
        if what == "absent":
            (folder / "local.db").unlink()
        elif what == "newer":
            other.execute("PRAGMA user_version = 99")
        elif what == "locked":
            other.execute("PRAGMA locking_mode = EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
        elif what == "damaged settings":
            (folder / "settings.json").write_text("{")
        else:
            (folder / "settings.json").unlink()
        with pytest.raises(CantLook):
            FirstLook(folder)


def test_the_page_stays_when_the_app_is_there(begin: Begin, go_on: Callable[[MainWindow], None], folder: Path) -> None:
    window, first = begin()
    assert "505" not in words(window)
    assert "500" in words(first.page.cards["water_intake_ml"])
    assert "Goal 3,000 ml" in words(first.page.cards["water_intake_ml"])
    page = first.page
    page.notes.field.setFocus()
    QTest.keyClicks(page.notes.field, "More ")
    go_on(window)
    assert window.workspace.today is page
    assert page.notes.field.hasFocus()
    QTest.keyClicks(page.notes.field, "and ")
    assert page.flush()
    assert logged(window.shell.app, page.day)["nutrition_notes"] == "SoupMore and "
    page.show_day(page.day - timedelta(days=1))
    assert "501" in words(page.cards["water_intake_ml"])


@pytest.mark.parametrize(("typed", "rest", "water"), [("75", "0", 750), ("", "750", 750), ("+2", "50", 750)])
def test_a_number_is_typed_on_when_the_app_is_there(
    begin: Begin, go_on: Callable[[MainWindow], None], typed: str, rest: str, water: int
) -> None:
    window, first = begin()
    button(first.page, "Water: 500 ml. Click to enter a value.").click()
    field = QApplication.focusWidget()
    assert field
    QTest.keyClicks(field, typed)
    go_on(window)
    assert logged(window.shell.app, first.page.day)["water_intake_ml"] == 500
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, rest)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert logged(window.shell.app, first.page.day)["water_intake_ml"] == water


def test_an_early_edit_is_shown_marked_saved_and_undone(
    begin: Begin, go_on: Callable[[MainWindow], None], folder: Path
) -> None:
    window, first = begin()
    button(first.page, "Water: add 250 ml").click()
    assert "750" in words(first.page.cards["water_intake_ml"])
    assert UNSAVED in words(window)
    with closing(sqlite3.connect(folder / "local.db")) as file:
        assert file.execute("SELECT max(water_intake_ml) FROM wellness_entries").fetchone() == (504,)
    go_on(window)
    app, day = window.shell.app, window.workspace.today.day
    assert logged(app, day)["water_intake_ml"] == 750
    assert UNSAVED not in words(window)
    assert "750" in words(window.workspace.today.cards["water_intake_ml"])
    window.workspace.window_actions.undo()
    assert logged(app, day)["water_intake_ml"] == 500
    assert "500" in words(window.workspace.today.cards["water_intake_ml"])


def test_notes_that_cant_be_saved_stay_in_their_field(
    begin: Begin, go_on: Callable[[MainWindow], None], opening: Held, folder: Path
) -> None:
    window, first = begin()
    notes = first.page.notes
    QTest.keyClicks(notes.field, "More ")
    assert first.page.flush()
    with closing(sqlite3.connect(folder / "local.db", isolation_level=None)) as other:
        other.execute("CREATE TRIGGER full BEFORE UPDATE ON wellness_entries BEGIN SELECT RAISE(ABORT, 'full'); END")
        go_on(window)
        assert notes.field.toPlainText() == "SoupMore "
        assert not notes.flush()
        other.execute("DROP TRIGGER full")
    assert notes.flush()
    assert logged(window.shell.app, first.page.day)["nutrition_notes"] == "SoupMore "
