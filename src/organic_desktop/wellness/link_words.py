"""What a link says, in a sentence: what goes with how much, never what causes what.

The window says the same with its own names and in the user's units (``ui/insights/links_words.py``); whether a size
may be said, and how large it is, is decided here for both.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from organic_desktop.core.messages import Sentence
from organic_desktop.wellness.effects import Effect
from organic_desktop.wellness.links import Link, Reason
from organic_desktop.wellness.metrics import UNIT_LABELS, Metric, Unit, metric
from organic_desktop.wellness.units import Units

STEP_SIZES: Mapping[str, Decimal] = {
    "sleep_hours": Decimal(1),
    "water_intake_ml": Decimal(500),
    "exercise_minutes": Decimal(30),
    "meditation_minutes": Decimal(10),
    "mood_score": Decimal(1),
    "energy_level": Decimal(1),
}
"""How much more of a metric a sentence speaks of, in stored units: what people can picture."""
COARSE = {Unit.HOURS: Decimal("0.1"), Unit.NONE: Decimal("0.1"), Unit.ML: Decimal(10), Unit.MINUTES: Decimal(1)}
FINE = {**COARSE, Unit.HOURS: Decimal("0.05"), Unit.NONE: Decimal("0.05")}
"""The places of an interval, finer than those of the size itself."""
OUNCES = Decimal(16)
"""How much more water a sentence speaks of if ounces are shown."""
REASONS = {
    Reason.FEW_VALUES: Sentence("too few different values: nearly every day is the same"),
    Reason.TOO_SLOW: Sentence("it moves too slowly to compare day by day"),
}
_STEPS = {
    "sleep_hours": Sentence("One hour more sleep"),
    "water_intake_ml": Sentence("500 ml more water"),
    "exercise_minutes": Sentence("Half an hour more exercise"),
    "meditation_minutes": Sentence("Ten minutes more meditation"),
    "mood_score": Sentence("Mood one higher"),
    "energy_level": Sentence("Energy one higher"),
}
# By metric, and whether it goes up.
_OUTCOMES = {
    ("sleep_hours", True): Sentence("about {amount} more sleep"),
    ("sleep_hours", False): Sentence("about {amount} less sleep"),
    ("water_intake_ml", True): Sentence("about {amount} more water"),
    ("water_intake_ml", False): Sentence("about {amount} less water"),
    ("exercise_minutes", True): Sentence("about {amount} more exercise"),
    ("exercise_minutes", False): Sentence("about {amount} less exercise"),
    ("meditation_minutes", True): Sentence("about {amount} more meditation"),
    ("meditation_minutes", False): Sentence("about {amount} less meditation"),
    ("mood_score", True): Sentence("mood about {amount} higher"),
    ("mood_score", False): Sentence("mood about {amount} lower"),
    ("energy_level", True): Sentence("energy about {amount} higher"),
    ("energy_level", False): Sentence("energy about {amount} lower"),
}
# By lag.
_SENTENCES = {0: Sentence("{step}, {outcome} the same day."), 1: Sentence("{step}, {outcome} the next day.")}
_UNCERTAIN = {
    0: Sentence("{a} and {b} go together the same day; by how much is small or uncertain."),
    1: Sentence("{a} goes with {b} the next day; by how much is small or uncertain."),
}


def step_size(column: str, units: Units) -> Decimal:
    """Return how much more of a metric a sentence speaks of, in stored units: round in those that are shown."""
    of = metric(column)
    return units.stored(of, OUNCES) if units.unit(of) is Unit.FL_OZ else STEP_SIZES[column]


def interval_said(link: Link, size: Effect, step: Decimal) -> tuple[Decimal, Decimal] | None:
    """Return between which changes it is 95 of 100 times, the smaller one first and without sign, in stored units.

    None if both are too small to name. For sizes that may be said: both have the same sign.
    """
    of = metric(link.b)
    low, high = sorted(abs(rounded(of, Decimal(each) * step, FINE)) for each in (size.low, size.high))
    return (low, high) if high else None


def change_said(link: Link, size: Effect | None, step: Decimal | None = None) -> Decimal | None:
    """Return by how much a step more of a link's one metric changes the other, rounded, in stored units.

    None if no size may be said: the interval holds 0, or contradicts the correlation, or it is too small to be felt.
    """
    if size is None or not size.is_certain or (size.slope > 0) != (link.rho > 0):
        return None
    return rounded(metric(link.b), Decimal(size.slope) * (step or STEP_SIZES[link.a])) or None


def rounded(of: Metric, change: Decimal, places: Mapping[Unit, Decimal] = COARSE) -> Decimal:
    """Round a change to what can be felt, in stored units; 0 is too small to name."""
    step = places[of.unit]
    return (change / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def sentence(link: Link, size: Effect | None) -> Sentence:
    """Return the sentence of a link and its size; without a certain size it names none."""
    a, b = metric(link.a), metric(link.b)
    change = change_said(link, size)
    if change is None:
        return Sentence(_UNCERTAIN[link.lag].template, a=a.label, b=b.label)
    outcome = Sentence(_OUTCOMES[link.b, change > 0].template, amount=_with_unit(b, abs(change)))
    return Sentence(_SENTENCES[link.lag].template, step=_STEPS[link.a], outcome=outcome)


def _with_unit(of: Metric, amount: Decimal) -> Sentence:
    if of.unit is Unit.NONE:
        return Sentence("{amount}", amount=amount)
    return Sentence("{amount} {unit}", amount=amount, unit=UNIT_LABELS[of.unit])
