"""Two versions of a row and their common base become one row. Pure: values in, values out, no clock, no I/O.

A column that only one side changed takes that side's value. Where both did, the rule decides and the value that gives
way is a Loss, kept in the conflict history. The rules per column of ``sync.md`` §4 come with the full protocol; until
then ours stays, which never hides what the user just typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from organic_desktop.store.conflicts import Loss
from organic_desktop.store.models import Mirrored
from organic_desktop.store.page import Merged
from organic_desktop.store.rows import Values


def merge(mirrored: Mirrored, base: Values | None, mine: Values, theirs: Values, attempts: Sequence[Values]) -> Merged:
    """The editable columns after a three-way merge.

    ``base`` None means that both sides made the row. A server value equal to one of ``attempts`` is our own, sent
    without an answer, and so no conflict (``sync.md`` rule 18).
    """
    values: Values = {}
    losses: list[Loss] = []
    for column in mirrored.editable:
        before = (base or {}).get(column)
        local, remote = mine[column], theirs[column]
        ours = any(column in sent and sent[column] == remote for sent in attempts)
        if local in (remote, before):
            values[column] = remote
        elif remote == before or ours:
            values[column] = local
        else:
            values[column] = _kept(local, remote)
            losses.append(Loss(column, before, local, remote, values[column], "the edit on this computer stays"))
    return Merged(values, tuple(losses))


def _kept(local: Any, remote: Any) -> Any:
    """Ours, unless ours is a cleared field: a value wins over its absence."""
    return remote if local is None else local
