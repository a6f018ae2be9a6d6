"""The licences of what a bundle holds: what may be shipped, whose a file is, and which texts go with it."""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from licences import copyright_file, index
from licences.collect import Line, Unlicensed, collect
from licences.components import KEPT, Texts, licence_of
from licences.index import Component, chosen
from licences.origins import SITE, licence_files

from tests.test_locks import ROOT, pinned

OF_OTHER_SYSTEMS = {"pywin32-ctypes"}
WITHOUT_TEXTS = {"pyside6-essentials", "shiboken6"}  # packaging/licences/texts has theirs
RUNTIME = sorted(pinned(ROOT / "requirements" / "runtime.lock").keys() - OF_OTHER_SYSTEMS)


@pytest.mark.parametrize("name", RUNTIME)
def test_what_the_program_needs_may_be_shipped_and_brings_its_texts(name: str) -> None:
    try:
        installed = distribution(name)
    except ModuleNotFoundError:
        assert sys.version_info >= (3, 12), f"{name} is in the lock and isn't installed"
        return
    assert chosen(licence_of(installed)), licence_of(installed)
    assert licence_files(installed) or name in WITHOUT_TEXTS


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("MIT", ["MIT"]),
        ("GPL-2.0-only", []),
        ("FTL OR GPL-2.0-only", ["FTL"]),
        ("GPL-2.0-only OR FTL", ["FTL"]),
        ("MIT AND GPL-3.0-only", []),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", ["MIT", "Unicode-3.0"]),
        ("GPL-2.0-only OR (MIT AND (GPL-3.0-only OR Zlib))", ["MIT", "Zlib"]),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", ["GPL-3.0-or-later WITH GCC-exception-3.1"]),
        ("GPL-3.0-or-later", []),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", ["LGPL-3.0-only"]),
        ("", []),
        ("MIT License", []),
        ("MIT AND", []),
        ("(MIT", []),
        ("Dual License, see LICENSE", []),
        ("GPLv2-or-later with a special exception", []),
    ],
)
def test_an_expression_is_accepted_by_its_parts(expression: str, found: list[str]) -> None:
    assert chosen(expression) == found


QT_CORE = "PySide6/Qt/lib/libQt6Core.so.6"


def from_site(place: str, kind: str = "DATA") -> Line:
    return place, str(SITE / place), kind


def from_here(place: str) -> Line:
    return f"organic_desktop/{place}", str(ROOT / place), "DATA"


