"""A look into another file of this program without opening it: whose it is, and what it holds. Nothing is changed.

Which files are looked into, and what becomes of them, is app/profiles.py's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.store.bookkeeping import META
from organic_desktop.store.database import Database
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, MODULE_PROGRESS, WELLNESS_ENTRIES

COUNTED = (WELLNESS_ENTRIES, MODULE_PROGRESS, CONVERSATIONS, MESSAGES)


@dataclass(frozen=True)
class EarlierFile:
    """What another account left on this computer: rows by table, how many edits were never sent, and of which days.

    ``server`` is "" if the file was made before files knew it. ``kept`` is the name of a newer file of this very
    account that was put aside for a copy from before an update, else "".
    """

    user_id: str
    email: str
    server: str
    rows: Mapping[str, int]
    unsent: int
    first: date | None
    last: date | None
    kept: str = ""

    @property
    def id(self) -> str:
        """What it is asked for by."""
        return self.kept or self.user_id


def look_into(path: Path) -> EarlierFile | None:
    """The file's facts; None if it can't be read or is no file of an account."""
    try:
        if not path.is_file():  # to open a pipe would wait for ever
            return None
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return _facts(connection)
    except (sqlite3.Error, OSError, ValueError):
        return None


def note_place(database: Database, server: str, email: str) -> None:
    """Remember in the file at which server, and under which address, its account is."""
    told = {"server": server, "email": email}
    with database.reading() as session:
        connection = session.connection()
        lines = connection.execute(select(META.c.name, META.c.value).where(META.c.name.in_(told)))
        known = {line.name: line.value for line in lines}
    if known != told:
        with database.writing() as session:
            connection = session.connection()
            for name, value in told.items():
                statement = upsert(META).values(name=name, value=value)
                connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def _facts(connection: sqlite3.Connection) -> EarlierFile | None:
    meta = dict(connection.execute("SELECT name, value FROM meta WHERE name IN ('owner', 'server', 'email')"))
    person = connection.execute("SELECT email FROM users WHERE id = ?", (meta.get("owner"),)).fetchone()
    if "owner" not in meta or person is None:
        return None
    counts = [(each.name, f"SELECT count(*) FROM {each.name}") for each in COUNTED]  # noqa: S608  a name of our own schema  # nosec
    rows = {name: connection.execute(statement).fetchone()[0] for name, statement in counts}
    first, last = connection.execute("SELECT min(date), max(date) FROM wellness_entries").fetchone()
    return EarlierFile(
        user_id=meta["owner"],
        email=meta.get("email") or person[0] or "",
        server=meta.get("server", ""),
        rows={name: count for name, count in rows.items() if count},
        unsent=connection.execute("SELECT count(*) FROM pending_change").fetchone()[0],
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
    )
