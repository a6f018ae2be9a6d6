"""Sizes, spaces, fonts and the colours in use; widgets name tokens, never values."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

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
CONTROL_HEIGHT = 32  # at least; taller where the font is
CONTROL_LINES = 1.8
PAGE_MARGIN = (28, 22)
FOCUS_WIDTH = 2
SHADES = (0.16, 0.36, 0.56, 0.77, 1.0)  # shares of a colour, the rest is the surface
SHADOW = 70  # of 255
TITLE, HEADING, BODY, CAPTION = 2.0, 1.4, 1.0, 0.9  # times the system font's size
MIRRORED = {"previous": "next", "next": "previous", "undo": "redo", "redo": "undo"}  # from right to left
ICON_SIZE = 20  # the smallest drawn; larger ones follow the font
OURS = "Inter"
WEIGHTS = ("Regular", "SemiBold")
LAST_RESORTS = ("dejavu", "bitstream")  # what a system falls back on if nobody chose a font


class Theme(QObject):
    """The look in force; ``changed`` tells painted widgets to paint again."""

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
        """``system``, ``light`` or ``dark``; at once."""
        if appearance != self._appearance:  # dressing every widget again takes 50 ms of a start
            self._appearance = appearance
            self._apply()

    def colour(self, name: str) -> QColor:
        """A token as a QColor."""
        return QColor(getattr(self.colours, name))

    def shade(self, name: str, level: int) -> QColor:
        """A token's colour in one of five steps on a surface, 1 the faintest, 5 the colour itself."""
        return between(self.colour("surface"), self.colour(name), SHADES[level - 1])

    def icon(self, name: str, colour: str = "text_soft") -> QIcon:
        """An icon of ``resources/icons``, drawn in a token's colour; sharp at any scale."""
        return _icon(name, getattr(self.colours, colour))

    def dress(self, button: QAbstractButton, name: str, colour: str = "text_soft") -> None:
        """Give a button an icon as tall as its text's line."""
        side = round(button.fontMetrics().height() * 1.25)
        if button.isRightToLeft():
            name = MIRRORED.get(name, name)
        button.setIcon(self.icon(name, colour))
        button.setIconSize(QSize(side, side))

    def lift(self, widget: QWidget) -> None:
        """Lay a widget over the others: a soft shadow below it."""
        shadow = QGraphicsDropShadowEffect(widget)
        shadow.setBlurRadius(2 * HUGE)
        shadow.setOffset(0, SMALL)
        shadow.setColor(QColor(0, 0, 0, SHADOW))
        widget.setGraphicsEffect(shadow)

    def font(self, scale: float = BODY, *, strong: bool = False) -> QFont:
        """The system's font at one of the four sizes, with tabular figures."""
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
        self.application.setStyleSheet(_stylesheet(self.colours, font.pointSizeF(), tall))
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


