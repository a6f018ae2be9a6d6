"""Every flow that goes by mail, end to end: the real server, the mails that it really sends, the codes read in them."""

from __future__ import annotations

import re
import uuid
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.app.session import SignOutScope
from organic_desktop.core.errors import (
    InvalidInput,
    NotConfirmed,
    NotOffered,
    RequestRefused,
    SignInNeeded,
    TooManyRequests,
    WeakPassword,
    WrongCode,
    WrongCredentials,
)
from tests.devices import MakeDevice
from tests.server.fixtures import MailServer
from tests.server.mail import TEMPLATES

PASSWORD, OTHER_PASSWORD = "correct1horse", "another1horse"


def new_email() -> str:
    return f"{uuid.uuid4().hex}@example.com"


@pytest.fixture
def a(device: MakeDevice, mail_server: MailServer) -> App:
    """A device that is connected, nobody signed in."""
    app = device("a")
    app.account.connect(mail_server.server.url, mail_server.server.publishable_key)
    return app


@pytest.fixture
def email(a: App, mail_server: MailServer) -> str:
    """An account that is confirmed and signed in on `a`."""
    address = new_email()
    assert a.account.sign_up(address, PASSWORD) is False
    a.account.confirm(address, mail_server.mails.code(address))
    return address


def who(app: App) -> str | None:
    return app.settings.signed_in.email if app.settings.signed_in else None


def wrong(code: str) -> str:
    """Another code than this."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def forget_that_it_was_sent(server: MailServer, email: str, column: str, to: str = "NULL") -> None:
    """As if the mail had been sent long ago, or never."""
    server.server.sql(f"UPDATE auth.users SET {column} = {to} WHERE email = '{email}'")


def test_the_server_says_what_it_offers_before_a_form_is_shown(a: App) -> None:
    features = a.account.server_features()
    assert (features.sign_up_open, features.email_enabled, features.confirms_at_once) == (True, True, False)
    assert features.captcha is None


def test_sign_up_and_confirm_by_the_mailed_code(a: App, mail_server: MailServer) -> None:
    a.days.log(a.today(), {"mood_score": 4})
    address = new_email()
    assert a.account.sign_up(address, PASSWORD) is False
    assert who(a) is None
    a.account.confirm(f" {address} ", " ".join(mail_server.mails.code(address)))
    assert who(a) == address
    assert a.sync().pushed == 1, "what was logged before is the account's now"


def test_the_mail_once_more_is_a_countdown_and_the_first_code_stays_good(a: App, mail_server: MailServer) -> None:
    """The server at hand refuses every repetition of it, as Supabase does within the first minute."""
    address = new_email()
    a.account.sign_up(address, PASSWORD)
    with pytest.raises(TooManyRequests) as soon:
        a.account.resend_confirmation(address)
    assert soon.value.retry_after == 59
    assert len(mail_server.mails.to(address)) == 1
    a.account.confirm(address, mail_server.mails.code(address))
    a.account.resend_confirmation(address)  # nothing to confirm any more; the server doesn't say


def test_an_unconfirmed_address_is_refused_until_it_is_confirmed(a: App, mail_server: MailServer) -> None:
    address = new_email()
    a.account.sign_up(address, PASSWORD)
    with pytest.raises(NotConfirmed) as refused:
        a.account.sign_in(address, PASSWORD)
    assert "code or link" in refused.value.advice
    a.account.confirm(address, mail_server.mails.code(address))
    a.account.sign_out()
    a.account.sign_in(address, PASSWORD)
    assert who(a) == address


def test_sign_in_with_a_code_instead_of_a_password(a: App, email: str, mail_server: MailServer) -> None:
    """The server knows the code's kind as "magiclink" only, and hosted ones document "email": both are tried."""
    a.account.sign_out()
    a.account.send_code(email)
    a.account.sign_in_with_code(email, mail_server.mails.code(email))
    assert who(a) == email
    assert a.sync().requests


