"""What the pages read: the answers of a plain definition, and plans that touch no more than is shown.

The plans are SQLite's own, of the statements that the reads really send: a read whose plan scans a table, or sorts all
of it, takes longer with every year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, event, insert

from organic_desktop.store.bookkeeping import BASE
from organic_desktop.store.conversations import Threads
from organic_desktop.store.database import sqlite_of
from organic_desktop.store.day_history import History
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, WELLNESS_ENTRIES, Message, new_id
from organic_desktop.store.server_state import ServerState
from organic_desktop.store.types import instant_text
from organic_desktop.wellness.insights import PERIODS, insight, longest_run
from organic_desktop.wellness.metrics import METRICS
from organic_desktop.wellness.stats import first_day, wellness_stats
from organic_desktop.wellness.streaks import rhythm, streak
from tests.store.test_writer import TODAY, Person

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SAME_FILE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    someone = Person(tmp_path / "person.db")
    yield someone
    someone.database.close()


@contextmanager
def plans(person: Person) -> Iterator[list[str]]:
    """The query plans of what is read inside, line by line, after it was read."""
    sent: list[str] = []
    lines: list[str] = []

    def trace(connection: Connection) -> None:
        connection.connection.driver_connection.set_trace_callback(sent.append)  # type: ignore[union-attr]

    engine = person.database._engine
    event.listen(engine, "begin", trace)
    try:
        yield lines
    finally:
        event.remove(engine, "begin", trace)
    with person.database.reading() as session:
        connection = sqlite_of(session)
        connection.set_trace_callback(None)
        for statement in sent:
            if statement.lstrip().startswith(("SELECT", "WITH")):
                lines += [line[3] for line in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]


def touches(lines: Sequence[str], table: str) -> list[str]:
    """The lines of a plan about a table."""
    return [line for line in lines if re.search(rf"\b{table}\b", line)]


# -- conversations ----------------------------------------------------------------------------------------------------

MOMENTS = st.none() | st.integers(0, 4).map(lambda minutes: NOON + timedelta(minutes=minutes))


def talk_with(person: Person, moments: Sequence[Sequence[datetime | None]]) -> dict[str, list[dict[str, Any]]]:
    """Conversations in place of all others, with messages of these moments."""
    talks: dict[str, list[dict[str, Any]]] = {}
    with person.database.writing() as session:
        for table in (MESSAGES.table, CONVERSATIONS.table):
            session.execute(delete(table))
        for number, times in enumerate(moments):
            begun = NOON + timedelta(minutes=2 - number) if number % 3 else None
            row = {"id": new_id(), "user_id": person.user_id, "module_name": "wellness", "created_at": begun}
            session.execute(insert(CONVERSATIONS.table), row)
            same = {"conversation_id": row["id"], "role": "user", "content": "words"}
            talks[str(row["id"])] = [{"id": new_id(), "created_at": at, **same} for at in times]
            if times:
                session.execute(insert(MESSAGES.table), talks[str(row["id"])])
    return talks


@SAME_FILE
@given(st.lists(MOMENTS, max_size=12), st.lists(MOMENTS, max_size=4), st.integers(1, 5))
def test_pages_back_through_a_conversation(
    person: Person, moments: list[datetime | None], others: list[datetime | None], size: int
) -> None:
    talk, other = talk_with(person, [moments, others]).items()
    never = datetime.max.replace(tzinfo=UTC)
    expected = sorted(talk[1], key=lambda row: (row["created_at"] or never, row["id"]))
    threads = Threads(person.database)
    read: list[Message] = []
    page = threads.messages(talk[0], most=size)
    while page:
        assert len(page) == min(size, len(expected) - len(read))
        read = [*page, *read]
        page = threads.messages(talk[0], most=size, before=page[0])
    assert [message.id for message in read] == [row["id"] for row in expected]
    assert len(threads.messages(other[0])) == len(others)


@SAME_FILE
@given(st.lists(st.lists(MOMENTS, max_size=3), max_size=5))
def test_the_list_names_the_last_active_first(person: Person, moments: list[list[datetime | None]]) -> None:
    talks = talk_with(person, moments)
    threads = Threads(person.database)
    everything = {thread.id: thread for thread in threads.all(person.user_id)}
    listed = threads.listed(person.user_id)
    assert {thread.id for thread in listed} == set(talks) == set(everything)
    for thread in listed:
        whole, rows = everything[thread.id], talks[thread.id]
        last = max((row["created_at"] for row in rows if row["created_at"]), default=None)
        assert (whole.last_at, whole.message_count) == (last, len(rows))
        assert thread.last_at == (last or whole.created_at)
    never = datetime.min.replace(tzinfo=UTC)
    times = [thread.last_at or never for thread in listed]
    assert times == sorted(times, reverse=True)
    assert threads.message_counts([*talks]) == {talk: len(rows) for talk, rows in talks.items()}
    assert threads.message_counts([]) == {}


THREAD_READS: dict[str, Callable[[Threads, str, Message], object]] = {
    "newest": lambda threads, talk, _: threads.messages(talk, most=100),
    "before": lambda threads, talk, shown: threads.messages(talk, most=100, before=shown),
    "before one without a time": lambda threads, talk, shown: threads.messages(
        talk, most=100, before=Message(id=shown.id, conversation_id=talk, role="user", content="")
    ),
}


@pytest.mark.parametrize("read", THREAD_READS)
def test_a_page_of_messages_is_read_from_the_index(person: Person, read: str) -> None:
    ((talk, _),) = talk_with(person, [[NOON, None, NOON]]).items()
    threads = Threads(person.database)
    shown = threads.messages(talk)[0]
    with plans(person) as lines:
        THREAD_READS[read](threads, talk, shown)
    about = touches(lines, "messages")
    assert about
    assert all(line.startswith("SEARCH messages USING INDEX messages_conversation_idx") for line in about)
    assert "USE TEMP B-TREE FOR ORDER BY" not in lines  # of one moment's messages only: "FOR RIGHT PART OF"


def test_the_list_and_the_counts_never_read_a_message(person: Person) -> None:
    ((talk, _),) = talk_with(person, [[NOON]]).items()
    threads = Threads(person.database)
    with plans(person) as lines:
        threads.listed(person.user_id)
        threads.message_counts([talk])
        threads.one(talk)
        threads.all(person.user_id)
    *some, everything = touches(lines, "messages")
    assert some == 3 * ["SEARCH messages USING COVERING INDEX messages_conversation_idx (conversation_id=?)"]
    assert everything == "SCAN messages USING COVERING INDEX messages_conversation_idx"


def test_a_list_during_a_first_pull_reads_the_messages_once(person: Person) -> None:
    """Their index is absent then: a look for each conversation's would be one at all messages."""
    talks = talk_with(person, [[NOON, NOON + timedelta(minutes=1)], [None], [], [NOON]])
    threads = Threads(person.database)
    before = threads.listed(person.user_id), threads.all(person.user_id), threads.message_counts([*talks])
    with person.database.writing() as session:
        session.connection().exec_driver_sql("DROP INDEX messages_conversation_idx")
    with plans(person) as lines:
        during = threads.listed(person.user_id), threads.all(person.user_id), threads.message_counts([*talks])
    assert during == before
    assert touches(lines, "messages") == 3 * ["SCAN messages"]
    assert not [line for line in lines if line.startswith("CORRELATED")]


