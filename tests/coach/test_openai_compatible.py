"""Servers that speak OpenAI's language, honest and otherwise: what each answer and each refusal becomes."""

from __future__ import annotations

import errno
import json
import logging
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from organic_desktop.coach.provider import (
    Delta,
    Ending,
    Finished,
    Item,
    Model,
    Problem,
    ProblemKind,
    ProviderError,
    Request,
    Role,
    Turn,
    Usage,
    Waiting,
)
from organic_desktop.coach.refusals import LOADING, READING
from tests.coach.asking import QuickClock, always, ask, end_of, openai, question, text_in, usage_in
from tests.coach.scripted import (
    DONE,
    Received,
    Script,
    ScriptedServer,
    event,
    finish,
    head,
    refusal,
    text_event,
    usage_event,
)

KEY = "sk-secret-key-123456"


def answered(*pieces: bytes, content_type: str = "text/event-stream", hold: bool = False) -> list[Item]:
    """Return what comes of an answer in these pieces."""
    with ScriptedServer(always(Script([head(content_type), *pieces], hold=hold))) as server:
        return ask(openai(server.url, KEY))


def refused(script: Script, key: str | None = KEY, model: str = "m") -> Problem:
    """Return the problem of an answer that isn't 200."""
    with ScriptedServer(always(script)) as server:
        (item,) = ask(openai(server.url, key), question(model=model))
        assert isinstance(item, Problem)
        assert len(server.received) == 1
    return item


# -- answers -----------------------------------------------------------------------------------------------------------


def test_an_answer_streams_and_ends_with_its_usage() -> None:
    role = event({"choices": [{"index": 0, "delta": {"role": "assistant", "content": None}, "finish_reason": None}]})
    items = answered(role, text_event("You slept "), text_event("well."), finish(), usage_event(40, 5), DONE)
    assert items == [Delta("You slept "), Delta("well."), Usage(40, 5), Finished(Ending.STOP)]


def test_crlf_comments_and_reasoning_are_no_text() -> None:
    comment = b": keep-alive\r\n\r\n"
    reasoning = event({"choices": [{"delta": {"reasoning_content": "hm", "reasoning": "hm"}}]}, "\r\n\r\n")
    tools = event({"choices": [{"delta": {"tool_calls": [{"function": {"name": "f", "arguments": "{}"}}]}}]})
    items = answered(
        comment, reasoning, comment, tools, event({"choices": [{"delta": {"content": "ok"}}]}, "\r\n\r\n"), DONE
    )
    assert items == [Delta("ok"), Finished(Ending.STOP)]


def test_the_limit_of_tokens_is_an_ending_of_its_own() -> None:
    assert end_of(answered(text_event("a"), finish("length"), DONE)) == Finished(Ending.LENGTH)


@pytest.mark.parametrize("last", [b"", b'data: {"choices":[{"delta":{"con'])
def test_a_connection_that_is_closed_before_the_end_is_an_interruption(last: bytes) -> None:
    assert answered(text_event("half"), last) == [Delta("half"), Finished(Ending.INTERRUPTED)]


def test_a_connection_that_breaks_is_an_interruption() -> None:
    script = Script([head(), text_event("half")], reset=True)
    with ScriptedServer(always(script)) as server:
        items = ask(openai(server.url))
    assert end_of(items) == Finished(Ending.INTERRUPTED)


def test_the_reason_counts_where_done_is_missing() -> None:
    assert answered(text_event("all"), finish()) == [Delta("all"), Finished(Ending.STOP)]


def test_a_last_event_without_its_empty_line_counts() -> None:
    assert end_of(answered(text_event("all"), b"data: [DONE]")) == Finished(Ending.STOP)


def test_an_answer_that_is_complete_waits_for_its_usage_only_a_moment() -> None:
    script = Script([head(), text_event("all"), finish()], hold=True)
    with ScriptedServer(always(script)) as server:
        assert end_of(ask(openai(server.url, clock=QuickClock(20)))) == Finished(Ending.STOP)


def test_bytes_split_anywhere_make_the_same_answer() -> None:
    whole = b"".join([text_event("für dich: 😴"), finish(), usage_event(1, 2), DONE])
    items = answered(*[whole[place : place + 1] for place in range(len(whole))])
    assert text_in(items) == "für dich: 😴"
    assert usage_in(items) == Usage(1, 2)


