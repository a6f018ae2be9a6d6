"""What CHANGELOG.md says of a version (the form of Keep a Changelog)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Section:
    """A version's part of the file: its day, and what is in it."""

    name: str
    day: date | None
    text: str


HEAD = re.compile(r"^## \[?([^\]\s]+)\]?(?: - (\S+))?\s*$", re.MULTILINE)
LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
UNRELEASED = "Unreleased"


def sections(changelog: str) -> list[Section]:
    """Return the sections, the newest first. Raises ValueError for a day that isn't one."""
    heads = [*HEAD.finditer(changelog)]
    ends = [*(head.start() for head in heads[1:]), len(changelog)]
    return [
        Section(head[1], date.fromisoformat(head[2]) if head[2] else None, changelog[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=True)
    ]


def plain(text: str) -> str:
    """Return Markdown as it reads without its marks: what an update page shows."""
    text = LINK.sub(r"\1", re.sub(r"^#+ +", "", text, flags=re.MULTILINE))
    return re.sub(r"\n{3,}", "\n\n", text.replace("**", "").replace("`", "").replace("*", "")).strip()


def shortened(text: str, most: int) -> str:
    """Return whole lines of a text, as many as fit; the last one says that there is more."""
    if len(text) <= most:
        return text
    kept = text[: most - 2].rsplit("\n", 1)[0]
    return f"{kept}\n…"
