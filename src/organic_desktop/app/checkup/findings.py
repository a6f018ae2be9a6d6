"""One line of a check-up: what was looked at, whether it is as it should be, and what mends it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """``ok`` is None where it can't be known from here. ``why`` says why it matters, ``mend`` is a command or a click.

    ``mend`` is "" where nothing needs to be done; where ``ok`` is None it says how to see for oneself.
    """

    check: str
    ok: bool | None
    seen: str
    why: str
    mend: str = ""


def judged(check: str, faults: Sequence[str], sound: str, why: str, mend: str) -> Finding:
    """Return a finding that is fine if there are no faults; the first few of them are what was seen."""
    return Finding(check, False, named(faults), why, mend) if faults else Finding(check, True, sound, why)


def named(things: Iterable[str], most: int = 6) -> str:
    """Return the first few of some things, and how many more there are."""
    found = [*things]
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return f"{', '.join(found[:most])}{more}"
