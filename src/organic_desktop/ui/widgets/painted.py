"""Small widgets that are drawn: the goal's ring, the mood's faces, a day's dots. The cards say what they mean."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from organic_desktop.ui.theme import CAPTION, CONTROL_RADIUS, FOCUS_WIDTH, SMALL, TINY, Theme
from organic_desktop.ui.widgets.numbers import number, percent

RING_WIDTH = 6
SIGN_LINES = 1.2
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
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._theme.font(CAPTION, strong=True))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, percent(round(self._share * 100), self.locale()))


class FaceButton(QAbstractButton):
    """One value of a scale from 1 to 5: a face with its number."""

    def __init__(self, theme: Theme, value: int) -> None:
        super().__init__()
        self.value = value
        self._theme = theme
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(round(line * 2.7), round(line * 3.9))

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(round(line * 1.9), round(line * 3.9))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft" if self.isChecked() else "background"))
            painter.drawRoundedRect(body, SMALL, SMALL)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), FOCUS_WIDTH))
            painter.drawRoundedRect(body, SMALL, SMALL)
        line = self.fontMetrics().height()
        side = round(line * 2.0)
        face = self._theme.icon(f"face-{self.value}", "accent" if self.isChecked() else "text_soft")
        face.paint(painter, round((self.width() - side) / 2), TINY + 2, side, side)
        painter.setPen(self._theme.colour("text" if self.isChecked() else "text_soft"))
        painter.setFont(self._theme.font(CAPTION, strong=self.isChecked()))
        painter.drawText(
            body.adjusted(0, side + TINY, 0, -2), Qt.AlignmentFlag.AlignCenter, number(self.value, self.locale())
        )


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
            painter.setPen(QPen(self._theme.colour(colour if logged else "line"), 1.5))
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
