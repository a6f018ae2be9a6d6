"""Safe access to files from outside and to zips among them, for all formats: what is in them, and one member's bytes.

A zip is known by its content, whatever its name. It is checked whole before a byte of it is unpacked (decision 0081),
and nothing is ever written under a name that it gives. What is inside a member is for the formats.
"""

from __future__ import annotations

import io
import os
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, NamedTuple

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.files import open_own, reason_of
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.found import Progress, no_progress

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GIGABYTE = 1_000_000_000
MOST_UNPACKED = 8 * GIGABYTE
"""Bytes of all members together."""
MOST_RATIO = 200
"""How many times its packed size a member may be; XML of Apple's was 1:29 (50 MB) and 1:66 (2 GB), zeros 1:1000."""
SMALL = 10_000_000
"""Bytes of a member that may have any ratio: unpacked, it does no harm."""
MOST_MEMBERS = 50_000
MOST_DIRECTORY = 8_000_000
"""Bytes of a zip's own list of its members, which is read whole."""
LONGEST_NAME = 100
"""Letters of a member's name in a sentence."""
CHUNK = 1 << 18
"""Bytes between two calls of a progress: a millisecond, so that a cancel is felt at once."""

_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")  # of a first member, and of a zip without any
_PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED = 0x1
# What zipfile raises for content that isn't as it should be; OSError is the disk's.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError, NotImplementedError, OverflowError,
    RuntimeError, ValueError,
)  # fmt: skip
_GUARDS = sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_NONBLOCK", "O_NOCTTY", "O_BINARY"))


class Member(NamedTuple):
    """A file in a zip: its name with ``/`` between folders, and its bytes, unpacked and packed."""

    name: str
    size: int
    packed: int


def open_file(path: Path) -> BinaryIO:
    """Open a file for reading; a pipe or a device is refused. Raises FileNotUnderstood."""
    return io.BufferedReader(_raw(path))


@contextmanager
def open_told(path: Path, progress: Progress) -> Iterator[BinaryIO]:
    """Open a file for reading; ``progress`` hears of its bytes. Raises FileNotUnderstood, also in reading."""
    with open_file(path) as file:
        reader = _Reader(file, path.name, os.fstat(file.fileno()).st_size, progress)
        with io.BufferedReader(reader, CHUNK) as told:
            yield told


def is_zip(path: Path) -> bool:
    """True if the file begins as a zip does; False also if it can't be read."""
    try:
        with open_file(path) as file:
            return file.read(4) in _BEGINNINGS
    except (FileNotUnderstood, OSError):
        return False


def zip_members(path: Path) -> tuple[Member, ...]:
    """Return the files in a zip, in its order, without folders, links, and what macOS adds.

    Raises FileNotUnderstood if it is damaged, locked by a password, or beyond the limits.
    """
    with _opened(path) as (_archive, infos):
        return tuple(Member(each.filename, each.file_size, each.compress_size) for each in infos.values())


@contextmanager
def open_member(path: Path, name: str, progress: Progress = no_progress) -> Iterator[BinaryIO]:
    """Open a file in a zip for reading; ``progress`` hears of its unpacked bytes.

    Reading raises FileNotUnderstood for a damaged member, and what the progress raises.
    """
    with _opened(path) as (archive, infos):
        info = _info(infos, name)
        try:
            inside = archive.open(info)
        except (*_DAMAGED, OSError) as error:
            raise _damaged(name) from error
        with inside, io.BufferedReader(_Reader(inside, info.filename, info.file_size, progress), CHUNK) as reader:
            yield reader


def read_member(path: Path, name: str, most: int, progress: Progress = no_progress) -> bytes:
    """Return a file in a zip, of at most ``most`` bytes. Raises FileNotUnderstood."""
    with open_member(path, name, progress) as reader:
        content = reader.read(most + 1)
    if len(content) > most:
        raise _too_large(name)
    return content


def read_members(
    path: Path, chosen: Iterable[Member], most: int, progress: Progress = no_progress
) -> Iterator[tuple[Member, bytes]]:
    """Yield files in a zip, each of at most ``most`` bytes; ``progress`` hears of the bytes of all of them.

    Raises FileNotUnderstood. To read thousands of small members is quick: the zip is opened once.
    """
    chosen = tuple(chosen)
    total, before = sum(member.size for member in chosen), 0
    with _opened(path) as (archive, infos):
        for member in chosen:
            progress(before, total)
            if member.size > most:
                raise _too_large(member.name)
            try:
                content = archive.read(_info(infos, member.name))
            except (*_DAMAGED, OSError) as error:
                raise _damaged(member.name) from error
            before += member.size
            yield member, content
    progress(total, total)


