"""The extras of the server kit as tests use them: their names, and what applies them and takes them back."""

from __future__ import annotations

import re
from itertools import combinations

from tests.server.lite import EXTRAS_FOLDER

EXTRAS = tuple(sorted(path.stem for path in EXTRAS_FOLDER.glob("*.sql")))
ALONE = [(name,) for name in EXTRAS]
PAIRS = list(combinations(EXTRAS, 2))
SUBSETS = [chosen for size in range(3, len(EXTRAS)) for chosen in combinations(EXTRAS, size)]


def apply(name: str) -> str:
    """The script that applies an extra."""
    return (EXTRAS_FOLDER / f"{name}.sql").read_text()


def revert(name: str) -> str:
    """The script that takes it back."""
    return (EXTRAS_FOLDER / "revert" / f"{name}.sql").read_text()


def called(chosen: tuple[str, ...]) -> str:
    """A test's name for a choice of extras."""
    return "+".join(chosen) if len(chosen) < len(EXTRAS) else "all"


def applied_expression(name: str) -> str:
    """The SQL that is true where an extra is applied."""
    [expression] = re.findall(r"^-- applied: (.+)$", apply(name), re.MULTILINE)
    return str(expression)