def test_no_code_is_sent_to_an_address_without_an_account_and_none_is_made(a: App, mail_server: MailServer) -> None:
    address = new_email()
    with pytest.raises(NotOffered, match="it has no account"):
        a.account.send_code(address)
    assert mail_server.server.sql(f"SELECT 1 FROM auth.users WHERE email = '{address}'") == []


def test_a_forgotten_password_is_set_by_the_mailed_code(a: App, email: str, mail_server: MailServer) -> None:
    a.account.sign_out()
    a.account.recover(email)
    a.account.reset_password(email, mail_server.mails.code(email), OTHER_PASSWORD)
    assert who(a) == email
    a.account.sign_out()
    with pytest.raises(WrongCredentials):
        a.account.sign_in(email, PASSWORD)
    a.account.sign_in(email, OTHER_PASSWORD)


def test_a_code_survives_a_new_password_that_is_too_weak(a: App, email: str, mail_server: MailServer) -> None:
    """The code opens one session only, which is kept until the password is one that the server takes."""
    a.account.sign_out()
    a.account.recover(email)
    code = mail_server.mails.code(email)
    with pytest.raises(WeakPassword):
        a.account.reset_password(email, code, "short")
    assert who(a) is None
    with pytest.raises(WeakPassword, match="your password already"):
        a.account.reset_password(email, code, PASSWORD)
    a.account.reset_password(email, code, OTHER_PASSWORD)
    assert who(a) == email


def test_recovery_of_an_unknown_address_says_nothing_about_it(a: App, mail_server: MailServer) -> None:
    address = new_email()
    a.account.recover(address)
    assert mail_server.mails.to(address) == []


def test_a_password_is_changed_with_a_code_mailed_for_it(a: App, email: str, mail_server: MailServer) -> None:
    a.account.send_reauthentication_code()
    a.account.change_password(OTHER_PASSWORD, mail_server.mails.code(email))
    assert a.sync().requests, "this session goes on"
    a.account.sign_out()
    a.account.sign_in(email, OTHER_PASSWORD)
    assert who(a) == email


def test_a_password_that_is_weak_or_the_same_is_refused_and_the_rule_remembered(a: App, email: str) -> None:
    before = a.account.password_hint()
    with pytest.raises(WeakPassword) as same:
        a.account.change_password(PASSWORD)
    assert (same.value.reasons, a.account.password_hint()) == ((), before)
    with pytest.raises(WeakPassword) as weak:
        a.account.change_password("abcdefg")
    assert weak.value.reasons == ("length", "characters")
    assert a.account.password_hint() == (
        "At least 8 characters of several kinds: small and capital letters, digits, symbols."
    )


def test_another_address_is_confirmed_by_the_code_that_was_mailed(a: App, email: str, mail_server: MailServer) -> None:
    """With ``double_confirm_changes`` the server at hand asks the present mailbox; Supabase asks both."""
    a.days.log(a.today(), {"mood_score": 4})
    a.sync()
    profile, address = a.profiles.current.database.path, new_email()
    a.account.change_email(address)
    assert who(a) == email
    assert a.account.confirm_email_change(address, mail_server.mails.code(email)) is True
    assert (who(a), a.profiles.current.database.path) == (address, profile)
    a.days.log(a.today(), {"mood_score": 5})
    assert a.sync().pushed == 1
    a.account.sign_out()
    a.account.sign_in(address, PASSWORD)
    assert len(a.days.entries()) == 1


def test_an_address_that_is_taken_is_refused(a: App, email: str, mail_server: MailServer, device: MakeDevice) -> None:
    other, b = new_email(), device("b")
    b.account.connect(mail_server.server.url, mail_server.server.publishable_key)
    b.account.sign_up(other, PASSWORD)
    with pytest.raises(WrongCredentials, match="already has an account"):
        a.account.change_email(other)


