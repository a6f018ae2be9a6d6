"""A backup opened for reading, wherever it lies: another disk, an older format, encrypted by the passcode of its time.

It is never opened itself. A private copy of it beside the backups is, under the key of the data folder, migrated to
this version's format, and deleted afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from organic_desktop.core.errors import InvalidInput, Locked, WrongPasscode
from organic_desktop.core.files import own_folder, reason_of
from organic_desktop.core.messages import Sentence
from organic_desktop.core.passcode import NAME, Key, WrappedKey, read_lock
from organic_desktop.store.backups import lock_beside
from organic_desktop.store.connections import is_plain, key_for
from organic_desktop.store.conversion import copy_between
from organic_desktop.store.copies import DRAFT
from organic_desktop.store.database import Database
from organic_desktop.store.schema import new_id
from organic_desktop.store.unfinished import BACKUPS

ZIP = b"PK\x03\x04"
PREFIX = "restoring-"


@contextmanager
def opened_backup(folder: Path, path: Path, passcode: str = "") -> Iterator[Database]:
    """Lend a private copy of the backup at ``path``, in this version's format.

    ``passcode`` is that of its time, for a backup of another key than the folder's. Raises InvalidInput for an export
    or no file; Locked if it needs a passcode, WrongPasscode; a StoreError.
    """
    _check_kind(path)
    backups = own_folder(folder / BACKUPS)
    copy = backups / f"{PREFIX}{new_id()}.db{DRAFT}"
    own = key_for(copy)
    try:
        copy_between(path, None if is_plain(path) else _key_of(path, own, passcode), copy, own)
        with closing(Database(copy)) as database:
            yield database
    finally:
        _delete_all(backups, copy.stem.removesuffix(".db"))


def delete_leftovers(folder: Path) -> None:
    """Delete the private copies that a crash left. Nobody may be reading one."""
    _delete_all(folder / BACKUPS, PREFIX)


def _check_kind(path: Path) -> None:
    try:
        if not path.is_file():
            raise InvalidInput(Sentence("There is no file {name}.", name=str(path)))
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise InvalidInput(
            Sentence("The file {name} can't be read: {reason}.", name=path.name, reason=reason_of(error))
        ) from error
    if start == ZIP:
        raise InvalidInput(Sentence("{name} is an export, not a backup. Import it instead.", name=path.name))
    if path.stat().st_size < 512:  # smaller than any page
        raise InvalidInput(Sentence("{name} isn't a backup of Organic Desktop.", name=path.name))


def _key_of(path: Path, own: Key | None, passcode: str) -> Key | None:
    """Return the key of an encrypted backup. Raises Locked if nobody gave the passcode that it needs."""
    kept = _wrapped(path)
    if kept is None or (own and kept.mark == own.mark()):
        if own is None:
            raise InvalidInput(Sentence("{name} isn't a backup of Organic Desktop.", name=path.name))
        return own
    if not passcode:
        raise Locked("This backup is encrypted with another passcode.")
    if key := kept.unwrap(passcode):
        return key
    raise WrongPasscode("That isn't the passcode of this backup.")


def _wrapped(path: Path) -> WrappedKey | None:
    """Return the wrapped key that lies beside a backup, or in the data folder that it is in a copy of."""
    beside = lock_beside(path)
    if beside.is_file():
        return read_lock(beside.parent, beside.name)
    for place in (path.parent, path.parent.parent):
        if (place / NAME).is_file():
            return read_lock(place)
    return None


def _delete_all(folder: Path, prefix: str) -> None:
    for each in folder.glob(f"{prefix}*"):
        with suppress(OSError):
            each.unlink()
