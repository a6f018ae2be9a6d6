"""How one message is drawn: who and when above, the words on a rounded ground, on the speaker's side.

The text is drawn as it is: no markup of another client's is obeyed, nothing is loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from organic_desktop.core.plain_text import lines_of
from organic_desktop.ui.theme.theme import CAPTION, CARD_RADIUS, FOCUS_WIDTH, LARGE, MEDIUM, SMALL, TINY, Theme

if TYPE_CHECKING:
    from organic_desktop.store.schema import Message

Index = QModelIndex | QPersistentModelIndex
MESSAGE, CAPTION_TEXT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
LONGEST_LINE_IN_CHARACTERS = 72
SHARE_OF_WIDTH = 0.86
DRAWN_CHARACTERS = 20_000  # more would hold up the window; copying a message copies all of it


class Bubbles(QStyledItemDelegate):
    """Draws messages; their sizes are kept until the width or the font changes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sizes: dict[str, QSize] = {}
        self._measured_for: object = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        message: Message = index.data(MESSAGE)
        width = _room(option)
        if self._measured_for != (width, option.font.key()):
            self._measured_for = (width, option.font.key())
            self._sizes.clear()
        if message.id not in self._sizes:
            _, words = self._laid_out(option, message.content, width)
            height = words.height() + self._caption_height() + 2 * MEDIUM + SMALL + TINY
            self._sizes[message.id] = QSize(1, round(height))  # the width is the view's
        return self._sizes[message.id]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        message: Message = index.data(MESSAGE)
        mine = message.role == "user"
        layout, words = self._laid_out(option, message.content, _room(option))
        caption_height = self._caption_height()
        width = words.width() + 2 * LARGE
        at_end = mine == (option.direction == Qt.LayoutDirection.LeftToRight)
        left = option.rect.right() - width - TINY if at_end else option.rect.left() + TINY
        body = QRectF(left, option.rect.top() + caption_height + TINY, width, words.height() + 2 * MEDIUM)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(CAPTION))
        painter.setPen(self._theme.colour("text_soft"))
        side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        line = QRectF(option.rect.left() + MEDIUM, option.rect.top(), option.rect.width() - 2 * MEDIUM, caption_height)
        side |= Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter  # already mirrored
        painter.drawText(line, side, index.data(CAPTION_TEXT))
        edge = "accent" if chosen else "accent_soft" if mine else "line"
        painter.setPen(QPen(self._theme.colour(edge), FOCUS_WIDTH if chosen else 1))
        painter.setBrush(self._theme.colour("accent_soft" if mine else "surface"))
        painter.drawRoundedRect(body, CARD_RADIUS, CARD_RADIUS)
        painter.setPen(self._theme.colour("text"))
        layout.draw(painter, QPointF(body.left() + LARGE - words.left(), body.top() + MEDIUM))
        painter.restore()

    def _caption_height(self) -> int:
        return QFontMetrics(self._theme.font(CAPTION)).height()

    def _laid_out(self, option: QStyleOptionViewItem, text: str, width: int) -> tuple[QTextLayout, QRectF]:
        """The text in lines, and the room they take."""
        lines = lines_of(text[: DRAWN_CHARACTERS + 1])
        if len(text) > DRAWN_CHARACTERS:
            lines = [
                *lines_of(text[:DRAWN_CHARACTERS] + "…"),
                self.tr("This message goes on; copy it to read all of it."),
            ]
        layout = QTextLayout("\u2028".join(lines), option.font)
        wrapping = QTextOption()
        wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrapping)
        layout.beginLayout()
        height, left, right = 0.0, float(width), 0.0
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
            used = line.naturalTextRect()
            left, right = min(left, used.left()), max(right, used.right())
            line = layout.createLine()
        layout.endLayout()
        return layout, QRectF(left, 0, right - left, height)


def _room(option: QStyleOptionViewItem) -> int:
    """How wide the words of a message may be."""
    view = option.widget
    whole = view.viewport().width() if hasattr(view, "viewport") else option.rect.width()
    longest = option.fontMetrics.averageCharWidth() * LONGEST_LINE_IN_CHARACTERS
    return int(max(1, min(whole * SHARE_OF_WIDTH - 2 * LARGE, longest)))
