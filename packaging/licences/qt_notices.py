"""Takes the notices of what Qt itself contains out of Qt's sources: texts/qt/ and texts/qt/notices.json.

PySide6's wheels hold none of them. Run again when PySide6 goes to another minor version of Qt; the sources of the
nearest version will do, such as those of a distribution's package.

Usage: packaging/licences/qt_notices.py FOLDER-OF-QTBASE VERSION
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).with_name("texts") / "qt"
# What is for other systems, for building, or for tests; and what PySide6's wheels take from the system's library.
NOT_THERE = re.compile(
    r"D3D12|android|gradle|pixman|wasm|kernel/$|cocoa|rhi|testlib|testinternal|^cmake|^util|3rdparty/(freetype|zlib)/"
)
WAYLAND = "src/3rdparty/wayland/"


def main(source: Path, version: str) -> int:
    for old in TEXTS.glob("*"):
        old.unlink()
    notices = []
    for name, entries in sorted(grouped(source).items()):
        file = f"{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}.txt"
        heads = [head_of(each) for _, each in entries]
        texts = dict.fromkeys(text for where, each in entries for text in texts_of(source, where, each))
        (TEXTS / file).write_text("\n\n".join([*heads, *texts]) + "\n")
        licence = " AND ".join(dict.fromkeys(atom(each["LicenseId"]) for _, each in entries))
        notices.append({"name": name, "licence": licence, "text": file})
    index = {"source": f"qtbase {version}", "notices": notices}
    (TEXTS / "notices.json").write_text(json.dumps(index, indent=1) + "\n")
    return 0


def grouped(source: Path) -> dict[str, list[tuple[Path, dict[str, Any]]]]:
    """Entries by the name to show; the many protocols of Wayland are one."""
    found: dict[str, list[tuple[Path, dict[str, Any]]]] = {}
    for where, entry in entries_of(source):
        wayland = where.relative_to(source).as_posix().startswith(WAYLAND)
        found.setdefault("Wayland protocols" if wayland else entry["Name"], []).append((where, entry))
    return found


def entries_of(source: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for file in sorted(source.rglob("qt_attribution.json")):
        if not NOT_THERE.search(f"{file.parent.relative_to(source).as_posix()}/"):
            read = json.loads(file.read_text(), strict=False)
            for entry in read if isinstance(read, list) else [read]:
                yield file.parent, entry


def atom(licence: str) -> str:
    return f"({licence})" if " OR " in licence else licence


def head_of(entry: dict[str, Any]) -> str:
    """Name, address, licence and copyright."""
    owners = entry.get("Copyright", "")
    owners = owners if isinstance(owners, str) else "\n".join(owners)
    parts = [entry["Name"], entry.get("Homepage", ""), f"Licence: {entry['LicenseId']}", owners.strip()]
    return "\n".join(filter(None, parts))


def texts_of(source: Path, where: Path, entry: dict[str, Any]) -> list[str]:
    """The component's own texts, else the standard ones."""
    named = entry.get("LicenseFile") or entry.get("LicenseFiles") or []
    files = [where / name for name in ([named] if isinstance(named, str) else named)]
    if not files:
        ids = re.sub(r"\b(AND|OR|WITH)\b|[()]", " ", entry["LicenseId"]).split()
        files = [source / "LICENSES" / f"{each}.txt" for each in ids]
    return [file.read_text(errors="replace").strip("\n") for file in files]


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(str(__doc__))
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
