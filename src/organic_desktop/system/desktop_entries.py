"""Desktop entries (freedesktop.org's Desktop Entry Specification): their text, and the user's own menu entry.

The menu entry is for installations that no package manager put into the menu: pip, pipx, uv, the .run. Its text is that
of the packages' entry (``resources/desktop``), with the absolute path of this very program in it. A key marks what is
ours, and nothing else is ever replaced or removed. Entries that start with the session are autostart.py's.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess  # nosec B404  to refresh the desktop's caches
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from organic_desktop.core.errors import DatabaseUnwritable, InvalidInput
from organic_desktop.core.files import Damaged, read_bounded, reason_of, write_private
from organic_desktop.core.messages import Sentence
from organic_desktop.core.paths import resource, xdg_folder
from organic_desktop.system.installation import FLATPAK_INFO, NAME, flatpak_id, own_command

HEAD = "[Desktop Entry]"
LARGEST = 64_000  # bytes of an entry
WORD = r'(?:"(?:[^"\\]|\\[\s\S])*"|[^\s"]+)'
ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}  # of a string value
QUOTED = '"`$\\'  # in quotes, these are escaped ("The Exec key")
BY_SHELL = ("/bin/sh", "-c", 'exec "$0" "$@"')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

HIDING = ("NoDisplay", "Hidden", "OnlyShowIn", "NotShowIn")
FILE = f"{NAME}.desktop"
FILE_TYPES = "org.organicos.desktop.xml"
DOCUMENT_ICON = "org.organicos.desktop.document"  # as the file types name it
MARK = "X-Organic-Desktop=menu-entry"
ICON_MARK = f"<!-- {MARK} -->"
USUAL_DATA_DIRS = "/usr/local/share:/usr/share"
REFRESH_SECONDS = 30


# -- the text of an entry ---------------------------------------------------------------------------------------------


def exec_line(command: Sequence[str]) -> str:
    """Write a command as the Exec key of a desktop entry: every word quoted, for a path may hold anything.

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
    """Write the Exec key that starts a command at any path. Raises ValueError as ``exec_line`` does.

    GLib looks for the program before it makes one percent sign of two, and an equals sign in it is forbidden.
    """
    indirect = [*BY_SHELL, *command] if {"%", "="} & set(command[0]) else command
    return exec_line(indirect)


def program_of(keys: Mapping[str, str]) -> str:
    """Return the program that an entry starts, as written there; "" if it can't be read."""
    if "TryExec" in keys:
        return text_of(keys["TryExec"])
    return next(iter(exec_words(keys.get("Exec", ""))), "")


def exec_words(line: str) -> list[str]:
    """Split an Exec key into its words; an empty list if it can't be read."""
    line = text_of(line).strip()
    if not re.fullmatch(rf"(?:{WORD}(?:\s+|$))+", line):
        return []
    bare = (word[1:-1] if word.startswith('"') else word for word in re.findall(WORD, line))
    return [re.sub(r"\\(.)", r"\1", word, flags=re.DOTALL).replace("%%", "%") for word in bare]


def text_value(text: str) -> str:
    """Escape a text as the value of a key of a desktop entry."""
    return "".join(ESCAPES.get(sign, sign) for sign in text)


def text_of(value: str) -> str:
    """Unescape the value of a key of a desktop entry."""
    signs = {escape: sign for sign, escape in ESCAPES.items()} | {"\\s": " "}
    return re.sub(r"\\[\\ntrs]", lambda found: signs[found[0]], value)


def keys_of(text: str) -> Mapping[str, str]:
    """Return the keys of an entry, without those of its actions; an empty mapping if the text isn't an entry."""
    keys: dict[str, str] = {}
    for group, name, value in map(_parsed, *_lines_of(text)):
        if name is None:
            return {}
        if group == HEAD and name:
            keys[name] = value
    return keys


def with_values(text: str, values: Mapping[str, str]) -> str:
    """Replace the values of keys that an entry has, and keep comments, spaces and actions as they are."""
    lines = []
    for group, line in zip(*_lines_of(text), strict=True):
        _, name, _ = _parsed(group, line)
        lines.append(f"{name}={values[name]}" if name and group == HEAD and name in values else line)
    return "\n".join(lines)


def _lines_of(text: str) -> tuple[list[str], list[str]]:
    """Return the group that each line is in, and the lines."""
    lines, groups = text.split("\n"), [""]
    for line in lines:
        groups.append(line.strip() if line.strip().startswith("[") else groups[-1])
    return groups[1:], lines


def _parsed(group: str, line: str) -> tuple[str, str | None, str]:
    """Parse a line as GLib does: group, key, value. The key is "" if there is none, None if no entry may hold the line.

    Spaces before a key mean nothing: another reader would take it for more of the value before.
    """
    line = line.strip()
    if not line or line[0] in "#[":
        return group, "", ""
    name, equals, value = line.partition("=")
    return group, name.rstrip() if group and equals else None, value.lstrip()


