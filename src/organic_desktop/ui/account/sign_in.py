"""Steps into an account: sign in by password or by a mailed code, create one, get a new password."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QLineEdit

from organic_desktop.core.errors import NotConfirmed, OrganicError, WeakPassword, WrongCredentials
from organic_desktop.ui.account.codes import CodeStep, ConfirmStep, Mailed, ResetStep, ask_for_second_factor
from organic_desktop.ui.account.fields import PasswordField, link
from organic_desktop.ui.account.step import Room, Step
from organic_desktop.ui.text.messages import translate_message


class Features(Protocol):
    """What a step needs to know of what the server offers (``ServerFeatures`` in remote/auth.py)."""

    @property
    def sign_up_open(self) -> bool:
        """True if anybody may create an account."""
        ...

    @property
    def email_enabled(self) -> bool:
        """True if people sign in by e-mail address."""
        ...

    @property
    def captcha(self) -> bool | None:
        """True if the server wants a captcha solved; None if it doesn't say."""
        ...


class EmailStep(Step):
    """The base of steps that ask for an e-mail address, ``email`` beforehand."""

    def add_email(self, email: str) -> None:
        """Add the field."""
        self.email = QLineEdit(email)
        self.email.setPlaceholderText("name@example.com")
        self.add_field(self.tr("E-mail"), self.email)

    def begin(self) -> None:
        """Focus the address, or what is to be typed after it."""
        password = self.findChild(PasswordField)
        (password if password and self.email.text() else self.email).setFocus()

    def typed_email(self) -> str:
        """Return the address, or say that it is missing and return ""."""
        email = self.email.text().strip()
        if not email:
            self.room.say(self.tr("Enter your e-mail address."), problem=True)
            self.email.setFocus()
        return email

    def entered(self, _result: object = None) -> None:
        """Leave: the user is signed in."""
        self.room.enter()


class PasswordStep(EmailStep):
    """The base of steps that ask for an address and a password."""

    def add_password(self, name: str, hint: str = "") -> None:
        """Add the field."""
        self.password = PasswordField(name)
        self.hint = self.add_field(name, self.password, hint)

    def typed(self) -> tuple[str, str] | None:
        """Return address and password, or say what is missing and return None."""
        email, password = self.typed_email(), self.password.text()
        if not email:
            return None
        if not password:
            self.room.say(self.tr("Enter a password."), problem=True)
            self.password.setFocus()
            return None
        return email, password


class SignInStep(PasswordStep):
    """Sign in by password; ``features`` is what the server is known to offer, ``lead`` why this is asked."""

    def __init__(self, room: Room, email: str = "", features: Features | None = None, lead: str = "") -> None:
        super().__init__(room, self.tr("Sign in"))
        self.primary = self.tr("Sign in")
        if lead:
            self.show_lead(lead)
        self.add_server()
        self.add_email(email)
        self.add_password(self.tr("Password"))
        forgot, by_code = link(self.tr("Forgot password?")), link(self.tr("Use a code instead"))
        forgot.clicked.connect(lambda: room.show_step(ForgotStep(room, self.email.text().strip())))
        by_code.clicked.connect(lambda: room.show_step(ByCodeStep(room, self.email.text().strip())))
        ways = [forgot, by_code]
        if features is None or features.sign_up_open:
            create = link(self.tr("Create account"))
            create.clicked.connect(lambda: room.show_step(CreateStep(room, self.email.text().strip())))
            ways.append(create)
        self.add_buttons(*ways, *self.way_to_known())
        if features is not None and not features.sign_up_open:
            self.paragraph(
                self.tr("This server doesn't let people create accounts. Ask whoever runs it to add you."), "caption"
            )

    def advance(self) -> None:
        """Sign in."""
        if typed := self.typed():
            self.room.run(
                lambda: self.app.account.sign_in(*typed), self.entered, lambda error: self._look_at(typed[0], error)
            )

    def _look_at(self, email: str, error: OrganicError) -> bool:
        """Go on to the second factor, or to the code of an account that was never confirmed."""
        if isinstance(error, NotConfirmed):
            self.room.show_step(ConfirmStep(self.room, email, self.entered, just_mailed=False))
            return True
        if isinstance(error, WrongCredentials):
            self.password.setFocus()
        return ask_for_second_factor(self.room, error)


