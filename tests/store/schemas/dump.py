"""A database as SQL that anybody can read, and back again."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).parent
UNIT, TIMES = "Oats and rice again. ", 3_000  # 60 kB; written as an expression, or the fixtures would be mostly oats
LONG_NOTE = UNIT * TIMES
LONG_MARK = "@the long note@"
_LONG = re.compile(f"((?i:(?:{UNIT.strip()} ){{{TIMES - 1}}}{UNIT.strip()} ?))")
_SHADOWS = ("_data", "_idx", "_content", "_docsize", "_config")


def dumped(path: Path) -> str:
    """The whole of a file of ours; its version comes last."""
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(_lines(connection)) + "\n"


def load(script: str, path: Path) -> None:
    """Make the file of a dump."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"BEGIN; {script} COMMIT;")
    path.chmod(0o600)


def _lines(connection: sqlite3.Connection) -> Iterator[str]:
    found = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    ).fetchall()
    virtual = [name for _, name, sql in found if sql.startswith("CREATE VIRTUAL")]
    shadows = {name + end for name in virtual for end in _SHADOWS}
    kept = [each for each in found if each[1] not in shadows]
    for kind, _, sql in kept:
        if kind == "table":
            yield f"{sql};"
    for kind, name, _ in kept:
        if kind == "table":
            yield from _rows(connection, name, has_number=name in virtual)
    for kind, _, sql in kept:
        if kind != "table":
            yield f"{sql};"
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    yield f"PRAGMA user_version = {version};"


def _rows(connection: sqlite3.Connection, table: str, *, has_number: bool) -> Iterator[str]:
    columns = [each[1] for each in connection.execute(f"PRAGMA table_info({table})")]
    if has_number:
        columns = ["rowid", *columns]
    named = ", ".join(f'"{name}"' for name in columns)
    order = ", ".join(map(str, range(1, len(columns[:2]) + 1)))
    rows = connection.execute(f'SELECT {named} FROM "{table}" ORDER BY {order}').fetchall()
    if rows:
        yield f'INSERT INTO "{table}" ({named}) VALUES'
        yield ",\n".join(f"({', '.join(map(_literal, row))})" for row in rows) + ";"


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if not isinstance(value, str):
        return repr(value)
    parts = [_text(part) for part in _LONG.split(value)]
    return " || ".join(part for part in parts if part != "''") or "''"


def _text(value: str) -> str:
    """A literal; what an editor would hide or change is written by its number."""
    if _LONG.fullmatch(value):
        again = f"replace(hex(zeroblob({TIMES})), '00', '{UNIT if value[0] == UNIT[0] else UNIT.lower()}')"
        return again if value[-1] == " " else f"trim({again})"
    parts: list[str] = []
    for letter in value:
        if letter.isprintable():
            if not parts or parts[-1].startswith("char"):
                parts.append("")
            parts[-1] += letter.replace("'", "''")
        else:
            parts.append(f"char({ord(letter)})")
    return " || ".join(part if part.startswith("char(") else f"'{part}'" for part in parts) or "''"