@contextmanager
def writing(cant: Callable[[str], Sentence]) -> Iterator[None]:
    """Turn what can't be written within into DatabaseUnwritable; ``cant`` makes its sentence of the reason."""
    try:
        yield
    except (OSError, ValueError) as error:  # a name that isn't text, or that a property list has no way to write
        reason = reason_of(error) if isinstance(error, OSError) else Sentence("a path contains invalid characters")
        raise DatabaseUnwritable(cant(reason)) from error


# -- the user's menu entry ---------------------------------------------------------------------------------------------


class MenuEntryState(Enum):
    """The entry in the user's menu. ``OUTDATED`` is ours, but not as it would be written now."""

    ABSENT = "absent"
    CURRENT = "current"
    OUTDATED = "outdated"
    BROKEN = "broken"
    FOREIGN = "foreign"


@dataclass(frozen=True)
class FoundEntry:
    """The user's entry, the program that it starts, and the entry that a package installed for all users, if any.

    ``packaged_starts_this`` is True if that one starts this very program. ``hidden`` are lines of the user's entry by
    which desktops, or some of them, don't show it.
    """

    path: Path
    state: MenuEntryState
    program: str = ""
    packaged: Path | None = None
    packaged_starts_this: bool = False
    hidden: tuple[str, ...] = ()


class MenuEntry:
    """The menu entry below ``data`` (``XDG_DATA_HOME``), for the program that ``command`` starts."""

    def __init__(self, data: Path, command: Sequence[str]) -> None:
        self._command = list(command)
        self._data = data
        self.path = data / "applications" / FILE
        self._icons = data / "icons" / "hicolor"
        drawings = self._icons / "scalable"
        self._drawings = {
            drawings / "apps" / f"{NAME}.svg": "app",
            drawings / "mimetypes" / f"{DOCUMENT_ICON}.svg": "document",
        }
        self._types = data / "mime" / "packages" / FILE_TYPES

    def found(self) -> FoundEntry:
        """Read what is there now."""
        packaged = _packaged(self._data)
        program = _program(_read(packaged), packaged.parents[2] / "bin") if packaged else ""
        starts_this = bool(program) and self._is_own(program)
        if not os.path.lexists(self.path):
            return FoundEntry(self.path, MenuEntryState.ABSENT, "", packaged, starts_this)
        text = _read(self.path)
        return FoundEntry(self.path, self._state_of(text), _program(text), packaged, starts_this, _hidden_by(text))

    def add(self) -> bool:
        """Write the entry, its icons and file types; False if a package's entry starts this program already.

        What a menu editor hid stays hidden: an installer adds the entry with every update.

        Raises InvalidInput, DatabaseUnwritable; nothing was changed then.
        """
        found = self.found()
        if found.state is MenuEntryState.FOREIGN:
            raise InvalidInput(_foreign(self.path))
        if found.packaged_starts_this and found.state is MenuEntryState.ABSENT:
            return False
        with _writing():
            icons = {path: text for path, text in self._icon_texts().items() if not _is_others_icon(path)}
            self._write({**icons, self._types: _types_text(), self.path: self._text(found.hidden)})
        self._refresh()
        return True

    def remove(self) -> bool:
        """Take the entry, its icons and file types away; False if there was none.

        Raises InvalidInput if it isn't ours, or starts another program that is still there; DatabaseUnwritable.
        """
        found = self.found()
        if found.state is MenuEntryState.FOREIGN:
            raise InvalidInput(_foreign(self.path))
        if found.state is MenuEntryState.OUTDATED and not self._is_own(found.program):
            raise InvalidInput(
                Sentence(
                    "The menu entry starts another program, {program}, so it was left unchanged.", program=found.program
                )
            )
        with _writing():
            for file in (self.path, self._types):
                file.unlink(missing_ok=True)
            for icon in self._drawings:
                if not _is_others_icon(icon):
                    icon.unlink(missing_ok=True)
        self._refresh()
        return found.state is not MenuEntryState.ABSENT

    def _is_own(self, program: str) -> bool:
        """True if this is a path of our program; a link to the same Python isn't: every environment has one."""
        own = self._command[0]
        return program == own or (len(self._command) == 1 and os.path.realpath(program) == os.path.realpath(own))

    def _state_of(self, text: str) -> MenuEntryState:
        if MARK not in text.splitlines():
            return MenuEntryState.FOREIGN
        if not os.access(_program(text), os.X_OK):
            return MenuEntryState.BROKEN
        with suppress(ValueError):
            icons = self._icon_texts().items()
            has_icons = all(_is_others_icon(path) or _read(path) == drawing for path, drawing in icons)
            if text == self._text(_hidden_by(text)) and has_icons and _read(self._types) == _types_text():
                return MenuEntryState.CURRENT
        return MenuEntryState.OUTDATED

    def _text(self, hidden: Sequence[str]) -> str:
        """Return the packages' entry with our absolute path in it. Raises ValueError for an impossible path."""
        line, program = start_line(self._command), text_value(self._command[0])
        text = resource(f"desktop/{FILE}").read_text(encoding="utf-8")
        lines = [HEAD, MARK, *hidden]
        for each in text.splitlines()[1:]:
            key, _, value = each.partition("=")
            if key == "Exec":
                each = f"Exec={line}{value.removeprefix(NAME)}"
            lines.append(f"TryExec={program}" if key == "TryExec" else each)
        return "\n".join([*lines, ""])

    def _icon_texts(self) -> dict[Path, str]:
        """Return the program's icon and that of its documents, as they are written."""
        return {
            path: f"{resource(f'icons/{drawing}.svg').read_text(encoding='utf-8')}{ICON_MARK}\n"
            for path, drawing in self._drawings.items()
        }

    def _write(self, texts: Mapping[Path, str]) -> None:
        """Write all of the files, or none: on a failure, restore what was there before."""
        before = {path: read_bounded(path, LARGEST) if path.is_file() else None for path in texts}
        try:
            for path, text in texts.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                write_private(path, text)
        except (OSError, ValueError):
            for path, content in before.items():
                with suppress(OSError):
                    if content is None:
                        path.unlink(missing_ok=True)
                    else:
                        write_private(path, content.decode())
            raise

    def _refresh(self) -> None:
        """Refresh the caches of running desktops; without these tools they read the entry at the next session."""
        _run_if_there("update-desktop-database", "-q", str(self.path.parent))
        _run_if_there("update-mime-database", str(self._types.parent.parent))
        with suppress(OSError):
            os.utime(self._icons)
        if (self._icons / "icon-theme.cache").exists():
            _run_if_there("gtk-update-icon-cache", "-q", "-t", "-f", str(self._icons))


