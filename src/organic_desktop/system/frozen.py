"""What the frozen program's start changes in its environment, and how other programs are spared it.

PyInstaller's bootloader puts our folder of libraries before the system's, and its hook for Qt our plugins in the place
of all others. Both are read while this program starts; a browser, or a tool of the desktop, that is started from here
and inherits them would load our libraries instead of its own. So the environment is put back as it was given, once,
and whoever starts something, Qt and GLib among them, does so in the user's own.
"""

from __future__ import annotations

import os
import sys

QT = ("QT_", "QML")
OF_THE_BOOTLOADER = ("_PYI_", "_MEIPASS2")
OURS_FIRST = "LD_LIBRARY_PATH"


def restore_environment(keep: tuple[str, ...] = ()) -> None:
    """Put back what the start changed, but the variables whose names begin with one of ``keep``.

    Qt's are needed until there is an application; the dynamic linker has read its own before any of our code ran.
    """
    bundle = getattr(sys, "_MEIPASS", "")
    if not (getattr(sys, "frozen", False) and bundle):
        return
    given = _given()
    for name, value in list(os.environ.items()):
        if keep and name.startswith(keep):
            continue
        if name.startswith(OF_THE_BOOTLOADER) or name == f"{OURS_FIRST}_ORIG":
            del os.environ[name]
        elif _without(bundle, value) != value:
            original = _without(bundle, given.get(name, ""))
            if original:
                os.environ[name] = original
            else:
                del os.environ[name]


def _without(bundle: str, value: str) -> str:
    """A list of folders, without those in the bundle."""
    return os.pathsep.join(
        folder for folder in value.split(os.pathsep) if folder != bundle and not folder.startswith(bundle + os.sep)
    )


def _given() -> dict[str, str]:
    """The environment that this process began with; a hook may have replaced a variable since."""
    try:
        with open("/proc/self/environ", "rb") as file:
            pairs = os.fsdecode(file.read()).split("\0")
    except OSError:
        return dict(os.environ)
    return dict(pair.split("=", 1) for pair in pairs if "=" in pair)
