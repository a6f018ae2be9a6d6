"""The program's log: one small rotating file in the data folder, readable by the user alone, without personal data.

What is written is what happened (a cycle's numbers, an error's class), never what was logged, typed or sent.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from organic_desktop.visible import one_line

MEGABYTE = 1_000_000


class OneLine(logging.Formatter):
    """A record in one line, with its traceback: what it quotes can't pass for another record."""

    def format(self, record: logging.LogRecord) -> str:
        return one_line(super().format(record))


def start(folder: Path, *, verbose: bool = False) -> None:
    """Send this program's log to ``organic-desktop.log`` in ``folder``; once a process."""
    logger = logging.getLogger("organic_desktop")
    if logger.handlers:
        return
    from logging.handlers import RotatingFileHandler  # brings sockets and pickling: not before the first frame

    class PrivateFile(RotatingFileHandler):
        """A rotating file that only the user may read, from the moment it is made."""

        def _open(self):  # type: ignore[no-untyped-def]  # the base class's own signature is private
            os.close(os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
            return super()._open()

    handler = PrivateFile(
        folder / "organic-desktop.log", maxBytes=MEGABYTE, backupCount=2, encoding="utf-8", delay=True
    )
    handler.setFormatter(OneLine("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG if verbose else logging.INFO)
    logger.propagate = False
