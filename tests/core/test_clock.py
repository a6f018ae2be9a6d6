"""The clock, and what a day is: the date on the user's wall, begun when they say it begins."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zoneinfo
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import tzdata
from hypothesis import example, given
from hypothesis import strategies as st

from organic_desktop.core.clock import SystemClock, is_evening, local_day, zone_names

ZONES = st.sampled_from(zone_names()).map(zoneinfo.ZoneInfo)
VIENNA = zoneinfo.ZoneInfo("Europe/Vienna")
INSTANTS = st.datetimes(datetime(1971, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_the_system_clock_is_aware_and_never_goes_back() -> None:
    clock = SystemClock()
    assert clock.now().utcoffset() == timedelta(0)
    assert clock.monotonic() <= clock.monotonic()


def test_the_zones_are_our_own_whatever_the_system_has(tmp_path: Path) -> None:
    """Its rules may be old, and some names aren't there without a package of their own."""
    (tmp_path / "Europe").mkdir()
    shutil.copy(Path(tzdata.__file__).parent / "zoneinfo" / "Asia" / "Tokyo", tmp_path / "Europe" / "Vienna")
    code = """
from datetime import UTC, datetime
from organic_desktop.core.settings import Settings
print(datetime(2026, 1, 1, tzinfo=UTC).astimezone(Settings(timezone="Europe/Vienna").zone()).hour)
"""
    environment = os.environ | {"PYTHONTZPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True, check=True)
    assert done.stdout == "1\n"


def test_every_zone_of_the_world_can_be_chosen_the_older_names_too() -> None:
    assert {"Europe/Vienna", "US/Eastern", "Asia/Calcutta", "GMT0", "UTC"} <= set(zone_names())
    assert set(zone_names()) == set((Path(tzdata.__file__).parent / "zones").read_text().split())


@pytest.mark.parametrize(
    ("now", "zone", "day_start", "day"),
    [
        ("2026-06-30T23:59:59Z", "UTC", 0, "2026-06-30"),
        ("2026-06-30T22:00:00Z", "Europe/Vienna", 0, "2026-07-01"),
        ("2026-06-30T12:00:00Z", "Pacific/Kiritimati", 0, "2026-07-01"),
        ("2026-07-01T11:59:59Z", "Etc/GMT+12", 0, "2026-06-30"),
        ("2026-06-30T18:14:59Z", "Asia/Kathmandu", 0, "2026-06-30"),
        ("2026-06-30T18:15:00Z", "Asia/Kathmandu", 0, "2026-07-01"),
        # A day that begins at 4: the small hours belong to the day before.
        ("2026-07-01T03:59:59Z", "UTC", 4, "2026-06-30"),
        ("2026-07-01T04:00:00Z", "UTC", 4, "2026-07-01"),
        # Spring forward at 2:00 (the hour is missing) and back at 3:00 (it comes twice): the wall clock decides.
        ("2026-03-29T01:59:59Z", "Europe/Vienna", 4, "2026-03-28"),
        ("2026-03-29T02:00:00Z", "Europe/Vienna", 4, "2026-03-29"),
        ("2026-10-25T00:30:00Z", "Europe/Vienna", 2, "2026-10-25"),
        ("2026-10-25T01:30:00Z", "Europe/Vienna", 2, "2026-10-25"),
        ("2026-10-25T01:30:00Z", "Europe/Vienna", 3, "2026-10-24"),
        # Samoa went without 30 December 2011.
        ("2011-12-30T09:59:59Z", "Pacific/Apia", 0, "2011-12-29"),
        ("2011-12-30T10:00:00Z", "Pacific/Apia", 0, "2011-12-31"),
    ],
)
def test_the_day_is_the_one_on_the_users_wall(now: str, zone: str, day_start: int, day: str) -> None:
    assert local_day(at(now), zoneinfo.ZoneInfo(zone), day_start) == date.fromisoformat(day)


@given(INSTANTS, ZONES, st.integers(0, 6))
@example(at("2026-03-29T01:00:00+00:00"), VIENNA, 3)
def test_before_the_start_of_the_day_it_is_still_yesterday(
    now: datetime, zone: zoneinfo.ZoneInfo, day_start: int
) -> None:
    wall = now.astimezone(zone)
    expected = wall.date() if wall.hour >= day_start else wall.date() - timedelta(days=1)
    assert local_day(now, zone, day_start) == expected


@given(INSTANTS, ZONES, ZONES, st.integers(0, 6))
def test_the_zone_of_the_instant_itself_doesnt_matter(
    now: datetime, zone: zoneinfo.ZoneInfo, other: zoneinfo.ZoneInfo, day_start: int
) -> None:
    assert local_day(now.astimezone(other), zone, day_start) == local_day(now, zone, day_start)


@given(INSTANTS, ZONES, st.integers(0, 6))
def test_a_date_never_goes_far_from_the_worlds(now: datetime, zone: zoneinfo.ZoneInfo, day_start: int) -> None:
    assert abs(local_day(now, zone, day_start) - now.date()) <= timedelta(days=1)


@pytest.mark.parametrize(
    ("now", "day_start", "evening"),
    [
        ("2026-11-23T16:59:59+00:00", 0, False),
        ("2026-11-23T17:00:00+00:00", 0, True),
        ("2026-11-23T22:59:59+00:00", 0, True),
        ("2026-11-23T23:00:00+00:00", 0, False),  # tomorrow has begun in Vienna
        ("2026-11-24T02:59:59+00:00", 4, True),
        ("2026-11-24T03:00:00+00:00", 4, False),
    ],
)
def test_an_evening_lasts_until_the_next_day_begins(now: str, day_start: int, evening: bool) -> None:
    assert is_evening(at(now), VIENNA, day_start) is evening
