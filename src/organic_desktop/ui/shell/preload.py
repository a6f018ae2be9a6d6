"""Load all modules and files that the window may need later: an upgrade may replace or remove them meanwhile.

Otherwise an old program would continue with parts of a new one, or fail half-way: docs/decisions/0039.
"""

from __future__ import annotations

import importlib
import logging
import pkgutil
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from organic_desktop.core.paths import resource, resource_text
from organic_desktop.ui.help.licences import parts

LIBRARIES = (
    # Imported by us, or by our libraries, only on first use.
    "apscheduler.executors.pool",
    "apscheduler.schedulers.background",
    "apscheduler.triggers.date",
    "httpcore",
    "keyring.backends.SecretService",
    "keyring.backends.chainer",
    "keyring.backends.kwallet",
    "keyring.backends.libsecret",
    "PySide6.QtNetwork",
    "PySide6.QtSvg",
    "rapidfuzz.distance.LCSseq",
    "rapidfuzz.distance.Levenshtein",
    "stringprep",
    "encodings.idna",
    "filelock",
    "importlib.readers",
    "tomllib",
    "zipp.compat.overlay",
)
FOLDERS = {"icons": "*.svg", "help": "*.md", "modules": "*.toml"}
PAUSE_SECONDS = 0.01  # between two imports, so that the window stays responsive

log = logging.getLogger(__name__)


def load_ahead() -> None:
    """Load everything, in small pieces; runs in a thread. Failed imports are logged."""
    pause = threading.Event()
    for folder, kind in FOLDERS.items():
        for file in sorted(resource(folder).glob(kind)):
            resource_text(f"{folder}/{file.name}")
    with suppress(OSError):
        parts(resource(""))
    for name in (*_ours(), *LIBRARIES):
        if name not in sys.modules:
            try:
                importlib.import_module(name)
            except ImportError as error:  # another system's, or not installed here
                log.info("not loaded: %s (%s)", name, type(error).__name__)
            pause.wait(PAUSE_SECONDS)
    log.info("all is loaded")


def _ours() -> Iterator[str]:
    """All modules but the command line's."""
    for module in pkgutil.walk_packages([str(Path(__file__).parents[2])], "organic_desktop."):
        if not module.name.startswith(("organic_desktop.cli", "organic_desktop.__main__")):
            yield module.name
