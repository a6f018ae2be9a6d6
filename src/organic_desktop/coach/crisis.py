"""Words of crisis: recognised on this computer before any provider is asked, by a small grammar for each language.

Deterministic, and no monitor: a text that isn't recognised says nothing about its author. ``resources/care`` holds the
grammars, one file a language, and says how their rules are written; here is how a text is read.

A text is read sentence by sentence, in words without case, accents, digits for letters ("k1ll"), repeated letters
("diiie"), invisible characters and emoji; of punctuation only the ends of clauses are kept, as commas. A word that
differs by one typing error from one in ``typos`` is that word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from organic_desktop.core.paths import resource_text

LANGUAGES = ("en", "de")
"""All are looked for, whatever language the interface has; a language more is a file more in ``resources/care``."""
LONGEST_SENTENCE, OVERLAP = 60, 20
"""Words that are looked at together; a longer sentence is read in pieces that overlap, so that the time is linear."""
GAP, WIDE_GAP = 3, 8
FEWEST_APART = 4
"""Single letters in a row that are one word written apart."""
LONGEST_WORD = 40

_LETTERS = str.maketrans("013457@$!", "oieastasi")
_LETTER, _ALIKE = re.compile(r"[^\W\d_]"), re.compile(r"[013457@$]|!(?=\w)")
_ENDS = re.compile(r"[.!?…]+(?=\s|$)|\n\s*\n")
_WORDS = re.compile(r"[^\W_]+(?:\*+[^\W_]+)*|[,;:()–—]")
_APOSTROPHES = re.compile("['’‘`´ʼ]")
_REPEATED = re.compile(r"(.)\1+")
_APART = re.compile(rf"(?<!\S)[^\s,](?: [^\s,]){{{FEWEST_APART - 1},}}(?!\S)")
_COMMA = "(?:, )?"
_HIDDEN = "# "
"""What stands for a harmless phrase, so that the words around it don't meet."""


def concern(text: str) -> bool:
    """Return True if a text holds words of crisis, in any of the languages. In linear time."""
    return any(each.meets(words) for words in _sentences(text) for each in _grammars_for(words))


def _grammars_for(words: list[str]) -> list[Grammar]:
    """Return the grammars of the languages that a sentence may be in: all, if its small words don't tell."""
    every = [*map(grammar, LANGUAGES)]
    return [each for each in every if each.has_small_words(words)] or every


def normal(text: str) -> str:
    """Return a text's words as they are compared, one space between them; a comma for each end of a clause."""
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(sign for sign in folded if unicodedata.category(sign) not in ("Mn", "Cf"))
    plain = _APOSTROPHES.sub("", plain.replace("ı", "i"))
    words = " ".join(_WORDS.findall(" ".join(map(_with_letters, plain.split()))))
    return _REPEATED.sub(r"\1", words)


def _with_letters(word: str) -> str:
    """Return a word with letters for the digits in it; a number stays one."""
    return word.translate(_LETTERS) if _ALIKE.search(word) and _LETTER.search(word) else word


def _sentences(text: str) -> Iterator[list[str]]:
    """Yield the words of each sentence, of a long one in pieces."""
    for sentence in _ENDS.split(text):
        words = normal(sentence).split()
        for begin in range(0, max(1, len(words) - OVERLAP), LONGEST_SENTENCE - OVERLAP):
            yield words[begin : begin + LONGEST_SENTENCE]


# -- grammars ---------------------------------------------------------------------------------------------------------


@cache
def grammar(language: str) -> Grammar:
    """Return a language's grammar."""
    import tomllib  # for the coach alone; a start needn't wait for it

    return Grammar(tomllib.loads(resource_text(f"care/{language}.toml")))


