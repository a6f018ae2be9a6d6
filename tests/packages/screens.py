"""A screen of the machine for the programs in a root, and a person's eyes and hands there.

The X server, the window manager and the accessibility bus run outside, so that a root holds nothing but what the
package brought; only their sockets are shown inside.
"""

from __future__ import annotations

import socket
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QImage

from tests.packages import bases
from tests.packages.accessibility import Accessibility, Widget
from tests.packages.roots import Shown
from tests.system.bus import CONFIGURATION, needs, new_home, running
from tests.system.screen import virtual_screen, wait_until
from tests.system.windows import Windows

INSIDE = "/run/accessibility-bus"

# dbus-daemon sends away who is no user of the machine, and those of a root need not be.
BUS = 'mount --bind "$1" /etc/passwd && exec dbus-daemon --config-file="$2" --nofork --nopidfile'


class Eyes:
    """What is to be seen on the screen, and the mouse and the keyboard."""

    def __init__(self, environment: dict[str, str], folder: Path, accessibility: Accessibility) -> None:
        display = environment["DISPLAY"]
        socket = f"/tmp/.X11-unix/X{display.removeprefix(':')}"  # noqa: S108  where X servers have it
        self.windows = Windows(environment)
        self.shown = [
            Shown(socket, socket, "DISPLAY", display),
            Shown(str(folder / "bus"), INSIDE, "AT_SPI_BUS_ADDRESS", f"unix:path={INSIDE}"),
        ]
        self._folder, self._accessibility = folder, accessibility

    def names(self) -> list[str]:
        """Return what a screen reader would say of all that is to be seen."""
        return [widget.name for widget in self._accessibility.widgets()]

    def find(self, name: str) -> Widget:
        """Wait for a widget with this name, and return it."""
        found: list[Widget] = []

        def is_there() -> bool:
            found[:] = [widget for widget in self._accessibility.widgets() if widget.name == name]
            return bool(found)

        wait_until(is_there, f"“{name}” on the screen")
        return found[0]

    def click(self, name: str) -> None:
        """Press the mouse on a widget."""
        at = self.find(name)
        self.windows.do("mousemove", str(at.x), str(at.y), "click", "1")

    def picture(self) -> QImage:
        """Return the whole screen as it is now."""
        dump = (self._folder / "Xvfb_screen0").read_bytes()
        header = struct.unpack(">25I", dump[:100])
        size, width, height, per_line, colours = header[0], header[4], header[5], header[12], header[19]
        pixels = dump[size + 12 * colours :]
        return QImage(pixels, width, height, per_line, QImage.Format.Format_RGB32).copy()

    def is_painted(self) -> bool:
        """True if there is more to be seen than an empty screen or an empty window."""
        picture = self.picture().scaled(320, 200)
        return len({picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}) > 20


def _listens(at: Path) -> bool:
    """True if somebody takes connections there; the socket is there a moment before."""
    with socket.socket(socket.AF_UNIX) as asking:
        try:
            asking.connect(str(at))
        except OSError:
            return False
    return True


def passwd() -> str:
    """Return the users that a bus outside of the roots has to know."""
    people = [f"{name}:x:{number}:{number}::/:/bin/sh" for number, name in enumerate(bases.HOMES, bases.FIRST_USER)]
    return "\n".join(["root:x:0:0::/root:/bin/sh", *people, ""])


@contextmanager
def new_screen() -> Iterator[Eyes]:
    """A screen for as long as the block takes."""
    needs("dbus-daemon")
    # Not below the test's own folder: a socket's path may have a hundred characters.
    with tempfile.TemporaryDirectory(prefix="screen-") as place:
        folder = Path(place)
        environment = new_home(folder)
        (folder / "bus.conf").write_text(CONFIGURATION.format(address=f"unix:path={folder / 'bus'}"))
        (folder / "passwd").write_text(passwd())
        daemon = ["unshare", "--mount", "sh", "-c", BUS, "bus", str(folder / "passwd"), str(folder / "bus.conf")]
        with (
            virtual_screen(environment, folder / "screen.log", "-fbdir", str(folder)),
            running(daemon, environment, folder / "bus.log"),
        ):
            wait_until(lambda: _listens(folder / "bus"), "the accessibility bus")
            accessibility = Accessibility(folder / "bus")
            try:
                yield Eyes(environment, folder, accessibility)
            finally:
                accessibility.close()
