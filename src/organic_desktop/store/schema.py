"""The mirror's tables: the server's five, with its names, types, defaults and rules (``docs/schema.md``).

What sync has to remember about a row is in tables beside them (bookkeeping.py). Defaults that PostgreSQL computes
(``gen_random_uuid()``, ``NOW()``) are given by the model and the writer, for the row is made on the device. One rule is
not the server's: foreign keys don't delete (``ON DELETE CASCADE``); whoever deletes a row deletes its children by name.
The models declare no relationships: each would be loaded when it is looked at, outside of any transaction.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from organic_desktop.store.column_types import Hundredths, Instant, TextArray


def new_id() -> str:
    """Return a random UUID as the server spells it; random, so that nobody can guess the id of another's row."""
    return str(uuid.uuid4())


def id_for(owner: str, row_id: str) -> str:
    """Return the id for a row of ``owner`` whose own id is another's: always the same, so that nothing comes twice."""
    return str(uuid.uuid5(uuid.UUID(owner), row_id))


def _instant() -> Any:
    return Field(default=None, sa_type=Instant)


def _decimal(column: str, digits: int, **more: Any) -> Any:
    """Declare a DECIMAL(``digits``,2) column, with a CHECK for the limits of PostgreSQL's precision."""
    limit = 10 ** (digits - 2)
    check = CheckConstraint(
        f"CAST({column} AS REAL) > -{limit} AND CAST({column} AS REAL) < {limit}", name=f"{column}_precision"
    )
    return Field(
        default=more.pop("default", None), sa_column=Column(column, Hundredths, check, info={"limit": limit}, **more)
    )


def _owner() -> Any:
    return Field(sa_column=Column(Text, ForeignKey("users.id", onupdate="CASCADE"), nullable=False))


class User(SQLModel, table=True):
    """The person; on a computer without an account, a row that only this file knows."""

    __tablename__ = "users"

    id: str = Field(default_factory=new_id, sa_column=Column(Text, primary_key=True))
    email: str = Field(sa_column=Column(Text, unique=True, nullable=False))
    full_name: str | None = Field(default=None, sa_type=Text)
    avatar_url: str | None = Field(default=None, sa_type=Text)
    timezone: str | None = Field(default="UTC", sa_column=Column(Text, server_default="UTC"))
    created_at: dt.datetime | None = _instant()
    updated_at: dt.datetime | None = _instant()


class WellnessEntry(SQLModel, table=True):
    """One day: hours, ml, minutes and scores; every metric may be absent, which is not 0."""

    __tablename__ = "wellness_entries"
    __table_args__ = (
        UniqueConstraint("user_id", "date"),
        Index("wellness_date_idx", "date"),
    )

    id: str = Field(default_factory=new_id, sa_column=Column(Text, primary_key=True))
    user_id: str = _owner()
    date: dt.date
    sleep_hours: Decimal | None = _decimal("sleep_hours", 4)
    water_intake_ml: int | None = None
    exercise_minutes: int | None = None
    meditation_minutes: int | None = None
    mood_score: Decimal | None = _decimal("mood_score", 3)
    energy_level: Decimal | None = _decimal("energy_level", 3)
    nutrition_notes: str | None = Field(default=None, sa_type=Text)
    created_at: dt.datetime | None = _instant()
    updated_at: dt.datetime | None = _instant()


class ModuleProgress(SQLModel, table=True):
    """How far the person is in one development module; ``progress_percentage`` from 0 to 100."""

    __tablename__ = "module_progress"
    __table_args__ = (
        UniqueConstraint("user_id", "module_name"),
        Index("progress_module_idx", "module_name"),
    )

    id: str = Field(default_factory=new_id, sa_column=Column(Text, primary_key=True))
    user_id: str = _owner()
    module_name: str = Field(sa_type=Text)
    progress_percentage: Decimal | None = _decimal("progress_percentage", 5, default=Decimal(0), server_default="0.00")
    completed_topics: list[Any] | None = Field(
        default_factory=list, sa_column=Column(TextArray, server_default=text("'[]'"))
    )
    current_focus: str | None = Field(default=None, sa_type=Text)
    notes: str | None = Field(default=None, sa_type=Text)
    last_activity: dt.datetime | None = _instant()
    created_at: dt.datetime | None = _instant()
    updated_at: dt.datetime | None = _instant()


