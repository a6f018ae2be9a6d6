"""JSON of other programs, within limits; numbers with a point are exact decimals. Nothing in it has the type it should.

The functions for parts return None, or nothing, for a value of another type: who reads it says what is missing.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, NoReturn

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence

MOST_BYTES = 256_000_000
MOST_VALUES = 10_000_000

_NOT_JSON = Sentence("The file is damaged: it isn't the JSON that it should be.")


def parse(content: bytes) -> Any:
    """Return the value of a JSON text in UTF-8 or UTF-16. Raises FileNotUnderstood."""
    if len(content) > MOST_BYTES or sum(content.count(sign) for sign in b",[{") > MOST_VALUES:
        raise FileNotUnderstood(Sentence("The file is too large."))
    try:
        text = content.decode(json.detect_encoding(content), "surrogatepass").removeprefix("\ufeff")
        return json.loads(text, parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise FileNotUnderstood(_NOT_JSON) from error


def whole(value: object) -> int | None:
    """Return a whole number."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def text(value: object) -> str:
    """Return a text, "" for anything else."""
    return value if isinstance(value, str) else ""


def items(value: object) -> list[object]:
    """Return the items of a list, none of anything else."""
    return value if isinstance(value, list) else []


def objects(value: object) -> list[dict[str, object]]:
    """Return those items of a list that are objects."""
    return [item for item in items(value) if isinstance(item, dict)]


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} isn't JSON")
