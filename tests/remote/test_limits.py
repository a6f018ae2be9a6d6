"""Every answer has a limit: in bytes, in time, in values; and nothing of an answer outlives it that shouldn't."""

from __future__ import annotations

import gzip
import json
import socket
import socketserver
import threading
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest

from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import AnswerTooLarge, Offline, RequestRefused
from organic_desktop.remote import responses
from organic_desktop.remote.auth import AuthClient
from organic_desktop.remote.client import Client
from organic_desktop.remote.rest import RestClient
from organic_desktop.remote.transport import Budget, is_own, proxy_for
from tests.clocks import HandClock
from tests.remote.connections import Tokens, always, on_the_wire
from tests.server.fixtures import Account
from tests.server.lite import Server

pytestmark = pytest.mark.every_driver

JSON = {"content-type": "application/json; charset=utf-8"}
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
MEGABYTE = 1 << 20
ROW_ID = "8e6c1b5e-8f5c-4a55-9a36-0f3b0e0a6d11"

Say = Callable[[bytes], None]


@contextmanager
def raw_server(answer: Callable[[Say], object], clock: Clock | None = None) -> Iterator[Client]:
    """A client of a server that says whatever ``answer`` makes it say, until the client leaves."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection, suppress(OSError):
                connection.recv(65536)
                answer(connection.sendall)
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(65536):  # closed with bytes unread, it would reset what it said
                    pass

        thread = threading.Thread(target=serve)
        thread.start()
        client = Client(f"http://127.0.0.1:{listener.getsockname()[1]}", "key", clock=clock)
        try:
            yield client
        finally:
            client.close()
            thread.join(60)
            assert not thread.is_alive()


@contextmanager
def peak_below(most_bytes: int) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most_bytes
    finally:
        tracemalloc.stop()


# -- bytes ------------------------------------------------------------------------------------------------------------


def nulls(say: Say) -> None:
    """10 MB of gzip that would become ten gigabytes."""
    say(HEAD + b"content-encoding: gzip\r\n\r\n")
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    piece = packer.compress(bytes(64 * MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    say(piece)
    for _ in range(160):
        say(piece[10:])


def spaces(say: Say) -> None:
    """200 MB as they are, of a length that isn't announced."""
    say(HEAD + b"\r\n")
    for _ in range(200):
        say(b" " * MEGABYTE)


def announced(say: Say) -> None:
    say(HEAD + b"content-length: 99999999999\r\n\r\n[]")


def headers(say: Say) -> None:
    say(HEAD + b"x: ")
    for _ in range(50):
        say(b"x" * MEGABYTE)


def continued(say: Say) -> None:
    for _ in range(1_000_000):
        say(b"HTTP/1.1 100 Continue\r\n\r\n")


@pytest.mark.parametrize("answer", [nulls, spaces, announced])
def test_an_answer_that_is_too_large_is_refused_with_little_memory(answer: Callable[[Say], object]) -> None:
    with raw_server(answer) as client, peak_below(150 * MEGABYTE), pytest.raises(AnswerTooLarge, match="too large"):
        client.request("GET", "rest/v1/users")


@pytest.mark.parametrize("answer", [nulls, spaces])
def test_a_token_answer_has_a_smaller_limit(answer: Callable[[Say], object]) -> None:
    with raw_server(answer) as client, peak_below(100 * MEGABYTE), pytest.raises(AnswerTooLarge):
        AuthClient(client).refresh("token")


@pytest.mark.parametrize("answer", [headers, continued])
def test_headers_have_a_limit_too(answer: Callable[[Say], object]) -> None:
    with raw_server(answer) as client, peak_below(10 * MEGABYTE), pytest.raises(Offline):
        client.request("GET", "rest/v1/users")


def test_headers_have_a_smaller_limit_than_a_body() -> None:
    """No single header is long: only the bytes of all together tell."""

    def half_a_megabyte(say: Say) -> None:
        say(b"HTTP/1.1 100 Continue\r\n\r\n" * 20_000)

    with raw_server(half_a_megabyte) as client, pytest.raises(AnswerTooLarge):
        client.request("GET", "rest/v1/users")


