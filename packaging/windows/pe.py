"""Programs and libraries as PE files: which libraries they are linked to, and who signed them."""

from __future__ import annotations

import os
import re
import subprocess  # objdump and osslsigncode, on files of the build  # nosec B404
from pathlib import Path

OBJDUMP = "x86_64-w64-mingw32-objdump"
ENDINGS = frozenset({".exe", ".dll", ".pyd"})


class WrongSignature(Exception):
    """A file that isn't as its maker signed it, or was signed by somebody else; the words name it."""


def is_pe(path: Path) -> bool:
    return path.suffix in ENDINGS


def linked_libraries(file: Path) -> list[str]:
    """The names of the libraries that a program or library is linked to, in lower case."""
    printed = said_by(OBJDUMP, "--private-headers", file).stdout
    return [name.lower() for name in re.findall(r"^\s*DLL Name: (\S+)", printed, re.MULTILINE)]


def check_signature(file: Path, signer: str) -> str:
    """Return what the signature says of the file ("Built: Release_v…"). Raises WrongSignature.

    The chain of certificates is checked as it was on the day of the time stamp, for they expire; without asking whether
    one was withdrawn since, which needs the network.
    """
    when = re.search(r"Timestamp time: (.+)", said_by("osslsigncode", "verify", "-ignore-cdp", "-in", file).stdout)
    then = ("-time", epoch(when[1])) if when else ()
    words = ("verify", "-ignore-crl", "-ignore-cdp", "-ignore-timestamp", *then, "-in", file)
    done = said_by("osslsigncode", *words)
    signed_by = re.search(r"Signer #0:\s+Subject: .*/O=([^/\n]+)", done.stdout)
    if done.returncode or not signed_by or signed_by[1] != signer:
        raise WrongSignature(f"{file.name} isn't signed by {signer}, or was changed since: {done.stdout[-600:]}")
    about = re.search(r"Text description: (.*)", done.stdout)
    return about[1].strip() if about else ""


def epoch(said: str) -> str:
    from datetime import UTC, datetime

    return str(int(datetime.strptime(said, "%b %d %H:%M:%S %Y GMT").replace(tzinfo=UTC).timestamp()))


def said_by(program: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [program, *words]
    english = os.environ | {"LC_ALL": "C"}
    return subprocess.run(command, check=False, capture_output=True, text=True, env=english, errors="replace")  # noqa: S603  # nosec B603
