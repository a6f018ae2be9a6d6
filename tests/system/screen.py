"""A whole desktop of a test's own: a screen, a window manager, a tray host and a notification daemon, all real.

The test process itself shows nothing there: what is to be seen runs as a program of its own, started by ``start``.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

import organic_desktop
from tests.system.bus import PATIENCE_SECONDS, Bus, end, needs, running

SOURCES = Path(organic_desktop.__file__).parents[1]
NOTIFICATIONS = "org.freedesktop.Notifications"
TRAY_HOST = "_NET_SYSTEM_TRAY_S0"
WINDOW_MANAGER = "WM_S0"
LOOK_SECONDS = 0.02

# Nothing vanishes by itself. The menu of a notification's buttons is "shown" by a program that writes down what it
# offers and chooses the line that holds the words of the file `choice`.
DUNSTRC = """[global]
    dmenu = {menu}
    markup = full
    mouse_left_click = do_action, close_current
    idle_threshold = 0
[urgency_low]
    timeout = 0
[urgency_normal]
    timeout = 0
[urgency_critical]
    timeout = 0
"""
MENU = """#!/bin/sh
cat >"{folder}/offered.part"
grep -F -e "$(cat "{folder}/choice")" "{folder}/offered.part" | head -n 1
mv "{folder}/offered.part" "{folder}/offered"
"""


def wait_until(holds: Callable[[], object], what: str = "") -> None:
    """Return as soon as something holds, or fail."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < until, f"waited in vain for {what or holds}"
        time.sleep(LOOK_SECONDS)


