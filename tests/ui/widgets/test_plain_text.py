"""Text is text: nothing that anybody wrote is taken for HTML, a command's letter or an order of reading, anywhere.

Each test puts one hostile text into every column, list and setting that holds text, walks the whole window, its menus,
dialogs, tooltips and the tray, and looks at everything that Qt would show.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QListView,
    QMessageBox,
    QPlainTextEdit,
    QSystemTrayIcon,
    QTabBar,
    QTextBrowser,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.core.errors import StoreError
from organic_desktop.core.plain_text import one_line
from organic_desktop.core.project import Project
from organic_desktop.core.settings import SignedIn
from organic_desktop.store.conflicts import Loss, note_losses
from organic_desktop.store.schema import MODULE_PROGRESS, WELLNESS_ENTRIES
from organic_desktop.store.types import instant_text
from organic_desktop.ui.activity.page import ActivityPage
from organic_desktop.ui.help.dialogs import HelpDialog, ShortcutsDialog
from organic_desktop.ui.modules.detail import FocusCard
from organic_desktop.ui.modules.page import ModulesPage
from organic_desktop.ui.shell.navigation import PAGES
from organic_desktop.ui.shell.startup_pages import FailurePage
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.widgets import plain_text as plain
from organic_desktop.ui.widgets.cards import elided, label
from organic_desktop.ui.widgets.notes_card import NotesCard
from organic_desktop.ui.widgets.plain_text import BREAK, JOINER, Label
from organic_desktop.wellness.schedule import EVERY_DAY, Reminder
from tests.devices import MakeDevice
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, commands

TEXTS = {
    "html": '<img src="{trap}"><b>bold</b> &lt;i&gt; &File &amp; "quoted"',
    "html after a line": 'x\n<img src="{trap}">\n<table><tr><td>',
    "markdown": '![]({trap}) | <img src="{trap}"> | **bold** [*] `x`',
    "long word": "W" * 100_000,
    "many lines": "word & word <b>\n" * 8_000,
    "hidden": "\u202egnp.exe\u2066 \u200b\ufeff\xad\u2028x\x1b]52;c;eA==\x07\0\x9b31m\r\x85y",
    "marks": "e" + "\u0301" * 10_000,
}
MOST_SHOWN = 5_000
TIP_ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole)
LISTS = ("Waiting", "History", "Conflicts", "Refused", "Removed by sync", "Can't be shown")


class Trap:
    """A file that nobody has a reason to read. Who reads it finds it empty, and is noticed.

    A process answers, not a thread: the window that reads would keep the interpreter from it, and wait for ever.
    """

    def __init__(self, folder: Path) -> None:
        self.path, self._read = folder / "t.png", folder / "read"
        os.mkfifo(self.path)
        self._answering = subprocess.Popen(["sh", "-c", 'while : >"$0"; do : >"$1"; done', self.path, self._read])

    def assert_untouched(self) -> None:
        assert not self._read.exists(), "a file that a text names was read"

    def close(self) -> None:
        self._answering.kill()
        self._answering.wait()


@pytest.fixture
def trap() -> Iterator[Trap]:
    """In a folder of a short name, for the program breaks long words, and a broken address names no file."""
    with TemporaryDirectory(prefix="t") as folder:
        made = Trap(Path(folder))
        yield made
        made.close()


@pytest.fixture(params=TEXTS)
def hostile(request: pytest.FixtureRequest, trap: Trap) -> str:
    return TEXTS[request.param].replace("{trap}", trap.path.as_uri())


# -- the two cases that were seen first -------------------------------------------------------------------------------


def test_a_focus_that_names_a_picture_loads_nothing(
    qtbot: QtBot, app: App, open_window: OpenWindow, trap: Trap
) -> None:
    """As another client wrote it, `file:///dev/zero` froze the window when Modules was opened."""
    words = f'<img src="{trap.path.as_uri()}">'
    app.modules.set("wellness", {"current_focus": words})
    window = open_window(app)
    page = window.workspace.pages.turn_to("modules")
    assert isinstance(page, ModulesPage)
    qtbot.waitUntil(lambda: bool(page.overview.cards))
    window.grab()
    trap.assert_untouched()
    assert f"Focus: {words}" in [each.text().replace(BREAK, "") for each in page.findChildren(QLabel)]


def test_a_topic_that_names_a_picture_loads_nothing_in_its_tooltip(
    qtbot: QtBot, app: App, open_window: OpenWindow, trap: Trap
) -> None:
    words = f'<img src="{trap.path.as_uri()}">'
    app.modules.set("wellness", complete=[words])
    window = open_window(app)
    page = window.workspace.pages.turn_to("modules")
    assert isinstance(page, ModulesPage)
    page.open("wellness")
    topics = page.detail.topics
    (item,) = topics.findItems(words, Qt.MatchFlag.MatchExactly)
    QToolTip.showText(QPoint(9, 9), item.toolTip(), topics)
    qtbot.waitUntil(QToolTip.isVisible)
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, QLabel) and each.isVisible()]
    assert [re.sub(f"[{JOINER}\n]", "", each.text()) for each in shown] == [words]
    for each in shown:
        each.grab()
    QToolTip.hideText()
    trap.assert_untouched()


# -- the whole window -------------------------------------------------------------------------------------------------


def test_nothing_in_the_window_is_more_than_text(
    qtbot: QtBot, device: MakeDevice, open_window: OpenWindow, hostile: str, trap: Trap
) -> None:
    app = signed_in(device)
    fill(app, hostile)
    window = open_window(app)
    tray = window.shell.live_in_tray(lambda: False)
    tray.toggle_popup()
    for place in PAGES:
        window.workspace.pages.turn_to(place.name)
        look_at_all()
    for what in (each_list, each_module, each_conversation, search, undo, dialogs):
        for _ in what(qtbot, window):
            look_at_all()
    assert window.minimumSizeHint().width() < 1_000
    trap.assert_untouched()
    window.shell.tray = None
    tray.deleteLater()


def signed_in(device: MakeDevice) -> App:
    """A device that is somebody's, and whose server nobody reaches."""
    device("a").change_settings(
        signed_in=SignedIn(str(uuid4()), '"<b>&File</b>"@example.org'),
        project=Project("http://localhost:1", "sb_publishable_x"),
        sync_paused=True,
    )
    return device("a")


