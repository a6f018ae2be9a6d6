"""A process of its own for one first pull; prints its resident memory in KB before it and at its height."""

from __future__ import annotations

import importlib
import re
import sys
from contextlib import closing
from pathlib import Path

from organic_desktop.app.facade import App


def main(folder: Path) -> None:
    """Sign-in was done before; all that a sync imports is in memory before the first number."""
    importlib.import_module("organic_desktop.sync.engine")
    with closing(App(folder)) as app:
        app.status(), app.days.streak()
        before = _memory_kb("VmRSS")
        app.sync()
        print(before, _memory_kb("VmHWM"))


def _memory_kb(name: str) -> int:
    """The kernel's own line. (``getrusage`` would begin with the height of the process that started this one.)"""
    found = re.search(rf"^{name}:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
    assert found
    return int(found[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
