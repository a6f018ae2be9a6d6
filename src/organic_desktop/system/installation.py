"""How this program is installed: the command that starts it again, Flatpak's sandbox, the frozen program's environment.

What lies behind a command changes with every upgrade (another Python, another folder); the command in ``bin`` is what
stays, so that is what goes into an entry of the desktop. What differs in Flatpak is in docs/packaging.md.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

NAME = "organic-desktop"
CURRENT = "current"
SUMS = "--sums-for-window"
"""The argument that makes this program a child which computes for its parent (``app/sums.py``)."""
LAUNCHER, WINDOW_LAUNCHER = "organic-desktop.exe", "organic-desktop-window.exe"
"""The installed programs on Windows (``packaging/windows/launcher.c``)."""
USUAL_FOLDERS = ("~/.local/bin", "/usr/local/bin", "/usr/bin")

FLATPAK_INFO = Path("/.flatpak-info")
"""Lists the sandbox inside of Flatpak. The variable FLATPAK_ID is also inherited by programs started outside."""

QT_VARIABLES = ("QT_", "QML")
BOOTLOADER_VARIABLES = ("_PYI_", "_MEIPASS2")
LIBRARY_PATH = "LD_LIBRARY_PATH"


PACKAGED = Path("/usr/lib") / NAME
"""Where the .deb and the .rpm put the program."""
DPKG_LIST = Path("/var/lib/dpkg/info") / f"{NAME}.list"


class PackageKind(Enum):
    """What this program was installed from; the values are the kinds of files that a release names."""

    DEB = "deb"
    RPM = "rpm"
    RUN = "run"
    FLATPAK = "flatpak"
    APPIMAGE = "appimage"
    WINDOWS = "windows"
    MACOS = "macos"
    WHEEL = "wheel"
    SOURCE = "source"


# -- the command that starts this program -----------------------------------------------------------------------------


def own_command(window: bool = False) -> list[str]:
    """Return the command that starts this very program; its first word is an absolute path.

    On Windows a program has a terminal or a window: ``window`` asks for the one that opens no terminal.
    """
    if launchers := _launchers():
        return [str(launchers / (WINDOW_LAUNCHER if window else LAUNCHER))]
    own = _app_image() or _own_program()
    if own is None:
        return [sys.executable, "-m", "organic_desktop"]
    return [str(next((link for link in _commands(own) if _is_same(link, own)), own))]


def sums_command() -> list[str]:
    """Return the command that starts this very program as a child that computes.

    Not by a command in ``bin``, which may start a newer version; and never a module of the current folder (``-P``).
    """
    if launchers := _launchers():
        return [str(launchers / LAUNCHER), SUMS]
    if getattr(sys, "frozen", False):
        return [sys.executable, SUMS]
    return [sys.executable, "-P", "-m", "organic_desktop", SUMS]


def _launchers() -> Path | None:
    """Return the folder of the installed program on Windows, whose launchers load Python's library themselves."""
    own = Path(sys.executable)
    return own.parent if own.name.casefold() in (LAUNCHER, WINDOW_LAUNCHER) else None


def _app_image() -> Path | None:
    """Return the AppImage that this program runs from; what is inside of it is mounted elsewhere at each start.

    A program outside of an AppImage that was started by one inherits the variables as well.
    """
    image, inside = (Path(os.environ.get(name, "")) for name in ("APPIMAGE", "APPDIR"))
    if not (image.is_absolute() and inside.is_absolute() and image.is_file()):
        return None
    return image if Path(sys.executable).is_relative_to(inside) else None


def _own_program() -> Path | None:
    """Return the frozen program, or the script that the installer made for this Python; None if there is none."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable)
    return None if sys.platform == "win32" else _script()


def _script() -> Path | None:
    """Find the script in the installation's own list of files, however it was installed."""
    from importlib.metadata import PackageNotFoundError, distribution  # only here: it takes as long as a start's rest

    try:
        files = distribution(NAME).files or ()
    except PackageNotFoundError:
        return None
    scripts = (Path(os.path.normpath(str(file.locate()))) for file in files if file.name == NAME)
    return next((script for script in scripts if os.access(script, os.X_OK) and script.is_file()), None)


def _commands(own: Path) -> Iterator[Path]:
    """Yield where a command of our name may be: the usual folders first, for a session's PATH is often shorter."""
    for folder in (*map(os.path.expanduser, USUAL_FOLDERS), *os.get_exec_path()):
        if os.path.isabs(folder):
            yield Path(folder) / NAME
    if versions := _versions(own):
        yield versions / CURRENT / NAME


def _versions(own: Path) -> Path | None:
    """Return the folder of an installation that keeps a folder per version and a link to the newest (the .run)."""
    folder = own.parent.parent
    return folder if (folder / CURRENT).is_symlink() else None


