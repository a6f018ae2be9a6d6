"""The journal: append-only history of every edit, column by column, and the edits read back from it.

``Edit`` is one action on the user's rows. The user's own are made by ``writer.UserEdit``, the server's rows come in by
``apply_remote.ServerEdit``; both write the row, and here its journal lines and pending change, in one transaction.
"""

from __future__ import annotations

import json
import logging
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from itertools import groupby
from typing import Any, Literal, cast

from sqlalchemy import Connection, RowMapping, Select, bindparam, select, update

from organic_desktop.store.bookkeeping import BASE, CONFLICT, EXPERIMENT, JOURNAL, PENDING, REMOVED
from organic_desktop.store.codec import Values, from_json, plain, read_row, to_json
from organic_desktop.store.database import Database
from organic_desktop.store.facts import read_facts
from organic_desktop.store.outlines import MOST_COLUMNS, Outline, Span, outline, spans
from organic_desktop.store.row_state import Base, bases, clear_attempts, forget, is_row, plain_rows
from organic_desktop.store.schema import BY_NAME, MIRRORED, Mirrored, new_id
from organic_desktop.store.types import instant_text, json_text, kept_json

log = logging.getLogger(__name__)

Source = Literal["typed", "tray", "command", "program", "import", "restore", "sync", "undo", "coach"]
How = Literal["create", "set", "add", "delete"]

IsReversible = Callable[[str, How], bool]
"""True if such an edit of a table can be undone on the server, too (``sync/tables.py``)."""


@dataclass(frozen=True)
class ColumnChange:
    """One column of an edit: its value before and after."""

    column: str
    old: Any
    new: Any
    how: How = "set"


@dataclass(frozen=True)
class RowEdit:
    """The changes of an edit to one row; ``key`` is its date or its module's name, None if that is no longer known."""

    mirrored: Mirrored
    row_id: str
    key: date | str | None
    how: How
    changes: tuple[ColumnChange, ...]


@dataclass(frozen=True)
class Edited:
    """One action on the user's rows that can be undone.

    Of one with thousands of rows, ``rows`` may have the first alone: then ``outline`` says what there are.
    """

    edit_id: str
    source: str
    rows: tuple[RowEdit, ...]
    outline: Outline | None = None
    experiment: bool = False
    """True if it changed an experiment (experiments.py), which is no row of the mirror."""

    def outlined(self) -> Outline:
        """Return which rows there are, and whether all were deleted or cleared."""
        if self.outline:
            return self.outline
        changes = [change for row in self.rows for change in row.changes]
        return Outline(
            Counter(row.mirrored.name for row in self.rows),
            all(row.how == "delete" for row in self.rows),
            all(change.old is not None and change.new is None for change in changes),
        )


def joined(edits: Sequence[Edited]) -> Edited:
    """Return edits that were one action as one."""
    rows = tuple(row for edited in edits for row in edited.rows)
    experiment = any(edited.experiment for edited in edits)
    if not any(edited.outline for edited in edits):
        return replace(edits[0], rows=rows, experiment=experiment)
    each = [edited.outlined() for edited in edits]
    counts: Counter[str] = Counter()
    for one in each:
        counts.update(one.counts)
    outline = Outline(counts, all(one.deletes for one in each), all(one.clears for one in each))
    return replace(edits[0], rows=rows, outline=outline, experiment=experiment)


