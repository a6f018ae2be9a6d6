"""The dialog of a restore: what would change, row by row in numbers, before anything does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.errors import Locked, OrganicError, WrongPasscode
from organic_desktop.ui.text.backups import BackupWords
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import HUGE, MEDIUM, SMALL
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import Scrolled
from organic_desktop.ui.widgets.plain_text import set_title

if TYPE_CHECKING:
    from organic_desktop.app.backups import Preview, Restored
    from organic_desktop.app.facade import App
    from organic_desktop.ui.services.bridge import Bridge

LETTERS, LINES = 72, 26


class RestoreDialog(QDialog):
    """Shows the preview of a restore of the backup at ``path``; ``restored`` carries what was done."""

    restored = Signal(object)

    def __init__(self, app: App, bridge: Bridge, path: Path, words: BackupWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._app, self._bridge, self._path, self._words = app, bridge, path, words
        self._preview: Preview | None = None
        set_title(self, self.tr("Restore a backup"))
        self.about, self.changes = label(self.tr("Comparing…"), "strong"), label("", "")
        self.days, self.then = label("", "soft"), label("", "")
        self.problem = label("", "error")
        self.exactly = QCheckBox(self.tr("Exactly as it was: also remove what was added since"))
        self.exactly.toggled.connect(lambda _: self._compare())
        self.passcode = QLineEdit()
        self.passcode.setEchoMode(QLineEdit.EchoMode.Password)
        self.passcode.setPlaceholderText(self.tr("Passcode of this backup"))
        self.passcode.setAccessibleName(self.tr("Passcode of this backup"))
        self.passcode.returnPressed.connect(self._compare)
        self._build()
        self._compare()

    def _build(self) -> None:
        inside = Scrolled()
        inside.parts.setContentsMargins(0, 0, 0, 0)
        for part in (self.about, self.changes, self.days, self.then, self.problem):
            part.setWordWrap(True)
            inside.parts.addWidget(part)
        inside.parts.addStretch(1)
        self.problem.hide()
        self.passcode.hide()
        self.go = QPushButton(self.tr("Restore"))
        self.go.setProperty("look", "primary")
        self.go.setEnabled(False)
        self.cancel = QPushButton(self.tr("Cancel"))
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addStretch(1)
        for button in (self.cancel, self.go):  # as in every other dialog
            foot.addWidget(button)
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self._restore)
        self.cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(MEDIUM)
        column.addWidget(inside, 1)
        column.addWidget(self.passcode)
        column.addWidget(self.exactly)
        column.addLayout(foot)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * LETTERS, metrics.height() * LINES)

    # -- comparing ----------------------------------------------------------------------------------------------------

    def _compare(self) -> None:
        self._show_busy(self.tr("Comparing…"))
        exactly, passcode = self.exactly.isChecked(), self.passcode.text()
        backups = self._app.backups
        self._bridge.run(
            lambda: backups.preview(self._path, exactly=exactly, passcode=passcode),
            self._show_preview,
            self._refuse,
            owner=self,
        )

    def _show_preview(self, preview: Preview) -> None:
        self._preview, found = preview, preview.differences
        self.passcode.hide()
        self._show_parts(True)
        self.exactly.setEnabled(True)
        self.cancel.setEnabled(True)
        self.go.setEnabled(bool(found))
        self.about.setText(self.tr("This changes:") if found else self.tr("Nothing would change."))
        self.changes.setText("\n".join(self._words.differences(found)))
        self.days.setText("\n".join(self._words.days(found)))
        syncs = self._app.settings.signed_in is not None
        then = self._words.consequences(found, exactly=preview.exactly, syncs=syncs) if found else ""
        self.then.setText(then)
        for part in (self.changes, self.days, self.then):
            part.setVisible(bool(part.text()))

    def _refuse(self, error: OrganicError) -> None:
        self._preview = None
        asks = isinstance(error, Locked | WrongPasscode)
        self._show_parts(False)
        self.about.setText(self._path.name)
        self.passcode.setVisible(asks)
        self.exactly.setEnabled(False)
        self.cancel.setEnabled(True)
        self.problem.setText(problem_of(error))
        self.problem.show()
        if asks:
            self.passcode.setFocus()

    # -- restoring ----------------------------------------------------------------------------------------------------

    def _restore(self) -> None:
        preview = self._preview
        if preview is None:
            return
        self._show_busy(self.tr("Restoring…"))
        self.cancel.setEnabled(False)
        self._bridge.run(lambda: self._app.backups.restore(preview), self._end, self._refuse, owner=self)

    def _end(self, done: Restored) -> None:
        self.restored.emit(done)
        self.accept()

    def _show_busy(self, doing: str) -> None:
        self.about.setText(doing)
        self.problem.hide()
        self.go.setEnabled(False)
        self.exactly.setEnabled(False)

    def _show_parts(self, shown: bool) -> None:
        for part in (self.changes, self.days, self.then):
            part.setVisible(shown)
