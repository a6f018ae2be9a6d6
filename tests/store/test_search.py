"""Searching notes: what is found is what a look at every note finds, whatever was done to the days before."""

from __future__ import annotations

import sqlite3
import unicodedata
import uuid
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from organic_desktop.store.apply_remote import Merged, RemoteChanges, Sides
from organic_desktop.store.database import Database
from organic_desktop.store.day_history import History
from organic_desktop.store.migrations import FILES, migrate
from organic_desktop.store.schema import WELLNESS_ENTRIES, Mirrored, new_id
from organic_desktop.store.search import MOST_HITS, fold
from organic_desktop.store.writer import Writer
from tests.clocks import HandClock

TODAY = date(2026, 11, 23)
ONE = new_id()
DAYS = [TODAY - timedelta(days=back) for back in range(4)]

# Letters that fold, letters that don't, signs of GLOB, LIKE and FTS5, and few enough that words meet again.
LETTERS = "aAáeé ßøÅ*?[]%_\"'-夜散步がか한\n"
notes = st.text(LETTERS, max_size=8) | st.sampled_from(["crème brûlée", "散步很久", "Abendspaziergang", "ｶﾞ半角"])
words = st.text(LETTERS, min_size=1, max_size=5)


def theirs(mirrored: Mirrored, sides: Sides) -> Merged:
    """The simplest merge there is."""
    return Merged({name: sides.theirs[name] for name in mirrored.editable})


class Person:
    """A file, its ways in, and the search."""

    def __init__(self, path: Path) -> None:
        clock = HandClock()
        self.database = Database(path)
        self.writer = Writer(self.database, clock)
        self.user_id = self.writer.claim(None, "")
        self.remote = RemoteChanges(self.database, clock)
        self.history = History(self.database, self.user_id)
        self.stamp = 0

    def write(self, notes: str | None, day: date = TODAY) -> None:
        self.writer.log(self.user_id, [day], {"nutrition_notes": notes}, {}, TODAY)

    def pull(self, notes: str | None, day: date = TODAY, row_id: str | None = None) -> None:
        """A page of one row, as another device wrote it."""
        self.stamp += 1
        row: dict[str, Any] = dict.fromkeys(WELLNESS_ENTRIES.columns)
        row |= {"id": row_id or new_id(), "user_id": self.user_id, "date": day.isoformat(), "nutrition_notes": notes}
        row["updated_at"] = f"2026-11-23 10:00:00.{self.stamp:06}+00"
        self.remote.apply(WELLNESS_ENTRIES, [row], theirs)

    def found(self, words: str) -> list[date]:
        return [hit.day for hit in self.history.search(words)]

    def scanned(self, words: str) -> list[date]:
        """The same by looking at every note."""
        wanted = fold(words).split()
        held = [(row.day, fold(str(row.values[-1]))) for row in self.history.days() if row.values[-1] is not None]
        return [day for day, note in held if wanted and all(word in note for word in wanted)]


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    someone = Person(tmp_path / "person.db")
    yield someone
    someone.database.close()


@pytest.mark.parametrize(
    ("note", "sought"),
    [
        ("Crème brûlée", "creme"),
        ("creme", "CRÈME"),
        ("Straße", "strasse"),
        ("Łódź og smørrebrød", "lodz smorre"),
        ("cafe\u0301", "café"),
        ("夜に散歩した", "散歩"),
        ("今天散步很久", "步"),
        ("오늘은 산책", "산책"),
        ("ｶﾞﾝﾊﾞﾙ", "ガンバル"),
        ("Abendspaziergang", "spazier"),
        ("walk by the sea, then soup", "soup walk"),
        ('50% of a_b*c [x] "quoted" it\'s', '50% a_b*c [x] "quoted" it\'s'),
    ],
)
def test_finds(person: Person, note: str, sought: str) -> None:
    person.write(note)
    assert person.found(sought) == [TODAY]


