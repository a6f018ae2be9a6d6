"""Tells a copy of a file from the file itself: an old backup that came back, a folder in two places, a cloned laptop.

What waits in a copy may have been sent by the other one. So the file counts the cycles that sent something, and the
same number is kept outside the data folder, in a small file for each identity (``docs/decisions``): a file that is
behind that number, or that has one where this computer has none, isn't the one that sent last. Its pending changes then
count as sent at a time that nobody knows: a set if still the base, a new row if absent, and a doubt elsewhere.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from organic_desktop.core.files import Damaged, read_object, reason_of, write_private
from organic_desktop.core.paths import state_dir
from organic_desktop.store.attempts import STAMPS, Attempt
from organic_desktop.store.bookkeeping import META, PENDING
from organic_desktop.store.database import Database
from organic_desktop.store.machine import machine_id
from organic_desktop.store.row_state import Pending, add_attempts, pending_changes
from organic_desktop.store.schema import MIRRORED, Mirrored, new_id
from organic_desktop.store.types import kept_json

FACT = "identity"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Identity:
    """Whose file it is to the counter outside: its ``id``, how often it has sent (0: never), and from which machine."""

    id: str
    counter: int
    machine: str


def check_identity(database: Database) -> bool:
    """Whether this is a copy; then what waits is marked, and the copy is a file of its own from now on.

    A file that was never counted is adopted as it is. Costs two reads of small files.
    """
    with database.reading() as session:
        connection = session.connection()
        known = _identity(connection)
    outside = _outside(known) if known else None  # before the file is read again: its own cycles raise the file first
    if known and not _is_copy(known, outside):
        return False
    with database.writing() as session:
        connection = session.connection()
        current = _identity(connection)
        if current is None:
            _keep(connection, _fresh())
        if current is None or current.id != (known and known.id) or not _is_copy(current, outside):
            return False  # never counted; or another process was faster, or has just sent
        marked = _mark_pending(connection)
        _keep(connection, _fresh())
    log.warning("this file is a copy, or older than one that synced since; %d changes may have been sent", marked)
    return True


def count_sending(database: Database) -> None:
    """Raise both counters, the file's first, before anything is sent. A state folder that fails stops nothing."""
    with database.writing() as session:
        connection = session.connection()
        known = _identity(connection) or _fresh()
        raised = replace(known, counter=known.counter + 1, machine=machine_id())
        _keep(connection, raised)
    try:
        write_private(_place(raised), json.dumps({"counter": raised.counter}))
    except OSError as error:
        log.warning("the state folder can't be written (%s): copies of the data can't be told", reason_of(error))
        with database.writing() as session:
            connection = session.connection()
            _keep(connection, _fresh())


def _is_copy(known: Identity, outside: int | None) -> bool:
    here = machine_id()
    if known.machine and here and known.machine != here:
        return True
    return known.counter > 0 if outside is None else known.counter < outside


def _outside(known: Identity) -> int | None:
    """The number that this computer keeps for the file; None if it has none."""
    try:
        counter = read_object(_place(known)).get("counter")
    except (OSError, Damaged):
        return None
    return counter if isinstance(counter, int) else None


def _place(known: Identity) -> Path:
    return state_dir() / f"{known.id}.json"


def _fresh() -> Identity:
    return Identity(new_id(), 0, "")


def _identity(connection: Connection) -> Identity | None:
    kept = kept_json(connection.execute(select(META.c.value).where(META.c.name == FACT)).scalar(), dict)
    match kept:
        case {"id": str(name), "counter": int(counter), "machine": str(machine)} if name.replace("-", "").isalnum():
            return Identity(name, counter, machine)
    return None


def _keep(connection: Connection, identity: Identity) -> None:
    value = json.dumps(asdict(identity))
    statement = upsert(META).values(name=FACT, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def _mark_pending(connection: Connection) -> int:
    """Give each pending change an attempt of unknown time; a message is told by its id."""
    marked = 0
    for mirrored in MIRRORED:
        if not mirrored.versioned:
            continue
        ids = connection.execute(select(PENDING.c.row_id).where(PENDING.c.table_name == mirrored.name)).scalars().all()
        attempts = dict(_attempts(mirrored, pending_changes(connection, mirrored, ids)))
        add_attempts(connection, mirrored, attempts)
        marked += len(attempts)
    return marked


def _attempts(mirrored: Mirrored, changes: list[Pending]) -> Iterator[tuple[str, Attempt]]:
    for change in changes:
        if change.row is None:
            continue
        if change.is_new or change.base is None:
            yield change.row_id, Attempt({name: change.row[name] for name in mirrored.columns if name not in STAMPS})
        else:
            there = change.base.values
            differing = [name for name in mirrored.editable if change.row[name] != there.get(name)]
            yield change.row_id, Attempt({name: change.row[name] for name in differing}, change.base.version)
