"""The text of desktop entries (freedesktop.org's Desktop Entry Specification): one way to write and to read them.

Which entries there are is autostart.py's and menu_entry.py's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from organic_desktop.core.errors import DatabaseUnwritable
from organic_desktop.core.files import reason_of
from organic_desktop.core.messages import Sentence

HEAD = "[Desktop Entry]"
LARGEST = 64_000  # bytes of an entry
WORD = r'(?:"(?:[^"\\]|\\[\s\S])*"|[^\s"]+)'
ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}  # of a string value
QUOTED = '"`$\\'  # in quotes, these are escaped ("The Exec key")
BY_SHELL = ("/bin/sh", "-c", 'exec "$0" "$@"')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


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
    keys: dict[str, str] = {}
    for group, name, value in map(_parsed, *_lines_of(text)):
        if name is None:
            return {}
        if group == HEAD and name:
            keys[name] = value
    return keys


def with_values(text: str, values: Mapping[str, str]) -> str:
    """An entry with other values of the keys that it has, and all else as it is: comments, spaces, actions."""
    lines = []
    for group, line in zip(*_lines_of(text), strict=True):
        _, name, _ = _parsed(group, line)
        lines.append(f"{name}={values[name]}" if name and group == HEAD and name in values else line)
    return "\n".join(lines)


def _lines_of(text: str) -> tuple[list[str], list[str]]:
    """The group that each line is in, and the lines."""
    lines, groups = text.split("\n"), [""]
    for line in lines:
        groups.append(line.strip() if line.strip().startswith("[") else groups[-1])
    return groups[1:], lines


def _parsed(group: str, line: str) -> tuple[str, str | None, str]:
    """A line's group, key and value, as GLib reads them; "" for the key if it has none, None if no entry has the line.

    Spaces before a key mean nothing: another reader would take it for more of the value before.
    """
    line = line.strip()
    if not line or line[0] in "#[":
        return group, "", ""
    name, equals, value = line.partition("=")
    return group, name.rstrip() if group and equals else None, value.lstrip()


@contextmanager
def writing(cant: Callable[[str], Sentence]) -> Iterator[None]:
    """Within, what can't be written is said: ``cant`` makes a sentence of the reason. Raises DatabaseUnwritable."""
    try:
        yield
    except (OSError, ValueError) as error:  # a name that isn't text, or that a property list has no way to write
        reason = reason_of(error) if isinstance(error, OSError) else Sentence("a path has characters it can't hold")
        raise DatabaseUnwritable(cant(reason)) from error
