"""A start where no window can be opened: a sentence that says what to do, an exit code, and never Qt's abort."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from organic_desktop.system.display_check import PACKAGES, reason
from tests.system.bus import PATIENCE_SECONDS
from tests.system.screen import SOURCES, Desktop, wait_until

NOWHERE = ":7777"


@pytest.fixture
def broken(tmp_path: Path, home: dict[str, str]) -> Path:
    """A folder whose files go before the system's libraries, and are none."""
    folder = tmp_path / "broken"
    folder.mkdir()
    home["LD_LIBRARY_PATH"] = str(folder)
    return folder


def start(environment: dict[str, str], folder: Path, **changed: str) -> tuple[int, list[str]]:
    """The program's exit code, and the lines that it says."""
    done = subprocess.run(
        [sys.executable, "-m", "organic_desktop", "--data-dir", str(folder / "organic")],
        env=environment | {"PYTHONPATH": str(SOURCES)} | changed,
        capture_output=True, text=True, timeout=PATIENCE_SECONDS,
    )  # fmt: skip
    return done.returncode, done.stderr.splitlines()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "neither DISPLAY nor WAYLAND_DISPLAY is set"),
        ({"DISPLAY": NOWHERE}, f"The screen can't be reached (DISPLAY={NOWHERE})"),
        ({"DISPLAY": NOWHERE, "LC_ALL": "C"}, f"The screen can't be reached (DISPLAY={NOWHERE})"),
        ({"DISPLAY": NOWHERE, "LC_ALL": "xx_YY"}, f"The screen can't be reached (DISPLAY={NOWHERE})"),
        ({"DISPLAY": "no display"}, "The screen can't be reached (DISPLAY=no display)"),
        ({"WAYLAND_DISPLAY": "wayland-77"}, "The screen can't be reached (WAYLAND_DISPLAY=wayland-77)"),
        (
            {"WAYLAND_DISPLAY": "wayland-77", "DISPLAY": NOWHERE},
            f"The screen can't be reached (DISPLAY={NOWHERE}, WAYLAND_DISPLAY=wayland-77)",
        ),
        ({"QT_QPA_PLATFORM": "nonsense", "DISPLAY": NOWHERE}, "Qt can't show windows by QT_QPA_PLATFORM=nonsense"),
    ],
)
def test_no_screen_or_a_wrong_one(home: dict[str, str], tmp_path: Path, changed: dict[str, str], said: str) -> None:
    code, (line,) = start(home, tmp_path, **changed)
    assert code == 1
    assert said in line
    assert "The command line works without" in line


@pytest.mark.parametrize(
    ("library", "changed"),
    [
        ("libxcb-cursor.so.0", {"DISPLAY": NOWHERE}),
        ("libxcb-icccm.so.4", {"QT_QPA_PLATFORM": "xcb"}),
        ("libxcb-randr.so.0", {"QT_QPA_PLATFORM": "wayland;xcb"}),
        ("libEGL.so.1", {"DISPLAY": NOWHERE}),
        ("libxkbcommon.so.0", {"WAYLAND_DISPLAY": "wayland-77"}),
        ("libfontconfig.so.1", {"DISPLAY": NOWHERE}),
        ("libgssapi_krb5.so.2", {"DISPLAY": NOWHERE}),
        ("libgssapi_krb5.so.2", {"QT_QPA_PLATFORM": "offscreen"}),
    ],
)
def test_a_library_that_is_missing_is_named_with_its_package(
    home: dict[str, str], tmp_path: Path, broken: Path, library: str, changed: dict[str, str]
) -> None:
    """tests/packages/test_missing_libraries.py takes each of them away from a system."""
    (broken / library).write_text("no library")
    code, (line,) = start(home, tmp_path, **changed)
    assert code == 1
    assert f"are missing: {library}. " in line
    assert f"sudo apt install {PACKAGES[library][1][0]}" in line


def test_of_many_libraries_the_first_are_named_and_all_packages(
    home: dict[str, str], tmp_path: Path, broken: Path
) -> None:
    for library in PACKAGES:
        (broken / library).write_text("no library")
    code, (line,) = start(home, tmp_path, DISPLAY=NOWHERE)
    assert code == 1
    assert "libEGL.so.1, libGL.so.1, libX11.so.6 and 26 more." in line
    assert all(packages[0] in line for when, packages in PACKAGES.values() if when != "wayland")


def test_who_has_no_terminal_is_told_on_the_desktop(virtual_desktop: Desktop, tmp_path: Path, broken: Path) -> None:
    (broken / "libxcb-cursor.so.0").write_text("no library")
    code, _ = start(virtual_desktop.environment, tmp_path)
    assert code == 1
    wait_until(lambda: "summary: 'Organic can" in virtual_desktop.printed("dunst"), "the notification")
    assert "libxcb-cursor0" in virtual_desktop.printed("dunst")


def test_the_command_line_needs_none_of_it(home: dict[str, str], tmp_path: Path, broken: Path) -> None:
    for library in PACKAGES:
        (broken / library).write_text("no library")
    done = subprocess.run(
        [sys.executable, "-m", "organic_desktop", "--help"],
        env=home | {"PYTHONPATH": str(SOURCES)}, capture_output=True, text=True, timeout=PATIENCE_SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_what_nobody_foresaw_is_said_as_qt_says_it() -> None:
    assert "here: the moon is full." in reason(["the moon is full."], {"DISPLAY": ":1"})
