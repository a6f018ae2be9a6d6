"""Starting with the session: the entry in the place where this system's own settings look for it.

Nothing is remembered besides: the entry is read each time, for the user may have changed or broken it elsewhere.
"""

from __future__ import annotations

import errno
import os
import plistlib
import shlex
import shutil
import stat
import subprocess  # for list2cmdline alone; nothing is run  # nosec B404
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from enum import Enum
from pathlib import Path
from typing import Protocol
from xml.parsers.expat import ExpatError

from organic_desktop.core.files import Damaged, read_bounded, write_private
from organic_desktop.core.messages import Sentence
from organic_desktop.core.paths import xdg_folder
from organic_desktop.system.desktop_entries import (
    BY_SHELL,
    HEAD,
    LARGEST,
    exec_words,
    keys_of,
    program_of,
    start_line,
    text_value,
    with_values,
    writing,
)
from organic_desktop.system.installation import FLATPAK_INFO, NAME, flatpak_id, own_command

LABEL = "org.organicos.desktop"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
ALLOWED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class State(Enum):
    """What the entry says. ``BROKEN`` is one whose program isn't there any more.

    ``UNAVAILABLE`` is for a program that can't have an entry, however it is set.
    """

    OFF = "off"
    ON = "on"
    BROKEN = "broken"
    UNAVAILABLE = "unavailable"


class Autostart(Protocol):
    """The entry of one system. What changes it raises DatabaseUnwritable, with nothing changed."""

    def state(self) -> State: ...

    def words(self) -> list[str]:
        """The command that it holds, in force or not; none if it can't be read."""

    def turn_on(self, command: Sequence[str]) -> None: ...

    def change(self, command: Sequence[str]) -> bool:
        """Change the command of the entry that is there, and nothing else; False if the user keeps it from that."""

    def turn_off(self) -> None: ...


def autostart(flatpak: Path = FLATPAK_INFO) -> Autostart:
    """This system's."""
    if sys.platform == "win32":
        return RunKey()
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents")
    if flatpak_id(flatpak):
        return Sandboxed()
    return XdgEntry(xdg_folder("XDG_CONFIG_HOME", ".config") / "autostart")


def command(folder: Path) -> list[str]:
    """What starts this very program, unseen, on a data folder; every path in it is absolute."""
    return [*own_command(), *_flags(folder)]


def _flags(folder: Path) -> list[str]:
    return ["--minimized", "--data-dir", str(folder)]


def starts(entry: Autostart, command: Sequence[str]) -> bool:
    """True if the entry holds this command, or another path of the same program with the same flags.

    Behind every environment's Python is the same one, with other programs in each.
    """
    words = entry.words()
    if not words or words[1:] != command[1:] or "-m" in command:
        return words == list(command)
    try:
        return words[0] == command[0] or Path(words[0]).samefile(command[0])
    except OSError:
        return False


def mend(entry: Autostart, folder: Path) -> bool:
    """Bring an entry of ours up to date, for the same data folder: its program moved, or is to be had by a better path.

    One that was turned off, starts another program, or was made by the user is left. Raises DatabaseUnwritable.
    """
    state, words = entry.state(), entry.words()
    wanted = command(folder)
    if state in (State.OFF, State.UNAVAILABLE) or words == wanted or words[-3:] != _flags(folder):
        return False
    by_python = words[:-3] == [sys.executable, "-m", "organic_desktop"]
    if not (by_python or _is_gone(words[:-3]) or starts(entry, wanted)):
        return False
    return entry.change(wanted)


def _is_gone(words: Sequence[str]) -> bool:
    """True of a command that was ours, without a word of the user's, if its program isn't there any more."""
    named = "organic" in Path(words[0]).name.casefold() if words else False
    is_ours = (len(words) == 1 and named) or tuple(words[1:]) == ("-m", "organic_desktop")
    return is_ours and shutil.which(words[0]) is None


def _is_fixed(path: Path) -> bool:
    """True of a file that the user keeps elsewhere, or doesn't want changed."""
    return path.is_symlink() or not path.stat().st_mode & stat.S_IWUSR


