"""The one undo stack of the program, filled from the journal: every edit by the user, wherever it was made.

How an edit is reversed is decided in ``store/undo.py``; here is the order of the steps and their names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from organic_desktop.core.errors import OrganicError
from organic_desktop.store.journal import joined
from organic_desktop.ui.text.edits import EditWords
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import problem_of

if TYPE_CHECKING:
    from organic_desktop.app.facade import App, Mark
    from organic_desktop.store.journal import Edited, RowEdit

MOST_LINES = 600
"""Of an edit in the journal: more take too long to read on the window's thread."""
EXPERIMENTS = "experiment"
"""The table of experiments, which is none of the mirror's."""


@dataclass
class Step:
    """The edits that the next undo or redo reverses, and what they did; None if the journal has no line of it."""

    edit_ids: list[str]
    done: Edited | None

    @property
    def day(self) -> date | None:
        """The day that the step changed; None if it isn't about a day."""
        key = self.done.rows[0].key if self.done and self.done.rows else None
        return key if isinstance(key, date) else None


class UndoStack(QObject):
    """``changed``: other steps can be undone or redone. ``removed`` carries a sentence about what an edit removed,
    ``refused`` one about what couldn't be undone, ``moved`` the day that undo or redo changed, or None."""

    changed = Signal()
    removed = Signal(str)
    refused = Signal(str)
    moved = Signal(object)

    def __init__(self, app: App, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._mark: Mark | None = None
        self._steps: list[Step] = []
        self._index = 0  # the steps before it can be undone, those from it on redone
        self._own: set[str] = set()  # the edits that undo and redo made
        self.is_reversing = False
        self.read_journal()

    def read_journal(self) -> frozenset[str]:
        """Add the edits made since the last call as steps; return the names of the tables that they changed."""
        self._mark, edits = self._app.edits_since(self._mark, MOST_LINES)
        if edits is None:  # another account's file was opened: its edits aren't undone here
            self._steps, self._index = [], 0
            self.changed.emit()
            return frozenset()
        for edited in edits:
            if edited.edit_id not in self._own:
                self._push(Step([edited.edit_id], edited))
                if sentence := self._words().removal(edited):
                    self.removed.emit(sentence)
        tables = {name for edited in edits for name in edited.outlined().counts}
        return frozenset(tables | {EXPERIMENTS for edited in edits if edited.experiment})

    def join(self, edit_ids: Sequence[str]) -> None:
        """Make one step of edits that were one action, some of which may have no line in the journal."""
        self.read_journal()
        wanted = set(edit_ids)
        found: list[Edited] = []
        while self._index and wanted.issuperset(self._steps[self._index - 1].edit_ids):
            if done := self._steps[self._index - 1].done:
                found.insert(0, done)
            self._index -= 1
        self._push(Step(list(edit_ids), joined(found) if found else None))

    def names(self) -> tuple[str | None, str | None]:
        """Return the names of the next undo and redo; "" for a step without a name, None if there is no step."""
        return self._name(self._index - 1), self._name(self._index)

    def undo(self) -> None:
        """Undo the last step."""
        if self._index:
            self._reverse(self._index - 1, self._index - 1)

    def redo(self) -> None:
        """Redo the step that was undone last."""
        if self._index < len(self._steps):
            self._reverse(self._index, self._index + 1)

    def _push(self, step: Step) -> None:
        del self._steps[self._index :]
        self._steps.append(step)
        self._index += 1
        self.changed.emit()

    def _reverse(self, at: int, then: int) -> None:
        """Reverse a step's edits, the last one first, and move to ``then``; a step of which nothing is left goes."""
        step = self._steps[at]
        reversals: list[str] = []
        kept: list[RowEdit] = []
        self.is_reversing = True
        try:
            while step.edit_ids:
                undone = self._app.undo(step.edit_ids[-1])
                step.edit_ids.pop()
                kept += undone.kept
                if undone.edit_id:
                    self._own.add(undone.edit_id)
                    reversals.append(undone.edit_id)
        except OrganicError as error:
            self.refused.emit(problem_of(error))
            return
        finally:
            self.is_reversing = False
        if reversals:
            step.edit_ids, self._index = reversals, then
        else:
            del self._steps[at]
            self._index = at
        self.changed.emit()
        if kept:
            self.refused.emit(self._words().kept(tuple(kept)))
        self.moved.emit(step.day)

    def _name(self, at: int) -> str | None:
        if not 0 <= at < len(self._steps):
            return None
        done = self._steps[at].done
        return self._words().action(done) if done else ""

    def _words(self) -> EditWords:
        return EditWords(Measures(QLocale(), self._app.units()), self._app.today())
