"""The package's licences are those of what is in it, its bill of materials is valid, and its Qt can be replaced."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from licences import index
from licences.index import Component

from tests.packages.conftest import only
from tests.system.screen import wait_until

PACKAGING = Path(__file__).parents[2] / ".venv-packaging" / "bin" / "python"
INSIDE = "usr/lib/organic-desktop"
OTHERS_WORDS = b"Copyright (C) The Qt Company Ltd."


@pytest.fixture(scope="module")
def unpacked(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    subprocess.run(["dpkg-deb", "--extract", deb, folder], check=True)
    return folder


@pytest.fixture(scope="module")
def bundle(unpacked: Path) -> Path:
    return unpacked / INSIDE


@pytest.fixture(scope="module")
def components(bundle: Path) -> list[Component]:
    return index.read(bundle / "_internal" / index.FOLDER / index.NAME)


def files_in(bundle: Path) -> set[str]:
    """All but the licences themselves."""
    found = (path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_symlink() or path.is_file())
    return {name for name in found if not name.startswith(f"_internal/{index.FOLDER}/")}


def test_every_file_has_one_licence_and_every_licence_its_files(bundle: Path, components: list[Component]) -> None:
    listed = [file for each in components for file in each.files]
    assert sorted(listed) == sorted(files_in(bundle))
    idle = [each.name for each in components if not (each.files or each.inside)]
    assert idle == []
    assert {each.inside for each in components} - {""} <= {each.name for each in components}


def test_the_program_itself_holds_no_module_that_no_file_shows(bundle: Path) -> None:
    """The archive behind the program is read anew, by PyInstaller's own reader: its start, and our first lines."""
    code = (
        "import sys; from PyInstaller.archive.readers import CArchiveReader as R; r = R(sys.argv[1]);"
        "print(*r.open_embedded_archive('PYZ.pyz').toc)"
    )
    program = bundle / "organic-desktop"
    assert subprocess.run([PACKAGING, "-c", code, program], check=True, capture_output=True, text=True).stdout == "\n"


def test_nothing_is_shipped_that_may_not_be(bundle: Path, components: list[Component]) -> None:
    assert list(index.faults(components)) == []
    names = {Path(name).name for name in files_in(bundle)}
    assert not [name for name in names if name.startswith(("libreadline", "readline", "libgdbm", "libdb-"))]


def test_every_text_is_there_and_none_for_nothing(bundle: Path, components: list[Component]) -> None:
    resources = bundle / "_internal" / "organic_desktop" / "resources"
    named = {name for each in components for name in each.texts}
    assert [name for name in named if not (resources / name).read_text(encoding="utf-8").strip()] == []
    there = {path.relative_to(resources).as_posix() for path in (resources / "licences").rglob("*") if path.is_file()}
    assert there == {f"licences/{index.NAME}", *(name for name in named if name.startswith("licences/"))}


def test_the_packages_copyright_names_every_part(unpacked: Path, components: list[Component]) -> None:
    text = (unpacked / "usr/share/doc/organic-desktop/copyright").read_text(encoding="utf-8")
    for each in components:
        assert each.inside or re.search(rf"\b{re.escape(f'{each.name} {each.version}')}", text), each.name
    for place in re.findall(r"^(?:Files:)? (usr/lib/\S+)$", text, re.MULTILINE):
        assert list(unpacked.glob(place)), place


@pytest.fixture(scope="module")
def bill(dist: Path) -> Path:
    return only(dist, "organic-desktop-*.cdx.json")


def walk(components: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    for each in components:
        yield each
        inner = each.get("components", [])
        assert isinstance(inner, list)
        yield from walk(inner)


def test_the_bill_of_materials_is_valid_and_says_no_time_of_its_own(bill: Path) -> None:
    code = (
        "import sys; from cyclonedx.schema import SchemaVersion as S; from cyclonedx.validation.json import "
        "JsonStrictValidator as V; "
        "fault = V(S.V1_6).validate_str(open(sys.argv[1]).read()); sys.exit(fault and str(fault))"
    )
    subprocess.run([PACKAGING, "-c", code, bill], check=True)
    said = json.loads(bill.read_text())
    assert "serialNumber" not in said
    assert "timestamp" not in said["metadata"] or "SOURCE_DATE_EPOCH" in os.environ


def test_the_bill_names_the_parts_and_the_files_of_the_package(
    bill: Path, bundle: Path, components: list[Component]
) -> None:
    said = json.loads(bill.read_text())
    every = list(walk([said["metadata"]["component"], *said["components"]]))
    assert {each.name for each in components} - {"Organic Desktop"} <= {each["name"] for each in every}
    hashes = {str(each["name"]): each["hashes"][0]["content"] for each in every if each["type"] == "file"}  # type: ignore[index]
    real = {name for name in files_in(bundle) if not (bundle / name).is_symlink()}
    assert hashes == {name: hashlib.sha256((bundle / name).read_bytes()).hexdigest() for name in real}
    bare = [each["name"] for each in every if each["type"] != "file" and not each.get("licenses")]
    assert bare == ["openssl"], "its wheel's own bill says none"
    refs = {each["bom-ref"] for each in every if "bom-ref" in each}
    assert {ref for each in said["dependencies"] for ref in [each["ref"], *each["dependsOn"]]} <= refs


def commands(notice: str, number: int) -> str:
    """The number-th block of commands in the notice."""
    blocks = re.findall(r"(?:^ {4}.*\n)+", notice, re.MULTILINE)
    return re.sub(r"^ {4}", "", blocks[number], flags=re.MULTILINE)


def test_qt_is_replaced_by_the_steps_that_the_notice_gives(bundle: Path, tmp_path: Path) -> None:
    """By a build that differs in a sentence; who changes more of Qt does the same."""
    installed = tmp_path / "it's installed" / "organic-desktop"
    shutil.copytree(bundle, installed, symlinks=True)
    inside, home = installed / "_internal", tmp_path / "home"
    changed = home / "my-qt" / "lib" / "libQt6Core.so.6"
    shutil.copytree(inside / "PySide6" / "Qt", home / "my-qt")
    content = changed.read_bytes()
    assert OTHERS_WORDS in content
    changed.write_bytes(content.replace(OTHERS_WORDS, OTHERS_WORDS.upper()))
    notice = (inside / index.FOLDER / "texts" / "qt-notice.txt").read_text()
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "ORGANIC_DATA_DIR": str(tmp_path / "data")}
    for number in (0, 1):
        steps = ["sh", "-euc", commands(notice, number)]
        subprocess.run(steps, cwd=inside, env=environment, check=True)
    assert (inside / "PySide6/Qt/lib/libQt6Core.so.6").read_bytes() == changed.read_bytes()
    assert (home / "qt-before/PySide6/Qt/lib/libQt6Core.so.6").read_bytes() == content
    start(installed / "organic-desktop", tmp_path, environment)


def start(program: Path, folder: Path, environment: dict[str, str]) -> None:
    """It makes its window and its database, and ends when it is asked to."""
    shown = {**environment, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder), "LC_ALL": "C.UTF-8"}
    running = subprocess.Popen([program], env=shown, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        database = folder / "data" / "local.db"
        wait_until(lambda: database.exists() or running.poll() is not None)
    finally:
        running.terminate()
        said, _ = running.communicate(timeout=60)
    assert database.exists(), said