def fill(app: App, text: str) -> None:
    """The text in every column and list, past the doors of the product: as other clients and the server may say it."""
    app.reminders.save(Reminder("water", (time(9),), EVERY_DAY, "water_intake_ml", message="x"))
    app.days.log(app.today(), {"water_intake_ml": 500, "nutrition_notes": "word & notes"})
    app.modules.set("wellness", {"current_focus": "x", "notes": "x"}, complete=["x"])
    app.modules.set("Another & <b>module</b>", {"current_focus": "x"})
    thread = app.conversations.start("wellness", "x")
    app.conversations.send(thread.id, "x")
    now = instant_text(datetime.now(UTC))
    sentence = json.dumps(["The server refused this change: {words}", {"words": text}])
    with app.profiles.current.database.writing() as session:
        connection = session.connection()
        run: Callable[..., Any] = connection.exec_driver_sql
        day, module = (
            run(f"SELECT id FROM {name}").scalars().first() for name in ("wellness_entries", "module_progress")
        )
        run("UPDATE wellness_entries SET nutrition_notes = ?", (f"word {text}",))
        run(
            "UPDATE module_progress SET current_focus = ?, notes = ?, completed_topics = ?",
            (text, text, json.dumps([text])),
        )
        run("UPDATE module_progress SET module_name = ? WHERE id != ?", (text, module))
        run("UPDATE conversations SET topic = ?, module_name = ?", (text, text))
        run("UPDATE messages SET content = ?", (text,))
        note_losses(
            connection, datetime.now(UTC), MODULE_PROGRESS, module, [Loss("current_focus", "", text, "x", text, text)]
        )
        note_losses(
            connection, datetime.now(UTC), WELLNESS_ENTRIES, day, [Loss("nutrition_notes", text, text, "x", text, text)]
        )
        run("UPDATE pending_change SET refused = 1, last_error = ?, code = ?", (sentence, text))
        run("UPDATE pending_change SET refused = 0 WHERE table_name = 'conversations'")
        for column, value in ((None, {"content": text, "conversation_id": thread.id}), ("content", text)):
            line = (now, "messages", str(uuid4()), column, json.dumps(value), sentence)
            run(
                "INSERT INTO removed (removed_at, table_name, row_id, column, value_json, reason) VALUES (?,?,?,?,?,?)",
                line,
            )
        row = json.dumps({"module_name": text, "notes": text, text[:50]: text})
        for columns in ("[]", json.dumps(["notes", text])):
            shown = ("module_progress", str(uuid4()), row, sentence, columns)
            run("INSERT INTO unreadable (table_name, row_id, row_json, reason, columns_json) VALUES (?,?,?,?,?)", shown)
        cycle = (now, now, 1, 2, 3, 4, sentence)
        run(
            "INSERT INTO cycle (started_at, ended_at, pushed, pulled, conflicts, requests, problem)"
            " VALUES (?,?,?,?,?,?,?)",
            cycle,
        )
        run("INSERT OR REPLACE INTO meta VALUES ('problem', 'RequestRefused'), ('sentence', ?)", (sentence,))
        run(
            "UPDATE journal SET new_json = ?, source = ? WHERE \"column\" IN ('nutrition_notes', 'current_focus')",
            (json.dumps(text), text),
        )


