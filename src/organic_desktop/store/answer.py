"""The server's answer to what was sent, on its way into the mirror: new bases, and nothing waits but later edits.

Works inside a transaction of reconciliation.py's, as page.py does for what is pulled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any

from organic_desktop.store.bookkeeping import PENDING
from organic_desktop.store.bulk import forget_last_attempts, update_rows
from organic_desktop.store.codec import Plain, read_row
from organic_desktop.store.journal import Edit
from organic_desktop.store.removed import note_overwritten
from organic_desktop.store.row_state import (
    Pending,
    Received,
    ServerRow,
    bases,
    clear_attempts,
    forget,
    keep_bases,
    keep_late_sends,
    pending_changes,
    plain_rows,
)
from organic_desktop.store.schema import Mirrored
from organic_desktop.store.unreadable import REFUSED_HERE, bring_or_keep_aside, taken_of


def take_answer(edit: Edit, mirrored: Mirrored, sent: Mapping[str, Plain], server_rows: Sequence[ServerRow]) -> None:
    """The server holds what was ``sent``, by row id; what was edited since the send stays, and waits."""
    taken = taken_of(edit, mirrored, server_rows, sent)
    try:
        with edit.connection.begin_nested():
            _take(edit, mirrored, sent, taken)
    except REFUSED_HERE:  # the server answered with what the mirror's constraints refuse
        for each in taken:
            bring_or_keep_aside(edit, mirrored, each[0], partial(_take, edit, mirrored, sent, [each]))


def _take(edit: Edit, mirrored: Mirrored, sent: Mapping[str, Plain], taken: Sequence[Received]) -> None:
    ids = [theirs["id"] for _, theirs in taken]
    before, here = bases(edit.connection, mirrored, ids), plain_rows(edit.connection, mirrored, ids)
    keep_bases(edit.connection, mirrored, taken)
    same, rounded = list[Plain](), list[Plain]()
    editable = _columns(mirrored.editable)
    for _, theirs in taken:
        row_id = theirs["id"]
        # What we sent from: an update names only the columns that differed from the base.
        as_sent = {**before[row_id].values, **sent[row_id]} if row_id in before else sent[row_id]
        mine = here.get(row_id)
        if mine is None or editable(mine) != editable(as_sent):
            _keep_edited(edit, mirrored, mine, theirs, as_sent)
        else:
            (same if editable(mine) == editable(theirs) else rounded).append(theirs)
    stamps = [name for name in ("created_at", "updated_at") if name in mirrored.columns]
    _settle(edit, mirrored, same, stamps)
    for theirs in rounded:  # a trigger of the server's may store something else than what it was sent
        note_overwritten(
            edit, mirrored, theirs["id"], read_row(mirrored, here[theirs["id"]]), read_row(mirrored, theirs)
        )
    _settle(edit, mirrored, rounded, mirrored.columns)


def withdraw_attempts(edit: Edit, mirrored: Mirrored, ids: Sequence[str]) -> None:
    """The last send of each of these rows was not carried out; one that differs from its base no more waits no more."""
    forget_last_attempts(edit.connection, mirrored, ids)
    for change in pending_changes(edit.connection, mirrored, ids):
        if not change.attempts and _is_as_before(mirrored, change):
            edit.update_pending(mirrored, change.row_id)


def _is_as_before(mirrored: Mirrored, change: Pending) -> bool:
    there = change.base.values if change.base and not change.base.gone else None
    if change.row is None or there is None:
        return change.row is there
    return all(change.row[name] == there[name] for name in mirrored.editable)


def _columns(names: Sequence[str]) -> Callable[[Plain], Any]:
    """Takes these columns' values out of a row, to be compared with another row's; of messages there are none."""
    return itemgetter(*names) if names else lambda row: ()


def _settle(edit: Edit, mirrored: Mirrored, settled: Sequence[Plain], columns: Sequence[str]) -> None:
    """Rows that weren't touched since they were sent: they take the server's values, and nothing waits."""
    update_rows(edit.connection, mirrored, settled, columns)
    ids = [row["id"] for row in settled]
    keep_late_sends(edit.connection, mirrored, ids, edit.at, arrived=1)
    forget(edit.connection, PENDING, mirrored, ids)


def _keep_edited(edit: Edit, mirrored: Mirrored, mine: Plain | None, theirs: Plain, as_sent: Plain) -> None:
    """A row that was edited, or deleted, after it was sent: that stays, and waits."""
    clear_attempts(edit.connection, mirrored, [theirs["id"]], edit.at)
    if mine is not None:
        both = {**theirs, **{name: mine[name] for name in mirrored.editable if mine[name] != as_sent[name]}}
        note_overwritten(edit, mirrored, theirs["id"], read_row(mirrored, mine), read_row(mirrored, both))
        update_rows(edit.connection, mirrored, [both], mirrored.columns)
    edit.update_pending(mirrored, theirs["id"])
