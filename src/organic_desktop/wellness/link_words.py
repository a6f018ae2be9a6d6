"""What a link says, in a sentence: what goes with how much, never what causes what."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from organic_desktop.core.messages import Sentence
from organic_desktop.wellness.effects import Effect
from organic_desktop.wellness.links import Link, Reason
from organic_desktop.wellness.metrics import UNIT_LABELS, Metric, Unit, metric

STEPS = {
    "sleep_hours": Sentence("1 hour more"),
    "water_intake_ml": Sentence("500 ml more"),
    "exercise_minutes": Sentence("30 minutes more"),
    "meditation_minutes": Sentence("10 minutes more"),
    "mood_score": Sentence("1 more"),
    "energy_level": Sentence("1 more"),
}
"""What more of a metric people can picture."""
STEP_SIZES = {
    "sleep_hours": 1,
    "water_intake_ml": 500,
    "exercise_minutes": 30,
    "meditation_minutes": 10,
    "mood_score": 1,
    "energy_level": 1,
}
PLACES = {Unit.HOURS: Decimal("0.1"), Unit.NONE: Decimal("0.1"), Unit.ML: Decimal(10), Unit.MINUTES: Decimal(1)}
REASONS = {
    Reason.FEW_VALUES: Sentence("too few different values: nearly every day is the same"),
    Reason.TOO_SLOW: Sentence("it moves too slowly to compare day by day"),
}
# By lag, and whether it goes up.
_SENTENCES = {
    (0, True): Sentence("{a}, {step}: {b} about {amount} higher on the same day."),
    (0, False): Sentence("{a}, {step}: {b} about {amount} lower on the same day."),
    (1, True): Sentence("{a}, {step}: {b} about {amount} higher on the day after."),
    (1, False): Sentence("{a}, {step}: {b} about {amount} lower on the day after."),
}
_UNCERTAIN = {
    0: Sentence("{a} and {b} go together on the same day; by how much is small or uncertain."),
    1: Sentence("{a} goes with {b} on the day after; by how much is small or uncertain."),
}


def sentence(link: Link, size: Effect | None) -> Sentence:
    """Return the sentence of a link and its size; without a certain size it names none."""
    a, b = metric(link.a), metric(link.b)
    amount = _amount(b, size.slope * STEP_SIZES[link.a]) if size and size.is_certain else Decimal(0)
    if size is None or not amount:
        return Sentence(_UNCERTAIN[link.lag].template, a=a.label, b=b.label)
    template = _SENTENCES[link.lag, size.slope > 0].template
    return Sentence(template, a=a.label, step=STEPS[link.a], b=b.label, amount=_with_unit(b, amount))


def _amount(of: Metric, change: float) -> Decimal:
    """Round a change to what can be felt; 0 is too small to name."""
    places = PLACES[of.unit]
    return (Decimal(abs(change)) / places).quantize(Decimal(1), ROUND_HALF_UP) * places


def _with_unit(of: Metric, amount: Decimal) -> Sentence:
    if of.unit is Unit.NONE:
        return Sentence("{amount}", amount=amount)
    return Sentence("{amount} {unit}", amount=amount, unit=UNIT_LABELS[of.unit])
