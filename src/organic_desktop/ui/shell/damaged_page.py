"""The page shown alone if the database is damaged: what can still be read of it, and the button that saves that.

What the button does is ``app/salvage.py``'s; ``ui/shell/lifecycle.py`` runs it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.text.dates import LONG_DATE_YEAR, format_date
from organic_desktop.ui.text.messages import problem_of, title_of
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import Flow, Scrolled

if TYPE_CHECKING:
    from organic_desktop.app.salvage import Readable


class DamagedPage(Scrolled):
    """Says what can be read; ``wanted`` is emitted to repair it, ``left`` to end the program."""

    wanted = Signal()
    left = Signal()

    def __init__(self, error: OrganicError) -> None:
        super().__init__()
        self.found = label(self.tr("Looking at what can still be read…"), "")
        self.backup, self.problem = label("", "soft"), label("", "error")
        self.repair = self._button(self.tr("Save what can be read"), self.wanted.emit)
        self.repair.setProperty("look", "primary")
        self.repair.setEnabled(False)
        self.quit = self._button(self.tr("Quit"), self.left.emit)
        column = self.add_readable_column()
        about = self.tr(
            "Some of the file on this computer can't be read any more, perhaps because of the disk. Organic can make "
            "a new file with everything that can still be read. The damaged file is kept; nothing is deleted."
        )
        said = label(problem_of(error), "")
        for part in (
            label(title_of(error), "title"),
            said,
            label(about, "soft"),
            self.found,
            self.backup,
            self.problem,
        ):
            part.setWordWrap(True)
            column.addWidget(part)
        self.backup.hide()
        self.problem.hide()
        row = Flow()
        row.addWidget(self.repair)
        row.addWidget(self.quit)
        column.addLayout(row)
        self.parts.addStretch(1)

    def show_readable(self, readable: Readable) -> None:
        """Say what can be read, unsent edits first, and what the newest backup adds."""
        lines = []
        if readable.unsent:
            lines.append(self.tr("Unsent edits: {0}. They are saved first.").format(self._number(readable.unsent)))
        lines.append(self._days(readable))
        for table, name in (
            ("module_progress", self.tr("Modules: {0}")),
            ("conversations", self.tr("Conversations: {0}")),
            ("messages", self.tr("Messages: {0}")),
        ):
            if readable.rows.get(table):
                lines.append(name.format(self._number(readable.rows[table])))
        self.found.setText("\n".join(lines))
        self.backup.setText(
            self.tr("What can't be read is taken from the newest backup, from {0}.").format(
                format_date(readable.backup.made_at.astimezone().date(), LONG_DATE_YEAR, self.locale())
            )
            if readable.backup
            else self.tr("There is no backup to take the rest from. With an account, sync brings it back.")
        )
        self.backup.show()
        self.repair.setEnabled(True)
        self.repair.setFocus()

    def show_busy(self) -> None:
        """Disable the buttons while the new file is made."""
        self.problem.hide()
        self.repair.setEnabled(False)
        self.quit.setEnabled(False)

    def refuse(self, error: OrganicError) -> None:
        """Say why it couldn't be done; it may be tried again."""
        self.problem.setText(problem_of(error))
        self.problem.show()
        self.repair.setEnabled(True)
        self.quit.setEnabled(True)

    def _days(self, readable: Readable) -> str:
        if not (readable.first and readable.last):
            return self.tr("Days: none")
        first, last = (format_date(day, LONG_DATE_YEAR, self.locale()) for day in (readable.first, readable.last))
        return self.tr("Days: {0}, from {1} to {2}").format(
            self._number(readable.rows["wellness_entries"]), first, last
        )

    def _number(self, count: int) -> str:
        return format_number(count, self.locale())

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: act())
        return button
