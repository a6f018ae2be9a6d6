"""Modules and conversations in the store: what an edit makes of a row, and that bad input changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from organic_desktop.app.modules import KNOWN, described, known_modules
from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.paths import resource
from organic_desktop.store.codec import Values
from organic_desktop.store.conversations import Threads
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, MODULE_PROGRESS, Mirrored, new_id
from organic_desktop.wellness.modules import done_of, set_by_hand, share
from tests.rows import as_sent
from tests.store.test_writer import Person

TITLES = described("wellness").titles


class Learner(Person):
    """A person with modules."""

    def set(self, name: str = "wellness", **more: Any) -> None:
        columns = ("progress_percentage", "current_focus", "notes")
        changes: dict[str, Any] = {column: more.pop(column) for column in columns if column in more}
        self.writer.set_module(self.user_id, name, changes, titles=described(name).titles, **more)

    def module(self, name: str = "wellness") -> dict[str, Any]:
        found = self.queries.module(self.user_id, name)
        return found.model_dump() if found else {}

    def progress(self) -> str:
        return str(self.module()["progress_percentage"])

    def put(self, **values: Any) -> None:
        """Another client's word, as a pull brings it."""
        with self.database.writing() as session:
            connection = session.connection()
            connection.execute(update(MODULE_PROGRESS.table).values(values))

    def settle(self, mirrored: Mirrored, row: Values) -> None:
        """The server stores the row as it is."""
        sent = as_sent(row, updated_at="2026-11-23 10:00:00.123456+00")
        self.outbox.acknowledge(mirrored, {row["id"]: row}, [sent])

    def everything(self) -> tuple[Any, ...]:
        threads = Threads(self.database)
        conversations = threads.all(self.user_id)
        said = [message for each in conversations for message in threads.messages(each.id)]
        return self.queries.modules(self.user_id), conversations, said, self.journal(), self.pending()


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    someone = Learner(tmp_path / "person.db")
    yield someone
    someone.database.close()


# -- the modules that ship ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", KNOWN)
def test_a_shipped_module_is_whole(name: str) -> None:
    module = known_modules()[name]
    assert 6 <= len(module.topics) <= 12
    assert len(set(module.titles)) == len(module.topics)
    assert all(text.strip() for topic in module.topics for text in (topic.title, topic.sentence, topic.prompt))
    assert module.title
    assert module.summary.endswith(".")
    assert resource(f"icons/{module.icon}.svg").is_file()


@pytest.mark.parametrize("name", KNOWN)
def test_a_part_of_the_topics_is_never_a_number_that_a_hand_sets(name: str) -> None:
    topics = len(known_modules()[name].topics)
    for done in range(1, topics):
        assert share(done, topics) * 2 % 1 != 0, f"{done} of {topics} topics is a round number"


def test_a_module_of_another_client_is_shown_by_its_name() -> None:
    assert (described("Breathwork").title, described("Breathwork").topics) == ("Breathwork", ())


# -- progress ----------------------------------------------------------------------------------------------------------


def test_progress_follows_the_topics(learner: Learner) -> None:
    learner.set(complete=TITLES[:1])
    assert learner.progress() == "14.29"
    learner.set(complete=TITLES)
    assert learner.progress() == "100.00"
    learner.set(reopen=[TITLES[0], TITLES[3]])
    assert learner.progress() == "71.43"
    assert learner.module()["completed_topics"] == [TITLES[1], TITLES[2], *TITLES[4:]]


@pytest.mark.parametrize("by_hand", ["50", "0", "100", "42.5"])
def test_progress_set_by_hand_stays_until_told_to_follow_again(learner: Learner, by_hand: str) -> None:
    learner.set(complete=TITLES[:3])
    learner.set(progress_percentage=by_hand)
    learner.set(complete=TITLES[3:4])
    assert Decimal(learner.progress()) == Decimal(by_hand)
    learner.set(progress_percentage=None)
    assert learner.progress() == "57.14"
    learner.set(complete=TITLES[4:5])
    assert learner.progress() == "71.43"


def test_a_progress_that_two_devices_topics_have_overtaken_still_follows(learner: Learner) -> None:
    learner.set(complete=TITLES[:1])
    learner.put(completed_topics=list(TITLES[:2]))  # the merged topics of two devices, with the higher progress
    learner.set(complete=TITLES[2:3])
    assert learner.progress() == "42.86"


def test_foreign_topics_do_not_count_and_stay(learner: Learner) -> None:
    learner.set(complete=["Cold plunges", TITLES[0]])
    assert learner.progress() == "14.29"
    learner.set(reopen=TITLES)
    assert learner.module()["completed_topics"] == ["Cold plunges"]
    learner.set("Breathwork", complete=["Box breathing"])
    assert learner.module("Breathwork")["progress_percentage"] == Decimal(0)
    with pytest.raises(InvalidInput, match="no topics"):
        learner.set("Breathwork", progress_percentage=None)