def test_half_a_character_waits_for_its_other_half_and_a_lone_one_is_replaced() -> None:
    halves = [
        event('{"choices":[{"delta":{"content":"HALF"}}]}'.replace("HALF", half))
        for half in (r"\ud83d", r"\ude34", r"\ude34\u0000x")
    ]
    assert text_in(answered(*halves, DONE)) == "😴\ufffdx"


def test_what_isn_t_utf8_is_replaced() -> None:
    assert text_in(answered(b'data: {"choices":[{"delta":{"content":"\xff\xfe!"}}]}\n\n', DONE)).endswith("!")


def test_a_server_that_does_not_stream_is_understood() -> None:
    message = {
        "choices": [{"message": {"content": "all at once"}, "finish_reason": "length"}],
        "usage": {"prompt_tokens": 3, "completion_tokens": 4},
    }
    items = answered(json.dumps(message).encode(), content_type="application/json; charset=utf-8")
    assert items == [Delta("all at once"), Usage(3, 4), Finished(Ending.LENGTH)]


def test_parts_of_a_text_are_joined() -> None:
    assert (
        text_in(
            answered(
                text_event([{"type": "text", "text": "a"}, {"type": "image"}, 7, {"type": "text", "text": 8}]), DONE
            )
        )
        == "a"
    )


@pytest.mark.parametrize(
    ("whole", "shown"),
    [
        ("<think>\nhm, 7 h\n</think>\n\nYou slept 7 h.", "You slept 7 h."),
        ("  <think></think>ok", "ok"),
        ("<thinking> is a word", "<thinking> is a word"),
        ("<thi", "<thi"),
        ("<", "<"),
        ("<think>never ends", ""),
        ("a <think>b</think>", "a <think>b</think>"),
        ("\n\nok", "\n\nok"),
    ],
)
def test_thoughts_between_tags_are_not_shown_however_they_are_split(whole: str, shown: str) -> None:
    for pieces in ([whole], list(whole), [whole[:4], whole[4:]]):
        assert text_in(answered(*[text_event(piece) for piece in pieces if piece], DONE)) == shown


def test_no_library_logs_what_is_asked_or_whom(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with ScriptedServer(always(Script([head(), text_event("ok"), DONE]))) as server:
        ask(openai(server.url, KEY), question("private words"))
    assert not [record.getMessage() for record in caplog.records if record.name.startswith(("http", "organic"))]


# -- what isn't an answer ----------------------------------------------------------------------------------------------


def test_an_error_inside_a_stream_is_a_problem_by_its_code() -> None:
    items = answered(text_event("half"), event({"error": {"code": 429, "message": "slow down"}}))
    assert text_in(items) == "half"
    end = end_of(items)
    assert isinstance(end, Problem)
    assert end.kind is ProblemKind.RATE_LIMITED


@pytest.mark.parametrize("error", ["text", {"message": "boom"}, {"code": "x", "message": 5}, [1], 7, {"code": True}])
def test_any_error_inside_a_stream_is_a_problem(error: object) -> None:
    end = end_of(answered(event({"error": error})))
    assert isinstance(end, Problem)
    assert end.kind is ProblemKind.SERVER_FAILED


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/html", b"<html>Sign in</html>"),
        ("text/plain", b"hello"),
        ("", b"data: x\n\n"),
        ("application/json", b"[]"),
        ("application/json", b'{"ok":true}'),
    ],
)
def test_what_is_no_answer_is_said_to_be_none(content_type: str, body: bytes) -> None:
    end = end_of(answered(body, content_type=content_type))
    assert isinstance(end, Problem)
    assert end.kind is ProblemKind.NOT_UNDERSTOOD


@pytest.mark.parametrize("data", ["{", "[]", "7", "null", '"text"', "[" * 50_000, "1" * 5_000])
def test_an_event_without_an_object_is_damage(data: str) -> None:
    end = end_of(answered(text_event("a"), event(data), text_event("b"), DONE))
    assert isinstance(end, Problem)
    assert end.kind is ProblemKind.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"choices": 7},
        {"choices": [7]},
        {"choices": [{}]},
        {"choices": [{"delta": 7}]},
        {"choices": [{"delta": {"content": 7}, "finish_reason": 7}]},
        {"choices": [], "usage": 7},
        {"choices": [], "usage": {"prompt_tokens": True, "completion_tokens": -1}},
        {"usage": {"prompt_tokens": 10**30, "completion_tokens": 1}},
    ],
)
def test_wrong_types_are_passed_over(odd: object) -> None:
    assert answered(event(odd), text_event("ok"), DONE) == [Delta("ok"), Finished(Ending.STOP)]


