"""Where sessions' tokens are kept between two starts: in the keyring, one secret for each account and data folder.

A session that is too long for the keyring (its access token contains the user's whole profile) is stored without the
access token, which the next renewal returns. When a session is stored and renewed is app/session.py's.
"""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import KeychainUnavailable, NoKeychain
from organic_desktop.core.keychain import LONGEST, Keychain, units
from organic_desktop.core.settings import SettingsFile

if TYPE_CHECKING:
    from organic_desktop.remote.auth_session import AuthSession

FIRST_RETRY_SECONDS, LAST_RETRY_SECONDS = 60.0, 3600.0

log = logging.getLogger(__name__)


class SessionStore:
    """The stored sessions of one data folder, one for each account; switching between accounts keeps them all.

    An ``unkept`` session is one that the keyring didn't take. It replaces the stored one, whose refresh token is used
    up, and is offered to the keyring again, less and less often: each time may ask for a password.
    """

    def __init__(self, keychain: Keychain, settings: SettingsFile, clock: Clock) -> None:
        self._keychain, self._settings, self._clock = keychain, settings, clock
        self._unkept: dict[str, tuple[AuthSession, str]] = {}  # with the server's address, by user id
        self.problem: KeychainUnavailable | None = None
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

    @property
    def is_retry_due(self) -> bool:
        """True if there are ``unkept`` sessions, and it is time to offer them to the keyring again."""
        return bool(self._unkept) and self._clock.monotonic() >= self._next_try

    def retry(self) -> None:
        """Store the ``unkept`` sessions; a newer session of another process stays."""
        for unkept, server in [*self._unkept.values()]:
            stored = self.stored(unkept.user_id, server)
            if stored and stored.expires_at > unkept.expires_at:
                del self._unkept[unkept.user_id]
                continue
            with suppress(KeychainUnavailable):
                self.keep(unkept, server)

    def stored(self, user_id: str, server: str = "") -> AuthSession | None:
        """Return this user's stored session at this server, "" the present one.

        None if there is none, or the keyring can't be read (``is_locked``). A session that another server gave is none:
        its tokens aren't shown to this one. A session stored by an earlier version doesn't say which server gave it.
        """
        try:
            from organic_desktop.remote.auth_session import AuthSession

            text = self._keychain.get(self._name(user_id))
            self.problem = None
            if text and _server_in(text) in {server or self._server(), ""}:
                return AuthSession.from_json(text)
        except KeychainUnavailable as error:
            self.problem = error
        except ValueError:
            pass
        return None

    @property
    def is_locked(self) -> bool:
        """True if the keyring is there, but couldn't be read when it was asked last: a session may be in it."""
        return self.problem is not None and not isinstance(self.problem, NoKeychain)

    def ask_again(self) -> None:
        """Let a locked keyring ask the user once more: they want to sync."""
        self._keychain.ask_again()

    def forget(self, user_id: str) -> None:
        """Delete a user's session; a keyring that can't be opened couldn't keep it either."""
        self._unkept.pop(user_id, None)
        with suppress(KeychainUnavailable):
            self._keychain.delete(self._name(user_id))

    def forget_account(self, user_id: str) -> None:
        """Delete a user's session and the keys of their coach: the account leaves this computer."""
        self.forget(user_id)
        with suppress(KeychainUnavailable):
            self._keychain.delete(coach_keys(self._settings.current.device_id, user_id))

    def _server(self) -> str:
        project = self._settings.current.project
        return project.url if project else ""

    def _name(self, user_id: str) -> str:
        """Return the name in the keyring; each data folder is a device with a session of its own."""
        return f"{self._settings.current.device_id}/{user_id}"


def coach_keys(device_id: str, user_id: str) -> str:
    """Return the name in the keyring of the keys that a user's coach has for its providers."""
    return f"{device_id}/{user_id}/coach"


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
