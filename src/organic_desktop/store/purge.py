"""Permanent deletion of a text's earlier versions: from journal, bookkeeping, search index and the file's copies.

The current text stays, and so does the server's, which sync compares with until an edit here is sent. It works on
SQLite's own connections, for copies may be of any earlier format. Afterwards the file is rewritten, so that no free
page and no write-ahead log holds the text.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from organic_desktop.store.connections import connect, errors, is_busy
from organic_desktop.store.copies import version_of
from organic_desktop.store.migrations import LATEST
from organic_desktop.store.types import kept_json

TEXTS = {
    "wellness_entries": ("nutrition_notes",),
    "module_progress": ("current_focus", "notes"),
    "conversations": ("topic",),
    "messages": ("content",),
}
KEYS = {"wellness_entries": "date", "module_progress": "module_name"}


@dataclass(frozen=True)
class Purged:
    """How many earlier texts were deleted, from how many copies; ``unreached`` are copies that couldn't be opened.

    ``waits``: an edit isn't sent yet, and the server's text is kept to compare with. ``complete`` is False if another
    program had the file open, so that its write-ahead log may still hold the text.
    """

    texts: int = 0
    copies: int = 0
    unreached: tuple[str, ...] = ()
    waits: bool = False
    complete: bool = True


@dataclass
class _Target:
    """The row whose texts are deleted, in one file: all the ids that it has or had."""

    connection: sqlite3.Connection
    table: str
    ids: set[str]
    current: dict[tuple[str, str], str | None] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    waits: bool = False

    def is_old(self, row_id: str, column: str, text: object) -> bool:
        """Return True, and note it, for a text that isn't the row's current one."""
        if not isinstance(text, str) or text in ("", self.current.get((row_id, column))):
            return False
        self.gone.add(text)
        return True


def purge(path: Path, copies: Collection[Path], table: str, key: str) -> Purged:
    """Purge the row of a table that has this id, day or module's name. Raises SQLite's errors for ``path``."""
    with _open(path) as connection:
        target = _purge_in(connection, table, _ids(connection, table, key))
        _purge_coach(connection, target.gone)
        complete = _rewrite(connection)
    done, unreached = 0, []
    for copy in copies:
        try:
            made = copy.stat()
            with _open(copy) as connection:
                if version_of(connection) > LATEST:
                    raise sqlite3.DataError("a newer program's, in which a text may be anywhere")
                done += _purge_copy(connection, target, key)
            os.utime(copy, ns=(made.st_atime_ns, made.st_mtime_ns))  # it still is the copy of that day
        except errors(OSError):
            unreached.append(copy.name)
    return Purged(len(target.gone), done, tuple(unreached), target.waits, complete)


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(path, "rw")) as connection:
        connection.execute("PRAGMA temp_store = MEMORY")  # no copy of it on the way
        connection.execute("PRAGMA secure_delete = ON")
        yield connection


def _ids(connection: sqlite3.Connection, table: str, key: str) -> set[str]:
    """Return the ids that the row has or had."""
    ids = {key}
    if column := KEYS.get(table):
        found = connection.execute(f"SELECT id FROM {table} WHERE {column} = ?", (key,))  # noqa: S608  names of our own schema  # nosec
        ids |= {row[0] for row in found}
        gone = 'SELECT row_id FROM journal WHERE table_name = ? AND "column" = ? AND old_json = ?'
        ids |= {row[0] for row in connection.execute(gone, (table, column, json.dumps(key, ensure_ascii=False)))}
        if _has(connection, "removed"):
            whole = f"SELECT row_id FROM removed WHERE table_name = ? AND json_extract(value_json, '$.{column}') = ?"  # noqa: S608  names of our own schema  # nosec
            ids |= {row[0] for row in connection.execute(whole + ' AND "column" IS NULL', (table, key))}
    return ids


def _purge_in(connection: sqlite3.Connection, table: str, ids: set[str]) -> _Target:
    target = _Target(connection, table, ids)
    connection.execute("BEGIN IMMEDIATE")
    try:
        _note_current(target)
        _delete_lines(target, "journal", ("old_json", "new_json"))
        _delete_lines(target, "conflict", ("base_json", "mine_json", "theirs_json", "result_json"))
        if _has(connection, "removed"):
            _purge_removed(target)
        for name in ("pending_change", "ghost"):
            if _has(connection, name):
                _purge_attempts(target, name)
        _purge_rows(target, "base", "values_json")
        _purge_rows(target, "unreadable", "row_json")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # on a full disk SQLite has taken it back by itself
            connection.execute("ROLLBACK")
        raise
    return target


def _purge_copy(connection: sqlite3.Connection, main: _Target, key: str) -> int:
    """Purge a copy, whose current texts are old unless they are current now; return 1 if it held any."""
    ids = main.ids | {each for each in _ids(connection, main.table, key) if _holds(connection, main, each)}
    there = _Target(connection, main.table, ids)
    _note_current(there)
    cleared = set()
    for (row_id, column), text in there.current.items():
        now = {value for (_, name), value in main.current.items() if name == column}
        if text and text not in now:
            _clear(connection, main.table, row_id, column)
            cleared.add(text)
    gone = cleared | _purge_in(connection, main.table, ids).gone
    if gone:
        _purge_coach(connection, gone)
        _rewrite(connection)
    main.gone |= gone
    return int(bool(gone))


def _holds(connection: sqlite3.Connection, main: _Target, row_id: str) -> bool:
    """Return True if a row of the copy holds one of the texts: its day alone may be another person's."""
    columns = ", ".join(TEXTS[main.table])
    found = connection.execute(f"SELECT {columns} FROM {main.table} WHERE id = ?", (row_id,)).fetchone()  # noqa: S608  names of our own schema  # nosec
    return bool(found and main.gone.intersection(found))


