"""Whether a file is the user's alone, as far as the system's files say."""

from __future__ import annotations

import os
from pathlib import Path


def is_private(path: Path) -> bool:
    """True if nobody else may read the file; on Windows its folder's rights say that, and the mode nothing."""
    return os.name == "nt" or not path.stat().st_mode & 0o177
