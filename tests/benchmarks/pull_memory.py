"""A process of its own for one first pull; prints its resident memory in KB before it and at its height."""

from __future__ import annotations

import importlib
import resource
import sys
from contextlib import closing
from pathlib import Path

from organic_desktop.app import App


def main(folder: Path) -> None:
    """Sign-in was done before; all that a sync imports is in memory before the first number."""
    importlib.import_module("organic_desktop.sync.engine")
    with closing(App(folder)) as app:
        app.status(), app.streak()
        before = _resident_kb()
        app.sync()
        print(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _resident_kb() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]))
