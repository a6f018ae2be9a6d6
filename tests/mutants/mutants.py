"""The list of mutants, and how one is made."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

LIST = Path(__file__).with_name("mutants.toml")
ROOT = Path(__file__).parents[2]
PACKAGE = Path("src") / "organic_desktop"


@dataclass(frozen=True)
class Mutant:
    """One place of the program, other than it should be, and the test that notices."""

    name: str
    file: str
    before: str
    after: str
    test: str

    @property
    def source(self) -> str:
        """The file as it is."""
        return (ROOT / PACKAGE / self.file).read_text()

    @property
    def broken(self) -> str:
        """The file with the mutation."""
        return self.source.replace(self.before, self.after)


def mutants() -> list[Mutant]:
    """All of them, in the list's order."""
    return [Mutant(**entry) for entry in tomllib.loads(LIST.read_text())["mutant"]]


@contextmanager
def mutated(mutant: Mutant) -> Iterator[Path]:
    """A folder with a copy of the sources and the mutation in it; its path is what a test imports from."""
    with TemporaryDirectory(prefix="organic-mutant-") as folder:
        copy = Path(folder) / PACKAGE
        shutil.copytree(ROOT / PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        (Path(folder) / "resources").symlink_to(ROOT / "resources")
        (copy / mutant.file).write_text(mutant.broken)
        yield copy.parent
