"""The texts of a conversation as bubbles: what is drawn of a message or an answer, and how.

Links, pictures and HTML from a model or another client stay the text that they are (emphasis.py). The only places that
can be pressed are numbers that were recomputed from the user's own days (coach/checker.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from organic_desktop.coach.checker import Mark, MarkKind
from organic_desktop.core.plain_text import lines_of
from organic_desktop.ui.coach.emphasis import PLAIN, Change, emphasis_of, without_signs
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.theme.theme import CAPTION, CARD_RADIUS, FOCUS_WIDTH, LARGE, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.plain_text import utf16_length

if TYPE_CHECKING:
    from organic_desktop.store.coach import Answer
    from organic_desktop.store.schema import Message

Index = QModelIndex | QPersistentModelIndex
BUBBLE = Qt.ItemDataRole.UserRole
LONGEST_LINE_IN_CHARACTERS = 72
SHARE_OF_WIDTH = 0.86
DRAWN_CHARACTERS = 20_000  # more would hold up the window; copying a message copies all of it
CURSOR = "▍"
"""Behind the text of an answer that is being written."""
BREAK = "\u2028"


@dataclass(frozen=True)
class Bubble:
    """One text of a conversation. ``id`` is that of its message or answer.

    ``caption`` stands above it, ``note`` below: what there is to say about an answer. ``is_being_written`` draws a
    cursor behind it. ``message`` is None for what isn't a message yet, ``answer`` for what isn't an answer from here.
    """

    id: str
    is_mine: bool
    text: str
    caption: str
    note: str = ""
    marks: tuple[Mark, ...] = ()
    is_being_written: bool = False
    message: Message | None = None
    answer: Answer | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        text = self.text if self.is_mine else without_signs(self.text)
        return f"{self.caption}: {text}" + (f". {self.note}" if self.note else "")


class _Shown(NamedTuple):
    """A bubble's text as it is drawn, and where each mark and the bold words are in it, in UTF-16 units."""

    text: str
    places: Sequence[tuple[int, int, Mark]]
    bold: Sequence[tuple[int, int]]


class _Laid(NamedTuple):
    """A bubble's text in lines, their bounding rectangle, and where each mark is in it, in UTF-16 units."""

    layout: QTextLayout
    words: QRectF
    places: Sequence[tuple[int, int, Mark]]


