"""The coach's answers on several devices, by the real server: only what is final is sent, in one order everywhere."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from organic_desktop.app.coach import Coach
from organic_desktop.app.coach_writing import Progress
from organic_desktop.app.facade import App
from organic_desktop.store.coach import AnswerState
from organic_desktop.sync.status import Missing
from tests.app.coach_server import CoachServer, answered, coach_server
from tests.app.test_coach import SECONDS, halves, said, until
from tests.coach.fixtures import language_model  # noqa: F401  a fixture
from tests.coach.real_model import RealModel
from tests.devices import MakeDevice, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.test_deletions import delete


def pair(device: MakeDevice, server: Server, account: Account) -> tuple[App, App]:
    return sign_in(device("a"), server, account), sign_in(device("b"), server, account)


def asked(app: App, conversation_id: str, question: str, provider: str = "here") -> str:
    answer = app.coach.ask(conversation_id, question, provider)
    assert app.coach.wait(answer.id, SECONDS)
    return answer.id


def knows(app: App, llm: CoachServer) -> Coach:
    app.coach.providers.add("here", llm.url, kind="openai_compatible", model="tiny")
    return app.coach


def test_an_answer_is_sent_once_it_is_final_and_the_question_before(
    device: MakeDevice, server: Server, account: Account
) -> None:
    a, b = pair(device, server, account)
    talk = a.conversations.start("wellness").id
    gate = threading.Event()
    with coach_server() as llm:
        coach = knows(a, llm)
        llm.script = halves("half ", gate)
        answer = coach.ask(talk, "What now?", "here")
        until(lambda: coach.answer(answer.id).text == "half ", coach)
        a.sync()
        b.sync()
        assert said(b, talk) == [("user", "What now?")]
        coach.interrupt_all()
        gate.set()
        a.sync()
        b.sync()
        assert said(b, talk) == [("user", "What now?")], "an interrupted answer stays here until it is kept"
        coach.keep(answer.id)
        a.sync()
        b.sync()
        assert said(b, talk) == said(a, talk) == [("user", "What now?"), ("assistant", "half ")]


def test_two_devices_in_one_conversation_keep_one_order(device: MakeDevice, server: Server, account: Account) -> None:
    a, b = pair(device, server, account)
    talk = a.conversations.start("wellness").id
    a.sync()
    b.sync()
    with coach_server() as llm:
        knows(a, llm)
        knows(b, llm)
        for turn in range(4):
            for name, app in (("a", a), ("b", b)):
                llm.script = lambda answering, name=name, turn=turn: answered(answering, f"{name}{turn}!", 9, 1)  # type: ignore[misc]
                asked(app, talk, f"{name}{turn}?")
            (a if turn % 2 else b).sync()
        for app in (a, b, a, b):
            app.sync()
    orders = [[each.id for each in app.conversations.messages(talk)] for app in (a, b)]
    assert orders[0] == orders[1]
    assert len(orders[0]) == 16
    texts = [each.content for each in a.conversations.messages(talk)]
    for name in "ab":
        own = [text for text in texts if text.startswith(name)]
        assert own == [f"{name}{turn}{sign}" for turn in range(4) for sign in "?!"]
    tokens = {each.tokens_used for each in b.conversations.messages(talk) if each.role == "assistant"}
    assert tokens == {10}


def test_a_new_topic_reaches_the_other_device_and_hiding_does_not(
    device: MakeDevice, server: Server, account: Account
) -> None:
    a, b = pair(device, server, account)
    talk = a.conversations.start("wellness", "Sleep").id
    a.coach.rename(talk, "Rest")
    a.coach.hide(talk)
    a.sync()
    b.sync()
    assert b.conversations.one(talk).topic == "Rest"
    assert b.coach.hidden() == frozenset()


def test_a_sign_in_takes_the_coach_of_no_account_along(device: MakeDevice, server: Server, account: Account) -> None:
    app = device("a")
    talk = app.conversations.start("wellness").id
    gate = threading.Event()
    with coach_server() as llm:
        coach = knows(app, llm)
        coach.providers.allow("here", ["mood_score"])
        coach.set_limit(5_000)
        coach.hide(talk)
        llm.script = halves("half ", gate)
        answer = coach.ask(talk, "What now?", "here")
        until(lambda: coach.answer(answer.id).text == "half ", coach)
        sign_in(app, server, account)
        gate.set()
        found = coach.answer(answer.id)
    assert (found.state, found.text) == (AnswerState.INTERRUPTED, "half ")
    assert coach.providers.one("here").columns == {"mood_score"}
    assert coach.hidden() == {talk}
    assert coach.limit == 5_000
    assert [each.answer_id for each in coach.sent()] == [answer.id]


def test_a_real_model_answers_streamed_stored_synced_and_shown_on_a_second_device(
    device: MakeDevice,
    server: Server,
    account: Account,
    language_model: RealModel,  # noqa: F811
    tmp_path: Path,
) -> None:
    a, b = pair(device, server, account)
    a.days.log(a.today(), {"sleep_hours": 7})
    talk = a.conversations.start("wellness").id
    coach = a.coach
    coach.providers.add("tiny", f"{language_model.url}/v1", model=language_model.name)
    tested = coach.providers.test("tiny")
    assert tested.works, tested.sentences
    coach.providers.allow("tiny", ["sleep_hours"])
    assert coach.providers.one("tiny").context == language_model.context
    preview = coach.preview(talk, "How long did I sleep?", "tiny")
    assert any("7" in row for row in (*preview.rows, *preview.facts))
    shown: list[Progress] = []
    coach.progressed.add(shown.append)
    answer = coach.ask(talk, "How long did I sleep?", "tiny")
    assert coach.wait(answer.id, 120)
    done = coach.answer(answer.id)
    assert done.state in {AnswerState.FINAL}, done.problem
    assert len({each.answer.text for each in shown}) > 2, "it is shown while it comes"
    assert done.counted
    assert coach.sent()[0].body == preview.body
    a.sync()
    b.sync()
    (question, reply) = b.conversations.messages(talk)
    assert (question.content, reply.id, reply.tokens_used) == ("How long did I sleep?", answer.id, done.tokens)
    assert reply.content == a.conversations.messages(talk)[1].content


@pytest.mark.parametrize("way", ["sign out", "leave"])
def test_an_account_that_is_left_while_an_answer_comes(
    device: MakeDevice, server: Server, account: Account, tmp_path: Path, way: str
) -> None:
    app = sign_in(device("a"), server, account)
    talk = app.conversations.start("wellness").id
    gate = threading.Event()
    with coach_server() as llm:
        coach = app.coach
        coach.providers.add("here", llm.url, kind="openai_compatible", model="tiny", key="sk-secret")
        llm.script = halves("half ", gate)
        answer = coach.ask(talk, "What now?", "here")
        until(lambda: coach.answer(answer.id).text == "half ", coach)
        if way == "leave":
            app.account.leave(keep_data=False)
        else:
            app.account.sign_out()
        gate.set()
        assert coach.writing() == []
    assert [each.name for each in coach.providers.all()] == ["builtin"]
    assert coach.sent() == []
    if way == "leave":
        assert "sk-secret" not in (tmp_path / "keyring.json").read_text()
        assert not list((tmp_path / "a" / "accounts").glob("*.db*"))
        return
    sign_in(app, server, account)
    found = coach.answer(answer.id)
    assert (found.state, found.text) == (AnswerState.INTERRUPTED, "half ")
    assert coach.providers.one("here").has_key


def test_what_the_coach_keeps_of_a_removed_conversation_goes_with_it(
    device: MakeDevice, server: Server, account: Account
) -> None:
    a = sign_in(device("a"), server, account)
    talk = a.conversations.start("wellness").id
    with coach_server() as llm:
        coach = knows(a, llm)
        answer = asked(a, talk, "What now?")
        coach.hide(talk)
        a.sync()
        delete(server, "conversations", id=f"eq.{talk}")
        a.sync(missing=Missing.REMOVE)
    assert a.conversations.all() == []
    assert coach.answers(talk) == []
    assert coach.hidden() == frozenset()
    assert [each.answer_id for each in coach.sent()] == [answer], "what left stays on record"


def test_a_removed_message_leaves_no_answer_without_its_text(
    device: MakeDevice, server: Server, account: Account
) -> None:
    a = sign_in(device("a"), server, account)
    talk = a.conversations.start("wellness").id
    with coach_server() as llm:
        coach = knows(a, llm)
        asked(a, talk, "First?")
        kept = asked(a, talk, "Second?")
        a.sync()
        delete(server, "messages", id=f"eq.{coach.answers(talk)[0].id}")
        a.sync(missing=Missing.REMOVE)
    thread = coach.thread(talk)
    assert thread.open == ()
    assert [each.id for each in thread.answers] == [kept]


def test_a_conversation_in_which_a_question_waits_isnt_removed(
    device: MakeDevice, server: Server, account: Account
) -> None:
    a = sign_in(device("a"), server, account)
    talk = a.conversations.start("wellness").id
    a.sync()
    with coach_server() as llm:
        coach = knows(a, llm)
    waits = asked(a, talk, "Will I be asked?")
    assert coach.answer(waits).state is AnswerState.WAITING
    delete(server, "conversations", id=f"eq.{talk}")
    a.sync(missing=Missing.REMOVE)
    assert [each.id for each in a.conversations.all()] == [talk]
    assert coach.answer(waits).question == "Will I be asked?"


def test_a_text_that_is_deleted_for_good_is_in_no_record(device: MakeDevice) -> None:
    app = device("a")
    app.days.log(app.today(), {"nutrition_notes": "secret soup"})
    talk = app.conversations.start("wellness").id
    with coach_server() as llm:
        coach = knows(app, llm)
        coach.providers.allow("here", ["nutrition_notes"])
        asked(app, talk, "What did I eat?")
        assert b"secret soup" in llm.bodies[0]
    app.days.log(app.today(), {"nutrition_notes": "soup"})
    app.permanent_deletion.day(app.today())
    app.close()
    for file in (app.folder).rglob("*.db*"):
        assert b"secret soup" not in file.read_bytes(), file