class Grammar:
    """One file of ``resources/care``."""

    def __init__(self, facts: dict[str, Any]) -> None:
        self._facts = facts
        self._groups: dict[str, list[str]] = facts["groups"]
        self.rules = [Rule(line, self) for section in facts["rules"].values() for line in section]
        self._concepts = [Concept(each["points"], each["phrases"], self) for each in facts["concepts"].values()]
        self._enough: int = facts["enough"]
        self._typos = Typos(map(self.word, facts["typos"]))
        self._read_as = {self.word(short): self.word(read).split() for short, read in facts.get("read_as", {}).items()}
        self._small_words = frozenset(map(normal, facts["small_words"]))
        self._real = frozenset(map(self.word, facts["no_typos"]))

    def has_small_words(self, words: list[str]) -> bool:
        """Return True if a sentence has words that hardly another language has."""
        return not self._small_words.isdisjoint(words)

    def meets(self, words: list[str]) -> bool:
        """Return True if a sentence holds words of crisis."""
        corrected = [read for word in words for read in self._read(word)]
        sentence = f"{' '.join(corrected)} "
        apart = [self.word("".join(run.split())) for run in _APART.findall(sentence)]
        if any(self._spelled.search(run) for run in apart):
            return True
        there = frozenset(corrected)
        rules = [rule for rule in self.rules if rule.may_match(there)]
        concepts = [concept for concept in self._concepts if concept.may_be_in(there)]
        if not rules and sum(max(0, each.points) for each in concepts) < self._enough:  # as most sentences
            return False
        left = self._harmless.sub(_HIDDEN, sentence)
        if any(rule.matches(left) for rule in rules):
            return True
        return sum(each.points for each in concepts if each.is_in(left)) >= self._enough

    def word(self, word: str) -> str:
        """Return a word as this language compares it: in German "moechte" is "möchte"."""
        plain = normal(word)
        for written, read in self._facts["spelled"].items():
            plain = plain.replace(written, read)
        return plain

    def _read(self, word: str) -> list[str]:
        """Return the words that one stands for, mostly itself: of "imma" there are three."""
        plain = self.word(word)
        return self._read_as.get(plain) or [self._corrected(plain)]

    def _corrected(self, plain: str) -> str:
        return plain if plain in self._real else self._typos.corrected(plain)

    @cached_property
    def _harmless(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\S){self.any_of(self._facts['harmless'])}")

    @cached_property
    def _spelled(self) -> re.Pattern[str]:
        """What finds the phrases that people write apart, in letters without spaces."""
        return re.compile("|".join(self.word("".join(phrase.split())) for phrase in self._facts["apart"]))

    @cached_property
    def _clause_ends(self) -> str:
        return rf"(?:(?<=, )|\Z|(?={self.any_of(self._facts['conjunctions'])}))"

    # -- expressions --------------------------------------------------------------------------------------------------

    def any_of(self, phrases: Iterable[str]) -> str:
        """Return the expression of one of several phrases."""
        return f"(?:{'|'.join(self.expression(phrase) for phrase in phrases)})"

    def expression(self, phrase: str) -> str:
        """Return the regular expression of a phrase, in words that each end with a space."""
        return "".join(self._of_part(part) for part in _split(phrase, " "))

    def _of_part(self, part: str) -> str:
        if part in _SIGNS:
            return _SIGNS[part]
        if part == "$":
            return self._clause_ends
        if part.endswith("?"):
            return f"{self._of_part(part[:-1])}?"
        if part[0] in "(<":
            return self.any_of(self._choices(part))
        ending = r"[^\s,]*" if part.endswith("*") else ""
        return f"(?:{self.word(part.rstrip('*'))}{ending} {_COMMA})"

    def _choices(self, part: str) -> list[str]:
        return self._groups[part[1:-1]] if part[0] == "<" else _split(part[1:-1], "|")

    def first_words(self, phrase: str) -> frozenset[str] | None:
        """Return the words that a phrase may begin with; None if that isn't a short list."""
        found: set[str] = set()
        for part in _split(phrase, " "):
            if part == "^":
                continue
            bare = part.removesuffix("?")
            if bare in _SIGNS or bare == "$" or bare.endswith("*"):
                return None
            for choice in self._choices(bare) if bare[0] in "(<" else ():
                words = self.first_words(choice)
                if words is None:
                    return None
                found |= words
            if bare[0] not in "(<":
                found.add(self.word(bare))
            if not part.endswith("?"):
                return frozenset(found)
        return None


