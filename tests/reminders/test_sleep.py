"""Sleep, restarts and crashes: what was missed comes once, together, and nothing older than today."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from organic_desktop.reminders.events import Outcome
from organic_desktop.system.timekeeper import CHECK_SECONDS
from tests.reminders.world import MONDAY, World, at, days_later

WATER, MOOD = "water_intake_ml", "mood_score"
CHECK = timedelta(seconds=CHECK_SECONDS)


def test_what_was_slept_through_comes_as_one(world: World) -> None:
    world.remind("water", "08:00", "10:00", column=WATER)
    world.remind("mood", "09:00", column=MOOD)
    world.remind("evening", "20:00")
    world.asleep_until("12:00")
    ((moment, due),) = world.told
    assert moment - at("12:00") <= CHECK
    assert (due.late, due.day, world.names) == (True, MONDAY, [["water", "mood"]])
    assert sorted(world.outcomes) == ["08:00 asleep", "09:00 asleep", "10:00 asleep"]
    world.reminders.check()
    world.awake_until("21:00")
    assert world.names == [["water", "mood"], ["evening"]]


def test_a_minute_late_is_not_late(world: World) -> None:
    world.remind("water", "08:00", column=WATER)
    world.awake_until("07:59")
    world.clock.move(timedelta(minutes=2))
    world.reminders.check()
    assert [due.late for _, due in world.told] == [False]


def test_nothing_older_than_today(world: World) -> None:
    world.remind("evening", "20:00")
    world.asleep_until("07:00", days_later(1))
    assert (world.told, world.outcomes) == ([], ["20:00 over"])
    world.awake_until("19:00", days_later(1))
    world.asleep_until("08:00", days_later(12))
    assert (world.told, world.outcomes) == ([], ["20:00 over", "20:00 over"])


def test_what_is_logged_meanwhile_is_not_caught_up_with(world: World) -> None:
    world.remind("water", "08:00", column=WATER)
    world.app.days.log(MONDAY, {WATER: 250})
    world.asleep_until("12:00")
    assert (world.told, world.outcomes) == ([], ["08:00 logged"])


def test_one_that_is_due_now_is_not_said_twice(world: World) -> None:
    world.remind("water", "08:00", "12:00", column=WATER)
    world.asleep_until("12:00")
    assert [(due.key, due.late) for _, due in world.told] == [("water", False)]
    assert world.outcomes == ["08:00 asleep", "12:00 shown"]


def test_a_second_catch_up_takes_the_place_of_the_first_and_keeps_what_it_asked(world: World) -> None:
    world.remind("water", "08:00", column=WATER)
    world.remind("mood", "12:00", column=MOOD)
    world.asleep_until("09:00")
    world.asleep_until("13:00")
    assert [due.key for _, due in world.told] == ["late", "late"]
    assert world.names == [["water"], ["water", "mood"]]
    world.logs(water_intake_ml=250)
    assert world.withdrawn == []
    world.logs(mood_score=4)
    assert world.withdrawn == ["late"]
    assert world.outcomes[2:] == ["08:00 acted", "12:00 acted"]


def test_a_snooze_that_was_slept_through_joins_the_catch_up(world: World) -> None:
    world.remind("water", "08:00", column=WATER)
    world.remind("mood", "09:00", column=MOOD)
    world.awake_until("08:01")
    world.reminders.snooze(world.told[0][1], at("08:11"))
    world.asleep_until("10:00")
    assert sorted(world.names[1]) == ["mood", "water"]
    assert len(world.told) == 2


def test_catch_ups_can_be_put_off(world: World) -> None:
    world.remind("water", "08:00", column=WATER)
    world.remind("mood", "09:00", column=MOOD)
    world.asleep_until("10:00")
    world.reminders.snooze(world.told[0][1], at("11:00"))
    world.awake_until("12:00")
    assert world.names == [["water", "mood"], ["water", "mood"]]
    assert [line for line in world.outcomes if "shown" in line] == ["08:00 shown", "09:00 shown"]


def test_killed_and_started_again_it_tells_nothing_twice(world: World) -> None:
    world.remind("water", "08:00", "10:00", column=WATER)
    world.awake_until("08:30")
    world.start()
    assert len(world.told) == 1
    world.clock.move(at("10:30") - world.clock.now())
    world.start()
    world.start()
    assert [due.late for _, due in world.told] == [False, True]


def test_killed_while_it_tells_it_tells_nothing_twice(world: World) -> None:
    world.remind("water", "08:00", column=WATER)

    def die(due: object) -> None:
        raise KeyboardInterrupt

    world.reminders.start(die, world.withdrawn.append)
    with pytest.raises(KeyboardInterrupt):
        world.awake_until("08:00")
    world.start()
    assert (world.told, world.outcomes) == ([], ["08:00 shown"])


def test_a_clock_that_is_set_back_tells_nothing_twice_and_silences_nothing(world: World) -> None:
    world.remind("water", "08:00", "10:00", column=WATER)
    world.awake_until("09:00")
    world.clock.jump(timedelta(hours=-3))
    world.reminders.check()
    world.awake_until("10:00")
    assert [moment for moment, _ in world.told] == [at("08:00"), at("10:00")]
    world.clock.jump(timedelta(days=1500))
    world.remind("mood", "12:00", column=MOOD)
    world.clock.jump(timedelta(days=-1500))
    world.reminders.check()
    world.awake_until("13:00")
    assert world.names[-1] == ["mood"]


@pytest.mark.slow
@pytest.mark.parametrize("told_of_waking", [True, False], ids=["logind says so", "only the clock does"])
def test_twenty_sleeps(world: World, told_of_waking: bool) -> None:
    """Awake for five hours and asleep for seven, twenty times: ten days and nights."""
    world.remind("hourly", *(f"{hour:02}:00" for hour in range(24)), column=WATER)
    world.remind("evening", "20:00", "22:15")
    sleeps = [(at("07:00") + n * timedelta(hours=12), at("14:00") + n * timedelta(hours=12)) for n in range(20)]
    for asleep, awake in sleeps:
        while world.timer.at and world.timer.at <= asleep:
            world.clock.move(world.timer.at - world.clock.now())
            world.timer.ring()
        world.clock.move(awake - world.clock.now())
        before = len(world.told)
        if told_of_waking:
            world.reminders.check()
        else:
            world.asleep_until("14:00" if awake == at("14:00", awake.date()) else "02:00", awake.date())
        assert sum(due.late for _, due in world.told[before:]) <= 1
        assert all(due.day == world.app.today() for _, due in world.told[before:])

    lines = world.reminders.log()
    assert len(lines) == 236 + 20  # hours and evenings: each has its line
    assert max(Counter((line.planned, line.column) for line in lines).values()) == 1
    for line in lines:
        slept = any(asleep < line.planned < awake for asleep, awake in sleeps)
        assert line.outcome in ({Outcome.ASLEEP, Outcome.OVER} if slept else {Outcome.SHOWN})
        if not slept:
            assert line.at - line.planned <= (timedelta(0) if told_of_waking else CHECK)
    in_time = [(moment, due.key) for moment, due in world.told if not due.late]
    assert len(in_time) == len(set(in_time)) > 90
