"""Faults 11 to 14: servers in trouble, and answers of somebody who isn't the server. Then: the hosted server's form."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import AccountProblem, Offline, ServerBusy
from organic_desktop.sync.status import SyncState
from tests.faults import breaks
from tests.faults.breaks import always, answered, html, json_impostor, once
from tests.faults.postgrest import as_postgrest
from tests.faults.proxy import Answer, Fault, Proxy, Request
from tests.faults.stories import Settle, fails
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import insert
from tests.sync.test_scheduler import Bench, bench

__all__ = ["bench"]  # the fixture

IN_TROUBLE = {
    "500": answered(500, b'{"code": "XX000", "message": "internal"}', content_type="application/json"),
    "502-html": html(502),
    "503": answered(503, b"", retry_after="2"),
    "504": answered(504, b"upstream timed out", content_type="text/plain"),
    "429": answered(429, b"{}", content_type="application/json"),
}
NOT_THE_SERVER = {
    "html": html(),
    "empty": breaks.empty_200,
    "redirect": breaks.redirect,
    "511": html(511),
    "object": json_impostor(b"{}"),
    "list": json_impostor(b"[]"),
    "rows": json_impostor(b'[{"id": 1}]'),
    "null": json_impostor(b"null"),
    "404-html": html(404),
}


def faults(of: dict[str, Fault]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("fault", of.values(), ids=of.keys())


@faults(IN_TROUBLE)
def test_11_a_server_in_trouble_gets_one_request_a_cycle_and_the_edits_wait(
    a: App, proxy: Proxy, settle: Settle, fault: Fault
) -> None:
    a.days.log(a.today(), {"mood_score": 3})
    proxy.plan = always(fault)
    for cycle in (1, 2):
        assert isinstance(fails(a), ServerBusy)
        assert len(proxy.seen) == cycle
        assert (a.status().state, a.status().pending) == (SyncState.OFFLINE, 1)
    settle(a, conflicts=0)


@faults({name: IN_TROUBLE[name] for name in ("500", "502-html")})
def test_11_trouble_in_the_middle_of_a_push_leaves_what_was_sent_sent(
    a: App, proxy: Proxy, settle: Settle, fault: Fault
) -> None:
    for back in range(4):
        a.days.log(a.today() - timedelta(days=back), {"mood_score": 1})
    a.sync()
    for back in range(4):
        a.days.log(a.today() - timedelta(days=back), {"mood_score": 2})
    proxy.plan = once(fault, "PATCH", nth=3)
    with suppress(Offline):  # an error with a code is the row's own, and the others go on
        a.sync()
    assert a.status().pending <= 2
    settle(a, conflicts=0)


@pytest.mark.parametrize(
    ("retry_after", "shortest", "longest"),
    [
        (None, 1.0, 2.0),
        ("0", 1.0, 2.0),
        ("2", 2.0, 4.0),
        ("99999", 3600.0, 4200.0),
        ("soon", 1.0, 2.0),
        (lambda: format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True), 80.0, 182.0),
    ],
    ids=["absent", "0", "2", "99999", "garbage", "date"],
)
def test_12_the_next_request_comes_when_the_server_wished_it_within_reason(
    a: App, proxy: Proxy, bench: Bench, retry_after: str | Callable[[], str] | None, shortest: float, longest: float
) -> None:
    """The real thread and the real App; only the waiting is ours."""
    wish = retry_after() if callable(retry_after) else retry_after
    headers = {"content_type": "application/json"} | ({"retry_after": wish} if wish else {})
    proxy.plan = always(answered(429, b"{}", **headers))
    bench.cycle = a._sync._background_cycle
    bench.worker.start()
    assert shortest <= bench.pause() <= longest
    assert len(proxy.seen) == 1
    bench.worker.soon()  # an edit hastens nothing
    assert len(proxy.seen) == 1


@faults(NOT_THE_SERVER)
def test_13_what_isnt_the_server_is_not_believed(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, fault: Fault
) -> None:
    day = a.today()
    a.days.log(day, {"mood_score": 1})
    a.sync()
    a.days.log(day, {"mood_score": 2})
    proxy.plan = always(fault)
    error = fails(a)
    assert isinstance(error, Offline | AccountProblem)
    assert (len(a.days.entries()), a.status().pending) == (1, 1)
    proxy.plan = lambda request: fault if request.method != "GET" else None
    if fault is not NOT_THE_SERVER["list"]:  # rows that nobody matched: looked at again, in the next test
        assert isinstance(fails(a), Offline)
    assert a.status().pending == 1
    settle(a, conflicts=0)


def test_13_an_impostors_empty_list_acknowledges_nothing(a: App, proxy: Proxy, settle: Settle) -> None:
    day = a.today()
    a.days.log(day, {"mood_score": 1})
    a.sync()
    empty = json_impostor(b"[]")
    proxy.plan = lambda request: empty if request.method in {"PATCH", "DELETE"} else None
    a.days.log(day, {"mood_score": 2})
    a.sync()
    assert a.status().pending == 1
    proxy.plan = once(empty, "DELETE")
    a.days.delete([day])
    a.sync()
    settle(a)
    assert a.days.entry(day) is None


def test_14_a_server_that_shows_nothing_deletes_nothing(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    days = [a.today() - timedelta(days=back) for back in range(5)]
    insert(server, "wellness_entries", *({"user_id": account.user_id, "date": str(day)} for day in days))
    a.sync()
    proxy.plan = always(json_impostor(b"[]"), "GET")
    assert isinstance(fails(a), AccountProblem)
    assert (len(a.days.entries()), a.status().state) == (5, SyncState.NEEDS_ATTENTION)
    settle(a, conflicts=0)


def test_14_tables_that_look_empty_are_looked_at_twice(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    """The person is there, the counts say zero, the ids are gone: twelve of twelve rows aren't removed unasked."""
    days = [a.today() - timedelta(days=back) for back in range(12)]
    insert(server, "wellness_entries", *({"user_id": account.user_id, "date": str(day)} for day in days))
    a.sync()

    def emptied(request: Request, answer: Answer) -> Answer:
        if request.table == "users":
            return Answer(answer.status, answer.headers, answer.body.replace(b'"count":12', b'"count":0'))
        return Answer(200, answer.headers, b"[]")

    proxy.plan = always(breaks.rewrite(emptied), "GET")
    fails(a)
    assert len(a.days.entries()) == 12
    settle(a, conflicts=0)


