"""Which tests of the window run on Windows and macOS: all but those whose text names what only Linux has, or a server.

By the text, for a module that can't be imported there can't say so itself. tests/ui/conftest.py asks.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

OF_LINUX = re.compile(
    # Fixtures that start the server or a bus; what is POSIX's; programs that are started from here.
    r"\b(server|own_server|mail_server|account|driver|sleep_manager|network_manager|virtual_desktop): "
    r"|tests\.system|/proc/|chmod|mkfifo|symlink|signal\.|subprocess"
)


def is_left_out(path: Path, platform: str = sys.platform) -> bool:
    """True for a file of tests that can't run on this system."""
    is_tests = path.name.startswith("test_") and path.suffix == ".py"
    return platform != "linux" and is_tests and bool(OF_LINUX.search(path.read_text(encoding="utf-8")))
