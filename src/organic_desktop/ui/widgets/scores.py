"""Mood and energy: five faces, the card around them, and the keys that set them.

The scores of other clients may lie outside the five or between two of them; they are shown as they are. The owner makes
the edits, and decides when the keys apply (docs/decisions/0029).
"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from organic_desktop.ui.text.measures import column_word, format_widget_number, metric_name
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import CAPTION, FOCUS_WIDTH, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import SIGNS, Card, label
from organic_desktop.ui.widgets.metric_card import Number
from organic_desktop.ui.widgets.painted import Sign
from organic_desktop.ui.widgets.plain_text import set_tip
from organic_desktop.wellness.metrics import Metric

HALVES = {"+": Decimal("0.5"), "-": Decimal("-0.5"), "−": Decimal("-0.5")}
FIRST, LAST = 1, 5
FACE_LINES = 2.0
HALF = Decimal("0.5")
MOOD, ENERGY = "mood_score", "energy_level"
EXPIRES_MS = 6_000
# Scan codes of the keys 1 and E by Qt platform. On others only the typed character counts.
POSITIONS = {"xcb": (10, 26), "wayland": (10, 26), "windows": (2, 18)}
THIRD_LEVEL = 0x80  # AltGr on X11 and Wayland, for which Qt has no modifier
OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock,
    }
)  # fmt: skip
FIRST_SPECIAL = 0x01000000  # Qt's key codes from here on aren't characters


class FaceButton(QAbstractButton):
    """One value of the scale from 1 to 5: a face with its number, over the mark painted by ``Faces``."""

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
        """Show how near a score is: checked if it is this one, coloured up to half a step away."""
        away = None if score is None else abs(score - self.value)
        self.setChecked(away == 0)
        self._is_near = away is not None and away <= HALF
        self._covers = away is not None and away < 1  # the score is written in the number's place, or beside it
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
            self.write(painter, self._theme, body, format_number(self.value, self.locale()))

    @staticmethod
    def write(painter: QPainter, theme: Theme, body: QRectF, score: str, *, strong: bool = False) -> None:
        """Write a number below a face."""
        side = round(QFontMetrics(theme.font()).height() * FACE_LINES)
        painter.setPen(theme.colour("text" if strong else "text_soft"))
        painter.setFont(theme.font(CAPTION, strong=strong))
        below = body.adjusted(0, side + TINY, 0, -FaceButton.INSET)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, score)


class Faces(QWidget):
    """A row of faces. ``chosen`` carries the score, None to clear it; ``stepped`` the half that + or − adds.

    The arrow keys move the focus; Backspace and Delete clear.
    """

    chosen = Signal(object)
    stepped = Signal(object)

    def __init__(self, theme: Theme, metric: Metric) -> None:
        super().__init__()
        self._theme = theme
        self._value: Decimal | int | None = None
        self._buttons: list[FaceButton] = []
        self._faces = QButtonGroup(self)
        self._faces.setExclusive(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TINY)
        for value in range(FIRST, LAST + 1):
            face = FaceButton(theme, value)
            face.setAccessibleName(self.tr("{0} {1} of 5").format(metric_name(metric), value))
            face.installEventFilter(self)
            face.clicked.connect(lambda _=False, value=value: self._choose(value))
            self._buttons.append(face)
            self._faces.addButton(face, value)
            row.addWidget(face)
        self._clear = self._clear_button(self.tr("Clear {0}").format(column_word(metric.column)))
        row.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        theme.changed.connect(self._draw)
        self._draw()

    def show_value(self, value: Decimal | int | None) -> None:
        """Mark a day's score, or none."""
        self._value = value
        said = self.tr("Not logged") if value is None else self.tr("Now {0}").format(format_widget_number(self, value))
        for face in self._buttons:
            face.show_score(None if value is None else Decimal(value))
            face.setAccessibleDescription(said)
        if value is None and self._clear.hasFocus():
            self._faces.button(FIRST).setFocus()
        self._clear.setVisible(value is not None)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.text() in HALVES and event.modifiers() in _PLAIN:
                if not event.isAutoRepeat():
                    self.stepped.emit(HALVES[event.text()])
                return True
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                forth = (event.key() == Qt.Key.Key_Right) != self.isRightToLeft()
                self._move_focus(1 if forth else -1)
                return True
            if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
                self.chosen.emit(None)
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark below the faces, with the score in it."""
        if (place := self._mark()) is None or self._value is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.drawRoundedRect(place, SMALL, SMALL)
        FaceButton.write(painter, self._theme, place, format_widget_number(self, self._value), strong=True)

    def _mark(self) -> QRectF | None:
        """Return the place of the score: on a face, or proportionally between two."""
        if self._value is None or not FIRST <= self._value <= LAST:
            return None
        below = min(int(self._value), LAST - 1)
        one, next_one = (QRectF(self._faces.button(face).geometry()) for face in (below, below + 1))
        way = float(Decimal(self._value) - below)
        inset = FaceButton.INSET
        return one.translated((next_one.center() - one.center()) * way).adjusted(inset, inset, -inset, -inset)

    def _clear_button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("look", "quiet")
        button.setAccessibleName(name)
        set_tip(button, name)
        button.clicked.connect(lambda: self.chosen.emit(None))
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the faces must not move when the button appears
        button.setSizePolicy(policy)
        button.hide()
        return button

    def _draw(self) -> None:
        self._theme.set_icon(self._clear, "close", "text_soft")

    def _move_focus(self, by: int) -> None:
        """Move the focus along the faces; Qt does so in exclusive button groups only."""
        beside = self._faces.button(self._faces.id(self.focusWidget()) + by)  # type: ignore[arg-type]  # one of them
        if beside:
            beside.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, value: int) -> None:
        """Set a face's score; clicking the current one changes nothing."""
        self.chosen.emit(Decimal(value))
        self.show_value(self._value)  # Qt has unchecked the button


