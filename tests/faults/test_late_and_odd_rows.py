"""Faults 22 to 27 and 31: rows that appear late, with odd stamps, in hosts, between pages, or no longer."""

from __future__ import annotations

import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import OrganicError, SchemaChanged
from organic_desktop.store.facts import keep_facts
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES
from organic_desktop.store.types import instant_text
from organic_desktop.sync.status import SyncState
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged, sign_in
from tests.faults import breaks
from tests.faults.breaks import always, meanwhile, once
from tests.faults.proxy import Proxy
from tests.faults.stories import Settle, fails
from tests.rows import create_row
from tests.server.databases import Postgres, available_drivers, postgres_programs
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server
from tests.sync.rows import insert, on_device

pytestmark = pytest.mark.every_driver

PAST_THE_TRIGGERS = "SET LOCAL session_replication_role = replica;"


def entry(account: Account, day: object, **values: object) -> dict[str, Any]:
    return {"user_id": account.user_id, "date": str(day), **values}


def update(server: Server, account: Account, day: object, change: str, stamp: str) -> None:
    """An update whose transaction began at another time than it committed: ``stamp`` is an SQL expression."""
    server.sql(
        f"{PAST_THE_TRIGGERS} UPDATE wellness_entries SET {change}, updated_at = {stamp}"
        f" WHERE user_id = '{account.user_id}' AND date = '{day}'"
    )