class Conversation(SQLModel, table=True):
    """A coaching conversation about one module."""

    __tablename__ = "conversations"
    __table_args__ = (
        Index("conversations_user_idx", "user_id"),
        Index("conversations_module_idx", "module_name"),
    )

    id: str = Field(default_factory=new_id, sa_column=Column(Text, primary_key=True))
    user_id: str = _owner()
    module_name: str = Field(sa_type=Text)
    topic: str | None = Field(default=None, sa_type=Text)
    message_count: int | None = Field(default=0, sa_column_kwargs={"server_default": text("0")})
    created_at: dt.datetime | None = _instant()
    updated_at: dt.datetime | None = _instant()


class Message(SQLModel, table=True):
    """One message of a conversation; never changed once it is there."""

    __tablename__ = "messages"
    __table_args__ = (
        CheckConstraint("role IN ('user', 'assistant')", name="messages_role_check"),
        Index("messages_id_idx", "id", unique=True),
        Index("messages_conversation_idx", "conversation_id", "created_at"),
    )
    # Not a primary key of the table: its index couldn't be dropped for a first pull (docs/decisions/0049).
    __mapper_args__ = {"primary_key": ["id"]}

    id: str = Field(default_factory=new_id, sa_column=Column(Text, nullable=False))
    conversation_id: str = Field(
        sa_column=Column(Text, ForeignKey("conversations.id", onupdate="CASCADE"), nullable=False)
    )
    role: str = Field(sa_type=Text)
    content: str = Field(sa_type=Text)
    tokens_used: int | None = None
    created_at: dt.datetime | None = _instant()


Row = User | WellnessEntry | ModuleProgress | Conversation | Message
"""A row of the mirror, as a model object."""


@dataclass(frozen=True, eq=False)
class Mirrored:
    """A table of the mirror: its model, and what the store must know of its columns.

    ``editable`` are the columns that the user can change, and in which a row can differ from its base;
    ``natural_key`` is the server's second UNIQUE, by which two devices can have made the same row under two ids.
    """

    model: type[Row]
    editable: tuple[str, ...]
    natural_key: tuple[str, ...] = ()

    @cached_property
    def name(self) -> str:
        return self.table.name

    @property
    def table(self) -> Table:
        return self.model.__table__  # type: ignore[union-attr, no-any-return]  # SQLModel's stubs leave it out

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.table.columns)

    @cached_property
    def own_key(self) -> tuple[str, ...]:
        """The natural key within one person's rows: the date, or the module's name."""
        return tuple(name for name in self.natural_key if name != "user_id")

    @cached_property
    def versioned(self) -> bool:
        """True if rows can change on the server, with ``updated_at`` as their version; messages can't."""
        return "updated_at" in self.table.columns


USERS = Mirrored(User, ("full_name", "avatar_url", "timezone"))
WELLNESS_ENTRIES = Mirrored(
    WellnessEntry,
    (
        "sleep_hours",
        "water_intake_ml",
        "exercise_minutes",
        "meditation_minutes",
        "mood_score",
        "energy_level",
        "nutrition_notes",
    ),
    natural_key=("user_id", "date"),
)
MODULE_PROGRESS = Mirrored(
    ModuleProgress,
    ("progress_percentage", "completed_topics", "current_focus", "notes", "last_activity"),
    natural_key=("user_id", "module_name"),
)
CONVERSATIONS = Mirrored(Conversation, ("topic", "message_count"))
MESSAGES = Mirrored(Message, ())

# Parents before children.
MIRRORED = (USERS, MODULE_PROGRESS, WELLNESS_ENTRIES, CONVERSATIONS, MESSAGES)
BY_NAME = {mirrored.name: mirrored for mirrored in MIRRORED}