_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


class ScaleCard(Card):
    """The card of mood or energy, with the signals of ``Faces``; ``hint`` names its keys, if any."""

    chosen = Signal(object)
    stepped = Signal(object)

    def __init__(self, theme: Theme, metric: Metric, hint: str) -> None:
        super().__init__(metric_name(metric), Sign(theme, SIGNS[metric.column], "accent"))
        self._hint = hint
        self._faces = Faces(theme, metric)
        self._faces.chosen.connect(self.chosen)
        self._faces.stepped.connect(self.stepped)
        self.body.addWidget(self._faces)
        self._words = label("", "caption")
        self.body.addWidget(self._words)
        self.finish()
        self.show_value(None)

    def show_value(self, value: Number) -> None:
        """Show a day's score as it is, also one outside our scale."""
        self._value = value
        self._faces.show_value(value)
        shown = self.tr("Not logged") if value is None else format_widget_number(self, value)
        self._words.setText(f"{shown} · {self._hint}" if self._hint else shown)

    def show_hint(self, hint: str) -> None:
        """Show another hint."""
        self._hint = hint
        self.show_value(self._value)


class ScoreKeys(QObject):
    """Keys that set scores: 1 to 5 is the mood, E and then 1 to 5 the energy, in every keyboard layout.

    ``chosen`` carries a column and its score; ``awaiting`` whether the next digit is the energy's. A digit is its key,
    in the number row or on the number pad, with Shift or without: French and Czech keyboards have other characters
    there, and need Shift for the digit.
    """

    chosen = Signal(str, object)
    awaiting = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=EXPIRES_MS, singleShot=True)
        self._timer.timeout.connect(self.reset)
        self._awaits = False
        if application := QApplication.instance():
            application.focusChanged.connect(self._follow_focus)  # type: ignore[attr-defined]  # the stub has QtCore's

    def take(self, event: QKeyEvent) -> bool:
        """Handle a key press; True if it was one of these keys. A key held down counts once."""
        if event.key() in MODIFIERS:
            return False
        value, awaited = digit_of(event), self._awaits
        begins = not value and _is_energy(event)
        if event.isAutoRepeat():
            return bool(value) or begins
        self._await(begins)
        if value:
            self.chosen.emit(ENERGY if awaited else MOOD, Decimal(value))
        return bool(value) or begins or (awaited and event.key() == Qt.Key.Key_Escape)

    def reset(self) -> None:
        """Let the next digit be the mood's again."""
        self._await(False)

    def _follow_focus(self, _before: QWidget | None, _now: QWidget | None) -> None:
        """Forget a pressed E when the focus moves."""
        self.reset()

    def _await(self, awaits: bool) -> None:
        if awaits:
            self._timer.start()
        else:
            self._timer.stop()
        if awaits != self._awaits:
            self._awaits = awaits
            self.awaiting.emit(awaits)


def digit_of(event: QKeyEvent, platform: str = "") -> int:
    """Return 1 to 5 for that digit's key, else 0. A typed digit wins over the key's place: layouts may move digits."""
    key = event.key()
    if event.modifiers() & (OTHERS | Qt.KeyboardModifier.GroupSwitchModifier):
        return 0
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return key - Qt.Key.Key_0 if Qt.Key.Key_1 <= key <= Qt.Key.Key_5 else 0
    if _is_third_level(event, platform):
        return 0
    place = event.nativeScanCode() - _positions(platform)[0] + 1
    return place if 1 <= place <= 5 and key < FIRST_SPECIAL and not _is_latin(key) else 0


def _is_energy(event: QKeyEvent) -> bool:
    """True for the letter E, or for its key in a layout without Latin letters."""
    if event.modifiers() & (OTHERS | Qt.KeyboardModifier.GroupSwitchModifier):
        return False
    there = event.nativeScanCode() == _positions("")[1] and event.key() < FIRST_SPECIAL
    there = there and not _is_third_level(event)
    return event.key() == Qt.Key.Key_E or (there and not _is_latin(event.key()))


def _positions(platform: str) -> tuple[int, int]:
    name = (platform or QGuiApplication.platformName()).partition("-")[0]
    return POSITIONS.get(name, (-100, -100))


def _is_third_level(event: QKeyEvent, platform: str = "") -> bool:
    """True if the key was pressed with AltGr."""
    xkb = _positions(platform) == POSITIONS["xcb"]
    return xkb and bool(event.nativeModifiers() & THIRD_LEVEL)


def _is_latin(key: int) -> bool:
    return Qt.Key.Key_A <= key <= Qt.Key.Key_Z
