"""How many more days would change what is said of a link: an interval narrows with the root of the days it rests on."""

from __future__ import annotations

import math

from organic_desktop.wellness.effects import Effect

MOST_DAYS = 2 * 365
"""More than so many are as good as never."""


def days_to_change(size: Effect, days: int) -> int | None:
    """Return after about so many more days the interval would hold 0, or no longer would.

    Of a certain size: if the two don't go together on any of them. Of an uncertain one: if they do as before. None if
    that takes years.
    """
    # The size's distance from 0, and that of the interval's end on the side of 0.
    far = abs(size.slope)
    reach = size.slope - size.low if size.slope > 0 else size.high - size.slope
    if far <= 0 or reach <= 0:
        return None
    ratio = far / reach if size.is_certain else reach / far
    more = days * (ratio * ratio - 1)
    return max(1, math.ceil(more)) if more < MOST_DAYS else None
