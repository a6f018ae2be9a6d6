"""Rows that came back as they were sent are acknowledged together, however the server spells them, others alone."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from organic_desktop.store import acknowledge
from organic_desktop.store.apply_remote import ServerEdit
from organic_desktop.store.attempts import STAMPS, Attempt
from organic_desktop.store.codec import Plain
from organic_desktop.store.database import Database
from organic_desktop.store.outbox import Outbox
from organic_desktop.store.row_state import ServerRow
from organic_desktop.store.schema import MODULE_PROGRESS, WELLNESS_ENTRIES, Mirrored
from organic_desktop.store.unreadable import readable_rows
from organic_desktop.store.writer import Writer
from tests.clocks import HandClock
from tests.rows import change_row, create_row

FIRST = date(2026, 1, 1)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SENT = {
    mirrored: [name for name in mirrored.columns if name not in STAMPS]
    for mirrored in (WELLNESS_ENTRIES, MODULE_PROGRESS)
}
BOOKS = ("base", "pending_change", "ghost", "unreadable", "removed", "journal")


@dataclass(frozen=True)
class Story:
    """A row: what was typed, how the server spells it, and what became of it until its answer came."""

    values: dict[str, Any]
    stamp: str
    numbers: str  # text, trimmed, exact: how the server spells decimals
    fate: str  # as sent, or what differs
    sent_before: bool


def stamps() -> st.SearchStrategy[str]:
    """A moment as PostgreSQL, PostgREST or lite may write it: with none to six digits of a second."""
    fraction = st.integers(0, 999_999).map(lambda micros: f".{micros:06}".rstrip("0").rstrip("."))
    return st.tuples(st.sampled_from(" T"), fraction, st.sampled_from(["+00", "+00:00", "Z"])).map(
        lambda parts: f"2026-11-23{parts[0]}12:00:00{parts[1]}{parts[2]}"
    )


def stories() -> st.SearchStrategy[Story]:
    scores = st.none() | st.decimals(0, Decimal("9.99"), places=2)
    values = st.fixed_dictionaries(
        {
            "mood_score": scores,
            "sleep_hours": scores,
            "water_intake_ml": st.none() | st.integers(0, 5000),
            "nutrition_notes": st.none()
            | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20),
        }
    )
    fates = ["as sent"] * 4 + [
        "edited",
        "deleted",
        "rounded",
        "left out",
        "infinite",
        "no stamp",
        "hidden",
        "not a number",
    ]
    return st.builds(
        Story, values, stamps(), st.sampled_from(["text", "trimmed", "exact"]), st.sampled_from(fates), st.booleans()
    )


def answered(story: Story, sent: Plain) -> ServerRow | None:
    """The server's row."""
    row: dict[str, Any] = {**sent, "created_at": story.stamp, "updated_at": story.stamp}
    for name in ("mood_score", "sleep_hours"):
        if row[name] is not None and story.numbers != "text":
            number = Decimal(row[name])
            row[name] = number.normalize() if story.numbers == "trimmed" else number
    changed: dict[str, dict[str, Any]] = {
        "rounded": {"water_intake_ml": 4999, "mood_score": "9.99"},
        "infinite": {"updated_at": "infinity"},
        "no stamp": {"created_at": None, "updated_at": None},
        "not a number": {"mood_score": "NaN"},
    }
    return None if story.fate == "left out" else row | changed.get(story.fate, {})


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@settings(max_examples=25)
@given(st.lists(stories(), min_size=4, max_size=16))
def test_rows_taken_over_together_leave_what_each_would_leave_alone(told: list[Story]) -> None:
    with folder() as place:
        clock = HandClock(NOON)
        sent, rows, as_sent = send(place / "together.db", told, clock)
        shutil.copy(place / "together.db", place / "each.db")
        with closing(Database(place / "together.db")) as together, closing(Database(place / "each.db")) as each:
            with together.writing() as session:
                edit = ServerEdit(session.connection(), NOON)
                assert acknowledge.take_over_unchanged(edit, WELLNESS_ENTRIES, sent, rows) == as_sent
                acknowledge.acknowledge(edit, WELLNESS_ENTRIES, sent, rows)
            with each.writing() as session:
                edit = ServerEdit(session.connection(), NOON)
                received = readable_rows(edit.connection, WELLNESS_ENTRIES, rows, sent)
                acknowledge.acknowledge_each(edit, WELLNESS_ENTRIES, sent, received)
            assert contents(together, WELLNESS_ENTRIES) == contents(each, WELLNESS_ENTRIES)


