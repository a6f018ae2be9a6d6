"""What can still be read of a damaged database file: row by row, past its bad pages, and then page by page.

SQLite reads each table by ranges of row numbers that shrink around whatever can't be read; what it can't reach is read
from the bytes of an unencrypted file (pages.py). Bytes that were overwritten can look like values, so a row counts only
if each value is of its column's kind. The file itself isn't touched: all this reads a copy of it.
"""

from __future__ import annotations

import json
import re
import sqlite3  # for its codes and types; store/connections.py opens
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, get_args

from organic_desktop.store.coach import AnswerState
from organic_desktop.store.connections import connect, errors, is_plain, key_for
from organic_desktop.store.copies import version_of
from organic_desktop.store.journal import Source
from organic_desktop.store.migrations import FILES, LATEST, migrate
from organic_desktop.store.pages import USUAL_SIZE, Pages
from organic_desktop.store.schema import BY_NAME
from organic_desktop.store.types import parse_instant

FIRST = ("pending_change", "meta", "users", "wellness_entries", "module_progress", "conversations", "messages", "base")
"""The tables in the order in which they are read: what was never sent comes first."""
OTHERS = (
    "ghost",
    "skipped_day",
    "journal",
    "conflict",
    "removed",
    "unreadable",
    "imported",
    "file_mapping",
    "experiment",
)
COACH = ("coach_answer", "coach_hidden", "coach_provider", "coach_usage")
"""Of the coach all but what was sent, and consent: that is asked for again rather than believed of a damaged file."""
TABLES = (*FIRST, *OTHERS, *COACH)
MOST_FAILURES = {True: 500, False: 20_000}
"""Of queries in one table, of a file whose bytes can be read as well, and of an encrypted one."""
SAMPLE, BYTES_OF_CHANCE = 64, 240
"""Pages that are looked at, and how many of the 256 bytes are in any page of chance, but one in a million."""
_HIGHEST = 1 << 22
_UUID = re.compile(r"[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_MONTH = re.compile(r"\d{4}-\d\d")
_DECIMAL = re.compile(r"-?\d{1,6}\.\d\d")

Line = Mapping[str, Any]


@dataclass
class Found:
    """The lines of each table that can be read, as SQLite holds them, and the file's format.

    ``lost`` are the tables of which something can't be read; how much nobody knows.
    """

    version: int = LATEST
    tables: dict[str, list[Line]] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)

    def days(self) -> list[str]:
        """Return the days with an entry, sorted."""
        return sorted(line["date"] for line in self.tables.get("wellness_entries", ()))


