"""Takes an edit back, as an edit of its own: what the journal says it did is reversed, column by column.

Only what a row still holds from that edit is touched, so nothing done since is lost. Which edit it is to be, and what
is said about it, is the caller's.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from organic_desktop.store.bookkeeping import JOURNAL, META
from organic_desktop.store.codec import Values, read_row
from organic_desktop.store.conflicts import turn_round
from organic_desktop.store.database import Database
from organic_desktop.store.journal import Edit, How
from organic_desktop.store.removed import reopen
from organic_desktop.store.schema import CONVERSATIONS, MODULE_PROGRESS, USERS, WELLNESS_ENTRIES, Mirrored
from organic_desktop.store.writer import Writer

log = logging.getLogger(__name__)

TAKEN_OVER = "taken_over"
"""In the file: which lines of its journal came from another file ("12-40 55-60"). The edit that merged them is one."""

# Rows that the server lets us delete again, and those of which only columns change (``schema.md``, the policies).
DELETABLE = (WELLNESS_ENTRIES, MODULE_PROGRESS)
CHANGEABLE = {mirrored.name: mirrored for mirrored in (*DELETABLE, CONVERSATIONS, USERS)}


@dataclass(frozen=True)
class Change:
    """One column of an edit: what it was and became."""

    column: str
    old: Any
    new: Any
    how: How


@dataclass(frozen=True)
class RowEdit:
    """What an edit did to one row; ``key`` is its date or its module's name, None where nobody knows any more."""

    mirrored: Mirrored
    row_id: str
    key: date | str | None
    how: How
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Edited:
    """One action on the user's rows that can be taken back."""

    edit_id: str
    source: str
    rows: tuple[RowEdit, ...]


@dataclass(frozen=True)
class Reversal:
    """``edit_id`` is the edit that took another back, None where nothing was left to; ``kept`` was changed since."""

    edit_id: str | None
    kept: tuple[RowEdit, ...]


def last_line(database: Database) -> int:
    """Where the journal ends now."""
    with database.reading() as session:
        return session.execute(select(JOURNAL.c.id).order_by(JOURNAL.c.id.desc()).limit(1)).scalar() or 0


def edits_between(database: Database, before: int, last: int) -> list[Edited]:
    """The edits after a line of the journal, up to a last one, that can be taken back, oldest first.

    What a sync did isn't the user's; nor is, here, what was done in another file before that was brought in.
    """
    lines = _LINES.where(JOURNAL.c.id > before, JOURNAL.c.id <= last, JOURNAL.c.source != "sync")
    with database.reading() as session:
        taken_over = session.execute(select(META.c.value).where(META.c.name == TAKEN_OVER)).scalar() or ""
        ranges = (each.partition("-") for each in taken_over.split())
        others = [~JOURNAL.c.id.between(int(a), int(b)) for a, _, b in ranges if a.isdecimal() and b.isdecimal()]
        return list(_edits(session.connection(), lines.where(*others)))


def reverse(writer: Writer, user_id: str, edit_id: str) -> Reversal:
    """Take an edit back, in a new one; to take that back again, reverse the new one."""
    with writer.editing("undo") as edit:
        found = list(_edits(edit.connection, _LINES.where(JOURNAL.c.edit_id == edit_id)))
        rows = [row for each in found for row in each.rows]
        kept = tuple(left for row in rows if (left := _reverse_row(edit, user_id, row)))
        if not rows or kept != tuple(rows):
            turn_round(edit, edit_id)
            reopen(edit, edit_id)
        return Reversal(None if kept == tuple(rows) else edit.id, kept)


# -- reading the journal ----------------------------------------------------------------------------------------------

_LINES: Select[Any] = select(JOURNAL).order_by(JOURNAL.c.id)


