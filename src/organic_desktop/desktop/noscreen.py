"""Why no window can be opened here, in a sentence that says what to install or set; Qt itself would end in an abort.

Qt's wheels bring nearly everything; what they expect of the system is in the tables, by the names of its packages.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess  # nosec  to run a program of the system by its path
from collections.abc import Mapping, Sequence
from contextlib import suppress

from organic_desktop.terminal import complain, is_read

TITLE = "Organic can't open its window"
ANYWAY = "The command line works without a screen: organic-desktop --help."
Packages = Mapping[str, tuple[str, str]]

# The library: Debian's and Ubuntu's package, Fedora's.
ALWAYS: Packages = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
}
X11: Packages = {
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
}
WAYLAND: Packages = {
    "libwayland-client.so.0": ("libwayland-client0", "libwayland-client"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor"),
    "libwayland-egl.so.1": ("libwayland-egl1", "libwayland-egl"),
}
UNREACHED = ("could not connect to display", "failed to create wl_display")


def reason(said: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Why there is no window, and what to do; ``said`` is what Qt or the import complained of."""
    wanted = environment.get("QT_QPA_PLATFORM", "")
    display, wayland = environment.get("DISPLAY"), environment.get("WAYLAND_DISPLAY")
    if not (wanted or display or wayland):
        return f"There is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. {ANYWAY}"
    needed = dict(ALWAYS)
    if wanted.startswith("wayland") or (wayland and not wanted):
        needed |= WAYLAND
    if wanted.startswith("xcb") or (display and not wanted):
        needed |= X11
    lacking = [library for library in needed if not _loads(library)]
    if lacking:
        debian, fedora = (" ".join(dict.fromkeys(needed[each][which] for each in lacking)) for which in (0, 1))
        return (
            f"Libraries that the window needs are missing: {', '.join(lacking)}."
            f" Debian, Ubuntu: sudo apt install {debian}. Fedora: sudo dnf install {fedora}."
        )
    if any(words in line.lower() for line in said for words in UNREACHED):
        screens = {"DISPLAY": display, "WAYLAND_DISPLAY": wayland}
        named = ", ".join(f"{name}={value}" for name, value in screens.items() if value)
        return f"The screen can't be reached ({named}): it isn't running, or doesn't let you in. {ANYWAY}"
    if wanted:
        return f"Qt can't show windows by QT_QPA_PLATFORM={wanted}. Unset it, or choose xcb or wayland. {ANYWAY}"
    first = next(filter(None, said), "Qt doesn't say why")
    return f"Qt can't open a window here: {first.strip().rstrip('.')}. {ANYWAY}"


def end_without_window(said: Sequence[str]) -> int:
    """Say why: on standard error, and on the desktop where no terminal shows that. Returns the exit code."""
    sentence = reason(said)
    complain(sentence)
    if not is_read():
        show(sentence)
    return 1


def show(sentence: str) -> None:
    """Show it to who started the program by a double click, if anything else can: a notification, else a dialog."""
    with suppress(Exception):  # whatever keeps it from being shown, the program ends with its sentence
        from jeepney import DBusAddress, MessageType, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        name = "org.freedesktop.Notifications"
        to = DBusAddress("/org/freedesktop/Notifications", name, name)
        words: tuple[object, ...] = ("Organic", 0, "dialog-error", TITLE, sentence, [], {"urgency": ("y", 2)}, 0)
        with open_dbus_connection("SESSION") as connection:
            call = new_method_call(to, "Notify", "susssasa{sv}i", words)
            answer = connection.send_and_get_reply(call, timeout=3)
        if answer.header.message_type is MessageType.method_return:
            return
    for program, options in (("zenity", ["--error", "--no-markup", f"--text={sentence}"]), ("xmessage", [sentence])):
        if found := shutil.which(program):
            with suppress(OSError):
                subprocess.Popen(  # noqa: S603  a program of the system, and a sentence of ours  # nosec
                    [found, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            return


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