def test_14_an_answer_without_some_ids_removes_only_what_is_gone(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    """Too few to ask about, so that the second look alone protects them."""
    days = [a.today() - timedelta(days=back) for back in range(5)]
    insert(server, "wellness_entries", *({"user_id": account.user_id, "date": str(day)} for day in days))
    a.sync()
    server.sql(f"DELETE FROM wellness_entries WHERE user_id = '{account.user_id}' AND date = '{days[0]}'")
    emptied = breaks.rewrite(lambda request, answer: Answer(200, answer.headers, b"[]"))
    proxy.plan = once(emptied, "GET", "wellness_entries")
    a.sync()
    assert len(a.days.entries()) == 4
    settle(a, conflicts=0)


def test_postgrests_own_form_is_understood(
    a: App, b: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    """Numbers, instants, and no counts in an embedding: deletions are found all the same."""
    proxy.usual = as_postgrest
    days = [a.today() - timedelta(days=back) for back in range(4)]
    for day in days:
        b.days.log(day, {"sleep_hours": "7.25", "mood_score": "3", "energy_level": "0.01", "nutrition_notes": '"7.5"'})
    b.sync()
    a.sync()
    a.days.log(days[0], {"sleep_hours": "8", "mood_score": "4.5"})
    b.days.log(days[1], {"mood_score": 5})
    b.days.delete([days[2]])
    b.sync()
    server.sql(f"DELETE FROM wellness_entries WHERE user_id = '{account.user_id}' AND date = '{days[3]}'")
    settle(a, b, conflicts=0)
    assert len(a.days.entries()) == 2
    proxy.seen.clear()
    a.sync(thorough=False)
    assert len(proxy.seen) == 1


def test_postgrests_form_of_a_first_pull_longer_than_its_cap(
    proxy: Proxy, server: Server, account: Account, a: App, settle: Settle
) -> None:
    proxy.usual = as_postgrest
    server.sql(
        f"INSERT INTO wellness_entries (user_id, date, sleep_hours, updated_at) SELECT '{account.user_id}',"
        " '1990-01-01'::date + n, 7.5, now() - n * interval '1 second' FROM generate_series(1, 1500) n"
    )
    settle(a, conflicts=0)
    assert len(a.days.entries()) == 1500
