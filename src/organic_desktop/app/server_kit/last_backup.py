"""A note in the data folder of the last backup that this computer made of each database, for the check-up.

A database doesn't know of its dumps. The note names the database by a hash of its cluster's own id, never its address.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from organic_desktop.app.server_kit.psql import ServerDatabase
from organic_desktop.core.files import Damaged, read_object, write_private
from organic_desktop.core.validation import instant

NOTE = "server-backups.json"
IDENTITY = "SELECT system_identifier::text || ' ' || current_database() AS name FROM pg_control_system()"


@dataclass(frozen=True)
class LastBackup:
    """When the last backup was made, and the file that was written."""

    made: datetime
    file: Path


def note_backup(folder: Path, database: ServerDatabase, file: Path, now: datetime) -> None:
    """Note a backup that was just made. Raises OSError, ServerDatabaseError."""
    (row,) = database.query(IDENTITY)
    notes = {**_notes(folder), _key(row["name"]): {"made": now.isoformat(), "file": str(file.absolute())}}
    write_private(folder / NOTE, json.dumps(notes))


def last_backup(folder: Path, identity: str) -> LastBackup | None:
    """Return the last backup that was made of the database with this ``IDENTITY``."""
    match _notes(folder).get(_key(identity)):
        case {"made": str(made), "file": str(file)}:
            with suppress(ValueError):
                return LastBackup(instant(made), Path(file))
    return None


def _notes(folder: Path) -> dict[str, Any]:
    try:
        return read_object(folder / NOTE)
    except (OSError, Damaged):
        return {}


def _key(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()[:32]
