"""What sync decided, removed and couldn't send, and the user's answers: undo, combine, resolve, discard, retry."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from organic_desktop.app.profiles import Profiles
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


class SyncReview:
    """``app.sync_review``: every call is one transaction and takes milliseconds, unless it says otherwise."""

    def __init__(self, profiles: Profiles) -> None:
        self._profiles = profiles

    def conflicts(self) -> list[Conflict]:
        """Every conflict that dropped a value, newest first."""
        return sync_history.conflicts(self._profiles.current.database)

    def changes(self) -> list[Change]:
        """Every pending change, refused ones included, oldest edit first."""
        return sync_history.changes(self._profiles.current.database)

    def cycles(self) -> list[Cycle]:
        """The newest cycles that moved something or failed."""
        return sync_history.cycles(self._profiles.current.database)

    def undo(self, conflict_id: int) -> None:
        """Restore the value that a conflict dropped, as a new edit. Raises InvalidInput."""
        with self._profiles.edit() as profile:
            conflicts.decide(profile.writer, conflict_id)

    def decide(self, conflict_id: int, value: Any) -> None:
        """Replace a conflict's result by a value of the user's choice. Raises InvalidInput."""
        with self._profiles.edit() as profile:
            conflicts.decide(profile.writer, conflict_id, value)

    def combine(self, conflict_id: int) -> None:
        """Replace a conflict's result by both sides: the sum, or both texts. Raises InvalidInput."""
        line = next((line for line in self.conflicts() if line.id == conflict_id), None)
        if line is None:
            raise InvalidInput("There is no such conflict.")
        both = combined(line)
        if both is None:
            raise InvalidInput("These two values can't be combined.")
        self.decide(conflict_id, both)

    def decide_all(self, choices: Mapping[int, Any]) -> list[str]:
        """Resolve conflicts, each with a value of the user's choice; some milliseconds each. Returns the edits' ids.

        One edit for each 25: more at once would delay an edit made meanwhile.
        """
        done, left = [], iter(choices.items())
        while part := dict(islice(left, AT_ONCE)):
            with self._profiles.edit() as profile:
                done.append(conflicts.decide_all(profile.writer, part))
        return done

    def discard(self, change: Change) -> str:
        """Discard a change: the row is again as on the server. Returns the edit's id. Raises InvalidInput."""
        with self._profiles.edit() as profile:
            return discard(profile.writer, BY_NAME[change.table], change.row_id)

    def removed(self) -> list[Removed]:
        """Rows and values that sync removed or overwrote here within a year, newest first; restored ones are marked."""
        return removed(self._profiles.current.database)

    def restore(self, removed_id: int) -> str:
        """Restore what sync removed, as a new edit, whose id is returned (``App.undo``). Raises InvalidInput."""
        with self._profiles.edit() as profile:
            return restore(profile.writer, removed_id)

    def unreadable(self) -> list[Unreadable]:
        """The server's rows that can't be shown here, or not in all columns."""
        return unreadable(self._profiles.current.database)

    def retry(self, change: Change) -> None:
        """Send a refused change again soon, whatever the reason was."""
        with self._profiles.edit() as profile:
            profile.writer.retry(BY_NAME[change.table], change.row_id)

    def unseen(self) -> int:
        """The number of conflicts that dropped a value and that the user hasn't seen yet."""
        return sync_history.unseen(self._profiles.current.database)

    def mark_seen(self) -> None:
        """Mark every conflict until now as seen."""
        sync_history.mark_seen(self._profiles.current.database)