_SIGNS = {
    "_": rf"(?:[^\s,]+ {_COMMA}){{0,{GAP}}}?",
    "__": rf"(?:[^\s,]+ {_COMMA}){{0,{WIDE_GAP}}}?",
    "^": r"(?:\A|(?<=, ))",
}


@dataclass(frozen=True, eq=False)
class Rule:
    """A line of a grammar: ``all & of these`` in one sentence, in any order, ``unless`` one of others is there."""

    line: str
    grammar: Grammar

    @cached_property
    def _phrases(self) -> list[str]:
        return self.line.partition(" unless ")[0].split(" & ")

    @cached_property
    def _needed(self) -> list[frozenset[str]]:
        """Of each word that must be there, what it may be: looked at first, for that is quick."""
        parts = [part for phrase in self._phrases for part in _split(phrase, " ") if not part.endswith("?")]
        sets = (self.grammar.first_words(part) for part in parts if part not in ("^", "$", "_", "__"))
        return sorted((each for each in sets if each is not None), key=len)

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [re.compile(rf"(?<!\S){self.grammar.expression(phrase)}") for phrase in self._phrases]

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        exceptions = self.line.partition(" unless ")[2]
        return re.compile(rf"(?<!\S){self.grammar.expression(exceptions)}") if exceptions else None

    def may_match(self, words: frozenset[str]) -> bool:
        """True if the words that it needs are there, in whatever order."""
        return not any(each.isdisjoint(words) for each in self._needed)

    def matches(self, sentence: str) -> bool:
        if self._unless and self._unless.search(sentence):
            return False
        return all(pattern.search(sentence) for pattern in self._patterns)


def _split(phrase: str, sign: str) -> list[str]:
    """Return the parts of a phrase between the signs that are in no brackets."""
    parts, depth = [""], 0
    for each in phrase:
        depth += (each == "(") - (each == ")")
        if each == sign and depth == 0:
            parts.append("")
        else:
            parts[-1] += each
    return [part for part in parts if part]


@dataclass(frozen=True, eq=False)
class Concept:
    """What a sentence may be about, in any of these phrases: so many points, once; below zero for everyday life."""

    points: int
    phrases: Sequence[str]
    grammar: Grammar

    @cached_property
    def _first(self) -> frozenset[str] | None:
        sets = [self.grammar.first_words(phrase) for phrase in self.phrases]
        return None if None in sets else frozenset(word for each in sets if each for word in each)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\S){self.grammar.any_of(self.phrases)}")

    def may_be_in(self, words: frozenset[str]) -> bool:
        """True if a word that it may begin with is there."""
        return self._first is None or not self._first.isdisjoint(words)

    def is_in(self, sentence: str) -> bool:
        return bool(self._pattern.search(sentence))


# -- typing errors ----------------------------------------------------------------------------------------------------


class Typos:
    """Finds the word that another one differs from by one letter: left out, added, wrong, or two that changed places.

    The first letter must be right; "k*ll" and "s**cide" are words with letters hidden.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._shorter = {form: word for word in self._words for form in _without_one(word)}

    def corrected(self, word: str) -> str:
        """Return the word that is meant, the same if none is near."""
        if word in self._words or len(word) > LONGEST_WORD:
            return word
        if "*" in word:
            hidden = re.compile("".join("[^ ]{1,3}" if sign == "*" else re.escape(sign) for sign in word))
            return next((each for each in sorted(self._words) if hidden.fullmatch(each)), word)
        if len(word) < 5:
            return word
        for form in (word, *_without_one(word)):
            found = form if form in self._words else self._shorter.get(form)
            if found and found[0] == word[0] and _is_near(found, word):
                return found
        return word


def _without_one(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(1, len(word))]


def _is_near(one: str, other: str) -> bool:
    """True if two words differ by one letter, or by two neighbours that changed places."""
    if abs(len(one) - len(other)) == 1:
        longer, shorter = (one, other) if len(one) > len(other) else (other, one)
        return shorter in _without_one(longer)
    if len(one) != len(other):
        return False
    wrong = [place for place, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return len(wrong) <= 1 or (swapped and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]])
