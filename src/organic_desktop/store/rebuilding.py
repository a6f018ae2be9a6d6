"""A new database file from what was read of a damaged one, made complete from its bases and from a backup.

Lines are written as they were read, in the format that they were read in. What is lost of the bookkeeping is made up
for by sync: it reads everything again, and what may never have been sent is sent under a condition.
"""

from __future__ import annotations

import json
import os
import sqlite3  # for its codes; store/connections.py opens
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from organic_desktop.core.errors import DatabaseDamaged
from organic_desktop.core.files import open_own, replace_file, sync_folder
from organic_desktop.core.messages import Sentence
from organic_desktop.store.bookkeeping import BASE, JOURNAL, PENDING
from organic_desktop.store.codec import read_row
from organic_desktop.store.connections import connect, errors
from organic_desktop.store.copies import is_sound
from organic_desktop.store.damaged import TABLES, Found, Line, known_deletions
from organic_desktop.store.database import Database
from organic_desktop.store.facts import change_facts
from organic_desktop.store.migrations import FILES, migrate
from organic_desktop.store.restore import read_rows
from organic_desktop.store.row_state import bases, forget
from organic_desktop.store.schema import BY_NAME, CONVERSATIONS, MESSAGES, MIRRORED, USERS, Conversation, Mirrored, Row
from organic_desktop.store.unfinished import SIDES
from organic_desktop.store.writer import UserEdit, Writer

REBUILT = ".rebuilt"
"""The end of the name of a complete new file that hasn't taken the damaged one's place yet."""
SUSPECT = ".suspect"
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
OWNED = frozenset({"wellness_entries", "module_progress", "conversations"})


@dataclass(frozen=True)
class Rebuilt:
    """How many rows by table came from the damaged file, from its bases, and from the backup."""

    read: Mapping[str, int] = field(default_factory=dict)
    from_bases: int = 0
    from_backup: int = 0
    owner: str = ""


def owner_of(found: Found, file_name: str) -> str:
    """Return whose file it was: as it says itself, else whose most of its rows are; an account's has its name."""
    said = next((line["value"] for line in found.tables.get("meta", ()) if line["name"] == "owner"), "")
    owners = Counter(line["user_id"] for table in OWNED for line in found.tables.get(table, ()))
    users = [line["id"] for line in found.tables.get("users", ())]
    by_name = file_name if len(file_name) == 36 else ""
    return by_name or said or (owners.most_common(1)[0][0] if owners else "") or (users[0] if users else "")


def write_found(path: Path, found: Found, owner: str) -> None:
    """Write the lines into a new file of their own format, without those that would refer to nothing."""
    with closing(connect(path)) as connection:
        migrate(connection, path, FILES[: found.version])
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        for table in TABLES:
            for line in _fitting(table, found, owner):
                names = ", ".join(f'"{name}"' for name in line)
                marks = ", ".join("?" * len(line))
                connection.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", tuple(line.values()))  # noqa: S608  our own names  # nosec
        connection.execute("COMMIT")


def add_missing(writer: Writer, owner: str, found: Found, backup: Database | None) -> Rebuilt:
    """Add the rows that the damaged file lost, and put its bookkeeping in order, as one edit."""
    lost = set(known_deletions(found))
    with writer.editing("restore") as edit:
        change_facts(
            edit.connection,
            lambda facts: replace(facts, checked_at=None, compared_at=None, settled={}, problem="", held={}),
        )
        deleted = {(table, row_id) for table, row_id in edit.connection.execute(_DELETED)} | lost
        from_bases = sum(_add_from_bases(edit, mirrored, deleted) for mirrored in MIRRORED if mirrored.versioned)
        from_backup = _add_from_backup(edit, owner, backup, deleted) if backup else 0
        _begin_lost_conversations(edit)
        for mirrored in MIRRORED:
            _settle(edit, mirrored)
        if "pending_change" in found.lost:
            _settle_messages(edit)
    read = {table: len(found.tables.get(table, ())) for table in BY_NAME}
    return Rebuilt(read, from_bases, from_backup)


_DELETED = select(PENDING.c.table_name, PENDING.c.row_id).where(PENDING.c.deleted)


def _fitting(table: str, found: Found, owner: str) -> Iterable[Line]:
    """Return a table's lines that are this person's."""
    lines = found.tables.get(table, ())
    if table == "users":
        return [line for line in lines if line["id"] == owner] or [_person(found, owner)]
    if table == "meta":
        return [line for line in lines if line["name"] != "owner"] + [{"name": "owner", "value": owner}]
    return [line for line in lines if line["user_id"] == owner] if table in OWNED else lines


def _person(found: Found, owner: str) -> Line:
    """Return the person's row, if that is lost: as the server had it, else without a name."""
    known = next((each for each in found.tables.get("base", ()) if each["row_id"] == owner), None)
    with suppress(ValueError, TypeError):
        if known and isinstance(values := json.loads(known["values_json"]), dict) and isinstance(values["email"], str):
            return {name: values.get(name) for name in USERS.columns}
    email = next((line["value"] for line in found.tables.get("meta", ()) if line["name"] == "email"), "")
    return {"id": owner, "email": email, "timezone": None}


