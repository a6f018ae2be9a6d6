"""Chance as a value: what draws is handed in with its seed, so that the functions of this room stay pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

Drawn = TypeVar("Drawn")


class Chance(Protocol):
    """What is asked of a ``random.Random``."""

    def gauss(self, mu: float, sigma: float) -> float:
        """Return a normally distributed number."""
        ...

    def choices(self, population: Sequence[Drawn], *, k: int) -> list[Drawn]:
        """Draw with replacement."""
        ...

    def sample(self, population: Sequence[Drawn], k: int) -> list[Drawn]:
        """Draw without replacement."""
        ...
