"""Invented people for the tests of our own files: folders filled through the App, and how they are exported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from organic_desktop.app.facade import App
from organic_desktop.app.transfer import Imported
from organic_desktop.transfer.plan import Choice, Existing, Plan
from organic_desktop.wellness.metrics import COLUMNS, NOTES
from organic_desktop.wellness.schedule import QuietHours, Reminder
from tests.clocks import HandClock

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
TODAY = NOW.date()
HEADER = ",".join(("date", *COLUMNS))


@contextmanager
def opened(folder: Path, now: datetime = NOW) -> Iterator[App]:
    """An App on a folder of its own, at a fixed moment in UTC."""
    folder.mkdir(mode=0o700, exist_ok=True)
    app = App(folder, clock=HandClock(now))
    try:
        if app.settings.timezone != "UTC":
            app.change_settings(timezone="UTC")
        yield app
    finally:
        app.close()


def day(back: int) -> date:
    """A day so many days ago."""
    return TODAY - timedelta(days=back)


def plan_of(app: App, path: Path, format: str = "") -> Plan:
    """What an import of a file would do, by its last or suggested mapping."""
    found = app.transfer.read(path, format=format)
    return app.transfer.plan(found, app.transfer.mapping_for(found))


def bring(app: App, path: Path, existing: Choice = Existing.MINE, *, settings: bool = False) -> Imported:
    """Import a file."""
    return app.transfer.bring_in(plan_of(app, path), existing, settings=settings)


def table(path: Path, *rows: str, header: str = HEADER) -> Path:
    """A CSV of ours with these rows."""
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


# -- generated people -------------------------------------------------------------------------------------------------

TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8", exclude_characters="\0"), st.sampled_from("=+-@'\"\r\n\t,;")),
    min_size=1,
    max_size=40,
)
NAMES = TEXTS.filter(lambda text: bool(text.strip()))
_DECIMALS = {"sleep_hours": "24", "mood_score": "9.99", "energy_level": "9.99"}
_WHOLE = {"water_intake_ml": 100_000, "exercise_minutes": 1440, "meditation_minutes": 1440}
ENTRIES = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.decimals("0", most, places=2, allow_nan=False) for name, most in _DECIMALS.items()},
        **{name: st.integers(0, most) for name, most in _WHOLE.items()},
        NOTES: TEXTS,
    },
).filter(bool)
REMINDERS = st.builds(
    Reminder,
    id=st.uuids().map(str),
    times=st.lists(st.times().map(lambda each: time(each.hour, each.minute)), min_size=1, max_size=3).map(tuple),
    weekdays=st.frozensets(st.integers(0, 6)),
    column=st.sampled_from(("", *COLUMNS)),
    message=TEXTS,
    only_if_missing=st.booleans(),
    on=st.just(False),
)


@dataclass(frozen=True)
class Life:
    """All that somebody has put into a folder."""

    entries: dict[int, dict[str, Any]] = field(default_factory=dict)
    days_off: frozenset[int] = frozenset()
    modules: dict[str, str] = field(default_factory=dict)
    talks: Sequence[tuple[str, list[str]]] = ()
    name: str = ""
    reminders: Sequence[Reminder] = ()
    settings: dict[str, Any] = field(default_factory=dict)
    quiet: bool = False

    def live(self, app: App) -> None:
        """Put it into an App's folder."""
        for back, values in self.entries.items():
            app.days.log(day(back), values)
        for back in self.days_off:
            app.days.skip(day(back))
        for name, notes in self.modules.items():
            app.modules.set(name, {"notes": notes})
        for name, words in self.talks:
            thread = app.conversations.start("wellness", name)
            for each in words:
                app.conversations.send(thread.id, each)
        if self.name:
            app.person.change(full_name=self.name)
        for reminder in self.reminders:
            app.reminders.save(reminder)
        if self.quiet:
            app.reminders.set_quiet_hours(QuietHours(time(22), time(7)))
        app.change_settings(**self.settings)


LIVES = st.builds(
    Life,
    entries=st.dictionaries(st.integers(0, 40_000), ENTRIES, max_size=6),
    days_off=st.frozensets(st.integers(0, 400), max_size=4),
    modules=st.dictionaries(NAMES, TEXTS, max_size=3),
    talks=st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=3)), max_size=2),
    name=st.sampled_from(("", "Marlene Ohm", "Łucja =1")),
    reminders=st.lists(REMINDERS, max_size=2, unique_by=lambda each: each.id),
    settings=st.fixed_dictionaries(
        {},
        optional={
            "appearance": st.sampled_from(("light", "dark")),
            "volume": st.just("fl oz"),
            "day_start_hour": st.integers(0, 6),
            "goals": st.dictionaries(st.sampled_from(("water_intake_ml", "sleep_hours")), st.just("7.5")),
        },
    ),
    quiet=st.booleans(),
)
A_LIFE = Life(
    entries={
        0: {"water_intake_ml": 250, NOTES: "=1+1"},
        1: {"sleep_hours": "7.25", "mood_score": "3.5", NOTES: "walked, slept “well”\r\nand late"},
        30_000: {"energy_level": "2"},
    },
    days_off=frozenset({2, 3}),
    modules={"wellness": "first steps", "my own": "@home"},
    talks=[("a talk", ["hello", "how are you?"]), ("another", [])],
    name="Marlene Ohm",
    reminders=[Reminder("evening", (time(20, 30),), frozenset({0, 6}), "mood_score", "Look back")],
    settings={"appearance": "dark", "goals": {"water_intake_ml": "2500"}},
    quiet=True,
)
"""Somebody with some of everything."""
