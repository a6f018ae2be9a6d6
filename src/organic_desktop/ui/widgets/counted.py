"""A button of the sidebar with a number at its end: how many things behind it want to be looked at."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from organic_desktop.ui.text.numbers import number
from organic_desktop.ui.theme.theme import CAPTION, SMALL, TINY, Theme

MOST = 99
TINY_FIGURES = 0.65  # on the icon alone, which is to be seen as well


class CountedButton(QPushButton):
    """Its words and its accessible name are the sidebar's; the number is added to what a screen reader says."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.count = 0

    def show_count(self, count: int) -> None:
        """None is shown for 0."""
        if count != self.count:
            self.count = count
            self.setAccessibleDescription(self.tr("%n to look at", "", count) if count else "")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(CAPTION if self.text() else TINY_FIGURES, strong=True))
        words = number(min(self.count, MOST), self.locale()) + ("+" if self.count > MOST else "")
        pill = self._pill(painter.fontMetrics(), words)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(self._theme.colour("on_accent"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def _pill(self, metrics: QFontMetrics, words: str) -> QRect:
        """At the end of the words, or on the icon's upper corner where it stands alone."""
        tall = metrics.height()
        pill = QRect(0, 0, max(tall, metrics.horizontalAdvance(words) + SMALL), tall)
        pill.moveTop(1 if not self.text() else (self.height() - tall) // 2)
        end = TINY if not self.text() else SMALL
        pill.moveLeft(end if self.isRightToLeft() else self.width() - pill.width() - end)
        return pill
