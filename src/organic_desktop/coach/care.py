"""Help lines: what answers a question with words of crisis (crisis.py), of the user's country, bundled and dated.

No number is made up: a country without lines that we are sure of gets its emergency number, and a directory as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from organic_desktop.core.messages import Sentence
from organic_desktop.core.paths import resource_text

ELSEWHERE = "findahelpline.com"
"""A directory of lines in most countries; shown as text, and not opened."""

ANSWER = Sentence(
    "That sounds very hard. I am only a program, and this is more than I can help with. Please talk to a person:"
    " somebody you trust, or one of these lines."
)
"""Said instead of an answer; the lines follow."""
NO_MONITOR = Sentence(
    "This appears for certain words only. Nobody watches over what you write here, and nobody was told."
)
"""Said once."""
IN_DANGER = Sentence("If you are in danger now, call {number}.")
IN_DANGER_SOMEWHERE = Sentence(
    "If you are in danger now, call the emergency number where you are; in the EU it is 112."
)
UNKNOWN_COUNTRY = Sentence("Lines in your country: see {site}.", site=ELSEWHERE)
NOT_MEDICAL = Sentence("This isn't medical advice.")
"""The last line of a conversation's first answer."""


@dataclass(frozen=True)
class HelpLine:
    """A line to call, in its own words: name, number as it is written there, hours, and where that is said."""

    name: str
    number: str
    hours: str
    source: str


@dataclass(frozen=True)
class HelpLines:
    """The lines of a country, "" if it isn't known; ``checked`` is the day on which the numbers were written down."""

    country: str
    lines: tuple[HelpLine, ...]
    emergency: str | None
    checked: date

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What is said with the lines: where others are found, and the emergency number."""
        danger = Sentence(IN_DANGER.template, number=self.emergency) if self.emergency else IN_DANGER_SOMEWHERE
        return (danger,) if self.lines else (UNKNOWN_COUNTRY, danger)


def help_lines(country: str | None) -> HelpLines:
    """Return the help lines of a country, by its ISO 3166-1 code of two letters in either case; bundled, so offline."""
    facts, code = _lines(), (country or "").upper()
    lines = tuple(
        HelpLine(line["name"], line["number"], line["hours"], line["source"])
        for line in facts["line"]
        if code in line["countries"]
    )
    known = lines or code in facts["emergency"]
    return HelpLines(code if known else "", lines, facts["emergency"].get(code), facts["checked"])


def country_of(zone: str, locale: str, chosen: str | None = None) -> str:
    """Return the user's country: the ``chosen`` one, else the time zone's, else the locale's; "" if unknown.

    The zone comes first because it is where the user is: an English desktop in Vienna needs the lines of Austria.
    ``locale`` is written ``de_AT`` or ``de-AT``.
    """
    if chosen:
        return chosen.upper()
    found: str = _lines()["zones"].get(zone, "")
    territory = re.match(r"[A-Za-z]{2,3}(?:[_-][A-Za-z]{4})?[_-]([A-Za-z]{2})(?![A-Za-z])", locale)
    return found or (territory[1].upper() if territory else "")


@cache
def _lines() -> dict[str, Any]:
    import tomllib  # for the coach alone; a start needn't wait for it

    return tomllib.loads(resource_text("care/lines.toml"))
