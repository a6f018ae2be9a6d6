"""How well a few typed letters fit a command's name, and which days a few words may mean; plain values only.

What the words are in the user's language, and what is shown of it, is the palette's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

BEGINS, WORD_BEGINS, WITHIN, INITIALS, SCATTERED = 5, 4, 3, 2, 1
_LONGEST = 1000
_NUMBERS = re.compile(r"[0-9]{1,4}")
_WORDS = re.compile(r"[^\W\d_]+")


def fit(typed: str, text: str) -> int:
    """0 where the letters aren't in the text in their order; else the more, the better they fit.

    A beginning beats a word's beginning, that beats being within, and that the initials; shorter texts come first.
    """
    letters, there = folded(typed).strip(), folded(text)
    if not letters:
        return 1
    words = there.split()
    if there.startswith(letters):
        kind = BEGINS
    elif _begin(letters.split(), words):
        kind = WORD_BEGINS
    elif letters in there:
        kind = WITHIN
    elif "".join(word[0] for word in words).startswith(letters):
        kind = INITIALS
    elif _scattered(letters.replace(" ", ""), there):
        kind = SCATTERED
    else:
        return 0
    return kind * _LONGEST - len(there)


def folded(text: str) -> str:
    """Without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def days_meant(typed: str, today: date, words: Mapping[str, int], months: Sequence[str]) -> list[date]:
    """The days that a text may mean, the likeliest first; never one in the future.

    ``words`` are days by name, as how many lie between: {"yesterday": 1}; ``months`` the names of the twelve, and of
    the same in other languages after them.
    Understood besides: 2026-03-12, 12.3.2026, 3/12, 12 March, March 12.
    """
    text = folded(typed).strip()
    if not text:
        return []
    named = [today - timedelta(days=back) for word, back in words.items() if folded(word).startswith(text)]
    return list(dict.fromkeys(day for day in (*named, *_dates(text, today, months)) if day <= today))


def _begin(typed: list[str], words: list[str]) -> bool:
    """Whether every word typed begins one of the words, in their order."""
    left = iter(words)
    return all(any(word.startswith(part) for word in left) for part in typed)


def _scattered(letters: str, text: str) -> bool:
    left = iter(text)
    return all(letter in left for letter in letters)


def _dates(text: str, today: date, months: Sequence[str]) -> Iterator[date]:
    numbers = [int(number) for number in _NUMBERS.findall(text)]
    names = _WORDS.findall(text)
    if len(names) == 1 and len(numbers) in {1, 2}:
        year = next((number for number in numbers if number > 31), None)
        for number, name in enumerate(months):
            if folded(name).startswith(names[0]):
                yield from _latest(year, number % 12 + 1, numbers[0] if numbers[0] != year else numbers[-1], today)
    elif not names and len(numbers) == 3 and numbers[0] > 31:
        yield from _latest(numbers[0], numbers[1], numbers[2], today)
    elif not names and len(numbers) in {2, 3}:
        year = numbers[2] if len(numbers) == 3 else None
        yield from _latest(year, numbers[1], numbers[0], today)
        yield from _latest(year, numbers[0], numbers[1], today)


def _latest(year: int | None, month: int, day: int, today: date) -> Iterator[date]:
    """The date; where no year is named, in the latest that doesn't make it a future day."""
    for candidate in (year + 2000 if year < 100 else year,) if year else (today.year, today.year - 1):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if found <= today:
            yield found
            return
