"""The card of backups: when the last one was made, where copies go, one now, and the way to the list of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from organic_desktop.ui.settings.cards import row_of
from organic_desktop.ui.text.dates import format_moment
from organic_desktop.ui.text.messages import problem_of, translate_message
from organic_desktop.ui.theme.theme import SMALL
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.controls import WorkButton

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.core.errors import OrganicError
    from organic_desktop.store.backups import Backup
    from organic_desktop.ui.services.bridge import Bridge


class _State(NamedTuple):
    newest: Backup | None
    folder: Path | None
    problems: str


class BackupCard(Card):
    """Shows the last backup; ``list_wanted`` is emitted for Activity's list of them."""

    list_wanted = Signal()

    def __init__(self, app: App, bridge: Bridge) -> None:
        super().__init__(self.tr("Backup"))
        self._app, self._bridge = app, bridge
        self.body.setSpacing(SMALL)
        self.last, self.folder = label("", ""), label("", "soft")
        self.make = WorkButton(self.tr("Back up now"))
        self.make.clicked.connect(self._make)
        self.list = QPushButton(self.tr("Backups…"))
        self.list.clicked.connect(self.list_wanted)
        for words, button in ((self.last, self.make), (self.folder, self.list)):
            words.setWordWrap(True)
            row_of(self, words, button)
        self.finish()

    def read(self) -> None:
        """Read in a thread when the last backup was made, and show it."""
        self._bridge.run(self._state, self._show, self._fail, owner=self)

    def _state(self) -> _State:
        backups = self._app.backups
        problems = [translate_message(each) for each in (backups.problem, backups.folder_problem) if each]
        return _State(next(iter(backups.list()), None), backups.chosen_folder, "\n".join(problems))

    def _show(self, state: _State) -> None:
        if state.newest:
            when = format_moment(state.newest.made_at, self._app.settings.zone(), self.locale())
            self.last.setText(self.tr("Last backup: {0}.").format(when))
        else:
            self.last.setText(self.tr("No backup yet."))
        self.folder.setText(
            self.tr("Copies go to {0}").format(state.folder)
            if state.folder
            else self.tr("Backups are on this computer only. A folder for copies can be chosen.")
        )
        self.show_problem(state.problems)

    def _make(self) -> None:
        self.make.set_busy(True)

        def ended(_: Backup) -> None:
            self.make.set_busy(False)
            self.read()

        self._bridge.run(self._app.backups.make, ended, self._fail, owner=self)

    def _fail(self, error: OrganicError) -> None:
        self.make.set_busy(False)
        self.show_problem(problem_of(error))
