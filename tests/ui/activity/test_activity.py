"""Sync and activity: what waits, was decided or was refused is seen, and settled, by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.errors import (
    AccountProblem,
    DecisionNeeded,
    Offline,
    RequestRefused,
    SchemaChanged,
    SignInNeeded,
)
from organic_desktop.core.messages import Sentence
from organic_desktop.store.conflicts import Loss, note_losses
from organic_desktop.store.facts import keep_facts
from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.sync.merge import UNANSWERED
from organic_desktop.sync.status import Phase, Progress, Status, SyncState
from organic_desktop.ui.account.dialog import AccountDialog
from organic_desktop.ui.activity.page import ActivityPage
from organic_desktop.ui.shell.navigation import PAGES
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.text.sync_status import StateWords
from organic_desktop.ui.widgets.controls import CountedButton
from tests.devices import MakeDevice, logged, sign_in
from tests.faults import test_restored_server as backups
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, command, number, words

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def other(server: Server, account: Account, device: MakeDevice, app: App) -> App:
    """Another device of the same person; both know today."""
    other = sign_in(device("b"), server, account)
    sign_in(app, server, account)
    app.days.log(app.today(), {"mood_score": 3, "water_intake_ml": 500, "sleep_hours": 6})
    app.sync()
    other.sync()
    return other


def both_change(app: App, other: App, mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    """The same day on both devices, before either knows of the other's edit."""
    app.days.log(app.today(), mine)
    other.days.log(app.today(), theirs)
    other.sync()
    app.sync()


def activity(qtbot: QtBot, window: MainWindow, tab: str) -> ActivityPage:
    """The page with one of its lists, as read from the database."""
    page = window.workspace.pages.turn_to("activity")
    assert isinstance(page, ActivityPage)
    qtbot.waitUntil(lambda: page._shown is not None)
    button(page, f"List: {tab}").click()
    return page


def rows(view: Any) -> list[str]:
    """What a screen reader says of each row."""
    model = view.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def counted(window: MainWindow) -> int:
    """The number beside the page's name."""
    entry = button(window.workspace.sidebar, "Activity")
    assert isinstance(entry, CountedButton)
    return entry.count


def press_by_keyboard(window: MainWindow, wanted: QWidget, key: Qt.Key = Qt.Key.Key_Space) -> None:
    """Tab until the widget has the focus, then press it."""
    for _ in range(40):
        if QApplication.focusWidget() is wanted:
            QTest.keyClick(wanted, key)
            return
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab doesn't reach {wanted}")


# -- what waits -------------------------------------------------------------------------------------------------------


def test_what_waits_is_told_in_words(qtbot: QtBot, app: App, other: App, open_window: OpenWindow) -> None:
    app.change_settings(sync_paused=True)
    app.days.log(app.today(), {"water_intake_ml": 750})
    page = activity(qtbot, open_window(app), "Waiting")
    (row,) = rows(page.tabs.waiting)
    assert "Water 500 → 750 ml" in row
    assert "not sent yet" in row
    assert f"{app.today():%A}" in row
    assert "Paused" in words(page.head)
    assert "1 unsent edit." in words(page.head)


def test_nothing_stale_stays_listed(qtbot: QtBot, app: App, other: App, open_window: OpenWindow) -> None:
    app.change_settings(sync_paused=True)
    app.days.log(app.today(), {"water_intake_ml": 750})
    window = open_window(app)
    page = activity(qtbot, window, "Waiting")
    QTest.mouseClick(button(page, "Resume syncing"), LEFT)
    qtbot.waitUntil(lambda: rows(page.tabs.waiting) == [])
    qtbot.waitUntil(lambda: "Nothing to send" in words(page.tabs))
    qtbot.waitUntil(lambda: "Up to date" in words(page.head))
    assert app.settings.sync_paused is False


def test_without_an_account_nothing_is_on_its_way(qtbot: QtBot, app: App, window: MainWindow, today: date) -> None:
    app.days.log(today, {"mood_score": 3})
    page = activity(qtbot, window, "Waiting")
    assert rows(page.tabs.waiting) == []
    assert "Everything is saved on this computer." in words(page.tabs)
    button(page, "Sign in or create an account").click()
    assert window.findChild(AccountDialog) is not None