class BubbleDelegate(QStyledItemDelegate):
    """Draws bubbles; their sizes are cached until the width or the font changes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sizes: dict[tuple[str, str, str, int], QSize] = {}
        self._measured_for: object = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        bubble: Bubble = index.data(BUBBLE)
        width = _room(option)
        if self._measured_for != (width, option.font.key()):
            self._measured_for = (width, option.font.key())
            self._sizes.clear()
        if bubble.is_being_written:  # its text changes with every look
            return self._measure(option, bubble, width)
        key = (bubble.id, bubble.text, bubble.note, len(bubble.marks))
        if key not in self._sizes:
            self._sizes[key] = self._measure(option, bubble, width)
        return self._sizes[key]

    def mark_at(self, option: QStyleOptionViewItem, index: Index, place: QPoint) -> Mark | None:
        """Return the mark under a point of the view."""
        bubble: Bubble = index.data(BUBBLE)
        if not bubble.marks:
            return None
        laid = self._laid_out(option, bubble, _room(option))
        origin = self._origin(self._body(option, bubble, laid.words), laid.words)
        at = QPointF(place) - origin
        for number in range(laid.layout.lineCount()):
            line = laid.layout.lineAt(number)
            if line.naturalTextRect().contains(at):
                letter = line.xToCursor(at.x(), line.CursorPosition.CursorOnCharacter)
                return next((mark for start, end, mark in laid.places if start <= letter < end), None)
        return None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bubble: Bubble = index.data(BUBBLE)
        laid = self._laid_out(option, bubble, _room(option))
        body = self._body(option, bubble, laid.words)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(CAPTION))
        painter.setPen(self._theme.colour("text_soft"))
        top = QRectF(option.rect.left(), option.rect.top(), option.rect.width(), self._caption_height())
        self._line(painter, option, bubble, top, bubble.caption)
        if bubble.note:
            self._line(painter, option, bubble, top.translated(0, body.bottom() + TINY - top.top()), bubble.note)
        edge = "accent" if chosen else "accent_soft" if bubble.is_mine else "line"
        painter.setPen(QPen(self._theme.colour(edge), FOCUS_WIDTH if chosen else 1))
        painter.setBrush(self._theme.colour("accent_soft" if bubble.is_mine else "surface"))
        painter.drawRoundedRect(body, CARD_RADIUS, CARD_RADIUS)
        painter.setPen(self._theme.colour("text"))
        laid.layout.draw(painter, self._origin(body, laid.words))
        painter.restore()

    # -- geometry -----------------------------------------------------------------------------------------------------

    def _measure(self, option: QStyleOptionViewItem, bubble: Bubble, width: int) -> QSize:
        words = self._laid_out(option, bubble, width).words
        lines = 2 if bubble.note else 1
        height = words.height() + lines * (self._caption_height() + TINY) + 2 * MEDIUM + SMALL
        return QSize(1, round(height))  # the width is the view's

    def _body(self, option: QStyleOptionViewItem, bubble: Bubble, words: QRectF) -> QRectF:
        width = words.width() + 2 * LARGE
        left = option.rect.right() - width - TINY if _at_end(option, bubble) else option.rect.left() + TINY
        top = option.rect.top() + self._caption_height() + TINY
        return QRectF(left, top, width, words.height() + 2 * MEDIUM)

    @staticmethod
    def _origin(body: QRectF, words: QRectF) -> QPointF:
        return QPointF(body.left() + LARGE - words.left(), body.top() + MEDIUM)

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, bubble: Bubble, place: QRectF, text: str) -> None:
        side = Qt.AlignmentFlag.AlignRight if _at_end(option, bubble) else Qt.AlignmentFlag.AlignLeft
        side |= Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter  # already mirrored
        room = place.adjusted(MEDIUM, 0, -MEDIUM, 0)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, side, shown)

    def _caption_height(self) -> int:
        return QFontMetrics(self._theme.font(CAPTION)).height()

    # -- text ---------------------------------------------------------------------------------------------------------

    def _laid_out(self, option: QStyleOptionViewItem, bubble: Bubble, width: int) -> _Laid:
        shown = self._shown(bubble)
        layout = QTextLayout(shown.text, option.font)
        wrapping = QTextOption()
        wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrapping)
        layout.setFormats(self._formats(shown))
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
        return _Laid(layout, QRectF(left, 0, right - left, height), shown.places)

    def _shown(self, bubble: Bubble) -> _Shown:
        """Return the text in safe lines, and what the data say behind each contradicted number."""
        text = bubble.text[:DRAWN_CHARACTERS]
        marks = [each for each in bubble.marks if each.end <= len(text)]
        emphasis = PLAIN if bubble.is_mine else emphasis_of(text)
        parts: list[str] = []
        places: list[tuple[int, int, Mark]] = []
        at: dict[int, int] = {}  # where the ends of changes are in what is drawn
        end = length = 0
        cuts: list[Mark | Change] = [*marks, *emphasis.changes]
        for each in sorted(cuts, key=lambda cut: (cut.start, cut.end)):
            if each.start < end:
                continue  # a sign within a number
            before = _safe(text[end : each.start])
            start, end = length + utf16_length(before), each.end
            if isinstance(each, Mark):
                number, says = _safe(text[each.start : each.end]), _says(each)
                places.append((start, start + utf16_length(number), each))
                parts += [before, number, says]
                length = start + utf16_length(number + says)
            else:
                parts += [before, each.shown]
                length = start + utf16_length(each.shown)
                at.update({each.start: start, each.end: length})
        parts.append(_safe(text[end:]))
        if len(bubble.text) > DRAWN_CHARACTERS:
            parts += ["…", BREAK, self.tr("This message is longer. Copy it to read all of it.")]
        bold = [(at[begin], at[stop]) for begin, stop in emphasis.bold if begin in at and stop in at]
        return _Shown("".join(parts) + (CURSOR if bubble.is_being_written else ""), places, bold)

    def _formats(self, shown: _Shown) -> list[QTextLayout.FormatRange]:
        ranges = [_range(start, end - start, _bold()) for start, end in shown.bold]
        for start, end, mark in shown.places:
            look = QTextCharFormat()
            if mark.kind is MarkKind.CONTRADICTED:
                look.setFontStrikeOut(True)
                look.setForeground(self._theme.colour("error"))
            else:
                look.setFontUnderline(True)
                look.setUnderlineColor(self._theme.colour("accent"))
            ranges.append(_range(start, end - start, look))
            if mark.says:
                ranges.append(self._soft(end, utf16_length(_says(mark))))
        return ranges

    def _soft(self, start: int, length: int) -> QTextLayout.FormatRange:
        """Return the look of words that aren't the answer's own."""
        look = QTextCharFormat()
        look.setForeground(self._theme.colour("text_soft"))
        look.setFontWeight(QFont.Weight.Normal)  # also between bold words
        look.setFontPointSize(self._theme.font(CAPTION).pointSizeF())
        return _range(start, length, look)


def _bold() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.DemiBold)
    return look


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made


def _says(mark: Mark) -> str:
    """Return what the data say, as it stands behind a contradicted number."""
    return f" ({translate_message(mark.says)})" if mark.says else ""


def _safe(text: str) -> str:
    return BREAK.join(lines_of(text))


def _at_end(option: QStyleOptionViewItem, bubble: Bubble) -> bool:
    return bubble.is_mine == (option.direction == Qt.LayoutDirection.LeftToRight)


def _room(option: QStyleOptionViewItem) -> int:
    """Return the maximum width of a bubble's text."""
    view = option.widget
    whole = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
    longest = option.fontMetrics.averageCharWidth() * LONGEST_LINE_IN_CHARACTERS
    return int(max(1, min(whole * SHARE_OF_WIDTH - 2 * LARGE, longest)))
