"""What the commands Undo and Redo do in the window: save what is typed, take a step, show where it happened.

The steps themselves are undo.py's. They outlive a change of language, so that nothing is lost by one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from organic_desktop.ui.shell.undo import UndoStack

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.ui.shell.window import MainWindow


class Undoing(QObject):
    """Follows the App's edits from when it is made."""

    def __init__(self, window: MainWindow, app: App) -> None:
        super().__init__(window)
        self._window = window
        self._steps = UndoStack(app, self)
        # Methods, not lambdas: Qt lets go of them before it takes the stack apart, which says that it is empty now.
        self._steps.removed.connect(self._say_removed)
        self._steps.refused.connect(self._say)
        self._steps.moved.connect(self._show_step)
        self._steps.indexChanged.connect(self.name_steps)
        self._steps.indexChanged.connect(self._withdraw_offer)

    def go_back(self) -> None:
        """Undo; what is being typed is saved first, and is what is taken back."""
        self._step(self._steps.go_back)

    def go_forth(self) -> None:
        """Redo."""
        self._step(self._steps.go_forth)

    def name_steps(self) -> None:
        """Say in the menu what would be taken back."""
        self._window.menus.name_steps(*self._steps.names())

    def _say_removed(self, sentence: str) -> None:
        """Something was done that is better seen than asked about before."""
        self._window.toast.say(sentence, self.tr("Undo"), self._window.go_back)

    def _withdraw_offer(self) -> None:
        """What the button at the foot would take back is no longer the last that was done."""
        self._window.toast.withdraw(self._window.go_back)

    def catch_up(self) -> None:
        """Make steps of the edits that were made since, by a page, by another window or program."""
        self._steps.catch_up()

    def _step(self, go: Callable[[], None]) -> None:
        if self._window.pages.flush():
            self._steps.catch_up()
            go()

    def _say(self, sentence: str) -> None:
        self._window.toast.say(sentence)

    def _show_step(self, day: date | None) -> None:
        """What was undone is in sight where its page is."""
        window = self._window
        if day and day != window.today.day and window.pages.current == "today":
            window.today.show_day(day)
        else:
            window.pages.refresh()