# -- conflicts --------------------------------------------------------------------------------------------------------


def test_a_conflict_is_settled_by_mouse_and_taken_back(
    qtbot: QtBot, app: App, other: App, open_window: OpenWindow
) -> None:
    both_change(app, other, {"mood_score": 1}, {"mood_score": 5})
    window = open_window(app)
    assert counted(window) == 1
    page = activity(qtbot, window, "Conflicts")
    qtbot.waitUntil(lambda: counted(window) == 0)  # it has been looked at
    assert "Mood" in words(page.tabs.conflicts)
    assert "Kept the later edit." in words(page.tabs.conflicts)
    QTest.mouseClick(button(page, "Keep theirs"), LEFT)
    qtbot.waitUntil(lambda: logged(app, app.today())["mood_score"] == 5)
    qtbot.waitUntil(lambda: "No conflicts." in words(page.tabs))
    QTest.mouseClick(button(window.workspace.toast, "Undo"), LEFT)
    qtbot.waitUntil(lambda: logged(app, app.today())["mood_score"] == 1)
    qtbot.waitUntil(lambda: len(rows(page.tabs.conflicts.list)) == 1)


def test_two_long_texts_are_shown_from_where_they_differ(
    qtbot: QtBot, app: App, other: App, open_window: OpenWindow
) -> None:
    """Their beginnings are the same, and say nothing about the choice."""
    same = "This note begins in the same way on both computers, and goes on for so long that only its end says it: "
    app.days.log(app.today(), {"nutrition_notes": f"{same}nothing."})
    app.sync()
    other.sync()
    both_change(app, other, {"nutrition_notes": f"{same}soup."}, {"nutrition_notes": f"{same}stew."})
    window = open_window(app)
    page = activity(qtbot, window, "Conflicts")
    qtbot.waitUntil(lambda: len(rows(page.tabs.conflicts.list)) == 1)
    (row,) = rows(page.tabs.conflicts.list)
    assert "soup." in row
    assert "stew." in row
    assert "…only its end says it: soup." in words(page.tabs.conflicts)
    assert "This note begins" not in words(page.tabs.conflicts)


def test_several_conflicts_are_settled_by_keyboard_alone(
    qtbot: QtBot, app: App, other: App, open_window: OpenWindow
) -> None:
    both_change(app, other, {"mood_score": 1, "sleep_hours": 5}, {"mood_score": 5, "sleep_hours": 8})
    window = open_window(app)
    number = [place.name for place in PAGES].index("activity")
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), CTRL)
    page = window.workspace.pages.page("activity")
    assert isinstance(page, ActivityPage)
    assert page.isVisible()
    qtbot.waitUntil(lambda: len(rows(page.tabs.conflicts.list)) == 2)
    press_by_keyboard(window, button(page, "List: Waiting"), Qt.Key.Key_Right)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(page.tabs.conflicts.isVisible)
    press_by_keyboard(window, page.tabs.conflicts.list, Qt.Key.Key_Home)
    QTest.keyClick(page.tabs.conflicts.list, Qt.Key.Key_A, CTRL)
    assert "2 values selected" in words(page)
    press_by_keyboard(window, page.tabs.conflicts.keep_theirs)
    qtbot.waitUntil(lambda: (logged(app, app.today())["mood_score"], logged(app, app.today())["sleep_hours"]) == (5, 8))
    qtbot.waitUntil(lambda: app.status().conflicts == 0)


def test_the_undo_button_and_the_undo_command_share_their_steps(
    qtbot: QtBot, app: App, other: App, open_window: OpenWindow
) -> None:
    """Ctrl+Z after the button undoes what was done before, not what the button undid."""
    both_change(app, other, {"mood_score": 1, "sleep_hours": 5}, {"mood_score": 5, "sleep_hours": 8})
    window, day = open_window(app), app.today()
    app.days.log(day, {"water_intake_ml": 250})
    page = activity(qtbot, window, "Conflicts")
    qtbot.waitUntil(lambda: len(rows(page.tabs.conflicts.list)) == 2)
    page.tabs.conflicts.list.selectAll()
    QTest.mouseClick(page.tabs.conflicts.keep_theirs, LEFT)

    def held() -> tuple[object, ...]:
        return tuple(logged(app, day)[column] for column in ("mood_score", "sleep_hours", "water_intake_ml"))

    qtbot.waitUntil(lambda: held() == (5, 8, 250) and "Undo" in words(window.workspace.toast))
    QTest.mouseClick(button(window.workspace.toast, "Undo"), LEFT)
    qtbot.waitUntil(lambda: held() == (1, 5, 250))
    assert app.status().conflicts == 2
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert held() == (1, 5, 500)
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert held() == (5, 8, 250)
    assert app.status().conflicts == 0


