"""Typed JSON: what can't be used is left out by itself, a field or an item of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import pytest
from pydantic.fields import Field
from pydantic.type_adapter import TypeAdapter

from organic_desktop.core.typed_json import validate_parts


@dataclass(frozen=True)
class Item:
    name: str
    size: Annotated[int, Field(strict=True, ge=0)] = 0


@dataclass(frozen=True)
class Content:
    items: tuple[Item, ...] = ()
    title: str = "none"
    limit: Annotated[int, Field(le=9)] = 5


@pytest.mark.parametrize(
    ("stored", "content", "left_out"),
    [
        ({}, Content(), []),
        ({"title": "a", "later": 1}, Content(title="a"), []),
        ({"title": 3, "limit": 7}, Content(limit=7), [("title", None)]),
        ({"title": 3, "limit": 10}, Content(), [("title", None), ("limit", None)]),
        ({"items": [{"name": "a"}, {"name": 1}, {"size": 2}, {"name": "b", "size": 1}]},
         Content((Item("a"), Item("b", 1))), [("items", 1), ("items", 2)]),
        ({"items": {"name": "a"}}, Content(), [("items", None)]),
        ({"items": "ab"}, Content(), [("items", None)]),
    ],
)  # fmt: skip
def test_only_what_is_wrong_is_left_out(
    stored: dict[str, Any], content: Content, left_out: list[tuple[str, int | None]]
) -> None:
    found, problems = validate_parts(TypeAdapter(Content), stored)
    assert found == content
    assert [(each.field, each.item) for each in problems] == left_out