class CreateStep(PasswordStep):
    """Create an account."""

    def __init__(self, room: Room, email: str = "") -> None:
        super().__init__(room, self.tr("Create your account"))
        self.primary = self.tr("Create account")
        self.show_lead(
            self.tr("What you logged so far is added to it. Whoever runs this server can read what is stored there.")
        )
        self.add_server()
        self.add_email(email)
        self.add_password(self.tr("Choose a password"), translate_message(self.app.account.password_hint()))
        have = link(self.tr("I already have an account"))
        have.clicked.connect(lambda: room.show_step(SignInStep(room, self.email.text().strip())))
        self.add_buttons(have)

    def advance(self) -> None:
        """Ask for the account."""
        if typed := self.typed():
            account = self.app.account
            self.room.run(lambda: account.sign_up(*typed), lambda entered: self._made(typed[0], entered), self._look_at)

    def _made(self, email: str, entered: bool) -> None:
        if entered:
            self.room.enter()
        else:
            self.room.show_step(ConfirmStep(self.room, email, self.entered))

    def _look_at(self, error: OrganicError) -> bool:
        """Show what this server asks of passwords, once it has said so."""
        self.hint.setText(translate_message(self.app.account.password_hint()))
        if isinstance(error, WeakPassword):
            self.password.setFocus()
        return ask_for_second_factor(self.room, error)


class MailStep(EmailStep):
    """The base of steps that have a code mailed to an address."""

    def __init__(self, room: Room, title: str, lead: str, email: str) -> None:
        super().__init__(room, title)
        self.primary = self.tr("Send code")
        self.show_lead(lead)
        self.add_server()
        self.add_email(email)

    def advance(self) -> None:
        """Ask for the mail, and then for its code."""
        if email := self.typed_email():
            self.room.run(lambda: self.ask(email), lambda _: self.room.show_step(self.after(email)))

    def ask(self, email: str) -> None:
        """Have the code mailed; in a thread."""
        raise NotImplementedError

    def after(self, email: str) -> Step:
        """Return the step that takes the code."""
        raise NotImplementedError

    def if_none_comes(self) -> str:
        """Say what else it may be."""
        return self.tr("No e-mail? There may be no account with this address.")


class ByCodeStep(MailStep):
    """Sign in without the password."""

    def __init__(self, room: Room, email: str) -> None:
        lead = self.tr("You get an e-mail with a code that signs you in once, without your password.")
        super().__init__(room, self.tr("Sign in with a code"), lead, email)

    def ask(self, email: str) -> None:
        """Have the code mailed."""
        self.app.account.send_code(email)

    def after(self, email: str) -> Step:
        """Return the step that signs in with it."""
        account = self.app.account
        take = partial(account.sign_in_with_code, email)
        return CodeStep(self.room, Mailed(email, take, partial(self.ask, email), self.entered), self.if_none_comes())


class ForgotStep(MailStep):
    """Get a new password."""

    def __init__(self, room: Room, email: str) -> None:
        lead = self.tr("You get an e-mail with a code. With it you choose a new password here.")
        super().__init__(room, self.tr("Forgot your password?"), lead, email)

    def ask(self, email: str) -> None:
        """Have the code mailed."""
        self.app.account.recover(email)

    def after(self, email: str) -> Step:
        """Return the step that asks for it, and for the new password."""
        take = partial(self.app.account.reset_password, email)
        return ResetStep(self.room, Mailed(email, take, partial(self.ask, email), self.entered), self.if_none_comes())
