"""The base of charts that are painted into a picture once, and walked by keys and pointer above it.

What is on the picture and what a place is are the chart's own.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organic_desktop.ui.theme.theme import CAPTION, CONTROL_RADIUS, FOCUS_WIDTH, Theme


class PaintedChart(QWidget):
    """A chart with a fixed height in lines and a least width in characters, of the window's font."""

    LINES_HIGH, CHARACTERS_WIDE = 12, 30

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("n") * self.CHARACTERS_WIDE, metrics.height() * self.LINES_HIGH)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._repaint()
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._repaint()

    def _repaint(self) -> None:
        """Discard the picture and repaint."""
        self._picture = None
        self.update()

    def _new_picture(self) -> QPixmap:
        """Return an empty picture of the chart's size, as sharp as the screen."""
        sharp = self.devicePixelRatioF()
        picture = QPixmap(self.size() * sharp)
        picture.setDevicePixelRatio(sharp)
        picture.fill(Qt.GlobalColor.transparent)
        return picture

    def _pen_on(self, device: QWidget | QPixmap) -> QPainter:
        """Return a smooth painter in the small font."""
        painter = QPainter(device)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(CAPTION))
        return painter

    def _paint_focus(self, painter: QPainter) -> None:
        """Paint the frame of the focus, if the chart has it."""
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), FOCUS_WIDTH))
            around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(around, CONTROL_RADIUS, CONTROL_RADIUS)
