"""A locked window: nothing of the user's is left in it, the passcode opens it again, and the view is as it was."""

from __future__ import annotations

import sys
import threading
import weakref
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from organic_desktop.core.errors import Locked
from organic_desktop.system.single_instance import Answer, Request
from organic_desktop.ui.shell.lock_page import LockPage
from organic_desktop.ui.shell.sidebar import Sidebar
from organic_desktop.ui.shell.startup import answer
from organic_desktop.ui.shell.window import MainWindow
from tests.clocks import HandClock
from tests.devices import logged
from tests.passcodes import make_lock
from tests.ui.conftest import start_requests
from tests.ui.finding import notes, words
from tests.ui.locking import (
    PASSCODE,
    WATER,
    Locking,
    Start,
    lock_by_command,
    planted,
    said_anywhere,
    unlock,
)

# A screen that isn't there has no place for icons; what Qt says of it is of no use here.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier


# -- the start --------------------------------------------------------------------------------------------------------


def test_a_locked_start_shows_the_lock_and_no_value(qtbot: QtBot, start: Start) -> None:
    locking = start()
    assert locking.window.first is None
    qtbot.waitUntil(locking.page.unlock.isEnabled)
    assert "Organic is locked" in words(locking.window)
    assert planted() == []
    assert locking.window.opened is None
    assert locking.page.field.hasFocus()
    unlock(qtbot, locking)
    assert locking.window.workspace.today.isVisible()
    assert set(planted()) >= {"Zwetschgen", "1,234"}


def test_a_wrong_passcode_is_said_and_waits_are_counted_down(qtbot: QtBot, start: Start, clock: HandClock) -> None:
    locking = start()
    page = locking.page
    for _ in range(5):
        qtbot.waitUntil(lambda: page.field.isEnabled())
        clock.move(timedelta(minutes=10))
        qtbot.waitUntil(page.unlock.isEnabled)
        page.field.setText("wrong")
        QTest.keyClick(page.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page.field.isEnabled() and page.field.text() == "")
        assert page.problem.isVisible()
        assert page.field.hasFocus()
    assert not page.unlock.isEnabled()
    assert "You can try again in 30 seconds." in page.problem.text()
    page.field.setText(PASSCODE)
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert page.field.text() == PASSCODE, "it may be typed while waiting, not tried"
    clock.move(timedelta(seconds=12))
    qtbot.waitUntil(lambda: "in 18 seconds" in page.problem.text())
    clock.move(timedelta(seconds=18))
    qtbot.waitUntil(page.unlock.isEnabled)
    unlock(qtbot, locking)


def test_caps_lock_is_said_and_escape_empties_the_field(qtbot: QtBot, start: Start) -> None:
    locking = start()
    page = locking.page
    qtbot.waitUntil(page.field.isEnabled)
    QTest.keyClicks(page.field, "ab")
    assert not page.hint.isVisible()
    QTest.keyClick(page.field, "X")  # type: ignore[call-overload]  # a letter is a key, too
    assert page.hint.text() == "Caps Lock is on."
    assert page.hint.isVisible()
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.field.text() == ""
    assert page.isVisible()


@pytest.fixture
def remembered(locked_folder: Path) -> None:
    """The keyring remembers the key."""
    lock = make_lock(locked_folder)
    lock.unlock(PASSCODE)
    lock.remembered = True
    lock.close()


def test_the_keyring_opens_it_at_the_start_and_by_its_button_later(
    qtbot: QtBot, start: Start, remembered: None
) -> None:
    locking = start()
    qtbot.waitUntil(lambda: locking.window.opened is not None)
    with qtbot.waitSignal(locking.lifecycle.locked):
        locking.lifecycle.lock_by_itself()
    assert locking.page.keyring.isVisible()
    with qtbot.waitSignal(locking.window.ready):
        locking.page.keyring.click()


def test_locked_by_hand_only_the_passcode_opens_it_also_at_the_next_start(
    qtbot: QtBot, start: Start, remembered: None
) -> None:
    locking = start()
    qtbot.waitUntil(lambda: locking.window.opened is not None)
    lock_by_command(qtbot, locking)
    assert not locking.page.keyring.isVisible()
    again = start()
    qtbot.waitUntil(again.page.unlock.isEnabled)
    assert not again.page.problem.isVisible()
    unlock(qtbot, again)
    with qtbot.waitSignal(again.lifecycle.locked):
        again.lifecycle.lock_by_itself()
    assert again.page.keyring.isVisible(), "remembered again, once the passcode was given"


def test_without_a_remembered_key_there_is_no_such_button(qtbot: QtBot, start: Start) -> None:
    locking = start()
    qtbot.waitUntil(locking.page.unlock.isEnabled)
    assert not locking.page.keyring.isVisible()


# -- locking ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["today", "history", "insights", "modules", "coach", "activity", "settings"])
def test_nothing_of_the_user_is_left_after_locking(qtbot: QtBot, locking: Locking, name: str) -> None:
    window = locking.window
    window.shell.live_in_tray(lambda: True)
    assert window.shell.tray
    window.shell.tray.popup.refresh()
    window.workspace.pages.turn_to(name)
    window.workspace.open_palette()
    window.shell.actions.open_account()
    window.open_help()
    assert planted()
    before = {id(each) for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)}
    assert before
    lock_by_command(qtbot, locking)
    assert planted() == []
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]
    assert window.findChildren(Sidebar) == []
    assert window.tray_icon
    assert window.tray_icon.tooltip.startswith("Organic\nLocked")
    assert [each.text() for each in window.tray_icon.menu.actions() if each.text()] == ["&Unlock…", "&Quit"]
    assert not locking.lock.is_open
    assert words(window).startswith("Organic is locked")


