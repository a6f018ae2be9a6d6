"""What GoTrue asks for and the real server at hand doesn't: recorded answers, the rest passed on to the real server."""

from __future__ import annotations

import json
import uuid

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import CurrentPasswordNeeded, ReauthenticationNeeded, WeakPassword, WrongCode
from tests.devices import MakeDevice
from tests.faults.breaks import JSON, answered, once
from tests.faults.proxy import Answer, Fault, Passage, Proxy, Request
from tests.server.fixtures import Account, MailServer

NEW = "another password"


def refusal(status: int, code: str, words: str, **more: object) -> Fault:
    body = {"code": status, "error_code": code, "msg": words, **more}
    return answered(status, json.dumps(body).encode(), content_type="application/json")


def is_change(request: Request) -> bool:
    return request.method == "PUT" and request.path.endswith("/user")


def test_recorded_a_password_that_is_changed_only_with_a_code(a: App, proxy: Proxy, account: Account) -> None:
    """GoTrue asks for it in a session that is older than a day."""

    def plan(request: Request) -> Fault | None:
        if not is_change(request):
            return None
        nonce = request.json.get("nonce")
        if nonce is None:
            return refusal(400, "reauthentication_needed", "Password update requires reauthentication")
        if nonce != "123456":
            return refusal(422, "reauthentication_not_valid", "Nonce has expired or is invalid")
        return None

    proxy.plan = plan
    with pytest.raises(ReauthenticationNeeded):
        a.account.change_password(NEW)
    a.account.send_reauthentication_code()
    assert [request.path for request in proxy.requests("GET", "reauthenticate")] == ["/auth/v1/reauthenticate"]
    with pytest.raises(WrongCode, match="wrong or too old"):
        a.account.change_password(NEW, "654321")
    a.account.change_password(NEW, "123 456")
    a.account.sign_out()
    a.account.sign_in(account.email, NEW)


def test_recorded_a_password_that_is_changed_only_with_the_current_one(a: App, proxy: Proxy, account: Account) -> None:
    def plan(request: Request) -> Fault | None:
        if not is_change(request):
            return None
        current = request.json.get("current_password")
        if current is None:
            words = "Current password required when setting new password."
            return refusal(400, "current_password_required", words)
        return None if current == account.password else refusal(400, "current_password_invalid", "No match")

    proxy.plan = plan
    with pytest.raises(CurrentPasswordNeeded, match="Enter your current"):
        a.account.change_password(NEW)
    with pytest.raises(CurrentPasswordNeeded, match="isn't right"):
        a.account.change_password(NEW, current="not it")
    a.account.change_password(NEW, current=account.password)
    a.account.sign_out()
    a.account.sign_in(account.email, NEW)


def test_recorded_both_mailboxes_are_asked_for_another_address(mail_server: MailServer, device: MakeDevice) -> None:
    """GoTrue answers the first of two codes without a session; the other mailbox's is needed as well."""
    server, mails = mail_server
    proxy, app, email = Proxy(server), device("mail"), f"{uuid.uuid4().hex}@example.com"
    address = f"{uuid.uuid4().hex}@example.com"
    app.account.connect(proxy.url, proxy.publishable_key)
    app.account.sign_up(email, "correct1horse")
    app.account.confirm(email, mails.code(email))
    app.account.change_email(address)
    accepted = {
        "msg": "Confirmation link accepted. Please proceed to confirm link sent to the other email",
        "code": "200",
    }
    proxy.plan = once(answered(200, json.dumps(accepted).encode(), content_type="application/json"), "POST", "verify")
    assert app.account.confirm_email_change(address, "123456") is False
    assert app.status().account == email
    assert app.account.confirm_email_change(address, mails.code(email)) is True
    assert app.status().account == address
    proxy.close()


def test_recorded_a_stolen_password_is_told_by_its_reason(a: App, proxy: Proxy) -> None:
    words = "Password is known to be weak and easy to guess, please choose a different one."
    weak = {"reasons": ["pwned"], "message": words}
    proxy.plan = lambda r: refusal(422, "weak_password", words, weak_password=weak) if is_change(r) else None
    hint = a.account.password_hint()
    with pytest.raises(WeakPassword, match="stolen passwords") as raised:
        a.account.change_password(NEW)
    assert raised.value.reasons == ("pwned",)
    assert a.account.password_hint() == hint, "that is about this password, not about the project's rule"


def test_recorded_an_address_that_needs_no_confirmation_is_changed_at_once(
    a: App, proxy: Proxy, account: Account
) -> None:
    address = f"{uuid.uuid4().hex}@example.com"

    def changed(passage: Passage) -> None:
        body = {"id": account.user_id, "aud": "authenticated", "email": address, "new_email": ""}
        passage.give(Answer(200, JSON, json.dumps(body).encode()))

    proxy.plan = lambda request: changed if is_change(request) else None
    assert a.account.change_email(address.upper()) is True
    assert a.status().account == address
    assert a._sessions.current().email == address


def test_recorded_the_mail_once_more_where_the_pause_is_over(a: App, proxy: Proxy) -> None:
    proxy.plan = lambda request: answered(200, b"{}", content_type="application/json")
    a.account.resend_confirmation("a@example.com")
    [sent] = proxy.requests("POST", "resend")
    assert sent.json == {"type": "signup", "email": "a@example.com"}