def _clear(connection: sqlite3.Connection, table: str, row_id: str, column: str) -> None:
    if table == "messages":
        connection.execute("DELETE FROM messages WHERE id = ?", (row_id,))
        return
    connection.execute(f"UPDATE {table} SET {column} = NULL WHERE id = ?", (row_id,))  # noqa: S608  names of our own schema  # nosec
    if table == "wellness_entries" and _has(connection, "note_index"):  # indexed again when the copy is opened
        numbers = "SELECT number FROM note WHERE entry_id = ?"
        connection.execute(f"DELETE FROM note_index WHERE rowid IN ({numbers})", (row_id,))  # noqa: S608  names of our own schema  # nosec
        connection.execute("DELETE FROM note WHERE entry_id = ?", (row_id,))


# -- one table each ---------------------------------------------------------------------------------------------------


def _note_current(target: _Target) -> None:
    columns = TEXTS[target.table]
    query = f"SELECT {', '.join(columns)} FROM {target.table} WHERE id = ?"  # noqa: S608  names of our own schema  # nosec
    for row_id in target.ids:
        found = target.connection.execute(query, (row_id,)).fetchone()
        if found:
            target.current.update({(row_id, name): found[place] for place, name in enumerate(columns)})


def _lines(target: _Target, table: str, names: str) -> Iterator[tuple[Any, ...]]:
    """Yield the lines of a bookkeeping table about the row; each begins with its rowid."""
    query = f"SELECT rowid, row_id, {names} FROM {table} WHERE table_name = ? AND row_id = ?"  # noqa: S608  names of our own schema  # nosec
    for row_id in target.ids:
        yield from target.connection.execute(query, (target.table, row_id)).fetchall()


def _delete_lines(target: _Target, table: str, values: tuple[str, ...]) -> None:
    """Delete the lines of a text's history that hold another text than the current one."""
    for place, row_id, column, *kept in _lines(target, table, f'"column", {", ".join(values)}'):
        old = [target.is_old(row_id, column, _value(each)) for each in kept] if column in TEXTS[target.table] else []
        if any(old):
            target.connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (place,))  # noqa: S608  names of our own schema  # nosec


