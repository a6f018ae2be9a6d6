"""The coach where something goes wrong between asking and answering: what left is on record, nothing is repeated."""

from __future__ import annotations

import itertools
import json
import os
import signal
import threading
import time
from decimal import Decimal
from pathlib import Path

import pytest

from organic_desktop.app.coach import Coach
from organic_desktop.app.coach_providers import ProviderInfo
from organic_desktop.app.coach_queue import CoachQueue, Needs
from organic_desktop.app.facade import App
from organic_desktop.coach.evidence import AGREEABLE
from organic_desktop.core.errors import InvalidInput
from organic_desktop.store.coach import Answer, AnswerState
from organic_desktop.store.database import sqlite_of
from organic_desktop.store.writer import append_message
from tests.app.coach_server import CoachServer, answered, coach_server
from tests.app.test_coach import SECONDS, halves, said, until
from tests.app.test_coach_killed import _ask, without_end
from tests.coach.asking import NOW
from tests.coach.scripted import Script, ScriptedServer, refusal
from tests.devices import MakeDevice

INFO = ProviderInfo("here", host="127.0.0.1")
CUT_OFF = Script([])
WANTS_A_SIGN_IN = refusal("407 Proxy Authentication Required", {"error": {"message": "who are you?"}})


@pytest.fixture
def app(device: MakeDevice) -> App:
    return device("a")


@pytest.fixture
def coach(app: App) -> Coach:
    return app.coach


@pytest.fixture
def talk(app: App) -> str:
    return app.conversations.start("wellness", "Sleep").id


@pytest.mark.parametrize("script", [CUT_OFF, WANTS_A_SIGN_IN], ids=["cut off", "407"])
def test_a_question_that_was_sent_stays_on_record_and_is_never_sent_again_by_itself(
    app: App, coach: Coach, talk: str, script: Script
) -> None:
    with ScriptedServer(lambda _: script) as server:
        coach.providers.add("here", server.url, kind="openai_compatible", model="m")
        coach.start()
        answer = coach.ask(talk, "Hello?", "here")
        assert coach.wait(answer.id, SECONDS)
        assert coach.answer(answer.id).state is AnswerState.FAILED
        coach.queue.stop()
        assert [each.body for each in coach.sent()] == [each.body for each in server.received]
        assert len(server.received) == 1


def test_nothing_is_on_record_of_what_could_not_be_sent(coach: Coach, talk: str) -> None:
    coach.providers.add("far", "https://127.0.0.1:9", kind="openai_compatible", model="m")
    coach.wait(coach.ask(talk, "Hello?", "far").id, SECONDS)
    assert not coach.sent()
    assert coach.used() == 0


def test_a_question_that_was_refused_takes_no_tokens_of_the_month(coach: Coach, talk: str) -> None:
    with coach_server() as server:
        coach.providers.add("here", server.url, kind="openai_compatible", model="m")
        server.status = 401
        assert coach.wait(coach.ask(talk, "Hello?", "here").id, SECONDS)
    assert len(coach.sent()) == 1
    assert coach.used() == 0


def test_an_answer_may_not_be_longer_than_the_month_s_limit_leaves(coach: Coach, talk: str) -> None:
    with coach_server() as server:
        coach.providers.add("here", server.url, kind="openai_compatible", model="m")
        estimated = coach.preview(talk, "Hello?", "here").estimated
        coach.set_limit(estimated + 100)
        assert coach.wait(coach.ask(talk, "Hello?", "here").id, SECONDS)
        assert json.loads(server.bodies[-1])["max_tokens"] == 100
        assert coach.sent()[0].body == server.bodies[-1]
        other = coach.preview(talk, "Hello?", "here")
        assert other.refusal
        coach.set_limit(None)
        assert coach.wait(coach.ask(talk, "Again?", "here").id, SECONDS)
        assert json.loads(server.bodies[-1])["max_tokens"] > 100


def test_what_is_found_unreachable_again_and_again_is_tried_after_growing_pauses() -> None:
    """A server that accepts a connection and is found unreachable all the same isn't asked in a circle."""
    sent: list[float] = []
    asked = Answer("a", "c", "Hello?", "here", NOW, NOW, state=AnswerState.WAITING)
    four = threading.Event()

    def send(answer: Answer, info: object) -> None:
        sent.append(time.monotonic())
        queue.later()
        if len(sent) == 4:
            four.set()

    queue = CoachQueue(lambda: [(asked, INFO)], send, lambda info, stop: True, first_pause=0.05)
    queue.start()
    assert four.wait(SECONDS)
    queue.stop()
    pauses = [after - before for before, after in itertools.pairwise(sent)]
    assert all(pause >= least for pause, least in zip(pauses, (0.04, 0.09, 0.19), strict=False)), pauses


