"""A window on data that a newer version has updated: it says so, and goes on with the copy if that is wanted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.errors import DatabaseBusy
from organic_desktop.store import connections
from organic_desktop.store.copies import keep_copy
from organic_desktop.store.migrations import LATEST
from organic_desktop.system.single_instance import Answer, Request
from organic_desktop.ui.shell.damaged_page import DamagedPage
from organic_desktop.ui.shell.lifecycle import Lifecycle
from organic_desktop.ui.shell.opening_apps import OpeningApps
from organic_desktop.ui.shell.sidebar import Sidebar
from organic_desktop.ui.shell.startup import answer
from organic_desktop.ui.shell.startup_pages import FailurePage, NewerPage, UpdatingPage
from organic_desktop.ui.shell.window import MainWindow
from tests.store.schemas.dump import HERE, load
from tests.ui.conftest import OpenBare, start_requests
from tests.ui.finding import commands, words

MINIMIZED = 2


@pytest.fixture
def folder(tmp_path: Path, test_keyring: None) -> Path:
    """A day, updated by a newer program."""
    app = App(tmp_path)
    app.days.log(app.today(), {"mood_score": 3})
    app.change_settings(welcomed=True, language="en")
    app.close()
    keep_copy(tmp_path / "local.db", LATEST + 1)
    set_version(tmp_path, LATEST + 1)
    return tmp_path


def set_version(folder: Path, version: int) -> None:
    with closing(sqlite3.connect(folder / "local.db")) as connection:
        connection.execute(f"PRAGMA user_version = {version}")


def refused(qtbot: QtBot, window: MainWindow, folder: Path, opening: OpeningApps) -> NewerPage:
    with qtbot.waitSignal(window.failed):
        Lifecycle(window, folder, opening).begin()
    page = window.centralWidget()
    assert isinstance(page, NewerPage)
    return page


def usable_actions(window: MainWindow) -> list[QAction]:
    """Every command of the window's menus that can be used, by its menu or its key."""
    return [each for each in window.findChildren(QAction) if each.isEnabled() and each.text() and not each.menu()]


def button(page: NewerPage, text: str) -> QPushButton:
    (found,) = (each for each in page.buttons if each.text().startswith(text))
    return found


def test_the_copy_is_opened_in_the_same_window(qtbot: QtBot, bare: OpenBare, folder: Path) -> None:
    window, opening = bare()
    page = refused(qtbot, window, folder, opening)
    assert "newer version of Organic" in words(window)
    assert "that stays in the newer file" in words(window)
    assert not window.findChildren(Sidebar)
    with qtbot.waitSignal(window.ready):
        button(page, "Open the copy from").click()
    assert window.workspace.sidebar.isVisible()
    assert window.workspace.pages.currentWidget() is window.workspace.today
    assert window.problem is None
    assert len(window.shell.app.days.entries()) == 1
    assert (folder / f"local.newer-{LATEST + 1}.db").exists()


