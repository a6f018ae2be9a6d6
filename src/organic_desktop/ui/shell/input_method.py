"""Input methods for Chinese, Japanese, Korean: Qt's wheels have a plugin for IBus, and none for Fcitx.

Fcitx 5 speaks IBus' protocol, and Wayland's compositors bring the input method themselves; so an environment that asks
for Fcitx is changed to ask for one of these. What the user can set by hand is in the help.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

VARIABLE = "QT_IM_MODULE"
FCITX = ("fcitx", "fcitx5")
IBUS = "ibus"


def plugins() -> frozenset[str]:
    """Return the input methods that this Qt has plugins for."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforminputcontexts")
    ending = "platforminputcontextplugin"
    return frozenset(found.stem.removeprefix("lib").removesuffix(ending) for found in folder.glob(f"*{ending}*"))


def choose_input_method(environment: MutableMapping[str, str], there: Callable[[], frozenset[str]] = plugins) -> None:
    """If Fcitx is asked for and has no plugin, use its IBus side; on Wayland leave it to the compositor."""
    wanted = environment.get(VARIABLE, "").lower()
    if wanted not in FCITX or there() & set(FCITX):
        return
    platform = environment.get("QT_QPA_PLATFORM", "")
    if platform.startswith("wayland") or (environment.get("WAYLAND_DISPLAY") and not platform):
        del environment[VARIABLE]
    else:
        environment[VARIABLE] = IBUS
