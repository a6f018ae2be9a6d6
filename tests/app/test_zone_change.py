"""Who travels is told once that their days go on in another zone. No day is lost, and no reminder comes twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.app.zone_change import ZoneMove
from organic_desktop.core import settings
from organic_desktop.core.settings import settings_on_disk
from tests.clocks import HandClock
from tests.reminders.world import World

BERLIN, TOKYO, PARIS, HONOLULU = "Europe/Berlin", "Asia/Tokyo", "Europe/Paris", "Pacific/Honolulu"


class Place:
    """Where the computer is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.zone = BERLIN
        monkeypatch.setattr(settings, "_system_zone_name", lambda: self.zone)


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Place:
    return Place(monkeypatch)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime(2026, 11, 23, 12, 0, tzinfo=UTC))


@pytest.fixture
def app(tmp_path: Path, place: Place, clock: HandClock, test_keyring: None) -> Iterator[App]:
    app = App(tmp_path, clock=clock)
    yield app
    app.close()


def test_a_first_start_asks_nothing_and_a_flight_asks_once(app: App, place: Place) -> None:
    assert app.zone_change.question() is None
    place.zone = TOKYO
    move = app.zone_change.question()
    assert move == ZoneMove(BERLIN, TOKYO)
    assert app.zone_change.question() == move  # until it is answered
    app.zone_change.go_on(move)
    assert app.zone_change.question() is None
    assert settings_on_disk(app.folder).zone_seen == TOKYO


def test_who_stays_keeps_the_former_zone_and_is_not_asked_again(app: App, place: Place) -> None:
    app.zone_change.question()
    place.zone = TOKYO
    move = app.zone_change.question()
    assert move
    app.change_settings(timezone=move.before)
    assert app.zone_change.question() is None
    assert app.settings.zone().key == BERLIN
    place.zone = HONOLULU
    assert app.zone_change.question() is None


def test_a_change_before_the_next_start_is_asked_about_then(
    app: App, place: Place, clock: HandClock, tmp_path: Path
) -> None:
    app.zone_change.question()
    app.close()
    place.zone = TOKYO
    again = App(tmp_path, clock=clock)
    assert again.zone_change.question() == ZoneMove(BERLIN, TOKYO)
    place.zone = BERLIN  # back before it was answered
    assert again.zone_change.question() is None
    again.close()


def test_zones_with_the_same_time_and_a_zone_of_ones_own_choice_are_no_question(app: App, place: Place) -> None:
    app.zone_change.question()
    place.zone = PARIS
    assert app.zone_change.question() is None
    app.change_settings(timezone=HONOLULU)
    assert app.zone_change.question() is None
    app.change_settings(timezone="")
    assert app.zone_change.question() is None


def days_lived(app: App, place: Place, clock: HandClock, flight: datetime, to: str) -> list[date]:
    """Today at each quarter of an hour of four days, with a flight at a moment."""
    seen = []
    for _ in range(4 * 24 * 4):
        if clock.now() >= flight:
            place.zone = to
        seen.append(app.today())
        clock.move(timedelta(minutes=15))
    return seen


@pytest.mark.parametrize("to", [TOKYO, HONOLULU, "Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize("hour", [0, 6, 11, 22])
def test_no_day_is_lost_whichever_way_and_whenever_one_flies(
    app: App, place: Place, clock: HandClock, to: str, hour: int
) -> None:
    flight = clock.now().replace(hour=hour) + timedelta(days=1)
    seen = days_lived(app, place, clock, flight, to)
    steps = {(later - earlier).days for earlier, later in pairwise(seen)}
    assert steps <= {-1, 0, 1}  # over the date line to the west the same day goes on
    first, last = min(seen), max(seen)
    assert {first + timedelta(days=number) for number in range((last - first).days + 1)} == set(seen)
    for day in set(seen):
        app.days.log(day, add={"water_intake_ml": 250})
    entries = app.days.entries()
    assert len(entries) == len({entry.date for entry in entries}) == len(set(seen))


@pytest.mark.parametrize(("to", "hours"), [(HONOLULU, 40), (TOKYO, 40)])
def test_a_reminder_comes_once_for_each_day_over_a_flight(
    app: App, place: Place, clock: HandClock, to: str, hours: int
) -> None:
    world = World(app, clock)
    world.remind("evening", "20:00", only_if_missing=False)
    for number in range(hours * 4):
        if number == 32:  # 21:00 in Berlin: the evening's came an hour ago, and comes to be again in the west
            place.zone = to
        clock.move(timedelta(minutes=15))
        world.reminders.check()
    told = [due.day for _, due in world.told]
    assert told
    assert len(told) == len(set(told))
