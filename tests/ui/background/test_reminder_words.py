"""What a reminder says: by metric, by what is logged, in the user's units, goals and words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QLocale

from organic_desktop.core.goals import DayGoal
from organic_desktop.reminders.events import Due
from organic_desktop.ui.background.reminder_words import Offer, ReminderWords
from organic_desktop.ui.text.measures import Measures
from organic_desktop.wellness.metrics import COLUMNS, METRICS, NOTES
from organic_desktop.wellness.schedule import Reminder
from organic_desktop.wellness.units import Units
from tests.rows import entry_of

MONDAY = date(2026, 11, 23)
ENGLISH = QLocale(QLocale.Language.English)

pytestmark = pytest.mark.usefixtures("qapp")


def offer(
    *reminders: str | tuple[str, str], entry: Mapping[str, Any] | None = None, units: Units | None = None
) -> Offer:
    """What is said of reminders, each a column, or a column with the user's words."""
    parts = [(each, "") if isinstance(each, str) else each for each in reminders]
    due = Due(
        "key",
        MONDAY,
        tuple(Reminder(str(number), (time(9),), frozenset({0}), *part) for number, part in enumerate(parts)),
        late=False,
    )
    words = ReminderWords(
        Measures(ENGLISH, units or Units()), lambda metric, day: DayGoal(metric.goal) if metric.goal else None
    )
    return words.offer(due, entry_of(**entry) if entry is not None else None)


def body(said: Offer) -> list[str]:
    return said.notification.body.splitlines()


@pytest.mark.parametrize("column", ["", *COLUMNS])
def test_every_reminder_has_a_title_a_question_the_day_and_three_buttons(column: str) -> None:
    said = offer(column)
    question, standing = body(said)
    assert said.notification.title
    assert question.endswith(("?", "."))
    assert standing == ("Monday" if column == NOTES else "Monday: nothing logged yet")
    actions = [action for action, _ in said.notification.buttons]
    counted = column in {metric.column for metric in METRICS if metric.kind == "integer"}
    assert actions == ["default", "log" if counted else "show", "snooze"]
    assert set(said.adds) == ({column} if counted else set())


def test_where_the_day_stands() -> None:
    assert body(offer("water_intake_ml", entry={"water_intake_ml": 1250}))[1] == "Monday: 1,250 of 2,000 ml"
    assert body(offer("mood_score", entry={"mood_score": Decimal("3.50")}))[1] == "Monday: 3.5"
    assert body(offer("", entry={"mood_score": Decimal(3), "sleep_hours": Decimal(8)}))[1].startswith("Monday: 2 ")


def test_a_step_is_of_the_users_units() -> None:
    said = offer("water_intake_ml", units=Units(volume="fl oz"))
    assert said.notification.buttons[1] == ("log", "Log +8 fl oz")
    assert said.adds == {"water_intake_ml": 237}


def test_the_users_own_words_come_first() -> None:
    assert body(offer(("mood_score", "How was the walk?"))) == ["How was the walk?", "Monday: nothing logged yet"]


def test_several_at_once_are_one() -> None:
    said = offer("water_intake_ml", ("mood_score", "How was the walk?"), "sleep_hours", "water_intake_ml")
    assert said.notification.title == "Still to log"
    assert body(said) == ["How was the walk?", "Water and Sleep", "Monday: nothing logged yet"]
    assert said.adds == {}


def test_with_the_whole_check_in_the_others_are_in_it() -> None:
    assert offer("water_intake_ml", "").notification == offer("").notification


def test_the_same_metric_twice_is_that_metric() -> None:
    assert offer("water_intake_ml", "water_intake_ml").notification == offer("water_intake_ml").notification


def test_an_old_notification_is_about_its_days_goal() -> None:
    due = Due("key", MONDAY, (Reminder("1", (time(9),), frozenset({0}), "water_intake_ml", ""),), late=True)
    words = ReminderWords(
        Measures(ENGLISH, Units()), lambda metric, day: DayGoal(Decimal(1500 if day == MONDAY else 3000))
    )
    assert "750 of 1,500 ml" in words.offer(due, entry_of(water_intake_ml=750)).notification.body


def test_a_limit_is_said_as_one() -> None:
    due = Due("key", MONDAY, (Reminder("1", (time(9),), frozenset({0}), "water_intake_ml", ""),), late=True)
    words = ReminderWords(Measures(ENGLISH, Units()), lambda metric, day: DayGoal(Decimal(1500), at_most=True))
    assert "750 of at most 1,500 ml" in words.offer(due, entry_of(water_intake_ml=750)).notification.body
