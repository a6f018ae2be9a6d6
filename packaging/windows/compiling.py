"""Compiles modules without docstrings, and without a time or a path of this computer in them.

Usage: compiling.py FOLDER      (standard input has two lines for each module: its source, and its place in the folder)
"""

from __future__ import annotations

import py_compile
import sys
from pathlib import Path

target = Path(sys.argv[1])
lines = sys.stdin.read().splitlines()
for source, place in zip(lines[::2], lines[1::2], strict=True):
    py_compile.compile(
        source,
        str(target / place),
        dfile=place.removesuffix("c"),
        doraise=True,
        optimize=2,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
