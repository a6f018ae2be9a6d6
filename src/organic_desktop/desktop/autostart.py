"""Starting with the session: the entry in the place where this system's own settings look for it.

Nothing is remembered besides: the entry is read each time, for the user may have changed or broken it elsewhere.
"""

from __future__ import annotations

import errno
import os
import plistlib
import re
import shlex
import shutil
import subprocess  # for list2cmdline alone; nothing is run  # nosec B404
import sys
from collections.abc import Iterator, Mapping, Sequence
from configparser import ConfigParser
from configparser import Error as NotAnEntry
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Protocol
from xml.parsers.expat import ExpatError

from organic_desktop.desktop.installed import own_command
from organic_desktop.desktop.sandbox import INFO, flatpak_id
from organic_desktop.errors import DatabaseUnwritable
from organic_desktop.files import Damaged, read_bounded, reason_of, write_private
from organic_desktop.paths import xdg_folder
from organic_desktop.sentences import Sentence

NAME = "organic-desktop"
LABEL = "org.organicos.desktop"
LARGEST = 64_000  # bytes of an entry
HEAD = "[Desktop Entry]"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
ALLOWED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
WORD = r'(?:"(?:[^"\\]|\\[\s\S])*"|[^\s"]+)'
ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}  # of a string value of a desktop entry
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
BY_SHELL = ("/bin/sh", "-c", 'exec "$0" "$@"')
QUOTED = '"`$\\'  # in quotes, these are escaped (Desktop Entry Specification, "The Exec key")


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

    def turn_off(self) -> None: ...


def autostart(flatpak: Path = INFO) -> Autostart:
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
    """True if the entry holds this command, or another path of the same program with the same flags."""
    words = entry.words()
    if not words or words[1:] != command[1:]:
        return False
    try:
        return words[0] == command[0] or Path(words[0]).samefile(command[0])
    except OSError:
        return False


def mend(entry: Autostart, folder: Path) -> bool:
    """Bring an entry of ours up to date, for the same data folder: its program moved, or is to be had by a better path.

    One that was turned off, or starts another program that is there, is left as it is. Raises DatabaseUnwritable.
    """
    state, words = entry.state(), entry.words()
    if state is State.OFF or words[-3:] != _flags(folder):
        return False
    wanted = command(folder)
    by_python = words[:-3] == [sys.executable, "-m", "organic_desktop"]
    is_ours = state is State.BROKEN or by_python or starts(entry, wanted)
    if words == wanted or not is_ours:
        return False
    entry.turn_on(wanted)
    return True


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
        if entry.get("Hidden") == "true" or entry.get("X-GNOME-Autostart-enabled") == "false":
            return State.OFF
        return _state_of([program_of(entry)])

    def turn_on(self, command: Sequence[str]) -> None:
        with _writing():
            start = [f"TryExec={text_value(command[0])}", f"Exec={start_line(command)}"]
            lines = [HEAD, "Type=Application", "Name=Organic", f"Icon={NAME}", *start, ""]
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_private(self._path, "\n".join(lines))

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
        agent = {"Label": LABEL, "ProgramArguments": list(command), "RunAtLoad": True, "ProcessType": "Interactive"}
        with _writing():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_private(self._path, plistlib.dumps(agent).decode())

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
        if sys.platform == "win32":
            import winreg

            with _writing(), winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, subprocess.list2cmdline(command))

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


def exec_line(command: Sequence[str]) -> str:
    """A command as the Exec key of a desktop entry: every word quoted, for a path may hold anything.

    Raises ValueError for a control character that no entry can hold.
    """
    if _CONTROL.search("".join(command)):
        raise ValueError("a control character")
    words = []
    for word in command:
        quoted = "".join(f"\\{sign}" if sign in QUOTED else sign for sign in word.replace("%", "%%"))
        words.append(f'"{quoted}"')
    return text_value(" ".join(words))


def start_line(command: Sequence[str]) -> str:
    """The Exec key that starts a command, whose program may lie anywhere. Raises ValueError as ``exec_line``.

    GLib looks for the program before it makes one percent sign of two, and an equals sign in it is forbidden.
    """
    indirect = [*BY_SHELL, *command] if {"%", "="} & set(command[0]) else command
    return exec_line(indirect)


def program_of(keys: Mapping[str, str]) -> str:
    """The program that an entry starts, as it stands there; "" if it can't be read."""
    if "TryExec" in keys:
        return text_of(keys["TryExec"])
    return next(iter(exec_words(keys.get("Exec", ""))), "")


def exec_words(line: str) -> list[str]:
    """The words of an Exec key; none of one that can't be read."""
    line = text_of(line).strip()
    if not re.fullmatch(rf"(?:{WORD}(?:\s+|$))+", line):
        return []
    bare = (word[1:-1] if word.startswith('"') else word for word in re.findall(WORD, line))
    return [re.sub(r"\\(.)", r"\1", word, flags=re.DOTALL).replace("%%", "%") for word in bare]


def text_value(text: str) -> str:
    """A text as the value of a key of a desktop entry."""
    return "".join(ESCAPES.get(sign, sign) for sign in text)


def text_of(value: str) -> str:
    """The text of such a value."""
    signs = {escape: sign for sign, escape in ESCAPES.items()} | {"\\s": " "}
    return re.sub(r"\\[\\ntrs]", lambda found: signs[found[0]], value)


def keys_of(text: str) -> Mapping[str, str]:
    """The keys of an entry, without those of its actions; none of what isn't one."""
    parser = ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=("#",), strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # as the standard library's page says
    try:
        parser.read_string(text)
        return parser["Desktop Entry"]
    except (NotAnEntry, KeyError):
        return {}


def _state_of(command: Sequence[str]) -> State:
    return State.ON if command and command[0] and shutil.which(command[0]) else State.BROKEN


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:  # a name that isn't text, or that a property list has no way to write
        reason = reason_of(error) if isinstance(error, OSError) else Sentence("a path has characters it can't hold")
        raise DatabaseUnwritable(
            Sentence("Starting with the computer can't be changed: {reason}.", reason=reason)
        ) from error