def test_sync_counts_messages_and_finds_the_last_without_reading_them(person: Person) -> None:
    talk, empty = talk_with(person, [[NOON, NOON + timedelta(minutes=1), None], []])
    state = ServerState(person.database)
    person.writer.send_message(talk, "pending")
    person.writer.send_message(empty, "pending")
    with plans(person) as lines:
        assert state.message_counts() == {talk: 3}
        assert state.last_message_time(talk, instant_text(NOON)) == instant_text(NOON)
        assert state.last_message_time(talk, "9999") == instant_text(NOON + timedelta(minutes=1))
        assert state.last_message_time(empty, "9999") is None
    everything, pending, *times = touches(lines, "messages")
    assert everything == "SCAN messages USING COVERING INDEX messages_conversation_idx"
    assert pending == "SEARCH messages USING INDEX messages_id_idx (id=?)"
    for line in times:
        assert line.startswith("SEARCH messages USING INDEX messages_conversation_idx (conversation_id=? AND")


def test_all_messages_are_counted_in_one_look_at_the_conversations(person: Person) -> None:
    """Once it was one for each conversation: ten thousand of them took minutes."""

    class Looked(ServerState):
        looks = 0

        def conversation_ids(self) -> Sequence[str]:
            self.looks += 1
            return super().conversation_ids()

    talks = talk_with(person, [[NOON, NOON], [NOON], []])
    bases = [{"table_name": "conversations", "row_id": talk} for talk in list(talks)[:2]]
    with person.database.writing() as session:
        session.execute(insert(BASE), bases)
    state = Looked(person.database)
    assert state.row_count(MESSAGES) == 3
    assert state.looks == 1


