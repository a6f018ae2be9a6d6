"""The libraries of the system that the window needs besides what Qt's wheels bring, and the packages they come in.

Complete for the modules and plugins of Qt that the window uses: tests/system/test_libraries.py reads those.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

# When it is needed, the library, and its package for apt, dnf and pacman. zypper is asked for the library itself.
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
# What rpm's systems install by a library's own name has to be searched elsewhere.
SEARCHES = {"debian": "apt-file search", "arch": "pacman -F"}
KINDS = {"debian": "debian", "ubuntu": "debian", "fedora": "fedora", "rhel": "fedora", "arch": "arch", "suse": "suse"}
# Since then a package has another name, which the older one still finds.
T64 = {"debian": 13.0, "ubuntu": 24.04}
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}


def libraries(*when: str) -> list[str]:
    """The libraries that are needed at these times or for these platforms of Qt."""
    return [library for library, (each, _) in PACKAGES.items() if each in when]


def system() -> Mapping[str, str]:
    """What the system says that it is."""
    import platform  # only here: no start that goes well needs it

    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def how_to_install(lacking: Sequence[str], release: Mapping[str, str]) -> str:
    """The command that installs libraries on the system that ``release`` describes; of one unknown, two examples."""
    likes = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    kind = next((KINDS[like] for like in likes if like in KINDS), None)
    if kind:
        return f"To install them: {_command(kind, lacking, release)}"
    return f"Debian, Ubuntu: {_command('debian', lacking, {})}. Fedora: {_command('fedora', lacking, {})}"


def _command(kind: str, lacking: Sequence[str], release: Mapping[str, str]) -> str:
    """What no package is known for is a library of a library: only a broken system lacks it without that."""
    named = dict.fromkeys(_package(kind, library, release) for library in lacking)
    packages = " ".join(filter(None, named))
    searched = "; ".join(f"{SEARCHES[kind]} {library}" for library in lacking if not _package(kind, library, release))
    return "; ".join(filter(None, [packages and f"{COMMANDS[kind]} {packages}", searched]))


def _package(kind: str, library: str, release: Mapping[str, str]) -> str:
    """What to ask for; nothing if that has to be searched."""
    known = PACKAGES.get(library)
    if kind not in SEARCHES and (kind == "suse" or not known):
        return f"'{library}()(64bit)'"
    if not known:
        return ""
    package = known[1][list(COMMANDS).index(kind)]
    return RENAMED.get(package, package) if kind == "debian" and _has_t64(release) else package


def _has_t64(release: Mapping[str, str]) -> bool:
    """Of what is made from Debian, only Debian and Ubuntu number their versions in a way that is known here."""
    since = T64.get(release.get("ID", ""))
    if since is None:
        return False
    try:
        return float(release.get("VERSION_ID", "inf")) >= since  # Debian's testing has no number
    except ValueError:
        return False
