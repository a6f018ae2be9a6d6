"""Small painted widgets: the ring of a goal, icons, and the dots of a day."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organic_desktop.ui.text.numbers import format_percent
from organic_desktop.ui.theme.theme import CAPTION, CONTROL_RADIUS, TINY, Theme

RING_WIDTH = 6
MOST_PER_CENT = 9999
SIGN_LINES = 1.2
FULL_TURN = 5760  # Qt's arcs are in sixteenths of a degree


class Ring(QWidget):
    """The share of a goal that is reached, as an arc and in per cent; an empty ring if nothing is logged."""

    def __init__(self, theme: Theme, colour: str) -> None:
        super().__init__()
        self._theme, self._colour = theme, colour
        self._share: float | None = None
        theme.changed.connect(self.update)

    def show_share(self, share: float | None) -> None:
        """Show a share of the goal: 1.0 is all of it, None is "not logged"."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * 3.9)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) - RING_WIDTH
        circle = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        line, full = self._theme.colour("line"), self._theme.colour(self._colour)
        painter.setPen(QPen(line, RING_WIDTH if line != full else 1))  # in high contrast both may be the text colour
        painter.drawEllipse(circle)
        if self._share is None:
            return
        painter.setPen(QPen(full, RING_WIDTH, c=Qt.PenCapStyle.RoundCap))
        painter.drawArc(circle, FULL_TURN // 4, -round(FULL_TURN * min(self._share, 1.0)))
        if self._share > 1:
            self._mark_as_more(painter, QPointF(circle.center().x(), circle.top()), full)
        painter.setPen(self._theme.colour("text"))
        words, room = self.words(), side - 2 * RING_WIDTH
        if room > 0:  # 0 before the first layout
            painter.setFont(self._fitting(words, room))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, words)

    def words(self) -> str:
        """Return the text inside the ring, "" for none."""
        if self._share is None:
            return ""
        shown = format_percent(min(self._share * 100, MOST_PER_CENT), self.locale())
        return f">{shown}" if self._share * 100 > MOST_PER_CENT else shown

    def _mark_as_more(self, painter: QPainter, top: QPointF, full: QColor) -> None:
        """Mark more than 100% with a bead where the ring closes."""
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, radius in ((self._theme.colour("surface"), RING_WIDTH), (full, RING_WIDTH / 2)):
            painter.setBrush(colour)
            painter.drawEllipse(top, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _fitting(self, words: str, room: float) -> QFont:
        """Return the caption font, smaller if needed: 2,800% has to fit into the same ring as 5%."""
        font = self._theme.font(CAPTION, strong=True)
        wide = QFontMetricsF(font).horizontalAdvance(words)
        if wide > room > 0:
            font.setPointSizeF(font.pointSizeF() * room / wide)
        return font


class Sign(QWidget):
    """A small decorative icon; screen readers skip it."""

    def __init__(self, theme: Theme, icon: str, colour: str) -> None:
        super().__init__()
        self._theme, self._icon, self._colour = theme, icon, colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * SIGN_LINES)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._theme.icon(self._icon, self._colour).paint(painter, self.rect())


class DayDots(QWidget):
    """A dot for each metric of a day: filled if it is logged, else outlined."""

    def __init__(self, theme: Theme, colours: tuple[str, ...]) -> None:
        super().__init__()
        self._theme, self._colours = theme, colours
        self._logged: tuple[bool, ...] = (False,) * len(colours)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def show_logged(self, logged: tuple[bool, ...]) -> None:
        """Show whether each metric is logged, in the order of the colours."""
        self._logged = logged
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(round(line * SIGN_LINES) * len(self._colours), line)  # one below each Sign of the heading

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / len(self._colours)
        radius = min(step, self.height()) * 0.24
        for place, (colour, logged) in enumerate(zip(self._colours, self._logged, strict=True)):
            painter.setPen(QPen(self._theme.colour(colour if logged else "empty"), 1.5))
            painter.setBrush(self._theme.colour(colour) if logged else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(step * (place + 0.5), self.height() / 2), radius, radius)


class IconTile(QWidget):
    """An icon on a soft background, as large as two lines of text."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        side = round(self.fontMetrics().height() * 2.2)
        self.setFixedSize(side, side)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def show_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.drawRoundedRect(QRectF(self.rect()), CONTROL_RADIUS + TINY, CONTROL_RADIUS + TINY)
        inset = round(self.width() * 0.2)
        self._theme.icon(self._icon, "accent").paint(painter, self.rect().adjusted(inset, inset, -inset, -inset))
