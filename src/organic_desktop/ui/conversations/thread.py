"""A conversation to read: its newest messages at once, the earlier ones when one scrolls up to them.

Where messages come from is the page's (app/conversations.py), how one is drawn bubbles.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListView

from organic_desktop.ui.conversations.bubbles import CAPTION_TEXT, MESSAGE, Bubbles
from organic_desktop.ui.text.dates import moment_text
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.plain_text import in_lines

if TYPE_CHECKING:
    from datetime import datetime

    from organic_desktop.store.schema import Message

NEAR_THE_TOP = 120  # pixels
STEP = 24  # pixels
NOWHERE = QModelIndex()


class ThreadView(QListView):
    """``wants_earlier`` is emitted when the reader comes near the top."""

    wants_earlier = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._messages = Messages(self)
        self.setModel(self._messages)
        self.setItemDelegate(Bubbles(theme, self))
        self.setProperty("look", "rows")
        self.setAccessibleName(self.tr("Messages"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.verticalScrollBar().setSingleStep(STEP)
        self.verticalScrollBar().valueChanged.connect(self._near_the_top)
        theme.changed.connect(self.viewport().update)

    @property
    def shown(self) -> list[Message]:
        """The messages loaded so far, oldest first."""
        return self._messages.rows

    def show_messages(self, messages: Sequence[Message], zone: ZoneInfo, *, stay: bool = False) -> None:
        """Show a conversation's newest messages; from its end, or from where the reader is (``stay``)."""
        if stay and self._messages.holds(messages, zone):
            return
        self._hold_the_place(lambda: self._messages.put(messages, zone), stay=stay)

    def add_earlier(self, messages: Sequence[Message]) -> None:
        """Put earlier messages before those shown; what is being read stays where it is."""
        self._hold_the_place(lambda: self._messages.put_before(messages), stay=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted(index.row() for index in self.selectedIndexes())
            QGuiApplication.clipboard().setText("\n\n".join(self.shown[row].content for row in chosen))
        else:
            super().keyPressEvent(event)

    def _hold_the_place(self, change: Callable[[], None], *, stay: bool) -> None:
        bar = self.verticalScrollBar()
        from_end = bar.maximum() - bar.value() if stay else 0
        bar.blockSignals(True)
        change()
        self.executeDelayedItemsLayout()
        self.updateGeometries()
        bar.setValue(bar.maximum() - from_end)
        bar.blockSignals(False)
        self.viewport().update()

    def _near_the_top(self, value: int) -> None:
        if value <= NEAR_THE_TOP and self.shown:
            self.wants_earlier.emit()


class Messages(QAbstractListModel):
    """The messages loaded so far, oldest first."""

    def __init__(self, view: ThreadView) -> None:
        super().__init__(view)
        self._view = view
        self.rows: list[Message] = []
        self._zone = ZoneInfo("UTC")

    def holds(self, messages: Sequence[Message], zone: ZoneInfo) -> bool:
        """True if these are held already, as they are."""
        return self._zone == zone and list(map(_content, self.rows)) == list(map(_content, messages))

    def put(self, messages: Sequence[Message], zone: ZoneInfo) -> None:
        """Hold these and no others."""
        self.beginResetModel()
        self.rows, self._zone = list(messages), zone
        self.endResetModel()

    def put_before(self, messages: Sequence[Message]) -> None:
        """Hold these as well, before the others."""
        if messages:
            self.beginInsertRows(NOWHERE, 0, len(messages) - 1)
            self.rows[:0] = messages
            self.endInsertRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        message = self.rows[index.row()]
        if role == MESSAGE:
            return message
        if role == CAPTION_TEXT:
            return self._caption(message)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._caption(message)}: {in_lines(message.content)}"
        return None

    def _caption(self, message: Message) -> str:
        who = self.tr("You") if message.role == "user" else self.tr("Coach")
        if message.created_at is None:
            return who
        return f"{who} · {moment_text(message.created_at, self._zone, self._view.locale())}"


def _content(message: Message) -> tuple[str, str, str, datetime | None]:
    return message.id, message.role, message.content, message.created_at
