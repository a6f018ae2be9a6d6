"""How it looks, for everyone: names for screen readers, contrast, themes, small screens and large fonts."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.account.dialog import AccountDialog
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.theme.colours import DARK, DRAWN_PAIRS, LIGHT, TEXT_PAIRS, Colours, colours_of
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.painted import RING_WIDTH, DayDots, Ring
from tests.ui.conftest import OpenWindow
from tests.ui.finding import focusable, name_of


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    one = QColor(colour)
    parts = (one.redF(), one.greenF(), one.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def cut_off(window: MainWindow) -> list[str]:
    """Names of what the keyboard reaches on the page and the eye does not, for want of width."""
    page = window.workspace.today.viewport()
    return [name_of(each) for each in focusable(window.workspace.today) if not _fits(each, page)]


def _fits(widget: QWidget, page: QWidget) -> bool:
    left = widget.mapTo(page, QPoint(0, 0)).x()
    return left >= 0 and left + widget.width() <= page.width() and widget.width() >= widget.minimumSizeHint().width()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), TEXT_PAIRS)
def test_contrast(colours: Colours, words: str, ground: str) -> None:
    one, other = sorted((luminance(getattr(colours, words)), luminance(getattr(colours, ground))))
    assert (other + 0.05) / (one + 0.05) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("drawn", "ground"), DRAWN_PAIRS)
def test_what_is_drawn_is_seen(colours: Colours, drawn: str, ground: str) -> None:
    one, other = sorted((luminance(getattr(colours, drawn)), luminance(getattr(colours, ground))))
    assert (other + 0.05) / (one + 0.05) >= 3


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_an_empty_day_is_seen(window: MainWindow, appearance: str) -> None:
    window.theme.set_appearance(appearance)
    (dots, *_) = window.workspace.today.week.findChildren(DayDots)
    picture = dots.grab().toImage()
    colours = {picture.pixelColor(x, y).name().upper() for x in range(picture.width()) for y in range(picture.height())}
    strongest = max(abs(luminance(each) - luminance(window.theme.colours.surface)) for each in colours)
    empty = abs(luminance(window.theme.colours.empty) - luminance(window.theme.colours.surface))
    assert strongest > empty * 0.9


def test_everything_has_a_name(window: MainWindow) -> None:
    reached = focusable(window)
    assert len(reached) > 20
    assert [each for each in reached if not name_of(each)] == []


def test_everything_in_the_account_dialog_has_a_name(qtbot: QtBot, window: MainWindow, app: App) -> None:
    dialog = AccountDialog(app, window.bridge, window)
    with qtbot.waitExposed(dialog):
        dialog.open()
    reached = focusable(dialog)
    assert len(reached) >= 6
    assert [each for each in reached if not name_of(each)] == []
    dialog.reject()


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_a_box_is_seen_and_whether_it_is_ticked(window: MainWindow, appearance: str) -> None:
    """Fusion's own outline is darker than the window, which in the dark is no outline at all."""
    window.theme.set_appearance(appearance)
    box = QCheckBox(window.centralWidget())
    box.show()

    def contrast(colour: str) -> float:
        one, other = sorted((luminance(colour), luminance(window.theme.colours.background)))
        return (other + 0.05) / (one + 0.05)

    def drawn() -> set[str]:
        picture = box.grab().toImage()
        places = product(range(picture.width()), range(picture.height()))
        return {picture.pixelColor(x, y).name().upper() for x, y in places}

    unticked, ticked = drawn(), {window.theme.colours.accent, window.theme.colours.on_accent}
    assert max(map(contrast, unticked)) >= 3
    assert not ticked <= unticked
    box.setChecked(True)
    assert ticked <= drawn()


