"""A process of its own for one Apple Health export; prints its resident memory in KB before it and at its height."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from organic_desktop.transfer import apple_health
from organic_desktop.transfer.found import Progress, ReadOptions, no_progress


def options(progress: Progress = no_progress) -> ReadOptions:
    """How the export is read."""
    return ReadOptions(ZoneInfo("Europe/Berlin"), date(2026, 11, 29), day_start_hour=4, progress=progress)


def main(path: Path) -> None:
    """All that a reading needs is imported before the first number."""
    before = _memory_kb("VmRSS")
    apple_health.read(path, options())
    print(before, _memory_kb("VmHWM"))


def _memory_kb(name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
    assert found
    return int(found[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
