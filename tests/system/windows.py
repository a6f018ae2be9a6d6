"""What a person sees on a virtual desktop, and does there with the mouse and the keyboard."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Mapping

from tests.system.bus import PATIENCE_SECONDS, needs
from tests.system.screen import LOOK_SECONDS, wait_until

CLICKS = 4
TRAY, ICON = "trayer", '"organic-desktop"'


class Windows:
    """The windows of a desktop, by xdotool and by what the window manager says."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        needs("wmctrl", "xdotool", "xprop", "xwininfo")
        self._environment = environment

    def in_sight(self, title: str) -> bool:
        """Whether a window with this title is to be seen."""
        return bool(self._found("--onlyvisible", "--name", f"^{title}$"))

    def has_keyboard(self, title: str) -> bool:
        """Whether what is typed goes to the window with this title.

        The screen is asked, not the window manager, which names a window active before it gives it the keyboard: a key
        pressed in between is lost.
        """
        return self.do("getwindowfocus", "getwindowname").strip() == title

    def managed(self, title: str) -> bool:
        """Whether the task bar has a window with this title: to be seen, or minimized."""
        ids = {int(number) for number in self._found("--name", f"^{title}$")}
        listed = self._run("xprop", "-root", "_NET_CLIENT_LIST")
        return bool(ids & {int(number, 16) for number in re.findall(r"0x[0-9a-f]+", listed)})

    def docked(self) -> bool:
        """Whether the tray host holds our icon."""
        hosts = self._found("--class", TRAY)
        return any(ICON in self._run("xwininfo", "-tree", "-id", host) for host in hosts)

    def count(self) -> int:
        """How many of ours are to be seen, icon, menus and messages among them."""
        return len(self._found("--onlyvisible", "--class", "organic-desktop"))

    def click_icon(self, button: int = 1) -> None:
        """Press the one icon of the tray host."""
        (host,) = self._found("--onlyvisible", "--class", TRAY)
        self.do("mousemove", "--window", host, "12", "12", "click", str(button))

    def open_menu(self) -> None:
        """Open the menu of the one icon.

        One right click of some fifty opens nothing while the window manager is still busy with another window, as
        seen under load: it is then made again, as a person would.
        """
        before = self.count()
        for _ in range(CLICKS):
            self.click_icon(button=3)
            until = time.monotonic() + PATIENCE_SECONDS / CLICKS
            while time.monotonic() < until:
                if self.count() > before:
                    return
                time.sleep(LOOK_SECONDS)
        raise AssertionError(f"no menu after {CLICKS} clicks")

    def close_by_frame(self, title: str) -> None:
        """Close a window as a task bar does: the window manager is asked. A key pressed while it starts may be lost."""
        (window,) = self._found("--onlyvisible", "--name", f"^{title}$")
        self.do("windowactivate", "--sync", window)
        wait_until(lambda: self.has_keyboard(title), f"the keyboard's going to {title}")
        self._run("wmctrl", "-i", "-c", window)

    def active(self, title: str) -> str:
        """The id of the active window if it has this title; "" for another, or none."""
        found = self.do("getactivewindow", "getwindowname").strip()
        return self.do("getactivewindow").strip() if found == title else ""

    def close(self, window: str) -> None:
        """Press the button of its frame that closes a window."""
        self._run("wmctrl", "-i", "-c", hex(int(window)))

    def do(self, *words: str) -> str:
        """What a person's hands do, in xdotool's words."""
        return self._run("xdotool", *words)

    def _found(self, *words: str) -> list[str]:
        return self._run("xdotool", "search", *words).split()

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=dict(self._environment), capture_output=True, text=True, timeout=PATIENCE_SECONDS
        )
        return done.stdout