def _is_same(link: Path, own: Path) -> bool:
    """True if the command starts this program, or a newer version that took its place while it runs."""
    try:
        if link.samefile(own):
            return True
        versions = _versions(own)
        return versions is not None and link.resolve(strict=True).parent.parent == versions.resolve()
    except OSError:
        return False


# -- the package, and the system it runs on ---------------------------------------------------------------------------


def package_kind(info: Path | None = None, dpkg_list: Path = DPKG_LIST) -> PackageKind:
    """Return what this program was installed from: it says how a newer version comes."""
    if flatpak_id(info or FLATPAK_INFO):
        return PackageKind.FLATPAK
    if _app_image():
        return PackageKind.APPIMAGE
    if sys.platform == "win32":
        return PackageKind.WINDOWS
    if sys.platform == "darwin":
        return PackageKind.MACOS
    if getattr(sys, "frozen", False):
        return _frozen_kind(Path(sys.executable), dpkg_list)
    return PackageKind.SOURCE if _script() is None or _is_editable() else PackageKind.WHEEL


def _frozen_kind(program: Path, dpkg_list: Path) -> PackageKind:
    if program.is_relative_to(PACKAGED):
        return PackageKind.DEB if dpkg_list.exists() else PackageKind.RPM
    return PackageKind.RUN if _versions(program) else PackageKind.SOURCE


def _is_editable() -> bool:
    """True for a clone that pip or uv was told to use where it is."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        said = json.loads(distribution(NAME).read_text("direct_url.json") or "{}")
        return bool(said.get("dir_info", {}).get("editable"))
    except (PackageNotFoundError, ValueError, AttributeError):
        return False


def system_version() -> tuple[str, str]:
    """Return which system this is ("linux", "windows", "macos"), and its version: of Linux, glibc's; "" if unknown."""
    import platform

    if sys.platform == "win32":
        here = sys.getwindowsversion()
        return "windows", f"{here.major}.{here.minor}.{here.build}"
    if sys.platform == "darwin":
        return "macos", platform.mac_ver()[0]
    library, version = platform.libc_ver()
    return "linux", version if library == "glibc" else ""


# -- Flatpak ----------------------------------------------------------------------------------------------------------


def flatpak_id(info: Path = FLATPAK_INFO) -> str:
    """Return the id by which Flatpak knows this program; "" outside of its sandbox."""
    try:
        said = info.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
    from configparser import ConfigParser, Error  # only here: outside, the first frame doesn't pay for it

    parser = ConfigParser(interpolation=None, delimiters=("=",), strict=False)
    try:
        parser.read_string(said)
    except Error:
        return ""
    return parser.get("Application", "name", fallback="")


def desktop_name(info: Path = FLATPAK_INFO) -> str:
    """Return the name of our desktop entry, without its ending; desktops find the icon of a window by it."""
    return flatpak_id(info) or NAME


def icon_for_others(drawing: Path, info: Path = FLATPAK_INFO) -> str:
    """Return the icon as other programs find it: by its name if they can't see our files (Flatpak), else by its URI."""
    return flatpak_id(info) or drawing.as_uri()


# -- the frozen program's environment ---------------------------------------------------------------------------------


def restore_environment(keep: tuple[str, ...] = ()) -> None:
    """Restore the environment that the user gave the frozen program, but keep variables that begin with ``keep``.

    PyInstaller's bootloader puts our folder of libraries before the system's, and its hook for Qt our plugins in the
    place of all others. A browser or a tool of the desktop that inherits them would load our libraries instead of its
    own. Qt's are needed until there is an application; the dynamic linker read its own before any of our code ran.
    """
    bundle = getattr(sys, "_MEIPASS", "")
    if not (getattr(sys, "frozen", False) and bundle):
        return
    given = _given()
    for name, value in list(os.environ.items()):
        if keep and name.startswith(keep):
            continue
        if name.startswith(BOOTLOADER_VARIABLES) or name == f"{LIBRARY_PATH}_ORIG":
            del os.environ[name]
        elif _without(bundle, value) != value:
            original = _without(bundle, given.get(name, ""))
            if original:
                os.environ[name] = original
            else:
                del os.environ[name]


def _without(bundle: str, value: str) -> str:
    """Remove the folders of the bundle from a list of folders."""
    return os.pathsep.join(
        folder for folder in value.split(os.pathsep) if folder != bundle and not folder.startswith(bundle + os.sep)
    )


def _given() -> dict[str, str]:
    """Return the environment that this process began with; a hook may have replaced a variable since."""
    try:
        with open("/proc/self/environ", "rb") as file:
            pairs = os.fsdecode(file.read()).split("\0")
    except OSError:
        return dict(os.environ)
    return dict(pair.split("=", 1) for pair in pairs if "=" in pair)
