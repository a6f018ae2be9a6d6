"""Mood and energy: five faces over the score in words, for scores outside the five are shown as they are.

What an edit does is the page's.
"""

from __future__ import annotations

from PySide6.QtCore import Signal

from organic_desktop.ui.text.measures import metric_name, number_text
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.cards import SIGNS, Card, label
from organic_desktop.ui.widgets.faces import Faces
from organic_desktop.ui.widgets.metriccard import Number
from organic_desktop.ui.widgets.painted import Sign
from organic_desktop.wellness.entry import Metric


class ScaleCard(Card):
    """Mood or energy; ``hint`` names the keys that set it, "" where none does. The signals are those of ``Faces``."""

    chosen = Signal(object)
    keyed = Signal(object)

    def __init__(self, theme: Theme, metric: Metric, hint: str) -> None:
        super().__init__(metric_name(metric), Sign(theme, SIGNS[metric.column], "accent"))
        self._hint = hint
        self._faces = Faces(theme, metric)
        self._faces.chosen.connect(self.chosen)
        self._faces.keyed.connect(self.keyed)
        self.body.addWidget(self._faces)
        self._words = label("", "caption")
        self.body.addWidget(self._words)
        self.finish()
        self.show_value(None)

    def show_value(self, value: Number) -> None:
        """Show a day's score as it is, also one that another client gave outside our scale."""
        self._value = value
        self._faces.show_value(value)
        shown = self.tr("Not logged") if value is None else number_text(self, value)
        self._words.setText(f"{shown} · {self._hint}" if self._hint else shown)

    def show_hint(self, hint: str) -> None:
        """Name other keys."""
        self._hint = hint
        self.show_value(self._value)
