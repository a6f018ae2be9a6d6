"""The colour tables: light, dark, and the one read from the system's palette in high contrast."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette


class Colours(NamedTuple):
    """A table of colour tokens, as #RRGGBB."""

    background: str
    sidebar: str
    surface: str
    line: str
    empty: str
    text: str
    text_soft: str
    accent: str
    accent_soft: str
    on_accent: str
    sleep: str
    water: str
    meditation: str
    exercise: str
    error: str


LIGHT = Colours(
    background="#F6F5F1",
    sidebar="#EFEDE7",
    surface="#FFFFFF",
    line="#E4E2DB",
    empty="#868D88",
    text="#1F2421",
    text_soft="#5F6762",
    accent="#2F7D5B",
    accent_soft="#DCEFE5",
    on_accent="#FFFFFF",
    sleep="#2F7D5B",
    water="#3C82C4",
    meditation="#7A5FB0",
    exercise="#B7791F",
    error="#B3403A",
)
DARK = Colours(
    background="#161917",
    sidebar="#121513",
    surface="#1F2422",
    line="#303733",
    empty="#757F7A",
    text="#ECEFEA",
    text_soft="#A9B1AC",
    accent="#5FC495",
    accent_soft="#21382D",
    on_accent="#121513",
    sleep="#5FC495",
    water="#6FB1EE",
    meditation="#B39AE6",
    exercise="#E0A84A",
    error="#E2746D",
)

# Every pair of text and background in use; a test checks that each has a contrast of 4.5 : 1.
TEXT_PAIRS = (
    ("text", "background"),
    ("text", "surface"),
    ("text", "sidebar"),
    ("text_soft", "background"),
    ("text_soft", "surface"),
    ("text_soft", "sidebar"),
    ("accent", "surface"),
    ("accent", "background"),
    ("error", "surface"),
    ("error", "background"),
    ("text", "accent_soft"),
    ("text_soft", "accent_soft"),
    ("on_accent", "accent"),
)

# Painted shapes without text beside them, on their backgrounds: 3 : 1.
DRAWN_PAIRS = (("empty", "surface"), ("empty", "background"))

Role = QPalette.ColorRole
# The palette's role for each token in high contrast; without a matching one, the text colour.
ROLES = {
    "background": Role.Window,
    "sidebar": Role.Window,
    "surface": Role.Base,
    "line": Role.WindowText,
    "empty": Role.WindowText,
    "text": Role.WindowText,
    "text_soft": Role.WindowText,
    "accent": Role.Highlight,
    "on_accent": Role.HighlightedText,
    "sleep": Role.WindowText,
    "water": Role.WindowText,
    "meditation": Role.WindowText,
    "exercise": Role.WindowText,
    "error": Role.WindowText,
}
SOFT = 0.35  # share of the highlight behind selected rows, so that their text keeps its contrast


def wants_contrast() -> bool:
    """True if the system asks for high contrast; older versions of Qt can't tell."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def colours_of(palette: QPalette) -> Colours:
    """Return the colour tokens of a palette."""
    soft = between(palette.color(Role.Base), palette.color(Role.Highlight), SOFT)
    return Colours(**{name: palette.color(role).name() for name, role in ROLES.items()}, accent_soft=soft.name())


def between(ground: QColor, full: QColor, share: float) -> QColor:
    """Mix two colours; a share of 1 is ``full`` itself."""
    return QColor.fromRgbF(
        ground.redF() + (full.redF() - ground.redF()) * share,
        ground.greenF() + (full.greenF() - ground.greenF()) * share,
        ground.blueF() + (full.blueF() - ground.blueF()) * share,
    )
