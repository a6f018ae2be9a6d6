"""Words of crisis, recognised before any provider is asked, and the help lines that answer them instead.

Deterministic, on this computer, and deliberately simple: phrases per language in ``resources/care``, matched on
normalised text. It isn't a monitor: a text without such a phrase says nothing about its author.

Normalised is: compatibility forms (NFKC), case, accents, ``ae`` for ``ä``, digits for letters within a word ("k1ll"),
letters written apart ("k i l l"), letters repeated ("diiie"), invisible characters and punctuation. Emoji are
punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from organic_desktop.core.messages import Sentence
from organic_desktop.core.paths import resource_text

LANGUAGES = ("en", "de")
"""All are looked for, whatever language the interface has; a language more is a file more in ``resources/care``."""
GAP = r"(?:\S+ ){0,3}?"
FEWEST_APART = 4
"""Single letters in a row that are one word written apart."""
ELSEWHERE = "findahelpline.com"
"""A directory of lines in most countries; shown as text, and not opened."""
CARE = "care"

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

_LETTERS = str.maketrans("013457@$", "oieastas")
_LETTER, _ALIKE = re.compile(r"[^\W\d_]"), re.compile("[013457@$]")
_WORDS = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['’‘`´ʼ]")
_REPEATED = re.compile(r"(.)\1+")
_APART = re.compile(rf"(?<!\S)\S(?: \S){{{FEWEST_APART - 1},}}(?!\S)")
_TWO_LETTERS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def concern(text: str) -> bool:
    """Return True if a text holds words of crisis, in any of the languages. In linear time."""
    normalised = f" {normal(text)} "
    for phrases, harmless in map(_patterns, LANGUAGES):
        if phrases.search(harmless.sub(" ", normalised)):
            return True
    apart = [_REPEATED.sub(r"\1", run.replace(" ", "")) for run in _APART.findall(normalised)]
    return any(_spelled(language).search(run) for run in apart for language in LANGUAGES)


def normal(text: str) -> str:
    """Return a text's words as they are compared: one space between them, nothing around."""
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(sign for sign in folded if unicodedata.category(sign) not in ("Mn", "Cf"))
    plain = _APOSTROPHES.sub("", plain.replace("ı", "i"))
    words = " ".join(_WORDS.findall(" ".join(map(_with_letters, plain.split()))))
    for two, one in _TWO_LETTERS:
        words = words.replace(two, one)
    return _REPEATED.sub(r"\1", words)


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
    facts, code = _read("lines"), (country or "").upper()
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
    found: str = _read("lines")["zones"].get(zone, "")
    territory = re.match(r"[A-Za-z]{2,3}(?:[_-][A-Za-z]{4})?[_-]([A-Za-z]{2})(?![A-Za-z])", locale)
    return found or (territory[1].upper() if territory else "")


def _with_letters(word: str) -> str:
    """Return a word with letters for the digits in it; a number stays one."""
    return word.translate(_LETTERS) if _ALIKE.search(word) and _LETTER.search(word) else word


# -- phrases ----------------------------------------------------------------------------------------------------------


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a language's phrases, and what finds the harmless ones that resemble them."""
    read = _read(language)
    return _any_of(read["phrases"]), _any_of(read["harmless"])


@cache
def _spelled(language: str) -> re.Pattern[str]:
    """Return what finds the phrases that people write apart, in letters without spaces."""
    joined = (normal(phrase).replace(" ", "") for phrase in _read(language)["apart"])
    return re.compile("|".join(_REPEATED.sub(r"\1", phrase) for phrase in joined))


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_pattern(phrase)})" for phrase in phrases))


def _pattern(phrase: str) -> str:
    """Return the regular expression of a phrase, in words that each end with a space."""
    pattern = " "
    for part in _parts(phrase):
        if part == "_":
            pattern += GAP
        elif part == "$":
            pattern += r"\Z"
        elif part == "^":
            pattern = r"\A "
        elif part.endswith("?"):
            pattern += f"(?:{_part(part[:-1])} )?"
        else:
            pattern += f"{_part(part)} "
    return pattern


def _parts(phrase: str) -> list[str]:
    return re.findall(r"\([^)]*\)\??|\S+", phrase)


def _part(part: str) -> str:
    """Return the expression of one word, or of one of several that may be of more words each."""
    return f"(?:{'|'.join(_words(words) for words in part.strip('()').split('|'))})"


def _words(words: str) -> str:
    return " ".join(normal(word) + (r"\S*" if word.endswith("*") else "") for word in words.split())


@cache
def _read(name: str) -> dict[str, Any]:
    import tomllib  # for the coach alone; a start needn't wait for it

    return tomllib.loads(resource_text(f"{CARE}/{name}.toml"))