# -- days -------------------------------------------------------------------------------------------------------------

# Close to today, around the ends of the periods, and anywhere: runs, gaps, and days ahead.
BACK = st.integers(-3, 12) | st.sampled_from([29, 30, 31, 364, 365, 366, 729, 730, 731]) | st.integers(13, 1_500)
DAYS = st.lists(BACK.map(lambda days: TODAY - timedelta(days=days)), unique=True, max_size=40)
AMOUNTS = st.none() | st.integers(0, 5)


def log_days(person: Person, days: dict[date, int | None]) -> None:
    """Entries in place of all others; sleep is logged on odd amounts of water only."""
    with person.database.writing() as session:
        session.execute(delete(WELLNESS_ENTRIES.table))
        rows = [
            {"id": new_id(), "user_id": person.user_id, "date": day, "water_intake_ml": water, "exercise_minutes": 1}
            for day, water in days.items()
        ]
        if rows:
            session.execute(insert(WELLNESS_ENTRIES.table), rows)


@SAME_FILE
@given(DAYS, DAYS)
def test_streaks_are_those_of_all_dates(person: Person, days: list[date], off: list[date]) -> None:
    log_days(person, dict.fromkeys(days))
    found = person.queries.streaks(person.user_id, TODAY, frozenset(off))
    assert found == (streak(days, TODAY), rhythm(days, off, TODAY))


@SAME_FILE
@given(st.dictionaries(BACK.map(lambda days: TODAY - timedelta(days=days)), AMOUNTS, max_size=40))
def test_statistics_and_insights_are_those_of_all_entries(person: Person, days: dict[date, int | None]) -> None:
    log_days(person, days)
    everything = person.queries.entries(person.user_id)
    recent = person.queries.entries(person.user_id, first_day(TODAY, 2 * max(PERIODS)))
    longest, longest_of = History(person.database, person.user_id).longest_runs(TODAY)
    assert longest == longest_run([day for day in days if day <= TODAY])
    assert set(longest_of) == {metric.column for metric in METRICS}
    for period in PERIODS:
        first = first_day(TODAY, period)
        some = person.queries.entries(person.user_id, first)
        assert wellness_stats(some, TODAY, period) == wellness_stats(everything, TODAY, period)
        for column in ("water_intake_ml", "exercise_minutes", "sleep_hours"):
            whole, part = (
                {entry.date: value for entry in entries if (value := getattr(entry, column)) is not None}
                for entries in (everything, recent)
            )
            assert insight(part, TODAY, period, longest_of[column]) == insight(whole, TODAY, period)


DAY_READS: dict[str, Callable[[Person, History], object]] = {
    "the streak": lambda person, _: person.queries.streaks(person.user_id, TODAY, None),
    "statistics": lambda person, _: person.queries.entries(person.user_id, TODAY - timedelta(days=30)),
    "an entry": lambda person, _: person.queries.entry(person.user_id, TODAY),
    "the heatmap": lambda _, history: history.values("water_intake_ml", TODAY.replace(day=1), TODAY),
    "the days ahead": lambda _, history: history.days_between(TODAY, date.max),
    "the first day": lambda _, history: history.first_day(),
    "the days beside": lambda _, history: (history.previous_day(TODAY), history.next_day(TODAY)),
    "usual values": lambda _, history: history.latest("sleep_hours", TODAY, 30),
    "a day's timeline": lambda _, history: history.timeline(TODAY, 20),
}


@pytest.mark.parametrize("read", DAY_READS)
def test_days_are_read_in_ranges_of_the_index(person: Person, read: str) -> None:
    person.log({"water_intake_ml": 1})
    with plans(person) as lines:
        DAY_READS[read](person, History(person.database, person.user_id))
    for table in ("wellness_entries", "journal"):
        about = touches(lines, table)
        assert about or table == "journal"
        assert all(line.startswith(f"SEARCH {table} USING ") for line in about)
    if read != "a day's timeline":  # of one day: its lines are sorted
        assert not [line for line in lines if line.startswith("USE TEMP B-TREE")]