def test_a_wrong_code_and_one_that_is_too_old_are_refused_and_cost_nothing(a: App, mail_server: MailServer) -> None:
    address = new_email()
    a.account.sign_up(address, PASSWORD)
    code = mail_server.mails.code(address)
    with pytest.raises(WrongCode, match="wrong or too old"):
        a.account.confirm(address, wrong(code))
    sent = "confirmation_sent_at"
    forget_that_it_was_sent(mail_server, address, sent, "now() - interval '2 hours'")
    with pytest.raises(WrongCode, match="wrong or too old"):
        a.account.confirm(address, code)
    forget_that_it_was_sent(mail_server, address, sent, "now()")
    a.account.confirm(address, code)
    with pytest.raises(WrongCode):
        a.account.confirm(address, code)  # used up
    assert who(a) == address


@pytest.mark.parametrize("code", ["", "   ", "- - -", "<>", "1" * 65, "códe"])
def test_what_can_be_no_code_is_sent_nowhere(a: App, code: str) -> None:
    sent = a._sessions.client.requests
    with pytest.raises(InvalidInput, match="Enter the code"):
        a.account.confirm("a@example.com", code)
    assert a._sessions.client.requests == sent


def test_a_mail_that_cant_be_sent_is_said_and_the_account_is_there_all_the_same(
    a: App, mail_server: MailServer
) -> None:
    """GoTrue makes the account first: who comes again is told to confirm, and can ask for the mail."""
    address = new_email()
    mail_server.mails.refuses = True
    try:
        with pytest.raises(RequestRefused, match="couldn't finish the account"):
            a.account.sign_up(address, PASSWORD)
        for ask in (a.account.recover, a.account.send_code):
            with pytest.raises(RequestRefused, match="can't send e-mail"):
                ask(address)
    finally:
        mail_server.mails.refuses = False
    with pytest.raises(NotConfirmed):
        a.account.sign_in(address, PASSWORD)
    a.account.recover(address)
    a.account.reset_password(address, mail_server.mails.code(address), OTHER_PASSWORD)
    assert who(a) == address, "a recovery proves the address as well"


def test_signing_up_twice_makes_no_second_account(a: App, email: str) -> None:
    a.account.sign_out()
    with pytest.raises((TooManyRequests, WrongCredentials)):
        a.account.sign_up(email, PASSWORD)


def test_every_mail_that_is_sent_is_made_from_the_kits_template_and_shows_its_code(
    a: App, mail_server: MailServer
) -> None:
    """Also the link is there, for servers and people who use that. (The mail for a new password has the server's.)"""
    address, mails = new_email(), mail_server.mails
    a.account.sign_up(address, PASSWORD)
    a.account.confirm(address, mails.code(address))
    a.account.send_code(address)
    a.account.recover(address)
    a.account.change_email(new_email())
    kinds = ("confirmation", "magic_link", "recovery", "email_change")
    for kind, mail in zip(kinds, mails.to(address), strict=True):
        template = (TEMPLATES / f"{kind}.html").read_text(encoding="utf-8")
        fixed = [part for part in re.split(r"\{\{.*?\}\}", template) if len(part) > 40]
        assert fixed
        assert [part for part in fixed if part.strip() not in mail.html.replace("\r\n", "\n")] == [], kind
        assert mail.code


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.stem)
def test_each_template_of_the_kit_shows_the_code(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert "{{ .Token }}" in text


def test_signing_out_everywhere_ends_other_devices_and_elsewhere_ends_only_those(
    a: App, email: str, mail_server: MailServer, device: MakeDevice
) -> None:
    b, c = device("b"), device("c")
    for app in (b, c):
        app.account.connect(mail_server.server.url, mail_server.server.publishable_key)
    b.account.sign_in(email, PASSWORD)
    a.account.sign_out(SignOutScope.OTHERS)
    assert a.sync().requests
    with pytest.raises(SignInNeeded):
        b._sessions.renew(b._sessions.token())
    c.account.sign_in(email, PASSWORD)
    a.account.sign_out(SignOutScope.EVERYWHERE)
    assert who(a) is None
    with pytest.raises(SignInNeeded):
        c._sessions.renew(c._sessions.token())
