"""Both sides of a conflict in one value, where that makes sense: for a user who wants neither to give way. Pure.

What sync decides by itself is merge.py's; this is offered afterwards, on the page that lists the decisions.
"""

from __future__ import annotations

from typing import Any

from organic_desktop.core.validation import LARGEST_INTEGER
from organic_desktop.store.sync_history import Conflict
from organic_desktop.sync.merge import UNANSWERED, amount, text, topics
from organic_desktop.sync.tables import TABLES
from organic_desktop.sync.textmerges import merged_texts

RULES = {table.name: table.rules for table in TABLES}


def combined(conflict: Conflict) -> Any:
    """Texts one below the other, lists with what either has, amounts with what both added; None: it can't be done.

    What was added since the decision stays added.
    """
    base, mine, theirs = conflict.base, conflict.mine, conflict.theirs
    rule = RULES[conflict.table].get(conflict.column)
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
    """What both added, and what was added since; None if it is no more than what either has."""
    base, mine, theirs, result = (
        value or 0 for value in (conflict.base, conflict.mine, conflict.theirs, conflict.result)
    )
    total = max(0, theirs + mine - base)
    if conflict.rule != UNANSWERED:
        return total if max(mine, theirs) < total <= LARGEST_INTEGER else None
    since = (conflict.now or 0) - result if conflict.there else 0
    return max(0, total + since) if result != total <= LARGEST_INTEGER else None
