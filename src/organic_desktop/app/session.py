"""Sessions of the Supabase project: the tokens in memory, their renewal, and their end.

How one begins (by password, code, second factor), and which profile is then opened, is app/account.py's; where tokens
are stored is app/session_store.py's.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from organic_desktop.app.session_store import SessionStore
from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import (
    InvalidInput,
    KeychainLocked,
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

if TYPE_CHECKING:
    from organic_desktop.remote.auth import AuthClient
    from organic_desktop.remote.auth_session import AuthSession
    from organic_desktop.remote.client import Client

T = TypeVar("T")

NO_SESSION = Sentence("Please sign in again.")
NOBODY = Sentence("Nobody is signed in.")
LOCKED = Sentence("Your session is in the system keyring, which is locked. Unlock your keyring to go on.")
ENDED_WITH_THE_PROGRAM = Sentence(
    "This computer has no system keyring, so your session ended when Organic did. Please sign in again."
)
RENEW_BEFORE = timedelta(seconds=60)

log = logging.getLogger(__name__)


def _auth_client(client: Client) -> AuthClient:
    from organic_desktop.remote.auth import AuthClient  # brings httpx, which a start needn't wait for

    return AuthClient(client)


class SignOutScope(StrEnum):
    """Which of the user's sessions end; the values are GoTrue's."""

    HERE = "local"
    EVERYWHERE = "global"
    OTHERS = "others"


class Sessions:
    """The sessions of one data folder; ``session`` returns one that signs requests (``rest.Bearer``).

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
        self._choosing_client = threading.Lock()  # a sign-in and a cycle may both need the first one
        self._client_of: Project | None = None
        self._lent: list[Client] = []

    @property
    def client(self) -> Client:
        """The connection to the project. Raises NotConnected if there is no project."""
        project = self._settings.current.project
        if project is None:
            raise NotConnected("No server is connected.")
        with self._choosing_client:
            if self._client is None or self._client_of != project:
                from organic_desktop.remote.client import Client  # brings httpx, which a start needn't wait for

                self._drop_client()
                self._client, self._client_of = Client(project.url, project.publishable_key, clock=self._clock), project
            return self._client

    def connect(self, url: str, publishable_key: str, *, set_aside: bool = False) -> Sentence | None:
        """Remember a project; return a warning about its key, if there is one.

        Raises UnsafeProject; InvalidInput while signed in at another project, unless that account is ``set_aside``: it
        stays signed in, and isn't the open one any more.
        """
        project, current = checked_project(url, publishable_key), self._settings.current
        if current.signed_in and current.project and current.project.url != project.url:
            if not set_aside:
                raise InvalidInput("You are signed in to another server. Sign out, or add the other account beside it.")
            self._settings.change(project=project, signed_in=None)
        else:
            self._settings.change(project=project)
        self._session = None
        self.close()
        return advice_on_key(project.publishable_key)

    @property
    def auth(self) -> AuthClient:
        """The project's sign-in. Raises NotConnected."""
        return _auth_client(self.client)

    def begin(self, session: AuthSession, *, must_keep: bool = False) -> SignedIn:
        """Take a session that was just opened: its user is the one who is signed in from now on.

        ``must_keep`` refuses a session that the keyring can't keep (KeychainUnavailable); without it such a session
        lasts until the program ends.
        """
        try:
            self.store.keep(session)
        except KeychainUnavailable:
            if must_keep:
                raise
        self._session = session
        signed_in = SignedIn(user_id=session.user_id, email=session.email)
        self._settings.change(signed_in=signed_in)
        return signed_in

    def rename(self, email: str) -> None:
        """Take another address of the user who is signed in; their tokens stay."""
        session = replace(self.current(), email=email)
        with suppress(KeychainUnavailable):
            self.store.keep(session)
        self._session = session
        self._settings.change(signed_in=SignedIn(user_id=session.user_id, email=email))

    def as_user(self, request: Callable[[str], T]) -> T:
        """Make a request with the token of the user who is signed in; once more with a new one if that has ended."""
        token = self.token()
        try:
            return request(token)
        except SignInNeeded:
            return request(self.renew(token))

    def exchange(self, request: Callable[[str], AuthSession]) -> None:
        """Make a request that turns the session into another one of the same user, while no process renews it."""

        def exchanged(token: str) -> None:
            with locked(self._renewal_lock):
                self.take_over(request(token))

        self.as_user(exchanged)

    def take_over(self, session: AuthSession) -> None:
        """Take another session of the user who is signed in; raise Stopped if that is somebody else by now."""
        if not self.is_still(session.user_id, self._client_of):
            raise Stopped("The account was changed in the meantime.")
        self.begin(session)

    def current(self) -> AuthSession:
        """Return the session, renewed if it had ended. Raises SignInNeeded."""
        self.token()
        if self._session is None:
            raise self.no_session()
        return self._session

    def end_on_server(self, scope: SignOutScope) -> None:
        """End the user's sessions of this scope on the server. Raises Offline, SignInNeeded."""
        self.as_user(lambda token: self.auth.sign_out(token, scope))

    def sign_out(self) -> None:
        """Delete the session here, and end it on the server if that can be reached."""
        signed_in = self._settings.current.signed_in
        if signed_in is None:
            return
        # Not ended there, the token ends by itself within the hour; what counts is that this device forgets it.
        with suppress(OrganicError):
            self.end_on_server(SignOutScope.HERE)
        self._settings.change(signed_in=None)
        self._session = None
        self.store.forget(signed_in.user_id)

    def has_session(self, user_id: str, server: str) -> bool | None:
        """True if this user's session at this server is here; None while the keyring can't be asked."""
        if self.store.unkept(user_id, server) or self.store.stored(user_id, server):
            return True
        return None if self.store.is_locked else False

    def end(self, user_id: str, project: Project) -> None:
        """End the session of an account that isn't open on its server, if there is one and the server answers."""
        from organic_desktop.remote.client import Client

        client = Client(project.url, project.publishable_key, clock=self._clock)
        try:
            session = self._of(user_id, self.store.unkept(user_id, project.url)) or self._stored(user_id, client)
            if session and session.access_token:
                _auth_client(client).sign_out(session.access_token)
        except OrganicError as error:
            log.info("a session could not be ended: %s", type(error).__name__)
        finally:
            client.close()

    @property
    def is_kept(self) -> bool:
        """False while the open account's session ends with the program, for the keyring didn't take it."""
        signed_in = self._settings.current.signed_in
        return signed_in is None or self.store.unkept(signed_in.user_id) is None

    def session(self, user_id: str) -> UserSession:
        """Return this user's session at this project, valid until either changes. Raises SignInNeeded, Stopped."""
        if self._settings.current.signed_in is None:
            raise SignInNeeded(NOBODY)
        session = UserSession(self, user_id, self.client, self._settings.current.project)
        session.check()
        if self.store.is_retry_due:
            with locked(self._renewal_lock):  # or it could replace what a renewal is just storing by an older token
                self.store.retry()
        self._lent.append(session.client)
        return session

    def give_back(self, client: Client) -> None:
        """End a session; its connections are closed if no other uses them."""
        self._lent.remove(client)
        if client is not self._client and client not in self._lent:
            client.close()

    def is_still(self, user_id: str, project: Project | None) -> bool:
        """True if this user is still signed in at this project: another process may have changed that."""
        self._settings.read_again()
        current = self._settings.current
        return current.project == project and current.signed_in is not None and current.signed_in.user_id == user_id

    def token(self) -> str:
        """Return the access token of the user who is signed in. Raises SignInNeeded if there is no session."""
        return self.token_of(self._user_id(), self.client)

    def token_of(self, user_id: str, client: Client) -> str:
        """Return this user's access token. Raises SignInNeeded if there is no session."""
        session = self._in_memory(user_id, client) or self._stored(user_id, client)
        if session is None:
            raise self.no_session()
        if not session.access_token or self._is_ending(session, client):
            return self.renew_of(user_id, client, session.access_token)
        self._session = session
        return session.access_token

    def renew(self, stale: str) -> str:
        """Return another token than ``stale`` for the user who is signed in."""
        return self.renew_of(self._user_id(), self.client, stale)

    def renew_of(self, user_id: str, client: Client, stale: str) -> str:
        """Return another token than ``stale``: one that another process received meanwhile, or a new one."""
        with locked(self._renewal_lock):
            sessions = self._in_memory(user_id, client), self._stored(user_id, client)
            known = [session for session in (sessions if not self.is_kept else sessions[::-1]) if session]
            current = max(known, key=lambda each: (each.expires_at, bool(each.access_token)), default=None)
            if current is None:
                raise self.no_session()
            if current.access_token in {stale, ""}:
                fresh = self._of(user_id, _auth_client(client).refresh(current.refresh_token))
                if fresh is None:
                    raise SignInNeeded(NO_SESSION)
                current = fresh
                self._note_address(current)
                self._session = current  # the old one is worth nothing now, even if the keyring won't take the new
                with suppress(KeychainUnavailable):
                    # Before its first use: a crash must not leave us with the old token only.
                    self.store.keep(current, client.project_url)
            self._session = current
            return current.access_token

    def _note_address(self, renewed: AuthSession) -> None:
        """Remember the account's address, which was changed on another device."""
        signed_in = self._settings.current.signed_in
        if signed_in and signed_in.user_id == renewed.user_id and signed_in.email != renewed.email:
            self._settings.change(signed_in=replace(signed_in, email=renewed.email))

    def forget(self) -> None:
        """Read the session from the keyring again: another process may have signed in or out."""
        signed_in = self._settings.current.signed_in
        self._session = self._of(signed_in.user_id, self.store.unkept(signed_in.user_id)) if signed_in else None
        self._drop_client()

    def _drop_client(self) -> None:
        """Close the connection, unless a session uses it: a request that is cut off may or may not have been done."""
        client, self._client = self._client, None
        if client is not None and client not in self._lent:
            client.close()

    def close(self) -> None:
        """Drop the connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _is_ending(self, session: AuthSession, client: Client) -> bool:
        """True if a session ends soon by the server's clock; False until that is known, for a 401 will tell."""
        offset = client.server_time_offset
        if offset is None:
            return False
        return (self._clock.now() + offset + RENEW_BEFORE).timestamp() >= session.expires_at

    def _user_id(self) -> str:
        signed_in = self._settings.current.signed_in
        if signed_in is None:
            raise SignInNeeded(NOBODY)
        return signed_in.user_id

    @staticmethod
    def _of(user_id: str, session: AuthSession | None) -> AuthSession | None:
        """Return the session if it and its token are this user's."""
        return session if session and session.user_id == user_id and session.subject in {user_id, None} else None

    def no_session(self) -> SignInNeeded | KeychainLocked:
        """Return the error for an account without a session here: one in a locked keyring is no reason to sign in."""
        problem = self.store.problem
        if problem is None or not self.store.is_locked:
            return SignInNeeded(NO_SESSION if problem is None else ENDED_WITH_THE_PROGRAM)
        return KeychainLocked(LOCKED if isinstance(problem, KeychainLocked) else problem.message)

    def _in_memory(self, user_id: str, client: Client) -> AuthSession | None:
        return self._of(user_id, self._session) or self._of(user_id, self.store.unkept(user_id, client.project_url))

    def _stored(self, user_id: str, client: Client | None = None) -> AuthSession | None:
        return self._of(user_id, self.store.stored(user_id, client.project_url if client else ""))


class UserSession:
    """One user's session at one project, for one sync cycle: it signs that user's requests or none.

    Another process may sign out, or sign in somebody else, at any moment, so that is checked before each request. A
    context manager that gives the connection back.
    """

    def __init__(self, sessions: Sessions, user_id: str, client: Client, project: Project | None) -> None:
        self.user_id = user_id
        self.client = client
        self._sessions = sessions
        self._project = project

    def __enter__(self) -> UserSession:
        return self

    def __exit__(self, *error: object) -> None:
        self._sessions.give_back(self.client)

    def check(self) -> None:
        """Raise Stopped if another account or project, or none, is in use now."""
        if not self._sessions.is_still(self.user_id, self._project):
            raise Stopped("The account was changed in the meantime.")

    def token(self) -> str:
        """Return the user's access token. Raises Stopped as ``check`` does."""
        self.check()
        return self._sessions.token_of(self.user_id, self.client)

    def renew(self, stale: str) -> str:
        """Return another token of theirs than ``stale``. Raises Stopped as ``check`` does."""
        self.check()
        return self._sessions.renew_of(self.user_id, self.client, stale)
