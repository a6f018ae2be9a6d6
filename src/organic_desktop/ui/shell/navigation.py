"""The pages in the sidebar's order, and the stack that builds each when it is first shown.

A page plugs in by a line of ``PAGES``, a folder of its name, and a function that imports it when it is first shown: an
import that a freezer sees, too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.ui.coach.page import CoachPage
    from organic_desktop.ui.history.page import HistoryPage
    from organic_desktop.ui.insights.page import InsightsPage
    from organic_desktop.ui.modules.page import ModulesPage
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.services.page import Actions, Navigator, Page
    from organic_desktop.ui.settings.page import SettingsPage
    from organic_desktop.ui.theme.theme import Theme
    from organic_desktop.ui.today.page import TodayPage
    from organic_desktop.ui.widgets.toast import Toast

LEAST_CHARACTERS, LEAST_LINES = 36, 8  # of a page in sight


@dataclass(frozen=True)
class Services:
    """The objects from which pages are built; each page's constructor takes what it uses."""

    app: App
    bridge: Bridge
    theme: Theme
    toast: Toast
    navigator: Navigator
    actions: Actions


class Place(NamedTuple):
    """One line of the registry: the name of the page, its folder and its icon; its title; what makes it."""

    name: str
    title: object  # of QT_TRANSLATE_NOOP, whose stub says no more
    make: Callable[[Services], Page]

    @property
    def words(self) -> str:
        """The title in the user's language."""
        return QCoreApplication.translate("Pages", str(self.title))


def _today(services: Services) -> Page:
    from organic_desktop.ui.today.page import TodayPage

    return TodayPage(services.app, services.theme)


def _history(services: Services) -> Page:
    from organic_desktop.ui.history.page import HistoryPage

    return HistoryPage(services.app, services.bridge, services.theme)


def _insights(services: Services) -> Page:
    from organic_desktop.ui.insights.page import InsightsPage

    return InsightsPage(
        services.app, services.bridge, services.theme, services.toast, services.navigator, services.actions
    )


def _modules(services: Services) -> Page:
    from organic_desktop.ui.modules.page import ModulesPage

    return ModulesPage(services.app, services.bridge, services.theme, services.navigator)


def _coach(services: Services) -> Page:
    from organic_desktop.ui.coach.page import CoachPage

    return CoachPage(services.app, services.bridge, services.theme, services.toast, services.navigator)


def _activity(services: Services) -> Page:
    from organic_desktop.ui.activity.page import ActivityPage

    return ActivityPage(
        services.app, services.bridge, services.theme, services.toast, services.navigator, services.actions
    )


def _settings(services: Services) -> Page:
    from organic_desktop.ui.settings.page import SettingsPage

    return SettingsPage(services.app, services.bridge, services.theme, services.actions, services.navigator)


# The order is the sidebar's and that of the keys Ctrl+1, Ctrl+2 …
PAGES = (
    Place("today", QT_TRANSLATE_NOOP("Pages", "Today"), _today),
    Place("history", QT_TRANSLATE_NOOP("Pages", "History"), _history),
    Place("insights", QT_TRANSLATE_NOOP("Pages", "Insights"), _insights),
    Place("modules", QT_TRANSLATE_NOOP("Pages", "Modules"), _modules),
    Place("coach", QT_TRANSLATE_NOOP("Pages", "Coach"), _coach),
    Place("activity", QT_TRANSLATE_NOOP("Pages", "Activity"), _activity),
    Place("settings", QT_TRANSLATE_NOOP("Pages", "Settings"), _settings),
)


