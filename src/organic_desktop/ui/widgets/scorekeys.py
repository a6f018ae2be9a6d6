"""The keys that give a day its scores: 1 to 5 is the mood, E and then 1 to 5 the energy, in every keyboard layout.

A digit is its key, in the row above the letters or on the number pad, with Shift or without: French and Czech keyboards
have other characters there, and need Shift for the digit. Whether a key may write at all is for who asks
(day_keys.py, popup.py): docs/decisions/0029.
"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

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
