"""Rows of the mirror are written by writer.py (the user's edits) and apply_remote.py (the server's) only; of these,
first_messages.py inserts the messages that meet nothing.

Everything else goes through one of the two, so that no row changes without its journal line and its pending change.
Held against the source: statements in SQL text, and SQLAlchemy's ``insert``, ``update`` and ``delete``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import organic_desktop
from organic_desktop.store.schema import MIRRORED

SOURCES = Path(organic_desktop.__file__).parent
WRITERS = {"store/writer.py", "store/apply_remote.py", "store/first_messages.py"}
# Earlier texts of a row are removed from copies of the file, which are never opened to be synced (store/purge.py).
COPIES = "store/purge.py"

TABLES = {mirrored.name for mirrored in MIRRORED}
MODELS = {mirrored.model.__name__ for mirrored in MIRRORED}
SQL = re.compile(r"\b(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE|DELETE FROM)\s+(\{[^}]*\}|\w+)")
FUNCTIONS = {"insert", "update", "delete", "upsert"}


def writes(name: str, code: str) -> list[str]:
    """A sentence for each statement that writes a row of the mirror."""
    found = [f"{name}:{line} writes to {target}." for line, target in [*_texts(code), *_calls(code)]]
    return [] if name in WRITERS else found


def _texts(code: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            for target in SQL.findall(_text(node)):
                if target in TABLES or "mirrored" in target:
                    yield node.lineno, target


def _text(node: ast.JoinedStr | ast.Constant) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    return "".join(
        f"{{{ast.unparse(part.value)}}}" if isinstance(part, ast.FormattedValue) else str(ast.literal_eval(part))
        for part in node.values
    )


def _calls(code: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and node.args:
            called, target = ast.unparse(node.func).split(".")[-1], ast.unparse(node.args[0])
            if called in FUNCTIONS and (target in MODELS or re.fullmatch(r"(.*\.)?(table|model|__table__)", target)):
                yield node.lineno, target
            elif called in {"add", "add_all", "delete", "merge"} and _is_session(node.func):
                yield node.lineno, f"{called}()"


def _is_session(method: ast.expr) -> bool:
    return isinstance(method, ast.Attribute) and ast.unparse(method.value).split(".")[-1] in {"session", "_session"}


def test_only_the_two_writers_write_rows_of_the_mirror() -> None:
    found = []
    for file in sorted(SOURCES.rglob("*.py")):
        name = file.relative_to(SOURCES).as_posix()
        found += writes(name, file.read_text("utf-8")) if name != COPIES else []
    assert found == []


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_the_two_writers_do_write(name: str) -> None:
    code = (SOURCES / name).read_text("utf-8")
    assert [*_texts(code), *_calls(code)]


@pytest.mark.parametrize(
    ("code", "target"),
    [
        ('run("UPDATE wellness_entries SET mood_score = 1")', "wellness_entries"),
        ('run("insert" and "INSERT OR REPLACE INTO messages (id) VALUES (?)")', "messages"),
        ('run(f"DELETE FROM {mirrored.name} WHERE id = ?")', "{mirrored.name}"),
        ("run(update(mirrored.table).values(id=1))", "mirrored.table"),
        ("run(insert(WELLNESS_ENTRIES.table), rows)", "WELLNESS_ENTRIES.table"),
        ("run(sqlalchemy.delete(Message))", "Message"),
        ("run(upsert(each.model))", "each.model"),
        ("session.add(entry)", "add()"),
        ("self._session.delete(entry)", "delete()"),
    ],
)
def test_the_check_can_fail(code: str, target: str) -> None:
    assert writes("store/search.py", code) == [f"store/search.py:1 writes to {target}."]


@pytest.mark.parametrize(
    "code",
    [
        'run("UPDATE pending_change SET refused = 1")',
        'run(f"DELETE FROM {table.name} WHERE row_id = ?")',
        "run(delete(CONFLICT).where(CONFLICT.c.id == 1))",
        "run(upsert(META).values(name=name))",
        "seen.add(entry)",
    ],
)
def test_bookkeeping_may_be_written_anywhere(code: str) -> None:
    assert writes("store/search.py", code) == []
