"""Undo of an edit, as an edit of its own that reverses the columns that the journal lists.

Only values that the row still has from that edit are touched, so nothing done since is lost. The caller chooses the
edit and reports the result. Redo is the undo of the edit that undid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from organic_desktop.core.errors import InvalidInput
from organic_desktop.store.bookkeeping import BASE
from organic_desktop.store.codec import Values, plain, read_row
from organic_desktop.store.conflicts import toggle_closed
from organic_desktop.store.experiments import undo_experiments
from organic_desktop.store.imported import toggle_brought
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
        kept = tuple(
            left
            for mirrored, of_table in groupby(rows, key=lambda row: row.mirrored)
            for left in _undo_rows(edit, user_id, mirrored, [*of_table])
        )
        undone = kept != rows
        if not rows or undone:
            toggle_closed(edit, edit_id)
            reopen(edit, edit_id)
            undone |= toggle_brought(edit, edit_id, kept)  # an import may have brought days off alone
            undone |= undo_experiments(edit, edit_id)
        return Undone(edit.id if undone else None, kept)


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


def _undo_rows(edit: UserEdit, user_id: str, mirrored: Mirrored, done: Sequence[RowEdit]) -> list[RowEdit]:
    """Reverse an edit of rows of one table, together; return the parts that were left, because they were changed since.

    An import may have made thousands.
    """
    rows = edit.all_with(mirrored.model, "id", [each.row_id for each in done])
    hidden = edit.hidden(mirrored)
    back, kept = _to_bring_back(edit, user_id, mirrored, [each for each in done if each.how == "delete"], rows)
    gone: list[Row] = []
    for each in done:
        row = rows.get(each.row_id)
        if each.how == "delete":
            continue
        if row is None:
            kept.append(each)
        elif _is_to_delete(edit, row, each, row.id in hidden):
            gone.append(row)
        elif left := _undo_row(edit, row, each):
            kept.append(left)
    edit.add(*back)
    edit.delete(*gone)
    order = {each.row_id: place for place, each in enumerate(done)}
    return sorted(kept, key=lambda each: order[each.row_id])


def _is_to_delete(edit: UserEdit, row: Row, done: RowEdit, hides: bool) -> bool:
    """True if the edit made the row and nothing was added to it since, or if without the edit's values it is empty.

    ``hides``: the row has values of the server that can't be shown.
    """
    held = _held(row, done)
    untouched = len(held) == len(done.changes)
    after = values_of(row) | {change.column: change.old for change in held}
    made_here = done.how == "create" and untouched and not (hides or _has_other_values(done, row))
    return made_here or bool(held and edit.is_empty_day(done.mirrored, after))


def _undo_row(edit: UserEdit, row: Row, done: RowEdit) -> RowEdit | None:
    """Reverse an edit of one row; return the part that was left, because it was changed since."""
    held = _held(row, done)
    for how in ("set", "add"):
        edit.change(row, {each.column: each.old for each in held if _how_to_undo(each) == how}, how)
    kept = tuple(change for change in done.changes if change not in held)
    return replace(done, changes=kept) if kept or not done.changes else None


def _held(row: Row, done: RowEdit) -> tuple[ColumnChange, ...]:
    """Return the changes whose values the row still has."""
    return tuple(change for change in done.changes if getattr(row, change.column) == change.new)


def _to_bring_back(
    edit: UserEdit, user_id: str, mirrored: Mirrored, done: Sequence[RowEdit], rows: Mapping[str, Row]
) -> tuple[list[Row], list[RowEdit]]:
    """Return the rows to create again, under their ids (``docs/sync.md``, rule 38), and the edits that can't be undone.

    Those are of rows that are there again, or of which another has taken the place.
    """
    keys = [plain(each.key) for each in done if each.key is not None]
    taken = edit.all_with(mirrored.model, mirrored.own_key[0], keys) if mirrored.own_key and keys else {}
    back: list[Row] = []
    kept: list[RowEdit] = []
    for each in done:
        if each.row_id in rows or each.key is None or plain(each.key) in taken:
            kept.append(each)
            continue
        key: Values = {"user_id": user_id, **dict.fromkeys(mirrored.own_key, each.key)}
        content = {change.column: change.old for change in each.changes}
        back.append(mirrored.model(**key, **content, id=each.row_id))
    return back, kept


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
