"""Which project, who is signed in, and the session that proves it: sign-up, sign-in, renewal, sign-out.

What becomes of the files when the person changes is app.py's. Tokens live in memory and in the system keyring.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from organic_desktop.clock import Clock
from organic_desktop.errors import InvalidInput, KeychainUnavailable, NotConnected, Offline, SignInNeeded
from organic_desktop.keychain import Keychain
from organic_desktop.remote.auth import AuthClient, AuthSession
from organic_desktop.remote.client import Client
from organic_desktop.settings import SettingsFile, SignedIn, checked_project

RENEW_BEFORE = timedelta(seconds=60)


class Account:
    """The session of one installation; it signs requests for the engine (``rest.Bearer``).

    Its methods wait for the network and the keyring: never call them on the window's thread.
    """

    def __init__(self, folder: Path, settings: SettingsFile, keychain: Keychain, clock: Clock) -> None:
        self._settings = settings
        self._keychain = keychain
        self._clock = clock
        # One refresher per machine: the server ends a session whose old refresh token comes twice (pitfall 46).
        self._renewal_lock = folder / "session.lock"
        self._session: AuthSession | None = None
        self._client: Client | None = None

    @property
    def client(self) -> Client:
        """The connection to the project; NotConnected where none has been named."""
        project = self._settings.current.project
        if project is None:
            raise NotConnected("No server is connected.")
        if self._client is None:
            self._client = Client(project.url, project.publishable_key, clock=self._clock)
        return self._client

    def connect(self, url: str, publishable_key: str) -> None:
        """Remember the project. Raises UnsafeProject; InvalidInput while signed in at another one."""
        project, current = checked_project(url, publishable_key), self._settings.current
        if current.signed_in and current.project and current.project.url != project.url:
            raise InvalidInput("Sign out first: you are signed in at another server.")
        self._settings.change(project=project)
        self.close()

    def sign_up(self, email: str, password: str, *, must_keep: bool = False) -> SignedIn | None:
        """Make an account and sign in; None where the server wants the address confirmed first."""
        session = AuthClient(self.client).sign_up(email.strip(), password)
        return self._begin(session, must_keep) if session else None

    def sign_in(self, email: str, password: str, *, must_keep: bool = False) -> SignedIn:
        """Open a session.

        ``must_keep`` refuses a session that the keyring can't keep (KeychainUnavailable); without it such a session
        lasts until the program ends.
        """
        return self._begin(AuthClient(self.client).sign_in(email.strip(), password), must_keep)

    def sign_out(self) -> None:
        """Forget the session here, and end it on the server where that can be reached."""
        signed_in = self._settings.current.signed_in
        if signed_in is None:
            return
        # Out of reach, the token ends by itself within the hour; what counts is that this device forgets it.
        with suppress(Offline, SignInNeeded, KeychainUnavailable):
            AuthClient(self.client).sign_out(self.token())
        self._settings.change(signed_in=None)
        self._session = None
        with suppress(KeychainUnavailable):  # what can't be opened couldn't keep the session either
            self._keychain.delete(self._keyring_name(signed_in.user_id))

    def token(self) -> str:
        """The access token to send; SignInNeeded where there is no session."""
        self._session = self._session or self._stored()
        if self._session is None:
            raise SignInNeeded("Please sign in again; this computer has no session.")
        if self._is_ending(self._session):
            return self.renew(self._session.access_token)
        return self._session.access_token

    def renew(self, stale: str) -> str:
        """Another token than ``stale``: the one another process got meanwhile, or a new one from the server."""
        from filelock import FileLock  # brings asyncio, which a start needn't wait for

        with FileLock(self._renewal_lock, mode=0o600):
            known = [session for session in (self._stored(), self._session) if session]
            current = max(known, key=lambda session: session.expires_at, default=None)
            if current is None:
                raise SignInNeeded("Please sign in again; this computer has no session.")
            if current.access_token == stale:
                current = AuthClient(self.client).refresh(current.refresh_token)
                self._session = current  # the old one is worth nothing now, even if the keyring won't take the new
                with suppress(KeychainUnavailable):
                    self._keep(current)  # before its first use: a crash must not leave us with the old token only
            self._session = current
            return current.access_token

    def forget(self) -> None:
        """Another process may have signed in or out: ask the keyring again."""
        self._session = None
        self.close()

    def close(self) -> None:
        """Drop the connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _is_ending(self, session: AuthSession) -> bool:
        """By the server's clock, once it is known: this computer's may be a year off, and a 401 says it anyway."""
        offset = self.client.server_time_offset
        if offset is None:
            return False
        return (self._clock.now() + offset + RENEW_BEFORE).timestamp() >= session.expires_at

    def _begin(self, session: AuthSession, must_keep: bool) -> SignedIn:
        try:
            self._keep(session)
        except KeychainUnavailable:
            if must_keep:
                raise
        self._session = session
        signed_in = SignedIn(user_id=session.user_id, email=session.email)
        self._settings.change(signed_in=signed_in)
        return signed_in

    def _keep(self, session: AuthSession) -> None:
        self._keychain.set(self._keyring_name(session.user_id), session.to_json())

    def _stored(self) -> AuthSession | None:
        signed_in = self._settings.current.signed_in
        if signed_in is None:
            return None
        try:
            text = self._keychain.get(self._keyring_name(signed_in.user_id))
            return AuthSession.from_json(text) if text else None
        except (KeychainUnavailable, ValueError):  # locked, or written by another program: no session either way
            return None

    def _keyring_name(self, user_id: str) -> str:
        """Two data folders are two devices, each with a session of its own."""
        return f"{self._settings.current.device_id}/{user_id}"
