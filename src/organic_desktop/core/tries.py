"""Wrong tries of a passcode: counted for the data folder, on disk, and followed by a wait that grows.

Processes take turns, and a try is counted before it is made, so that neither many at once nor one that is killed goes
free. The wait runs by the clock that counts since the computer started, for the other one can be set. It hinders who
sits at the keyboard; who copies the folder guesses at the cost of Argon2 (SECURITY.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import DatabaseUnwritable
from organic_desktop.core.files import Damaged, locked, read_object, reason_of, write_private
from organic_desktop.core.messages import Sentence

NAME = "lock-tries.json"
WAITS = (0.0, 0.0, 0.0, 2.0, 5.0, 30.0, 60.0, 120.0, 300.0, 900.0)
"""Seconds to wait after so many wrong tries, and after more the last."""
IF_DAMAGED = 5


class Tries:
    """The count of the folder's wrong tries."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path, self._clock = folder / NAME, clock

    def wait_seconds(self) -> float:
        """Return how long the next try has to wait."""
        wrong, at = self._read()
        return self._left(wrong, at)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the turn to try among all processes. Raises DatabaseUnwritable."""
        with locked(self._path.with_suffix(".lock")):
            yield

    def count(self) -> None:
        """Count a try as wrong, before it is made. Raises DatabaseUnwritable."""
        wrong, _ = self._read()
        self._write(wrong + 1)

    def forgive(self) -> None:
        """Forget the wrong tries: the passcode was right."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise _unusable(error) from error

    def _left(self, wrong: int, at: float) -> float:
        wait = WAITS[min(wrong, len(WAITS) - 1)]
        now = self._clock.monotonic()
        # After a restart that clock has begun again, and at least as much time has passed as it shows.
        passed = now - at if now >= at else now
        return max(0.0, wait - passed)

    def _read(self) -> tuple[int, float]:
        """Return how many tries were wrong, and when the last was; of a damaged file, what makes one wait."""
        try:
            found = read_object(self._path)
            wrong, at = found["wrong"], found["at"]
            if isinstance(wrong, int) and isinstance(at, int | float) and wrong >= 0 <= at:
                return wrong, float(at)
        except FileNotFoundError:
            return 0, 0.0
        except (OSError, Damaged, KeyError):
            pass
        with suppress(DatabaseUnwritable):  # else the wait would begin anew each time
            self._write(IF_DAMAGED)
        return IF_DAMAGED, self._clock.monotonic()

    def _write(self, wrong: int) -> None:
        try:
            write_private(self._path, json.dumps({"wrong": wrong, "at": self._clock.monotonic()}))
        except OSError as error:
            raise _unusable(error) from error


def _unusable(error: OSError) -> DatabaseUnwritable:
    return DatabaseUnwritable(Sentence("The file {name} can't be used: {reason}.", name=NAME, reason=reason_of(error)))
