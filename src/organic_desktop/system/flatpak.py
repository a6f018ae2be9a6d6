"""Flatpak's sandbox: whether the program runs in it, and by which names programs outside know it then.

What else differs there is in docs/packaging.md, "Flatpak and AppImage".
"""

from __future__ import annotations

from pathlib import Path

from organic_desktop.system.installation import NAME

INFO = Path("/.flatpak-info")
"""Flatpak's own word. The variable FLATPAK_ID is also inherited by programs that a sandbox starts outside."""


def flatpak_id(info: Path = INFO) -> str:
    """The name that Flatpak knows this program by; "" outside of its sandbox."""
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


def desktop_name(info: Path = INFO) -> str:
    """The name of our desktop entry, without its ending: by it desktops find the icon of a window or a notification."""
    return flatpak_id(info) or NAME


def icon_for_others(drawing: Path, info: Path = INFO) -> str:
    """The icon as programs outside find it: by its name where they can't see our files, else where it lies."""
    return flatpak_id(info) or drawing.as_uri()
