"""Conversations to read along: in their order, from their end, and quick however many there are."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from organic_desktop.app.facade import App
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, new_id
from organic_desktop.ui.conversations.page import PAGE_OF_MESSAGES, ConversationsPage
from organic_desktop.ui.services.bridge import Bridge
from organic_desktop.ui.services.page import Conversion
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.lists import FACTS
from tests.ui.finding import button, focusable, name_of, words
from tests.ui.pages import shown

OPEN_SECONDS = (
    0.2  # of this thread's own work, whatever else the machine does; docs/performance.md has what is aimed at
)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Asked(list[str]):
    """The window's commands, by name, that the page called."""

    def sync_now(self) -> None:
        self.append("sync now")

    def pause_sync(self, paused: bool) -> None:
        self.append("pause sync")

    def cancel_sync(self) -> None:
        self.append("cancel sync")

    def open_account(self) -> None:
        self.append("open account")

    def copy_diagnostics(self) -> None:
        self.append("copy diagnostics")

    def customise(self, page: str) -> None:
        self.append("customise")

    def review_year(self) -> None:
        self.append("review year")

    def offer_undo(self, sentence: str, edit_ids: Sequence[str]) -> None:
        self.append("offer undo")

    def lock_now(self) -> None:
        self.append("lock now")

    def convert(self, conversion: Conversion) -> None:
        self.append("convert")


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def open_page(qtbot: QtBot, qapp: QApplication, app: App, asked: Asked) -> Iterator[Callable[[], ConversationsPage]]:
    """Shows the page once the test has written its conversations."""
    pages = []

    def show() -> ConversationsPage:
        def make(app: App, bridge: Bridge, theme: Theme) -> ConversationsPage:
            return ConversationsPage(app, bridge, theme, asked)

        pages.append(shown(qtbot, qapp, make, app, (1000, 740)))
        return pages[-1].__enter__()

    yield show
    for page in pages:
        page.__exit__(None, None, None)


def talk(app: App, number: int, module: str = "wellness", topic: str = "Bedtime", at: datetime = NOON) -> str:
    """A conversation that another client made."""
    begun = app.conversations.start(module, topic).id
    rows = [
        {
            "id": new_id(),
            "conversation_id": begun,
            "role": "assistant" if each % 2 else "user",
            "content": f"{topic} {each}",
            "created_at": at + timedelta(minutes=each),
        }
        for each in range(number)
    ]
    if rows:
        with app.profiles.current.database.writing() as session:  # as a pull brings them
            connection = session.connection()
            connection.execute(insert(MESSAGES.table), rows)
    return begun


def said(page: ConversationsPage) -> list[str]:
    return [message.content for message in page.view.shown]


def test_nothing_yet(qtbot: QtBot, open_page: Callable[[], ConversationsPage], asked: Asked) -> None:
    page = open_page()
    qtbot.waitUntil(lambda: "appear here after a sync" in words(page))
    assert not page.list.isVisible()
    QTest.keyClick(button(page, "Sign in or create an account…"), Qt.Key.Key_Space)
    assert asked == ["open account"]


def test_the_newest_is_open_at_its_end(qtbot: QtBot, app: App, open_page: Callable[[], ConversationsPage]) -> None:
    talk(app, 3, topic="Old")
    talk(app, 60, topic="New", at=NOON + timedelta(days=1))
    page = open_page()
    qtbot.waitUntil(lambda: len(page.view.shown) == PAGE_OF_MESSAGES)
    assert said(page) == [f"New {each}" for each in range(60 - PAGE_OF_MESSAGES, 60)]
    bar = page.view.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    assert "New | " in words(page)
    qtbot.waitUntil(lambda: "60 messages" in words(page))
    assert "Read-only for now" in words(page)


def test_earlier_messages_come_while_one_stays_where_one_is(
    qtbot: QtBot, app: App, open_page: Callable[[], ConversationsPage]
) -> None:
    whole = 2 * PAGE_OF_MESSAGES + 20
    talk(app, whole)
    page = open_page()
    qtbot.waitUntil(lambda: len(page.view.shown) == PAGE_OF_MESSAGES)
    bar = page.view.verticalScrollBar()
    first = page.view.model().index(0, 0)
    bar.setValue(0)
    place = page.view.visualRect(first).top()
    qtbot.waitUntil(lambda: len(page.view.shown) == 2 * PAGE_OF_MESSAGES)
    assert page.view.visualRect(page.view.model().index(PAGE_OF_MESSAGES, 0)).top() == place
    bar.setValue(0)
    qtbot.waitUntil(lambda: len(page.view.shown) == whole)
    assert said(page) == [f"Bedtime {each}" for each in range(whole)]


