"""Rows of the server that can't be shown as they are cost themselves alone: what is here stays, all else goes on."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import OrganicError
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, USERS, WELLNESS_ENTRIES
from organic_desktop.sync.status import SyncState
from tests.devices import MakeDevice, logged, sign_in
from tests.faults.breaks import always, reset_before
from tests.faults.proxy import Proxy
from tests.rows import change_row, create_row
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server
from tests.sync.rows import assert_same, insert, on_device

STAMPS = ["infinity", "-infinity", None]


def sql_text(value: str | None) -> str:
    return "NULL" if value is None else f"'{value}'"


def past_the_triggers(server: Server, table: str, change: str, where: str) -> None:
    server.sql(f"SET LOCAL session_replication_role = replica; UPDATE {table} SET {change} WHERE {where}")


@pytest.fixture
def a(server: Server, account: Account, device: MakeDevice) -> App:
    """A device with days and a conversation that are on the server."""
    app = sign_in(device("a"), server, account)
    for back in range(3):
        app.days.log(app.today() - timedelta(days=back), {"mood_score": 3, "water_intake_ml": 500})
    app.conversations.send(app.conversations.start("identity").id, "sent")
    for _ in range(2):
        app.sync()
    return app


def add_unsent(app: App) -> None:
    app.days.log(app.today() - timedelta(days=9), {"mood_score": 4})
    app.conversations.send(app.conversations.all()[0].id, "unsent")


@pytest.mark.parametrize("column", ["created_at", "updated_at"])
@pytest.mark.parametrize("stamp", STAMPS)
@pytest.mark.parametrize("table", ["users", "conversations"])
def test_a_parent_whose_stamp_cant_be_read_keeps_its_children(
    server: Server, account: Account, a: App, device: MakeDevice, table: str, column: str, stamp: str | None
) -> None:
    add_unsent(a)
    owner = "id" if table == "users" else "user_id"
    where = f"{owner} = '{account.user_id}'"
    past_the_triggers(server, table, f"{column} = {sql_text(stamp)}", where)
    days, said = len(a.days.entries()), len(on_device(a, MESSAGES))
    for _ in range(3):
        a.sync()
        assert (len(a.days.entries()), len(on_device(a, MESSAGES))) == (days, said)
    # @supabase/lite itself stumbles over some stamps of a conversation; what isn't sent waits, and is not lost.
    assert a.status().state in {SyncState.UP_TO_DATE, SyncState.WAITING}
    b = sign_in(device("b"), server, account)
    b.sync()
    assert len(b.days.entries()) == days
    past_the_triggers(server, table, "created_at = now(), updated_at = now()", where)
    for each in (a, b, a):
        each.sync()
    for each in (a, b):
        assert each.sync_review.unreadable() == []
        assert (len(each.days.entries()), len(on_device(each, MESSAGES)), each.status().pending) == (days, said, 0)
        assert_same(each, server, account.user_id)


def test_one_nan_in_a_day_hides_only_itself(server: Server, account: Account, a: App, device: MakeDevice) -> None:
    day = a.today()
    row_id = logged(a, day)["id"]
    server.sql(f"UPDATE wellness_entries SET sleep_hours = 'NaN', nutrition_notes = 'Oats' WHERE id = '{row_id}'")
    b = sign_in(device("b"), server, account)
    for each in (a, b):
        each.sync()
        found = logged(each, day)
        assert (found["sleep_hours"], found["mood_score"], found["nutrition_notes"]) == (None, 3, "Oats")
        (strange,) = each.sync_review.unreadable()
        assert (strange.key, strange.columns, strange.values) == (str(day), ("sleep_hours",), {"sleep_hours": "NaN"})
    a.days.log(day, {"mood_score": 5})
    a.sync()
    row = server.sql(f"SELECT sleep_hours::text AS hours, mood_score FROM wellness_entries WHERE id = '{row_id}'")[0]
    assert (row["hours"], row["mood_score"]) == ("NaN", 5)
    a.days.log(day, {"sleep_hours": 7})  # the very column: now it is meant
    a.sync()
    b.sync()
    for each in (a, b):
        assert (logged(each, day)["sleep_hours"], each.sync_review.unreadable()) == (7, [])
        assert_same(each, server, account.user_id)


@pytest.mark.parametrize("how", ["cleared", "undone", "decided"])
def test_a_day_that_holds_only_what_cant_be_shown_is_not_deleted(
    server: Server, account: Account, a: App, device: MakeDevice, how: str
) -> None:
    day = a.today() - timedelta(days=20)
    mark = a.edits_since(None)[0]
    a.days.log(day, {"mood_score": 3})
    a.sync()
    (made,) = a.edits_since(mark)[1] or []
    b = sign_in(device("b"), server, account)
    b.sync()
    if how == "decided":
        for app, mood in ((a, 4), (b, 5)):
            app.days.log(day, {"mood_score": mood})
            app.sync()
        a.sync()
    where = f"user_id = '{account.user_id}' AND date = '{day}'"
    server.sql(f"UPDATE wellness_entries SET sleep_hours = 'NaN' WHERE {where}")
    for app in (a, b):
        app.sync()
    match how:
        case "cleared":
            a.days.log(day, {"mood_score": None})
        case "undone":
            a.undo(made.edit_id)
        case "decided":
            (line,) = b.sync_review.conflicts()
            b.sync_review.decide(line.id, None)
    for app in (a, b, a):
        app.sync()
    assert [logged(app, day)["mood_score"] for app in (a, b)] == [None, None]
    rows = server.sql(f"SELECT sleep_hours::text AS hours, mood_score FROM wellness_entries WHERE {where}")
    assert rows == [{"hours": "NaN", "mood_score": None}]


@pytest.mark.parametrize("change", [{"set": 900}, {"add": 250}])
def test_an_amount_edited_while_it_could_no_more_be_shown_is_what_was_seen(
    own_server: Server, own: Account, device: MakeDevice, change: dict[str, int]
) -> None:
    proxy = Proxy(own_server)
    a = sign_in(device("a"), proxy, own)
    day, water = a.today(), "water_intake_ml"
    a.days.log(day, {"mood_score": 3, water: 500})
    a.sync()
    own_server.sql("ALTER TABLE wellness_entries ALTER COLUMN water_intake_ml TYPE bigint")
    own_server.sql("UPDATE wellness_entries SET water_intake_ml = 5000000000")
    a.days.log(day, {water: 900} if "set" in change else {}, add={water: 250} if "add" in change else {})
    proxy.plan = always(reset_before, "PATCH")
    with suppress(OrganicError):
        a.sync()
    seen = 900 if "set" in change else 750
    assert logged(a, day)[water] == seen
    own_server.sql("UPDATE wellness_entries SET water_intake_ml = 600")
    proxy.behave()
    for _ in range(2):
        a.sync()
    assert (logged(a, day)[water], a.status().pending) == (seen, 0)
    assert_same(a, own_server, own.user_id)
    proxy.close()


def test_a_day_whose_date_cant_be_shown_stays_here_as_it_was_and_its_edit_waits_aside(
    server: Server, account: Account, a: App
) -> None:
    day = a.today()
    row_id = logged(a, day)["id"]
    a.days.log(day, {"mood_score": 5})
    server.sql(f"UPDATE wellness_entries SET date = 'infinity' WHERE id = '{row_id}'")
    for _ in range(3):
        a.sync()
        assert logged(a, day)["mood_score"] == 5
        (change,) = a.sync_review.changes()
        assert change.refused
    assert [each.row_id for each in a.sync_review.unreadable()] == [row_id]
    assert server.sql(f"SELECT mood_score FROM wellness_entries WHERE id = '{row_id}'")[0]["mood_score"] == 3
    server.sql(f"UPDATE wellness_entries SET date = '{day}' WHERE id = '{row_id}'")
    for _ in range(2):
        a.sync()
    assert (logged(a, day)["mood_score"], a.status().pending, a.sync_review.unreadable()) == (5, 0, [])
    assert_same(a, server, account.user_id)


# -- rows that the mirror's constraints refuse ------------------------------------------------------------------------


@pytest.fixture
def own(own_server: Server) -> Account:
    """An account of a server whose schema may be changed."""
    return sign_up(own_server)


def widened_role(server: Server, account: Account, chat: str) -> str:
    server.sql("ALTER TABLE messages DROP CONSTRAINT messages_role_check")
    row_id = str(uuid.uuid4())
    insert(server, "messages", {"id": row_id, "conversation_id": chat, "role": "system", "content": "Be kind."})
    return row_id


def no_content(server: Server, account: Account, chat: str) -> str:
    server.sql("ALTER TABLE messages ALTER COLUMN content DROP NOT NULL")
    row_id = str(uuid.uuid4())
    insert(server, "messages", {"id": row_id, "conversation_id": chat, "role": "user", "content": None})
    return row_id


def no_date(server: Server, account: Account, chat: str) -> str:
    server.sql("ALTER TABLE wellness_entries ALTER COLUMN date DROP NOT NULL")
    row_id = str(uuid.uuid4())
    insert(server, "wellness_entries", {"id": row_id, "user_id": account.user_id, "date": None, "mood_score": 2})
    return row_id


def no_module(server: Server, account: Account, chat: str) -> str:
    server.sql("ALTER TABLE conversations ALTER COLUMN module_name DROP NOT NULL")
    row_id = str(uuid.uuid4())
    insert(server, "conversations", {"id": row_id, "user_id": account.user_id, "module_name": None})
    insert(server, "messages", {"conversation_id": row_id, "role": "user", "content": "its own"})
    return row_id


@pytest.mark.parametrize("spoil", [widened_role, no_content, no_date, no_module])
def test_a_row_that_the_mirror_refuses_is_kept_aside_and_all_else_goes_on(
    own_server: Server, own: Account, device: MakeDevice, spoil: Callable[[Server, Account, str], str]
) -> None:
    a = sign_in(device("a"), own_server, own)
    chat = a.conversations.start("identity").id
    a.conversations.send(chat, "sent")
    a.sync()
    row_id = spoil(own_server, own, chat)
    b = sign_in(device("b"), own_server, own)
    for each in (a, b):
        each.days.log(each.today(), {"mood_score": 4})
        each.conversations.send(chat if each is a else each.conversations.start("focus").id, "another")
    for _ in range(3):
        for each in (a, b):
            each.sync()
    for each in (a, b):
        assert row_id in {strange.row_id for strange in each.sync_review.unreadable()}
        assert (each.status().pending, each.status().state) == (0, SyncState.UP_TO_DATE)
        assert {row["content"] for row in on_device(each, MESSAGES)} == {"sent", "another"}
        assert len(each.days.entries()) == 1
    before = a.sync_review.unreadable()
    quiet = [a.sync(thorough=False).requests for _ in range(2)]
    assert quiet == [1, 1]
    assert a.sync_review.unreadable() == before
    own_server.sql("UPDATE conversations SET module_name = 'focus' WHERE module_name IS NULL")
    own_server.sql("UPDATE wellness_entries SET date = '2020-02-02' WHERE date IS NULL")
    own_server.sql("DELETE FROM messages WHERE role = 'system' OR content IS NULL")
    for _ in range(3):
        for each in (a, b):
            each.sync()
    for each in (a, b):
        assert each.sync_review.unreadable() == []
        assert_same(each, own_server, own.user_id)


@pytest.mark.parametrize("shown_first", [True, False])
def test_a_day_that_the_server_has_twice_is_shown_once_and_stays_so(
    own_server: Server, own: Account, device: MakeDevice, shown_first: bool
) -> None:
    a = sign_in(device("a"), own_server, own)
    day = a.today()
    if shown_first:
        a.days.log(day, {"mood_score": 1})
        a.sync()
    own_server.sql("ALTER TABLE wellness_entries DROP CONSTRAINT wellness_entries_user_id_date_key")
    row = {"user_id": own.user_id, "date": str(day)}
    insert(own_server, "wellness_entries", *[{**row, "mood_score": 2} for _ in range(1 if shown_first else 2)])
    seen = set()
    for _ in range(4):
        a.sync()
        (entry,) = a.days.entries()
        (strange,) = a.sync_review.unreadable()
        seen.add((entry.id, strange.row_id))
    assert len(seen) == 1
    assert len(own_server.sql("SELECT id FROM wellness_entries")) == 2
    assert a.sync(thorough=False).requests == 1
    shown, aside = seen.pop()
    own_server.sql(f"DELETE FROM wellness_entries WHERE id = '{shown}'")
    for _ in range(2):
        a.sync()
    assert [entry.id for entry in a.days.entries()] == [aside]
    assert (a.sync_review.unreadable(), a.status().state) == ([], SyncState.UP_TO_DATE)


def test_new_days_are_sent_though_the_server_no_longer_keeps_them_apart(
    own_server: Server, own: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), own_server, own)
    a.sync()
    own_server.sql("ALTER TABLE wellness_entries DROP CONSTRAINT wellness_entries_user_id_date_key")
    own_server.sql("ALTER TABLE module_progress DROP CONSTRAINT module_progress_user_id_module_name_key")
    a.days.log_many([a.today() - timedelta(days=back) for back in range(600)], {"mood_score": 3})
    a.modules.set("identity", {"progress_percentage": 10})
    a.sync()
    assert (a.status().pending, a.status().refused) == (0, 0)
    assert_same(a, own_server, own.user_id)


def test_a_day_made_again_by_another_device_takes_the_place_of_the_one_here(
    server: Server, account: Account, a: App
) -> None:
    """Not a day twice: the server was asked for the one that is here, and has it no more."""
    day = a.today()
    old = logged(a, day)["id"]
    server.sql(f"DELETE FROM wellness_entries WHERE id = '{old}'")
    insert(server, "wellness_entries", {"user_id": account.user_id, "date": str(day), "mood_score": 5})
    a.sync(thorough=False)
    assert (logged(a, day)["mood_score"], a.sync_review.unreadable()) == (5, [])
    assert {(line.column, line.value) for line in a.sync_review.removed()} == {
        ("mood_score", Decimal(3)),
        ("water_intake_ml", 500),
    }
    assert_same(a, server, account.user_id)


def test_of_strangers_rows_only_the_id_is_kept(own_server: Server, own: Account, device: MakeDevice) -> None:
    stranger = sign_in(device("stranger"), own_server, sign_up(own_server))
    stranger.days.log(stranger.today(), {"nutrition_notes": "SECRET"})
    stranger.conversations.send(stranger.conversations.start("SECRET").id, "SECRET")
    stranger.sync()
    a = sign_in(device("a"), own_server, own)
    a.days.log(a.today(), {"mood_score": 3})
    a.sync()
    for table in ("wellness_entries", "conversations", "messages"):
        own_server.sql(f"CREATE POLICY wrong ON {table} FOR SELECT USING (true)")
    new = sign_in(device("new"), own_server, own)
    for each in (a, new):
        each.conversations.send(each.conversations.start("identity").id, "mine")
        for _ in range(3):
            each.sync()
        assert len(each.days.entries()) == 1
        assert each.status().state == SyncState.UP_TO_DATE
        assert b"SECRET" not in b"".join(file.read_bytes() for file in each.folder.rglob("*.db*"))
        assert all(strange.values == {} for strange in each.sync_review.unreadable())
    for table in ("wellness_entries", "conversations", "messages"):
        own_server.sql(f"DROP POLICY wrong ON {table}")
    for each in (a, new, a):
        each.sync()
    for each in (a, new):
        assert each.sync_review.unreadable() == []
        assert_same(each, own_server, own.user_id)


# -- whatever one row holds, the others travel ------------------------------------------------------------------------

STRANGE: list[dict[str, Any]] = [
    {"sleep_hours": 150, "nutrition_notes": "x"},
    {"water_intake_ml": 2**31},
    {"water_intake_ml": 2**63},
    {"water_intake_ml": Decimal("1.5")},
    {"mood_score": "NaN"},
    {"mood_score": {"a": 1}},
    {"water_intake_ml": "a lot"},
    {"nutrition_notes": "\ud800"},
    {"created_at": ""},
    {"updated_at": ""},
    {"date": ""},
    {"date": None},
    {"user_id": None},
]


@pytest.mark.parametrize("change", STRANGE, ids=lambda change: "-".join(map(str, change)))
@pytest.mark.parametrize("here", [True, False])
def test_whatever_one_row_holds_the_others_travel(device: MakeDevice, change: dict[str, Any], here: bool) -> None:
    """Past any server: its columns may be of other types tomorrow."""
    from organic_desktop.core.clock import SystemClock
    from organic_desktop.store.apply_remote import Merged, RemoteChanges

    file = device("a").profiles.current
    remote = RemoteChanges(file.database, SystemClock())
    stamps = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
    rows = [
        {**dict.fromkeys(WELLNESS_ENTRIES.columns), **stamps, "id": str(uuid.uuid4()), "user_id": file.user_id}
        | {"date": f"2026-01-0{day}", "mood_score": 3}
        for day in (1, 2, 3)
    ]
    if here:
        remote.apply(WELLNESS_ENTRIES, rows, lambda _, sides: Merged(sides.mine))
    newer = {"updated_at": "2026-01-02T00:00:00Z", "mood_score": 4}
    rows = [{**row, **newer, **(change if number == 1 else {})} for number, row in enumerate(rows)]
    for _ in range(2):
        remote.apply(WELLNESS_ENTRIES, rows, lambda _, sides: Merged(sides.mine))
        shown = {row["date"].day: row["mood_score"] for row in on_device(device("a"), WELLNESS_ENTRIES)}
        assert (shown[1], shown[3]) == (4, 4)
        assert 2 in shown or not here
    from organic_desktop.store.unreadable import unreadable

    assert [strange.row_id for strange in unreadable(file.database)] == [rows[1]["id"]]


def test_a_users_row_that_cant_be_kept_stays_here_as_it_was(
    own_server: Server, own: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), own_server, own)
    a.days.log(a.today(), {"mood_score": 3})
    a.sync()
    own_server.sql("ALTER TABLE users ALTER COLUMN email DROP NOT NULL")
    own_server.sql(f"UPDATE users SET email = NULL WHERE id = '{own.user_id}'")
    a.days.log(a.today(), {"mood_score": 4})
    for _ in range(2):
        a.sync()
    assert (a.status().pending, on_device(a, USERS)[0]["email"]) == (0, own.email)
    assert [strange.table for strange in a.sync_review.unreadable()] == ["users"]


def test_nothing_is_removed_by_cascade(device: MakeDevice) -> None:
    """Each place that removes a conversation names its messages, and none is left behind."""
    a = device("a")
    writer = a.profiles.current.writer
    chat = create_row(writer, CONVERSATIONS, {"user_id": a.profiles.current.user_id, "module_name": "identity"})
    create_row(writer, MESSAGES, {"conversation_id": chat, "role": "user", "content": "x"})
    change_row(writer, CONVERSATIONS, chat, {"topic": "y"})
    for change in a.sync_review.changes():
        if change.table == CONVERSATIONS.name:
            a.sync_review.discard(change)
    assert (on_device(a, CONVERSATIONS), on_device(a, MESSAGES), a.sync_review.changes()) == ([], [], [])
