"""Cards that ask the user about rows: held deletions, and data that an earlier account left here.

Nothing changes before the answer. ``sync/deletions.py`` holds and removes rows, ``app/profiles.py`` merges files.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from organic_desktop.store.adoption import EarlierFile
from organic_desktop.sync.status import Missing
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import SMALL
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import set_tip


class HeldCard(Card):
    """Asks about rows that the server no longer has, or has in an older state; ``decided`` carries a ``Missing``."""

    decided = Signal(object)

    def __init__(self) -> None:
        super().__init__("")
        self.title.setProperty("look", "strong")
        self.title.setWordWrap(True)
        self._question = paragraph("")
        self.keep, self.remove = QPushButton(), QPushButton()
        self.keep.setProperty("look", "primary")
        set_tip(self.keep, self.tr("They are sent again and come back on your other devices."))
        set_tip(self.remove, self.tr("You can restore them from “Removed by sync” for a year."))
        self.keep.clicked.connect(lambda: self.decided.emit(Missing.KEEP))
        self.remove.clicked.connect(lambda: self.decided.emit(Missing.REMOVE))
        buttons = Flow()
        for button in (self.keep, self.remove):
            buttons.addWidget(button)
        self.body.setSpacing(SMALL)
        self.body.addWidget(self._question)
        self.body.addLayout(buttons)
        self.finish()
        self.hide()

    def show_question(self, rows: str, *, went_back: bool) -> None:
        """Ask about these rows, such as "12 days"; "" hides the card."""
        if went_back:
            self._ask_about_the_server(rows)
        else:
            self._ask_about_missing_rows(rows)
        self.setVisible(bool(rows))

    def show_busy(self, busy: bool) -> None:
        """Disable the buttons while a decision is carried out."""
        for button in (self.keep, self.remove):
            button.setEnabled(not busy)

    def _ask_about_missing_rows(self, rows: str) -> None:
        self.title.setText(self.tr("The server no longer has {0}").format(rows))
        self._question.setText(
            self.tr(
                "They are still on this computer. You may have deleted them on another device, or something "
                "went wrong there. Nothing was removed here, and a backup was saved. Until you decide, they "
                "stay on this computer only; everything else keeps syncing."
            )
        )
        self.keep.setText(self.tr("Keep my copies"))
        self.remove.setText(self.tr("Remove them here too"))

    def _ask_about_the_server(self, rows: str) -> None:
        self.title.setText(
            self.tr("The server has older data than this computer: {0} missing or older there").format(rows)
        )
        self._question.setText(
            self.tr(
                "It may have been restored from a backup, or your newest entries were deleted on another "
                "device. Nothing was changed here, and a backup was saved. Until you decide, these stay as "
                "they are; everything else keeps syncing."
            )
        )
        self.keep.setText(self.tr("Use this computer's data"))
        self.remove.setText(self.tr("Use the server's data"))


class EarlierCard(Card):
    """Offers to merge the data of an earlier account, or of a newer version, one file at a time.

    ``wanted`` and ``put_off`` carry the id of the file.
    """

    wanted = Signal(str)
    put_off = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self._id = ""
        self.title.setProperty("look", "strong")
        self.title.setWordWrap(True)
        self._unsent = label("", "soft")
        self._whose = label("", "")
        for text in (self._whose, self._unsent):
            text.setWordWrap(True)
        self.bring = QPushButton(self.tr("Add to my data"))
        self.bring.clicked.connect(lambda: self.wanted.emit(self._id))
        self.leave = QPushButton(self.tr("Not now"))
        set_tip(self.leave, self.tr("They stay on this computer. The command “organic-desktop earlier” lists them."))
        self.leave.clicked.connect(lambda: self.put_off.emit(self._id))
        buttons = Flow()
        for button in (self.bring, self.leave):
            buttons.addWidget(button)
        self.body.setSpacing(SMALL)
        self.body.addWidget(self._whose)
        self.body.addWidget(self._unsent)
        self.body.addLayout(buttons)
        self.finish()
        self.hide()

    def show_files(self, files: Sequence[EarlierFile], words: ActivityWords) -> None:
        """Offer the newest of these files, or hide the card if there are none."""
        self.setVisible(bool(files))
        if not files:
            return
        newest = files[0]
        self._id = newest.id
        self.title.setText(self.tr("More of your data is on this computer: {0}").format(words.rows(newest.rows)))
        self._whose.setText(self._words_of(newest))
        self._unsent.setText(self.tr("Includes %n unsent edit(s).", "", newest.unsent))
        self._unsent.setVisible(newest.unsent > 0)

    def _words_of(self, file: EarlierFile) -> str:
        if file.kept:
            return self.tr(
                "They were logged in a newer version of Organic, before you went back to an older copy. Adding "
                "them merges them with your current data and keeps the newer file as a backup."
            )
        return self.tr(
            "They belong to an earlier account with your e-mail address, which is no longer on the server. "
            "Adding them merges them with your current data and keeps the old file as a backup."
        )

    def show_busy(self, busy: bool) -> None:
        """Disable the buttons while a file is merged."""
        for button in (self.bring, self.leave):
            button.setEnabled(not busy)
