"""The user's own steps: what the buttons of a metric add, in place of the program's.

wellness/units.py tells the steps that are in force; here one is checked and saved with the settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import Settings, SettingsFile
from organic_desktop.wellness.metrics import METRICS, Metric, checked_number
from organic_desktop.wellness.units import OwnSteps

WITH_STEPS = tuple(metric for metric in METRICS if not metric.scale)
"""The metrics whose steps can be chosen; those of a score are the parts of its scale."""


class Steps:
    """The steps of the metrics. Changes raise InvalidInput or DatabaseUnwritable: nothing was changed."""

    def __init__(self, settings: SettingsFile) -> None:
        self._settings = settings

    def set(self, metric: Metric, number: int, step: Decimal | None) -> None:
        """Let one of a metric's buttons add ``step``, in its stored unit; None for what the program has it add."""
        if metric not in WITH_STEPS or not 0 <= number < len(metric.steps):
            raise InvalidInput(Sentence("{what} has no such step.", what=metric.label))
        checked = None if step is None else Decimal(checked_number(metric, step))
        if checked == 0:
            raise InvalidInput(Sentence("{what}: a step must be above 0.", what=metric.label))

        def changes(settings: Settings) -> dict[str, object]:
            stored = list(settings.own_steps.get(metric.column, ()))[: len(metric.steps)]
            stored += [""] * (len(metric.steps) - len(stored))
            stored[number] = "" if checked is None else f"{checked:f}"
            others = {column: steps for column, steps in settings.own_steps.items() if column != metric.column}
            return {"own_steps": others | ({metric.column: tuple(stored)} if any(stored) else {})}

        self._settings.change_by(changes)


def own_steps(stored: Mapping[str, tuple[str, ...]]) -> OwnSteps:
    """Return the steps in the settings for ``Units``: by column, None for a button that has the program's."""
    return tuple(
        (column, tuple(Decimal(text) if text else None for text in texts)) for column, texts in sorted(stored.items())
    )
