"""Faults 28 to 30: many devices that made the same days, rows the server refuses, and rows that no client can read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select, text

from organic_desktop.app.facade import App
from organic_desktop.store.bookkeeping import CONFLICT
from organic_desktop.store.outbox import Trying
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, USERS, WELLNESS_ENTRIES
from tests.devices import MakeDevice, logged, sign_in
from tests.faults.breaks import meanwhile
from tests.faults.proxy import Proxy
from tests.faults.stories import Settle
from tests.rows import create_row
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import on_device, on_server

DAYS, DEVICES = 8, 4


def test_28_devices_that_logged_the_same_days_offline(
    proxy: Proxy, server: Server, account: Account, device: MakeDevice, settle: Settle
) -> None:
    """Each types values that no other has; every one of them is in the row or in some device's history."""
    apps = [device(f"device {number}") for number in range(DEVICES)]
    days = [apps[0].today() - timedelta(days=back) for back in range(DAYS)]
    for number, app in enumerate(apps):
        sign_in(app, proxy, account)
        for index, day in enumerate(days):
            app.days.log(
                day, {"sleep_hours": Decimal(index * DEVICES + number) / 100}, add={"water_intake_ml": 100 + number}
            )
    for app in apps:
        app.sync()
    settle(*apps)
    rows = on_server(server, WELLNESS_ENTRIES, account.user_id)
    assert len(rows) == DAYS
    kept = {row["sleep_hours"] for row in rows}
    for app in apps:
        with app.profiles.current.database.reading() as session:
            lost = session.execute(select(CONFLICT.c.mine_json, CONFLICT.c.theirs_json))
            kept |= {Decimal(value.strip('"')) for line in lost for value in line if value}
    assert kept >= {Decimal(number) / 100 for number in range(DAYS * DEVICES)}
    assert {row["water_intake_ml"] for row in rows} == {sum(100 + number for number in range(DEVICES))}


def spoil(app: App, table: str, column: str, value: object) -> None:
    """Past every check of ours, as a damaged file or an older version may hold it."""
    with app.profiles.current.database.writing() as session:
        connection = session.connection()
        connection.execute(text("PRAGMA ignore_check_constraints = ON"))
        connection.execute(text(f"UPDATE {table} SET {column} = :value"), {"value": value})
        connection.execute(text("PRAGMA ignore_check_constraints = OFF"))


def test_28_a_day_that_another_device_logs_between_our_look_and_our_insert(
    a: App, b: App, proxy: Proxy, settle: Settle
) -> None:
    """The insert comes back empty; the row that is there is read, merged and sent in the same cycle."""
    for app, column in ((a, "mood_score"), (b, "energy_level")):
        app.days.log(app.today(), {column: 3})
    proxy.plan = meanwhile(b.sync, "POST")
    a.sync()
    assert a.status().pending == 0
    settle(a, b, conflicts=0)
    assert (logged(a, a.today())["mood_score"], logged(a, a.today())["energy_level"]) == (3, 3)


def a_day(app: App) -> date:
    return app.today() - timedelta(days=40)


def too_large(app: App) -> None:
    """22003 on the server."""
    app.days.log(a_day(app), {"water_intake_ml": 1})
    with app.profiles.current.database.writing() as session:
        connection = session.connection()
        change = text("UPDATE wellness_entries SET water_intake_ml = 99999999999 WHERE date = :day")
        connection.execute(change, {"day": str(a_day(app))})


def with_nul(app: App) -> None:
    """22021 on the server."""
    app.days.log(a_day(app), {"nutrition_notes": "x"})
    with app.profiles.current.database.writing() as session:
        connection = session.connection()
        change = text("UPDATE wellness_entries SET nutrition_notes = 'a' || char(0) || 'b' WHERE date = :day")
        connection.execute(change, {"day": str(a_day(app))})


def wrong_role(app: App) -> None:
    """23514 on PostgREST, 500 on @supabase/lite."""
    writer = app.profiles.current.writer
    chat = create_row(writer, CONVERSATIONS, {"user_id": app.profiles.current.user_id, "module_name": "identity"})
    app.sync()
    with app.profiles.current.database.writing() as session:
        connection = session.connection()
        connection.execute(text("PRAGMA ignore_check_constraints = ON"))
    create_row(writer, MESSAGES, {"conversation_id": chat, "role": "user", "content": "x"})
    spoil(app, "messages", "role", "system")


