"""What is told, when, and when not; and what the log says about it."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from organic_desktop.core.errors import DatabaseUnwritable
from organic_desktop.reminders.events import Due
from organic_desktop.reminders.storage import FOR_GOOD
from organic_desktop.wellness.schedule import EVERY_DAY, QuietHours, Reminder
from tests.reminders.world import BERLIN, MONDAY, World, at, days_later

NIGHT = QuietHours(time(22), time(7))
WATER, SLEEP, MOOD = "water_intake_ml", "sleep_hours", "mood_score"


def test_each_comes_at_its_time(world: World) -> None:
    water = world.remind("water", "10:00", "14:00", column=WATER)
    world.remind("evening", "20:00")
    world.awake_until("23:00")
    assert [(moment, due.day) for moment, due in world.told] == [
        (at("10:00"), MONDAY), (at("14:00"), MONDAY), (at("20:00"), MONDAY),
    ]  # fmt: skip
    assert world.told[0][1] == Due("water", MONDAY, (water,))
    assert world.outcomes == ["10:00 shown", "14:00 shown", "20:00 shown"]
    world.awake_until("10:00", days_later(1))
    assert len(world.told) == 4


def test_what_is_set_for_earlier_today_is_not_late(world: World) -> None:
    world.awake_until("12:00")
    made = world.remind("water", "11:00", "18:00", column=WATER)
    world.awake_until("19:00")
    assert [moment for moment, _ in world.told] == [at("18:00")]
    world.reminders.save(Reminder("water", (time(18, 30),), EVERY_DAY, WATER))
    world.awake_until("20:00")
    assert len(world.told) == 1
    assert world.reminders.all() != (made,)


def test_other_words_do_not_lose_a_time_that_passed_asleep(world: World) -> None:
    world.remind("water", "11:00", column=WATER)
    world.clock.move(timedelta(hours=8))
    world.reminders.save(Reminder("water", (time(11),), EVERY_DAY, WATER, "Drink!"))
    assert world.names == [["water"]]


def test_off_is_off(world: World) -> None:
    world.reminders.save(Reminder("water", (time(10),), EVERY_DAY, WATER, on=False))
    world.awake_until("12:00")
    assert (world.told, world.timer.at) == ([], None)


# -- what is logged already -------------------------------------------------------------------------------------------


def test_what_is_logged_is_not_asked_for(world: World) -> None:
    world.remind("water", "10:00", column=WATER)
    world.remind("anyway", "11:00", column=WATER, only_if_missing=False)
    world.remind("mood", "12:00", column=MOOD)
    world.logs(water_intake_ml=250)
    world.logs(days_later(-1), mood_score=4)
    world.awake_until("13:00")
    assert world.names == [["anyway"], ["mood"]]
    assert world.outcomes == ["10:00 logged", "11:00 shown", "12:00 shown"]


def test_the_check_in_asks_for_what_is_usually_logged(world: World) -> None:
    for ago in range(1, 5):
        world.logs(days_later(-ago), sleep_hours="7", mood_score=4, **({"water_intake_ml": 500} if ago == 1 else {}))
    world.remind("morning", "09:00")
    world.remind("evening", "20:00")
    world.logs(sleep_hours="8")
    world.awake_until("10:00")
    assert world.names == [["morning"]]
    world.logs(mood_score=3)
    assert world.withdrawn == ["morning"]
    world.awake_until("21:00")
    assert world.outcomes == ["09:00 shown", "09:00 acted", "20:00 logged"]


def test_where_nothing_is_usual_the_check_in_asks_for_every_number(world: World) -> None:
    world.remind("morning", "09:00")
    world.remind("evening", "20:00")
    world.logs(sleep_hours="7", mood_score=4)
    world.awake_until("10:00")
    world.logs(water_intake_ml=1)
    assert world.withdrawn == []
    world.logs(exercise_minutes=0, meditation_minutes=0, energy_level=3)
    world.awake_until("21:00")
    assert world.outcomes == ["09:00 shown", "09:00 acted", "20:00 logged"]


def test_a_day_off_is_left_in_peace(world: World) -> None:
    world.remind("evening", "20:00")
    world.remind("pill", "20:00", only_if_missing=False)
    world.app.days.skip(MONDAY)
    world.awake_until("21:00")
    assert world.names == [["pill"]]
    assert world.outcomes == ["20:00 day off", "20:00 shown"]


def test_what_is_shown_is_withdrawn_once_it_is_logged(world: World) -> None:
    world.remind("water", "10:00", column=WATER)
    world.remind("anyway", "10:00", column=WATER, only_if_missing=False)
    world.awake_until("10:30")
    world.logs(mood_score=4)
    world.logs(days_later(-1), water_intake_ml=250)
    assert world.withdrawn == []
    world.logs(water_intake_ml=250)
    assert sorted(world.withdrawn) == ["anyway", "water"]
    world.logs(water_intake_ml=500)
    assert len(world.withdrawn) == 2
    assert world.outcomes[2:] == ["10:00 acted", "10:00 acted"]


def test_one_that_is_shown_although_something_is_logged_is_withdrawn_by_more_of_it(world: World) -> None:
    world.remind("anyway", "10:00", column=WATER, only_if_missing=False)
    world.logs(water_intake_ml=250)
    world.awake_until("10:30")
    world.logs(mood_score=4)
    assert world.withdrawn == []
    world.logs(water_intake_ml=500)
    assert world.withdrawn == ["anyway"]


def test_what_is_shown_is_withdrawn_when_its_day_is_over(world: World) -> None:
    world.remind("evening", "23:50")
    world.awake_until("23:59")
    assert (len(world.told), world.withdrawn) == (1, [])
    world.awake_until("00:00", days_later(1))
    assert world.withdrawn == ["evening"]
    assert world.outcomes == ["23:50 shown"]


def test_what_is_shown_is_withdrawn_with_its_reminder(world: World) -> None:
    world.remind("gone", "10:00", column=WATER)
    off = world.remind("off", "10:00", column=MOOD)
    world.awake_until("10:30")
    world.reminders.remove("gone")
    world.reminders.save(Reminder(off.id, off.times, off.weekdays, off.column, on=False))
    assert world.withdrawn == ["gone", "off"]
    assert [reminder.id for reminder in world.reminders.all()] == ["off"]


# -- quiet hours, pause, snooze ---------------------------------------------------------------------------------------


def test_quiet_hours_keep_quiet_and_nothing_comes_after_them(world: World) -> None:
    world.reminders.set_quiet_hours(NIGHT)
    world.remind("late", "22:30", "06:30")
    world.remind("loud", "21:59")
    world.awake_until("12:00", days_later(1))
    assert world.names == [["loud"]]
    assert world.outcomes == ["06:30 quiet", "21:59 shown", "22:30 quiet", "06:30 quiet"]
    world.reminders.set_quiet_hours(None)
    assert world.reminders.quiet_hours is None
    world.awake_until("23:00", days_later(1))
    assert world.names[-1] == ["late"]


def test_a_catch_up_does_not_break_quiet_hours(world: World) -> None:
    world.reminders.set_quiet_hours(NIGHT)
    world.remind("evening", "20:00")
    world.asleep_until("23:00")
    assert (world.told, world.outcomes) == ([], ["20:00 quiet"])


def test_what_was_slept_through_in_quiet_hours_stays_quiet(world: World) -> None:
    world.reminders.set_quiet_hours(QuietHours(time(13), time(14)))
    world.remind("nap", "13:30")
    world.asleep_until("15:00")
    assert (world.told, world.outcomes) == ([], ["13:30 quiet"])


def test_a_pause_for_a_while_and_for_good(world: World) -> None:
    world.remind("water", "10:00", "12:00", "14:00", "16:00", column=WATER)
    world.reminders.pause(at("12:30"))
    pauses = [world.reminders.paused_until]
    world.awake_until("15:00")
    pauses.append(world.reminders.paused_until)
    world.reminders.pause(FOR_GOOD)
    world.start()
    pauses.append(world.reminders.paused_until)
    world.awake_until("17:00")
    assert pauses == [at("12:30"), None, FOR_GOOD]
    world.reminders.pause(None)
    world.awake_until("11:00", days_later(1))
    assert [moment for moment, _ in world.told] == [at("14:00"), at("10:00", days_later(1))]
    assert world.outcomes == ["10:00 paused", "12:00 paused", "14:00 shown", "16:00 paused", "10:00 shown"]


def test_what_a_pause_covered_is_not_caught_up_with(world: World) -> None:
    world.remind("water", "10:00", "14:00", column=WATER)
    world.remind("mood", "12:30", column=MOOD)
    world.reminders.pause(at("12:30"))
    world.asleep_until("15:00")
    assert sorted(world.outcomes) == ["10:00 paused", "12:30 asleep", "14:00 asleep"]


def test_snoozed_it_comes_again_and_once(world: World) -> None:
    world.remind("water", "10:00", column=WATER)
    world.awake_until("10:01")
    world.reminders.snooze(world.told[0][1], at("10:11"))
    world.awake_until("10:10")
    assert len(world.told) == 1
    world.awake_until("10:12")
    assert [moment for moment, _ in world.told] == [at("10:00"), at("10:11")]
    assert world.told[0][1] == world.told[1][1]
    world.awake_until("20:00")
    assert len(world.told) == 2
    assert world.outcomes == ["10:00 shown", "10:00 snoozed", "10:00 shown"]


def test_snoozed_again_counts_anew(world: World) -> None:
    world.remind("water", "10:00", column=WATER)
    world.awake_until("10:01")
    world.reminders.snooze(world.told[0][1], at("10:11"))
    world.reminders.snooze(world.told[0][1], at("11:00"))
    world.awake_until("12:00")
    assert [moment for moment, _ in world.told] == [at("10:00"), at("11:00")]


def test_what_is_logged_while_it_is_put_off_does_not_come_again(world: World) -> None:
    world.remind("water", "10:00", column=WATER)
    world.awake_until("10:01")
    world.reminders.snooze(world.told[0][1], at("10:11"))
    world.logs(water_intake_ml=250)
    world.awake_until("11:00")
    assert (len(world.told), world.withdrawn) == (1, [])
    assert world.outcomes == ["10:00 shown", "10:00 snoozed", "10:00 logged"]


def test_a_snooze_lasts_over_a_restart_and_into_quiet_hours(world: World) -> None:
    world.reminders.set_quiet_hours(NIGHT)
    world.remind("evening", "21:55")
    world.awake_until("21:56")
    world.reminders.snooze(world.told[0][1], at("22:06"))
    world.start()
    world.awake_until("22:10")
    assert [moment for moment, _ in world.told] == [at("21:55"), at("22:06")]


def test_a_snooze_ends_with_its_day_and_with_its_reminder(world: World) -> None:
    evening = world.remind("evening", "23:30", column=MOOD)
    world.remind("gone", "23:30", column=WATER)
    off = world.remind("off", "23:30", column=SLEEP)
    world.awake_until("23:40")
    for _, due in world.told[:3]:
        assert world.reminders.snooze(due, at("00:40", days_later(1))) == at("23:59")
    world.reminders.remove("gone")
    world.reminders.save(Reminder(off.id, off.times, off.weekdays, off.column, on=False))
    world.awake_until("23:59")
    assert [moment for moment, _ in world.told[3:]] == [at("23:59")]
    assert world.told[3][1].reminders == (evening,)
    world.clock.move(timedelta(seconds=30))
    assert world.reminders.snooze(world.told[3][1], at("08:00", days_later(1))) is None
    world.awake_until("12:00", days_later(1))
    assert len(world.told) == 4


def test_what_now_tonight_and_tomorrow_are(world: World) -> None:
    world.app.change_settings(day_start_hour=4)
    assert (world.reminders.now(), world.reminders.tonight()) == (at("06:00"), at("20:00"))
    assert world.reminders.tomorrow() == at("04:00", days_later(1))


def test_dismissed_it_is_done_with(world: World) -> None:
    world.remind("water", "10:00", column=WATER)
    world.awake_until("10:01")
    world.reminders.dismiss(world.told[0][1])
    world.logs(water_intake_ml=250)
    assert (world.withdrawn, world.outcomes) == ([], ["10:00 shown", "10:00 dismissed"])


# -- everything else --------------------------------------------------------------------------------------------------


def test_a_test_is_shown_at_once_and_leaves_no_trace(world: World) -> None:
    tried = Reminder("x", (time(20),), EVERY_DAY, WATER)
    world.logs(water_intake_ml=250)
    world.reminders.test(tried)
    world.reminders.check()
    assert [due for _, due in world.told] == [Due("test x", MONDAY, (tried,))]
    assert (world.reminders.all(), world.outcomes, world.timer.at) == ((), [], None)


def test_before_the_start_and_after_the_end_nothing_is_told(world: World) -> None:
    world.remind("water", "10:00", column=WATER)
    world.reminders.stop()
    world.awake_until("11:00")
    world.reminders.check()
    assert world.told == []
    world.start()
    assert world.names == [["water"]]


def test_many_checks_are_one_look(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    rings: list[object] = []
    world.remind("water", "10:00", column=WATER)
    with monkeypatch.context() as busy:
        busy.setattr(world.timer, "run_now", lambda *_: rings.append(None))
        for _ in range(3):
            world.reminders.check()
        assert len(rings) == 1
        world.awake_until("10:00")
        world.reminders.check()
        assert len(rings) == 2
    world.reminders.stop()
    world.reminders.start(lambda due: None, world.withdrawn.append)
    assert world.timer.at


def test_another_zone_asks_for_the_same_evening_once(world: World) -> None:
    world.remind("evening", "20:00")
    world.awake_until("21:00")
    for zone in ("America/New_York", "Asia/Tokyo", "Europe/Berlin"):
        world.app.change_settings(timezone=zone)
        world.reminders.check()
        world.awake_until("13:00", days_later(1))
    # On Monday it was evening in New York as well, on Tuesday in Tokyo first.
    world.awake_until("23:00", days_later(1))
    assert [due.day for _, due in world.told] == [MONDAY, days_later(1)]


def test_who_travels_is_reminded_by_the_clock_there_although_nothing_was_set(world: World) -> None:
    world.remind("morning", "09:00")
    world.awake_until("07:30")
    world.app.change_settings(timezone="Europe/Athens")  # of another Reminders, as the system's zone changes
    world.awake_until("08:30")
    (moment, _) = world.told[0]
    assert at("08:00") <= moment <= at("08:05")


def test_the_night_before_the_day_begins_is_about_yesterday(world: World) -> None:
    world.app.change_settings(day_start_hour=4)
    world.remind("night", "01:00", column=MOOD)
    world.awake_until("01:00", days_later(1))
    assert [due.day for _, due in world.told] == [MONDAY]
    world.logs(MONDAY, mood_score=3)
    assert world.withdrawn == ["night"]


def test_next_times(world: World) -> None:
    evening = Reminder("x", (time(20),), frozenset({0, 1}))
    here = [f"{moment.astimezone(BERLIN):%a %d %H}" for moment in world.reminders.next_times(evening, 3)]
    assert here == ["Mon 23 20", "Tue 24 20", "Mon 30 20"]
    assert len(world.reminders.next_times(evening)) == 5


def test_a_full_disk_refuses_what_the_user_sets_and_repeats_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = world.remind("water", "10:00", column=WATER)

    def full(path: object, text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("organic_desktop.reminders.storage.write_private", full)
    with pytest.raises(DatabaseUnwritable, match="The reminders can't be saved: No space left on device"):
        world.reminders.remove("water")
    assert world.reminders.all() == (made,)
    world.awake_until("11:00")
    world.reminders.check()
    assert len(world.told) == 1


def test_a_look_that_fails_is_repeated(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    world.remind("water", "10:00", column=WATER)
    with monkeypatch.context() as broken:
        broken.setattr(world.app.days, "entry", lambda day: 1 / 0)
        world.awake_until("10:00")
    assert (world.told, world.timer.at) == ([], at("10:01"))
    assert "the reminders can't be looked at" in caplog.text
    world.awake_until("10:01")
    assert world.names == [["water"]]
