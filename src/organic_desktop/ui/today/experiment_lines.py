"""A line for each experiment that has the shown day: which day it is, with or without, and a tick if it has one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from organic_desktop.ui.text.experiments import ExperimentWords
from organic_desktop.ui.theme.theme import MEDIUM, TINY
from organic_desktop.ui.widgets.cards import paragraph

if TYPE_CHECKING:
    from organic_desktop.wellness.experiments import Experiment


class ExperimentLines(QWidget):
    """``ticked`` carries an experiment's id and whether the user says that the plan was kept on the day."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(TINY)
        self.hide()

    def show_day(self, experiments: Sequence[Experiment], day: date, today: date, words: ExperimentWords) -> None:
        """Show the experiments of a day; a day that is yet to come can't be ticked."""
        lines = [(each.id, words.on_day(each, day), not each.plan.factor.column) for each in experiments]
        self.setVisible(bool(lines))
        if (lines, day) != self._shown:
            self._shown = (lines, day)
            self._build(lines)
        for each in experiments:
            if box := self.boxes.get(each.id):
                box.blockSignals(True)
                box.setChecked(day in each.record.ticks)
                box.blockSignals(False)
                box.setEnabled(day <= today)

    def _build(self, lines: Sequence[tuple[str, str, bool]]) -> None:
        self.boxes.clear()
        while item := self._column.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for experiment_id, words, has_tick in lines:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(MEDIUM)
            said = paragraph(words, "soft")
            row.addWidget(said, 1)
            if has_tick:
                box = self.boxes[experiment_id] = QCheckBox(self.tr("Kept to the plan"))
                box.setAccessibleName(f"{box.text()}: {words}")
                box.toggled.connect(lambda kept, which=experiment_id: self.ticked.emit(which, kept))
                row.addWidget(box)
            self._column.addWidget(line)
