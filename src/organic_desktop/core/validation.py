"""Checks of values from outside the program: each function returns a plain value or raises ValueError.

The forms of ids, timestamps, numbers, dates and texts are defined here only. Which column has which form is in
``store/codec.py``, which part of an answer in ``remote/`` and ``sync/``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

LARGEST_INTEGER = 2**31 - 1
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Of days: weeks and years around them stay within what Python's dates can hold."""
LONGEST_STAMP = 64
UUID_LENGTH = 36
DEEPEST_ARRAY = 6  # PostgreSQL's own limit of dimensions

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NUMBER = re.compile(r"[+-]?\d{1,30}(?:\.\d{0,30})?(?:[eE][+-]?\d{1,2})?", re.ASCII)
_DIGITS = re.compile(r"\d{1,15}", re.ASCII)
_STAMP = re.compile(
    r"-?infinity|(\d{4,6})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?"
    r"(?:Z|[+-](?:0\d|1[0-5])(?::?[0-5]\d(?::[0-5]\d)?)?)( BC)?",
    re.ASCII,
)
_UTC_INSTANTS = re.compile(r"(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,6})?\+00(?::00)?\n)*", re.ASCII)
_UUIDS = re.compile(rf"(?:{_UUID.pattern}\n)*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def identifier(value: Any) -> str:
    """Return a UUID in PostgreSQL's spelling: two spellings of one id would be two rows here."""
    if isinstance(value, str):
        if _UUID.fullmatch(value):
            return value
        if value.isascii() and _UUID.fullmatch(value.lower()):
            return value.lower()
    raise ValueError("not a UUID")


def are_identifiers(values: Sequence[Any]) -> bool:
    """True if all are UUIDs in PostgreSQL's spelling: one look at a page of them, ten times as fast as one by one."""
    is_text = all(value.__class__ is str and len(value) == UUID_LENGTH for value in values)
    return is_text and _UUIDS.fullmatch("\n".join([*values, ""])) is not None


def are_utc_instants(values: Sequence[Any]) -> bool:
    """True if all are texts that ``instant`` parses, in UTC as servers write it: one look at a page of them."""
    is_text = all(value.__class__ is str for value in values)
    if not (is_text and _UTC_INSTANTS.fullmatch("\n".join([*values, ""]))):
        return False
    try:
        list(map(datetime.fromisoformat, values))
    except ValueError:
        return False
    return not values or (min(values)[:4] > "0001" and max(values)[:4] < "9999")


def stamp(value: Any) -> str:
    """Return a timestamp's text unchanged: as a version or cursor it is sent back exactly as received.

    Everything that PostgreSQL writes is accepted, also years BC and beyond 9999, and ``infinity``.
    """
    if isinstance(value, str) and len(value) <= LONGEST_STAMP and (parts := _STAMP.fullmatch(value)):
        year, before_christ = parts.groups()
        if year and len(year) == 4 and not before_christ:
            datetime.fromisoformat(value)
        return value
    raise ValueError("not a timestamp's text")


def instant(value: Any) -> datetime:
    """Parse ISO text with ``T`` or a space as a datetime in UTC; not ``infinity``, nor the first or last year."""
    if not isinstance(value, str):
        raise ValueError("not a timestamp")
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("a timestamp without its zone")
    if not 1 < moment.year < 9999:
        raise ValueError("a year that no sum of times can be made with")
    return moment if moment.tzinfo is UTC else moment.astimezone(UTC)


def decimal(value: Any) -> Decimal:
    """Return a finite Decimal of reasonable size, from a number or its text."""
    if isinstance(value, str):
        if _NUMBER.fullmatch(value):
            return Decimal(value)
    elif isinstance(value, Decimal):
        if value.is_finite() and -99 <= value.adjusted() <= 99 and len(value.as_tuple().digits) <= 60:
            return value
    elif isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**30:
        return Decimal(value)
    raise ValueError("not a number")


def whole(value: Any, least: int = -LARGEST_INTEGER, most: int = LARGEST_INTEGER) -> int:
    """Return an integer within bounds, by default PostgreSQL's; 2.0 is accepted."""
    if value.__class__ is int:
        number: int = value
    else:
        exact = decimal(value)
        if exact.adjusted() > 30 or exact != exact.to_integral_value():
            raise ValueError("not a whole number")
        number = int(exact)
    if not least <= number <= most:
        raise ValueError("out of range")
    return number


def digits(value: str) -> int | None:
    """Return a header's number in plain digits; None if it isn't one."""
    return int(value) if _DIGITS.fullmatch(value) else None


def day(value: Any) -> date:
    """Parse ``YYYY-MM-DD`` as a date of the years 1900 to 2200."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        found = date.fromisoformat(value)
        if FIRST_YEAR <= found.year <= LAST_YEAR:
            return found
    raise ValueError("not a date that can be shown")


def text(value: Any) -> str:
    """Return text that can be stored, shown and sent: without NUL and lone surrogates."""
    if not isinstance(value, str):
        raise ValueError("not text")
    if not value.isascii():
        value.encode()  # UnicodeEncodeError is a ValueError
    if "\0" in value:
        raise ValueError("a character that no text may hold")
    return value


def array(value: Any, depth: int = DEEPEST_ARRAY) -> list[Any]:
    """Return a PostgreSQL text[]: texts, NULLs, and arrays of them."""
    if not isinstance(value, list) or depth == 0:
        raise ValueError("not an array")
    for each in value:
        if isinstance(each, list):
            array(each, depth - 1)
        elif each is not None:
            text(each)
    return value


def header_value(value: Any) -> str:
    """Return the value of an HTTP header: printable ASCII, not empty."""
    if isinstance(value, str) and value and value.isascii() and value.isprintable() and value == value.strip():
        return value
    raise ValueError("not a header's value")
