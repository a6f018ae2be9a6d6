"""Every page, panel and dialog on small screens and with large letters: what the keyboard reaches can be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from time import monotonic
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.modules.page import ModulesPage
from organic_desktop.ui.shell.navigation import PAGES, Place
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.widgets.day_cards import DayCards
from organic_desktop.ui.widgets.layouts import Scrolled
from organic_desktop.wellness.schedule import Reminder
from tests.ui.conftest import OpenWindow
from tests.ui.finding import button, focusable, name_of

# What a window has on 1366 × 768 at 125 %, on 1024 × 600 and 800 × 480, on 1920 × 1080 at 200 %, on 768 × 1366
# upright: less a panel and its own title.
SIZES = [(1093, 550), (1024, 540), (800, 420), (960, 476), (768, 1300)]
LARGE = [(2, (1366, 700)), (2, (1024, 540)), (1.5, (800, 420))]  # so many times as large


@pytest.fixture
def full(app: App, today: date) -> App:
    """A device with something on every page."""
    for back in range(40):
        app.days.log(today - timedelta(days=back), {"sleep_hours": "7.5", "mood_score": 4, "water_intake_ml": 1990})
    app.days.write_notes(today, "word " * 300, "")
    app.modules.set("wellness", {"progress_percentage": 40, "current_focus": "a focus of some length " * 5})
    thread = app.conversations.start("wellness", "a topic of some length " * 5)
    app.conversations.send(thread.id, "word " * 300)
    app.reminders.save(Reminder("water", (time(9), time(12), time(15)), frozenset(range(5)), "water_intake_ml"))
    return app


@pytest.fixture
def letters(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    """So many times as large as usual."""
    scale = float(getattr(request, "param", 1))
    before, font = qapp.font(), qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    qapp.setFont(font)
    yield scale
    qapp.setFont(before)


def out_of_reach(inside: QWidget) -> list[str]:
    """What the keyboard reaches and no scrolling brings into sight, by name."""
    return [f"{name_of(each)!r} {type(each).__name__}: {why}" for each in focusable(inside) if (why := _hidden(each))]


def _hidden(widget: QWidget) -> str:
    """Why a widget can't be seen whole; "" where it can."""
    if widget.width() < min(12, widget.minimumSizeHint().width()) or widget.height() < 12:
        return f"it is {widget.size().toTuple()}"
    place, child = widget.rect(), widget
    while not child.isWindow():
        parent = child.parentWidget()
        assert parent
        place = place.translated(child.pos())
        area = parent.parentWidget()
        if isinstance(area, QScrollArea) and area.widget() is child:
            if not child.geometry().contains(place):
                return f"{place} beyond {child.geometry()} of what scrolls"
            off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            for bar, policy, too_large in (
                (area.horizontalScrollBar(), area.horizontalScrollBarPolicy(), child.width() > parent.width()),
                (area.verticalScrollBar(), area.verticalScrollBarPolicy(), child.height() > parent.height()),
            ):
                if too_large and (policy == off or not bar.maximum()):
                    return f"nothing scrolls to {place}"
            if child.width() > parent.width():
                return f"it has to be scrolled sideways: {child.width()} in {parent.width()}"
            if place.height() > parent.height() > 60:
                return f"taller than what is seen of it: {place.height()} in {parent.height()}" * (place.height() < 200)
            if parent.height() < 40:
                return f"only {parent.height()} of it are seen"
            place = QRect(QPoint(0, 0), place.size().boundedTo(parent.size()))  # scrolled to it
        elif not parent.rect().contains(place):
            return f"{place} beyond {parent.rect()} of {type(parent).__name__}"
        child = parent
    return ""


def views(window: MainWindow) -> Iterator[str]:
    """Turns to each page, and on it to each of its views; what is shown by now is what it is called."""
    for place in PAGES:
        page = cast(QWidget, window.workspace.pages.turn_to(place.name))
        if place.name == "settings":
            button(page, "Edit: ").setChecked(False)
            button(page, "Edit: ").click()
        if isinstance(page, ModulesPage):
            page.show_overview()
            yield "modules, all"
            page.open("wellness")
        yield place.name
        tabs = page.findChildren(QTabWidget)
        for each in tabs:
            for number in range(each.count()):
                each.setCurrentIndex(number)
                yield f"{place.name} {each.tabText(number)}"
        if place.name == "history":
            button(page, "View: Table").click()
            yield "history, table"
            button(page, "View: Year").click()