def read_damaged(path: Path) -> Found:
    """Read what can be read of a copy of a damaged file; its log is taken along if it lies beside. Raises OSError."""
    found, plain = Found(), _pages_of(path)
    found.version = _version(path, plain)
    columns = _columns(path, found.version)
    numbered: dict[str, dict[int, Line]] = {table: {} for table in TABLES if table in columns}
    try:
        with closing(connect(path, "rw")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.execute("PRAGMA cell_size_check = ON")
            for table in numbered:
                numbered[table], whole = _read_table(connection, table, columns[table], MOST_FAILURES[bool(plain)])
                found.lost |= set() if whole else {table}
    except errors():  # it can't be opened at all
        found.lost |= numbered.keys()
    if plain and found.lost:
        _read_pages(plain, columns, numbered, found.lost)
    found.tables = {table: _sound(table, columns[table], lines.values()) for table, lines in numbered.items()}
    return found


def seems_encrypted(path: Path) -> bool:
    """True if every page looks like chance, as an encrypted file's do: without its key that is no damage."""
    if is_plain(path):
        return False
    size = path.stat().st_size
    pages = size // USUAL_SIZE
    with path.open("rb") as file:
        for number in range(0, pages, max(1, pages // SAMPLE)):
            file.seek(number * USUAL_SIZE)
            if len(set(file.read(USUAL_SIZE))) < BYTES_OF_CHANCE:
                return False
    return pages > 0


# -- by SQLite --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Column:
    """A column's name, and whether it is a number that SQLite itself gives to rows."""

    name: str
    is_number: bool


def _columns(path: Path, version: int) -> dict[str, list[Column]]:
    """Return the columns of each table in this format, from an empty file of it: the damaged one's may be lies."""
    empty = path.with_name(f"{path.name}.empty")
    try:
        with closing(connect(empty)) as connection:
            migrate(connection, empty, FILES[:version])
            return {
                table: [Column(each[1], each[5] == 1 and each[2] == "INTEGER") for each in described]
                for table in TABLES
                if (described := connection.execute(f"PRAGMA table_info({table})").fetchall())
            }
    finally:
        for each in path.parent.glob(f"{empty.name}*"):
            each.unlink()


def _version(path: Path, plain: Pages | None) -> int:
    found = plain.version() if plain else 0
    with suppress(*errors()), closing(connect(path, "ro", immutable=True)) as connection:
        found = version_of(connection)
    return found if 0 < found <= LATEST else LATEST


def _read_table(
    connection: sqlite3.Connection, table: str, columns: Sequence[Column], most_failures: int
) -> tuple[dict[int, Line], bool]:
    """Return a table's lines by their numbers, and whether that is all there are."""
    names = [each.name for each in columns]
    listed = ", ".join(f'"{name}"' for name in names)
    query = f"SELECT rowid, {listed} FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid"  # noqa: S608  our own names  # nosec
    lines: dict[int, Line] = {}
    try:
        highest = connection.execute(f"SELECT max(rowid) FROM {table} NOT INDEXED").fetchone()[0] or 0  # noqa: S608  our own names  # nosec
    except errors():
        highest = _HIGHEST
    failures, ranges = 0, [(1, highest)]
    while ranges and failures < most_failures:
        first, last = ranges.pop()
        if first > last:
            continue
        read = first - 1
        try:
            for number, *values in connection.execute(query, (first, last)):
                lines[number] = dict(zip(names, values, strict=True))
                read = number
        except errors(ValueError, OverflowError):
            failures += 1
            if read < first and first == last:
                continue
            # From here on; halves, so that the page that can't be read is found and left out.
            middle = (max(read + 1, first) + last) // 2
            ranges += [(middle + 1, last), (read + 1, middle)]
    return lines, not failures


# -- by bytes ---------------------------------------------------------------------------------------------------------


def _pages_of(path: Path) -> Pages | None:
    """Return the file's pages unless it is encrypted, when they say nothing."""
    return Pages(path) if is_plain(path) or key_for(path) is None else None


def _read_pages(
    pages: Pages, columns: Mapping[str, Sequence[Column]], numbered: dict[str, dict[int, Line]], lost: set[str]
) -> None:
    """Add the rows that only the bytes show; of two with one number the newer one, of what SQLite read its own."""
    by_sqlite = {table: set(lines) for table, lines in numbered.items()}
    for number, values in pages.rows():
        for table in (each for each in TABLES if each in lost):
            line = _line_of(table, columns[table], number, values)
            if line is None or not _is_sound(table, columns[table], line):
                continue
            known = numbered[table].get(number)
            if number not in by_sqlite[table] and (known is None or _age(known) <= _age(line)):
                numbered[table][number] = line
            break


def _line_of(table: str, columns: Sequence[Column], number: int, values: Sequence[Any]) -> Line | None:
    """Return a row's values by column; one of the bookkeeping from before an update may lack the last ones."""
    fewest = len(columns) if table in BY_NAME else len(columns) // 2 + 1
    if not fewest <= len(values) <= len(columns):
        return None
    named = dict(zip((each.name for each in columns), values, strict=False))
    own = next((each.name for each in columns if each.is_number), None)
    if own:
        if named[own] is not None:
            return None
        named[own] = number
    return named


def _age(line: Line) -> str:
    return str(line.get("updated_at") or line.get("edited_at") or "")


# -- what makes sense -------------------------------------------------------------------------------------------------


def _is_instant(value: Any) -> bool:
    with suppress(ValueError, TypeError, OverflowError):
        return value is None or bool(parse_instant(value))
    return False


def _is_day(value: Any) -> bool:
    with suppress(ValueError, TypeError):
        return bool(date.fromisoformat(value)) and len(value) == 10
    return False


def _is_json(value: Any) -> bool:
    with suppress(ValueError, TypeError, RecursionError):
        return value is None or json.loads(value) is not None or value == "null"
    return False


def _is_number(value: Any) -> bool:
    return value is None or type(value) is int


def _is_decimal(value: Any) -> bool:
    return value is None or (isinstance(value, str) and bool(_DECIMAL.fullmatch(value)))


def _is_uuid(value: Any) -> bool:
    return isinstance(value, str) and bool(_UUID.fullmatch(value))


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_one_of(*words: str) -> Callable[[Any], bool]:
    return lambda value: value in words


_KINDS: Mapping[str, Callable[[Any], bool]] = {
    **dict.fromkeys(("id", "user_id", "conversation_id", "row_id", "edit_id"), _is_uuid),
    **dict.fromkeys(
        ("created_at", "updated_at", "last_activity", "at", "edited_at", "next_try", "used_at"), _is_instant
    ),
    **dict.fromkeys(("removed_at", "decided_at", "restored_at", "undone_at"), _is_instant),
    **dict.fromkeys(("changed_at", "hidden_at", "added_at"), _is_instant),
    **dict.fromkeys(("sleep_hours", "mood_score", "energy_level", "progress_percentage"), _is_decimal),
    **dict.fromkeys(("water_intake_ml", "exercise_minutes", "meditation_minutes", "message_count"), _is_number),
    **dict.fromkeys(("tokens_used", "deleted", "refused", "gone", "failures", "day_off", "undone"), _is_number),
    **dict.fromkeys(
        ("completed_topics", "attempts_json", "set_json", "values_json", "old_json", "new_json", "mapping_json"),
        _is_json,
    ),
    **dict.fromkeys(("left_out", "counted", "may_lack", "prompt_tokens", "answer_tokens"), _is_number),
    **dict.fromkeys(("prompt", "answer", "answers", "context", "has_key"), _is_number),
    "agreed_json": _is_json,
    "correction": lambda value: isinstance(value, float | int),
    "month": lambda value: isinstance(value, str) and bool(_MONTH.fullmatch(value)),
    "state": _is_one_of(*AnswerState),
    "email": lambda value: value == "" or (isinstance(value, str) and "@" in value),
    "table_name": _is_one_of(*BY_NAME, "experiment"),
    **dict.fromkeys(("plan_json", "plan_sum", "record_json"), lambda value: isinstance(value, str)),
    "date": _is_day,
    "role": _is_one_of("user", "assistant"),
    "how": _is_one_of("set", "add", "create", "delete"),
    "journal.source": _is_one_of(*get_args(Source)),
}
_NEVER_EMPTY = frozenset({
    "at", "edited_at", "name", "value", "content", "email", "module_name", "column", "used_at",
    "changed_at", "hidden_at", "added_at", "url", "provider", "question", "prompt", "answers", "has_key",
})  # fmt: skip


def _is_sound(table: str, columns: Sequence[Column], line: Line) -> bool:
    """True if each value is of its column's kind."""
    for each in columns:
        value = line.get(each.name)
        if each.is_number:
            continue
        if value is None and each.name in _NEVER_EMPTY and not (table == "removed" and each.name == "column"):
            return False
        is_sound = _KINDS.get(f"{table}.{each.name}") or _KINDS.get(each.name, _is_text)
        if not is_sound(value) and each.name in line:
            return False
    return True


def _sound(table: str, columns: Sequence[Column], lines: Iterable[Line]) -> list[Line]:
    """Return the lines that make sense, the newest of those with one key."""
    keys: dict[str, tuple[str, ...]] = {"pending_change": ("table_name", "row_id"), "base": ("table_name", "row_id")}
    keys |= {"ghost": ("table_name", "row_id"), "unreadable": ("table_name", "row_id"), "meta": ("name",)}
    keys |= {
        "wellness_entries": ("date",),
        "module_progress": ("module_name",),
        "skipped_day": ("date",),
        "file_mapping": ("source",),
        "coach_hidden": ("conversation_id",),
        "coach_provider": ("name",),
        "coach_usage": ("month", "provider"),
    }
    found: dict[tuple[Any, ...], Line] = {}
    for line in lines:
        if _is_sound(table, columns, line):
            key = tuple(line[name] for name in keys.get(table, ("id",)))
            if key not in found or _age(found[key]) <= _age(line):
                found[key] = line
    return list(found.values())


def known_deletions(found: Found) -> Iterator[tuple[str, str]]:
    """Yield table and id of the rows that the journal says were deleted here, and not made again."""
    last: dict[tuple[str, str], str] = {}
    for line in sorted(found.tables.get("journal", ()), key=lambda each: each["id"]):
        last[line["table_name"], line["row_id"]] = line["how"]
    yield from (place for place, how in last.items() if how == "delete")
