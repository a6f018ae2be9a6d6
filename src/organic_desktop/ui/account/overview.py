"""The account in use: whose it is, where it is kept, and the way to everything that can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from organic_desktop.core.errors import KeychainLocked, KeyRefused, OrganicError, SecondFactorNeeded
from organic_desktop.ui.account.change import ChangeEmailStep, ChangePasswordStep
from organic_desktop.ui.account.codes import SecondFactorStep
from organic_desktop.ui.account.delete import DeleteStep
from organic_desktop.ui.account.fields import plain_button
from organic_desktop.ui.account.leave import SignOutStep
from organic_desktop.ui.account.profile import ProfileStep
from organic_desktop.ui.account.step import Room, Step
from organic_desktop.ui.account.switch import SwitchStep
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.theme.theme import LARGE, SMALL, TINY
from organic_desktop.ui.widgets.cards import Card, elided, label
from organic_desktop.ui.widgets.plain_text import Label, set_accessible_name

FALLBACK_INITIAL = "·"


class OverviewStep(Step):
    """The account's page."""

    closes = True

    def __init__(self, room: Room) -> None:
        super().__init__(room, self.tr("Account"))
        self._build_head()
        self._build_problem(self.app.status().problem_class)
        card = Card("")
        card.title.hide()
        card.body.setSpacing(SMALL)
        person = self.app.person.read()
        rows: list[tuple[str, str, str, Callable[[Room], Step]]] = [
            (self.tr("Profile"), person.full_name or self.tr("No name yet"), self.tr("Edit…"), ProfileStep),
            (self.tr("E-mail"), self.app.status().account or "", self.tr("Change…"), ChangeEmailStep),
            (self.tr("Password"), self.tr("Never stored here"), self.tr("Change…"), ChangePasswordStep),
            (self.tr("Other accounts"), self.tr("One file each on this computer"), self.tr("Switch…"), SwitchStep),
        ]
        for name, value, verb, step in rows:
            card.body.addLayout(self._row(name, value, verb, step))
        card.finish()
        self.column.addWidget(card)
        leave, delete = plain_button(self.tr("Sign out…")), plain_button(self.tr("Delete account…"))
        leave.clicked.connect(lambda: room.show_step(SignOutStep(room)))
        delete.clicked.connect(lambda: room.show_step(DeleteStep(room)))
        self.add_buttons(leave, delete)

    def begin(self) -> None:
        """Show what a later step changed; focus nothing that could be pressed by mistake."""
        self.room.close_button.setFocus()

    def _build_head(self) -> None:
        person, status = self.app.person.read(), self.app.status()
        sign = Label(initials(person.full_name or status.account or ""))
        sign.setProperty("look", "avatar")
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._who, self._where = label(person.full_name or status.account or "", "strong"), label("", "soft")
        lines = [status.server or ""] if not person.full_name else [status.account or "", status.server or ""]
        if note := self.app.account.session_note:
            lines.append(translate_message(note))
        self._where.setText("\n".join(lines))
        self._where.setWordWrap(True)
        beside = QVBoxLayout()
        beside.setSpacing(TINY)
        beside.addWidget(self._who)
        beside.addWidget(self._where)
        head = QHBoxLayout()
        head.setSpacing(LARGE)
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(beside, 1)
        self.column.addLayout(head)

    def _build_problem(self, kind: type[OrganicError] | None) -> None:
        """Say what keeps the account from syncing, if it can be ended here, with the button that does."""
        if kind is KeychainLocked:
            name = self.tr("Your keyring is locked")
            text = self.tr(
                "What keeps you signed in is in it. Unlock it, for example with the password of this computer; "
                "your edits are saved here meanwhile."
            )
            verb, act = self.tr("Try again"), self._try_keyring
        elif kind is SecondFactorNeeded:
            name, text = self.tr("The server asks for the second step"), self.tr("Open your authenticator app.")
            verb, act = self.tr("Enter the code…"), lambda: self.room.show_step(SecondFactorStep(self.room))
        elif kind is KeyRefused:
            name = self.tr("The server's key has changed")
            text = self.tr("Ask whoever runs the server for a new invitation. Your edits are saved here meanwhile.")
            verb, act = self.tr("Enter the new one…"), self.room.ask_for_server
        else:
            return
        self.add_section(name, text)
        button = plain_button(verb)
        button.clicked.connect(lambda: act())
        self.add_buttons(button)

    def _try_keyring(self) -> None:
        self.room.run(self.app.sync, lambda _: self.room.show_start(self.tr("Your keyring is open.")))

    def _row(self, name: str, value: str, verb: str, step: Callable[[Room], Step]) -> QHBoxLayout:
        """Return a row of the card: what it is, its value, and the button to its step."""
        button: QPushButton = plain_button(verb)
        set_accessible_name(button, f"{name}: {verb.rstrip('…')}")
        button.clicked.connect(lambda: self.room.show_step(step(self.room)))
        row, words = QHBoxLayout(), QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(name, ""))
        words.addWidget(elided(value, "soft"))
        row.setSpacing(LARGE)
        row.addLayout(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


def initials(name: str) -> str:
    """Return the first letters of a name's first and last word, or of an address."""
    words = [each for each in name.split("@")[0].replace(".", " ").split() if each[0].isalnum()]
    letters = [each[0] for each in (words[:1] + words[1:][-1:])]
    return "".join(letters).upper() or FALLBACK_INITIAL
