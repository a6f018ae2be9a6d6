"""The demo's year: the same each time, taken by the program, and with everything in it that its pages have to show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.sync.status import SyncState
from organic_desktop.wellness.metrics import COLUMNS, checked
from tests.clocks import HandClock
from tests.demo.elsewhere import be_refused
from tests.demo.fill import fill
from tests.demo.year import DAYS, UNBROKEN, year
from tests.server.lite import Server, fresh_server

NOW = datetime(2026, 10, 15, 15, 40, tzinfo=UTC)


@pytest.fixture
def own_server() -> Iterator[Server]:
    """The demo changes the schema and stops the server: not the one that tests share."""
    with fresh_server("pglite") as server:
        yield server


def test_the_same_year_each_time() -> None:
    assert list(year(NOW.date())) == list(year(NOW.date()))


@pytest.mark.parametrize("today", [date(2026, 10, 15), date(2028, 2, 29), date(2027, 1, 1)])
def test_a_plausible_year(today: date) -> None:
    days = list(year(today))
    assert [day.date for day in days] == [today - timedelta(days=back) for back in reversed(range(DAYS))]
    for day in days:
        assert {column: checked(column, value) for column, value in day.values.items()} == day.values
    assert all(day.values for day in days[-UNBROKEN:])
    assert 10 < sum(not day.values for day in days) < 40
    assert sum(day.off for day in days) == 5
    assert {column for day in days for column in day.values} == set(COLUMNS)
    notes = " ".join(str(day.values.get("nutrition_notes")) for day in days)
    assert "ü" in notes
    assert "味噌汁" in notes


@pytest.mark.usefixtures("test_keyring")
def test_it_is_lived_on_two_devices(own_server: Server, tmp_path: Path) -> None:
    fill(tmp_path, own_server, NOW, timezone="UTC")
    with closing(App(tmp_path, clock=HandClock(NOW))) as app:
        assert app.status().state == SyncState.UP_TO_DATE
        assert app.days.streak().streak > UNBROKEN
        assert max(entry.date for entry in app.days.entries()) == app.today()
        assert {conflict.column for conflict in app.sync_review.conflicts()} == {
            "mood_score",
            "nutrition_notes",
            "sleep_hours",
        }
        assert "The server can't be reached." in {cycle.problem for cycle in app.sync_review.cycles()}
        assert len(app.conversations.all()) == 4
        assert {row.module_name for row in app.modules.rows()} > {"identity", "gardening"}
        assert len(app.days.skipped()) == 5
        be_refused(app, own_server)
        assert [change.refused for change in app.sync_review.changes()] == [True]
