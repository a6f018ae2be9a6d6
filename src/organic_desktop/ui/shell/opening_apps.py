"""The Apps that threads open for the window: each is closed, by the lock or by the end of the program."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

OPENING_SECONDS = 10.0  # that the end waits for an App that is being opened: its file would be left open


class OpeningApps:
    """The Apps opened in threads: the end of the program closes each, also one that was never shown."""

    def __init__(self) -> None:
        self._apps: list[App] = []
        self._idle = threading.Event()
        self._idle.set()

    def begin(self) -> None:
        """Announce that a thread is about to open an App."""
        self._idle.clear()

    def open(self, load: Callable[[], App]) -> App:
        """Open the App by ``load``; called in that thread."""
        try:
            app = load()
            self._apps.append(app)
            return app
        finally:
            self._idle.set()

    def wait(self) -> App | None:
        """Wait for an App that is being opened; return the last one, None if there is none."""
        self._idle.wait(OPENING_SECONDS)
        return self._apps[-1] if self._apps else None

    def close_one(self, app: App) -> None:
        """Close an App while the program goes on."""
        self._apps.remove(app)
        app.close()

    def close(self) -> None:
        """Wait for an App that is being opened, and close all."""
        self.wait()
        for app in self._apps:
            app.close()
