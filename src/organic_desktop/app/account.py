"""The account of this installation: every step from sign-up to sign-out, and the profile that is open after it.

All methods but ``session_note`` and ``password_hint`` wait for the network or the keyring. Tokens are kept by
app/session.py, files by app/profiles.py; what a server's refusal means is said in remote/auth_errors.py. What a mail
confirms is confirmed by the code in it, for a link opens a browser; who opened the link just signs in.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from organic_desktop.app.accounts_here import AccountsHere
from organic_desktop.app.password_rules import PasswordRules
from organic_desktop.app.profiles import Profiles
from organic_desktop.app.session import Sessions, SignOutScope
from organic_desktop.app.sync_service import SyncService
from organic_desktop.core.errors import (
    InvalidInput,
    NewerDatabase,
    OrganicError,
    SecondFactorNeeded,
    SignInNeeded,
    WrongCode,
)
from organic_desktop.core.keychain import NOT_KEPT
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import SettingsFile, SignedIn

if TYPE_CHECKING:
    from organic_desktop.remote.auth import ServerFeatures
    from organic_desktop.remote.auth_session import AuthSession

LONGEST_EMAIL = 254
LONGEST_CODE = 64
_EMAIL = re.compile(r"[^\s@<>\"',;:()\[\]\\]+@[^\s@<>\"',;:()\[\]\\.]+(?:\.[^\s@<>\"',;:()\[\]\\.]+)+")
_SECOND_FACTOR = Sentence("Enter the code that your authenticator app shows.")
_NO_FACTOR = Sentence("The server asks for a second factor of a kind that Organic can't answer.")


def checked_email(text: str) -> str:
    """Return the address without spaces around it. Raises InvalidInput if it can't be one; the server checks more."""
    email = text.strip()
    if len(email) > LONGEST_EMAIL or not email.isprintable() or not _EMAIL.fullmatch(email):
        raise InvalidInput("Enter an e-mail address, e.g. name@example.com.")
    return email


def checked_code(text: str) -> str:
    """Return a code as people copy and type it: without spaces or hyphens, in any script's digits.

    Raises InvalidInput if it can't be one.
    """
    code = "".join(str(int(each)) if each.isdecimal() else each for each in text if each.isalnum())
    if not code or len(code) > LONGEST_CODE or not (code.isascii() and code.isalnum()):
        raise InvalidInput("Enter the code, e.g. 123456.")
    return code


@dataclass(frozen=True)
class _Unfinished:
    """A sign-in that still needs a second factor, or a new password; it is kept in memory only.

    ``email`` and ``code`` are of the mail that opened it: a code opens one session, so another password needs that.
    """

    session: AuthSession
    must_keep: bool
    email: str = ""
    code: str = field(default="", repr=False)
    new_password: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class SessionFacts:
    """What is known here of the session: since when, until when its token lasts, and whether a keyring keeps it."""

    began_at: datetime | None
    has_second_factor: bool
    is_kept: bool