class Edit(ABC):
    """Changes made together, at one moment, from one source; ``connection`` is inside a transaction.

    The common part of the user's edits and of the server's rows; each subclass writes rows in its own way.
    """

    def __init__(self, connection: Connection, at: datetime, source: Source) -> None:
        self.connection = connection
        self.at = at
        self.source = source
        self.id = new_id()
        self.has_lines = False
        """True once the journal has a line of it: there is something to undo."""

    def row(self, mirrored: Mirrored, row_id: str) -> Values | None:
        """Return the row as the file holds it now."""
        found = self.connection.execute(_the_row(mirrored), {"this": row_id}).mappings().first()
        return dict(found) if found else None

    @abstractmethod
    def write(self, mirrored: Mirrored, values: Mapping[str, Values]) -> None:
        """Update columns of rows, by the rows' ids, without a line in the journal."""

    def record_creations(
        self, mirrored: Mirrored, rows: Sequence[Values], added: Mapping[str, Collection[str]] | None = None
    ) -> None:
        """Record the values of new rows; ``added`` are, by id, the columns that were added to rather than set."""
        lines: dict[str, list[ColumnChange]] = {}
        were_set: dict[str, Collection[str]] = {}
        for row in rows:
            content = [name for name, value in row.items() if name in mirrored.editable and value is not None]
            lines[row["id"]] = [ColumnChange(name, None, row[name], "create") for name in content or ["id"]]
            were_set[row["id"]] = set(content).difference((added or {}).get(row["id"], ()))
        self._append(mirrored, lines)
        self.update_all_pending(mirrored, were_set)

    def record_changes(self, mirrored: Mirrored, changes: Mapping[str, Sequence[ColumnChange]]) -> None:
        """Record the columns of rows that were changed, by the rows' ids."""
        self._append(mirrored, changes)
        # What a merge leaves of a sum is still a sum.
        by_hand = self.source != "sync"
        self.update_all_pending(
            mirrored,
            {
                row_id: [change.column for change in of_row if by_hand and change.how == "set"]
                for row_id, of_row in changes.items()
            },
        )

    def record_deletions(self, mirrored: Mirrored, rows: Sequence[Values]) -> None:
        """Record every editable value of deleted rows, so that undo can restore them."""
        lines: dict[str, list[ColumnChange]] = {}
        for row in rows:
            content = [name for name in (*mirrored.own_key, *mirrored.editable) if row[name] is not None]
            lines[row["id"]] = [ColumnChange(name, row[name], None, "delete") for name in content or ["id"]]
        self._append(mirrored, lines)
        self.update_all_pending(mirrored, dict.fromkeys(lines, ()))

    def record_experiment(self, row_id: str, how: How, texts: Mapping[str, tuple[str | None, str | None]]) -> None:
        """Record texts of an experiment that changed, by column, before and after; nothing of it is ever pending."""
        edit = (self.id, instant_text(self.at), self.source, EXPERIMENT.name, row_id)
        lines = [(*edit, column, to_text(old), to_text(new), how) for column, (old, new) in texts.items()]
        if lines:
            self.has_lines = True
            self.connection.exec_driver_sql(_JOURNAL_LINE, lines)

    def update_pending(self, mirrored: Mirrored, row_id: str, were_set: Collection[str] = ()) -> None:
        """Make a row pending if, and only if, it differs from its base."""
        self.update_all_pending(mirrored, {row_id: were_set})

    def update_all_pending(self, mirrored: Mirrored, were_set: Mapping[str, Collection[str]]) -> None:
        """Do so for many rows; ``were_set`` are the columns that were set, by the row's id."""
        these = (mirrored.name, json_text([*were_set]))
        waiting = {line[0]: line for line in self.connection.exec_driver_sql(_PENDING, these)}
        rows, known = plain_rows(self.connection, mirrored, were_set), bases(self.connection, mirrored, were_set)
        settled, as_on_server, waits = list[str](), dict[str, Values](), list[tuple[Any, ...]]()
        for row_id, columns in were_set.items():
            row, base, pending = rows.get(row_id), known.get(row_id), waiting.get(row_id)
            differing = _differing(mirrored, row, base)
            # A message can't be deleted on the server: one that is gone here is never pending.
            waits_for_answer = row is not None or mirrored.versioned
            unresolved = waits_for_answer and pending and kept_json(pending[2], list)
            if not (unresolved or differing):
                if pending:
                    settled.append(row_id)
                if row and base:  # an edit that was undone: the row is the server's again, with its time
                    as_on_server[row_id] = {"updated_at": read_row(mirrored, base.values)["updated_at"]}
                continue
            edited_at = pending[1] if pending and self.source == "sync" else instant_text(self.at)
            set_before = kept_json(pending[3], list) if pending else []
            set_json = json.dumps(sorted(differing & {*set_before, *columns}))
            waits.append((mirrored.name, row_id, row is None, edited_at, set_json))
        if settled:
            forget(self.connection, PENDING, mirrored, settled)
        if as_on_server:
            self.write(mirrored, as_on_server)
        if waits:
            self.connection.exec_driver_sql(_WAITS, waits)

    def change_id(self, mirrored: Mirrored, old_id: str, new_id: str) -> None:
        """Change a row's id in its table and in base, pending_change, journal, conflict and removed."""
        forget(self.connection, PENDING, mirrored, [new_id])
        clear_attempts(self.connection, mirrored, [old_id], self.at, arrived=0)
        self.write(mirrored, {old_id: {"id": new_id}})
        for bookkeeping in (BASE, PENDING, JOURNAL, CONFLICT):
            this = is_row(bookkeeping, mirrored, old_id)
            self.connection.execute(update(bookkeeping).where(this).values(row_id=new_id))
        overwritten = update(REMOVED).where(is_row(REMOVED, mirrored, old_id), REMOVED.c.column.is_not(None))
        self.connection.execute(overwritten.values(row_id=new_id))

    def _append(self, mirrored: Mirrored, changes: Mapping[str, Sequence[ColumnChange]]) -> None:
        edit = (self.id, instant_text(self.at), self.source, mirrored.name)
        lines = [
            (*edit, row_id, each.column, to_json(each.old), to_json(each.new), each.how)
            for row_id, of_row in changes.items()
            for each in of_row
        ]
        if lines:
            self.has_lines = True
            self.connection.exec_driver_sql(_JOURNAL_LINE, lines)


