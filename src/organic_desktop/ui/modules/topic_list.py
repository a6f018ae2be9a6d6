"""A module's topics as a checklist: arrow keys move, space ticks."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from organic_desktop.ui.text.module_texts import translate_module_text
from organic_desktop.ui.theme.theme import CONTROL_HEIGHT, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.plain_text import in_a_line, set_tip

Index = QModelIndex | QPersistentModelIndex
TITLE = Qt.ItemDataRole.UserRole


class TopicList(QListWidget):
    """The checklist. ``ticked`` carries a title and whether it is completed, ``looked_at`` the current title."""

    ticked = Signal(str, bool)
    looked_at = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setItemDelegate(_TopicDelegate(theme, self))
        theme.changed.connect(self.viewport().update)
        self.setProperty("look", "rows")
        self.setAccessibleName(self.tr("Topics"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._tick)
        self.currentItemChanged.connect(lambda item, _before: self.looked_at.emit(item.data(TITLE) if item else ""))

    def show_topics(self, titles: Sequence[str], completed: Collection[str]) -> None:
        """Show the topics and which are completed; unchanged topics keep their items."""
        if [self.item(row).data(TITLE) for row in range(self.count())] != list(titles):
            self._make_items(titles)
        self.blockSignals(True)
        for row, title in enumerate(titles):
            done = title in completed
            self.item(row).setCheckState(Qt.CheckState.Checked if done else Qt.CheckState.Unchecked)
        self.blockSignals(False)

    def select_next_open(self) -> None:
        """Select the first topic that is still open."""
        rows = range(self.count())
        still_open = (row for row in rows if self.item(row).checkState() == Qt.CheckState.Unchecked)
        self.setCurrentRow(next(still_open, 0))

    @property
    def title(self) -> str:
        """The current topic."""
        item = self.currentItem()
        return str(item.data(TITLE)) if item else ""

    def sizeHint(self) -> QSize:
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(super().sizeHint().width(), rows + 2 * self.frameWidth() + 2)

    def _make_items(self, titles: Sequence[str]) -> None:
        before = self.title
        self.blockSignals(True)
        self.clear()
        for title in titles:
            item = QListWidgetItem(in_a_line(translate_module_text(title)), self)
            item.setData(TITLE, title)
            set_tip(item, translate_module_text(title))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        self.blockSignals(False)
        self.updateGeometry()
        self.setCurrentRow(titles.index(before) if before in titles else 0)

    def _tick(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.data(TITLE), item.checkState() == Qt.CheckState.Checked)


class _TopicDelegate(QStyledItemDelegate):
    """Draws a topic with a check box that grows with the font; a click on the box or space ticks it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), max(CONTROL_HEIGHT, round(_side(option) * 1.8)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        laid = QStyleOptionViewItem(option)
        self.initStyleOption(laid, index)
        text, done = laid.text, laid.checkState == Qt.CheckState.Checked
        laid.text = ""
        laid.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        laid.state &= ~QStyle.StateFlag.State_HasFocus  # shown by the list's border and the row's background
        laid.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, laid, painter, laid.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent" if done else "text_soft"), 1.5))
        painter.setBrush(self._theme.colour("accent" if done else "surface"))
        box = _box(laid)
        painter.drawRoundedRect(box, TINY, TINY)
        if done:
            self._theme.icon("check", "on_accent").paint(painter, box)
        chosen = bool(laid.state & QStyle.StateFlag.State_Selected)
        painter.setPen(self._theme.colour("text_soft" if done and not chosen else "text"))
        room = laid.rect.adjusted(_side(laid) + 2 * MEDIUM, 0, -MEDIUM, 0)
        room = QStyle.visualRect(laid.direction, laid.rect, room)
        side = QStyle.visualAlignment(laid.direction, Qt.AlignmentFlag.AlignLeft)
        shown = laid.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text() == " "
        clicked = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and _box(option).adjusted(-SMALL, -SMALL, SMALL, SMALL).contains(event.position().toPoint())
        )
        if not pressed and not clicked:
            return False
        done = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        after = Qt.CheckState.Unchecked if done else Qt.CheckState.Checked
        return model.setData(model.index(index.row(), 0), after, Qt.ItemDataRole.CheckStateRole)


def _side(option: QStyleOptionViewItem) -> int:
    return round(option.fontMetrics.height() * 1.1)


def _box(option: QStyleOptionViewItem) -> QRect:
    side = _side(option)
    box = QRect(option.rect.x() + MEDIUM, option.rect.y() + (option.rect.height() - side) // 2, side, side)
    return QStyle.visualRect(option.direction, option.rect, box)
