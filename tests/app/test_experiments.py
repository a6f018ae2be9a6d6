"""Experiments in the App: written down once, ticked, ended, counted; kept, undone, taken along and reminded of."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from organic_desktop.app.experiments import PREFIX, Draft
from organic_desktop.app.facade import App
from organic_desktop.core.errors import InvalidInput
from organic_desktop.store.adoption import adopt
from organic_desktop.store.database import Database
from organic_desktop.wellness.experiments import DAY, Experiment, Factor, State, proposed
from organic_desktop.wellness.schedule import Reminder
from tests.clocks import HandClock
from tests.reminders.world import World
from tests.transfer.people import bring, opened, plan_of

MONDAY = date(2026, 11, 23)
SCREENS = Factor("No screens after ten")
DRAFT = Draft("Do I sleep longer?", SCREENS, "sleep_hours", 0, MONDAY + DAY, proposed(4), time(20))


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime(2026, 11, 23, 8, 0, tzinfo=UTC))


@pytest.fixture
def app(tmp_path: Path, clock: HandClock, test_keyring: None) -> Iterator[App]:
    app = App(tmp_path, clock=clock)
    app.change_settings(timezone="Europe/Berlin")
    yield app
    app.close()


def live(app: App, clock: HandClock, made: Experiment, effect: float = 1) -> None:
    """Log each day of a plan, and be where its result can be counted."""
    clock.move(datetime.combine(made.plan.counted_on, time(8), UTC) - clock.now())
    for number, (day, with_it) in enumerate(made.plan.days()):
        value = Decimal(str(round(7 + number % 3 / 10 + effect * with_it, 2)))
        app.days.log(day + made.plan.lag * DAY, {made.plan.outcome: value})


def of_plans(app: App) -> list[Reminder]:
    """The reminders that follow plans, which no list of the user's has."""
    return [each for each in app.reminders._store.current.reminders if each.plan]


