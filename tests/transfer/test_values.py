"""What cells mean: the ways of writing of fifteen programs and their users' countries, and what stays open."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.transfer.values import (
    DayColumn,
    DayOrder,
    Moment,
    NumberColumn,
    Signs,
    is_missing,
    parse_amount,
    parse_clock,
    parse_day,
    parse_duration,
    parse_moment,
    parse_number,
    user_day,
)

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
TIMES = st.times().map(lambda at: at.replace(microsecond=0))
BERLIN = ZoneInfo("Europe/Berlin")


def days_of(*cells: str) -> DayColumn:
    column = DayColumn()
    assert all(column.see(cell) for cell in cells)
    return column


def numbers_of(*cells: str) -> NumberColumn:
    column = NumberColumn()
    assert all(column.see(cell)[0] for cell in cells)
    return column


# -- no value ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "  ", "--", "—", "N/A", "None", "UNKNOWN", "null", "NaN", "\u00a0"])
def test_no_value_is_never_zero(text: str) -> None:
    assert is_missing(text)
    assert parse_number(text) is None


@pytest.mark.parametrize("text", ["0", "0.0", "no", "NO", "-1"])
def test_a_zero_and_a_no_are_values(text: str) -> None:
    assert not is_missing(text)


# -- clock times ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "18:50",
        "6:50 pm",
        "6:50PM",
        "06:50:00 p.m.",
        "6:50\u202fPM",
        "6:50\u00a0p.\u00a0m.",
        "下午6:50",
        "午後 6:50",
        "오후 6:50",
        "6:50 nachm.",
        "18:50:00.000+05:30",
        "18.50",
        "18h50",
        "６：５０ PM",
        "6:50 em",
        "18:50 pm",
    ],
)
def test_ten_to_seven_in_the_evening(text: str) -> None:
    assert parse_clock(text) == time(18, 50)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("12:15 am", time(0, 15)),
        ("12:15 pm", time(12, 15)),
        ("午後0:15", time(12, 15)),
        ("6 pm", time(18)),
        ("0:05", time(0, 5)),
    ],
)
def test_noon_and_midnight(text: str, at: time) -> None:
    assert parse_clock(text) == at


@pytest.mark.parametrize("text", ["", "25:00", "12:60", "14:58 am", "mid", "6", "6:50 tea", "6:5"])
def test_what_is_no_clock_time(text: str) -> None:
    assert parse_clock(text) is None


@given(TIMES)
def test_clock_times_of_12_and_24_hours(at: time) -> None:
    hour, half = (at.hour - 1) % 12 + 1, "PM" if at.hour >= 12 else "AM"
    assert parse_clock(f"{at}") == at
    assert parse_clock(f"{hour}:{at.minute:02}:{at.second:02}\u202f{half}") == at


# -- dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "2021-12-08",
        "2021/12/8",
        "20211208",
        "8th Dec 2021",
        "8 December 2021",
        "December 8, 2021",
        "Dec 8th 2021",
        "Wednesday, 8 December 2021",
        "Wed, Dec 8, 2021",
        "8. Dezember 2021",
        "Mi., 8. Dez. 2021",
        "8 de diciembre de 2021",
        "8 déc. 2021",
        "08. 12. 2021",
        "8.12.21",
        "2021. 12. 8.",
        "2021年12月8日",
        "2021년 12월 8일",
        "8 декабря 2021 г.",
        "8-Dec-2021",
    ],
)
def test_one_day_in_many_ways(text: str) -> None:
    assert parse_moment(text) == Moment(date(2021, 12, 8))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2021-12-08 11:12PM", time(23, 12)),
        ("2021-12-08T08:00:00.123+01:00", time(8)),
        ("2021-12-08 08:00:00 +0100", time(8)),
        ("2021-12-08 08:00 UTC+01:00", time(8)),
        ("2021-12-08T08:00:00+01:00[Europe/Berlin]", time(8)),
        ("08. 12. 2021 6:22", time(6, 22)),
        ("08.12.2021, 18:50", time(18, 50)),
        ("8 Dec 2021 at 6:50\u202fPM", time(18, 50)),
        ("2021年12月8日 下午6:50", time(18, 50)),
    ],
)
def test_a_date_with_its_authors_clock_time(text: str, at: time) -> None:
    assert parse_moment(text) == Moment(date(2021, 12, 8), at)


@pytest.mark.parametrize(
    "text",
    ["2021-12-08T23:30:00Z", "2021-12-08 23:30:00 UTC", "2021-12-08 23:30:00+00:00", "1639006200", "1639006200000"],
)
def test_a_moment_of_utc_is_another_day_elsewhere(text: str) -> None:
    found = parse_moment(text)
    assert found == Moment(date(2021, 12, 8), time(23, 30), is_utc=True)
    assert user_day(found, ZoneInfo("UTC")) == date(2021, 12, 8)
    assert user_day(found, BERLIN) == date(2021, 12, 9)


def test_the_day_start_is_for_clock_times() -> None:
    assert user_day(Moment(date(2024, 3, 2), time(1, 30)), BERLIN, 4) == date(2024, 3, 1)
    assert user_day(Moment(date(2024, 3, 2)), BERLIN, 4) == date(2024, 3, 2)
    assert user_day(Moment(date.min, time(0)), BERLIN, 4) == date.min


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30 May",
        "13-19 May",
        "25 Jun - 1 Jul 2025",
        "2024-02-30",
        "2024-13-01",
        "99/99/2024",
        "12345",
        "7.5",
        "on 8 May 2021 we met",
        "8 Foo 2021",
        "2024-01-02 25:00",
        "2024-01-02 08:00 tea",
        "+34 612 345 678",
        "May 2021",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_moment(text) is None
    assert not DayColumn().see(text)


def test_a_date_that_only_its_column_can_tell() -> None:
    assert parse_day("4/11/2019") is None
    assert parse_day("4/11/2019", DayOrder.DAY_FIRST) == date(2019, 11, 4)
    assert parse_day("4/11/2019", DayOrder.MONTH_FIRST) == date(2019, 4, 11)
    assert parse_day("4/4/2019") == date(2019, 4, 4)
    assert parse_day("13/11/2019", DayOrder.MONTH_FIRST) is None


def test_a_part_above_12_decides_for_the_column() -> None:
    assert days_of("4/11/2019", "13/11/2019").order is DayOrder.DAY_FIRST
    assert days_of("4/11/2019", "4/13/2019").order is DayOrder.MONTH_FIRST
    assert days_of("4/4/2019", "2024-03-02").order is DayOrder.DAY_FIRST
    assert days_of("4.11.2019").order is DayOrder.DAY_FIRST


def test_an_open_column_says_by_what_and_what_is_likely() -> None:
    column = days_of("4/4/2019", "5/4/2019", "6/4/2019")
    assert column.order is None
    assert column.likely is DayOrder.DAY_FIRST
    assert column.example == ("5/4/2019", {"dmy": date(2019, 4, 5), "mdy": date(2019, 5, 4)})
    assert days_of("4/4/2019", "4/5/2019", "4/6/2019").likely is DayOrder.MONTH_FIRST


@given(DAYS, TIMES)
def test_dates_are_read_as_they_are_written(day: date, at: time) -> None:
    slashes = f"{day.day}/{day.month}/{day.year}"
    assert parse_day(slashes, DayOrder.DAY_FIRST) == parse_day(f"{day.day:02}. {day.month:02}. {day.year}") == day
    assert parse_day(f"{day.month}/{day.day}/{day.year}", DayOrder.MONTH_FIRST) == parse_day(f"{day:%Y%m%d}") == day
    assert parse_moment(f"{day}T{at}") == parse_moment(f"{day:%d %b %Y} {at}") == Moment(day, at)


@given(st.datetimes(datetime(2001, 9, 10), datetime(2200, 1, 1), timezones=st.just(UTC)))
def test_milliseconds_since_1970(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    found = Moment(whole.date(), whole.time(), is_utc=True)
    assert parse_moment(str(int(whole.timestamp()) * 1000)) == found


# -- durations --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("8h 37m", "517"),
        ("7h 43min", "463"),
        ("9h", "540"),
        ("8:30", "510"),
        ("8:30:15", "510.25"),
        ("PT8H37M", "517"),
        ("P1DT1S", "1440.0166666666666666666666667"),
        ("28800s", "480"),
        ("1800000 ms", "30"),
        ("1.5 h", "90"),
        ("7,5 Std.", "450"),
        ("7 Std. 43 Min.", "463"),
        ("8h37", "517"),
        ("7 hours, 30 minutes", "450"),
        ("45 min", "45"),
        ("0:00", "0"),
        ("7時間30分", "450"),
    ],
)
def test_durations(text: str, minutes: str) -> None:
    assert parse_duration(text) == Decimal(minutes).quantize(parse_duration(text) or Decimal(1))


@pytest.mark.parametrize("text", ["", "480", "--", "8:75", "m", "1 h 2 h", "30 min 1 h", "P", "PT", "8h 37x", "h8"])
def test_what_is_no_duration(text: str) -> None:
    assert parse_duration(text) is None


@given(st.integers(0, 23), st.integers(0, 59))
def test_durations_are_read_as_they_are_written(hours: int, minutes: int) -> None:
    forms = (f"{hours}h {minutes}m", f"{hours}:{minutes:02}", f"PT{hours}H{minutes}M", f"{hours * 60 + minutes} min")
    assert {parse_duration(form) for form in forms} == {Decimal(hours * 60 + minutes)}


# -- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", "12.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("7.5", "7.5"),
        ("1,234,567", "1234567"),
        ("0,345", "0.345"),
        ("-2.15E+09", "-2150000000"),
        ("1\u202f234,5", "1234.5"),
        ("1'234.5", "1234.5"),
        ("12 345", "12345"),
        ("+34", "34"),
        (".5", "0.5"),
        ("−3", "-3"),
        ("７５", "75"),
    ],
)
def test_numbers_that_mean_one_thing(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "abc", "1.2.3", "1,2,3", "12.34.567", "1.234,5.6", "1 2", "9" * 21, "1e999", "0x1F", "٫"]
)
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


def test_a_number_that_only_its_column_can_tell() -> None:
    assert parse_number("2,345") is None
    assert parse_number("2,345", Signs.POINT) == 2345
    assert parse_number("2,345", Signs.COMMA) == parse_number("2,345", Signs.LONE) == Decimal("2.345")
    assert parse_number("8.520", Signs.LONE) == Decimal("8.52")
    assert numbers_of("2,345").is_open
    assert numbers_of("2,345").signs is None
    assert numbers_of("2,345", "7").is_open
    assert numbers_of("2,345", "7.5").signs is Signs.POINT
    assert numbers_of("2,345", "7,5").signs is Signs.COMMA
    assert numbers_of("2,345").example == ("2,345", {"point": Decimal(2345), "comma": Decimal("2.345")})


def test_a_column_of_both_signs_keeps_what_is_certain() -> None:
    column = numbers_of("7,5", "7.5", "2,345")
    assert not column.is_open
    assert [parse_number(cell, column.signs) for cell in ("7,5", "7.5", "2,345")] == [
        Decimal("7.5"),
        Decimal("7.5"),
        None,
    ]


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("250 ml", "250", "ml"),
        ("94%", "94", "%"),
        ("53 bpm", "53", "bpm"),
        ("1.5l", "1.5", "l"),
        ("8 fl. oz", "8", "fl. oz"),
        ("7", "7", ""),
    ],
)
def test_a_number_with_its_unit(text: str, number: str, unit: str) -> None:
    assert parse_amount(text) == (Decimal(number), unit)


@given(st.decimals(-(10**9), 10**9, places=2))
def test_numbers_are_read_as_they_are_written(number: Decimal) -> None:
    english = f"{number:,}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert parse_number(str(number)) == parse_number(english) == parse_number(german) == number


@given(st.text(max_size=100) | st.text("0123456789:.,/-+ hmsTZPe", max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    for parse in (parse_moment, parse_clock, parse_duration, parse_number, parse_amount, is_missing):
        parse(text)
    column, numbers = DayColumn(), NumberColumn()
    assert column.see(text) == (column.count > 0)
    if numbers.see(text)[0] and numbers.signs:
        assert parse_amount(text, numbers.signs)
    if moment := parse_moment(text, DayOrder.DAY_FIRST):
        assert abs(user_day(moment, BERLIN, 23) - moment.day) <= timedelta(days=2)
