"""Step 1 of the import: choose a file, or drop one; which formats are understood, and where each app exports them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.ui.theme.theme import HUGE, LARGE, MEDIUM, SMALL
from organic_desktop.ui.transfer.step import Room, Step
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.dropping import file_in

ENDINGS = "*.organic *.csv *.tsv *.txt *.zip *.daylio *.db *.xml *.json"


class FileStep(Step):
    """``chosen`` carries the path of a file."""

    chosen = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.name = self.tr("File")
        self.choose = QPushButton(self.tr("Choose a file…"))
        self.choose.setProperty("look", "primary")
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self.ask)
        place = DropPlace()
        place.dropped.connect(self.chosen)
        column = QVBoxLayout(place)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(MEDIUM)
        for sentence, look in (
            (self.tr("Drop a file here"), "heading"),
            (self.tr("Nothing is changed before you have seen what the file would bring."), "soft"),
        ):
            words = paragraph(sentence, look)
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(place)
        self.column.addWidget(self._formats())
        self.column.addStretch(1)

    def begin(self) -> None:
        """Focus the button."""
        self.choose.setFocus()

    def ask(self) -> None:
        """Let the user choose a file, in the desktop's own dialog."""
        dialog = QFileDialog(self, self.tr("Choose a file to import"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Exports and backups") + f" ({ENDINGS})", self.tr("All files") + " (*)"])
        dialog.fileSelected.connect(lambda name: self.chosen.emit(Path(name)))
        dialog.open()

    def _formats(self) -> QWidget:
        """Return the list of what is understood, and where it comes from."""
        card = Card("")
        card.title.setProperty("look", "strong")
        card.title.setText(self.tr("What Organic understands"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnStretch(1, 1)
        for row, (name, where) in enumerate(self._sources()):
            grid.addWidget(label(name, ""), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(paragraph(where, "soft"), row, 1)
        card.body.setSpacing(MEDIUM)
        card.body.addLayout(grid)
        card.finish()
        return card

    def _sources(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Organic"), self.tr("On the other computer: File › Export. Its own backups, too.")),
            (
                self.tr("Daylio"),
                self.tr("More › Backup & Restore › Advanced Options › Export backup, or Export entries (CSV)."),
            ),
            (self.tr("Apple Health"), self.tr("In Health, your picture › Export All Health Data. The zip as it is.")),
            (
                self.tr("Health Connect"),
                self.tr("In Android's settings: Health Connect › Manage data › Backup and restore."),
            ),
            (self.tr("Loop Habit Tracker"), self.tr("Settings › Export as CSV, or Export full backup.")),
            (
                self.tr("Tables (CSV)"),
                self.tr(
                    "Bearable, Oura, Garmin, Fitbit, Sleep as Android, HabitBull, WHOOP, Samsung Health, or your own."
                ),
            ),
        ]


class DropPlace(QFrame):
    """A place that takes a dropped file; ``dropped`` carries its path."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "drop")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        if path := file_in(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _show_over(self, over: bool) -> None:
        self.setProperty("over", "true" if over else "false")
        self.style().polish(self)
