"""What the shades of a heatmap mean, in words beside each; wraps where the words need more than a line."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organic_desktop.ui.history.heatmap import YearOf
from organic_desktop.ui.text.numbers import number
from organic_desktop.ui.theme.theme import CAPTION, LARGE, TINY, Theme
from organic_desktop.ui.widgets.cards import COLOURS
from organic_desktop.wellness.levels import thresholds


class Legend(QWidget):
    """Six small cells, the first of a day that isn't logged."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._colour = theme, "accent"
        self._words: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_year(self, of: YearOf) -> None:
        """Explain the shades of this metric."""
        self._colour = COLOURS.get(of.metric.column, "accent")
        begins = [of.measures.number(of.metric, value) for value in thresholds(of.metric, of.goal)]
        if of.metric.goal is None:
            steps = [number(score, of.measures.locale) for score in range(1, 6)]
        else:
            last = of.measures.amount(of.metric, of.goal or of.metric.goal)
            steps = [self.tr("below {0}").format(begins[0]), *(self.tr("from {0}").format(each) for each in begins[:3])]
            steps.append(self.tr("goal, {0}").format(last))
        self._words = (self.tr("not logged"), *steps)
        self.setAccessibleName(self.tr("Shades, from faint to full: {0}").format(", ".join(self._words)))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((round(box.bottom()) for box, _ in self._boxes(width)), default=0)

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width() or 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(CAPTION))
        for step, (box, words) in enumerate(self._boxes(self.width())):
            side = box.height() * 0.7
            cell = QRectF(box.left(), box.center().y() - side / 2, side, side)
            if self.isRightToLeft():
                box.moveRight(self.width() - box.left())
                cell.moveRight(box.right())
            painter.setPen(Qt.PenStyle.NoPen if step else QPen(self._theme.colour("empty"), 1))
            painter.setBrush(self._theme.shade(self._colour, step) if step else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell, side * 0.2, side * 0.2)
            painter.setPen(self._theme.colour("text_soft"))
            text = box.adjusted(0, 0, -side - TINY, 0) if self.isRightToLeft() else box.adjusted(side + TINY, 0, 0, 0)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)

    def _boxes(self, width: int) -> Iterator[tuple[QRectF, str]]:
        """Each pair of cell and words, in lines as wide as there is room."""
        metrics = self.fontMetrics()
        tall, left, top = metrics.height(), 0.0, 0.0
        for words in self._words:
            wide = tall * 0.7 + TINY + metrics.horizontalAdvance(words)
            if left and left + wide > width:
                left, top = 0.0, top + tall + TINY
            yield QRectF(left, top, wide, tall), words
            left += wide + LARGE
