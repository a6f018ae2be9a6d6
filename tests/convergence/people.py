"""What people do on their computers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from organic_desktop.store.schema import MODULE_PROGRESS, WELLNESS_ENTRIES
from tests.convergence.state import MODULE, State, days, devices

MOST = 1440  # minutes of a day


class People(State):
    """Edits of every kind. No value is typed twice, but for what is added."""

    @rule(who=devices, day=days, column=st.sampled_from(["sleep_hours", "mood_score", "energy_level"]))
    def measure(self, who: int, day: date, column: str) -> None:
        self.log(who, day, {column: Decimal(100 + self.next()) / 100})

    @rule(who=devices, day=days)
    def set_amount(self, who: int, day: date) -> None:
        self.log(who, day, {"water_intake_ml": self.next()})

    @rule(who=devices, day=days, column=st.sampled_from(["mood_score", "nutrition_notes", "water_intake_ml"]))
    def clear(self, who: int, day: date, column: str) -> None:
        if not self.may_delete and not self.local(who, WELLNESS_ENTRIES, day).get("exercise_minutes"):
            return  # with its last value a day is deleted
        self.log(who, day, {column: None})

    @rule(who=devices, day=days, step=st.sampled_from([1, 7, 250]))
    def add(self, who: int, day: date, step: int) -> None:
        if self.glasses[day] + step > MOST:
            return
        self.glasses[day] += step
        self.apps[who].days.log(day, add={"exercise_minutes": step})

    @rule(who=devices, other=devices, day=days)
    def add_the_same_on_two(self, who: int, other: int, day: date) -> None:
        """On the same base, where nothing stands between: equal values are two additions all the same."""
        if who == other:
            return
        for each in (who, other):
            self.cycle(each)
        for each in (who, other):
            self.add(each, day, 250)

    @rule(who=devices, day=days, append=st.booleans())
    def note(self, who: int, day: date, append: bool) -> None:
        before = self.local(who, WELLNESS_ENTRIES, day).get("nutrition_notes") if append else None
        self.log(who, day, {"nutrition_notes": f"{before}\n{self.word()}" if before else self.word()})

    @rule(who=devices, column=st.sampled_from(["progress_percentage", "current_focus", "notes"]))
    def work_on_a_module(self, who: int, column: str) -> None:
        value = Decimal(self.next()) / 100 if column == "progress_percentage" else self.word()
        self.act(who, MODULE_PROGRESS, MODULE, lambda: self.apps[who].modules.set(MODULE, {column: value}))

    @rule(who=devices, reopen=st.booleans())
    def complete_a_topic(self, who: int, reopen: bool) -> None:
        topics = self.local(who, MODULE_PROGRESS, MODULE).get("completed_topics") or []
        change = {"reopen": topics[:1]} if reopen and topics else {"complete": [self.word()]}
        self.act(who, MODULE_PROGRESS, MODULE, lambda: self.apps[who].modules.set(MODULE, **change))

    @precondition(lambda self: self.may_delete)
    @rule(who=devices, day=days)
    def delete_day(self, who: int, day: date) -> None:
        self.act(who, WELLNESS_ENTRIES, day, lambda: self.apps[who].days.delete([day]))

    @precondition(lambda self: self.may_delete)
    @rule(who=devices)
    def start_a_module_over(self, who: int) -> None:
        self.act(who, MODULE_PROGRESS, MODULE, lambda: self.apps[who].modules.start_over(MODULE))

    @rule(who=devices, new=st.booleans())
    def say(self, who: int, new: bool) -> None:
        talk = self.apps[who].conversations
        threads = talk.all()
        chat = threads[0].id if threads and not new else talk.start("identity").id
        words = self.word()
        talk.send(chat, words)
        self.said.setdefault((who, chat), []).append(words)

    @rule(who=devices, hours=st.sampled_from([-400.0, -3.0, -0.1, 0.1, 3.0, 400.0]))
    def set_the_clock(self, who: int, hours: float) -> None:
        self.clocks[who].move(timedelta(hours=hours))

    def log(self, who: int, day: date, changes: dict[str, Any]) -> None:
        self.act(who, WELLNESS_ENTRIES, day, lambda: self.apps[who].days.log(day, changes))
