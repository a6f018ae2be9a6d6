"""The commands Undo and Redo over the journal: every edit of the user's, wherever it was made, becomes a step.

Taking an edit back is ``store/undo.py``'s; here is the order of the steps and what is said about them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.text.edits import EditWords
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import problem_of

if TYPE_CHECKING:
    from organic_desktop.app.facade import App, Mark
    from organic_desktop.store.journal import Edited


class UndoStack(QUndoStack):
    """Follows the journal. ``removed`` carries a sentence about what is gone and can come back, ``refused`` one about
    what could not be taken back, ``moved`` the day that undo or redo changed, or None."""

    removed = Signal(str)
    refused = Signal(str)
    moved = Signal(object)

    def __init__(self, app: App, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._mark: Mark | None = None
        self._edits: list[str] = []  # of each step, the edit that its next undo or redo has to reverse
        self._done: list[Edited] = []  # what each did: named when asked for, in the language of then
        self._days: list[date | None] = []
        self._own: set[str] = set()
        self.catch_up()

    def catch_up(self) -> None:
        """Make steps of the edits that the journal has since the last time."""
        self._mark, edits = self._app.edits_since(self._mark)
        if edits is None:  # another person's file: its edits aren't this one's to take back
            self.clear()
            self._edits, self._done, self._days = [], [], []
            return
        for edited in edits:
            if edited.edit_id not in self._own:
                self._add(edited)

    def names(self) -> tuple[str, str]:
        """What undo would take back and redo do again, in the window's words; "" for nothing."""
        at, words = self.index(), self._words()
        undo, redo = self._done[at - 1 : at] if at else [], self._done[at : at + 1]
        return words.action(undo[0]) if undo else "", words.action(redo[0]) if redo else ""

    def go_back(self) -> None:
        """Undo."""
        if self.canUndo():
            self._go(self.index() - 1, self.undo)

    def go_forth(self) -> None:
        """Redo."""
        if self.canRedo():
            self._go(self.index(), self.redo)

    def _add(self, edited: Edited) -> None:
        del self._edits[self.index() :], self._done[self.index() :], self._days[self.index() :]
        key = edited.rows[0].key
        self._edits.append(edited.edit_id)
        self._done.append(edited)
        self._days.append(key if isinstance(key, date) else None)
        self.push(QUndoCommand())
        if sentence := self._words().removal(edited):
            self.removed.emit(sentence)

    def _go(self, step: int, move: Callable[[], None]) -> None:
        """Reverse the step's edit first: only what was done moves the stack."""
        try:
            undone = self._app.undo(self._edits[step])
        except OrganicError as error:
            self.refused.emit(problem_of(error))
            return
        day = self._days[step]
        if undone.edit_id:
            self._own.add(undone.edit_id)
            self._edits[step] = undone.edit_id
        else:
            self.command(step).setObsolete(True)  # nothing of it is left: the step goes
            del self._edits[step], self._done[step], self._days[step]
        move()
        if undone.kept:
            self.refused.emit(self._words().kept(undone.kept))
        self.moved.emit(day)

    def _words(self) -> EditWords:
        return EditWords(Measures(QLocale(), self._app.units()), self._app.today())
