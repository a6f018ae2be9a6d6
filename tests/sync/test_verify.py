"""Verify compares every row of every table with the server's, and finds the first that differs."""

from __future__ import annotations

import tracemalloc
import uuid
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from organic_desktop.app.facade import App
from organic_desktop.core.errors import Offline
from organic_desktop.store.unreadable import unreadable
from organic_desktop.sync.verify import Where
from tests.devices import MakeDevice, logged, sign_in
from tests.faults.postgrest import as_postgrest
from tests.faults.proxy import Fault, Proxy, pass_on
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import insert, service_role
from tests.sync.test_deletions import delete


def filled(app: App) -> App:
    """Some of everything, synced."""
    for back in range(40):
        day = app.today() - timedelta(days=back)
        app.days.log(day, {"sleep_hours": "7.50", "water_intake_ml": 250 * back, "nutrition_notes": f"soup {back} 🍲"})
    app.modules.set("identity", {"progress_percentage": 20, "notes": "a\nb"}, complete=["Values"])
    thread = app.conversations.start("identity", "who am I")
    for number in range(3):
        app.conversations.send(thread.id, f"words {number}")

    app.sync()
    return app


@pytest.mark.parametrize("usual", [pass_on, as_postgrest], ids=["lite", "postgrest"])
def test_everything_is_equal_after_a_sync_however_the_server_spells_it(
    usual: Fault, server: Server, account: Account, device: MakeDevice
) -> None:
    proxy = Proxy(server)
    proxy.usual = usual
    try:
        a = filled(sign_in(device("a"), proxy, account))
        proxy.seen.clear()
        found = a.verify()
        assert found.equal, [month for month in found.months if not month.equal]
        assert {month.table for month in found.months} == {
            "users",
            "wellness_entries",
            "module_progress",
            "conversations",
            "messages",
        }
        assert (found.rows("wellness_entries"), found.rows("messages"), found.waiting) == (40, 3, 0)
        assert {passage.request.method for passage in proxy.seen} == {"GET"}
        assert (found.requests, len(proxy.seen)) == (5, 5)
    finally:
        proxy.close()


def test_what_waits_is_no_difference(server: Server, account: Account, device: MakeDevice) -> None:
    a = filled(sign_in(device("a"), server, account))
    a.days.log(a.today(), {"mood_score": 5})
    a.days.log(a.today() - timedelta(days=60), {"mood_score": 5})
    a.days.delete([a.today() - timedelta(days=3)])
    a.conversations.send(a.conversations.all()[0].id, "not sent yet")
    found = a.verify()
    assert found.equal
    assert found.waiting >= 4


def spoil(app: App, statement: str, **values: Any) -> None:
    """Change a row past every book: what a fault of a disk, or of ours, would do."""
    with app.profiles.current.database.writing() as session:
        session.connection().execute(text(statement), values)


def test_the_first_row_that_differs_is_named(server: Server, account: Account, device: MakeDevice) -> None:
    a = filled(sign_in(device("a"), server, account))
    day = a.today().replace(day=1)
    for each in (day, day - timedelta(days=1)):
        spoil(a, "UPDATE wellness_entries SET sleep_hours = '3.25' WHERE date = :day", day=str(each))
    found = a.verify()
    assert [month.month for month in found.months if not month.equal] == sorted(
        str(each)[:7] for each in (day, day - timedelta(days=1))
    )
    first = next(month.first for month in found.months if month.month == str(day)[:7] and month.first)
    assert (first.key, first.where, first.not_received) == (str(day), Where.BOTH, False)
    assert [(name, str(here), str(there)) for name, (here, there) in first.columns.items()] == [
        ("sleep_hours", "3.25", "7.50")
    ]


def test_a_row_of_one_side_is_found(server: Server, account: Account, device: MakeDevice) -> None:
    a = filled(sign_in(device("a"), server, account))
    gone = logged(a, a.today())["id"]
    delete(server, "wellness_entries", id=f"eq.{gone}")
    thread = a.conversations.all()[0].id
    insert(server, "messages", {"id": str(uuid.uuid4()), "conversation_id": thread, "role": "user", "content": "new"})
    spoil(a, "DELETE FROM messages WHERE content = 'words 1'")
    found = a.verify()
    by_table = {month.table: month for month in found.months if not month.equal}
    assert by_table.keys() == {"wellness_entries", "messages"}
    first = by_table["wellness_entries"].first
    assert first
    assert (first.row_id, first.where) == (gone, Where.HERE)
    assert by_table["messages"].first
    assert (by_table["messages"].first.where, by_table["messages"].different) == (Where.THERE, 2)


def test_what_the_server_has_new_is_told_apart_from_a_fault(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = filled(sign_in(device("a"), server, account))
    b = sign_in(device("b"), server, account)
    b.sync()
    b.days.log(b.today(), {"mood_score": 2})
    b.sync()
    found = a.verify()
    assert not found.equal
    assert found.not_received
    a.sync()
    assert a.verify().equal


def test_rows_that_cant_be_shown_are_said_apart(server: Server, account: Account, device: MakeDevice) -> None:
    a = filled(sign_in(device("a"), server, account))
    row = {"user_id": account.user_id, "date": str(a.today() - timedelta(days=90)), "mood_score": 4}
    insert(server, "wellness_entries", row)
    server.sql(f"UPDATE wellness_entries SET date = 'infinity' WHERE user_id = '{account.user_id}' AND mood_score = 4")
    a.sync()
    assert len(unreadable(a.profiles.current.database)) == 1
    found = a.verify()
    assert found.equal
    assert found.unreadable == 1


def test_offline_it_raises_and_changes_nothing(server: Server, account: Account, device: MakeDevice) -> None:
    proxy = Proxy(server)
    a = sign_in(device("a"), proxy, account)
    a.sync()
    proxy.close()
    before = a.status()
    with pytest.raises(Offline):
        a.verify()
    assert a.status().state == before.state


def test_pages_are_compared_one_by_one_in_little_memory(server: Server, account: Account, device: MakeDevice) -> None:
    a = filled(sign_in(device("a"), server, account))
    thread = a.conversations.all()[0].id
    rows = [
        {"id": str(uuid.uuid4()), "conversation_id": thread, "role": "user", "content": f"{number} " + "word " * 100}
        for number in range(3500)
    ]
    for first in range(0, len(rows), 500):
        insert(server, "messages", *rows[first : first + 500])
    a.sync()
    spoil(a, "UPDATE messages SET content = 'other' WHERE id = :id", id=rows[2345]["id"])
    counted: list[int] = []
    a.verify()  # what is imported and cached stays
    tracemalloc.start()
    found = a.verify(progress=counted.append)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    (month,) = (month for month in found.months if not month.equal)
    assert month.first
    assert (month.first.row_id, month.here, month.there) == (rows[2345]["id"], 3503, 3503)
    assert counted == sorted(counted)
    assert found.requests <= 10
    assert peak < 24_000_000  # a page of a thousand rows, twice; all of them would be several times as much


def test_another_users_rows_dont_count(
    server: Server, account: Account, other_account: Account, device: MakeDevice
) -> None:
    a = filled(sign_in(device("a"), server, account))
    insert(server, "wellness_entries", {"user_id": other_account.user_id, "date": str(a.today()), "mood_score": 1})
    assert a.verify().equal
    assert service_role(server)
