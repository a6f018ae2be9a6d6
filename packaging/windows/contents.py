"""What goes into the program for Windows and what stays out, each with its reason.

What is the same on Linux comes from bundle/contents.py: modules that nothing imports, metadata, Qt's translations.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from bundle.contents import LEFT_OUT, METADATA, TRANSLATIONS

PACKAGES = "packages"
PYTHON = "python"

BESIDE_THE_PROGRAM = re.compile(r"python3\d*\.dll|(vcruntime|msvcp)140(_\d)?\.dll")
"""Libraries that lie beside our programs, where Windows looks first: Python's, and Microsoft's C++ runtime.

The runtime is there once. Python and PySide6 both bring it; PySide6's is newer, and newer ones run what older ones do.
"""

PYTHON_LEFT_OUT = (
    "python.exe",  # our own programs load the library
    "pythonw.exe",
    "python.cat",  # a signature of files that lie elsewhere here
    "python311._pth",  # ours says where the packages are
    "_msi.pyd",
    "winsound.pyd",
    "vcruntime140.dll",  # PySide6 brings a newer one
    "vcruntime140_1.dll",
)

PACKAGES_LEFT_OUT = (
    *(name.replace(".", "/") for name in LEFT_OUT),
    "bin",  # programs of packages
    "cffi",  # Argon2 needs its library alone, and pywin32-ctypes is quicker without
    "pycparser",
    "sqlalchemy/testing",
)
LOADED = frozenset({".py", ".pyd", ".dll", ".qm"})
WITH_DATA = ("certifi", "organic_desktop", "tzdata")
"""Packages that read other files of theirs; of all others only what is loaded is kept, no sources in C and no types."""

QT_MODULES = (
    "__init__.py",
    "_config.py",
    "_git_pyside_version.py",
    "QtCore",
    "QtGui",
    "QtNetwork",
    "QtSvg",
    "QtWidgets",
)
"""Of PySide6's own files these: what the sources import, and what PySide6 itself does (its support/ is Python)."""

PLUGINS: Mapping[str, str] = {
    # Qt's plugins, by their place below PySide6/plugins. Every other one is left out.
    "platforms/qwindows": "a window",
    "platforms/qoffscreen": "pages that the command line draws",
    "styles/qmodernwindowsstyle": "Windows' own look of what isn't drawn by the program",
    "iconengines/qsvgicon": "the window's icon",
    "imageformats/qico": "icons of Windows",
    "imageformats/qsvg": "drawings inside texts",
}

OF_WINDOWS = """
    advapi32 authz bcrypt bcryptprimitives comdlg32 crypt32 d3d11 d3d12 d3d9 dnsapi dwmapi dwrite dxgi gdi32
    icuuc imm32 iphlpapi kernel32 mpr msvcrt netapi32 ntdll ole32 oleaut32 rpcrt4 secur32 setupapi
    shcore shell32 shlwapi uiautomationcore user32 userenv uxtheme version winhttp winmm ws2_32 wtsapi32
"""
"""Libraries that Windows 10 (1903) and later have; those named api-ms-win-… as well. Another one stops the build."""


def is_wanted(place: str) -> bool:
    """True if a file of the installed wheels belongs into the program, as far as its name says."""
    path = PurePosixPath(place)
    top = path.parts[0]
    if top.endswith(".dist-info"):
        return top.split("-")[0] in METADATA and path.name in ("METADATA", "entry_points.txt")
    without_ending = place.removesuffix(path.suffix)
    if any(f"{without_ending}/".startswith(f"{left_out}/") for left_out in PACKAGES_LEFT_OUT):
        return False
    if path.suffix not in LOADED and not (top in WITH_DATA and path.suffix not in (".pyi", ".typed")):
        return False
    if top == "PySide6":
        return _is_wanted_of_qt(path)
    return not (top == "shiboken6" and path.suffix == ".dll" and not path.name.startswith("shiboken6"))


def _is_wanted_of_qt(path: PurePosixPath) -> bool:
    folder = path.parts[1] if len(path.parts) > 2 else ""
    if folder == "plugins":
        return f"{path.parts[2]}/{path.stem}" in PLUGINS
    if folder == "translations":
        return path.name in TRANSLATIONS
    if folder:
        return folder == "support"
    return path.suffix == ".dll" or path.name in QT_MODULES or path.stem in QT_MODULES


def is_library(place: str) -> bool:
    """True for what only others load: a library that stays out if none of the kept files is linked to it."""
    path = PurePosixPath(place)
    return path.suffix == ".dll" and "plugins" not in path.parts


def is_of_windows(library: str) -> bool:
    name = library.lower().removesuffix(".dll").removesuffix(".drv")
    return name in OF_WINDOWS.split() or name.startswith(("api-ms-win-", "ext-ms-win-"))
