"""Files that the user names: written as a private draft beside the place, which they take whole or not at all.

The program's own files are written by files.py.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.files import reason_of, replace_file
from organic_desktop.core.messages import Sentence

LONGEST_PREFIX = 40
"""Characters of the name in the draft's: a name may be as long as the disk allows, and the draft's is longer."""


@contextmanager
def draft(path: Path, *, overwrite: bool) -> Iterator[IO[bytes]]:
    """Lend a private file beside ``path``, which takes its place at the end, and never half. Raises InvalidInput."""
    target = path.absolute()
    if target.exists() and not overwrite:
        raise InvalidInput(Sentence("{path} is there already. Choose another name, or --overwrite.", path=str(path)))
    if target.exists() and not (target.is_file() or target.is_dir()):  # /dev/null, or a pipe that somebody reads
        raise InvalidInput(Sentence("{path} isn't a file that could be replaced. Choose another name.", path=str(path)))
    try:
        descriptor, name = tempfile.mkstemp(
            prefix=f".{target.name[:LONGEST_PREFIX]}.", suffix=".part", dir=target.parent
        )
    except OSError as error:
        raise cant_write(path, error) from error
    try:
        with open(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if overwrite:
            replace_file(Path(name), target)
        else:
            _take_free_name(name, target)
    except FileExistsError:
        raise InvalidInput(
            Sentence("{path} is there already. Choose another name, or --overwrite.", path=str(path))
        ) from None
    except OSError as error:
        raise cant_write(path, error) from error
    finally:
        with suppress(OSError):
            os.unlink(name)


def _take_free_name(name: str, target: Path) -> None:
    """Give a file its name. Raises FileExistsError if another took it meanwhile; a disk without links can't tell."""
    try:
        os.link(name, target)
    except FileExistsError:
        raise
    except OSError:
        os.rename(name, target)


def cant_write(path: Path, error: OSError) -> InvalidInput:
    """Return the error for a file that can't be written."""
    return InvalidInput(Sentence("{path} can't be written: {reason}.", path=str(path), reason=reason_of(error)))
