"""Reading the program's JSON files by the types of a dataclass: what can't be used costs only itself.

A file in which everything is as the types say is read by them alone (``read_plainly``). pydantic, whose import takes
longer than that and all else a start needs first, judges any other (``validate_parts``). The types and bounds are those
of the dataclass that a file is read as: core/settings.py, reminders/storage.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    NamedTuple,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic.type_adapter import TypeAdapter
    from pydantic_core import CoreSchema, ErrorDetails

Kind = TypeVar("Kind")


class ReadBy:
    """In ``Annotated``: the function that reads JSON's value, and raises ValueError for one that can't be used."""

    def __init__(self, read: Callable[[object], Any]) -> None:
        self.read = read

    def __get_pydantic_core_schema__(self, kind: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core.core_schema import no_info_plain_validator_function

        return no_info_plain_validator_function(self.read)


class LeftOut(NamedTuple):
    """A part of a file that isn't used, and why: a field, or, if it is a list, the ``item`` at an index of it."""

    field: str
    item: int | None
    error: ErrorDetails


def read_plainly(kind: type[Kind], stored: Mapping[str, Any]) -> Kind | None:
    """Return the value in a JSON object as ``validate_parts`` does; None if some of it would have to be left out.

    Only of a dataclass whose fields are dataclasses, dictionaries, choices of texts, or say what they are read by.
    """
    try:
        found: Kind = _plain(kind, stored)
    except ValueError:
        return None
    return found


def _plain(kind: Any, value: Any) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        (reader,) = kind.__metadata__
        return reader.read(value)
    if origin in (Union, UnionType):
        (inner,) = (each for each in arguments if each is not type(None))
        return None if value is None else _plain(inner, value)
    if origin is Literal:
        if isinstance(value, str) and value in arguments:
            return value
    elif isinstance(value, dict):
        if origin is dict:
            return {_plain(arguments[0], name): _plain(arguments[1], each) for name, each in value.items()}
        return _plain_object(kind, value)
    raise ValueError("not what the type says")


def _plain_object(kind: Any, value: dict[str, Any]) -> Any:
    hints = get_type_hints(kind, include_extras=True)
    given = {each.name: _plain(hints[each.name], value[each.name]) for each in fields(kind) if each.name in value}
    try:
        return kind(**given)
    except TypeError as error:
        raise ValueError("a part is missing") from error


def validate_parts(adapter: TypeAdapter[Kind], stored: Mapping[str, Any]) -> tuple[Kind, list[LeftOut]]:
    """Return the value in a JSON object, and what was left out of it: a field, or an item of a field that is a list.

    Every field of ``Kind`` needs a default, which is used for one that is left out.
    """
    from pydantic_core import ValidationError

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