def test_two_amounts_are_combined(qtbot: QtBot, app: App, other: App, open_window: OpenWindow) -> None:
    both_change(app, other, {"water_intake_ml": 750}, {"water_intake_ml": 900})
    page = activity(qtbot, open_window(app), "Conflicts")
    assert "1,150 ml" in words(page.tabs.conflicts)
    QTest.mouseClick(button(page, "Combine"), LEFT)
    qtbot.waitUntil(lambda: logged(app, app.today())["water_intake_ml"] == 1150)


def test_a_doubtful_amount_of_the_same_size_becomes_the_sum(qtbot: QtBot, app: App, open_window: OpenWindow) -> None:
    """A send without an answer: another device added as much, or it was ours (tests/faults/test_unanswered.py)."""
    app.days.log(app.today(), {"water_intake_ml": 750})
    line = Loss("water_intake_ml", 500, 750, 750, 750, UNANSWERED)
    with app.profiles.current.database.writing() as session:
        connection = session.connection()
        row_id = connection.exec_driver_sql("SELECT id FROM wellness_entries").scalar_one()
        note_losses(connection, datetime.now(UTC), WELLNESS_ENTRIES, row_id, [line])
    page = activity(qtbot, open_window(app), "Conflicts")
    assert "got no reply" in words(page.tabs.conflicts)
    assert "1,000 ml" in words(page.tabs.conflicts)
    QTest.mouseClick(button(page, "Combine"), LEFT)
    qtbot.waitUntil(lambda: logged(app, app.today())["water_intake_ml"] == 1000)


def test_to_leave_a_conflict_changes_nothing(qtbot: QtBot, app: App, other: App, open_window: OpenWindow) -> None:
    both_change(app, other, {"mood_score": 1}, {"mood_score": 5})
    app.days.log(app.today(), {"mood_score": 4})
    app.sync()
    page = activity(qtbot, open_window(app), "Conflicts")
    QTest.mouseClick(button(page, "Keep as is"), LEFT)
    qtbot.waitUntil(lambda: app.status().conflicts == 0)
    assert logged(app, app.today())["mood_score"] == 4


# -- refused ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def refused(qtbot: QtBot, app: App, other: App, open_window: OpenWindow) -> tuple[MainWindow, ActivityPage]:
    """The page with an edit that the server would not take."""
    app.days.log(app.today(), {"mood_score": 5})
    with app.profiles.current.database.writing() as session:  # what no door of ours lets in, a damaged file may hold
        connection = session.connection()
        connection.exec_driver_sql("UPDATE wellness_entries SET water_intake_ml = 3000000000")
    app.sync()
    window = open_window(app)
    return window, activity(qtbot, window, "Refused")


def test_a_refused_edit_leads_to_its_day(refused: tuple[MainWindow, ActivityPage], app: App) -> None:
    window, page = refused
    assert counted(window) == 1
    assert "out of range" in words(page.tabs.refused)
    assert "The server rejected 1 edit." in words(page.head)
    QTest.mouseClick(button(page, "Edit"), LEFT)
    assert window.workspace.pages.current == "today"
    assert window.workspace.today.day == app.today()


def test_a_refused_edit_is_tried_again_by_its_button(
    qtbot: QtBot, refused: tuple[MainWindow, ActivityPage], app: App
) -> None:
    _, page = refused
    QTest.mouseClick(button(page, "Try again"), LEFT)
    qtbot.waitUntil(lambda: app.status().refused == 0)
    assert app.status().pending == 1


def test_the_same_number_typed_again_tries_a_refused_day_again(
    qtbot: QtBot, refused: tuple[MainWindow, ActivityPage], app: App
) -> None:
    window, page = refused
    QTest.mouseClick(button(page, "Edit"), LEFT)
    number(window, "sleep_hours").click()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "6")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (logged(app, app.today())["sleep_hours"], app.status().refused) == (6, 0)


