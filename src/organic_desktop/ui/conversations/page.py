"""Conversations: what was talked about in each module, to be read along. Writing and replies come with the coach.

Everything is read in the bridge's threads, for there may be a hundred thousand messages.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from organic_desktop.errors import OrganicError
from organic_desktop.ui.conversations.thread import ThreadView
from organic_desktop.ui.conversations.threadlist import ThreadList
from organic_desktop.ui.spoken import problem_of
from organic_desktop.ui.theme import CARD_GAP, PAGE_MARGIN, SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.painted import IconTile

if TYPE_CHECKING:
    from organic_desktop.app import App
    from organic_desktop.store.models import Message
    from organic_desktop.store.threads import Thread
    from organic_desktop.ui.bridge import Bridge

PAGE_OF_MESSAGES = 30  # several screens; more at once would hold up the window


class ConversationsPage(QWidget):
    """A list of conversations by module, and beside it the one that is read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._source: tuple[App, Bridge] | None = None
        self._open: Thread | None = None
        self._loading = False
        self._reading = self._outdated = False
        self.list = ThreadList(theme)
        self.list.chosen.connect(self.open)
        self.view = ThreadView(theme)
        self.view.wants_earlier.connect(self._load_earlier)
        self._topic, self._about = label("", "strong"), label("", "caption")
        self._topic.setWordWrap(True)
        self.problem = label("", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._later = label(self.tr("You are reading along: writing here, and replies, come later."), "caption")
        self._later.setWordWrap(True)
        self._sync = QPushButton(self.tr("Sync now"))
        self._empty = self._empty_card(theme)
        self._reader = self._reader_card()
        self._build()

    def attach(self, app: App, bridge: Bridge) -> None:
        """Show the conversations of the local database from now on."""
        self._source = app, bridge
        self._open = None
        self.refresh()

    def refresh(self) -> None:
        """Show what the database says now; while it is being read, one more time is enough."""
        self._outdated = self._reading
        if self._source and not self._reading:
            self._reading = True
            app, bridge = self._source
            bridge.run(app.conversations.all, self._show_threads, self._show_no_threads)

    def open(self, thread: Thread) -> None:
        """Read a conversation, from its end."""
        known = self._open
        self._open = thread
        self._topic.setText(thread.topic or self.tr("Without a topic"))
        self._about.setText(self.list.about(thread))
        if known is None or known.id != thread.id:
            self._load(thread, PAGE_OF_MESSAGES, stay=False)
        elif known != thread:
            self._load(thread, len(self.view.shown) + PAGE_OF_MESSAGES, stay=True)

    # -- reading ------------------------------------------------------------------------------------------------------

    def _show_threads(self, threads: list[Thread]) -> None:
        self._reading = False
        if self._source is None:
            return
        if self._outdated:
            self.refresh()
        self._show_problem(None)
        self._empty.setVisible(not threads)
        self._sync.setVisible(self._source[0].settings.signed_in is not None)
        self.list.setVisible(bool(threads))
        self._reader.setVisible(bool(threads))
        self.list.show_threads(self._source[0], threads)
        now = {thread.id: thread for thread in threads}
        if self._open and self._open.id in now:
            self.open(now[self._open.id])
        elif threads:
            self.list.choose_first()

    def _show_no_threads(self, error: OrganicError) -> None:
        self._reading = False
        self._show_problem(error)

    def _load(self, thread: Thread, most: int, *, stay: bool) -> None:
        if self._source:
            app, bridge = self._source
            chosen = thread.id
            read = partial(app.conversations.messages, chosen, most=most)
            bridge.run(read, partial(self._show_messages, chosen, stay), self._show_problem)

    def _show_messages(self, conversation_id: str, stay: bool, messages: list[Message]) -> None:
        if self._source and self._open and self._open.id == conversation_id:
            self._loading = False
            self.view.show_messages(messages, self._source[0].settings.zone(), stay=stay)

    def _load_earlier(self) -> None:
        """One page more, unless all are there or a page is on its way."""
        if (
            self._source is None
            or self._open is None
            or self._loading
            or len(self.view.shown) >= self._open.message_count
        ):
            return
        self._loading = True
        app, bridge = self._source
        chosen = self._open.id
        read = partial(app.conversations.messages, chosen, most=PAGE_OF_MESSAGES, before=self.view.shown[0])
        bridge.run(read, partial(self._show_earlier, self.view.shown[0].id), self._show_problem)

    def _show_earlier(self, before: str, messages: list[Message]) -> None:
        self._loading = False
        if self.view.shown and self.view.shown[0].id == before:
            self.view.add_earlier(messages)

    def _show_problem(self, error: OrganicError | None) -> None:
        self._loading = False
        self.problem.setText(problem_of(error) if error else "")
        self.problem.setVisible(error is not None)

    def _ask_for_sync(self) -> None:
        if self._source:
            self._source[0].sync_now()

    # -- layout -------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(CARD_GAP)
        beside.addWidget(self.list, 2)
        beside.addWidget(self._reader, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN[0], PAGE_MARGIN[1], PAGE_MARGIN[0], PAGE_MARGIN[1])
        column.setSpacing(CARD_GAP)
        column.addWidget(label(self.tr("Conversations"), "title"))
        column.addWidget(self.problem)
        column.addWidget(self._empty)
        column.addLayout(beside, 1)
        column.addStretch(0)
        for widget in (self.list, self._reader, self._empty):
            widget.hide()

    def _reader_card(self) -> Card:
        card = Card("")
        card.title.hide()
        for widget in (self._topic, self._about):
            card.body.addWidget(widget)
        card.body.addSpacing(SMALL)
        card.body.addWidget(self.view, 1)
        card.body.addWidget(self._later)
        return card

    def _empty_card(self, theme: Theme) -> Card:
        """What a person without conversations can do: nothing but sync, for here they are only read."""
        card = Card("")
        card.title.hide()
        sentence = self.tr("What you talk about with a coach in another Organic app appears here after a sync.")
        for words, look in ((self.tr("No conversations yet"), "strong"), (sentence, "soft")):
            line = label(words, look)
            line.setWordWrap(True)
            card.body.addWidget(line)
        card.body.insertWidget(0, IconTile(theme, "module-communication"), 0, Qt.AlignmentFlag.AlignLeading)
        card.body.addSpacing(SMALL)
        self._sync.clicked.connect(self._ask_for_sync)
        card.body.addWidget(self._sync, 0, Qt.AlignmentFlag.AlignLeading)
        card.body.setSpacing(SMALL)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return card
