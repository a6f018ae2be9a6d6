"""Values in a word each, as in "water=+250": what a start of the program and a desktop's menu can say."""

from __future__ import annotations

from collections.abc import Iterable

NAMES = {
    "sleep": "sleep_hours",
    "water": "water_intake_ml",
    "exercise": "exercise_minutes",
    "meditation": "meditation_minutes",
    "mood": "mood_score",
    "energy": "energy_level",
}
ADDABLE = frozenset({"water_intake_ml", "exercise_minutes", "meditation_minutes"})


def column_and_value(word: str) -> tuple[str, str]:
    """What a word names, and its value as typed. Raises ValueError, with a sentence for its author."""
    name, sign, value = word.partition("=")
    if name not in NAMES or not sign or not value:
        raise ValueError(f"say NAME=VALUE, for example water=+250; the names are {', '.join(NAMES)}")
    return NAMES[name], value


def split(values: Iterable[tuple[str, str]]) -> tuple[dict[str, str], dict[str, int]]:
    """What is set, and what is added: "+N" and "-N" add to a whole number."""
    changes: dict[str, str] = {}
    add: dict[str, int] = {}
    for column, text in values:
        if column in ADDABLE and text[:1] in {"+", "-"} and text[1:].isdecimal():
            add[column] = add.get(column, 0) + int(text)
        else:
            changes[column] = text
    return changes, add