@given(
    st.lists(st.tuples(st.sets(st.sampled_from(TITLES)), st.sets(st.sampled_from(TITLES))), max_size=6),
    st.integers(0, 100),
)
def test_a_hand_is_told_from_the_topics(steps: list[tuple[set[str], set[str]]], by_hand: int) -> None:
    completed: set[str] = set()
    for complete, reopen in steps:
        completed = (completed | complete) - reopen
        assert not set_by_hand(share(len(completed), len(TITLES)), TITLES, completed)
        told = set_by_hand(Decimal(by_hand), TITLES, completed)
        assert told == (by_hand != share(done_of(TITLES, completed), len(TITLES)))


@pytest.mark.parametrize(
    ("typed", "kept"), [("12.345", "12.35"), ("0.005", "0.01"), ("100.004", "100.00"), ("7", "7.00")]
)
def test_progress_is_kept_in_hundredths_half_away_from_zero(learner: Learner, typed: str, kept: str) -> None:
    learner.set(progress_percentage=typed)
    assert learner.progress() == kept


# -- topics ------------------------------------------------------------------------------------------------------------


def test_titles_are_compared_to_the_letter(learner: Learner) -> None:
    composed, decomposed = "Caf\u00e9", "Cafe\u0301"
    learner.set(complete=[composed])
    learner.set(complete=[decomposed, composed])
    learner.set(reopen=["CAFÉ"])
    assert learner.module()["completed_topics"] == [composed, decomposed]
    learner.set(reopen=[composed])
    assert learner.module()["completed_topics"] == [decomposed]


def test_an_array_that_is_not_edited_is_left_as_it_came(learner: Learner) -> None:
    learner.set(complete=["b"])
    for strange in (["b", None, "b", "a"], None, []):
        learner.put(completed_topics=strange)
        learner.set(current_focus=f"after {strange}", reopen=["c"])
        assert learner.module()["completed_topics"] == strange
    learner.put(completed_topics=["b", None, "b", "a"])
    learner.set(complete=["c"], reopen=["a"])
    assert learner.module()["completed_topics"] == ["b", "b", "c"]


# -- the row -----------------------------------------------------------------------------------------------------------


def test_an_edit_is_one_action_with_its_time(learner: Learner) -> None:
    learner.set(current_focus="Sleep", notes="Early nights")
    row = learner.module()
    assert (row["current_focus"], row["notes"], row["last_activity"]) == ("Sleep", "Early nights", learner.clock.now())
    assert learner.pending() == [("module_progress", False)]
    assert ("current_focus", None, "Sleep", "create") in learner.journal()


def test_time_alone_is_no_edit(learner: Learner) -> None:
    learner.set(current_focus="Sleep", complete=TITLES[:1])
    before = learner.everything()
    learner.clock.move(timedelta(hours=1))
    learner.set(current_focus="Sleep", complete=TITLES[:1], reopen=TITLES[1:2], progress_percentage="14.29")
    assert learner.everything() == before
    learner.set("recovery", current_focus="", reopen=["x"])
    assert learner.module("recovery") == {}


def test_a_first_zero_begins_a_module(learner: Learner) -> None:
    learner.set(progress_percentage="0")
    assert learner.progress() == "0.00"


def test_names_are_case_sensitive(learner: Learner) -> None:
    learner.set("wellness", current_focus="a")
    learner.set("Wellness", current_focus="b")
    assert [row.module_name for row in learner.queries.modules(learner.user_id)] == ["Wellness", "wellness"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"progress_percentage": "101"},
        {"progress_percentage": "-0.01"},
        {"progress_percentage": "NaN"},
        {"progress_percentage": "half"},
        {"current_focus": "a\0b"},
        {"notes": "\ud800"},
        {"notes": "ä" * (32 * 1024 + 1)},
        {"complete": [""]},
        {"complete": ["x" * 1025]},
        {"complete": ["a\0"]},
        {"complete": ["a"], "reopen": ["a"]},
        {"name": " "},
        {"name": "x" * 1025},
    ],
    ids=lambda wrong: str(wrong)[:40].encode("ascii", "replace").decode(),
)
def test_bad_input_changes_nothing(learner: Learner, wrong: dict[str, Any]) -> None:
    learner.set(current_focus="Sleep", complete=TITLES[:1])
    before = learner.everything()
    with pytest.raises(InvalidInput):
        learner.set(**{"current_focus": "Else", **wrong})
    assert learner.everything() == before


