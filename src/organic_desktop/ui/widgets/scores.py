"""Mood and energy: the five faces, the card around them, and the keys that set them."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from organic_desktop.ui.text.measures import column_word, metric_name, number_text
from organic_desktop.ui.theme.theme import SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import SIGNS, Card, label
from organic_desktop.ui.widgets.metric_card import Number
from organic_desktop.ui.widgets.painted import FaceButton, Sign
from organic_desktop.ui.widgets.plain_text import set_tip
from organic_desktop.wellness.entry import Metric

HALVES = {"+": Decimal("0.5"), "-": Decimal("-0.5"), "−": Decimal("-0.5")}
FIRST, LAST = 1, 5
MOOD, ENERGY = "mood_score", "energy_level"
EXPIRES_MS = 6_000
# Where the keys are: the codes of the key 1 and of the key E by Qt's platform. Elsewhere only what is typed tells.
POSITIONS = {"xcb": (10, 26), "wayland": (10, 26), "windows": (2, 18)}
THIRD_LEVEL = 0x80  # X11's and Wayland's sign of AltGr, which Qt has no modifier for there
OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock,
    }
)  # fmt: skip
FIRST_SPECIAL = 0x01000000  # from here on, Qt's keys are no characters


class Faces(QWidget):
    """``chosen`` carries the score, or None to clear it, ``keyed`` a score that a key went to."""

    chosen = Signal(object)
    keyed = Signal(object)

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
        """Mark a day's score where it lies, or none."""
        self._value = value
        said = self.tr("Not logged") if value is None else self.tr("Now {0}").format(number_text(self, value))
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
                    self._go_by(HALVES[event.text()])
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
        """The mark below the faces, with the score in it."""
        if (place := self._mark()) is None or self._value is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.drawRoundedRect(place, SMALL, SMALL)
        FaceButton.write(painter, self._theme, place, number_text(self, self._value), strong=True)

    def _mark(self) -> QRectF | None:
        """Where the score lies: on a face, or between two as far as it is from one to the other."""
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
        policy.setRetainSizeWhenHidden(True)  # no face moves away from who presses it
        button.setSizePolicy(policy)
        button.hide()
        return button

    def _draw(self) -> None:
        self._theme.set_icon(self._clear, "close", "text_soft")

    def _move_focus(self, by: int) -> None:
        """Qt moves it within groups of which one is always chosen only."""
        beside = self._faces.button(self._faces.id(self.focusWidget()) + by)  # type: ignore[arg-type]  # one of them
        if beside:
            beside.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, value: int) -> None:
        """A click chooses; on what is chosen already it changes nothing."""
        self.chosen.emit(Decimal(value))
        self.show_value(self._value)  # Qt has unchecked it

    def _go_by(self, half: Decimal) -> None:
        """Up or down from what is chosen, within the scale; the middle where nothing is."""
        new = Decimal(3) if self._value is None else max(Decimal(FIRST), min(Decimal(LAST), self._value + half))
        self.keyed.emit(new)


_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


class ScaleCard(Card):
    """Mood or energy; ``hint`` names the keys that set it, "" where none does. The signals are those of ``Faces``."""

    chosen = Signal(object)
    keyed = Signal(object)

    def __init__(self, theme: Theme, metric: Metric, hint: str) -> None:
        super().__init__(metric_name(metric), Sign(theme, SIGNS[metric.column], "accent"))
        self._hint = hint
        self._faces = Faces(theme, metric)
        self._faces.chosen.connect(self.chosen)
        self._faces.keyed.connect(self.keyed)
        self.body.addWidget(self._faces)
        self._words = label("", "caption")
        self.body.addWidget(self._words)
        self.finish()
        self.show_value(None)

    def show_value(self, value: Number) -> None:
        """Show a day's score as it is, also one that another client gave outside our scale."""
        self._value = value
        self._faces.show_value(value)
        shown = self.tr("Not logged") if value is None else number_text(self, value)
        self._words.setText(f"{shown} · {self._hint}" if self._hint else shown)

    def show_hint(self, hint: str) -> None:
        """Name other keys."""
        self._hint = hint
        self.show_value(self._value)


class ScoreKeys(QObject):
    """``chosen`` carries a column and its score; ``awaiting`` says whether the next digit is the energy's."""

    chosen = Signal(str, object)
    awaiting = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=EXPIRES_MS, singleShot=True)
        self._timer.timeout.connect(self.forget)
        self._awaits = False
        if application := QApplication.instance():
            application.focusChanged.connect(self._follow_focus)  # type: ignore[attr-defined]  # the stub has QtCore's

    def take(self, event: QKeyEvent) -> bool:
        """Choose what a key press means; True if it was one of these keys. Held down, a key counts once."""
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

    def forget(self) -> None:
        """The next digit is the mood's again."""
        self._await(False)

    def _follow_focus(self, _before: QWidget | None, _now: QWidget | None) -> None:
        """Who went elsewhere in between has done something else."""
        self.forget()

    def _await(self, awaits: bool) -> None:
        if awaits:
            self._timer.start()
        else:
            self._timer.stop()
        if awaits != self._awaits:
            self._awaits = awaits
            self.awaiting.emit(awaits)


def digit_of(event: QKeyEvent, platform: str = "") -> int:
    """1 to 5 for the key of that digit, else 0. What is typed goes before the place: some layouts move the digits."""
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
    """The letter E, or its key where the layout's letters aren't Latin ones."""
    if event.modifiers() & (OTHERS | Qt.KeyboardModifier.GroupSwitchModifier):
        return False
    there = event.nativeScanCode() == _positions("")[1] and event.key() < FIRST_SPECIAL
    there = there and not _is_third_level(event)
    return event.key() == Qt.Key.Key_E or (there and not _is_latin(event.key()))


def _positions(platform: str) -> tuple[int, int]:
    name = (platform or QGuiApplication.platformName()).partition("-")[0]
    return POSITIONS.get(name, (-100, -100))


def _is_third_level(event: QKeyEvent, platform: str = "") -> bool:
    """Whether the key was pressed with AltGr, for another character than its own."""
    xkb = _positions(platform) == POSITIONS["xcb"]
    return xkb and bool(event.nativeModifiers() & THIRD_LEVEL)


def _is_latin(key: int) -> bool:
    return Qt.Key.Key_A <= key <= Qt.Key.Key_Z
