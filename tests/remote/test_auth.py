"""Signing in, staying and leaving, on the real server; the answers of other GoTrue versions on the wire."""

from __future__ import annotations

import uuid

import pytest

from organic_desktop.core.errors import (
    Offline,
    RequestRefused,
    ServerBusy,
    SignInNeeded,
    WeakPassword,
    WrongCredentials,
)
from organic_desktop.remote.auth import AuthClient
from organic_desktop.remote.auth_session import AuthSession
from tests.remote.connections import always
from tests.server.fixtures import Account
from tests.server.lite import Server

pytestmark = pytest.mark.every_driver

SESSION = AuthSession("access-secret", "refresh-secret", 1_800_000_000, str(uuid.uuid4()), "a@example.com")


def new_email() -> str:
    return f"{uuid.uuid4().hex}@example.com"


def test_signs_up_and_in(auth: AuthClient) -> None:
    email = new_email()
    made = auth.sign_up(email, "correct horse")
    entered = auth.sign_in(email, "correct horse")
    assert made is not None
    assert (entered.user_id, entered.email) == (made.user_id, email)
    assert entered.access_token != entered.refresh_token


def test_wrong_password_is_told_apart_from_a_broken_connection(auth: AuthClient, account: Account) -> None:
    with pytest.raises(WrongCredentials, match="don't match"):
        auth.sign_in(account.email, "not the password")


def test_an_address_is_taken_once(auth: AuthClient, account: Account) -> None:
    with pytest.raises(WrongCredentials, match="already"):
        auth.sign_up(account.email, "another password")


def test_a_weak_password_is_refused_with_the_servers_rule(auth: AuthClient) -> None:
    with pytest.raises(WeakPassword, match="too short for this server") as refused:
        auth.sign_up(new_email(), "short")
    assert refused.value.reasons == ("length",)


@pytest.mark.parametrize(("email", "password"), [("no address", "correct horse"), ("a@example.com", "")])
def test_what_is_no_address_or_password_is_refused(auth: AuthClient, email: str, password: str) -> None:
    with pytest.raises(WrongCredentials, match="doesn't accept"):
        auth.sign_up(email, password)


def test_refreshing_rotates_the_token_and_keeps_the_user(auth: AuthClient, account: Account) -> None:
    renewed = auth.refresh(account.refresh_token)
    assert renewed.user_id == account.user_id
    assert renewed.refresh_token != account.refresh_token


def test_a_repeated_refresh_gets_the_same_next_token(auth: AuthClient, account: Account) -> None:
    """A lost answer costs nothing: within 10 s the parent token is traded again (docs/sync.md, rule 46)."""
    first = auth.refresh(account.refresh_token)
    assert auth.refresh(account.refresh_token).refresh_token == first.refresh_token


@pytest.mark.parametrize("token", ["nonsense", "", "abcdefghijkl"])
def test_an_unknown_refresh_token_ends_the_session(auth: AuthClient, token: str) -> None:
    with pytest.raises(SignInNeeded):
        auth.refresh(token)


def test_signing_out_ends_the_session_and_may_be_repeated(auth: AuthClient, account: Account) -> None:
    auth.sign_out(account.access_token)
    auth.sign_out(account.access_token)
    with pytest.raises(SignInNeeded):
        auth.refresh(account.refresh_token)


def test_a_stopped_server_is_offline_and_not_signed_out(auth: AuthClient, account: Account, server: Server) -> None:
    server.stop()
    with pytest.raises(Offline):
        auth.refresh(account.refresh_token)
    server.start()
    assert auth.refresh(account.refresh_token).user_id == account.user_id


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_a_busy_server_never_ends_a_session(status: int) -> None:
    with pytest.raises(ServerBusy):
        AuthClient(always(status, {"code": status, "error_code": "session_expired", "msg": "x"})).refresh("token")


@pytest.mark.parametrize("status", [400, 401, 403])
@pytest.mark.parametrize("code", ["refresh_token_already_used", "refresh_token_not_found", "session_expired"])
def test_a_session_ends_by_the_code_whatever_the_status(status: int, code: str) -> None:
    with pytest.raises(SignInNeeded):
        AuthClient(always(status, {"code": code, "message": "wording"})).refresh("token")


def test_an_unknown_refusal_of_a_refresh_keeps_the_session() -> None:
    with pytest.raises(RequestRefused, match="unheard_of"):
        AuthClient(always(400, {"code": 400, "error_code": "unheard_of", "msg": "x"})).refresh("token")


@pytest.mark.parametrize(
    ("status", "code"),
    [(409, "conflict"), (409, "unheard_of"), (422, "hook_timeout"), (422, "hook_timeout_after_retry")],
)
def test_what_refuses_a_refresh_for_a_moment_is_a_busy_server(status: int, code: str) -> None:
    """Two renewals at once: GoTrue lets one of them through, and tells the other to try again."""
    body = {"code": status, "error_code": code, "msg": "Too many concurrent token refresh requests"}
    with pytest.raises(ServerBusy, match="concurrent"):
        AuthClient(always(status, body)).refresh("token")


@pytest.mark.parametrize("body", [{"code": 500, "error_code": "unexpected_failure"}, {"code": 500}, {}])
def test_a_sign_up_that_the_database_refuses_says_so(body: dict[str, object]) -> None:
    """A trigger that fails, or a row of the same address: no edits wait for it, and another try won't help."""
    refused = AuthClient(always(500, {**body, "msg": "Database error saving new user"}))
    with pytest.raises(RequestRefused, match=r"couldn't finish the account.*Database error saving new user") as said:
        refused.sign_up("a@example.com", "p")
    assert "wait" not in said.value.explanation
    with pytest.raises(RequestRefused, match="Sign-in failed"):
        refused.sign_in("a@example.com", "p")
    with pytest.raises(ServerBusy):
        refused.refresh("token")


def test_a_gateway_that_has_no_words_is_busy_at_sign_up_too() -> None:
    with pytest.raises(ServerBusy):
        AuthClient(always(503, content=b"<h1>busy</h1>")).sign_up("a@example.com", "p")


def test_an_unconfirmed_address() -> None:
    refused = AuthClient(always(400, {"code": "email_not_confirmed", "message": "Email not confirmed"}))
    with pytest.raises(WrongCredentials, match="isn't confirmed"):
        refused.sign_in("a@example.com", "password")


def test_an_older_gotrue_says_invalid_grant() -> None:
    refused = AuthClient(always(400, {"error": "invalid_grant", "error_description": "Invalid login credentials"}))
    with pytest.raises(WrongCredentials, match="don't match"):
        refused.sign_in("a@example.com", "password")


def test_a_sign_up_that_awaits_confirmation_has_no_session() -> None:
    assert AuthClient(always(200, {"id": "a-user", "email": "a@example.com"})).sign_up("a@example.com", "p") is None


@pytest.mark.parametrize("body", [[], "text", {}, {"access_token": "a"}, {"access_token": "", "user": {}}])
def test_what_holds_no_session_is_offline(body: object) -> None:
    with pytest.raises(Offline):
        AuthClient(always(200, body)).sign_in("a@example.com", "password")


def test_a_session_is_kept_as_text() -> None:
    assert AuthSession.from_json(SESSION.to_json()) == SESSION


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"access_token": "a"}', "null"])
def test_what_was_never_a_session_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="stored session"):
        AuthSession.from_json(text)


def test_a_session_is_printed_without_its_tokens() -> None:
    assert "secret" not in repr(SESSION)
