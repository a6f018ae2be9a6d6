"""Small painted widgets: the ring that fills up to a goal, the number that is typed over, the plus and minus buttons."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QSizePolicy, QWidget

from organic_desktop.ui.look import Look
from organic_desktop.ui.theme import CAPTION, SMALL, TITLE

FULL_CIRCLE = 360 * 16
TOP = 90 * 16
RING_LINES = 3.5
MOST_PERCENT = 999


def draw_ring(painter: QPainter, frame: QRectF, width: float, track: QColor, colour: QColor, share: float) -> None:
    """An arc of ``share`` of the circle, from the top, over its track."""
    half = width / 2
    frame = frame.adjusted(half, half, -half, -half)
    painter.setPen(QPen(track, width))
    painter.drawEllipse(frame)
    if share > 0:
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(frame, TOP, -round(FULL_CIRCLE * min(share, 1.0)))


class Ring(QWidget):
    """How much of a goal is reached; decoration beside the same thing in words."""

    def __init__(self, look: Look, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._token = token
        self._share: float | None = None
        self.setFixedSize(self.sizeHint())
        look.changed.connect(self._restyle)

    def show_share(self, share: float | None) -> None:
        """1.0 is the goal; None is nothing logged."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.lines(RING_LINES)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, width = self._look, self.width() / 10
        if self._share is None:
            pen = QPen(look.colour("line"), width / 3, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.1, 4.0])
            painter.setPen(pen)
            inset = width / 2
            painter.drawEllipse(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
            return
        draw_ring(painter, QRectF(self.rect()), width, look.colour("line"), look.colour(self._token), self._share)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(CAPTION, strong=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, f"{min(int(self._share * 100), MOST_PERCENT)}%")

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()


class NumberButton(QAbstractButton):
    """The hero of a card: a large number with a small unit on its baseline. A click, Enter or a digit types over it."""

    typing = Signal(str)
    cleared = Signal()
    stepped = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._unit = ""
        self._empty = True
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.typing.emit(""))
        look.changed.connect(self.updateGeometry)

    def show_number(self, text: str, unit: str, *, empty: bool) -> None:
        """``empty`` text is words, and calm."""
        self._unit, self._empty = unit, empty
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        hero = QFontMetrics(self._look.font(TITLE, strong=True))
        body = QFontMetrics(self._look.font())
        width = body.horizontalAdvance(self.text()) if self._empty else hero.horizontalAdvance(self.text())
        if self._unit and not self._empty:
            width += SMALL + body.horizontalAdvance(self._unit)
        return QSize(width + 2, hero.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.typing.emit("")
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.cleared.emit()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        elif event.text().isdigit() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.typing.emit(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hero = self._look.font(TITLE, strong=True)
        baseline = QFontMetrics(hero).ascent()
        painter.setFont(self._look.font() if self._empty else hero)
        painter.setPen(self._look.colour("text_soft" if self._empty else "text"))
        painter.drawText(QPointF(0, baseline), self.text())
        if self._unit and not self._empty:
            x = QFontMetrics(hero).horizontalAdvance(self.text()) + SMALL
            painter.setFont(self._look.font())
            painter.setPen(self._look.colour("text_soft"))
            painter.drawText(QPointF(x, baseline), self._unit)
        if self.underMouse() and self.isEnabled():
            painter.setPen(QPen(self._look.colour("accent"), 1))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class KeyButton(QPushButton):
    """A push button that takes Enter as well, and whose click with the mouse leaves the focus where it was."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class IconLabel(QLabel):
    """An icon beside words; the words carry the meaning."""

    def __init__(self, look: Look, name: str, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._name, self._token = look, name, token
        look.changed.connect(self._draw)
        self._draw()

    def show_icon(self, name: str, token: str) -> None:
        self._name, self._token = name, token
        self._draw()

    def _draw(self) -> None:
        size = self._look.lines(1.0)
        self.setPixmap(self._look.picture(self._name, self._token, size, self.devicePixelRatioF()))
