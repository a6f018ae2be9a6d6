"""How probable a correlation is by chance: Student's distribution, and the false discovery rate over many tests.

Pure Python, because NumPy and SciPy would cost every start a third of a second and 200 MB (``docs/insights.md``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

_TINY = 1e-300
_PRECISE = 1e-16
_MOST_STEPS = 500
_HALVINGS = 40


def p_of_correlation(r: float, freedom: float) -> float:
    """Return the two-sided p value of a correlation with so many degrees of freedom, by Student's t.

    ``r`` is from -1 to 1. Without any freedom nothing can be said: 1.
    """
    if freedom <= 0:
        return 1.0
    square = min(1.0, r * r)
    if square < 1 / (freedom + 3):  # where 1 - square would lose digits
        return 1.0 - regularized_beta(square, 0.5, freedom / 2)
    return regularized_beta((1.0 - abs(r)) * (1.0 + abs(r)), freedom / 2, 0.5)


def p_of_variance_ratio(ratio: float, between: float, within: float) -> float:
    """Return how probable so high a ratio of variances is, with the degrees of freedom of both, by Fisher's F."""
    if ratio <= 0 or between <= 0 or within <= 0:
        return 1.0
    if ratio < 1:  # where the other side would lose digits
        return 1.0 - regularized_beta(between * ratio / (within + between * ratio), between / 2, within / 2)
    return regularized_beta(within / (within + between * ratio), within / 2, between / 2)


def t_of_chance(chance: float, freedom: float) -> float:
    """Return Student's t that is exceeded with this chance, from 0 to 0.5: by halving, to ten digits."""
    low, high = 0.0, 1.0  # of r, the correlation that has this t
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if p_of_correlation(middle, freedom) / 2 > chance else (low, middle)
    return low * math.sqrt(freedom / (1 - low * low))


def regularized_beta(x: float, a: float, b: float) -> float:
    """Return the regularized incomplete beta function I_x(a, b), for x from 0 to 1 and a, b > 0."""
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    if x > (a + 1) / (a + b + 2):  # the continued fraction converges quickly on this side only
        return 1.0 - regularized_beta(1.0 - x, b, a)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    return front * _beta_fraction(x, a, b) / a


def _beta_fraction(x: float, a: float, b: float) -> float:
    """Return the continued fraction of the incomplete beta function, by Lentz's method."""
    upper, lower = 1.0, 1.0 / _not_zero(1.0 - (a + b) * x / (a + 1))
    fraction = lower
    for step in range(1, _MOST_STEPS):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        lower = 1.0 / _not_zero(1.0 + even * lower)
        upper = _not_zero(1.0 + even / upper)
        fraction *= lower * upper
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        lower = 1.0 / _not_zero(1.0 + odd * lower)
        upper = _not_zero(1.0 + odd / upper)
        fraction *= lower * upper
        if abs(lower * upper - 1.0) < _PRECISE:
            break
    return fraction


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def q_values(p_values: Sequence[float]) -> list[float]:
    """Return each test's q: the false discovery rate (Benjamini and Hochberg) at which it would just be found."""
    many = len(p_values)
    smallest = 1.0
    found = [1.0] * many
    for place, index in sorted(enumerate(sorted(range(many), key=lambda each: p_values[each])), reverse=True):
        smallest = min(smallest, p_values[index] * many / (place + 1))
        found[index] = smallest
    return found