def test_a_line_without_an_end_is_cut_off() -> None:
    end = end_of(answered(b"data: ", *[b"x" * 65_536] * 20, hold=True))
    assert isinstance(end, Problem)
    assert end.kind is ProblemKind.TOO_LARGE


def test_a_text_without_an_end_is_cut_off() -> None:
    items = answered(*[text_event("x" * 60_000)] * 6, hold=True)
    assert len(text_in(items)) <= 1 << 18
    end = end_of(items)
    assert isinstance(end, Problem)
    assert end.kind is ProblemKind.TOO_LARGE


def test_a_compressed_answer_is_not_decompressed() -> None:
    script = Script([head(content_encoding="gzip"), b"\x1f\x8b"])
    with ScriptedServer(always(script)) as server:
        end = end_of(ask(openai(server.url)))
    assert isinstance(end, Problem)
    assert end.kind is ProblemKind.NOT_UNDERSTOOD


def test_a_silent_server_runs_out_of_time() -> None:
    with ScriptedServer(always(Script([head(), text_event("a")], hold=True))) as server:
        items = ask(openai(server.url, clock=QuickClock(600)))
    end = end_of(items)
    assert isinstance(end, Problem)
    assert end.kind is ProblemKind.TIMED_OUT


# -- refusals ----------------------------------------------------------------------------------------------------------

OVERFLOW = {
    "code": 400,
    "message": "too long",
    "type": "exceed_context_size_error",
    "n_prompt_tokens": 7531,
    "n_ctx": 2048,
}


@pytest.mark.parametrize(
    ("status", "error", "kind"),
    [
        ("400 Bad Request", {"message": "no", "type": "invalid_request_error"}, ProblemKind.REJECTED),
        ("400 Bad Request", OVERFLOW, ProblemKind.TOO_LONG),
        ("400 Bad Request", {"code": "context_length_exceeded"}, ProblemKind.TOO_LONG),
        ("401 Unauthorized", {"message": "no key"}, ProblemKind.KEY_REFUSED),
        ("402 Payment Required", {"message": "pay"}, ProblemKind.NO_CREDIT),
        ("403 Forbidden", {"message": "no"}, ProblemKind.FORBIDDEN),
        ("404 Not Found", {"code": "model_not_found", "message": "no"}, ProblemKind.NO_MODEL),
        ("404 Not Found", b"<h1>404</h1>", ProblemKind.NO_MODEL),
        ("407 Proxy", b"", ProblemKind.REJECTED),
        ("408 Timeout", b"", ProblemKind.TIMED_OUT),
        ("413 Too Large", b"", ProblemKind.TOO_LONG),
        ("418 Teapot", b"", ProblemKind.REJECTED),
        ("422 Unprocessable", {"message": "odd"}, ProblemKind.REJECTED),
        ("429 Too Many", {"code": "insufficient_quota"}, ProblemKind.NO_CREDIT),
        ("429 Too Many", {"code": "rate_limit_exceeded"}, ProblemKind.RATE_LIMITED),
        ("500 Oops", b"<html>", ProblemKind.SERVER_FAILED),
        ("503 Busy", {"message": "busy"}, ProblemKind.SERVER_FAILED),
        ("204 Empty", b"", ProblemKind.NOT_UNDERSTOOD),
        ("301 Moved", b"", ProblemKind.REDIRECTED),
    ],
)
def test_a_refusal_is_told_by_status_and_code(status: str, error: object, kind: ProblemKind) -> None:
    body = error if isinstance(error, bytes) else {"error": error}
    problem = refused(refusal(status, body))
    assert problem.kind is kind
    assert str(problem.sentence)


