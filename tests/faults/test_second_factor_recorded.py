"""Signing in with an authenticator app, against recorded answers of GoTrue: the real server has no second factors."""

from __future__ import annotations

import uuid

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import NotOffered, SecondFactorNeeded, WrongCode
from organic_desktop.sync.status import SyncState
from tests.devices import MakeDevice, logged
from tests.faults.breaks import answered
from tests.faults.proxy import Proxy
from tests.faults.second_factor import SecondFactor, code_at, code_now, demanding_second_factor, with_second_factor
from tests.server.fixtures import Account, MailServer
from tests.server.lite import Server


@pytest.fixture
def factor(proxy: Proxy, server: Server) -> SecondFactor:
    return with_second_factor(proxy, server, "my phone")


@pytest.fixture
def new(proxy: Proxy, device: MakeDevice) -> App:
    """A device on which nobody is signed in yet."""
    app = device("new")
    app.account.connect(proxy.url, proxy.publishable_key)
    return app


def another(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_recorded_the_codes_are_those_of_the_standard() -> None:
    """RFC 6238, appendix B, its last six digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    times = {59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 20000000000: "353130"}
    assert {at: code_at(at, secret) for at in times} == times


def test_recorded_a_sign_in_asks_for_the_code_and_nobody_is_signed_in_before_it(
    new: App, factor: SecondFactor, account: Account, server: Server
) -> None:
    with demanding_second_factor(server):
        with pytest.raises(SecondFactorNeeded) as needed:
            new.account.sign_in(account.email, account.password)
        assert needed.value.factors == ("my phone",)
        assert new.settings.signed_in is None
        assert new._sessions.store.stored(account.user_id) is None, "half a sign-in is kept nowhere"
        with pytest.raises(WrongCode, match="isn't the one"):
            new.account.answer_second_factor(another(code_now()))
        assert new.settings.signed_in is None
        new.account.answer_second_factor(code_now())
        new.days.log(new.today(), {"mood_score": 4})
        assert new.sync().pushed == 1
        assert new.account.session_facts().has_second_factor
        assert new.account.session_facts().began_at is not None


def test_recorded_a_renewed_session_and_a_new_start_need_no_other_code(
    new: App, factor: SecondFactor, account: Account, server: Server, device: MakeDevice
) -> None:
    with pytest.raises(SecondFactorNeeded):
        new.account.sign_in(account.email, account.password)
    new.account.answer_second_factor(code_now())
    new._sessions.renew(new._sessions.token())
    new.close()
    with demanding_second_factor(server):
        again = device("new")
        assert again.sync().requests
        assert again.account.session_facts().has_second_factor


def test_recorded_a_session_that_is_no_longer_enough_asks_and_its_edits_wait(
    a: App, proxy: Proxy, server: Server
) -> None:
    """The factor was set up on another device since, and the project shows this session nothing any more."""
    a.days.log(a.today(), {"mood_score": 4})
    with_second_factor(proxy, server, "my phone")
    with demanding_second_factor(server):
        with pytest.raises(SecondFactorNeeded) as needed:
            a.sync()
        assert "authenticator app" in needed.value.explanation
        assert (a.status().state, a.status().problem_class) == (SyncState.NEEDS_ATTENTION, SecondFactorNeeded)
        assert (a.status().pending, logged(a, a.today())["mood_score"]) == (1, 4)
        with pytest.raises(WrongCode):
            a.account.answer_second_factor(another(code_now()))
        a.account.answer_second_factor(code_now())
        assert a.sync().pushed == 1
        assert a.status().state is SyncState.UP_TO_DATE


def test_recorded_the_code_of_any_of_several_apps_will_do(
    new: App, proxy: Proxy, server: Server, account: Account
) -> None:
    with_second_factor(proxy, server, "lost phone", "tablet")
    with pytest.raises(SecondFactorNeeded) as needed:
        new.account.sign_in(account.email, account.password)
    assert needed.value.factors == ("lost phone", "tablet")
    new.account.answer_second_factor(code_now())
    assert new.settings.signed_in is not None


def test_recorded_another_password_needs_the_second_factor_first(
    a: App, proxy: Proxy, server: Server, account: Account
) -> None:
    with_second_factor(proxy, server)
    with pytest.raises(SecondFactorNeeded):
        a.account.change_password("another password")
    a.account.answer_second_factor(code_now())
    a.account.change_password("another password")
    a.account.sign_out()
    with pytest.raises(SecondFactorNeeded):
        a.account.sign_in(account.email, "another password")


def test_recorded_a_forgotten_password_is_set_after_the_second_factor(
    mail_server: MailServer, device: MakeDevice
) -> None:
    server, mails = mail_server
    proxy, app, email = Proxy(server), device("mail"), f"{uuid.uuid4().hex}@example.com"
    app.account.connect(proxy.url, proxy.publishable_key)
    app.account.sign_up(email, "correct1horse")
    with_second_factor(proxy, server)
    app.account.recover(email)
    with pytest.raises(SecondFactorNeeded):
        app.account.reset_password(email, mails.code(email), "another1horse")
    assert app.status().account is None
    app.account.answer_second_factor(code_now())
    assert app.status().account == email
    proxy.behave()
    app.account.sign_out()
    app.account.sign_in(email, "another1horse")
    proxy.close()


def test_recorded_a_factor_of_another_kind_is_not_asked_for_unless_the_server_demands_it(
    new: App, proxy: Proxy, server: Server, account: Account
) -> None:
    with_second_factor(proxy, server, "security key", kind="webauthn")
    new.account.sign_in(account.email, account.password)
    assert new.sync().requests
    with demanding_second_factor(server):
        with pytest.raises(SecondFactorNeeded):
            new.sync(thorough=True)
        with pytest.raises(SecondFactorNeeded, match="of a kind that Organic can't answer"):
            new.account.answer_second_factor(code_now())


def test_recorded_a_sign_in_that_was_given_up_is_not_gone_on_with(
    a: App, factor: SecondFactor, account: Account, other_account: Account, proxy: Proxy
) -> None:
    """Someone else began to sign in, and left; the next code is for the session that is open."""
    with pytest.raises(SecondFactorNeeded):
        a.account.sign_in(other_account.email, other_account.password)
    a.account.cancel_sign_in()
    a.account.answer_second_factor(code_now())
    assert a.profiles.current.user_id == account.user_id
    assert a.account.session_facts().has_second_factor


def test_recorded_a_captcha_is_said_to_be_unsupported(new: App, proxy: Proxy, account: Account) -> None:
    words = "captcha verification process failed"
    body = f'{{"code": 400, "error_code": "captcha_failed", "msg": "{words}"}}'.encode()
    proxy.plan = lambda request: answered(400, body, content_type="application/json")
    for enter in (new.account.sign_in, new.account.sign_up):
        with pytest.raises(NotOffered, match="captcha, which Organic can't show"):
            enter(account.email, account.password)
