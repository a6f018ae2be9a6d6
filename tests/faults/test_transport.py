"""Faults 1 to 10: connections that break before, in and after a request, and answers that arrive late or damaged."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import Offline
from organic_desktop.store.conflicts import AS_IT_IS
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES
from organic_desktop.sync.merge import UNANSWERED
from organic_desktop.sync.status import SyncState
from tests.devices import logged
from tests.faults import breaks
from tests.faults.breaks import Ghost, always, once
from tests.faults.proxy import Fault, Proxy
from tests.faults.stories import Settle, fails
from tests.rows import create_row
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import insert, on_server

Faults = dict[str, Fault]

NOT_DELIVERED: Faults = {"1-reset-before": breaks.reset_before, "3-half-request": breaks.half_request}
NOT_ANSWERED: Faults = {
    "4-lose-response": breaks.lose_response,
    "7-truncate": breaks.truncate,
    "7-truncate-with-fixed-length": breaks.truncate_with_fixed_length,
    "8-garbage": breaks.garbage,
    "8-garbage-body": breaks.garbage_body,
    "8-bad-gzip": breaks.bad_gzip,
    "11-504-after-commit": breaks.answered_after(504, breaks.SIGN_IN_PAGE, content_type="text/html"),
}
NO_FAULT_TO_THE_CLIENT: Faults = {"9-duplicate": breaks.duplicate}
SLOW_TO_TELL: Faults = {"2-hang-before": breaks.hang_before, "5-hang-response": breaks.hang_response}


def kinds(*groups: Faults) -> pytest.MarkDecorator:
    named = {name: fault for group in groups for name, fault in group.items()}
    return pytest.mark.parametrize("fault", named.values(), ids=named.keys())


@kinds(NOT_DELIVERED, NOT_ANSWERED, NO_FAULT_TO_THE_CLIENT)
def test_a_write_that_meets_a_fault_happens_once_and_is_no_conflict_with_itself(
    a: App, proxy: Proxy, settle: Settle, fault: Fault
) -> None:
    day = a.today()
    steps: list[tuple[str, Callable[[], object], int | None]] = [
        ("POST", lambda: a.days.log(day, {"mood_score": 3}, add={"water_intake_ml": 250}), 250),
        ("PATCH", lambda: a.days.log(day, {"mood_score": 4}, add={"water_intake_ml": 250}), 500),
        ("DELETE", lambda: a.days.delete([day]), None),
        ("POST", lambda: a.days.log(day, add={"water_intake_ml": 250}), 250),
    ]
    for method, act, water in steps:
        act()
        proxy.plan = once(fault, method, "wellness_entries")
        with suppress(Offline):
            a.sync()
        settle(a)
        # An update that arrived twice is answered that it matched nothing: so is one that another device overtook.
        twice = fault is breaks.duplicate and method == "PATCH"
        assert [line.rule for line in a.sync_review.conflicts() if not line.undone_at] == [UNANSWERED] * twice
        a.sync_review.decide_all({line.id: AS_IT_IS for line in a.sync_review.conflicts()})
        assert logged(a, day).get("water_intake_ml") == water


@kinds(SLOW_TO_TELL)
def test_a_write_that_is_never_answered_ends_and_happens_once(
    a: App, proxy: Proxy, settle: Settle, fault: Fault, impatient: None
) -> None:
    day = a.today()
    a._sessions.client.close()  # the next connection has the short patience
    steps: list[tuple[str, Callable[[], object]]] = [
        ("POST", lambda: a.days.log(day, {"mood_score": 3}, add={"water_intake_ml": 250})),
        ("PATCH", lambda: a.days.log(day, {"mood_score": 4}, add={"water_intake_ml": 250})),
        ("DELETE", lambda: a.days.delete([day])),
    ]
    for method, act in steps:
        act()
        proxy.plan = once(fault, method, "wellness_entries")
        assert isinstance(fails(a), Offline)
        assert a.status().state == SyncState.OFFLINE
        settle(a, conflicts=0)
    assert a.days.entry(day) is None


@kinds({name: NOT_ANSWERED[name] for name in NOT_ANSWERED if name[0] in "78"}, {"1-reset-before": breaks.reset_before})
def test_a_damaged_page_is_no_page(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, fault: Fault
) -> None:
    """The first request of a cycle, and a page in the middle of a pull."""
    days = [a.today() - timedelta(days=back) for back in range(60)]  # more than fit the first request
    insert(server, "wellness_entries", *({"user_id": account.user_id, "date": str(day)} for day in days))
    for table in ("users", "wellness_entries"):
        proxy.plan = once(fault, "GET", table)
        assert isinstance(fails(a), Offline)
        assert len(a.days.entries()) in {0, 50}  # a page is in, or it is not
    settle(a, conflicts=0)
    assert len(a.days.entries()) == 60


@kinds(NOT_DELIVERED, NO_FAULT_TO_THE_CLIENT, {"4-lose-response": breaks.lose_response})
def test_messages_arrive_once_and_in_order(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, fault: Fault
) -> None:
    writer = a.profiles.current.writer
    chat = create_row(writer, CONVERSATIONS, {"user_id": account.user_id, "module_name": "identity"})
    for number in range(3):
        create_row(writer, MESSAGES, {"conversation_id": chat, "role": "user", "content": str(number)})
    for table in ("conversations", "messages"):
        proxy.plan = once(fault, "POST", table)
        with suppress(Offline):
            a.sync()
    settle(a, conflicts=0)
    arrived = sorted(on_server(server, MESSAGES, account.user_id), key=lambda row: (row["created_at"], row["id"]))
    assert [message["content"] for message in arrived] == ["0", "1", "2"]


def test_4_an_addition_whose_answer_was_lost_is_counted_once(a: App, b: App, proxy: Proxy, settle: Settle) -> None:
    """Another device has added to it since, so that what is on the server isn't to the letter what was sent."""
    day = a.today()
    a.days.log(day, add={"water_intake_ml": 250})
    a.sync()
    a.days.log(day, add={"water_intake_ml": 250})
    proxy.plan = once(breaks.lose_response, "PATCH")
    fails(a)
    b.sync()
    b.days.log(day, add={"water_intake_ml": 100})
    b.sync()
    settle(a, b)
    assert [logged(each, day)["water_intake_ml"] for each in (a, b)] == [600, 600]


