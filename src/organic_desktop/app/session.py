"""Which project, who is signed in, and the session that proves it: sign-up, sign-in, renewal, sign-out.

What becomes of the files when the person changes is facade.py's. Tokens live in memory and in the system keyring.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from organic_desktop.app.session_store import SessionStore
from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import (
    InvalidInput,
    KeychainUnavailable,
    NotConnected,
    OrganicError,
    SignInNeeded,
    Stopped,
)
from organic_desktop.core.files import locked
from organic_desktop.core.keychain import Keychain
from organic_desktop.core.messages import Sentence
from organic_desktop.core.project import Project, advice_on_key, checked_project
from organic_desktop.core.settings import SettingsFile, SignedIn
from organic_desktop.remote.auth import AuthClient, AuthSession
from organic_desktop.remote.client import Client

NO_SESSION = Sentence("Please sign in again; this computer has no session.")
LOCKED = Sentence("The system keyring can't be used, so this computer has no session now. Unlock it, or sign in again.")
LONGEST_EMAIL = 254
_EMAIL = re.compile(r"[^\s@<>\"',;:()\[\]\\]+@[^\s@<>\"',;:()\[\]\\.]+(?:\.[^\s@<>\"',;:()\[\]\\.]+)+")
RENEW_BEFORE = timedelta(seconds=60)


def checked_email(text: str) -> str:
    """The address without spaces around it. Raises InvalidInput for what can't be one; the server knows the rest."""
    email = text.strip()
    if len(email) > LONGEST_EMAIL or not email.isprintable() or not _EMAIL.fullmatch(email):
        raise InvalidInput("That isn't an e-mail address; it looks like name@example.com.")
    return email