def test_quit_ends_the_program_and_changes_nothing(
    qtbot: QtBot, bare: OpenBare, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, opening = bare()
    page = refused(qtbot, window, folder, opening)
    ended: list[bool] = []
    monkeypatch.setattr(window.theme.application, "quit", lambda: ended.append(True))
    before = (folder / "local.db").read_bytes()
    button(page, "Quit").click()
    assert ended == [True]
    assert (folder / "local.db").read_bytes() == before


def test_without_a_copy_there_is_only_quit(qtbot: QtBot, bare: OpenBare, folder: Path) -> None:
    for each in folder.glob("*.before-*"):
        each.unlink()
    window, opening = bare()
    page = refused(qtbot, window, folder, opening)
    assert [each.text() for each in page.buttons] == ["Quit"]


def test_a_copy_that_cannot_take_the_place_is_said_and_can_be_tried_again(
    qtbot: QtBot, bare: OpenBare, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "PATIENCE_SECONDS", 0.05)
    window, opening = bare()
    page = refused(qtbot, window, folder, opening)
    with closing(sqlite3.connect(folder / "local.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("SELECT count(*) FROM meta").fetchone()
        button(page, "Open the copy from").click()
        qtbot.waitUntil(page.problem.isVisible)
        assert DatabaseBusy("").advice in page.problem.text()
    with qtbot.waitSignal(window.ready):
        button(page, "Open the copy from").click()


def test_put_right_by_something_else_meanwhile_the_file_itself_is_opened(
    qtbot: QtBot, bare: OpenBare, folder: Path
) -> None:
    window, opening = bare()
    page = refused(qtbot, window, folder, opening)
    set_version(folder, LATEST)
    with qtbot.waitSignal(window.ready):
        button(page, "Open the copy from").click()
    assert not list(folder.glob("*.newer-*"))


def test_no_key_and_no_menu_leads_away_from_the_page(qtbot: QtBot, bare: OpenBare, folder: Path) -> None:
    """A page without data would be empty, with fields that save nothing, and no way back."""
    window, opening = bare()
    page = refused(qtbot, window, folder, opening)
    usable = {action.text().replace("&", "") for action in usable_actions(window)}
    assert usable == {"Close window", "Quit", "Help", "Keyboard shortcuts", "Licences", "Help now"}
    for key in (*"1234567TGKFZ", "Left"):
        QTest.keyClick(window, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(window, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(window, getattr(Qt.Key, f"Key_{key}"))
    assert window.centralWidget() is page
    with qtbot.waitSignal(window.ready):
        button(page, "Open the copy from").click()
    assert {action.text() for _, action in commands(window).all() if not action.isEnabled()} == {"&Undo", "&Redo"}


def test_data_that_cannot_be_opened_at_all_leaves_no_way_to_an_empty_page(
    qtbot: QtBot, bare: OpenBare, folder: Path
) -> None:
    (folder / "local.db").write_bytes(b"no database at all, but long enough to be looked at" * 50)
    window, opening = bare()
    with qtbot.waitSignal(window.failed):
        Lifecycle(window, folder, opening).begin()
    page = window.centralWidget()
    assert isinstance(page, DamagedPage)
    assert not [action for action in usable_actions(window) if "today" in action.text()]
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert window.centralWidget() is page


def test_while_older_data_are_brought_forward_it_is_said_and_nothing_can_be_typed_for_nothing(
    qtbot: QtBot, bare: OpenBare, tmp_path: Path, test_keyring: None
) -> None:
    tmp_path.chmod(0o700)
    load((HERE / "v1.local.sql").read_text(encoding="utf-8"), tmp_path / "local.db")
    window, opening = bare()
    with closing(sqlite3.connect(tmp_path / "local.db", isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")  # as every version has it
        other.execute("BEGIN IMMEDIATE")  # so the update waits
        Lifecycle(window, tmp_path, opening).begin()
        qtbot.waitUntil(lambda: isinstance(window.centralWidget(), UpdatingPage))
        assert "Updating your data" in words(window)
        assert not window.findChildren(Sidebar)
        assert not [action for action in usable_actions(window) if "today" in action.text()]
        with qtbot.waitSignal(window.ready, timeout=60_000):
            other.execute("ROLLBACK")
    assert window.workspace.sidebar.isEnabled()
    assert window.workspace.menus.open_today.isEnabled()
    assert not isinstance(window.centralWidget(), UpdatingPage)
    assert window.shell.app.days.entries()


def test_older_data_that_cannot_be_brought_forward_are_said(
    qtbot: QtBot, bare: OpenBare, tmp_path: Path, test_keyring: None
) -> None:
    tmp_path.chmod(0o700)
    load((HERE / "v1.local.sql").read_text(encoding="utf-8"), tmp_path / "local.db")
    with closing(sqlite3.connect(tmp_path / "local.db")) as connection:
        connection.execute("CREATE TABLE ghost (already INTEGER)")
    window, opening = bare()
    with qtbot.waitSignal(window.failed):
        Lifecycle(window, tmp_path, opening).begin()
    assert isinstance(window.centralWidget(), FailurePage)
    assert not [action for action in usable_actions(window) if "today" in action.text()]


def test_begun_unseen_it_shows_itself_and_other_starts_are_told(qtbot: QtBot, bare: OpenBare, folder: Path) -> None:
    window, opening = bare()
    window.hide()
    window.begins_hidden = True
    assert answer(window, start_requests(window), Request(("water=+250",), "")) is None, "it isn't known yet"
    refused(qtbot, window, folder, opening)
    assert window.isVisible()
    said = answer(window, start_requests(window), Request(("water=+250",), ""))
    assert isinstance(said, Answer)
    assert said.exit_code == 1
    assert "newer version" in said.sentence
