"""No test depends on how fast the machine is, on what ran before, or on what another thread does meanwhile."""

from __future__ import annotations

import ast
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings

from tests import opened

ROOT = Path(__file__).parents[1]
OWN_GENERATORS = {"Random", "SystemRandom"}


def uses_of_the_shared_generator(code: str) -> Iterator[str]:
    """Mentions of ``random.random`` and the like, called or handed on, and imports of them."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "random":
            if node.attr not in OWN_GENERATORS:
                yield f"{node.lineno}: random.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module == "random":
            yield from (f"{node.lineno}: {each.name}" for each in node.names if each.name not in OWN_GENERATORS)


def test_nothing_uses_the_generator_that_all_share() -> None:
    """Hypothesis seeds it and calls a test flaky if another thread draws from it meanwhile."""
    files = [
        *(ROOT / "src").rglob("*.py"),
        *(file for file in ROOT.glob("tests/**/*.py") if "node_modules" not in str(file)),
    ]
    found = [
        f"{file.relative_to(ROOT)}:{use}"
        for file in files
        for use in uses_of_the_shared_generator(file.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    ["import random\nrandom.random()", "import random\nf(chance=random.randint)", "from random import\\\n choice"],
)
def test_a_use_of_it_is_found(code: str) -> None:
    assert list(uses_of_the_shared_generator(code))


def test_no_property_has_a_deadline() -> None:
    assert settings.default is not None
    assert settings.default.deadline is None


def test_a_forgotten_connection_is_told_with_its_opener(tmp_path: Path) -> None:
    """On every Python, also after it was collected: 3.13 alone warns of it, and late."""
    before = set(opened.open_connections)
    with closing(sqlite3.connect(tmp_path / "closed.db")):
        pass
    assert opened.open_connections.keys() == before
    sqlite3.connect(tmp_path / "forgotten.db")
    (forgotten,) = opened.open_connections.keys() - before
    assert __file__ in opened.open_connections.pop(forgotten)
