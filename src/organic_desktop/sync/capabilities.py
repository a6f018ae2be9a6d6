"""What a project's server turned out to lack, and until when that is believed.

Whatever the program can do without is asked for, missed once, and asked for again a day later: a migration may have
been applied, a server upgraded, a permission granted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from organic_desktop.store.types import instant_text, kept_instant, kept_json

COUNTS = "counts"  # of embedded rows
TOMBSTONES = "tombstones"  # resources/supabase/optional/tombstones.sql
MAX_AFFECTED = "max-affected"  # a preference of PostgREST since 12.2
BELIEVED = timedelta(days=1)


class Lacks:
    """The abilities found missing, each with when; ``now`` gives the time."""

    def __init__(self, kept: str | None, now: Callable[[], datetime]) -> None:
        self._now = now
        known = {name: kept_instant(str(at)) for name, at in kept_json(kept, dict).items()}
        self._since = {name: instant_text(at) for name, at in known.items() if at and self._is_fresh(at)}
        self._kept = kept_json(kept, dict)

    def __contains__(self, ability: str) -> bool:
        return ability in self._since

    def add(self, ability: str) -> None:
        """Remember that the server lacks this."""
        self._since.setdefault(ability, instant_text(self._now()))

    def discard(self, ability: str) -> None:
        """It wasn't that."""
        self._since.pop(ability, None)

    @property
    def news(self) -> Mapping[str, str] | None:
        """What is to be kept in place of what was; None if it is the same."""
        return self._since if self._since != self._kept else None

    def _is_fresh(self, at: datetime) -> bool:
        return timedelta() <= self._now() - at < BELIEVED