class Account:
    """The sessions of one installation; ``session`` gives one that signs requests (``rest.Bearer``).

    Its methods wait for the network and the keyring: never call them on the window's thread.
    """

    def __init__(self, folder: Path, settings: SettingsFile, keychain: Keychain, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self.store = SessionStore(keychain, settings, clock)
        # One process renews at a time: a refresh token that is used twice ends the session (docs/sync.md, rule 46).
        self._renewal_lock = folder / "session.lock"
        self._session: AuthSession | None = None
        self._client: Client | None = None
        self._client_of: Project | None = None
        self._lent: list[Client] = []

    @property
    def client(self) -> Client:
        """The connection to the project; NotConnected where none has been named."""
        project = self._settings.current.project
        if project is None:
            raise NotConnected("No server is connected.")
        if self._client is None or self._client_of != project:
            self._drop_client()
            self._client, self._client_of = Client(project.url, project.publishable_key, clock=self._clock), project
        return self._client

    def connect(self, url: str, publishable_key: str) -> Sentence | None:
        """Remember the project; returns what is to be said of its key. Raises UnsafeProject.

        Raises InvalidInput while signed in at another one.
        """
        project, current = checked_project(url, publishable_key), self._settings.current
        if current.signed_in and current.project and current.project.url != project.url:
            raise InvalidInput("Sign out first: you are signed in at another server.")
        self._settings.change(project=project)
        self.close()
        return advice_on_key(project.publishable_key)

    def sign_up(self, email: str, password: str, *, must_keep: bool = False) -> SignedIn | None:
        """Make an account and sign in; None where the server wants the address confirmed first."""
        session = AuthClient(self.client).sign_up(checked_email(email), password)
        return self._begin(session, must_keep) if session else None

    def sign_in(self, email: str, password: str, *, must_keep: bool = False) -> SignedIn:
        """Open a session.

        ``must_keep`` refuses a session that the keyring can't keep (KeychainUnavailable); without it such a session
        lasts until the program ends.
        """
        return self._begin(AuthClient(self.client).sign_in(checked_email(email), password), must_keep)

    def recover(self, email: str) -> None:
        """Ask for a mail with a link to a new password. Raises InvalidInput, WrongCredentials, RequestRefused."""
        AuthClient(self.client).recover(checked_email(email))

    def sign_out(self) -> None:
        """Forget the session here, and end it on the server where that can be reached."""
        signed_in = self._settings.current.signed_in
        if signed_in is None:
            return
        # Not ended there, the token ends by itself within the hour; what counts is that this device forgets it.
        with suppress(OrganicError):
            AuthClient(self.client).sign_out(self.token())
        self._settings.change(signed_in=None)
        self._session = None
        self.store.forget(signed_in.user_id)

    @property
    def is_kept(self) -> bool:
        """False while the session lasts only until the program ends."""
        return self.store.unkept is None

    def session(self, user_id: str) -> Session:
        """The session of this user at this project, as long as both stay so. Raises SignInNeeded, Stopped."""
        if self._settings.current.signed_in is None:
            raise SignInNeeded(NO_SESSION)
        session = Session(self, user_id, self.client, self._settings.current.project)
        session.check()
        self.store.try_again()
        self._lent.append(session.client)
        return session

    def give_back(self, client: Client) -> None:
        """A session is over; its connections are closed if they aren't in use any more."""
        self._lent.remove(client)
        if client is not self._client and client not in self._lent:
            client.close()

    def is_still(self, user_id: str, project: Project | None) -> bool:
        """True if this user is signed in at this project by now, whichever process did or undid it."""
        self._settings.read_again()
        current = self._settings.current
        return current.project == project and current.signed_in is not None and current.signed_in.user_id == user_id

    def token(self) -> str:
        """The access token of who is signed in; SignInNeeded if there is no session."""
        return self.token_of(self._user_id(), self.client)

    def token_of(self, user_id: str, client: Client) -> str:
        """The access token of this user, and of no other; SignInNeeded if there is no session."""
        session = self._of(user_id, self._session) or self._stored(user_id)
        if session is None:
            raise self._no_session()
        if not session.access_token or self._is_ending(session, client):
            return self.renew_of(user_id, client, session.access_token)
        self._session = session
        return session.access_token

    def renew(self, stale: str) -> str:
        """Another token than ``stale`` for who is signed in."""
        return self.renew_of(self._user_id(), self.client, stale)

    def renew_of(self, user_id: str, client: Client, stale: str) -> str:
        """Another token than ``stale``: the one another process got meanwhile, or a new one from the server."""
        with locked(self._renewal_lock):
            sessions = self._of(user_id, self._session), self._stored(user_id)
            known = [session for session in (sessions if not self.is_kept else sessions[::-1]) if session]
            current = max(known, key=lambda each: (each.expires_at, bool(each.access_token)), default=None)
            if current is None:
                raise self._no_session()
            if current.access_token in {stale, ""}:
                fresh = self._of(user_id, AuthClient(client).refresh(current.refresh_token))
                if fresh is None:
                    raise SignInNeeded(NO_SESSION)
                current = fresh
                self._session = current  # the old one is worth nothing now, even if the keyring won't take the new
                with suppress(KeychainUnavailable):
                    self.store.keep(current)  # before its first use: a crash must not leave us with the old token only
            self._session = current
            return current.access_token

    def forget(self) -> None:
        """Another process may have signed in or out: ask the keyring again for what it keeps."""
        signed_in = self._settings.current.signed_in
        self._session = self._of(signed_in.user_id, self.store.unkept) if signed_in else None
        self._drop_client()

    def _drop_client(self) -> None:
        """A session under way ends by itself; a request that was cut off would leave in doubt whether it was done."""
        client, self._client = self._client, None
        if client is not None and client not in self._lent:
            client.close()

    def close(self) -> None:
        """Drop the connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _is_ending(self, session: AuthSession, client: Client) -> bool:
        """By the server's clock, once it is known: this computer's may be a year off, and a 401 says it anyway."""
        offset = client.server_time_offset
        if offset is None:
            return False
        return (self._clock.now() + offset + RENEW_BEFORE).timestamp() >= session.expires_at

    def _user_id(self) -> str:
        signed_in = self._settings.current.signed_in
        if signed_in is None:
            raise SignInNeeded(NO_SESSION)
        return signed_in.user_id

    @staticmethod
    def _of(user_id: str, session: AuthSession | None) -> AuthSession | None:
        """The session, if it and its token are this user's."""
        return session if session and session.user_id == user_id and session.subject in {user_id, None} else None

    def _begin(self, session: AuthSession, must_keep: bool) -> SignedIn:
        try:
            self.store.keep(session)
        except KeychainUnavailable:
            if must_keep:
                raise
        self._session = session
        signed_in = SignedIn(user_id=session.user_id, email=session.email)
        self._settings.change(signed_in=signed_in)
        return signed_in

    def _no_session(self) -> SignInNeeded:
        return SignInNeeded(LOCKED if self.store.is_locked else NO_SESSION)

    def _stored(self, user_id: str) -> AuthSession | None:
        return self._of(user_id, self.store.stored(user_id))


class Session:
    """One user's session at one project, for a cycle that keeps to its file: it signs that user's requests or none.

    Another process may sign out, or sign in somebody else, at any moment: that is looked up before each request. A
    context manager: its end is the session's.
    """

    def __init__(self, account: Account, user_id: str, client: Client, project: Project | None) -> None:
        self.user_id = user_id
        self.client = client
        self._account = account
        self._project = project

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *error: object) -> None:
        self._account.give_back(self.client)

    def check(self) -> None:
        """Raise Stopped if another account or project, or none, is in use by now."""
        if not self._account.is_still(self.user_id, self._project):
            raise Stopped("The account was changed meanwhile.")

    def token(self) -> str:
        """The user's access token; see ``check``."""
        self.check()
        return self._account.token_of(self.user_id, self.client)

    def renew(self, stale: str) -> str:
        """Another token of theirs than ``stale``; see ``check``."""
        self.check()
        return self._account.renew_of(self.user_id, self.client, stale)
