"""Sessions of the Supabase project: sign-up, sign-in, renewal, sign-out, and where their tokens are kept.

Tokens are in memory and in the system keyring. A session that is too long for the keyring (its access token contains
the user's whole profile) is stored without the access token, which the next renewal returns. Which profile is opened
after a sign-in is app/account.py's.
"""

from __future__ import annotations

import json
import logging
import re
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

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
from organic_desktop.core.keychain import LONGEST, Keychain, units
from organic_desktop.core.messages import Sentence
from organic_desktop.core.project import Project, advice_on_key, checked_project
from organic_desktop.core.settings import SettingsFile, SignedIn

if TYPE_CHECKING:
    from organic_desktop.remote.auth import AuthClient, AuthSession
    from organic_desktop.remote.client import Client

NO_SESSION = Sentence("Please sign in again.")
LOCKED = Sentence("The system keyring can't be used, so you are not signed in. Unlock it, or sign in again.")
LONGEST_EMAIL = 254
_EMAIL = re.compile(r"[^\s@<>\"',;:()\[\]\\]+@[^\s@<>\"',;:()\[\]\\.]+(?:\.[^\s@<>\"',;:()\[\]\\.]+)+")
RENEW_BEFORE = timedelta(seconds=60)
FIRST_RETRY_SECONDS, LAST_RETRY_SECONDS = 60.0, 3600.0

log = logging.getLogger(__name__)


def _auth_client(client: Client) -> AuthClient:
    from organic_desktop.remote.auth import AuthClient  # brings httpx, which a start needn't wait for

    return AuthClient(client)


def checked_email(text: str) -> str:
    """Return the address without spaces around it. Raises InvalidInput if it can't be one; the server checks more."""
    email = text.strip()
    if len(email) > LONGEST_EMAIL or not email.isprintable() or not _EMAIL.fullmatch(email):
        raise InvalidInput("Enter an e-mail address, e.g. name@example.com.")
    return email


class SessionStore:
    """The stored sessions of one data folder, one for each account; switching between accounts keeps them all.

    An ``unkept`` session is one that the keyring didn't take. It replaces the stored one, whose refresh token is used
    up, and is offered to the keyring again, less and less often: each time may ask for a password.
    """

    def __init__(self, keychain: Keychain, settings: SettingsFile, clock: Clock) -> None:
        self._keychain, self._settings, self._clock = keychain, settings, clock
        self._unkept: dict[str, tuple[AuthSession, str]] = {}  # with the server's address, by user id
        self.is_locked = False
        self._wait = FIRST_RETRY_SECONDS
        self._next_try = 0.0

    def keep(self, session: AuthSession, server: str = "") -> None:
        """Store a session of this server, "" the present one. Raises KeychainUnavailable: then it is ``unkept``."""
        server = server or self._server()
        self._unkept[session.user_id] = session, server
        try:
            self._keychain.set(self._name(session.user_id), stored_text(session, server))
        except KeychainUnavailable as error:
            log.warning("the session can't be kept: %s", error.message)
            self._next_try, self._wait = self._clock.monotonic() + self._wait, min(self._wait * 2, LAST_RETRY_SECONDS)
            raise
        del self._unkept[session.user_id]
        self._wait = FIRST_RETRY_SECONDS

    def unkept(self, user_id: str, server: str = "") -> AuthSession | None:
        """Return this user's session at this server that the keyring didn't take."""
        session, its_server = self._unkept.get(user_id, (None, ""))
        return session if its_server == (server or self._server()) else None

    def retry(self) -> None:
        """Store the ``unkept`` sessions if it is time to; a newer session of another process stays."""
        if not self._unkept or self._clock.monotonic() < self._next_try:
            return
        for unkept, server in [*self._unkept.values()]:
            stored = self.stored(unkept.user_id, server)
            if stored and stored.expires_at > unkept.expires_at:
                del self._unkept[unkept.user_id]
                continue
            with suppress(KeychainUnavailable):
                self.keep(unkept, server)

    def stored(self, user_id: str, server: str = "") -> AuthSession | None:
        """Return this user's stored session at this server, "" the present one.

        None if there is none, or the keyring is locked (``is_locked``). A session that another server gave is none: its
        tokens aren't shown to this one. A session stored by an earlier version doesn't say which server gave it.
        """
        try:
            from organic_desktop.remote.auth import AuthSession

            text = self._keychain.get(self._name(user_id))
            self.is_locked = False
            if text and _server_in(text) in {server or self._server(), ""}:
                return AuthSession.from_json(text)
        except KeychainUnavailable:
            self.is_locked = True
        except ValueError:
            pass
        return None

    def forget(self, user_id: str) -> None:
        """Delete a user's session; a keyring that can't be opened couldn't keep it either."""
        self._unkept.pop(user_id, None)
        with suppress(KeychainUnavailable):
            self._keychain.delete(self._name(user_id))

    def _server(self) -> str:
        project = self._settings.current.project
        return project.url if project else ""

    def _name(self, user_id: str) -> str:
        """Return the name in the keyring; each data folder is a device with a session of its own."""
        return f"{self._settings.current.device_id}/{user_id}"