@pytest.mark.parametrize("poison", [too_large, with_nul, wrong_role])
def test_29_a_row_that_the_server_refuses_holds_up_no_other(
    a: App, proxy: Proxy, server: Server, account: Account, poison: Callable[[App], None]
) -> None:
    poison(a)
    for back in range(20):
        a.days.log(a.today() - timedelta(days=back), {"mood_score": 3})
    a.sync()
    good = [row for row in on_server(server, WELLNESS_ENTRIES, account.user_id) if row["mood_score"] == 3]
    assert len(good) == 20
    for _ in range(5):
        a.sync()
    status = a.status()
    assert (status.pending, status.refused) == (1, 1)
    proxy.seen.clear()
    a.sync(thorough=False, trying=Trying.DUE)
    assert {passage.request.method for passage in proxy.seen} == {"GET"}  # it isn't tried again


@pytest.mark.parametrize("poison", [too_large, with_nul])
def test_29_a_refused_row_travels_once_it_is_mended(
    a: App, proxy: Proxy, settle: Settle, poison: Callable[[App], None]
) -> None:
    poison(a)
    a.sync()
    assert a.status().refused == 1
    a.days.log(a_day(a), {"water_intake_ml": 500, "nutrition_notes": "mended"})
    settle(a, conflicts=0)
    assert logged(a, a_day(a))["water_intake_ml"] == 500


def test_29_a_refused_row_isnt_sent_again_with_later_edits(a: App, proxy: Proxy) -> None:
    too_large(a)
    a.sync()
    proxy.seen.clear()
    a.days.log(a.today(), {"mood_score": 3})
    a.sync()
    assert [[row["date"] for row in request.json] for request in proxy.requests("POST")] == [[str(a.today())]]
    assert (a.status().pending, a.status().refused) == (1, 1)


UNREADABLE = [
    "INSERT INTO wellness_entries (user_id, date) VALUES ('{user}', 'infinity'), ('{user}', '-infinity')",
    "INSERT INTO wellness_entries (user_id, date) VALUES ('{user}', '10000-01-01'), ('{user}', '0001-01-01 BC')",
    "INSERT INTO wellness_entries (user_id, date, sleep_hours) VALUES ('{user}', '2020-01-01', 'NaN')",
    "INSERT INTO module_progress (user_id, module_name, last_activity) VALUES ('{user}', 'identity', 'infinity')",
    "INSERT INTO conversations (user_id, module_name, created_at) VALUES ('{user}', 'identity', 'infinity')",
]


@pytest.mark.parametrize("statement", UNREADABLE, ids=["infinity", "year-10000", "nan", "activity", "conversation"])
def test_30_a_row_that_nobody_can_read_is_left_alone(
    a: App, proxy: Proxy, server: Server, account: Account, statement: str
) -> None:
    """Of the day with NaN the day itself can be read, and is shown."""
    table = statement.split()[2]
    server.sql(statement.format(user=account.user_id))
    before = server.sql(f"SELECT * FROM {table} WHERE user_id = '{account.user_id}' ORDER BY id")
    a.days.log(a.today(), {"mood_score": 3})
    for _ in range(2):
        a.sync()
    assert a.status().pending == 0
    assert len(a.days.entries()) == (2 if "NaN" in statement else 1)
    assert a.sync_review.unreadable()
    after = server.sql(f"SELECT * FROM {table} WHERE user_id = '{account.user_id}' ORDER BY id")
    assert [row for row in after if row["id"] in {old["id"] for old in before}] == before
    assert len(proxy.requests("POST")) == 1
    assert proxy.requests("PATCH") + proxy.requests("DELETE") == []


@pytest.mark.parametrize("zone", ["Mars/Phobos", "", "UTC"])
def test_30_a_zone_that_nobody_knows_is_kept_as_it_is(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, zone: str
) -> None:
    server.sql(f"UPDATE users SET timezone = '{zone}' WHERE id = '{account.user_id}'")
    settle(a, conflicts=0)
    assert on_device(a, USERS)[0]["timezone"] == zone
    assert proxy.requests("PATCH") == []


@pytest.mark.parametrize("topics", ["'{}'", "'{{a,b},{c,d}}'", "NULL"], ids=["empty", "nested", "none"])
def test_30_lists_of_any_shape_are_kept_as_they_are(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, topics: str
) -> None:
    columns = "user_id, module_name, completed_topics"
    server.sql(f"INSERT INTO module_progress ({columns}) VALUES ('{account.user_id}', 'identity', {topics})")
    settle(a, conflicts=0)
    assert proxy.requests("PATCH") == []
