"""Makes a component of the index out of its owner: name, version, licence, and the texts, which it writes."""

from __future__ import annotations

import json
import platform
import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

from project import ROOT

from licences.index import Component, chosen
from licences.origins import Owner, debian_version, licence_files

HERE = Path(__file__).parent
KEPT = HERE / "texts"
COMMON = Path("/usr/share/common-licenses")

# What the metadata of a distribution says only by a classifier.
CLASSIFIERS = {
    "MIT License": "MIT",
    "Python Software Foundation License": "PSF-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Apache Software License": "Apache-2.0",
}
# What the metadata says in words, and which part of the distribution a frozen program has.
SAID_IN_WORDS = {
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "sqlcipher3": "Zlib",  # by its text; its metadata names none
    "pyinstaller-hooks-contrib": "Apache-2.0",  # its hooks at run time; the others, under the GPL, stay behind
}
# What of Qt's notices only some of its files need; the others are in its first libraries.
ONLY_WITH = {
    "LibJPEG-turbo": "qjpeg",
    "Wayland protocols": "Qt6Wayland",
    "XCB-XInput": "Qt6XcbQpa",
    "XSVG": "Qt6Svg",
    "libdbus-1 headers": "Qt6DBus",
    "D3D12 Memory Allocator": "Qt6Gui.dll",
}
# Named without a licence by the wheels that hold them.
NAMED_BARE = {"openssl": "Apache-2.0"}

# Linked into wheels that don't say so by an SBOM: name, licence, and its text in texts/.
LINKED_SILENTLY = {
    "argon2-cffi-bindings": [("Argon2", "CC0-1.0 OR Apache-2.0", "spdx/Apache-2.0.txt")],
    "sqlcipher3": [
        ("SQLCipher", "BSD-3-Clause", "sqlcipher.txt"),
        ("SQLite", "blessing", "sqlite.txt"),
        ("OpenSSL", "Apache-2.0", "spdx/Apache-2.0.txt"),
    ],
}


