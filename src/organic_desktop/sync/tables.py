"""Synced tables: for each its merge rules, its keys, and what the server allows, in the order of a pull.

Parents come before children. merge.py has the merge rules, ``store/schema.py`` the tables' columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from organic_desktop.store.schema import (
    CONVERSATIONS,
    MESSAGES,
    MODULE_PROGRESS,
    USERS,
    WELLNESS_ENTRIES,
    Mirrored,
)
from organic_desktop.sync.merge import Rule, amount, at_least, later, latest_moment, progress, text, topics

SERVER_STAMPS = ("created_at", "updated_at")  # the server's to give; never sent (sync.md, pitfall 24)


@dataclass(frozen=True, eq=False)
class SyncedTable:
    """How rows of a table travel.

    ``rules`` has a merge rule for each editable column. ``conflict_key`` is the UNIQUE by which an insert is
    idempotent; ``stamp`` the column a pull is ordered by. ``may_insert`` and ``may_delete`` say what the server's
    policies allow (``schema.md``).
    """

    mirrored: Mirrored
    rules: Mapping[str, Rule] = field(default_factory=dict)
    conflict_key: str = "id"
    stamp: str = "updated_at"
    may_insert: bool = True
    may_delete: bool = False

    @property
    def name(self) -> str:
        return self.mirrored.name

    @cached_property
    def inserted(self) -> tuple[str, ...]:
        """The columns of an insert. A message carries its own time: it is what keeps a conversation's order."""
        unsent = SERVER_STAMPS if self.mirrored.versioned else ()
        return tuple(name for name in self.mirrored.columns if name not in unsent)


USERS_TABLE = SyncedTable(
    USERS,
    {"full_name": later, "avatar_url": later, "timezone": later},
    may_insert=False,
)
MODULES_TABLE = SyncedTable(
    MODULE_PROGRESS,
    {
        "progress_percentage": progress,
        "completed_topics": topics,
        "current_focus": later,
        "notes": text,
        "last_activity": latest_moment,
    },
    conflict_key="user_id,module_name",
    may_delete=True,
)
WELLNESS_TABLE = SyncedTable(
    WELLNESS_ENTRIES,
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
    may_delete=True,
)
CONVERSATIONS_TABLE = SyncedTable(CONVERSATIONS, {"topic": later, "message_count": at_least})
MESSAGES_TABLE = SyncedTable(MESSAGES, stamp="created_at")

TABLES = (USERS_TABLE, MODULES_TABLE, WELLNESS_TABLE, CONVERSATIONS_TABLE, MESSAGES_TABLE)
RULES = {table.name: table.rules for table in TABLES}


def rule_of(table_name: str, column: str) -> Rule | None:
    """Return the merge rule of a column; None for one that is never edited."""
    return RULES[table_name].get(column)