class Screen:
    """An X display, asked who manages what on it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._x11 = ctypes.CDLL("libX11.so.6")
        for function in ("XOpenDisplay", "XInternAtom", "XGetSelectionOwner"):
            getattr(self._x11, function).restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(name.encode()))
        assert self._display.value, f"no display {name}"

    def has_manager(self, selection: str) -> bool:
        """Whether a program says that it is the window manager, the tray host, …"""
        atom = ctypes.c_void_p(self._x11.XInternAtom(self._display, selection.encode(), 0))
        return bool(self._x11.XGetSelectionOwner(self._display, atom))

    def close(self) -> None:
        self._x11.XCloseDisplay(self._display)


class Session:
    """What any desktop has: programs on its bus, and a notification daemon that can be ended and started again."""

    def __init__(self, bus: Bus, environment: dict[str, str], programs: ExitStack) -> None:
        self.bus, self.environment = bus, environment
        self.folder = Path(environment["HOME"])
        self._programs = programs
        (self.folder / "choice").touch()
        menu = self.folder / "menu"
        menu.write_text(MENU.format(folder=self.folder))
        menu.chmod(0o700)
        (self.folder / "dunstrc").write_text(DUNSTRC.format(menu=menu))

    def start(self, *command: str) -> subprocess.Popen[str]:
        """Start a program on this desktop; what it prints is in ``printed(its name)``; ended with the desktop."""
        log = self.folder / f"{Path(command[0]).name}.log"
        return self._programs.enter_context(running(list(command), self.environment, log))

    def start_organic(self, folder: Path, *flags: str) -> subprocess.Popen[str]:
        """Start the real program on a data folder; it prints to ``printed("organic")``."""
        return self.start_python("-m", "organic_desktop", "--data-dir", str(folder), *flags, log="organic")

    def start_python(self, *words: str, log: str) -> subprocess.Popen[str]:
        """Start Python with our sources and the tests', for a probe."""
        paths = os.pathsep.join([str(SOURCES), str(SOURCES.parent)])
        environment = self.environment | {"PYTHONPATH": paths, "PYTHONFAULTHANDLER": "1"}
        return self._programs.enter_context(running([sys.executable, *words], environment, self.folder / f"{log}.log"))

    def exit_code(self, program: subprocess.Popen[str], log: str = "organic") -> int:
        """Wait for the end of a program of ours; one that hangs shows where each of its threads is."""
        try:
            return program.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            program.send_signal(signal.SIGABRT)
            program.wait()
            raise AssertionError(f"it didn't end:\n{self.printed(log)}") from None

    def printed(self, name: str) -> str:
        """What a program printed so far."""
        return (self.folder / f"{name}.log").read_text()

    # -- the notification daemon ----------------------------------------------------------------------------------

    def start_notifications(self) -> None:
        """Start the notification daemon, and wait until it owns its name."""
        needs("dunst", "dunstctl")
        self.dunst = self.start("dunst", "-print", "-conf", str(self.folder / "dunstrc"))
        self.bus.wait_for(NOTIFICATIONS)

    def end_notifications(self) -> None:
        """Kill the notification daemon, with what it shows."""
        self.dunst.kill()
        self.dunst.wait()
        self.bus.wait_for(NOTIFICATIONS, there=False)

    def notifications(self) -> int:
        """How many are to be seen."""
        return int(self.dunstctl("count", "displayed"))

    def press(self, words: str) -> list[str]:
        """Press the button that says ``words``; returns the words of every button that was offered."""
        (self.folder / "choice").write_text(words)
        (self.folder / "offered").unlink(missing_ok=True)
        self.dunstctl("context")
        wait_until((self.folder / "offered").exists, "the buttons")
        lines = (self.folder / "offered").read_text().splitlines()  # "#Snooze (Water?) [7,snooze]"
        return [line.removeprefix("#").rpartition(" (")[0] for line in lines]

    def dunstctl(self, *words: str) -> str:
        """Ask the daemon, as a person at a terminal."""
        done = subprocess.run(
            ["dunstctl", *words], env=self.environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


class Desktop(Session):
    """The tray host and the notification daemon run from the start, and can be ended and started again."""

    def __init__(self, screen: Screen, bus: Bus, environment: dict[str, str], programs: ExitStack) -> None:
        super().__init__(bus, environment, programs)
        self.screen = screen

    def start_tray(self) -> None:
        """Start the tray host, and wait until icons can dock."""
        needs("trayer")
        self._tray = self.start("trayer", "--edge", "top", "--align", "right", "--widthtype", "request")
        wait_until(lambda: self.screen.has_manager(TRAY_HOST), "the tray host")

    def end_tray(self) -> None:
        """Kill the tray host, as a panel that crashed."""
        self._tray.kill()
        self._tray.wait()
        wait_until(lambda: not self.screen.has_manager(TRAY_HOST), "the tray host's end")


@contextmanager
def virtual_screen(environment: dict[str, str], log: Path, *options: str) -> Iterator[Screen]:
    """A free display, with a window manager on it; with ``options`` of Xvfb's."""
    needs("Xvfb", "openbox")
    with ExitStack() as programs:
        reading, writing = os.pipe()
        with log.open("a") as output:
            usual = ["-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]
            server = subprocess.Popen(
                ["Xvfb", *usual, *options],
                env=environment, pass_fds=[writing], stdin=subprocess.DEVNULL, stdout=output, stderr=output, text=True,
            )  # fmt: skip
        programs.callback(end, server)
        os.close(writing)
        with os.fdopen(reading) as number:
            environment["DISPLAY"] = f":{number.readline().strip()}"
        screen = Screen(environment["DISPLAY"])
        programs.callback(screen.close)
        programs.enter_context(running(["openbox"], environment, log))
        wait_until(lambda: screen.has_manager(WINDOW_MANAGER), "the window manager")
        yield screen


@pytest.fixture
def virtual_desktop(home: dict[str, str], session_bus: Bus, tmp_path: Path) -> Iterator[Desktop]:
    """A desktop with everything a usual one has; its programs' environment is ``home``."""
    with new_desktop(home, session_bus, tmp_path) as desktop:
        yield desktop


@contextmanager
def new_desktop(home: dict[str, str], bus: Bus, folder: Path) -> Iterator[Desktop]:
    """The same for who isn't a test."""
    home["QT_QPA_PLATFORM"] = "xcb"
    with virtual_screen(home, folder / "screen.log") as screen, ExitStack() as programs:
        desktop = Desktop(screen, bus, home, programs)
        desktop.start_tray()
        desktop.start_notifications()
        yield desktop
