"""Where a device's session is between two starts: the system keyring; in memory alone as long as that won't keep it.

What is stored is what is needed: a session that is long (its access token carries the user's whole profile) is stored
without the access token, which a renewal brings anew.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace

from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import KeychainUnavailable
from organic_desktop.core.keychain import LONGEST, Keychain, units
from organic_desktop.core.settings import SettingsFile
from organic_desktop.remote.auth import AuthSession

FIRST_RETRY_SECONDS, LAST_RETRY_SECONDS = 60.0, 3600.0

log = logging.getLogger(__name__)


class SessionStore:
    """The stored session of each user of one data folder.

    ``unkept`` is the one that the keyring didn't take: it is worth more than the stored one, whose refresh token the
    server has replaced, and is offered to the keyring again, ever more rarely, for each time may ask for a password.
    """

    def __init__(self, keychain: Keychain, settings: SettingsFile, clock: Clock) -> None:
        self._keychain, self._settings, self._clock = keychain, settings, clock
        self.unkept: AuthSession | None = None
        self.is_locked = False
        self._wait = FIRST_RETRY_SECONDS
        self._next_try = 0.0

    def keep(self, session: AuthSession) -> None:
        """Store it. Raises KeychainUnavailable; the session is then ``unkept``."""
        self.unkept = session
        try:
            self._keychain.set(self._name(session.user_id), text_of(session))
        except KeychainUnavailable as error:
            log.warning("the session can't be kept: %s", error.message)
            self._next_try, self._wait = self._clock.monotonic() + self._wait, min(self._wait * 2, LAST_RETRY_SECONDS)
            raise
        self.unkept, self._wait = None, FIRST_RETRY_SECONDS

    def try_again(self) -> None:
        """Offer the keyring what it didn't take, if it is time to; a newer session of another process stays."""
        unkept = self.unkept
        if unkept is None or self._clock.monotonic() < self._next_try:
            return
        stored = self.stored(unkept.user_id)
        if stored and stored.expires_at > unkept.expires_at:
            self.unkept = None
            return
        with suppress(KeychainUnavailable):
            self.keep(unkept)

    def stored(self, user_id: str) -> AuthSession | None:
        """What the keyring has; None also if it is locked (``is_locked``), or holds what another program wrote."""
        try:
            text = self._keychain.get(self._name(user_id))
            self.is_locked = False
            return AuthSession.from_json(text) if text else None
        except KeychainUnavailable:
            self.is_locked = True
        except ValueError:
            pass
        return None

    def forget(self, user_id: str) -> None:
        """Delete it; what can't be opened couldn't keep the session either."""
        self.unkept = None
        with suppress(KeychainUnavailable):
            self._keychain.delete(self._name(user_id))

    def _name(self, user_id: str) -> str:
        """Two data folders are two devices, each with a session of its own."""
        return f"{self._settings.current.device_id}/{user_id}"


def text_of(session: AuthSession) -> str:
    """What is stored of a session."""
    whole = session.to_json()
    return whole if units(whole) <= LONGEST else replace(session, access_token="").to_json()  # none  # nosec
