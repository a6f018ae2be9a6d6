"""The copyright file of the packages, in Debian's machine-readable format, out of the index."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from licences.components import COMMON, KEPT
from licences.index import FOLDER, Component, chosen, read
from licences.index import NAME as INDEX

HEAD = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Organic Desktop
Comment:
 The program is under the MIT licence. It brings the libraries below, each as its
 authors gave it away. Their full texts are in this package, in
 /{folder},
 and in the window: Help, Licences. Qt, PySide6 and the other libraries under the
 LGPL are files of their own that you may replace; texts/qt-notice.txt says how."""
INSTALLED = "usr/lib/organic-desktop"
FOLDER_OF_PACKAGE = f"{INSTALLED}/_internal/{FOLDER}"
OWNERS = re.compile(r"^[^\w\n(©]*((?:copyright|\(c\)|©)[^\w\n].*\d{4}.*\w.*)", re.IGNORECASE | re.MULTILINE)
NO_OWNER = re.compile(r"[<\[{](name|copyright|yyyy|year)", re.IGNORECASE)  # how to fill the licence in
PROGRAM = f"{INSTALLED}/organic-desktop"
MOST_OWNERS = 25
LINE = 200


def of_bundle(bundle: Path) -> str:
    """The file's text by the index that the bundle holds."""
    resources = bundle / "_internal" / PurePosixPath(FOLDER).parent
    return written(read(bundle / "_internal" / FOLDER / INDEX), lambda name: resources / name)


def written(components: list[Component], where: Callable[[str], Path]) -> str:
    """The file's text; ``where`` tells the file of a text by its name in the index."""
    own = next(each for each in components if each.name == "Organic Desktop")
    foreign = [each for each in components if each is not own and each.files]
    packed = [each for each in foreign if not set(each.files) - {"organic-desktop"}]
    every = {file: each.name for each in components for file in each.files}
    paragraphs = [HEAD.format(folder=FOLDER_OF_PACKAGE), files_paragraph("*", [own], where)]
    for each in foreign:
        if each not in packed:
            paragraphs.append(files_paragraph("\n ".join(folded(each, every)), [each], where))
    paragraphs.append(files_paragraph(PROGRAM, [own, *packed], where))
    used = sorted({name for each in [own, *foreign] for name in chosen(each.licence)})
    paragraphs += [f"License: {in_debian(name)}\n{indented(body(name, components))}" for name in used]
    return "\n\n".join(paragraphs) + "\n"


def files_paragraph(places: str, components: list[Component], where: Callable[[str], Path]) -> str:
    names = "\n ".join(dict.fromkeys(line for each in components for line in owners(each, where)))
    licences = " and ".join(dict.fromkeys(in_debian(name) for each in components for name in chosen(each.licence)))
    what = ", ".join(f"{each.name} {each.version}".rstrip() for each in components)
    return f"Files: {places}\nCopyright: {names}\nLicense: {licences}\nComment: {what}"


def folded(component: Component, every: dict[str, str]) -> Iterator[str]:
    """The component's places in the package; a folder that is its alone is one."""
    others = {
        str(parent) for file, name in every.items() if name != component.name for parent in PurePosixPath(file).parents
    }
    places = []
    for file in component.files:
        alone = [parent for parent in PurePosixPath(file).parents if str(parent) not in {*others, ".", "_internal"}]
        places.append(f"{alone[-1]}/*" if alone else file)
    # A name with a space isn't possible there; a ? stands for any character.
    return (f"{INSTALLED}/{place}".replace(" ", "?") for place in dict.fromkeys(places))


def owners(component: Component, where: Callable[[str], Path]) -> list[str]:
    """The lines that say whose it is, from its own texts."""
    own = (name for name in component.texts if "/spdx/" not in name and "/common/" not in name)
    lines = (line for name in own for line in OWNERS.findall(where(name).read_text(encoding="utf-8")))
    named = (" ".join(line.rstrip(" *#-/").split())[:LINE] for line in lines if not NO_OWNER.search(line))
    found = list(dict.fromkeys(named))[:MOST_OWNERS]
    return found or [f"the authors of {component.name}"]


def in_debian(licence: str) -> str:
    """SPDX's short name in Debian's words: with comes before the name of an exception, and that word behind."""
    name, _, exception = licence.partition(" WITH ")
    return f"{name} with {exception.removesuffix('-exception')} exception" if exception else name


def body(licence: str, components: Iterable[Component]) -> str:
    """What a paragraph says of a licence: its text where that is short, else where it is."""
    name = licence.split(" ")[0]
    family = re.sub(r"-(only|or-later)$", "", name).removesuffix(".0")
    common = [each for each in (family, f"{family}.0") if (COMMON / each).exists()]
    if common:
        return f"The text is in {COMMON}/{common[0]}."
    kept = KEPT / "spdx" / f"{name}.txt"
    if kept.is_file():
        return kept.read_text(encoding="utf-8").strip("\n")
    named = {text for each in components if licence in chosen(each.licence) for text in each.texts if each.files}
    texts = (
        f"/{FOLDER_OF_PACKAGE}/{text.removeprefix('licences/')}" for text in sorted(named) if "/common/" not in text
    )
    return "\n".join(["The text is part of these files:", *texts])


def indented(text: str) -> str:
    return "\n".join(f" {line.rstrip()}" if line.strip() else " ." for line in text.splitlines())
