"""The conversations as a list under their modules' names, the newest first. Which is read is conversations.py's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from organic_desktop.modules import described
from organic_desktop.ui.ago import day_in_words
from organic_desktop.ui.modulecards import said
from organic_desktop.ui.theme import CAPTION, LARGE, MEDIUM, SMALL, TINY, Theme

if TYPE_CHECKING:
    from organic_desktop.app import App
    from organic_desktop.store.threads import Thread

Index = QModelIndex | QPersistentModelIndex
THREAD, FACTS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
WIDTH_IN_CHARACTERS = 22


class ThreadList(QListWidget):
    """``chosen`` carries the Thread to read."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._app: App | None = None
        self._shown: tuple[list[Thread], date] | None = None
        self.setAccessibleName(self.tr("Conversations"))
        self.setItemDelegate(_TwoLines(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_CHARACTERS)
        self.currentItemChanged.connect(self._choose)

    def show_threads(self, app: App, threads: Sequence[Thread]) -> None:
        """List the conversations; the one that is read stays chosen."""
        if (threads, app.today()) == self._shown:
            return
        self._app, self._shown = app, (list(threads), app.today())
        before, place = self._chosen_id(), self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        modules: dict[str, list[Thread]] = {}
        for thread in sorted(threads, key=_alive, reverse=True):
            modules.setdefault(thread.conversation.module_name, []).append(thread)
        for name, its_threads in modules.items():
            self._add_heading(said(described(name).title))
            for thread in its_threads:
                self._add(thread, chosen=thread.conversation.id == before)
        self.blockSignals(False)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(place)

    def choose_first(self) -> None:
        """Read the newest."""
        self.setCurrentRow(1)

    def about(self, thread: Thread) -> str:
        """When it was last alive, and how long it is."""
        number = self.tr("%n message(s)", "", thread.messages).replace("(s)", "" if thread.messages == 1 else "s")
        alive = thread.last_at or thread.conversation.created_at
        if alive is None or self._app is None:
            return number
        return f"{day_in_words(self._app, alive, self.locale())} · {number}"

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item:
            self.chosen.emit(item.data(THREAD))

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, thread: Thread, *, chosen: bool) -> None:
        item = QListWidgetItem(thread.conversation.topic or self.tr("Without a topic"), self)
        item.setData(THREAD, thread)
        item.setData(FACTS, self.about(thread))
        item.setToolTip(item.text())
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {self.about(thread)}")
        if chosen:
            self.setCurrentItem(item)

    def _chosen_id(self) -> str:
        item = self.currentItem()
        thread: Thread | None = item.data(THREAD) if item else None
        return thread.conversation.id if thread else ""


class _TwoLines(QStyledItemDelegate):
    """A conversation's topic and facts below each other; a module's name in one soft line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        caption = QFontMetrics(self._theme.font(CAPTION)).height()
        if index.data(THREAD) is None:
            return QSize(1, caption + SMALL + (LARGE if index.row() else 0))
        return QSize(1, option.fontMetrics.height() + caption + 2 * SMALL + TINY)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        heading = index.data(THREAD) is None
        laid = QStyleOptionViewItem(option)
        self.initStyleOption(laid, index)
        text, laid.text = laid.text, ""
        laid.state &= ~QStyle.StateFlag.State_HasFocus
        painter.save()
        room = laid.rect.adjusted(MEDIUM, 0, -MEDIUM, 0)
        if heading:
            self._line(painter, laid, room.adjusted(0, LARGE if index.row() else 0, 0, 0), text, soft=True)
        else:
            laid.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, laid, painter, laid.widget)
            top = room.adjusted(0, SMALL, 0, -room.height() + SMALL + laid.fontMetrics.height())
            self._line(painter, laid, top, text, soft=False)
            below = room.adjusted(0, SMALL + laid.fontMetrics.height() + TINY, 0, -SMALL)
            self._line(painter, laid, below, index.data(FACTS), soft=True)
        painter.restore()

    def _line(self, painter: QPainter, laid: QStyleOptionViewItem, room: QRect, text: str, *, soft: bool) -> None:
        painter.setFont(self._theme.font(CAPTION if soft else 1.0))
        painter.setPen(self._theme.colour("text_soft" if soft else "text"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = QStyle.visualAlignment(laid.direction, Qt.AlignmentFlag.AlignLeft)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _alive(thread: Thread) -> str:
    alive = thread.last_at or thread.conversation.created_at
    return alive.isoformat() if alive else ""