def to_text(text: str | None) -> str | None:
    """Return a text of an experiment as the journal has it: JSON in JSON, so that it is as it was to the letter."""
    return None if text is None else json_text(text)


def _differing(mirrored: Mirrored, row: Values | None, base: Base | None) -> set[str]:
    """Return the columns in which a row and its base differ; all, and the id, if there is only one of the two."""
    there = base if base and not base.gone else None
    if row is None and there is None:
        return set()
    if row is None or there is None:
        return {*mirrored.editable, "id"}
    return {column for column in mirrored.editable if plain(row[column]) != there.values[column]}


# The statements of every edit, made once: SQLAlchemy takes longer to build one than SQLite to run it.


@cache
def _the_row(mirrored: Mirrored) -> Select[Any]:
    return select(mirrored.table).where(mirrored.table.c.id == bindparam("this"))


_PENDING = """
SELECT row_id, edited_at, attempts_json, set_json FROM pending_change
WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?))
"""
_JOURNAL_LINE = """
INSERT INTO journal (edit_id, at, source, table_name, row_id, "column", old_json, new_json, how)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_WAITS = """
INSERT INTO pending_change (table_name, row_id, deleted, edited_at, set_json, attempts_json, refused, failures)
VALUES (?, ?, ?, ?, ?, '[]', 0, 0)
ON CONFLICT (table_name, row_id) DO UPDATE
SET deleted = excluded.deleted, edited_at = excluded.edited_at, set_json = excluded.set_json,
    refused = 0, last_error = NULL, code = NULL, next_try = NULL, failures = 0
"""


# -- reading it back --------------------------------------------------------------------------------------------------


def last_line(database: Database) -> int:
    """Return the id of the journal's last line, 0 if it is empty."""
    with database.reading() as session:
        return session.execute(select(JOURNAL.c.id).order_by(JOURNAL.c.id.desc()).limit(1)).scalar() or 0


def edits_between(
    database: Database, before: int, last: int, is_reversible: IsReversible, most_lines: int | None = None
) -> list[Edited]:
    """Return the edits after one line of the journal, up to another, that can be undone, oldest first.

    Edits by sync are left out, and edits that were made in another file before that was merged into this one. Of one
    with more than ``most_lines`` only the outline and the first row are read.
    """
    lines = _LINES.where(JOURNAL.c.id > before, JOURNAL.c.id <= last, JOURNAL.c.source != "sync")
    with database.reading() as session:
        connection = session.connection()
        taken_over = read_facts(connection).taken_over
        ranges = [
            (int(a), int(b))
            for a, _, b in (each.partition("-") for each in taken_over.split())
            if a.isdecimal() and b.isdecimal()
        ]
        lines = lines.where(*(~JOURNAL.c.id.between(*each) for each in ranges))
        if most_lines is None or last - before <= most_lines:
            return list(_edits(connection, lines, is_reversible))
        found: list[Edited] = []
        for span in spans(connection, before, last):
            if span.source == "sync" or any(first <= span.first <= end for first, end in ranges):
                continue
            if span.lines > most_lines:
                found += _outlined(connection, span, is_reversible)
            else:
                found += _edits(connection, lines.where(JOURNAL.c.id.between(*span[2:])), is_reversible)
        return found


