"""Search results of the notes: a day a row, with the matches marked in a piece of its notes.

The page searches (history/page.py, store/search.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from organic_desktop.core.plain_text import one_line
from organic_desktop.store.search import Hit
from organic_desktop.ui.text.dates import WEEKDAY_DATE_YEAR, format_date
from organic_desktop.ui.theme.theme import CAPTION, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.lists import ITEM, Index, TwoLineList
from organic_desktop.ui.widgets.plain_text import utf16_length


class SearchHits(TwoLineList[Hit]):
    """Days whose notes match; ``opened`` carries the hit of Enter or a click."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Matching days"), identity=lambda hit: hit.day, open_on_click=True)
        self.setItemDelegate(_HitDelegate(theme, self))
        self.setMouseTracking(True)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these hits, the first one selected."""
        self.show_items([_printable(hit) for hit in hits], self._date, lambda hit: hit.snippet)
        if hits:
            self.setCurrentIndex(self.model().index(0, 0))

    def _date(self, hit: Hit) -> str:
        return format_date(hit.day, WEEKDAY_DATE_YEAR, self.locale())


def _printable(hit: Hit) -> Hit:
    """Return the hit in one line of visible characters, with its marks moved accordingly."""
    words = hit.snippet
    marks = ((len(one_line(words[:start])), len(one_line(words[:end]))) for start, end in hit.marks)
    return replace(hit, snippet=one_line(words), marks=tuple(marks))


class _HitDelegate(QStyledItemDelegate):
    """Draws a day's date with the snippet below, its matches in bold and underlined."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.height()
        return QSize(0, 2 * line + 2 * SMALL + TINY)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(ITEM)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(MEDIUM, SMALL, -MEDIUM, -SMALL)
        painter.save()
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self._theme.colour("accent_soft" if chosen else "background"))
        painter.setPen(self._theme.colour("text_soft"))
        painter.setFont(self._theme.font(CAPTION))
        painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading, index.data())
        painter.setPen(self._theme.colour("text"))
        layout = self._marked(hit, box.width())
        layout.draw(painter, box.topLeft())
        painter.restore()

    def _marked(self, hit: Hit, width: float) -> QTextLayout:
        """Lay out the snippet in one line; matches are seen without colour."""
        layout = QTextLayout(hit.snippet, self._theme.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        marked = QTextCharFormat()
        marked.setFontWeight(QFont.Weight.Bold)
        marked.setFontUnderline(True)
        ranges = []
        for start, end in hit.marks:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length = utf16_length(hit.snippet[:start]), utf16_length(hit.snippet[start:end])
            piece.format = marked
            ranges.append(piece)
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        layout.endLayout()
        layout.setPosition(QPointF(0, QFontMetricsF(self._theme.font(CAPTION)).height() + TINY))  # below the date
        return layout