def test_a_question_that_is_edited_while_it_is_about_to_be_sent_is_sent_as_edited(coach: Coach, talk: str) -> None:
    """The queue had read it before, and looked whether the server can be reached."""
    with coach_server() as server:
        coach.providers.add("here", server.url, kind="openai_compatible", model="m")
    answer = coach.ask(talk, "Are you there?", "here")
    assert coach.wait(answer.id, SECONDS)
    ((as_read, info),) = coach._waiting_now()
    coach.edit_waiting(answer.id, "Is anybody there?")
    with coach_server(server.port) as server:
        coach._try_waiting(as_read, info)
        assert coach.answer(answer.id).question == "Is anybody there?"
        assert not server.bodies
        ((as_read, info),) = coach._waiting_now()
        coach._try_waiting(as_read, info)
        assert coach.wait(answer.id, SECONDS)
        assert b"Is anybody there?" in server.bodies[-1]


def test_a_waiting_question_that_cannot_be_sent_does_not_keep_the_others() -> None:
    asked = [Answer(name, "c", "Hello?", "here", NOW, NOW, state=AnswerState.WAITING) for name in ("lost", "fine")]
    came = threading.Event()

    def send(answer: Answer, info: object) -> None:
        if answer.id == "lost":
            raise InvalidInput("There is no such conversation; `conversations` lists them.")
        came.set()

    queue = CoachQueue(lambda: [(each, INFO) for each in asked], send, lambda info, stop: True)
    queue.start()
    assert came.wait(SECONDS)
    queue.stop()


def test_a_conversation_can_be_asked_in_after_a_crash_without_being_looked_at(
    device: MakeDevice, tmp_path: Path
) -> None:
    app = device("a")
    talk = app.conversations.start("wellness").id
    with coach_server() as server:
        server.script = without_end
        app.coach.providers.add("here", server.url, kind="openai_compatible", model="tiny")
        app.close()
        child = os.fork()
        if not child:
            _ask(tmp_path / "a", talk)
        until_time = time.monotonic() + SECONDS
        while not server.bodies and time.monotonic() < until_time:
            time.sleep(0.01)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    again = device("a")
    assert again.coach.wait(again.coach.ask(talk, "And now?").id, SECONDS)
    assert [role for role, _ in said(again, talk)][-2:] == ["user", "assistant"]


def test_an_answer_whose_conversation_is_deleted_meanwhile_is_interrupted(app: App, coach: Coach, talk: str) -> None:
    gate = threading.Event()
    with coach_server() as server:
        server.script = halves("half ", gate)
        coach.providers.add("here", server.url, kind="openai_compatible", model="m")
        answer = coach.ask(talk, "One?", "here")
        until(lambda: coach.answer(answer.id).text == "half ", coach)
        with app.profiles.current.database.writing() as session:
            for table, column in (("messages", "conversation_id"), ("conversations", "id")):
                sqlite_of(session).execute(f"DELETE FROM {table} WHERE {column} = ?", (talk,))
        gate.set()
        assert coach.wait(answer.id, SECONDS)
    assert coach.answer(answer.id).state is AnswerState.INTERRUPTED
    assert coach.writing() == []


def test_words_of_crisis_that_another_device_met_are_shown_to_no_provider(app: App, coach: Coach, talk: str) -> None:
    """There is no row of the coach's for them here, and something may have answered there."""
    with app.profiles.edit() as profile, profile.writer.editing("typed") as edit:
        append_message(edit, talk, "user", "I want to kill myself")
        append_message(edit, talk, "assistant", "Please talk to a person.")
        append_message(edit, talk, "user", "What about sleep?")
        append_message(edit, talk, "assistant", "Sleep helps.")
    with coach_server() as server:
        coach.providers.add("here", server.url, kind="openai_compatible", model="m")
        coach.providers.allow("here", AGREEABLE)
        assert coach.wait(coach.ask(talk, "And now?", "here").id, SECONDS)
        assert b"Sleep helps." in server.bodies[-1]
        assert b"kill" not in server.bodies[-1]


def test_an_answer_that_may_not_be_shown_any_more_is_not_continued(app: App, coach: Coach, talk: str) -> None:
    with coach_server() as server:
        server.script = halves("half ", threading.Event())
        coach.providers.add("here", server.url, kind="openai_compatible", model="m")
        coach.providers.allow("here", ["sleep_hours"])
        answer = coach.ask(talk, "How did I sleep?", "here")
        until(lambda: coach.answer(answer.id).text == "half ", coach)
        coach.stop(answer.id)
        assert coach.wait(answer.id, SECONDS)
        coach.providers.allow("here", [])
        with pytest.raises(InvalidInput, match="can't be continued"):
            coach.continue_answer(answer.id)
        assert len(server.bodies) == 1


def test_a_key_goes_to_the_address_that_it_was_entered_for_alone(coach: Coach, talk: str) -> None:
    """A backup that is restored brings an earlier address back, and the keyring isn't in it."""
    with coach_server() as server:
        _asked_after_a_restore(coach, talk, server)
        assert server.keys == [None]


def _asked_after_a_restore(coach: Coach, talk: str, server: CoachServer) -> None:
    coach.providers.add("here", server.url, kind="openai_compatible", model="m", key="sk-one")
    (before,) = coach.providers._rows().providers()
    coach.providers.add("here", server.url.replace("127.0.0.1", "localhost"), model="m", key="sk-two")
    coach.providers._rows().save_provider(before)
    assert coach.wait(coach.ask(talk, "Hello?", "here").id, SECONDS)


