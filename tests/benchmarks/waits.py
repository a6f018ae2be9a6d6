"""How long each thread of a process was ready to run and didn't; run beside stutter.py, for to look is work itself.

Prints a line for each change: the machine's time, the thread, and its wait so far in nanoseconds. Ends with its input.
"""

from __future__ import annotations

import select
import sys
import time
from contextlib import suppress
from pathlib import Path

EVERY_SECONDS = 0.002


def main(process: str) -> None:
    """Look at every thread until standard input is closed."""
    told: dict[str, str] = {}
    threads = Path("/proc") / process / "task"
    while not select.select([sys.stdin], [], [], EVERY_SECONDS)[0]:
        now = time.monotonic()
        for thread in threads.iterdir():
            with suppress(OSError):  # it ended meanwhile
                waited = (thread / "schedstat").read_text().split()[1]
                if told.get(thread.name) != waited:
                    told[thread.name] = waited
                    print(now, thread.name, waited)


if __name__ == "__main__":
    main(*sys.argv[1:])
