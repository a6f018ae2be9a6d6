"""Cards hidden and ordered: what is kept, what comes back, and that one always stays."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organic_desktop.app.cards import CARDS, TODAY, TRENDS, arranged, shown, shown_metrics
from organic_desktop.app.facade import App
from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.settings import Settings
from tests.devices import MakeDevice

NAMES = CARDS[TODAY]
WATER_FIRST = ("water_intake_ml", *(name for name in NAMES if name != "water_intake_ml"))


@pytest.fixture
def app(device: MakeDevice) -> App:
    return device("a")


def test_cards_are_hidden_and_ordered_and_all_come_back(app: App) -> None:
    app.cards.arrange(TODAY, WATER_FIRST, {"mood_score"})
    with closing(App(app.folder, clock=app._clock)) as again:
        assert shown(again.settings, TODAY) == [name for name in WATER_FIRST if name != "mood_score"]
        assert [each.column for each in shown_metrics(again.settings)] == shown(again.settings, TODAY)
        assert shown(again.settings, TRENDS) == [*CARDS[TRENDS]]
    app.cards.arrange(TODAY, NAMES, ())
    assert (app.settings.card_order, app.settings.hidden_cards) == ({}, {})


def test_one_always_stays(app: App) -> None:
    before = app.settings
    with pytest.raises(InvalidInput, match="One card always stays"):
        app.cards.arrange(TODAY, NAMES, NAMES)
    with pytest.raises(InvalidInput, match="other cards"):
        app.cards.arrange(TODAY, NAMES[1:], ())
    with pytest.raises(InvalidInput, match="other cards"):
        app.cards.arrange(TODAY, NAMES, {"steps"})
    assert app.settings == before
    assert shown(replace(before, hidden_cards={TODAY: NAMES}), TODAY) == [NAMES[0]]  # by hand, in the file


def test_hiding_a_card_hides_no_data(app: App) -> None:
    app.days.log(app.today(), {"mood_score": 4})
    app.cards.arrange(TODAY, NAMES, {"mood_score"})
    entry = app.days.entry(app.today())
    assert entry is not None
    assert entry.mood_score == 4
    assert app.days.history.values("mood_score", app.today(), app.today()) == {app.today(): 4}


@given(st.lists(st.sampled_from([*NAMES, "a newer card"])), st.lists(st.sampled_from([*NAMES, "a newer card"])))
def test_whatever_the_file_says_each_card_is_there_once(order: list[str], hidden: list[str]) -> None:
    settings = Settings(card_order={TODAY: tuple(order)}, hidden_cards={TODAY: tuple(hidden)})
    found = arranged(settings, TODAY)
    assert sorted(found) == sorted(NAMES)
    assert [name for name in found if name in order] == [name for name in dict.fromkeys(order) if name in NAMES]
    left = shown(settings, TODAY)
    assert left
    assert not set(left) & set(hidden) or len(left) == 1
