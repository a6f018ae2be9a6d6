"""Steps that ask for a code: from a mail, alone or with a new password, and from an authenticator app."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from organic_desktop.core.errors import OrganicError, SecondFactorNeeded, ServerBusy, WeakPassword, WrongCode
from organic_desktop.ui.account.fields import CodeField, PasswordField, WaitingButton, link
from organic_desktop.ui.account.step import Room, Step
from organic_desktop.ui.text.messages import translate_message

MAIL_EVERY_SECONDS = 60  # sooner, Supabase refuses to send another


@dataclass(frozen=True)
class Mailed:
    """A code that was mailed to ``address``: what takes it, what mails another, and what comes after.

    ``fixed``: no other address can be used instead. ``long_ago``: the mail wasn't sent just now.
    """

    address: str
    take: Callable[..., Any]
    again: Callable[[], object]
    done: Callable[[Any], None]
    fixed: bool = False
    long_ago: bool = False


class CodeStep(Step):
    """Asks for the code of a mail. ``more`` is what to do if none comes, beyond looking again."""

    def __init__(self, room: Room, mailed: Mailed, more: str = "") -> None:
        super().__init__(room, self.tr("Check your e-mail"))
        self.primary = self.tr("Continue")
        self.mailed = mailed
        self.show_lead(self.tr("The server was asked to send a code to {0}.").format(mailed.address))
        self.code = CodeField(self.tr("Code from the e-mail"))
        self.add_field(
            self.code.accessibleName(), self.code, self.tr("It can take a minute. Look in the spam folder, too.")
        )
        self.build_more()
        self._again = WaitingButton(self.tr("Send again"), self.tr("Send again in {0} s"))
        self._again.setProperty("look", "link")
        self._again.clicked.connect(self._send_again)
        self._again.wait(0 if mailed.long_ago else MAIL_EVERY_SECONDS)
        other = link(self.tr("Use another address"))
        other.clicked.connect(room.go_back)
        other.setVisible(not mailed.fixed)
        self.add_buttons(self._again, other)
        if more:
            self.paragraph(more, "caption")

    def build_more(self) -> None:
        """Add what is asked for beside the code."""

    def begin(self) -> None:
        """Focus the code."""
        self.code.setFocus()

    def advance(self) -> None:
        """Send the code."""
        if code := self.typed_code():
            self.take(code)

    def typed_code(self) -> str:
        """Return the code, or say that it is missing and return ""."""
        code = self.code.code()
        if not code:
            self.room.say(self.tr("Enter the digits of the code in the e-mail."), problem=True)
            self.code.setFocus()
        return code

    def take(self, *answer: str) -> None:
        """Send what was typed."""
        self.room.run(lambda: self.mailed.take(*answer), self._taken, self.look_at)

    def look_at(self, error: OrganicError) -> bool:
        """Select a wrong code, so that the next one replaces it; go on to the second factor."""
        if isinstance(error, WrongCode):
            self.code.setFocus()
            self.code.selectAll()
        return ask_for_second_factor(self.room, error)

    def _taken(self, result: Any) -> None:
        self.clear_secrets()
        self.mailed.done(result)

    def _send_again(self) -> None:
        self.room.run(self.mailed.again, lambda _: self._sent(), self._refused)

    def _sent(self) -> None:
        self._again.wait(MAIL_EVERY_SECONDS)
        self.code.clear()
        self.code.setFocus()
        self.room.say(self.tr("The server was asked for another code. Only the newest one is valid."))

    def _refused(self, error: OrganicError) -> bool:
        if isinstance(error, ServerBusy) and error.retry_after:
            self._again.wait(error.retry_after)
            self.room.show_error(error, waits=False)
            return True
        return False


class ConfirmStep(CodeStep):
    """Asks for the code that confirms a new account."""

    def __init__(self, room: Room, email: str, done: Callable[[Any], None], *, just_mailed: bool = True) -> None:
        account = room.app.account
        take, again = partial(account.confirm, email), partial(account.resend_confirmation, email)
        super().__init__(room, Mailed(email, take, again, done, long_ago=not just_mailed))
        if not just_mailed:
            self.show_lead(
                self.tr("{0} isn't confirmed yet. Enter the code from the e-mail, or have another one sent.").format(
                    email
                )
            )
        self.paragraph(
            self.tr(
                "No e-mail? The address may have an account already: go back and sign in. Some servers send a link "
                "instead of a code: open it, then go back and sign in."
            ),
            "caption",
        )


class ResetStep(CodeStep):
    """Asks for the code of a mail, and for the new password that it allows."""

    def build_more(self) -> None:
        """Add the new password."""
        self.password = PasswordField(self.tr("New password"))
        hint = translate_message(self.app.account.password_hint())
        self.hint = self.add_field(self.password.field.accessibleName(), self.password, hint)

    def advance(self) -> None:
        """Send the code and the password."""
        if not (code := self.typed_code()):
            return
        if password := self.password.text():
            self.take(code, password)
        else:
            self.room.say(self.tr("Enter a new password."), problem=True)
            self.password.setFocus()

    def look_at(self, error: OrganicError) -> bool:
        """Show what this server asks of passwords, once it has said so."""
        self.hint.setText(translate_message(self.app.account.password_hint()))
        if isinstance(error, WeakPassword):
            self.password.setFocus()
        return super().look_at(error)

    def clear_secrets(self) -> None:
        """Forget also what the code has opened."""
        super().clear_secrets()
        self.app.account.cancel_sign_in()


def ask_for_second_factor(room: Room, error: OrganicError) -> bool:
    """Show the step for a second factor if that is what the server wants; False for any other error."""
    if isinstance(error, SecondFactorNeeded):
        room.show_step(SecondFactorStep(room, error.factors))
        return True
    return False


class SecondFactorStep(Step):
    """Asks for the code of an authenticator app, after a password or code was right."""

    def __init__(self, room: Room, factors: Sequence[str] = ()) -> None:
        super().__init__(room, self.tr("Second step"))
        self.primary = self.tr("Continue")
        named = ", ".join(factors)
        lead = self.tr("Your account is protected by a second step. Open your authenticator app.")
        self.show_lead(f"{lead} {self.tr('Registered: {0}.').format(named)}" if named else lead)
        self.code = CodeField(self.tr("Code from the app"))
        self.add_field(self.code.accessibleName(), self.code, self.tr("It changes every 30 seconds."))

    def begin(self) -> None:
        """Focus the code."""
        self.code.setFocus()

    def advance(self) -> None:
        """Answer the challenge."""
        code, account = self.code.code(), self.app.account
        if code:
            self.room.run(lambda: account.answer_second_factor(code), lambda _: self.room.enter(), self._look_at)
        else:
            self.room.say(self.tr("Enter the digits that the app shows."), problem=True)
            self.code.setFocus()

    def clear_secrets(self) -> None:
        """Forget also what the password has opened."""
        super().clear_secrets()
        self.app.account.cancel_sign_in()

    def _look_at(self, error: OrganicError) -> bool:
        self.code.setFocus()
        self.code.selectAll()
        return False