@contextmanager
def copied_out(path: Path, name: str, most: int, progress: Progress = no_progress) -> Iterator[Path]:
    """Copy a file in a zip, of at most ``most`` bytes, to a temporary one that only the user can read.

    It is for what has to be opened by its path (a database), and removed at the end. Raises FileNotUnderstood.
    """
    with tempfile.TemporaryDirectory(prefix="organic-import-") as folder:
        copy = Path(folder, "copy")
        with open_member(path, name, progress) as reader:
            try:
                with os.fdopen(open_own(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
                    _copy(reader, file, name, most)
            except OSError as error:
                raise FileNotUnderstood(
                    Sentence("{name} can't be unpacked: {reason}.", name=_short(name), reason=reason_of(error))
                ) from error
        yield copy


# -- details ----------------------------------------------------------------------------------------------------------


class _Directory(io.BufferedReader):
    """The zip's file, of which no part larger than a directory may be is read at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size > MOST_DIRECTORY:
            raise FileNotUnderstood(Sentence("The zip contains too many files."))
        return super().read(size)


class _Reader(io.RawIOBase):
    """The bytes of an open file or member; errors in reading are FileNotUnderstood."""

    def __init__(self, inside: IO[bytes], name: str, size: int, progress: Progress) -> None:
        super().__init__()
        self._inside, self._name, self._size, self._progress, self._done = inside, name, size, progress, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        self._progress(self._done, self._size)
        try:
            read = self._inside.read(min(len(view), CHUNK))
        except (*_DAMAGED, OSError) as error:
            raise _damaged(self._name) from error
        self._done += len(read)
        view[: len(read)] = read
        return len(read)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]]:
    with _Directory(_raw(path)) as file:
        try:
            archive = zipfile.ZipFile(file)
        except OSError as error:
            raise _unreadable(path, error) from error
        except _DAMAGED as error:
            raise FileNotUnderstood(Sentence("{name} is damaged, or only a part of a zip.", name=path.name)) from error
        with archive:
            yield archive, _checked(archive.infolist())


def _raw(path: Path) -> io.FileIO:
    try:
        descriptor = os.open(path, os.O_RDONLY | _GUARDS)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise FileNotUnderstood(Sentence("{name} isn't a file.", name=path.name))
    return io.FileIO(descriptor)


def _checked(infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    if len(infos) > MOST_MEMBERS:
        raise FileNotUnderstood(Sentence("The zip contains too many files."))
    files: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        if not _is_file(info):
            continue
        _check(info)
        if info.filename in files:
            raise FileNotUnderstood(Sentence("The zip contains {name} twice.", name=_short(info.filename)))
        files[info.filename] = info
    if sum(info.file_size for info in files.values()) > MOST_UNPACKED:
        raise FileNotUnderstood(Sentence("Unpacked, the zip is larger than {most} GB.", most=MOST_UNPACKED // GIGABYTE))
    return files


def _is_file(info: zipfile.ZipInfo) -> bool:
    mode = info.external_attr >> 16
    return not info.is_dir() and stat.S_IFMT(mode) in (0, stat.S_IFREG) and not info.filename.startswith("__MACOSX/")


def _check(info: zipfile.ZipInfo) -> None:
    name = info.filename
    parts = name.replace("\\", "/").split("/")
    if not parts[0] or ".." in parts or parts[0][1:2] == ":":
        raise FileNotUnderstood(Sentence("The zip contains an unsafe path: {name}.", name=_short(name)))
    if info.flag_bits & _LOCKED:
        raise FileNotUnderstood(
            Sentence("The zip is protected by a password. Unpack it, and import the file inside it.")
        )
    if info.file_size > SMALL and info.file_size > MOST_RATIO * info.compress_size:
        raise FileNotUnderstood(
            Sentence("{name} in the zip is packed too tightly to be an honest export.", name=_short(name))
        )


def _info(infos: dict[str, zipfile.ZipInfo], name: str) -> zipfile.ZipInfo:
    if name not in infos:
        raise FileNotUnderstood(Sentence("The zip contains no {name}.", name=_short(name)))
    info = infos[name]
    if info.compress_type not in _PACKED_AS:
        raise FileNotUnderstood(
            Sentence(
                "{name} is packed in a way that isn't supported. Unpack the zip, and import the file.",
                name=_short(name),
            )
        )
    return info


def _copy(reader: BinaryIO, file: BinaryIO, name: str, most: int) -> None:
    left = most
    while content := reader.read(CHUNK):
        left -= len(content)
        if left < 0:
            raise _too_large(name)
        file.write(content)


def _short(name: str) -> str:
    """Return the end of a name from a zip, short enough for a sentence."""
    return name if len(name) <= LONGEST_NAME else "…" + name[-LONGEST_NAME:]


def _too_large(name: str) -> FileNotUnderstood:
    return FileNotUnderstood(Sentence("{name} in the zip is too large.", name=_short(name)))


def _damaged(name: str) -> FileNotUnderstood:
    return FileNotUnderstood(Sentence("{name} is damaged.", name=_short(name)))


def _unreadable(path: Path, error: OSError | ValueError) -> FileNotUnderstood:
    reason = reason_of(error) if isinstance(error, OSError) else str(error)
    return FileNotUnderstood(Sentence("{name} can't be read: {reason}.", name=path.name, reason=reason))
