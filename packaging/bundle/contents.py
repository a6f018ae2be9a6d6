"""What goes into the bundle and what stays out, each with its reason; organic-desktop.spec follows these tables.

tests/packaging holds them against what the sources import, tests/packages against the bundle itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath

from elf import linked_libraries, readelf

BY_NAME = (
    # Packages that load their parts by names that no freezer sees.
    "_cffi_backend",  # by Argon2's library
    "argon2",  # asked for before it is imported, as is sqlcipher3
    "importlib_metadata._adapters",
    "keyring.backends.SecretService",
    "keyring.backends.chainer",
    "keyring.backends.kwallet",
    "keyring.backends.libsecret",
    "keyring.backends.Windows",  # imported on every system, to say that it isn't for this one
    "keyring.backends.macOS",
    "pydantic.main",
    "pydantic.networks",
    "pydantic.types",
    "sqlalchemy.dialects.sqlite.pysqlite",
    "sqlalchemy.engine.default",
    "sqlalchemy.orm.dependency",
    "sqlalchemy.sql.default_comparator",
    "sqlalchemy.sql.naming",
    "sqlcipher3",
    "tzdata.zoneinfo",
    "zipp",
    "zipp.compat.overlay",
)
METADATA = ("keyring",)  # its entry points say which keyrings there are

LEFT_OUT = (
    # Of the development, of Python's own distribution, and of other databases and systems: nothing imports them at run.
    "_pydecimal",
    "curses",
    "distutils",
    "doctest",
    "filelock._async_read_write",
    "filelock._read_write",
    "filelock._soft_rw",
    "filelock.asyncio",
    "ftplib",
    "httpx._main",
    "lib2to3",
    "multiprocessing.managers",
    "numpy",
    "pdb",
    "pip",
    "pkg_resources",
    "pydantic.mypy",
    "pydantic.v1",
    "pydoc",
    "pydoc_data",
    "readline",
    "rlcompleter",
    "setuptools",
    "smtplib",
    "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle",
    "sqlalchemy.dialects.postgresql",
    "sqlalchemy.ext.asyncio",
    "tkinter",
    "unittest",
    "wheel",
    "xmlrpc",
)

DONE_WITHOUT = (
    # What libraries import if it is there, and do without: of rapidfuzz only LCSseq is used, and its variant for newer
    # processors saves 2 ms of a text that was edited everywhere. httpx needs anyio for what is asynchronous.
    "anyio",
    "rapidfuzz.distance.metrics_cpp_avx2",
    "rapidfuzz.fuzz_cpp",
    "rapidfuzz.fuzz_cpp_avx2",
    "rapidfuzz.process_cpp",
    "rapidfuzz.process_cpp_impl",
    "rapidfuzz.utils_cpp",
)

PLUGINS: Mapping[str, str] = {
    # Qt's plugins, by their place below PySide6/Qt/plugins. Every other one is left out.
    "platforms/libqxcb": "a window on X11",
    "platforms/libqwayland": "a window on Wayland",
    "platforms/libqoffscreen": "the package's own check, and pages that the command line draws",
    "wayland-shell-integration/libxdg-shell": "how a window is placed on Wayland",
    "wayland-decoration-client/libadwaita": "a window's frame on GNOME, which draws none",
    "wayland-decoration-client/libbradient": "a window's frame where the compositor draws none, and it isn't GNOME",
    "platforminputcontexts/libcomposeplatforminputcontextplugin": "dead keys and the Compose key",
    "platforminputcontexts/libibusplatforminputcontextplugin": "input methods: Chinese, Japanese, emoji",
    "platformthemes/libqxdgdesktopportal": "the desktop's own file dialog",
    "iconengines/libqsvgicon": "the window's icon",
    "imageformats/libqsvg": "drawings inside texts",
}
PLUGINS_ON_MACOS: Mapping[str, str] = {
    "platforms/libqcocoa": "a window on macOS, its menu bar and its icon beside the clock",
    "platforms/libqoffscreen": PLUGINS["platforms/libqoffscreen"],
    "networkinformation/libqapplenetworkinformation": "whether there is a network (ui/shell/network.py)",
    "iconengines/libqsvgicon": PLUGINS["iconengines/libqsvgicon"],
    "imageformats/libqsvg": PLUGINS["imageformats/libqsvg"],
}
FRAMEWORKS_ON_MACOS = ("QtCore", "QtDBus", "QtGui", "QtNetwork", "QtSvg", "QtWidgets")
"""What our modules and those plugins are linked to, as the wheel of Qt 6.11.3 says; QtGui wants QtDBus."""
# There the window is Fusion's, too, so no style is needed; the system has input methods and dialogs of its own.

TRANSLATIONS = ("qtbase_de.qm", "qtbase_en.qm")
"""Qt's own words, in the languages of ours (ui/text/locales.py)."""

