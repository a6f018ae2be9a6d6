"""The protocol that other programs speak: what a line is answered with, and that none ends the session."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organic_desktop.core.errors import InvalidInput
from organic_desktop.system.tool_protocol import (
    BEGUN_BY_INITIALIZE,
    LONGEST_LINE,
    MOST_IN_A_BATCH,
    VERSION_KEY,
    Server,
)

LINES = 2_000


class Echo:
    """Tools that tell what they were given."""

    def __init__(self) -> None:
        self.calls: list[Mapping[str, Any]] = []

    def listed(self) -> list[dict[str, Any]]:
        return [{"name": "echo", "inputSchema": {"type": "object"}}]

    def knows(self, name: str) -> bool:
        return name in {"echo", "refuse", "break"}

    def call(self, name: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        if name == "refuse":
            raise InvalidInput("Not that.")
        if name == "break":
            raise LookupError("a fault of ours")
        self.calls.append(arguments)
        return {"got": arguments}


@pytest.fixture
def tools() -> Echo:
    return Echo()


@pytest.fixture
def begun(tools: Echo) -> Server:
    server = Server(tools, "1.0")
    ask(server, "initialize", {"protocolVersion": BEGUN_BY_INITIALIZE[0]})
    return server


def request(method: str, parameters: object = None, request_id: object = 1) -> dict[str, Any]:
    asked = {"jsonrpc": "2.0", "id": request_id, "method": method}
    return asked if parameters is None else {**asked, "params": parameters}


def ask(begun: Server, method: str, parameters: object = None, request_id: object = 1) -> Any:
    return begun.answer(json.dumps(request(method, parameters, request_id)).encode())


def code(answer: Any) -> int:
    assert answer.keys() == {"jsonrpc", "id", "error"}
    return int(answer["error"]["code"])


@pytest.mark.parametrize(
    ("asked", "agreed"),
    [*((each, each) for each in BEGUN_BY_INITIALIZE), ("2099-01-01", BEGUN_BY_INITIALIZE[0]), ("", "2025-11-25")],
)
def test_a_known_version_is_agreed_to_and_the_newest_offered_for_another(tools: Echo, asked: str, agreed: str) -> None:
    answer = ask(Server(tools, "1.0"), "initialize", {"protocolVersion": asked}, "a")
    assert (answer["id"], answer["result"]["protocolVersion"]) == ("a", agreed)
    assert answer["result"]["serverInfo"]["version"] == "1.0"


def test_a_session_begins_with_initialize_or_each_request_names_its_version(tools: Echo) -> None:
    server = Server(tools, "1.0")
    assert code(ask(server, "tools/list")) == -32600
    assert code(ask(server, "initialize", {"protocolVersion": 7})) == -32602
    assert code(ask(server, "tools/call", {"name": "echo"})) == -32600
    named = {"_meta": {VERSION_KEY: "2026-07-28"}}
    assert ask(server, "tools/list", named)["result"]["tools"]
    assert "2026-07-28" in ask(server, "server/discover", named)["result"]["supportedVersions"]
    assert code(ask(server, "server/discover")) == -32601
    refused = ask(server, "tools/list", {"_meta": {VERSION_KEY: "1999-01-01"}})
    assert (code(refused), refused["error"]["data"]["requested"]) == (-32022, "1999-01-01")


def test_a_tool_answers_as_text_and_as_values(begun: Server) -> None:
    result = ask(begun, "tools/call", {"name": "echo", "arguments": {"a": "ü"}})["result"]
    assert result["structuredContent"] == {"got": {"a": "ü"}} == json.loads(result["content"][0]["text"])
    assert not result["isError"]


def test_what_a_tool_refuses_is_its_sentence_and_a_fault_is_none_of_the_clients_business(begun: Server) -> None:
    refused = ask(begun, "tools/call", {"name": "refuse"})["result"]
    assert (refused["isError"], refused["content"][0]["text"]) == (True, "Not that.")
    fault = ask(begun, "tools/call", {"name": "break"})
    assert code(fault) == -32603
    assert "a fault of ours" not in str(fault)


@pytest.mark.parametrize(
    ("method", "parameters", "expected"),
    [
        ("resources/list", None, -32601),
        ("tools/call", {"name": "other"}, -32602),
        ("tools/call", {"name": ["echo"]}, -32602),
        ("tools/call", {}, -32602),
        ("tools/call", {"name": "echo", "arguments": [1]}, -32602),
        ("tools/call", [1], -32602),
    ],
)
def test_what_the_protocol_refuses(begun: Server, method: str, parameters: object, expected: int) -> None:
    assert code(ask(begun, method, parameters)) == expected


@pytest.mark.parametrize(
    "line",
    [
        b"{", b"\xff\xfe", b'"text"', b"7", b"null", b"[]", b"{}", b"NaN", b"[" * 200_000, b"1" * 5_000,
        b"1e999999999999999999999", b'{"jsonrpc": "2.0", "id": -1E99999999999999999999, "method": "ping"}',
        b'{"jsonrpc": "1.0", "id": 1, "method": "ping"}', b'{"jsonrpc": "2.0", "id": null, "method": "ping"}',
        b'{"jsonrpc": "2.0", "id": true, "method": "ping"}', b'{"jsonrpc": "2.0", "id": 1.5, "method": "ping"}',
        b'{"jsonrpc": "2.0", "id": 1, "method": 3}', b'{"jsonrpc": "2.0", "id": {}, "method": "ping"}',
    ],
)  # fmt: skip
def test_what_is_no_request_is_an_error_without_an_id(begun: Server, line: bytes) -> None:
    answer = begun.answer(line)
    assert code(answer) in {-32700, -32600}
    assert answer["id"] is None
    assert ask(begun, "ping")["result"] is not None


@pytest.mark.parametrize(
    "message",
    [
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 1}},
        {"jsonrpc": "2.0", "method": "tools/call", "params": {"name": "echo"}},
        {"jsonrpc": "2.0", "id": 5, "result": {}},
    ],
)
def test_a_notification_and_an_answer_are_answered_with_nothing_and_do_nothing(
    begun: Server, tools: Echo, message: dict[str, Any]
) -> None:
    assert begun.answer(json.dumps(message).encode()) is None
    assert tools.calls == []


def test_a_batch_is_answered_as_one_and_has_an_end(begun: Server) -> None:
    both = [request("ping", request_id=1), {"jsonrpc": "2.0", "method": "x"}, request("no", request_id=2)]
    assert [each["id"] for each in begun.answer(json.dumps(both).encode())] == [1, 2]
    many = [request("ping")] * (MOST_IN_A_BATCH + 1)
    assert code(begun.answer(json.dumps(many).encode())) == -32600


def served(begun: Server, said: bytes) -> list[Any]:
    heard = io.BytesIO()
    begun.serve(io.BytesIO(said), heard)
    return [json.loads(line) for line in heard.getvalue().splitlines()]


@pytest.mark.parametrize("more", [1, 7, 3 * LONGEST_LINE])
def test_a_line_that_is_too_long_is_skipped_to_its_end(begun: Server, more: int) -> None:
    ping = json.dumps(request("ping", request_id="next")).encode()
    answers = served(begun, b"x" * (LONGEST_LINE + more) + b"\n" + ping + b"\n")
    assert [each["id"] for each in answers] == [None, "next"]
    assert code(answers[0]) == -32600


def test_the_longest_line_is_answered_and_a_last_one_without_its_end_too(begun: Server) -> None:
    ping = json.dumps(request("ping")).encode()
    assert len(served(begun, ping.ljust(LONGEST_LINE - 1) + b"\n" + ping)) == 2


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
WORDS = st.sampled_from(["initialize", "tools/list", "tools/call", "ping", "begun/discover", "notifications/x", ""])
LIKE_REQUESTS = st.fixed_dictionaries(
    {},
    optional={
        "jsonrpc": st.just("2.0") | VALUES,
        "id": st.integers() | VALUES,
        "method": WORDS | VALUES,
        "params": st.fixed_dictionaries(
            {}, optional={"name": st.just("echo") | VALUES, "arguments": VALUES, "_meta": VALUES}
        )
        | VALUES,
    },
)
AS_JSON = (LIKE_REQUESTS | VALUES | st.lists(LIKE_REQUESTS, max_size=3)).map(lambda each: json.dumps(each).encode())


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A line that was cut, or has other bytes in one place."""
    line = draw(AS_JSON)
    at = draw(st.integers(0, len(line)))
    return line[:at] + draw(st.binary(max_size=4)) + line[at + draw(st.integers(0, 3)) :]


@settings(max_examples=LINES)
@given(AS_JSON | damaged() | st.binary(max_size=60))
def test_no_line_ends_the_session(line: bytes) -> None:
    server = Server(Echo(), "1.0")
    answers = served(server, line.replace(b"\n", b" ") + b"\n" + json.dumps(request("ping", request_id="p")).encode())
    assert answers[-1]["id"] == "p"
    for answer in answers[:-1]:
        for each in answer if isinstance(answer, list) else [answer]:
            assert each["jsonrpc"] == "2.0"
            assert ("result" in each) != ("error" in each)
