"""Private files and folders of the user: a link, a pipe or another user's file in their place is refused.

The folders' paths are core/paths.py's. Refusals are an OSError whose ``strerror`` completes a sentence.
"""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from organic_desktop.core.errors import DatabaseUnwritable
from organic_desktop.core.messages import Sentence

T = TypeVar("T")

LARGEST = 4_000_000  # bytes of a file that is read whole
TRIES = 100 if os.name == "nt" else 1
"""Of using a file that another program has open, which Windows alone minds."""
RETRY_SECONDS = 0.02
# Not of every system; O_NONBLOCK, for to open a pipe that nobody reads would wait for ever.
_GUARDS = sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_NONBLOCK", "O_NOCTTY", "O_BINARY"))
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class NotOurs(OSError):
    """A path isn't a private file or folder of the user; ``strerror`` says why."""

    def __init__(self, path: Path, why: Sentence) -> None:
        super().__init__(errno.EPERM, why, str(path))


class Damaged(ValueError):
    """One of the program's files has other content than it writes; the argument completes a sentence."""

    @property
    def why(self) -> Sentence:
        said = self.args[0]
        return said if isinstance(said, Sentence) else Sentence(str(said))


def reason_of(error: OSError | UnicodeError) -> str:
    """Return why a file can't be used, as the end of a sentence."""
    if isinstance(error, UnicodeError):
        return Sentence("it contains characters that can't be saved")
    return error.strerror or type(error).__name__


# -- folders ----------------------------------------------------------------------------------------------------------


def own_folder(folder: Path) -> Path:
    """Return the folder, created with mode 0700 if it is missing; an existing one keeps its mode.

    Raises OSError; NotOurs if another user owns it, or others can write to it and so swap the files in it. On a disk
    without permissions (``keeps_permissions``) that can't be checked, and the folder is accepted.
    """
    for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
        with suppress(FileExistsError):  # another process was faster, or something that is no folder: see below
            missing.mkdir(mode=0o700)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    if sys.platform != "win32" and (why := _why_not_ours(folder)) and keeps_permissions(folder):
        raise NotOurs(folder, why)
    return folder


def keeps_permissions(folder: Path) -> bool:
    """False on a disk without permissions (FAT, some network disks), whose files belong to whoever mounted it."""
    if sys.platform == "win32" or not folder.stat().st_mode & 0o077:
        return True
    import tempfile  # brings every way of compressing; a folder that is closed to others doesn't need it

    try:
        descriptor, name = tempfile.mkstemp(prefix=".organic-", dir=folder)
    except OSError:
        return True
    try:
        made = os.fstat(descriptor)
    finally:
        os.close(descriptor)
        os.unlink(name)
    return made.st_uid == os.geteuid() and not made.st_mode & 0o077


def _why_not_ours(folder: Path) -> Sentence | None:
    if sys.platform == "win32":
        return None
    link, found = folder.lstat(), folder.stat()
    if stat.S_ISLNK(link.st_mode) and link.st_uid not in (0, os.geteuid()):
        return Sentence("it is a link created by another user")
    if found.st_uid != os.geteuid():
        return Sentence("it belongs to another user")
    if found.st_mode & stat.S_IWOTH or (found.st_mode & stat.S_IWGRP and not _is_own_group(found.st_gid)):
        return Sentence("other users can write to it")
    return None


def _is_own_group(group_id: int) -> bool:
    """True for the group of one that many systems give each user, whose folders are made with its right to write."""
    if sys.platform == "win32":
        return True
    import grp
    import pwd

    try:
        user, group = pwd.getpwuid(os.geteuid()), grp.getgrgid(group_id)
    except KeyError:
        return False
    return user.pw_gid == group_id and group.gr_name == user.pw_name and set(group.gr_mem) <= {user.pw_name}


# -- files ------------------------------------------------------------------------------------------------------------


def open_own(path: Path, flags: int) -> int:
    """Open a file for writing, created with mode 0600 if ``flags`` contain O_CREAT; return the descriptor.

    Raises OSError; NotOurs if it is a link, not a file, or another user's.
    """
    if not _NO_LINK:
        check_own(path)
    try:
        descriptor = os.open(path, flags | _GUARDS | _NO_LINK, 0o600)
    except OSError:
        check_own(path)
        raise
    _check(path, descriptor)
    return descriptor


def check_own(path: Path) -> None:
    """Raise NotOurs if anything but a file of the user is at ``path``; a missing file is fine."""
    with suppress(FileNotFoundError):
        _judge(path, path.lstat())


