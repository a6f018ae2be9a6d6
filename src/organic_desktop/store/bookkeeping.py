"""Tables beside the mirror's: base, pending change, journal, conflict, removed, cursor, cycle, facts, imports,
experiments.

They never leave the device. Values inside are JSON in their plain form (codec.py), for they are compared with the
server's, not calculated with. They are Core tables: no row of them is used as an object, and a model class for each
would make every start 60 ms longer.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table, Text, text
from sqlmodel import SQLModel

from organic_desktop.store.column_types import Instant

_metadata = SQLModel.metadata


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def _row_key() -> tuple[Column[str], Column[str]]:
    return Column("table_name", Text, primary_key=True), Column("row_id", Text, primary_key=True)


# A row as last seen on the server. `version` is the server's `updated_at`, verbatim. `gone`: the server no longer has
# the row; its values are still the base of a merge. Messages have no base: they never change there.
BASE = Table(
    "base",
    _metadata,
    *_row_key(),
    _text("version", optional=True),
    _text("values_json", optional=True),
    Column("gone", Boolean, nullable=False, default=False, server_default=text("0")),
    Index("base_gone_idx", "table_name", sqlite_where=text("gone")),
)

# A row that differs from its base, or was deleted here and not yet there. `attempts_json` lists the sends whose outcome
# is unknown (docs/sync.md, rule 18), each an object of its `values`, the `base` version it was conditional on, and when
# it was sent. `refused` is set with `last_error` and `code` if the server said no: the change isn't sent until
# `next_try` (NULL: until it is edited or the user asks for it). `set_json` lists the columns that were set since the
# base; the others were only added to (+250). `failures` counts refusals and the server's own faults over this row.
PENDING = Table(
    "pending_change",
    _metadata,
    *_row_key(),
    Column("deleted", Boolean, nullable=False, default=False),
    Column("edited_at", Instant, nullable=False),
    Column("attempts_json", Text, nullable=False, default="[]"),
    _text("last_error", optional=True),
    Column("refused", Boolean, nullable=False, default=False),
    Column("set_json", Text, nullable=False, default="[]", server_default=text("'[]'")),
    Column("failures", Integer, nullable=False, default=0, server_default=text("0")),
    _text("code", optional=True),
    Column("next_try", Instant, nullable=True),
)

# Sends that were never answered though a later one was: one that arrives after its row was deleted brings it back.
LATE_SENDS = Table("ghost", _metadata, *_row_key(), _text("attempts_json"), Column("at", Instant, nullable=False))

# One column of one edit: its value before and after, when, and from where; append-only. Lines with the same `edit_id`
# are one action of the user. `how` is set, add (+250), create or delete; `source` is typed, tray, command,
# program, import, restore, sync, undo or coach.
JOURNAL = Table(
    "journal",
    _metadata,
    Column("id", Integer, primary_key=True),
    _text("edit_id"),
    Column("at", Instant, nullable=False),
    _text("table_name"),
    _text("row_id"),
    _text("column"),
    _text("old_json", optional=True),
    _text("new_json", optional=True),
    _text("how"),
    _text("source"),
    Index("journal_row_idx", "table_name", "row_id"),
    Index("journal_gone_idx", "old_json", sqlite_where=text("\"column\" = 'date'")),
    Index("journal_edit_idx", "edit_id"),
)

# A value that a merge dropped: both sides had changed the column since the base. `undone_at` is when the user decided
# about it, `settled_by` the edit that did, or that undid this in turn.
CONFLICT = Table(
    "conflict",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("decided_at", Instant, nullable=False),
    _text("table_name"),
    _text("row_id"),
    _text("column"),
    _text("base_json", optional=True),
    _text("mine_json", optional=True),
    _text("theirs_json", optional=True),
    _text("result_json", optional=True),
    _text("rule"),
    Column("undone_at", Instant, nullable=True),
    _text("settled_by", optional=True),
    Index("conflict_settled_idx", "settled_by"),
)

# A server row with a value that can't be shown (`infinity`, `NaN`), or that the mirror's constraints refuse: kept as it
# came, never sent back. `columns_json` lists the columns that can't be shown of a row that is in the mirror all the
# same; [] if the whole row is unreadable.
UNREADABLE = Table(
    "unreadable",
    _metadata,
    *_row_key(),
    _text("row_json"),
    _text("reason"),
    _text("version", optional=True),
    Column("columns_json", Text, nullable=False, default="[]", server_default=text("'[]'")),
)

# What sync removed or overwrote here without asking: a whole row (`column` is NULL, `value_json` the row), or one value
# of it. `reason` is a Sentence.
REMOVED = Table(
    "removed",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("removed_at", Instant, nullable=False),
    _text("table_name"),
    _text("row_id"),
    _text("column", optional=True),
    _text("value_json"),
    _text("reason"),
    Column("restored_at", Instant, nullable=True),
    Index("removed_at_idx", "removed_at"),
)

# Where the pull of a table stands: the highest believable server stamp of the pages applied so far, and its row.
CURSOR = Table(
    "cursor",
    _metadata,
    Column("table_name", Text, primary_key=True),
    _text("position"),
    _text("row_id", optional=True),
)

# Each cycle that did something or failed: when, what it moved, and the sentence of its problem ("" for none).
CYCLE = Table(
    "cycle",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("started_at", Instant, nullable=False),
    Column("ended_at", Instant, nullable=False),
    *(Column(name, Integer, nullable=False) for name in ("pushed", "pulled", "conflicts", "requests")),
    _text("problem"),
)

# Single facts about this file: whose it is, when and how the last cycle ended, what its server can do.
META = Table("meta", _metadata, Column("name", Text, primary_key=True), _text("value"))

# Days the user took off: they don't break the rhythm (wellness/streaks.py). The server knows nothing of them.
SKIPPED = Table("skipped_day", _metadata, Column("date", Date, primary_key=True))

# What an import brought to a day: the numbers by column, and whether it made the day a day off. `source` is the file's
# format and fingerprint, `edit_id` the edit that did so, or that undid it (`undone`), or that undid this in turn.
IMPORTED = Table(
    "imported",
    _metadata,
    Column("id", Integer, primary_key=True),
    _text("source"),
    Column("date", Date, nullable=False),
    _text("values_json"),
    Column("day_off", Boolean, nullable=False, default=False, server_default=text("0")),
    _text("edit_id"),
    Column("undone", Boolean, nullable=False, default=False, server_default=text("0")),
    Index("imported_source_idx", "source"),
    Index("imported_edit_idx", "edit_id"),
)

# The mapping that was last used for files of a format and fingerprint.
FILE_MAPPING = Table(
    "file_mapping",
    _metadata,
    Column("source", Text, primary_key=True),
    _text("mapping_json"),
    Column("used_at", Instant, nullable=False),
)

# An experiment: the plan as it was written down, its SHA-256 sum, and what was recorded since: ticks, amendments, an
# early end, the result that was told first (wellness/experiments.py). The server knows nothing of it.
EXPERIMENT = Table(
    "experiment",
    _metadata,
    Column("id", Text, primary_key=True),
    _text("plan_json"),
    _text("plan_sum"),
    _text("record_json"),
)
