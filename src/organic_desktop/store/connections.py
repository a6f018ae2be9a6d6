"""Every connection to a database file is opened here, with the key of its folder if that has a passcode.

A plain file is opened by Python's sqlite3, an encrypted one by sqlcipher3, which is imported only then. The key isn't
an argument of all that opens a file: it is held for the folder, so that no way to a file can forget it, nor open one of
a locked folder without it (decision 0064).
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path, PurePath
from types import ModuleType
from typing import Literal, cast

from organic_desktop.core.errors import Locked, NoEncryption
from organic_desktop.core.messages import Sentence
from organic_desktop.core.passcode import Key, has_lock
from organic_desktop.store.unfinished import LOCAL, SUBFOLDERS, folders, is_converting, settle

PATIENCE_SECONDS = 5.0
PLAIN = b"SQLite format 3\0"
"""What a file that isn't encrypted begins with."""
MISSING = Sentence("The part of Organic that encrypts data is missing from this installation.")

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_CIPHER = "sqlcipher3.dbapi2"
_keys: dict[Path, Key] = {}  # of folders, while their locks are open

Mode = Literal["ro", "rw", "rwc"]
"""For reading; for writing if the file is there; for writing, created if it isn't."""


# -- keys -------------------------------------------------------------------------------------------------------------


def hold_key(folder: Path, key: Key) -> None:
    """Open the databases of a folder by this key from now on."""
    _keys[folder.absolute()] = key


def drop_key(folder: Path) -> None:
    """Open none of the folder's databases any more; connections that are open stay so."""
    _keys.pop(folder.absolute(), None)


def held_key(folder: Path) -> Key | None:
    """Return the key that is held for a folder."""
    return _keys.get(folder.absolute())


def data_folder_of(path: Path) -> Path:
    """Return the data folder that a database is in, which may itself be called as one of its subfolders."""
    folder = path.absolute().parent
    is_subfolder = folder.name in SUBFOLDERS and not path.name.startswith(LOCAL)
    return folder.parent if is_subfolder else folder


def key_for(path: Path) -> Key | None:
    """Return the key of the file's folder, None if that has no passcode.

    What an interrupted conversion left is put in order first. Raises Locked if nobody gave the passcode, StoreError.
    """
    folder = data_folder_of(path)
    if is_converting(folder):
        settle(folder)
    if not has_lock(folder):
        return None
    key = _keys.get(folder)
    if key is None:
        raise Locked("The data in this folder is encrypted, and its passcode wasn't given.")
    return key


# -- connections ------------------------------------------------------------------------------------------------------


def connect(
    path: Path,
    mode: Mode = "rwc",
    *,
    timeout: float | None = None,
    immutable: bool = False,
    any_thread: bool = False,
) -> sqlite3.Connection:
    """Open a file of a data folder as it is, in autocommit mode. Raises ``errors()``; Locked, NoEncryption."""
    return open_with(key_for(path), path, mode, timeout=timeout, immutable=immutable, any_thread=any_thread)


def open_with(
    key: Key | None,
    path: Path,
    mode: Mode = "rwc",
    *,
    timeout: float | None = None,
    immutable: bool = False,
    any_thread: bool = False,
    cipher: bool = False,
) -> sqlite3.Connection:
    """Open a file by a key of its own, None for a plain file; ``cipher`` opens that by sqlcipher3, too."""
    module = _cipher() if cipher else driver(key)
    uri = f"{_uri_of(path.absolute())}?mode={mode}{'&immutable=1' if immutable else ''}"
    # isolation_level None: transactions begin where we say so.
    patience = PATIENCE_SECONDS if timeout is None else timeout
    connection: sqlite3.Connection = module.connect(
        uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=not any_thread
    )
    if key is not None or cipher:
        try:
            _set_up(connection, key)
        except BaseException:
            connection.close()
            raise
    return connection


def _uri_of(path: PurePath) -> str:
    """Return the URI of a file; SQLite takes one of a share on Windows only without the server as its host."""
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def attach(connection: sqlite3.Connection, path: Path, name: str, key: Key | None) -> None:
    """Attach a file to a connection of sqlcipher3's, by its own key or, with None, as a plain one."""
    connection.execute(f"ATTACH DATABASE ? AS {name} KEY ?", (str(path.absolute()), _raw(key) if key else ""))


def driver(key: Key | None) -> ModuleType:
    """Return the module whose connections open files with this key. Raises NoEncryption."""
    return sqlite3 if key is None else _cipher()


def why_no_encryption() -> Sentence | None:
    """Return why files can't be encrypted here, None if they can; looks for the module without importing it."""
    from importlib.util import find_spec

    return None if find_spec("sqlcipher3") and find_spec("argon2") else MISSING


def errors(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """Return the base classes of SQLite's errors in this process, and ``others``, for an ``except``."""
    cipher = sys.modules.get(_CIPHER)
    return (sqlite3.Error, *((cipher.Error,) if cipher else ()), *others)


def is_busy(error: BaseException) -> bool:
    """True if SQLite waited in vain for another connection."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY


def is_plain(path: Path) -> bool:
    """True if the file is a database that isn't encrypted. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(PLAIN)) == PLAIN


def plain_databases(folder: Path) -> list[Path]:
    """Return the databases in a data folder that aren't encrypted, whatever they are called. Raises OSError.

    None of them may be open in this process: to close a file ends its locks.
    """
    found = [each for place in folders(folder) for each in sorted(place.iterdir())]
    return [each for each in found if each.is_file() and is_plain(each)]


def _cipher() -> ModuleType:
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise NoEncryption(MISSING) from error
    return cast("ModuleType", dbapi2)


def _set_up(connection: sqlite3.Connection, key: Key | None) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would print a wrong key's consequences
    if key is not None:
        connection.execute(f'PRAGMA key = "{_raw(key)}"')
    connection.execute("PRAGMA temp_store = MEMORY")  # a temporary file would be plain


def _raw(key: Key) -> str:
    """Return the key as SQLCipher takes it without deriving another from it."""
    return f"x'{key.hex()}'"
