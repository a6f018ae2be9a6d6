"""What sync decided and what it couldn't send, of the person whose file is open, and the user's own word on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any

from organic_desktop.app.profiles import PersonsFile
from organic_desktop.core.errors import InvalidInput
from organic_desktop.store import conflicts, sync_history
from organic_desktop.store.removed import Removed, removed, restore
from organic_desktop.store.schema import BY_NAME
from organic_desktop.store.sync_history import Change, Conflict, Cycle
from organic_desktop.store.undo import discard
from organic_desktop.store.unreadable import Unreadable, unreadable
from organic_desktop.sync import merge
from organic_desktop.sync.tables import rule_of

AT_ONCE = 25


def combined(conflict: Conflict) -> Any:
    """Return both sides of a conflict in one value; None if they can't be combined (``sync/merge.py``)."""
    return merge.combined(conflict, rule_of(conflict.table, conflict.column))


class Decisions:
    """``app.decisions``: every call is a transaction of its own and, unless it says otherwise, takes milliseconds."""

    def __init__(
        self, file: Callable[[], PersonsFile], edit: Callable[[], AbstractContextManager[PersonsFile]]
    ) -> None:
        self._file = file
        self._edit = edit

    def conflicts(self) -> list[Conflict]:
        """Every decision that dropped a value, newest first."""
        return sync_history.conflicts(self._file().database)

    def changes(self) -> list[Change]:
        """Every row that waits to be sent, refused ones among them, oldest edit first."""
        return sync_history.changes(self._file().database)

    def cycles(self) -> list[Cycle]:
        """The newest cycles that moved something or failed."""
        return sync_history.cycles(self._file().database)

    def undo(self, conflict_id: int) -> None:
        """Take a decision back: the value that gave way is put in again, as a new edit. Raises InvalidInput."""
        with self._edit() as file:
            conflicts.decide(file.writer, conflict_id)

    def decide(self, conflict_id: int, value: Any) -> None:
        """Put a value of the user's choice in place of the decision's. Raises InvalidInput."""
        with self._edit() as file:
            conflicts.decide(file.writer, conflict_id, value)

    def combine(self, conflict_id: int) -> None:
        """Put both sides of a decision in place of its result: the sum, or both texts. Raises InvalidInput."""
        line = next((line for line in self.conflicts() if line.id == conflict_id), None)
        if line is None:
            raise InvalidInput("There is no such decision in the history.")
        both = combined(line)
        if both is None:
            raise InvalidInput("The two values can't be combined.")
        self.decide(conflict_id, both)

    def decide_all(self, choices: Mapping[int, Any]) -> list[str]:
        """Close decisions, each with a value of the user's choice; some milliseconds each. Returns the edits' ids.

        As one edit each few: many at once would keep an edit made meanwhile waiting.
        """
        done, left = [], iter(choices.items())
        while part := dict(islice(left, AT_ONCE)):
            with self._edit() as file:
                done.append(conflicts.decide_all(file.writer, part))
        return done

    def discard(self, change: Change) -> str:
        """Give up a change: the row is again what the server has. Returns the edit's id. Raises InvalidInput."""
        with self._edit() as file:
            return discard(file.writer, BY_NAME[change.table], change.row_id)

    def removed(self) -> list[Removed]:
        """What sync removed or overwrote here within a year, newest first; what was restored is marked."""
        return removed(self._file().database)

    def restore(self, removed_id: int) -> str:
        """Bring back what sync removed, as a new edit, whose id is returned (``App.undo``). Raises InvalidInput."""
        with self._edit() as file:
            return restore(file.writer, removed_id)

    def unreadable(self) -> list[Unreadable]:
        """The server's rows that can't be shown here, or not in all columns."""
        return unreadable(self._file().database)

    def try_again(self, change: Change) -> None:
        """Let a refused change be sent again, whatever the reason was; it is sent soon."""
        with self._edit() as file:
            file.writer.retry(BY_NAME[change.table], change.row_id)

    def unseen(self) -> int:
        """How many decisions that dropped a value the user hasn't looked at yet."""
        return sync_history.unseen(self._file().database)

    def look_at(self) -> None:
        """Every decision until now has been looked at."""
        sync_history.mark_seen(self._file().database)
