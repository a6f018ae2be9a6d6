"""Whether the coach writes an answer now, for a mark that is in sight on every page; known before the coach is made."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from organic_desktop.core.callbacks import Callbacks

if TYPE_CHECKING:
    from organic_desktop.app.coach import Coach


class CoachActivity:
    """``changed`` is called on an answer's thread with True when one begins, and False when the last one ends."""

    def __init__(self) -> None:
        self.changed = Callbacks[[bool]]()
        self.is_writing = False
        self._lock = threading.Lock()

    def follow(self, coach: Coach) -> None:
        """Look at what the coach writes whenever it tells of it."""
        coach.progressed.add(lambda _: self._look(coach))

    def _look(self, coach: Coach) -> None:
        from organic_desktop.store.coach import AnswerState  # a start needn't wait for it

        with self._lock:  # of two answers that end at once, the later look counts
            now = any(each.state is AnswerState.STREAMING for each in coach.writing())
            if now != self.is_writing:
                self.is_writing = now
                self.changed(now)
