"""No token and no password in a log, a file, a sentence, a report or a traceback, whatever the server says."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from organic_desktop.app.diagnostics import diagnostics
from organic_desktop.app.facade import App
from organic_desktop.core import log
from organic_desktop.core.errors import OrganicError
from organic_desktop.core.redaction import without_secrets
from organic_desktop.core.terminal import show_fault
from tests.core.test_project import jwt
from tests.devices import MakeDevice, send_through, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server

Answer = Callable[[httpx.Request], httpx.Response]


def echo(status: int, **more: str) -> Answer:
    """A server that quotes all that was sent to it, in every way in which its words are shown."""

    def answer(request: httpx.Request) -> httpx.Response:
        words = f"you sent {request.headers.get('authorization')} and {request.content.decode()}"
        try:
            sent = json.loads(request.content or "{}")
        except ValueError:
            sent = {}
        words += " ".join(map(str, sent.values())) if isinstance(sent, dict) else ""
        body = {"message": words, "msg": words, "error_description": words, "hint": words, "details": words, **more}
        return httpx.Response(status, json=body)

    return answer


@pytest.fixture
def a(server: Server, account: Account, device: MakeDevice) -> App:
    a = device("a")
    logger = logging.getLogger("organic_desktop")
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
    log.start(a.folder, verbose=True)
    sign_in(a, server, account)
    a.days.log(a.today(), {"mood_score": 3})
    return a


def everything(app: App, said: list[str]) -> str:
    """All that is shown or kept, but for the keyring."""
    report = diagnostics(app.status(), app.sync_review.changes(), app.sync_review.cycles(), {})
    files = [file.read_bytes().decode("latin-1") for file in app.folder.rglob("*") if file.is_file()]
    return "\n".join([*said, report, repr(vars(app._sessions)), repr(app.status()), *files])


CODE = "731950264"
ANSWERS = {
    "refused": echo(400, code="22P02"),
    "unauthorised": echo(401, code="PGRST301"),
    "forbidden": echo(403, code="42501"),
    "bad grant": echo(400, error_code="validation_failed"),
    "busy": echo(503),
    "failed": echo(500, error_code="unexpected_failure"),
    "too many": echo(429, error_code="over_request_rate_limit"),
    "no schema": echo(404, code="PGRST205"),
    "no JSON": lambda request: httpx.Response(200, text=str(request.headers), headers={"content-type": "text/html"}),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_server_that_quotes_what_was_sent_gets_no_secret_shown_or_kept(
    a: App, server: Server, account: Account, name: str
) -> None:
    session = a._sessions._session
    assert session
    secrets = [session.access_token, session.refresh_token, account.password, session.access_token[:60], CODE]
    said: list[str] = []
    a._sessions.close()
    send_through(a, server, httpx.MockTransport(ANSWERS[name]))
    for do in (
        a.sync,
        lambda: a._sessions.renew(session.access_token),
        lambda: a.account.sign_in(account.email, account.password),
        lambda: a.account.sign_up(account.email, account.password),
        lambda: a.account.change_password(account.password),
        lambda: a.account.reset_password(account.email, CODE, account.password),
        lambda: a.account.recover(account.email),
        a.server_check,
    ):
        try:
            do()
        except OrganicError as error:
            said += [error.explanation, repr(error), str(error.message.parts)]
    shown = everything(a, said)
    assert said
    assert not [secret for secret in secrets if secret in shown]


def test_the_log_after_a_sign_in_a_renewal_and_a_sync_holds_no_secret(a: App, account: Account) -> None:
    first = a._sessions._session
    a.sync()
    a._sessions.renew(a._sessions.token())
    a.sync()
    second = a._sessions._session
    assert first
    assert second
    shown = everything(a, [repr(first), repr(second), str(vars(a._sessions.store))])
    tokens = [token for each in (first, second) for token in (each.access_token, each.refresh_token)]
    assert not [secret for secret in (*tokens, account.password) if secret in shown]


@pytest.mark.parametrize(
    "text",
    [
        jwt(role="anon"),
        f"Illegal header value b'Bearer {jwt(sub='x')}'",
        "authorization: Bearer opaque-Token-1",
        '{"refresh_token": "opaque-Token-1"}',
        "{'password': 'opaque-Token-1'}",
        '{"password":"opaque-Token-1"}',
        "https://a.b/verify?token=opaque-Token-1&type=recovery",
        "sb_secret_opaque-Token-1",
        "SBP_opaqueToken1",
    ],
)
def test_what_looks_like_a_secret_is_hidden_in_the_log_and_in_a_traceback(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = text if "." in text[:40] and "Bearer" not in text and "//" not in text else "Token"
    log.start(tmp_path)
    logger = logging.getLogger("organic_desktop.tests")
    try:
        raise ValueError(text)
    except ValueError:
        logger.exception("a fault of ours")
        show_fault(*sys.exc_info())
    shown = (tmp_path / "organic-desktop.log").read_text() + capsys.readouterr().err
    assert "ValueError" in shown
    assert "[hidden]" in shown
    assert secret not in shown


def test_ordinary_words_stay() -> None:
    words = "GET /auth/v1/token: 200, password is too short, bearer of news, token"
    assert without_secrets(words).startswith("GET /auth/v1/token: 200, password is too short")
