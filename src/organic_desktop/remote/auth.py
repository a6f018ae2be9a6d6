"""GoTrue: sign up, sign in and out by e-mail and password, and renew sessions by a rotating refresh token.

``app/session.py`` decides when to renew and where tokens are stored; this module knows what a session is and which
refusals end it.
"""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from organic_desktop.core.errors import Offline, RequestRefused, ServerBusy, SignInNeeded, WrongCredentials
from organic_desktop.core.messages import Sentence
from organic_desktop.core.validation import header_value, identifier, whole
from organic_desktop.core.validation import text as plain_text
from organic_desktop.remote.client import Client
from organic_desktop.remote.responses import NOT_SUPABASE, SMALL

LATEST_END = 253_402_300_799  # the end of the year 9999
LONGEST_ADDRESS = 320  # of an e-mail; settings.json takes no other characters and little more
NOT_FOUND = 404
CONFLICT = 409

_NO_MATCH = Sentence("The e-mail address and the password don't match.")
_TAKEN = Sentence("This e-mail address already has an account; sign in instead.")
_BAD_ADDRESS = Sentence("The server doesn't accept this e-mail address.")
_NO_MAIL = Sentence("The server can't send password e-mails. Ask its owner.")
_CLOSED = Sentence("The server doesn't accept new accounts.")

SIGN_IN_PROBLEMS = {  # GoTrue's error codes; "invalid_grant" is from older versions
    "invalid_credentials": _NO_MATCH,
    "invalid_grant": _NO_MATCH,
    "email_not_confirmed": Sentence("The e-mail address isn't confirmed yet. Open the link that was sent to it."),
    "user_already_exists": _TAKEN,
    "email_exists": _TAKEN,
    "weak_password": Sentence("The password is too weak."),
    "validation_failed": Sentence("The server doesn't accept this e-mail address or password."),
    "email_address_invalid": _BAD_ADDRESS,
    "email_address_not_authorized": _BAD_ADDRESS,
    "signup_disabled": _CLOSED,
    "email_provider_disabled": Sentence("The server doesn't accept sign-in by e-mail and password."),
    "user_banned": Sentence("The server has blocked this account."),
}
TRANSIENT = frozenset({  # the same request may succeed a moment later
    "conflict", "request_timeout", "hook_timeout", "hook_timeout_after_retry", "over_request_rate_limit",
    "unexpected_failure",
})  # fmt: skip
WITH_REASON = frozenset({"weak_password", "validation_failed"})  # the server's message says which rule was broken
SESSION_ENDED = frozenset({
    "refresh_token_already_used", "refresh_token_not_found", "session_expired", "session_not_found",
    "user_banned", "user_not_found", "bad_jwt", "no_authorization", "validation_failed", "invalid_grant",
    "invalid_credentials",
})  # fmt: skip


