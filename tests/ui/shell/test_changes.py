"""What a change of rows costs: each thing is read once and shown once, and only by the page that shows such rows."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import event
from sqlalchemy.engine import Engine

from organic_desktop.app.facade import App
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.today.page import TodayPage
from organic_desktop.ui.widgets.day_cards import DayCards
from tests.devices import MakeDevice, logged
from tests.ui.finding import button, number

SETTLED_MS = 300
MOST_STATEMENTS = 19  # of a press; 33 when Today was read and shown twice
LEFT = Qt.MouseButton.LeftButton


@contextmanager
def statements() -> Iterator[list[tuple[str, str]]]:
    """The SQL statements of the window's thread with their parameters, but for the beginnings of transactions."""
    found: list[tuple[str, str]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if threading.current_thread() is threading.main_thread() and not statement.startswith("BEGIN"):
            found.append((statement, str(parameters)))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


@pytest.fixture
def shows(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time that Today, or its cards, were shown anew."""
    done: list[str] = []

    def count(owner: type[TodayPage | DayCards], method: str) -> None:
        real = getattr(owner, method)

        def counted(self: TodayPage | DayCards, *arguments: object) -> None:
            done.append(owner.__name__)
            real(self, *arguments)

        monkeypatch.setattr(owner, method, counted)

    count(TodayPage, "refresh")
    count(DayCards, "show_entry")
    return done


def test_a_press_reads_each_thing_once_and_shows_today_once(
    qtbot: QtBot, window: MainWindow, app: App, shows: list[str]
) -> None:
    qtbot.wait(SETTLED_MS)
    shows.clear()
    with statements() as found:
        QTest.mouseClick(button(window.workspace.today.cards["water_intake_ml"], "Water: add 250 ml"), LEFT)
        assert number(window, "water_intake_ml").text() == "250"
        qtbot.wait(SETTLED_MS)
    assert logged(app, app.today())["water_intake_ml"] == 250
    assert shows == ["TodayPage", "DayCards"]
    written = max(number for number, (statement, _) in enumerate(found) if not statement.startswith("SELECT"))
    read = found[written + 1 :]
    assert len(read) == len(set(read))
    assert len(found) <= MOST_STATEMENTS


@pytest.mark.parametrize(("table", "shown"), [("module_progress", []), ("wellness_entries", ["TodayPage", "DayCards"])])
def test_a_pull_refreshes_the_page_only_if_it_shows_that_table(
    qtbot: QtBot, window: MainWindow, app: App, shows: list[str], table: str, shown: list[str]
) -> None:
    qtbot.wait(SETTLED_MS)
    shows.clear()
    with app.profiles.current.database.writing() as session:  # as a pull's transaction does
        session.connection().exec_driver_sql("UPDATE meta SET value = value")
    window.bridge.rows_changed.emit(frozenset({table}))
    window.shell.changes.look()
    qtbot.wait(SETTLED_MS)
    assert shows == shown


def test_an_edit_of_a_module_does_not_read_today(qtbot: QtBot, window: MainWindow, app: App, shows: list[str]) -> None:
    qtbot.wait(SETTLED_MS)
    shows.clear()
    app.modules.set("identity", {"current_focus": "breath"})
    window.shell.changes.look()
    qtbot.wait(SETTLED_MS)
    assert shows == []


def test_what_another_program_did_is_shown_once(
    qtbot: QtBot, window: MainWindow, app: App, device: MakeDevice, shows: list[str]
) -> None:
    qtbot.wait(SETTLED_MS)
    shows.clear()
    device("a").days.log(app.today(), {"water_intake_ml": 750})
    for _ in range(2):
        window.shell.changes.look()
    assert number(window, "water_intake_ml").text() == "750"
    assert shows == ["TodayPage", "DayCards"]
