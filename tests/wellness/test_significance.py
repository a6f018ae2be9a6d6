"""Our own statistics against SciPy's."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import special, stats

from organic_desktop.wellness.significance import (
    p_of_correlation,
    p_of_variance_ratio,
    q_values,
    regularized_beta,
    t_of_chance,
)

SIDES = st.floats(0.01, 2000)


@given(st.floats(1e-12, 1), SIDES, SIDES)
def test_the_beta_function_is_scipys(x: float, a: float, b: float) -> None:
    assert regularized_beta(x, a, b) == pytest.approx(float(special.betainc(a, b, x)), rel=1e-9, abs=1e-12)


@given(st.floats(-0.999, 0.999), st.floats(1, 4000))
def test_the_p_value_is_students(r: float, freedom: float) -> None:
    t = abs(r) * math.sqrt(freedom / (1 - r * r))
    assert p_of_correlation(r, freedom) == pytest.approx(float(2 * stats.t.sf(t, freedom)), rel=1e-9, abs=1e-15)


@given(st.one_of(st.floats(-1e-6, 1e-6), st.floats(0.99, 0.999999)), st.floats(0.5, 20_000))
def test_the_p_value_is_students_at_the_ends(r: float, freedom: float) -> None:
    t = abs(r) * math.sqrt(freedom / ((1 - r) * (1 + r)))
    assert p_of_correlation(r, freedom) == pytest.approx(float(2 * stats.t.sf(t, freedom)), rel=1e-9, abs=1e-15)


@given(st.floats(0, 100), st.floats(1, 20), st.floats(1, 4000))
@example(2.220446049250313e-16, 1.0, 2.0)
def test_the_p_value_of_variances_is_fishers(ratio: float, between: float, within: float) -> None:
    expected = float(stats.f.sf(ratio, between, within))
    assert p_of_variance_ratio(ratio, between, within) == pytest.approx(expected, rel=1e-9, abs=1e-12)


@given(st.floats(0.001, 0.4), st.floats(1, 4000))
def test_the_t_of_a_chance_is_scipys(chance: float, freedom: float) -> None:
    assert t_of_chance(chance, freedom) == pytest.approx(float(stats.t.isf(chance, freedom)), rel=1e-6)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_the_rates_are_those_of_benjamini_and_hochberg(p_values: list[float]) -> None:
    expected = stats.false_discovery_control(p_values)
    assert q_values(p_values) == pytest.approx(list(map(float, expected)), rel=1e-12)


def test_no_freedom_says_nothing() -> None:
    assert p_of_correlation(0.9, 0) == p_of_correlation(1, -3) == 1
    assert p_of_correlation(1, 20) == p_of_correlation(-1, 20) == 0
