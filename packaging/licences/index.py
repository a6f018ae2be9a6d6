"""The index of the licences: what is in the bundle, under which licence, with which texts; collect.py makes it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

NAME = "licences.json"
FOLDER = "organic_desktop/resources/licences"
"""Where texts and index lie in the bundle, and below ``resources/``: ``licences``."""

_LINES = Path(__file__).with_name("accepted.txt").read_text(encoding="utf-8").splitlines()
ACCEPTED = frozenset(line for line in _LINES if line and not line.startswith("#"))


@dataclass
class Component:
    """One thing in the bundle. ``texts`` lie below ``resources/``, ``files`` in the bundle."""

    name: str
    version: str
    licence: str
    """An SPDX expression."""
    texts: list[str]
    source: str
    """Where it came from."""
    purl: str = ""
    inside: str = ""
    """The component whose files hold it."""
    files: list[str] = field(default_factory=list)


def write(components: Iterable[Component], file: Path, version: str) -> None:
    written = {"version": version, "components": [asdict(each) for each in components]}
    file.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(file: Path) -> list[Component]:
    return [Component(**each) for each in json.loads(file.read_text(encoding="utf-8"))["components"]]


def chosen(expression: str) -> list[str]:
    """The accepted licences of an SPDX expression, of alternatives the first; none if it can't be accepted."""
    tokens = re.findall(r"[()]|[\w.+-]+|\S", expression)
    try:
        found = _either(tokens)
    except IndexError:
        return []
    return [] if tokens else found


def _either(tokens: list[str]) -> list[str]:
    found = _all(tokens)
    while tokens[:1] == ["OR"]:
        tokens.pop(0)
        other = _all(tokens)
        found = found or other
    return found


def _all(tokens: list[str]) -> list[str]:
    parts = [_one(tokens)]
    while tokens[:1] == ["AND"]:
        tokens.pop(0)
        parts.append(_one(tokens))
    return list(dict.fromkeys(each for part in parts for each in part)) if all(parts) else []


def _one(tokens: list[str]) -> list[str]:
    name = tokens.pop(0)
    if name == "(":
        found = _either(tokens)
        tokens.pop(0)
        return found
    if tokens[:1] == ["WITH"]:
        name = f"{name} WITH {tokens[1]}"
        del tokens[:2]
    return [name] if name in ACCEPTED else []


def faults(components: list[Component]) -> Iterator[str]:
    """A sentence for everything that must not be shipped like this."""
    for each in components:
        if not each.licence:
            yield f"{each.name} ({each.source}) has no licence: {', '.join(each.files[:3])}"
        elif not chosen(each.licence):
            yield f"{each.name} is under {each.licence}, which isn't accepted: {', '.join(each.files[:3])}"
        elif not each.texts:
            yield f"{each.name} has no text of its licence."
