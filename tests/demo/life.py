"""Lives the year on one computer: its days, days off and modules, each edit by the App at the hour when it was made.

What other computers and the server have to do with it is elsewhere.py's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import NamedTuple

from organic_desktop.app.facade import App
from organic_desktop.store.journal import Source
from organic_desktop.wellness.metrics import Value
from tests.clocks import HandClock
from tests.demo.year import Day

IN_DETAIL = 10
"""So many days are logged bit by bit, as a person does; those before at their end, which is ten times faster."""


class Bit(NamedTuple):
    """One edit of a day: when, what is set or added to, and by which way in."""

    at: time
    set: dict[str, Value]
    add: dict[str, int]
    source: Source = "typed"


class Step(NamedTuple):
    """What is done for a module, so many days back."""

    back: int
    module: str
    complete: tuple[str, ...] = ()
    set: Mapping[str, Value] = MappingProxyType({})


STEPS = (
    Step(330, "wellness", ("A steady bedtime",)),
    Step(301, "identity", ("What I stand for",), {"current_focus": "Finding five values"}),
    Step(276, "wellness", ("Water within reach",)),
    Step(240, "emotional", ("Naming the feeling",)),
    Step(197, "recovery", ("Taking stock",), {"notes": "After the flu: two weeks without guilt."}),
    Step(171, "wellness", ("Movement I enjoy",)),
    Step(140, "identity", ("Stories I tell about myself", "Roles I play")),
    Step(118, "emotional", ("Where it sits in the body", "What set it off")),
    Step(96, "sensory", ("My sensory map", "Light through the day"), {"current_focus": "Mornings at the window"}),
    Step(61, "wellness", ("Morning light", "Pauses in the day")),
    Step(44, "sustainability", ("Eating with the seasons",), {"notes": "The market on Saturdays, on foot."}),
    Step(30, "recovery", (), {"progress_percentage": "60", "current_focus": "A gentle routine for Sundays"}),
    Step(16, "identity", ("A day that fits me",), {"notes": "A plain Tuesday: run, work that matters, soup, a book."}),
    Step(7, "emotional", ("Making room",), {"current_focus": "Ten breaths before I answer"}),
    Step(4, "communication", ("Listening to the end",)),
    Step(1, "wellness", ("Food that keeps me going",), {"current_focus": "Reading my own numbers"}),
)


def live(app: App, clock: HandClock, day: Day, until: datetime) -> None:
    """One day, up to the moment ``until``."""
    if day.off and _go_to(clock, app, day.date, time(9, 0), until):
        app.days.skip(day.date)
    for bit in sorted(_bits(day), key=lambda bit: bit.at):
        if _go_to(clock, app, day.date, bit.at, until):
            app.days.log(day.date, bit.set, add=bit.add, source=bit.source)
    if _go_to(clock, app, day.date, time(21, 15), until):
        for step in STEPS:
            if step.back == day.back:
                app.modules.set(step.module, step.set, complete=step.complete)


def _bits(day: Day) -> Iterator[Bit]:
    if not day.values or day.back >= IN_DETAIL:
        if day.values:
            yield Bit(time(21, 5), day.values, {})
        return
    values = dict(day.values)
    glasses = [*range(0, int(str(values.pop("water_intake_ml", 0))), 250)]
    exercise, energy = values.pop("exercise_minutes", None), values.pop("energy_level", None)
    notes = values.pop("nutrition_notes", None)
    yield Bit(time(7, 10), values, {})
    for number, _ in enumerate(glasses):
        source: Source = "tray" if number % 2 else "typed"
        yield Bit(time(8 + number * 13 // len(glasses), 20 + 3 * number), {}, {"water_intake_ml": 250}, source)
    if notes:
        yield Bit(time(9, 40), {"nutrition_notes": str(notes).split(".")[0] + "."}, {})
        yield Bit(time(12, 50), {"nutrition_notes": notes}, {})
    yield Bit(time(13, 5), {"energy_level": energy}, {})
    yield Bit(time(19, 30), {"exercise_minutes": exercise}, {})


def _go_to(clock: HandClock, app: App, day: date, at: time, until: datetime) -> bool:
    """Whether the moment has come by ``until``; the clock then stands there."""
    there = datetime.combine(day, at, app.settings.zone())
    if there <= until:
        clock.move(max(there - clock.now(), timedelta(0)))
    return there <= until