def _stylesheet(c: Colours, points: float, tall: int) -> str:
    """Qt's stylesheet for the plain widgets; a dynamic property ``look`` picks a variant."""
    return f"""
    QWidget {{ color: {c.text}; }}
    QMainWindow, QDialog, QScrollArea, QWidget#page {{ background: {c.background}; border: none; }}
    QWidget#sidebar {{ background: {c.sidebar}; border-right: 1px solid {c.line}; }}
    QWidget#sidebar QScrollArea {{ background: transparent; }}
    QFrame[look="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {CARD_RADIUS}px; }}
    QLabel {{ background: transparent; border: none; }}
    QLabel[look="title"] {{ font-size: {points * TITLE}pt; font-weight: 600; }}
    QLabel[look="heading"] {{ font-size: {points * HEADING}pt; font-weight: 600; }}
    QLabel[look="question"] {{ font-size: {points * HEADING}pt; }}
    QLabel[look="strong"] {{ font-weight: 600; }}
    QLabel[look="soft"] {{ color: {c.text_soft}; }}
    QLabel[look="caption"] {{ color: {c.text_soft}; font-size: {points * CAPTION}pt; }}
    QLabel[look="error"] {{ color: {c.error}; font-size: {points * CAPTION}pt; }}
    QPushButton, QToolButton {{
        outline: none; background: {c.surface}; border: 1px solid {c.line}; border-radius: {CONTROL_RADIUS}px;
        padding: 0 {MEDIUM}px; min-height: {tall - 2}px;
    }}
    QToolButton {{ padding: 0 {SMALL}px; }}
    QPushButton:hover, QToolButton:hover {{ border-color: {c.accent}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {c.accent_soft}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {c.text_soft}; background: transparent; }}
    QPushButton:focus, QToolButton:focus, QLineEdit:focus {{ border: {FOCUS_WIDTH}px solid {c.accent}; }}
    QPushButton[look="primary"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; }}
    QPushButton[look="primary"]:focus {{ border: {FOCUS_WIDTH}px solid {c.text}; }}
    QPushButton[look="chip"] {{
        background: {c.accent_soft}; border: {FOCUS_WIDTH}px solid {c.accent_soft};
        border-radius: {tall // 2}px; font-weight: 600;
    }}
    QPushButton[look="chip"]:focus, QPushButton[look="chip"]:hover {{ border-color: {c.accent}; }}
    QPushButton[look="state"] {{ border-radius: {tall // 2}px; text-align: left; padding: 0 {SMALL}px; }}
    QPushButton[look="nav"] {{
        background: transparent; border: {FOCUS_WIDTH}px solid transparent; text-align: left; color: {c.text_soft};
    }}
    QPushButton[look="nav"]:checked {{ background: {c.accent_soft}; color: {c.text}; font-weight: 600; }}
    QPushButton[look="nav"]:focus {{ border-color: {c.accent}; }}
    QPushButton[look="nav"][compact="true"] {{ padding: 0; text-align: center; }}
    QPushButton[look="state"][compact="true"] {{ padding: 0; text-align: center; }}
    QFrame[look="toast"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {CARD_RADIUS}px; }}
    QFrame[look="floating"] {{
        background: {c.surface}; border: 1px solid {c.text_soft}; border-radius: {CARD_RADIUS}px;
    }}
    QFrame[look="floating"][corners="square"] {{ border-radius: 0; }}
    QFrame[look="floating"] QScrollArea {{ background: transparent; }}
    QFrame[look="floating"] QListView[look="rows"] {{ border: none; }}
    QLineEdit[look="search"], QLineEdit[look="search"]:focus {{
        border: none; border-bottom: 1px solid {c.line}; border-radius: 0; font-size: {points * 1.15}pt;
        min-height: {tall + SMALL}px;
    }}
    QTextBrowser, QPlainTextEdit[look="page"] {{
        background: {c.surface}; border: 1px solid {c.line}; border-radius: {CARD_RADIUS}px;
    }}
    QTextBrowser:focus, QPlainTextEdit[look="page"]:focus {{ border: {FOCUS_WIDTH}px solid {c.accent}; }}
    QPushButton[look="segment"] {{ border: {FOCUS_WIDTH}px solid transparent; background: transparent; }}
    QPushButton[look="segment"]:checked {{ background: {c.accent_soft}; border: 1px solid {c.accent}; }}
    QPushButton[look="segment"]:focus {{ border: {FOCUS_WIDTH}px solid {c.accent}; }}
    QPushButton[look="segment"]:hover {{ border-color: {c.accent}; }}
    QPushButton[look="number"] {{
        background: transparent; border: 1px solid {c.line}; padding: 2px {SMALL}px; text-align: left;
        margin: {FOCUS_WIDTH - 1}px;
        font-size: {points * TITLE}pt; font-weight: 600;
    }}
    QPushButton[look="number"]:hover {{ border-color: {c.accent}; }}
    QPushButton[look="number"]:focus {{ border: {FOCUS_WIDTH}px solid {c.accent}; margin: 0; }}
    QPushButton[look="number"][empty="true"] {{
        font-size: {points * BODY}pt; font-weight: normal; color: {c.text_soft};
    }}
    QPushButton[look="quiet"] {{
        background: transparent; border: {FOCUS_WIDTH}px solid transparent; padding: 0; min-height: {HUGE}px;
    }}
    QPushButton[look="quiet"]:focus, QPushButton[look="quiet"]:hover {{ border-color: {c.accent}; }}
    QPushButton[look="link"] {{
        background: transparent; border: {FOCUS_WIDTH}px solid transparent; padding: 0 {TINY}px; min-height: {HUGE}px;
        color: {c.accent};
    }}
    QPushButton[look="link"]:focus, QPushButton[look="link"]:hover {{ border-color: {c.accent}; }}
    QLineEdit {{
        background: {c.surface}; border: 1px solid {c.line}; border-radius: {CONTROL_RADIUS}px;
        padding: 0 {SMALL}px; min-height: {tall - 2}px; selection-background-color: {c.accent};
    }}
    QLineEdit, QPlainTextEdit {{ placeholder-text-color: {c.text_soft}; }}
    QLineEdit[refused="true"], QLineEdit[refused="true"]:focus {{ border: {FOCUS_WIDTH}px solid {c.error}; }}
    QLineEdit QToolButton {{ background: transparent; border: none; padding: 0; min-height: 0; }}
    QComboBox {{
        background: {c.surface}; border: 1px solid {c.line}; border-radius: {CONTROL_RADIUS}px;
        padding: 0 {MEDIUM}px; min-height: {tall - 2}px;
    }}
    QComboBox::drop-down {{ border: none; width: {HUGE}px; }}
    QComboBox::down-arrow {{ image: none; }}
    QComboBox:focus {{ border: {FOCUS_WIDTH}px solid {c.accent}; }}
    QAbstractItemView[look="found"] {{
        background: {c.surface}; border: {FOCUS_WIDTH}px solid {c.line}; border-radius: {CONTROL_RADIUS}px;
        gridline-color: {c.line}; outline: none;
        selection-background-color: {c.accent_soft}; selection-color: {c.text};
    }}
    QAbstractItemView[look="found"]:focus {{ border-color: {c.accent}; }}
    QTableView[look="found"]::item {{ padding: 0 {SMALL}px; }}
    QHeaderView, QTableCornerButton::section {{ background: {c.surface}; border: none; }}
    QHeaderView::section {{
        background: {c.surface}; color: {c.text_soft}; border: none; border-bottom: 1px solid {c.line};
        padding: {SMALL}px {MEDIUM - 1}px;
    }}
    QProgressBar {{ background: {c.line}; border: none; border-radius: {TINY}px; max-height: {SMALL}px; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: {TINY}px; }}
    QPlainTextEdit {{
        background: transparent; border: {FOCUS_WIDTH}px solid transparent; border-radius: {CONTROL_RADIUS}px;
    }}
    QPlainTextEdit:focus {{ border-color: {c.accent}; }}
    QListView[look="rows"] {{
        background: transparent; outline: none; border: {FOCUS_WIDTH}px solid transparent;
        border-radius: {CONTROL_RADIUS}px;
    }}
    QListView[look="rows"]:focus {{ border-color: {c.accent}; }}
    QListView[look="rows"]::item {{ padding: {SMALL}px {TINY}px; border-radius: {CONTROL_RADIUS}px; color: {c.text}; }}
    QListView[look="rows"]::item:hover {{ background: {c.background}; }}
    QListView[look="rows"]::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
    QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c.background}; }}
    QCalendarWidget QToolButton {{ background: transparent; border-color: transparent; font-weight: 600; }}
    QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
    QCalendarWidget QSpinBox {{ background: {c.surface}; border: 1px solid {c.line}; }}
    QCalendarWidget QAbstractItemView {{
        background: {c.background}; border: none; outline: none; color: {c.text};
        selection-background-color: {c.accent}; selection-color: {c.on_accent};
    }}
    QCalendarWidget QAbstractItemView:disabled {{ color: {c.text_soft}; }}
    QFrame[look="message"] {{
        background: {c.surface}; border: 1px solid {c.error}; border-radius: {CONTROL_RADIUS}px;
    }}
    QScrollBar:vertical {{ background: transparent; width: {MEDIUM}px; margin: 0; }}
    QScrollBar::handle:vertical {{
        background: {c.line}; border-radius: {TINY}px; min-height: {CONTROL_HEIGHT}px; margin: 0 {TINY // 2}px;
    }}
    QScrollBar:horizontal {{ background: transparent; height: {MEDIUM}px; margin: 0; }}
    QScrollBar::handle:horizontal {{
        background: {c.line}; border-radius: {TINY}px; min-width: {CONTROL_HEIGHT}px; margin: {TINY // 2}px 0;
    }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QScrollBar::handle:hover {{ background: {c.text_soft}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: transparent; height: 0; width: 0;
    }}
    QToolBar {{ background: {c.background}; border: none; padding: {TINY}px {SMALL}px; spacing: {TINY}px; }}
    QToolBar QToolButton:!focus:!hover {{ background: transparent; border-color: transparent; }}
    QMenuBar, QMenu {{ background: {c.background}; }}
    QMenu {{ border: 1px solid {c.line}; padding: {TINY}px; }}
    QMenu::item {{ padding: {TINY}px {HUGE}px; border-radius: {TINY}px; }}
    QMenuBar::item:selected, QMenu::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
    QMenu::item:disabled {{ color: {c.text_soft}; }}
    QToolTip {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.line}; padding: {TINY}px; }}
    """


def choose_typeface(application: QApplication) -> None:
    """Put Inter before the system's font if that is only a last resort; letters that Inter lacks still come from it."""
    font = application.font()
    found = QFontInfo(font).family()
    if found and not found.casefold().startswith(LAST_RESORTS):
        return
    loaded = [QFontDatabase.addApplicationFont(str(resource(f"fonts/Inter-{weight}.ttf"))) for weight in WEIGHTS]
    if all(number >= 0 for number in loaded):
        font.setFamilies([OURS, *font.families()])
        application.setFont(font)
