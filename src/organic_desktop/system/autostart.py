"""Start the program with the session: an entry in the place that this system's own settings show.

Nothing else is stored: the entry is read each time, for the user may have changed or broken it elsewhere.
"""

from __future__ import annotations

import errno
import os
import plistlib
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
AGENT: Mapping[str, object] = {
    "Label": LABEL,
    "RunAtLoad": True,
    "KeepAlive": False,
    "ProcessType": "Interactive",
    "LimitLoadToSessionType": "Aqua",  # not for who signs in over the network
    "AssociatedBundleIdentifiers": [LABEL],  # the app that the system's list of login items names
}
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
ALLOWED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class State(Enum):
    """State of the entry. ``BROKEN``: its program is missing. ``UNAVAILABLE``: this installation can't have one."""

    OFF = "off"
    ON = "on"
    BROKEN = "broken"
    UNAVAILABLE = "unavailable"


class Autostart(Protocol):
    """The entry of one system. Methods that change it raise DatabaseUnwritable, with nothing changed."""

    def state(self) -> State: ...

    def stored_command(self) -> list[str]:
        """Return the command of the entry, turned on or not; empty if it can't be read."""

    def turn_on(self, command: Sequence[str]) -> None: ...

    def change(self, command: Sequence[str]) -> bool:
        """Change the command of the entry that is there, and nothing else; False if the user made it read-only."""

    def turn_off(self) -> None: ...


def autostart(flatpak: Path = FLATPAK_INFO) -> Autostart:
    """Return this system's entry."""
    if sys.platform == "win32":
        return RunKey()
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents")
    if flatpak_id(flatpak):
        return Sandboxed()
    return XdgEntry(xdg_folder("XDG_CONFIG_HOME", ".config") / "autostart")


def command(folder: Path) -> list[str]:
    """Return the command that starts this very program minimized, on a data folder; its paths are absolute."""
    return [*own_command(window=True), *_flags(folder)]


def _flags(folder: Path) -> list[str]:
    return ["--minimized", "--data-dir", str(folder)]


def starts(entry: Autostart, command: Sequence[str]) -> bool:
    """True if the entry has this command, or another path of the same program with the same flags.

    Links to one Python don't count as the same program: every environment has one, with other packages.
    """
    words = entry.stored_command()
    if not words or words[1:] != command[1:] or "-m" in command:
        return words == list(command)
    try:
        return words[0] == command[0] or Path(words[0]).samefile(command[0])
    except OSError:
        return False


def repair(entry: Autostart, folder: Path) -> bool:
    """Update our entry for the same data folder if its program moved, or has a better path; True if it was changed.

    One that was turned off, starts another program, or was made by the user is left. Raises DatabaseUnwritable.
    """
    state, words = entry.state(), entry.stored_command()
    wanted = command(folder)
    if state in (State.OFF, State.UNAVAILABLE) or words == wanted or words[-3:] != _flags(folder):
        return False
    by_python = words[:-3] == [sys.executable, "-m", "organic_desktop"]
    if not (by_python or _is_gone(words[:-3]) or starts(entry, wanted)):
        return False
    return entry.change(wanted)


def _is_gone(words: Sequence[str]) -> bool:
    """True if a command was ours, without an argument of the user's, and its program is missing."""
    named = "organic" in Path(words[0]).name.casefold() if words else False
    is_ours = (len(words) == 1 and named) or tuple(words[1:]) == ("-m", "organic_desktop")
    return is_ours and shutil.which(words[0]) is None


def _is_fixed(path: Path) -> bool:
    """True if the user keeps the file elsewhere (a link), or made it read-only."""
    return path.is_symlink() or not path.stat().st_mode & stat.S_IWUSR


class XdgEntry:
    """``organic-desktop.desktop`` in freedesktop.org's folder of autostart entries."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{NAME}.desktop"

    def stored_command(self) -> list[str]:
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
    """No entry: Flatpak's sandbox doesn't let a program write to the desktop's folder for them."""

    def state(self) -> State:
        return State.UNAVAILABLE

    def stored_command(self) -> list[str]:
        return []

    def turn_on(self, command: Sequence[str]) -> None:
        with _writing():
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    def change(self, command: Sequence[str]) -> bool:
        return False

    def turn_off(self) -> None:
        """Do nothing: none can be on."""


class LaunchAgent:
    """A property list among the user's launch agents, on macOS. Whoever quits the program isn't to have it back."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{LABEL}.plist"

    def stored_command(self) -> list[str]:
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
            self._write(AGENT, command)

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
    """A value of the user's Run key on Windows, which the Task Manager can turn off."""

    def stored_command(self) -> list[str]:
        line = self._read(RUN_KEY)
        return _words_of(line) if isinstance(line, str) else []

    def state(self) -> State:
        words, allowed = self.stored_command(), self._read(ALLOWED_KEY)
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


def _words_of(line: str) -> list[str]:
    """Split a command line as Windows does for the program that it starts."""
    if sys.platform == "win32" and line.strip():  # of none, it makes the running program's name
        from ctypes import POINTER, byref, c_int, c_wchar_p, windll

        split, count = windll.shell32.CommandLineToArgvW, c_int()
        split.restype, split.argtypes = POINTER(c_wchar_p), (c_wchar_p, POINTER(c_int))
        words = split(line, byref(count))
        try:
            return [str(words[number]) for number in range(count.value)]
        finally:
            windll.kernel32.LocalFree(words)
    return []


def _is_off(keys: Mapping[str, str]) -> bool:
    """True if the entry tells all desktops, or the one that runs, not to start it.

    Each desktop has a switch of its own, X-GNOME-Autostart-enabled for example, which the others may ignore.
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
    return writing(lambda reason: Sentence("Start-up can't be changed: {reason}.", reason=reason))
