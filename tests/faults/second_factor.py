"""A second factor, which the real server lacks: GoTrue's answers about it as recorded, on the real server's sessions.

The shapes are those of supabase/auth (internal/api/mfa.go and user.go) and of Supabase's own client. Everything else
passes through to the real server, which takes the tokens: they are signed as its own, with the ``aal`` in them that
GoTrue would give, so that policies may ask for it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import struct
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from tests.faults.breaks import JSON
from tests.faults.proxy import Answer, Fault, Passage, Proxy, Request
from tests.server.lite import Server

SECRET = "JBSWY3DPEHPK3PXP"
POLICY = "CREATE POLICY mfa ON users AS RESTRICTIVE FOR SELECT USING ((auth.jwt() ->> 'aal') = 'aal2')"
NO_POLICY = "DROP POLICY mfa ON users"
STEP_SECONDS = 30


def code_at(seconds: float, secret: str = SECRET) -> str:
    """The code that an authenticator app shows (RFC 6238)."""
    key = base64.b32decode(secret)
    digest = hmac.digest(key, struct.pack(">Q", int(seconds) // STEP_SECONDS), hashlib.sha1)
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def code_now() -> str:
    return code_at(time.time())


class SecondFactor:
    """What a project answers whose users have an authenticator app, called ``names``; ``plan`` is the proxy's.

    ``kind`` is "totp", or another that this program can't answer.
    """

    def __init__(self, server: Server, *names: str, kind: str = "totp") -> None:
        self._server, self._kind = server, kind
        self._factors = {str(uuid.uuid4()): name for name in names or ("phone",)}
        self._answered: set[str] = set()  # sessions that were opened with it
        self._challenges: dict[str, str] = {}

    def plan(self, request: Request) -> Fault | None:
        path = request.path.removeprefix("/auth/v1/")
        if path == request.path:
            return None
        if path.startswith("factors/"):
            return self._challenge if path.endswith("/challenge") else self._verify
        if path == "user" and request.method == "PUT" and not self._is_open(request):
            return self._refuse
        return self._pass_on if path in {"token", "verify", "user"} else None

    def _pass_on(self, passage: Passage) -> None:
        passage.give(self._marked(passage.deliver()))

    def _refuse(self, passage: Passage) -> None:
        words = "AAL2 session is required to update email or password when MFA is enabled."
        passage.give(_answer(401, {"code": 401, "error_code": "insufficient_aal", "msg": words}))

    def _challenge(self, passage: Passage) -> None:
        factor, challenge = passage.request.path.split("/")[-2], str(uuid.uuid4())
        self._challenges[challenge] = factor
        expires_at = int(time.time()) + 300
        passage.give(_answer(200, {"id": challenge, "type": self._kind, "expires_at": expires_at}))

    def _verify(self, passage: Passage) -> None:
        factor, sent = passage.request.path.split("/")[-2], passage.request.json
        right = code_now() if factor == next(reversed(self._factors)) else "------"  # all but the last were lost
        if self._challenges.pop(sent["challenge_id"], "") != factor:
            words = "MFA factor with the provided challenge ID not found"
            passage.give(_answer(422, {"code": 422, "error_code": "mfa_factor_not_found", "msg": words}))
        elif sent["code"] != right:
            words = "Invalid TOTP code entered"
            passage.give(_answer(422, {"code": 422, "error_code": "mfa_verification_failed", "msg": words}))
        else:
            session = _claims(_bearer(passage.request))["session_id"]
            self._answered.add(session)
            passage.give(self._marked(self._renewed(session)))

    def _renewed(self, session: str) -> Answer:
        """The session goes on with new tokens, as GoTrue gives them for an answered challenge."""
        of_it = f"session_id = '{session}' AND NOT revoked"
        [newest] = self._server.sql(f"SELECT token FROM auth.refresh_tokens WHERE {of_it}")
        response = self._server.http.post(
            "/auth/v1/token?grant_type=refresh_token",
            headers={"apikey": self._server.publishable_key},
            json={"refresh_token": newest["token"]},
        )
        return Answer(response.status_code, JSON, response.content)

    def _marked(self, answer: Answer) -> Answer:
        """The server's answer with the user's factors in it, and the session's ``aal`` and ``amr`` in the token."""
        body = answer.json
        if answer.status != 200 or not isinstance(body, dict):
            return answer
        user = body.get("user", body)
        user["factors"] = [
            {
                "id": factor,
                "created_at": "2026-11-01T10:00:00.000000Z",
                "updated_at": "2026-11-01T10:00:30.000000Z",
                "status": "verified",
                "friendly_name": name,
                "factor_type": self._kind,
            }
            for factor, name in self._factors.items()
        ]
        if "access_token" in body:
            session = _claims(body["access_token"])["session_id"]
            body["access_token"] = self._signed(body["access_token"], is_open=session in self._answered)
        return replace(answer, headers={**answer.headers, **JSON}, body=json.dumps(body).encode())

    def _signed(self, token: str, *, is_open: bool) -> str:
        claims = _claims(token)
        methods = [{"method": "password", "timestamp": claims["iat"]}]
        if is_open:
            methods.insert(0, {"method": self._kind, "timestamp": claims["iat"]})
        header = token.split(".")[0]
        payload = _base64(json.dumps({**claims, "aal": "aal2" if is_open else "aal1", "amr": methods}).encode())
        key = self._server._keys.jwt_secret.encode()
        return f"{header}.{payload}.{_base64(hmac.digest(key, f'{header}.{payload}'.encode(), hashlib.sha256))}"

    def _is_open(self, request: Request) -> bool:
        return bool(_claims(_bearer(request))["session_id"] in self._answered)


def with_second_factor(proxy: Proxy, server: Server, *names: str, kind: str = "totp") -> SecondFactor:
    """Let everybody who comes through the proxy have a second factor."""
    made = SecondFactor(server, *names, kind=kind)
    proxy.plan = made.plan
    return made


@contextmanager
def demanding_second_factor(server: Server) -> Iterator[None]:
    """The project shows nothing to a session without one."""
    server.sql(POLICY)
    try:
        yield
    finally:
        server.sql(NO_POLICY)


def _bearer(request: Request) -> str:
    return request.headers["authorization"].removeprefix("Bearer ")


def _claims(token: str) -> dict[str, Any]:
    payload = token.split(".")[1]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return found


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _answer(status: int, body: object) -> Answer:
    return Answer(status, JSON, json.dumps(body).encode())