def test_a_refused_message_is_written_anew(
    qtbot: QtBot, server: Server, account: Account, app: App, open_window: OpenWindow
) -> None:
    sign_in(app, server, account)
    app.sync()
    app.change_settings(sync_paused=True)
    chat = app.conversations.start("identity").id
    message = app.conversations.send(chat, "Frist").id
    with app.profiles.current.database.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql(
            "UPDATE pending_change SET refused = 1, last_error = 'No.' WHERE table_name = 'messages'"
        )
    page = activity(qtbot, open_window(app), "Refused")
    QTest.mouseClick(button(page, "Edit"), LEFT)
    asked = page.findChild(QInputDialog)
    assert isinstance(asked, QInputDialog)
    assert asked.textValue() == "Frist"
    asked.setTextValue("First")
    asked.accept()
    qtbot.waitUntil(lambda: app.conversations.words_of(message) == "First")
    assert app.status().refused == 0


def test_a_card_out_of_sight_makes_no_tab_longer(qtbot: QtBot, app: App, other: App, open_window: OpenWindow) -> None:
    app.days.log(app.today(), {"nutrition_notes": "stew, " * 40})
    app.sync()
    other.sync()
    both_change(app, other, {"nutrition_notes": "soup, " * 40}, {"nutrition_notes": "bread, " * 40})
    window = open_window(app)
    window.resize(1024, 640)
    page = activity(qtbot, window, "History")
    qtbot.waitUntil(lambda: page.tabs.conflicts.list.model().rowCount() > 0)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() == 0)


def test_a_refused_edit_is_discarded_with_words_and_comes_back(
    qtbot: QtBot, refused: tuple[MainWindow, ActivityPage], app: App
) -> None:
    window, page = refused
    page.tabs.refused.list.setFocus()
    QTest.keyClick(page.tabs.refused.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: logged(app, app.today())["mood_score"] == 3)
    qtbot.waitUntil(lambda: "Nothing was rejected." in words(page.tabs))
    assert "Mood 3 → 5" in words(window.workspace.toast)
    QTest.mouseClick(button(window.workspace.toast, "Undo"), LEFT)
    qtbot.waitUntil(lambda: logged(app, app.today())["mood_score"] == 5)


def test_what_can_not_come_back_is_asked_first(
    qtbot: QtBot, server: Server, account: Account, app: App, open_window: OpenWindow
) -> None:
    sign_in(app, server, account)
    app.sync()
    app.change_settings(sync_paused=True)
    app.conversations.start("identity", "Rest")
    with app.profiles.current.database.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("UPDATE pending_change SET refused = 1, last_error = 'No.'")
    window = open_window(app)
    page = activity(qtbot, window, "Refused")
    QTest.mouseClick(button(page, "Discard this edit"), LEFT)
    question = page.findChild(QMessageBox)
    assert isinstance(question, QMessageBox)
    assert "can't be undone" in question.informativeText()
    assert len(app.conversations.all()) == 1
    button(question, "Discard").click()
    qtbot.waitUntil(lambda: app.conversations.all() == [])


# -- held deletions ---------------------------------------------------------------------------------------------------


@pytest.fixture
def held(qtbot: QtBot, server: Server, account: Account, app: App, open_window: OpenWindow) -> ActivityPage:
    """The page of somebody whose twenty days are gone from the server."""
    sign_in(app, server, account)
    for back in range(20):
        app.days.log(app.today() - timedelta(days=back), {"mood_score": 3})
    app.sync()
    app.modules.set("identity", {"progress_percentage": 10})  # newer than what goes: the server isn't behind
    app.sync()
    server.sql(f"DELETE FROM wellness_entries WHERE user_id = '{account.user_id}'")
    page = activity(qtbot, open_window(app), "Waiting")
    qtbot.waitUntil(page.held.isVisible)
    return page


