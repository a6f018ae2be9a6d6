"""The lock beside other states: begun unseen, without a tray, newer and damaged files, the program's end."""

from __future__ import annotations

import sys
import threading
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from organic_desktop.core.errors import DatabaseBusy, WrongPasscode
from organic_desktop.system.single_instance import Answer, Request
from organic_desktop.ui.background import locked_reminders
from organic_desktop.ui.background.locked_reminders import LockedReminders
from organic_desktop.ui.background.tray_icon import Shape
from organic_desktop.ui.services.page import Conversion
from organic_desktop.ui.shell import opening_apps
from organic_desktop.ui.shell.auto_lock import AutoLock
from organic_desktop.ui.shell.damaged_page import DamagedPage
from organic_desktop.ui.shell.lock_page import LockPage
from organic_desktop.ui.shell.locked_window import LockedWindow
from organic_desktop.ui.shell.preload import KeptModules, load_ahead
from organic_desktop.ui.shell.startup import answer
from organic_desktop.wellness.schedule import EVERY_DAY, Reminder
from tests.clocks import HandClock
from tests.opened import open_connections
from tests.ui.conftest import PATIENCE_MS, start_requests
from tests.ui.finding import commands, words
from tests.ui.locking import PASSCODE, Locking, Start, lock_by_command, planted, unlock

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)


def shape_of_icon(locking: Locking) -> Shape:
    assert locking.window.tray_icon
    return locking.window.tray_icon.shape


def test_begun_in_the_tray_it_stays_there_and_its_icon_asks_for_the_passcode(qtbot: QtBot, start: Start) -> None:
    locking = start(hidden=True)
    window = locking.window
    qtbot.waitUntil(locking.page.unlock.isEnabled)
    qtbot.waitUntil(lambda: window.tray_icon is not None)
    assert window.tray_icon
    assert not window.isVisible() or window.isMinimized()
    assert shape_of_icon(locking) is Shape.LOCKED
    assert planted() == []
    window.tray_icon.clicked.emit()
    qtbot.waitUntil(lambda: window.isVisible() and not window.isMinimized())
    assert window.focusWidget() is locking.page.field
    unlock(qtbot, locking)
    qtbot.waitUntil(lambda: window.shell.tray is not None)
    assert shape_of_icon(locking) is not Shape.LOCKED
    assert any("Water" in each.text() for each in window.tray_icon.menu.actions())


def test_a_hidden_window_is_locked_and_unlocked_unseen(qtbot: QtBot, locking: Locking) -> None:
    window = locking.window
    window.shell.live_in_tray(lambda: True)
    window.shell.put_away()
    assert not window.isVisible()
    with qtbot.waitSignal(locking.lifecycle.locked):
        locking.lifecycle.lock_by_itself()
    assert not window.isVisible()
    assert planted() == []
    assert window.tray_icon
    window.tray_icon.clicked.emit()
    unlock(qtbot, locking)
    assert window.workspace.today.isVisible()