@contextmanager
def held_transaction(server: Server, *statements: str) -> Iterator[None]:
    """Statements of one transaction, all run at once and committed at the end of the block."""
    assert isinstance(server._database, Postgres)
    programs = postgres_programs()
    assert programs
    url = f"postgres://postgres@127.0.0.1:{server._database._port}/postgres"
    session = subprocess.Popen(
        [str(programs / "psql"), "--quiet", "--no-psqlrc", "--tuples-only", url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert session.stdin
    assert session.stdout
    print("BEGIN;", *(f"{statement};" for statement in statements), r"\echo held", file=session.stdin, flush=True)
    while session.stdout.readline().strip() != "held":
        assert session.poll() is None
    yield
    session.communicate("COMMIT;\n", timeout=60)
    assert session.returncode == 0


@pytest.mark.parametrize("driver", [name for name in available_drivers() if name == "postgres"], indirect=True)
def test_22_a_transaction_held_over_two_syncs(
    a: App, b: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    """A row made and a row changed before what the device has read since, and committed after it (PostgreSQL only)."""
    first, second = a.today(), a.today() - timedelta(days=1)
    insert(server, "wellness_entries", entry(account, first, mood_score=1))
    a.sync()
    with held_transaction(
        server,
        f"INSERT INTO wellness_entries (user_id, date, mood_score) VALUES ('{account.user_id}', '{second}', 2)",
        f"UPDATE wellness_entries SET mood_score = 2 WHERE user_id = '{account.user_id}' AND date = '{first}'",
    ):
        b.days.log(a.today() - timedelta(days=2), {"mood_score": 3})
        b.sync()
        a.sync(thorough=False)
        a.sync(thorough=False)
        assert len(a.days.entries()) == 2
    a.sync(thorough=False)
    assert [logged(a, day)["mood_score"] for day in (first, second)] == [2, 2]
    settle(a, b, conflicts=0)


@pytest.mark.parametrize("late", ["30 seconds", "59 seconds"])
def test_22_a_row_with_an_older_stamp_than_what_was_read_is_found_by_the_next_cycle(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, late: str
) -> None:
    days = [a.today() - timedelta(days=back) for back in range(3)]
    insert(server, "wellness_entries", *(entry(account, day, mood_score=1) for day in days[:2]))
    a.sync()
    update(server, account, days[0], "mood_score = 2", f"(now() - interval '{late}')")
    update(server, account, days[1], "mood_score = 3", "now()")
    stamp = server.sql(f"SELECT (now() - interval '{late}')::text AS at")[0]["at"]
    insert(server, "wellness_entries", entry(account, days[2], mood_score=4, updated_at=stamp))
    a.sync(thorough=False)
    assert [logged(a, day)["mood_score"] for day in days] == [2, 3, 4]
    settle(a, conflicts=0)


def test_22_an_update_with_an_older_stamp_is_found_without_a_count(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    """The number of rows is what it was, so that only reading a little before the cursor shows it."""
    days = [a.today() - timedelta(days=back) for back in range(2)]
    insert(server, "wellness_entries", *(entry(account, day, mood_score=1) for day in days))
    a.sync()
    update(server, account, days[0], "mood_score = 2", "(now() - interval '30 seconds')")
    a.sync(thorough=False)
    assert [logged(a, day)["mood_score"] for day in days] == [2, 1]
    settle(a, conflicts=0)


def test_22_a_servers_job_of_hours_is_found_within_a_day(
    proxy: Proxy, server: Server, account: Account, device: MakeDevice, settle: Settle
) -> None:
    clock = HandClock()
    a = sign_in(device("a", clock), proxy, account)
    days = [a.today() - timedelta(days=back) for back in range(2)]
    insert(server, "wellness_entries", entry(account, days[1], mood_score=1))
    before = server.sql("SELECT (now() - interval '4 hours')::text AS at")[0]["at"]
    insert(server, "wellness_entries", entry(account, days[0], mood_score=1, updated_at=before))
    a.sync()
    update(server, account, days[0], "mood_score = 2", "(now() - interval '3 hours')")
    clock.move(timedelta(days=1, minutes=1))
    a.sync()
    assert logged(a, days[0])["mood_score"] == 2
    settle(a, conflicts=0)


def test_23_a_stamp_that_goes_backwards_on_one_row_s6(
    a: App, b: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    """The transaction that wrote last had begun first."""
    day = a.today()
    a.days.log(day, {"mood_score": 1})
    a.sync()
    b.sync()
    update(server, account, day, "mood_score = 2", "(updated_at - interval '400 milliseconds')")
    for each in (a, b):
        each.sync(thorough=False)
        assert logged(each, day)["mood_score"] == 2
    settle(a, b, conflicts=0)


def test_24_stamps_of_other_clients_hide_no_row(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    stamps = ["2001-01-01T00:00:00Z", "2099-01-01T00:00:00Z", None]
    chat = {"id": str(uuid.uuid4()), "user_id": account.user_id, "module_name": "identity"}
    insert(server, "conversations", chat)
    insert(server, "messages", *_messages(chat["id"], *stamps, "now"))
    insert(
        server,
        "wellness_entries",
        *(entry(account, day, updated_at=at) for day, at in zip(_days(), stamps, strict=False)),
    )
    a.sync()
    insert(server, "wellness_entries", entry(account, "2026-02-01"))
    a.sync(thorough=False)
    assert len(a.days.entries()) == 4
    settle(a, conflicts=0)


def test_24_a_stamp_from_the_future_doesnt_move_the_cursor(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    insert(server, "wellness_entries", entry(account, "2026-01-01", mood_score=1, updated_at="2099-01-01T00:00:00Z"))
    insert(server, "wellness_entries", *(entry(account, f"2026-01-0{day}", mood_score=1) for day in range(2, 8)))
    a.sync()
    for day in ("2026-01-02", "2026-01-04", "2026-01-06"):
        update(server, account, day, "mood_score = 2", "now()")
    a.sync(thorough=False)
    assert [row.mood_score for row in a.days.entries()] == [1, 2, 1, 2, 1, 2, 1]
    settle(a, conflicts=0)


def test_24_rows_without_a_stamp_come_with_the_first_pull(
    proxy: Proxy, server: Server, account: Account, device: MakeDevice
) -> None:
    rows = (entry(account, day, updated_at=None) for day in ("2026-01-01", "2026-01-02"))
    insert(server, "wellness_entries", *rows)
    a = sign_in(device("a"), proxy, account)
    a.sync(thorough=False)
    assert len(a.days.entries()) == 2


def _days() -> Iterator[str]:
    return (f"2026-01-{number:02d}" for number in range(1, 32))


def _messages(chat: str, *stamps: str | None) -> Iterator[dict[str, Any]]:
    for number, at in enumerate(stamps):
        yield {"conversation_id": chat, "role": "user", "content": str(number), "created_at": at}


@pytest.mark.parametrize("rows", [1000, 1001, 2500])
def test_25_many_rows_of_one_moment(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, rows: int
) -> None:
    server.sql(
        f"INSERT INTO wellness_entries (user_id, date) SELECT '{account.user_id}', '1990-01-01'::date + n"
        f" FROM generate_series(1, {rows}) n"
    )
    a.sync(thorough=False)
    assert len(a.days.entries()) == rows
    assert len(proxy.requests("GET", "wellness_entries")) <= rows // 1000 + 3
    settle(a, conflicts=0)


def test_25_a_server_that_cuts_every_page_to_seven_rows(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    """Embedded rows, too, and without a word, as the real one does at its cap."""
    proxy.plan = always(breaks.cap(7), "GET")
    insert(server, "wellness_entries", *(entry(account, f"2026-01-{number:02d}") for number in range(1, 31)))
    a.sync()
    assert len(a.days.entries()) == 30
    insert(server, "wellness_entries", *(entry(account, f"2026-03-{number:02d}") for number in range(1, 31)))
    a.sync(thorough=False)
    assert len(a.days.entries()) == 60
    settle(a, conflicts=0)


def test_25_a_server_that_cuts_every_page_and_counts_nothing(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    """As hosted Supabase does with a smaller cap of rows: nothing but an empty page says that there are no more."""
    lacks = {"counts": instant_text(a._clock.now())}  # a server that counts only when asked apart
    keep_facts(a.profiles.current.database, lambda facts: replace(facts, missing_features=lacks))
    proxy.plan = always(breaks.cap(7), "GET")
    insert(server, "wellness_entries", *(entry(account, f"2026-03-{number:02d}") for number in range(1, 31)))
    a.sync(thorough=False)
    assert len(a.days.entries()) == 30
    settle(a, conflicts=0)


def test_25_messages_whose_answer_was_lost_are_said_once_where_answers_are_cut_to_seven_rows(
    a: App, proxy: Proxy, settle: Settle
) -> None:
    chat = a.conversations.start("identity").id
    for number in range(40):
        a.conversations.send(chat, f"number {number}")
    cut, lost = always(breaks.cap(7), "GET"), once(breaks.lose_response, "POST", "messages")
    proxy.plan = lambda request: cut(request) or lost(request)
    for _ in range(3):
        with suppress(OrganicError):
            a.sync()
    settle(a, conflicts=0)
    assert sorted((row["content"] for row in on_device(a, MESSAGES)), key=lambda text: int(text.split()[1])) == [
        f"number {n}" for n in range(40)
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO wellness_entries (user_id, date, updated_at) VALUES ('{user}', '1980-01-01', '2000-01-01')",
        "UPDATE wellness_entries SET mood_score = 2 WHERE user_id = '{user}' AND date = '1990-01-02'",
        "UPDATE wellness_entries SET mood_score = 2 WHERE user_id = '{user}' AND date = '1993-01-02'",
        "DELETE FROM wellness_entries WHERE user_id = '{user}' AND date = '1990-01-02'",
        "DELETE FROM wellness_entries WHERE user_id = '{user}' AND date = '1993-01-02'",
    ],
    ids=["insert", "update-read", "update-unread", "delete-read", "delete-unread"],
)
def test_26_a_row_that_changes_between_two_pages(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, statement: str
) -> None:
    """The second device of the story is a server job; a first pull is the longest time it can come in between."""
    server.sql(
        "INSERT INTO wellness_entries (user_id, date, updated_at) SELECT"
        f" '{account.user_id}', '1990-01-01'::date + n, now() - interval '2 hours' + n * interval '1 second'"
        " FROM generate_series(1, 1200) n"
    )
    change = statement.format(user=account.user_id)
    proxy.plan = meanwhile(lambda: server.sql(change), "GET", "wellness_entries", nth=2)
    a.sync()
    settle(a, conflicts=0)


def delete_on_server(server: Server, account: Account) -> None:
    server.sql(f"DELETE FROM wellness_entries WHERE user_id = '{account.user_id}'")


def test_27_deleted_on_the_server_and_untouched_here(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    a.days.log(a.today(), {"mood_score": 1})
    a.sync()
    delete_on_server(server, account)
    settle(a, conflicts=0)
    assert a.days.entry(a.today()) is None


def test_27_deleted_on_the_server_and_edited_here(
    a: App, b: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    a.days.log(a.today(), {"mood_score": 1, "sleep_hours": 8})
    a.sync()
    b.sync()
    row_id = logged(a, a.today())["id"]
    a.days.log(a.today(), {"mood_score": 2})
    delete_on_server(server, account)
    settle(a, b)
    for each in (a, b):
        found = logged(each, a.today())
        assert (found["id"], found["mood_score"], found["sleep_hours"]) == (row_id, 2, 8)
    assert a.status().conflicts == 1


def test_27_deleted_on_both_sides(a: App, proxy: Proxy, server: Server, account: Account, settle: Settle) -> None:
    a.days.log(a.today(), {"mood_score": 1})
    a.sync()
    a.days.delete([a.today()])
    delete_on_server(server, account)
    settle(a, conflicts=0)
    assert a.days.entry(a.today()) is None


def test_27_deleted_on_the_server_while_the_update_is_under_way(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    a.days.log(a.today(), {"mood_score": 1, "sleep_hours": 8})
    a.sync()
    a.days.log(a.today(), {"mood_score": 2})
    proxy.plan = meanwhile(lambda: delete_on_server(server, account), "PATCH")
    a.sync()
    settle(a)
    assert (logged(a, a.today())["mood_score"], logged(a, a.today())["sleep_hours"]) == (2, 8)


@pytest.mark.parametrize("driver", ["pglite"], indirect=True)
def test_31_another_schema_on_the_server(own_server: Server, server: Server, device: MakeDevice) -> None:
    """A new column is nothing; a missing one stops its table, the others go on, and all heals with the schema."""
    account = sign_up(own_server)
    a = sign_in(device("a"), own_server, account)

    def alter(statement: str) -> None:
        own_server.sql(statement)
        own_server.stop()
        own_server.start()

    a.days.log(a.today(), {"mood_score": 1})
    a.sync()
    alter("ALTER TABLE wellness_entries ADD COLUMN weather TEXT DEFAULT 'fine'")
    a.days.log(a.today(), {"mood_score": 2})
    a.sync()
    assert a.status().state == SyncState.UP_TO_DATE

    alter("ALTER TABLE wellness_entries RENAME COLUMN mood_score TO mood")
    a.days.log(a.today(), {"mood_score": 3})
    create_row(a.profiles.current.writer, CONVERSATIONS, {"user_id": account.user_id, "module_name": "identity"})
    assert isinstance(fails(a), SchemaChanged)
    assert (a.status().pending, a.status().state) == (1, SyncState.NEEDS_ATTENTION)
    assert len(own_server.sql("SELECT id FROM conversations")) == 1

    alter("ALTER TABLE wellness_entries RENAME COLUMN mood TO mood_score")
    a.sync()
    assert (a.status().pending, a.status().state) == (0, SyncState.UP_TO_DATE)
    assert own_server.sql("SELECT mood_score FROM wellness_entries") == [{"mood_score": 3.0}]