def test_a_refusal_that_is_too_large_was_a_refusal_all_the_same() -> None:
    body = {"code": "22P02", "message": "x" * 10 * MEGABYTE}
    with pytest.raises(AnswerTooLarge) as error:
        always(400, body).request("POST", "rest/v1/messages", bearer="token")
    assert (error.value.status, error.value.unanswered) == (400, False)
    with pytest.raises(AnswerTooLarge) as error:
        always(201, [" " * 40 * MEGABYTE]).request("POST", "rest/v1/messages", bearer="token")
    assert (error.value.status, error.value.unanswered) == (201, True)


def in_a_stream(coding: str, *pieces: bytes) -> Client:
    class Pieces(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield from pieces

    headers = {**JSON, "content-encoding": coding}
    return on_the_wire(lambda request: httpx.Response(200, stream=Pieces(), headers=headers))


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "GZIP"])
def test_gzip_is_unpacked_however_it_comes(coding: str) -> None:
    packed = gzip.compress(b'["' + b"a" * 300_000) + gzip.compress(b'"]')
    for size in (1, 7, len(packed)):
        pieces = [packed[first : first + size] for first in range(0, len(packed), size)]
        assert in_a_stream(coding, *pieces).request("GET", "x").body == ["a" * 300_000]


@pytest.mark.parametrize("coding", ["br", "zstd", "deflate", "gzip, gzip", "gzip,br", "compress", "identity, gzip"])
def test_other_codings_were_not_asked_for(coding: str) -> None:
    with pytest.raises(Offline, match="damaged"):
        in_a_stream(coding, gzip.compress(b"[]")).request("GET", "x")


def test_a_body_in_chunks_of_a_byte_is_not_unwrapped_for_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(responses, "MOST_PIECES", 2000)

    def chunks(say: Say) -> None:
        say(HEAD + b"transfer-encoding: chunked\r\n\r\n")
        for _ in range(400):
            say(b"1\r\n \r\n" * 1000)

    with raw_server(chunks) as client, pytest.raises(Offline, match="damaged"):
        client.request("GET", "x")


@pytest.mark.parametrize(
    "body",
    [gzip.compress(b"[]")[:-1], gzip.compress(b"[]") + b"more", b"[]", bytes(30)],
    ids=["cut", "longer", "plain", "nulls"],
)
def test_a_broken_gzip_is_damaged(body: bytes) -> None:
    with pytest.raises(Offline, match="damaged"):
        in_a_stream("gzip", body).request("GET", "x")


