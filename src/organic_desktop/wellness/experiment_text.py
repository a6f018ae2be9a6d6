"""An experiment as text: the plan, whose text is never changed once it is written, and the record of what followed.

What is read back may come from a file of anybody's, so every value is checked and bounded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from organic_desktop.core import validation as checked
from organic_desktop.wellness.experiments import (
    LAGS,
    LONGEST_BLOCK,
    LONGEST_QUESTION,
    LONGEST_WORDS,
    MOST_WEEKS,
    SHORTEST_BLOCK,
    WEEK,
    Amendment,
    Factor,
    Plan,
    Record,
    Told,
)
from organic_desktop.wellness.metrics import METRICS

LONGEST = 40_000
"""Characters of either text."""
MOST_AMENDMENTS = 50
_FRACTION = re.compile(r"-?\d{1,400}(/0*[1-9]\d{0,399})?", re.ASCII)
"""In digits: "1e99999999" is short, and takes hours to work out."""
_COLUMNS = frozenset(each.column for each in METRICS)
_LARGEST_DIFFERENCE = 10**12
T = TypeVar("T")


def plan_text(plan: Plan) -> str:
    """Return the text that is written down, summed, and never changed."""
    factor = plan.factor
    return _json(
        {
            "question": plan.question,
            "factor": {
                "words": factor.words,
                "column": factor.column,
                "at_least": None if factor.at_least is None else str(factor.at_least),
                "less_than": None if factor.less_than is None else str(factor.less_than),
            },
            "outcome": plan.outcome,
            "lag": plan.lag,
            "first": plan.first.isoformat(),
            "block_days": plan.block_days,
            "order": ["with first" if each else "without first" for each in plan.order],
            "written_at": _moment_text(plan.written_at),
            "remind_at": plan.remind_at and plan.remind_at.isoformat("minutes"),
        }
    )


def read_plan(text: str) -> Plan:
    """Return the plan of such a text. Raises ValueError for any other."""
    found = _object(text)
    factor = _instance(found["factor"], dict)
    order = _instance(found["order"], list)
    block = _within(found["block_days"], SHORTEST_BLOCK, LONGEST_BLOCK)
    if not 0 < 2 * block * len(order) <= MOST_WEEKS * WEEK or not {*order} <= {"with first", "without first"}:
        raise ValueError("not an order of blocks")
    column = _instance(factor["column"], str)
    return Plan(
        question=_text(found["question"], LONGEST_QUESTION),
        factor=Factor(
            _text(factor["words"], LONGEST_WORDS),
            _column(column) if column else "",
            _limit(factor["at_least"], column),
            _limit(factor["less_than"], column),
        ),
        outcome=_column(found["outcome"]),
        lag=_within(found["lag"], *LAGS),
        first=checked.day(found["first"]),
        block_days=block,
        order=tuple(each == "with first" for each in order),
        written_at=checked.instant(found["written_at"]),
        remind_at=_optional(found["remind_at"], _wall_time),
    )


def record_text(record: Record) -> str:
    """Return the text of a record."""
    told = record.told
    return _json(
        {
            "ticks": [day.isoformat() for day in sorted(record.ticks)],
            "amendments": [{"at": _moment_text(each.at), "words": each.words} for each in record.amendments],
            "stopped_on": record.stopped_on and record.stopped_on.isoformat(),
            "told": told and {"on": told.on.isoformat(), "difference": told.difference, "p": told.p},
        }
    )


def read_record(text: str) -> Record:
    """Return the record of such a text. Raises ValueError for any other."""
    found = _object(text)
    ticks, amendments = _instance(found["ticks"], list), _instance(found["amendments"], list)
    if len(ticks) > MOST_WEEKS * WEEK or len(amendments) > MOST_AMENDMENTS:
        raise ValueError("too many lines")
    return Record(
        frozenset(map(checked.day, ticks)),
        tuple(
            Amendment(checked.instant(_instance(each, dict)["at"]), _text(each["words"], LONGEST_QUESTION))
            for each in amendments
        ),
        _optional(found["stopped_on"], checked.day),
        _optional(found["told"], _told),
    )


def merged(ours: Record, theirs: Record) -> Record:
    """Return the record of one experiment that went on in two files: nothing of either is lost."""
    stops = [each.stopped_on for each in (ours, theirs) if each.stopped_on]
    both = brought_back(ours, theirs)
    return replace(both, ticks=ours.ticks | theirs.ticks, stopped_on=min(stops, default=None))


def brought_back(now: Record, then: Record) -> Record:
    """Return an earlier record as a restore may set it: what was told or said to have changed isn't taken back."""
    amendments = sorted({*now.amendments, *then.amendments}, key=lambda each: (each.at, each.words))
    told = [each.told for each in (now, then) if each.told]
    first = min(told, key=lambda each: (each.on, each.difference), default=None)
    return replace(then, amendments=tuple(amendments[:MOST_AMENDMENTS]), told=first)


def _told(found: Any) -> Told:
    fractions = [_instance(_instance(found, dict)[name], str) for name in ("difference", "p")]
    if not all(map(_FRACTION.fullmatch, fractions)):
        raise ValueError("not a fraction")
    difference, p = map(Fraction, fractions)
    if not (0 <= p <= 1 and abs(difference) <= _LARGEST_DIFFERENCE):
        raise ValueError("not such a fraction")
    return Told(checked.day(found["on"]), *fractions)


def _object(text: str) -> dict[str, Any]:
    """Return a text's JSON object, of which a name that is missing is None."""
    if not isinstance(text, str) or len(text) > LONGEST:
        raise ValueError("not such a text")
    try:
        found = json.loads(text)
    except RecursionError as error:
        raise ValueError("too deep") from error
    return _Lenient(_instance(found, dict))


class _Lenient(dict[str, Any]):
    def __missing__(self, name: str) -> None:
        return None


def _instance(found: Any, kind: type[T]) -> T:
    if not isinstance(found, kind):
        raise ValueError(f"not a {kind.__name__}")
    return _Lenient(found) if isinstance(found, dict) else found  # type: ignore[return-value]


def _optional(found: Any, read: Callable[[Any], T]) -> T | None:
    return None if found is None else read(found)


def _text(found: Any, most: int) -> str:
    text = _instance(found, str)
    if not 0 < len(text) <= most or any("\ud800" <= each <= "\udfff" for each in text):
        raise ValueError("not such a text")
    return text


def _column(found: Any) -> str:
    if found not in _COLUMNS:
        raise ValueError("no such metric")
    return str(found)


def _limit(found: Any, column: str) -> Decimal | None:
    if not column:
        return None
    return checked.decimal(found)


def _within(found: Any, low: int, high: int) -> int:
    if type(found) is not int or not low <= found <= high:
        raise ValueError("out of range")
    return found


def _wall_time(found: Any) -> time:
    return time.fromisoformat(_instance(found, str)).replace(tzinfo=None, fold=0)


def _moment_text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