def read_bounded(path: Path, largest: int = LARGEST) -> bytes:
    """Return the content of a file, or of the target of the user's link.

    Raises OSError; Damaged if it is no file, or larger than anything we write.
    """
    try:
        descriptor = patiently(lambda: os.open(path, os.O_RDONLY | _GUARDS))
    except OSError as error:
        if path.exists() and not path.is_file():  # a socket
            raise Damaged(Sentence("it isn't a file")) from error
        raise
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise Damaged(Sentence("it isn't a file"))
        _judge(path, found)
        with open(descriptor, "rb", closefd=False) as file:
            content = file.read(largest + 1)
    finally:
        os.close(descriptor)
    if len(content) > largest:
        raise Damaged(Sentence("it is too large"))
    return content


def read_object(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file. Raises OSError; Damaged if it contains anything else."""
    try:
        found = json.loads(read_bounded(path).decode("utf-8-sig"), parse_constant=_refuse)
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeDecodeError as error:
        raise Damaged(Sentence("it isn't UTF-8 text")) from error
    except UnicodeEncodeError as error:
        raise Damaged(Sentence("it contains characters that can't be saved")) from error
    except Damaged:
        raise
    except (ValueError, RecursionError) as error:
        raise Damaged(Sentence("it isn't valid JSON")) from error
    if not isinstance(found, dict):
        raise Damaged(Sentence("it isn't valid JSON"))
    return found


def write_private(path: Path, text: str) -> None:
    """Replace a file atomically by one with ``text`` that only the user can read.

    A link at ``path`` is replaced, not followed. Raises OSError, and UnicodeEncodeError for half a character.
    """
    content = text.encode()
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)  # a crash may have left one behind
    with os.fdopen(open_own(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    replace_file(draft, path)


def replace_file(draft: Path, path: Path) -> None:
    """Let a file take the place of another, or of none, in one step. Raises OSError."""
    patiently(lambda: draft.replace(path))


def patiently(act: Callable[[], T]) -> T:
    """Return what ``act`` does with a file; on Windows, retry for a moment while another program has it open.

    There a virus scanner, the search's indexer or a process of ours that reads is enough for PermissionError.
    """
    for _ in range(TRIES - 1):
        with suppress(PermissionError):
            return act()
        time.sleep(RETRY_SECONDS)
    return act()


def sync_file(path: Path) -> None:
    """Write a file's content to the disk. Raises OSError."""
    with open(path, "rb+") as file:  # Windows does that only for who may write
        os.fsync(file.fileno())


def overwrite(path: Path) -> None:
    """Write zeros over all of a file, as far as the disk writes where it wrote before. Raises OSError."""
    with os.fdopen(open_own(path, os.O_RDWR), "r+b") as file:
        left = os.fstat(file.fileno()).st_size
        while left > 0:
            left -= file.write(bytes(min(left, 1 << 20)))
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Write the folder's names to the disk, on systems that can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def set_aside(path: Path) -> str:
    """Rename what is at ``path`` to a free name beside it; return that name."""
    aside = _beside(path)
    patiently(lambda: path.rename(aside))
    return aside.name


def copy_aside(path: Path) -> str:
    """Copy a file to a free name beside it; return that name."""
    aside = _beside(path)
    with os.fdopen(open_own(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
        file.write(read_bounded(path))
    return aside.name


@contextmanager
def locked(path: Path, timeout: float = -1) -> Iterator[None]:
    """Hold a lock file among processes; wait ``timeout`` seconds for it, for ever by default.

    Raises DatabaseUnwritable; filelock's Timeout.
    """
    from filelock import FileLock  # brings asyncio, which a start needn't wait for

    try:
        os.close(open_own(path, os.O_RDWR | os.O_CREAT))  # FileLock empties whatever is there
    except OSError as error:
        raise DatabaseUnwritable(
            Sentence("The file {name} can't be used: {reason}.", name=path.name, reason=reason_of(error))
        ) from error
    with FileLock(path, timeout=timeout, mode=0o600):
        yield


def _beside(path: Path) -> Path:
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.name}.damaged-{number}")):
        number += 1
    return aside


def _check(path: Path, descriptor: int) -> None:
    try:
        _judge(path, os.fstat(descriptor))
    except NotOurs:
        os.close(descriptor)
        raise


def _judge(path: Path, found: os.stat_result) -> None:
    if stat.S_ISLNK(found.st_mode):
        raise NotOurs(path, Sentence("it is a link"))
    if not stat.S_ISREG(found.st_mode):
        raise NotOurs(path, Sentence("it isn't a file"))
    # In a folder that isn't ours either, the disk keeps no owners: else ``own_folder`` would have refused it.
    if sys.platform != "win32" and found.st_uid != os.geteuid() == path.parent.stat().st_uid:
        raise NotOurs(path, Sentence("it belongs to another user"))


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} isn't JSON")