def _edits(connection: Connection, lines: Select[Any]) -> Iterator[Edited]:
    found = connection.execute(lines).mappings().all()
    for (edit_id, source), of_edit in groupby(found, key=lambda line: (line["edit_id"], line["source"])):
        by_row: dict[tuple[str, str], list[RowMapping]] = {}
        for line in of_edit:
            by_row.setdefault((line["table_name"], line["row_id"]), []).append(line)
        try:
            rows = tuple(row for lines in by_row.values() if (row := _row_edit(connection, lines)))
        except (ValueError, TypeError, LookupError):  # a damaged line: nobody knows all that this edit did
            log.warning("an edit in the journal can't be read")
            continue
        if rows:
            yield Edited(edit_id, source, rows)


def _row_edit(connection: Connection, lines: list[RowMapping]) -> RowEdit | None:
    """The lines of one row as an edit; None for what can't be taken back once it was sent."""
    first = lines[0]
    mirrored, how = CHANGEABLE.get(first["table_name"]), first["how"]
    if mirrored is None or (how in {"create", "delete"} and mirrored not in DELETABLE):
        return None
    changes = tuple(_change(mirrored, line) for line in lines if line["column"] != "id")
    named = {change.column: change.old for change in changes if change.column in mirrored.own_key}
    content = tuple(change for change in changes if change.column not in mirrored.own_key)
    key = next(iter(named.values()), None) or _key_of(connection, mirrored, first["row_id"])
    return RowEdit(mirrored, first["row_id"], key, how, content)


def _change(mirrored: Mirrored, line: RowMapping) -> Change:
    column = line["column"]
    old, new = (
        read_row(mirrored, {column: json.loads(text) if text else None})[column]
        for text in (line["old_json"], line["new_json"])
    )
    return Change(column, old, new, line["how"])


def _key_of(connection: Connection, mirrored: Mirrored, row_id: str) -> Any:
    columns = [mirrored.table.c[name] for name in mirrored.own_key]
    return connection.execute(select(*columns).where(mirrored.table.c.id == row_id)).scalar() if columns else None


# -- taking back ------------------------------------------------------------------------------------------------------


def _reverse_row(edit: Edit, user_id: str, done: RowEdit) -> RowEdit | None:
    """Reverse what was done to one row; returns what of it is left as it is."""
    row = edit.row(done.mirrored, done.row_id)
    if done.how == "delete":
        return None if row is None and _bring_back(edit, user_id, done) else done
    if row is None:
        return done
    held = tuple(change for change in done.changes if row[change.column] == change.new)
    untouched = len(held) == len(done.changes)
    after = row | {change.column: change.old for change in held}
    made_here = done.how == "create" and untouched and not (_others(done, row) or edit.hides(done.mirrored, row["id"]))
    if made_here or (held and edit.is_empty_day(done.mirrored, after)):
        edit.delete(done.mirrored, row)
        return None
    for how in ("set", "add"):
        edit.change(done.mirrored, row, {each.column: each.old for each in held if _way_back(each) == how}, how=how)
    rest = tuple(change for change in done.changes if change not in held)
    return replace(done, changes=rest) if rest or not done.changes else None


def _bring_back(edit: Edit, user_id: str, done: RowEdit) -> bool:
    """Create a deleted row again, under its id (``sync.md`` rule 38); False where another has taken its place."""
    if done.key is None:
        return False
    key: Values = {"user_id": user_id, **dict.fromkeys(done.mirrored.own_key, done.key)}
    if edit.find(done.mirrored, key):
        return False
    content = {change.column: change.old for change in done.changes}
    edit.create(done.mirrored, {**key, **content, "id": done.row_id})
    return True


def _others(done: RowEdit, row: Values) -> bool:
    """Whether the row holds something that the edit didn't put there; what a table begins with is nothing."""
    own = {change.column for change in done.changes}
    fields = done.mirrored.model.model_fields
    return any(
        row[column] not in (None, fields[column].get_default(call_default_factory=True))
        for column in done.mirrored.editable
        if column not in own
    )


def _way_back(change: Change) -> How:
    """A step is taken back by a step, so that two devices' steps still sum."""
    return "add" if change.how == "add" and None not in (change.old, change.new) else "set"
