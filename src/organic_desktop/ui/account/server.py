"""The first steps to an account: by which server, told to somebody who has never heard of one.

The clipboard is read only when *Paste* is pressed. What an invitation or link names is shown before it is used, and
nothing is sent before *Continue*. A key with more rights than a client's is refused, and cleared from its field.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from organic_desktop.core.errors import OrganicError, UnsafeProject
from organic_desktop.core.project import Project, advice_on_key, checked_key, read_connect_line, refuse_secrets
from organic_desktop.ui.account.fields import link, plain_button
from organic_desktop.ui.account.guide import AccountGuide
from organic_desktop.ui.account.sign_in import CreateStep, Features, SignInStep
from organic_desktop.ui.account.step import Room, Step
from organic_desktop.ui.text.messages import problem_of, translate_message
from organic_desktop.ui.theme.theme import SMALL
from organic_desktop.ui.widgets.questions import EnableDelay

LINES = ("organic-desktop", "$ organic-desktop")


class ServerStep(Step):
    """Which server: by an invitation, or by address and key. ``email`` is of who signs in again there.

    ``adding`` another account keeps the one in use signed in, also at another server.
    """

    def __init__(self, room: Room, email: str = "", *, adding: bool = False) -> None:
        title = self.tr("Connect to a server") if room.app.settings.project else self.tr("Do you have an invitation?")
        super().__init__(room, self.tr("Add another account") if adding else title)
        self.email, self._adding = email, adding
        self.primary = self.tr("Continue")
        self.show_lead(
            self.tr("The account in use stays signed in, and you can switch back to it at any time.")
            if adding
            else self.tr(
                "An account keeps a copy of your data on a server and syncs it between your computers. Organic works "
                "just as well without one: everything then stays on this computer."
            )
        )
        self._build_invitation()
        self._build_fields()
        project = self.app.settings.project
        if project:
            self.show_project(project.url, project.publishable_key)

    def _build_invitation(self) -> None:
        self._by_invitation = self.begin_part()
        self.invitation = QLineEdit()
        self.invitation.setPlaceholderText("organic-desktop connect https://…")
        self.invitation.textChanged.connect(self._watch_for_pasting(self.invitation))
        self.paste = plain_button(self.tr("Paste"))
        self.paste.setAccessibleName(self.tr("Paste invitation"))
        self.paste.clicked.connect(lambda: self._read(QGuiApplication.clipboard().text()))
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.invitation, 1)
        row.addWidget(self.paste)
        hint = self.tr("The line or link that you got from whoever runs the server.")
        self.add_field(self.tr("Invitation"), self.invitation, hint, row)
        by_hand = link(self.tr("Enter address and key instead"))
        by_hand.clicked.connect(lambda: self._show_part(by_hand=True))
        without = link(self.tr("I have no invitation"))
        without.clicked.connect(lambda: self.room.show_step(NoInvitationStep(self.room)))
        self.add_buttons(by_hand, without, *self.way_to_known())
        self.end_part()

    def _build_fields(self) -> None:
        self._by_hand = self.begin_part()
        self._by_hand.hide()
        self.url, self.key = QLineEdit(), QLineEdit()
        self.url.setPlaceholderText("https://abc.supabase.co")
        self.key.setPlaceholderText("sb_publishable_…")
        self.url.textChanged.connect(self._watch_for_pasting(self.url))
        self.key.editingFinished.connect(self._look_at_key)
        self.add_field(self.tr("Project address"), self.url)
        self.add_field(self.tr("Publishable key"), self.key)
        other = link(self.tr("Use an invitation instead"))
        other.clicked.connect(lambda: self._show_part(by_hand=False))
        self.add_buttons(other)
        self.end_part()

    def begin(self) -> None:
        """Focus *Paste*, or the address if that is what is shown."""
        (self.paste if self._by_hand.isHidden() else self.url).setFocus()

    def named(self) -> Project:
        """Return what is typed, as it is."""
        return Project(self.url.text(), self.key.text())

    def show_project(self, address: str, key: str) -> None:
        """Fill in the project."""
        self._show_part(by_hand=True)
        for field, text in ((self.url, address), (self.key, key)):
            field.setText(text)
            field.setCursorPosition(0)

    def show_link(self, project: Project) -> None:
        """Fill in a link's project, and say what it is; keys that were meant for elsewhere don't agree to it."""
        before = self.app.settings.project
        self.show_project(project.url, project.publishable_key)
        lines = [
            self.tr(
                "The link is for this server:\n{0}\nNothing has been sent to it yet. If it is the one you "
                "expect, continue."
            ).format(project.url)
        ]
        if before and before.url != project.url:
            lines.append(self.tr("This computer was connected to {0} until now.").format(before.url))
        if advice := advice_on_key(project.publishable_key):
            lines.append(translate_message(advice))
        self.room.say(" ".join(lines))
        EnableDelay(self.room.main_button, self.window())

    def advance(self) -> None:
        """Ask the server what it offers, and go on to what is new to this person."""
        if self._by_hand.isHidden():
            if self.invitation.text().strip():
                self._read(self.invitation.text())
            else:
                self.room.say(self.tr("Paste an invitation first."), problem=True)
                self.invitation.setFocus()
            return
        url, key, account = self.url.text(), self.key.text(), self.app.account

        def work() -> Features:
            account.connect(url, key, set_aside=self._adding)
            return account.server_features()

        self.room.run(work, self._go_on, self._clear_secrets_of)

    def _go_on(self, features: Features) -> None:
        if self.app.settings.signed_in and not (self.email or self._adding):
            self.app.sync_now()
            self.room.show_start(self.tr("Connected."))
            return
        is_new = not self.email and features.sign_up_open
        step = CreateStep(self.room) if is_new else SignInStep(self.room, self.email, features)
        self.room.show_step(step)
        if not features.email_enabled:
            self.room.say(
                self.tr("This server lets nobody sign in by e-mail, and Organic has no other way."), problem=True
            )
        elif features.captcha:
            self.room.say(
                self.tr(
                    "This server asks for a captcha, which Organic can't show. Ask whoever runs it to turn it off."
                ),
                problem=True,
            )

    def _clear_secrets_of(self, error: OrganicError) -> bool:
        if isinstance(error, UnsafeProject):
            self._clear_secret_fields()
        return False

    # -- what is typed or pasted --------------------------------------------------------------------------------------

    def _show_part(self, *, by_hand: bool) -> None:
        """Show the fields, or the invitation."""
        self._by_invitation.setVisible(not by_hand)
        self._by_hand.setVisible(by_hand)
        self.room.fit()
        self.begin()

    def _watch_for_pasting(self, field: QLineEdit) -> Callable[[str], None]:
        """Return a slot that takes an invitation apart as soon as it is there, but not while one is being typed."""
        before = [""]

        def look(text: str) -> None:
            pasted, before[0] = len(text) - len(before[0]) > 1, text
            if pasted and (text.strip().casefold().startswith(LINES) or "#key=" in text):
                self._read(text)

        return look

    def _read(self, text: str) -> None:
        """Fill in the address and key of an invitation, without connecting."""
        try:
            address, key = read_connect_line(text)
            key = checked_key(key)
        except OrganicError as error:
            self._clear_secret_fields()
            self.room.say(problem_of(error), problem=True)
            self.invitation.setFocus()
            return
        self.invitation.clear()
        self.show_project(address, key)
        sentence = self.tr("This is the server in the invitation. If it is the one you expect, continue.")
        advice = advice_on_key(key)
        self.room.say(f"{sentence} {translate_message(advice)}" if advice else sentence)
        self.room.main_button.setFocus()

    def _look_at_key(self) -> None:
        """Say at once what is wrong with a key, and clear a secret one."""
        if not self.key.text().strip():
            return
        try:
            advice = advice_on_key(checked_key(self.key.text()))
        except UnsafeProject as error:
            self._clear_secret_fields()
            self.room.say(problem_of(error), problem=True)
            return
        if advice:
            self.room.say(translate_message(advice))

    def _clear_secret_fields(self) -> None:
        for field in (self.invitation, self.url, self.key):
            if _is_secret(field.text()):
                field.clear()


class NoInvitationStep(Step):
    """What somebody without an invitation can do: nothing at all, ask for one, or run a server of their own."""

    def __init__(self, room: Room) -> None:
        super().__init__(room, self.tr("You don't need an invitation"))
        self.primary = self.tr("Continue without an account")
        self.show_lead(
            self.tr(
                "Without an account Organic does everything but sync. You can add one at any time and keep "
                "everything you logged."
            )
        )
        for name, text in (
            (
                self.tr("Someone you know runs a server"),
                self.tr("Ask them for an invitation to it. It is one line of text, and it isn't secret."),
            ),
            (
                self.tr("You would like your own"),
                self.tr(
                    "Organic has no servers of its own. It uses Supabase, a service where the free plan is enough "
                    "for you and your family; setting it up takes about ten minutes."
                ),
            ),
        ):
            self.add_section(name, text)
        guide = link(self.tr("How accounts and servers work"))
        guide.clicked.connect(lambda: AccountGuide(self.window()).open())
        self.add_buttons(guide)

    def begin(self) -> None:
        """Focus the way out."""
        self.room.main_button.setFocus()

    def advance(self) -> None:
        """Stay without an account."""
        self.room.close_room()


def _is_secret(text: str) -> bool:
    try:
        refuse_secrets(text)
    except UnsafeProject:
        return True
    return "://" in text and not text.strip().casefold().startswith(("http://", "https://", "organic-desktop:"))
