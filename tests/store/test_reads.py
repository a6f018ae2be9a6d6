"""The reads that need no SQLAlchemy answer as SQLModel would."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, insert, select

from organic_desktop.store import reads
from organic_desktop.store.database import Database, sqlite_of
from organic_desktop.store.reads import Entry
from organic_desktop.store.schema import USERS, WELLNESS_ENTRIES, WellnessEntry, new_id
from organic_desktop.store.types import instant_text

ME, OTHER = new_id(), new_id()

scores = st.none() | st.decimals("0", "9.99", places=2).map(str)
amounts = st.none() | st.integers(0, 2**31 - 1)
stamps = st.none() | st.datetimes(timezones=st.just(UTC)).map(instant_text) | st.sampled_from(["infinity", "", "?"])
notes = st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
rows = st.fixed_dictionaries(
    {
        "id": st.uuids().map(str),
        "user_id": st.sampled_from([ME, ME, OTHER]),
        "date": st.dates().map(date.isoformat),
        "sleep_hours": st.none() | st.decimals("-99.99", "99.99", places=2).map(str),
        "water_intake_ml": amounts,
        "exercise_minutes": amounts,
        "meditation_minutes": amounts,
        "mood_score": scores,
        "energy_level": scores,
        "nutrition_notes": notes,
        "created_at": stamps,
        "updated_at": stamps,
    }
)


def test_an_entry_has_the_schemas_columns_in_their_order() -> None:
    assert Entry._fields == WELLNESS_ENTRIES.columns


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(rows, max_size=6, unique_by=(lambda row: row["id"], lambda row: (row["user_id"], row["date"]))),
    st.none() | st.dates(),
    st.none() | st.dates(),
)
def test_entries_are_read_as_sqlmodel_reads_them(
    tmp_path_factory: pytest.TempPathFactory, made: list[dict[str, Any]], first: date | None, last: date | None
) -> None:
    """Whatever is in the file: other people's rows, days that no calendar shows, stamps that a fault has damaged."""
    with closing(Database(tmp_path_factory.mktemp("reads") / "a.db")) as database:
        with database.writing() as session:
            session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            for person in (ME, OTHER):
                session.execute(insert(USERS.table).values(id=person, email=person))
            for row in made:
                statement = f"INSERT INTO wellness_entries VALUES ({', '.join('?' * len(row))})"
                session.connection().exec_driver_sql(statement, tuple(row[name] for name in Entry._fields))
        query = select(WellnessEntry).where(WellnessEntry.user_id == ME).order_by(col(WellnessEntry.date))
        with database.reading() as session:
            models = session.exec(query).all()
            connection = sqlite_of(session)
            expected = [Entry(*(getattr(model, name) for name in Entry._fields)) for model in models]
            assert reads.entries(connection, ME) == expected
            within = [entry for entry in expected if (first or date.min) <= entry.date <= (last or date.max)]
            assert reads.entries(connection, ME, first, last) == within
            assert [reads.entry(connection, ME, each.date) for each in expected] == expected
            between = reads.dates_between(connection, ME, first or date.min, last or date.max)
            assert between == [each.date for each in within]