def each_list(qtbot: QtBot, window: MainWindow) -> Iterator[None]:
    page = window.workspace.pages.turn_to("activity")
    assert isinstance(page, ActivityPage)
    qtbot.waitUntil(lambda: page._shown is not None)
    for name in LISTS:
        button(page, f"List: {name}").click()
        for view in shown_views(page):
            for row in range(view.model().rowCount()):
                view.setCurrentIndex(view.model().index(row, 0))
                yield


def each_module(qtbot: QtBot, window: MainWindow) -> Iterator[None]:
    page = window.workspace.pages.turn_to("modules")
    assert isinstance(page, ModulesPage)
    qtbot.waitUntil(lambda: bool(page.overview.cards))
    yield
    app = page._app
    assert app
    for state in app.modules.all():
        if state.row:
            page.open(state.module.name)
            yield


def each_conversation(qtbot: QtBot, window: MainWindow) -> Iterator[None]:
    page: Any = window.workspace.pages.turn_to("coach")
    qtbot.waitUntil(lambda: page.card.view.model().rowCount() == 1)
    yield


def search(qtbot: QtBot, window: MainWindow) -> Iterator[None]:
    page: Any = window.workspace.pages.turn_to("history")
    page.search.setText("word")
    qtbot.waitUntil(lambda: page.hits.model().rowCount() == 1)
    yield


def undo(qtbot: QtBot, window: MainWindow) -> Iterator[None]:
    """Undo names what it would take back; the palette and the table of keys say the same."""
    window.workspace.open_palette()
    yield
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    window.workspace.window_actions.undo()
    yield


def dialogs(qtbot: QtBot, window: MainWindow) -> Iterator[None]:
    made: tuple[QWidget, ...] = (
        HelpDialog(window),
        ShortcutsDialog(window, [(group.title, group.actions) for group in commands(window).groups]),
    )
    for dialog in made:
        dialog.show()
        yield
        dialog.close()
    window.workspace.window_actions.open_account()
    yield
    page = window.workspace.pages.turn_to("activity")
    assert isinstance(page, ActivityPage)
    for change in page._app.sync_review.changes() if page._app else ():
        if change.table == "messages":
            page._discard(change)
            yield
            page._rewrite(change)
            yield


# -- what Qt would show -----------------------------------------------------------------------------------------------


def look_at_all() -> None:
    """Look at everything that is made, seen or not; draw what is seen."""
    for top in QApplication.topLevelWidgets():
        for widget in (top, *top.findChildren(QWidget)):
            look_at(widget)
        for action in top.findChildren(QAction):
            for text in (action.toolTip(), action.statusTip(), action.whatsThis()):
                check(text, tip=True)
            check(action.text())
            check(action.iconText())
        if top.isVisible():
            top.grab()


