"""The tab of backups: the list with a card beside, the folder that gets copies, and the buttons.

What a button asks for is carried out by ``ui/activity/backup_actions.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from organic_desktop.store.backups import Backup
from organic_desktop.ui.text.backups import BackupWords
from organic_desktop.ui.theme.theme import CARD_GAP, SMALL, Theme
from organic_desktop.ui.widgets.cards import label, paragraph
from organic_desktop.ui.widgets.controls import WorkButton
from organic_desktop.ui.widgets.layouts import Flow, ListDetail
from organic_desktop.ui.widgets.lists import TwoLineList


class BackupsShown(NamedTuple):
    """What the tab shows: the backups, newest first, the chosen folder, and sentences about problems."""

    backups: Sequence[Backup]
    folder: Path | None
    problems: Sequence[str]


class BackupsView(QWidget):
    """The backups of the open data; ``restore_wanted`` and ``show_wanted`` carry a path, None for the folder's own."""

    make_wanted = Signal()
    restore_wanted = Signal(object)
    open_wanted = Signal()
    show_wanted = Signal(object)
    folder_wanted = Signal()
    no_folder_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.list: TwoLineList[Backup] = TwoLineList(
            theme, self.tr("Backups"), identity=lambda backup: str(backup.path)
        )
        self._words: BackupWords | None = None
        self.make = self._button(self.tr("Back up now"), self.make_wanted.emit)
        self.open = self._button(self.tr("Restore from a file…"), self.open_wanted.emit)
        self.choose = self._button("", self.folder_wanted.emit)
        self.forget = self._button(self.tr("Stop copying"), self.no_folder_wanted.emit)
        self.folder, self.problem = label("", "soft"), label("", "error")
        self.nothing = label(
            self.tr("No backups yet. The first is made a minute after the start, then every 30 minutes if you edit."),
            "soft",
        )
        self._detail = _Detail(self.list)
        self._detail.restore.clicked.connect(self.list.open_current)
        self._detail.show_in_folder.clicked.connect(self._show_in_folder)
        self.list.opened.connect(lambda backup: self.restore_wanted.emit(backup.path))
        self.list.chosen.connect(self._show_current)
        self._build()

    @property
    def restore(self) -> WorkButton:
        """The button that restores the selected backup."""
        return self._detail.restore

    def show_backups(self, shown: BackupsShown, words: BackupWords) -> None:
        """Show these backups; the selected one stays selected."""
        self._words = words
        self.list.show_items(shown.backups, words.title, words.subtitle, words)
        self._detail.setVisible(bool(shown.backups))
        self.nothing.setVisible(not shown.backups)
        self.folder.setText(words.folder(shown.folder))
        self.choose.setText(self.tr("Change folder…") if shown.folder else self.tr("Choose a folder for copies…"))
        self.forget.setVisible(shown.folder is not None)
        self.problem.setText("\n".join(shown.problems))
        self.problem.setVisible(bool(shown.problems))
        self._show_current()

    def show_busy(self, busy: bool) -> None:
        """Disable the buttons while a backup is made or restored."""
        buttons = (self.make, self.open, self.choose, self.forget, self.restore)
        for button in buttons if busy else reversed(buttons):  # the focus goes back by the way it came
            button.set_busy(busy)

    def _show_current(self) -> None:
        backup = self.list.current()
        if backup and self._words:
            self._detail.show_backup(self._words.title(backup), self._words.details(backup))

    def _show_in_folder(self) -> None:
        if backup := self.list.current():
            self.show_wanted.emit(backup.path)

    def _build(self) -> None:
        buttons = Flow()
        for button in (self.make, self.open, self.choose, self.forget):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        for part in (self.folder, self.problem, self.nothing):
            part.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.folder)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        column.addWidget(self.nothing, 1)
        column.addWidget(self._detail, 1)
        self.problem.hide()

    def _button(self, text: str, act: object) -> WorkButton:
        button = WorkButton(text)
        button.clicked.connect(lambda: act())  # type: ignore[operator]
        return button


class _Detail(ListDetail):
    """The list, and the card of the selected backup."""

    def __init__(self, listed: TwoLineList[Backup]) -> None:
        super().__init__(listed)
        self._content = paragraph("", "soft")
        self.card.body.setSpacing(SMALL)
        self.card.body.addWidget(self._content)
        self.restore = WorkButton(self.tr("Restore…"))
        self.restore.setProperty("look", "primary")
        self.show_in_folder = QPushButton(self.tr("Show in folder"))
        self.add_buttons(self.restore, self.show_in_folder)

    def show_backup(self, title: str, details: str) -> None:
        self.card.title.setText(title)
        self._content.setText(details)