def open_files(folder: Path) -> list[str]:
    """The databases of a folder that this process has open."""
    found = []
    for each in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # the one that lists them
            found.append(str(each.readlink()))
    return [name for name in found if name.startswith(str(folder)) and ".db" in name]


@pytest.mark.skipif(sys.platform != "linux", reason="asked of /proc")
def test_the_app_and_its_file_are_closed(qtbot: QtBot, locking: Locking, locked_folder: Path) -> None:
    app = weakref.ref(locking.window.shell.app)
    assert open_files(locked_folder)
    lock_by_command(qtbot, locking)
    assert open_files(locked_folder) == []
    qtbot.waitUntil(lambda: app() is None)


def test_what_was_asked_for_before_the_lock_is_answered_to_nobody(qtbot: QtBot, locking: Locking) -> None:
    may_end, answered = threading.Event(), list[object]()
    locking.window.bridge.run(may_end.wait, answered.append, answered.append)
    lock_by_command(qtbot, locking)
    may_end.set()
    unlock(qtbot, locking)
    locking.window.bridge.run(lambda: "later", answered.append, answered.append)
    qtbot.waitUntil(lambda: answered == ["later"])


def test_what_is_typed_is_saved_and_the_view_comes_back(qtbot: QtBot, locking: Locking) -> None:
    window = locking.window
    yesterday = window.shell.app.today() - timedelta(days=1)
    window.shell.show_day(yesterday)
    notes(window).setFocus()
    QTest.keyClicks(notes(window), "soup")
    lock_by_command(qtbot, locking)
    unlock(qtbot, locking)
    assert logged(window.shell.app, yesterday)["nutrition_notes"] == "soup"
    assert window.workspace.today.day == yesterday
    assert notes(window).toPlainText() == "soup"
    window.workspace.pages.turn_to("insights")
    lock_by_command(qtbot, locking)
    unlock(qtbot, locking)
    assert window.workspace.pages.current == "insights"


def test_a_value_that_cannot_be_read_is_there_again(qtbot: QtBot, locking: Locking) -> None:
    window = locking.window
    window.workspace.today.editor.retype({"water_intake_ml": "a lot"})
    lock_by_command(qtbot, locking)
    assert "a lot" not in said_anywhere()
    unlock(qtbot, locking)
    assert window.workspace.today.invalid_input() == {"water_intake_ml": "a lot"}


def test_the_same_window_locks_and_unlocks_many_times(qtbot: QtBot, locking: Locking) -> None:
    for _ in range(4):
        lock_by_command(qtbot, locking)
        unlock(qtbot, locking)
    QTest.keyClick(locking.window, Qt.Key.Key_5, CTRL)
    assert locking.window.workspace.pages.current == "coach"
    assert len(locking.window.findChildren(QSystemTrayIcon)) <= 1


def test_the_key_locks_and_leads_nowhere_while_locked(qtbot: QtBot, locking: Locking) -> None:
    with qtbot.waitSignal(locking.lifecycle.locked):
        QTest.keyClick(locking.window, Qt.Key.Key_L, CTRL)
    page = locking.page
    for key in (Qt.Key.Key_L, Qt.Key.Key_K, Qt.Key.Key_1, Qt.Key.Key_T, Qt.Key.Key_Z, Qt.Key.Key_F5):
        QTest.keyClick(locking.window, key, CTRL)
    assert locking.window.centralWidget() is page
    usable = {each.text().replace("&", "") for each in locking.window.findChildren(QAction) if each.isEnabled()}
    assert not usable & {"Lock now", "Sync now", "Undo", "Find a command or day…"}


def test_without_a_passcode_nothing_can_be_locked(window: MainWindow) -> None:
    assert "Lock now" not in said_anywhere().replace("&", "")
    assert answer(window, start_requests(window), Request(lock=True)).exit_code == 1  # type: ignore[union-attr]


# -- other programs' starts -------------------------------------------------------------------------------------------


def test_other_starts_lock_it_and_are_refused_while_it_is_locked(qtbot: QtBot, locking: Locking) -> None:
    window, wanted = locking.window, start_requests(locking.window)
    with qtbot.waitSignal(locking.lifecycle.locked):
        assert answer(window, wanted, Request(lock=True)) is None, "answered once the key is dropped"
    assert answer(window, wanted, Request(lock=True)) == Answer()
    refused = answer(window, wanted, Request(("water=+250",)))
    assert refused
    assert refused.exit_code == Locked.exit_code
    assert "locked" in refused.sentence.casefold()
    unlock(qtbot, locking)
    assert answer(window, wanted, Request(("water=+250",))) == Answer()
    assert logged(window.shell.app, window.shell.app.today())["water_intake_ml"] == WATER + 250


def test_a_page_and_a_link_asked_for_meanwhile_wait_for_the_passcode(qtbot: QtBot, start: Start) -> None:
    locking = start()
    window, wanted = locking.window, start_requests(locking.window)
    qtbot.waitUntil(locking.page.unlock.isEnabled)
    assert answer(window, wanted, Request(page="history")) == Answer()
    link = "organic-desktop://connect?url=https://abc.supabase.co&key=sb_publishable_abc"
    assert isinstance(window.centralWidget(), LockPage)
    assert answer(window, wanted, Request(link=link)) == Answer()
    assert not window.findChildren(QDialog)
    unlock(qtbot, locking)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(QDialog)))
    for each in window.findChildren(QDialog):
        each.reject()
