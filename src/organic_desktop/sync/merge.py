"""Three-way merge of two versions of a row and their base, column by column. Pure: no clock, no I/O.

A column that only one side changed takes that side's value. If both changed it, the column's rule decides
(``docs/sync.md``, "Conflict rules per column"), and the value that is dropped is a Loss, kept in the conflict history.
tables.py says which column has which rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from organic_desktop.core.validation import LARGEST_INTEGER
from organic_desktop.store.apply_remote import Merged, Sides
from organic_desktop.store.conflicts import Loss
from organic_desktop.store.sync_history import Conflict

Three = tuple[str, str, str]

CLEARLY_LATER = timedelta(seconds=120)  # less proves nothing: a row's stamp is that of its last edited column
TEXT_BYTES = 64 * 1024
UNANSWERED = "unanswered send"
"""The rule of a conflict with a value that may come from an unanswered send of ours."""


def merged_texts(base: str, mine: str, theirs: str) -> tuple[str, bool]:
    """Merge two texts (``text_merge.py``, imported only now because its patterns take 15 ms).

    Returns the merged text, and whether both sides changed the same words.
    """
    from organic_desktop.sync.text_merge import merged_texts as merged

    return merged(base, mine, theirs)


@dataclass(frozen=True)
class Column:
    """One column that both sides changed.

    ``mine_at`` and ``theirs_at`` are the times of the edits by the server's clock, None if unknown. ``added``: mine was
    only added to, never set. ``sent`` are values that we sent without getting a response: theirs may come from one.
    ``merged_texts`` merges texts.
    """

    base: Any
    mine: Any
    theirs: Any
    mine_at: datetime | None = None
    theirs_at: datetime | None = None
    added: bool = False
    sent: tuple[Any, ...] = ()
    merged_texts: Callable[[str, str, str], tuple[str, bool]] = merged_texts

    @property
    def may_be_ours(self) -> bool:
        """True if theirs equals a value that we sent without getting a response."""
        return self.theirs in self.sent


@dataclass(frozen=True)
class Decision:
    """The merged value, and the rule by which another one was dropped; "" if none was."""

    value: Any
    rule: str = ""


Rule = Callable[[Column], Decision]


def merge(
    rules: Mapping[str, Rule], sides: Sides, server_offset: timedelta | None, texts: TextMerges | None = None
) -> Merged:
    """Merge the editable columns.

    A value that may come from our own unanswered send is only dropped with a line in the history (``docs/sync.md``,
    rule 18). ``server_offset`` is the server's clock minus this computer's, None if unknown. ``texts`` merges texts
    outside the transaction; without it they are merged here.
    """
    values: dict[str, Any] = {}
    losses: list[Loss] = []
    for name, rule in rules.items():
        before, mine, theirs = sides.base.get(name), sides.mine[name], sides.theirs[name]
        column = _column(name, sides, server_offset, texts)
        # Two taps of +250 on two devices give the same amount, but are two additions.
        same = mine == theirs and not (rule is amount and column.added)
        if theirs == before:
            values[name] = mine
        elif same or (mine == before and not column.may_be_ours):
            values[name] = theirs
        else:
            decision = _in_doubt(rule, column) if column.may_be_ours else rule(column)
            values[name] = decision.value
            if decision.rule:
                losses.append(Loss(name, before, mine, theirs, decision.value, decision.rule))
    return Merged(values, tuple(losses))


def _in_doubt(rule: Rule, column: Column) -> Decision:
    """Decide if theirs equals what we sent: either mine is a later edit of it, or another device set the same."""
    if rule in DERIVED:
        return rule(column)
    value = column.mine if rule is text else rule(column).value
    return Decision(value, UNANSWERED)


def later(column: Column) -> Decision:
    """Keep the later edit: ours, unless theirs is clearly later. A value wins over NULL."""
    if column.mine is None or column.theirs is None:
        return Decision(column.theirs if column.mine is None else column.mine, "value over empty")
    if column.mine_at and column.theirs_at and column.theirs_at - column.mine_at >= CLEARLY_LATER:
        return Decision(column.theirs, "later edit")
    return Decision(column.mine, "later edit")


def amount(column: Column) -> Decision:
    """Add what was added here to theirs; the larger of two if a sum might count an unanswered send twice.

    In that case the history offers the sum (``combined``). What was added after that send is always added.
    """
    before, mine, theirs = (value or 0 for value in (column.base, column.mine, column.theirs))
    sent = (column.sent[-1] or 0) if column.sent else before
    if not column.added:
        return later(column)
    if sent == before:
        rule, total = "", theirs + mine - before
    elif (sent - before) * (theirs - before) < 0:
        rule, total = UNANSWERED, later(column).value or 0
    else:
        rule, total = UNANSWERED, (max if sent > before else min)(sent, theirs) + mine - sent
    return Decision(max(0, total), rule) if total <= LARGEST_INTEGER else later(column)


def larger(column: Column) -> Decision:
    """Keep the larger value; NULL counts as 0."""
    value = max(column.mine or 0, column.theirs or 0)
    return Decision(value, "larger value")


def progress(column: Column) -> Decision:
    """Keep the higher progress if both went up; if one went down, keep the later edit."""
    before, mine, theirs = column.base or 0, column.mine, column.theirs
    if mine is None or theirs is None or min(mine, theirs) < before:
        return later(column)
    if before in (mine, theirs):  # a row starts with 0, which nobody typed
        return Decision(max(mine, theirs))
    return larger(column)


def text(column: Column) -> Decision:
    """Merge texts line by line and word by word; words that both changed appear twice, the server's first."""
    if column.mine is None or column.theirs is None:
        return later(column)
    result, overlapping = column.merged_texts(column.base or "", column.mine, column.theirs)
    if len(result.encode()) > TEXT_BYTES:
        return later(column)
    return Decision(result, "texts merged" if overlapping else "")


