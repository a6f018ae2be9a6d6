"""Questions that wait until their provider can be reached: looked for with growing pauses, and sent once.

A question goes on by itself only as it was agreed to: the same rows, the same columns, the same server. Otherwise the
user is asked, with what is different. Looking opens and closes a connection, and sends nothing.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from organic_desktop.core.errors import OrganicError
from organic_desktop.core.messages import Sentence
from organic_desktop.store.coach import Answer

if TYPE_CHECKING:
    from organic_desktop.app.coach_context import Prepared
    from organic_desktop.app.coach_providers import ProviderInfo

FIRST_PAUSE, LONGEST_PAUSE = 2.0, 300.0
CONNECT_SECONDS = 3.0

log = logging.getLogger(__name__)


class Needs(StrEnum):
    """What a waiting question needs of the user before it is sent."""

    NOTHING = ""
    ROWS = "rows"
    """The data that it would show aren't what they were when it was asked."""
    CONSENT = "consent"
    """What the provider may see, its address, or whether it may be asked at all has changed."""

    @property
    def sentence(self) -> Sentence | None:
        return _SENTENCES.get(self)


_SENTENCES = {
    Needs.ROWS: Sentence("Your data changed since you asked. Look at what would be sent now."),
    Needs.CONSENT: Sentence("What this provider may see changed since you asked. Send it anyway?"),
}


@dataclass(frozen=True)
class Difference:
    """Lines of the user's data that wouldn't be sent any more, and that would be sent in addition."""

    gone: tuple[str, ...]
    new: tuple[str, ...]


def agreed_to(info: ProviderInfo, prepared: Prepared) -> dict[str, Any]:
    """Return what the user agrees to by asking now, as plain JSON."""
    return {"url": info.url, "columns": sorted(prepared.columns), "rows": [*prepared.facts, *prepared.rows]}


def needs_of(answer: Answer) -> Needs:
    """Return what a waiting question was found to need."""
    found = answer.agreed.get("needs", "")
    return Needs(found) if found in {each.value for each in Needs} else Needs.CONSENT


def needs_now(agreed: Mapping[str, Any], now: Mapping[str, Any], info: ProviderInfo) -> Needs:
    """Return what a question needs that was agreed to earlier, and would now show something else."""
    if not info.is_allowed or any(agreed.get(name) != now[name] for name in ("url", "columns")):
        return Needs.CONSENT
    return Needs.NOTHING if agreed.get("rows") == now["rows"] else Needs.ROWS


def difference(answer: Answer, prepared: Prepared) -> Difference:
    """Return how what would be sent differs from what was agreed to."""
    kept = answer.agreed.get("rows", [])
    before = [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []
    now = [*prepared.facts, *prepared.rows]
    return Difference(
        tuple(each for each in before if each not in set(now)), tuple(each for each in now if each not in set(before))
    )


class CoachQueue:
    """The thread that looks after waiting questions; it runs only while there are any."""

    def __init__(
        self,
        waiting: Callable[[], list[tuple[Answer, ProviderInfo]]],
        send: Callable[[Answer, ProviderInfo], object],
        is_reachable: Callable[[ProviderInfo, threading.Event], bool],
        first_pause: float = FIRST_PAUSE,
    ) -> None:
        self._waiting, self._send, self._is_reachable = waiting, send, is_reachable
        self._first_pause = self._pause = first_pause
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._wake, self._end = threading.Event(), threading.Event()
        self._started = False

    def start(self) -> None:
        """Look after what waits, from now on."""
        self._started = True
        self.soon()

    def soon(self) -> None:
        """Look at once: a question began to wait, or the network may be back."""
        with self._lock:
            if not self._started or self._end.is_set():
                return
            self._wake.set()
            self._run_on()

    def later(self) -> None:
        """Look after a pause that grows: what was sent by itself could be reached, and wasn't answered all the same."""
        with self._lock:
            if self._started and not self._end.is_set():
                self._run_on()

    def _run_on(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="coach-queue", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End; what waits stays on disk."""
        self._end.set()
        self._wake.set()
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(CONNECT_SECONDS + 1)

    def _run(self) -> None:
        while True:
            woken = self._wake.wait(self._pause)
            self._pause = self._first_pause if woken else min(self._pause * 2, LONGEST_PAUSE)
            self._wake.clear()
            if self._end.is_set() or (not self._look() and self._is_done()):
                return

    def _look(self) -> bool:
        """Send what can be sent now; return whether anything waited. One that fails doesn't keep the others."""
        try:
            waiting = self._waiting()
        except OrganicError as error:
            log.info("what waits for the coach can't be looked at: %s", type(error).__name__)
            return False
        for answer, info in waiting:
            try:
                # One that may not be asked any more isn't even looked for: the user is told at once.
                if not self._end.is_set() and (not info.is_allowed or self._is_reachable(info, self._end)):
                    self._send(answer, info)
            except OrganicError as error:
                log.info("a waiting question can't be sent: %s", type(error).__name__)
        return bool(waiting)

    def _is_done(self) -> bool:
        """Let the thread end if nobody asked for another look meanwhile."""
        with self._lock:
            if self._wake.is_set():
                return False
            self._thread = None
            return True
