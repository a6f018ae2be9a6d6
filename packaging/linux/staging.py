"""The files of an installation, laid out as they will lie on the disk, with the modes and times they will have.

Beside the bundle itself that is what a desktop looks for (launcher, metainfo, icons, manual page) and what Debian asks
of a package (copyright, changelog). nfpm.yaml names the places once more, for the .deb and .rpm; the .run takes the
bundle.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess  # its words are this file's  # nosec B404
import sys
import textwrap
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from elf import elf_files, readelf
from licences import copyright_file
from project import ROOT

HERE = Path(__file__).parent
NAME = "organic-desktop"
METAINFO = "org.organicos.desktop.metainfo.xml"
MIME = "org.organicos.desktop.xml"
DOCUMENT = "org.organicos.desktop.document"
"""The icon of our documents, as the MIME types name it."""
MAINTAINER = "Organic Desktop contributors <contributors@organic-desktop.invalid>"


class Stage:
    """``root`` is "/" of the installation, made anew; ``time`` is the build's, in seconds since 1970."""

    def __init__(self, root: Path, version: str, time: int) -> None:
        self.root, self.version, self.time = root, version, time
        self._share, self._doc = root / "usr/share", root / "usr/share/doc" / NAME

    def make(self, bundle: Path) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(bundle, self.root / "usr/lib" / NAME, symlinks=True)
        self._remove_library_paths_of_the_build()
        self._add(ROOT / "resources/desktop" / f"{NAME}.desktop", self._share / "applications")
        self._add(ROOT / "resources/desktop" / MIME, self._share / "mime/packages")
        self._add_metainfo()
        self._add_icons()
        self._add_manual()
        self._add_documents()
        self._add(HERE / "lintian-overrides", self._share / "lintian/overrides", NAME)
        self._settle()

    def _add(self, source: Path, folder: Path, name: str = "") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / (name or source.name))

    def _write(self, path: Path, text: str) -> None:
        """A file, compressed if its name says so; without a name or a time inside, so that it is the same each time."""
        path.parent.mkdir(parents=True, exist_ok=True)
        content = text.encode()
        path.write_bytes(gzip.compress(content, 9, mtime=0) if path.suffix == ".gz" else content)

    def _remove_library_paths_of_the_build(self) -> None:
        """Remove the RUNPATH of files that names folders of this computer: elsewhere anybody may own those."""
        for file in elf_files(self.root / "usr/lib" / NAME):
            found = re.search(r"\((?:RUNPATH|RPATH)\).*\[(.*)\]", readelf(file))
            if found and not all(folder.startswith("$ORIGIN") for folder in found[1].split(":")):
                run("chrpath", "--delete", file, quiet=True)

    def _add_metainfo(self) -> None:
        text = (HERE / METAINFO).read_text(encoding="utf-8")
        self._write(self._share / "metainfo" / METAINFO, text)

    def _add_icons(self) -> None:
        icons = self._share / "icons/hicolor"
        for drawing, context, name in (("app", "apps", NAME), ("document", "mimetypes", DOCUMENT)):
            file = ROOT / f"resources/icons/{drawing}.svg"
            self._add(file, icons / "scalable" / context, f"{name}.svg")
            run(sys.executable, HERE.parent / "icons.py", "theme", file, icons, context, name)

    def _add_manual(self) -> None:
        page = self.root / f"{NAME}.1"
        run(
            *(Path(sys.executable).with_name("argparse-manpage"), "--module", "organic_desktop.cli"),
            *("--function", "build_parser", "--prog", NAME, "--project-name", "Organic Desktop"),
            *("--description", "log and sync your days", "--manual-title", "User Commands"),
            *("--version", self.version, "--format", "single-commands-section"),
            *("--include", HERE / "manual.inc", "--output", page),
            # The day in the page is the one that it is in the zone of the build.
            env={"PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": str(self.time), "TZ": "UTC"},
        )
        self._write(self._share / f"man/man1/{NAME}.1.gz", page.read_text(encoding="utf-8"))
        page.unlink()

    def _add_documents(self) -> None:
        changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        self._write(self._doc / "changelog.gz", changes)
        entry = f"""\
            {NAME} ({self.version}-1) unstable; urgency=medium

              * Version {self.version}: changelog.gz beside this file says what is new.

             -- {MAINTAINER}  {format_datetime(datetime.fromtimestamp(self.time, UTC))}
            """
        self._write(self._doc / "changelog.Debian.gz", textwrap.dedent(entry))
        self._write(self._doc / "copyright", copyright_file.of_bundle(self.root / "usr/lib" / NAME))

    def _settle(self) -> None:
        """Modes and times that don't depend on who built it, or when."""
        program = self.root / "usr/lib" / NAME / NAME
        for path in [self.root, *self.root.rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path == program else 0o644)
            os.utime(path, (self.time, self.time), follow_symlinks=False)


def run(
    *command: str | Path, cwd: Path | None = None, quiet: bool = False, env: Mapping[str, str] | None = None
) -> None:
    """A program of the build; what it says of a failure is let through."""
    stdout = subprocess.DEVNULL if quiet else None
    env = {**os.environ, **(env or {})}
    subprocess.run(list(command), check=True, cwd=cwd, stdout=stdout, env=env)  # noqa: S603  # nosec B603
