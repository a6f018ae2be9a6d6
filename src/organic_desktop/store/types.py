"""Texts that keep PostgreSQL's decimals, instants and arrays in SQLite, without losing a digit.

They sort as their values do (fixed-width instants, ISO dates) and can be read by a person who opens the file. The
server's spellings are read, too (``docs/sync.md``, rule 8: both separators, 0–6 fraction digits, numbers as strings).
SQLAlchemy's types of the columns are column_types.py's: nothing here imports it.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeVar

from organic_desktop.core import validation as checked

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

HUNDREDTH = Decimal("0.01")
UNKNOWN = datetime.fromtimestamp(0, UTC)
"""Stands for an instant of our own file that can't be parsed."""

log = logging.getLogger(__name__)
T = TypeVar("T", list[Any], dict[str, Any])
Line = TypeVar("Line")

json_text = json.JSONEncoder(ensure_ascii=False).encode
"""``json.dumps`` without building an encoder for each of thousands of rows."""


parse_instant = checked.instant


# Our own file is read leniently: one line that a fault of a disk, or of ours, has damaged must not keep all others from
# being shown and synced. It is logged.


def kept_instant(text: str | None) -> datetime | None:
    """Parse an instant of our own file; None if there is none, or it is damaged."""
    if not text:
        return None
    try:
        return parse_instant(text)
    except (ValueError, TypeError, OverflowError):
        log.warning("an instant in the local file can't be read")
        return None


def kept_json(text: str | None, kind: type[T]) -> T:
    """Parse a list or an object of our own file; an empty one if there is none, or it is damaged."""
    try:
        found = json.loads(text) if text else kind()
    except (ValueError, TypeError, RecursionError):
        found = None
    if isinstance(found, kind):
        return found
    log.warning("a line of the local file can't be read")
    return kind()


def readable_lines(lines: Sequence[RowMapping], read: Callable[[RowMapping], Line]) -> list[Line]:
    """Read the lines of a bookkeeping table, without a damaged one: it must not hide all others."""
    found = []
    for line in lines:
        try:
            found.append(read(line))
        except (ValueError, TypeError, LookupError):
            log.warning("a line about a row of %s can't be read", line["table_name"])
    return found


def instant_spelling(text: str) -> str:
    """Return the local file's spelling of an instant as the server writes it. Raises what ``parse_instant`` does.

    One in UTC, as servers write it, is rewritten as text: a first pull converts a hundred thousand of them.
    """
    moment = parse_instant(text)
    match = _IN_UTC.fullmatch(text)
    if not match:
        return instant_text(moment)
    day, time, fraction = match.groups("")
    return f"{day}T{time}.{fraction:0<6}Z"


_IN_UTC = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:\+00(?::00)?|Z)", re.ASCII)


def instant_spellings(texts: Sequence[str | None]) -> list[str | None]:
    """Return ``instant_spelling`` of each of a page of instants, in a third of the time."""
    if not checked.are_utc_instants([text for text in texts if text is not None]):
        return [None if text is None else instant_spelling(text) for text in texts]
    return [
        # The zone comes right behind six digits of a second.
        None if text is None else f"{text[:10]}T{text[11:26]}Z" if text[26:27] == "+" else instant_spelling(text)
        for text in texts
    ]


def instant_text(moment: datetime) -> str:
    """Return the one spelling that the local file uses: UTC, six fraction digits, ``Z``."""
    # Not strftime: it writes the year 900 with three digits, which nothing reads back.
    utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return utc.isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def same_version(one: str | None, other: str | None) -> bool:
    """True if two spellings of ``updated_at`` name one instant (``docs/sync.md``, rule 8)."""
    if one == other or one is None or other is None:
        return one == other
    try:
        return parse_instant(one) == parse_instant(other)
    except ValueError:  # infinity
        return False


def parse_hundredths(value: object) -> Decimal:
    """Parse JSON's number or string as a Decimal with two places; ValueError for NaN, infinities and huge numbers."""
    try:
        return checked.decimal(value).quantize(HUNDREDTH, ROUND_HALF_UP)
    except InvalidOperation as error:
        raise ValueError("more digits than a Decimal has") from error