def test_held_deletions_are_kept_and_sent_again(
    qtbot: QtBot, server: Server, account: Account, held: ActivityPage, app: App, device: MakeDevice
) -> None:
    assert "The server no longer has 20 days" in words(held.held)
    keep = button(held, "Keep my copies")
    keep.setFocus()
    QTest.keyClick(keep, Qt.Key.Key_Space)
    assert not keep.isEnabled()
    qtbot.waitUntil(lambda: not held.held.isVisible())
    assert (len(app.days.entries()), app.status().pending, app.status().problem) == (20, 0, "")
    other = sign_in(device("b"), server, account)
    other.sync()
    assert len(other.days.entries()) == 20


def test_held_deletions_are_let_go(qtbot: QtBot, held: ActivityPage, app: App) -> None:
    QTest.mouseClick(button(held, "Remove them here too"), LEFT)
    qtbot.waitUntil(lambda: app.days.entries() == [])
    qtbot.waitUntil(lambda: not held.held.isVisible())


def test_a_server_that_went_back_in_time_is_asked_about_in_its_own_words(
    qtbot: QtBot, server: Server, account: Account, app: App, open_window: OpenWindow
) -> None:
    sign_in(app, server, account)
    backups.fill(server, account, 3)
    app.sync()
    copied = backups.copy(server, account)
    day = app.today() - timedelta(days=12)
    app.days.log(day, {"mood_score": 5})
    app.sync()
    backups.restore(server, account, copied)
    with pytest.raises(DecisionNeeded):
        app.sync()
    page = activity(qtbot, open_window(app), "Removed by sync")
    qtbot.waitUntil(page.held.isVisible)
    assert "The server has older data than this computer: 1 day" in words(page.held)
    QTest.mouseClick(button(page, "Use this computer's data"), LEFT)
    qtbot.waitUntil(lambda: not page.held.isVisible())
    assert logged(app, day)["mood_score"] == 5
    (row,) = server.sql(
        f"SELECT mood_score::text FROM wellness_entries WHERE user_id = '{account.user_id}' AND date = '{day}'"
    )
    assert row == {"mood_score": "5.00"}


# -- the state --------------------------------------------------------------------------------------------------------


def a_status(state: SyncState, **more: Any) -> Status:
    facts: dict[str, Any] = {"pending": 0, "refused": 0, "conflicts": 0, "last_synced_at": None, "problem": ""}
    return Status(**{"state": state, "account": "a@example.com", "server": "https://x", **facts, **more})


@pytest.mark.parametrize(
    ("seconds", "when"),
    [(0, "now"), (20, "in about 20 second"), (118, "in about 2 minute"), (3600, "in about 1 hour")],
)
def test_the_next_try_is_told_roughly(qapp: QApplication, seconds: float, when: str) -> None:
    status = a_status(SyncState.OFFLINE, problem_class=Offline)
    said = StateWords().sentence(status, seconds)
    assert StateWords().title(status) == "No connection"
    assert said.startswith(f"Your edits are saved on this computer; next attempt {when}")


def test_each_state_and_problem_has_words_of_its_own(qapp: QApplication) -> None:
    problems = (SignInNeeded, DecisionNeeded, AccountProblem, SchemaChanged, RequestRefused, None)
    all_of_them = [a_status(state) for state in SyncState] + [
        a_status(SyncState.NEEDS_ATTENTION, problem_class=problem, refused=2) for problem in problems
    ]
    told = {(StateWords().title(each), StateWords().sentence(each, None)) for each in all_of_them}
    assert len(told) == len(SyncState) + len(problems)
    assert all(title and sentence for title, sentence in told)


def test_paused_is_never_called_up_to_date(qapp: QApplication) -> None:
    assert StateWords().title(a_status(SyncState.UP_TO_DATE, paused=True)) == "Paused"
    assert StateWords().title(a_status(SyncState.NEEDS_ATTENTION, paused=True)) == "Needs your attention"


def test_a_long_fetch_is_counted_and_can_be_stopped(
    qtbot: QtBot, app: App, other: App, open_window: OpenWindow
) -> None:
    window = open_window(app)
    page = activity(qtbot, window, "Waiting")
    qtbot.waitUntil(lambda: app.status().state == SyncState.UP_TO_DATE)
    progress = Progress(Phase.PULL, "wellness_entries", 1200, 3650)
    window.bridge.status_changed.emit(a_status(SyncState.SYNCING, progress=progress))
    assert "Receiving days: 1,200 of 3,650" in words(page.head)
    QTest.mouseClick(button(page, "Cancel"), LEFT)
    assert not app.settings.sync_paused
    assert "Cancelled. The next sync continues from here." in words(window.workspace.toast)
    assert button(window.workspace.toast, "Sync now").isVisible()