def collected(folder: Path, *more: Line) -> dict[str, Component]:
    """The index of a small bundle, by names."""
    pure = [("httpx._client", str(SITE / "httpx/_client.py"), "PYMODULE"), ("json", json.__file__, "PYMODULE")]
    pure.append(("ours", str(ROOT / "src/organic_desktop/app/facade.py"), "PYMODULE"))
    pure.append(("jaraco", "-", "PYMODULE"))  # as PyInstaller lists a namespace
    files = [
        *(
            (place, f"/build/localpycs/{place}", "DATA")
            for place in ("httpx/_client.pyc", "json/__init__.pyc", "ours.pyc")
        ),
        from_site(QT_CORE, "BINARY"),
        ("libQt6Core.so.6", QT_CORE, "SYMLINK"),
        from_site("PySide6/Qt/lib/libicuuc.so.73", "BINARY"),
        from_site("PySide6/QtCore.abi3.so", "EXTENSION"),
        from_site("cryptography/hazmat/bindings/_rust.abi3.so", "EXTENSION"),
        from_here("resources/fonts/Inter-Regular.ttf"),
        from_here("resources/icons/app.svg"),
        *more,
    ]
    return {each.name: each for each in collect(pure, files, folder, "0.1.0")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("licences")


@pytest.fixture(scope="module")
def components(folder: Path) -> dict[str, Component]:
    return collected(folder)


def test_each_file_has_its_owner(components: dict[str, Component]) -> None:
    assert components["Qt"].files == [f"_internal/{QT_CORE}", "_internal/libQt6Core.so.6"]
    assert components["ICU"].files == ["_internal/PySide6/Qt/lib/libicuuc.so.73"]
    assert components["PySide6_Essentials"].files == ["_internal/PySide6/QtCore.abi3.so"]
    assert components["Inter"].files == ["_internal/organic_desktop/resources/fonts/Inter-Regular.ttf"]
    own = ["_internal/organic_desktop/resources/icons/app.svg", "_internal/ours.pyc"]
    assert components["Organic Desktop"].files == own
    assert components["httpx"].files == ["_internal/httpx/_client.pyc"]
    assert components["Python"].files == ["_internal/json/__init__.pyc"]


def test_what_libraries_hold_is_listed_too(folder: Path, components: dict[str, Component]) -> None:
    inside = {each.name for each in components.values() if each.inside == "Qt"}
    assert {"PCRE2", "HarfBuzz-NG", "LibPNG"} <= inside
    assert inside.isdisjoint({"XSVG", "Wayland protocols"}), "Qt SVG and Wayland aren't in this bundle"
    assert "openssl" in (folder / components["Libraries in cryptography"].texts[0].split("/", 1)[1]).read_text()


def test_what_a_wheel_links_without_saying_so_is_listed_too(tmp_path: Path) -> None:
    wheels = distribution("sqlcipher3"), distribution("argon2-cffi-bindings")
    files = [str(file) for wheel in wheels for file in wheel.files or () if file.suffix == ".so"]
    found = collected(tmp_path, *(from_site(file, "EXTENSION") for file in files))
    inside = {
        each.name: each.inside for each in found.values() if each.inside in ("sqlcipher3", "argon2-cffi-bindings")
    }
    assert inside == {
        "SQLCipher": "sqlcipher3", "SQLite": "sqlcipher3", "OpenSSL": "sqlcipher3", "Argon2": "argon2-cffi-bindings"
    }  # fmt: skip
    assert "ZETETIC" in (tmp_path / "texts" / "sqlcipher.txt").read_text()


def test_index_and_texts_name_each_other(folder: Path, components: dict[str, Component]) -> None:
    read = index.read(folder / index.NAME)
    assert read == sorted(components.values(), key=lambda each: (each.name.lower(), each.name))
    named = {name for each in read for name in each.texts} - {"fonts/OFL.txt"}
    written = [file for file in (folder / "texts").rglob("*") if file.is_file()]
    assert named == {f"licences/{file.relative_to(folder).as_posix()}" for file in written}
    assert all((folder / name.removeprefix("licences/")).stat().st_size > 100 for name in named)


def test_lgpl_goes_with_the_gpl_that_it_refers_to_and_says_how_to_replace(
    folder: Path, components: dict[str, Component]
) -> None:
    texts = ["qt-notice.txt", "spdx/LGPL-3.0-only.txt", "spdx/GPL-3.0-only.txt"]
    assert components["Qt"].texts == [f"licences/texts/{name}" for name in texts]
    notice = (folder / "texts" / "qt-notice.txt").read_text()
    assert f"Qt {components['Qt'].version}," in notice
    assert "{" not in notice
    assert components["PySide6_Essentials"].licence == "LGPL-3.0-only"


def test_two_runs_write_the_same(folder: Path, components: dict[str, Component], tmp_path: Path) -> None:
    collected(tmp_path)
    first, second = (
        {file.relative_to(each): file.read_bytes() for file in each.rglob("*") if file.is_file()}
        for each in (folder, tmp_path)
    )
    assert first == second


def test_a_file_of_nobody_stops_the_build(tmp_path: Path) -> None:
    stray = tmp_path / "it's here" / "libstray.so.1"
    stray.parent.mkdir()
    stray.touch()
    with pytest.raises(Unlicensed, match=r"libstray\.so\.1"):
        collected(tmp_path / "out", ("libstray.so.1", str(stray), "BINARY"))


def test_a_program_of_the_system_without_a_known_licence_stops_the_build(tmp_path: Path) -> None:
    """By its package on Debian; elsewhere nobody is known whose it is."""
    with pytest.raises(Unlicensed, match="extra/sh"):
        collected(tmp_path / "out", ("extra/sh", "/bin/sh", "BINARY"))


def test_a_link_to_nothing_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(Unlicensed, match=r"libQt6Gone\.so\.6"):
        collected(tmp_path / "out", ("libQt6Gone.so.6", "PySide6/Qt/lib/libQt6Gone.so.6", "SYMLINK"))


def test_a_plugin_of_qt_with_somebody_elses_code_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(Unlicensed, match="libqwebp"):
        collected(tmp_path / "out", from_site("PySide6/Qt/plugins/imageformats/libqwebp.so", "BINARY"))


@pytest.mark.parametrize(
    ("licence", "texts", "sentence"),
    [
        ("GPL-3.0-or-later", ["a"], "x is under GPL-3.0-or-later, which isn't accepted: _internal/x.so"),
        ("", ["a"], "x (here) has no licence: _internal/x.so"),
        ("MIT", [], "x has no text of its licence."),
    ],
)
def test_what_must_not_be_shipped_is_named(licence: str, texts: list[str], sentence: str) -> None:
    assert list(index.faults([Component("x", "1", licence, texts, "here", files=["_internal/x.so"])])) == [sentence]


def test_every_kept_text_is_used() -> None:
    notices = json.loads((KEPT / "qt" / "notices.json").read_text())["notices"]
    used = {f"qt/{each['text']}" for each in notices} | {"qt/notices.json"}
    makers = (KEPT.parent / "components.py", KEPT.parents[1] / "windows" / "licensing.py")
    code = "".join(maker.read_text() for maker in makers)
    used |= {f"spdx/{name}.txt" for name in index.ACCEPTED | {"GPL-3.0-only"}} | set(
        re.findall(r'"([\w-]+\.txt)"', code)
    )
    kept = {file.relative_to(KEPT).as_posix() for file in KEPT.rglob("*") if file.is_file()}
    assert kept <= used
    assert {f"qt/{each['text']}" for each in notices} <= kept


def test_the_notices_are_those_of_the_qt_that_is_shipped() -> None:
    """Otherwise run packaging/licences/qt_notices.py on the newer sources."""
    said = json.loads((KEPT / "qt" / "notices.json").read_text())["source"].split()[1]
    locked = pinned(ROOT / "requirements" / "runtime.lock")["pyside6-essentials"]
    assert said.split(".")[:2] == locked.split(".")[:2]


def test_the_copyright_file_is_in_debians_form(folder: Path, components: dict[str, Component]) -> None:
    text = copyright_file.written(list(components.values()), Texts(folder / "texts").where)
    paragraphs = [dict(re.findall(r"^(\w[\w-]*): ?(.*(?:\n .*)*)", each, re.MULTILINE)) for each in text.split("\n\n")]
    head, *others = paragraphs
    assert head["Format"].startswith("https://www.debian.org/")
    files = [each for each in others if "Files" in each]
    licences = {each["License"].split("\n")[0] for each in others if "Files" not in each}
    assert files[0] == {**files[0], "Files": "*", "License": "MIT"}
    assert {name for each in files for name in each["License"].split(" and ")} == licences
    assert all(each["Copyright"].strip() for each in files)
    assert max(map(len, text.splitlines())) < 1000
    assert "GNU LESSER GENERAL PUBLIC LICENSE" not in text, "Debian wants its own copy named"


def test_our_own_licence_and_the_fonts_are_at_hand_wherever_it_runs() -> None:
    """What the window shows if it wasn't frozen: resources/licences holds what a wheel brings itself."""
    own = index.read(ROOT / "resources" / "licences" / index.NAME)
    assert [each.name for each in own] == ["Inter", "Organic Desktop"]
    assert not list(index.faults(own))
    assert (ROOT / "resources" / "licences" / "texts" / "organic-desktop.txt").read_text() == (
        ROOT / "LICENSE"
    ).read_text()
    assert all((ROOT / "resources" / name).is_file() for each in own for name in each.texts)
