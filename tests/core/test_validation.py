"""What a value from outside may look like, kind by kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.core import validation as checked

ROW_ID = "8e6c1b5e-8f5c-4a55-9a36-0f3b0e0a6d11"
KINDS: list[Callable[[Any], Any]] = [
    checked.identifier, checked.stamp, checked.instant, checked.decimal, checked.whole, checked.day, checked.text,
    checked.array, checked.header_value,
]  # fmt: skip
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.decimals() | st.text() | st.text("0123456789-+.eETZ: ")
    | st.characters(categories=["Cs"]) | st.datetimes().map(str) | st.uuids().map(str)
)  # fmt: skip
ANYTHING = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12)


@given(st.sampled_from(KINDS), ANYTHING)
def test_anything_is_a_value_or_a_value_error(check: Callable[[Any], Any], value: Any) -> None:
    try:
        found = check(value)
    except ValueError:
        return
    assert str(found).encode()
    assert not isinstance(found, bool)


@pytest.mark.parametrize("value", ["\ud800", "a\udfffb", "\0", "a\0", 7, None, [], b"x", True])
def test_what_is_no_text(value: Any) -> None:
    with pytest.raises(ValueError, match=r"text|surrogates"):
        checked.text(value)


@pytest.mark.parametrize("value", ["", "é", "😀", "\u2028\ufeff\u202e", "\r\n\t", "NULL"])
def test_what_is_text_stays_to_the_letter(value: str) -> None:
    assert checked.text(value) is value


@pytest.mark.parametrize(
    "value",
    [
        "NaN", "sNaN", "Infinity", "1e999", "1e99999999", "9" * 31, "1_0", "１", " 1", "1 ", "0x1", "", "-", ".5", True,
        10**30, None, [1], 1.5, Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity"), Decimal("1e99999999"),
        Decimal("1e-99999999"), Decimal("1" * 70),
    ],
)  # fmt: skip
def test_what_is_no_number(value: Any) -> None:
    with pytest.raises(ValueError, match="number"):
        checked.decimal(value)


@pytest.mark.parametrize(("value", "number"), [("7.50", 7.5), ("-1e2", -100), (7, 7), (Decimal("0.1"), 0.1), ("7.", 7)])
def test_numbers_are_exact(value: Any, number: float) -> None:
    assert checked.decimal(value) == Decimal(str(number))


@pytest.mark.parametrize("value", ["1.5", 2**31, -(2**31), "1e30", Decimal("1e60"), True, "x"])
def test_what_is_no_integer_of_postgresqls(value: Any) -> None:
    with pytest.raises(ValueError, match=r"number|range"):
        checked.whole(value)
    assert [checked.whole(same) for same in (2, "2", "2.0", Decimal("2.00"))] == [2, 2, 2, 2]


@pytest.mark.parametrize(
    "value", ["1899-12-31", "2201-01-01", "2026-02-30", "2026-W01-1", "２０２６-01-01", "20260101", 1]
)
def test_what_is_no_day(value: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        checked.day(value)
    assert checked.day("2200-12-31") == date(2200, 12, 31)


@pytest.mark.parametrize(
    "value", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59", "infinity", "2026-01-01T00:00:00", "", 7, "now"]
)
def test_what_is_no_instant(value: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        checked.instant(value)
    assert checked.instant("2026-01-01 01:00:00+01") == datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "value", [ROW_ID[:-1], ROW_ID + "0", f"{{{ROW_ID}}}", ROW_ID.replace("8", "８"), None, 7, [], "x" * 36]
)
def test_what_is_no_id(value: Any) -> None:
    with pytest.raises(ValueError, match=r"UUID|hexadecimal"):
        checked.identifier(value)
    assert checked.identifier(ROW_ID.upper()) == ROW_ID


@pytest.mark.parametrize("value", [{}, "[]", [1], [True], [{}], ["\ud800"], [[[[[[["x"]]]]]]], None])
def test_what_is_no_array(value: Any) -> None:
    with pytest.raises(ValueError, match=r"array|text|surrogates"):
        checked.array(value)
    assert checked.array([None, "a", ["b", [None]]]) == [None, "a", ["b", [None]]]
