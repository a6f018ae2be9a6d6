"""The coach with a server on a real socket: asked, streamed, stopped, retried, continued, waiting; consent, tokens."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from functools import partial

import pytest

from organic_desktop.app.coach import Coach
from organic_desktop.app.coach_queue import Needs
from organic_desktop.app.coach_writing import Progress
from organic_desktop.app.facade import App
from organic_desktop.coach.checker import MarkKind
from organic_desktop.core.errors import ConsentNeeded, InvalidInput, TokenLimit
from organic_desktop.store.coach import AnswerState
from organic_desktop.store.schema import Message
from tests.app.coach_server import Answering, CoachServer, Script, answered, coach_server
from tests.devices import MakeDevice

SECONDS = 10.0


@pytest.fixture
def app(device: MakeDevice) -> App:
    return device("a")


@pytest.fixture
def coach(app: App) -> Coach:
    return app.coach


@pytest.fixture
def talk(app: App) -> str:
    """A conversation to ask in."""
    return app.conversations.start("wellness", "Sleep").id


@pytest.fixture
def llm(coach: Coach) -> Iterator[CoachServer]:
    """A server that the coach knows as "here"."""
    with coach_server() as running:
        coach.providers.add("here", running.url, model="tiny")
        yield running


def until(holds: Callable[[], object], coach: Coach) -> None:
    """Wait until the coach says that something is so."""
    changed = threading.Event()
    coach.progressed.add(lambda progress: changed.set())
    deadline = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < deadline, "it never became so"
        changed.wait(0.02)
        changed.clear()


def text_of(coach: Coach, answer_id: str) -> str:
    return coach.answer(answer_id).text


def is_freed(llm: CoachServer, number: int) -> bool:
    return len(llm.freed) > number


def halves(text: str, gate: threading.Event) -> Script:
    """Answer with a text, and end once the gate is open."""

    def script(answering: Answering) -> None:
        answering.say(text)
        gate.wait(SECONDS)
        answering.end()

    return script


def said(app: App, conversation_id: str) -> list[tuple[str, str]]:
    return [(each.role, each.content) for each in app.conversations.messages(conversation_id)]


def test_the_built_in_coach_answers_and_both_are_messages(app: App, coach: Coach, talk: str) -> None:
    answer = coach.ask(talk, "How did I sleep?")
    assert coach.wait(answer.id, SECONDS)
    done = coach.answer(answer.id)
    assert done.state is AnswerState.FINAL
    assert done.tokens is None
    (question, reply) = app.conversations.messages(talk)
    assert (question.id, question.role, question.content) == (done.question_id, "user", "How did I sleep?")
    assert (reply.id, reply.role, reply.tokens_used) == (answer.id, "assistant", None)
    assert reply.content.strip()
    assert not coach.sent()
    thread = coach.thread(talk)
    assert thread.open == ()
    assert coach.thread(talk, most=0).open == (), "an answer above what is shown isn't open"
    assert thread.of(reply.id) == done
    assert thread.of(question.id) == done


def test_an_answer_is_streamed_and_is_a_message_only_once_it_is_final(
    app: App, coach: Coach, llm: CoachServer, talk: str
) -> None:
    go_on = threading.Event()

    def script(answering: Answering) -> None:
        answering.say("Sleep ")
        go_on.wait(SECONDS)
        answering.say("more.")
        answering.end(prompt=40, answer=2)

    llm.script = script
    shown: list[Progress] = []
    coach.progressed.add(shown.append)
    answer = coach.ask(talk, "What now?", "here")
    until(lambda: coach.answer(answer.id).text == "Sleep ", coach)
    until(lambda: said(app, talk) == [("user", "What now?")], coach)
    (open_one,) = coach.thread(talk).open
    assert (open_one.state, open_one.text) == (AnswerState.STREAMING, "Sleep ")
    go_on.set()
    assert coach.wait(answer.id, SECONDS)
    assert said(app, talk) == [("user", "What now?"), ("assistant", "Sleep more.")]
    assert app.conversations.messages(talk)[-1].tokens_used == 42
    assert {each.answer.id for each in shown} == {answer.id}
    assert shown[-1].answer.state is AnswerState.FINAL


def test_first_words_are_shown_at_once_and_later_ones_together(
    coach: Coach, llm: CoachServer, talk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("organic_desktop.app.coach_writing.SHOW_SECONDS", 6 * SECONDS)
    more, rest = threading.Event(), threading.Event()

    def script(answering: Answering) -> None:
        answering.say("Well")
        more.wait(SECONDS)
        for _ in range(20):
            answering.say(" so")
        rest.wait(SECONDS)
        answering.end()

    llm.script = script
    shown: list[str] = []
    coach.progressed.add(lambda progress: shown.append(progress.answer.text) if progress.answer.text else None)
    answer = coach.ask(talk, "Why?", "here")
    until(lambda: shown == ["Well"], coach)
    more.set()
    until(lambda: text_of(coach, answer.id) == "Well" + 20 * " so", coach)
    assert shown == ["Well"]  # until the time is over, or the answer
    rest.set()
    assert coach.wait(answer.id, SECONDS)


def test_stop_frees_the_server_within_a_second_and_keeps_what_came(
    app: App, coach: Coach, llm: CoachServer, talk: str
) -> None:
    def without_end(answering: Answering) -> None:
        while True:
            answering.say("word ")
            time.sleep(0.01)

    llm.script = without_end
    for number in range(10):
        answer = coach.ask(talk, f"Question {number}?", "here")
        until(partial(text_of, coach, answer.id), coach)
        asked_at = time.monotonic()
        coach.stop(answer.id)
        assert coach.wait(answer.id, SECONDS)
        until(partial(is_freed, llm, number), coach)
        assert llm.freed[number] - asked_at < 1.0
        assert coach.answer(answer.id).state is AnswerState.STOPPED
        assert app.conversations.messages(talk)[-1].content.startswith("word ")
    assert len(app.conversations.messages(talk)) == 20


def test_what_is_sent_is_the_preview_and_the_record(app: App, coach: Coach, llm: CoachServer, talk: str) -> None:
    app.days.log(app.today(), {"sleep_hours": Decimal("7.5"), "nutrition_notes": "secret soup"})
    for number in range(50):
        coach.providers.allow("here", ["sleep_hours"] if number % 2 else [])
        preview = coach.preview(talk, f"Question {number}?", "here")
        assert (b"7.5" in preview.body) is bool(number % 2)
        assert bool(preview.rows) is bool(number % 2)
        answer = coach.ask(talk, f"Question {number}?", "here")
        assert coach.wait(answer.id, SECONDS)
        assert llm.bodies[-1] == preview.body
    records = coach.sent()
    assert [each.body for each in reversed(records)] == llm.bodies
    assert {(each.host, each.provider) for each in records} == {("127.0.0.1", "here")}
    assert b"secret soup" not in b"".join(llm.bodies)


def test_remote_is_off_until_it_is_turned_on(app: App, coach: Coach, talk: str) -> None:
    coach.providers.add("far", "https://models.example.org/v1", model="large")
    assert not coach.providers.one("far").is_allowed
    with pytest.raises(ConsentNeeded, match="turned off"):
        coach.ask(talk, "Hello?", "far")
    assert coach.preview(talk, "Hello?", "far").refusal is not None
    assert said(app, talk) == []
    assert not coach.sent()
    assert not coach.answers(talk)
    coach.providers.allow_remote(True)
    assert coach.preview(talk, "Hello?", "far").refusal is None


def test_another_address_under_the_same_name_has_no_consent_and_no_key(
    coach: Coach, llm: CoachServer, talk: str
) -> None:
    coach.providers.add("here", llm.url, model="tiny", key="sk-one")
    coach.providers.allow("here", ["mood_score"])
    coach.providers.add("here", llm.url, model="other")
    assert coach.providers.one("here").columns == {"mood_score"}
    assert coach.providers.one("here").has_key
    coach.wait(coach.ask(talk, "Hello?", "here").id, SECONDS)
    assert llm.keys[-1] == "Bearer sk-one"
    coach.providers.add("here", llm.url.replace("127.0.0.1", "localhost"), model="other")
    changed = coach.providers.one("here")
    assert changed.columns == frozenset()
    assert not changed.has_key
    coach.wait(coach.ask(talk, "Again?", "here").id, SECONDS)
    assert llm.keys[-1] is None


def test_a_refusal_is_a_sentence_and_can_be_tried_again(app: App, coach: Coach, llm: CoachServer, talk: str) -> None:
    llm.status = 401
    answer = coach.ask(talk, "Hello?", "here")
    assert coach.wait(answer.id, SECONDS)
    failed = coach.answer(answer.id)
    assert failed.state is AnswerState.FAILED
    assert failed.problem
    llm.status = 200
    again = coach.retry(answer.id)
    assert coach.wait(again.id, SECONDS)
    assert said(app, talk) == [("user", "Hello?"), ("assistant", "Sleep more.")]
    assert [each.id for each in coach.answers(talk)] == [again.id]
    assert llm.bodies[-1].count(b"Hello?") == 1


def test_an_interrupted_answer_is_continued_as_a_message_of_its_own(
    app: App, coach: Coach, llm: CoachServer, talk: str
) -> None:
    def broken(answering: Answering) -> None:
        answering.say("Sleep is ")
        answering.handler.wfile.flush()
        answering.handler.connection.close()
        raise OSError

    llm.script = broken
    answer = coach.ask(talk, "What is sleep?", "here")
    assert coach.wait(answer.id, SECONDS)
    lost = coach.answer(answer.id)
    assert (lost.state, lost.text) == (AnswerState.INTERRUPTED, "Sleep is ")
    assert said(app, talk) == [("user", "What is sleep?")]
    llm.script = lambda answering: answered(answering, "rest.")
    rest = coach.continue_answer(answer.id)
    assert coach.wait(rest.id, SECONDS)
    assert said(app, talk)[1:] == [("assistant", "Sleep is "), ("assistant", "rest.")]
    assert coach.answer(rest.id).continues == answer.id
    turns = [turn["content"] for turn in json.loads(llm.bodies[-1])["messages"]]
    assert turns[-3:-1] == ["What is sleep?", "Sleep is "]


def test_the_next_question_keeps_what_was_interrupted(app: App, coach: Coach, llm: CoachServer, talk: str) -> None:
    gate = threading.Event()

    llm.script = halves("half", gate)
    answer = coach.ask(talk, "One?", "here")
    until(lambda: coach.answer(answer.id).text == "half", coach)
    coach.interrupt_all()
    gate.set()
    assert coach.answer(answer.id).state is AnswerState.INTERRUPTED
    llm.script = lambda answering: answered(answering, "whole")
    assert coach.wait(coach.ask(talk, "Two?", "here").id, SECONDS)
    assert [text for _, text in said(app, talk)] == ["One?", "half", "Two?", "whole"]


def test_an_edited_question_is_rewritten_if_nothing_of_it_is_a_message_yet(
    app: App, coach: Coach, llm: CoachServer, talk: str
) -> None:
    llm.status = 401
    answer = coach.ask(talk, "Helo?", "here")
    assert coach.wait(answer.id, SECONDS)
    llm.status = 200
    again = coach.edit_and_resend(answer.id, "Hello?")
    assert coach.wait(again.id, SECONDS)
    assert said(app, talk) == [("user", "Hello?"), ("assistant", "Sleep more.")]
    third = coach.edit_and_resend(again.id, "Hello there?")
    assert coach.wait(third.id, SECONDS)
    assert [text for _, text in said(app, talk)] == ["Hello?", "Sleep more.", "Hello there?", "Sleep more."]
    assert coach.answer(again.id).left_out
    assert b"Hello?" not in llm.bodies[-1]


def test_words_of_crisis_are_met_before_any_provider(app: App, coach: Coach, llm: CoachServer, talk: str) -> None:
    answer = coach.ask(talk, "I want to kill myself", "here")
    assert answer.state is AnswerState.CARE
    assert not llm.bodies
    assert not coach.sent()
    assert said(app, talk) == [("user", "I want to kill myself")]
    assert coach.wait(coach.ask(talk, "What about sleep?", "here").id, SECONDS)
    assert b"kill" not in llm.bodies[-1]
    coach.leave_out(answer.id, False)
    assert coach.wait(coach.ask(talk, "And now?", "here").id, SECONDS)
    assert b"kill myself" in llm.bodies[-1]


def test_one_answer_at_a_time_in_a_conversation(app: App, coach: Coach, llm: CoachServer, talk: str) -> None:
    gate = threading.Event()
    llm.script = halves("a", gate)
    answer = coach.ask(talk, "One?", "here")
    with pytest.raises(InvalidInput, match="still being written"):
        coach.ask(talk, "Two?", "here")
    other = app.conversations.start("wellness").id
    second = coach.ask(other, "Three?", "here")
    gate.set()
    assert coach.wait(answer.id, SECONDS)
    assert coach.wait(second.id, SECONDS)
    assert [text for _, text in said(app, talk)] == ["One?", "a"]


def test_chunks_never_reach_another_conversation(app: App, coach: Coach, llm: CoachServer) -> None:
    def script(answering: Answering) -> None:
        word = answering.question["messages"][-1]["content"]
        for _ in range(50):
            answering.say(f"{word} ")
        answering.end()

    llm.script = script
    talks = [app.conversations.start("wellness", f"t{number}").id for number in range(8)]
    answers = [coach.ask(each, f"w{number}", "here") for number, each in enumerate(talks)]
    for _ in range(50):
        for each in talks:
            coach.thread(each)
    for number, (conversation_id, answer) in enumerate(zip(talks, answers, strict=True)):
        assert coach.wait(answer.id, SECONDS)
        assert said(app, conversation_id)[-1] == ("assistant", f"w{number} " * 50)


# -- questions that wait -----------------------------------------------------------------------------------------------


def test_a_question_waits_and_goes_on_by_itself_as_it_was_agreed_to(app: App, coach: Coach, talk: str) -> None:
    with coach_server() as llm:
        port = llm.port
        coach.providers.add("here", llm.url, kind="openai_compatible", model="tiny")
    coach.start()
    answer = coach.ask(talk, "Are you there?", "here")
    assert coach.wait(answer.id, SECONDS)
    waiting = coach.answer(answer.id)
    assert waiting.state is AnswerState.WAITING
    assert waiting.problem
    assert coach.needs(waiting) is Needs.NOTHING
    assert said(app, talk) == []
    assert not coach.sent()
    coach.edit_waiting(answer.id, "Is anybody there?")
    with coach_server(port) as llm:
        until(lambda: coach.answer(answer.id).state is AnswerState.FINAL, coach)
        assert [text for _, text in said(app, talk)] == ["Is anybody there?", "Sleep more."]
        assert [each.body for each in coach.sent()] == llm.bodies


def test_what_waited_goes_on_at_the_next_start_without_the_coach_page(device: MakeDevice) -> None:
    app = device("again")
    talk = app.conversations.start("wellness").id
    with coach_server() as llm:
        port = llm.port
        app.coach.providers.add("here", llm.url, kind="openai_compatible", model="tiny")
    answer = app.coach.ask(talk, "Are you there?", "here")
    assert app.coach.wait(answer.id, SECONDS)
    app.close()
    app = device("again")
    with coach_server(port):
        app.start_coach()
        until(lambda: app.coach.answer(answer.id).state is AnswerState.FINAL, app.coach)


def test_without_a_question_that_waits_no_coach_is_made(app: App) -> None:
    app.start_coach()
    assert app._coach is None


@pytest.mark.parametrize("change", ["rows", "consent"])
def test_a_question_that_waited_asks_again_where_something_changed(
    app: App, coach: Coach, talk: str, change: str
) -> None:
    app.days.log(app.today(), {"sleep_hours": 7})
    with coach_server() as llm:
        port = llm.port
        coach.providers.add("here", llm.url, kind="openai_compatible", model="tiny")
    coach.providers.allow("here", ["sleep_hours"])
    answer = coach.ask(talk, "How was it?", "here")
    assert coach.wait(answer.id, SECONDS)
    if change == "rows":
        app.days.log(app.today(), {"sleep_hours": 8})
    else:
        coach.providers.allow("here", ["sleep_hours", "mood_score"])
    with coach_server(port) as llm:
        coach.start()
        until(lambda: coach.needs(coach.answer(answer.id)) is Needs(change), coach)
        assert not llm.bodies
        if change == "rows":
            difference = coach.difference(answer.id)
            assert difference.gone
            assert difference.new
            assert difference.gone != difference.new
        again = coach.send_waiting(answer.id)
        assert coach.wait(again.id, SECONDS)
        assert coach.answer(answer.id).state is AnswerState.FINAL
        assert len(llm.bodies) == 1


def test_a_question_that_waits_can_be_cancelled(app: App, coach: Coach, talk: str) -> None:
    with coach_server() as llm:
        coach.providers.add("here", llm.url, kind="openai_compatible", model="tiny")
    answer = coach.ask(talk, "Are you there?", "here")
    assert coach.wait(answer.id, SECONDS)
    with pytest.raises(InvalidInput, match="waits"):
        coach.ask(talk, "Another?")
    coach.cancel_waiting(answer.id)
    assert coach.waiting() == []
    assert coach.answers(talk) == []
    assert said(app, talk) == []
    assert coach.wait(coach.ask(talk, "Another?").id, SECONDS)


# -- tokens ------------------------------------------------------------------------------------------------------------


def test_tokens_are_counted_by_month_and_limited(app: App, coach: Coach, llm: CoachServer, talk: str) -> None:
    llm.script = lambda answering: answered(answering, "Yes.", prompt=100, answer=20)
    assert coach.wait(coach.ask(talk, "One?", "here").id, SECONDS)
    assert coach.used() == 120 == coach.tokens_of(talk)
    (usage,) = coach.usage()
    assert (usage.month, usage.provider, usage.prompt, usage.answer) == (f"{app.today():%Y-%m}", "here", 100, 20)
    coach.set_limit(121)
    with pytest.raises(TokenLimit, match="121"):
        coach.ask(talk, "Two?", "here")
    assert coach.preview(talk, "Two?", "here").refusal is not None
    assert coach.wait(coach.ask(talk, "Two?").id, SECONDS), "the built-in coach uses none"
    coach.set_limit(None)
    assert coach.wait(coach.ask(talk, "Three?", "here").id, SECONDS)
    assert coach.used() == 240


def test_the_estimate_learns_from_what_the_provider_counts(coach: Coach, llm: CoachServer, talk: str) -> None:
    llm.script = lambda answering: answered(answering, "Yes.", prompt=200, answer=1)
    before = coach.preview(talk, "One?", "here").estimated
    assert coach.wait(coach.ask(talk, "One?", "here").id, SECONDS)
    assert coach.preview(talk, "One?", "here").estimated > before


# -- closing -----------------------------------------------------------------------------------------------------------


def test_what_is_being_written_when_the_program_ends_is_interrupted(
    device: MakeDevice, app: App, coach: Coach, llm: CoachServer, talk: str
) -> None:
    gate = threading.Event()
    llm.script = halves("half ", gate)
    answer = coach.ask(talk, "One?", "here")
    until(lambda: coach.answer(answer.id).text == "half ", coach)
    app.close()
    gate.set()
    again = device("a")
    found = again.coach.answer(answer.id)
    assert (found.state, found.text) == (AnswerState.INTERRUPTED, "half ")
    kept = again.coach.keep(answer.id)
    assert kept.state is AnswerState.STOPPED
    assert said(again, talk) == [("user", "One?"), ("assistant", "half ")]


def test_hiding_and_renaming(app: App, coach: Coach, talk: str) -> None:
    coach.hide(talk)
    assert coach.hidden() == {talk}
    coach.hide(talk, hidden=False)
    assert coach.hidden() == frozenset()
    coach.rename(talk, "Rest")
    assert app.conversations.one(talk).topic == "Rest"
    with pytest.raises(InvalidInput):
        coach.rename("nobody", "Rest")


def test_the_records_of_what_was_sent_are_bounded(coach: Coach, llm: CoachServer, talk: str) -> None:
    from organic_desktop.store.coach import MOST_SENT_BYTES, record_alone

    rows = coach.providers._rows()
    for number in range(5):
        record_alone(rows, "here", "127.0.0.1", bytes([number]) * (MOST_SENT_BYTES // 3), coach._clock.now())
    assert [each.body[0] for each in coach.sent()] == [4, 3, 2]
    assert coach.forget_sent() == 3
    assert coach.sent() == []


def test_a_removed_provider_takes_its_key_and_consent_along(coach: Coach, llm: CoachServer) -> None:
    coach.providers.add("here", llm.url, model="tiny", key="sk-one")
    coach.providers.allow("here", ["mood_score"])
    coach.providers.choose("here")
    coach.providers.remove("here")
    assert coach.providers.chosen == "builtin"
    assert [each.name for each in coach.providers.all()] == ["builtin"]
    coach.providers.add("here", llm.url, model="tiny")
    assert coach.providers.one("here").columns == frozenset()
    assert coach.providers._keys() == {}


def test_a_later_month_has_its_own_limit(device: MakeDevice) -> None:
    from tests.clocks import RunningClock

    clock = RunningClock()
    app = device("b", clock)
    talk = app.conversations.start("wellness").id
    with coach_server() as llm:
        app.coach.providers.add("here", llm.url, model="tiny")
        llm.script = lambda answering: answered(answering, "Yes.", prompt=100, answer=20)
        assert app.coach.wait(app.coach.ask(talk, "One?", "here").id, SECONDS)
        assert app.coach.used() == 120
        clock.move(timedelta(days=32))
        assert app.coach.used() == 0


def test_the_numbers_of_an_answer_are_held_against_the_days(app: App, coach: Coach, talk: str) -> None:
    today = app.today()
    app.days.log(today, {"sleep_hours": Decimal("7.5")})
    said = Message(
        id="a", conversation_id=talk, role="assistant", content="You slept 7.5 hours today.", created_at=app.now()
    )
    (mark,) = coach.marks(talk, [said])["a"]
    assert (mark.kind, mark.metric, mark.first) == (MarkKind.LINKED, "sleep_hours", today)
    with pytest.raises(InvalidInput):
        coach.marks("nobody", [said])


def test_today_in_an_answer_is_the_day_on_which_it_was_given(app: App, coach: Coach, talk: str) -> None:
    yesterday = app.today() - timedelta(days=1)
    app.days.log(yesterday, {"sleep_hours": Decimal("6.5")})
    app.days.log(app.today(), {"sleep_hours": Decimal("7.5")})
    said = Message(
        id="a",
        conversation_id=talk,
        role="assistant",
        content="You slept 6.5 hours today.",
        created_at=app.now() - timedelta(days=1),
    )
    (mark,) = coach.marks(talk, [said])["a"]
    assert (mark.kind, mark.first) == (MarkKind.LINKED, yesterday)
