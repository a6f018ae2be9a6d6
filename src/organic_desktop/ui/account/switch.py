"""The accounts with a file on this computer: switch to one, add one, or take one off the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from organic_desktop.core.errors import KeychainLocked, OrganicError, SignInNeeded
from organic_desktop.ui.account.fields import link, plain_button
from organic_desktop.ui.account.sign_in import SignInStep
from organic_desktop.ui.account.step import Room, Step
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import LARGE, SMALL
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.plain_text import set_accessible_name
from organic_desktop.ui.widgets.questions import confirm

if TYPE_CHECKING:
    from organic_desktop.app.known_accounts import KnownAccount


class SwitchStep(Step):
    """The list."""

    closes = True

    def __init__(self, room: Room) -> None:
        super().__init__(room, self.tr("Accounts on this computer"))
        self.show_lead(self.tr("Each account has its own file here. Switching keeps you signed in to all of them."))
        self._card: Card | None = None
        self._list = QVBoxLayout()
        self.column.addLayout(self._list)
        add = link(self.tr("Add another account"))
        add.clicked.connect(lambda: room.ask_for_server(adding=True))
        self.add_buttons(add)

    def begin(self) -> None:
        """Read the list; the keyring may have to be asked."""
        self.room.close_button.setFocus()
        self.room.run(self.app.account.known, self._show)

    def _show(self, accounts: list[KnownAccount]) -> None:
        if self._card:
            self._card.hide()
            self._card.deleteLater()
        self._card = card = Card("")
        card.title.hide()
        card.body.setSpacing(LARGE)
        if not accounts:
            card.body.addWidget(label(self.tr("No account has been used here yet."), "soft"))
        for account in accounts:
            card.body.addLayout(self._row(account))
        card.finish()
        self._list.addWidget(card)
        card.show()
        self.room.fit()

    def _row(self, account: KnownAccount) -> QHBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(SMALL)
        words.setSpacing(0)
        lines = ((account.email or self.tr("An account"), "strong"), (account.server, "caption"))
        for text, look in (*lines, (self._state(account), "caption")):
            if text:
                line = paragraph(text, look)
                words.addWidget(line)
        row.addLayout(words, 1)
        if account.is_open:
            row.addWidget(label(self.tr("In use"), "soft"))
            return row
        for verb, act in (
            (self.tr("Remove…"), lambda: self._ask_to_forget(account)),
            (self.tr("Switch"), lambda: self._switch(account)),
        ):
            button = plain_button(verb)
            set_accessible_name(button, f"{verb.rstrip('…')}: {account.email}")
            button.clicked.connect(act)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _state(self, account: KnownAccount) -> str:
        lines = []
        if account.unsent:
            lines.append(self.tr("%n unsent edit(s)", "", account.unsent))
        if account.has_session is False:
            lines.append(self.tr("asks for the password"))
        return " · ".join(lines)

    def _switch(self, account: KnownAccount) -> None:
        def failed(error: OrganicError) -> bool:
            if isinstance(error, KeychainLocked):
                self.room.show_start(problem_of(error))
            elif isinstance(error, SignInNeeded):
                lead = self.tr("This account is open now. To sync it, sign in once.")
                self.room.start_with(SignInStep(self.room, account.email, lead=lead))
            else:
                return False
            return True

        switch = self.app.account.switch_to
        done = self.tr("Switched to {0}.").format(account.email)
        self.room.run(lambda: switch(account.user_id), lambda _: self.room.close_room(done), failed)

    def _ask_to_forget(self, account: KnownAccount) -> None:
        said = [self.tr("Its file moves to the backups on this computer. The account on the server stays as it is.")]
        if account.unsent:
            said.insert(0, self.tr("%n edit(s) of it were never sent to the server.", "", account.unsent))
        forget = self.app.account.forget
        confirm(
            self.window(),
            (self.tr("Remove {0} from this computer?").format(account.email), " ".join(said)),
            self.tr("Keep it"),
            (
                self.tr("Remove"),
                lambda: self.room.run(lambda: forget(account.user_id, even_unsent=True), lambda _: self.begin()),
            ),
        )
