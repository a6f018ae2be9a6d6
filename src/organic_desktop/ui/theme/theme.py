"""Sizes, spaces, fonts, icons and the colours in use, by name; widgets name tokens, never values.

The colours follow the system's light, dark or high-contrast setting, or the user's choice. The stylesheet of plain
widgets is ``resources/theme/application.qss``; Inter, with its licence (SIL Open Font License), is in
``resources/fonts``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from string import Template

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QGraphicsDropShadowEffect, QWidget

from organic_desktop.core.paths import resource, resource_text
from organic_desktop.ui.theme.colours import DARK, LIGHT, Colours, between, colours_of, wants_contrast

TINY, SMALL, MEDIUM, LARGE, HUGE = 4, 8, 12, 16, 24
CARD_GAP = 14
CARD_RADIUS, CONTROL_RADIUS = 14, 8
CONTROL_HEIGHT = 32  # at least; more with a large font
CONTROL_LINES = 1.8
PAGE_MARGIN = (28, 22)
FOCUS_WIDTH = 2
SHADES = (0.16, 0.36, 0.56, 0.77, 1.0)  # shares of a colour, the rest is the surface
SHADOW = 70  # of 255
TITLE, HEADING, SEARCH, BODY, CAPTION = 2.0, 1.4, 1.15, 1.0, 0.9  # times the system font's size
MIRRORED = {"previous": "next", "next": "previous", "undo": "redo", "redo": "undo"}  # in right-to-left languages
ICON_SIZE = 20  # the smallest rendering, in pixels
INTER = "Inter"
INTER_WEIGHTS = ("Regular", "SemiBold")
FALLBACK_FONTS = ("dejavu", "bitstream")  # what a system uses if nobody chose a font


class Theme(QObject):
    """The current look; ``changed`` tells painted widgets to repaint."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        appearance: str = "system",
        contrast: Callable[[], bool] = wants_contrast,
    ) -> None:
        super().__init__(application)
        self.application = application
        self._appearance = appearance
        self._wants_contrast = contrast
        self.colours = LIGHT
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def set_appearance(self, appearance: str) -> None:
        """Switch to ``system``, ``light`` or ``dark``."""
        if appearance != self._appearance:  # styling every widget again takes 50 ms of the start
            self._appearance = appearance
            self._apply()

    def colour(self, name: str) -> QColor:
        """Return a colour token."""
        return QColor(getattr(self.colours, name))

    def shade(self, name: str, level: int) -> QColor:
        """Return a token's colour in one of five shades: 1 is the faintest, 5 the colour itself."""
        return between(self.colour("surface"), self.colour(name), SHADES[level - 1])

    def icon(self, name: str, colour: str = "text_soft") -> QIcon:
        """Return an icon of ``resources/icons`` in a token's colour, sharp at any scale."""
        return _icon(name, getattr(self.colours, colour))

    def set_icon(self, button: QAbstractButton, name: str, colour: str = "text_soft") -> None:
        """Give a button an icon as tall as its line of text."""
        side = round(button.fontMetrics().height() * 1.25)
        if button.isRightToLeft():
            name = MIRRORED.get(name, name)
        button.setIcon(self.icon(name, colour))
        button.setIconSize(QSize(side, side))

    def lift(self, widget: QWidget) -> None:
        """Give a floating widget a soft shadow."""
        shadow = QGraphicsDropShadowEffect(widget)
        shadow.setBlurRadius(2 * HUGE)
        shadow.setOffset(0, SMALL)
        shadow.setColor(QColor(0, 0, 0, SHADOW))
        widget.setGraphicsEffect(shadow)

    def font(self, scale: float = BODY, *, strong: bool = False) -> QFont:
        """Return the system's font at one of the sizes above, with tabular figures."""
        font = QFont(self.application.font())
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _apply(self) -> None:
        if self._wants_contrast():
            self.application.setPalette(QPalette())  # the system's own
            self.colours = colours_of(self.application.palette())
        else:
            dark = self._appearance == "dark"
            if self._appearance == "system":
                dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            self.colours = DARK if dark else LIGHT
            self.application.setPalette(_palette(self.colours))
        font = self.application.font()
        tall = max(CONTROL_HEIGHT, round(QFontMetrics(font).height() * CONTROL_LINES))
        self.application.setStyleSheet(stylesheet(self.colours, font.pointSizeF(), tall))
        self.changed.emit()


