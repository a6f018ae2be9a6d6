"""A Wayland desktop of a test's own: a tiling compositor (sway) on a screen that isn't there, with a tray (waybar).

The compositor refuses to run as root; where the tests are root's, it runs as the user that owns nothing.
"""

from __future__ import annotations

import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, HeaderFields, MessageType, Properties, new_method_call

from tests.system.bus import PATIENCE_SECONDS, Bus, end, needs
from tests.system.screen import Session, wait_until

WATCHER = DBusAddress("/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", "org.kde.StatusNotifierWatcher")
NOBODY = "nobody"
FOR_EVER_MS = 24 * 3600 * 1000
SCREEN = (1280, 800)
CONF = f"""
xwayland disable
output HEADLESS-1 resolution {SCREEN[0]}x{SCREEN[1]} position 0,0
default_border normal
"""
BAR = {"layer": "top", "position": "top", "height": 30, "modules-right": ["tray"], "tray": {"icon-size": 20}}


class WaylandDesktop(Session):
    """Windows are asked of the compositor; icons of the bus."""

    tray: subprocess.Popen[str]

    def windows(self) -> dict[str, dict[str, Any]]:
        """Every window by its title, as the compositor describes it."""
        found: dict[str, dict[str, Any]] = {}
        todo = [json.loads(self.swaymsg("-t", "get_tree"))]
        while todo:
            node = todo.pop()
            todo += [*node["nodes"], *node["floating_nodes"]]
            if node.get("pid"):
                found[node["name"]] = node
        return found

    def focused(self) -> str:
        """The title of the window with the keyboard."""
        return next((name for name, node in self.windows().items() if node["focused"]), "")

    def icons(self) -> list[str]:
        """What the tray holds, as service and path in one."""
        with self.bus.connect() as connection:
            ask = Properties(WATCHER).get("RegisteredStatusNotifierItems")
            answer = connection.send_and_get_reply(ask, timeout=PATIENCE_SECONDS)
        if answer.header.message_type is MessageType.error:
            return []
        return list(answer.body[0][1])

    def click_icon(self) -> None:
        """Press the one icon, as the tray does."""
        (icon,) = self.icons()
        service, slash, path = icon.partition("/")
        item = DBusAddress(slash + path or "/StatusNotifierItem", service, "org.kde.StatusNotifierItem")
        with self.bus.connect() as connection:
            press = new_method_call(item, "Activate", "ii", (SCREEN[0] - 20, 10))
            answer = connection.send_and_get_reply(press, timeout=PATIENCE_SECONDS)
        assert answer.header.message_type is not MessageType.error, answer.header.fields[HeaderFields.error_name]

    def swaymsg(self, *words: str) -> str:
        """Ask or tell the compositor."""
        return self._run("swaymsg", "--raw", *words)

    def type(self, *words: str) -> None:
        """What a person's hands do, in wtype's words."""
        self._run("wtype", *words)

    def picture(self, file: Path) -> None:
        """What is to be seen."""
        self._run("grim", str(file))

    def end_tray(self) -> None:
        """Kill the tray, as one that crashed."""
        self.tray.kill()
        self.tray.wait()
        self.bus.wait_for(WATCHER.bus_name or "", there=False)

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def wayland(home: dict[str, str], session_bus: Bus, tmp_path: Path) -> Iterator[WaylandDesktop]:
    """A desktop of Wayland's kind; its programs' environment is ``home``. Nothing shows notifications yet."""
    needs("sway", "swaymsg", "waybar", "wtype", "grim")
    with ExitStack() as programs:
        run = Path(programs.enter_context(_runtime_folder()))
        own = home | {"XDG_RUNTIME_DIR": str(run), "HOME": str(run), "XDG_CONFIG_HOME": str(run / "config")}
        own |= {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
        own["SWAYSOCK"] = str(run / "sway.socket")
        (run / "sway.conf").write_text(CONF)
        (run / "bar.json").write_text(json.dumps(BAR))
        programs.enter_context(_running(["sway", "-c", str(run / "sway.conf")], own, tmp_path / "sway.log"))
        wait_until(lambda: _socket(run), "the compositor")
        own["WAYLAND_DISPLAY"] = home["WAYLAND_DISPLAY"] = str(_socket(run))
        home |= {"SWAYSOCK": own["SWAYSOCK"], "QT_QPA_PLATFORM": "wayland", "XDG_SESSION_TYPE": "wayland"}
        desktop = WaylandDesktop(session_bus, home, programs)
        bar = ["waybar", "-c", str(run / "bar.json")]
        desktop.tray = programs.enter_context(_running(bar, own, tmp_path / "waybar.log"))
        session_bus.wait_for(WATCHER.bus_name or "")
        # A keyboard that stays: with the first one come and go the seat's keys, and what is typed meanwhile is lost.
        programs.enter_context(_running(["wtype", "-s", str(FOR_EVER_MS)], own, tmp_path / "wtype.log"))
        yield desktop


def _socket(run: Path) -> Path | None:
    """Where the compositor listens."""
    return next((found for found in run.glob("wayland-*") if found.is_socket()), None)


@contextmanager
def _runtime_folder() -> Iterator[str]:
    """A folder of whose the compositor is; pytest's own are root's alone."""
    with tempfile.TemporaryDirectory() as folder:
        if user := _another_user():
            shutil.chown(folder, user, pwd.getpwnam(user).pw_gid)
        yield folder


def _another_user() -> str | None:
    return NOBODY if sys.platform == "linux" and os.getuid() == 0 else None


@contextmanager
def _running(command: list[str], environment: Mapping[str, str], log: Path) -> Iterator[subprocess.Popen[str]]:
    """A program of the compositor's user, ended with the block."""
    user = _another_user()
    group = pwd.getpwnam(user).pw_gid if user else None
    with log.open("a") as output:
        process = subprocess.Popen(
            command, env=dict(environment), stdin=subprocess.DEVNULL, stdout=output, stderr=output, text=True,
            cwd="/", user=user, group=group, extra_groups=[] if user else None,
        )  # fmt: skip
    try:
        yield process
    finally:
        end(process)
