"""When reminders are due, in every zone, whatever its clocks do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.core.clock import local_day, zone_names
from organic_desktop.wellness.schedule import (
    DAY,
    EVERY_DAY,
    MINUTE,
    QuietHours,
    Reminder,
    Slot,
    end_of,
    next_slot,
    slots_after,
    slots_between,
    slots_of,
    tonight,
)

BERLIN = ZoneInfo("Europe/Berlin")
FIRST, LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
STARTS = (0, 2, 3, 6)


def reminder(*times: str, weekdays: frozenset[int] = EVERY_DAY, on: bool = True) -> Reminder:
    return Reminder("r", tuple(map(time.fromisoformat, times)), weekdays, on=on)


def moment(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def at(slots: list[Slot], zone: ZoneInfo = BERLIN) -> list[str]:
    return [f"{slot.at.astimezone(zone):%a %d %H:%M}" for slot in slots]


# -- by example -------------------------------------------------------------------------------------------------------


def test_times_and_weekdays() -> None:
    twice = reminder("20:00", "08:30", weekdays=frozenset({0, 4}))
    found = slots_between(twice, moment("2026-03-02 08:30"), moment("2026-03-09 08:30"), BERLIN, 0)
    assert at(found) == ["Mon 02 20:00", "Fri 06 08:30", "Fri 06 20:00", "Mon 09 08:30"]
    assert [slot.day.day for slot in found] == [2, 6, 6, 9]
    assert next_slot(twice, moment("2026-03-02 08:29"), BERLIN, 0) == Slot(
        "r", moment("2026-03-02 08:30"), date(2026, 3, 2), time(8, 30)
    )


@pytest.mark.parametrize(
    "never", [reminder(), reminder("20:00", weekdays=frozenset()), reminder("20:00", on=False)]
)  # fmt: skip
def test_some_are_never_due(never: Reminder) -> None:
    assert next_slot(never, FIRST, BERLIN, 0) is None


def test_the_night_belongs_to_the_day_before_its_start() -> None:
    friday = reminder("01:00", "04:00", weekdays=frozenset({4}))
    assert at(slots_between(friday, moment("2026-03-01 00:00"), moment("2026-03-08 00:00"), BERLIN, 4)) == [
        "Fri 06 04:00",
        "Sat 07 01:00",
    ]
    slot = slots_of(friday, date(2026, 3, 6), BERLIN, 4)[-1]
    assert (slot.day, slot.time) == (date(2026, 3, 6), time(1))


@pytest.mark.parametrize(
    ("zone", "day", "wanted", "here"),
    [
        ("Europe/Berlin", "2026-03-29", "02:30", "Sun 29 03:00"),
        ("Australia/Lord_Howe", "2026-10-04", "02:10", "Sun 04 02:30"),
        ("Africa/Cairo", "2026-04-24", "00:10", "Fri 24 01:00"),
        ("America/Nuuk", "2026-03-28", "23:30", "Sat 28 22:59"),  # Sunday begins with the skipped hour
        ("Europe/Berlin", "2026-10-25", "02:30", "Sun 25 02:30"),
    ],
)
def test_clocks_that_are_moved(zone: str, day: str, wanted: str, here: str) -> None:
    (slot,) = slots_of(reminder(wanted), date.fromisoformat(day), ZoneInfo(zone), 0)
    assert at([slot], ZoneInfo(zone)) == [here]
    assert slot.day == date.fromisoformat(day)


def test_what_comes_twice_is_due_the_first_time() -> None:
    (slot,) = slots_of(reminder("02:30"), date(2026, 10, 25), BERLIN, 0)
    assert slot.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_day_that_a_zone_left_out_has_no_slots() -> None:
    apia = ZoneInfo("Pacific/Apia")  # went from 29 to 31 December 2011
    assert slots_of(reminder("08:00"), date(2011, 12, 30), apia, 0) == []
    found = slots_between(
        reminder("08:00"), moment("2011-12-29 00:00", apia), moment("2011-12-31 23:00", apia), apia, 0
    )
    assert at(found, apia) == ["Thu 29 08:00", "Sat 31 08:00"]


def test_another_zone_plans_anew() -> None:
    evening = reminder("20:00")
    flight = moment("2026-03-02 15:00")
    assert at([*filter(None, [next_slot(evening, flight, ZoneInfo("Asia/Tokyo"), 0)])], ZoneInfo("Asia/Tokyo")) == [
        "Tue 03 20:00"
    ]
    assert next_slot(evening, flight, BERLIN, 0) == Slot("r", moment("2026-03-02 20:00"), date(2026, 3, 2), time(20))


@pytest.mark.parametrize(
    ("begin", "end", "quiet", "loud"),
    [
        ("22:00", "07:00", ["22:00", "00:00", "06:59"], ["07:00", "21:59"]),
        ("13:00", "14:30", ["13:00", "14:29"], ["12:59", "14:30", "00:00"]),
        ("08:00", "08:00", [], ["08:00", "20:00"]),
    ],
)
def test_quiet_hours(begin: str, end: str, quiet: list[str], loud: list[str]) -> None:
    hours = QuietHours(time.fromisoformat(begin), time.fromisoformat(end))
    held = [clock for clock in [*quiet, *loud] if hours.contains(moment(f"2026-07-01 {clock}"), BERLIN)]
    assert held == quiet


@pytest.mark.parametrize(
    ("now", "start", "then"),
    [
        ("2026-03-02 09:00", 0, "Mon 02 20:00"),
        ("2026-03-02 20:00", 0, "Mon 02 23:00"),
        ("2026-03-03 01:00", 4, "Tue 03 03:00"),
        ("2026-03-02 23:00", 0, None),
    ],
)
def test_tonight(now: str, start: int, then: str | None) -> None:
    found = tonight(moment(now), BERLIN, start)
    assert (f"{found.astimezone(BERLIN):%a %d %H:%M}" if found else None) == then


# -- every zone -------------------------------------------------------------------------------------------------------


def transitions(zone: ZoneInfo) -> Iterator[datetime]:
    """The moments of these years from which on a zone has another offset."""
    marks = [FIRST + n * 5 * DAY for n in range((LAST - FIRST) // (5 * DAY) + 1)]
    offsets = [mark.astimezone(zone).utcoffset() for mark in marks]
    for (early, before), (late, after) in pairwise(zip(marks, offsets, strict=True)):
        while before != after and late - early > MINUTE:
            middle = early + (late - early) // 2 // MINUTE * MINUTE
            if middle.astimezone(zone).utcoffset() == before:
                early = middle
            else:
                late = middle
        if before != after:
            yield late


@cache
def all_transitions() -> tuple[tuple[ZoneInfo, datetime], ...]:
    """Each once, though many zones share theirs."""
    found = {}
    for name in zone_names():
        zone = ZoneInfo(name)
        for change in transitions(zone):
            sides = tuple((change + n * MINUTE).astimezone(zone).utcoffset() for n in (-1, 0))
            found[change, sides] = zone, change
    return tuple(found.values())


def walls_around(change: datetime, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    """Each minute of some hours before and after, with what the clock on the wall says."""
    minutes = (change + n * MINUTE for n in range(-200, 200))
    return [(minute, minute.astimezone(zone).replace(tzinfo=None)) for minute in minutes]


def test_every_zone_has_its_transitions() -> None:
    """The search finds what one knows of, so that the tests below are of something."""
    assert len(list(transitions(BERLIN))) == 14
    assert {zone.key.split("/")[0] for zone, _ in all_transitions()} >= {"Africa", "America", "Australia", "Europe"}
    assert not list(transitions(ZoneInfo("Asia/Tokyo")))


@pytest.mark.parametrize("start", STARTS)
def test_each_reminder_once_a_day_over_every_transition(start: int) -> None:
    for zone, change in all_transitions():
        here = change.astimezone(zone).replace(tzinfo=None)
        offsets = (-121, -61, -60, -59, -30, -1, 0, 1, 30, 59, 60, 61)
        times = {(here + n * MINUTE).time() for n in offsets} | {time(0), time(23, 59), time(12)}
        every = Reminder("r", tuple(times), EVERY_DAY)
        today = local_day(change, zone, start)
        days = [today + n * DAY for n in range(-2, 3)]
        found = slots_between(every, change - 4 * DAY, change + 4 * DAY, zone, start)
        inner = [(slot.day, slot.time) for slot in found if slot.day in days]
        assert sorted(inner) == sorted((day, each) for day in days for each in times), (zone, change)
        assert all(local_day(slot.at, zone, start) == slot.day for slot in found), (zone, change)
        assert [slot.at for slot in found] == sorted(slot.at for slot in found), (zone, change)


def test_a_slot_is_when_the_clock_on_the_wall_first_says_so_or_has_passed_it() -> None:
    for zone, change in all_transitions():
        walls = walls_around(change, zone)
        for _, wall in walls[70:-70:7]:
            (slot,) = slots_of(Reminder("r", (wall.time(),), EVERY_DAY), wall.date(), zone, 0)
            assert slot.at == next(minute for minute, here in walls if here == wall), (zone, wall)
        shown = {wall for _, wall in walls}
        for minute, wall in walls[100:-100]:
            skipped = wall - MINUTE
            if skipped not in shown and skipped.date() == wall.date():
                (slot,) = slots_of(Reminder("r", (skipped.time(),), EVERY_DAY), wall.date(), zone, 0)
                assert slot.at == minute, (zone, skipped)


@pytest.mark.parametrize("start", STARTS)
def test_a_day_ends_where_the_next_begins(start: int) -> None:
    for zone, change in all_transitions():
        day = local_day(change, zone, start)
        for each in (day - DAY, day, day + DAY):
            end = end_of(each, zone, start)
            assert local_day(end, zone, start) > each, (zone, each)
            assert local_day(end - MINUTE, zone, start) <= each, (zone, each)


zones = st.sampled_from(zone_names()).map(ZoneInfo)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 1), timezones=st.just(UTC))
reminders = st.builds(
    Reminder,
    st.just("r"),
    st.lists(st.times(), min_size=1, max_size=4).map(tuple),
    st.frozensets(st.integers(0, 6), min_size=1),
)


@given(zones, moments, reminders, st.integers(0, 6), st.lists(st.timedeltas(timedelta(0), 40 * DAY), max_size=6))
def test_however_often_one_looks_each_is_found_once(
    zone: ZoneInfo, begin: datetime, planned: Reminder, start: int, looks: list[timedelta]
) -> None:
    marks = [begin, *sorted(begin + look for look in looks), begin + 40 * DAY]
    parts = [slot for one, two in pairwise(marks) for slot in slots_between(planned, one, two, zone, start)]
    assert parts == slots_between(planned, begin, marks[-1], zone, start)
    days = {local_day(begin, zone, start) + n * DAY for n in range(1, 39)}
    wanted = {(day, each) for day in days if day.weekday() in planned.weekdays for each in planned.times}
    found = [(slot.day, slot.time) for slot in parts if slot.day in days]
    assert (set(found), len(found)) == (wanted, len(wanted))


@given(zones, moments, reminders, st.integers(0, 6))
def test_the_next_is_the_first_of_those_that_come(zone: ZoneInfo, now: datetime, planned: Reminder, start: int) -> None:
    slot = next_slot(planned, now, zone, start)
    assert slot is not None
    assert now < slot.at < now + 9 * DAY
    assert local_day(slot.at, zone, start) == slot.day
    again = slots_after(planned, slot.at - timedelta(microseconds=1), zone, start)
    assert next(again).at == slot.at
