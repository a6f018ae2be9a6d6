"""The tab of backups, the dialog of a restore, and the page of a damaged database."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.activity.restore_dialog import RestoreDialog
from organic_desktop.ui.shell.damaged_page import DamagedPage
from organic_desktop.ui.shell.lifecycle import Lifecycle
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.widgets.text_dialog import TextDialog
from tests.devices import MakeDevice, logged, send_through, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.ui.conftest import OpenBare, OpenWindow
from tests.ui.finding import button, words

PATIENCE_MS = 30_000
LEFT = Qt.MouseButton.LeftButton


def press(inside: Any, name: str) -> None:
    QTest.mouseClick(button(inside, name), LEFT)


@pytest.fixture
def changed(app: App) -> App:
    """Two days and a backup of them; one changed since, one added."""
    app.days.log(app.today(), {"mood_score": 4})
    app.days.log(app.today() - timedelta(days=1), {"mood_score": 3})
    app.backups.make()
    app.days.log(app.today(), {"mood_score": 1})
    app.days.log(app.today() - timedelta(days=5), {"mood_score": 5})
    return app


def tab_of(qtbot: QtBot, window: MainWindow) -> Any:
    page: Any = window.workspace.pages.turn_to("activity")
    press(page.tabs, "List: Backups")
    view = page.tabs.backups
    qtbot.waitUntil(view.isVisible)
    return view


def dialog_of(qtbot: QtBot, window: MainWindow) -> RestoreDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(RestoreDialog)))
    return window.findChildren(RestoreDialog)[0]


def test_the_tab_lists_backups_and_makes_one(qtbot: QtBot, changed: App, open_window: OpenWindow) -> None:
    view = tab_of(qtbot, open_window(changed))
    qtbot.waitUntil(lambda: "Made by you" in words(view))
    view.make.setFocus()
    press(view, "Back up now")
    qtbot.waitUntil(lambda: len(changed.backups.list()) == 2 and view.make.isEnabled())
    qtbot.waitUntil(lambda: view.list.model().rowCount() == 2)
    assert view.make.hasFocus()


def test_a_restore_shows_what_changes_does_it_and_is_undone(
    qtbot: QtBot, changed: App, open_window: OpenWindow
) -> None:
    window, today = open_window(changed), changed.today()
    view = tab_of(qtbot, window)
    qtbot.waitUntil(lambda: view.list.model().rowCount() == 1)
    view.list.setCurrentIndex(view.list.model().index(0, 0))
    press(view, "Restore…")
    dialog = dialog_of(qtbot, window)
    qtbot.waitUntil(dialog.go.isEnabled)
    assert "1" in dialog.changes.text()
    assert "Days that change" in dialog.days.text()
    assert "backed up first" in dialog.then.text()
    dialog.exactly.setChecked(True)
    qtbot.waitUntil(lambda: "Days that are removed" in dialog.days.text() and dialog.go.isEnabled())
    with qtbot.waitSignal(dialog.restored):
        press(dialog, "Restore")
    assert logged(changed, today)["mood_score"] == 4
    assert changed.days.entry(today - timedelta(days=5)) is None
    window.workspace.window_actions.undo()
    qtbot.waitUntil(lambda: logged(changed, today).get("mood_score") == 1)
    assert changed.days.entry(today - timedelta(days=5))


def test_cancelling_changes_nothing(qtbot: QtBot, changed: App, open_window: OpenWindow) -> None:
    window = open_window(changed)
    view = tab_of(qtbot, window)
    qtbot.waitUntil(lambda: view.list.model().rowCount() == 1)
    view.list.setCurrentIndex(view.list.model().index(0, 0))
    press(view, "Restore…")
    dialog = dialog_of(qtbot, window)
    qtbot.waitUntil(dialog.go.isEnabled)
    press(dialog, "Cancel")
    assert logged(changed, changed.today())["mood_score"] == 1
    assert len(changed.backups.list()) == 1


def test_after_a_restore_the_card_says_why_sync_waits_and_resumes_it_when_asked(
    qtbot: QtBot, server: Server, account: Account, app: App, open_window: OpenWindow
) -> None:
    sign_in(app, server, account)
    app.days.log(app.today(), {"mood_score": 4})
    app.sync()
    backup = app.backups.make().path
    app.days.log(app.today(), {"mood_score": 1})
    app.sync()
    app.backups.restore(app.backups.preview(backup))
    window = open_window(app)
    page: Any = window.workspace.pages.turn_to("activity")
    qtbot.waitUntil(lambda: "A backup was restored" in words(page.head))
    press(page.head, "Resume syncing")
    press(review_of(qtbot, window), "Keep paused")
    assert app.backups.restored_at
    assert app.status().pending == 1
    press(page.head, "Resume syncing")
    dialog = review_of(qtbot, window)
    (browser,) = dialog.findChildren(QTextBrowser)
    assert "To send (1)" in browser.toPlainText()
    press(dialog, "Resume syncing")
    qtbot.waitUntil(lambda: app.backups.restored_at is None)
    qtbot.waitUntil(lambda: app.status().pending == 0)


def review_of(qtbot: QtBot, window: MainWindow) -> TextDialog:
    def shown() -> list[TextDialog]:
        return [each for each in window.findChildren(TextDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=PATIENCE_MS)
    return shown()[0]


def test_offline_a_restore_isnt_resumed_unseen(
    qtbot: QtBot, server: Server, account: Account, app: App, open_window: OpenWindow
) -> None:
    sign_in(app, server, account)
    app.days.log(app.today(), {"mood_score": 4})
    app.sync()
    backup = app.backups.make().path
    app.days.log(app.today(), {"mood_score": 1})
    app.backups.restore(app.backups.preview(backup))
    window = open_window(app)
    page: Any = window.workspace.pages.turn_to("settings")
    assert page._paused.isChecked()
    app._sessions.client.close()
    send_through(app, server, httpx.MockTransport(unreachable))
    QTest.mouseClick(page._paused, LEFT)
    assert page._paused.isChecked()
    qtbot.waitUntil(lambda: window.workspace.window_actions._toast.isVisible())
    qtbot.waitUntil(lambda: "Looking" not in words(window.workspace.window_actions._toast), timeout=PATIENCE_MS)
    assert app.backups.restored_at


def unreachable(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("no network", request=request)


def test_the_settings_say_when_the_last_backup_was_make_one_and_lead_to_the_list(
    qtbot: QtBot, changed: App, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(changed)
    page: Any = window.workspace.pages.turn_to("settings")
    card = page.backup
    qtbot.waitUntil(lambda: "Last backup" in card.last.text())
    assert "on this computer only" in card.folder.text()
    press(card, "Back up now")
    qtbot.waitUntil(lambda: len(changed.backups.list()) == 2 and card.make.isEnabled())
    changed.backups.choose_folder(tmp_path)
    page.refresh()
    qtbot.waitUntil(lambda: "Copies go to" in card.folder.text())
    press(card, "Backups…")
    view: Any = window.workspace.pages.turn_to("activity")
    assert view.tabs.backups.isVisible()


@pytest.fixture
def torn(tmp_path: Path, device: MakeDevice) -> Path:
    """A folder whose database has lost its first page."""
    app = device("torn")
    app.change_settings(welcomed=True, language="en")
    for back in range(30):
        app.days.log(app.today() - timedelta(days=back), {"mood_score": 4})
    app.close()
    path = app.folder / "local.db"
    content = bytearray(path.read_bytes())
    content[:4096] = random.Random(1).randbytes(4096)
    path.write_bytes(content)
    return app.folder


def test_a_damaged_database_opens_a_page_that_says_what_can_be_read_and_saves_it(
    qtbot: QtBot, torn: Path, bare: OpenBare
) -> None:
    window, opening = bare(torn)
    window.show()
    with qtbot.waitSignal(window.failed):
        Lifecycle(window, torn, opening).begin()
    page = window.centralWidget()
    assert isinstance(page, DamagedPage)
    qtbot.waitUntil(page.repair.isEnabled)
    assert "Days: 30" in words(page)
    with qtbot.waitSignal(window.ready):
        QTest.mouseClick(page.repair, LEFT)
    assert window.opened
    assert len(window.opened.app.days.entries()) == 30
    assert [each.name for each in torn.iterdir() if "damaged" in each.name] == ["local.db.damaged-1"]
