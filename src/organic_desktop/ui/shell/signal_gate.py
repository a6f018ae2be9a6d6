"""Where threads give signals: open while the program runs, closed before anything of Qt's is destroyed.

A signal that a thread gives while its object, or the application, is being destroyed ends the process by SIGSEGV.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any


class Door:
    """Open until it is closed for good."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._closed = False

    def through(self, emit: Callable[..., Any]) -> Callable[..., None]:
        """The same for a thread: nothing happens where the door is closed, or the object gone."""

        def tell(*what: object) -> None:
            if threading.current_thread() is threading.main_thread():
                emit(*what)  # what its slots do may take long, and wait for a thread
                return
            with self._turn, suppress(RuntimeError):  # the object is gone: nobody waits for the word
                if not self._closed:
                    emit(*what)

        return tell

    def close(self) -> None:
        """Have no thread give a signal from now on; one that is just giving one has done so when this returns."""
        with self._turn:
            self._closed = True

    @property
    def is_closed(self) -> bool:
        """True once the program ends: what threads sent before isn't carried out any more."""
        return self._closed


DOOR = Door()
