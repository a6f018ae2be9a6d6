"""A ``.desktop`` file read as a desktop reads it: by the Desktop Entry Specification, whatever we write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

ESCAPES = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
WORD = re.compile(r'"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^\s"]+)')


class DesktopEntry:
    """The groups and keys of a file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._groups: dict[str, dict[str, str]] = {}
        group: dict[str, str] = {}
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("[") and line.endswith("]"):
                group = self._groups.setdefault(line[1:-1], {})
            elif "=" in line and not line.startswith("#"):
                key, _, value = line.partition("=")
                group[key.strip()] = value.strip()

    def value(self, key: str, group: str = "Desktop Entry") -> str:
        """Return the value of a key, with its escapes resolved."""
        return re.sub(r"\\(.)", lambda found: ESCAPES.get(found[1], found[0]), self._groups[group][key])

    def actions(self) -> list[str]:
        """Return the names of the actions that the icon's menu offers."""
        return [name for name in self.value("Actions").split(";") if name]

    def command(self, action: str = "", links: Sequence[str] = ()) -> list[str]:
        """Return the words of the program that a click starts, or an action, or opening a link."""
        group = f"Desktop Action {action}" if action else "Desktop Entry"
        codes = {"%": "%", "c": self.value("Name", group), "k": str(self._file)}
        words: list[str] = []
        for found in WORD.finditer(self.value("Exec", group)):
            if found["quoted"] is not None:
                words.append(re.sub(r"\\(.)", r"\1", found["quoted"]))
            elif found["bare"] in {"%f", "%u", "%F", "%U"}:
                words += links if found["bare"].isupper() else links[:1]
            elif found["bare"] == "%i":
                words += ["--icon", self.value("Icon", group)]
            else:
                words.append(re.sub("%(.)", lambda code: codes.get(code[1], ""), found["bare"]))
        return words
