"""Alignment of two texts: cut into lines, clauses or words, and the units that both have in common. Pure.

text_merge.py merges three aligned texts. rapidfuzz finds the longest common subsequence, bit-parallel, so its cost is
known beforehand (rows times columns, 64 at once). Parts longer than ``LONGEST`` allows are cut at words that are in
both exactly once; without such words nothing in them counts as common. The limits are sizes and never times, so that
every device gets the same result.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

LONGEST = 1 << 21
"""The most comparisons of one alignment: 1,448 changed words with as many, a few milliseconds."""
MOST = 8_000
"""The most units of three texts that are compared one by one; texts with more are compared by larger units."""

LONGEST_WORD = 256

_MARKS = ",;.!?…"
_WIDE_MARKS = "、。，；！？"
END_OF_CLAUSE = frozenset(f"{_MARKS}{_WIDE_MARKS}\n")
_AROUND = rf"\s:：{_MARKS}{_WIDE_MARKS}()\[\]{{}}\"“”„«»‘’'/"
_CHARACTER = "\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # of scripts without spaces
# Each alternative matches only at the start of a run of marks, so that 64 kB of commas are scanned once.
_BOUNDARY = re.compile(rf"(?<![{_MARKS}])[{_MARKS}]++(?=\s|\Z)\s*+|[{_WIDE_MARKS}]++\s*+| / |\n")
_APART = re.compile(rf"[\s{_CHARACTER}]")
_LINE_END = re.compile(r"\n(?:[^\S\n]*+\n)*+")
_PLAIN = rf"[^{_AROUND}{_CHARACTER}]"
_WORD = re.compile(rf"[{_CHARACTER}]|{_PLAIN}++(?:[^\s{_CHARACTER}{_WIDE_MARKS}]{_PLAIN}++)*+")


class Unit(NamedTuple):
    """A line, clause or word, with the separator before it; units are equal if their bodies are.

    The separator belongs to the following unit, so that the last unit of a text stays equal when another is added.
    """

    before: str
    body: str


Units = Sequence[Unit]
Cut = Callable[[str], list[Unit]]
Block = tuple[int, int, int]


def lines(text: str) -> list[Unit]:
    """Return the text's lines; empty ones belong to separators."""
    return list(_between(text, ((end.start(), end.end()) for end in _LINE_END.finditer(text))))


def clauses(text: str) -> list[Unit]:
    """Return the text's clauses, separated by marks like commas and full stops and by line ends."""
    return list(_between(text, ((mark.start(), mark.end()) for mark in _BOUNDARY.finditer(text))))


def words(text: str) -> list[Unit]:
    """Return words, and single characters of scripts without spaces; the text's end is a unit without a body."""
    units, at = [], 0
    for word in _WORD.finditer(text):
        units.append(Unit(text[at : word.start()], word.group()))
        at = word.end()
    return [*units, Unit(text[at:], "")] if at < len(text) else units


def is_glued(left: str, right: str) -> bool:
    """True if the last word of ``left`` and the first of ``right`` would become one word."""
    end, junction = left[-2:], left[-2:] + right[:2]
    return any(word.start() < len(end) < word.end() for word in _WORD.finditer(junction))


def holds(text: str, part: str) -> bool:
    """True if the words of ``part`` are in ``text`` in sequence; "12 eggs" doesn't contain "2 eggs"."""
    inner = _WORD.findall(part)
    if not inner:
        return part in text
    codes = _Codes()
    return codes.of(inner) in codes.of(_WORD.findall(text))


def too_many(cut: Cut, *texts: str, most: int = MOST) -> bool:
    """True if the texts have more than ``most`` units; counted without creating them."""
    marks: dict[Cut, re.Pattern[str]] = {lines: _LINE_END, clauses: _BOUNDARY, words: _WORD}
    return sum(len(marks[cut].findall(text)) for text in texts) > most


def span(one: str, two: str) -> tuple[int, int]:
    """Return how many characters two texts have in common at their start and end, in whole words."""
    head = _common_length(one, two)
    head = _whole_words(range(head, 0, -1), lambda place: _is_inside(one, place) or _is_inside(two, place))
    tail = _common_length(one[head:][::-1], two[head:][::-1])
    return head, _whole_words(
        range(tail, 0, -1), lambda place: _is_inside(one, len(one) - place) or _is_inside(two, len(two) - place)
    )


