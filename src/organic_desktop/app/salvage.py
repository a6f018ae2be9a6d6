"""A damaged database: what can be read of it, and a new file with all that, the damaged one being kept.

Unsent edits are read first and stay unsent. Rows that can't be read come back from what the file knows of the server,
else from the newest sound backup. The new file takes the damaged one's place at once, and only when it is complete.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from organic_desktop.app.backup_source import opened_backup
from organic_desktop.core.clock import Clock, SystemClock
from organic_desktop.core.errors import DatabaseBusy, DatabaseUnwritable, InvalidInput, OrganicError
from organic_desktop.core.files import locked, open_own, own_folder, reason_of, replace_file, sync_file, sync_folder
from organic_desktop.core.messages import Sentence
from organic_desktop.core.paths import database_path
from organic_desktop.core.settings import settings_on_disk
from organic_desktop.store.backups import COUNTED, Backup, read_backup
from organic_desktop.store.connections import connect, key_for
from organic_desktop.store.copies import DRAFT, copies_of
from organic_desktop.store.damaged import Found, read_damaged, seems_encrypted
from organic_desktop.store.database import Database
from organic_desktop.store.rebuilding import (
    REBUILT,
    Rebuilt,
    add_missing,
    finish_rebuilding,
    is_damaged,
    owner_of,
    write_found,
)
from organic_desktop.store.schema import new_id
from organic_desktop.store.unfinished import BACKUPS, DAMAGED, SIDES
from organic_desktop.store.writer import Writer

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Readable:
    """What can be read of a damaged file: rows by table, unsent edits, days; ``backup`` is the newest sound one.

    ``lost`` are the tables of which something can't be read.
    """

    path: Path
    rows: Mapping[str, int]
    unsent: int
    first: date | None
    last: date | None
    lost: frozenset[str]
    backup: Backup | None


@dataclass(frozen=True)
class Salvaged:
    """What became of it: the name of the damaged file, and how many rows came from where."""

    readable: Readable
    kept_as: str
    rebuilt: Rebuilt


def path_of(folder: Path) -> Path:
    """Return the database file that the program would open in this folder."""
    return database_path(folder, settings_on_disk(folder).signed_in)


def look(folder: Path) -> Readable:
    """Return what can be read of the damaged file, with nothing changed. Raises InvalidInput if it is sound."""
    path = _damaged(folder)
    with _private_copy(folder, path) as copy:
        return _readable(folder, path, read_damaged(copy))


def repair(folder: Path, clock: Clock | None = None) -> Salvaged:
    """Put a new file in the damaged one's place, with all that can be read; the damaged one is kept beside it.

    After a crash at any moment it can be repeated. Raises InvalidInput if the file is sound, DatabaseBusy if another
    program uses it, DatabaseUnwritable if there is no room; the damaged file is as it was then.
    """
    path = _damaged(folder)
    with _nobody_else(path), _private_copy(folder, path) as copy:
        found = read_damaged(copy)
        readable = _readable(folder, path, found)
        draft = path.with_name(path.name + DRAFT)
        try:
            _delete(draft)
            rebuilt = _rebuild(folder, path, draft, found, readable.backup, clock or SystemClock())
            kept_as = _keep(path)
            replace_file(draft, path.with_name(path.name + REBUILT))
            finish_rebuilding(path)
        except OSError as error:
            why = Sentence("The data can't be repaired: {reason}.", reason=reason_of(error))
            raise DatabaseUnwritable(why) from error
        finally:
            _delete(draft)
    log.warning("a damaged file was replaced; it is kept as %s", kept_as)
    return Salvaged(readable, kept_as, rebuilt)


# -- details ----------------------------------------------------------------------------------------------------------


def _damaged(folder: Path) -> Path:
    path = path_of(folder)
    if not path.is_file():
        raise InvalidInput("There is no data here yet.")
    if not is_damaged(path):
        raise InvalidInput("The data isn't damaged, so there is nothing to repair.")
    if key_for(path) is None and seems_encrypted(path):
        raise InvalidInput(
            "The data seems to be encrypted, but the file lock.json, which the passcode opens, isn't in the data "
            "folder. Put it back there; a copy lies beside each encrypted backup in the folder for copies."
        )
    return path


def _readable(folder: Path, path: Path, found: Found) -> Readable:
    days = found.days()
    backup = _newest_backup(folder, path, owner_of(found, path.stem))
    return Readable(
        path=path,
        rows={each.name: len(found.tables.get(each.name, ())) for each in COUNTED},
        unsent=len(found.tables.get("pending_change", ())) if path.parent.name == "accounts" else 0,
        first=date.fromisoformat(days[0]) if days else None,
        last=date.fromisoformat(days[-1]) if days else None,
        lost=frozenset(found.lost),
        backup=backup,
    )


def _newest_backup(folder: Path, path: Path, owner: str) -> Backup | None:
    """Return the newest backup of this file that SQLite finds no fault with."""
    paths = [*(folder / BACKUPS).glob("*.db"), *(each.path for each in copies_of(path))]
    found = (each for each in map(read_backup, paths) if each and (not owner or each.summary.owner == owner))
    is_account = path.parent.name == "accounts"
    fitting = (each for each in found if not is_account or each.summary.owner == path.stem)
    newest_first = sorted(fitting, key=lambda each: each.made_at, reverse=True)
    return next((each for each in newest_first if not is_damaged(each.path)), None)


def _rebuild(folder: Path, path: Path, draft: Path, found: Found, backup: Backup | None, clock: Clock) -> Rebuilt:
    """Write the new file, complete and on the disk."""
    owner = owner_of(found, path.stem) or (backup.summary.owner if backup else "") or new_id()
    write_found(draft, found, owner)
    with closing(Database(draft)) as database:
        writer = Writer(database, clock)
        writer.claim(owner, "")
        if backup is None:
            rebuilt = add_missing(writer, owner, found, None)
        else:
            try:
                with opened_backup(folder, backup.path) as source:
                    rebuilt = add_missing(writer, owner, found, source)
            except OrganicError as error:
                log.warning("the newest backup can't be used: %s", type(error).__name__)
                rebuilt = add_missing(writer, owner, found, None)
    with closing(connect(draft, "rw")) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    sync_file(draft)
    return replace(rebuilt, owner=owner)


@contextmanager
def _private_copy(folder: Path, path: Path) -> Iterator[Path]:
    """Lend a copy of the file and its log to read from: to open the damaged file itself could change it."""
    copy = own_folder(folder / BACKUPS) / f"restoring-{new_id()}.db{DRAFT}"
    try:
        for end in ("", "-wal"):
            with suppress(FileNotFoundError):
                _copy_bytes(path.with_name(path.name + end), copy.with_name(copy.name + end))
        yield copy
    except OSError as error:
        why = Sentence("The data can't be read: {reason}.", reason=reason_of(error))
        raise DatabaseUnwritable(why) from error
    finally:
        for each in copy.parent.glob(f"{copy.name}*"):
            each.unlink(missing_ok=True)


def _keep(path: Path) -> str:
    """Copy the damaged file and its log to a free name beside it, for good; return that name."""
    number = 1
    while os.path.lexists(path.with_name(f"{path.name}{DAMAGED}-{number}")):
        number += 1
    kept = path.with_name(f"{path.name}{DAMAGED}-{number}")
    for end in ("", "-wal"):
        with suppress(FileNotFoundError):
            _copy_bytes(path.with_name(path.name + end), kept.with_name(kept.name + end))
    sync_folder(path.parent)
    return kept.name


def _copy_bytes(source: Path, target: Path) -> None:
    new = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with source.open("rb") as reading, os.fdopen(open_own(target, new), "wb") as writing:
        shutil.copyfileobj(reading, writing, 1 << 20)
        writing.flush()
        os.fsync(writing.fileno())


def _delete(draft: Path) -> None:
    for end in ("", *SIDES):
        draft.with_name(draft.name + end).unlink(missing_ok=True)


@contextmanager
def _nobody_else(path: Path) -> Iterator[None]:
    """Hold the lock of the file's cycles meanwhile. Raises DatabaseBusy."""
    from filelock import Timeout  # see core/files.py

    try:
        with locked(path.with_suffix(".lock"), 0):
            yield
    except Timeout as error:
        raise DatabaseBusy("Another window of this program is using the data.") from error
