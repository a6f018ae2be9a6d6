"""The conflicts of sync: a list to choose from, and each side with what can be decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QFormLayout, QLabel, QListView, QPushButton

from organic_desktop.app.sync_review import combined
from organic_desktop.store.settling import AS_IT_IS
from organic_desktop.store.sync_history import WHOLE_ROW, Conflict
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import LARGE, SMALL, Theme
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import ListDetail
from organic_desktop.ui.widgets.lists import FACTS, TwoLines
from organic_desktop.ui.widgets.plain_text import in_a_line

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LETTERS = 600


class ConflictList(QListView):
    """``chosen`` says that others are chosen."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._conflicts = _Conflicts()
        self.setModel(self._conflicts)
        self.setItemDelegate(TwoLines(theme, self))
        self.setProperty("look", "found")
        self.setAccessibleName(self.tr("Values that were changed in two places"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def show_conflicts(self, conflicts: Sequence[Conflict], words: ActivityWords) -> None:
        """Show others; those that were chosen stay chosen, else the one that took their place is."""
        if conflicts is self._conflicts.rows and words is self._conflicts.words:
            self.chosen.emit()
            return
        kept, place = {conflict.id for conflict in self.conflicts()}, self.verticalScrollBar().value()
        row = max(self.currentIndex().row(), 0)
        self.selectionModel().blockSignals(True)
        self._conflicts.put(conflicts, words)
        rows = [number for number, conflict in enumerate(conflicts) if conflict.id in kept]
        rows = rows or [min(row, len(conflicts) - 1)] * bool(conflicts)
        if rows:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self._conflicts.index(rows[0]), flags.NoUpdate)
            self.selectionModel().select(self._conflicts.ranges(rows), flags.ClearAndSelect)
        self.selectionModel().blockSignals(False)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(place)
        self.chosen.emit()

    def conflicts(self) -> list[Conflict]:
        """The chosen ones, in the order shown."""
        found = self.selectionModel().selection()
        ranges = [found.at(number) for number in range(found.count())]
        rows = sorted(row for each in ranges for row in range(each.top(), each.bottom() + 1))
        return [self._conflicts.rows[row] for row in rows]


class _Conflicts(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Conflict] = ()
        self.words: ActivityWords | None = None

    def put(self, conflicts: Sequence[Conflict], words: ActivityWords) -> None:
        self.beginResetModel()
        self.rows, self.words = conflicts, words
        self.endResetModel()

    def ranges(self, rows: Sequence[int]) -> QItemSelection:
        """Rows as a selection of as few ranges as there are."""
        chosen = QItemSelection()
        for _, run in groupby(enumerate(rows), key=lambda place: place[1] - place[0]):
            numbers = [number for _, number in run]
            chosen.select(self.index(numbers[0]), self.index(numbers[-1]))
        return chosen

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        conflict, words = self.rows[index.row()], self.words
        if words is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return in_a_line(words.conflict(conflict))
        if role == FACTS:
            mine, theirs = (words.side(conflict, value) for value in (conflict.mine, conflict.theirs))
            sides = self.tr("Here {0} · elsewhere {1}").format(mine, theirs)
            if conflict.column == WHOLE_ROW or not conflict.there:
                return in_a_line(sides)
            return in_a_line(self.tr("{0} · now {1}").format(sides, words.side(conflict, conflict.now)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{in_a_line(words.conflict(conflict))}. {self.data(index, FACTS)}"
        return None


class ConflictView(ListDetail):
    """``settled`` carries the chosen value of each conflict by its number."""

    settled = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self.list = ConflictList(theme)
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
        self._rule = label("", "soft")
        self._rule.setWordWrap(True)
        self.leave = self._button(self.tr("Leave as it is"), lambda _: AS_IT_IS)
        self.keep_mine = self._button(self.tr("Keep mine"), lambda conflict: conflict.mine)
        self.keep_theirs = self._button(self.tr("Keep theirs"), lambda conflict: conflict.theirs)
        self.combine = self._button(self.tr("Combine"), combined)
        self.select_all = QPushButton(self.tr("Select all"))
        self.select_all.setProperty("look", "link")
        self.select_all.clicked.connect(self._select_all)
        self._build()

    def show_conflicts(self, conflicts: Sequence[Conflict], words: ActivityWords) -> None:
        """Show others; what was chosen stays chosen."""
        self._words = words
        self.select_all.setVisible(len(conflicts) > 1)
        self.list.show_conflicts(conflicts, words)

    def show_busy(self) -> None:
        """What was chosen is being done; many take a moment."""
        self._rule.setText(self.tr("Saving…"))

    # -- what is chosen -----------------------------------------------------------------------------------------------

    def _show_chosen(self) -> None:
        chosen = self.list.conflicts()
        if self._words is None or not chosen:
            return
        one = chosen[0] if len(chosen) == 1 else None
        there = any(conflict.there for conflict in chosen)
        both = [combined(conflict) for conflict in chosen]
        for button in (self.keep_mine, self.keep_theirs):
            button.setVisible(there)
        self.leave.setText(self.tr("Leave as it is") if there else self.tr("Take off the list"))
        self.combine.setVisible(there and None not in both)
        if one:
            self._show_one(one, both[0], self._words)
        else:
            self.card.title.setText(self.tr("%n value(s) chosen", "", len(chosen)))
            self._rule.setText(self.tr("What you choose is done for all of them, and can be undone at once."))
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
        self.settled.emit({conflict.id: choose(conflict) for conflict in self.list.conflicts()})

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
        field = label("", "")
        field.setWordWrap(True)
        field.setAccessibleName(name)
        return field

    def _button(self, text: str, choose: Callable[[Conflict], Any]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: self._settle(choose))
        return button
