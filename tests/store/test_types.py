"""The spellings of exact values: the quick way to write an instant is the sound one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.store.types import instant_spelling, instant_text, parse_instant

MOMENTS = st.datetimes(datetime(2, 1, 2), datetime(9998, 12, 30), timezones=st.just(UTC))
ZONES = ["+00", "+00:00", "Z"]


@given(MOMENTS, st.sampled_from(" T"), st.integers(0, 6), st.sampled_from(ZONES))
def test_every_spelling_of_a_server_becomes_ours(moment: datetime, between: str, places: int, zone: str) -> None:
    """PostgreSQL leaves trailing zeros out, and the point with them."""
    fraction = f"{moment.microsecond:06}"[:places]
    text = moment.strftime(f"%Y-%m-%d{between}%H:%M:%S").rjust(19, "0") + (f".{fraction}" if fraction else "") + zone
    assert instant_spelling(text) == instant_text(parse_instant(text))


@given(MOMENTS, st.integers(-23, 23))
def test_other_zones_become_utc(moment: datetime, hours: int) -> None:
    text = moment.astimezone(timezone(timedelta(hours=hours))).isoformat()
    assert instant_spelling(text) == instant_text(moment)


@pytest.mark.parametrize(
    "text",
    [
        "infinity",
        "2026-02-30 10:00:00+00",
        "2026-01-01 25:00:00Z",
        "2026-01-01 10:00:00",
        "",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59-23:00",
    ],
)
def test_what_is_no_instant_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"isoformat|range|must be|zone|year"):
        instant_spelling(text)
