"""The lists of the page of sync, read together. Reads only; takes milliseconds, so in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organic_desktop.store.removed import Removed
from organic_desktop.store.sync_history import Change, Conflict, Cycle
from organic_desktop.store.unreadable import Unreadable

if TYPE_CHECKING:
    from organic_desktop.app.facade import App


class Lists(NamedTuple):
    """What the tabs show."""

    waiting: list[Change]
    refused: list[Change]
    conflicts: list[Conflict]
    removed: list[Removed]
    unreadable: list[Unreadable]
    cycles: list[Cycle]


def read_lists(app: App, shown: Lists | None) -> Lists:
    """Read every list. One that is as it was is the same object, so that its view needn't compare."""
    there = app.settings.signed_in is not None  # without an account nothing is on its way anywhere
    changes = app.decisions.changes() if there else []
    fresh = Lists(
        waiting=[change for change in changes if not change.refused],
        refused=[change for change in changes if change.refused],
        conflicts=[conflict for conflict in app.decisions.conflicts() if conflict.undone_at is None],
        removed=[removed for removed in app.decisions.removed() if removed.restored_at is None],
        unreadable=app.decisions.unreadable(),
        cycles=app.decisions.cycles(),
    )
    return Lists._make(old if old == new else new for old, new in zip(shown, fresh, strict=True)) if shown else fresh
