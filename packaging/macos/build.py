"""Makes Organic.app and the .dmg that holds it, on a Mac (`make package-macos`; docs/packaging.md, macOS).

CODESIGN_IDENTITY names a "Developer ID Application" certificate of the keychain; without it the app is signed ad hoc,
which is enough for the Mac that made it. Notarising is up to who releases.

Usage: .venv-packaging/bin/python packaging/macos/build.py [--out FOLDER]
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess  # its words are this file's  # nosec B404
import sys
from pathlib import Path

if not __package__:
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from project import ROOT, project_version

from macos.info import DOCUMENT_ICON, NAME, PROGRAM_ICON

BUILD = ROOT / "build"
APP = BUILD / "bundle" / f"{NAME}.app"
ICONS = BUILD / "macos"
ELSEWHERE = "The app for macOS can only be made on a Mac: PyInstaller freezes for the system it runs on."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    words = parser.parse_args()
    if platform.system() != "Darwin":
        sys.exit(ELSEWHERE)
    draw_icons(ICONS)
    run(sys.executable, ROOT / "packaging" / "bundle" / "build.py")
    run("codesign", "--verify", "--deep", "--strict", APP)
    words.out.mkdir(parents=True, exist_ok=True)
    made = words.out / f"organic-desktop-{project_version()}-macos-{platform.machine()}.dmg"
    make_image(APP, made)
    print(made)


def draw_icons(folder: Path) -> None:
    """Draw the icons that the spec file takes."""
    for drawing, name, more in (("app", PROGRAM_ICON, ["--margin"]), ("document", DOCUMENT_ICON, [])):
        drawn = ROOT / "resources" / "icons" / f"{drawing}.svg"
        run(sys.executable, ROOT / "packaging" / "icons.py", "icns", drawn, folder / name, *more)


def make_image(app: Path, made: Path) -> None:
    """Make the disk image: the app, and the folder to drag it to."""
    stage = BUILD / "macos" / "image"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    run("ditto", app, stage / app.name)
    (stage / "Applications").symlink_to("/Applications")
    volume = ("-volname", NAME, "-srcfolder", stage)
    run("hdiutil", "create", *volume, "-fs", "HFS+", "-format", "ULFO", "-ov", made)
    if identity := os.environ.get("CODESIGN_IDENTITY"):
        run("codesign", "--sign", identity, "--timestamp", made)


def run(*command: str | Path) -> None:
    subprocess.run(list(command), check=True, cwd=ROOT)  # noqa: S603  see above  # nosec B603


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as failure:
        sys.exit(failure.returncode)
