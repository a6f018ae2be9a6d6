"""Each country gets its own help lines, and no number is made up."""

from __future__ import annotations

from datetime import date

import pytest

from organic_desktop.coach.care import HelpLine, country_of, help_lines


@pytest.mark.parametrize(
    ("country", "numbers", "emergency"),
    [
        ("US", ["988"], "911"),
        ("CA", ["988"], "911"),
        ("GB", ["116 123"], "999"),
        ("IE", ["116 123"], "112"),
        ("de", ["0800 111 0 111", "0800 111 0 222", "116 123"], "112"),
        ("AT", ["142"], "112"),
        ("CH", ["143"], "112"),
        ("FR", ["3114"], "112"),
        ("NL", ["113", "0800-0113"], "112"),
        ("BE", ["1813", "0800 32 123"], "112"),
        ("AU", ["13 11 14"], "000"),
        ("NZ", ["1737"], "111"),
    ],
)
def test_lines_of_a_country(country: str, numbers: list[str], emergency: str) -> None:
    found = help_lines(country)
    assert ([line.number for line in found.lines], found.emergency) == (numbers, emergency)
    assert found.country == country.upper()
    assert found.sentences == (f"If you are in danger now, call {emergency}.",)


def test_every_line_says_where_it_is_from_and_when_it_was_checked() -> None:
    found = help_lines("AT")
    assert found.lines == (HelpLine("Telefonseelsorge", "142", "24/7", "https://www.telefonseelsorge.at"),)
    assert found.checked >= date(2026, 11, 30)


def test_a_country_of_the_eu_without_a_line_has_the_emergency_number() -> None:
    found = help_lines("FI")
    assert (found.lines, found.emergency) == ((), "112")
    assert found.sentences == (
        "Lines in your country: see findahelpline.com.",
        "If you are in danger now, call 112.",
    )


@pytest.mark.parametrize("country", [None, "", "XX", "../care"])
def test_an_unknown_country_has_a_directory_and_no_invented_number(country: str | None) -> None:
    found = help_lines(country)
    assert (found.country, found.lines, found.emergency) == ("", (), None)
    assert found.sentences == (
        "Lines in your country: see findahelpline.com.",
        "If you are in danger now, call the emergency number where you are; in the EU it is 112.",
    )


@pytest.mark.parametrize(
    ("zone", "locale", "chosen", "country"),
    [
        ("Europe/Vienna", "en_US", None, "AT"),
        ("Europe/Vienna", "en_US", "de", "DE"),
        ("Etc/UTC", "de_CH.UTF-8", None, "CH"),
        ("Asia/Tokyo", "ja-JP", None, "JP"),
        ("Etc/UTC", "zh-Hant-TW", None, "TW"),
        ("Etc/UTC", "C", None, ""),
        ("Etc/UTC", "", None, ""),
    ],
)
def test_the_country_is_the_chosen_one_or_that_of_the_zone_or_of_the_locale(
    zone: str, locale: str, chosen: str | None, country: str
) -> None:
    assert country_of(zone, locale, chosen) == country
