"""The walking skeleton's promise: logged offline here, on the server, on a second device, to the last decimal."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import httpx
import pytest

from organic_desktop.core.errors import Offline, SignInNeeded
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, MODULE_PROGRESS
from organic_desktop.sync.status import SyncState
from tests.devices import MakeDevice, logged, sign_in
from tests.rows import create_row
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same, insert, service_role


def test_three_days_logged_offline_reach_the_server_and_a_second_device(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b = device("a"), device("b")
    today = a.today()
    a.days.log(today - timedelta(days=2), {"sleep_hours": "7.255", "mood_score": "3.5"})
    a.days.log(today - timedelta(days=1), {"water_intake_ml": "1500", "nutrition_notes": "Oats, “äöü”\r\n飲み物 🙂"})
    a.days.log(today, {"energy_level": "0.01"}, add={"exercise_minutes": 20})
    sign_in(a, server, account)

    server.stop()
    with pytest.raises(Offline):
        a.sync()
    assert (a.status().state, a.status().pending) == (SyncState.OFFLINE, 3)

    server.start()
    report = a.sync()
    assert (report.pushed, report.conflicts, a.status().state) == (3, 0, SyncState.UP_TO_DATE)
    assert sign_in(b, server, account).sync().pulled == 4  # three days and the person's own row
    assert_same(a, server, account.user_id)
    assert_same(b, server, account.user_id)
    assert logged(b, today - timedelta(days=2))["sleep_hours"] == Decimal("7.26")


def test_streak_and_statistics_equal_the_servers_own(server: Server, account: Account, device: MakeDevice) -> None:
    a = sign_in(device("a"), server, account)
    a.change_settings(timezone="UTC")
    for back, hours in ((0, "7.01"), (1, "7.00"), (3, "8.25")):
        a.days.log(a.today() - timedelta(days=back), {"sleep_hours": hours, "water_intake_ml": back})
    a.sync()
    headers = {"apikey": server.publishable_key, "authorization": f"Bearer {account.access_token}"}
    ask = {"p_user_id": account.user_id}
    rpc = f"{server.url}/rest/v1/rpc"
    [streak] = httpx.post(f"{rpc}/get_wellness_streak", json=ask, headers=headers).json()
    [stats] = httpx.post(f"{rpc}/get_wellness_stats", json=ask, headers=headers).json()
    assert {**vars(a.days.streak()), "last_entry": str(a.days.streak().last_entry)} == streak
    as_numbers = {name: None if value is None else Decimal(str(value)) for name, value in stats.items()}
    assert vars(a.days.stats()) == as_numbers


def test_a_cycle_without_changes_sends_and_receives_nothing(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    a.days.log(a.today(), {"water_intake_ml": 250})
    a.sync()
    again = a.sync()
    assert (again.pushed, again.pulled, again.conflicts) == (0, 0, 0)


def test_edits_to_different_columns_of_a_day_all_survive(server: Server, account: Account, device: MakeDevice) -> None:
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    day = a.today()
    a.days.log(day, {"water_intake_ml": 250})
    a.sync()
    b.sync()
    a.days.log(day, {"mood_score": 4})
    b.days.log(day, {"sleep_hours": "7.5"})
    a.sync()
    assert b.sync().conflicts == 0
    a.sync()
    for each in (a, b):
        entry = logged(each, day)
        assert (entry["water_intake_ml"], entry["mood_score"], entry["sleep_hours"]) == (250, 4, Decimal("7.5"))
        assert_same(each, server, account.user_id)


def test_lines_of_a_note_changed_on_two_devices_are_both_kept(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    day = a.today()
    a.days.log(day, {"nutrition_notes": "Oats\nTea\nSoup"})
    a.sync()
    b.sync()
    a.days.log(day, {"nutrition_notes": "Porridge\nTea\nSoup"})
    b.days.log(day, {"nutrition_notes": "Oats\nTea\nApple"})
    for each in (b, a, b):
        each.sync()
    assert [logged(each, day)["nutrition_notes"] for each in (a, b)] == ["Porridge\nTea\nApple"] * 2
    assert (a.status().conflicts, b.status().conflicts) == (0, 0)


def test_the_same_column_edited_twice_keeps_the_loser_in_the_history(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    day = a.today()
    a.days.log(day, {"mood_score": 3})
    a.sync()
    b.sync()
    a.days.log(day, {"mood_score": 1})
    b.days.log(day, {"mood_score": 5})
    a.sync()
    assert b.sync().conflicts == 1
    a.sync()
    assert [logged(each, day)["mood_score"] for each in (a, b)] == [5, 5]


def test_a_day_made_on_two_devices_becomes_one_row(server: Server, account: Account, device: MakeDevice) -> None:
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    day = a.today()
    a.days.log(day, {"sleep_hours": 7})
    b.days.log(day, {"mood_score": 4})
    a.sync()
    b.sync()
    a.sync()
    for each in (a, b):
        entry = logged(each, day)
        assert (entry["sleep_hours"], entry["mood_score"]) == (7, 4)
        assert_same(each, server, account.user_id)


def test_a_deleted_day_leaves_the_server_and_can_be_made_again(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    a.days.log(a.today(), {"mood_score": 3})
    a.sync()
    a.days.delete([a.today()])
    a.sync()
    assert_same(a, server, account.user_id)
    a.days.log(a.today(), {"mood_score": 4})
    a.days.delete([a.today()])
    a.days.log(a.today(), {"mood_score": 5})
    a.sync()
    assert_same(a, server, account.user_id)
    assert a.status().pending == 0


def test_a_day_deleted_and_made_again_offline_is_an_update_of_the_same_row(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    a.days.log(a.today(), {"mood_score": 3, "sleep_hours": 8})
    before = logged(a, a.today())
    a.sync()
    a.days.delete([a.today()])
    a.days.log(a.today(), {"mood_score": 5})
    assert logged(a, a.today())["id"] == before["id"]
    assert a.sync().conflicts == 0
    assert_same(a, server, account.user_id)


def test_an_edit_beats_a_deletion_on_the_other_device(server: Server, account: Account, device: MakeDevice) -> None:
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    day = a.today()
    a.days.log(day, {"mood_score": 3})
    a.sync()
    b.sync()
    a.days.delete([day])
    b.days.log(day, {"mood_score": 5})
    b.sync()
    a.sync()
    for each in (a, b):
        assert logged(each, day)["mood_score"] == 5
    assert a.status().conflicts == 1
    assert_same(a, server, account.user_id)


def test_a_deletion_on_the_server_gives_way_to_an_edit_here(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    a.days.log(a.today(), {"mood_score": 3})
    a.sync()
    this = f"{server.url}/rest/v1/wellness_entries?id=eq.{logged(a, a.today())['id']}"
    httpx.delete(this, headers=service_role(server)).raise_for_status()
    a.days.log(a.today(), {"sleep_hours": 6})
    a.sync()
    assert a.status().pending == 0
    assert_same(a, server, account.user_id)


def test_all_five_tables_travel(server: Server, account: Account, device: MakeDevice) -> None:
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    writer = a.profiles.current.writer
    topics = ["a, b", '"quoted"', "{}", "", "NULL", "ü"]
    create_row(
        writer,
        MODULE_PROGRESS,
        {"user_id": account.user_id, "module_name": "identity", "progress_percentage": Decimal("12.50")}
        | {"completed_topics": topics, "last_activity": datetime(2026, 1, 2, 3, 4, 5, 678900, UTC)},
    )
    chat = create_row(
        writer,
        CONVERSATIONS,
        {"user_id": account.user_id, "module_name": "identity", "topic": "Who", "message_count": 0},
    )
    said = datetime.now(UTC) - timedelta(minutes=1)
    for number in range(3):
        message = {"conversation_id": chat, "role": "user", "content": f"{number}"}
        create_row(writer, MESSAGES, message | {"created_at": said + timedelta(microseconds=1000 * number)})
    a.sync()
    b.sync()
    assert_same(a, server, account.user_id)
    assert_same(b, server, account.user_id)


def test_a_row_the_server_refuses_is_set_aside_and_the_others_go_on(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    for back in range(5):
        a.days.log(a.today() - timedelta(days=back), {"mood_score": 3})
    # What no door of ours lets in, a damaged file may hold: a number beyond the server's integer.
    with a.profiles.current.database.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql(
            "UPDATE wellness_entries SET water_intake_ml = 3000000000 WHERE date = ?", (str(a.today()),)
        )
    assert a.sync().pushed == 4
    status = a.status()
    assert (status.state, status.refused) == (SyncState.NEEDS_ATTENTION, 1)
    a.days.log(a.today(), {"water_intake_ml": 3000})
    a.sync()
    assert a.status().state == SyncState.UP_TO_DATE
    assert_same(a, server, account.user_id)


def test_rows_that_nobody_can_show_dont_stop_the_others(server: Server, account: Account, device: MakeDevice) -> None:
    row = {"user_id": account.user_id}
    insert(server, "wellness_entries", row | {"date": "infinity"}, row | {"date": "10000-01-01"})
    insert(server, "wellness_entries", row | {"date": "2026-01-01", "mood_score": "NaN"})
    insert(server, "wellness_entries", row | {"date": "2026-01-02", "mood_score": 4})
    a = sign_in(device("a"), server, account)
    assert a.sync().pulled == 3
    assert [(entry.date.isoformat(), entry.mood_score) for entry in a.days.entries()] == [
        ("2026-01-01", None),
        ("2026-01-02", 4),
    ]


def test_stamps_of_other_clients_neither_hide_rows_nor_poison_the_cursor(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    for day, stamp in ((1, "0900-01-01T00:00:00Z"), (2, "2099-01-01T00:00:00Z"), (3, None)):
        row = {"user_id": account.user_id, "date": f"2026-01-0{day}", "updated_at": stamp, "mood_score": 3}
        insert(server, "wellness_entries", row)
    a.sync()
    insert(server, "wellness_entries", {"user_id": account.user_id, "date": "2026-01-04", "mood_score": 4})
    a.sync()
    assert_same(a, server, account.user_id)
    a.days.log(a.days.entries()[2].date, {"mood_score": 5})  # its version is NULL, and still conditional
    a.sync()
    assert_same(a, server, account.user_id)


def test_rows_without_a_stamp_arrive_with_the_first_pull_and_with_a_later_one(
    server: Server, account: Account, device: MakeDevice
) -> None:
    """No count gives them away: nothing was counted before the first pull, and messages are counted now and then."""
    chat = {"id": str(uuid.uuid4()), "user_id": account.user_id, "module_name": "identity", "updated_at": None}
    message = {"conversation_id": chat["id"], "role": "user", "content": "late", "created_at": None}
    insert(server, "conversations", chat)
    a = sign_in(device("a"), server, account)
    a.sync()
    assert [talk.id for talk in a.conversations.all()] == [chat["id"]]
    insert(server, "messages", message)
    a.sync(thorough=False)
    assert_same(a, server, account.user_id)


def test_an_edit_elsewhere_arrives_whatever_stamp_of_the_future_was_read(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    b.days.log(b.today(), {"mood_score": 3})
    b.sync()
    row = {"user_id": account.user_id, "date": "2026-01-01", "updated_at": "2099-01-01T00:00:00Z"}
    insert(server, "wellness_entries", row)
    a.sync()
    b.days.log(b.today(), {"mood_score": 4})
    b.sync()
    a.sync(thorough=False)
    assert logged(a, a.today())["mood_score"] == 4


def test_an_id_that_is_somebody_elses_is_exchanged_for_another(
    server: Server, account: Account, other_account: Account, device: MakeDevice
) -> None:
    """A row of ours under an id of theirs can neither be inserted nor seen (docs/sync.md, rule 28)."""
    a = sign_in(device("a"), server, account)
    a.days.log(a.today(), {"mood_score": 3})
    chat = a.conversations.start("identity").id
    a.conversations.send(chat, "First")
    taken = logged(a, a.today())["id"]
    owner = {"user_id": other_account.user_id}
    insert(server, "wellness_entries", owner | {"id": taken, "date": "2026-01-01"})
    insert(server, "conversations", owner | {"id": chat, "module_name": "identity"})
    a.sync()
    assert logged(a, a.today())["id"] != taken
    [talk] = a.conversations.all()
    assert [message.content for message in a.conversations.messages(talk.id)] == ["First"]
    assert (a.status().pending, a.status().refused) == (0, 0)
    assert_same(a, server, account.user_id)


def test_more_rows_than_a_page_with_one_stamp(server: Server, account: Account, device: MakeDevice) -> None:
    start = datetime(2020, 1, 1, tzinfo=UTC)
    rows = [
        {"user_id": account.user_id, "date": str((start + timedelta(days=n)).date()), "mood_score": 3}
        for n in range(901)
    ]
    insert(server, "wellness_entries", *rows)
    a = sign_in(device("a"), server, account)
    a.sync()
    assert len(a.days.entries()) == 901
    assert_same(a, server, account.user_id)


def test_signing_out_keeps_unsent_edits_for_the_next_sign_in(
    server: Server, account: Account, other_account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    a.days.log(a.today(), {"mood_score": 2})
    a.account.sign_out()
    assert a.status().state == SyncState.LOCAL_ONLY
    assert a.days.entry(a.today()) is None
    with pytest.raises(SignInNeeded):
        a.sync()

    sign_in(a, server, other_account).sync()
    assert a.days.entry(a.today()) is None
    assert_same(a, server, other_account.user_id)

    a.account.sign_out()
    sign_in(a, server, account).sync()
    assert logged(a, a.today())["mood_score"] == 2
    assert_same(a, server, account.user_id)


def test_joining_an_account_merges_and_loses_nothing(server: Server, account: Account, device: MakeDevice) -> None:
    a = sign_in(device("a"), server, account)
    day = a.today()
    a.days.log(day, {"mood_score": 2, "sleep_hours": 8})
    a.sync()
    a.account.sign_out()
    a.days.log(day, {"mood_score": 5, "water_intake_ml": 500})
    a.days.log(day - timedelta(days=1), {"mood_score": 4})
    sign_in(a, server, account).sync()
    joined = logged(a, day)
    assert (joined["mood_score"], joined["sleep_hours"], joined["water_intake_ml"]) == (2, 8, 500)
    assert a.status().conflicts == 1  # the other mood stands in the history
    assert len(a.days.entries()) == 2
    assert_same(a, server, account.user_id)


def test_an_expired_token_is_renewed_on_the_way(server: Server, account: Account, device: MakeDevice) -> None:
    a = sign_in(device("a"), server, account)
    a.days.log(a.today(), {"mood_score": 3})
    session = a._sessions._session
    assert session is not None
    a._sessions._session = replace(session, access_token=session.access_token[:-8] + "spoiled_")
    a._sessions.store.keep(a._sessions._session)
    a.sync()
    assert_same(a, server, account.user_id)


def test_a_paragraph_edited_in_two_places_is_there_once_with_both_edits(
    server: Server, account: Account, device: MakeDevice
) -> None:
    """A note of one paragraph is one line; words that both changed stand twice, with their clause."""
    a, b = (sign_in(device(name), server, account) for name in "ab")
    day = a.today()
    before = "I had oats in the morning. Then two eggs for lunch, with bread. Soup in the evening."
    a.days.log(day, {"nutrition_notes": before})
    a.sync()
    b.sync()
    a.days.log(day, {"nutrition_notes": before.replace("oats", "porridge")})
    b.days.log(day, {"nutrition_notes": before.replace("Soup", "Stew")})
    for app in (a, b, a):
        app.sync()
    both = before.replace("oats", "porridge").replace("Soup", "Stew")
    assert logged(a, day)["nutrition_notes"] == logged(b, day)["nutrition_notes"] == both
    assert (a.status().conflicts, b.status().conflicts) == (0, 0)

    a.days.log(day, {"nutrition_notes": both.replace("two", "three")})
    b.days.log(day, {"nutrition_notes": both.replace("two", "four")})
    for app in (a, b, a):
        app.sync()
    twice = both.replace("Then two eggs for lunch", "Then three eggs for lunch. Then four eggs for lunch")
    assert logged(a, day)["nutrition_notes"] == logged(b, day)["nutrition_notes"] == twice
    assert b.status().conflicts == 1
    assert_same(a, server, account.user_id)