class Account(AccountsHere):
    """``app.account``: whoever signs in or out here has sync paused meanwhile, and another profile open afterwards."""

    def __init__(
        self, folder: Path, settings: SettingsFile, sessions: Sessions, profiles: Profiles, sync: SyncService
    ) -> None:
        super().__init__(folder, settings, sessions, profiles, sync)
        self._password_rules = PasswordRules(settings)
        self._unfinished: _Unfinished | None = None

    # -- the server ---------------------------------------------------------------------------------------------------

    def connect(self, url: str, publishable_key: str, *, set_aside: bool = False) -> Sentence | None:
        """Remember a Supabase project; return a warning about its key, if there is one.

        Raises UnsafeProject; InvalidInput while signed in at another project, unless that account is ``set_aside``: it
        stays signed in and can be switched back to, and no account is open until one is signed in.
        """
        with self._sync.paused():
            self.cancel_sign_in()
            advice = self._sessions.connect(url, publishable_key, set_aside=set_aside)
            self._profiles.follow()
            self._profiles.keep_account()
        return advice

    def server_features(self) -> ServerFeatures:
        """Ask the project what it offers to who has no account yet: look before a form is shown."""
        return self._sessions.auth.features()

    def password_hint(self) -> Sentence:
        """What this project is known to ask of a password; local, and instant."""
        return self._password_rules.hint()

    # -- signing up and in --------------------------------------------------------------------------------------------

    def sign_up(self, email: str, password: str, *, must_keep: bool = False) -> bool:
        """Make an account and sign in; False if the server mailed a code (or a link) to confirm the address first.

        Also False for an address that has an account already, which such a server doesn't say. Raises WeakPassword,
        WrongCredentials, NotOffered.
        """
        email = checked_email(email)
        with self._password_rules.learning(password):
            session = self._sessions.auth.sign_up(email, password)
        if session:
            self._enter(_Unfinished(session, must_keep))
        return session is not None

    def confirm(self, email: str, code: str, *, must_keep: bool = False) -> None:
        """Confirm the address of a new account by the mailed code, and sign in. Raises WrongCode."""
        self._enter_by("signup", email, code, must_keep)

    def resend_confirmation(self, email: str) -> None:
        """Ask for the mail that confirms a new account once more. Raises TooManyRequests with the seconds to wait."""
        self._sessions.auth.resend(checked_email(email))

    def sign_in(self, email: str, password: str, *, must_keep: bool = False) -> None:
        """Sign in; what was logged without an account is merged into the account's file.

        ``must_keep`` refuses a session that the keyring can't keep (KeychainUnavailable). Raises WrongCredentials,
        NotConfirmed, SecondFactorNeeded (go on with ``answer_second_factor``).
        """
        session = self._sessions.auth.sign_in(checked_email(email), password)
        self._enter(_Unfinished(session, must_keep))

    def send_code(self, email: str) -> None:
        """Ask for a mail with a code to sign in with, instead of a password. Raises TooManyRequests."""
        self._sessions.auth.send_code(checked_email(email))

    def sign_in_with_code(self, email: str, code: str, *, must_keep: bool = False) -> None:
        """Sign in by the code of ``send_code``. Raises WrongCode, SecondFactorNeeded."""
        session = self._sessions.auth.sign_in_with_code(checked_email(email), checked_code(code))
        self._enter(_Unfinished(session, must_keep))

    def recover(self, email: str) -> None:
        """Ask for a mail with a code to set a new password. Raises TooManyRequests."""
        self._sessions.auth.recover(checked_email(email))

    def reset_password(self, email: str, code: str, new_password: str, *, must_keep: bool = False) -> None:
        """Set a new password by the code of ``recover``, and sign in.

        Raises WrongCode; WeakPassword, after which the same code is good for another password; SecondFactorNeeded,
        after whose answer the password is set.
        """
        email, code = checked_email(email), checked_code(code)
        begun = self._unfinished
        if begun is None or (begun.email, begun.code) != (email, code):
            session = self._sessions.auth.verify("recovery", email, code)
            if session is None:
                raise WrongCode("The server didn't accept the code.")
            begun = _Unfinished(session, must_keep, email, code)
        self._enter(replace(begun, must_keep=must_keep, new_password=new_password))

    def answer_second_factor(self, code: str) -> None:
        """Answer SecondFactorNeeded with the code that the authenticator app shows now, and go on where it came from.

        Also for a session without a second factor that the server no longer serves. Raises WrongCode.
        """
        code = checked_code(code)
        begun = self._unfinished
        if begun:
            session = self._answered(begun.session.access_token, code)
            self._enter(replace(begun, session=session))
            return
        with self._sync.paused():
            self._sessions.exchange(lambda token: self._answered(token, code))
        self._sync.now()

    def cancel_sign_in(self) -> None:
        """Forget a sign-in that waits for a second factor or another password; its server ends it by itself."""
        self._unfinished = None

    # -- while signed in ----------------------------------------------------------------------------------------------

    def change_password(self, new: str, code: str | None = None, *, current: str | None = None) -> None:
        """Set another password; the user's other sessions end.

        Raises ReauthenticationNeeded (go on with ``send_reauthentication_code``, then give its ``code``),
        CurrentPasswordNeeded (give the ``current`` one), WeakPassword, WrongCode, SecondFactorNeeded.
        """
        changes = {"password": new}
        if code is not None:
            changes["nonce"] = checked_code(code)
        if current is not None:
            changes["current_password"] = current
        with self._password_rules.learning(new):
            self._sessions.as_user(lambda token: self._sessions.auth.change_user(token, **changes))

    def send_reauthentication_code(self) -> None:
        """Ask for the mail with the code that ``change_password`` asked for. Raises TooManyRequests."""
        self._sessions.as_user(self._sessions.auth.reauthenticate)

    def change_email(self, new: str) -> bool:
        """Ask for another address: the server mails codes to it, and mostly to the present one as well.

        True if it is changed already, as on a server that has no address confirmed. Raises WrongCredentials for an
        address that is taken, SecondFactorNeeded, TooManyRequests.
        """
        email = checked_email(new)
        given = self._sessions.as_user(lambda token: self._sessions.auth.change_user(token, email=email))
        is_changed = given.casefold() == email.casefold()
        if is_changed:
            self._sessions.rename(given)
        return is_changed

    def confirm_email_change(self, new: str, code: str) -> bool:
        """Confirm another address by a code from either mailbox; False if the other mailbox's is still needed.

        Raises WrongCode, also for a code by which another account gets this address; Stopped if another is open by now.
        """
        signed_in = self._settings.current.signed_in
        if signed_in is None:
            raise SignInNeeded("Please sign in first.")
        new, code = checked_email(new), checked_code(code)
        try:
            session = self._sessions.auth.verify("email_change", new, code)
        except WrongCode:  # a code belongs to the mailbox that it was sent to
            session = self._sessions.auth.verify("email_change", signed_in.email, code)
        if session is None:
            return False
        with self._sync.paused():
            before = self._sessions.current()
            if session.user_id != signed_in.user_id:
                self._end_quietly(session)
                raise WrongCode("This code belongs to another account.")
            self._sessions.take_over(session)
            self._profiles.keep_account()
            self._end_quietly(before)  # the code opened another session
        return True

    def session_facts(self) -> SessionFacts:
        """What is known here of this session; a client can't list the others. Raises SignInNeeded."""
        session = self._sessions.current()
        return SessionFacts(session.began_at, session.has_second_factor, self._sessions.is_kept)

    # -- signing out --------------------------------------------------------------------------------------------------

    def sign_out(self, scope: SignOutScope = SignOutScope.HERE) -> None:
        """Sign out; unsent edits stay in the account's file until its next sign-in.

        EVERYWHERE also ends the user's sessions on other devices, OTHERS only those. Both raise Offline, with nothing
        changed, if the server can't be asked.
        """
        if scope is not SignOutScope.HERE:
            self._sessions.end_on_server(scope)
        if scope is SignOutScope.OTHERS:
            return
        with self._sync.paused():
            if self._settings.current.signed_in:
                # First of all: a session that the keyring won't delete now must not be used by a switch later.
                self._keep_facts(signed_out=True)
            self._sessions.sign_out()
            self._profiles.switch_to(None)
            self._reload()

    @property
    def session_note(self) -> Sentence | None:
        """The sentence that the session ends with the program, if no keyring keeps it."""
        return NOT_KEPT if self._settings.current.signed_in and not self._sessions.is_kept else None

    # -- details ------------------------------------------------------------------------------------------------------

    def _end_quietly(self, session: AuthSession) -> None:
        """End a session that is of no use any more; if that can't be done, it ends by itself."""
        with suppress(OrganicError):
            self._sessions.auth.sign_out(session.access_token)

    def _enter_by(self, kind: str, email: str, code: str, must_keep: bool) -> None:
        session = self._sessions.auth.verify(kind, checked_email(email), checked_code(code))
        if session is None:
            raise WrongCode("The server didn't accept the code.")
        self._enter(_Unfinished(session, must_keep))

    def _enter(self, begun: _Unfinished) -> None:
        """Finish a sign-in: the second factor, then the new password if one is to be set, then the profile."""
        session = begun.session
        self._unfinished = begun
        if session.factors and not session.has_second_factor:
            raise SecondFactorNeeded(_SECOND_FACTOR, [factor.name for factor in session.factors])
        if begun.new_password is not None:
            with self._password_rules.learning(begun.new_password):
                self._sessions.auth.change_user(session.access_token, password=begun.new_password)
        self._unfinished = None
        with self._sync.paused():
            self._open(self._sessions.begin(session, must_keep=begun.must_keep))

    def _answered(self, token: str, code: str) -> AuthSession:
        """Return the session that a code of one of the user's authenticator apps opens. Raises WrongCode."""
        auth = self._sessions.auth
        factors = auth.factors(token)
        if not factors:
            raise SecondFactorNeeded(_NO_FACTOR)
        for factor in factors[:-1]:  # nobody is asked which of their apps the code is from
            try:
                return auth.answer_factor(token, factor, code)
            except WrongCode:
                continue
        return auth.answer_factor(token, factors[-1], code)

    def _open(self, signed_in: SignedIn) -> None:
        """Open the profile of who has just signed in."""
        self._profiles.join_local()
        try:
            self._profiles.switch_to(signed_in)
        except NewerDatabase:  # until this program is updated, edits need a file
            self._sessions.sign_out()
            raise
        self._keep_facts(problem="", sentence=Sentence(""), signed_out=False)
        self._reload()