def _purge_removed(target: _Target) -> None:
    """Delete a removed value; clear the text of a removed row, or delete it if it is a message."""
    for place, row_id, column, kept in _lines(target, "removed", '"column", value_json'):
        if column is not None:
            goes = column in TEXTS[target.table] and target.is_old(row_id, column, _value(kept))
        else:
            row = kept_json(kept, dict)
            old = [name for name in TEXTS[target.table] if target.is_old(row_id, name, row.get(name))]
            goes = bool(old) and target.table == "messages"
            less = json.dumps({**row, **dict.fromkeys(old)}, ensure_ascii=False)
            target.connection.execute("UPDATE removed SET value_json = ? WHERE rowid = ?", (less, place))
        if goes:
            target.connection.execute("DELETE FROM removed WHERE rowid = ?", (place,))


def _purge_coach(connection: sqlite3.Connection, gone: Collection[str]) -> None:
    """Delete what the coach keeps of old texts: any question may have been sent with a day's notes in it."""
    if not gone or not _has(connection, "coach_answer"):
        return
    connection.execute("DELETE FROM coach_send")
    connection.execute("UPDATE coach_answer SET agreed_json = '{}'")
    for text in gone:
        for column in ("question", "text"):
            connection.execute(f"UPDATE coach_answer SET {column} = '' WHERE {column} = ?", (text,))  # noqa: S608  # nosec


def _purge_attempts(target: _Target, table: str) -> None:
    """Clear the text of attempts; if one arrives, the server's row is merged as any other."""
    for place, row_id, kept in _lines(target, table, "attempts_json"):
        attempts = kept_json(kept, list)
        values = [each.get("values", each) for each in attempts if isinstance(each, dict)]
        for each in filter(lambda found: isinstance(found, dict), values):
            for name in [name for name in TEXTS[target.table] if target.is_old(row_id, name, each.get(name))]:
                del each[name]
        statement = f"UPDATE {table} SET attempts_json = ? WHERE rowid = ?"  # noqa: S608  names of our own schema  # nosec
        target.connection.execute(statement, (json.dumps(attempts, ensure_ascii=False), place))


def _purge_rows(target: _Target, table: str, column: str) -> None:
    """Clear old texts of the server's rows, unless sync still needs them: a pending edit, or an unreadable row."""
    pending = {line[1] for line in _lines(target, "pending_change", "deleted")}
    for place, row_id, kept in _lines(target, table, column):
        row = kept_json(kept, dict)
        before = set(target.gone)
        old = [name for name in TEXTS[target.table] if target.is_old(row_id, name, row.get(name))]
        if old and (row_id in pending if table == "base" else _is_unreadable(target, place)):
            target.gone, target.waits = before, True
        elif old:
            less = json.dumps({**row, **dict.fromkeys(old)}, ensure_ascii=True)
            target.connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (less, place))  # noqa: S608  names of our own schema  # nosec


def _is_unreadable(target: _Target, place: int) -> bool:
    """Return True if the row or its text is unreadable: then this is the server's current row."""
    with suppress(*errors()):  # before version 6 every line was a whole row
        found = target.connection.execute("SELECT columns_json FROM unreadable WHERE rowid = ?", (place,)).fetchone()
        columns = kept_json(found[0], list)
        return not columns or bool(set(columns).intersection(TEXTS[target.table]))
    return True


def _value(text: str | None) -> object:
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return text  # a damaged line goes with the others


def _has(connection: sqlite3.Connection, table: str) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is not None


def _rewrite(connection: sqlite3.Connection) -> bool:
    """Rewrite the file without free pages, old index segments and log; return False if another program has it open."""
    if _has(connection, "note_index"):
        connection.execute("INSERT INTO note_index (note_index) VALUES ('rebuild')")
    try:
        connection.execute("VACUUM")
    except errors() as error:
        if not is_busy(error):
            raise
        return False
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy
