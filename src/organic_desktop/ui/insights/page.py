"""The insights page: a header that switches between its parts, each built when it is first shown.

What a part shows and reads is its own; a further part is a function that imports it, and a line of ``PARTS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organic_desktop.ui.services.page import Page
from organic_desktop.ui.theme.theme import PAGE_MARGIN, SMALL
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.controls import Segments

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.services.page import Actions, Navigator
    from organic_desktop.ui.theme.theme import Theme
    from organic_desktop.ui.widgets.toast import Toast


class InsightsPart(Protocol):
    """The widget of a part. Its constructor shows the data at once."""

    def refresh(self) -> None:
        """Read the database again and show it."""


class ProposesExperiments(Protocol):
    """The part of the experiments."""

    def propose(self, factor: str, outcome: str, lag: int) -> None:
        """Offer a new experiment: does ``factor`` change ``outcome``, ``lag`` days later?"""


@dataclass(frozen=True)
class PartServices:
    """The objects from which parts are built; each part's constructor takes what it uses."""

    app: App
    bridge: Bridge
    theme: Theme
    toast: Toast
    navigator: Navigator
    actions: Actions
    propose: Callable[[str, str, int], None] | None
    """Begins an experiment with a factor, an outcome and a lag; None without that part."""


class PartPlace(NamedTuple):
    """One line of the registry: the name of a part, as in the settings; its segment; its title; what makes it."""

    name: str
    segment: object  # of QT_TRANSLATE_NOOP, whose stub says no more
    title: object
    make: Callable[[PartServices], InsightsPart]


def _trends(services: PartServices) -> InsightsPart:
    from organic_desktop.ui.insights.trends import TrendsPart

    return TrendsPart(services.app, services.bridge, services.theme, services.navigator, services.actions)


def _links(services: PartServices) -> InsightsPart:
    from organic_desktop.ui.insights.links_part import LinksPart

    return LinksPart(services.app, services.bridge, services.theme, services.navigator, services.propose)


def _experiments(services: PartServices) -> InsightsPart:
    from organic_desktop.ui.insights.experiments_part import ExperimentsPart

    return ExperimentsPart(services.app, services.bridge, services.theme, services.actions)


PARTS = (
    PartPlace(
        "trends", QT_TRANSLATE_NOOP("InsightsPage", "Trends"), QT_TRANSLATE_NOOP("InsightsPage", "Insights"), _trends
    ),
    PartPlace(
        "links",
        QT_TRANSLATE_NOOP("InsightsPage", "Links"),
        QT_TRANSLATE_NOOP("InsightsPage", "Links between your numbers"),
        _links,
    ),
    PartPlace(
        "experiments",
        QT_TRANSLATE_NOOP("InsightsPage", "Experiments"),
        QT_TRANSLATE_NOOP("InsightsPage", "Experiments"),
        _experiments,
    ),
)


class InsightsPage(QWidget, Page):
    """The parts of the insights, one in sight; which one is remembered in the settings."""

    tables = frozenset({"wellness_entries", "experiment"})

    def __init__(
        self, app: App, bridge: Bridge, theme: Theme, toast: Toast, navigator: Navigator, actions: Actions
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._services = PartServices(
            app,
            bridge,
            theme,
            toast,
            navigator,
            actions,
            self._propose if any(each.name == "experiments" for each in PARTS) else None,
        )
        self._built: dict[str, InsightsPart] = {}
        self._title = label("", "title")
        self._segments = Segments(self.tr("Part"), {each.name: _words(each.segment) for each in PARTS})
        self._segments.chosen.connect(self._choose)
        self._parts = _Parts()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        chosen = app.settings.insights_part
        self.current = ""
        self.open_part(chosen if chosen in {each.name for each in PARTS} else PARTS[0].name)

    def open_part(self, name: str) -> InsightsPart:
        """Show a part by its name, read anew, and return it."""
        part = self._built.get(name)
        if part is None:
            part = self.part(name)
        else:
            part.refresh()
        self.current = name
        self._title.setText(_words(_place(name).title))
        self._turn_head()
        self._segments.show_choice(name)
        self._parts.setCurrentWidget(cast(QWidget, part))
        return part

    def part(self, name: str) -> InsightsPart:
        """Return the part of this name; build it on first use."""
        if name not in self._built:
            place = _place(name)
            made = self._built[name] = place.make(self._services)
            widget = cast(QWidget, made)
            widget.setAccessibleName(_words(place.segment))
            self._parts.addWidget(widget)
        return self._built[name]

    def refresh(self) -> None:
        """Refresh the part in sight; the others read anew when they are shown."""
        self._built[self.current].refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn_head()

    def _turn_head(self) -> None:
        """Put the segments below the title if there is no room beside it."""
        needed = self._title.sizeHint().width() + self._segments.sizeHint().width() + SMALL + 2 * PAGE_MARGIN[0]
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.LeftToRight if needed <= self.width() else directions.TopToBottom)

    def _choose(self, name: str) -> None:
        self._services.app.change_settings(insights_part=name)
        self.open_part(name)

    def _propose(self, factor: str, outcome: str, lag: int) -> None:
        """Turn to the experiments, and propose one."""
        self._choose("experiments")
        cast("ProposesExperiments", self.part("experiments")).propose(factor, outcome, lag)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, PAGE_MARGIN[1], 0, 0)
        outer.setSpacing(SMALL)
        self._head.setContentsMargins(PAGE_MARGIN[0], 0, PAGE_MARGIN[0], 0)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._segments, 0, Qt.AlignmentFlag.AlignLeading)
        outer.addLayout(self._head)
        outer.addWidget(self._parts, 1)


class _Parts(QStackedWidget):
    """The parts, one in sight; what one of them wants doesn't make the window larger."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def _place(name: str) -> PartPlace:
    return next(each for each in PARTS if each.name == name)


def _words(source: object) -> str:
    return QCoreApplication.translate("InsightsPage", str(source))
