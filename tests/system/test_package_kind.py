"""What the program was installed from, by where it lies and what the system knows of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from organic_desktop.system.installation import PACKAGED, PackageKind, package_kind, system_version

FROZEN = """
import sys
from pathlib import Path
from organic_desktop.system import installation
sys.frozen, sys.executable = True, sys.argv[1]
print(installation.package_kind(Path("absent"), Path(sys.argv[2])).value)
"""


def frozen_kind(program: Path, dpkg_list: Path, **environment: str) -> str:
    """What a frozen program at a place says it is, in a process of its own."""
    command = [sys.executable, "-c", FROZEN, str(program), str(dpkg_list)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **environment})
    return done.stdout.strip()


def test_a_clone_is_its_source(tmp_path: Path) -> None:
    assert package_kind(tmp_path / "absent") is PackageKind.SOURCE


def test_flatpak_says_so_itself(tmp_path: Path) -> None:
    info = tmp_path / "info"
    info.write_text("[Application]\nname=org.organicos.desktop\n")
    assert package_kind(info) is PackageKind.FLATPAK


def test_the_packages_of_linux(tmp_path: Path) -> None:
    known, absent = tmp_path / "organic-desktop.list", tmp_path / "absent"
    known.touch()
    program = PACKAGED / "organic-desktop"
    assert frozen_kind(program, known) == "deb"
    assert frozen_kind(program, absent) == "rpm"
    version = tmp_path / "lib" / "0.1.0.x"
    version.mkdir(parents=True)
    (tmp_path / "lib" / "current").symlink_to(version.name)
    assert frozen_kind(version / "organic-desktop", known) == "run"
    assert frozen_kind(tmp_path / "build" / "organic-desktop", known) == "source"
    image = tmp_path / "Organic.AppImage"
    image.touch()
    inside = {"APPIMAGE": str(image), "APPDIR": str(tmp_path / "mounted")}
    assert frozen_kind(tmp_path / "mounted" / "usr" / "organic-desktop", known, **inside) == "appimage"


def test_the_system_has_a_name_and_a_version() -> None:
    name, version = system_version()
    assert name in ("linux", "windows", "macos")
    assert version.replace(".", "").isdigit()
