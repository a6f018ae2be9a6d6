"""Two devices add to one day, and any request meets any fault: in the end it is the sum, or one tap from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from organic_desktop.app.facade import App
from organic_desktop.app.sync_review import combined
from organic_desktop.core.errors import OrganicError
from tests.devices import MakeDevice, logged, sign_in
from tests.faults import breaks
from tests.faults.breaks import answered, meanwhile, once
from tests.faults.proxy import Fault, Plan, Proxy
from tests.server.fixtures import Account

WATER = "water_intake_ml"
JSON = "application/json; charset=utf-8"
FAULTS: dict[str, Fault] = {
    "reset before": breaks.reset_before,
    "half a request": breaks.half_request,
    "answer lost": breaks.lose_response,
    "answer cut": breaks.truncate,
    "garbage": breaks.garbage,
    "garbage body": breaks.garbage_body,
    "delivered twice": breaks.duplicate,
    "a sign-in page": breaks.html(),
    "429": answered(429, b"", retry_after="1"),
    "503": answered(503, b""),
    "57014": answered(500, json.dumps({"code": "57014", "message": "timeout"}).encode(), content_type=JSON),
    "502": answered(502, breaks.SIGN_IN_PAGE, content_type="text/html"),
    "504 after the commit": breaks.answered_after(504),
    "0 rows": breaks.json_impostor(b"[]"),
}


class Meeting(NamedTuple):
    """A fault (None: none), and the request of a device's sync that it meets."""

    fault: str | None
    method: str
    nth: int

    def plan(self) -> Plan:
        return once(FAULTS[self.fault], self.method, nth=self.nth) if self.fault else lambda request: None


meetings = st.builds(
    Meeting, st.sampled_from([None, *FAULTS]), st.sampled_from(["", "POST", "PATCH", "PATCH"]), st.integers(1, 3)
)
amounts = st.sampled_from([100, 250, 250, 330, -100])


@pytest.fixture
def pair(proxy: Proxy, account: Account, device: MakeDevice) -> tuple[App, App]:
    """Two devices of a person, both through the proxy."""
    apps = [sign_in(device(name), proxy, account) for name in ("one", "two")]
    for app in apps:
        app.sync()
    return apps[0], apps[1]


def try_to_sync(app: App, proxy: Proxy, plan: Plan) -> None:
    proxy.plan = plan
    with suppress(OrganicError):
        app.sync()
    proxy.behave()


def end(pair: tuple[App, App], day: date) -> None:
    """A few cycles without faults; then nothing waits, and both hold the same."""
    for _ in range(3):
        for app in pair:
            app.sync()
    assert [app.status().pending for app in pair] == [0, 0]
    assert logged(pair[0], day)[WATER] == logged(pair[1], day)[WATER]


def is_the_sum_or_one_tap_from_it(pair: tuple[App, App], day: date, total: int) -> None:
    if logged(pair[0], day)[WATER] == total:
        return
    taps = [(app, line) for app in pair for line in app.sync_review.conflicts() if line.key == str(day)]
    assert [combined(line) for _, line in taps] == [total]
    app, line = taps[0]
    app.sync_review.combine(line.id)
    assert logged(app, day)[WATER] == total
    end(pair, day)
    assert logged(pair[1], day)[WATER] == total


@given(data=st.data())
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.generate],
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def every_story(pair: tuple[App, App], proxy: Proxy, days: Iterator[date], data: st.DataObject) -> None:
    """One day of a story; ``existing``: both know it already."""
    day, order = next(days), data.draw(st.permutations(list(pair)), "who comes first")
    first, second = order
    before = 500 if data.draw(st.booleans(), "existing") else 0
    if before:
        first.days.log(day, add={WATER: before})
        end(pair, day)
    added = data.draw(st.tuples(amounts, amounts).filter(lambda added: before or min(added) > 0), "added")
    first.days.log(day, add={WATER: added[0]})
    second.days.log(day, add={WATER: added[1]})
    for app in order:
        plan = data.draw(meetings, "fault").plan()
        if app is first and data.draw(st.booleans(), "the other one comes in between"):
            plan = meanwhile(second.sync, "PATCH" if before else "POST")
        try_to_sync(app, proxy, plan)
    end(pair, day)
    is_the_sum_or_one_tap_from_it(pair, day, before + sum(added))


@pytest.mark.timeout(600)
def test_what_two_devices_add_is_the_sum_or_one_tap_from_it(pair: tuple[App, App], proxy: Proxy) -> None:
    days = (date(2026, 1, 1) + timedelta(days=number) for number in range(10_000))
    every_story(pair, proxy, days)
