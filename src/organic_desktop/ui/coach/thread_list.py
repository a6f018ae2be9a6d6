"""The list of conversations under their modules' names, newest first.

How many messages a conversation has is counted for those in view only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent

from organic_desktop.app.modules import described
from organic_desktop.store.coach import AnswerState
from organic_desktop.ui.text.dates import relative_day
from organic_desktop.ui.text.module_texts import translate_module_text
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.lists import Heading, TwoLineList

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from organic_desktop.app.facade import App
    from organic_desktop.store.coach import Answer
    from organic_desktop.store.conversations import ListedThread

WIDTH_IN_CHARACTERS = 30


class ThreadList(TwoLineList["ListedThread"]):
    """Conversations in groups; the module with the latest activity comes first.

    ``counts_wanted`` carries the ids of conversations whose messages are to be counted, for ``show_counts``;
    ``menu_wanted`` a conversation and the global point at which its menu is to open.
    """

    counts_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Conversations"), identity=lambda thread: thread.id)
        self._app: App | None = None
        self._shown: tuple[Sequence[ListedThread], date, ZoneInfo] | None = None
        self._answers: Mapping[str, Answer] = {}
        self._counts: dict[str, int] = {}
        self._counted: set[str] = set()  # since the list was read; until its answer, the count from before is shown
        self._asking: set[str] = set()
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._want_counts)
        self.setProperty("look", "rows")
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_CHARACTERS)

    def show_threads(
        self, app: App, threads: Sequence[ListedThread], answers: Mapping[str, Answer] = MappingProxyType({})
    ) -> None:
        """List the conversations, the last active first; the one that is open stays selected.

        ``answers`` are those that are being written or wait, by their conversation.
        """
        self._answers = answers
        shown = threads, app.today(), app.settings.zone()
        if shown != self._shown:
            self._shown, self._app = shown, app
            self.show_items(_grouped(threads), self._title, self.about, shown)
        self._counted.clear()
        self.viewport().update()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show the numbers of messages of some conversations, by id."""
        self._counts |= counts
        self.viewport().update()

    def select(self, thread: ListedThread) -> None:
        """Select a conversation that is listed."""
        for row, each in enumerate(self._rows.rows):
            if not isinstance(each, Heading) and each.id == thread.id:
                self.setCurrentIndex(self._rows.index(row))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if (thread := self._item(index)) is not None:
            place = event.pos() if by_mouse else self.visualRect(index).center()
            self.menu_wanted.emit(thread, self.viewport().mapToGlobal(place))

    def about(self, thread: ListedThread) -> str:
        """Return when a conversation was last active and how long it is, and have its messages counted."""
        parts = []
        if answer := self._answers.get(thread.id):
            writing = answer.state is AnswerState.STREAMING
            parts.append(self.tr("answering…") if writing else self.tr("waiting to be sent"))
        elif self._app and (latest := thread.last_at):
            parts.append(relative_day(self._app, latest, self.locale()))
        if thread.id not in self._counted:
            self._counted.add(thread.id)
            self._asking.add(thread.id)
            self._ask.start()
        count = self._counts.get(thread.id)
        if count is not None and (count or not answer):  # "waiting to be sent · 0 messages" says too much
            parts.append(self.tr("%n message(s)", "", count).replace("(s)", "" if count == 1 else "s"))
        return " · ".join(parts)

    def _want_counts(self) -> None:
        asked, self._asking = self._asking, set()
        self.counts_wanted.emit(asked)

    def _title(self, thread: ListedThread) -> str:
        return thread.topic or self.tr("Untitled")


def _grouped(threads: Sequence[ListedThread]) -> list[Heading | ListedThread]:
    """Return the conversations below a heading for each module."""
    modules: dict[str, list[ListedThread]] = {}
    for thread in threads:
        modules.setdefault(thread.module_name, []).append(thread)
    rows: list[Heading | ListedThread] = []
    for name, threads_of_module in modules.items():
        rows += [Heading(translate_module_text(described(name).title)), *threads_of_module]
    return rows
