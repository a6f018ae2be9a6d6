"""The tables of colours: light, dark, and what a system in high contrast has, whose own palette is left untouched."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette


class Colours(NamedTuple):
    """One table of colours, as #RRGGBB."""

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

# Every pair of words and ground in use; a test holds each at 4.5 : 1.
TEXT_PAIRS = (
    ("text", "background"),
    ("text", "surface"),
    ("text", "sidebar"),
    ("text_soft", "background"),
    ("text_soft", "surface"),
    ("text_soft", "sidebar"),
    ("accent", "surface"),
    ("error", "surface"),
    ("error", "background"),
    ("text", "accent_soft"),
    ("text_soft", "accent_soft"),
    ("on_accent", "accent"),
)

# What is drawn to be seen, on its ground, with no words beside it: 3 : 1.
DRAWN_PAIRS = (("empty", "surface"), ("empty", "background"))

Role = QPalette.ColorRole
# Which of the palette's colours each token is; where it has none of that kind, words are words' colour.
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
SOFT = 0.35  # of the highlight, on the ground of lists: a choice is seen, and its words are still in words' colour


def wants_contrast() -> bool:
    """Whether the system asks for high contrast; older versions of Qt don't know."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is None:
        return False
    return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def colours_of(palette: QPalette) -> Colours:
    """Every token, out of a palette."""
    soft = between(palette.color(Role.Base), palette.color(Role.Highlight), SOFT)
    return Colours(**{name: palette.color(role).name() for name, role in ROLES.items()}, accent_soft=soft.name())


def between(ground: QColor, full: QColor, share: float) -> QColor:
    """A colour on a ground that shines through it; a share of 1 is the colour itself."""
    return QColor.fromRgbF(
        ground.redF() + (full.redF() - ground.redF()) * share,
        ground.greenF() + (full.greenF() - ground.greenF()) * share,
        ground.blueF() + (full.blueF() - ground.blueF()) * share,
    )
