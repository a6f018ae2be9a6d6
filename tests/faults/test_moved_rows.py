"""A row of a known id under another day or module: believed once the server says it twice."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from organic_desktop.app.facade import App
from organic_desktop.store.schema import MODULE_PROGRESS, WELLNESS_ENTRIES
from tests.devices import logged
from tests.faults import breaks
from tests.faults.breaks import always, once
from tests.faults.proxy import Answer, Fault, Proxy, Request
from tests.faults.stories import Settle, fails
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import on_device


def under(column: str, *values: str) -> Fault:
    """The rows of an answer say another day or module than the server does: one of ``values`` after the other."""
    left = list(values)

    def changed(request: Request, answer: Answer) -> Answer:
        value = left.pop(0) if len(left) > 1 else left[0]
        rows = [{**row, column: value} if column in row else row for row in answer.json]
        return Answer(answer.status, answer.headers, json.dumps(rows).encode())

    return breaks.rewrite(changed)


def touch(server: Server, account: Account, table: str) -> None:
    """Another client writes the rows as they are: they are news."""
    server.sql(f"UPDATE {table} SET created_at = created_at WHERE user_id = '{account.user_id}'")


@pytest.fixture
def module(a: App, proxy: Proxy) -> str:
    """A module's row, here and on the server; its id."""
    a.modules.set("identity", {"current_focus": "mine", "notes": "my notes"})
    a.sync()
    proxy.seen.clear()
    return str(on_device(a, MODULE_PROGRESS)[0]["id"])


@pytest.mark.parametrize("name", ["focus", "x", "", "y" * 200_000])
def test_a_module_that_comes_under_another_name_once_stays_what_it_is(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, module: str, name: str
) -> None:
    touch(server, account, "module_progress")
    proxy.plan = once(under("module_name", name), "GET", "module_progress")
    a.sync()
    proxy.behave()
    (row,) = on_device(a, MODULE_PROGRESS)
    assert (row["id"], row["module_name"]) == (module, "identity")
    a.modules.set("identity", {"current_focus": "edited"})
    settle(a, conflicts=0)
    (row,) = on_device(a, MODULE_PROGRESS)
    assert (row["id"], row["current_focus"], row["notes"]) == (module, "edited", "my notes")
    assert a.sync_review.removed() == []


def test_a_day_that_comes_under_another_date_once_takes_no_edit_of_that_date(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    day, other = a.today() - timedelta(days=1), a.today()
    a.days.log(day, {"water_intake_ml": 250, "nutrition_notes": "soup"})
    a.sync()
    touch(server, account, "wellness_entries")
    proxy.plan = once(under("date", str(other)), "GET", "wellness_entries")
    a.sync()
    proxy.behave()
    a.days.log(other, {"water_intake_ml": 500})
    a.days.log(day, {"mood_score": 4})
    settle(a, conflicts=0)
    assert logged(a, other)["water_intake_ml"] == 500
    assert (logged(a, day)["water_intake_ml"], logged(a, day)["nutrition_notes"]) == (250, "soup")
    assert (logged(a, day)["mood_score"], len(a.days.entries())) == (4, 2)
    assert a.sync_review.removed() == []


def test_a_server_that_contradicts_itself_is_believed_neither_way(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, module: str
) -> None:
    touch(server, account, "module_progress")
    proxy.plan = always(under("module_name", "focus", "mind"), "GET", "module_progress")
    assert "contradict" in fails(a).message
    assert [row["module_name"] for row in on_device(a, MODULE_PROGRESS)] == ["identity"]
    settle(a, conflicts=0)
    assert a.sync_review.removed() == []


def test_a_day_that_another_client_moved_is_shown_where_it_is(
    a: App, server: Server, account: Account, settle: Settle
) -> None:
    """Two that changed places, too."""
    days = [a.today() - timedelta(days=back) for back in range(3)]
    for number, day in enumerate(days[:2]):
        a.days.log(day, {"water_intake_ml": 100 + number})
    a.sync()
    mine = f"user_id = '{account.user_id}' AND date"
    for before, after in ((days[0], days[2]), (days[1], days[0]), (days[2], days[1])):
        server.sql(f"UPDATE wellness_entries SET date = '{after}' WHERE {mine} = '{before}'")
    settle(a, conflicts=0)
    assert [logged(a, day)["water_intake_ml"] for day in days[:2]] == [101, 100]


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_an_answer_to_a_send_that_names_another_day_says_nothing(
    a: App, proxy: Proxy, settle: Settle, method: str
) -> None:
    day, other = a.today() - timedelta(days=1), a.today()
    if method == "PATCH":
        a.days.log(day, {"mood_score": 2})
        a.sync()
    a.days.log(day, {"water_intake_ml": 250})
    proxy.plan = once(under("date", str(other)), method, "wellness_entries")
    fails(a)
    proxy.behave()
    (row,) = on_device(a, WELLNESS_ENTRIES)
    assert row["date"] == day
    a.days.log(other, {"water_intake_ml": 500})
    settle(a)
    assert [logged(a, each)["water_intake_ml"] for each in (day, other)] == [250, 500]
    assert a.sync_review.removed() == []
