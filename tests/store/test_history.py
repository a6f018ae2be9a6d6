"""What the History page reads, and edits of many days: narrow, in order, and one edit each."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from organic_desktop.app.facade import App
from organic_desktop.core.errors import InvalidInput
from organic_desktop.store.bookkeeping import JOURNAL
from tests.devices import MakeDevice

DAY = timedelta(days=1)


@pytest.fixture
def app(device: MakeDevice) -> App:
    """A device with nothing on it."""
    return device("a")


@pytest.fixture
def today(app: App) -> date:
    """The user's date."""
    return app.today()


def edits(app: App) -> int:
    """How many actions the journal holds."""
    with app.profiles.current.database.reading() as session:
        return int(session.execute(select(func.count(JOURNAL.c.edit_id.distinct()))).scalar_one())


def test_a_column_of_some_days(app: App, today: date) -> None:
    app.days.log(today - 2 * DAY, {"water_intake_ml": 1})
    app.days.log(today - DAY, {"water_intake_ml": 0, "sleep_hours": "7.5"})
    app.days.log(today, {"sleep_hours": 8})
    assert app.days.history.values("water_intake_ml", today - DAY, today) == {today - DAY: 0}
    assert app.days.history.values("sleep_hours", today - DAY, today) == {
        today - DAY: Decimal("7.5"),
        today: Decimal(8),
    }
    assert app.days.history.first_day() == today - 2 * DAY


def test_all_days(app: App, today: date) -> None:
    assert app.days.history.days() == []
    assert app.days.history.first_day() is None
    app.days.log(today - DAY, {"water_intake_ml": 500})
    app.days.log(today, {"nutrition_notes": "soup"})
    rows = app.days.history.days()
    assert [row.day for row in rows] == [today, today - DAY]
    assert rows[0].values == (None, None, None, None, None, None, "soup")
    assert rows[1].values == (None, 500, None, None, None, None, None)


def test_a_days_story_is_told_backwards(app: App, today: date) -> None:
    app.days.log(today, {"sleep_hours": 7, "nutrition_notes": "soup"})
    app.days.log(today, add={"water_intake_ml": 250}, source="tray")
    app.days.log(today - DAY, {"sleep_hours": 3})
    app.days.log(today, {"sleep_hours": None})
    lines = app.days.history.timeline(today, 10)
    told = [(line.column, line.old, line.new, line.how, line.source) for line in lines]
    assert told == [
        ("sleep_hours", Decimal(7), None, "set", "typed"),
        ("water_intake_ml", None, 250, "add", "tray"),
        ("nutrition_notes", None, "soup", "create", "typed"),
        ("sleep_hours", None, Decimal(7), "create", "typed"),
    ]
    assert lines[2].edit_id == lines[3].edit_id != lines[1].edit_id
    assert [line.column for line in app.days.history.timeline(today, 1)] == ["sleep_hours"]


def test_many_days_are_one_edit(app: App, today: date) -> None:
    app.days.log(today, {"water_intake_ml": 500, "sleep_hours": 7})
    before = edits(app)
    app.days.log_many([today, today - DAY], {"water_intake_ml": 2000})
    assert edits(app) == before + 1
    assert app.days.history.values("water_intake_ml", today - DAY, today) == {today: 2000, today - DAY: 2000}
    app.days.log_many([today, today - DAY], {"water_intake_ml": None})
    assert edits(app) == before + 2
    assert [row.day for row in app.days.history.days()] == [today]


def test_one_refused_day_refuses_all(app: App, today: date) -> None:
    with pytest.raises(InvalidInput):
        app.days.log_many([today, today + DAY], {"water_intake_ml": 2000})
    with pytest.raises(InvalidInput):
        app.days.log_many([today], {"water_intake_ml": -1})
    assert app.days.history.days() == []


def test_many_days_are_deleted_in_one_edit(app: App, today: date) -> None:
    for back in range(3):
        app.days.log(today - back * DAY, {"water_intake_ml": 500})
    before = edits(app)
    assert app.days.delete([today, today - DAY, today - 9 * DAY]) == 2
    assert edits(app) == before + 1
    assert [row.day for row in app.days.history.days()] == [today - 2 * DAY]