def look_at(widget: QWidget) -> None:
    for tip in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
        check(tip, tip=True)
    assert "[*]" not in widget.windowTitle()
    check(widget.windowTitle())
    check(widget.accessibleName())
    check(widget.accessibleDescription())
    if isinstance(widget, QLabel):
        assert widget.textFormat() == Qt.TextFormat.PlainText or not GuiQt.mightBeRichText(widget.text()), widget.text()
        check(widget.text())
    if isinstance(widget, QTextEdit):
        assert isinstance(widget, QTextBrowser)
        assert "\ufffc" not in widget.toPlainText(), "a picture"
    if isinstance(widget, QComboBox):
        for number in range(widget.count()):
            check(widget.itemText(number))
            check(str(widget.itemData(number, Qt.ItemDataRole.ToolTipRole) or ""), tip=True)
    if isinstance(widget, QTabBar):
        for number in range(widget.count()):
            check(widget.tabText(number))
            check(widget.tabToolTip(number), tip=True)
    if isinstance(widget, QAbstractItemView) and widget.model():
        look_at_items(widget)


def look_at_items(view: QAbstractItemView) -> None:
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    for row in range(min(model.rowCount(), 50)):
        for column in range(columns):
            index = model.index(row, column)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                check(str(index.data(role) or ""))
            for role in TIP_ROLES:
                check(str(index.data(role) or ""), tip=True)
    for section in range(columns):
        check(str(model.headerData(section, Qt.Orientation.Horizontal) or ""))
        for role in TIP_ROLES:
            check(str(model.headerData(section, Qt.Orientation.Horizontal, role) or ""), tip=True)


@cache  # most texts of the window are as they were
def check(text: str, *, tip: bool = False) -> None:
    """Bounded, everything in it to be seen, and nothing that Qt would take for HTML where it can't be told not to."""
    assert len(text) < MOST_SHOWN
    for line in text.replace(JOINER, "").replace(BREAK, "").split("\n"):
        assert one_line(line) == line, line
    if tip:
        assert not GuiQt.mightBeRichText(text), text
        assert all(len(line) < 120 for line in text.split("\n")), text


def shown_views(inside: QWidget) -> list[QAbstractItemView]:
    return [view for view in inside.findChildren(QAbstractItemView) if view.isVisible()]


# -- the pieces -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", [False, True])
def test_a_label_never_guesses_whether_its_text_is_html(qtbot: QtBot, trap: Trap, line: bool) -> None:
    for words in ("nothing special", f'<img src="{trap.path.as_uri()}"> picture'):
        made = Label(words, line=line)
        qtbot.addWidget(made)
        assert made.textFormat() == Qt.TextFormat.PlainText
        look_at(made)
        made.grab()
    trap.assert_untouched()


@pytest.mark.parametrize("line", [False, True])
def test_a_label_asks_for_no_more_room_than_there_is(qtbot: QtBot, hostile: str, line: bool) -> None:
    made = Label(hostile, line=line)
    qtbot.addWidget(made)
    for wrapped in (False, True):
        made.setWordWrap(wrapped)
        assert made.minimumSizeHint().width() < 200
        made.resize(200, max(20, made.heightForWidth(200)))
        made.grab()


def test_a_label_of_a_long_line_is_cut_with_an_ellipsis(qtbot: QtBot) -> None:
    """What is drawn is what the same label with the shorter words draws."""
    long, short = Label("word " * 30), Label("")
    for made in (long, short):
        qtbot.addWidget(made)
        made.resize(120, 20)
    QLabel.setText(short, long.fontMetrics().elidedText(long.text(), Qt.TextElideMode.ElideRight, 120))
    assert long.grab().toImage() == short.grab().toImage()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sleep & <b>rest</b>", "Sleep && <b>rest</b>"),
        ("&File", "&&File"),
        ("a\nb", "a b"),
        ("x" * 999, "x" * 239 + "…"),
    ],
)
def test_somebodys_words_on_a_button_mark_no_letter(text: str, shown: str) -> None:
    assert plain.on_a_button(text) == shown
    assert plain.without_mark(shown) == shown.replace("&&", "&")


