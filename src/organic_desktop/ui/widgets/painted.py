"""Small widgets that are drawn: the goal's ring, the mood's faces, a day's dots. The cards say what they mean."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from organic_desktop.ui.text.numbers import number, percent
from organic_desktop.ui.theme.theme import CAPTION, CONTROL_RADIUS, FOCUS_WIDTH, SMALL, TINY, Theme

RING_WIDTH = 6
MOST_PER_CENT = 9999
SIGN_LINES = 1.2
FACE_LINES = 2.0
HALF = Decimal("0.5")
FULL_TURN = 5760  # Qt's arcs are in sixteenths of a degree


class Ring(QWidget):
    """How much of a goal is reached, as an arc and in words; an empty ring where nothing is logged."""

    def __init__(self, theme: Theme, colour: str) -> None:
        super().__init__()
        self._theme, self._colour = theme, colour
        self._share: float | None = None
        theme.changed.connect(self.update)

    def show_share(self, share: float | None) -> None:
        """``share`` of the goal, 1.0 is all of it; None is "not logged"."""
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
        painter.setPen(QPen(line, RING_WIDTH if line != full else 1))  # in high contrast both may be words' colour
        painter.drawEllipse(circle)
        if self._share is None:
            return
        painter.setPen(QPen(full, RING_WIDTH, c=Qt.PenCapStyle.RoundCap))
        painter.drawArc(circle, FULL_TURN // 4, -round(FULL_TURN * min(self._share, 1.0)))
        if self._share > 1:
            self._mark_as_more(painter, QPointF(circle.center().x(), circle.top()), full)
        painter.setPen(self._theme.colour("text"))
        words, room = self.words(), side - 2 * RING_WIDTH
        if room > 0:  # none in a ring that isn't laid out yet
            painter.setFont(self._fitting(words, room))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, words)

    def words(self) -> str:
        """The share as it is written inside, "" for none."""
        if self._share is None:
            return ""
        shown = percent(min(self._share * 100, MOST_PER_CENT), self.locale())
        return f">{shown}" if self._share * 100 > MOST_PER_CENT else shown

    def _mark_as_more(self, painter: QPainter, top: QPointF, full: QColor) -> None:
        """A full ring that goes on: a bead where it closes, parted from it by the ground."""
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, radius in ((self._theme.colour("surface"), RING_WIDTH), (full, RING_WIDTH / 2)):
            painter.setBrush(colour)
            painter.drawEllipse(top, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _fitting(self, words: str, room: float) -> QFont:
        """The caption's font, smaller if the words need it: 2,800% has to stand in the same ring as 5%."""
        font = self._theme.font(CAPTION, strong=True)
        wide = QFontMetricsF(font).horizontalAdvance(words)
        if wide > room > 0:  # a ring that is laid out only now has none
            font.setPointSizeF(font.pointSizeF() * room / wide)
        return font


class FaceButton(QAbstractButton):
    """One value of a scale from 1 to 5: a face with its number, over the mark that its row paints (faces.py)."""

    INSET = 2

    def __init__(self, theme: Theme, value: int) -> None:
        super().__init__()
        self.value = value
        self._theme = theme
        self._is_near = self._covers = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_score(self, score: Decimal | None) -> None:
        """Show how near a score is: checked where it is this one, in its colour up to half a step away."""
        away = None if score is None else abs(score - self.value)
        self.setChecked(away == 0)
        self._is_near = away is not None and away <= HALF
        self._covers = away is not None and away < 1  # the score stands where the number would, or beside it
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(round(line * 2.7), round(line * 3.9))

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(round(line * 1.9), round(line * 3.9))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(self.INSET, self.INSET, -self.INSET, -self.INSET)
        if self.underMouse() and not self._is_near:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("background"))
            painter.drawRoundedRect(body, SMALL, SMALL)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), FOCUS_WIDTH))
            painter.drawRoundedRect(body, SMALL, SMALL)
        side = round(self.fontMetrics().height() * FACE_LINES)
        face = self._theme.icon(f"face-{self.value}", "accent" if self._is_near else "text_soft")
        face.paint(painter, round((self.width() - side) / 2), TINY + self.INSET, side, side)
        if not self._covers:
            self.write(painter, self._theme, body, number(self.value, self.locale()))

    @staticmethod
    def write(painter: QPainter, theme: Theme, body: QRectF, score: str, *, strong: bool = False) -> None:
        """A number below a face."""
        side = round(QFontMetrics(theme.font()).height() * FACE_LINES)
        painter.setPen(theme.colour("text" if strong else "text_soft"))
        painter.setFont(theme.font(CAPTION, strong=strong))
        below = body.adjusted(0, side + TINY, 0, -FaceButton.INSET)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, score)


class Sign(QWidget):
    """A small icon beside words that say the same; screen readers pass it by."""

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
    """Which metrics of a day are logged: a filled dot for each that is, an outlined one for each that isn't."""

    def __init__(self, theme: Theme, colours: tuple[str, ...]) -> None:
        super().__init__()
        self._theme, self._colours = theme, colours
        self._logged: tuple[bool, ...] = (False,) * len(colours)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def show_logged(self, logged: tuple[bool, ...]) -> None:
        """One truth for each metric, in the order of the colours."""
        self._logged = logged
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(round(line * SIGN_LINES) * len(self._colours), line)  # a Sign above each

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
    """An icon on a soft ground, as large as two lines of text."""

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
