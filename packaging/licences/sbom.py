"""The bundle's bill of materials, for who checks programs for known faults (CycloneDX 1.6, JSON).

cyclonedx-py lists the Python packages and what they need of each other; the index of the licences adds what is no
Python, and every file with its hash. The same bundle gives the same bytes.

Usage: .venv-packaging/bin/python packaging/licences/sbom.py PACKAGE.deb FOLDER
"""

from __future__ import annotations

import hashlib
import json
import subprocess  # its words are this file's  # nosec B404
import sys
import tempfile
from collections.abc import Iterable
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

if not __package__:
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from project import ROOT

from licences.components import sboms
from licences.index import FOLDER, NAME, Component, read
from licences.origins import Origins

ROOT_REF = "organic-desktop"
Bom = dict[str, Any]


def written(bundle: Path) -> str:
    """The document's text, for a bundle. Raises ValueError if it isn't what the schema asks for."""
    index = read(bundle / "_internal" / FOLDER / NAME)
    return document(index, bundle, of_environment(), Origins().distributions.values())


def document(index: list[Component], bundle: Path, bom: Bom, installed: Iterable[Distribution]) -> str:
    """The document's text: ``bom`` is what is known of the Python packages, which are ``installed``."""
    own = next(each for each in index if each.name == "Organic Desktop")
    found = {each["purl"]: each for each in bom["components"] if "purl" in each}
    top = {each.name: component(each, found.get(each.purl, {}), bundle) for each in index if not each.inside}
    root = top.pop(own.name)
    root |= {"type": "application", "bom-ref": ROOT_REF}
    holders = {**top, own.name: root}
    distributions = {str(each.metadata["Name"]): each for each in installed}
    for each in index:
        if each.inside:
            linked = linked_into(distributions[each.inside]) if each.inside in distributions else []
            holders[each.inside]["components"] += [component(each, {}, bundle), *linked]
    bom["metadata"]["component"] = root
    bom["components"] = [top[name] for name in sorted(top)]
    bom["dependencies"] = dependencies(bom["dependencies"], {each["bom-ref"] for each in top.values()})
    text = json.dumps(bom, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault:
        raise ValueError(f"The SBOM isn't valid: {fault}")
    return text


def of_environment() -> Bom:
    """What cyclonedx-py says of the environment that the bundle is made from."""
    words = ("environment", "--sv", "1.6", "--output-reproducible", "--pyproject", ROOT / "pyproject.toml")
    program = Path(sys.executable).with_name("cyclonedx-py")
    done = subprocess.run([program, *words, sys.executable], check=True, capture_output=True, text=True)  # noqa: S603  # nosec B603
    return dict(json.loads(done.stdout))


def component(each: Component, said: Bom, bundle: Path) -> Bom:
    """One part, with its files; ``said`` is what is known of it already."""
    made = {"type": "library", "bom-ref": f"{each.name}@{each.version}", **said}
    made |= {"name": each.name, "licenses": [{"expression": each.licence}]}
    made |= {"version": each.version} if each.version else {}
    made |= {"purl": each.purl} if each.purl else {}
    if each.inside:
        made["bom-ref"] = f"{each.inside}/{each.name}"
    files = ((file, bundle / file) for file in each.files)
    made["components"] = [file_component(name, path) for name, path in files if not path.is_symlink()]
    return made


def file_component(name: str, path: Path) -> Bom:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}


def linked_into(distribution: Distribution) -> list[Bom]:
    """What a wheel's own SBOMs say is linked into it."""
    said = [part for file in sboms(distribution) for part in json.loads(file.read_text())["components"]]
    wanted = ("type", "name", "version", "purl", "licenses", "description")
    return [{key: part[key] for key in wanted if key in part} for part in said if part.get("scope") != "excluded"]


def dependencies(said: list[Bom], refs: set[str]) -> list[Bom]:
    """Who needs whom among those in the bundle; the program needs what no other part is known to need."""
    needs = {each["ref"]: refs & set(each.get("dependsOn", ())) for each in said if each["ref"] in refs}
    for ref in refs:
        if ref.startswith("PySide6_Essentials=="):
            needs[ref] |= {other for other in refs if other.startswith(("Qt@", "ICU@"))}
    needs[ROOT_REF] = refs - set().union(*needs.values())
    return [{"ref": ref, "dependsOn": sorted(needs.get(ref, ()))} for ref in sorted({*refs, ROOT_REF})]


def main(package: Path, folder: Path) -> None:
    """Of the files as they are installed: the packages' differ a little from the bundle's."""
    with tempfile.TemporaryDirectory() as unpacked:
        words: list[str | Path] = ["dpkg-deb", "--extract", package, unpacked]
        subprocess.run(words, check=True)  # noqa: S603  # nosec B603 B607
        text = written(Path(unpacked, "usr/lib/organic-desktop"))
    version = json.loads(text)["metadata"]["component"]["version"]
    (folder / f"organic-desktop-{version}.cdx.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(str(__doc__))
    main(Path(sys.argv[1]), Path(sys.argv[2]))
