"""From a file's fields to our columns: what the user chose for each field, and the days that come out of it.

A mapping is also kept as JSON, for ``--map`` and to be remembered; one from outside is checked like any other input.
What was found in a file is found.py's; what becomes of the days here is decided in plan.py.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import Any, NoReturn

from organic_desktop.core.errors import FileNotUnderstood, InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.store.codec import read_row
from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.transfer.found import NOTHING, ONE, Field, Found, Kind, Reading, Skipped, Target
from organic_desktop.wellness.metrics import COLUMNS, NOTES, Value, checked, checked_date, checked_days_off, metric

__all__ = ["Days", "Mapping", "Target", "days_of", "fitted", "from_json", "suggested", "to_json", "to_remember"]

HALF = Decimal("0.5")
MOST_SKIPPED = 1000
"""Of skipped values that are listed; all are counted."""
MOST_FIELDS = 10_000
LONGEST_JSON = 4_000_000
LONGEST_TEXT = 1_000
LARGEST_FACTOR = Decimal(10) ** 9
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,36})?")  # 1/3600 has 32 decimals


@dataclass(frozen=True)
class Mapping:
    """The user's choices for files of one format and fingerprint; ``--map`` is one as JSON.

    ``targets`` are by field; a field that isn't in it is left out. ``sources`` are the chosen source of a field; for
    one that isn't in it, each day takes the source that says the most. ``answers`` are those of the file's questions.
    ``seen`` are all fields that there were to choose from, so that a later file's new ones are told apart.
    """

    format: str
    fingerprint: str
    targets: Dictionary[str, Target] = field(default_factory=dict)
    sources: Dictionary[str, str] = field(default_factory=dict)
    answers: Dictionary[str, str] = field(default_factory=dict)
    days_off: bool = True
    seen: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Days:
    """The days of a file in our columns: only values that it has, checked; ``skipped`` is bounded, the count isn't."""

    values: Dictionary[date, Dictionary[str, Value]]
    days_off: frozenset[date] = frozenset()
    skipped: tuple[Skipped, ...] = ()
    skipped_count: int = 0


def suggested(found: Found) -> Mapping:
    """Return the mapping to begin with: what each field suggests, and the answers by which the file was read."""
    targets = {each.key: each.suggested for each in found.fields if each.suggested}
    answers = {question.key: question.answer for question in found.questions}
    seen = frozenset(each.key for each in found.fields)
    return Mapping(found.format, found.fingerprint, targets, answers=answers, seen=seen)


def fitted(kept: str, found: Found) -> Mapping:
    """Return a remembered mapping for a file of now: fields that it didn't have then are as suggested.

    What was chosen for fields that this file lacks, and answered to questions it doesn't ask, stays for the next one.
    One that can't be read any more is as if there were none.
    """
    begin = suggested(found)
    try:
        mapping = from_json(kept)
    except FileNotUnderstood:
        return begin
    new = {key: target for key, target in begin.targets.items() if key not in mapping.seen}
    questions = {question.key: question.choices for question in found.questions}
    answers = {key: each for key, each in mapping.answers.items() if each in questions.get(key, (each,))}
    return replace(mapping, targets={**mapping.targets, **new}, answers={**begin.answers, **answers})


def to_remember(mapping: Mapping, found: Found) -> str:
    """Return, as JSON, the mapping by which a file was read: of all its fields, no one is new in the next file.

    Kept is what can be read again: ``MOST_FIELDS``, this file's first, and of these the chosen; no endless names.
    """
    keys = frozenset(each.key for each in found.fields)
    every = keys | mapping.seen | mapping.targets.keys() | mapping.sources.keys()
    known = sorted(key for key in every if len(key) <= LONGEST_TEXT)
    known.sort(key=lambda key: (key not in keys, key not in mapping.targets))
    kept = frozenset(known[:MOST_FIELDS])
    targets = {key: each for key, each in mapping.targets.items() if key in kept}
    sources = {key: each for key, each in mapping.sources.items() if key in kept}
    return to_json(replace(mapping, targets=targets, sources=sources, seen=kept))


# -- as JSON ----------------------------------------------------------------------------------------------------------