def send(path: Path, told: list[Story], clock: HandClock) -> tuple[dict[str, Plain], list[ServerRow], set[str]]:
    """Make a file in which each row was sent, and then what its story says; the ids that nothing happened to."""
    with closing(Database(path)) as database:
        writer, outbox = Writer(database, clock), Outbox(database, clock)
        user_id = writer.claim(None, "")
        ids = [
            create_row(writer, WELLNESS_ENTRIES, {"user_id": user_id, "date": FIRST + timedelta(days=n)} | story.values)
            for n, story in enumerate(told)
        ]
        before = [row_id for row_id, story in zip(ids, told, strict=True) if story.sent_before]
        outbox.begin_inserts(WELLNESS_ENTRIES, before, SENT[WELLNESS_ENTRIES], Attempt({}))
        sent = outbox.begin_inserts(WELLNESS_ENTRIES, ids, SENT[WELLNESS_ENTRIES], Attempt({}))
        rows, as_sent = [], set()
        for row_id, story in zip(ids, told, strict=True):
            clock.move(timedelta(seconds=1))
            if story.fate == "edited":
                change_row(writer, WELLNESS_ENTRIES, row_id, {"exercise_minutes": 7})
            elif story.fate == "deleted":
                with writer.editing("typed") as edit:
                    row = edit.get(WELLNESS_ENTRIES.model, row_id)
                    assert row is not None
                    edit.delete(row)
            elif story.fate == "hidden":
                with database.writing() as session:
                    session.connection().exec_driver_sql(
                        "INSERT INTO unreadable (table_name, row_id, row_json, reason) VALUES (?, ?, '{}', '')",
                        (WELLNESS_ENTRIES.name, row_id),
                    )
            elif story.fate == "as sent":
                as_sent.add(row_id)
            if (answer := answered(story, sent[row_id])) is not None:
                rows.append(answer)
    return sent, rows, as_sent


def contents(database: Database, mirrored: Mirrored) -> dict[str, list[dict[str, Any]]]:
    """Every line of the rows and the books, JSON by its meaning, without the numbers of lines and edits."""
    found = {}
    with database.reading() as session:
        for table in (mirrored.name, *BOOKS):
            lines = session.connection().exec_driver_sql(f"SELECT * FROM {table}").mappings().all()
            found[table] = sorted(
                (
                    {
                        name: read(name, value)
                        for name, value in line.items()
                        if name != "edit_id" and (name != "id" or table == mirrored.name)
                    }
                    for line in lines
                ),
                key=str,
            )
    return found


def read(name: str, value: Any) -> Any:
    return json.loads(value) if name.endswith("_json") and value else value


def test_lists_are_sent_and_kept_as_lists(tmp_path: Path) -> None:
    clock = HandClock(NOON)
    topics = ['a "quoted", one', "{braces}", "", "NULL", "ä\u2028"]
    with closing(Database(tmp_path / "a.db")) as database:
        writer, outbox = Writer(database, clock), Outbox(database, clock)
        user_id = writer.claim(None, "")
        values = {
            "user_id": user_id,
            "module_name": "identity",
            "completed_topics": topics,
            "progress_percentage": Decimal(7),
        }
        ids = [
            create_row(writer, MODULE_PROGRESS, values),
            create_row(writer, MODULE_PROGRESS, {**values, "module_name": "b"}),
        ]
        change_row(writer, MODULE_PROGRESS, ids[1], {"completed_topics": None})
        sent = outbox.begin_inserts(MODULE_PROGRESS, ids, SENT[MODULE_PROGRESS], Attempt({}))
        assert [sent[row_id]["completed_topics"] for row_id in ids] == [topics, None]
        attempts = {change.row_id: change.attempts for change in outbox.pending(MODULE_PROGRESS, ids)}
        assert attempts == {row_id: [Attempt(row)] for row_id, row in sent.items()}
        stamp = "2026-11-23T12:00:00.5+00:00"
        rows = [{**row, "created_at": stamp, "updated_at": stamp, "progress_percentage": 7} for row in sent.values()]
        with database.writing() as session:
            edit = ServerEdit(session.connection(), NOON)
            assert acknowledge.take_over_unchanged(edit, MODULE_PROGRESS, sent, rows) == set(ids)
        kept = {line["row_id"]: line for line in contents(database, MODULE_PROGRESS)["base"]}
        for row_id in ids:
            base = kept[row_id]["values_json"]
            times = dict.fromkeys(STAMPS, "2026-11-23T12:00:00.500000Z")
            assert (base, kept[row_id]["version"]) == (sent[row_id] | times, stamp)


def test_what_is_noted_before_a_send_is_what_is_sent(tmp_path: Path) -> None:
    """The second send of an edited row holds the edit, and leaves the first attempt as it was."""
    clock = HandClock(NOON)
    with closing(Database(tmp_path / "a.db")) as database:
        writer, outbox = Writer(database, clock), Outbox(database, clock)
        row_id = create_row(
            writer, WELLNESS_ENTRIES, {"user_id": writer.claim(None, ""), "date": FIRST, "water_intake_ml": 250}
        )
        first = outbox.begin_inserts(
            WELLNESS_ENTRIES, [row_id], SENT[WELLNESS_ENTRIES], Attempt({}, None, NOON, timedelta(seconds=1))
        )
        change_row(writer, WELLNESS_ENTRIES, row_id, {"water_intake_ml": 500})
        second = outbox.begin_inserts(WELLNESS_ENTRIES, [row_id], SENT[WELLNESS_ENTRIES], Attempt({}))
        (change,) = outbox.pending(WELLNESS_ENTRIES, [row_id])
        assert change.attempts == [Attempt(first[row_id], None, NOON, timedelta(seconds=1)), Attempt(second[row_id])]
        assert (first[row_id]["water_intake_ml"], second[row_id]["water_intake_ml"]) == (250, 500)
        outbox.acknowledge(
            WELLNESS_ENTRIES, second, [{**second[row_id], **dict.fromkeys(STAMPS, "2026-11-23T12:00:00+00:00")}]
        )
        assert (
            outbox.begin_inserts(WELLNESS_ENTRIES, [row_id], SENT[WELLNESS_ENTRIES], Attempt({})) == {}
        )  # it is there
