"""What the program remembers beside the mirror: the server's last word, what waits, what was done, where a pull stands.

These tables never leave the device. Values inside are JSON in the wire's own form (decimals as strings), for they are
compared with what the server says, not calculated with. They are plain tables: no row of them travels as an object, and
seven model classes would cost every start 60 ms.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text
from sqlmodel import SQLModel

from organic_desktop.store.types import Instant

_metadata = SQLModel.metadata


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def _row_key() -> tuple[Column[str], Column[str]]:
    return Column("table_name", Text, primary_key=True), Column("row_id", Text, primary_key=True)


# A row as last seen on the server. `version` is the server's `updated_at`, to the letter; `values_json` is NULL where
# the row can't change on the server (messages): the mirror's row is what it said.
BASE = Table("base", _metadata, *_row_key(), _text("version", optional=True), _text("values_json", optional=True))

# A row that differs from its base, or was deleted here and not yet there. `attempts_json` lists the values of sends
# whose answer is unknown (`sync.md` rule 18). `refused` is set with `last_error` where the server said no for good: the
# row is set aside until it is edited again.
PENDING = Table(
    "pending_change",
    _metadata,
    *_row_key(),
    Column("deleted", Boolean, nullable=False, default=False),
    Column("edited_at", Instant, nullable=False),
    Column("attempts_json", Text, nullable=False, default="[]"),
    _text("last_error", optional=True),
    Column("refused", Boolean, nullable=False, default=False),
)

# One column of one edit: what it was and became, when, and from where; append-only. Lines with the same `edit_id` were
# one action of the user. `how` is set, add (+250), create or delete; `source` is typed, tray, import, sync or undo.
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
)

# A decision that dropped a value: both sides had changed the column since the base.
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
)

# A server row with a value no client can show (date `infinity`, `NaN`): kept as it came, never sent back.
UNREADABLE = Table("unreadable", _metadata, *_row_key(), _text("row_json"), _text("reason"))

# Where the pull of a table stands: the highest server stamp of the pages applied so far, to the letter.
CURSOR = Table("cursor", _metadata, Column("table_name", Text, primary_key=True), _text("position"))

# Single facts about this file: whose it is, when and how the last cycle ended.
META = Table("meta", _metadata, Column("name", Text, primary_key=True), _text("value"))
