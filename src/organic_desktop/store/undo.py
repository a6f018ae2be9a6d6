"""Undo of an edit, as an edit of its own that reverses the columns that the journal lists.

Only values that the row still has from that edit are touched, so nothing done since is lost. The caller chooses the
edit and reports the result. Redo is the undo of the edit that undid.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from organic_desktop.core.errors import InvalidInput
from organic_desktop.store.bookkeeping import BASE
from organic_desktop.store.codec import Values, read_row
from organic_desktop.store.conflicts import toggle_closed
from organic_desktop.store.journal import ColumnChange, How, IsReversible, RowEdit, rows_of_edit
from organic_desktop.store.removed import offer_again, reopen
from organic_desktop.store.row_state import change_pending, forget, pending_change
from organic_desktop.store.schema import MESSAGES, Mirrored, Row
from organic_desktop.store.writer import UserEdit, Writer, values_of


@dataclass(frozen=True)
class Undone:
    """``edit_id`` is the edit that undid another, None if nothing was left to undo; ``kept`` was changed since."""

    edit_id: str | None
    kept: tuple[RowEdit, ...]


def undo_edit(writer: Writer, user_id: str, edit_id: str, is_reversible: IsReversible) -> Undone:
    """Undo an edit, by a new one; to redo it, undo the new one."""
    with writer.editing("undo") as edit:
        rows = tuple(rows_of_edit(edit.connection, edit_id, is_reversible))
        kept = tuple(left for row in rows if (left := _undo_row(edit, user_id, row)))
        if not rows or kept != rows:
            toggle_closed(edit, edit_id)
            reopen(edit, edit_id)
        return Undone(None if kept == rows else edit.id, kept)


def discard(writer: Writer, mirrored: Mirrored, row_id: str) -> str:
    """Undo a row's pending change, and return the edit's id: the row is as on the server, or gone if it isn't there.

    Raises InvalidInput if nothing is pending.
    """
    with writer.editing("undo") as edit:
        pending, row = pending_change(edit.connection, mirrored, row_id), edit.get(mirrored.model, row_id)
        if pending is None:
            raise InvalidInput("This change was already sent.")
        change_pending(edit.connection, mirrored, row_id, attempts_json="[]")
        base = pending.base
        there = read_row(mirrored, base.values) if base and not base.gone else None
        if row and there:
            edit.change(row, {name: there[name] for name in mirrored.editable})
        elif there:
            edit.add(mirrored.model(**there))
        elif row:
            forget(edit.connection, BASE, mirrored, [row_id])
            offer_again(edit, MESSAGES, [message.id for message in edit.messages_of(row)])
            offer_again(edit, mirrored, [row_id])
            edit.delete(row)
        return edit.id


def _undo_row(edit: UserEdit, user_id: str, done: RowEdit) -> RowEdit | None:
    """Reverse an edit of one row; return the part that was left, because it was changed since."""
    row = edit.get(done.mirrored.model, done.row_id)
    if done.how == "delete":
        return None if row is None and _bring_back(edit, user_id, done) else done
    if row is None:
        return done
    held = tuple(change for change in done.changes if getattr(row, change.column) == change.new)
    untouched = len(held) == len(done.changes)
    after = values_of(row) | {change.column: change.old for change in held}
    made_here = (
        done.how == "create" and untouched and not (_has_other_values(done, row) or edit.hides(done.mirrored, row.id))
    )
    if made_here or (held and edit.is_empty_day(done.mirrored, after)):
        edit.delete(row)
        return None
    for how in ("set", "add"):
        edit.change(row, {each.column: each.old for each in held if _how_to_undo(each) == how}, how)
    kept = tuple(change for change in done.changes if change not in held)
    return replace(done, changes=kept) if kept or not done.changes else None


def _bring_back(edit: UserEdit, user_id: str, done: RowEdit) -> bool:
    """Create a deleted row again, under its id (``docs/sync.md``, rule 38); False if another has taken its place."""
    if done.key is None:
        return False
    key: Values = {"user_id": user_id, **dict.fromkeys(done.mirrored.own_key, done.key)}
    if edit.find(done.mirrored.model, key):
        return False
    content = {change.column: change.old for change in done.changes}
    edit.add(done.mirrored.model(**key, **content, id=done.row_id))
    return True


def _has_other_values(done: RowEdit, row: Row) -> bool:
    """True if the row has a value that the edit didn't set; a column's default doesn't count."""
    own = {change.column for change in done.changes}
    fields = done.mirrored.model.model_fields
    return any(
        getattr(row, column) not in (None, fields[column].get_default(call_default_factory=True))
        for column in done.mirrored.editable
        if column not in own
    )


def _how_to_undo(change: ColumnChange) -> How:
    """Return "add" for a step: it is undone by a step, so that two devices' steps still sum."""
    return "add" if change.how == "add" and None not in (change.old, change.new) else "set"
