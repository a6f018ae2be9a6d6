"""Which process writes an answer: a lock file that the system lets go of when the process ends, however it does.

So a crash is told from an answer that a window or a call of the command line is writing right now.
"""

from __future__ import annotations

import os
import re
import threading
from contextlib import ExitStack, suppress
from pathlib import Path

from organic_desktop.core.files import locked
from organic_desktop.store.schema import new_id

_NAME = re.compile(r"coach-[0-9a-f-]{36}\.lock")


class Owner:
    """This process as the writer of answers; its lock file is made with the first one."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._name = folder, ""
        self._turn, self._held = threading.Lock(), ExitStack()

    def name(self) -> str:
        """Return the name of this process, locked until it ends. Raises DatabaseUnwritable."""
        with self._turn:
            if not self._name:
                name = f"coach-{new_id()}.lock"
                self._held.enter_context(locked(self._folder / name))
                self._name = name
            return self._name

    def is_alive(self, name: str | None) -> bool:
        """True if the process of this name still runs; what a dead one left is removed. This one's name is False.

        Of this process's answers the caller knows better which are being written.
        """
        if not name or name == self._name or not _NAME.fullmatch(name):
            return False
        path = self._folder / name
        if not path.exists():
            return False
        from filelock import Timeout

        try:
            with locked(path, timeout=0):
                pass
        except Timeout:
            return True
        _remove(path)
        return False

    def close(self) -> None:
        """Let go of the name."""
        with self._turn:
            self._held.close()
            if self._name:
                _remove(self._folder / self._name)
            self._name = ""


def _remove(path: Path) -> None:
    with suppress(OSError):
        os.unlink(path)