@pytest.mark.parametrize("chosen", ["keep", "quit"])
def test_without_a_tray_a_closed_window_stays_for_its_reminders_if_that_was_chosen(
    qtbot: QtBot, locking: Locking, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, app = locking.window, locking.window.shell.app
    app.change_settings(without_tray=chosen)
    app.reminders.save(Reminder("one", (time(9),), EVERY_DAY, "", "message"))
    window.live_in_tray(lambda: False)
    lock_by_command(qtbot, locking)
    if chosen == "keep":
        qtbot.waitUntil(lambda: window.stays_without_tray)
        window.put_away()
        assert window.isMinimized()
    else:
        ended: list[bool] = []
        monkeypatch.setattr(window.theme.application, "quit", lambda: ended.append(True))
        qtbot.wait(50)
        window.put_away()
        assert ended == [True]


def test_quit_ends_a_locked_program_without_a_question(
    qtbot: QtBot, locking: Locking, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_by_command(qtbot, locking)
    ended: list[bool] = []
    monkeypatch.setattr(locking.window.theme.application, "quit", lambda: ended.append(True))
    locking.window.ask_to_quit()
    assert ended == [True]


def test_a_damaged_file_of_the_lock_is_said(qtbot: QtBot, start: Start, locked_folder: Path) -> None:
    (locked_folder / "lock.json").write_text("{}")
    locking = start()
    qtbot.waitUntil(lambda: "lock.json" in words(locking.window))
    assert locking.window.opened is None
    assert locking.window.problem
    assert not isinstance(locking.window.centralWidget(), DamagedPage)  # the database itself isn't damaged


def test_a_deleted_file_of_the_lock_is_said(qtbot: QtBot, start: Start, locked_folder: Path) -> None:
    (locked_folder / "lock.json").unlink()
    locking = start()
    qtbot.waitUntil(lambda: "lock.json" in words(locking.window))
    assert locking.window.opened is None


def test_a_file_that_is_damaged_while_it_is_locked_is_said(qtbot: QtBot, locking: Locking, locked_folder: Path) -> None:
    lock_by_command(qtbot, locking)
    for each in locked_folder.glob("local.db*"):
        each.write_bytes(b"nothing that could be opened" * 500)
    page = locking.page
    page.field.setText("plum cake at noon")
    page.unlock.click()
    qtbot.waitUntil(lambda: isinstance(locking.window.centralWidget(), DamagedPage))
    assert locking.window.problem


def test_what_cannot_be_saved_keeps_it_open_by_hand_and_is_there_again_otherwise(
    qtbot: QtBot, locking: Locking, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = locking.window

    def full(*_: object, **__: object) -> None:
        raise DatabaseBusy("the disk is full")

    monkeypatch.setattr(window.shell.app.days, "write_notes", full)
    window.workspace.today.notes.retype("not to be lost")
    locking.lifecycle.lock()
    assert window.opened, "the user is there, and can do something about it"
    assert "Not locked" in words(window)
    with qtbot.waitSignal(locking.lifecycle.locked):
        locking.lifecycle.lock_by_itself()
    assert isinstance(window.centralWidget(), LockPage)
    unlock(qtbot, locking)
    assert window.workspace.today.notes.field.toPlainText() == "not to be lost"
    assert window.workspace.pages.flush()
    app = window.shell.app
    assert [each.nutrition_notes for each in app.days.entries()] == ["not to be lost"]


def test_another_programs_start_is_told_at_once_that_it_cant_be_locked(
    qtbot: QtBot, locking: Locking, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = locking.window

    def full(*_: object, **__: object) -> None:
        raise DatabaseBusy("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(window.shell.app.days, "write_notes", full)
        window.workspace.today.notes.retype("not to be lost")
        said = answer(window, start_requests(window), Request(lock=True))
        assert said == Answer(1, "Not locked: what was typed in the window can't be saved.")
        qtbot.waitUntil(lambda: "Not locked" in words(window))
        window.conversion_asked.emit(Conversion(lambda _: None, "", "", ""))
        qtbot.waitUntil(lambda: "Nothing was changed" in words(window))
    assert window.opened


def test_a_lock_file_that_is_damaged_while_it_is_open_keeps_nothing_from_locking(
    qtbot: QtBot, locking: Locking, locked_folder: Path
) -> None:
    kept = (locked_folder / "lock.json").read_text()
    (locked_folder / "lock.json").write_text("{}")
    with qtbot.waitSignal(locking.lifecycle.locked):
        locking.lifecycle.lock_by_itself()
    page = locking.page
    page.field.setText(PASSCODE)
    page.unlock.click()
    qtbot.waitUntil(lambda: "lock.json" in page.problem.text())
    (locked_folder / "lock.json").write_text(kept)
    unlock(qtbot, locking)


def test_a_lock_file_that_is_deleted_while_it_is_open_closes_what_nobody_could_open_again(
    qtbot: QtBot, locking: Locking, locked_folder: Path, clock: HandClock
) -> None:
    window = locking.window
    (locked_folder / "lock.json").unlink()
    clock.move(timedelta(hours=2))
    window.update()
    qtbot.waitUntil(lambda: not window.findChildren(AutoLock))
    assert window.opened
    assert window.workspace.isVisible()


def test_while_the_keyring_is_asked_nothing_else_is_tried(
    qtbot: QtBot, locking: Locking, monkeypatch: pytest.MonkeyPatch, clock: HandClock
) -> None:
    """A wait that ends meanwhile would offer the passcode beside it, and two Apps would be opened."""
    locking.lock.remembered = True
    with qtbot.waitSignal(locking.lifecycle.locked):
        locking.lifecycle.lock_by_itself()
    page, answered = locking.page, threading.Event()
    by_keyring = locking.lock.unlock_from_keyring

    def prompt() -> bool:
        answered.wait(PATIENCE_MS / 1000)
        return by_keyring()

    monkeypatch.setattr(locking.lock, "unlock_from_keyring", prompt)
    page.refuse(WrongPasscode("That isn't the passcode.", 2.0))
    page.field.setText(PASSCODE)
    page.keyring.click()
    qtbot.waitUntil(lambda: "You can try again" in page.problem.text() and page.problem.isVisible())
    clock.move(timedelta(seconds=3))
    qtbot.waitUntil(lambda: not page.problem.isVisible())
    assert not page.unlock.isEnabled()
    with qtbot.waitSignal(locking.window.ready):
        answered.set()


def test_a_click_at_the_icon_after_unlocking_asks_nothing_of_what_is_gone(qtbot: QtBot, locking: Locking) -> None:
    """The icon outlives every lock."""
    window = locking.window
    window.live_in_tray(lambda: True)
    lock_by_command(qtbot, locking)
    qtbot.waitUntil(lambda: window.findChild(LockedReminders) is not None)
    unlock(qtbot, locking)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.tray_icon
    with qtbot.captureExceptions() as raised:
        window.tray_icon.message_clicked.emit()
    assert raised == []


def test_unlocked_before_its_reminders_began_none_of_them_begin(
    qtbot: QtBot, locking: Locking, locked_folder: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_by_command(qtbot, locking)
    qtbot.waitUntil(lambda: locking.window.findChild(LockedReminders) is not None)
    made: list[object] = []
    monkeypatch.setattr(locked_reminders, "LockedReminders", lambda *_: made.append(_))
    again = LockedWindow(locking.window, locked_folder, clock)
    again.begin()
    for thread in threading.enumerate():
        if thread.name == "bridge":
            thread.join()
    again.end()
    with qtbot.waitSignal(again.destroyed):
        pass
    assert made == []


def test_the_program_can_end_while_it_is_being_locked_and_at_once_afterwards(
    qtbot: QtBot, locking: Locking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end waits for the App that is being closed, and for nothing else."""
    before, ended = set(open_connections), list[bool]()
    locking.lifecycle.lock_by_itself()
    locking.opening.close()
    assert not before & set(open_connections)
    qtbot.waitUntil(locking.page.unlock.isEnabled)
    monkeypatch.setattr(opening_apps, "OPENING_SECONDS", 1_000_000.0)
    waiting = threading.Thread(target=lambda: ended.append(locking.opening.wait() is None))
    waiting.start()
    waiting.join(PATIENCE_MS / 1000)
    assert ended == [True]


def test_what_is_kept_for_later_is_read_once_however_often_it_is_unlocked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, KeptModules()])
    before = list(sys.meta_path)
    load_ahead()
    assert sys.meta_path == before


def test_every_command_has_a_key_and_a_name_of_its_own(locking: Locking) -> None:
    actions = [action for _, action in commands(locking.window).all()]
    keys = [sequence.toString() for action in actions for sequence in action.shortcuts()]
    assert "Ctrl+L" in keys
    assert len(keys) == len(set(keys))
