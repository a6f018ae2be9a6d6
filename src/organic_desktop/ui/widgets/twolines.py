"""Rows of two lines: what a row is, and a soft line of facts about it. Which rows there are is their list's."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from organic_desktop.ui.theme.theme import BODY, CAPTION, LARGE, MEDIUM, SMALL, TINY, Theme

Index = QModelIndex | QPersistentModelIndex
FACTS = Qt.ItemDataRole.UserRole + 1


class TwoLines(QStyledItemDelegate):
    """What a row is and its facts (``FACTS``) below each other; one without facts is a heading, in one soft line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heights = (0, 0)  # of a caption and of a line, until the font changes
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        metrics = (QFontMetrics(self._theme.font(scale)) for scale in (CAPTION, BODY))
        caption, body = (each.height() for each in metrics)
        self._heights = (caption, body)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        caption, body = self._heights
        if index.data(FACTS) is None:
            return QSize(1, caption + SMALL + (LARGE if index.row() else SMALL))
        return QSize(1, body + caption + 2 * SMALL + TINY)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        facts = index.data(FACTS)
        laid = QStyleOptionViewItem(option)
        self.initStyleOption(laid, index)
        text, laid.text = laid.text, ""
        laid.state &= ~QStyle.StateFlag.State_HasFocus
        painter.save()
        room = laid.rect.adjusted(MEDIUM, 0, -MEDIUM, 0)
        if facts is None:
            self._line(painter, laid, room.adjusted(0, LARGE if index.row() else SMALL, 0, 0), text, soft=True)
        else:
            laid.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, laid, painter, laid.widget)
            top = room.adjusted(0, SMALL, 0, -room.height() + SMALL + laid.fontMetrics.height())
            self._line(painter, laid, top, text, soft=False)
            below = room.adjusted(0, SMALL + laid.fontMetrics.height() + TINY, 0, -SMALL)
            self._line(painter, laid, below, facts, soft=True)
        painter.restore()

    def _line(self, painter: QPainter, laid: QStyleOptionViewItem, room: QRect, text: str, *, soft: bool) -> None:
        painter.setFont(self._theme.font(CAPTION if soft else BODY))
        painter.setPen(self._theme.colour("text_soft" if soft else "text"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = QStyle.visualAlignment(laid.direction, Qt.AlignmentFlag.AlignLeft)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
