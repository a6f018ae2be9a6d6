"""A list of callbacks: how an object announces an event without knowing who listens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec

Arguments = ParamSpec("Arguments")


class Callbacks(Generic[Arguments]):
    """Callable like each of its callbacks, which are called in the order in which they were added."""

    def __init__(self) -> None:
        self._callbacks: list[Callable[Arguments, object]] = []

    def add(self, callback: Callable[Arguments, object]) -> None:
        self._callbacks.append(callback)

    def remove(self, callback: Callable[Arguments, object]) -> None:
        """Call it no more; it was added before."""
        self._callbacks.remove(callback)

    def __call__(self, *args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        for callback in tuple(self._callbacks):
            callback(*args, **kwargs)
