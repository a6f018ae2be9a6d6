"""Free the memory of what is no longer used, and give it back to the system where the C library keeps it otherwise."""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import suppress


def give_back_memory() -> None:
    """Ask glibc to give back what it keeps for later; elsewhere nothing is done."""
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)


def collect_garbage() -> None:
    """Free what Python holds of a window's inside that was deleted; a start excludes its objects from collections."""
    was_frozen = gc.get_freeze_count() > 0
    gc.unfreeze()
    gc.collect()
    if was_frozen:
        gc.freeze()
    give_back_memory()
