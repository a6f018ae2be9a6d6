"""Experiments as the file keeps them: the plan's text, its sum, and the record of what followed. The server has none.

Each edit writes the row and its journal lines in one transaction, so that it can be undone as any other. What the texts
mean is wellness/experiment_text.py's; two files' records of one experiment are merged by it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from organic_desktop.core.errors import InvalidInput
from organic_desktop.store.bookkeeping import EXPERIMENT, JOURNAL
from organic_desktop.wellness.experiment_text import brought_back, merged, read_record, record_text
from organic_desktop.wellness.experiments import Record

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy import Connection

    from organic_desktop.store.journal import Edit

_ALL = "SELECT id, plan_json, plan_sum, record_json FROM experiment ORDER BY id"
_PUT = """
INSERT INTO experiment (id, plan_json, plan_sum, record_json) VALUES (?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET record_json = excluded.record_json
"""
_TEXTS = ("plan_json", "plan_sum", "record_json")


class KeptExperiment(NamedTuple):
    """A row of the table, as it is."""

    id: str
    plan_json: str
    plan_sum: str
    record_json: str


def kept_experiments(connection: sqlite3.Connection) -> list[KeptExperiment]:
    """Return all, sorted by id."""
    return [KeptExperiment(*line) for line in connection.execute(_ALL)]


def experiments_here(connection: Connection) -> dict[str, KeptExperiment]:
    """Return all by id, inside the caller's transaction."""
    return {line[0]: KeptExperiment(*line) for line in connection.exec_driver_sql(_ALL)}


def put_experiment(edit: Edit, row: KeptExperiment, *, silently: bool = False) -> None:
    """Add an experiment, or set the record of one that is here: its plan never changes. ``silently``: no journal."""
    before = experiments_here(edit.connection).get(row.id)
    if before is None and not row.plan_json:
        raise InvalidInput("This experiment isn't there any more.")
    if silently:
        pass
    elif before is None:
        edit.record_experiment(row.id, "create", {name: (None, getattr(row, name)) for name in _TEXTS})
    elif before.record_json != row.record_json:
        edit.record_experiment(row.id, "set", {"record_json": (before.record_json, row.record_json)})
    edit.connection.exec_driver_sql(_PUT, row)


def change_record(edit: Edit, row_id: str, change: Callable[[str], str], *, silently: bool = False) -> None:
    """Set a record from what it is inside this transaction: another process may have set it a moment ago."""
    here = experiments_here(edit.connection).get(row_id)
    if here is None:
        raise InvalidInput("This experiment isn't there any more.")
    put_experiment(edit, here._replace(record_json=change(here.record_json)), silently=silently)


def delete_experiment(edit: Edit, row_id: str) -> bool:
    """Delete an experiment; return whether there was one."""
    before = experiments_here(edit.connection).get(row_id)
    if before is None:
        return False
    edit.record_experiment(row_id, "delete", {name: (getattr(before, name), None) for name in _TEXTS})
    edit.connection.exec_driver_sql("DELETE FROM experiment WHERE id = ?", (row_id,))
    return True


def add_experiments(edit: Edit, rows: Iterable[KeptExperiment]) -> int:
    """Add those that aren't here, and what another file recorded of those that are; return how many it changed."""
    here, changed = experiments_here(edit.connection), 0
    for row in rows:
        before = here.get(row.id)
        after = row if before is None else before._replace(record_json=_both(before.record_json, row.record_json))
        if after != before:
            put_experiment(edit, after)
            changed += 1
    return changed


def is_new(here: KeptExperiment, there: KeptExperiment) -> bool:
    """True if another file recorded something of the same experiment that isn't here."""
    return _both(here.record_json, there.record_json) != here.record_json


def undo_experiments(edit: Edit, edit_id: str) -> bool:
    """Reverse what an edit did to experiments, unless they were changed since; return whether it reversed anything."""
    lines = edit.connection.execute(
        JOURNAL.select().where(JOURNAL.c.edit_id == edit_id, JOURNAL.c.table_name == EXPERIMENT.name)
    ).mappings()
    by_row: dict[str, dict[str, Mapping[Any, Any]]] = {}
    for line in lines:
        by_row.setdefault(line["row_id"], {})[line["column"]] = dict(line)
    undone = [_undo(edit, row_id, of_row) for row_id, of_row in by_row.items()]
    return any(undone)


def written_down_by(connection: Connection, edit_id: str) -> list[KeptExperiment]:
    """Return those that the user wrote down by an edit, or brought back by it, if nothing was recorded since."""
    lines = connection.execute(
        JOURNAL.select().where(
            JOURNAL.c.edit_id == edit_id,
            JOURNAL.c.table_name == EXPERIMENT.name,
            JOURNAL.c.how == "create",
            JOURNAL.c.column == "record_json",
            JOURNAL.c.source.in_(("typed", "undo")),
        )
    ).mappings()
    here = experiments_here(connection)
    found = [(here.get(line["row_id"]), _text(line["new_json"])) for line in lines]
    return [row for row, record in found if row and row.record_json == record]


def record_brought_back(now: str, then: str) -> str:
    """Return the record that a restore sets where there is one; the earlier if either can't be read."""
    return _joined(brought_back, now, then, kept=then)


def _undo(edit: Edit, row_id: str, lines: Mapping[str, Mapping[Any, Any]]) -> bool:
    now = experiments_here(edit.connection).get(row_id)
    record = lines.get("record_json")
    if record is None or _text(record["new_json"]) != (now.record_json if now else None):
        return False
    before = _text(record["old_json"])
    if before is None:
        return delete_experiment(edit, row_id)
    if now:
        put_experiment(edit, now._replace(record_json=before))
    else:
        plan, plan_sum = (_text(lines[name]["old_json"]) or "" for name in _TEXTS[:2])
        put_experiment(edit, KeptExperiment(row_id, plan, plan_sum, before))
    return True


def _text(kept: str | None) -> str | None:
    return None if kept is None else str(json.loads(kept))


def _both(ours: str, theirs: str) -> str:
    """Return the record of both; ours if the other can't be read."""
    return _joined(merged, ours, theirs, kept=ours)


def _joined(join: Callable[[Record, Record], Record], ours: str, theirs: str, *, kept: str) -> str:
    """Return what a rule makes of two records; ``kept``, to the letter, if that says the same or one can't be read."""
    with suppress(ValueError, TypeError, LookupError, ArithmeticError):
        both = join(read_record(ours), read_record(theirs))
        return kept if both == read_record(kept) else record_text(both)
    return kept