def test_only_conversations_in_view_are_counted(
    qtbot: QtBot, app: App, open_page: Callable[[], ConversationsPage]
) -> None:
    same = {"user_id": app.profiles.current.user_id, "module_name": "video", "message_count": 7}
    with app.profiles.current.database.writing() as session:
        session.execute(
            insert(CONVERSATIONS.table),
            [{"id": new_id(), "topic": str(number), "created_at": NOON, **same} for number in range(300)],
        )
    talk(app, 2, topic="The newest")
    page = open_page()
    counted: set[str] = set()
    page.list.counts_wanted.connect(counted.update)
    page.refresh()
    qtbot.waitUntil(lambda: bool(counted) and "2 messages" in words(page))
    assert len(counted) < 30
    page.list.scrollToBottom()
    bottom = page.list.model().index(page.list.model().rowCount() - 1, 0)
    qtbot.waitUntil(lambda: "0 messages" in bottom.data(FACTS))  # the server's own number isn't shown
    assert len(counted) < 60


def test_by_keyboard(qtbot: QtBot, app: App, open_page: Callable[[], ConversationsPage]) -> None:
    talk(app, 2, module="wellness", topic="Third", at=NOON)
    talk(app, 2, module="video", topic="Second", at=NOON + timedelta(days=1))
    talk(app, 2, module="wellness", topic="First", at=NOON + timedelta(days=2))
    page = open_page()
    qtbot.waitUntil(lambda: said(page) == ["First 0", "First 1"])
    page.list.setFocus()
    for topic in ("Third", "Second"):  # over the heading of the other module
        QTest.keyClick(page.list, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda topic=topic: said(page) == [f"{topic} 0", f"{topic} 1"])  # type: ignore[misc]
    QTest.keyClick(page.list, Qt.Key.Key_Tab)
    assert page.view.hasFocus()
    QTest.keyClick(page.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Second 0\n\nSecond 1"


def test_new_messages_arrive_in_the_open_conversation(
    qtbot: QtBot, app: App, open_page: Callable[[], ConversationsPage]
) -> None:
    begun = talk(app, 2)
    page = open_page()
    qtbot.waitUntil(lambda: len(page.view.shown) == 2)
    app.conversations.send(begun, "One more")
    page.refresh()
    page.refresh()
    qtbot.waitUntil(lambda: said(page) == ["Bedtime 0", "Bedtime 1", "One more"])
    qtbot.waitUntil(lambda: "3 messages" in words(page))


def test_markup_is_shown_as_it_was_written(qtbot: QtBot, app: App, open_page: Callable[[], ConversationsPage]) -> None:
    begun = talk(app, 0, topic="<b>Topic</b>")
    app.conversations.send(begun, "<img src='file:///etc/passwd'> & more")
    page = open_page()
    qtbot.waitUntil(lambda: said(page) == ["<img src='file:///etc/passwd'> & more"])
    assert "<b>Topic</b>" in words(page)


def test_a_huge_message_does_not_stop_the_window(
    qtbot: QtBot, app: App, open_page: Callable[[], ConversationsPage]
) -> None:
    begun = talk(app, 0)
    app.conversations.send(begun, "word " * 200_000)
    page = open_page()
    qtbot.waitUntil(lambda: len(page.view.shown) == 1)
    before = time.thread_time()
    page.view.repaint()
    assert time.thread_time() - before < OPEN_SECONDS
    page.view.selectAll()
    QTest.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text()) == 1_000_000


def test_a_chat_of_a_thousand_messages_opens_at_once(
    qtbot: QtBot, app: App, open_page: Callable[[], ConversationsPage]
) -> None:
    talk(app, 1, topic="Short", at=NOON + timedelta(days=30))
    talk(app, 1_000, topic="Long")
    page = open_page()
    qtbot.waitUntil(lambda: said(page) == ["Short 0"])
    took = []
    for _ in range(3):  # the best of three: the first has more to load
        before = time.thread_time()
        QTest.keyClick(page.list, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: page.view.shown[-1].content == "Long 999")
        page.view.repaint()
        took.append(time.thread_time() - before)
        QTest.keyClick(page.list, Qt.Key.Key_Up)
        qtbot.waitUntil(lambda: said(page) == ["Short 0"])
    assert min(took) < OPEN_SECONDS


def test_everything_has_a_name(qtbot: QtBot, app: App, open_page: Callable[[], ConversationsPage]) -> None:
    talk(app, 3)
    page = open_page()
    qtbot.waitUntil(lambda: len(page.view.shown) == 3)
    reached = focusable(page)
    assert {page.list, page.view} <= set(reached)
    assert [each for each in reached if not name_of(each)] == []
    heard = page.view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("You · ")
    assert heard.endswith(": Bedtime 0")