def test_the_session_ended_and_the_way_back_is_the_form(
    qtbot: QtBot, app: App, other: App, account: Account, open_window: OpenWindow
) -> None:
    app.change_settings(sync_paused=True)
    keep_facts(
        app.profiles.current.database,
        lambda facts: replace(facts, problem="SignInNeeded", sentence=Sentence("It has ended.")),
    )
    window = open_window(app)
    page = activity(qtbot, window, "Waiting")
    assert "Please sign in again" in words(page.head)
    QTest.mouseClick(button(page, "Sign in"), LEFT)
    dialog = window.findChild(AccountDialog)
    assert isinstance(dialog, AccountDialog)
    assert account.email in [field.text() for field in dialog.findChildren(QLineEdit)]
    assert button(dialog, "Sign in").isVisible()


# -- commands ---------------------------------------------------------------------------------------------------------


def test_the_chip_leads_to_the_page(app: App, other: App, open_window: OpenWindow) -> None:
    window = open_window(app)
    QTest.mouseClick(window.workspace.chip, LEFT)
    assert window.workspace.pages.current == "activity"


def test_paused_sync_now_says_so_and_offers_to_go_on(app: App, other: App, open_window: OpenWindow) -> None:
    window = open_window(app)
    command(window, "Pause syncing").trigger()
    assert app.status().paused
    command(window, "Sync now").trigger()
    assert "Syncing is paused." in words(window.workspace.toast)
    QTest.mouseClick(button(window.workspace.toast, "Resume syncing"), LEFT)
    assert app.settings.sync_paused is False
    assert command(window, "Pause syncing").isEnabled()


def test_diagnostics_are_copied(qtbot: QtBot, app: App, other: App, account: Account, open_window: OpenWindow) -> None:
    window = open_window(app)
    command(window, "Copy diagnostics").trigger()
    qtbot.waitUntil(lambda: "Copied." in words(window.workspace.toast))
    copied = QGuiApplication.clipboard().text()
    assert "Organic Desktop" in copied
    assert "Qt 6" in copied
    assert account.email not in copied


# -- any number, any size ---------------------------------------------------------------------------------------------


def fill(app: App, conflicts: int, changes: int) -> None:
    """A history of conflicts and of days that wait, as a long time offline leaves them."""
    first = app.today() - timedelta(days=changes)
    app.days.log_many([first + timedelta(days=number) for number in range(changes)], {"mood_score": 3})
    at = datetime.now(UTC).isoformat()
    with app.profiles.current.database.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql(
            "INSERT INTO conflict (decided_at, table_name, row_id, column, base_json, mine_json, theirs_json,"
            " result_json, rule) SELECT ?, 'wellness_entries', id, 'mood_score', '\"3.00\"', '\"1.00\"', '\"5.00\"',"
            " '\"5.00\"', 'later edit' FROM wellness_entries ORDER BY date LIMIT ?",
            (at, conflicts),
        )


def test_many_rows_are_no_widgets(qtbot: QtBot, app: App, other: App, open_window: OpenWindow) -> None:
    app.change_settings(sync_paused=True)
    window = open_window(app)
    page = activity(qtbot, window, "Conflicts")
    before = len(page.findChildren(QWidget))
    fill(app, 300, 600)
    qtbot.waitUntil(lambda: len(rows(page.tabs.conflicts.list)) == 300)
    assert len(page.findChildren(QWidget)) == before
    QTest.mouseClick(button(page, "Select all"), LEFT)
    QTest.mouseClick(button(page, "Keep mine"), LEFT)
    qtbot.waitUntil(lambda: app.status().conflicts == 0)
    assert {entry.mood_score for entry in app.days.entries()[:300]} == {1}


