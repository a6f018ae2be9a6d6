"""A session of GoTrue's: its two tokens, whose they are, and what may be read in the access token.

Nothing is verified here, whatever key the server signs with: a token is the server's business, and what is read in it
only decides what is asked or said next.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

from organic_desktop.core.errors import Offline
from organic_desktop.core.plain_text import one_line
from organic_desktop.core.validation import header_value, identifier, whole
from organic_desktop.core.validation import text as plain_text
from organic_desktop.remote.responses import NOT_SUPABASE

LATEST_END = 253_402_300_799  # the end of the year 9999
LONGEST_ADDRESS = 320  # of an e-mail; settings.json takes no other characters and little more
STORED = ("access_token", "refresh_token", "expires_at", "user_id", "email")
ANSWERED_HERE = "totp"  # the only kind of second factor that this program can answer: a code from an app
VERIFIED = "verified"
MOST_FACTORS, LONGEST_NAME = 20, 60
SECOND_FACTOR_GIVEN = "aal2"


class Factor(NamedTuple):
    """A second factor of a user: a code from an app, by the name that they gave it ("" if none)."""

    id: str
    name: str


@dataclass(frozen=True)
class AuthSession:
    """GoTrue's tokens of one account; ``expires_at`` is the access token's end, in seconds since 1970.

    ``access_token`` is "" in a stored session that was too long with it; the first request renews it. ``factors`` are
    those that can be answered here; known in a response that brought a session, not stored.
    """

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires_at: int
    user_id: str
    email: str
    factors: tuple[Factor, ...] = field(default=(), compare=False)

    @property
    def claims(self) -> Mapping[str, Any]:
        """What the access token says of itself; empty if it can't be read."""
        try:
            payload = self.access_token.split(".")[1]
            said = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        except (IndexError, ValueError, TypeError, RecursionError):
            return {}
        return said if isinstance(said, dict) else {}

    @property
    def subject(self) -> str | None:
        """The user id in the access token (``sub``); None if it can't be read."""
        said = self.claims.get("sub")
        return said if isinstance(said, str) else None

    @property
    def has_second_factor(self) -> bool:
        """True if the session was opened with a second factor (``aal2``)."""
        return self.claims.get("aal") == SECOND_FACTOR_GIVEN

    @property
    def began_at(self) -> datetime | None:
        """When the user signed in on this device, by the server's clock; None if the token doesn't say."""
        methods = self.claims.get("amr")
        times = (
            [each.get("timestamp") for each in methods if isinstance(each, dict)] if isinstance(methods, list) else []
        )
        known = [time for time in times if isinstance(time, int) and 0 < time <= LATEST_END]
        return datetime.fromtimestamp(min(known), UTC) if known else None

    def to_json(self) -> str:
        """Return the text stored in the keyring."""
        return json.dumps({name: getattr(self, name) for name in STORED})

    @classmethod
    def from_json(cls, text: str) -> AuthSession:
        """Return the session in ``to_json``'s text, ignoring unknown fields. Raises ValueError for other text."""
        try:
            kept = json.loads(text)
            values = {name: kept[name] for name in STORED}
            if values["access_token"] != "":
                return cls.checked(**values)
            return replace(cls.checked(**{**values, "access_token": "none"}), access_token="")  # no token at all  # nosec
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise ValueError("not a stored session") from error

    @classmethod
    def checked(
        cls,
        access_token: Any,
        refresh_token: Any,
        expires_at: Any,
        user_id: Any,
        email: Any,
        factors: tuple[Factor, ...] = (),
    ) -> AuthSession:
        """Return a session of untrusted values. Raises ValueError for tokens that can't be sent, and the like."""
        if not plain_text(email) or len(email) > LONGEST_ADDRESS or not email.isprintable():
            raise ValueError("an account without an address that can be shown and kept")
        return cls(
            access_token=header_value(access_token),
            refresh_token=header_value(refresh_token),
            expires_at=whole(expires_at, 0, LATEST_END),
            user_id=identifier(user_id),
            email=email,
            factors=factors,
        )


def session_of(body: Mapping[str, Any]) -> AuthSession:
    """Return the session in GoTrue's token response. Raises Offline if there is none."""
    try:
        user = body["user"]
        return AuthSession.checked(
            body["access_token"],
            body["refresh_token"],
            body["expires_at"],
            user["id"],
            user["email"],
            factors_of(user),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Offline(NOT_SUPABASE) from error


def factors_of(user: Mapping[str, Any]) -> tuple[Factor, ...]:
    """Return a user's verified second factors that this program can answer; one that can't be read is none."""
    given = user.get("factors")
    found = [_factor(each) for each in given[:MOST_FACTORS]] if isinstance(given, list) else []
    return tuple(filter(None, found))


def _factor(given: Any) -> Factor | None:
    try:
        if (given["factor_type"], given["status"]) != (ANSWERED_HERE, VERIFIED):
            return None
        return Factor(identifier(given["id"]), _shown(given.get("friendly_name")))
    except (TypeError, KeyError, ValueError, AttributeError):
        return None


def _shown(name: Any) -> str:
    return one_line(plain_text(name))[:LONGEST_NAME] if isinstance(name, str) else ""
