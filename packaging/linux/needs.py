"""What a bundle needs of the system: the libraries its own are linked to and that it doesn't bring, and their packages.

The list is read from the bundle each time, so a library that the bundle no longer brings is asked of the system, and
one that no package is known for stops the build.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from elf import elf_files, linked_libraries, readelf

# The packages of Debian, each as bookworm and, after the bar, trixie name them.
PACKAGES = {
    "ld-linux-x86-64.so.2": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libc.so.6": "libc6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdl.so.2": "libc6",
    "libdrm.so.2": "libdrm2",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libgio-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgobject-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "liblzma.so.5": "liblzma5",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "librt.so.1": "libc6",
    "libresolv.so.2": "libc6",
    "libstdc++.so.6": "libstdc++6",
    "libutil.so.1": "libc6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# Read or loaded by name, so no library is linked to them: the keyboards' descriptions, and what speaks to the bus.
ALWAYS = {"deb": ["libdbus-1-3", "xkb-data"], "rpm": ["libdbus-1.so.3()(64bit)", "xkeyboard-config"]}


class Needs(NamedTuple):
    """The file names of libraries, sorted, and the oldest glibc that has all that is used of it ("2.34")."""

    libraries: list[str]
    glibc: str


class Unknown(Exception):
    """A library that no package is known for."""


def needs_of(bundle: Path) -> Needs:
    """Read every program and library of the bundle."""
    files = elf_files(bundle)
    brought = {file.name for file in files} | {link.name for link in bundle.rglob("*") if link.is_symlink()}
    printed = readelf(*files)
    wanted = set(linked_libraries(printed))
    versions = re.findall(r"Name: GLIBC_(\d+)\.(\d+)", printed)
    newest = max((int(major), int(minor)) for major, minor in versions)
    return Needs(sorted(wanted - brought), "{}.{}".format(*newest))


def deb_depends(needs: Needs) -> list[str]:
    """The packages of Debian and of what descends from it, each once."""
    unknown = [name for name in needs.libraries if name not in PACKAGES]
    if unknown:
        raise Unknown(f"No package is known for {', '.join(unknown)}: bundle it, or name it in {Path(__file__).name}.")
    packages = {PACKAGES[name] for name in needs.libraries} | set(ALWAYS["deb"])
    return [f"{name} (>= {needs.glibc})" if name == "libc6" else name for name in sorted(packages)]


def rpm_requires(needs: Needs) -> list[str]:
    """What rpm's own search of the libraries would write: their names and the version of glibc."""
    libraries = {f"{name}()(64bit)" for name in needs.libraries if not name.startswith("ld-linux")}
    return sorted({*libraries, *ALWAYS["rpm"], f"libc.so.6(GLIBC_{needs.glibc})(64bit)"})