class Alignments:
    """The common units of pairs of texts, each computed once.

    ``cells`` counts the comparisons, ``made`` the units created. ``merged`` is the cache of text_merge.py, which meets
    the same three texts more than once.
    """

    def __init__(self) -> None:
        self.cells = 0
        self.made = 0
        self.merged: dict[tuple[object, str, str, str], tuple[str, bool]] = {}
        self._units: dict[tuple[Cut, str], list[Unit]] = {}
        self._known: dict[tuple[Cut, str, str], list[int]] = {}

    def units(self, cut: Cut, text: str) -> list[Unit]:
        """Return the text's units."""
        key = cut, text
        if key not in self._units:
            self._units[key] = cut(text)
            self.made += len(self._units[key])
        return self._units[key]

    def matches(self, cut: Cut, base: str, side: str) -> list[int]:
        """Return for each unit of ``base`` the index of the same one in ``side``, in order; -1 if there is none."""
        key = cut, base, side
        if key not in self._known:
            codes = _Codes()
            ours, others = (codes.of([unit.body for unit in self.units(cut, text)]) for text in (base, side))
            found = [-1] * len(ours)
            for start, there, size in self._blocks(ours, others, 0, 0):
                found[start : start + size] = range(there, there + size)
            self._known[key] = found
        return self._known[key]

    def _blocks(self, one: str, two: str, at_one: int, at_two: int, *, cut: bool = True) -> Iterator[Block]:
        """Yield (start in one, start in two, length) of the common parts."""
        head = _common_length(one, two)
        tail = _common_length(one[head:][::-1], two[head:][::-1])
        yield at_one, at_two, head
        yield at_one + len(one) - tail, at_two + len(two) - tail, tail
        inner, other = one[head : len(one) - tail], two[head : len(two) - tail]
        at_one, at_two = at_one + head, at_two + head
        if len(inner) * len(other) <= LONGEST:
            yield from ((at_one + start, at_two + there, size) for start, there, size in self._common(inner, other))
        elif cut:
            last = 0, 0
            for here, there in [*_unique(inner, other), (len(inner), len(other))]:
                gap = inner[last[0] : here], other[last[1] : there]
                yield from self._blocks(*gap, at_one + last[0], at_two + last[1], cut=False)
                last = here, there

    def _common(self, one: str, two: str) -> Iterator[Block]:
        if not (one and two):
            return
        from rapidfuzz.distance import LCSseq  # imported late, because it takes 0.1 s

        self.cells += len(one) * len(two)
        for step in LCSseq.opcodes(*_short_codes(one, two)):
            if step.tag == "equal":
                yield step.src_start, step.dest_start, step.src_end - step.src_start


def _unique(one: str, two: str) -> list[tuple[int, int]]:
    """Return the indexes of characters that are in both exactly once, the longest run in the same order."""
    often, there = Counter(one), Counter(two)
    places = {code: place for place, code in enumerate(two) if there[code] == 1}
    pairs = [(place, places[code]) for place, code in enumerate(one) if often[code] == 1 and code in places]
    lasts: list[int] = []  # lasts[n]: where the best run of n + 1 pairs ends in `two`
    runs: list[int] = []
    for _, place in pairs:
        runs.append(bisect_left(lasts, place))
        lasts[runs[-1] : runs[-1] + 1] = [place]
    found: list[tuple[int, int]] = []
    wanted = len(lasts) - 1
    for pair, run in zip(reversed(pairs), reversed(runs), strict=True):
        if run == wanted:
            found.append(pair)
            wanted -= 1
    return found[::-1]


def _short_codes(one: str, two: str) -> tuple[str, str]:
    """Return the texts with the smallest codes for the most frequent units: rapidfuzz is faster below 256."""
    often = [code for code, _ in Counter(one + two).most_common()]
    table = {ord(code): place for place, code in enumerate(often)}
    return one.translate(table), two.translate(table)


def _common_length(one: str, two: str) -> int:
    """Return the length of the common start of two strings."""
    low, high = 0, min(len(one), len(two))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == two[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _between(text: str, marks: Iterator[tuple[int, int]]) -> Iterator[Unit]:
    before, at = "", 0
    for start, end in marks:
        if body := text[at:start]:
            yield Unit(before, body)
            before = ""
        before, at = before + text[start:end], end
    if before or at < len(text):
        yield Unit(before, text[at:])


def _whole_words(places: Sequence[int], is_inside: Callable[[int], bool]) -> int:
    """Return the first index that isn't inside a word; 0 if there is none within a word's length."""
    return next((place for place in places[:LONGEST_WORD] if not is_inside(place)), 0)


def has_words(text: str) -> bool:
    """True if the text has anything but spaces and marks."""
    return _WORD.search(text) is not None


def _is_inside(text: str, place: int) -> bool:
    """True if the index may be inside a word."""
    return 0 < place < len(text) and not (_APART.match(text[place - 1]) or _APART.match(text[place]))


class _Codes:
    """One character for each different string, so that lists of strings can be compared as strings."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def of(self, bodies: Sequence[str]) -> str:
        codes = self._codes
        return "".join([codes.setdefault(body, chr(len(codes))) for body in bodies])