def to_json(mapping: Mapping) -> str:
    """Return the mapping as JSON, for ``--map``; numbers are strings, as everywhere in our files."""
    targets = {
        key: {"column": each.column, "factor": format(each.factor, "f"), "offset": format(each.offset, "f")}
        for key, each in mapping.targets.items()
    }
    plain = {**vars(mapping), "targets": targets, "seen": sorted(mapping.seen)}
    return json.dumps(plain, default=dict, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> Mapping:
    """Return the mapping in a JSON text from outside. Raises FileNotUnderstood with the part that is wrong."""
    try:
        stored = json.loads(text, parse_constant=_refuse) if len(text) <= LONGEST_JSON else None
    except (ValueError, RecursionError):
        stored = None
    if not isinstance(stored, dict):
        raise FileNotUnderstood("The mapping isn't one: it isn't a JSON object.")
    days_off = stored.get("days_off", True)
    if not isinstance(days_off, bool):
        _wrong("days_off")
    return Mapping(
        _text(stored.get("format"), "format"),
        _text(stored.get("fingerprint", ""), "fingerprint"),
        {key: _target(each) for key, each in _object(stored, "targets").items()},
        {key: _text(each, "sources") for key, each in _object(stored, "sources").items()},
        {key: _text(each, "answers") for key, each in _object(stored, "answers").items()},
        days_off,
        _seen(stored.get("seen", [])),
    )


def _seen(stored: Any) -> frozenset[str]:
    if not isinstance(stored, list) or len(stored) > MOST_FIELDS:
        _wrong("seen")
    return frozenset(_text(each, "seen") for each in stored)


def _target(stored: Any) -> Target:
    if not isinstance(stored, dict) or stored.get("column") not in COLUMNS:
        _wrong("targets")
    return Target(stored["column"], _number(stored.get("factor", "1")), _number(stored.get("offset", "0")))


def _number(stored: Any) -> Decimal:
    if not isinstance(stored, str) or not _NUMBER.fullmatch(stored):
        _wrong("targets")
    number = Decimal(stored)
    if abs(number) > LARGEST_FACTOR:
        _wrong("targets")
    return number


def _object(stored: Dictionary[str, Any], name: str) -> dict[str, Any]:
    found = stored.get(name, {})
    if not isinstance(found, dict) or len(found) > MOST_FIELDS or any(len(key) > LONGEST_TEXT for key in found):
        _wrong(name)
    return found


def _text(stored: Any, name: str) -> str:
    if not isinstance(stored, str) or len(stored) > LONGEST_TEXT:
        _wrong(name)
    return stored


def _wrong(name: str) -> NoReturn:
    raise FileNotUnderstood(Sentence("The mapping can't be used: its part “{name}” is wrong.", name=name))


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} isn't JSON")


# -- days -------------------------------------------------------------------------------------------------------------


def days_of(found: Found, mapping: Mapping, today: date) -> Days:
    """Return the days of a file as the mapping makes them; of our own file, its days as they are.

    Amounts of a day are added up, scores are the mean in halves, notes are joined in the order of their times. Left
    out, with a sentence, are days after ``today`` or before 1900, and values that their columns don't take.
    """
    collected = _Collected(today)
    for skipped in found.skipped:
        collected.skip(skipped)
    collected.count += found.skipped_count - len(found.skipped)
    if found.content is not None:
        for row in found.content.tables.get(WELLNESS_ENTRIES.name, ()):
            values = read_row(WELLNESS_ENTRIES, row)
            if collected.is_possible(values["date"], 0):
                collected.values[values["date"]] = {name: values[name] for name in COLUMNS if values[name] is not None}
    else:
        labels = {each.key: each for each in found.fields}
        for day, readings in _by_day(found, mapping):
            if collected.is_possible(day, min(each.line for each in readings)):
                _add_day(collected, day, readings, mapping, labels, any_score=found.is_ours)
    off = found.days_off if mapping.days_off else frozenset[date]()
    possible = frozenset(day for day in sorted(off) if collected.can_be_off(day))
    return Days(dict(sorted(collected.values.items())), possible, tuple(collected.skipped), collected.count)


