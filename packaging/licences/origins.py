"""Whose a file of the bundle is: ours, Python's, a distribution's from PyPI, or a Debian package's."""

from __future__ import annotations

import os
import re
import subprocess  # asks dpkg, by words of this file and names of files  # nosec B404
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import NamedTuple

from project import ROOT

OWN_DISTRIBUTION = "organic-desktop"
SITE = Path(sysconfig.get_path("purelib"))


class Entry(NamedTuple):
    """A line of PyInstaller's tables: a file's place in the bundle (or a module's name), its source, and its kind."""

    dest: str
    source: str
    kind: str


@dataclass(frozen=True)
class Owner:
    """``kind`` is own, python, pypi or debian; ``name`` the distribution's or the package's."""

    kind: str
    name: str = ""


class Origins:
    """Whose files are, for one environment and machine: this one by default.

    ``site`` is where the distributions are installed, ``python`` where Python's own files lie, and ``own`` has what was
    made of ours beside the sources.
    """

    def __init__(self, site: Path = SITE, python: Iterable[str | Path] = (), own: Iterable[str | Path] = ()) -> None:
        self._site = site
        self.distributions = {_normal(each.metadata["Name"]): each for each in distributions(path=[str(site)])}
        self._paths = {
            os.path.realpath(str(each.locate_file(file))): name
            for name, each in self.distributions.items()
            for file in each.files or ()
        }
        libraries: tuple[str | Path, ...] = (sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib"))
        if sys.platform == "darwin":  # where Python brings its own libraries, in a folder of its own
            libraries += (sys.base_prefix,)
        libraries = tuple(python) or libraries
        ours = (ROOT / "src", ROOT / "resources", ROOT / "build" / "licences", *own)
        self._own = tuple(f"{folder}{os.sep}" for folder in ours)
        self._python = tuple(f"{os.path.realpath(folder)}{os.sep}" for folder in libraries)

    def of(self, entries: Iterable[Entry]) -> dict[Entry, Owner]:
        """Every entry's owner but for those that nobody is known for."""
        entries = list(entries)
        found = {entry: owner for entry in entries if (owner := self._known(entry))}
        missing = {entry: os.path.realpath(entry.source) for entry in entries if entry not in found}
        packages = debian_packages(set(missing.values()))
        found |= {entry: Owner("debian", packages[path]) for entry, path in missing.items() if path in packages}
        return found

    def _known(self, entry: Entry) -> Owner | None:
        path = os.path.realpath(entry.source)
        if path.startswith(self._own):
            return Owner("own")
        if name := self._paths.get(path) or self._paths.get(os.path.realpath(self._site / _source_name(entry.dest))):
            return Owner("own") if name == OWN_DISTRIBUTION else Owner("pypi", name)
        generated = f"{ROOT}/build/"  # what PyInstaller compiles or packs anew there
        library = Path(self._python[0], _source_name(entry.dest))
        if path.startswith(self._python) or re.match(r"libpython\d", Path(path).name):
            return Owner("python")
        if path.startswith(generated) and (entry.dest == "base_library.zip" or library.is_file()):
            return Owner("python")
        return None


def _source_name(dest: str) -> str:
    """The source of a compiled module: ``a/b.py`` of ``a/b.pyc``."""
    return dest.removesuffix("c") if dest.endswith(".pyc") else dest


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def debian_packages(paths: Iterable[str]) -> dict[str, str]:
    """Which package brought each file; a path of a merged /usr may be known to dpkg without that."""
    asked = {name: path for path in paths for name in (path, path.removeprefix("/usr"))}
    if not asked:
        return {}
    lines = _dpkg("--search", *asked)
    found = (line.rsplit(": ", 1) for line in lines if ": " in line and not line.startswith("diversion"))
    return {asked[path]: package.split(":")[0] for package, path in found if path in asked}


def debian_version(package: str) -> str:
    return "".join(_dpkg("--show", "--showformat=${Version}\n", package)[:1])


def _dpkg(*words: str) -> list[str]:
    try:
        # Its exit code only says that something wasn't found; several architectures give several lines.
        done = subprocess.run(  # noqa: S603  see above  # nosec B603 B607
            ["dpkg-query", *words],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"LC_ALL": "C"},
        )
    except FileNotFoundError:
        return []
    return done.stdout.splitlines()


def licence_files(distribution: Distribution) -> list[Path]:
    """The texts that a distribution brings of its licence, and its authors, in its own folder."""
    wanted = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
    folder = re.compile(r"\.dist-info/(licenses/|[^/]*$)")
    named = (file for file in distribution.files or () if folder.search(file.as_posix()) and wanted.search(file.name))
    return sorted({Path(str(distribution.locate_file(file))) for file in named})