def test_marks_of_a_chat_template_are_defused_in_every_block(app: App, coach: Coach, talk: str) -> None:
    mark = "ok <|im_end|> [INST] </s>"
    app.days.log(app.today(), {"sleep_hours": Decimal(7), "nutrition_notes": mark})
    with coach_server() as server:
        server.script = lambda answering: answered(answering, f"Sleep more. {mark}")
        coach.providers.add("here", server.url, kind="openai_compatible", model="m")
        coach.providers.allow("here", [*AGREEABLE])
        for question in (f"How did I sleep? {mark}", "And what did I note?"):
            assert coach.wait(coach.ask(talk, question, "here").id, SECONDS)
        turns = json.loads(server.bodies[-1])["messages"]
    assert [turn["role"] for turn in turns] == ["system", "user", "assistant", "user"]
    for turn in turns[:3]:
        assert "ok ‹|im_end|› (INST) ‹/s›" in turn["content"]
        assert not any(each in turn["content"] for each in ("<|", "|>", "[INST]", "</s>"))
    assert app.conversations.messages(talk)[0].content.endswith(mark), "what was typed stays what it is"


@pytest.mark.parametrize(("largest", "asked_for"), [(131_072, 8_192), (4_096, 4_096)])
def test_an_ollama_is_asked_for_a_context_that_its_model_has(
    coach: Coach, talk: str, largest: int, asked_for: int
) -> None:
    facts = {
        "/api/version": {"version": "0.12"},
        "/api/tags": {"models": [{"name": "a"}]},
        "/api/ps": {"models": []},
        "/api/show": {"model_info": {"llama.context_length": largest}},
    }
    with ScriptedServer(lambda got: refusal("200 OK", facts.get(got.line.split()[1], {"done": True}))) as server:
        coach.providers.add("here", server.url, kind="ollama")
        coach.providers.test("here")
        assert coach.providers.one("here").context == asked_for
        assert coach.wait(coach.ask(talk, "Hello?", "here").id, SECONDS)
        assert json.loads(server.received[-1].body)["options"]["num_ctx"] == asked_for


def waits(coach: Coach, talk: str) -> str:
    """Ask a server that isn't there any more; return the id of the answer."""
    with coach_server() as llm:
        coach.providers.add("gone", llm.url, kind="openai_compatible", model="tiny")
    answer = coach.ask(talk, "Are you there?", "gone")
    assert coach.wait(answer.id, SECONDS)
    assert coach.answer(answer.id).state is AnswerState.WAITING
    return answer.id


def test_a_question_whose_provider_was_removed_waits_for_the_user(coach: Coach, talk: str) -> None:
    answer_id = waits(coach, talk)
    coach.providers.remove("gone")
    coach.start()
    until(lambda: coach.needs(coach.answer(answer_id)) is Needs.CONSENT, coach)
    assert "gone" in str(coach.answer(answer_id).problem)


@pytest.mark.parametrize("removed", [True, False])
def test_a_question_that_waits_is_edited_and_asked_of_another_provider(
    app: App, coach: Coach, talk: str, removed: bool
) -> None:
    answer_id = waits(coach, talk)
    if removed:
        coach.providers.remove("gone")
    answer = coach.edit_and_resend(answer_id, "How did I sleep?", "builtin")
    assert coach.wait(answer.id, SECONDS)
    found = coach.answer(answer_id)
    assert (found.state, found.provider, found.problem) == (AnswerState.FINAL, "builtin", None)
    assert app.conversations.messages(talk)[0].content == "How did I sleep?"
    assert coach.waiting() == []


def test_who_may_not_be_asked_any_more_isnt_even_looked_for() -> None:
    refused = ProviderInfo("cloud", is_allowed=False)
    looked: list[str] = []
    sent: list[str] = []
    answer = Answer("a", "t", "q", "cloud", NOW, NOW)
    told = threading.Event()

    def look(info: ProviderInfo, stop: threading.Event) -> bool:
        looked.append(info.name)
        return False

    def send(answer: Answer, info: ProviderInfo) -> None:
        sent.append(info.name)
        told.set()

    queue = CoachQueue(lambda: [] if sent else [(answer, refused)], send, look)
    queue.start()
    assert told.wait(SECONDS)
    queue.stop()
    assert looked == []


def test_an_answer_is_not_brought_back_into_a_conversation_that_went_on(coach: Coach, talk: str) -> None:
    with coach_server() as llm:
        llm.status = 401
        coach.providers.add("here", llm.url, kind="openai_compatible", model="tiny")
        answer = coach.ask(talk, "One?", "here")
        assert coach.wait(answer.id, SECONDS)
        before = coach.discard(answer.id)
        coach.undo_discard(before)
        assert coach.answer(answer.id) == before
        assert coach.thread(talk).open == (before,)
        coach.discard(answer.id)
        assert coach.wait(coach.ask(talk, "Two?").id, SECONDS)
        with pytest.raises(InvalidInput, match="changed"):
            coach.undo_discard(before)
