"""Sessions that are long, old, or that the keyring won't take: none is lost, and what is stored is what is needed."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import keyring
import pytest
from keyring.backends.fail import Keyring as FailKeyring

from organic_desktop.app.facade import App
from organic_desktop.app.session_store import FIRST_RETRY_SECONDS, stored_text
from organic_desktop.core.errors import KeychainLocked, KeychainUnavailable, Offline, SignInNeeded
from organic_desktop.core.keychain import NOT_KEPT, units
from organic_desktop.remote.auth_session import AuthSession
from tests.clocks import HandClock
from tests.core.test_keychain_backends import WINDOWS_TAKES, ShortKeyring
from tests.devices import MakeDevice, send_through, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server


class Moody(ShortKeyring):
    """The Windows store; while it ``refuses``, nothing is stored."""

    refuses = False

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.refuses:
            raise OSError(8, "Not enough storage")
        super().set_password(service, username, password)


@pytest.fixture
def store(device: MakeDevice) -> Iterator[Moody]:
    before, moody = keyring.get_keyring(), Moody()
    keyring.set_keyring(moody)
    yield moody
    keyring.set_keyring(before)


def hosted(session: AuthSession) -> AuthSession:
    """As hosted GoTrue's, whose token carries the profile with its picture."""
    header, payload, signature = session.access_token.split(".")
    told = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    told["user_metadata"] = {"picture": "https://example.com/" + "a" * 4_000, "full_name": "Zoë Müller"}
    payload = base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")
    return replace(session, access_token=f"{header}.{payload}.{signature}")


def current(app: App) -> AuthSession:
    session = app._sessions._session
    assert session
    return session


def note(app: App) -> str | None:
    return app.account.session_note


def stored(app: App) -> AuthSession | None:
    assert app.settings.signed_in
    return app._sessions.store.stored(app.settings.signed_in.user_id)


def test_a_hosted_session_is_stored_without_its_access_token_and_goes_on_after_a_start(
    server: Server, account: Account, device: MakeDevice, store: Moody
) -> None:
    a = sign_in(device("a"), server, account)
    session = hosted(current(a))
    a._sessions.store.keep(session)
    assert [units(text) <= WINDOWS_TAKES for text in store.kept.values()] == [True]
    assert session.access_token not in str(store.kept)
    assert stored(a) == replace(session, access_token="")
    a.close()
    again = device("a")
    assert again.settings.signed_in is not None, "who is signed in is known without the network"
    again.days.log(again.today(), {"mood_score": 3})
    assert again.sync().pushed == 1
    assert again._sessions.token() != session.access_token


def test_a_session_that_is_long_without_its_token_is_split(
    server: Server, account: Account, device: MakeDevice, store: Moody
) -> None:
    a = sign_in(device("a"), server, account)
    long = replace(hosted(current(a)), refresh_token="r" * 4_000)
    a._sessions.store.keep(long)
    assert stored(a) == replace(long, access_token="")
    assert len(store.kept) > 2
    a.account.sign_out()
    assert store.kept == {}


def test_a_session_stored_by_the_version_before_is_read(
    server: Server, account: Account, device: MakeDevice, store: Moody
) -> None:
    a = sign_in(device("a"), server, account)
    session = current(a)
    [name] = store.kept
    parts = ("access_token", "refresh_token", "expires_at", "user_id", "email")
    store.kept[name] = json.dumps({part: getattr(session, part) for part in parts})
    a.close()
    again = device("a")
    assert stored(again) == session
    assert again.sync().requests


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", '{"access_token": 1}', "\ud800", "x" * 9_000, "[" * 100_000],
    ids=lambda text: ascii(text)[:20],
)
def test_what_another_program_wrote_is_no_session(
    server: Server, account: Account, device: MakeDevice, store: Moody, text: str
) -> None:
    a = sign_in(device("a"), server, account)
    [name] = store.kept
    store.kept[name] = text
    a.close()
    with pytest.raises(SignInNeeded):
        device("a").sync()


def test_a_renewal_that_cant_be_kept_loses_nothing_is_said_and_is_tried_again(
    server: Server, account: Account, device: MakeDevice, store: Moody
) -> None:
    clock = HandClock()
    a = sign_in(device("a", clock), server, account)
    assert note(a) is None
    first = stored(a)
    store.refuses = True
    for _ in range(2):  # the second needs the refresh token that the first one brought
        a._sessions.renew(a._sessions.token())
    newest = current(a)
    assert note(a) == NOT_KEPT
    assert stored(a) == first
    a._sessions.forget()  # another process changed a setting
    assert current(a) == newest
    a.sync()
    store.refuses = False
    a.sync()
    assert stored(a) == first, "it isn't asked at every cycle: each time may ask for a password"
    clock.move(timedelta(seconds=FIRST_RETRY_SECONDS * 2))
    a.sync()
    assert (note(a), stored(a)) == (None, newest)
    a.close()
    assert device("a").sync().conflicts == 0


