"""What the wire may bring that the real server never sends, and what of it reaches the log."""

from __future__ import annotations

import json
import logging
import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import httpx
import pytest

from organic_desktop.core.errors import (
    KeyRefused,
    Offline,
    RequestRefused,
    SecondFactorNeeded,
    ServerBusy,
    SignInNeeded,
    UnsafeProject,
)
from organic_desktop.remote.auth import AuthClient
from organic_desktop.remote.client import Client, encoded
from organic_desktop.remote.rest import RestClient
from tests.remote.connections import Tokens, always, connected, on_the_wire
from tests.server.fixtures import Account
from tests.server.lite import Server

pytestmark = pytest.mark.every_driver

JSON = {"content-type": "application/json; charset=utf-8"}
SERVER_NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(200, html="<h1>Welcome to the hotel</h1>"),
        httpx.Response(200),
        httpx.Response(200, text="[]"),
        httpx.Response(200, headers=JSON),
        httpx.Response(201, headers=JSON),
        httpx.Response(204),
        httpx.Response(302, headers={"location": "https://hotel.test/login"}),
        httpx.Response(307, json=[], headers={"location": "https://hotel.test/login"}),
        httpx.Response(203, json=[]),
        httpx.Response(401, html="<h1>Log in</h1>"),
        httpx.Response(404, json={}),
        httpx.Response(403, json=["no"]),
        httpx.Response(511, html="<h1>Log in</h1>"),
        httpx.Response(200, content=b'[{"id": "1", "da', headers=JSON),
        httpx.Response(200, content=b"[NaN]", headers=JSON),
        httpx.Response(200, content=b'["\xff"]', headers=JSON),
        httpx.Response(200, content=b"[" * 100_000, headers=JSON),
    ],
)
def test_what_supabase_would_not_say_is_offline(response: httpx.Response) -> None:
    client = on_the_wire(lambda request: response)
    with pytest.raises(Offline) as offline:
        client.request("GET", "rest/v1/users", bearer="token")
    assert not isinstance(offline.value, ServerBusy)


def test_a_damaged_compression_is_offline() -> None:
    class Garbage(httpx.SyncByteStream):
        def __iter__(self):  # type: ignore[no-untyped-def]
            yield b"not gzip"

    headers = {**JSON, "content-encoding": "gzip"}
    with pytest.raises(Offline):
        on_the_wire(lambda request: httpx.Response(200, stream=Garbage(), headers=headers)).request("GET", "x")


@pytest.mark.parametrize(
    "error",
    [
        httpx.ConnectError("no"),
        httpx.ConnectTimeout("no"),
        httpx.ReadTimeout("no"),
        httpx.WriteError("no"),
        httpx.ReadError("no"),
        httpx.PoolTimeout("no"),
        httpx.RemoteProtocolError("no"),
        httpx.DecodingError("no"),
        httpx.ProxyError("no"),
    ],
)
def test_every_failure_below_http_is_offline(error: Exception) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise error

    with pytest.raises(Offline):
        on_the_wire(fail).request("POST", "rest/v1/users", json={})


def test_an_untrusted_certificate_has_words_of_its_own() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no") from ssl.SSLCertVerificationError("self-signed certificate")

    with pytest.raises(Offline, match="certificate"):
        on_the_wire(fail).request("GET", "rest/v1/users")


