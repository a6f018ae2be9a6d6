"""Collects the licences of everything that PyInstaller is about to put into the bundle, into build/licences/.

Fails, naming them, if something there has no licence that is known, or one that may not be shipped. The finished bundle
is compared with the index by tests/packages.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from posixpath import dirname, join, normpath

from project import ROOT, project_version

from licences import index
from licences.components import Maker, Texts
from licences.index import Component
from licences.origins import Entry, Origins, Owner

Line = tuple[str, str, str]
"""A line of PyInstaller's tables."""
Key = tuple[Owner, str]
"""Whose something is, and which part of what that owner brings; the part is empty for most."""

OWN: Key = (Owner("own"), "")
RUNTIME: Key = (Owner("microsoft"), "Microsoft")
"""Several wheels bring parts of it."""
FREEZER = Owner("pypi", "pyinstaller")
PROGRAM = "organic-desktop"
INTO = ROOT / "build" / "licences"
PLACE = "_internal"
# What comes out of wheels as files of their own, or is in their libraries, and has other owners.
QT = re.compile(r"(^|/)PySide6/(Qt/|Qt6\w+\.dll|plugins/|translations/)|(^|/)libQt6")
MICROSOFT = re.compile(r"(^|/)(msvcp|vcruntime)140[\w-]*\.dll$")
ICU = re.compile(r"(^|/)libicu\w+\.so")
NO_NOTICES = re.compile(r"q(webp|tiff)\.(so|dll)$|Qt6(Quick|Qml|WebEngine|Test|Pdf)\w*\.(so|dll)")


class Unlicensed(Exception):
    """Something would be shipped without a licence that is known and accepted."""


def with_licences(pure: Iterable[Line], files: Iterable[Line]) -> list[Line]:
    """The files of the bundle with the texts and the index of what it holds, which are written now."""
    kept = [line for line in files if not line[0].startswith(f"{index.FOLDER}/")]  # what a wheel has in their place
    try:
        collect(pure, kept, INTO, project_version())
    except Unlicensed as unlicensed:
        sys.exit(f"The licences of the bundle (docs/packaging.md): {unlicensed}")
    written = (file for file in sorted(INTO.rglob("*")) if file.is_file())
    return kept + [(f"{index.FOLDER}/{file.relative_to(INTO).as_posix()}", str(file), "DATA") for file in written]


def collect(
    pure: Iterable[Line],
    files: Iterable[Line],
    into: Path,
    version: str,
    origins: Origins | None = None,
    place: str = f"{PLACE}/",
    make: type[Maker] = Maker,
) -> list[Component]:
    """Write the texts and the index of what the tables name. Raises Unlicensed.

    ``place`` is where the files lie in what is shipped.
    """
    sources = {compiled(module): module.source for module in (Entry(*line) for line in pure)}
    entries = [
        entry._replace(source=sources.get(entry.dest, entry.source)) for entry in (Entry(*line) for line in files)
    ]
    origins = origins or Origins()
    owners = owners_of(origins, [entry for entry in entries if entry.kind != "SYMLINK"])
    placed = placed_by(entries, owners, place)
    if FREEZER.name in origins.distributions:
        placed[FREEZER, ""].append(PROGRAM)  # its start, before Python
    shutil.rmtree(into, ignore_errors=True)
    maker = make(origins.distributions, Texts(into / "texts"), version)
    held = {key: maker.component(*key) for key in sorted({*placed, OWN}, key=repr)}
    for key, component in held.items():
        component.files = sorted(placed[key])
    components = [*held.values(), *maker.inside(held)]
    if wrong := [*index.faults(components), *without_notices(components)]:
        raise Unlicensed("\n".join(wrong))
    components.sort(key=lambda each: (each.name.lower(), each.name))
    index.write(components, into / index.NAME, version)
    return components


def compiled(module: Entry) -> str:
    """Where a module's bytecode lies in the bundle."""
    package = "/__init__" if PurePath(module.source).stem == "__init__" else ""
    return f"{module.dest.replace('.', '/')}{package}.pyc"


def owners_of(origins: Origins, entries: list[Entry]) -> dict[Entry, Owner]:
    owners = origins.of(entries)
    unknown = [f"{entry.dest} ({entry.source})" for entry in entries if entry not in owners]
    if unknown:
        raise Unlicensed(f"Whose are these? {', '.join(unknown)}")
    return owners


def placed_by(entries: list[Entry], owners: dict[Entry, Owner], place: str = f"{PLACE}/") -> dict[Key, list[str]]:
    """The files of the bundle by their owners; a link is its target's owner's."""
    places = {entry.dest: part_of(owners[entry], entry) for entry in entries if entry.kind != "SYMLINK"}
    links = [entry for entry in entries if entry.kind == "SYMLINK"]
    for link in links:
        target = normpath(join(dirname(link.dest), link.source))
        if target not in places:
            raise Unlicensed(f"The link {link.dest} leads to {target}, which isn't in the bundle.")
        places[link.dest] = places[target]
    found: dict[Key, list[str]] = defaultdict(list)
    for dest, key in places.items():
        found[key].append(f"{place}{dest}")
    return found


def part_of(owner: Owner, entry: Entry) -> Key:
    """The owner, with the name of a part of what it brings that is somebody else's."""
    if owner.kind == "own" and "organic_desktop/resources/fonts/" in entry.dest:
        return owner, "Inter"
    if MICROSOFT.search(entry.dest):
        return RUNTIME
    if owner.kind == "pypi" and owner.name.startswith("pyside6"):
        if ICU.search(entry.dest):
            return owner, "ICU"
        if QT.search(entry.dest):
            return owner, "Qt"
    return owner, ""


def without_notices(components: list[Component]) -> Iterator[str]:
    """Parts of Qt that hold what others wrote, and whose notices aren't kept here."""
    for file in (file for component in components for file in component.files):
        if NO_NOTICES.search(file):
            yield f"{file} holds what others wrote, and their notices aren't in packaging/licences/texts/qt."
