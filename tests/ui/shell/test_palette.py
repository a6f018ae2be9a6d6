"""What a few letters find, and which day a few words mean."""

from __future__ import annotations

from datetime import date

import pytest

from organic_desktop.ui.shell.palette import days_meant, fit

TODAY = date(2026, 11, 23)
WORDS = {"today": 0, "yesterday": 1, "Monday": 7, "gestern": 1}
MONTHS = ("Jan", "Feb", "März", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "December")


def best(typed: str, *texts: str) -> str:
    return max(texts, key=lambda text: fit(typed, text))


def test_a_beginning_beats_what_is_within() -> None:
    assert best("day", "Today", "Day before") == "Day before"
    assert best("set", "Reset everything", "Settings", "Ask eternity") == "Settings"
    assert best("wat 5", "Water +250 ml", "Water +500 ml") == "Water +250 ml"
    assert best("dt", "Delete this day", "Edit") == "Delete this day"


def test_case_and_accents_are_nothing() -> None:
    assert fit("MARZ", "März") > 0
    assert fit("Überblick", "uberblick") > 0


@pytest.mark.parametrize("typed", ["xyz", "retaw", "waterr"])
def test_what_does_not_fit(typed: str) -> None:
    assert fit(typed, "Water") == 0


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("yester", date(2026, 11, 22)),
        ("mon", date(2026, 11, 16)),
        ("GESTERN", date(2026, 11, 22)),
        ("12 march", None),
        ("12 marz", date(2026, 3, 12)),
        ("12. märz 2024", date(2024, 3, 12)),
        ("june 5", date(2026, 6, 5)),
        ("24 december", date(2025, 12, 24)),
        ("2026-03-12", date(2026, 3, 12)),
        ("12.3.2026", date(2026, 3, 12)),
        ("12.3.", date(2026, 3, 12)),
        ("3/25", date(2026, 3, 25)),
        ("30 feb", None),
        ("2027-01-01", None),
        ("99.99.9999", None),
        ("", None),
    ],
)
def test_days(typed: str, day: date | None) -> None:
    found = days_meant(typed, TODAY, WORDS, MONTHS)
    assert (found[0] if found else None) == day


def test_what_may_be_two_days_is_offered_as_both() -> None:
    assert days_meant("3/4", TODAY, WORDS, MONTHS) == [date(2026, 4, 3), date(2026, 3, 4)]
