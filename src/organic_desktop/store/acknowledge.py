"""Acknowledgements: what changes here once the server has returned the rows it was sent.

Of most rows nothing differs: they are here, and came back, as they were sent. Those are taken over together, by a few
statements for all of them. Only the others are looked at one by one: rows that were edited since the send, that the
server stored in another form, or that can't be shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from operator import itemgetter
from typing import Any

from sqlalchemy import select

from organic_desktop.store.apply_remote import ServerEdit, update_rows
from organic_desktop.store.attempts import STAMPS
from organic_desktop.store.bookkeeping import PENDING, UNREADABLE
from organic_desktop.store.codec import Plain, read_row
from organic_desktop.store.column_types import Hundredths
from organic_desktop.store.removed import note_overwritten
from organic_desktop.store.row_state import (
    Received,
    ServerRow,
    bases,
    clear_attempts,
    forget,
    keep_bases,
    keep_late_sends,
    keep_mirrored_bases,
    plain_rows,
)
from organic_desktop.store.schema import Mirrored
from organic_desktop.store.types import instant_spelling, parse_hundredths
from organic_desktop.store.unreadable import REFUSED_HERE, apply_or_keep, readable_rows


def acknowledge(edit: ServerEdit, mirrored: Mirrored, sent: Mapping[str, Plain], rows: Sequence[ServerRow]) -> None:
    """Keep the rows that the server returned for what was ``sent``, by row id, as bases.

    Rows that weren't edited since are no longer pending.
    """
    unchanged = take_over_unchanged(edit, mirrored, sent, rows)
    others = [row for row in rows if row["id"] not in unchanged]
    if not others:
        return
    received = readable_rows(edit.connection, mirrored, others, sent)
    try:
        with edit.connection.begin_nested():
            acknowledge_each(edit, mirrored, sent, received)
    except REFUSED_HERE:  # the server answered with what the mirror's constraints refuse
        for each in received:
            apply_or_keep(edit.connection, mirrored, each[0], partial(acknowledge_each, edit, mirrored, sent, [each]))


# -- rows that are as they were sent ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Comparison:
    """How a table's rows are compared with what was sent: by their ``content``, which is all but the server's stamps.

    ``whole`` takes it out of a row, ``exact`` the values that have one spelling; ``hundredths`` are the columns whose
    values have several (7.5, "7.50").
    """

    content: frozenset[str]
    whole: Callable[[Mapping[str, Any]], Any]
    exact: Callable[[Mapping[str, Any]], Any]
    hundredths: tuple[str, ...]

    def is_as_sent(self, row: ServerRow, sent: Plain) -> bool:
        """Return True if a row holds what was sent."""
        if self.whole(row) == self.whole(sent):
            return True
        return bool(self.exact(row) == self.exact(sent)) and all(
            row[name] == sent[name] or _hundredths(row[name]) == sent[name] for name in self.hundredths
        )


@cache
def _comparison(mirrored: Mirrored) -> _Comparison:
    content = [column for column in mirrored.table.columns if column.name not in STAMPS]
    hundredths = tuple(column.name for column in content if isinstance(column.type, Hundredths))
    exact = [column.name for column in content if column.name not in hundredths]
    names = [column.name for column in content]
    return _Comparison(frozenset(names), itemgetter(*names), itemgetter(*exact), hundredths)


def take_over_unchanged(
    edit: ServerEdit, mirrored: Mirrored, sent: Mapping[str, Plain], rows: Sequence[ServerRow]
) -> set[str]:
    """Acknowledge the whole rows that are here, and came back, exactly as they were sent; return their ids.

    Nothing but the server's stamps is new about them. How it spells numbers and stamps is its own affair.
    """
    connection, comparison = edit.connection, _comparison(mirrored)
    whole = [row for row in rows if comparison.content <= sent[row["id"]].keys()]
    if not whole:
        return set()
    here = plain_rows(connection, mirrored, [row["id"] for row in whole])
    hidden = set(
        connection.execute(select(UNREADABLE.c.row_id).where(UNREADABLE.c.table_name == mirrored.name)).scalars()
    )
    stamps = _stamps(mirrored)
    stamped, versions = list[Plain](), dict[str, str | None]()
    for row in whole:
        row_id = row["id"]
        mine, as_sent = here.get(row_id), sent[row_id]
        if mine is None or row_id in hidden or not _is_same(comparison, row, mine, as_sent):
            continue
        try:
            stamped.append({"id": row_id} | {name: _instant(row[name]) for name in stamps})
        except (ValueError, TypeError, OverflowError, LookupError):  # NULL, infinity
            continue
        versions[row_id] = row.get("updated_at")
    update_rows(connection, mirrored, stamped, stamps)
    keep_mirrored_bases(connection, mirrored, versions)
    _forget_pending(edit, mirrored, list(versions))
    return set(versions)


def _is_same(comparison: _Comparison, row: ServerRow, mine: Plain, as_sent: Plain) -> bool:
    try:
        return comparison.is_as_sent(mine, as_sent) and comparison.is_as_sent(row, as_sent)
    except (ValueError, TypeError, OverflowError, LookupError):  # no number, a column that is missing
        return False


# The rows of one request mostly share one stamp, and scores are few.
_instant = lru_cache(maxsize=64)(instant_spelling)


@lru_cache(maxsize=1024, typed=True)
def _hundredths(value: Any) -> str:
    return str(parse_hundredths(value))


# -- rows of which something differs ----------------------------------------------------------------------------------


def acknowledge_each(
    edit: ServerEdit, mirrored: Mirrored, sent: Mapping[str, Plain], received: Sequence[Received]
) -> None:
    """Keep readable rows as bases, each looked at by itself; those that weren't edited since are no longer pending."""
    ids = [theirs["id"] for _, theirs in received]
    before, here = bases(edit.connection, mirrored, ids), plain_rows(edit.connection, mirrored, ids)
    keep_bases(edit.connection, mirrored, received)
    same, rounded = list[Plain](), list[Plain]()
    editable = _getter(mirrored.editable)
    for _, theirs in received:
        row_id = theirs["id"]
        # An update names only the columns that differed from the base.
        as_sent = {**before[row_id].values, **sent[row_id]} if row_id in before else sent[row_id]
        mine = here.get(row_id)
        if mine is None or editable(mine) != editable(as_sent):
            _keep_later_edit(edit, mirrored, mine, theirs, as_sent)
        else:
            (same if editable(mine) == editable(theirs) else rounded).append(theirs)
    _take_over(edit, mirrored, same, _stamps(mirrored))
    for theirs in rounded:  # a trigger of the server's may store something else than what it was sent
        note_overwritten(
            edit, mirrored, theirs["id"], read_row(mirrored, here[theirs["id"]]), read_row(mirrored, theirs)
        )
    _take_over(edit, mirrored, rounded, mirrored.columns)