class XdgEntry:
    """``organic-desktop.desktop`` in the folder that freedesktop.org's desktops start from."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{NAME}.desktop"

    def words(self) -> list[str]:
        try:
            words = exec_words(keys_of(read_bounded(self._path, LARGEST).decode()).get("Exec", ""))
        except (OSError, Damaged, UnicodeDecodeError):
            return []
        by_shell = len(BY_SHELL)
        return words[by_shell:] if tuple(words[:by_shell]) == BY_SHELL else words

    def state(self) -> State:
        try:
            entry = keys_of(read_bounded(self._path, LARGEST).decode())
        except FileNotFoundError:
            return State.OFF
        except (OSError, Damaged, UnicodeDecodeError):
            return State.BROKEN
        if _is_off(entry):
            return State.OFF
        return _state_of([program_of(entry)])

    def turn_on(self, command: Sequence[str]) -> None:
        with _writing():
            start = [f"TryExec={text_value(command[0])}", f"Exec={start_line(command)}"]
            lines = [HEAD, "Type=Application", "Name=Organic", f"Icon={NAME}", *start, ""]
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_private(self._path, "\n".join(lines))

    def change(self, command: Sequence[str]) -> bool:
        with _writing():
            if _is_fixed(self._path):
                return False
            values = {"TryExec": text_value(command[0]), "Exec": start_line(command)}
            text = read_bounded(self._path, LARGEST).decode()
            write_private(self._path, with_values(text, values))
            return True

    def turn_off(self) -> None:
        with _writing():
            self._path.unlink(missing_ok=True)


class Sandboxed:
    """No entry: what Flatpak's sandbox lets a program write is nothing that the desktop starts from."""

    def state(self) -> State:
        return State.UNAVAILABLE

    def words(self) -> list[str]:
        return []

    def turn_on(self, command: Sequence[str]) -> None:
        with _writing():
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    def change(self, command: Sequence[str]) -> bool:
        return False

    def turn_off(self) -> None:
        """Nothing is on."""


class LaunchAgent:
    """A property list among the user's launch agents, on macOS."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{LABEL}.plist"

    def words(self) -> list[str]:
        try:
            return list(plistlib.loads(read_bounded(self._path, LARGEST)).get("ProgramArguments", []))
        except (OSError, plistlib.InvalidFileException, ExpatError, ValueError):
            return []

    def state(self) -> State:
        try:
            agent = plistlib.loads(read_bounded(self._path, LARGEST))
        except FileNotFoundError:
            return State.OFF
        except (OSError, plistlib.InvalidFileException, ExpatError, ValueError):
            return State.BROKEN
        if agent.get("Disabled") or not agent.get("RunAtLoad"):
            return State.OFF
        return _state_of(agent.get("ProgramArguments", []))

    def turn_on(self, command: Sequence[str]) -> None:
        with _writing():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._write({"Label": LABEL, "RunAtLoad": True, "ProcessType": "Interactive"}, command)

    def change(self, command: Sequence[str]) -> bool:
        with _writing():
            if _is_fixed(self._path):
                return False
            self._write(plistlib.loads(read_bounded(self._path, LARGEST)), command)
            return True

    def _write(self, agent: Mapping[str, object], command: Sequence[str]) -> None:
        write_private(self._path, plistlib.dumps({**agent, "ProgramArguments": list(command)}).decode())

    def turn_off(self) -> None:
        with _writing():
            self._path.unlink(missing_ok=True)


class RunKey:
    """A value of the user's Run key, and the Task Manager's say on it, on Windows."""

    def words(self) -> list[str]:
        line = self._read(RUN_KEY)
        return [word.strip('"') for word in shlex.split(line, posix=False)] if isinstance(line, str) else []

    def state(self) -> State:
        words, allowed = self.words(), self._read(ALLOWED_KEY)
        if not words or (isinstance(allowed, bytes) and allowed[:1] and allowed[0] & 1):
            return State.OFF
        return _state_of(words)

    def turn_on(self, command: Sequence[str]) -> None:
        self._forget(ALLOWED_KEY)
        self.change(command)

    def change(self, command: Sequence[str]) -> bool:
        if sys.platform == "win32":
            import winreg

            with _writing(), winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, subprocess.list2cmdline(command))
                return True
        return False

    def turn_off(self) -> None:
        self._forget(RUN_KEY)

    def _read(self, path: str) -> object:
        if sys.platform == "win32":
            import winreg

            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
                    return winreg.QueryValueEx(key, NAME)[0]
            except FileNotFoundError:
                return None
        return None

    def _forget(self, path: str) -> None:
        if sys.platform == "win32":
            import winreg

            with _writing():
                try:
                    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path, access=winreg.KEY_SET_VALUE) as key:
                        winreg.DeleteValue(key, NAME)
                except FileNotFoundError:
                    return


def _is_off(keys: Mapping[str, str]) -> bool:
    """True if the desktops, or the one that runs, are told not to start the entry, in the words that any of them takes.

    Each has a switch of its own, X-GNOME-Autostart-enabled for example, that the others may leave alone.
    """
    if keys.get("Hidden", "").casefold() in ("true", "1", "yes", "on"):
        return True
    switches = [value for key, value in keys.items() if key.casefold().endswith("-autostart-enabled")]
    if any(value.casefold() in ("false", "0", "no", "off") for value in switches):
        return True
    here = set(os.environ.get("XDG_CURRENT_DESKTOP", "").split(":")) - {""}
    only, never = (set(keys.get(key, "").split(";")) for key in ("OnlyShowIn", "NotShowIn"))
    return bool(never & here) or ("OnlyShowIn" in keys and not only & here)


def _state_of(command: Sequence[str]) -> State:
    return State.ON if command and command[0] and shutil.which(command[0]) else State.BROKEN


def _writing() -> AbstractContextManager[None]:
    return writing(lambda reason: Sentence("Starting with the computer can't be changed: {reason}.", reason=reason))
