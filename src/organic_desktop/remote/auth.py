"""GoTrue: every request about an account, from sign-up to sign-out, and the renewal of sessions by a rotating token.

``app/session.py`` decides when to renew and where tokens are stored, ``app/account.py`` what follows what. Which error
a refusal becomes is ``auth_errors.py``'s, what a session is ``auth_session.py``'s. Nothing here needs a browser: what a
mail confirms is confirmed by the code in it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from organic_desktop.core.errors import (
    Offline,
    RequestRefused,
    ServerBusy,
    SignInNeeded,
    WrongCode,
)
from organic_desktop.core.messages import Sentence
from organic_desktop.core.validation import identifier
from organic_desktop.remote.auth_errors import (
    NO_MAIL,
    SESSION_ENDED,
    TOO_MANY,
    TRANSIENT,
    UNEXPECTED,
    problem_of,
    too_soon,
)
from organic_desktop.remote.auth_session import AuthSession, Factor, factors_of, session_of
from organic_desktop.remote.client import Client
from organic_desktop.remote.responses import NOT_SUPABASE, SMALL

NOT_FOUND, BAD_REQUEST = 404, 400
SIGN_UP, RECOVERY, EMAIL_CHANGE = "signup", "recovery", "email_change"
SIGN_IN_TYPES = ("email", "magiclink")  # documented, and what other servers call the same code
PASSWORD_GRANT, REFRESH_GRANT = [("grant_type", "password")], [("grant_type", "refresh_token")]

_FAILED = Sentence("The server couldn't do it. Ask the project's owner. The server said: {words}.")
_FAILED_SIGN_UP = Sentence(
    "The server couldn't finish the account. Ask the project's owner, also whether it can send e-mail. "
    "The server said: {words}."
)
_FAILED_SIGN_IN = Sentence("Sign-in failed on the server. Ask the project's owner. The server said: {words}.")
FAILED = {"signup": _FAILED_SIGN_UP, "token": _FAILED_SIGN_IN}


@dataclass(frozen=True)
class ServerFeatures:
    """What a project's sign-in offers, as it tells anybody; ``captcha`` is None if it doesn't say."""

    sign_up_open: bool
    email_enabled: bool
    confirms_at_once: bool
    captcha: bool | None = None


class AuthClient:
    """The requests; every method also raises Offline, which never means signed out, and TooManyRequests.

    One that takes a bearer's ``token`` raises SignInNeeded if that session has ended.
    """

    def __init__(self, client: Client) -> None:
        self._client = client

    # -- signing up and in --------------------------------------------------------------------------------------------

    def features(self) -> ServerFeatures:
        """Return what the project offers to who has no account yet."""
        said = self._ask("GET", "settings")
        external = said.get("external")
        return ServerFeatures(
            sign_up_open=said.get("disable_signup") is not True,
            email_enabled=not isinstance(external, dict) or external.get("email") is not False,
            confirms_at_once=said.get("mailer_autoconfirm") is True,
            captcha=bool(said["captcha_enabled"]) if "captcha_enabled" in said else None,
        )

    def sign_up(self, email: str, password: str) -> AuthSession | None:
        """Create an account; None if its address must be confirmed first. Raises WrongCredentials, NotOffered."""
        body = self._ask("POST", "signup", json={"email": email, "password": password})
        return session_of(body) if "access_token" in body else None

    def sign_in(self, email: str, password: str) -> AuthSession:
        """Sign in. Raises WrongCredentials with a sentence for each of the server's reasons."""
        body = {"email": email, "password": password}
        return session_of(self._ask("POST", "token", params=PASSWORD_GRANT, json=body))

    def resend(self, email: str, kind: str = SIGN_UP) -> None:
        """Request the mail with the code once more; the response never says whether the account exists."""
        self._ask_for_mail("resend", {"type": kind, "email": email})

    def send_code(self, email: str) -> None:
        """Request a mail with a code to sign in with; a mistyped address makes no account."""
        self._ask_for_mail("otp", {"email": email, "create_user": False})

    def recover(self, email: str) -> None:
        """Request a mail with a code to set a new password; the response never says whether the account exists."""
        self._ask_for_mail("recover", {"email": email})

    def verify(self, kind: str, email: str, code: str) -> AuthSession | None:
        """Exchange a mailed code for a session; None if the server waits for the other mailbox's code as well.

        Raises WrongCode.
        """
        body = self._ask("POST", "verify", json={"type": kind, "email": email, "token": code})
        return session_of(body) if "access_token" in body or "user" in body else None

    def sign_in_with_code(self, email: str, code: str) -> AuthSession:
        """Exchange the code of ``send_code`` for a session. Raises WrongCode."""
        for kind in SIGN_IN_TYPES:
            try:
                body = self._send("POST", "verify", json={"type": kind, "email": email, "token": code})
            except RequestRefused as refused:
                if refused.code == "validation_failed" and kind != SIGN_IN_TYPES[-1]:
                    continue  # a server that doesn't know the documented name
                raise problem_of(refused) from refused
            return session_of(body)
        raise WrongCode("The server doesn't take sign-in codes.")

    # -- the signed-in user -------------------------------------------------------------------------------------------

    def reauthenticate(self, token: str) -> None:
        """Request a mail with the code that ``change_user`` takes as its ``nonce``."""
        self._mailing(partial(self._ask, "GET", "reauthenticate", token=token))

    def change_user(self, token: str, **changes: str) -> str:
        """Change ``password`` (with a ``nonce``, or the ``current_password``, where asked for) or ``email``.

        Return the user's address, which is the former one until another is confirmed. Raises WeakPassword,
        ReauthenticationNeeded, CurrentPasswordNeeded, WrongCode, WrongCredentials, SecondFactorNeeded.
        """
        ask = partial(self._ask, "PUT", "user", token=token, json=changes)
        return str((self._mailing(ask) if "email" in changes else ask()).get("email"))

    def factors(self, token: str) -> tuple[Factor, ...]:
        """Return the user's second factors that can be answered here."""
        return factors_of(self._ask("GET", "user", token=token))

    def answer_factor(self, token: str, factor: Factor, code: str) -> AuthSession:
        """Exchange a session and the code of a second factor for a session of both. Raises WrongCode."""
        path = f"factors/{factor.id}"
        challenge = self._ask("POST", f"{path}/challenge", token=token, json={})
        try:
            answer = {"challenge_id": identifier(challenge.get("id")), "code": code}
        except ValueError as error:
            raise Offline(NOT_SUPABASE) from error
        return session_of(self._ask("POST", f"{path}/verify", token=token, json=answer))

    def factors_of(self, access_token: str) -> list[str] | None:
        """Return the status of each second factor of the token's user; None if the user no longer exists.

        Raises SignInNeeded for a session that was ended: that says nothing about the user.
        """
        try:
            found = self._send("GET", "user", token=access_token).get("factors")
        except RequestRefused as refused:
            if refused.code == "user_not_found" or refused.status == NOT_FOUND:
                return None
            if refused.code in SESSION_ENDED:
                raise SignInNeeded("The session has ended; sign in again.") from refused
            raise
        factors = found if isinstance(found, list) else []
        return [str(factor.get("status")) for factor in factors if isinstance(factor, dict)]

    # -- sessions -----------------------------------------------------------------------------------------------------

    def refresh(self, refresh_token: str) -> AuthSession:
        """Exchange the refresh token for a new session; store that before using it (``docs/sync.md``, rule 46).

        Raises SignInNeeded only if the server says that the session has ended.
        """
        try:
            body = self._send("POST", "token", params=REFRESH_GRANT, json={"refresh_token": refresh_token})
        except RequestRefused as refused:
            if refused.code in SESSION_ENDED:
                raise SignInNeeded("The session has ended; sign in again.") from refused
            problem = problem_of(refused)
            raise (problem if isinstance(problem, ServerBusy) else refused) from refused
        return session_of(body)

    def sign_out(self, access_token: str, scope: str = "local") -> None:
        """End this session on the server ("local"), all of the user's ("global"), or all but this ("others").

        One that has ended already is fine. Raises SignInNeeded for a token that has: the session may go on.
        """
        try:
            self._send("POST", "logout", params=[("scope", scope)], token=access_token, accept={200, 204})
        except RequestRefused as refused:
            if refused.code not in {"session_not_found", "user_not_found"}:
                raise problem_of(refused) from refused

    # -- details ------------------------------------------------------------------------------------------------------

    def _ask_for_mail(self, path: str, body: Mapping[str, Any]) -> None:
        self._mailing(partial(self._ask, "POST", path, json=body))

    @staticmethod
    def _mailing(ask: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Make a request for a mail; a server that fails over it mostly can't send any."""
        try:
            return ask()
        except RequestRefused as refused:
            if refused.code != UNEXPECTED:
                raise
            raise RequestRefused(NO_MAIL, status=refused.status, code=refused.code) from refused

    def _ask(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        """Send a request that a person waits for, and raise what its refusal means to them."""
        try:
            return self._send(method, path, **request)
        except ServerBusy as busy:
            if busy.status == TOO_MANY:
                raise too_soon(busy) from busy
            words = busy.message.parts.get("words")
            if words is None or busy.code in TRANSIENT - {UNEXPECTED} or busy.retry_after is not None:
                raise
            sentence = Sentence(FAILED.get(path, _FAILED).template, words=words)
            raise RequestRefused(sentence, status=500, code=UNEXPECTED) from busy
        except RequestRefused as refused:
            raise problem_of(refused) from refused

    def _send(
        self,
        method: str,
        path: str,
        *,
        params: Any = (),
        json: Mapping[str, Any] | None = None,
        token: str | None = None,
        accept: Collection[int] = frozenset({200}),
    ) -> dict[str, Any]:
        answer = self._client.request(
            method, f"auth/v1/{path}", params=params, json=json, bearer=token, accept=accept, most_bytes=SMALL
        )
        if answer.body is None:
            return {}
        if not isinstance(answer.body, dict):
            raise Offline(NOT_SUPABASE)
        return answer.body