def _add_from_bases(edit: UserEdit, mirrored: Mirrored, deleted: set[tuple[str, str]]) -> int:
    """Add rows that are lost, as the server had them; drop the bases of those that can't be added."""
    rows = select(mirrored.table.c.id)
    without = select(BASE.c.row_id).where(BASE.c.table_name == mirrored.name, BASE.c.row_id.not_in(rows))
    missing = [each for each in edit.connection.execute(without).scalars() if (mirrored.name, each) not in deleted]
    added = 0
    for row_id, base in bases(edit.connection, mirrored, missing).items():
        if not base.gone and _add(edit, mirrored, base.values):
            added += 1
        else:
            forget(edit.connection, BASE, mirrored, [row_id])
    return added


def _add_from_backup(edit: UserEdit, owner: str, backup: Database, deleted: set[tuple[str, str]]) -> int:
    rows = read_rows(backup)
    added = 0
    for mirrored in MIRRORED:
        if mirrored is USERS:
            _name_person(edit, owner, rows[USERS].values())
            continue
        for values in rows[mirrored].values():
            owned = {**values, "user_id": owner} if "user_id" in values else dict(values)
            if (mirrored.name, owned["id"]) in deleted or _is_there(edit, mirrored, owned):
                continue
            if mirrored is MESSAGES and edit.get(CONVERSATIONS.model, owned["conversation_id"]) is None:
                continue
            edit.add(mirrored.model(**owned))
            added += 1
    return added


def _name_person(edit: UserEdit, owner: str, people: Iterable[Mapping[str, Any]]) -> None:
    """Take the name over from the backup if the person's row was lost."""
    person = edit.get(USERS.model, owner)
    if person and all(getattr(person, name) is None for name in USERS.editable):
        for values in people:
            edit.change(person, {name: values[name] for name in USERS.editable})


def _add(edit: UserEdit, mirrored: Mirrored, plain: Mapping[str, Any]) -> bool:
    with suppress(ValueError, TypeError, KeyError):
        values = read_row(mirrored, plain)
        if not _is_there(edit, mirrored, values):
            edit.add(mirrored.model(**values))
            return True
    return False


def _is_there(edit: UserEdit, mirrored: Mirrored, values: Mapping[str, Any]) -> Row | None:
    return edit.get(mirrored.model, values["id"]) or edit.find(
        mirrored.model, {name: values[name] for name in mirrored.natural_key}
    )


def _begin_lost_conversations(edit: UserEdit) -> None:
    """Begin a conversation anew for messages whose own is lost: they are somebody's words."""
    edit.flush()
    known = select(CONVERSATIONS.table.c.id)
    lost = select(MESSAGES.table.c.conversation_id).where(MESSAGES.table.c.conversation_id.not_in(known)).distinct()
    owner = edit.connection.execute(select(USERS.table.c.id)).scalar_one()
    for conversation_id in edit.connection.execute(lost).scalars().all():
        edit.add(Conversation(id=conversation_id, user_id=owner, module_name="reflection", topic=None))


def _settle(edit: UserEdit, mirrored: Mirrored) -> None:
    """Make rows pending that differ from their bases or have none, where the line that said so is lost."""
    if not mirrored.versioned or mirrored is USERS:
        return
    edit.flush()
    waiting = select(PENDING.c.row_id).where(PENDING.c.table_name == mirrored.name)
    rows = select(mirrored.table.c.id).where(mirrored.table.c.id.not_in(waiting))
    for row_id in edit.connection.execute(rows).scalars().all():
        edit.update_pending(mirrored, row_id)


def _settle_messages(edit: UserEdit) -> None:
    """Send the messages again that were written here: nothing else tells whether they were sent, and twice is once."""
    written = select(JOURNAL.c.row_id).where(
        JOURNAL.c.table_name == MESSAGES.name, JOURNAL.c.how == "create", JOURNAL.c.source != "sync"
    )
    rows = select(MESSAGES.table.c.id).where(MESSAGES.table.c.id.in_(written))
    for row_id in edit.connection.execute(rows).scalars().all():
        edit.update_pending(MESSAGES, row_id)


# -- the new file's place ---------------------------------------------------------------------------------------------


def finish_rebuilding(path: Path) -> None:
    """Let a complete new file take the damaged one's place, whose copy is kept; a crash may have come before it."""
    rebuilt = path.with_name(path.name + REBUILT)
    if rebuilt.exists():
        for end in SIDES:  # else SQLite would take the damaged file's log for the new one's
            path.with_name(path.name + end).unlink(missing_ok=True)
        replace_file(rebuilt, path)
        path.with_name(path.name + SUSPECT).unlink(missing_ok=True)
        sync_folder(path.parent)


def suspect(path: Path) -> None:
    """Note that a file is damaged, so that the next start says so."""
    with suppress(OSError):
        os.close(open_own(path.with_name(path.name + SUSPECT), os.O_CREAT | os.O_WRONLY))


def check_suspect(path: Path) -> None:
    """Raise DatabaseDamaged if the file was found damaged and still is."""
    note = path.with_name(path.name + SUSPECT)
    if note.exists():
        if is_damaged(path):
            raise DatabaseDamaged(Sentence("The local database is damaged."))
        note.unlink(missing_ok=True)


def is_damaged(path: Path) -> bool:
    """True if SQLite finds fault with the file; takes a second for ten years."""
    try:
        with closing(connect(path, "ro")) as connection:
            return not is_sound(connection)
    except errors() as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE
