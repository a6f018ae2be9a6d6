"""Say why no window can be opened here, and what to install or set; Qt itself would abort without a word.

Qt's wheels bring nearly everything; ``TABLE`` lists the libraries they expect of the system, with their packages. It is
complete for the modules and plugins of Qt that the window uses: tests/system/test_libraries.py reads those.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from organic_desktop.core.files import open_own
from organic_desktop.core.paths import state_dir
from organic_desktop.core.terminal import print_error, stderr_is_terminal

TITLE = "Organic can't open its window"
ANYWAY = "The command line works without a screen: organic-desktop --help."
NAMED = 3
LATER = ("later",)
SILENT_SECONDS = 600  # as for sound links in ui/shell/start_requests.py
UNREACHED = ("could not connect to display", "failed to create wl_display")

# When it is needed, the library, and its package for apt, dnf and pacman. zypper finds packages by the library.
TABLE = """
    always   libEGL.so.1              libegl1              libglvnd-egl         libglvnd
    always   libGL.so.1               libgl1               libglvnd-glx         libglvnd
    always   libX11.so.6              libx11-6             libX11               libx11
    always   libdbus-1.so.3           libdbus-1-3          dbus-libs            dbus
    always   libfontconfig.so.1       libfontconfig1       fontconfig           fontconfig
    always   libfreetype.so.6         libfreetype6         freetype             freetype2
    always   libglib-2.0.so.0         libglib2.0-0         glib2                glib2
    always   libgthread-2.0.so.0      libglib2.0-0         glib2                glib2
    always   libxkbcommon.so.0        libxkbcommon0        libxkbcommon         libxkbcommon
    always   libzstd.so.1             libzstd1             libzstd              zstd
    later    libbrotlicommon.so.1     libbrotli1           libbrotli            brotli
    later    libbrotlidec.so.1        libbrotli1           libbrotli            brotli
    later    libgssapi_krb5.so.2      libgssapi-krb5-2     krb5-libs            krb5
    xcb      libX11-xcb.so.1          libx11-xcb1          libX11-xcb           libx11
    xcb      libxcb-cursor.so.0       libxcb-cursor0       xcb-util-cursor      xcb-util-cursor
    xcb      libxcb-icccm.so.4        libxcb-icccm4        xcb-util-wm          xcb-util-wm
    xcb      libxcb-image.so.0        libxcb-image0        xcb-util-image       xcb-util-image
    xcb      libxcb-keysyms.so.1      libxcb-keysyms1      xcb-util-keysyms     xcb-util-keysyms
    xcb      libxcb-randr.so.0        libxcb-randr0        libxcb               libxcb
    xcb      libxcb-render-util.so.0  libxcb-render-util0  xcb-util-renderutil  xcb-util-renderutil
    xcb      libxcb-render.so.0       libxcb-render0       libxcb               libxcb
    xcb      libxcb-shape.so.0        libxcb-shape0        libxcb               libxcb
    xcb      libxcb-shm.so.0          libxcb-shm0          libxcb               libxcb
    xcb      libxcb-sync.so.1         libxcb-sync1         libxcb               libxcb
    xcb      libxcb-util.so.1         libxcb-util1         xcb-util             xcb-util
    xcb      libxcb-xfixes.so.0       libxcb-xfixes0       libxcb               libxcb
    xcb      libxcb-xkb.so.1          libxcb-xkb1          libxcb               libxcb
    xcb      libxcb.so.1              libxcb1              libxcb               libxcb
    xcb      libxkbcommon-x11.so.0    libxkbcommon-x11-0   libxkbcommon-x11     libxkbcommon-x11
    wayland  libwayland-client.so.0   libwayland-client0   libwayland-client    wayland
    wayland  libwayland-cursor.so.0   libwayland-cursor0   libwayland-cursor    wayland
    wayland  libwayland-egl.so.1      libwayland-egl1      libwayland-egl       wayland
"""
PACKAGES = {library: (when, packages) for when, library, *packages in map(str.split, TABLE.strip().splitlines())}

# A kind of system, as os-release names it or what it is like, and how libraries are installed there.
COMMANDS = {
    "debian": "sudo apt install",
    "fedora": "sudo dnf install",
    "arch": "sudo pacman -S --needed",
    "suse": "sudo zypper install",
}
# rpm's systems install by a library's own name; others have to search for its package.
SEARCHES = {"debian": "apt-file search", "arch": "pacman -F"}
KINDS = {"debian": "debian", "ubuntu": "debian", "fedora": "fedora", "rhel": "fedora", "arch": "arch", "suse": "suse"}
# Since then a package has another name, which the older one still finds.
T64 = {"debian": 13.0, "ubuntu": 24.04}
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}


def reason(said: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Return why there is no window, and what to do; ``said`` are the complaints of Qt or the import."""
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
    """True if the window would open, and then miss a library that it needs after its first frame."""
    return sys.platform == "linux" and bool(_lacking(*LATER))


def end_without_window(said: Sequence[str]) -> int:
    """Print why, and show it on the desktop if no terminal shows that. Returns the exit code."""
    sentence = reason(said)
    print_error(sentence)
    if not stderr_is_terminal():
        show(sentence)
    return 1


def show(sentence: str, title: str = TITLE, *, is_urgent: bool = True) -> None:
    """Show a sentence to a user without a terminal: by a notification, else by a dialog of another program.

    An urgent notification stays until it is read.
    """
    import shutil
    import subprocess  # nosec  to run a program of the system by its path

    with suppress(Exception):  # whatever keeps it from being shown, the program ends with its sentence
        from jeepney import DBusAddress

        from organic_desktop.system.dbus import call_once

        name = "org.freedesktop.Notifications"
        to = DBusAddress("/org/freedesktop/Notifications", name, name)
        hints = {"urgency": ("y", 1 + is_urgent)}
        call_once(to, "Notify", "susssasa{sv}i", "Organic", 0, "dialog-error", title, sentence, [], hints, 0)
        return
    for program, options in (("zenity", ["--error", "--no-markup", f"--text={sentence}"]), ("xmessage", [sentence])):
        if found := shutil.which(program):
            with suppress(OSError):
                subprocess.Popen(  # noqa: S603  a program of the system, and a sentence of ours  # nosec
                    [found, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            return


def show_rarely(sentence: str, title: str) -> None:
    """Show a message that a web page's script can cause without end: once in ten minutes, and not urgently."""
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
    """Yield the kinds of libraries that are needed on this display."""
    yield from ("always", *LATER)
    if "wayland" in wanted or (wayland and not wanted):
        yield "wayland"
    if "xcb" in wanted or (display and not wanted):
        yield "xcb"


def _lacking(*times: str) -> list[str]:
    """Return the libraries that can't be loaded, or those that they in turn lack."""
    return list(dict.fromkeys(filter(None, map(_missing, libraries(*times)))))


def _missing(library: str) -> str:
    """Return the library that keeps this one from loading, which may be itself; "" if it loads."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError as error:
        found = re.match(r"([^\s/:]+): cannot open shared object file", str(error))
        return found[1] if found else library
    return ""


def _lack(lacking: Sequence[str]) -> str:
    """Name the first missing libraries, and how to install them all."""
    more = f" and {len(lacking) - NAMED} more" if len(lacking) > NAMED else ""
    named = ", ".join(lacking[:NAMED])
    return f"Libraries that the window needs are missing: {named}{more}. {how_to_install(lacking, os_release())}"


# -- libraries and their packages -------------------------------------------------------------------------------------


def libraries(*when: str) -> list[str]:
    """Return the libraries that are needed at these times or for these platforms of Qt."""
    return [library for library, (each, _) in PACKAGES.items() if each in when]


def os_release() -> Mapping[str, str]:
    """Return the system's os-release; empty if there is none."""
    import platform  # only here: no start that goes well needs it

    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def how_to_install(lacking: Sequence[str], release: Mapping[str, str]) -> str:
    """Return the command that installs libraries on the system of ``release``; two examples if it is unknown."""
    likes = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    kind = next((KINDS[like] for like in likes if like in KINDS), None)
    if kind:
        return f"To install them: {_command(kind, lacking, release)}"
    return f"Debian, Ubuntu: {_command('debian', lacking, {})}. Fedora: {_command('fedora', lacking, {})}"


def _command(kind: str, lacking: Sequence[str], release: Mapping[str, str]) -> str:
    """Return the command for one kind of system, and a search for libraries whose package isn't in ``TABLE``."""
    named = dict.fromkeys(_package(kind, library, release) for library in lacking)
    packages = " ".join(filter(None, named))
    searched = "; ".join(f"{SEARCHES[kind]} {library}" for library in lacking if not _package(kind, library, release))
    return "; ".join(filter(None, [packages and f"{COMMANDS[kind]} {packages}", searched]))


def _package(kind: str, library: str, release: Mapping[str, str]) -> str:
    """Return the package to install; "" if it has to be searched for."""
    known = PACKAGES.get(library)
    if kind not in SEARCHES and (kind == "suse" or not known):
        return f"'{library}()(64bit)'"
    if not known:
        return ""
    package = known[1][list(COMMANDS).index(kind)]
    return RENAMED.get(package, package) if kind == "debian" and _has_t64(release) else package


def _has_t64(release: Mapping[str, str]) -> bool:
    """True if Debian or Ubuntu is new enough for the t64 names; derivatives number their versions otherwise."""
    since = T64.get(release.get("ID", ""))
    if since is None:
        return False
    try:
        return float(release.get("VERSION_ID", "inf")) >= since  # Debian's testing has no number
    except ValueError:
        return False
