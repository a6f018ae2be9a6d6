"""A conversation's messages, drawn as bubbles; earlier ones are loaded when scrolled to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from organic_desktop.core.plain_text import lines_of
from organic_desktop.ui.text.dates import format_moment
from organic_desktop.ui.theme.theme import CAPTION, CARD_RADIUS, FOCUS_WIDTH, LARGE, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.plain_text import in_lines

if TYPE_CHECKING:
    from datetime import datetime

    from organic_desktop.store.schema import Message

Index = QModelIndex | QPersistentModelIndex
MESSAGE, CAPTION_TEXT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
LONGEST_LINE_IN_CHARACTERS = 72
SHARE_OF_WIDTH = 0.86
DRAWN_CHARACTERS = 20_000  # more would hold up the window; copying a message copies all of it
NEAR_THE_TOP = 120  # pixels
STEP = 24  # pixels
NOWHERE = QModelIndex()


class MessageDelegate(QStyledItemDelegate):
    """Draws messages as bubbles; their sizes are cached until the width or the font changes.

    The text is drawn as it is: markup from other clients isn't interpreted.
    """

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
        """Return the text in lines, and their bounding rectangle."""
        lines = lines_of(text[: DRAWN_CHARACTERS + 1])
        if len(text) > DRAWN_CHARACTERS:
            lines = [
                *lines_of(text[:DRAWN_CHARACTERS] + "…"),
                self.tr("This message is longer. Copy it to read all of it."),
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
    """Return the maximum width of a message's text."""
    view = option.widget
    whole = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
    longest = option.fontMetrics.averageCharWidth() * LONGEST_LINE_IN_CHARACTERS
    return int(max(1, min(whole * SHARE_OF_WIDTH - 2 * LARGE, longest)))


class ThreadView(QListView):
    """A conversation's messages; ``wants_earlier`` is emitted when the user scrolls near the top."""

    wants_earlier = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._messages = MessageModel(self)
        self.setModel(self._messages)
        self.setItemDelegate(MessageDelegate(theme, self))
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
        """The loaded messages, oldest first."""
        return self._messages.rows

    def show_messages(self, messages: Sequence[Message], zone: ZoneInfo, *, stay: bool = False) -> None:
        """Show a conversation's newest messages, scrolled to the end, or to the current place if ``stay``."""
        if stay and self._messages.has_same(messages, zone):
            return
        self._keep_place(lambda: self._messages.set_messages(messages, zone), stay=stay)

    def add_earlier(self, messages: Sequence[Message]) -> None:
        """Add earlier messages without moving those in view."""
        self._keep_place(lambda: self._messages.prepend(messages), stay=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted(index.row() for index in self.selectedIndexes())
            QGuiApplication.clipboard().setText("\n\n".join(self.shown[row].content for row in chosen))
        else:
            super().keyPressEvent(event)

    def _keep_place(self, change: Callable[[], None], *, stay: bool) -> None:
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


class MessageModel(QAbstractListModel):
    """The loaded messages of a conversation, oldest first."""

    def __init__(self, view: ThreadView) -> None:
        super().__init__(view)
        self._view = view
        self.rows: list[Message] = []
        self._zone = ZoneInfo("UTC")

    def has_same(self, messages: Sequence[Message], zone: ZoneInfo) -> bool:
        """True if these messages are loaded already, unchanged."""
        return self._zone == zone and list(map(_content, self.rows)) == list(map(_content, messages))

    def set_messages(self, messages: Sequence[Message], zone: ZoneInfo) -> None:
        """Replace the messages."""
        self.beginResetModel()
        self.rows, self._zone = list(messages), zone
        self.endResetModel()

    def prepend(self, messages: Sequence[Message]) -> None:
        """Add messages before the others."""
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
        return f"{who} · {format_moment(message.created_at, self._zone, self._view.locale())}"


def _content(message: Message) -> tuple[str, str, str, datetime | None]:
    return message.id, message.role, message.content, message.created_at
