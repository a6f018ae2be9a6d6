"""The time that a message is sent with: its own, or the server's where this computer's clock is ahead.

A conversation is read in the order of these times, so none may be before that of a message said earlier, also where
the clock is set in between or an answer is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from organic_desktop.store.codec import Plain
from organic_desktop.store.row_state import Pending
from organic_desktop.store.server_state import Known
from organic_desktop.store.types import instant_text, parse_instant

UNSURE = timedelta(seconds=1)  # the server tells its time to the second
NEXT = timedelta(microseconds=1)


class SaidAt:
    """For the messages of one cycle, asked for in the order in which they were said."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._last = datetime.min.replace(tzinfo=UTC)

    def of(self, change: Pending, row: Plain, server_now: datetime) -> str:
        """The time that the ``row`` of a new message is to have on the server."""
        stamp, latest = str(row["created_at"]), server_now + UNSURE
        if stamp <= instant_text(latest):
            return stamp
        if change.attempts:  # it may be there already, with the time it was sent with
            return str(change.attempts[-1].values["created_at"])
        # What the server's clock said of the messages before may have been a second more than it says now.
        before = self._known.last_said(row["conversation_id"], instant_text(latest + UNSURE))
        time = max(latest, parse_instant(before) + NEXT) if before else latest
        self._last = max(time, self._last + NEXT)
        return instant_text(self._last)

    def note_sent(self, changes: Sequence[Pending]) -> None:
        """Messages that may be on the server: what is said after them has a later time, also if it is sent first."""
        sent = [change.attempts[-1].values["created_at"] for change in changes if change.attempts]
        self._last = max([self._last, *map(parse_instant, filter(None, sent))])
