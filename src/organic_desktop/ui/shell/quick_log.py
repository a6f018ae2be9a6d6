"""Logs for the user's today from wherever they are: a menu, the palette, the tray, without a page in between.

The day that a page shows is edited by the page itself (widgets/day_cards.py).
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.shell.toast import tell
from organic_desktop.ui.text.measures import Measures, metric_name
from organic_desktop.ui.text.messages import problem_of, title_of
from organic_desktop.wellness.metrics import Metric

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.store.journal import Source
    from organic_desktop.store.schema import WellnessEntry
    from organic_desktop.ui.shell.window import MainWindow


class QuickLog(QObject):
    """Does nothing until ``attach``."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._app: App | None = None

    def attach(self, app: App) -> None:
        """Log to this App's days from now on."""
        self._app = app

    def step(self, metric: Metric, number: int) -> None:
        """Add one of the metric's steps, in the user's units."""
        if app := self._app:
            step = app.units().steps(metric)[number]
            self._log(app, metric, lambda: app.days.step(app.today(), metric, step, source=self._source()))

    def choose(self, metric: Metric, value: Decimal) -> None:
        """Set a metric."""
        if app := self._app:
            self._log(app, metric, lambda: app.days.log(app.today(), {metric.column: value}, source=self._source()))

    def _source(self) -> Source:
        """Where nobody looks at the window, it was the tray."""
        return "typed" if self._window.isActiveWindow() else "tray"

    def _log(self, app: App, metric: Metric, edit: Callable[[], WellnessEntry | None]) -> None:
        before = app.days.entry(app.today())
        try:
            entry = edit()
        except OrganicError as error:
            tell(self._window, title_of(error), problem_of(error))
            return
        day_in_sight = self._window.pages.is_in_sight("today") and self._window.today.day == app.today()
        if entry and self._window.isVisible() and not day_in_sight:
            amount = Measures(QLocale(), app.units()).amount(metric, getattr(entry, metric.column))
            self._window.bridge.edited.emit()  # it is a step by now, so that it is this one which the button takes back
            sentence = self.tr("{0} today: {1}", "a metric and its value").format(metric_name(metric), amount)
            if before and getattr(before, metric.column) == getattr(entry, metric.column):
                self._window.toast.say(sentence)  # it was that already: Undo would take back something else
            else:
                self._window.toast.say(sentence, self.tr("Undo"), self._window.go_back)
