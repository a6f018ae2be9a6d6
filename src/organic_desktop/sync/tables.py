"""The registry of synced tables, one line each, in the order of a pull: parents before children.

What a column's merge rule does is in merge.py; what the mirror knows of a table is in ``store/models.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

from organic_desktop.store.models import (
    CONVERSATIONS,
    MESSAGES,
    MODULE_PROGRESS,
    USERS,
    WELLNESS_ENTRIES,
    Mirrored,
)

SERVER_STAMPS = ("created_at", "updated_at")  # the server's to give; never sent (sync.md, pitfall 24)


@dataclass(frozen=True)
class SyncedTable:
    """How rows of a table travel.

    ``conflict_key`` is the UNIQUE by which an insert is idempotent; ``stamp`` the column a pull is ordered by.
    ``may_insert`` and ``may_delete`` say what the server's policies allow (``schema.md``).
    """

    mirrored: Mirrored
    conflict_key: str = "id"
    stamp: str = "updated_at"
    may_insert: bool = True
    may_delete: bool = False

    @property
    def name(self) -> str:
        return self.mirrored.name

    @property
    def inserted(self) -> tuple[str, ...]:
        """The columns of an insert. A message carries its own time: it is what keeps a conversation's order."""
        unsent = SERVER_STAMPS if self.mirrored.versioned else ()
        return tuple(name for name in self.mirrored.columns if name not in unsent)


TABLES = (
    SyncedTable(USERS, may_insert=False),
    SyncedTable(MODULE_PROGRESS, conflict_key="user_id,module_name", may_delete=True),
    SyncedTable(WELLNESS_ENTRIES, conflict_key="user_id,date", may_delete=True),
    SyncedTable(CONVERSATIONS),
    SyncedTable(MESSAGES, stamp="created_at"),
)
