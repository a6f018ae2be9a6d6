"""The program in the user's own menu, for installations that no package manager put there: pip, pipx, uv, the .run.

Its text is that of the packages' entry (``resources/desktop``), with the absolute path of this very program in it. A
key marks what is ours, and nothing else is ever replaced or removed.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.files import Damaged, read_bounded, write_private
from organic_desktop.core.messages import Sentence
from organic_desktop.core.paths import resource, xdg_folder
from organic_desktop.system.desktop_entries import HEAD, LARGEST, keys_of, program_of, start_line, text_value, writing
from organic_desktop.system.flatpak import INFO, flatpak_id
from organic_desktop.system.installation import NAME, own_command
from organic_desktop.system.programs import run_if_there

HIDING = ("NoDisplay", "Hidden", "OnlyShowIn", "NotShowIn")
FILE = f"{NAME}.desktop"
MARK = "X-Organic-Desktop=menu-entry"
ICON_MARK = f"<!-- {MARK} -->"
USUAL_DATA_DIRS = "/usr/local/share:/usr/share"


class State(Enum):
    """What is in the user's menu. ``OUTDATED`` is ours, but not as it would be written now."""

    ABSENT = "absent"
    CURRENT = "current"
    OUTDATED = "outdated"
    BROKEN = "broken"
    FOREIGN = "foreign"


@dataclass(frozen=True)
class Found:
    """The user's entry, the program that it starts, and the entry that a package gives to all users, if there is one.

    ``packaged_starts_this`` is True if that one starts this very program. ``hidden`` are lines of the user's entry by
    which desktops, or some of them, don't show it.
    """

    path: Path
    state: State
    program: str = ""
    packaged: Path | None = None
    packaged_starts_this: bool = False
    hidden: tuple[str, ...] = ()


class MenuEntry:
    """The entry below ``data`` (``XDG_DATA_HOME``), for the program that ``command`` starts."""

    def __init__(self, data: Path, command: Sequence[str]) -> None:
        self._command = list(command)
        self._data = data
        self.path = data / "applications" / FILE
        self._icons = data / "icons" / "hicolor"
        self._icon = self._icons / "scalable" / "apps" / f"{NAME}.svg"

    def found(self) -> Found:
        """What is there now."""
        packaged = _packaged(self._data)
        program = _program(_read(packaged), packaged.parents[2] / "bin") if packaged else ""
        starts_this = bool(program) and self._is_own(program)
        if not os.path.lexists(self.path):
            return Found(self.path, State.ABSENT, "", packaged, starts_this)
        text = _read(self.path)
        return Found(self.path, self._state_of(text), _program(text), packaged, starts_this, _hidden_by(text))

    def add(self) -> bool:
        """Write the entry and its icon; False if a package's entry starts this program already.

        What a menu editor hid stays hidden: an installer adds the entry with every update.

        Raises InvalidInput, DatabaseUnwritable; nothing was changed then.
        """
        found = self.found()
        if found.state is State.FOREIGN:
            raise InvalidInput(_foreign(self.path))
        if found.packaged_starts_this and found.state is State.ABSENT:
            return False
        with _writing():
            icon = {} if self._has_other_icon() else {self._icon: self._icon_text()}
            self._write({**icon, self.path: self._text(found.hidden)})
        self._refresh()
        return True

    def remove(self) -> bool:
        """Take the entry and its icon away; False if there was none.

        Raises InvalidInput if it isn't ours, or starts another program that is still there; DatabaseUnwritable.
        """
        found = self.found()
        if found.state is State.FOREIGN:
            raise InvalidInput(_foreign(self.path))
        if found.state is State.OUTDATED and not self._is_own(found.program):
            raise InvalidInput(
                Sentence(
                    "The menu entry starts another program, {program}: it was left as it is.", program=found.program
                )
            )
        with _writing():
            self.path.unlink(missing_ok=True)
            if not self._has_other_icon():
                self._icon.unlink(missing_ok=True)
        self._refresh()
        return found.state is not State.ABSENT

    def _is_own(self, program: str) -> bool:
        """True of another path of this program; behind every environment's Python is the same one, which isn't it."""
        own = self._command[0]
        return program == own or (len(self._command) == 1 and os.path.realpath(program) == os.path.realpath(own))

    def _state_of(self, text: str) -> State:
        if MARK not in text.splitlines():
            return State.FOREIGN
        if not os.access(_program(text), os.X_OK):
            return State.BROKEN
        with suppress(ValueError):
            if text == self._text(_hidden_by(text)) and (
                self._has_other_icon() or _read(self._icon) == self._icon_text()
            ):
                return State.CURRENT
        return State.OUTDATED

    def _text(self, hidden: Sequence[str]) -> str:
        """The packages' entry, with this program instead of its bare name. Raises ValueError for an impossible path."""
        line, program = start_line(self._command), text_value(self._command[0])
        text = resource(f"desktop/{FILE}").read_text(encoding="utf-8")
        lines = [HEAD, MARK, *hidden]
        for each in text.splitlines()[1:]:
            key, _, value = each.partition("=")
            if key == "Exec":
                each = f"Exec={line}{value.removeprefix(NAME)}"
            lines.append(f"TryExec={program}" if key == "TryExec" else each)
        return "\n".join([*lines, ""])

    def _has_other_icon(self) -> bool:
        """True if the user put an icon of their own there."""
        return os.path.lexists(self._icon) and ICON_MARK not in _read(self._icon)

    def _icon_text(self) -> str:
        return f"{resource('icons/app.svg').read_text(encoding='utf-8')}{ICON_MARK}\n"

    def _write(self, texts: Mapping[Path, str]) -> None:
        """All of the files, or none: what was there before is put back."""
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
        """Have running desktops look again; without these tools they do at the next session."""
        run_if_there("update-desktop-database", "-q", str(self.path.parent))
        with suppress(OSError):
            os.utime(self._icons)
        if (self._icons / "icon-theme.cache").exists():
            run_if_there("gtk-update-icon-cache", "-q", "-t", "-f", str(self._icons))


