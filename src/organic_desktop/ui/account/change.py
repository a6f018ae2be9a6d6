"""Change the account's password or e-mail address; the server may ask for a code that it mails."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit

from organic_desktop.core.errors import CurrentPasswordNeeded, OrganicError, ReauthenticationNeeded
from organic_desktop.ui.account.codes import CodeStep, Mailed
from organic_desktop.ui.account.fields import PasswordField
from organic_desktop.ui.account.step import Room, Step
from organic_desktop.ui.text.messages import translate_message


class ChangePasswordStep(Step):
    """Choose a new password."""

    def __init__(self, room: Room) -> None:
        super().__init__(room, self.tr("Change password"))
        self.primary = self.tr("Change password")
        self.show_lead(self.tr("Your other computers ask for the new password once."))
        self._current_part = self.begin_part()
        self._current = PasswordField(self.tr("Current password"))
        self.add_field(self._current.field.accessibleName(), self._current)
        self._current_part.hide()
        self.end_part()
        self.password = PasswordField(self.tr("New password"))
        hint = translate_message(self.app.account.password_hint())
        self.hint = self.add_field(self.password.field.accessibleName(), self.password, hint)

    def begin(self) -> None:
        """Focus the password."""
        self.password.setFocus()

    def advance(self) -> None:
        """Change it, if the server asks for nothing more."""
        if not (password := self.password.text()):
            self.room.say(self.tr("Enter a new password."), problem=True)
            self.password.setFocus()
            return
        account, current = self.app.account, self._current.text() or None
        self.room.run(lambda: account.change_password(password, current=current), self._changed, self._look_at)

    def _look_at(self, error: OrganicError) -> bool:
        """Ask for what the server wants first; show what it asks of passwords once it has said so."""
        account = self.app.account
        self.hint.setText(translate_message(account.password_hint()))
        if isinstance(error, ReauthenticationNeeded):
            self.room.run(account.send_reauthentication_code, lambda _: self._ask_for_code())
        elif isinstance(error, CurrentPasswordNeeded):
            self._current_part.show()
            self._current.setFocus()
            self.room.show_error(error)
        else:
            return False
        return True

    def _ask_for_code(self) -> None:
        account = self.app.account
        take = partial(account.change_password, self.password.text(), current=self._current.text() or None)
        address = self.app.status().account or ""
        self.room.show_step(
            CodeStep(self.room, Mailed(address, take, account.send_reauthentication_code, self._changed, True))
        )

    def _changed(self, _result: object) -> None:
        self.clear_secrets()
        self.room.show_start(self.tr("Your password was changed."))


class ChangeEmailStep(Step):
    """Choose another address to sign in with."""

    def __init__(self, room: Room) -> None:
        super().__init__(room, self.tr("Change e-mail address"))
        self.primary = self.tr("Continue")
        now = self.app.status().account or ""
        self.show_lead(self.tr("You sign in with {0} now. You confirm the new address by a code.").format(now))
        self.email = QLineEdit()
        self.email.setPlaceholderText("name@example.com")
        self.add_field(self.tr("New e-mail address"), self.email)

    def begin(self) -> None:
        """Focus the address."""
        self.email.setFocus()

    def advance(self) -> None:
        """Have a code mailed to it."""
        email, account = self.email.text().strip(), self.app.account
        if not email:
            self.room.say(self.tr("Enter your new e-mail address."), problem=True)
            self.email.setFocus()
            return
        lead = self.tr("The server was asked to send a code to {0}, to {1}, or one to each. Enter either of them.")

        def asked(is_changed: bool) -> None:
            if is_changed:
                self._changed()
            else:
                self._ask_for_code(email, lead)

        self.room.run(lambda: account.change_email(email), asked)

    def _ask_for_code(self, email: str, lead: str) -> None:
        now, account = self.app.status().account or "", self.app.account
        take, again = partial(account.confirm_email_change, email), partial(account.change_email, email)
        step = CodeStep(self.room, Mailed(email, take, again, lambda whole: self._confirmed(email, whole)))
        step.show_lead(lead.format(email, now))
        self.room.show_step(step)

    def _confirmed(self, email: str, whole: bool) -> None:
        """Ask for the other mailbox's code, if the server wants both."""
        if whole:
            self._changed()
        else:
            lead = self.tr("One address is confirmed. Enter the code that was sent to the other, too: {0} or {1}.")
            self._ask_for_code(email, lead)

    def _changed(self) -> None:
        now = self.app.status().account or ""
        self.room.show_start(self.tr("You sign in with {0} from now on.").format(now))