def test_two_processes_can_t_write_down_more_than_run_at_once(
    app: App, tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another process wrote down after this one looked is seen inside the transaction."""
    app.experiments.write_down(DRAFT)
    with closing(App(tmp_path, clock=clock)) as other:
        look = app.experiments.check

        def look_then_wait(draft: Draft) -> object:
            plan = look(draft)
            other.experiments.write_down(replace(DRAFT, factor=Factor("A walk")))
            return plan

        monkeypatch.setattr(app.experiments, "check", look_then_wait)
        with pytest.raises(InvalidInput, match="At most"):
            app.experiments.write_down(replace(DRAFT, factor=Factor("No coffee")))
    assert len(app.experiments.all()) == 2


def test_what_is_written_down_is_drawn_and_stays_to_the_letter(app: App) -> None:
    made, _ = app.experiments.write_down(DRAFT)
    (kept,) = app.experiments.all()
    assert kept.plan == made.plan
    assert kept.is_as_written
    before = app.profiles.current.queries.experiments()[0]
    app.experiments.amend(made.id, "At half past ten")
    after = app.profiles.current.queries.experiments()[0]
    assert (before.plan_json, before.plan_sum) == (after.plan_json, after.plan_sum)
    assert [each.words for each in app.experiments.all()[0].record.amendments] == ["At half past ten"]
    orders = {app.experiments.write_down(replace(DRAFT, factor=Factor("Other")))[0].plan.order}
    assert len(orders) == 1


def test_a_plan_that_somebody_changed_in_the_file_is_said_to_be_another(app: App) -> None:
    app.experiments.write_down(DRAFT)
    with app.profiles.current.database.writing() as session:
        session.connection().exec_driver_sql(
            "UPDATE experiment SET plan_json = replace(plan_json, 'after ten', 'at six')"
        )
    (found,) = app.experiments.all()
    assert not found.is_as_written


def test_a_line_that_can_t_be_read_hides_no_other(app: App) -> None:
    app.experiments.write_down(DRAFT)
    with app.profiles.current.database.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO experiment VALUES ('x', '{', '', '[]')")
    assert len(app.experiments.all()) == 1


def test_it_begins_today_only_before_anything_of_it_is_logged(app: App) -> None:
    today = replace(DRAFT, first=MONDAY)
    app.experiments.check(today)
    app.days.log(MONDAY, {"sleep_hours": 7})
    with pytest.raises(InvalidInput, match="begin tomorrow"):
        app.experiments.check(today)
    with pytest.raises(InvalidInput, match="can begin today"):
        app.experiments.write_down(replace(DRAFT, first=MONDAY - DAY))
    assert app.experiments.all() == []


def test_no_result_is_told_before_the_last_day_is_over(app: App, clock: HandClock) -> None:
    made, _ = app.experiments.write_down(DRAFT)
    clock.move(timedelta(days=28))
    assert made.state(app.today()) is State.RUNNING
    with pytest.raises(InvalidInput, match="once all days are over"):
        app.experiments.count(made)
    live(app, clock, made)
    counted = app.experiments.count(app.experiments.get(made.id))
    assert counted.result.is_difference
    assert counted.result.difference
    assert not counted.has_changed


def test_days_that_are_edited_after_the_result_was_told_are_noticed(app: App, clock: HandClock) -> None:
    made, _ = app.experiments.write_down(DRAFT)
    live(app, clock, made)
    first = app.experiments.count(app.experiments.get(made.id))
    app.days.log(made.plan.first, {"sleep_hours": 12})
    again = app.experiments.count(made)  # whoever still holds what was written down at first
    assert again.has_changed
    assert again.told == first.told
    assert again.result != first.result


def test_what_was_told_is_no_step_of_undo(app: App, clock: HandClock) -> None:
    made, _ = app.experiments.write_down(DRAFT)
    live(app, clock, made)
    mark, _ = app.edits_since(None)
    app.experiments.count(app.experiments.get(made.id))
    assert app.edits_since(mark)[1] == []


def test_one_that_is_stopped_tells_nothing_and_says_when(app: App, clock: HandClock) -> None:
    made, _ = app.experiments.write_down(DRAFT)
    clock.move(timedelta(days=9))
    with pytest.raises(InvalidInput, match="Stop the experiment first"):
        app.experiments.remove(made.id)
    app.experiments.stop(made.id)
    (stopped,) = app.experiments.all()
    assert stopped.record.stopped_on == MONDAY + 9 * DAY
    with pytest.raises(InvalidInput, match="stopped early"):
        app.experiments.count(stopped)
    with pytest.raises(InvalidInput, match="ended already"):
        app.experiments.stop(made.id)


def test_one_that_hasn_t_begun_is_taken_back(app: App) -> None:
    made, _ = app.experiments.write_down(DRAFT)
    app.experiments.stop(made.id)
    assert app.experiments.all() == []


def test_ticks_are_for_days_of_the_plan_that_are_here(app: App, clock: HandClock) -> None:
    made, _ = app.experiments.write_down(DRAFT)
    for day in (MONDAY, MONDAY + DAY):
        with pytest.raises(InvalidInput):
            app.experiments.tick(made.id, day)
    clock.move(timedelta(days=2))
    app.experiments.tick(made.id, MONDAY + DAY)
    assert app.experiments.adherence_of(app.experiments.get(made.id)) == (1, 1)
    app.experiments.tick(made.id, MONDAY + DAY, kept=False)
    assert app.experiments.adherence_of(app.experiments.get(made.id)) == (0, 1)
    measured = Factor("Move", "exercise_minutes", Decimal(30), Decimal(10))
    other, _ = app.experiments.write_down(replace(DRAFT, factor=measured, first=MONDAY + 2 * DAY))
    with pytest.raises(InvalidInput, match="nothing to tick"):
        app.experiments.tick(other.id, MONDAY + 2 * DAY)


def test_each_change_can_be_undone_and_redone(app: App, clock: HandClock) -> None:
    made, written = app.experiments.write_down(DRAFT)
    clock.move(timedelta(days=1))
    ticked = app.experiments.tick(made.id, MONDAY + DAY)
    undone = app.undo(ticked)
    assert undone.edit_id
    assert not app.experiments.all()[0].record.ticks
    app.undo(undone.edit_id)
    assert app.experiments.all()[0].record.ticks == {MONDAY + DAY}
    assert app.undo(written).edit_id is None, "it was ticked since"
    stopped = app.experiments.stop(made.id)
    app.undo(stopped)
    assert app.experiments.all()[0].state(MONDAY + DAY) is State.RUNNING
    app.experiments.stop(made.id)
    removed = app.experiments.remove(made.id)
    assert app.experiments.all() == []
    app.undo(removed)
    assert app.experiments.all()[0].plan == made.plan
    assert app.experiments.all()[0].is_as_written


def test_the_window_s_undo_stack_hears_of_it(app: App) -> None:
    mark, _ = app.edits_since(None)
    _, written = app.experiments.write_down(DRAFT)
    edits = app.edits_since(mark)[1]
    assert edits is not None
    assert [(each.edit_id, each.rows, each.experiment) for each in edits] == [(written, (), True)]


def test_another_file_s_experiments_join_and_nothing_is_lost(app: App, clock: HandClock, tmp_path: Path) -> None:
    made, _ = app.experiments.write_down(DRAFT)
    clock.move(timedelta(days=1))
    with opened(tmp_path / "other") as other, closing(Database(app.profiles.current.database.path)) as source:
        with other.profiles.edit() as profile:
            adopt(source, profile.writer, profile.user_id)
        app.experiments.tick(made.id, MONDAY + DAY)
        with other.profiles.edit() as profile:
            adopt(source, profile.writer, profile.user_id)
            adopt(source, profile.writer, profile.user_id)
        (there,) = other.experiments.all()
        assert there.plan == made.plan
        assert there.record.ticks == {MONDAY + DAY}


def test_an_export_takes_them_along_and_an_import_brings_them_back(app: App, clock: HandClock, tmp_path: Path) -> None:
    before, after = tmp_path / "before.organic", tmp_path / "after.organic"
    app.days.log(MONDAY, {"mood_score": 3})
    app.transfer.export(before)
    made, _ = app.experiments.write_down(DRAFT)
    app.transfer.export(after)
    assert b'"schema_version": 1' in before.read_bytes()
    assert b'"schema_version": 2' in after.read_bytes()
    with opened(tmp_path / "other", datetime(2026, 11, 23, 9, tzinfo=UTC)) as other:
        assert plan_of(other, after).rest.experiments.new == 1
        bring(other, after)
        (there,) = other.experiments.all()
        assert there.plan == made.plan
        assert there.is_as_written
        assert not plan_of(other, after).rest.adds
        assert [each.id for each in of_plans(other)] == [PREFIX + made.id]
        assert other.reminders.exported()["reminders"] == []


def test_a_restore_brings_them_back(app: App, clock: HandClock) -> None:
    made, _ = app.experiments.write_down(DRAFT)
    backup = app.backups.make("manual")
    assert backup is not None
    app.experiments.stop(made.id)
    assert app.experiments.all() == []
    preview = app.backups.preview(backup.path)
    assert [row.table for row in preview.differences.rows] == ["experiment"]
    done = app.backups.restore(preview)
    assert [each.id for each in app.experiments.all()] == [made.id]
    assert done.edit_id
    app.undo(done.edit_id)
    assert app.experiments.all() == []


# -- reminders ------------------------------------------------------------------------------------------------------


def test_a_reminder_follows_each_plan_and_ends_with_it(app: App, clock: HandClock) -> None:
    made, _ = app.experiments.write_down(DRAFT)
    (reminder,) = of_plans(app)
    assert app.reminders.all() == ()
    assert app.reminders.next_times(reminder, 40)[0] == datetime(2026, 11, 24, 19, tzinfo=UTC)
    assert len(app.reminders.next_times(reminder, 40)) == 28
    stopped = app.experiments.stop(made.id)
    assert of_plans(app) == []
    app.undo(stopped)
    assert of_plans(app) == [reminder]
    clock.move(timedelta(days=40))
    app.days.log(MONDAY, {"mood_score": 3})
    assert of_plans(app) == []


def test_it_comes_each_day_of_the_plan_until_the_day_is_ticked(app: App, clock: HandClock) -> None:
    made, _ = app.experiments.write_down(DRAFT)
    world = World(app, clock)
    world.reminders._tracker._is_ticked = app.experiments.is_ticked
    world.awake_until("22:00")
    assert world.names == []
    world.awake_until("21:00", MONDAY + DAY)
    assert world.names == [[PREFIX + made.id]]
    app.experiments.tick(made.id, MONDAY + DAY)
    world.reminders.check()
    assert world.withdrawn == [PREFIX + made.id]
    app.days.skip(MONDAY + 2 * DAY)
    world.awake_until("21:00", MONDAY + 2 * DAY)
    assert len(world.names) == 2, "a day off doesn't pause a plan"
    world.awake_until("19:00", MONDAY + 3 * DAY)
    app.experiments.tick(made.id, MONDAY + 3 * DAY)
    world.awake_until("21:00", MONDAY + 3 * DAY)
    assert len(world.names) == 2


def test_a_plan_of_dates_stays_in_another_zone(app: App, clock: HandClock) -> None:
    made, _ = app.experiments.write_down(DRAFT)
    app.change_settings(timezone="Pacific/Auckland")
    assert app.experiments.get(made.id).plan == made.plan
    (reminder,) = of_plans(app)
    assert len({at.date() for at in app.reminders.next_times(reminder, 40)}) == 28


def test_the_undo_of_writing_down_makes_no_running_one_vanish(app: App, clock: HandClock) -> None:
    _, edit_id = app.experiments.write_down(DRAFT)
    taken_back = app.undo(edit_id)
    assert app.experiments.all() == []
    assert taken_back.edit_id
    again = app.undo(taken_back.edit_id)
    assert again.edit_id
    clock.move(2 * DAY)
    for each in (edit_id, again.edit_id):
        with pytest.raises(InvalidInput, match="Stop the experiment first"):
            app.undo(each)
    assert len(app.experiments.all()) == 1


def test_days_ticked_at_once_in_two_processes_are_all_kept(app: App, tmp_path: Path, clock: HandClock) -> None:
    made, _ = app.experiments.write_down(DRAFT)
    clock.move(timedelta(days=29))
    days = [day for day, _ in made.plan.days()]
    with closing(App(tmp_path, clock=clock)) as other, ThreadPoolExecutor(2) as pool:
        each = [(app, days[::2]), (other, days[1::2])]
        list(pool.map(lambda mine: [mine[0].experiments.tick(made.id, day) for day in mine[1]], each))
        other.experiments.count(made)
        app.experiments.amend(made.id, "Late")
    assert app.experiments.get(made.id).record.ticks == {*days}
    assert app.experiments.get(made.id).record.told


def test_a_restore_makes_no_result_untold(app: App, clock: HandClock) -> None:
    made, _ = app.experiments.write_down(DRAFT)
    clock.move(3 * DAY)
    app.experiments.tick(made.id, made.plan.first)
    backup = app.backups.make().path
    live(app, clock, made)
    app.experiments.amend(made.id, "At half past ten")
    told = app.experiments.count(made).told
    app.experiments.tick(made.id, made.plan.first, kept=False)
    app.backups.restore(app.backups.preview(backup, exactly=True))
    record = app.experiments.get(made.id).record
    assert record.told == told
    assert [each.words for each in record.amendments] == ["At half past ten"]
    assert record.ticks == {made.plan.first}
    assert not app.backups.preview(backup, exactly=True).differences.rows


def test_moments_have_the_user_s_date(app: App, clock: HandClock) -> None:
    app.change_settings(timezone="America/Los_Angeles")
    clock.move(timedelta(hours=20))  # four in the morning in UTC, the evening before there
    made, _ = app.experiments.write_down(DRAFT)
    app.experiments.amend(made.id, "At half past ten")
    (found,) = app.experiments.all()
    assert made.plan.written_at.date() == MONDAY
    assert found.plan.written_at.date() == MONDAY
    assert found.record.amendments[0].at.date() == MONDAY