@dataclass(frozen=True)
class AuthSession:
    """GoTrue's tokens of one account; ``expires_at`` is the access token's end, in seconds since 1970.

    ``access_token`` is "" in a stored session that was too long with it; the first request renews it.
    """

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires_at: int
    user_id: str
    email: str

    @property
    def subject(self) -> str | None:
        """The user id in the access token (``sub``); None if it can't be read."""
        try:
            payload = self.access_token.split(".")[1]
            said = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["sub"]
        except (IndexError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return said if isinstance(said, str) else None

    def to_json(self) -> str:
        """Return the text stored in the keyring."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> AuthSession:
        """Return the session in ``to_json``'s text, ignoring unknown fields. Raises ValueError for other text."""
        try:
            kept = json.loads(text)
            values = {each.name: kept[each.name] for each in fields(cls)}
            if values["access_token"] != "":
                return cls.checked(**values)
            return replace(cls.checked(**{**values, "access_token": "none"}), access_token="")  # no token at all  # nosec
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise ValueError("not a stored session") from error

    @classmethod
    def checked(cls, access_token: Any, refresh_token: Any, expires_at: Any, user_id: Any, email: Any) -> AuthSession:
        """Return a session of untrusted values. Raises ValueError for tokens that can't be sent, and the like."""
        if not plain_text(email) or len(email) > LONGEST_ADDRESS or not email.isprintable():
            raise ValueError("an account without an address that can be shown and kept")
        return cls(
            access_token=header_value(access_token),
            refresh_token=header_value(refresh_token),
            expires_at=whole(expires_at, 0, LATEST_END),
            user_id=identifier(user_id),
            email=email,
        )


class AuthClient:
    """Sign-up, sign-in, renewal and sign-out; every method also raises Offline, which never means signed out."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def sign_up(self, email: str, password: str) -> AuthSession | None:
        """Create an account; None if its address must be confirmed first. Raises WrongCredentials."""
        body = self._enter("signup", [], email, password)
        return session_of(body) if "access_token" in body else None

    def sign_in(self, email: str, password: str) -> AuthSession:
        """Sign in. Raises WrongCredentials with a sentence for each of the server's reasons."""
        return session_of(self._enter("token", [("grant_type", "password")], email, password))

    def recover(self, email: str) -> None:
        """Request a mail with a link to set a new password; the response never says whether the account exists.

        Raises WrongCredentials for an address that the server doesn't accept, RequestRefused if it can't send mail.
        """
        try:
            self._client.request("POST", "auth/v1/recover", json={"email": email}, accept={200})
        except ServerBusy as busy:
            if busy.code != "unexpected_failure":
                raise
            raise RequestRefused(_NO_MAIL, status=500, code=busy.code) from busy
        except RequestRefused as refused:
            if refused.code in {"validation_failed", "email_address_invalid", "email_address_not_authorized"}:
                raise WrongCredentials(_BAD_ADDRESS) from refused
            raise RequestRefused(_NO_MAIL, status=refused.status, code=refused.code) from refused

    def refresh(self, refresh_token: str) -> AuthSession:
        """Exchange the refresh token for a new session; store that before using it (``docs/sync.md``, rule 46).

        Raises SignInNeeded only if the server says that the session has ended.
        """
        params, body = [("grant_type", "refresh_token")], {"refresh_token": refresh_token}
        try:
            answer = self._client.request(
                "POST", "auth/v1/token", params=params, json=body, accept={200}, most_bytes=SMALL
            )
        except RequestRefused as refused:
            if refused.code in SESSION_ENDED:
                raise SignInNeeded("The session has ended; sign in again.") from refused
            raise _as_transient(refused) from refused
        return session_of(_object(answer.body))

    def factors_of(self, access_token: str) -> list[str] | None:
        """Return the status of each second factor of the token's user; None if the user no longer exists."""
        try:
            answer = self._client.request("GET", "auth/v1/user", bearer=access_token, accept={200}, most_bytes=SMALL)
        except RequestRefused as refused:
            if refused.code in {"user_not_found", "session_not_found"} or refused.status == NOT_FOUND:
                return None
            raise
        found = _object(answer.body).get("factors")
        factors = found if isinstance(found, list) else []
        return [str(factor.get("status")) for factor in factors if isinstance(factor, dict)]

    def sign_out(self, access_token: str) -> None:
        """End this device's session on the server; one that has ended already is fine."""
        try:
            self._client.request(
                "POST",
                "auth/v1/logout",
                params=[("scope", "local")],
                bearer=access_token,
                accept={200, 204},
                most_bytes=SMALL,
            )
        except SignInNeeded:
            return
        except RequestRefused as refused:
            if refused.code not in SESSION_ENDED:
                raise

    def _enter(self, path: str, params: list[tuple[str, str]], email: str, password: str) -> dict[str, Any]:
        body = {"email": email, "password": password}
        try:
            answer = self._client.request(
                "POST", f"auth/v1/{path}", params=params, json=body, accept={200}, most_bytes=SMALL
            )
        except ServerBusy as busy:
            words = busy.message.parts.get("words")
            if words is None or busy.code in TRANSIENT - {"unexpected_failure"} or busy.retry_after is not None:
                raise
            raise _failed(path, words) from busy
        except RequestRefused as refused:
            if refused.code not in SIGN_IN_PROBLEMS:
                raise _as_transient(refused) from refused
            sentence = SIGN_IN_PROBLEMS[refused.code]
            if refused.code in WITH_REASON:
                sentence = Sentence("{sentence} {refusal}", sentence=sentence, refusal=refused.message)
            raise WrongCredentials(sentence) from refused
        return _object(answer.body)


def _as_transient(refused: RequestRefused) -> RequestRefused | ServerBusy:
    """Return ServerBusy for a transient refusal (another renewal is running, a hook timed out), else the refusal."""
    if refused.code in TRANSIENT or refused.status == CONFLICT:
        return ServerBusy(refused.message, code=refused.code)
    return refused


def _failed(path: str, words: object) -> RequestRefused:
    """Return the error for a sign-up or sign-in that failed on the server, mostly because its database refused."""
    if path == "signup":
        sentence = Sentence(
            "The account couldn't be created. Ask the project's owner. The server said: {words}.",
            words=str(words),
        )
    else:
        sentence = Sentence(
            "Sign-in failed on the server. Ask the project's owner. The server said: {words}.",
            words=str(words),
        )
    return RequestRefused(sentence, status=500, code="unexpected_failure")


def session_of(body: dict[str, Any]) -> AuthSession:
    """Return the session in GoTrue's token response. Raises Offline if there is none."""
    try:
        user = body["user"]
        return AuthSession.checked(
            body["access_token"], body["refresh_token"], body["expires_at"], user["id"], user["email"]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Offline(NOT_SUPABASE) from error


def _object(body: Any) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise Offline(NOT_SUPABASE)
    return body
