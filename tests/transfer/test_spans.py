"""Overlapping sleep, to the minute: united per source, never added up; and the day that it counts for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.core.errors import Cancelled
from organic_desktop.transfer.found import ReadOptions
from organic_desktop.transfer.health_records import ASLEEP, SPANS_A_REPORT, HealthRecords
from organic_desktop.transfer.spans import Span, slept, spent, united, without

PIECES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)))
BERLIN = ZoneInfo("Europe/Berlin")

# One night or day of one source each. Times are local; before "|" asleep, after it awake; "+" is the day after the 10th
# and "-" the day before it. What counts for the 9th, 10th and 11th, in h:mm; "" is no sleep at all.
CASES = {
    "one night":                    ("-23:00 07:00",                                           "",     "8:00", ""),
    "twice the same night":         ("-23:00 07:00, -23:00 07:00",                             "",     "8:00", ""),
    "stages that touch":            ("-23:10 00:40, 00:40 02:00, 02:00 06:10",                 "",     "7:00", ""),
    "stages inside of a whole night":("-23:00 07:00, -23:20 01:00, 01:10 03:00",                "",     "8:00", ""),
    "two pieces that overlap":      ("-22:50 03:30, 02:45 06:35",                              "",     "7:45", ""),
    "awake inside of a night":      ("-23:00 07:00 | 03:00 03:25",                             "",     "7:35", ""),
    "awake twice, across its ends": ("-23:00 07:00 | -22:30 -23:15, 06:40 07:30, 03:00 03:01", "",     "7:24", ""),
    "awake that overlaps itself":   ("-23:00 07:00 | 02:00 02:30, 02:10 02:40",                "",     "7:20", ""),
    "a gap between two stages":     ("-23:30 02:00, 02:50 06:30",                              "",     "6:10", ""),
    "after midnight":               ("00:20 08:05",                                            "",     "7:45", ""),
    "before midnight alone":        ("-21:00 -23:40",                                          "",     "2:40", ""),
    "a night and a nap":            ("-23:00 06:00, 14:10 15:00",                              "",     "7:50", ""),
    "a nap in pieces that overlap": ("00:00 06:00, 13:00 13:40, 13:20 14:05",                  "",     "7:05", ""),
    "to bed at 17:40":              ("-17:40 -17:55, -18:05 01:30",                            "",     "7:40", ""),
    "a shift worker's day":         ("10:00 14:00, 14:20 18:30",                               "",     "8:10", ""),
    "a nap before 18:00":           ("16:50 18:05",                                            "",     "1:15", ""),
    "a nap after 18:00":            ("18:10 18:40",                                            "",     "",     "0:30"),
    "two nights":                   ("-23:00 06:00, 23:30 +06:15",                             "",     "7:00", "6:45"),
    "awake all the time":           ("-23:00 06:00 | -22:00 07:00",                            "",     "",     ""),
    "the afternoon before":         ("-12:00 -17:30",                                          "5:30", "",     ""),
    "ends as it begins":            ("03:00 03:00",                                            "",     "",     ""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_night_is_the_union_of_what_one_source_says(case: str) -> None:
    times, *expected = CASES[case]
    asleep, _, awake = times.partition("|")
    days = {date(2026, 3, 9 + place): minutes(text) for place, text in enumerate(expected) if text}
    assert slept(spans(asleep), spans(awake)) == {day: 60 * count for day, count in days.items()}


@pytest.mark.parametrize(
    ("night", "hours"),
    [
        ((datetime(2026, 3, 28, 23), datetime(2026, 3, 29, 7)), 7),  # clocks go forward at 2:00
        ((datetime(2026, 10, 24, 23), datetime(2026, 10, 25, 7)), 9),  # and back at 3:00
        ((datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 2, 30, fold=1)), 1),
    ],
)
def test_a_night_in_which_clocks_change_lasts_as_long_as_it_did(night: tuple[datetime, datetime], hours: int) -> None:
    start, end = (moment.replace(tzinfo=BERLIN) for moment in night)
    assert slept([between(start, end)]) == {end.date(): hours * 3600}


def test_the_day_is_the_one_where_one_wakes() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    asleep = between(datetime(2026, 3, 9, 23, tzinfo=tokyo), datetime(2026, 3, 10, 7, tzinfo=tokyo))
    assert slept([asleep]) == {date(2026, 3, 10): 8 * 3600}
    assert slept([asleep._replace(offset=3600)]) == {date(2026, 3, 10): 8 * 3600}  # 15:00 to 23:00 in Berlin


@pytest.mark.parametrize(
    ("start_hour", "expected"),
    [(0, {9: 20, 10: 15}), (4, {9: 35})],
)
def test_sessions_count_whole_for_the_day_on_which_they_began(start_hour: int, expected: dict[int, int]) -> None:
    sessions = spans("-23:50 00:10, 03:00 03:15, 03:05 03:10")
    assert spent(sessions, start_hour) == {date(2026, 3, day): 60 * count for day, count in expected.items()}


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20))),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20))),
)
def test_uniting_and_subtracting_are_those_of_sets(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> None:
    one, other = ([Span(start, start + length, 0) for start, length in pairs] for pairs in (first, second))
    assert seconds_of(united(one)) == seconds_of(one)
    assert sum(span.seconds for span in united(one)) == len(seconds_of(one))
    assert seconds_of(without(one, other)) == seconds_of(one) - seconds_of(other)
    assert sum(span.seconds for span in without(one, other)) == len(seconds_of(one) - seconds_of(other))


def seconds_of(spans: list[Span]) -> set[int]:
    return {second for span in spans for second in range(span.start, span.end)}


def spans(text: str) -> list[Span]:
    """Pairs of local times around the 10th of March 2026 in Berlin."""
    pairs = [pair.split() for pair in text.split(",") if pair.strip()]
    return [between(moment(start), moment(end)) for start, end in pairs]


def moment(text: str) -> datetime:
    day = date(2026, 3, 10) + timedelta(days={"-": -1, "+": 1}.get(text[0], 0))
    hour, minute = text.lstrip("+-").split(":")
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=BERLIN)


def between(start: datetime, end: datetime) -> Span:
    offset = end.utcoffset()
    assert offset is not None
    return Span(int(start.timestamp()), int(end.astimezone(UTC).timestamp()), int(offset.total_seconds()))


def minutes(text: str) -> int:
    hours, rest = text.split(":")
    return int(hours) * 60 + int(rest)


def test_uniting_many_spans_of_one_source_can_be_stopped() -> None:
    calls: list[int] = []

    def stop(done: int, _total: int) -> None:
        calls.append(done)
        if len(calls) == 5:
            raise Cancelled

    records = HealthRecords(ReadOptions(ZoneInfo("Europe/Berlin"), date(2026, 11, 29), progress=stop))
    for number in range(SPANS_A_REPORT * 10):
        records.add_span(ASLEEP, "watch", Span(number * 60, number * 60 + 90, 0))
    with pytest.raises(Cancelled):
        records.found("any")
