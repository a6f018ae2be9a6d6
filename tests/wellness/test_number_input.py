"""Numbers as people of several countries write them, and what is refused instead of guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.core.errors import InvalidInput
from organic_desktop.wellness.metrics import METRICS, Metric, metric
from organic_desktop.wellness.modules import PERCENT
from organic_desktop.wellness.number_input import PLAIN, Signs, parse_number
from organic_desktop.wellness.units import Units

SLEEP, WATER, EXERCISE = metric("sleep_hours"), metric("water_intake_ml"), metric("exercise_minutes")
MOOD = metric("mood_score")
ENGLISH, GERMAN, FRENCH = Signs(".", ","), Signs(",", "."), Signs(",", "\u202f")
SWISS, ARABIC, HINDI = Signs(".", "’"), Signs("٫", "٬"), Signs(".", ",", (3, 2))
EVERYWHERE = (PLAIN, ENGLISH, GERMAN, FRENCH, SWISS, ARABIC, HINDI)


@pytest.mark.parametrize(
    ("of", "typed", "stored"),
    [
        *(
            (SLEEP, typed, "7.5")
            for typed in ("7,5", "7.5", " 7.50 ", "７．５", "٧٫٥", "۷٫۵", "७.५", "+7.5", "7½", "7 ½")
        ),
        *(
            (SLEEP, typed, "7.5")
            for typed in ("7:30", "7 : 30", "７：３０", "٧:٣٠", "7h30", "7 h 30", "7H30m", "7 h 30 min")
        ),
        *((SLEEP, typed, "7.5") for typed in ("450 min", "7.5h", "7,5 hours", "7 hours, 30 minutes", "7 Std. 30 Min.")),
        *((SLEEP, typed, "7") for typed in ("7", "7h", "7 heures", "7.", "7,0", "\u200e7\u200e", "420 минут")),
        *((SLEEP, typed, "0.5") for typed in (".5", ",5", "½", "0,5", "0:30", "30 min", "½ h")),
        (SLEEP, "7h5", "7.08"),
        (SLEEP, "-7.5", "-7.5"),
        (SLEEP, "−7,5", "-7.5"),
        (SLEEP, "1.500", "1.5"),
        *((WATER, typed, "1500") for typed in ("1500", "1 500", "1\u202f500", "1\u00a0500", "1'500", "1’500", "١٥٠٠")),
        *(
            (WATER, typed, "1500")
            for typed in ("1.500,0", "1,500.0", "1.5 l", "1,5 l", "1½ l", "150 cl", "15dl", "1.5 L")
        ),
        *((WATER, typed, "500") for typed in ("0,5 l", "0.5l", "500 ml", "500ml", "500 мл", "0,500 l")),
        (WATER, "8 fl. oz.", "237"),
        (WATER, "+250", "250"),
        (WATER, "−250", "-250"),
        (WATER, "0.000", "0"),
        *((EXERCISE, typed, "90") for typed in ("90", "90 min", "1h30", "1 h 30 min", "1.5 h", "1,5h", "1½ h", "90m")),
        (EXERCISE, "1h", "60"),
        *((PERCENT, typed, "57.14") for typed in ("57.14", "57,14 %", "57.14%", "%57,14", "٪57.14", "57,14\u202f%")),
        (MOOD, "4,5", "4.5"),
    ],
)
def test_what_means_the_same_everywhere(of: Metric, typed: str, stored: str) -> None:
    for signs in EVERYWHERE:
        assert parse_number(of, typed, signs=signs).value == Decimal(stored)


@pytest.mark.parametrize(
    ("signs", "of", "typed", "stored"),
    [
        (GERMAN, WATER, "1.500", "1500"),
        (GERMAN, WATER, "2.000", "2000"),
        (GERMAN, WATER, "12.500", "12500"),
        (GERMAN, WATER, "1.500 l", "1500"),  # 1,500 litres can't be drunk
        (GERMAN, SLEEP, "7.500", "7.5"),
        (ENGLISH, WATER, "1,500", "1500"),
        (ENGLISH, WATER, "1,000", "1000"),
        (HINDI, WATER, "1,00,000", "100000"),
        (FRENCH, SLEEP, "7,500", "7.5"),
        (ARABIC, WATER, "١٬٥٠٠", "1500"),
        (ARABIC, WATER, "1٬500", "1500"),
        (ARABIC, SLEEP, "7،5", "7.5"),
        (PLAIN, WATER, "1,500", "1500"),  # 1.5 ml isn't whole
        (PLAIN, SLEEP, "7,500", "7.5"),
    ],
)
def test_what_a_country_says(signs: Signs, of: Metric, typed: str, stored: str) -> None:
    assert parse_number(of, typed, signs=signs).value == Decimal(stored)


@pytest.mark.parametrize(
    ("signs", "typed"),
    [(ENGLISH, "2.000"), (PLAIN, "2.000"), (PLAIN, "1,000"), (GERMAN, "1,000"), (FRENCH, "2.000"), (SWISS, "1,000")],
)
def test_what_may_be_two_things_is_asked(signs: Signs, typed: str) -> None:
    with pytest.raises(InvalidInput, match="could mean"):
        parse_number(WATER, typed, signs=signs)


@pytest.mark.parametrize(
    ("of", "typed"),
    [
        *((SLEEP, typed) for typed in ("", "much", "1e3", "7:60", "7:5", "7:300", "7:30:00", "7h60", "7 30", "1.2.3")),
        *((SLEEP, typed) for typed in ("7'5", "7..5", "--7", "7-8", "7 ml", "h", "½½", "7½5", "7²", "٧٫٥٫", "1,2.3,4")),
        *((SLEEP, typed) for typed in ("7.5:30", "7.5 h 30", "7\n.\n5", "0x7", "1_5", "∞", "NaN", "9" * 60, "7" * 30)),
        *(
            (WATER, typed)
            for typed in (
                "1:30",
                "7:30",
                "7 h",
                "7 xyz 30",
                "1.50.00",
                "0'500",
                "12'34",
                "5 kg",
                "1\n500",
                "1\t500",
                "1\u2028500",
            )
        ),
        *((EXERCISE, typed) for typed in ("1:30", "45:00", "5 l", "90 s")),
        *((MOOD, typed) for typed in ("4 h", "4/5", "4 %")),
        *((PERCENT, typed) for typed in ("% %57", "57 h", "%")),
    ],
)
def test_what_is_no_number_is_never_guessed(of: Metric, typed: str) -> None:
    for signs in EVERYWHERE:
        with pytest.raises(InvalidInput, match="enter a number"):
            parse_number(of, typed, signs=signs)


def test_a_sign_before_it_is_kept_for_who_adds() -> None:
    assert parse_number(WATER, "+250 ml").signed
    assert parse_number(WATER, "－２５０").signed
    assert not parse_number(WATER, "250").signed


def test_ounces_are_read_where_they_are_shown() -> None:
    ounces = Units("fl oz", "clock")
    assert parse_number(WATER, "8,5", ounces, GERMAN).value == 251
    assert parse_number(WATER, "500 ml", ounces, GERMAN).value == 500


@given(typed=st.text(max_size=60), of=st.sampled_from([*METRICS, PERCENT]), signs=st.sampled_from(EVERYWHERE))
def test_any_text_is_read_or_refused(typed: str, of: Metric, signs: Signs) -> None:
    try:
        value = parse_number(of, typed, signs=signs).value
    except InvalidInput:
        return
    assert value.is_finite()


@given(
    typed=st.text(alphabet="0123456789.,' :+-−½%hmlin٫٬\u202f", max_size=14),
    of=st.sampled_from([*METRICS, PERCENT]),
    signs=st.sampled_from(EVERYWHERE),
)
def test_anything_like_a_number_is_read_or_refused(typed: str, of: Metric, signs: Signs) -> None:
    test_any_text_is_read_or_refused.hypothesis.inner_test(typed, of, signs)  # type: ignore[attr-defined]
