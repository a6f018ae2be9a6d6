"""The program's log: a small rotating file in the data folder, private to the user and without personal data.

It records events (a cycle's numbers, an error's class), never what was logged, typed or sent.
"""

from __future__ import annotations

import io
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path

from organic_desktop.core.files import open_own, reason_of
from organic_desktop.core.plain_text import one_line
from organic_desktop.core.redaction import without_secrets
from organic_desktop.core.terminal import print_error

MEGABYTE = 1_000_000


class OneLine(logging.Formatter):
    """Formats a record and its traceback in one line, so that no quoted text looks like a record; tokens are hidden."""

    def format(self, record: logging.LogRecord) -> str:
        return one_line(without_secrets(super().format(record)))


def start(folder: Path, *, verbose: bool = False) -> None:
    """Write this process's log to ``organic-desktop.log`` in ``folder``; a second call does nothing."""
    logger = logging.getLogger("organic_desktop")
    if logger.handlers:
        return
    logger.addHandler(OpenedByFirst(folder / "organic-desktop.log"))
    logger.setLevel(logging.DEBUG if verbose else logging.INFO)
    logger.propagate = False


class OpenedByFirst(logging.Handler):
    """Hands records to the log's file, which is opened with the first: most calls of the program write none."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            self._file = _private_file(self._path)
        self._file.handle(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def _private_file(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # brings sockets and pickling

    class PrivateFile(RotatingFileHandler):
        """A rotating file that is created readable by the user only."""

        said = False

        def _open(self) -> io.TextIOWrapper:
            descriptor = open_own(Path(self.baseFilename), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            return open(descriptor, "a", encoding=self.encoding, errors="backslashreplace")

        def doRollover(self) -> None:
            """Begin a new file; on Windows only once no other program has this one open, which grows until then."""
            with suppress(PermissionError):
                super().doRollover()

        def handleError(self, record: logging.LogRecord) -> None:
            """Report once that the log can't be written; the program continues."""
            error = sys.exception()
            reason = reason_of(error) if isinstance(error, OSError) else type(error).__name__
            if not self.said:
                print_error(f"The log can't be written: {reason}.")
            self.said = True

    handler = PrivateFile(path, maxBytes=MEGABYTE, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(OneLine("%(asctime)s %(levelname)s %(name)s %(message)s"))
    return handler
