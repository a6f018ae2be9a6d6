"""The table of the system's libraries: complete for what the window loads, and said in each system's own words."""

from __future__ import annotations

import importlib.util
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
from elf import linked_libraries, readelf

from organic_desktop.system.display_check import PACKAGES, how_to_install, libraries
from tests.system.bus import needs

ROOT = Path(__file__).parents[2]
TABLE = runpy.run_path(str(ROOT / "packaging" / "system-packages"))["NEEDS"]["desktop"]
MODULES = re.compile(r"^ *from PySide6\.(Qt\w+) import", re.MULTILINE)
# What every glibc and every compiler of C++ brings, and Python itself needs.
BASE = {"libc.so.6", "libgcc_s.so.1", "libm.so.6", "libpthread.so.0", "libresolv.so.2", "libstdc++.so.6"}
BASE |= {"ld-linux-x86-64.so.2", "libdl.so.2", "librt.so.1", "libz.so.1"}

WAYLAND_PAINTER = "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so"


def pyside() -> Path:
    spec = importlib.util.find_spec("PySide6")
    assert spec
    assert spec.origin
    return Path(spec.origin).parent


def needed(*files: Path) -> set[str]:
    """What libraries ask of the system, and those of Qt that they ask for."""
    needs("readelf")
    asked: set[str] = set()
    rest, seen = list(files), set(files)
    while rest:
        for name in linked_libraries(readelf(rest.pop())):
            own = next(_brought(name), None)
            if own is None:
                asked.add(name)
            elif own not in seen:
                seen.add(own)
                rest.append(own)
    return asked - BASE


def _brought(name: str) -> Iterator[Path]:
    folders = [pyside() / "Qt" / "lib", pyside(), pyside().with_name("shiboken6")]
    return (folder / name for folder in folders if (folder / name).exists())


def modules() -> set[str]:
    sources = (ROOT / "src").rglob("*.py")
    return {name for source in sources for name in MODULES.findall(source.read_text())}


def test_the_table_names_all_that_the_modules_load() -> None:
    found = needed(*(pyside() / f"{name}.abi3.so" for name in modules()))
    assert found == set(libraries("always", "later"))


def test_what_is_needed_later_isnt_looked_for_by_the_first_frame() -> None:
    found = needed(*(pyside() / f"{name}.abi3.so" for name in ("QtCore", "QtGui", "QtWidgets")))
    assert found == set(libraries("always"))


@pytest.mark.parametrize(
    ("platform", "plugins"),
    [
        ("xcb", ["platforms/libqxcb.so"]),
        ("wayland", ["platforms/libqwayland.so", "wayland-shell-integration/libxdg-shell.so", WAYLAND_PAINTER]),
    ],
)
def test_the_table_names_all_that_a_platform_loads(platform: str, plugins: list[str]) -> None:
    assert needed(*(pyside() / "Qt" / "plugins" / name for name in plugins)) - set(libraries("always")) == set(
        libraries(platform)
    )


def test_what_make_asks_for_is_named_alike() -> None:
    """packaging/system-packages has the least that brings the rest along, for it is to be read before it is run."""
    for library, *packages in map(str.split, TABLE.strip().splitlines()):
        assert PACKAGES[library][1] == packages, library


DEBIAN = {"ID": "debian", "VERSION_ID": "12"}
LACKING = ["libglib-2.0.so.0", "libxcb-randr.so.0", "libxcb-sync.so.1"]


@pytest.mark.parametrize(
    ("release", "words"),
    [
        (DEBIAN, "sudo apt install libglib2.0-0 libxcb-randr0 libxcb-sync1"),
        ({"ID": "debian", "VERSION_ID": "13"}, "sudo apt install libglib2.0-0t64 libxcb-randr0 libxcb-sync1"),
        ({"ID": "debian"}, "sudo apt install libglib2.0-0t64 libxcb-randr0 libxcb-sync1"),
        ({"ID": "ubuntu", "ID_LIKE": "debian", "VERSION_ID": "22.04"}, "apt install libglib2.0-0 "),
        ({"ID": "ubuntu", "ID_LIKE": "debian", "VERSION_ID": "24.04"}, "apt install libglib2.0-0t64 "),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian", "VERSION_ID": "22"}, "apt install libglib2.0-0 "),
        ({"ID": "debian", "VERSION_ID": "13-ish"}, "apt install libglib2.0-0 "),
        ({"ID": "fedora", "VERSION_ID": "43"}, "sudo dnf install glib2 libxcb"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "sudo dnf install glib2 libxcb"),
        ({"ID": "manjaro", "ID_LIKE": "arch"}, "sudo pacman -S --needed glib2 libxcb"),
        (
            {"ID": "opensuse-leap", "ID_LIKE": "suse opensuse"},
            "sudo zypper install 'libglib-2.0.so.0()(64bit)' 'libxcb-randr.so.0()(64bit)' 'libxcb-sync.so.1()(64bit)'",
        ),
    ],
)
def test_the_packages_are_named_for_the_system_and_each_once(release: dict[str, str], words: str) -> None:
    said = how_to_install(LACKING, release)
    assert said.startswith("To install them: ")
    assert said.count("install") + said.count("pacman") == 2
    assert words in said
    assert words[-1] == " " or said.endswith(words)


@pytest.mark.parametrize("release", [{}, {"ID": "gentoo"}, {"ID": "", "ID_LIKE": ""}])
def test_of_an_unknown_system_two_examples_are_named(release: dict[str, str]) -> None:
    said = how_to_install(LACKING, release)
    assert said == (
        "Debian, Ubuntu: sudo apt install libglib2.0-0 libxcb-randr0 libxcb-sync1."
        " Fedora: sudo dnf install glib2 libxcb"
    )


@pytest.mark.parametrize(
    ("release", "words"),
    [
        (DEBIAN, "sudo apt install libxcb1; apt-file search libXau.so.6"),
        ({"ID": "arch"}, "sudo pacman -S --needed libxcb; pacman -F libXau.so.6"),
        ({"ID": "fedora"}, "sudo dnf install libxcb 'libXau.so.6()(64bit)'"),
    ],
)
def test_a_library_of_a_library_is_searched(release: dict[str, str], words: str) -> None:
    assert how_to_install(["libxcb.so.1", "libXau.so.6"], release) == f"To install them: {words}"


def test_nothing_but_a_search_where_nothing_is_known() -> None:
    assert how_to_install(["libXau.so.6"], DEBIAN) == "To install them: apt-file search libXau.so.6"
