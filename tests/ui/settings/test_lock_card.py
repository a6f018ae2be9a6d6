"""Settings › Lock: a passcode is set, changed and removed in the window, and each time the view comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.app.lock import Lock
from organic_desktop.ui.settings.lock_card import LockCard
from organic_desktop.ui.settings.page import SettingsPage
from organic_desktop.ui.settings.passcode_dialog import PasscodeDialog
from organic_desktop.ui.shell.lifecycle import Lifecycle
from organic_desktop.ui.shell.window import MainWindow
from tests.clocks import HandClock
from tests.passcodes import CHEAP, NOTE, fill, leaks
from tests.ui.conftest import OpenBare
from tests.ui.finding import button, focusable, name_of, words
from tests.ui.locking import PASSCODE, Locking, lock_by_command, unlock

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)


@pytest.fixture
def open_one(qtbot: QtBot, bare: OpenBare, tmp_path: Path, test_keyring: None, clock: HandClock) -> Locking:
    """A window on a folder without a passcode."""
    fill(tmp_path)
    app = App(tmp_path)
    app.change_settings(welcomed=True, language="en", lock_on_sleep=False)
    app.close()
    window, opening = bare(tmp_path)
    lock = Lock(tmp_path, clock=clock, cost=CHEAP)
    lifecycle = Lifecycle(window, tmp_path, opening, lock=lock, clock=clock)
    with qtbot.waitSignal(window.ready):
        lifecycle.begin()
    return Locking(window, lifecycle, lock, opening)


def test_a_passcode_that_another_program_sets_during_the_start_is_asked_for(
    qtbot: QtBot, bare: OpenBare, tmp_path: Path, test_keyring: None, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path)
    window, opening = bare(tmp_path)
    lock = Lock(tmp_path, clock=clock, cost=CHEAP)
    lifecycle = Lifecycle(window, tmp_path, opening, lock=lock, clock=clock)
    open_it = opening.open

    def overtaken(load: Callable[[], App]) -> App:
        if not lock.is_set:
            lock.set(PASSCODE)
            lock.close()
        return open_it(load)

    monkeypatch.setattr(opening, "open", overtaken)
    with qtbot.waitSignal(lifecycle.locked):
        lifecycle.begin()
    unlock(qtbot, Locking(window, lifecycle, lock, opening))


def card_of(window: MainWindow) -> LockCard:
    page = window.workspace.pages.turn_to("settings")
    assert isinstance(page, SettingsPage)
    return page.lock


def dialog_of(qtbot: QtBot, window: MainWindow) -> PasscodeDialog:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(PasscodeDialog)))
    return next(each for each in window.findChildren(PasscodeDialog) if each.isVisible())


def set_passcode(qtbot: QtBot, locking: Locking, passcode: str = PASSCODE) -> None:
    window = locking.window
    button(card_of(window), "Set a passcode").click()
    dialog = dialog_of(qtbot, window)
    for each in (dialog.new, dialog.again):
        assert each
        each.setText(passcode)
    with qtbot.waitSignal(window.ready):
        dialog.enter.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_passcode_is_set_changed_and_removed(qtbot: QtBot, open_one: Locking, tmp_path: Path) -> None:
    window = open_one.window
    assert leaks(tmp_path)
    set_passcode(qtbot, open_one)
    assert window.workspace.pages.current == "settings", "the view is as it was"
    assert "Your data is encrypted." in words(window)
    assert leaks(tmp_path) == []
    assert [entry.nutrition_notes for entry in window.shell.app.days.entries() if entry.nutrition_notes] == [NOTE]
    lock_by_command(qtbot, open_one)
    unlock(qtbot, open_one)

    button(card_of(window), "Change passcode").click()
    dialog = dialog_of(qtbot, window)
    assert dialog.old
    assert dialog.new
    assert dialog.again
    for each, text in ((dialog.old, "wrong"), (dialog.new, "quite another one"), (dialog.again, "quite another one")):
        each.setText(text)
    dialog.enter.click()
    qtbot.waitUntil(dialog.problem.isVisible)
    assert dialog.old.hasFocus()
    for each, text in ((dialog.old, PASSCODE), (dialog.new, "quite another one"), (dialog.again, "quite another one")):
        each.setText(text)
    dialog.enter.click()
    qtbot.waitUntil(lambda: not window.findChildren(PasscodeDialog))
    lock_by_command(qtbot, open_one)
    unlock(qtbot, open_one, "quite another one")

    button(card_of(window), "Remove passcode").click()
    dialog = dialog_of(qtbot, window)
    assert dialog.old
    dialog.old.setText("wrong")
    dialog.enter.click()
    qtbot.waitUntil(dialog.problem.isVisible)
    assert window.opened, "the data aren't closed for a wrong passcode"
    dialog.old.setText("quite another one")
    with qtbot.waitSignal(window.ready):
        dialog.enter.click()
    assert not open_one.lock.is_set
    assert button(card_of(window), "Set a passcode")


def test_what_forgetting_means_is_said_before_and_a_slip_is_found(qtbot: QtBot, open_one: Locking) -> None:
    window = open_one.window
    button(card_of(window), "Set a passcode").click()
    dialog = dialog_of(qtbot, window)
    assert "If you forget the passcode, nobody can open this data again" in words(dialog)
    assert "whoever can use your session can open them" in words(dialog)
    assert not dialog.remember.isChecked()
    assert [each for each in focusable(dialog) if not name_of(each)] == []
    assert dialog.new
    assert dialog.again
    dialog.new.setText(PASSCODE)
    dialog.again.setText("another")
    dialog.enter.click()
    assert "The two passcodes differ" in dialog.problem.text()
    dialog.new.setText("abc")
    dialog.again.setText("abc")
    dialog.enter.click()
    assert dialog.problem.isVisible(), "too short: said before anything is closed"
    assert dialog.height() >= dialog.heightForWidth(dialog.width()), "the sentence takes no room from the fields"
    assert window.opened
    dialog.reject()
    assert not open_one.lock.is_set


def test_a_passcode_that_cannot_be_set_leaves_everything_as_it_was(
    qtbot: QtBot, open_one: Locking, tmp_path: Path, device: object
) -> None:
    """Another program has the data open: it is said in the window, which is open again."""
    other = App(tmp_path)
    try:
        set_passcode(qtbot, open_one)
        assert not open_one.lock.is_set
        assert "Another program is using the data" in words(open_one.window)
    finally:
        other.close()
    set_passcode(qtbot, open_one)
    assert open_one.lock.is_set


def test_the_choices_hold_at_once(qtbot: QtBot, open_one: Locking) -> None:
    set_passcode(qtbot, open_one)
    card, app = card_of(open_one.window), open_one.window.shell.app
    button(card, "Lock without use after: 5 min").click()
    assert app.settings.lock_after == "5"
    button(card, "Lock when the computer sleeps").click()
    assert app.settings.lock_on_sleep
    switch: QAbstractButton = button(card, "Remember the passcode")
    switch.click()
    qtbot.waitUntil(lambda: open_one.lock.remembered)
    switch.click()
    qtbot.waitUntil(lambda: not open_one.lock.remembered)


def test_without_the_library_there_is_no_card(qtbot: QtBot, open_one: Locking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Lock, "why_unavailable", "it isn't here")
    assert not card_of(open_one.window).isVisible()
    assert "Passcode" not in words(open_one.window)
