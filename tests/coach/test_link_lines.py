"""What the rules say of a link: its size as Insights says it, in the user's units, and never a cause."""

from __future__ import annotations

from dataclasses import replace

import pytest

from organic_desktop.coach.builtin import Builtin
from organic_desktop.coach.checker import MarkKind, checked
from organic_desktop.coach.evidence import Evidence, LinkFacts, SizedLink
from organic_desktop.coach.provider import Request, Role, Turn
from organic_desktop.wellness.effects import Effect
from organic_desktop.wellness.link_words import sentence
from organic_desktop.wellness.links import Link
from organic_desktop.wellness.units import Units
from tests.coach.people import ben

CERTAIN = SizedLink(Link("exercise_minutes", "mood_score", 0, 0.5, 0.001, 0.01, 60), Effect(0.0133, 0.0067, 0.02))
DOWN = SizedLink(Link("sleep_hours", "water_intake_ml", 1, -0.5, 0.001, 0.01, 60), Effect(-200.0, -400.0, -50.0))
BACK = SizedLink(Link("water_intake_ml", "sleep_hours", 1, 0.5, 0.001, 0.01, 60), Effect(0.001, 0.0005, 0.0015))
UNCERTAIN = SizedLink(Link("mood_score", "energy_level", 0, 0.5, 0.001, 0.01, 60), Effect(0.1, -0.1, 0.3))
ALL = replace(ben(), links=LinkFacts((CERTAIN, DOWN, BACK, UNCERTAIN)))


def said(question: str, evidence: Evidence = ALL) -> list[str]:
    return Builtin(evidence).lines(Request((Turn(Role.ASSISTANT, "…"), Turn(Role.USER, question)), "", 0, 0))


def test_a_link_is_said_with_its_size_and_how_sure_it_is() -> None:
    assert said("Is there a link between exercise and mood?") == [
        "Yes: on days with more exercise, mood is higher. 60 days have both exercise and mood. Half an hour more"
        " exercise, mood about 0.4 higher the same day, 95 of 100 times between 0.2 and 0.6. It isn't a cause, for both"
        " may follow from something else."
    ]
    (german,) = said("Gibt es einen Zusammenhang zwischen Bewegung und Stimmung?")
    assert "Stimmung etwa 0,4 höher am selben Tag, in 95 von 100 Fällen zwischen 0,2 und 0,6. Es ist keine" in german


@pytest.mark.parametrize("found", [CERTAIN, DOWN, BACK])
def test_the_size_is_the_one_of_insights(found: SizedLink) -> None:
    (line,) = said("Which links are there?", replace(ALL, links=LinkFacts((found,))))
    assert str(sentence(found.link, found.size)).rstrip(".") in line


def test_no_size_is_said_if_it_may_be_none() -> None:
    (line,) = said("Is there a link between mood and energy?")
    assert "By how much is small or uncertain. It isn't a cause" in line
    assert "95" not in line


def test_each_link_of_a_pair_is_said_in_the_users_units() -> None:
    ounces = replace(ALL, units=Units("fl oz", "clock"))
    sleep, water = said("Is there a link between sleep and water?", ounces)
    assert "One hour more sleep, about 6.8 fl oz less water the next day" in sleep
    assert "between 1.7 fl oz and 13.5 fl oz" in sleep
    assert "16 fl oz more water, about 30 min more sleep the next day" in water
    assert len(said("Which links are there?", ounces)) == 4


@pytest.mark.parametrize("question", ["Which links are there?", "Welche Zusammenhänge gibt es?"])
def test_no_number_of_a_link_is_contradicted(question: str) -> None:
    text = "\n".join(said(question))
    assert MarkKind.CONTRADICTED not in {mark.kind for mark in checked(text, ALL)}
