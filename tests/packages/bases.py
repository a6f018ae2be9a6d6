"""The folder that a root begins as: a Debian of one suite with nothing but what every Debian has, made by mmdebstrap.

It is kept in ``.cache/roots/`` under a name that says what it was made from, and never written to afterwards: what
happens in a root goes to a layer above it (roots.py).
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.packages import host_apt
from tests.system.bus import needs

CACHE = Path(__file__).parents[2] / ".cache" / "roots"
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
# Who lives there, and where. The third's home is written as people write names.
HOMES = {"anna": "/home/anna", "ben": "/home/ben", "carla": "/home/Carla's own home"}
FIRST_USER = 1000
# Nothing of a package is started when it is installed: there is no init.
NO_SERVICES = 'printf \'#!/bin/sh\\nexit 101\\n\' >"$1/usr/sbin/policy-rc.d" && chmod 755 "$1/usr/sbin/policy-rc.d"'


def base(suite: str) -> Path:
    """Return the folder, which is made where there is none: half a minute, and 40 MB to download."""
    needs("mmdebstrap")
    options = [*_settings(), *_hooks()]
    recipe = repr((suite, host_apt.sources(suite), options))
    made = CACHE / f"{suite}-{hashlib.sha256(recipe.encode()).hexdigest()[:12]}"
    with one_at_a_time(suite):
        if not made.is_dir():
            for old in CACHE.glob(f"{suite}-*"):
                shutil.rmtree(old)
            _make(suite, options, made)
    return made


def archives(suite: str) -> Path:
    """Return the folder of the packages that roots of this suite downloaded, so that none is downloaded twice."""
    folder = CACHE / "archives" / suite
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _make(suite: str, options: list[str], made: Path) -> None:
    """mmdebstrap goes on where it isn't told to stop, so the folder gets its name when it is complete."""
    begun = made.with_name(f"{suite}-begun")
    command = ["mmdebstrap", "--quiet", "--mode=root", "--variant=minbase", f"--keyring={KEYRING}", *options]
    done = subprocess.run(
        [*command, suite, str(begun), "-"],
        input="\n".join(host_apt.sources(suite)), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"mmdebstrap made no root of {suite}:\n{done.stderr}"
    begun.rename(made)


def _settings() -> list[str]:
    return [f"--aptopt={line}" for line in host_apt.settings()]


def _hooks() -> list[str]:
    people = [
        f'chroot "$1" useradd --uid {number} --create-home --home-dir "{home}" {name}'
        for number, (name, home) in enumerate(HOMES.items(), FIRST_USER)
    ]
    return [f"--customize-hook={command}" for command in [*people, NO_SERVICES]]


@contextmanager
def one_at_a_time(suite: str) -> Iterator[None]:
    """Hold what the suite's roots share, against other test runs of this clone."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{suite}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
