"""Fault 39: this computer's clock jumps. It says which day it is and when an edit was; it decides nothing else."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import Offline
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged, sign_in
from tests.faults.breaks import Ghost, lose_response, meanwhile, once, rewrite
from tests.faults.proxy import Answer, Plan, Proxy, Request
from tests.faults.stories import Settle
from tests.server.fixtures import Account

NOW = datetime.now(UTC)
DAY = date(1969, 12, 31)  # in no clock's future
JUMPS = {
    "two-hours-ahead": NOW + timedelta(hours=2),
    "yesterday": NOW - timedelta(days=1),
    "a-year-ahead": NOW + timedelta(days=365),
    "1970": datetime(1970, 1, 1, tzinfo=UTC),
    "2099": datetime(2099, 12, 31, 23, 59, tzinfo=UTC),
}


@pytest.mark.parametrize("moment", JUMPS.values(), ids=JUMPS.keys())
def test_39_a_jump_between_two_cycles_hides_nothing_and_repeats_nothing(
    b: App, proxy: Proxy, account: Account, device: MakeDevice, settle: Settle, moment: datetime
) -> None:
    clock = HandClock()
    a = sign_in(device("a", clock), proxy, account)
    a.days.log(DAY, {"mood_score": 1}, add={"water_intake_ml": 250})
    a.sync()
    b.sync()
    for jump in (moment - NOW, NOW - moment):  # there and back
        clock.move(jump)
        a.days.log(DAY, add={"water_intake_ml": 250})
        b.days.log(DAY, {"sleep_hours": 8})
        b.sync()
        a.sync()
        b.sync()
        a.sync()
        proxy.seen.clear()
        a.sync(thorough=False)
        assert len(proxy.seen) <= 2  # no storm, and nothing to do
    settle(a, b, conflicts=0)
    entry = logged(b, DAY)
    assert (entry["water_intake_ml"], entry["mood_score"], entry["sleep_hours"]) == (750, 1, 8)


@pytest.mark.parametrize("year", ["1970", "2099"])
def test_39_a_device_whose_clock_was_always_wrong_meets_one_that_is_right(
    b: App, proxy: Proxy, account: Account, device: MakeDevice, settle: Settle, year: str
) -> None:
    """Both changed the same value: whichever stays, the other is in the history."""
    a = sign_in(device("a", HandClock(JUMPS[year])), proxy, account)
    b.days.log(DAY, {"mood_score": 1})
    b.sync()
    a.sync()
    a.days.log(DAY, {"mood_score": 2})
    b.days.log(DAY, {"mood_score": 3})
    b.sync()
    settle(a, b)
    assert (a.status().conflicts, logged(a, DAY)["mood_score"] in {2, 3}) == (1, True)


def test_39_what_was_said_keeps_its_order_when_the_clock_was_ahead_and_is_set_right(
    b: App, proxy: Proxy, account: Account, device: MakeDevice, settle: Settle
) -> None:
    """The server's clock ends the future: all of it has to go out within its last second, in order."""
    clock = HandClock()
    a = sign_in(device("a", clock), proxy, account)
    chat = a.conversations.start("identity").id
    words = list("abcdefgh")
    clock.jump(timedelta(hours=400))
    for word in words[:4]:
        a.conversations.send(chat, word)
    clock.jump(timedelta(hours=-403))
    for word in words[4:]:
        a.conversations.send(chat, word)
    settle(a, b, conflicts=0)
    assert [message.content for message in b.conversations.messages(chat)] == words


@pytest.mark.parametrize("fate", ["answered", "answer lost", "late"])
def test_39_the_order_is_kept_although_the_servers_clock_is_told_to_the_second_only(
    b: App, proxy: Proxy, account: Account, device: MakeDevice, settle: Settle, fate: str
) -> None:
    """By the second cycle's answers it is a second earlier than by the first's."""
    ghost = Ghost()
    first, second = {
        "answered": (no_fault, no_fault),
        "answer lost": (once(lose_response, "POST", "messages"), no_fault),
        "late": (once(ghost, "POST", "messages"), meanwhile(ghost.arrive, "POST", "messages")),
    }[fate]
    clock = HandClock()
    a = sign_in(device("a", clock), proxy, account)
    clock.jump(timedelta(hours=400))
    chat = a.conversations.start("identity").id
    a.conversations.send(chat, "first")
    proxy.plan = told(NOW, first)
    with suppress(Offline):
        a.sync()
    a.conversations.send(chat, "second")
    proxy.plan = told(NOW - timedelta(seconds=1), second)
    a.sync()
    settle(a, b, conflicts=0)
    assert [message.content for message in b.conversations.messages(chat)] == ["first", "second"]


def told(moment: datetime, plan: Plan) -> Plan:
    """The server's clock is this; else it goes by the plan."""

    def dated(request: Request, answer: Answer) -> Answer:
        others = {name: value for name, value in answer.headers.items() if name.lower() != "date"}
        return Answer(answer.status, {**others, "date": format_datetime(moment, usegmt=True)}, answer.body)

    return lambda request: plan(request) or rewrite(dated)


def no_fault(request: Request) -> None:
    """Everything passes."""


def test_39_an_entry_keeps_the_day_it_was_logged_on_whatever_the_zone_becomes(
    b: App, proxy: Proxy, account: Account, device: MakeDevice, settle: Settle
) -> None:
    """From UTC−12 to UTC+14 within the hour, and over both changes of summer time."""
    clock = HandClock(datetime(2026, 3, 29, 0, 30, tzinfo=UTC))
    a = sign_in(device("a", clock), proxy, account)
    days: list[date] = []
    for zone, hours in (("Etc/GMT+12", 0), ("Pacific/Kiritimati", 1), ("Europe/Berlin", 1), ("Europe/Berlin", 5040)):
        clock.move(timedelta(hours=hours))
        a.change_settings(timezone=zone)
        days.append(a.today())
        a.days.log(a.today(), add={"water_intake_ml": 250})
    assert days == [date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 29), date(2026, 10, 25)]
    settle(a, b, conflicts=0)
    assert [(row.date, row.water_intake_ml) for row in b.days.entries()] == [
        (date(2026, 3, 28), 250),
        (date(2026, 3, 29), 500),
        (date(2026, 10, 25), 250),
    ]