def stored_text(session: AuthSession, server: str = "") -> str:
    """Return what the keyring stores of a session."""
    for each in (session, replace(session, access_token="")):  # no token  # nosec
        text = json.dumps({**json.loads(each.to_json()), "server": server})
        if units(text) <= LONGEST:
            break
    return text


def _server_in(text: str) -> str:
    """Return the server that a stored session is of; "" if it doesn't say. Raises ValueError for other texts."""
    try:
        return str(json.loads(text).get("server") or "")
    except (AttributeError, RecursionError) as error:
        raise ValueError("not a stored session") from error


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
        self._client_of: Project | None = None
        self._lent: list[Client] = []

    @property
    def client(self) -> Client:
        """The connection to the project. Raises NotConnected if there is no project."""
        project = self._settings.current.project
        if project is None:
            raise NotConnected("No server is connected.")
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

    def sign_up(self, email: str, password: str, *, must_keep: bool = False) -> SignedIn | None:
        """Make an account and sign in; None if the server wants the address confirmed first."""
        session = _auth_client(self.client).sign_up(checked_email(email), password)
        return self._begin(session, must_keep) if session else None

    def sign_in(self, email: str, password: str, *, must_keep: bool = False) -> SignedIn:
        """Open a session.

        ``must_keep`` refuses a session that the keyring can't keep (KeychainUnavailable); without it such a session
        lasts until the program ends.
        """
        return self._begin(_auth_client(self.client).sign_in(checked_email(email), password), must_keep)

    def recover(self, email: str) -> None:
        """Ask for a mail with a link to a new password. Raises InvalidInput, WrongCredentials, RequestRefused."""
        _auth_client(self.client).recover(checked_email(email))

    def sign_out(self) -> None:
        """Delete the session here, and end it on the server if that can be reached."""
        signed_in = self._settings.current.signed_in
        if signed_in is None:
            return
        # Not ended there, the token ends by itself within the hour; what counts is that this device forgets it.
        with suppress(OrganicError):
            _auth_client(self.client).sign_out(self.token())
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
            raise SignInNeeded(NO_SESSION)
        session = UserSession(self, user_id, self.client, self._settings.current.project)
        session.check()
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
                self._session = current  # the old one is worth nothing now, even if the keyring won't take the new
                with suppress(KeychainUnavailable):
                    # Before its first use: a crash must not leave us with the old token only.
                    self.store.keep(current, client.project_url)
            self._session = current
            return current.access_token

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
            raise SignInNeeded(NO_SESSION)
        return signed_in.user_id

    @staticmethod
    def _of(user_id: str, session: AuthSession | None) -> AuthSession | None:
        """Return the session if it and its token are this user's."""
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

    def no_session(self) -> SignInNeeded:
        """Return the error for an account without a session here."""
        return SignInNeeded(LOCKED if self.store.is_locked else NO_SESSION)

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