class Texts:
    """The folder that the texts are written into; each once, named as index and window know them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def where(self, name: str) -> Path:
        """The file of a text by its name in the index, here or in ``resources/``."""
        inside = name.removeprefix("licences/texts/")
        return self._folder / inside if inside != name else ROOT / "resources" / name

    def write(self, name: str, text: str) -> str:
        file = self._folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
        return f"licences/texts/{name}"

    def copy(self, source: Path, name: str) -> str:
        return self.write(name, source.read_text(encoding="utf-8", errors="replace"))

    def kept(self, name: str) -> str:
        return self.copy(KEPT / name, name)

    def standard(self, licences: Iterable[str]) -> list[str]:
        """The standard texts of licences; LGPL-3.0 adds to GPL-3.0, and needs that beside it."""
        names = [name.split(" ")[0] for name in licences]
        names += ["GPL-3.0-only"] if "LGPL-3.0-only" in names else []
        return [self.kept(f"spdx/{name}.txt") for name in names if (KEPT / f"spdx/{name}.txt").is_file()]


class Maker:
    """Makes the components of the index, and writes their texts."""

    QT_NOTICE = "qt-notice.txt"
    """How Qt is replaced, of the texts kept here."""

    def __init__(self, distributions: Mapping[str, Distribution], texts: Texts, version: str) -> None:
        self._distributions, self._texts, self._version = distributions, texts, version
        self._debian = tomllib.loads((HERE / "debian.toml").read_text())

    def component(self, owner: Owner, part: str) -> Component:
        if owner.kind == "debian":
            return self._debian_package(owner)
        makers = {
            "own": self._own,
            "Inter": self._inter,
            "Microsoft": self._microsoft,
            "python": self._python,
            "Qt": self._qt,
            "ICU": self._icu,
        }
        make = makers.get(part or owner.kind)
        return make() if make else self._from_pypi(owner)

    def _own(self) -> Component:
        text = self._texts.copy(ROOT / "LICENSE", "organic-desktop.txt")
        return Component("Organic Desktop", self._version, "MIT", [text], "this project")

    def _inter(self) -> Component:
        return Component(
            "Inter", "4.1", "OFL-1.1", ["fonts/OFL.txt"], "the npm package inter-ui", "pkg:npm/inter-ui@4.1.1"
        )

    def _python(self) -> Component:
        version = platform.python_version()
        texts = [self._texts.kept("python.txt")]
        return Component(
            "Python", version, "PSF-2.0", texts, "the build machine's Python", f"pkg:generic/python@{version}"
        )

    def _qt(self) -> Component:
        version = self._distributions["pyside6-essentials"].version
        notice = (KEPT / self.QT_NOTICE).read_text(encoding="utf-8").replace("{version}", version)
        texts = [self._texts.write("qt-notice.txt", notice), *self._texts.standard(["LGPL-3.0-only"])]
        return Component("Qt", version, "LGPL-3.0-only", texts, "PySide6_Essentials", f"pkg:generic/qt@{version}")

    def _microsoft(self) -> Component:
        licence, texts = "LicenseRef-Microsoft-Distributable-Code", [self._texts.kept("microsoft.txt")]
        return Component("Microsoft Visual C++ runtime", "14", licence, texts, "the wheels of PySide6 and RapidFuzz")

    def _icu(self) -> Component:
        licence = "Unicode-DFS-2016 AND ICU"
        return Component(
            "ICU", "73", licence, [self._texts.kept("icu.txt")], "PySide6_Essentials", "pkg:generic/icu@73"
        )

    def _from_pypi(self, owner: Owner) -> Component:
        distribution = self._distributions[owner.name]
        name, version = distribution.metadata["Name"], distribution.version
        licence = licence_of(distribution)
        own = [self._texts.copy(file, f"python/{name}/{file.name}") for file in licence_files(distribution)]
        texts = own or self._texts.standard(chosen(licence)[:1])
        licence = "LGPL-3.0-only" if chosen(licence)[:1] == ["LGPL-3.0-only"] else licence
        return Component(name, version, licence, texts, "PyPI", f"pkg:pypi/{owner.name}@{version}")

    def _debian_package(self, owner: Owner) -> Component:
        version, name = debian_version(owner.name), owner.name
        licence = self._debian.get(name.removesuffix("t64"), "")
        file = Path("/usr/share/doc", name, "copyright")
        purl = f"pkg:deb/debian/{name}@{version}?arch=amd64"
        component = Component(name, version, licence, [], "the build machine's Debian", purl)
        if not file.is_file():
            return component  # without a text, which is a fault
        said = file.read_text(encoding="utf-8", errors="replace")
        common = sorted(set(re.findall(rf"{COMMON}/([\w.-]*\w)", said)))
        shared = [(COMMON / each).resolve() for each in common if (COMMON / each).is_file()]
        copied = [self._texts.copy(each, f"common/{each.name}.txt") for each in shared]
        component.texts = list(dict.fromkeys([self._texts.write(f"debian/{name}.txt", said), *copied]))
        return component

    def inside(self, held: dict[tuple[Owner, str], Component]) -> list[Component]:
        """What the libraries of the components hold that have other authors."""
        found = []
        for (owner, part), component in held.items():
            if part == "Qt":
                found += self._inside_qt(component)
            elif owner.kind == "pypi" and (linked := self._linked(owner, component)):
                found.append(linked)
            found += [
                Component(
                    name, "", licence, [self._texts.kept(text)], f"the wheel of {owner.name}", inside=component.name
                )
                for name, licence, text in LINKED_SILENTLY.get(owner.name, ())
            ]
        return found

    def _inside_qt(self, qt: Component) -> list[Component]:
        said = json.loads((KEPT / "qt" / "notices.json").read_text())
        source = f"Qt, by the sources of {said['source']}"
        notices = [(each["name"], each["licence"], f"qt/{each['text']}") for each in said["notices"]]
        notices.append(("XSVG", "HPND-sell-variant", "qt-svg.txt"))
        notices.append(("D3D12 Memory Allocator", "MIT", "qt-d3d12.txt"))
        return [
            Component(name, "", licence, [self._texts.kept(text)], source, inside="Qt")
            for name, licence, text in notices
            if any(ONLY_WITH.get(name, "") in file for file in qt.files)
        ]

    def _linked(self, owner: Owner, component: Component) -> Component | None:
        """The libraries that a wheel's own SBOMs say are linked into it."""
        named = [
            (f"{each['name']} {each.get('version', '')}", licence_in(each))
            for said in sboms(self._distributions[owner.name])
            for each in json.loads(said.read_text()).get("components", [])
            if each.get("scope") != "excluded"
        ]
        if not named:
            return None
        needed = [each for _, licence in named for each in chosen(licence)]
        standard = self._texts.standard(sorted(set(needed)))
        lines = [f"{name}: {licence}" for name, licence in sorted(set(named))]
        title = f"What is linked into {component.name} {component.version}, as its wheel says:\n\n"
        text = self._texts.write(f"python/{component.name}/linked.txt", title + "\n".join(lines))
        licence = " AND ".join(f"({each})" for each in sorted({licence for _, licence in named}))
        source = f"the wheel of {component.name}"
        name = f"Libraries in {component.name}"
        return Component(name, "", licence, [text, *standard], source, inside=component.name)


def licence_of(distribution: Distribution) -> str:
    """The SPDX expression, from the newest to the oldest way of a package's metadata to say it."""
    metadata = distribution.metadata
    if metadata["Name"] in SAID_IN_WORDS:
        return SAID_IN_WORDS[metadata["Name"]]
    said = [str(each) for field in ("License-Expression", "License") for each in metadata.get_all(field) or ()]
    classified = (str(each).rsplit(" :: ", 1)[-1] for each in metadata.get_all("Classifier") or ())
    candidates = [*said, *(CLASSIFIERS[each] for each in classified if each in CLASSIFIERS)]
    return next(filter(chosen, candidates), said[0] if said else "")


def licence_in(component: dict[str, Any]) -> str:
    """The expression that a CycloneDX component has."""
    for each in component.get("licenses") or ():
        return str(each.get("expression") or each.get("license", {}).get("id", ""))
    return NAMED_BARE.get(component["name"], "")


def sboms(distribution: Distribution) -> list[Path]:
    files = (file for file in distribution.files or () if ".dist-info/sboms/" in file.as_posix())
    return sorted(Path(str(distribution.locate_file(file))) for file in files)
