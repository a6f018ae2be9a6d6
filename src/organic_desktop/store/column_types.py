"""SQLAlchemy's types of the columns whose values are kept as text (types.py)."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from organic_desktop.store.types import HUNDREDTH, UNKNOWN, instant_text, json_text, kept_instant


class Hundredths(TypeDecorator[Decimal]):
    """DECIMAL(p,2): a Decimal with exactly two places, kept as text such as ``7.50``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value.quantize(HUNDREDTH, ROUND_HALF_UP))

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Instant(TypeDecorator[datetime]):
    """TIMESTAMPTZ: an aware datetime in UTC with microseconds, kept as fixed-width ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else instant_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else kept_instant(value) or UNKNOWN


class TextArray(TypeDecorator[list[Any]]):
    """TEXT[]: a list, kept as JSON. NULL and the empty array stay apart, as on the server."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> str | None:
        return None if value is None else json_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> list[Any] | None:
        return None if value is None else list(json.loads(value))
