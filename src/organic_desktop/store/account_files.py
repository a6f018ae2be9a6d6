"""The files of one account: its database, and the copies of it and of what was merged into it.

Used when an account is to leave this computer. The connections are SQLite's own: a copy may be of any format,
and a Database would migrate it.
"""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path

from organic_desktop.store.adoption import look_into
from organic_desktop.store.connections import connect, errors
from organic_desktop.store.copies import DRAFT, copy_file
from organic_desktop.store.unfinished import DAMAGED, SIDES


def move_to_backup(path: Path, backup: Path) -> None:
    """Copy the account's file at ``path``, and delete it; another program may still have it open.

    A rename would leave what isn't written to the database yet in the log beside it, where the next file of that name
    would find it. Raises OSError and SQLite's errors; done again after a crash, there is one more backup.
    """
    with closing(connect(path, "rw")) as connection:
        copy_file(connection, backup)
    _delete(path)


def delete_account_files(path: Path, backups: Path) -> None:
    """Delete the account's file at ``path``, its copies beside it, and its backups; the file itself goes last.

    A crash in between is made up for by doing it again. Raises OSError if a file can't be deleted, because another
    program has it open on Windows, for example.
    """
    for end in (".*.db", f".*.db{DRAFT}", f".db{DAMAGED}-*"):
        for copy in path.parent.glob(f"{path.stem}{end}"):
            _delete(copy)
    for backup in backups_of_account(path, backups):
        _delete(backup)
    _delete(path)
    with suppress(OSError):  # held by a cycle that is just ending
        path.with_suffix(".lock").unlink(missing_ok=True)


def backups_of_account(path: Path, backups: Path) -> list[Path]:
    """Return an account's backups, and those of what was logged without an account before it was merged into it."""
    edits = _edits(path)
    return [each for each in backups.glob("*.db") if _is_of(each, path.stem, edits)]


def _is_of(backup: Path, user_id: str, edits: set[str]) -> bool:
    """True for a backup of this account, and of what was logged without an account before it was merged into it."""
    found = look_into(backup)
    return found is not None and (found.user_id == user_id or not edits.isdisjoint(_edits(backup)))


def _edits(path: Path) -> set[str]:
    """Return the ids of all edits in a file's journal; none if it can't be read."""
    with suppress(*errors(OSError)):
        if path.is_file():
            with closing(connect(path, "ro")) as connection:
                return {edit_id for (edit_id,) in connection.execute("SELECT DISTINCT edit_id FROM journal")}
    return set()


def _delete(path: Path) -> None:
    for end in (*SIDES, ""):  # the database last: its log alone would be taken for another's
        path.with_name(path.name + end).unlink(missing_ok=True)
