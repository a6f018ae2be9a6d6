"""Why no window can be opened here, in a sentence that says what to install or set; Qt itself would end in an abort.

Qt's wheels bring nearly everything; what they expect of the system is in system_libraries.py, with its packages.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from organic_desktop.core.files import open_own
from organic_desktop.core.paths import state_dir
from organic_desktop.core.terminal import complain, is_read
from organic_desktop.system.system_libraries import how_to_install, libraries, system

TITLE = "Organic can't open its window"
ANYWAY = "The command line works without a screen: organic-desktop --help."
NAMED = 3
LATER = ("later",)
SILENT_SECONDS = 600  # as for sound links in ui/shell/start_requests.py
UNREACHED = ("could not connect to display", "failed to create wl_display")


def reason(said: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Why there is no window, and what to do; ``said`` is what Qt or the import complained of."""
    wanted = environment.get("QT_QPA_PLATFORM", "")
    display, wayland = environment.get("DISPLAY"), environment.get("WAYLAND_DISPLAY")
    if not (wanted or display or wayland):
        return f"There is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. {ANYWAY}"
    lacking = _lacking(*_times(wanted, display, wayland))
    if lacking:
        return _lack(lacking)
    if any(words in line.lower() for line in said for words in UNREACHED):
        screens = {"DISPLAY": display, "WAYLAND_DISPLAY": wayland}
        named = ", ".join(f"{name}={value}" for name, value in screens.items() if value)
        return f"The screen can't be reached ({named}): it isn't running, or doesn't let you in. {ANYWAY}"
    if wanted:
        return f"Qt can't show windows by QT_QPA_PLATFORM={wanted}. Unset it, or choose xcb or wayland. {ANYWAY}"
    first = next(filter(None, said), "Qt doesn't say why")
    return f"Qt can't open a window here: {first.strip().rstrip('.')}. {ANYWAY}"


def lacks_later() -> bool:
    """Whether the window would open, and then miss a library that it needs after its first frame."""
    return sys.platform == "linux" and bool(_lacking(*LATER))


def end_without_window(said: Sequence[str]) -> int:
    """Say why: on standard error, and on the desktop where no terminal shows that. Returns the exit code."""
    sentence = reason(said)
    complain(sentence)
    if not is_read():
        show(sentence)
    return 1


def show(sentence: str, title: str = TITLE, *, is_urgent: bool = True) -> None:
    """Show it to who started the program by a double click, if anything else can: a notification, else a dialog.

    An urgent notification stays until it is read.
    """
    import shutil
    import subprocess  # nosec  to run a program of the system by its path

    with suppress(Exception):  # whatever keeps it from being shown, the program ends with its sentence
        from jeepney import DBusAddress, MessageType, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        name = "org.freedesktop.Notifications"
        to = DBusAddress("/org/freedesktop/Notifications", name, name)
        words: tuple[object, ...] = (
            "Organic",
            0,
            "dialog-error",
            title,
            sentence,
            [],
            {"urgency": ("y", 1 + is_urgent)},
            0,
        )
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


def show_rarely(sentence: str, title: str) -> None:
    """Show what a web page can bring about, whose script may do so without end: once in a while, until it fades."""
    if _is_first_in_a_while():
        show(sentence, title, is_urgent=False)


def _is_first_in_a_while() -> bool:
    from organic_desktop.core.clock import SystemClock  # few starts need it before the first frame

    with suppress(OSError):
        stamp = state_dir() / "refused-link"  # empty: nothing is kept of what a link said
        now = SystemClock().now().timestamp()
        if stamp.exists() and abs(now - stamp.stat().st_mtime) < SILENT_SECONDS:
            return False
        os.close(open_own(stamp, os.O_WRONLY | os.O_CREAT))
        os.utime(stamp)
    return True


def _times(wanted: str, display: str | None, wayland: str | None) -> Iterator[str]:
    """When libraries are needed that are needed here."""
    yield from ("always", *LATER)
    if "wayland" in wanted or (wayland and not wanted):
        yield "wayland"
    if "xcb" in wanted or (display and not wanted):
        yield "xcb"


def _lacking(*times: str) -> list[str]:
    """The libraries that can't be loaded, or those that they in turn can't."""
    return list(dict.fromkeys(filter(None, map(_missing, libraries(*times)))))


def _missing(library: str) -> str:
    """The library that keeps this one from being loaded, which may be itself; nothing if it can be."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError as error:
        found = re.match(r"([^\s/:]+): cannot open shared object file", str(error))
        return found[1] if found else library
    return ""


def _lack(lacking: Sequence[str]) -> str:
    """Say it with the packages; the first names are enough to be found by."""
    more = f" and {len(lacking) - NAMED} more" if len(lacking) > NAMED else ""
    named = ", ".join(lacking[:NAMED])
    return f"Libraries that the window needs are missing: {named}{more}. {how_to_install(lacking, system())}"