OF_THE_SYSTEM = (
    # Libraries that the system's graphics drivers, its fontconfig or its GLib load into the same process: two versions
    # of one don't go together. Every desktop has them; the packages depend on them.
    "libEGL.so",
    "libGL.so",
    "libX11-xcb.so",
    "libX11.so",
    "libdbus-1.so",
    "libexpat.so",
    "libfontconfig.so",
    "libfreetype.so",
    "libgcc_s.so",
    "libgio-2.0.so",
    "libglib-2.0.so",
    "libgobject-2.0.so",
    "libgthread-2.0.so",
    "liblzma.so",
    "libstdc++.so",
    "libuuid.so",
    "libwayland-client.so",
    "libwayland-cursor.so",
    "libxcb.so",
    "libz.so",
    "libzstd.so",
)

Entry = tuple[str, str, str]
"""A file of the bundle as PyInstaller lists it: its place, where it is taken from, its kind."""

QT = "PySide6/Qt/"
OF_THE_BUILD = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
"""Files of a package's metadata that tell how it was installed: RECORD has the sums of scripts that name its folder."""


def is_wanted(place: str, plugins: Mapping[str, str] = PLUGINS) -> bool:
    """True if a file belongs into the bundle, as far as its name says."""
    path = PurePath(place)
    if path.parent.suffix == ".dist-info":
        return path.name not in OF_THE_BUILD
    if path.suffix == ".ts":  # the translators'
        return False
    if place.startswith(f"{QT}plugins/"):
        return f"{path.parent.name}/{path.stem}" in plugins
    if place.startswith(f"{QT}translations/"):
        return path.name in TRANSLATIONS
    return not path.name.startswith(tuple(f"{library}." for library in OF_THE_SYSTEM))


def linked_to(file: str) -> list[str]:
    """The names of the libraries that a program or library is itself linked to."""
    return linked_libraries(readelf(file))


def wanted_on_macos(entries: Iterable[Entry]) -> list[Entry]:
    """The wanted files of an app for macOS: of Qt's frameworks, and of the links to them, those of the table."""
    return sorted(
        entry
        for entry in entries
        if is_wanted(entry[0], PLUGINS_ON_MACOS) and _framework(entry[0]) in ("", *FRAMEWORKS_ON_MACOS)
    )


def _framework(place: str) -> str:
    """Return the framework of Qt that a file belongs to; "" if to none."""
    found = re.match(r"PySide6/Qt/lib/(Qt\w+)\.framework/|(Qt[A-Z]\w+)$", place)
    return found[1] or found[2] if found else ""


def needed(entries: Iterable[Entry], needs: Callable[[str], Iterable[str]] = linked_to) -> list[Entry]:
    """The wanted files, of the libraries only those that another wanted file needs; in an order that never changes."""
    wanted = sorted(entry for entry in entries if is_wanted(entry[0]))
    libraries: dict[str, list[Entry]] = {}
    for entry in wanted:
        libraries.setdefault(PurePath(entry[0]).name, []).append(entry)
    kept = {entry for entry in wanted if not is_library(entry)}
    looking = [entry for entry in kept if is_binary(entry)]
    while looking:
        for name in needs(looking.pop()[1]):
            more = [entry for entry in libraries.get(name, ()) if entry not in kept]
            kept.update(more)
            looking += filter(is_binary, more)
    return [entry for entry in wanted if entry in kept]


def is_library(entry: Entry) -> bool:
    """True for what only others load: a library beside the program or in Qt's folder, or a link to one."""
    place = PurePath(entry[0])
    beside = place.parent in {PurePath("."), PurePath(f"{QT}lib")}
    return beside and ".so" in place.suffixes and place.name.startswith("lib") and "python" not in place.name


def is_binary(entry: Entry) -> bool:
    return entry[2] in {"BINARY", "EXTENSION"}