class _Collected:
    """What ``days_of`` has so far."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.values: dict[date, dict[str, Value]] = {}
        self.skipped: list[Skipped] = []
        self.count = 0

    def skip(self, skipped: Skipped) -> None:
        self.count += 1
        if len(self.skipped) < MOST_SKIPPED:
            self.skipped.append(skipped)

    def is_possible(self, day: date, line: int) -> bool:
        return self._passes(line, checked_date, day, self.today)

    def can_be_off(self, day: date) -> bool:
        """Return whether a day can be taken off, as one to come can."""
        return self._passes(0, checked_days_off, day, day, self.today)

    def _passes(self, line: int, check: Callable[..., object], *values: date) -> bool:
        try:
            check(*values)
        except InvalidInput as error:
            self.skip(Skipped(line, error.message))
            return False
        return True


def _by_day(found: Found, mapping: Mapping) -> Iterator[tuple[date, list[Reading]]]:
    days: dict[date, list[Reading]] = defaultdict(list)
    for reading in found.readings:
        if reading.field in mapping.targets:
            days[reading.day].append(reading)
    yield from sorted(days.items())


def _add_day(
    collected: _Collected,
    day: date,
    readings: list[Reading],
    mapping: Mapping,
    fields: Dictionary[str, Field],
    *,
    any_score: bool,
) -> None:
    by_column: dict[str, list[Reading]] = defaultdict(list)
    for reading in _of_one_source(readings, mapping):
        by_column[mapping.targets[reading.field].column].append(reading)
    values: dict[str, Value] = {}
    for column, of_column in by_column.items():
        try:
            if column == NOTES:
                value: Value = _notes(of_column, fields)
            else:
                value = _number_of(column, of_column, mapping, any_score=any_score)
            value = checked(column, value)
        except (InvalidInput, ArithmeticError) as error:
            reason = error.message if isinstance(error, InvalidInput) else Sentence("A number is too large.")
            sentence = Sentence("{day}: {reason}", day=day, reason=reason)
            collected.skip(Skipped(min(each.line for each in of_column), sentence))
            continue
        if value is not None:
            values[column] = value
    if values:
        collected.values[day] = values


def _of_one_source(readings: list[Reading], mapping: Mapping) -> Iterator[Reading]:
    """Yield a day's readings; of a field that several sources measured, those of the chosen one, or of the largest."""
    by_field: dict[str, dict[str, list[Reading]]] = defaultdict(lambda: defaultdict(list))
    for reading in readings:
        by_field[reading.field][reading.source].append(reading)
    for key, sources in by_field.items():
        chosen = mapping.sources.get(key)
        if chosen is not None:
            yield from sources.get(chosen, ())
        else:
            yield from max(sources.values(), key=_says)


def _says(readings: list[Reading]) -> Decimal:
    return sum((each.value for each in readings if isinstance(each.value, Decimal)), Decimal(len(readings)) / 10**6)


def _number_of(column: str, readings: Iterable[Reading], mapping: Mapping, *, any_score: bool) -> Decimal:
    """Return a day's number: the sum of amounts, the mean of scores in halves; rounded as the column keeps it.

    Raises InvalidInput for a score outside our scale, unless ``any_score``: an 8 of 10 is neither an 8 nor a 5 of 5.
    """
    of, numbers = metric(column), []
    for each in readings:
        target = mapping.targets[each.field]
        value = each.value if isinstance(each.value, Decimal) else ONE
        number = value * target.factor + target.offset
        if of.scale and not any_score and not of.scale[0] <= round(number, of.places) <= of.scale[1]:
            raise InvalidInput(
                Sentence("{what}: {value} isn't from 1 to 5. Choose the file's scale.", what=of.label, value=each.value)
            )
        numbers.append(number)
    total = sum(numbers, NOTHING)
    if of.scale and len(numbers) > 1:
        return (total / len(numbers) / HALF).quantize(ONE, ROUND_HALF_UP) * HALF
    return total.quantize(ONE.scaleb(-of.places), ROUND_HALF_UP) if abs(total) < LARGEST_FACTOR else total


def _notes(readings: list[Reading], fields: Dictionary[str, Field]) -> str:
    """Return a day's notes, each text once, in the order of their times, which are told if there are several texts.

    What was ticked or counted at one time is one text: "gym, friends".
    """
    texts: dict[tuple[time | None, str], None] = {}
    ordered = sorted(readings, key=lambda each: each.at or time.min)
    for at, together in groupby(ordered, key=lambda each: each.at):
        said, ticked = list[str](), list[str]()
        for reading in together:
            field = fields[reading.field]
            (said if field.kind is Kind.TEXT else ticked).append(_note(reading, field))
        for text in (*said, ", ".join(dict.fromkeys(ticked))):
            if text:
                texts[at, text] = None
    if len(texts) == 1:
        return next(iter(texts))[1]
    return "\n".join(f"{at:%H:%M} {text}" if at else text for at, text in texts)


def _note(reading: Reading, field: Field) -> str:
    if field.kind is Kind.TEXT:
        return str(reading.value)
    if field.kind is Kind.NUMBER:
        return f"{field.label}: {reading.value}"
    return field.label