@pytest.mark.parametrize("language", ["en", "de"])
def test_twice_the_font_in_a_small_window_needs_no_sideways_scrolling(
    qtbot: QtBot, qapp: QApplication, app: App, other: App, open_window: OpenWindow, language: str
) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    both_change(app, other, {"mood_score": 1}, {"mood_score": 5})
    app.change_settings(sync_paused=True)
    app.days.log(app.today(), {"water_intake_ml": 750})
    window = open_window(app)
    app.change_settings(language=language)
    window.bridge.settings_changed.emit()
    window.resize(1024, 640)

    def page() -> ActivityPage:
        found = window.workspace.pages.turn_to("activity")
        assert isinstance(found, ActivityPage)
        return found

    qtbot.waitUntil(lambda: ("Konflikte" if language == "de" else "Conflicts") in words(page()))
    qtbot.waitUntil(lambda: page()._shown is not None)
    for tab in ("waiting", "history", "conflicts", "refused"):
        page().tabs.turn_to(tab)
        QTest.qWait(0)
        assert page().horizontalScrollBar().maximum() == 0, tab


# -- what sync took away ----------------------------------------------------------------------------------------------


def test_a_day_deleted_elsewhere_is_listed_and_comes_back_by_enter(
    qtbot: QtBot, app: App, other: App, open_window: OpenWindow
) -> None:
    other.days.delete([app.today()])
    other.sync()
    app.sync()
    app.change_settings(sync_paused=True)
    page = activity(qtbot, open_window(app), "Removed by sync")
    (row,) = rows(page.tabs.removed.list)
    assert f"{app.today():%A}" in row
    assert "removed" in row
    assert "Water: 500 ml" in words(page.tabs.removed)
    page.tabs.removed.list.setFocus()
    QTest.keyClick(page.tabs.removed.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not rows(page.tabs.removed.list))
    assert logged(app, app.today())["water_intake_ml"] == 500


def test_a_value_that_another_device_replaced_is_listed_and_restoring_it_can_be_undone(
    qtbot: QtBot, app: App, other: App, open_window: OpenWindow
) -> None:
    other.days.log(app.today(), {"mood_score": 5})
    other.sync()
    app.sync()
    app.change_settings(sync_paused=True)
    window = open_window(app)
    page = activity(qtbot, window, "Removed by sync")
    (row,) = rows(page.tabs.removed.list)
    assert "Mood 3" in row
    page.tabs.removed.restore.click()
    qtbot.waitUntil(lambda: logged(app, app.today())["mood_score"] == 3)
    qtbot.waitUntil(lambda: not rows(page.tabs.removed.list))
    button(window.workspace.toast, "Undo").click()
    qtbot.waitUntil(lambda: logged(app, app.today())["mood_score"] == 5)
    qtbot.waitUntil(lambda: len(rows(page.tabs.removed.list)) == 1)


# -- what an earlier account left -------------------------------------------------------------------------------------


def test_what_an_earlier_account_left_is_offered_and_brought_in_by_mouse(
    qtbot: QtBot, app: App, open_window: OpenWindow, server: Server, account: Account, today: date
) -> None:
    sign_in(app, server, account)
    app.change_settings(sync_paused=True)
    app.days.log(today, {"mood_score": 2})
    app.account.sign_out()
    server.sql(f"DELETE FROM auth.users WHERE id = '{account.user_id}'")
    assert app.account.sign_up(account.email, account.password)
    page = activity(qtbot, open_window(app), "Waiting")
    qtbot.waitUntil(page.earlier.isVisible)
    assert "1 day" in words(page.earlier)
    assert "unsent edit" in words(page.earlier)
    QTest.mouseClick(button(page, "Add to my data"), LEFT)
    qtbot.waitUntil(lambda: logged(app, today).get("mood_score") == 2)
    qtbot.waitUntil(page.earlier.isHidden)


def test_not_now_takes_the_offer_away(
    qtbot: QtBot, app: App, open_window: OpenWindow, server: Server, account: Account, today: date
) -> None:
    sign_in(app, server, account)
    app.days.log(today, {"mood_score": 2})
    app.account.sign_out()
    server.sql(f"DELETE FROM auth.users WHERE id = '{account.user_id}'")
    assert app.account.sign_up(account.email, account.password)
    page = activity(qtbot, open_window(app), "Waiting")
    qtbot.waitUntil(page.earlier.isVisible)
    QTest.mouseClick(button(page, "Not now"), LEFT)
    qtbot.waitUntil(page.earlier.isHidden)
    assert app.profiles.earlier() == []
    assert logged(app, today) == {}