def test_other_columns_are_not_set(learner: Learner) -> None:
    with pytest.raises(InvalidInput):
        learner.writer.set_module(learner.user_id, "wellness", {"module_name": "other"})


def test_a_module_made_again_keeps_the_servers_id(learner: Learner) -> None:
    learner.set(current_focus="Sleep")
    learner.set("video", current_focus="Watch")
    first = learner.module()
    learner.settle(MODULE_PROGRESS, first)
    assert learner.writer.delete_module(learner.user_id, "wellness")
    assert not learner.writer.delete_module(learner.user_id, "wellness")
    learner.set("recovery", current_focus="Rest")
    learner.set(current_focus="Again")
    assert learner.module()["id"] == first["id"] != learner.module("recovery")["id"]
    learner.set(current_focus="Sleep", progress_percentage="0")
    assert ("module_progress", True) not in learner.pending()


# -- conversations -----------------------------------------------------------------------------------------------------


def test_words_are_kept_in_order_whatever_the_clock_says(learner: Learner) -> None:
    talk = learner.writer.start_conversation(learner.user_id, "wellness", "Bedtime")
    learner.writer.send_message(talk, "first")
    learner.writer.send_message(talk, "second")
    learner.clock.move(-timedelta(days=400))
    learner.writer.send_message(talk, "third")
    messages = Threads(learner.database).messages(talk)
    assert [message.content for message in messages] == ["first", "second", "third"]
    first, second, third = (message.created_at for message in messages)
    assert first
    assert second == first + timedelta(microseconds=1)
    assert third == first + timedelta(microseconds=2)
    assert {message.role for message in messages} == {"user"}
    assert len({message.id for message in messages}) == 3


def test_the_count_is_kept(learner: Learner) -> None:
    talk = learner.writer.start_conversation(learner.user_id, "wellness")
    [begun] = Threads(learner.database).all(learner.user_id)
    learner.settle(CONVERSATIONS, {name: value for name, value in vars(begun).items() if name != "last_at"})
    learner.writer.send_message(talk, "Hello")
    [thread] = Threads(learner.database).all(learner.user_id)
    assert thread.message_count == 1
    with learner.database.reading() as session:
        assert session.execute(select(CONVERSATIONS.table.c.message_count)).scalar() == 1
    assert sorted(learner.pending()) == [("conversations", False), ("messages", False)]


@pytest.mark.parametrize(
    "words", ["", "  \n", "a\0b", "\udc80", "x" * (1024 * 1024 + 1)], ids=lambda words: str(len(words))
)
def test_words_that_cannot_be_kept_change_nothing(learner: Learner, words: str) -> None:
    talk = learner.writer.start_conversation(learner.user_id, "wellness")
    before = learner.everything()
    with pytest.raises(InvalidInput):
        learner.writer.send_message(talk, words)
    with pytest.raises(InvalidInput):
        learner.writer.send_message(new_id(), "Hello")
    with pytest.raises(InvalidInput):
        learner.writer.start_conversation(learner.user_id, "", "Topic")
    assert learner.everything() == before


def test_pages_of_messages_join_up(learner: Learner) -> None:
    talk = learner.writer.start_conversation(learner.user_id, "wellness")
    now = learner.clock.now()
    times = [now, now, now, now + timedelta(seconds=1), None, None, now - timedelta(seconds=1)]
    rows: list[dict[str, Any]] = [
        {"id": new_id(), "conversation_id": talk, "role": "assistant", "content": str(at), "created_at": at}
        for at in times
    ]
    with learner.database.writing() as session:
        connection = session.connection()
        connection.execute(MESSAGES.table.insert(), rows)
    dated = sorted((row for row in rows if row["created_at"]), key=lambda row: (row["created_at"], row["id"]))
    expected = [row["id"] for row in (*dated, *sorted((r for r in rows if not r["created_at"]), key=lambda r: r["id"]))]
    threads = Threads(learner.database)
    assert [message.id for message in threads.messages(talk)] == expected
    for size in (1, 2, 3):
        read: list[str] = []
        page = threads.messages(talk, most=size)
        while page:
            read = [*(message.id for message in page), *read]
            page = threads.messages(talk, most=size, before=page[0])
        assert read == expected


def test_threads_tell_when_they_were_last_alive(learner: Learner) -> None:
    old = learner.writer.start_conversation(learner.user_id, "wellness")
    learner.clock.move(timedelta(days=1))
    learner.writer.start_conversation(learner.user_id, "video", "Clips")
    learner.writer.send_message(old, "Still here")
    first, second = Threads(learner.database).all(learner.user_id)
    assert (first.id, first.message_count, first.last_at) == (old, 1, learner.clock.now())
    assert (second.topic, second.message_count, second.last_at) == ("Clips", 0, None)