def in_a_moment(holds: Callable[[], bool]) -> bool:
    """Whether something holds within two seconds."""
    until = monotonic() + 2
    while not holds() and monotonic() < until:
        QApplication.processEvents()
    return holds()


def assert_all_is_reached(qtbot: QtBot, window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
    hidden: dict[str, list[str]] = {}
    for view in views(window):
        QApplication.processEvents()
        QApplication.processEvents()
        assert (window.width(), window.height()) == size, f"{view} needs more"
        in_a_moment(lambda: not out_of_reach(window))  # what a page reads in a thread is laid out a moment later
        hidden |= {view: found} if (found := out_of_reach(window)) else {}
    assert hidden == {}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_page_on_small_screens(qtbot: QtBot, full: App, open_window: OpenWindow, size: tuple[int, int]) -> None:
    assert_all_is_reached(qtbot, open_window(full), size)


@pytest.mark.parametrize(("letters", "size"), LARGE, indirect=["letters"], ids=str)
def test_every_page_with_large_letters(
    qtbot: QtBot, letters: float, full: App, open_window: OpenWindow, size: tuple[int, int]
) -> None:
    assert_all_is_reached(qtbot, open_window(full), size)


# -- by Tab -----------------------------------------------------------------------------------------------------------


def part_in_sight(widget: QWidget) -> QRect:
    """What is to be seen of it by now, in its own coordinates."""
    seen, above = widget.rect(), widget.parentWidget()
    while above:
        seen &= QRect(widget.mapFrom(above, QPoint(0, 0)), above.size())
        above = None if above.isWindow() else above.parentWidget()
    return seen


@pytest.mark.parametrize("back", [False, True], ids=["Tab", "Shift+Tab"])
@pytest.mark.parametrize("name", [place.name for place in PAGES])
def test_what_tab_leads_to_is_in_sight(full: App, open_window: OpenWindow, name: str, *, back: bool) -> None:
    """Also from outside of what scrolls: Qt then leaves the page where it was."""
    window = open_window(full)
    window.resize(1024, 540)
    page = cast(QWidget, window.workspace.pages.turn_to(name))
    if isinstance(page, ModulesPage):
        page.open("wellness")
    hidden = set()
    window.workspace.chip.setFocus()
    for _ in range(2 * len(focusable(window))):  # twice around
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
        QApplication.processEvents()
        reached = window.focusWidget()
        whole = reached.height() <= 200
        if whole and not in_a_moment(lambda reached=reached: part_in_sight(reached) == reached.rect()):  # type: ignore[misc]
            hidden.add(f"{name_of(reached)}: {part_in_sight(reached)} of {reached.rect()}")
    assert hidden == set()


@pytest.mark.parametrize("place", PAGES, ids=lambda place: place.name)
def test_the_sidebar_has_room_for_its_words(app: App, open_window: OpenWindow, place: Place) -> None:
    """Strong ones as well, and the right side of the ring around what has the keyboard; and for the chip's."""
    window = open_window(app)
    window.resize(1180, 700)
    window.workspace.pages.turn_to(place.name)
    QApplication.processEvents()
    chosen = button(window.workspace.sidebar, place.words)
    assert chosen.isChecked()
    assert chosen.width() >= chosen.sizeHint().width()
    assert part_in_sight(chosen) == chosen.rect()
    assert window.workspace.chip.text() == "On this computer"


@pytest.mark.parametrize("name", ["today", "history"])
def test_the_cards_of_a_day_never_need_more_width_than_there_is(full: App, open_window: OpenWindow, name: str) -> None:
    """Neither with what stands beside them, nor with what they are given to show after the window got its size."""
    window = open_window(full)
    page = cast(QWidget, window.workspace.pages.turn_to(name))
    scrolled: list[QWidget] = [page, *page.findChildren(Scrolled)]
    (area,) = (each for each in scrolled if isinstance(each, Scrolled) and each.isVisible())
    window.resize(1010, 540)
    QApplication.processEvents()
    (cards,) = (each for each in area.findChildren(DayCards) if each.isVisible())
    for part in (cards._beside, cards.cards["water_intake_ml"]):
        part.setMinimumWidth(330)
        for _ in range(4):
            QApplication.processEvents()
        assert area.horizontalScrollBar().maximum() == 0
