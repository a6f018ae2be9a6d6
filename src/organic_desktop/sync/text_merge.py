"""Three-way merge of texts (diff3): by lines, in changed lines by clauses, in changed clauses by words.

Pure; merge.py uses the result. Decision 0023 says why the result looks as it does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from organic_desktop.sync.text_alignment import (
    END_OF_CLAUSE,
    MOST,
    Alignments,
    Cut,
    Unit,
    Units,
    clauses,
    has_words,
    holds,
    is_glued,
    lines,
    span,
    too_many,
    words,
)

AROUND = 6
"""Unchanged words shown before and after two versions of changed words, if their clause is long."""
FAR = 12
"""A clause is long if more words than these follow on a side; else both versions show all of it."""
OR = " / "
"""Separates two versions of a part of a line."""
MOST_IN_LINES = 36_000
"""The most words in changed lines; three notes of 64 kB have no more. Only changed clauses are compared by words."""
PASSES = 3
TOO_LONG = 64 * 1024
"""Characters of a result that no table takes, so that merging it again isn't tried."""

Merge = Callable[[str, str, str, Alignments], tuple[str, bool]]


@dataclass
class Piece:
    """A part of the result; in two versions if both sides changed it, ``theirs`` first."""

    theirs: list[Unit]
    mine: list[Unit] | None = None


def merged_texts(base: str, mine: str, theirs: str, alignments: Alignments | None = None) -> tuple[str, bool]:
    """Return the merged text, and whether both sides changed the same words: then it has both versions, theirs first.

    Merging the result with ``theirs`` again changes nothing, and every word that a side added is in it.
    """
    return _settled(_merged, base, mine, theirs, alignments or Alignments())


def _settled(merge: Merge, base: str, mine: str, theirs: str, alignments: Alignments) -> tuple[str, bool]:
    """Merge so that merging again changes nothing.

    No alignment of words guarantees that. So the merge is repeated until it doesn't change; if that doesn't end or
    would lose a word, the result is both texts, one below the other.
    """
    if mine in (base, theirs) or theirs == base:
        return (mine if theirs == base else theirs), False
    if mine.startswith(f"{theirs}\n") and _repeated(merge, base, mine[len(theirs) + 1 :], theirs, alignments) is None:
        return mine, True  # they are one below the other already
    return _repeated(merge, base, mine, theirs, alignments) or (f"{theirs}\n{mine}", True)


def _repeated(merge: Merge, base: str, mine: str, theirs: str, alignments: Alignments) -> tuple[str, bool] | None:
    """Repeat the merge until it changes nothing; None if that takes more than PASSES."""
    if mine in (base, theirs) or theirs == base:
        return (mine if theirs == base else theirs), False
    result, both_changed = _once(merge, base, mine, theirs, alignments)
    for _ in range(PASSES - 1):
        if len(result) > TOO_LONG:
            return result, both_changed  # no table takes it
        again, _ = _once(merge, base, result, theirs, alignments)
        if again == result:
            return result, both_changed
        if Counter(_bodies(words(result))) - Counter(_bodies(words(again))):
            return None
        result = again
    return None


def _once(merge: Merge, base: str, mine: str, theirs: str, alignments: Alignments) -> tuple[str, bool]:
    key = merge, base, mine, theirs
    if key not in alignments.merged:
        alignments.merged[key] = merge(base, mine, theirs, alignments)
    return alignments.merged[key]


def _merged(base: str, mine: str, theirs: str, alignments: Alignments) -> tuple[str, bool]:
    """Merge two texts; if each side changed one place and these are apart, without comparing every word."""
    ours, others, between = (span(*two) for two in ((base, mine), (base, theirs), (theirs, mine)))
    if _are_apart(theirs, others, between):
        return mine, False  # mine is theirs with a change in another place
    if not _are_apart(base, ours, others):
        return _merged_lines(base, mine, theirs, alignments)
    first, second, start, end = (mine, theirs, ours, others) if ours[0] < others[0] else (theirs, mine, others, ours)
    return first[: len(first) - start[1]] + base[len(base) - start[1] : end[0]] + second[end[0] :], False


