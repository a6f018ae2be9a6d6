"""Which pages there are, in the sidebar's order, and the stack that builds each when it is first shown.

A page plugs in by a line of ``PAGES``, a folder of its name, and a function that imports it when it is first shown: an
import that a freezer sees, too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from organic_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.ui.shell.bridge import Bridge


LEAST_CHARACTERS, LEAST_LINES = 36, 8  # of a page in sight


class Place(NamedTuple):
    """One line of the registry: what the page, its folder and its icon are called, its title, and what makes it."""

    name: str
    title: object  # of QT_TRANSLATE_NOOP, whose stub says no more
    make: Callable[[Theme], Page]

    @property
    def words(self) -> str:
        """The title in the user's language."""
        return QCoreApplication.translate("Pages", str(self.title))


def _today(theme: Theme) -> Page:
    from organic_desktop.ui.today.page import TodayPage

    return TodayPage(theme)


def _history(theme: Theme) -> Page:
    from organic_desktop.ui.history.page import HistoryPage

    return HistoryPage(theme)


def _insights(theme: Theme) -> Page:
    from organic_desktop.ui.insights.page import InsightsPage

    return InsightsPage(theme)


def _modules(theme: Theme) -> Page:
    from organic_desktop.ui.modules.page import ModulesPage

    return ModulesPage(theme)


def _conversations(theme: Theme) -> Page:
    from organic_desktop.ui.conversations.page import ConversationsPage

    return ConversationsPage(theme)


def _activity(theme: Theme) -> Page:
    from organic_desktop.ui.activity.page import ActivityPage

    return ActivityPage(theme)


def _settings(theme: Theme) -> Page:
    from organic_desktop.ui.settings.page import SettingsPage

    return SettingsPage(theme)


# The order is the sidebar's and that of the keys Ctrl+1, Ctrl+2 …
PAGES = (
    Place("today", QT_TRANSLATE_NOOP("Pages", "Today"), _today),
    Place("history", QT_TRANSLATE_NOOP("Pages", "History"), _history),
    Place("insights", QT_TRANSLATE_NOOP("Pages", "Insights"), _insights),
    Place("modules", QT_TRANSLATE_NOOP("Pages", "Modules"), _modules),
    Place("conversations", QT_TRANSLATE_NOOP("Pages", "Conversations"), _conversations),
    Place("activity", QT_TRANSLATE_NOOP("Pages", "Activity"), _activity),
    Place("settings", QT_TRANSLATE_NOOP("Pages", "Settings"), _settings),
)


class Page(Protocol):
    """What the window asks of a page. ``flush`` (save what is being typed; whether all is saved) is optional, and so
    is ``page_wanted``, a signal with the name of another page that this one leads to."""

    def attach(self, app: App, bridge: Bridge) -> None:
        """Show the App's data from now on."""

    def refresh(self) -> None:
        """Rows changed: show what the database says now."""


class Pages(QStackedWidget):
    """Shows one page at a time, brought up to date whenever it comes into sight: nobody has to remember what changed.

    ``turned`` carries the name of the page that came into sight, ``built`` the name of one just made, and it.
    """

    turned = Signal(str)
    built = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._source: tuple[App, Bridge] | None = None
        self._built: dict[str, Page] = {}
        self.current = ""

    def minimumSizeHint(self) -> QSize:
        """Small, whatever the pages want: one that stands side by side would make the window larger than its screen,
        before it is told its width and stands in two lines."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("n") * LEAST_CHARACTERS, metrics.height() * LEAST_LINES)

    def page(self, name: str) -> Page:
        """The page of this name, built now if it never was."""
        if name not in self._built:
            place = next(place for place in PAGES if place.name == name)
            made = place.make(self._theme)
            cast(QWidget, made).setAccessibleName(place.words)
            self.addWidget(cast(QWidget, made))
            self._built[name] = made
            self.built.emit(name, made)
            if wanted := getattr(made, "page_wanted", None):
                wanted.connect(self.turn_to)
            if self._source:
                made.attach(*self._source)
        return self._built[name]

    def turn_to(self, name: str) -> Page:
        """Show a page; what is being typed on the one before is saved first, and stays shown where it can't be."""
        if self.current and name != self.current and not self.flush():
            return self.page(self.current)
        is_new = name not in self._built
        page = self.page(name)
        if self._source and not is_new:
            page.refresh()
        self.current = name
        self.setCurrentWidget(cast(QWidget, page))
        self.turned.emit(name)
        return page

    def attach(self, app: App, bridge: Bridge) -> None:
        """Give every page, also those built later, the App's data."""
        self._source = app, bridge
        for page in self._built.values():
            page.attach(app, bridge)

    def refresh(self) -> None:
        """Rows changed: the page in sight shows it now, the others when they come into sight."""
        if self._source and self.current:
            self._built[self.current].refresh()

    def is_in_sight(self, name: str) -> bool:
        """True if the page of this name can be seen and used: nothing lies over it, and the window isn't hidden."""
        return self.is_shown(name) and self.isVisible() and not self.window().isMinimized()

    def is_shown(self, name: str) -> bool:
        """True if this page is the one on top, whether the window can be seen or not."""
        page = cast("QWidget | None", self._built.get(name))
        return page is not None and page is self.currentWidget()

    def flush(self) -> bool:
        """Save what is being typed on the page in sight; whether all is saved."""
        flush = getattr(self._built.get(self.current), "flush", None)
        return flush is None or bool(flush())

    def with_unread(self) -> str | None:
        """The name of a page, in sight or not, with a value in a field that can't be read; None if there is none."""
        for name, page in self._built.items():
            unread = getattr(page, "unread", None)
            if unread and unread():
                return name
        return None