def menu_entry(flatpak: Path = INFO) -> MenuEntry:
    """This user's. Raises InvalidInput if there are no such entries here, DatabaseUnwritable without a home."""
    if sys.platform != "linux":
        raise InvalidInput(Sentence("Menu entries of this kind are for the desktops of Linux."))
    if flatpak_id(flatpak):
        raise InvalidInput(Sentence("Flatpak put Organic into the menu when it installed it, and keeps it there."))
    with _writing():
        return MenuEntry(xdg_folder("XDG_DATA_HOME", ".local/share"), own_command())


def _packaged(data: Path) -> Path | None:
    """The entry for all users, by the order in which desktops look."""
    folders = (os.environ.get("XDG_DATA_DIRS") or USUAL_DATA_DIRS).split(":")
    places = (Path(folder) / "applications" / FILE for folder in folders if os.path.isabs(folder))
    own = os.path.realpath(data)  # which some desktops name among the folders for all users as well
    return next((place for place in places if place.is_file() and os.path.realpath(place.parent.parent) != own), None)


def _hidden_by(text: str) -> tuple[str, ...]:
    keys = keys_of(text)
    return tuple(f"{key}={keys[key]}" for key in HIDING if key in keys)


def _program(text: str, beside: Path | None = None) -> str:
    """What an entry starts, as a path if it can be found; "" if it can't be read.

    ``beside`` is the folder of the package's own programs: a terminal's PATH may find others before.
    """
    program = program_of(keys_of(text))
    found = shutil.which(program, path=str(beside)) if program and beside else None
    return found or shutil.which(program) or program


def _read(path: Path) -> str:
    """The text of a file, "" of one that can't be read: then it isn't ours."""
    try:
        return read_bounded(path, LARGEST).decode()
    except (OSError, Damaged, UnicodeDecodeError):
        return ""


def _foreign(path: Path) -> Sentence:
    return Sentence("The file {path} wasn't made by Organic: it was left as it is.", path=str(path))


def _writing() -> AbstractContextManager[None]:
    return writing(lambda reason: Sentence("The menu entry can't be changed: {reason}.", reason=reason))