def _are_apart(text: str, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """True if a word separates two changed places of a text, each given by the unchanged lengths around it."""
    (_, end), (start, _) = sorted((one, two))
    return has_words(text[len(text) - end : start])


# -- lines, clauses, words ---------------------------------------------------------------------------------------------


def _merged_lines(base: str, mine: str, theirs: str, alignments: Alignments) -> tuple[str, bool]:
    """Take lines that one side changed from it; merge lines that both changed by clauses."""
    if too_many(lines, base, mine, theirs):
        return _merged_clauses(base, mine, theirs, alignments)
    result: list[Unit] = []
    both_changed = False
    regions = list(_regions(lines, base, mine, theirs, alignments))
    in_lines = _too_many_words(regions, MOST_IN_LINES)
    for region in regions:
        if (settled := region.settled) is not None:
            result += settled
        elif in_lines or not region.text("base"):
            one = _one_of(region)
            both_changed = both_changed or one is not None or bool(region.base)
            result += one if one is not None else [*region.theirs, *region.mine]
        else:
            text, changed = _settled(_merged_clauses, *region.texts, alignments)
            both_changed = both_changed or changed
            result.append(Unit(region.start, text))
    return _joined(result, "\n"), both_changed


def _merged_clauses(base: str, mine: str, theirs: str, alignments: Alignments) -> tuple[str, bool]:
    """Take clauses that one side changed from it; merge clauses that both changed by words."""
    if too_many(clauses, base, mine, theirs):
        return _merged_words(base, mine, theirs, "\n", alignments)
    result: list[Unit] = []
    both_changed = False
    regions = list(_regions(clauses, base, mine, theirs, alignments))
    between = OR if len(regions) > 1 else "\n"
    in_clauses = _too_many_words(regions, MOST)
    for region in regions:
        if (settled := region.settled) is not None:
            result += settled
        elif region.base and not in_clauses:
            start = region.start
            text, changed = _merged_words(*region.texts, start if _ends_clause(start) else between, alignments)
            both_changed = both_changed or changed
            result.append(Unit(start, text))
        else:
            one = _one_of(region)
            both_changed = both_changed or one is not None or bool(region.base)
            result += _both(region.theirs, region.mine, between) if one is None else one
    return _joined(result, " "), both_changed


def _merged_words(base: str, mine: str, theirs: str, between: str, alignments: Alignments) -> tuple[str, bool]:
    """Take words that one side changed from it; keep two versions of words that both changed.

    ``between`` separates the two versions if nothing else is in the text.
    """
    if too_many(words, base, mine, theirs):
        one = next((text for text, part in ((theirs, mine), (mine, theirs)) if f"\n{part}\n" in f"\n{text}\n"), None)
        return f"{theirs}{between}{mine}" if one is None else one, True
    pieces: list[Piece] = []
    both_changed = False
    for region in _regions(words, base, mine, theirs, alignments):
        if (settled := region.settled) is not None:
            pieces.append(Piece(settled))
            continue
        one_side = _one_of(region)
        both_changed = both_changed or bool(region.base) or one_side is not None
        if one_side is None and region.base:
            pieces.append(Piece(list(region.theirs), list(region.mine)))
        else:
            pieces.append(Piece(_inserted(region.theirs, region.mine) if one_side is None else one_side))
    return _joined(_written(list(_with_context(pieces)), between), " "), both_changed


def _written(pieces: Sequence[Piece], between: str) -> list[Unit]:
    """Return the pieces in order, with a separator between two versions."""
    whole = [piece for piece in pieces if piece.theirs or piece.mine]
    result: list[Unit] = []
    for piece in whole:
        mine = piece.mine or []
        a_line_each = between == "\n" and len(whole) == 1
        at_start = bool(mine) and not mine[0].before
        result += _both(piece.theirs, mine, between if a_line_each or (at_start and between != "\n") else OR)
    return result


def _too_many_words(regions: Sequence[Region], most: int) -> bool:
    """True if both sides changed more words than are compared one by one."""
    changed = [region for region in regions if region.settled is None]
    return too_many(words, *(text for region in changed for text in region.texts), most=most)


def _inserted(theirs: Units, mine: Units) -> list[Unit]:
    """Return what both sides inserted in one place; the rest of a line stays before lines inserted below it."""
    cuts = [
        next((place for place, unit in enumerate(side) if "\n" in unit.before), len(side)) for side in (theirs, mine)
    ]
    result: list[Unit] = []
    for others, ours in ((theirs[: cuts[0]], mine[: cuts[1]]), (theirs[cuts[0] :], mine[cuts[1] :])):
        one = _one_of(Region([], ours, others))
        result += [*others, *ours] if one is None else one
    return result


def _with_context(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Extend pieces with two versions by the rest of their clause, or some words, so that they can be understood."""
    theirs: list[Unit] = []
    mine: list[Unit] | None = None
    for one, two in _alternating(pieces):
        head = _rest_of_clause(one) if mine is not None else 0
        tail = _start_of_clause(one, two) if two else 0
        if mine is not None and two and head + tail >= len(one):
            theirs += one
            mine += one
        else:
            if mine is not None:
                yield Piece([*theirs, *one[:head]], [*mine, *one[:head]])
            end = len(one) - tail
            yield Piece(one[head:end])
            theirs, mine = one[end:], one[end:] if two else None
        if two and mine is not None:
            theirs += two.theirs
            mine += two.mine or []


def _alternating(pieces: Sequence[Piece]) -> Iterator[tuple[list[Unit], Piece | None]]:
    """Yield pairs of a part with one version and the next piece with two; the last pair has no piece."""
    one: list[Unit] = []
    for piece in pieces:
        if piece.mine is None:
            one += piece.theirs
        else:
            yield one, piece
            one = []
    yield one, None


def _rest_of_clause(units: Units) -> int:
    """Return how many words of context follow: to the end of the clause, or AROUND of a long one."""
    place = next((place for place, unit in enumerate(units) if _begins_clause(unit)), len(units))
    return place if place <= FAR else AROUND


def _start_of_clause(units: Units, changed: Piece) -> int:
    """Return how many words of context precede: from the clause's start, or AROUND of a long one."""
    if all(side and _begins_clause(side[0]) for side in (changed.theirs, changed.mine or [])):
        return 0
    count = next((place + 1 for place, unit in enumerate(reversed(units)) if _begins_clause(unit)), len(units))
    return count if count <= FAR else AROUND


def _begins_clause(unit: Unit) -> bool:
    return _ends_clause(unit.before)


def _ends_clause(between: str) -> bool:
    return between == OR or not END_OF_CLAUSE.isdisjoint(between)


def _both(theirs: Units, mine: Units, between: str) -> list[Unit]:
    """Return both versions with a separator, unless a comma, full stop or line end separates them already."""
    if not (theirs and mine) or _begins_clause(mine[0]):
        return [*theirs, *mine]
    return [*theirs, Unit(between, mine[0].body), *mine[1:]]


# -- regions -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Region:
    """Corresponding parts of the three texts: unchanged in all, or changed by one side or both."""

    base: Units
    mine: Units
    theirs: Units

    @property
    def settled(self) -> list[Unit] | None:
        """The result if at most one side changed it, or both in the same way; else None.

        The separator before a unit may be changed even if the unit isn't.
        """
        base, mine, theirs = (_bodies(side) for side in (self.base, self.mine, self.theirs))
        if base == mine == theirs:
            if self.mine == self.theirs:
                return list(self.mine)
            three = zip(self.base, self.mine, self.theirs, strict=True)
            return [Unit(_of_three(b.before, m.before, t.before), m.body) for b, m, t in three]
        if mine in (base, theirs):
            return list(self.theirs)
        return list(self.mine) if theirs == base else None

    @property
    def start(self) -> str:
        """The separator before it."""
        base, mine, theirs = (side[0].before if side else None for side in (self.base, self.mine, self.theirs))
        if mine is None or theirs is None:
            return (mine if theirs is None else theirs) or ""
        return _of_three(theirs if base is None else base, mine, theirs)

    @property
    def texts(self) -> tuple[str, str, str]:
        """The three parts without the separators before them."""
        return self.text("base"), self.text("mine"), self.text("theirs")

    def text(self, side: str) -> str:
        units: Units = getattr(self, side)
        first, *others = units or [Unit("", "")]
        return first.body + "".join(unit.before + unit.body for unit in others)


def _regions(cut: Cut, base: str, mine: str, theirs: str, alignments: Alignments) -> Iterator[Region]:
    """Yield the three texts in regions, cut where all agree."""
    in_mine, in_theirs = alignments.matches(cut, base, mine), alignments.matches(cut, base, theirs)
    old, ours, others = (alignments.units(cut, text) for text in (base, mine, theirs))
    at_base = at_mine = at_theirs = size = 0  # what comes next is the same in all three for ``size`` units
    for place, (left, right) in enumerate(zip(in_mine, in_theirs, strict=True)):
        if left < 0 or right < 0:
            continue
        if (at_base + size, at_mine + size, at_theirs + size) == (place, left, right):
            size += 1
            continue
        if size:
            yield _same(old, ours, others, at_base, at_mine, at_theirs, size)
            at_base, at_mine, at_theirs = at_base + size, at_mine + size, at_theirs + size
        yield Region(old[at_base:place], ours[at_mine:left], others[at_theirs:right])
        at_base, at_mine, at_theirs, size = place, left, right, 1
    if size:
        yield _same(old, ours, others, at_base, at_mine, at_theirs, size)
        at_base, at_mine, at_theirs = at_base + size, at_mine + size, at_theirs + size
    if old[at_base:] or ours[at_mine:] or others[at_theirs:]:
        yield Region(old[at_base:], ours[at_mine:], others[at_theirs:])


def _same(old: Units, ours: Units, others: Units, base: int, mine: int, theirs: int, size: int) -> Region:
    return Region(old[base : base + size], ours[mine : mine + size], others[theirs : theirs + size])


def _one_of(region: Region) -> list[Unit] | None:
    """Return the side that contains all words of the other; None if neither does."""
    _, mine, theirs = region.texts
    if holds(theirs, mine):
        return list(region.theirs)
    return list(region.mine) if holds(mine, theirs) else None


def _of_three(base: str, mine: str, theirs: str) -> str:
    return mine if theirs == base else theirs


def _bodies(units: Units) -> list[str]:
    return [unit.body for unit in units]


def _joined(units: Units, between: str) -> str:
    """Join units to a text, with ``between`` or a space where two words would otherwise become one."""
    parts: list[str] = []
    for unit in units:
        before = unit.before
        if parts and len(before) < 2 and not before.isspace():
            if before == "" and between == "\n":
                before = between
            elif not "\u2e80" <= unit.body[:1] <= "\u9fff" and is_glued(parts[-1] + before, unit.body):
                before = f"{before} " if before else between
        if part := before + unit.body:
            parts.append(part)
    return "".join(parts)
