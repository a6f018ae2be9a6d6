"""Conflicts: a list of the values changed in two places, and a card with each side and the choice between them.

The page applies the choice (activity/page.py); its words are ``ui/text/sync_changes.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton

from organic_desktop.app.sync_review import combined
from organic_desktop.store.conflicts import AS_IT_IS
from organic_desktop.store.sync_history import WHOLE_ROW, Conflict
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import LARGE, SMALL, Theme
from organic_desktop.ui.widgets.cards import label, paragraph
from organic_desktop.ui.widgets.layouts import ListDetail
from organic_desktop.ui.widgets.lists import TwoLineList

LETTERS = 600


class ConflictView(ListDetail):
    """A list of conflicts with a card; ``settled`` carries the value chosen for each conflict, by its id."""

    settled = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self.list: TwoLineList[Conflict] = TwoLineList(
            theme, self.tr("Values changed in two places"), identity=lambda each: each.id, multiple=True
        )
        super().__init__(self.list)
        self.list.chosen.connect(self._show_chosen)
        self._words: ActivityWords | None = None
        self._sides = {
            "base": self._line(self.tr("Before")),
            "mine": self._line(self.tr("Mine, on this computer")),
            "theirs": self._line(self.tr("Theirs, from another device")),
            "now": self._line(self.tr("Now")),
            "both": self._line(self.tr("Combined")),
        }
        self._rule = paragraph("", "soft")
        self.leave = self._button(self.tr("Keep as is"), lambda _: AS_IT_IS)
        self.keep_mine = self._button(self.tr("Keep mine"), lambda conflict: conflict.mine)
        self.keep_theirs = self._button(self.tr("Keep theirs"), lambda conflict: conflict.theirs)
        self.combine = self._button(self.tr("Combine"), combined)
        self.select_all = QPushButton(self.tr("Select all"))
        self.select_all.setProperty("look", "link")
        self.select_all.clicked.connect(self._select_all)
        self._build()

    def show_conflicts(self, conflicts: Sequence[Conflict], words: ActivityWords) -> None:
        """Show these conflicts; the selected ones stay selected."""
        self._words = words
        self.select_all.setVisible(len(conflicts) > 1)
        self.list.show_items(conflicts, words.conflict, words.sides, words)
        self._show_chosen()

    def show_busy(self) -> None:
        """Say that the choice is being saved; many conflicts take a moment."""
        self._rule.setText(self.tr("Saving…"))

    # -- the selected conflicts ----------------------------------------------------------------------------------------

    def _show_chosen(self) -> None:
        chosen = self.list.selected()
        if self._words is None or not chosen:
            return
        one = chosen[0] if len(chosen) == 1 else None
        there = any(conflict.there for conflict in chosen)
        both = [combined(conflict) for conflict in chosen]
        for button in (self.keep_mine, self.keep_theirs):
            button.setVisible(there)
        self.leave.setText(self.tr("Keep as is") if there else self.tr("Dismiss"))
        self.combine.setVisible(there and None not in both)
        if one:
            self._show_one(one, both[0], self._words)
        else:
            self.card.title.setText(self.tr("%n value(s) selected", "", len(chosen)))
            self._rule.setText(self.tr("Your choice applies to all of them. You can undo it."))
        for field in self._sides.values():
            self._form.setRowVisible(field, bool(one and field.text()))

    def _show_one(self, conflict: Conflict, both: Any, words: ActivityWords) -> None:
        self.card.title.setText(words.conflict(conflict))
        values = {name: getattr(conflict, name) for name in ("base", "mine", "theirs", "now")} | {"both": both}
        for name, field in self._sides.items():
            text = words.side(conflict, values[name], whole=True).rstrip()
            field.setText(text if len(text) <= LETTERS else f"{text[:LETTERS]}…")
        if conflict.column == WHOLE_ROW:
            self._sides["base"].clear()
            self._sides["now"].setText(self.tr("kept"))
        if both is None or both == conflict.now:
            self._sides["both"].clear()
        if not conflict.there:
            self._sides["now"].setText(self.tr("No longer there"))
        self._rule.setText(words.rule(conflict))

    def _settle(self, choose: Callable[[Conflict], Any]) -> None:
        self.settled.emit({conflict.id: choose(conflict) for conflict in self.list.selected()})

    def _select_all(self) -> None:
        self.list.selectAll()
        self.list.setFocus()

    # -- layout -------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setVerticalSpacing(SMALL)
        self._form.setHorizontalSpacing(LARGE)
        for field in self._sides.values():
            name = label(field.accessibleName(), "soft")
            name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            self._form.addRow(name, field)
        self.card.body.addLayout(self._form)
        self.card.body.addWidget(self._rule)
        self.add_buttons(self.leave, self.keep_mine, self.keep_theirs, self.combine, self.select_all)

    def _line(self, name: str) -> QLabel:
        field = paragraph("")
        field.setAccessibleName(name)
        return field

    def _button(self, text: str, choose: Callable[[Conflict], Any]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: self._settle(choose))
        return button
