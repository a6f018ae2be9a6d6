"""What names and units of other programs are taken to mean, and that nothing is where there is doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest

from organic_desktop.transfer.mapping import Target
from organic_desktop.transfer.vocabulary import (
    EXERCISE,
    MEDITATION,
    MOODS,
    SLEEP,
    WATER,
    amount_of,
    likely_amount,
    likely_each,
    likely_points,
    meaning,
    mood_level,
)
from organic_desktop.wellness.units import ML_PER_FL_OZ


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("rad", 5),
        ("  GOOD ", 4),
        ("Meh", 3),
        ("fugly", 2),
        ("awful", 1),
        ("So la\u00a0la", 3),
        ("Großartig", 5),
        ("mal", 2),
        ("e\u0301", None),
        ("okay-ish", None),
        ("great", None),
        ("", None),
    ],
)
def test_the_level_of_a_moods_name(name: str, level: int | None) -> None:
    assert mood_level(name) == level


def test_a_decomposed_letter_is_the_same_letter() -> None:
    assert mood_level("ge\u0301nial") == mood_level("génial") == 5


def test_no_word_has_two_levels() -> None:
    from organic_desktop.transfer import vocabulary

    words = [word.strip() for each in vocabulary._MOODS.values() for word in set(each.split(","))]
    assert len({word.casefold() for word in words}) == len(MOODS)
    for level, each in vocabulary._MOODS.items():
        assert all(MOODS[word.strip().casefold()] == level for word in each.split(","))


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("gym", EXERCISE),
        ("Drink water", WATER),
        ("water the plants", None),
        ("sleep early", None),
        ("bad sleep", None),
        ("Sleep Time", SLEEP),
        ("no gym", None),
        ("kein Sport", None),
        ("yoga or meditation", MEDITATION),
        ("sport and meditation", None),
        ("friends", None),
        ("gymnastics club", None),
    ],
)
def test_what_a_name_is_about(name: str, column: str | None) -> None:
    assert meaning(name) == column


def test_one_time_is_what_the_name_says_or_a_usual_amount() -> None:
    assert likely_each("gym") == Target(EXERCISE, Decimal(60))
    assert likely_each("Run 25 min") == Target(EXERCISE, Decimal(25))
    assert likely_each("Drink 1,5 l water") == Target(WATER, Decimal(1500))
    assert likely_each("Meditate 10") == Target(MEDITATION, Decimal(10))
    assert likely_each("sleep") is None
    assert likely_each("friends") is None


def test_an_amount_needs_a_name_and_a_unit() -> None:
    assert amount_of("Water", "L") == Target(WATER, Decimal(1000))
    assert amount_of("Water", "fl oz") == Target(WATER, ML_PER_FL_OZ)
    assert amount_of("Sleep", "h") == Target(SLEEP, Decimal(1))
    assert amount_of("Meditation", "Minutes") == Target(MEDITATION, Decimal(1))
    assert amount_of("Run", "km") is None
    assert amount_of("Water", "glasses") is None
    assert amount_of("Run", "m") is None  # metres, or minutes
    assert amount_of("Water", "min") is None
    assert amount_of("Coffee", "ml") is None
    assert amount_of("Piano", "min") is None


def test_a_unit_alone_makes_a_column_likely() -> None:
    assert likely_amount("Coffee", "ml") == Target(WATER, Decimal(1))
    assert likely_amount("Water", "glasses") == Target(WATER, Decimal(250))
    assert likely_amount("Piano", "min") == Target(EXERCISE, Decimal(1))
    assert likely_amount("My energy", "") == Target("energy_level")
    assert likely_amount("Steps", "steps") is None


def test_points_of_a_known_scale_are_stretched_to_ours() -> None:
    ten = likely_points("Energy", 10)
    assert ten
    assert [1 * ten.factor + ten.offset, 10 * ten.factor + ten.offset] == [1, 5]
    assert likely_points("My mood", 5) == Target("mood_score")
    assert likely_points("Sleep Quality", 10) is None
    assert likely_points("Energy", 11) is None
