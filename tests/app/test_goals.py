"""Goals as the user sets them: today's change leaves the past alone, and the past can be corrected."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import DatabaseUnwritable, InvalidInput
from organic_desktop.core.goals import MOST_CHANGES, DayGoal, Goal, GoalHistory
from organic_desktop.core.settings import portable_changes
from organic_desktop.transfer.plan import Existing
from organic_desktop.wellness.metrics import metric
from tests.clocks import HandClock
from tests.devices import MakeDevice

WATER, MOOD = metric("water_intake_ml"), metric("mood_score")
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime(2026, 11, 23, 12, tzinfo=UTC))


@pytest.fixture
def app(device: MakeDevice, clock: HandClock) -> App:
    app = device("a", clock=clock)
    app.change_settings(timezone="UTC")
    return app


def goals(app: App, *days: date) -> list[int]:
    """What water is to reach on each day."""
    return [int((app.goal_on(WATER, day) or DayGoal(Decimal(0))).amount) for day in days]


def test_a_goal_holds_from_today_on_and_the_last_one_of_a_day_counts(app: App, clock: HandClock) -> None:
    app.goals.set(WATER, Goal(Decimal(3000)))
    app.goals.set(WATER, Goal(Decimal(2500)))
    assert goals(app, date.min, TODAY - DAY, TODAY, TODAY + DAY, date.max) == [2000, 2000, 2500, 2500, 2500]
    clock.move(timedelta(days=10))
    app.goals.set(WATER, Goal(Decimal(0)))
    assert goals(app, TODAY - DAY, TODAY, TODAY + 9 * DAY, TODAY + 10 * DAY) == [2000, 2500, 2500, 0]
    app.goals.set(WATER, Goal(Decimal(2500)))
    assert [step.first for step in app.goals.steps(WATER)] == [None, TODAY]


def test_a_goal_of_today_also_holds_for_days_that_another_zone_called_today(app: App, clock: HandClock) -> None:
    app.change_settings(timezone="Pacific/Kiritimati")
    app.goals.set(WATER, Goal(Decimal(3000)))
    app.change_settings(timezone="Pacific/Pago_Pago")
    app.goals.set(WATER, Goal(Decimal(2500)))
    assert goals(app, app.today(), app.today() + 2 * DAY) == [2500, 2500]


def test_the_past_is_corrected_until_the_next_change(app: App) -> None:
    app.goals.set(WATER, Goal(Decimal(3000)))
    app.goals.correct(WATER, Goal(Decimal(1500)), TODAY - 10 * DAY)
    assert goals(app, TODAY - 11 * DAY, TODAY - 10 * DAY, TODAY - DAY, TODAY) == [2000, 1500, 1500, 3000]
    app.goals.correct(WATER, Goal(Decimal(1000)), None)
    assert goals(app, date.min, TODAY - 11 * DAY, TODAY - 10 * DAY) == [1000, 1000, 1500]
    app.goals.correct(WATER, Goal(Decimal(1500)), TODAY)  # as before: the change is gone
    assert [step.goal.amount for step in app.goals.steps(WATER)] == [1000, 1500]


def test_two_programs_keep_each_others_goals(app: App) -> None:
    with closing(App(app.folder, clock=app._clock)) as other:
        app.goals.set(WATER, Goal(Decimal(3000)))
        other.goals.set(metric("sleep_hours"), Goal(Decimal("7.5")))
    with closing(App(app.folder, clock=app._clock)) as later:
        assert later.settings.goals == {"water_intake_ml": "3000", "sleep_hours": "7.50"}
        assert later.settings.earlier_goals.keys() == {"water_intake_ml", "sleep_hours"}


def test_what_an_older_program_wrote_holds_for_all_days_and_what_it_reads_is_todays_goal(app: App) -> None:
    app.change_settings(goals={"water_intake_ml": "2200"})
    assert goals(app, date.min, TODAY, date.max) == [2200, 2200, 2200]
    app.goals.set(WATER, Goal(Decimal(2600)))
    stored = json.loads((app.folder / "settings.json").read_text())
    assert stored["goals"] == {"water_intake_ml": "2600"}


@pytest.mark.parametrize("goal", [Decimal(-1), Decimal(100_001), Decimal("0.5"), Decimal("NaN")])
def test_a_goal_out_of_range_changes_nothing(app: App, goal: Decimal) -> None:
    before = app.settings
    with pytest.raises(InvalidInput):
        app.goals.set(WATER, Goal(goal))
    with pytest.raises(InvalidInput):
        app.goals.correct(WATER, Goal(goal), TODAY)
    assert app.settings == before


def test_no_goal_is_for_a_score_or_from_a_day_that_cant_be(app: App) -> None:
    with pytest.raises(InvalidInput, match="Mood has no daily goal"):
        app.goals.set(MOOD, Goal(Decimal(4)))
    with pytest.raises(InvalidInput, match="in the future"):
        app.goals.correct(WATER, Goal(Decimal(1)), TODAY + DAY)
    with pytest.raises(InvalidInput, match="too early"):
        app.goals.correct(WATER, Goal(Decimal(1)), date(1899, 12, 31))


def test_more_changes_than_can_be_stored_are_refused(app: App) -> None:
    days = [TODAY - number * DAY for number in range(1, MOST_CHANGES + 1)]
    full = GoalHistory(tuple(sorted(days)), tuple(Goal(Decimal(number % 2)) for number in range(MOST_CHANGES + 1)))
    app.change_settings(**app.settings.goals_changed(WATER.column, full))
    with pytest.raises(InvalidInput, match="too many goals"):
        app.goals.set(WATER, Goal(Decimal(3000)))
    assert app.settings.goal_history(WATER.column) == full
    with closing(App(app.folder, clock=app._clock)) as again:
        assert again.folder_problems() == []
        assert again.settings.goal_history(WATER.column) == full


def test_a_goal_that_cant_be_saved_isnt_set(app: App) -> None:
    (app.folder / "settings.lock").unlink(missing_ok=True)
    (app.folder / "settings.lock").mkdir()
    with pytest.raises(DatabaseUnwritable):
        app.goals.set(WATER, Goal(Decimal(3000)))
    assert goals(app, TODAY) == [2000]


def test_goals_with_their_history_travel_in_an_export(app: App, device: MakeDevice, tmp_path: Path) -> None:
    app.days.log(TODAY, {"water_intake_ml": 1750})
    app.goals.correct(WATER, Goal(Decimal(1500)), TODAY - 10 * DAY)
    app.goals.set(WATER, Goal(Decimal(3000)))
    app.transfer.export(tmp_path / "all.organic")
    other = device("b")
    found = other.transfer.read(tmp_path / "all.organic")
    plan = other.transfer.plan(found, other.transfer.mapping_for(found))
    other.transfer.bring_in(plan, Existing.MINE, settings=True)
    days = (date.min, TODAY - 10 * DAY, TODAY)
    assert goals(other, *days) == goals(app, *days) == [2000, 1500, 3000]


def test_a_limit_holds_from_today_on_and_travels_in_an_export(app: App, device: MakeDevice, tmp_path: Path) -> None:
    app.days.log(TODAY, {"water_intake_ml": 1750})
    app.goals.set(WATER, Goal(Decimal(1500), at_most=True))
    assert app.goal_on(WATER, TODAY - DAY) == DayGoal(Decimal(2000))
    assert app.goal_on(WATER, TODAY) == DayGoal(Decimal(1500), at_most=True)
    app.transfer.export(tmp_path / "all.organic")
    other = device("b")
    other.goals.correct(WATER, Goal(Decimal(900), at_most=True), None)
    found = other.transfer.read(tmp_path / "all.organic")
    plan = other.transfer.plan(found, other.transfer.mapping_for(found))
    other.transfer.bring_in(plan, Existing.MINE, settings=True)
    assert other.settings.goal_history(WATER.column) == app.settings.goal_history(WATER.column)


def test_a_file_of_an_older_program_brings_goals_to_reach(app: App) -> None:
    app.goals.correct(WATER, Goal(Decimal(900), at_most=True), None)
    app.change_settings(**portable_changes({"goals": {"water_intake_ml": "2500"}, "earlier_goals": {}}))
    assert app.goal_on(WATER, TODAY) == DayGoal(Decimal(2500))
    app.goals.set(WATER, Goal(Decimal(900), at_most=True))
    app.change_settings(**portable_changes({"appearance": "dark"}))  # says nothing of goals
    assert app.goal_on(WATER, TODAY) == DayGoal(Decimal(900), at_most=True)


def test_an_amount_that_an_older_program_changes_stays_a_limit(app: App) -> None:
    app.goals.set(WATER, Goal(Decimal(1500), at_most=True))
    stored = json.loads((app.folder / "settings.json").read_text())
    assert (stored["goals"], stored["goal_turns"]) == ({"water_intake_ml": "1500"}, {"water_intake_ml": [f"{TODAY}"]})
    app.change_settings(goals={"water_intake_ml": "1200"})
    assert app.goal_on(WATER, TODAY) == DayGoal(Decimal(1200), at_most=True)
    assert app.goal_on(WATER, TODAY - DAY) == DayGoal(Decimal(2000))


def test_no_goal_and_the_default_have_no_direction(app: App) -> None:
    for amount in (None, Decimal(0)):
        app.goals.set(WATER, Goal(amount, at_most=True))
        assert app.goals.steps(WATER)[-1].goal == Goal(amount)
