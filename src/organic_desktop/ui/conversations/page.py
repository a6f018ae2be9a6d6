"""The conversations of each module, to read. Writing and replies come with the coach.

Everything is read in a thread: there may be a hundred thousand messages.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.conversations.thread_list import ThreadList
from organic_desktop.ui.conversations.thread_view import ThreadView
from organic_desktop.ui.services.page import Page
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import CARD_GAP, PAGE_MARGIN, SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, EmptyState, label

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.store.conversations import ListedThread
    from organic_desktop.store.schema import Message
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.services.page import Actions

PAGE_OF_MESSAGES = 30  # several screens; more at once would block the window


class ConversationsPage(QWidget, Page):
    """A list of conversations by module, and beside it the open one."""

    tables = frozenset({"conversations", "messages"})

    def __init__(self, app: App, bridge: Bridge, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._app, self._bridge, self._actions = app, bridge, actions
        self._open: ListedThread | None = None
        self._loading = self._all_loaded = False
        self._reading = self._outdated = False
        self.list = ThreadList(theme)
        self.list.chosen.connect(self._open_chosen)
        self.list.counts_wanted.connect(self._count_messages)
        self.view = ThreadView(theme)
        self.view.wants_earlier.connect(self._load_earlier)
        self._topic, self._about = label("", "strong"), label("", "caption")
        self._topic.setWordWrap(True)
        self.problem = label("", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._later = label(self.tr("Conversations from your other devices. Read-only for now."), "caption")
        self._later.setWordWrap(True)
        self._empty = EmptyState(
            self.tr("Your coaching conversations from other Organic apps appear here after a sync."), ""
        )
        self._empty.wanted.connect(self._sync_or_sign_in)
        self._both, self._reader = QWidget(), self._reader_card()
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Read the database and show it; during a reading, note that one more is needed."""
        self._outdated = self._reading
        if not self._reading:
            self._reading = True
            self._bridge.run(self._app.conversations.listed, self._show_threads, self._show_no_threads, owner=self)

    def open(self, thread: ListedThread) -> None:
        """Show a conversation from its end."""
        known = self._open
        self._open = thread
        self._topic.setText(thread.topic or self.tr("Untitled"))
        self._show_about()
        if known is None or known.id != thread.id:
            self._load(thread, PAGE_OF_MESSAGES, stay=False)
        else:  # also an unchanged one: a pending message may have been edited
            more = PAGE_OF_MESSAGES if known != thread else 0
            self._load(thread, max(len(self.view.shown) + more, PAGE_OF_MESSAGES), stay=True)

    def _open_chosen(self) -> None:
        if thread := self.list.current():
            self.open(thread)

    # -- reading ------------------------------------------------------------------------------------------------------

    def _show_threads(self, threads: list[ListedThread]) -> None:
        self._reading = False
        if self._outdated:
            self.refresh()
        self._show_problem(None)
        self._empty.setVisible(not threads)
        signed_in = self._app.settings.signed_in is not None
        self._empty.begin.setText(self.tr("Sync now") if signed_in else self.tr("Sign in or create an account…"))
        self._both.setVisible(bool(threads))
        self.list.show_threads(self._app, threads)
        now = {thread.id: thread for thread in threads}
        if self._open and self._open.id in now:
            self.open(now[self._open.id])
        else:
            self._open_chosen()

    def _show_no_threads(self, error: OrganicError) -> None:
        self._reading = False
        self._show_problem(error)

    def _count_messages(self, conversation_ids: Collection[str]) -> None:
        read = partial(self._app.conversations.message_counts, conversation_ids)
        self._bridge.run(read, self._show_counts, self._show_problem, owner=self)

    def _show_counts(self, counts: dict[str, int]) -> None:
        self.list.show_counts(counts)
        self._show_about()

    def _show_about(self) -> None:
        self._about.setText(self.list.about(self._open) if self._open else "")

    def _load(self, thread: ListedThread, most: int, *, stay: bool) -> None:
        read = partial(self._app.conversations.messages, thread.id, most=most)
        self._bridge.run(read, partial(self._show_messages, thread.id, stay, most), self._show_problem, owner=self)

    def _show_messages(self, conversation_id: str, stay: bool, most: int, messages: list[Message]) -> None:
        if self._open and self._open.id == conversation_id:
            self._loading, self._all_loaded = False, len(messages) < most
            self.view.show_messages(messages, self._app.settings.zone(), stay=stay)

    def _load_earlier(self) -> None:
        """Load one more page, unless all messages are loaded or a page is being read."""
        if self._open is None or self._loading or self._all_loaded:
            return
        self._loading = True
        chosen = self._open.id
        read = partial(self._app.conversations.messages, chosen, most=PAGE_OF_MESSAGES, before=self.view.shown[0])
        self._bridge.run(read, partial(self._show_earlier, self.view.shown[0].id), self._show_problem, owner=self)

    def _show_earlier(self, before: str, messages: list[Message]) -> None:
        self._loading = False
        if self.view.shown and self.view.shown[0].id == before:
            self._all_loaded = len(messages) < PAGE_OF_MESSAGES
            self.view.add_earlier(messages)

    def _show_problem(self, error: OrganicError | None) -> None:
        self._loading = False
        self.problem.setText(problem_of(error) if error else "")
        self.problem.setVisible(error is not None)

    def _sync_or_sign_in(self) -> None:
        """Sync, or open the account dialog: conversations arrive by sync, and sync needs an account."""
        if self._app.settings.signed_in:
            self._actions.sync_now()
        else:
            self._actions.open_account()

    # -- layout -------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        beside = QHBoxLayout(self._both)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(CARD_GAP)
        beside.addWidget(self.list, 2)
        beside.addWidget(self._reader, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN[0], PAGE_MARGIN[1], PAGE_MARGIN[0], PAGE_MARGIN[1])
        column.setSpacing(CARD_GAP)
        column.addWidget(label(self.tr("Conversations"), "title"))
        column.addWidget(self.problem)
        column.addWidget(self._empty, 1)
        column.addWidget(self._both, 1)
        for widget in (self._both, self._empty):
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
