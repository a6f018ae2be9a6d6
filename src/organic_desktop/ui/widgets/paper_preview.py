"""The preview of a page: a sheet of paper as it will be saved, light in dark mode, too."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organic_desktop.ui.theme.theme import TINY, Theme

A4 = 297 / 210


class PagePreview(QWidget):
    """A page's picture, at most ``widest`` pixels wide, and so wide that it is ``share`` of the screen's height."""

    def __init__(self, theme: Theme, widest: int, share: float) -> None:
        super().__init__()
        self._theme = theme
        self._picture: QImage | None = None
        self.wide = min(widest, round(self.screen().availableSize().height() * share))
        self.setAccessibleName(self.tr("Preview of the page"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def is_shown(self) -> bool:
        """True once there is a picture."""
        return self._picture is not None

    @property
    def dots(self) -> int:
        """How many of the screen's dots the picture is to be wide."""
        return round(self.wide * self.devicePixelRatioF())

    def show_picture(self, picture: QImage | None) -> None:
        """Show a picture of the page, None for an empty sheet."""
        self._picture = picture
        if picture:
            picture.setDevicePixelRatio(picture.width() / self.wide)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        shape = self._picture.height() / self._picture.width() if self._picture else A4
        return QSize(self.wide + 2 * TINY, round(self.wide * shape) + 2 * TINY)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        sheet = self.rect().adjusted(TINY, TINY, -TINY, -TINY)
        painter.fillRect(sheet, "white")
        if self._picture:
            painter.drawImage(sheet.topLeft(), self._picture)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawRect(sheet)
