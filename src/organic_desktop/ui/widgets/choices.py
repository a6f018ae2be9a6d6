"""Radio buttons: a few ways of which one is taken, each with a line on what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from organic_desktop.ui.theme.theme import SMALL
from organic_desktop.ui.widgets.cards import paragraph

Value = TypeVar("Value")


class Choices(QWidget, Generic[Value]):
    """``ways`` are the values with their words and what they mean; the first is chosen at the beginning."""

    def __init__(self, ways: Mapping[Value, Sequence[str]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._values = list(ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        for number, (words, meaning) in enumerate(ways.values()):
            button = QRadioButton(words)
            button.setAccessibleDescription(meaning)
            self._group.addButton(button, number)
            below = paragraph(meaning, "caption")
            below.setIndent(button.sizeHint().width() - button.fontMetrics().horizontalAdvance(words))
            part = QVBoxLayout()
            part.setSpacing(0)
            part.addWidget(button)
            part.addWidget(below)
            column.addLayout(part)
        self._group.button(0).setChecked(True)
        self.setFocusProxy(self._group.button(0))
        self.chosen = self._group.idToggled

    def value(self) -> Value:
        """Return what is chosen."""
        return self._values[self._group.checkedId()]

    def choose(self, value: Value) -> None:
        """Choose a value."""
        self._group.button(self._values.index(value)).setChecked(True)
