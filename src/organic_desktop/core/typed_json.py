"""Validation of the program's JSON files by pydantic, part by part: what can't be used costs only itself.

The types and bounds are those of the dataclass that a file is read as: core/settings.py, reminders/storage.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic.type_adapter import TypeAdapter
from pydantic_core import ValidationError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Kind = TypeVar("Kind")


class LeftOut(NamedTuple):
    """A part of a file that isn't used, and why: a field, or, if it is a list, the ``item`` at an index of it."""

    field: str
    item: int | None
    error: ErrorDetails


def validate_parts(adapter: TypeAdapter[Kind], stored: Mapping[str, Any]) -> tuple[Kind, list[LeftOut]]:
    """Return the value in a JSON object, and what was left out of it: a field, or an item of a field that is a list.

    Every field of ``Kind`` needs a default, which is used for one that is left out.
    """
    try:
        return adapter.validate_python(stored), []
    except ValidationError as invalid:
        left_out = [_left_out(stored, error) for error in invalid.errors(include_url=False)]
    rest, more = validate_parts(adapter, _without(stored, left_out))  # a validator of the whole may still object
    return rest, left_out + more


def _left_out(stored: Mapping[str, Any], error: ErrorDetails) -> LeftOut:
    field, *inside = error["loc"]
    item = int(inside[0]) if inside and isinstance(stored[str(field)], list) else None
    return LeftOut(str(field), item, error)


def _without(stored: Mapping[str, Any], left_out: list[LeftOut]) -> dict[str, Any]:
    fields = {each.field for each in left_out if each.item is None}
    items = {(each.field, each.item) for each in left_out}
    return {
        name: [item for index, item in enumerate(value) if (name, index) not in items]
        if isinstance(value, list)
        else value
        for name, value in stored.items()
        if name not in fields
    }
