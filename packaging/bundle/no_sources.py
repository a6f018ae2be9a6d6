"""Runs before the frozen program: who asks for the source of a module is told at once that there is none.

PySide asks that of each module that is imported beside it, hundreds of them, and Python would look for a source on the
disk first and read the bytecode as if it were one.
"""

from __future__ import annotations

import inspect
from typing import NoReturn


def getsource(object: object) -> NoReturn:
    raise OSError("The bundle holds no sources.")


inspect.getsource = getsource