def _outlined(connection: Connection, span: Span, is_reversible: IsReversible) -> Iterator[Edited]:
    """Read the outline of an edit, and its first row."""

    def is_counted(table: str, how: str) -> bool:
        return table in BY_NAME and is_reversible(table, cast(How, how))  # not an experiment

    if found := outline(connection, span, is_counted):
        first = _LINES.where(JOURNAL.c.id.between(found[1], min(span.last, found[1] + MOST_COLUMNS)))
        for edited in _edits(connection, first, is_reversible):
            yield replace(edited, rows=edited.rows[:1], outline=found[0])


def rows_of_edit(connection: Connection, edit_id: str, is_reversible: IsReversible) -> list[RowEdit]:
    """Return what an edit changed, row by row, as far as it can be undone."""
    lines = _LINES.where(JOURNAL.c.edit_id == edit_id)
    return [row for edited in _edits(connection, lines, is_reversible) for row in edited.rows]


_LINES: Select[Any] = select(JOURNAL).order_by(JOURNAL.c.id)


def _edits(connection: Connection, lines: Select[Any], is_reversible: IsReversible) -> Iterator[Edited]:
    found = connection.execute(lines).mappings().all()
    for (edit_id, source), of_edit in groupby(found, key=lambda line: (line["edit_id"], line["source"])):
        by_row: dict[tuple[str, str], list[RowMapping]] = {}
        for line in of_edit:
            by_row.setdefault((line["table_name"], line["row_id"]), []).append(line)
        try:
            keys = _keys_of(connection, by_row)
            rows = tuple(row for lines in by_row.values() if (row := _row_edit(lines, keys, is_reversible)))
        except (ValueError, TypeError, LookupError):  # a damaged line: nobody knows all that this edit did
            log.warning("an edit in the journal can't be read")
            continue
        experiment = any(table == EXPERIMENT.name for table, _ in by_row)
        if rows or experiment:
            yield Edited(edit_id, source, rows, experiment=experiment)


def _row_edit(
    lines: list[RowMapping], keys: Mapping[tuple[str, str], Any], is_reversible: IsReversible
) -> RowEdit | None:
    """Return the lines of one row as an edit; None for one that can't be undone once it was sent."""
    first = lines[0]
    mirrored, how = BY_NAME.get(first["table_name"]), first["how"]
    if mirrored is None or not is_reversible(mirrored.name, how):
        return None
    changes = tuple(_change(mirrored, line) for line in lines if line["column"] != "id")
    named = {change.column: change.old for change in changes if change.column in mirrored.own_key}
    content = tuple(change for change in changes if change.column not in mirrored.own_key)
    key = next(iter(named.values()), None) or keys.get((mirrored.name, first["row_id"]))
    return RowEdit(mirrored, first["row_id"], key, how, content)


def _change(mirrored: Mirrored, line: RowMapping) -> ColumnChange:
    column = line["column"]
    old, new = (from_json(mirrored, column, line[side] or None) for side in ("old_json", "new_json"))
    return ColumnChange(column, old, new, line["how"])


def _keys_of(connection: Connection, rows: Collection[tuple[str, str]]) -> dict[tuple[str, str], Any]:
    """Return the date or the module's name of rows, by table and id, as far as they are here."""
    found: dict[tuple[str, str], Any] = {}
    for mirrored in MIRRORED:
        ids = [row_id for table, row_id in rows if table == mirrored.name]
        if ids and mirrored.own_key:
            (key,) = mirrored.own_key
            those = plain_rows(connection, mirrored, ids, ("id", key))
            found |= {(mirrored.name, row_id): read_row(mirrored, row)[key] for row_id, row in those.items()}
    return found
