"""The list of conversations under their modules' names, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QListView

from organic_desktop.app.modules import described
from organic_desktop.ui.text.dates import relative_day
from organic_desktop.ui.text.module_texts import translate_module_text
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.lists import FACTS, TwoLines
from organic_desktop.ui.widgets.plain_text import ITEM_ROLES, in_a_line, item_text

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from organic_desktop.app.facade import App
    from organic_desktop.store.conversations import Thread

Index = QModelIndex | QPersistentModelIndex
THREAD = Qt.ItemDataRole.UserRole
WIDTH_IN_CHARACTERS = 30
NOWHERE = QModelIndex()


class ThreadList(QListView):
    """``chosen`` carries the Thread to read."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._threads = _Threads(self)
        self._shown: tuple[Sequence[Thread], date, ZoneInfo] | None = None
        self.setModel(self._threads)
        self.setProperty("look", "rows")
        self.setAccessibleName(self.tr("Conversations"))
        self.setItemDelegate(TwoLines(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_CHARACTERS)

    def show_threads(self, app: App, threads: Sequence[Thread]) -> None:
        """List the conversations; the one that is read stays chosen."""
        shown = threads, app.today(), app.settings.zone()
        if shown == self._shown:
            return
        self._shown = shown
        before, place = self.currentIndex().data(THREAD), self.verticalScrollBar().value()
        self._threads.put(app, threads)
        row = self._threads.row_of(before.id) if before else None
        if row is not None:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().blockSignals(True)  # it is being read: nothing is chosen anew
            self.selectionModel().setCurrentIndex(self._threads.index(row), flags)
            self.selectionModel().blockSignals(False)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(place)

    def choose_first(self) -> None:
        """Read the newest."""
        self.setCurrentIndex(self._threads.index(1))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if thread := current.data(THREAD):
            self.chosen.emit(thread)

    def about(self, thread: Thread) -> str:
        """When it was last alive, and how long it is."""
        return self._threads.about(thread)


class _Threads(QAbstractListModel):
    """Headings and conversations in one column; a heading can't be chosen."""

    def __init__(self, view: ThreadList) -> None:
        super().__init__(view)
        self._view = view
        self._app: App | None = None
        self._rows: list[str | Thread] = []

    def put(self, app: App, threads: Sequence[Thread]) -> None:
        """Hold these, the module that was last alive first."""
        modules: dict[str, list[Thread]] = {}
        for thread in sorted(threads, key=_alive, reverse=True):
            modules.setdefault(thread.module_name, []).append(thread)
        self.beginResetModel()
        self._app, self._rows = app, []
        for name, its_threads in modules.items():
            self._rows += [translate_module_text(described(name).title), *its_threads]
        self.endResetModel()

    def row_of(self, conversation_id: str) -> int | None:
        """Where a conversation stands."""
        for number, row in enumerate(self._rows):
            if not isinstance(row, str) and row.id == conversation_id:
                return number
        return None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = isinstance(self._rows[index.row()], str)
        return Qt.ItemFlag.NoItemFlags if heading else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if isinstance(row, str):
            return in_a_line(row) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == THREAD:
            return row
        topic = row.topic or self.tr("Without a topic")
        if role == FACTS:
            return self.about(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{in_a_line(topic)}, {self.about(row)}"
        return item_text(role, topic) if role in ITEM_ROLES else None

    def about(self, thread: Thread) -> str:
        """When it was last alive, and how long it is."""
        number = self.tr("%n message(s)", "", thread.message_count).replace(
            "(s)", "" if thread.message_count == 1 else "s"
        )
        alive = thread.last_at or thread.created_at
        if alive is None or self._app is None:
            return number
        return f"{relative_day(self._app, alive, self._view.locale())} · {number}"


def _alive(thread: Thread) -> str:
    alive = thread.last_at or thread.created_at
    return alive.isoformat() if alive else ""
