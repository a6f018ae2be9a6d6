"""The verb goals: the daily goals, since when each holds, and other ones from today or from an earlier day."""

from __future__ import annotations

from organic_desktop.cli.call import Call

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from decimal import Decimal
    from typing import Any

    from organic_desktop.cli.call import AddVerb
    from organic_desktop.core.goals import Goal
    from organic_desktop.wellness.metrics import Metric

NAMES = {
    "sleep": "sleep_hours",
    "water": "water_intake_ml",
    "exercise": "exercise_minutes",
    "meditation": "meditation_minutes",
}
BEGINNING = "beginning"


def add_verbs(verb: AddVerb) -> None:
    """Add the verb to the parser."""
    goals = verb("goals", _goals, "the daily goals, and since when each holds", facts=True)
    what = goals.add_subparsers(metavar="[set]")
    help = "let a goal hold from today on; earlier days keep the goal they had"
    chosen = what.add_parser("set", help=help, description=help)
    chosen.set_defaults(run=_set)
    chosen.add_argument("metric", metavar="METRIC", type=_name, choices=NAMES, help=", ".join(NAMES))
    chosen.add_argument("goal", metavar="VALUE", help='a number as in `log`, 0 for no goal, or "default"')
    chosen.add_argument("--at-most", action="store_true", help="a limit not to be exceeded, not an amount to reach")
    chosen.add_argument(
        "--from",
        dest="first",
        metavar="D",
        help=f'correct the past: it holds from this day until the next change, or "{BEGINNING}" for the oldest goal',
    )
    add_json_flag(chosen)


def _name(word: str) -> str:
    """Take the schema's name of a column for its metric's, too."""
    return next((name for name, column in NAMES.items() if column == word), word)


def add_json_flag(parser: Any) -> None:
    """Let a verb below ``goals`` print JSON, too, before or after it."""
    import argparse

    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document")


def _goals(call: Call) -> None:
    facts = [_facts(call, column) for column in NAMES.values()]
    call.answer(facts, (line for each in facts for line in _lines(each)))


def _set(call: Call) -> None:
    from organic_desktop.wellness.metrics import metric  # `--help` needn't wait for it

    of, first = metric(NAMES[call.arguments.metric]), call.arguments.first
    goal = _goal(of, call.arguments.goal, at_most=call.arguments.at_most)
    if first is None:
        call.app.goals.set(of, goal)
    else:
        call.app.goals.correct(of, goal, None if first == BEGINNING else call.day(first))
    facts = _facts(call, of.column)
    call.answer([facts], _lines(facts))


def _goal(of: Metric, text: str, *, at_most: bool) -> Goal:
    """Parse a goal. Raises InvalidInput, also for a limit without an amount of its own: it would be dropped."""
    from organic_desktop.core.errors import InvalidInput
    from organic_desktop.core.goals import Goal
    from organic_desktop.core.messages import Sentence
    from organic_desktop.wellness.number_input import parse_number

    amount = None if text == "default" else parse_number(of, text).value
    if at_most and not amount:
        raise InvalidInput(Sentence("{what}: “at most” needs an amount above 0.", what=of.label))
    return Goal(amount, at_most)


def _facts(call: Call, column: str) -> dict[str, Any]:
    """Return a metric's goal today and its history, oldest first, with amounts in the stored unit."""
    from decimal import Decimal

    from organic_desktop.core.goals import DayGoal
    from organic_desktop.wellness.metrics import metric

    of = metric(column)

    def stored(amount: Decimal | None) -> Decimal | int | None:
        return int(amount) if amount is not None and of.kind == "integer" else amount

    history = [
        {
            "since": step.first,
            "goal": stored(of.goal if step.goal.amount is None else step.goal.amount),
            "at_most": step.goal.at_most,
            "is_default": step.goal.amount is None,
        }
        for step in call.app.goals.steps(of)
    ]
    now = call.app.goal_on(of, call.app.today()) or DayGoal(Decimal(0))
    return {"column": column, "goal": stored(now.amount), "at_most": now.at_most, "history": history}


def _lines(facts: dict[str, Any]) -> list[str]:
    from decimal import Decimal

    from organic_desktop.wellness.metrics import UNIT_LABELS, metric

    of = metric(facts["column"])
    name = next(name for name, column in NAMES.items() if column == of.column)

    def amount(goal: dict[str, Any]) -> str:
        if not goal["goal"]:
            return "no goal"
        words = "at most " if goal["at_most"] else ""
        return f"{words}{Decimal(goal['goal']).normalize():f} {UNIT_LABELS[of.unit]}"

    lines = [f"{name:<12}{amount(facts)}"]
    oldest, *later = facts["history"]
    if later:
        lines.append(f"  before {later[0]['since']}  {amount(oldest)}")
    return lines + [f"  since {step['since']}   {amount(step)}" for step in later]