def menu_entry(flatpak: Path = FLATPAK_INFO) -> MenuEntry:
    """Return this user's entry. Raises InvalidInput if this system has none, DatabaseUnwritable without a home."""
    if sys.platform != "linux":
        raise InvalidInput(Sentence("Menu entries are available on Linux desktops only."))
    if flatpak_id(flatpak):
        raise InvalidInput(Sentence("Flatpak manages Organic's menu entry."))
    with _writing():
        return MenuEntry(xdg_folder("XDG_DATA_HOME", ".local/share"), own_command())


def _packaged(data: Path) -> Path | None:
    """Find the entry for all users, in the order in which desktops look."""
    folders = (os.environ.get("XDG_DATA_DIRS") or USUAL_DATA_DIRS).split(":")
    places = (Path(folder) / "applications" / FILE for folder in folders if os.path.isabs(folder))
    own = os.path.realpath(data)  # which some desktops name among the folders for all users as well
    return next((place for place in places if place.is_file() and os.path.realpath(place.parent.parent) != own), None)


def _is_others_icon(path: Path) -> bool:
    """True if the user put an icon of their own there."""
    return os.path.lexists(path) and ICON_MARK not in _read(path)


def _types_text() -> str:
    """Return the file types that a double click opens, as the packages have them."""
    return resource(f"desktop/{FILE_TYPES}").read_text(encoding="utf-8")


def _hidden_by(text: str) -> tuple[str, ...]:
    keys = keys_of(text)
    return tuple(f"{key}={keys[key]}" for key in HIDING if key in keys)


def _program(text: str, beside: Path | None = None) -> str:
    """Return what an entry starts, as a path if it can be found; "" if it can't be read.

    ``beside`` is the folder of the package's own programs: a terminal's PATH may find others before.
    """
    program = program_of(keys_of(text))
    found = shutil.which(program, path=str(beside)) if program and beside else None
    return found or shutil.which(program) or program


def _read(path: Path) -> str:
    """Return the text of a file, or "" if it can't be read: then it isn't ours."""
    try:
        return read_bounded(path, LARGEST).decode()
    except (OSError, Damaged, UnicodeDecodeError):
        return ""


def _foreign(path: Path) -> Sentence:
    return Sentence("The file {path} wasn't created by Organic, so it was left unchanged.", path=str(path))


def _writing() -> AbstractContextManager[None]:
    return writing(lambda reason: Sentence("The menu entry can't be changed: {reason}.", reason=reason))


def _run_if_there(name: str, *words: str) -> bool:
    """Run a program silently to its end, if it is installed; True if it succeeded."""
    found = shutil.which(name)
    if found is None:
        return False
    quiet = subprocess.DEVNULL
    try:
        done = subprocess.run(  # noqa: S603  its own path, and words of ours  # nosec B603
            [found, *words], stdin=quiet, stdout=quiet, stderr=quiet, timeout=REFRESH_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
