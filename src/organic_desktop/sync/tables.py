"""Synced tables: for each its merge rules, its keys, and what the server allows, in the order of a pull.

Parents come before children. merge.py has the merge rules, ``store/schema.py`` the tables' columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Flag, auto
from functools import cached_property
from typing import Any

from organic_desktop.store.journal import How
from organic_desktop.store.schema import (
    CONVERSATIONS,
    MESSAGES,
    MODULE_PROGRESS,
    USERS,
    WELLNESS_ENTRIES,
    Mirrored,
)
from organic_desktop.sync.merge import Rule, amount, at_least, later, latest_moment, progress, text, topics

SERVER_STAMPS = ("created_at", "updated_at")  # set by the server, never sent (docs/sync.md, rule 24)


class Action(Flag):
    """What the server's policies allow a user to do with rows of their own (``docs/schema.md``)."""

    INSERT = auto()
    UPDATE = auto()
    DELETE = auto()
    ANYTHING = INSERT | UPDATE | DELETE


@dataclass(frozen=True, eq=False)
class SyncedTable:
    """How rows of a table are synced.

    ``allows`` is what the server allows. ``rules`` has a merge rule for each editable column. ``conflict_key`` is the
    UNIQUE by which an insert is idempotent, ``stamp`` the column by which a pull is ordered.
    """

    mirrored: Mirrored
    allows: Action
    rules: Mapping[str, Rule] = field(default_factory=dict)
    conflict_key: str = "id"
    stamp: str = "updated_at"

    @cached_property
    def name(self) -> str:
        return self.mirrored.name

    def has_key_of(self, row: Mapping[str, Any], sent: Mapping[str, Any]) -> bool:
        """True if a server's row has the date or module with which it was sent."""
        return all(row[name] == sent[name] for name in self.mirrored.own_key)

    @cached_property
    def inserted(self) -> tuple[str, ...]:
        """The columns of an insert; a message is sent with its time, which keeps a conversation's order."""
        unsent = SERVER_STAMPS if self.mirrored.versioned else ()
        return tuple(name for name in self.mirrored.columns if name not in unsent)


USERS_TABLE = SyncedTable(
    USERS,
    Action.UPDATE,  # the server inserts the row at sign-up
    {"full_name": later, "avatar_url": later, "timezone": later},
)
MODULES_TABLE = SyncedTable(
    MODULE_PROGRESS,
    Action.ANYTHING,
    {
        "progress_percentage": progress,
        "completed_topics": topics,
        "current_focus": later,
        "notes": text,
        "last_activity": latest_moment,
    },
    conflict_key="user_id,module_name",
)
WELLNESS_TABLE = SyncedTable(
    WELLNESS_ENTRIES,
    Action.ANYTHING,
    {
        "sleep_hours": later,
        "water_intake_ml": amount,
        "exercise_minutes": amount,
        "meditation_minutes": amount,
        "mood_score": later,
        "energy_level": later,
        "nutrition_notes": text,
    },
    conflict_key="user_id,date",
)
CONVERSATIONS_TABLE = SyncedTable(
    CONVERSATIONS, Action.INSERT | Action.UPDATE, {"topic": later, "message_count": at_least}
)
MESSAGES_TABLE = SyncedTable(MESSAGES, Action.INSERT, stamp="created_at")

TABLES = (USERS_TABLE, MODULES_TABLE, WELLNESS_TABLE, CONVERSATIONS_TABLE, MESSAGES_TABLE)
BY_NAME = {table.name: table for table in TABLES}


def rule_of(table_name: str, column: str) -> Rule | None:
    """Return the merge rule of a column; None for one that is never edited."""
    return BY_NAME[table_name].rules.get(column)


def is_append_only(table_name: str) -> bool:
    """True if rows can be added to the table on the server, but never deleted."""
    return BY_NAME[table_name].allows & (Action.INSERT | Action.DELETE) is Action.INSERT


def is_reversible(table_name: str, how: How) -> bool:
    """True if an edit can be undone after it was sent; creating or deleting a row only if the server allows both."""
    needed = Action.INSERT | Action.DELETE if how in {"create", "delete"} else Action.UPDATE
    return needed in BY_NAME[table_name].allows
