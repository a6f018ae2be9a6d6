"""The commands of the tray's menu: they work whether the window is built or not.

What they do is actions.py's; the menu itself is the tray's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from organic_desktop.ui.background.tray import TrayCommands
from organic_desktop.ui.shell.navigation import PAGES
from organic_desktop.ui.text.measures import Measures, column_name, metric_name
from organic_desktop.ui.widgets.plain_text import name_command
from organic_desktop.wellness.metrics import Metric

if TYPE_CHECKING:
    from organic_desktop.ui.shell.actions import WindowActions
    from organic_desktop.ui.shell.menus import WindowCommands


class TrayMenu(QObject):
    """Makes the ``commands`` that log some metrics, and the others, in the language in force."""

    def __init__(
        self,
        parent: QObject,
        actions: WindowActions,
        show_page: Callable[[str], object],
        window: WindowCommands,
        metrics: Sequence[Metric],
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._steps = {
            metric: self._add("", partial(actions.log_step, metric, 0)) for metric in metrics if not metric.scale
        }
        pause = self._pause_reminders = self._add(self.tr("Pause &reminders"), actions.toggle_reminder_pause)
        pause.setCheckable(True)
        pause.triggered.connect(self._check_pause)
        settings = next(place.words for place in PAGES if place.name == "settings")
        self.commands = TrayCommands(
            open_today=self._add(self.tr("Open &today"), partial(show_page, "today")),
            first_steps=list(self._steps.values()),
            scores={metric_name(metric): self._scores(metric) for metric in metrics if metric.scale},
            pause_reminders=pause,
            sync_now=self._add(self.tr("&Sync now"), actions.sync_now),
            settings=self._add(settings, partial(show_page, "settings")),
            quit=self._add(self.tr("&Quit"), window.quit),
            lock=(self._add(self.tr("&Lock now"), window.lock),) if window.lock else (),
        )

    def follow(self, measures: Measures) -> None:
        """Name the steps in the user's units, and check what is on."""
        for metric, action in self._steps.items():
            amount = measures.amount(metric, measures.units.steps(metric)[0])
            name_command(action, self.tr("{0} +{1}").format(column_name(metric.column), amount))
        self._check_pause()

    def _scores(self, metric: Metric) -> list[QAction]:
        named = self.tr("{0} {1} of 5")
        return [
            self._add(
                named.format(metric_name(metric), value), partial(self._actions.log_value, metric, Decimal(value))
            )
            for value in range(1, 6)
        ]

    def _add(self, text: str, act: Callable[[], object]) -> QAction:
        action = QAction(self)
        name_command(action, text)
        action.triggered.connect(lambda: act())
        return action

    @Slot()
    def _check_pause(self) -> None:
        self._pause_reminders.setChecked(self._actions.reminders_are_paused())
