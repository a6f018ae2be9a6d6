"""Builds the committed state twice, as unlike as one computer allows, and holds the files against each other.

The two clones differ in their folder (its length, a space in it), umask, time zone, language, and the moment. Each is
built by `make` from nothing, which takes some minutes. Exit code 1 if a file differs; both folders are kept then.

Usage: .venv/bin/python packaging/release/reproducible.py [TARGET…]      (targets of make; packages by default)
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess  # its words are this file's  # nosec B404
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Way:
    """How one of the two is built."""

    folder: str
    umask: int
    environment: Mapping[str, str]


WAYS = (
    Way("one", 0o022, {"TZ": "UTC", "LANG": "C.UTF-8"}),
    Way("the other one built elsewhere", 0o077, {"TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8"}),
)


def main(targets: Sequence[str]) -> int:
    folder = Path(tempfile.mkdtemp(prefix="organic-twice-"))
    sums = [build(folder / way.folder, way, targets) for way in WAYS]
    differing = compared(*sums)
    if differing:
        print(f"\n{differing} differ. Both are kept in {folder}")
        return 1
    print(f"\nThe same {len(sums[0])} files, to the byte.")
    shutil.rmtree(folder)
    return 0


def build(clone: Path, way: Way, targets: Sequence[str]) -> dict[str, str]:
    """Clone the committed state and build it; return the sums of what is in dist/."""
    words = ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)]
    subprocess.run(words, check=True)  # noqa: S603  # nosec B603
    environment = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "SOURCE_DATE_EPOCH")}
    # It would be that of the make that called this.
    environment = {name: value for name, value in environment.items() if not name.startswith(("MAKE", "MFLAGS"))}
    print(f"{clone}: umask {way.umask:03o}, {way.environment} …", flush=True)
    with (clone.parent / f"{clone.name}.log").open("wb") as log:
        make = partial(subprocess.run, cwd=clone, umask=way.umask, check=True, stdout=log, stderr=log)
        make(["make", *targets], env={**environment, **way.environment})
    return sums_of(clone / "dist")


def sums_of(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file in a folder."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir()) if file.is_file()
    }


def compared(one: Mapping[str, str], other: Mapping[str, str]) -> int:
    """Print each file with its sum, or both; return how many differ, or are in one of them alone."""
    differing = 0
    for name in sorted({*one, *other}):
        is_same = one.get(name) == other.get(name)
        differing += not is_same
        print(f"  {'same  ' if is_same else 'DIFFER'}  {one.get(name, 'absent')}  {name}")
        if not is_same:
            print(f"          {other.get(name, 'absent')}")
    return differing


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["packages"]))
