"""The verb experiment: randomised experiments on oneself; no number is told before the last day is over."""

from __future__ import annotations

from organic_desktop.cli.call import Call, counted
from organic_desktop.cli.goals import add_json_flag
from organic_desktop.cli.plans import clock_time

TYPE_CHECKING = False  # mypy knows the name; `typing` would be a tenth of what `--help` costs
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from organic_desktop.cli.call import AddVerb
    from organic_desktop.wellness.experiments import Experiment, Factor, Layout

USUAL_WEEKS = 4


def add_verbs(verb: AddVerb) -> None:
    """Add the verb and those below it to the parser."""
    experiment = verb(
        "experiment", _list, "days with and days without something, in an order drawn in advance", facts=True
    )
    what = experiment.add_subparsers(metavar="[new|list|show|tick|amend|stop|delete]")

    def below(name: str, run: Any, help: str, *, which: bool = True) -> Any:
        made = what.add_parser(name, help=help, description=help)
        made.set_defaults(run=run)
        if which:
            made.add_argument("experiment", metavar="ID", help="its id, or the beginning of it")
        add_json_flag(made)
        return made

    new = below("new", _new, "write a plan down and draw its order; from then on it doesn't change", which=False)
    new.add_argument("--question", metavar="T", required=True, help="what you want to know")
    new.add_argument("--change", metavar="T", required=True, help="what is done on days with: no screens after ten")
    new.add_argument("--factor", metavar="COLUMN", default="", help="the number that is changed, if it is one")
    new.add_argument("--at-least", metavar="X", help="of that number, on days with")
    new.add_argument("--less-than", metavar="X", help="of that number, on days without")
    new.add_argument("--outcome", metavar="COLUMN", required=True, help="the number that is measured")
    new.add_argument("--lag", type=int, default=0, choices=(0, 1), help="1: the outcome of the day after")
    new.add_argument("--weeks", type=int, default=USUAL_WEEKS, help="2 to 8; fewer than 4 can't tell anything")
    new.add_argument("--block", type=int, metavar="DAYS", help="days of a block, 2 to 7 (default: as fits best)")
    new.add_argument("--first", metavar="D", help="the first day (default: tomorrow)")
    new.add_argument("--remind", metavar="HH:MM", help="remind every day at this time")
    below("list", _list, "all experiments, the latest first", which=False)
    below("show", _show, "the plan and, when over, the result")
    tick = below("tick", _tick, "say that the plan was kept on a day, for a change that isn't a number")
    tick.add_argument("--date", metavar="D", help="the day (default: today)")
    tick.add_argument("--off", action="store_true", help="take the tick back")
    amend = below("amend", _amend, "record what is done otherwise than it was written down")
    amend.add_argument("words", metavar="TEXT")
    below("stop", _stop, "end it early: no result is told then; one that hasn't begun is taken back")
    below("delete", _delete, "delete one that has ended")


def _new(call: Call) -> None:
    from datetime import timedelta

    from organic_desktop.app.experiments import Draft

    chosen, today = call.arguments, call.app.today()
    first = call.day(chosen.first) if chosen.first else today + timedelta(days=1)
    draft = Draft(
        chosen.question,
        _factor(call),
        _column(chosen.outcome),
        chosen.lag,
        first,
        _layout(chosen),
        None if chosen.remind is None else clock_time(chosen.remind),
    )
    made, _ = call.app.experiments.write_down(draft)
    call.answer(_facts(call, made), _lines(call, made))


def _list(call: Call) -> None:
    found = call.app.experiments.all()
    call.answer([_facts(call, each) for each in found], [_line(call, each) for each in found] or ["No experiments."])


def _show(call: Call) -> None:
    _answer(call, call.arguments.experiment)


def _tick(call: Call) -> None:
    chosen = call.arguments
    day = call.day(chosen.date) if chosen.date else call.app.today()
    call.app.experiments.tick(chosen.experiment, day, not chosen.off)
    _answer(call, chosen.experiment)


def _amend(call: Call) -> None:
    call.app.experiments.amend(call.arguments.experiment, call.arguments.words)
    _answer(call, call.arguments.experiment)


def _stop(call: Call) -> None:
    from organic_desktop.core.errors import InvalidInput

    found = call.app.experiments.get(call.arguments.experiment)
    call.app.experiments.stop(found.id)
    try:
        _answer(call, found.id)
    except InvalidInput:  # it hadn't begun, and was taken back
        call.answer(None, ["It hadn't begun, and was taken back."])


def _delete(call: Call) -> None:
    call.app.experiments.remove(call.arguments.experiment)
    call.answer(None, ["Deleted."])


def _answer(call: Call, experiment_id: str) -> None:
    found = call.app.experiments.get(experiment_id)
    call.answer(_facts(call, found), _lines(call, found))


def _factor(call: Call) -> Factor:
    """Return what is changed. Raises InvalidInput for a limit that is no number."""
    from organic_desktop.wellness.experiments import Factor
    from organic_desktop.wellness.metrics import metric
    from organic_desktop.wellness.number_input import parse_number

    chosen = call.arguments
    if not chosen.factor:
        return Factor(chosen.change)
    of = metric(_column(chosen.factor))
    limits = [None if text is None else parse_number(of, text).value for text in (chosen.at_least, chosen.less_than)]
    return Factor(chosen.change, of.column, *limits)