def _stamps(mirrored: Mirrored) -> list[str]:
    return [name for name in mirrored.columns if name in STAMPS]


def _getter(names: Sequence[str]) -> Callable[[Plain], Any]:
    """Return a function that takes these columns' values out of a row, to compare them; messages have none."""
    return itemgetter(*names) if names else lambda row: ()


def _take_over(edit: ServerEdit, mirrored: Mirrored, rows: Sequence[Plain], columns: Sequence[str]) -> None:
    """Give rows the server's values in some columns, and forget their pending changes."""
    update_rows(edit.connection, mirrored, rows, columns)
    _forget_pending(edit, mirrored, [row["id"] for row in rows])


def _forget_pending(edit: ServerEdit, mirrored: Mirrored, ids: Sequence[str]) -> None:
    keep_late_sends(edit.connection, mirrored, ids, edit.at, arrived=1)
    forget(edit.connection, PENDING, mirrored, ids)


def _keep_later_edit(edit: ServerEdit, mirrored: Mirrored, mine: Plain | None, theirs: Plain, as_sent: Plain) -> None:
    """Keep a row that was edited, or deleted, after it was sent, with the server's values in all other columns."""
    clear_attempts(edit.connection, mirrored, [theirs["id"]], edit.at)
    if mine is not None:
        both = {**theirs, **{name: mine[name] for name in mirrored.editable if mine[name] != as_sent[name]}}
        note_overwritten(edit, mirrored, theirs["id"], read_row(mirrored, mine), read_row(mirrored, both))
        update_rows(edit.connection, mirrored, [both], mirrored.columns)
    edit.update_pending(mirrored, theirs["id"])
