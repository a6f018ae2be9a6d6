"""Reading and writing files in a thread, with progress, and a way to stop it.

The thread leaves a number; the window looks at it ten times a second, so that a file of gigabytes sends no flood of
signals.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from organic_desktop.core.errors import Cancelled, OrganicError
from organic_desktop.transfer.found import Progress
from organic_desktop.ui.services.bridge import Bridge

LOOK_MS = 100


class _Task:
    """What the thread and the window share of one piece of work."""

    def __init__(self) -> None:
        self.is_cancelled = False
        self.done, self.total = 0, 0

    def report(self, done: int, total: int) -> None:
        """Be told how far it is, in the thread. Raises Cancelled once it is to stop."""
        self.done, self.total = done, total
        if self.is_cancelled:
            raise Cancelled("Stopped.")


class Work(QObject):
    """One piece of work at a time; ``progressed`` carries what is done and all of it, (0, 0) if that isn't known."""

    progressed = Signal(object, object)
    ended = Signal()

    def __init__(self, bridge: Bridge, owner: QObject) -> None:
        super().__init__(owner)
        self._bridge = bridge
        self._task: _Task | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """True while something is under way."""
        return self._task is not None

    def run(
        self, work: Callable[[Progress], Any], done: Callable[[Any], object], failed: Callable[[OrganicError], object]
    ) -> None:
        """Call ``work`` in a thread, then ``done`` or ``failed``; neither if it was cancelled.

        What was under way is cancelled.
        """
        self.cancel()
        task = self._task = _Task()

        def end(call: Callable[[Any], object], result: Any) -> None:
            if task is self._task:
                self._end()
                call(result)

        self._timer.start()
        self._look()
        self._bridge.run(
            lambda: work(task.report), lambda result: end(done, result), lambda error: end(failed, error), owner=self
        )

    def stop(self) -> None:
        """Ask what is under way to stop; ``done`` or ``failed`` (with Cancelled) says whether it was in time."""
        if self._task:
            self._task.is_cancelled = True

    def cancel(self) -> None:
        """Stop what is under way, at its next report; its result is dropped."""
        if self._task:
            self._task.is_cancelled = True
            self._end()

    def _end(self) -> None:
        self._task = None
        self._timer.stop()
        self.ended.emit()

    def _look(self) -> None:
        if self._task:
            self.progressed.emit(self._task.done, self._task.total)
