"""Shorthand for logged values, such as "water=+250", in ``--log`` and in desktop entries."""

from __future__ import annotations

from collections.abc import Iterable

TYPE_CHECKING = False  # mypy knows the name; a start without values needn't import what reads them
if TYPE_CHECKING:
    from organic_desktop.wellness.metrics import Value

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
    """Split NAME=VALUE into the column and the typed value. Raises ValueError, with a sentence for the user."""
    name, sign, value = word.partition("=")
    if name not in NAMES or not sign or not value:
        raise ValueError(f"say NAME=VALUE, for example water=+250; the names are {', '.join(NAMES)}")
    return NAMES[name], value


def split(values: Iterable[tuple[str, str]]) -> tuple[dict[str, Value], dict[str, int]]:
    """Parse typed values by column into what is set and what is added: a signed whole number is added.

    Numbers are read without a locale's separators, so that scripts work everywhere. Raises InvalidInput.
    """
    from organic_desktop.wellness.metrics import NOTES, checked_number, metric
    from organic_desktop.wellness.number_input import parse_number

    changes: dict[str, Value] = {}
    add: dict[str, int] = {}
    for column, text in values:
        if column == NOTES:
            changes[column] = text
            continue
        value, signed = parse_number(metric(column), text)
        if signed and column in ADDABLE:
            step = int(checked_number(metric(column), abs(value)))
            add[column] = add.get(column, 0) + (step if value > 0 else -step)
        else:
            changes[column] = value
    return changes, add
