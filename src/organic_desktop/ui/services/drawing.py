"""Drawing a page on the window's thread without stopping it: a few milliseconds of its steps between other events.

PySide crashes if two threads paint at once, so a thread of its own is no way out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from organic_desktop.ui.widgets.paper import Steps, T

SLICE_MS = 4  # of the 16 that a frame has; the last step comes on top


class Drawing(QObject):
    """One page at a time (ui/widgets/paper.py); who asks for another one doesn't want the former any more."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._steps: Steps[Any] | None = None
        self._done: Callable[[Any], object] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._slice)

    @property
    def is_busy(self) -> bool:
        """True while a page is drawn."""
        return self._steps is not None

    def draw(self, steps: Steps[T], done: Callable[[T], object]) -> None:
        """Take the steps, bit by bit, then call ``done`` with their result."""
        self.cancel()
        self._steps, self._done = steps, done
        self._timer.start()

    def cancel(self) -> None:
        """Stop what is drawn; nobody is called."""
        self._timer.stop()
        steps, self._steps, self._done = self._steps, None, None
        if steps:
            steps.close()

    def _slice(self) -> None:
        steps, done = self._steps, self._done
        if steps is None or done is None:
            return
        clock = QElapsedTimer()
        clock.start()
        try:
            while clock.elapsed() < SLICE_MS:
                next(steps)
        except StopIteration as ended:
            self.cancel()
            done(ended.value)