def test_a_command_named_after_somebodys_words_says_them(window: MainWindow) -> None:
    window.workspace.menus.name_steps("<b>R&D</b>", "")
    (undo,) = (action for _, action in commands(window).all() if action.isEnabled() and "R&&D" in action.text())
    assert plain.without_mark(undo.text()) == "Undo <b>R&D</b>"
    assert undo.toolTip().replace(JOINER, "") == "Undo <b>R&D</b>"
    assert not GuiQt.mightBeRichText(undo.toolTip())


def test_a_question_is_plain_in_both_its_texts(window: MainWindow, hostile: str, trap: Trap) -> None:
    box = plain.message_box(window, hostile, hostile)
    box.addButton("Keep", QMessageBox.ButtonRole.RejectRole)
    box.open()
    for each in box.findChildren(QLabel):
        look_at(each)
    box.grab()
    box.close()
    trap.assert_untouched()


def test_a_failure_is_plain(qtbot: QtBot, window: MainWindow, hostile: str, trap: Trap) -> None:
    page = FailurePage(StoreError(hostile))
    qtbot.addWidget(page)
    for each in page.findChildren(QLabel):
        look_at(each)
    page.grab()
    window.workspace.toast.say(hostile)
    look_at_all()
    trap.assert_untouched()


def test_a_title_keeps_what_qt_would_replace(qtbot: QtBot) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    plain.set_title(made, "Draft [*] & <b>x</b>")
    made.show()
    assert made.windowHandle().title().replace(JOINER, "") == "Draft [*] & <b>x</b>"


def test_a_balloon_is_plain_for_qt_and_for_a_daemon(hostile: str) -> None:
    shown: list[str] = []

    class Icon(QSystemTrayIcon):
        def showMessage(self, *words: object) -> None:
            shown.extend(str(each) for each in words[:2])

    plain.balloon(Icon(), hostile, hostile, QIcon())
    for each in shown:
        assert not GuiQt.mightBeRichText(each)
        assert not re.search(r"<\w|&\w+;", each)
        check(each)


def test_a_module_in_the_table_of_keys_is_no_markdown(
    qtbot: QtBot, window: MainWindow, hostile: str, trap: Trap
) -> None:
    window.workspace.menus.name_steps(hostile, "")
    dialog = ShortcutsDialog(window, [(group.title, group.actions) for group in commands(window).groups])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.grab()
    for each in dialog.findChildren(QTextBrowser):
        look_at(each)
        assert f"Undo {plain.in_a_line(hostile)}"[:200] in each.toPlainText()
    trap.assert_untouched()


def test_what_is_pasted_into_notes_is_plain(window: MainWindow, trap: Trap) -> None:
    pasted = QMimeData()
    pasted.setHtml(f'<b>bold</b><img src="{trap.path.as_uri()}">')
    pasted.setText("bold")
    for field in window.findChildren(QPlainTextEdit):
        field.clear()
        field.insertFromMimeData(pasted)
        assert field.toPlainText() == "bold"
    trap.assert_untouched()


@pytest.mark.parametrize("long", ["W" * 1_000_000, "word\n" * 200_000])
def test_a_text_too_long_to_be_saved_is_shown_in_part_and_not_changed(
    qtbot: QtBot, window: MainWindow, long: str
) -> None:
    """A client that limits nothing may have written megabytes; the window would stand still while it lays them out."""
    notes, focus = NotesCard(window.theme, "Notes"), FocusCard()
    written: list[str] = []
    for card in (notes, focus):
        qtbot.addWidget(card)
        card.written.connect(written.append)
        card.show_text(long)
        card.show()
        field = card.field
        assert len(field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()) < MOST_SHOWN
        QTest.keyClicks(field, "x")
        assert card.flush()
        card.show_text("short")
        QTest.keyClicks(field, "x")
        assert not card.flush()
    assert [len(each) for each in written] == [6, 6]


def test_words_of_another_script_begin_at_the_leading_side(qtbot: QtBot, qapp: QApplication) -> None:
    """An e-mail address stands below its name, on the right, also where it is read from the right."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        made = [label("robin@example.com", "soft"), elided("robin@example.com", "soft")]
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for each in made:
        qtbot.addWidget(each)
        assert each.alignment() & Qt.AlignmentFlag.AlignRight
