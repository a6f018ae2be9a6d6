"""Days off, planned ones included: in ranges, undone exactly, silent reminders, an unbroken rhythm."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import InvalidInput
from tests.clocks import HandClock
from tests.reminders.world import World

MONDAY = date(2026, 11, 23)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime(2026, 11, 23, 8, 0, tzinfo=UTC))


@pytest.fixture
def app(tmp_path: Path, clock: HandClock, test_keyring: None) -> Iterator[App]:
    app = App(tmp_path, clock=clock)
    app.change_settings(timezone="Europe/Berlin")
    yield app
    app.close()


def later(days: int) -> date:
    return MONDAY + timedelta(days=days)


def test_a_range_is_taken_off_and_undone_exactly(app: App) -> None:
    app.days.skip(later(3))
    changed = app.days.skip_range(later(1), later(5))
    assert changed == {later(1), later(2), later(4), later(5)}
    assert app.days.planned_off() == [(later(1), later(5))]
    app.days.skip_only(changed, skipped=False)
    assert app.days.skipped() == {later(3)}
    assert app.days.skip_range(later(-9), later(9), skipped=False) == {later(3)}
    assert app.days.planned_off() == []


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (later(3), later(2)),
        (later(0), later(900)),
        (date(1899, 12, 31), date(1900, 1, 2)),
        (date(2020, 1, 1), date(2021, 12, 31)),
        (later(0), date.max),
    ],
)
def test_what_cant_be_meant_is_refused_whole(app: App, first: date, last: date) -> None:
    with pytest.raises(InvalidInput):
        app.days.skip_range(first, last)
    assert app.days.skipped() == frozenset()


def test_a_planned_absence_breaks_no_rhythm_when_it_comes(app: App, clock: HandClock) -> None:
    for back in range(3):
        app.days.log(later(-back), {"mood_score": 3})
    app.days.skip_range(later(1), later(14))
    assert app.days.streaks()[1].tracked == 3  # planned days neither count nor break it
    clock.move(timedelta(days=15))
    app.days.log(later(15), {"mood_score": 3})
    streak, rhythm = app.days.streaks()
    assert (streak.streak, rhythm.tracked, rhythm.skipped) == (1, 4, 14)


def test_reminders_are_silent_while_one_is_away(app: App, clock: HandClock) -> None:
    world = World(app, clock)
    world.remind("evening", "20:00")
    app.days.skip_range(later(1), later(2))
    for day in range(4):
        world.awake_until("21:00", later(day))
    assert [due.day for _, due in world.told] == [later(0), later(3)]
