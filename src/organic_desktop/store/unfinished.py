"""What a conversion leaves in the data folder while it runs, and how one that was interrupted is brought to an end.

A conversion (``store/conversion.py``) writes a draft beside every database, then writes or deletes ``lock.json``, and
then puts the drafts in their places. So after a crash ``lock.json`` says which drafts are to be used and which are to
be deleted, and neither needs the key.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from organic_desktop.core.errors import DatabaseBusy, DatabaseUnwritable
from organic_desktop.core.files import locked, overwrite, reason_of, replace_file, sync_folder
from organic_desktop.core.messages import Sentence
from organic_desktop.core.passcode import has_lock

MARKER = "lock.converting"
GUARD = "lock.lock"
ENCRYPTED, DECRYPTED = ".encrypted", ".decrypted"
"""Ends of the names of drafts."""
BACKUPS = "backups"
REHEARSAL = "rehearsal"
"""The folder of the copy that a rehearsal runs on, while it runs (``app/rehearsal.py``)."""
SUBFOLDERS = ("accounts", BACKUPS, REHEARSAL)
"""The folders of databases in a data folder, beside itself."""
LOCAL = "local."
"""What the names of the databases in the data folder itself begin with, and of no other."""
SIDES = ("-wal", "-shm", "-journal")
"""Ends of the names of files that SQLite has beside a database."""
DAMAGED = ".damaged"
"""In the names of damaged files that were kept beside the new ones in their places (``app/salvage.py``)."""
_BUSY = Sentence("The data is being encrypted or decrypted at the moment.")


def is_converting(folder: Path) -> bool:
    """True while a conversion runs, and after one was interrupted."""
    return os.path.lexists(folder / MARKER)


def settle(folder: Path) -> None:
    """Bring an interrupted conversion to an end. Raises DatabaseBusy while it runs, DatabaseUnwritable."""
    with alone(folder):
        finish(folder)


@contextmanager
def alone(folder: Path, timeout: float = 0) -> Iterator[None]:
    """Hold the guard of conversions, and of ``lock.json``. Raises DatabaseBusy if another program has it for long."""
    from filelock import Timeout  # see core/files.py

    with ExitStack() as held:
        try:
            held.enter_context(locked(folder / GUARD, timeout=timeout))
        except Timeout as error:
            raise DatabaseBusy(_BUSY) from error
        yield


def finish(folder: Path) -> None:
    """Put the drafts in their places if their conversion was decided, else delete them; the guard must be held.

    The file in a draft's place is overwritten first: what another program still reads of it is no database any more.
    """
    wanted, unwanted = (ENCRYPTED, DECRYPTED) if has_lock(folder) else (DECRYPTED, ENCRYPTED)
    try:
        for draft in _drafts(folder, unwanted):
            erase(draft)
        if (drafts := _drafts(folder, wanted)) and wanted == ENCRYPTED:
            _erase_damaged(folder)
        for draft in drafts:
            _put_in_place(draft, draft.with_name(draft.name.removesuffix(wanted)))
        (folder / MARKER).unlink(missing_ok=True)
        sync_folder(folder)
    except OSError as error:
        raise DatabaseUnwritable(Sentence("The data can't be converted: {reason}.", reason=reason_of(error))) from error


def erase(path: Path) -> None:
    """Overwrite and delete a file and what SQLite has beside it. Raises OSError."""
    for end in ("", *SIDES):
        each = path.with_name(path.name + end)
        if each.is_file():
            overwrite(each)
        each.unlink(missing_ok=True)


def _erase_damaged(folder: Path) -> None:
    """Leave no damaged file that can be read without the passcode: it can't be encrypted, and was saved from."""
    for place in folders(folder):
        for each in place.glob(f"*.db{DAMAGED}-*"):
            erase(each)


def folders(folder: Path) -> Iterator[Path]:
    """Yield the folders that hold databases."""
    yield from (each for each in (folder, *map(folder.joinpath, SUBFOLDERS)) if each.is_dir())


def _drafts(folder: Path, end: str) -> list[Path]:
    return [each for place in folders(folder) for each in sorted(place.glob(f"*.db{end}"))]


def _put_in_place(draft: Path, path: Path) -> None:
    for end in ("", *SIDES):
        each = path.with_name(path.name + end)
        if each.is_file():
            overwrite(each)
    replace_file(draft, path)
    for end in SIDES:
        path.with_name(path.name + end).unlink(missing_ok=True)
        draft.with_name(draft.name + end).unlink(missing_ok=True)
    sync_folder(path.parent)
