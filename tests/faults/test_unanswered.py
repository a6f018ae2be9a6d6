"""Sends without an answer beside another device's edits: nothing is counted twice, nothing taken for ours by a guess.

An answer that says "not done" leaves no doubt: what both added is added up. Where the answer never came, the larger
amount counts, and one tap in the history makes it the sum.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import Any

import httpx
import pytest

from organic_desktop.app.facade import App
from organic_desktop.app.sync_review import combined
from organic_desktop.core.errors import OrganicError
from organic_desktop.store.sync_history import Conflict
from organic_desktop.sync.merge import UNANSWERED
from tests.devices import MakeDevice, logged, send_through
from tests.faults import breaks
from tests.faults.breaks import Ghost, always, answered, once
from tests.faults.proxy import BULK_UPDATE, Fault, Proxy
from tests.faults.stories import Settle

WATER = "water_intake_ml"


def coded(status: int, code: str) -> Fault:
    """The server's, or PostgREST's, own refusal."""
    body = json.dumps({"code": code, "message": "no", "details": None, "hint": None}).encode()
    return answered(status, body, content_type="application/json; charset=utf-8")


NOT_DONE = {
    "429": answered(429, b"", retry_after="1"),
    "503": answered(503, breaks.SIGN_IN_PAGE, content_type="text/html"),
    "57014": coded(500, "57014"),
    "25006": coded(405, "25006"),
    "42501": coded(403, "42501"),
    "PGRST003": coded(504, "PGRST003"),
    "a-web-firewall": answered(403, breaks.SIGN_IN_PAGE, content_type="text/html"),
    "0-rows": breaks.matches_nothing,
}
UNKNOWN = {
    "reset-before": breaks.reset_before,
    "half-request": breaks.half_request,
    "502": answered(502, breaks.SIGN_IN_PAGE, content_type="text/html"),
    "504": answered(504),
    "200-html": breaks.html(),
}
SAME, LESS, MORE = (250, 250), (250, 100), (100, 250)


def kinds(faults: dict[str, Fault]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("fault", faults.values(), ids=faults.keys())


def additions(faults: dict[str, Fault], thorough: str) -> pytest.MarkDecorator:
    """Each fault meets additions of the same size, the ``thorough`` one others, too."""
    told = [(name, amounts) for name in faults for amounts in (SAME, LESS, MORE)[: 3 if name == thorough else 1]]
    values = [(faults[name], *amounts) for name, amounts in told]
    return pytest.mark.parametrize(
        ("fault", "mine", "theirs"), values, ids=[f"{name}-{mine}-{theirs}" for name, (mine, theirs) in told]
    )


@pytest.fixture
def day(a: App, b: App) -> date:
    """A day that both devices know, with 500 ml."""
    day = a.today()
    a.days.log(day, add={WATER: 500})
    a.sync()
    b.sync()
    return day


def try_to_sync(app: App) -> None:
    with suppress(OrganicError):
        app.sync()


def add(app: App, day: date, amount: int) -> None:
    app.days.log(day, add={WATER: amount})


def only_conflict(app: App) -> Conflict:
    [conflict] = [each for each in app.sync_review.conflicts() if each.undone_at is None]
    return conflict


def is_the_sum_or_one_tap_from_it(app: App, day: date, total: int, larger: int) -> None:
    """The sum, or the larger with a line that ``Combine`` makes the sum."""
    if logged(app, day)[WATER] != total:
        assert logged(app, day)[WATER] == larger
        conflict = only_conflict(app)
        assert (conflict.column, combined(conflict)) == (WATER, total)
        app.sync_review.decide(conflict.id, combined(conflict))
        assert logged(app, day)[WATER] == total


# -- additions --------------------------------------------------------------------------------------------------------


@additions(NOT_DONE, "503")
def test_an_answer_that_says_not_done_leaves_no_doubt(
    a: App, b: App, day: date, proxy: Proxy, settle: Settle, fault: Fault, mine: int, theirs: int
) -> None:
    add(a, day, mine)
    proxy.plan = once(fault, "PATCH")
    try_to_sync(a)
    proxy.behave()
    add(b, day, theirs)
    b.sync()
    settle(a, b, conflicts=0)
    assert logged(b, day)[WATER] == 500 + mine + theirs


@additions(NOT_DONE, "503")
def test_nor_does_it_for_a_new_day(
    a: App, b: App, proxy: Proxy, settle: Settle, fault: Fault, mine: int, theirs: int
) -> None:
    add(a, a.today(), mine)
    proxy.plan = once(fault, "POST")
    try_to_sync(a)
    proxy.behave()
    add(b, a.today(), theirs)
    b.sync()
    settle(a, b, conflicts=0)
    assert logged(b, a.today())[WATER] == mine + theirs


@additions(UNKNOWN, "reset-before")
def test_an_addition_that_never_arrived_is_one_tap_from_the_sum(
    a: App, b: App, day: date, proxy: Proxy, settle: Settle, fault: Fault, mine: int, theirs: int
) -> None:
    add(a, day, mine)
    proxy.plan = once(fault, "PATCH")
    try_to_sync(a)
    proxy.behave()
    add(b, day, theirs)
    b.sync()
    settle(a, b)
    is_the_sum_or_one_tap_from_it(a, day, 500 + mine + theirs, 500 + max(mine, theirs))
    settle(a, b)
    assert logged(b, day)[WATER] == 500 + mine + theirs


@additions(UNKNOWN, "reset-before")
def test_an_addition_to_a_new_day_that_never_arrived_is_added_for_the_id_tells(
    a: App, b: App, proxy: Proxy, settle: Settle, fault: Fault, mine: int, theirs: int
) -> None:
    add(a, a.today(), mine)
    proxy.plan = once(fault, "POST")
    try_to_sync(a)
    proxy.behave()
    add(b, a.today(), theirs)
    b.sync()
    settle(a, b, conflicts=0)
    assert logged(b, a.today())[WATER] == mine + theirs


@pytest.mark.parametrize(("mine", "theirs"), [SAME, LESS, MORE])
def test_an_insert_that_did_arrive_is_what_others_added_to(
    a: App, b: App, proxy: Proxy, settle: Settle, mine: int, theirs: int
) -> None:
    """Our id is on the server: it arrived, and what is more was added by others, and by us since."""
    day = a.today()
    add(a, day, mine)
    proxy.plan = once(breaks.lose_response, "POST")
    try_to_sync(a)
    proxy.behave()
    add(a, day, 30)
    b.sync()
    add(b, day, theirs)
    b.sync()
    settle(a, b, conflicts=0)
    assert logged(b, day)[WATER] == mine + 30 + theirs


def test_what_was_added_after_the_unanswered_send_is_surely_new(
    a: App, b: App, day: date, proxy: Proxy, settle: Settle
) -> None:
    add(a, day, 250)
    proxy.plan = always(breaks.reset_before, "PATCH")
    try_to_sync(a)
    proxy.behave()
    add(a, day, 30)
    add(b, day, 300)
    b.sync()
    settle(a, b)
    assert logged(a, day)[WATER] == 830
    assert combined(only_conflict(a)) == 1080


def test_what_was_added_since_the_decision_stays_when_it_becomes_the_sum(
    a: App, b: App, day: date, proxy: Proxy, settle: Settle
) -> None:
    add(a, day, 250)
    proxy.plan = always(breaks.reset_before, "PATCH")
    try_to_sync(a)
    proxy.behave()
    add(b, day, 250)
    b.sync()
    settle(a, b)
    add(b, day, 100)
    b.sync()
    a.sync()
    assert logged(a, day)[WATER] == 850
    a.sync_review.combine(only_conflict(a).id)
    settle(a, b)
    assert logged(b, day)[WATER] == 1100


def test_a_column_that_was_not_sent_is_in_no_doubt(a: App, b: App, day: date, proxy: Proxy, settle: Settle) -> None:
    a.days.log(day, {"mood_score": 4})
    proxy.plan = once(breaks.reset_before, "PATCH")
    try_to_sync(a)
    proxy.behave()
    add(a, day, 250)
    add(b, day, 250)
    b.sync()
    settle(a, b, conflicts=0)
    assert (logged(b, day)[WATER], logged(b, day)["mood_score"]) == (1000, 4)


def test_a_subtraction_of_the_same_size_is_one_tap_from_the_sum(
    a: App, b: App, day: date, proxy: Proxy, settle: Settle
) -> None:
    add(a, day, -100)
    proxy.plan = once(breaks.reset_before, "PATCH")
    try_to_sync(a)
    proxy.behave()
    add(b, day, -100)
    b.sync()
    settle(a, b)
    is_the_sum_or_one_tap_from_it(a, day, 300, 400)


class OpensNone(httpx.HTTPTransport):
    """The real connection; the first update finds none that can be opened."""

    tried = False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if (request.method == "PATCH" or request.url.path.endswith(BULK_UPDATE)) and not self.tried:
            self.tried = True
            raise httpx.ConnectError("No route to host")
        return super().handle_request(request)


def test_a_connection_that_never_opened_sent_nothing(a: App, b: App, day: date, proxy: Proxy, settle: Settle) -> None:
    a._sessions.close()
    send_through(a, proxy, OpensNone())
    proxy.seen.clear()
    add(a, day, 250)
    try_to_sync(a)
    assert not proxy.requests("PATCH")
    add(b, day, 250)
    b.sync()
    settle(a, b, conflicts=0)
    assert logged(b, day)[WATER] == 1000


@pytest.mark.parametrize("first", ["a", "b"])
def test_both_at_once_meet_the_fault(
    a: App, b: App, day: date, proxy: Proxy, settle: Settle, device: MakeDevice, first: str
) -> None:
    """Whoever syncs first afterwards."""
    add(a, day, 250)
    proxy.plan = once(breaks.reset_before, "PATCH")
    try_to_sync(a)
    proxy.behave()
    add(b, day, 250)
    settle(*((a, b) if first == "a" else (b, a)))
    is_the_sum_or_one_tap_from_it(a, day, 1000, 750)


# -- other values, and deletions --------------------------------------------------------------------------------------


@kinds({**UNKNOWN, **NOT_DONE})
def test_a_value_that_another_typed_too_is_not_taken_for_ours(
    a: App, b: App, day: date, proxy: Proxy, settle: Settle, fault: Fault
) -> None:
    """Mood 4 never arrived, and became 2 here; 4 was typed elsewhere. Whichever stays, the other is in the history."""
    a.days.log(day, {"mood_score": 4})
    proxy.plan = always(fault, "PATCH")
    try_to_sync(a)
    proxy.behave()
    a.days.log(day, {"mood_score": 2})
    b.days.log(day, {"mood_score": 4})
    b.sync()
    settle(a, b)
    conflict = only_conflict(a)
    assert (conflict.column, conflict.mine, conflict.theirs) == ("mood_score", 2, 4)


@kinds({**UNKNOWN, **NOT_DONE})
def test_an_edit_beats_a_deletion_though_it_is_what_we_tried_to_send(
    a: App, b: App, day: date, proxy: Proxy, settle: Settle, fault: Fault
) -> None:
    a.days.log(day, {"mood_score": 4})
    proxy.plan = always(fault, "PATCH")
    try_to_sync(a)
    proxy.behave()
    a.days.delete([day])
    b.days.log(day, {"mood_score": 4})
    b.sync()
    settle(a, b)
    assert [logged(each, day)["mood_score"] for each in (a, b)] == [4, 4]
    assert only_conflict(a).rule == "deletion cancelled"


def test_our_own_lost_update_does_not_bring_a_deleted_day_back(a: App, day: date, proxy: Proxy, settle: Settle) -> None:
    a.days.log(day, {"mood_score": 4})
    proxy.plan = once(breaks.lose_response, "PATCH")
    try_to_sync(a)
    proxy.behave()
    a.days.delete([day])
    settle(a, conflicts=0)
    assert a.days.entry(day) is None


def test_our_own_lost_update_is_no_conflict_with_the_next_edit_s1(
    a: App, day: date, proxy: Proxy, settle: Settle
) -> None:
    a.days.log(day, {"mood_score": 4}, add={WATER: 250})
    proxy.plan = once(breaks.lose_response, "PATCH")
    try_to_sync(a)
    proxy.behave()
    a.days.log(day, {"mood_score": 2}, add={WATER: 250})
    settle(a, conflicts=0)
    assert (logged(a, day)["mood_score"], logged(a, day)[WATER]) == (2, 1000)


def test_a_send_that_is_carried_out_after_we_gave_it_up_is_told_in_the_history(
    a: App, b: App, day: date, proxy: Proxy, settle: Settle
) -> None:
    """Nobody can tell it from another device's edit: the sum is offered, the larger counts."""
    ghost = Ghost()
    add(a, day, 250)
    proxy.plan = always(ghost, "PATCH")
    try_to_sync(a)
    proxy.behave()
    for _ in range(5):
        b.sync()  # time passes: more than the servers' clock is unsure of
    ghost.arrive()
    settle(a)
    assert logged(a, day)[WATER] == 750
    assert (only_conflict(a).rule, combined(only_conflict(a))) == (UNANSWERED, 1000)


def attempts(app: App) -> list[Any]:
    """What the file says of sends without an answer."""
    with app.profiles.current.database.reading() as session:
        connection = session.connection()
        lines = connection.exec_driver_sql("SELECT attempts_json FROM pending_change").scalars()
        return [attempt for line in lines for attempt in json.loads(line)]


@pytest.mark.parametrize("method", ["POST", "PATCH"])
@kinds(NOT_DONE)
def test_an_answer_that_says_not_done_leaves_no_attempt_behind(a: App, proxy: Proxy, fault: Fault, method: str) -> None:
    add(a, a.today(), 250)
    if method == "PATCH":
        a.sync()
        add(a, a.today(), 250)
    proxy.plan = always(fault, method)
    try_to_sync(a)
    assert proxy.requests(method)
    assert attempts(a) == []