def _column(text: str) -> str:
    """Return the column of a number's name, "sleep" or "sleep_hours". Raises InvalidInput."""
    from organic_desktop.core.errors import InvalidInput
    from organic_desktop.wellness.shorthand import NAMES

    column = NAMES.get(text, text)
    if column not in NAMES.values():
        raise InvalidInput(f"“{text}” isn't a number of a day. Enter one of {', '.join(NAMES)}.")
    return column


def _layout(chosen: Any) -> Layout:
    from organic_desktop.core.errors import InvalidInput
    from organic_desktop.wellness.experiments import FEWEST_WEEKS, MOST_WEEKS, layouts, proposed

    if FEWEST_WEEKS <= chosen.weeks <= MOST_WEEKS:
        if chosen.block is None:
            return proposed(chosen.weeks)
        for each in layouts(chosen.weeks):
            if each.block_days == chosen.block:
                return each
    raise InvalidInput("An experiment takes 2 to 8 weeks, in blocks of 2 to 7 days.")


def _facts(call: Call, experiment: Experiment) -> dict[str, Any]:
    """Return the plan, what was recorded and, when all days are over, the result."""
    from organic_desktop.wellness.experiments import State

    plan, record, today = experiment.plan, experiment.record, call.app.today()
    state = experiment.state(today)
    return {
        "id": experiment.id,
        "state": str(state),
        "question": plan.question,
        "factor": {
            "words": plan.factor.words,
            "column": plan.factor.column or None,
            "at_least": plan.factor.at_least,
            "less_than": plan.factor.less_than,
        },
        "outcome": plan.outcome,
        "lag": plan.lag,
        "first": plan.first,
        "last": plan.last,
        "block_days": plan.block_days,
        "days": [{"date": day, "with": with_it} for day, with_it in plan.days()],
        "written_at": plan.written_at.isoformat(),
        "plan_sha256": experiment.plan_sum,
        "is_as_written": experiment.is_as_written,
        "amendments": [{"at": each.at.isoformat(), "words": each.words} for each in record.amendments],
        "ticked": sorted(record.ticks),
        "stopped_on": record.stopped_on,
        "result": _result(call, experiment) if state is State.OVER else None,
    }


def _result(call: Call, experiment: Experiment) -> dict[str, Any]:
    counted = call.app.experiments.count(experiment)
    found = counted.result

    def number(value: Any) -> float | None:
        return None if value is None else float(value)

    return {
        "difference": number(found.difference),
        "low": number(found.low),
        "high": number(found.high),
        "p": number(found.p),
        "is_difference": found.is_difference,
        "days": found.days,
        "missing": found.missing,
        "pairs": len(found.pairs),
        "left_out": found.left_out,
        "kept": found.adherence.kept,
        "broken": found.adherence.broken,
        "unknown": found.adherence.unknown,
        "told_on": counted.told.on,
        "days_changed_since": counted.has_changed,
    }


def _line(call: Call, experiment: Experiment) -> str:
    plan = experiment.plan
    state = experiment.state(call.app.today())
    return f"{experiment.id[:8]}  {state:<8} {plan.first} to {plan.last}  {plan.factor.words}: {plan.outcome}"


def _lines(call: Call, experiment: Experiment) -> Iterator[str]:
    from organic_desktop.wellness.experiments import State

    plan, state = experiment.plan, experiment.state(call.app.today())
    yield _line(call, experiment)
    yield plan.question
    yield "".join("+" if with_it else "-" for _, with_it in plan.days()) + "  + with, - without"
    yield f"plan of {plan.written_at:%Y-%m-%d}, SHA-256 {experiment.plan_sum}"
    if not experiment.is_as_written:
        yield "This isn't the plan as it was written down: its text was changed."
    yield from (f"changed on {each.at:%Y-%m-%d}: {each.words}" for each in experiment.record.amendments)
    if state is State.STOPPED:
        yield f"Stopped on {experiment.record.stopped_on}: no result is told."
    elif state is not State.OVER:
        yield f"The result is counted on {plan.counted_on}, not before."
    else:
        yield from _result_lines(_result(call, experiment))


def _result_lines(facts: dict[str, Any]) -> Iterator[str]:
    if facts["difference"] is None:
        yield "Nothing can be told: too few days have an outcome."
        return
    yield "A difference." if facts["is_difference"] else "No difference could be shown."
    interval = "" if facts["low"] is None else f", 95% interval {facts['low']:+.2f} to {facts['high']:+.2f}"
    yield f"days with less days without: {facts['difference']:+.2f}{interval}"
    yield f"if it made no difference, a result this large would come up in {facts['p']:.1%} of draws"
    yield f"{counted(facts['days'], 'day')}, {facts['missing']} without an outcome; kept on {facts['kept']}"
    if facts["days_changed_since"]:
        yield f"Days were edited since the result was told first, on {facts['told_on']}."
