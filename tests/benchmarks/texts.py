"""The worst notes to merge that could be thought of: three of 64 kB, against 200 ms."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

from organic_desktop.sync.text_merge import merged_texts
from tests.benchmarks.measure import Result

SIZE = 64 * 1024
PATIENCE = 0.2
Three = tuple[str, str, str]


def texts(folder: Path) -> Iterator[Result]:
    """The slowest of the cases against the longest that a merge may take: its ratio is to be below 1."""
    merged_texts("a b", "a c", "a d")  # the library is loaded
    slowest = max((min(_processor_seconds(three) for _ in range(3)), name) for name, three in worst_cases())
    yield Result(
        f"the slowest merge of notes of 64 kB ({slowest[1]}), against 200 ms", slowest[0], PATIENCE, budget=1.0
    )


def _processor_seconds(three: Three) -> float:
    """Of the processor: there is no floor to share a busy moment with."""
    start = time.process_time()
    merged_texts(*three)
    return time.process_time() - start


def worst_cases() -> Iterator[tuple[str, Three]]:
    """Names and (base, mine, theirs)."""
    chance = random.Random(3)
    yield "one letter", ("a" * SIZE, "a" * (SIZE - 1) + "b", "b" + "a" * (SIZE - 1))
    yield "one letter, fewer", ("a" * SIZE, "a" * (SIZE - 5), "a" * (SIZE - 9))
    yield "one letter as words", ("a " * (SIZE // 2), "a " * (SIZE // 2 - 9) + "b", "b" + " a" * (SIZE // 2 - 20))
    made = ["".join(chance.choices("abcdefghijklmnop", k=chance.randrange(1, 9))) for _ in range(3000)]
    ended = [f"{word}." if place % 9 == 0 else word for place, word in enumerate(made)]
    characters = [chr(0x4E00 + place) for place in range(3000)]
    smileys = [chr(0x1F600 + place) for place in range(60)]
    for name, vocabulary, between in (
        ("words", made, " "),
        ("words with commas", made, ", "),
        ("lines of a word", made, "\n"),
        ("sentences", ended, " "),
        ("no spaces", made, ""),
        ("two words", ["a", "b"], " "),
        ("two words, commas", ["a", "b"], ", "),
        ("two words, lines", ["a", "b"], "\n"),
        ("Chinese without marks", characters, ""),
        ("Chinese", [*characters[:50], "。"], ""),
        ("emoji", smileys, ""),
        ("emoji apart", smileys, " "),
        ("commas", [","], ""),
        ("ends of lines", ["\n"], ""),
        ("spaces", [" "], ""),
        ("anything", list(" ,.\nab/"), ""),
    ):
        for how, three in _threes(chance, vocabulary, between):
            yield f"{name}, {how}", three
    lines = [f"word{number}" for number in range(SIZE)]
    base, one, two = ("\n".join(chance.choices(lines, k=2_000)) for _ in range(3))
    yield "lines that are few enough to be compared", (base, one, two)


def _threes(chance: random.Random, vocabulary: list[str], between: str) -> Iterator[tuple[str, Three]]:
    base, one, two = (_cut(between.join(chance.choices(vocabulary, k=40_000))) for _ in range(3))
    yield "all others", (base, one, two)
    yield "nothing before", ("", one, two)
    for count in (4, 300, 3000):
        mine, theirs = (_edited(chance, base, count, vocabulary) for _ in range(2))
        yield f"{count} edits", (base, mine, theirs)
    yield "one below the other", (base, f"{base[:30_000]}\n{one[:30_000]}", base[:30_000])


def _edited(chance: random.Random, text: str, count: int, vocabulary: list[str]) -> str:
    letters = list(text)
    for _ in range(count):
        place = chance.randrange(len(letters))
        letters[place : place + chance.randrange(3)] = chance.choices(vocabulary, k=chance.randrange(3))
    return _cut("".join(letters))


def _cut(text: str) -> str:
    return text.encode()[:SIZE].decode(errors="ignore")