@pytest.mark.parametrize(
    ("note", "sought"), [("soup", "soap"), ("がき", "かき"), ("soup", "soup rice"), ("soup", "  ")]
)
def test_does_not_find(person: Person, note: str, sought: str) -> None:
    person.write(note)
    assert person.found(sought) == []


def test_the_latest_day_comes_first_and_there_is_an_end(person: Person) -> None:
    for back in range(MOST_HITS + 5):
        person.write(f"soup {back}", TODAY - timedelta(days=back))
    found = person.found("soup")
    assert found == [TODAY - timedelta(days=back) for back in range(MOST_HITS)]


def test_a_hit_is_marked_where_it_is_written(person: Person) -> None:
    person.write("Long before\nthat, a great deal of text, then a Crème ﬁn, brûlée and CREME again")
    (hit,) = person.history.search("creme fin")
    marked = [hit.snippet[start:end] for start, end in hit.marks]
    assert marked == ["Crème", "ﬁn", "CREME"]
    assert "\n" not in hit.snippet


def test_what_the_server_sends_is_found(person: Person) -> None:
    person.pull("soup from the server", row_id=ONE)
    assert person.found("soup") == [TODAY]
    person.pull("rice", row_id=ONE)
    assert (person.found("soup"), person.found("rice")) == ([], [TODAY])
    person.pull(None, row_id=ONE)
    assert person.found("rice") == []


def test_notes_of_before_the_index_are_found(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, FILES[:2])
        connection.execute("INSERT INTO meta VALUES ('owner', 'me')")
        connection.execute("INSERT INTO users (id, email) VALUES ('me', '')")
        day = "INSERT INTO wellness_entries (id, user_id, date, nutrition_notes) VALUES (?, 'me', ?, ?)"
        connection.execute(day, ("1", "2026-11-22", "crème of old"))
        connection.execute(day, ("2", "2026-11-23", None))
    person = Person(path)
    assert person.found("creme") == [date(2026, 11, 22)]
    person.database.close()


steps = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(DAYS), notes | st.none()),
    st.tuples(st.just("delete"), st.sampled_from(DAYS), st.none()),
    st.tuples(st.just("pull"), st.sampled_from(DAYS), notes | st.none()),
    st.tuples(st.just("refused"), st.sampled_from(DAYS), notes),
)


@pytest.mark.slow
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(done=st.lists(steps, max_size=8), sought=st.lists(words, min_size=1, max_size=4))
def test_the_index_agrees_with_the_rows(
    tmp_path_factory: pytest.TempPathFactory, done: list[tuple[str, date, str | None]], sought: list[str]
) -> None:
    person = Person(tmp_path_factory.mktemp("search") / "person.db")
    try:
        for step, day, note in done:
            if step == "write":
                person.write(note, day)
            elif step == "pull":
                person.pull(note, day, row_id=str(uuid.uuid5(uuid.NAMESPACE_OID, str(day))))
            elif step == "delete":
                person.writer.delete_days(person.user_id, [day])
            else:
                _write_and_fail(person, note, day)
        for each in sought:
            assert person.found(each) == person.scanned(each), each
    finally:
        person.database.close()


def _write_and_fail(person: Person, note: str | None, day: date) -> None:
    """An edit that its transaction takes back."""
    this = WELLNESS_ENTRIES.table.c.date == day
    with suppress(ZeroDivisionError), person.database.writing() as session:
        connection = session.connection()
        connection.execute(update(WELLNESS_ENTRIES.table).where(this).values(nutrition_notes=note))
        raise ZeroDivisionError


@given(st.text())
def test_folding_twice_is_folding_once(some: str) -> None:
    assert fold(fold(some)) == fold(some)


@given(st.text(), st.text())
def test_folding_goes_letter_by_letter(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(st.text(st.characters(categories=["L"])))
def test_case_and_composition_make_no_difference(some: str) -> None:
    assert fold(unicodedata.normalize("NFD", some)) == fold(unicodedata.normalize("NFC", some)) == fold(some)