def test_a_connection_cut_in_the_middle_of_a_body_is_offline() -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n"
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer_half() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(head + b'[{"id": "1"')

        thread = threading.Thread(target=answer_half)
        thread.start()
        client = Client(f"http://127.0.0.1:{listener.getsockname()[1]}", "key")
        with pytest.raises(Offline, match="was lost"):
            client.request("GET", "rest/v1/users")
        client.close()
        thread.join()


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("2", 2), ("0", 1), ("99999", 3600), ("9" * 400, 3600), ("", None), ("soon", None),
        ("-5", None), ("²", None),
        ("Mon, 23 Nov 2026 12:00:30 GMT", 30), ("Mon, 23 Nov 2026 11:00:00 GMT", 1),
        ("Tue, 24 Nov 2026 12:00:00 GMT", 3600), ("Mon, 99 Nov 2026 12:00:00 GMT", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("status", [429, 503])
def test_the_wish_to_wait_is_understood_and_bounded(header: str, seconds: float | None, status: int) -> None:
    date = SERVER_NOW.strftime("%a, %d %b %Y %H:%M:%S GMT")
    headers = [(b"retry-after", header.encode("latin-1")), (b"date", date.encode())]
    client = on_the_wire(lambda request: httpx.Response(status, headers=headers, text="busy"))
    with pytest.raises(ServerBusy) as busy:
        client.request("GET", "rest/v1/users")
    assert busy.value.retry_after == seconds


def test_a_failed_check_is_known_by_its_words() -> None:
    """@supabase/lite answers a poisoned row with 500 (docs/sync.md, rule 23); its words tell it from an outage."""
    with pytest.raises(ServerBusy, match=r"violates check.*SUP"):
        always(500, {"code": "SUP", "message": "violates check constraint"}).request(
            "POST", "rest/v1/messages", json=[]
        )


@pytest.mark.parametrize("status", [413, 414, 431])
def test_what_is_too_large_is_refused_for_good(status: int) -> None:
    with pytest.raises(RequestRefused) as refused:
        always(status, html="<h1>Too large</h1>").request("POST", "rest/v1/messages", json=[])
    assert refused.value.status == status


def test_the_servers_words_are_quoted_briefly() -> None:
    with pytest.raises(RequestRefused) as refused:
        always(400, {"code": "22001", "message": "value\ntoo long " * 1000}).request("GET", "x")
    assert len(refused.value.message) < 300
    assert "\n" not in refused.value.message


def test_a_session_is_in_doubt_only_if_one_was_sent() -> None:
    client = always(401, {"code": "PGRST301", "message": "JWSError"})
    with pytest.raises(SignInNeeded):
        client.request("GET", "rest/v1/users", bearer="token")
    with pytest.raises(RequestRefused, match="JWSError"):
        client.request("GET", "rest/v1/users")


@pytest.mark.parametrize("bearer", ["token", None])
@pytest.mark.parametrize(
    "body",
    [
        {"message": "Invalid API key", "hint": "Double check your Supabase `anon` or `service_role` API key."},
        {"message": "Legacy API keys are disabled"},
        {"message": "No API key found in request"},
        {"code": 401, "message": "Invalid API key"},
    ],
    ids=lambda body: body["message"],
)
def test_a_key_that_the_gateway_refuses_is_no_ended_session(body: dict[str, object], bearer: str | None) -> None:
    with pytest.raises(KeyRefused) as refused:
        always(401, body).request("GET", "rest/v1/users", bearer=bearer)
    assert "Connect" in refused.value.advice
    with pytest.raises(KeyRefused):
        AuthClient(always(401, body)).refresh("token")
    with pytest.raises(KeyRefused):
        AuthClient(always(401, body)).sign_in("a@example.com", "p")


@pytest.mark.parametrize("status", [401, 403])
def test_a_second_factor_is_no_ended_session(status: int) -> None:
    body = {"code": "insufficient_aal", "message": "AAL2 required to view this"}
    with pytest.raises(SecondFactorNeeded):
        always(status, body).request("GET", "rest/v1/users", bearer="token")


def test_nothing_is_followed_and_numbers_stay_exact() -> None:
    answer = always(200, content=b'[{"a": 0.1, "b": 7.005, "c": 1}]', headers=JSON).request("GET", "x")
    assert answer.body == [{"a": Decimal("0.1"), "b": Decimal("7.005"), "c": 1}]
    assert json.loads(encoded({"a": Decimal("1E+2"), "b": Decimal("0.10")})) == {"a": "100", "b": "0.10"}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")])
def test_no_number_that_is_none_is_sent(value: object) -> None:
    with pytest.raises(ValueError, match="JSON"):
        encoded({"x": value})


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
@pytest.mark.parametrize("params", [[], [("id", "gt.0")], [("id", "in.(1,2)")], [("user_id", "eq.1")]])
def test_a_change_of_many_rows_is_never_sent(method: str, params: list[tuple[str, str]]) -> None:
    client = always(200, [])
    with pytest.raises(ValueError, match="every row"):
        client.request(method, "rest/v1/users", params=params)
    assert client.requests == 0


@pytest.mark.parametrize(
    ("url", "key"),
    [("http://[::1", "key"), ("https://xn--a", "key"), ("https://a.test", "kéy"), ("https://a.test", "k\ny")],
)
def test_an_address_or_key_that_no_request_can_carry(url: str, key: str) -> None:
    with pytest.raises(UnsafeProject):
        Client(url, key)


@pytest.mark.parametrize("proxy", ["nonsense://proxy", "http://[::1", "http://proxy:port"])
def test_an_unusable_proxy_setting_is_offline(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    with pytest.raises(Offline, match="proxy"):
        Client("https://project.test", "key").request("GET", "rest/v1/users")


def test_the_servers_clock_is_noted() -> None:
    class Noon:
        def now(self) -> datetime:
            return SERVER_NOW

        def monotonic(self) -> float:
            return 0.0

    headers = {"date": "Mon, 23 Nov 2026 12:00:07 GMT"}
    wire = httpx.MockTransport(lambda request: httpx.Response(200, json=[], headers=headers))
    client = Client("https://project.test", "key", transport=wire, clock=Noon())
    assert client.server_time_offset is None
    client.request("GET", "rest/v1/users")
    assert client.server_time_offset == timedelta(seconds=7)


def test_nobody_signed_in_is_refused(client: Client) -> None:
    """By a project whose grants are ours; an older one answers an empty list (docs/sync.md, fact 6)."""
    with pytest.raises(RequestRefused) as refused:
        client.request("GET", "rest/v1/users", params=[("select", "id")])
    assert refused.value.code == "42501"
    assert client.server_time_offset is not None


def test_a_wrong_key_is_refused_with_the_servers_words(server: Server) -> None:
    client = Client(server.url, "sb_publishable_of_another_project")
    with pytest.raises(KeyRefused, match="API key"):
        AuthClient(client).sign_in("a@example.com", "password")
    client.close()


def test_a_closed_client_opens_again(client: Client) -> None:
    for _ in range(2):
        client.request("GET", "auth/v1/settings")
        client.close()


def test_no_token_body_or_query_reaches_the_log(
    server: Server, account: Account, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with connected(server) as client:
        session = AuthClient(client).sign_in(account.email, account.password)
        rest = RestClient(client, Tokens(session.access_token))
        row = {
            "id": account.user_id,
            "user_id": account.user_id,
            "date": "2026-01-01",
            "nutrition_notes": "my porridge",
        }
        rest.insert("wellness_entries", [row], on_conflict="user_id,date")
        with pytest.raises(RequestRefused):
            rest.insert("wellness_entries", [{**row, "date": "my porridge"}], on_conflict="user_id,date")
        rest.select("users", columns=["id"], filters=[("email", f"eq.{account.email}")], order="id", limit=1)
    secrets = [account.email, account.password, account.user_id, session.access_token, session.refresh_token]
    secrets += [server.publishable_key, "porridge", "Bearer", "apikey"]
    assert "POST /rest/v1/wellness_entries: 201" in caplog.text
    assert not [secret for secret in secrets if secret in caplog.text]


@pytest.mark.parametrize(
    ("response", "unanswered"),
    [
        (httpx.Response(200, html="<h1>Welcome to the hotel</h1>"), True),
        (httpx.Response(200, content=b'[{"id": "1", "da', headers=JSON), True),
        (httpx.Response(204), True),
        (httpx.Response(500, html="<h1>Oops</h1>"), True),
        (httpx.Response(502, json={"message": "An invalid response was received from the upstream server"}), True),
        (httpx.Response(504), True),
        (httpx.Response(511, html="<h1>Log in</h1>"), True),
        (httpx.Response(302, headers={"location": "https://hotel.test/login"}), False),
        (httpx.Response(403, html="<h1>Forbidden</h1>"), False),
        (httpx.Response(408), False),
        (httpx.Response(429), False),
        (httpx.Response(503, html="<h1>Back soon</h1>"), False),
        (httpx.Response(500, json={"code": "57014", "message": "canceling statement"}), False),
        (httpx.Response(504, json={"code": "PGRST003", "message": "timed out acquiring connection"}), False),
    ],
)
def test_an_answer_says_whether_the_request_may_have_been_carried_out(
    response: httpx.Response, unanswered: bool
) -> None:
    client = on_the_wire(lambda request: response)
    with pytest.raises(Offline) as offline:
        client.request("POST", "rest/v1/messages", bearer="token")
    assert offline.value.unanswered == unanswered


@pytest.mark.parametrize(
    ("error", "unanswered"),
    [
        (httpx.ConnectError, False),
        (httpx.ConnectTimeout, False),
        (httpx.PoolTimeout, False),
        (httpx.ReadTimeout, True),
        (httpx.WriteTimeout, True),
        (httpx.ReadError, True),
        (httpx.WriteError, True),
        (httpx.RemoteProtocolError, True),
        (httpx.DecodingError, True),
    ],
)
def test_so_does_a_failure_of_the_connection(error: type[httpx.RequestError], unanswered: bool) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise error("broken")

    with pytest.raises(Offline) as offline:
        on_the_wire(fail).request("POST", "rest/v1/messages", bearer="token")
    assert offline.value.unanswered == unanswered


class NoSession:
    """A session that can't be renewed now, by a connection that broke."""

    def token(self) -> str:
        return "old"

    def renew(self, stale: str) -> str:
        broken = Offline("The connection to the server was lost.")
        broken.unanswered = True
        raise broken


def test_a_renewal_without_an_answer_leaves_no_doubt_of_the_request() -> None:
    """That one was answered 401."""
    client = always(401, {"code": "PGRST303", "message": "JWT expired"})
    with pytest.raises(Offline) as offline:
        RestClient(client, NoSession()).insert("messages", [{"id": "1"}], on_conflict="id")
    assert not offline.value.unanswered
