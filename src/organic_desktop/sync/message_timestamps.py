"""Timestamps of new messages: chosen here, because a conversation is ordered by them.

The server would give all messages of one request the same time. When messages are sent is push.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from organic_desktop.store.codec import Plain
from organic_desktop.store.row_state import Pending
from organic_desktop.store.server_state import ServerState
from organic_desktop.store.types import instant_text, parse_instant

CLOCK_PRECISION = timedelta(seconds=1)  # of the server's Date header
NEXT = timedelta(microseconds=1)


class MessageTimestamps:
    """The timestamps with which the messages of one cycle are sent, asked for in the order of writing.

    Usually a message's own; the server's time if this computer's clock is ahead. A conversation is ordered by them, so
    none may be before that of an earlier message, even if a clock is set in between or a response is lost.
    """

    def __init__(self, server_state: ServerState) -> None:
        self._server_state = server_state
        self._last = datetime.min.replace(tzinfo=UTC)

    def of(self, change: Pending, row: Plain, server_now: datetime) -> str:
        """Return the ``created_at`` with which a new message is sent."""
        stamp, latest = str(row["created_at"]), server_now + CLOCK_PRECISION
        if stamp <= instant_text(latest):
            return stamp
        if change.attempts:  # the server may have it already, with this time
            return str(change.attempts[-1].values["created_at"])
        # The server's time of earlier messages may have been read a second later than now.
        before = self._server_state.last_message_time(row["conversation_id"], instant_text(latest + CLOCK_PRECISION))
        time = max(latest, parse_instant(before) + NEXT) if before else latest
        self._last = max(time, self._last + NEXT)
        return instant_text(self._last)

    def note_sent(self, changes: Sequence[Pending]) -> None:
        """Take in messages that may be on the server: later ones get later times, even if they are sent first."""
        sent = [change.attempts[-1].values["created_at"] for change in changes if change.attempts]
        self._last = max([self._last, *map(parse_instant, filter(None, sent))])