def test_6_an_old_value_that_arrives_late_overwrites_nothing(a: App, proxy: Proxy, settle: Settle) -> None:
    day, ghost = a.today(), Ghost()
    a.days.log(day, {"mood_score": 1})
    a.sync()
    a.days.log(day, {"mood_score": 2})
    proxy.plan = once(ghost, "PATCH")
    fails(a)
    proxy.behave()
    a.days.log(day, {"mood_score": 3})
    a.sync()
    [answer] = ghost.arrive()
    assert not breaks.met_a_row(answer)
    settle(a, conflicts=0)
    assert logged(a, day)["mood_score"] == 3


def test_6_a_value_that_arrives_late_is_our_own_s1(a: App, proxy: Proxy, settle: Settle) -> None:
    """It arrives after the next edit, and before that is sent. Whether it is ours, only its time could tell."""
    day, ghost = a.today(), Ghost()
    a.days.log(day, {"mood_score": 1})
    a.sync()
    a.days.log(day, {"mood_score": 2})
    proxy.plan = once(ghost, "PATCH")
    fails(a)
    proxy.behave()
    a.days.log(day, {"mood_score": 3})
    ghost.arrive()
    settle(a)
    assert logged(a, day)["mood_score"] == 3
    assert all(line.rule == UNANSWERED for line in a.sync_review.conflicts())


def test_6_a_late_insert_doesnt_bring_a_deleted_day_back_s2(a: App, proxy: Proxy, settle: Settle) -> None:
    day, ghost = a.today(), Ghost()
    a.days.log(day, {"mood_score": 1})
    proxy.plan = once(ghost, "POST")
    fails(a)
    proxy.behave()
    a.days.delete([day])
    a.sync()
    ghost.arrive()
    settle(a, conflicts=0)
    assert a.days.entry(day) is None


def test_6_a_late_insert_after_a_second_one_was_deleted_stays_away_s2(a: App, proxy: Proxy, settle: Settle) -> None:
    day, ghost = a.today(), Ghost()
    a.days.log(day, {"mood_score": 1})
    proxy.plan = once(ghost, "POST")
    fails(a)
    proxy.behave()
    a.sync()  # a second insert of the same row
    a.days.delete([day])
    a.sync()
    ghost.arrive()
    settle(a, conflicts=0)
    assert a.days.entry(day) is None


def test_6_a_late_deletion_spares_what_another_device_made_of_the_row_s3(
    a: App, b: App, proxy: Proxy, settle: Settle
) -> None:
    day, ghost = a.today(), Ghost()
    a.days.log(day, {"mood_score": 1})
    a.sync()
    b.sync()
    a.days.delete([day])
    proxy.plan = once(ghost, "DELETE")
    fails(a)
    proxy.behave()
    b.days.log(day, {"sleep_hours": 8})
    b.sync()
    ghost.arrive()
    settle(a, b)
    assert logged(a, day)["sleep_hours"] == 8


def test_6_a_late_deletion_spares_the_day_made_again_s3(a: App, b: App, proxy: Proxy, settle: Settle) -> None:
    """The deletion of a row whose insert was never answered, delivered after the row was made again."""
    day, ghost = a.today(), Ghost()
    a.days.log(day, {"mood_score": 1})
    proxy.plan = once(breaks.lose_response, "POST")
    fails(a)
    a.days.delete([day])
    proxy.plan = once(ghost, "DELETE")
    fails(a)
    proxy.behave()
    a.days.log(day, {"mood_score": 5})
    a.sync()
    ghost.arrive()
    settle(a, b)
    assert [logged(each, day)["mood_score"] for each in (a, b)] == [5, 5]


def test_10_an_update_overtaken_by_the_next_one(a: App, b: App, proxy: Proxy, settle: Settle) -> None:
    """The later request is delivered first; the earlier one then finds another version and changes nothing."""
    day, first, second = a.today(), Ghost(), Ghost()
    a.days.log(day, {"mood_score": 1})
    a.sync()
    for value, ghost in ((2, first), (3, second)):
        a.days.log(day, {"mood_score": value})
        proxy.plan = once(ghost, "PATCH")
        fails(a)
    assert [breaks.met_a_row(answer) for answer in (*second.arrive(), *first.arrive())] == [True, False]
    settle(a, b, conflicts=0)
    assert logged(b, day)["mood_score"] == 3


def test_1_a_network_that_breaks_every_request_costs_one_a_cycle(a: App, proxy: Proxy, settle: Settle) -> None:
    a.days.log(a.today(), {"mood_score": 1})
    proxy.plan = always(breaks.reset_before)
    for _ in range(3):
        fails(a)
    assert len(proxy.seen) == 3
    assert a.status().pending == 1
    settle(a, conflicts=0)
