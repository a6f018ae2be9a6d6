"""Search results of the notes, one day a row, with the matches marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from organic_desktop.core.plain_text import one_line
from organic_desktop.store.search import Hit
from organic_desktop.ui.text.dates import DAY_OF_ANY_WEEK, date_text
from organic_desktop.ui.theme.theme import CAPTION, MEDIUM, SMALL, TINY, Theme
from organic_desktop.ui.widgets.notes_card import units

Index = QModelIndex | QPersistentModelIndex


class Hits(QListView):
    """``opened`` carries the day of a hit that Enter or a click was pressed on."""

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = _HitModel(self.locale())
        self.setModel(self._model)
        self.setItemDelegate(_HitDelegate(theme, self))
        self.setProperty("look", "found")
        self.setAccessibleName(self.tr("Days whose notes were found"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.clicked.connect(self._open)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show other hits, the first one chosen."""
        self._model.show_hits(hits)
        if hits:
            self.setCurrentIndex(self._model.index(0))

    def open_current(self) -> None:
        """Open the day of the chosen hit."""
        self._open(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._model.hits[index.row()].day)


class _HitModel(QAbstractListModel):
    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self._locale = locale
        self.hits: Sequence[Hit] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self.hits = [_in_sight(hit) for hit in hits]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self.date_of(hit.day)}: {hit.snippet}"
        return hit if role == Qt.ItemDataRole.UserRole else None

    def date_of(self, day: date) -> str:
        return date_text(day, DAY_OF_ANY_WEEK, self._locale)


def _in_sight(hit: Hit) -> Hit:
    """The same with its words safe to show, and the marks where they stand then."""
    words = hit.snippet
    marks = ((len(one_line(words[:start])), len(one_line(words[:end]))) for start, end in hit.marks)
    return replace(hit, snippet=one_line(words), marks=tuple(marks))


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: Hits) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.height()
        return QSize(0, 2 * line + 2 * SMALL + TINY)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, hit = cast("_HitModel", index.model()), index.data(Qt.ItemDataRole.UserRole)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(MEDIUM, SMALL, -MEDIUM, -SMALL)
        painter.save()
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self._theme.colour("accent_soft" if chosen else "background"))
        painter.setPen(self._theme.colour("text_soft"))
        painter.setFont(self._theme.font(CAPTION))
        painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading, model.date_of(hit.day))
        painter.setPen(self._theme.colour("text"))
        layout = self._marked(hit, box.width())
        layout.draw(painter, box.topLeft())
        painter.restore()

    def _marked(self, hit: Hit, width: float) -> QTextLayout:
        """The snippet on one line; hits are bold and underlined, so that they are seen without colour."""
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
            piece.start, piece.length = units(hit.snippet[:start]), units(hit.snippet[start:end])
            piece.format = marked
            ranges.append(piece)
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        layout.endLayout()
        layout.setPosition(QPointF(0, QFontMetricsF(self._theme.font(CAPTION)).height() + TINY))  # below the date
        return layout