def test_rows_too_long_for_one_answer_come_in_smaller_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is shut out by notes that are long: fewer of them are asked for."""
    asked: list[int] = []

    def answer(request: httpx.Request) -> httpx.Response:
        limit = int(request.url.params["limit"])
        asked.append(limit)
        rows = [{"id": ROW_ID[:-4] + f"{number:04}", "content": "x" * MEGABYTE} for number in range(limit)]
        return httpx.Response(200, json=rows)

    rest = RestClient(on_the_wire(answer), Tokens("t"))
    for _ in range(2):
        assert len(rest.select("messages", columns=["id", "content"], order="id", limit=100)) == 12
    assert asked == [100, 12, 12]
    tiny = RestClient(on_the_wire(answer), Tokens("t"))
    monkeypatch.setattr("organic_desktop.remote.client.ROWS", 1)
    with pytest.raises(AnswerTooLarge):
        RestClient(always(200, [{"id": ROW_ID, "content": "x" * 40 * MEGABYTE}]), Tokens("t")).select(
            "messages", columns=["id"], order="id", limit=100
        )
    assert tiny.select("messages", columns=["id"], order="id", limit=1)


# -- whose answer it is ------------------------------------------------------------------------------------------------


def test_an_answer_too_many_is_no_answer_to_the_next_request() -> None:
    """A box on the way that answers twice: from there on, each request would get the answer of the one before."""
    count = 0

    def whole(text: str) -> bytes:
        body = json.dumps([text]).encode()
        return HEAD + b"content-length: %d\r\n\r\n" % len(body) + body

    class Twice(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            nonlocal count
            with suppress(OSError):
                while self.request.recv(65536):
                    count += 1
                    self.request.sendall(whole(f"answer {count}") + whole(f"more {count}"))

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Twice) as twice:
        threading.Thread(target=twice.serve_forever, args=(0.02,)).start()
        client = Client(f"http://127.0.0.1:{twice.server_address[1]}", "key")
        try:
            assert [client.request("GET", "x").body for _ in range(3)] == [["answer 1"], ["answer 2"], ["answer 3"]]
        finally:
            client.close()
            twice.shutdown()


# -- time -------------------------------------------------------------------------------------------------------------


def dripped_body(say: Say) -> None:
    say(HEAD + b"\r\n[")
    for _ in range(1000):
        say(b" ")


def dripped_headers(say: Say) -> None:
    say(HEAD)
    for _ in range(1000):
        say(b"x: y\r\n")


def dripped_continues(say: Say) -> None:
    for _ in range(1000):
        say(b"HTTP/1.1 103 Early Hints\r\n\r\n")


@pytest.mark.parametrize("answer", [dripped_body, dripped_headers, dripped_continues])
def test_a_server_that_drips_holds_nobody_for_ever(answer: Callable[[Say], object]) -> None:
    """Each read comes well within its own limit; the clock says what they take together."""
    clock = HandClock()

    def slowly(say: Say) -> None:
        def drip(data: bytes) -> None:
            clock.move(timedelta(seconds=2))
            say(data)

        answer(drip)

    began = clock.monotonic()
    with raw_server(slowly, clock) as client, pytest.raises(Offline, match="too long") as error:
        client.request("POST", "rest/v1/messages", json=[{"id": "x"}])
    assert error.value.timed_out
    assert error.value.unanswered
    assert clock.monotonic() - began < 10_000  # moved by the server's thread, which ran on


def test_bytes_whose_time_is_up_when_they_come_are_refused() -> None:
    """If they are the last of an answer, no further read would notice."""
    clock = HandClock()
    budget = Budget(clock, MEGABYTE)
    budget.begin_body()
    clock.move(timedelta(seconds=59))
    budget.receive(1)
    clock.move(timedelta(seconds=2))
    with pytest.raises(Offline, match="too long"):
        budget.receive(1)


def test_a_slow_line_is_no_fault_and_a_flood_is_no_reason_to_wait_on() -> None:
    clock = HandClock()
    budget = Budget(clock, 10 * MEGABYTE)
    budget.begin_body()
    for _ in range(9):  # 1 kB a second
        clock.move(timedelta(seconds=60))
        budget.receive(60_000)
    clock.move(timedelta(seconds=61))
    with pytest.raises(Offline, match="too long"):
        budget.left()
    sending = Budget(clock, MEGABYTE)
    for _ in range(5):
        clock.move(timedelta(seconds=59))
        sending.left()
        sending.send(60_000)
    sending.begin_body()
    with pytest.raises(AnswerTooLarge):
        sending.receive(2 * MEGABYTE)


# -- values -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1e99999999", "1e99999999"), ("-1E-99999999", "-1E-99999999"), ("1e" + "9" * 19, "1e" + "9" * 19),
        ("9" * 5000, "9" * 5000), ("0." + "1" * 5000, "0." + "1" * 5000), ("1" * 18, 10**17 + int("1" * 17)),
        ("7.50", Decimal("7.50")), ("-0.0", Decimal("0.0")),
    ],
)  # fmt: skip
def test_a_number_that_no_column_has_stays_text(text: str, value: Any) -> None:
    (found,) = always(200, content=f"[{text}]", headers=JSON).request("GET", "x").body
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 17 + b"]" * 17, b'{"a":' * 20 + b"1" + b"}" * 20, b"[" * 900 + b"]" * 900, b"[" * 200_000,
        b"[" + b"[],0" * 600_000 + b"]", b"[" + b'"\xed\xa0\x80"' + b"]", "[1]".encode("utf-16"), b"[1]\x00", b"",
        b"\xef\xbb\xbf",
        b'["\xff"]', b"[Infinity]", b"[-Infinity]", b"[NaN]", b"[1,]", b'["a\nb"]',
    ],
)  # fmt: skip
def test_what_is_no_answer_is_offline(body: bytes) -> None:
    with pytest.raises(Offline):
        always(200, content=body, headers=JSON).request("GET", "x")


@pytest.mark.parametrize("text", ["," * 1_200_000, "[1,2]" * 500_000, '",' * 1_200_000, '\\",\\' * 600_000])
def test_a_text_of_many_commas_is_one_value(text: str) -> None:
    """A table pasted into a message would else keep everything from being synced for ever."""
    assert always(200, [text, 1]).request("GET", "x").body == [text, 1]


@pytest.mark.parametrize("body", [b"[" + b'"",' * 1_200_000 + b"1]", b'["' + b'","' * 1_200_000 + b'"]'])
def test_many_texts_are_many_values(body: bytes) -> None:
    with pytest.raises(AnswerTooLarge):
        always(200, content=body, headers=JSON).request("GET", "x")


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "utf-16", "klingon", '"', "utf-8; charset=x"])
def test_json_is_utf_8_whatever_else_is_said_and_may_begin_with_a_mark(charset: str) -> None:
    headers = {"content-type": f"application/json; charset={charset}"}
    assert always(200, content='\ufeff["é"]'.encode(), headers=headers).request("GET", "x").body == ["é"]


@pytest.mark.parametrize("total", ["1" * 5000, "-1", "NaN", "１２", "1e5", "0x10", " 7", "*", ""])
def test_a_count_that_is_none_is_not_known(total: str) -> None:
    headers = {"content-range": f"0-0/{total}".encode()}
    rest = RestClient(always(206, [{"id": ROW_ID}], headers=headers), Tokens("t"))
    assert rest.select_counted("users", columns=["id"], order="id", limit=1) == ([{"id": ROW_ID}], None)


@pytest.mark.parametrize(
    "row_id",
    [
        1,
        None,
        "",
        "x",
        ROW_ID + "0",
        "\ud800",
        [],
        {},
        True,
        ROW_ID.replace("-", "_"),
        f"urn:{ROW_ID.replace('-', '')}",
    ],
)
def test_a_row_has_an_id(row_id: Any) -> None:
    rest = RestClient(always(200, content=json.dumps([{"id": row_id}]), headers=JSON), Tokens("t"))
    with pytest.raises(Offline):
        rest.select("users", columns=["id"], order="id", limit=1)


@pytest.mark.parametrize(
    "stamp",
    [
        1, "x" * 65, "\ud800", "２０２６", [], True, "2026\n", "", "x", "2026", "2026-01-01", "2026-01-01T00:00:00",
        "2026-W01-1", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T00:00:00+99:99", "20260101T000000Z",
        "2026-01-01T00:00:00+23:59:59.999", "2026-01-01T00:00:00+16", "0000-01-01T00:00:00Z", "2026-01-01T24:00:00Z",
        "2026-01-01T00:00:00.1234567Z", "12026-45-01T00:00:00Z", "now", "infinity BC", "2026-01-01T00:00:00Z,x",
    ],
)  # fmt: skip
def test_a_stamp_is_a_short_text(stamp: Any) -> None:
    body = json.dumps([{"id": ROW_ID, "updated_at": stamp}])
    with pytest.raises(Offline):
        RestClient(always(200, content=body, headers=JSON), Tokens("t")).select(
            "users", columns=["id"], order="id", limit=1
        )


@pytest.mark.parametrize(
    "stamp",
    [
        "2026-01-01T00:00:00+00:00", "2026-01-01 00:00:00+00", "2026-01-01T00:00:00.1Z",
        "2026-01-01T23:59:59.123456-03:30",
        "infinity", "-infinity", "0044-03-15 12:00:00+00 BC", "10000-01-01T00:00:00+00:00",
        "1883-01-01T00:00:00-07:52:58",
        "0001-01-01T00:00:00+00", None,
    ],
)  # fmt: skip
def test_a_stamp_is_whatever_postgresql_writes(stamp: Any) -> None:
    row = {"id": ROW_ID, "updated_at": stamp}
    rest = RestClient(always(200, [row]), Tokens("t"))
    assert rest.select("users", columns=["id", "updated_at"], order="id", limit=1) == [row]


def test_an_id_has_one_spelling_and_comes_once() -> None:
    rest = RestClient(always(200, [{"id": ROW_ID.upper()}, {"id": ROW_ID}]), Tokens("t"))
    assert rest.select("users", columns=["id"], order="id", limit=2) == [{"id": ROW_ID}]


def test_an_answer_to_a_write_names_only_what_was_sent() -> None:
    other = ROW_ID[:-1] + "2"
    rest = RestClient(always(200, [{"id": other, "updated_at": None}]), Tokens("t"))
    for write in (
        lambda: rest.insert("messages", [{"id": ROW_ID}], on_conflict="id"),
        lambda: rest.update("users", ROW_ID, None, {"full_name": "x"}, columns=["id"]),
        lambda: rest.delete("users", ROW_ID, None),
    ):
        with pytest.raises(Offline) as error:
            write()
        assert error.value.unanswered


@pytest.mark.parametrize("date", ["Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "x", "9" * 100_000])
def test_a_date_that_no_clock_shows_is_none(date: str) -> None:
    client = always(200, [], headers={"date": date})
    client.request("GET", "x")
    assert client.server_time_offset is None
    assert client.server_clock.now() is None


@pytest.mark.parametrize(
    ("code", "message"),
    [(7, "no"), ("x" * 10_000, "no"), ("\x1b]52;c;x\x07", "no"), ("é", "no"), (None, "no"), ([], "no"), ("", "no")],
)
def test_the_servers_words_are_words(code: Any, message: str) -> None:
    body = json.dumps({"code": code, "message": f"{message}\ud800\x00\x1b[2J\u202e" + "y" * 100_000, "details": {}})
    with pytest.raises(RequestRefused) as error:
        always(400, content=body, headers=JSON).request("GET", "x")
    assert error.value.code == ""
    assert str(error.value).isprintable()
    assert len(str(error.value)) < 300


@pytest.mark.parametrize("message", [7, None, [], {}, True])
def test_words_that_are_none_are_no_refusal(message: Any) -> None:
    with pytest.raises(Offline):
        always(400, {"code": message, "message": message}).request("GET", "x")


@pytest.mark.parametrize("email", ["a\n@b.c", "a\x1b]52;c;x\x07@b.c", "\u202ea@b.c", "a" * 9000 + "@b.c", ""])
def test_an_address_that_settings_cant_keep_is_no_accounts(email: str) -> None:
    """Signed in with one, the next start would leave it out, and the session with it."""
    session = {"access_token": "a.b.c", "refresh_token": "r", "expires_at": 1_900_000_000}
    with pytest.raises(Offline):
        AuthClient(always(200, {**session, "user": {"id": ROW_ID, "email": email}})).sign_in("a@b.c", "secret")


# -- what stays of an answer ------------------------------------------------------------------------------------------


def test_cookies_are_not_kept() -> None:
    seen: list[httpx.Headers] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers)
        return httpx.Response(200, json=[], headers={"set-cookie": "who=you; Path=/", "cookie": "who=you"})

    client = on_the_wire(answer)
    for _ in range(2):
        client.request("GET", "x")
    assert all("cookie" not in headers for headers in seen)


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
def test_a_proxy_is_not_asked_for_this_computers_own_addresses(
    server: Server, account: Account, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with raw_server(lambda say: say(b"HTTP/1.1 502 No\r\n\r\n")) as proxy:
        monkeypatch.setenv(name, proxy._base)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        client = Client(server.url, server.publishable_key)
        assert AuthClient(client).sign_in(account.email, account.password)
        client.close()
        with pytest.raises(Offline):  # any other goes through it, and the proxy's thread ends
            Client("http://project.test", "key").request("GET", "x")


def test_own_addresses() -> None:
    own = [
        "localhost",
        "LOCALHOST.",
        "a.localhost",
        "127.0.0.1",
        "127.9.9.9",
        "::1",
        "[::1]",
        "0.0.0.0",  # noqa: S104
        socket.gethostname(),
    ]
    assert all(map(is_own, own))
    assert not any(map(is_own, ["project.test", "192.0.2.1", "2001:db8::1", "localhost.example", ""]))


def test_a_proxy_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    url = httpx.URL("https://project.test")
    assert proxy_for(url) is None
    monkeypatch.setenv("ALL_PROXY", "proxy.test:3128")
    assert proxy_for(url) == "http://proxy.test:3128"
    monkeypatch.setenv("HTTPS_PROXY", "http://other.test")
    assert proxy_for(url) == "http://other.test"
    monkeypatch.setenv("NO_PROXY", ".test")
    assert proxy_for(url) is None
