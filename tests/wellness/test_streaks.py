"""Streaks without a server: the cases one can name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from organic_desktop.wellness.streaks import Rhythm, Streak, StreakReason, rhythm, streak, until_gap, why_streak

TODAY = date(2026, 3, 1)


def ago(*days: int) -> list[date]:
    return [TODAY - timedelta(days=n) for n in days]


@pytest.mark.parametrize(
    ("days", "length"),
    [
        ([], 0), ([0], 1), ([1], 1), ([2], 0), ([0, 1, 2], 3), ([1, 2, 3], 3), ([0, 2, 3], 1), ([1, 3], 1),
        ([-1, 0, 1], 2), ([-1], 0), ([-1, 1], 1), ([3, 0, 2, 1], 4), (range(1000), 1000),
    ],
)  # fmt: skip
def test_days_in_a_row_until_today_or_yesterday(days: list[int], length: int) -> None:
    assert streak(ago(*days), TODAY).streak == length


def test_future_entries_are_counted_but_do_not_lengthen() -> None:
    assert streak(ago(-5, 0), TODAY) == Streak(1, TODAY + timedelta(days=5), 2)


def test_an_empty_history() -> None:
    assert streak([], TODAY) == Streak(0, None, 0)


def test_the_first_day_of_the_calendar() -> None:
    assert streak([date.min], date.min) == Streak(1, date.min, 1)
    assert streak([], date.min) == Streak(0, None, 0)


def test_a_day_off_does_not_break_the_rhythm_nor_lengthen_it() -> None:
    found = rhythm(ago(0, 1, 3, 4), ago(2), TODAY)
    assert (found.tracked, found.skipped) == (4, 1)
    assert found.newest == tuple(zip(ago(0, 1, 2, 3, 4), (True, True, False, True, True), strict=True))
    assert streak(ago(0, 1, 3, 4), TODAY).streak == 2


def test_only_the_newest_days_are_listed() -> None:
    assert rhythm(ago(*range(90)), [], TODAY, listed=3) == Rhythm(90, 0, tuple((day, True) for day in ago(0, 1, 2)))


def test_a_day_off_that_was_tracked_counts_as_tracked() -> None:
    assert rhythm(ago(0, 1), ago(0, 1), TODAY).skipped == 0


@pytest.mark.parametrize("off", [(), (0,)], ids=["today pending", "today off"])
def test_today_may_be_pending_or_off(off: tuple[int, ...]) -> None:
    assert rhythm(ago(1, 2), ago(*off), TODAY).tracked == 2


def test_days_off_alone_are_no_rhythm() -> None:
    assert rhythm([], ago(0, 1), TODAY) == Rhythm(0, 0, ())
    assert rhythm(ago(0), ago(1, 2), TODAY).skipped == 0
    assert rhythm([date.min], [], date.min).tracked == 1


@pytest.mark.parametrize(
    ("days", "off", "read"),
    [
        ((0, 1, 3), (), (0, 1)), ((1, 2, 4), (), (1, 2)), ((2, 3), (), ()), ((1, 4), (2, 3), (1, 4)),
        ((2, 3, 5), (0, 1), (2, 3)), ((3, 4), (1, 2), (3, 4)), ((3,), (2,), ()),
    ],
)  # fmt: skip
def test_nothing_is_read_beyond_a_gap(days: tuple[int, ...], off: tuple[int, ...], read: tuple[int, ...]) -> None:
    def dates() -> Iterator[date]:
        yield from ago(*days, 500)
        pytest.fail("read beyond the gap")

    assert until_gap(dates(), ago(*off), TODAY) == ago(*read)


@pytest.mark.parametrize(
    ("days", "first", "last", "missing", "waits"),
    [
        ((0, 1, 2, 4), 2, 0, 3, False),
        ((1, 2), 2, 1, 3, True),
        ((3, 4), None, None, 2, True),
        ((2,), None, None, 1, True),
        ((), None, None, None, True),
        ((-1,), None, None, None, True),
    ],
)
def test_a_streak_is_explained_by_its_days(
    days: tuple[int, ...], first: int | None, last: int | None, missing: int | None, waits: bool
) -> None:
    def day(before: int | None) -> date | None:
        return None if before is None else TODAY - timedelta(before)

    dates = ago(*days)
    expected = StreakReason(streak(dates, TODAY), day(first), day(last), day(missing), waits)
    assert why_streak(dates, TODAY) == expected


def test_a_streak_from_the_first_day_of_the_calendar_has_no_day_before() -> None:
    reason = why_streak([date.min], date.min)
    assert (reason.first, reason.missing) == (date.min, None)