@cache
def _icon(name: str, colour: str) -> QIcon:
    from PySide6.QtSvg import QSvgRenderer

    drawing = resource_text(f"icons/{name}.svg").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    icon = QIcon()
    for size in (ICON_SIZE, 2 * ICON_SIZE, 4 * ICON_SIZE):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    for role, name in (
        (QPalette.ColorRole.Window, "background"),
        (QPalette.ColorRole.Base, "surface"),
        (QPalette.ColorRole.AlternateBase, "background"),
        (QPalette.ColorRole.Button, "surface"),
        (QPalette.ColorRole.WindowText, "text"),
        (QPalette.ColorRole.Text, "text"),
        (QPalette.ColorRole.ButtonText, "text"),
        (QPalette.ColorRole.PlaceholderText, "text_soft"),
        (QPalette.ColorRole.ToolTipBase, "surface"),
        (QPalette.ColorRole.ToolTipText, "text"),
        (QPalette.ColorRole.Highlight, "accent"),
        (QPalette.ColorRole.HighlightedText, "on_accent"),
        (QPalette.ColorRole.Link, "accent"),
    ):
        palette.setColor(role, QColor(getattr(colours, name)))
    soft = QColor(colours.text_soft)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, soft)
    return palette


def stylesheet(colours: Colours, points: float, tall: int) -> str:
    """Return ``resources/theme/application.qss`` with its tokens filled in.

    ``points`` is the system font's size, ``tall`` the height of a control in pixels.
    """
    tokens = colours._asdict() | _sizes(points, tall) | _drawings(colours)
    return Template(resource_text("theme/application.qss")).substitute(tokens)


def _sizes(points: float, tall: int) -> dict[str, str]:
    """Return the stylesheet's sizes with their units."""
    dot = max(TINY, tall // 8)  # half of the one in a chosen radio button
    pixels = {
        "tiny": TINY,
        "small": SMALL,
        "medium": MEDIUM,
        "huge": HUGE,
        "card_radius": CARD_RADIUS,
        "control_radius": CONTROL_RADIUS,
        "control_height": CONTROL_HEIGHT,
        "focus_width": FOCUS_WIDTH,
        "number_margin": FOCUS_WIDTH - 1,
        "header_padding": MEDIUM - 1,
        "handle_margin": TINY // 2,
        "control_inner_height": tall - 2,
        "control_half_height": tall // 2,
        "search_height": tall + SMALL,
        "avatar": tall // 2 * 3,
        "avatar_half": tall // 4 * 3,
        "arrow": 2 * dot,
        "radio": 4 * dot - 2,
        "radio_half": 2 * dot,
        "radio_dot": 2 * dot,
        "radio_ring": dot,
    }
    scales = {"title": TITLE, "heading": HEADING, "body": BODY, "caption": CAPTION, "search": SEARCH}
    fonts = {f"{name}_points": f"{points * scale}pt" for name, scale in scales.items()}
    return {name: f"{size}px" for name, size in pixels.items()} | fonts


def _drawings(colours: Colours) -> dict[str, str]:
    """Return the files of the stylesheet's drawings, each in light or dark ink, whichever is nearer to its colour."""

    def file(name: str, colour: str) -> str:
        ink = "light" if QColor(colour).lightnessF() > 0.5 else "dark"
        return resource(f"theme/{name}-{ink}.png").as_posix()

    return {"tick": file("tick", colours.on_accent), "down": file("down", colours.text_soft)}


def choose_typeface(application: QApplication) -> None:
    """Use Inter if the system has only a fallback font; letters that Inter lacks still come from that."""
    font = application.font()
    found = QFontInfo(font).family()
    if found and not found.casefold().startswith(FALLBACK_FONTS):
        return
    loaded = [QFontDatabase.addApplicationFont(str(resource(f"fonts/Inter-{weight}.ttf"))) for weight in INTER_WEIGHTS]
    if all(number >= 0 for number in loaded):
        font.setFamilies([INTER, *font.families()])
        application.setFont(font)