def test_without_a_keyring_a_session_lasts_until_the_end_and_that_is_said(
    server: Server, account: Account, device: MakeDevice, store: Moody
) -> None:
    store.refuses = True
    a = sign_in(device("a"), server, account)
    assert note(a) == NOT_KEPT
    a.sync()
    a._sessions.renew(a._sessions.token())
    a.sync()
    a.account.sign_out()
    assert note(a) is None
    a.close()


def test_a_sign_in_that_must_be_kept_is_refused_without_a_keyring(
    server: Server, account: Account, device: MakeDevice, store: Moody
) -> None:
    store.refuses = True
    a = device("a")
    a.account.connect(server.url, server.publishable_key)
    with pytest.raises(KeychainUnavailable):
        a.account.sign_in(account.email, account.password, must_keep=True)
    assert a.settings.signed_in is None
    assert note(a) is None


def test_signing_out_forgets_the_session_whatever_the_server_says(
    server: Server, account: Account, device: MakeDevice, store: Moody
) -> None:
    a = sign_in(device("a"), server, account)
    answer = httpx.Response(401, json={"message": "Invalid API key"})
    a._sessions.close()
    send_through(a, server, httpx.MockTransport(lambda request: answer))
    a.account.sign_out()
    assert (a.settings.signed_in, store.kept) == (None, {})


def test_a_short_session_is_stored_whole(server: Server, account: Account, device: MakeDevice, tmp_path: Path) -> None:
    a = sign_in(device("a"), server, account)
    session = current(a)
    assert AuthSession.from_json(stored_text(session)) == session == stored(a)


def test_a_locked_keyring_is_named_and_the_session_is_there_once_it_is_unlocked(
    server: Server, account: Account, device: MakeDevice, store: Moody
) -> None:
    sign_in(device("a"), server, account).close()
    again, unlocked = device("a"), store.get_password

    def locked(service: str, username: str) -> str | None:
        raise OSError("locked")

    store.get_password = locked  # type: ignore[method-assign]
    with pytest.raises(KeychainLocked) as raised:
        again.sync()
    assert "sign in" not in raised.value.explanation
    store.get_password = unlocked  # type: ignore[method-assign]
    assert again.sync().requests


def test_a_computer_without_a_keyring_says_after_a_start_that_the_session_ended(
    server: Server, account: Account, device: MakeDevice, store: Moody
) -> None:
    store.refuses = True
    a = sign_in(device("a"), server, account)
    a.days.log(a.today(), {"mood_score": 4})
    a.close()
    keyring.set_keyring(FailKeyring())  # type: ignore[no-untyped-call]
    again = device("a")
    with pytest.raises(SignInNeeded, match="no system keyring, so your session ended"):
        again.sync()
    assert (again.status().pending, again.settings.signed_in is not None) == (1, True)
    sign_in(again, server, account)
    assert (again.sync().pushed, note(again)) == (1, NOT_KEPT)


def test_seven_days_offline_cost_no_session(server: Server, account: Account, device: MakeDevice) -> None:
    """The access token ended long ago; the refresh token has no end of its own."""
    clock = HandClock()
    a = sign_in(device("a", clock), server, account)
    a.sync()
    server.stop()
    for _ in range(7):
        clock.move(timedelta(days=1))
        a.days.log(a.today(), {"mood_score": 3})
        with pytest.raises(Offline):
            a.sync()
    first = current(a)
    a._sessions.store.keep(replace(first, access_token=ended(first), expires_at=first.expires_at - 8 * 86_400))
    a.close()
    server.start()
    again = device("a", clock)
    assert again.sync().pushed == 7
    assert current(again).refresh_token != first.refresh_token
    assert again.status().problem == ""


def ended(session: AuthSession) -> str:
    """A token as the server finds it after a week: of the same user, and of no use."""
    header, payload, _ = session.access_token.split(".")
    return f"{header}.{payload}.{'a' * 43}"


@pytest.mark.parametrize("algorithm", ["ES256", "RS256", "EdDSA", "none", "unheard-of"])
def test_a_token_of_any_algorithm_is_used_unverified_and_ends_by_the_servers_clock(
    server: Server, account: Account, device: MakeDevice, algorithm: str
) -> None:
    """Only its user id and end are read here; whether it is genuine is the server's business."""
    clock = HandClock()
    a = sign_in(device("a", clock), server, account)
    a.sync()
    session = current(a)
    _, payload, signature = session.access_token.split(".")
    header = base64.urlsafe_b64encode(json.dumps({"alg": algorithm, "kid": "k1", "typ": "JWT"}).encode()).decode()
    token = f"{header.rstrip('=')}.{payload}.{signature}"
    a._sessions._session = replace(session, access_token=token)
    assert a._sessions.token() == token, "used as it is while it lasts"
    clock.jump(timedelta(days=30))  # this computer's clock is wrong; the server's isn't
    a._sessions.client.server_time_offset = timedelta(days=-30)
    assert a._sessions.token() == token
    a._sessions.client.server_time_offset = timedelta(days=-30, hours=1)
    assert a._sessions.token() != token, "renewed, for by the server's clock it has ended"