def test_themes_change_at_once(window: MainWindow) -> None:
    grounds = {}
    for appearance in ("dark", "light", "dark"):
        window.theme.set_appearance(appearance)
        picture = window.grab().toImage()
        grounds[appearance] = picture.pixelColor(picture.width() - 3, picture.height() // 2).name().upper()
    assert grounds == {"dark": DARK.background, "light": LIGHT.background}


def test_a_system_in_high_contrast_keeps_its_palette(qapp: QApplication) -> None:
    before = qapp.palette(), qapp.styleSheet()
    qapp.setPalette(QPalette())
    system = qapp.palette()
    theme = Theme(qapp, "dark", contrast=lambda: True)
    assert qapp.palette() == system
    assert theme.colour("text") == system.color(QPalette.ColorRole.WindowText)
    assert theme.colour("accent") == system.color(QPalette.ColorRole.Highlight)
    theme.deleteLater()
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])


def high_contrast() -> QPalette:
    """White and yellow on black, as some systems have it."""
    palette = QPalette()
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        palette.setColor(role, QColor("#000000"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#ffffff"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#ffff00"))
    return palette


def test_in_high_contrast_what_is_chosen_is_seen_and_read() -> None:
    colours = colours_of(high_contrast())
    soft, words, ground = map(luminance, (colours.accent_soft, colours.text, colours.surface))
    assert (words + 0.05) / (soft + 0.05) >= 4.5
    assert (soft + 0.05) / (ground + 0.05) >= 1.5


def test_in_high_contrast_a_ring_still_says_how_full_it_is(qtbot: QtBot, window: MainWindow) -> None:
    ring = Ring(window.theme, "water")
    qtbot.addWidget(ring)
    window.theme.colours = colours_of(high_contrast())
    ring.resize(ring.sizeHint())
    ring.show_share(0.5)
    picture = ring.grab().toImage()
    inner, middle = RING_WIDTH - 1, picture.height() // 2
    reached = picture.pixelColor(picture.width() - 1 - inner, middle)
    left = picture.pixelColor(inner, middle)
    assert reached == QColor("#ffffff")
    assert left != reached


@pytest.mark.parametrize("size", [1, 2])
@pytest.mark.parametrize("share", [0.05, 1.0, 28.0, 1e6])
def test_any_share_fits_its_ring(qtbot: QtBot, window: MainWindow, share: float, size: int) -> None:
    ring = Ring(window.theme, "water")
    qtbot.addWidget(ring)
    font = window.theme.application.font()
    window.theme.application.setFont(QFont(font.family(), font.pointSize() * size))
    ring.resize(ring.sizeHint())
    ring.show_share(share)
    assert not ring.grab().isNull()
    words, room = ring.words(), ring.width() - 3 * RING_WIDTH
    assert words == {0.05: "5%", 1.0: "100%", 28.0: "2,800%", 1e6: ">9,999%"}[share]
    assert QFontMetricsF(ring._fitting(words, room)).horizontalAdvance(words) <= room + 1
    window.theme.application.setFont(font)


def test_more_than_all_is_marked(qtbot: QtBot, window: MainWindow) -> None:
    ring = Ring(window.theme, "water")
    qtbot.addWidget(ring)
    ring.resize(ring.sizeHint())
    ring.show_share(1.0)
    full = ring.grab().toImage()
    ring.show_share(28.0)
    beside = QPoint(ring.width() // 2 - RING_WIDTH + 1, RING_WIDTH // 2)
    assert ring.grab().toImage().pixelColor(beside) != full.pixelColor(beside)


def test_a_small_screen_cuts_nothing_off(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: window.width() == 1024 and window.height() == 640)
    assert window.workspace.today.horizontalScrollBar().maximum() == 0
    assert cut_off(window) == []


def test_a_doubled_font_cuts_nothing_off(qtbot: QtBot, qapp: QApplication, app: App, open_window: OpenWindow) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    window = open_window(app)
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: window.width() == 1024 and window.workspace.today.horizontalScrollBar().maximum() == 0)
    qtbot.waitUntil(lambda: cut_off(window) == [])