def topics(column: Column) -> Decision:
    """Merge as sets: with what either side added, without what either removed; the server's order, then ours."""
    before, mine, theirs = column.base or [], column.mine or [], column.theirs or []
    kept = [topic for topic in theirs if topic in mine or topic not in before]
    return Decision(kept + [topic for topic in mine if topic not in before and topic not in theirs])


def latest_moment(column: Column) -> Decision:
    """Keep the later moment, unless theirs lies in the future because of a wrong clock."""
    sound = [moment for moment in (column.mine, column.theirs) if moment is not None]
    believable = [moment for moment in sound if not _in_future(moment, column)]
    return Decision(max(believable or sound))


def at_least(column: Column) -> Decision:
    """Keep the larger of two counts, which every device derives and only raises; nothing is lost."""
    return Decision(larger(column).value)


DERIVED: tuple[Rule, ...] = (at_least, latest_moment)
"""Rules of derived columns, whose values nobody typed."""


def _in_future(moment: datetime, column: Column) -> bool:
    return column.theirs_at is not None and moment > column.theirs_at + timedelta(minutes=5) and moment != column.mine


def _column(name: str, sides: Sides, server_offset: timedelta | None, texts: TextMerges | None) -> Column:
    edited = sides.edited_at.get(name)
    return Column(
        base=sides.base.get(name),
        mine=sides.mine[name],
        theirs=sides.theirs[name],
        mine_at=edited + server_offset if edited and server_offset is not None else None,
        theirs_at=sides.theirs.get("updated_at"),
        added=name not in sides.were_set,
        sent=tuple(sent[name] for sent in sides.attempts if name in sent),
        merged_texts=texts.of if texts else merged_texts,
    )


# -- combining both sides afterwards -----------------------------------------------------------------------------------


def combined(conflict: Conflict, rule: Rule | None) -> Any:
    """Return both sides of a conflict in one value: texts merged, lists united, amounts added; None if impossible.

    ``rule`` is the column's merge rule. What was added to an amount since the conflict stays added.
    """
    base, mine, theirs = conflict.base, conflict.mine, conflict.theirs
    if mine is None or theirs is None or (mine == theirs and conflict.rule != UNANSWERED):
        return None
    if rule is text:
        return merged_texts(base or "", mine, theirs)[0]
    if rule is topics:
        return [*theirs, *(topic for topic in mine if topic not in theirs)]
    if rule is amount:
        return _sum(conflict)
    return None


def _sum(conflict: Conflict) -> int | None:
    """Return what both sides added, and what was added since; None if that is no more than either side has."""
    base, mine, theirs, result = (
        value or 0 for value in (conflict.base, conflict.mine, conflict.theirs, conflict.result)
    )
    total = max(0, theirs + mine - base)
    if conflict.rule != UNANSWERED:
        return total if max(mine, theirs) < total <= LARGEST_INTEGER else None
    since = (conflict.now or 0) - result if conflict.there else 0
    return max(0, total + since) if result != total <= LARGEST_INTEGER else None


# -- texts, merged outside the transaction -----------------------------------------------------------------------------


def written_over(before: str, mine: str) -> Callable[[str], str]:
    """Return a function that applies an edit from ``before`` to ``mine`` to the text as it is by then."""
    return lambda now: mine if now == before else merged_texts(before, mine, now)[0]


class NotMerged(Exception):
    """Texts were needed that aren't merged yet: the transaction that used placeholders must be rolled back."""


class TextMerges:
    """Text merges computed outside the transaction that needs them, so that it doesn't block the user's edits.

    A merge that isn't computed yet is noted as missing, and a placeholder is returned.
    """

    def __init__(self, merged: Callable[[str, str, str], tuple[str, bool]] = merged_texts) -> None:
        self._merged = merged
        self._known: dict[Three, tuple[str, bool]] = {}
        self._missing: set[Three] = set()

    def of(self, base: str, mine: str, theirs: str) -> tuple[str, bool]:
        """Return the merged text, and whether both sides changed the same words; a placeholder until ``confirm``."""
        three = base, mine, theirs
        if three in self._known:
            return self._known[three]
        self._missing.add(three)
        return theirs, False

    def confirm(self) -> None:
        """Raise NotMerged if a placeholder was returned since the last time."""
        if self._missing:
            raise NotMerged

    def merge_missing(self) -> None:
        """Compute the missing merges."""
        for three in self._missing:
            self._known[three] = self._merged(*three)
        self._missing.clear()