def test_what_does_not_fit_is_said_in_tokens() -> None:
    sentence = refused(refusal("400 Bad Request", {"error": OVERFLOW})).sentence
    assert sentence.parts == {"sent": 7531, "most": 2048}


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("20", 20.0),
        ("0", 1.0),
        ("99999999", 3600.0),
        ("Mon, 30 Nov 2026 12:00:30 GMT", 30.0),
        ("soon", None),
        ("-5", None),
    ],
)
def test_how_long_to_wait_is_taken_in_both_forms_and_bounded(value: str, seconds: float | None) -> None:
    script = refusal("429 Too Many", {"error": {}}, retry_after=value, date="Mon, 30 Nov 2026 12:00:00 GMT")
    assert refused(script).retry_after == seconds


def test_a_key_that_is_missing_is_said_to_be_missing() -> None:
    wrong, missing = (refused(refusal("401 Unauthorized", {"error": {}}), key=key).sentence for key in (KEY, None))
    assert (wrong, missing) == ("The server doesn't accept the key.", "The server asks for a key.")


def test_a_redirect_is_named_and_not_followed() -> None:
    with ScriptedServer(always(refusal("200 OK", b""))) as elsewhere:
        problem = refused(refusal("307 Elsewhere", b"", location=f"{elsewhere.url}/v1/chat/completions"))
        assert problem.kind is ProblemKind.REDIRECTED
        assert problem.sentence.parts == {"host": "127.0.0.1"}
        assert elsewhere.received == []


def test_a_key_that_is_quoted_back_is_hidden() -> None:
    words = refused(refusal("400 Bad Request", {"error": {"message": f"Wrong key\n{KEY} for you"}})).sentence
    assert KEY not in words
    assert "Wrong key [hidden] for you" in words


def test_a_server_here_that_is_loading_is_waited_for() -> None:
    loading = refusal("503 Busy", {"error": {"code": 503, "message": "Loading model", "type": "unavailable_error"}})
    scripts = iter([loading, loading, Script([head(), text_event("ok"), DONE])])
    with ScriptedServer(lambda _: next(scripts)) as server:
        items = ask(openai(server.url, clock=QuickClock(10)))
    assert items == [Waiting(LOADING), Waiting(LOADING), Delta("ok"), Finished(Ending.STOP)]


def test_a_server_that_takes_long_is_said_to_be_loading() -> None:
    def slowly(_: Received) -> Script:
        waited.wait(30)
        return Script([head(), text_event("ok"), DONE])

    waited = threading.Event()
    with ScriptedServer(slowly) as server:
        items = []
        for item in openai(server.url).stream(question(), threading.Event()):
            items.append(item)
            waited.set()
    assert items == [Waiting(LOADING), Delta("ok"), Finished(Ending.STOP)]


def test_a_model_that_reads_for_long_is_said_to_be_reading() -> None:
    def slowly() -> Iterator[bytes]:
        yield head()
        waited.wait(30)
        yield text_event("ok") + DONE

    waited = threading.Event()
    with ScriptedServer(always(Script(slowly()))) as server:
        items = []
        for item in openai(server.url).stream(question(), threading.Event()):
            items.append(item)
            waited.set()
    assert items == [Waiting(READING), Delta("ok"), Finished(Ending.STOP)]


def test_a_failure_in_the_middle_is_never_asked_again() -> None:
    with ScriptedServer(
        always(Script([head(), text_event("a"), event({"error": {"code": 503, "type": "unavailable_error"}})]))
    ) as server:
        end = end_of(ask(openai(server.url)))
        assert len(server.received) == 1
    assert isinstance(end, Problem)


def test_nobody_there_is_said_so() -> None:
    with ScriptedServer(always(Script())) as server:
        url = server.url
    (item,) = ask(openai(url))
    assert isinstance(item, Problem)
    assert item.kind is ProblemKind.UNREACHABLE


# -- what is sent ------------------------------------------------------------------------------------------------------


def test_the_body_is_exactly_what_is_sent() -> None:
    turns = (
        Turn(Role.SYSTEM, 'Fakten: Ø 6,8 h 😴\n"quoted" \\ \t'),
        Turn(Role.USER, "a" * 100_000),
        Turn(Role.ASSISTANT, "\ud83d"),
    )
    request = Request(turns, "modell-ä", 4096, 100)
    with ScriptedServer(always(Script([head(), DONE]))) as server:
        provider = openai(server.url, KEY)
        body = provider.body(request)
        ask(provider, request)
        (received,) = server.received
    assert received.body == body
    assert received.line == "POST /v1/chat/completions HTTP/1.1"
    assert received.headers["authorization"] == f"Bearer {KEY}"
    assert KEY.encode() not in body
    sent = json.loads(body)
    assert (sent["model"], sent["max_tokens"], sent["stream"]) == ("modell-ä", 100, True)
    assert sent["messages"][0] == {"role": "system", "content": turns[0].content}