class Pages(QStackedWidget):
    """Shows one page at a time, refreshed whenever it is shown and when rows of its tables change while it is.

    ``make`` builds a page when it is first shown. ``turned`` carries the name of the page shown, ``built`` the name
    of one just made, and it.
    """

    turned = Signal(str)
    built = Signal(str, object)

    def __init__(self, make: Callable[[Place], Page]) -> None:
        super().__init__()
        self._make = make
        self._built: dict[str, Page] = {}
        self.current = ""

    def minimumSizeHint(self) -> QSize:
        """Return a small size, whatever the pages want: a wide one would make the window larger than its screen, before
        it knows its width and wraps."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("n") * LEAST_CHARACTERS, metrics.height() * LEAST_LINES)

    @property
    def today(self) -> TodayPage:
        """The page of a day."""
        return cast("TodayPage", self.page("today"))

    def page(self, name: str) -> Page:
        """Return the page of this name; build it on first use."""
        if name not in self._built:
            place = next(place for place in PAGES if place.name == name)
            made = self._built[name] = self._make(place)
            widget = cast(QWidget, made)
            widget.setAccessibleName(place.words)
            self.addWidget(widget)
            self.built.emit(name, made)
        return self._built[name]

    def turn_to(self, name: str) -> Page:
        """Show a page; save what is being typed on the current one first, and stay there if that fails."""
        if self.current and name != self.current and not self.flush():
            return self.page(self.current)
        is_new = name not in self._built
        page = self.page(name)
        if not is_new:
            page.refresh()
        self.current = name
        self.setCurrentWidget(cast(QWidget, page))
        self.turned.emit(name)
        return page

    def focus_on(self, name: str) -> bool:
        """Show a page and focus it, so that Tab leads to its first part; False if another page has to stay."""
        page = cast(QWidget, self.turn_to(name))
        if self.current != name:
            return False
        focused = self.window().focusWidget()
        if focused is None or not page.isAncestorOf(focused):
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def show_day(self, day: date) -> None:
        """Show a day on the Today page."""
        if self.turn_to("today") is self.today:
            self.today.show_day(day)

    def show_module(self, name: str) -> None:
        """Show a module on the Modules page."""
        if self.turn_to("modules") is (page := self.page("modules")):
            cast("ModulesPage", page).open(name)

    def show_insights(self, part: str) -> None:
        """Show a part of the insights by its name."""
        if self.focus_on("insights"):
            cast("InsightsPage", self.page("insights")).open_part(part)

    def check_updates(self) -> None:
        """Show the settings, and look for a newer version of the program there."""
        if self.focus_on("settings"):
            cast("SettingsPage", self.page("settings")).check_updates()

    def ask_coach(self, module: str, topic: str, question: str) -> None:
        """Begin a conversation on the Coach page, with a question that is typed but not asked yet."""
        if self.turn_to("coach") is (page := self.page("coach")):
            cast("CoachPage", page).ask_about(module, topic, question)

    def search_notes(self) -> None:
        """Show the history with the keyboard in its search field."""
        if self.focus_on("history"):
            cast("HistoryPage", self.page("history")).search.setFocus()

    @Slot(object)
    def show_changes(self, tables: frozenset[str]) -> None:
        """Refresh the page in sight if it shows one of the tables; the others read anew when they are shown."""
        if self.current and not tables.isdisjoint((page := self._built[self.current]).tables):
            page.refresh()

    def refresh(self) -> None:
        """Refresh the page in sight."""
        if self.current:
            self._built[self.current].refresh()

    def is_in_sight(self, name: str) -> bool:
        """True if the page can be seen and used: nothing lies over it, and the window isn't hidden."""
        return self.is_shown(name) and self.isVisible() and not self.window().isMinimized()

    def is_shown(self, name: str) -> bool:
        """True if this page is the one on top, whether the window can be seen or not."""
        page = cast("QWidget | None", self._built.get(name))
        return page is not None and page is self.currentWidget()

    def flush(self) -> bool:
        """Save what is being typed on the page in sight; False if some of it can't be saved."""
        return not self.current or self._built[self.current].flush()

    def with_invalid_input(self) -> str | None:
        """Return the name of a page, in sight or not, that has invalid input; None if there is none."""
        return next((name for name, page in self._built.items() if page.invalid_input()), None)
