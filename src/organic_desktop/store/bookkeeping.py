"""What the program remembers beside the mirror: the server's last word, what waits, what was done, where a pull stands.

These tables never leave the device. Values inside are JSON in the wire's own form (decimals as strings), for they are
compared with what the server says, not calculated with.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Column, Index, Text
from sqlmodel import Field, SQLModel

from organic_desktop.store.types import Instant


class Base(SQLModel, table=True):
    """A row as last seen on the server. ``version`` is the server's ``updated_at``, to the letter; ``values`` is JSON.

    ``values`` is NULL where the row can't change on the server (messages): the mirror's row is what it said.
    """

    __tablename__ = "base"

    table_name: str = Field(primary_key=True, sa_type=Text)
    row_id: str = Field(primary_key=True, sa_type=Text)
    version: str | None = Field(default=None, sa_type=Text)
    values_json: str | None = Field(default=None, sa_type=Text)


class PendingChange(SQLModel, table=True):
    """A row that differs from its base, or was deleted here and not yet there.

    ``attempts_json`` lists the values of sends whose answer is unknown (``sync.md`` rule 18). ``refused`` is set with
    ``last_error`` where the server said no for good: the row is set aside until it is edited again.
    """

    __tablename__ = "pending_change"

    table_name: str = Field(primary_key=True, sa_type=Text)
    row_id: str = Field(primary_key=True, sa_type=Text)
    deleted: bool = False
    edited_at: dt.datetime = Field(sa_type=Instant)
    attempts_json: str = Field(default="[]", sa_type=Text)
    last_error: str | None = Field(default=None, sa_type=Text)
    refused: bool = False


class JournalLine(SQLModel, table=True):
    """One column of one edit: what it was and became, when, and from where. Append-only.

    Lines with the same ``edit_id`` were one action of the user. ``how`` is ``set``, ``add`` (+250), ``create`` or
    ``delete``; ``source`` is typed, tray, import, sync or undo.
    """

    __tablename__ = "journal"
    __table_args__ = (Index("journal_row_idx", "table_name", "row_id"),)

    id: int | None = Field(default=None, primary_key=True)
    edit_id: str = Field(sa_type=Text)
    at: dt.datetime = Field(sa_type=Instant)
    table_name: str = Field(sa_type=Text)
    row_id: str = Field(sa_type=Text)
    column: str = Field(sa_column=Column("column", Text, nullable=False))
    old_json: str | None = Field(default=None, sa_type=Text)
    new_json: str | None = Field(default=None, sa_type=Text)
    how: str = Field(sa_type=Text)
    source: str = Field(sa_type=Text)


class Conflict(SQLModel, table=True):
    """A decision that dropped a value: both sides had changed the column since the base."""

    __tablename__ = "conflict"

    id: int | None = Field(default=None, primary_key=True)
    decided_at: dt.datetime = Field(sa_type=Instant)
    table_name: str = Field(sa_type=Text)
    row_id: str = Field(sa_type=Text)
    column: str = Field(sa_column=Column("column", Text, nullable=False))
    base_json: str | None = Field(default=None, sa_type=Text)
    mine_json: str | None = Field(default=None, sa_type=Text)
    theirs_json: str | None = Field(default=None, sa_type=Text)
    result_json: str | None = Field(default=None, sa_type=Text)
    rule: str = Field(sa_type=Text)


class Unreadable(SQLModel, table=True):
    """A server row with a value no client can show (date ``infinity``, ``NaN``): kept as it came, never sent back."""

    __tablename__ = "unreadable"

    table_name: str = Field(primary_key=True, sa_type=Text)
    row_id: str = Field(primary_key=True, sa_type=Text)
    row_json: str = Field(sa_type=Text)
    reason: str = Field(sa_type=Text)


class Cursor(SQLModel, table=True):
    """Where the pull of a table stands: the highest server stamp of the pages applied so far, to the letter."""

    __tablename__ = "cursor"

    table_name: str = Field(primary_key=True, sa_type=Text)
    position: str = Field(sa_type=Text)


class Meta(SQLModel, table=True):
    """Single facts about this file: whose it is, when and how the last cycle ended."""

    __tablename__ = "meta"

    name: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)
