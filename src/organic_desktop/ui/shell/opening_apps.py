"""The Apps that threads open for the window: each is closed, by the lock or by the end of the program."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

T = TypeVar("T")
OPENING_SECONDS = 10.0  # that the end waits for an App that is being opened or closed: its file would be left open


class OpeningApps:
    """The Apps opened in threads: the end of the program closes each, also one that was never shown."""

    def __init__(self) -> None:
        self._apps: list[App] = []
        self._idle = threading.Event()
        self._idle.set()

    def begin(self, work: Callable[[], T]) -> Callable[[], T]:
        """Announce work that the end of the program waits for; return what a thread has to call for it."""

        def carry_out() -> T:
            try:
                return work()
            finally:
                self._idle.set()

        self._idle.clear()
        return carry_out

    def open(self, load: Callable[[], App]) -> App:
        """Open the App by ``load``."""
        app = load()
        self._apps.append(app)
        return app

    def close_one(self, app: App) -> None:
        """Close an App while the program goes on."""
        self._apps.remove(app)
        app.close()

    def wait(self) -> App | None:
        """Wait for what has begun; return the last App that is open, None if there is none."""
        self._idle.wait(OPENING_SECONDS)
        return self._apps[-1] if self._apps else None

    def close(self) -> None:
        """Wait for what has begun, and close all Apps."""
        self.wait()
        for app in self._apps:
            app.close()