def test_openai_itself_is_told_the_limit_by_its_newer_name() -> None:
    assert b'"max_completion_tokens":9' in openai("https://api.openai.com/v1").body(question(answer_tokens=9))
    assert b'"max_tokens":9' in openai("https://api.openai.com.example.org/v1").body(question(answer_tokens=9))


def test_a_proxy_of_the_environment_is_not_used_for_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        ScriptedServer(always(refusal("502 Proxy", b""))) as proxy,
        ScriptedServer(always(Script([head(), DONE]))) as server,
    ):
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        assert end_of(ask(openai(server.url))) == Finished(Ending.STOP)
        assert proxy.received == []


def test_a_proxy_of_the_environment_is_used_for_what_is_remote(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedServer(always(refusal("407 Proxy Authentication Required", b""))) as proxy:
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, proxy.url)
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        (item,) = ask(openai("https://api.example.com/v1", KEY))
        assert [each.line for each in proxy.received] == ["CONNECT api.example.com:443 HTTP/1.1"]
        assert KEY not in str(proxy.received)
    assert isinstance(item, Problem)
    assert item.kind is ProblemKind.UNREACHABLE


@pytest.mark.parametrize("url", ["http://192.168.1.5:9", "http://box.internal:9"])
def test_a_proxy_of_the_environment_is_not_used_in_one_s_own_network(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    def refuse(*_: object) -> int:
        return errno.ECONNREFUSED

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, 1, 6, "", ("192.168.1.5", 9))])
    with ScriptedServer(always(refusal("502 Proxy", b""))) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.setattr(socket.socket, "connect_ex", refuse)
        (item,) = ask(openai(url))
        assert proxy.received == []
    assert isinstance(item, Problem)
    assert item.kind is ProblemKind.UNREACHABLE


def test_a_key_that_no_header_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="header"):
        openai("http://127.0.0.1:9", "key\r\nx: y")


# -- models ------------------------------------------------------------------------------------------------------------


def models(answers: dict[str, object]) -> list[Model]:
    """Return the models of a server that answers paths with JSON."""

    def answer(received: Received) -> Script:
        found = answers.get(received.line.split()[1])
        return refusal("200 OK", found) if found is not None else refusal("404 Not Found", {"error": {}})

    with ScriptedServer(answer) as server:
        return openai(server.url).models()


LISTED: Callable[..., dict[str, object]] = lambda *models: {"data": list(models)}  # noqa: E731


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"/v1/models": LISTED({"id": "a", "meta": {"n_ctx": 2048}})}, [Model("a", 2048)]),
        ({"/v1/models": LISTED({"id": "a", "context_length": 8192}, {"id": "b"})}, [Model("a", 8192), Model("b")]),
        (
            {"/v1/models": LISTED({"id": "a"}), "/props": {"default_generation_settings": {"n_ctx": 512}}},
            [Model("a", 512)],
        ),
        (
            {
                "/v1/models": LISTED({"id": "a"}, {"id": "b"}),
                "/api/v1/models": {
                    "models": [
                        {"key": "a", "max_context_length": 9, "loaded_instances": [{"config": {"context_length": 5}}]}
                    ]
                },
            },
            [Model("a", 5), Model("b")],
        ),
        (
            {"/v1/models": LISTED({"id": "a"}), "/api/v0/models": LISTED({"id": "a", "loaded_context_length": 7})},
            [Model("a", 7)],
        ),
        (
            {
                "/v1/models": LISTED(
                    7, {}, {"id": 7}, {"id": "a\n"}, {"id": "x" * 999}, {"id": "e", "type": "embeddings"}
                )
            },
            [],
        ),
    ],
)
def test_models_and_their_contexts(answers: dict[str, object], expected: list[Model]) -> None:
    assert models(answers) == expected


@pytest.mark.parametrize("answer", [{}, {"data": 7}])
def test_a_list_that_is_none_is_an_error(answer: object) -> None:
    with pytest.raises(ProviderError) as error:
        models({"/v1/models": answer})
    assert error.value.problem.kind is ProblemKind.NOT_UNDERSTOOD
