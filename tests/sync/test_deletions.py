"""Rows that others deleted on the server leave this device, at no cost while nothing was, and never by mistake."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import httpx
import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import DecisionNeeded
from organic_desktop.store.facts import keep_facts
from organic_desktop.store.outbox import Trying
from organic_desktop.store.schema import MESSAGES, WELLNESS_ENTRIES, Mirrored
from organic_desktop.store.types import instant_text
from organic_desktop.sync.status import Missing, SyncState
from tests.devices import MakeDevice, logged, sign_in
from tests.rows import create_row
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same, insert, on_device, service_role


def delete(server: Server, table: str, **filters: str) -> None:
    """Delete rows as the service role, past every policy."""
    answer = httpx.delete(f"{server.url}/rest/v1/{table}", params=filters, headers=service_role(server))
    answer.raise_for_status()


def log_days(app: App, count: int) -> None:
    for back in range(count):
        app.days.log(app.today() - timedelta(days=back), {"mood_score": 3})


def test_a_row_deleted_by_another_client_leaves_at_the_next_cycle(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    log_days(a, 3)
    a.sync()
    b.sync()
    b.days.delete([b.today()])
    b.sync()
    report = a.sync(thorough=False)
    assert a.days.entry(a.today()) is None
    assert report.conflicts == 0
    assert_same(a, server, account.user_id)


def test_the_check_costs_one_request_a_table_and_in_the_background_none_while_nothing_was_deleted(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    log_days(a, 30)
    a.sync()
    assert a.sync(thorough=True).requests == 2
    assert a.sync(thorough=False).requests == 1


def test_a_cycle_in_the_background_may_leave_the_daily_comparison_to_a_later_one(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    log_days(a, 3)
    a.sync()
    keep_facts(a.profiles.current.database, lambda facts: replace(facts, compared_at=None))  # as if a day had passed
    run = partial(a._sync.run, 0.0, thorough=False, missing=Missing.ASK, trying=Trying.DUE)
    assert [run(comparing=comparing).requests for comparing in (False, True, True)] == [1, 2, 1]


def test_a_deletion_found_here_gives_way_to_an_edit_and_is_merged_with_the_day_made_again_elsewhere(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    day = a.today()
    a.days.log(day, {"mood_score": 3, "sleep_hours": 8})
    a.sync()
    b.sync()
    delete(server, "wellness_entries", id=f"eq.{logged(a, day)['id']}")
    b.sync()
    b.days.log(day, {"mood_score": 4})  # under a new id: b has forgotten the old one
    b.sync()
    a.days.log(day, {"sleep_hours": 6})
    a.sync()
    b.sync()
    for each in (a, b):
        assert (logged(each, day)["mood_score"], logged(each, day)["sleep_hours"]) == (4, 6)
        assert_same(each, server, account.user_id)


def test_many_deletions_at_once_are_held_back_until_the_user_agrees(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    log_days(a, 20)
    a.sync()
    delete(server, "wellness_entries", user_id=f"eq.{account.user_id}", date=f"lt.{a.today() - timedelta(days=5)}")
    with pytest.raises(DecisionNeeded, match="14 of your entries"):
        a.sync()
    assert len(a.days.entries()) == 20
    assert a.status().state == SyncState.NEEDS_ATTENTION
    copies = list(a.folder.rglob("*before-deletions*"))
    assert [copy.stat().st_mode & 0o077 for copy in copies] == [0]
    a.sync(missing=Missing.REMOVE)
    assert len(a.days.entries()) == 6
    assert a.status().state == SyncState.UP_TO_DATE
    assert_same(a, server, account.user_id)


def held_back(server: Server, account: Account, *devices: App) -> None:
    """Twenty days and twelve conversations that everybody has and somebody deletes on the server; each device asks."""
    first = devices[0]
    log_days(first, 20)
    for number in range(12):
        first.conversations.send(first.conversations.start("identity").id, f"message {number}")
    for each in devices:
        each.sync()
    for table in ("wellness_entries", "conversations"):
        delete(server, table, user_id=f"eq.{account.user_id}")
    for each in devices:
        with pytest.raises(DecisionNeeded):
            each.sync()


def test_what_the_user_keeps_is_made_again_on_the_server_and_on_other_devices(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    held_back(server, account, a, b)
    before = on_device(a, WELLNESS_ENTRIES), on_device(a, MESSAGES)
    b.sync(missing=Missing.REMOVE)
    assert b.days.entries() == []
    report = a.sync(missing=Missing.KEEP)
    assert (report.pushed, report.conflicts, a.status().conflicts) == (20 + 12 + 12, 0, 0)
    assert (a.status().state, a.status().pending, a.status().held) == (SyncState.UP_TO_DATE, 0, {})
    b.sync()
    for each in (a, b):
        assert contents(each, WELLNESS_ENTRIES) == contents_of(before[0], WELLNESS_ENTRIES)
        assert contents(each, MESSAGES) == contents_of(before[1], MESSAGES)
        assert_same(each, server, account.user_id)
    a.sync()  # sees once more what it sent
    assert a.sync(thorough=False).requests == 1


def test_two_devices_that_both_keep_end_with_one_of_each(server: Server, account: Account, device: MakeDevice) -> None:
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    held_back(server, account, a, b)
    for each in (a, b, a):
        each.sync(missing=Missing.KEEP)
    for each in (a, b):
        assert (each.status().state, each.status().conflicts) == (SyncState.UP_TO_DATE, 0)
        assert (len(each.days.entries()), len(on_device(each, MESSAGES))) == (20, 12)
        assert_same(each, server, account.user_id)


def test_a_question_is_open_until_it_is_answered_and_all_else_goes_on_meanwhile(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    held_back(server, account, a)
    lacks = {"counts": instant_text(a._clock.now())}  # a server that counts only when asked apart
    keep_facts(a.profiles.current.database, lambda facts: replace(facts, missing_features=lacks))
    with pytest.raises(DecisionNeeded):
        a.sync()
    (copy,) = a.folder.rglob("*before-deletions*")
    made = copy.stat().st_ino, copy.stat().st_mtime_ns
    a.days.log(a.today() - timedelta(days=30), {"mood_score": 5})
    b.days.log(b.today() - timedelta(days=40), {"mood_score": 4})
    b.sync()
    with pytest.raises(DecisionNeeded) as question:
        a.sync(thorough=False)
    assert question.value.held == {"wellness_entries": 20, "conversations": 12, "messages": 12}
    assert question.value.tables == {"wellness_entries"}
    assert len(a.days.entries()) == 22
    b.sync()
    assert len(b.days.entries()) == 2
    assert (copy.stat().st_ino, copy.stat().st_mtime_ns) == made, "the same question needs no other copy"


def contents(app: App, mirrored: Mirrored) -> list[dict[str, Any]]:
    return contents_of(on_device(app, mirrored), mirrored)


def contents_of(rows: list[dict[str, Any]], mirrored: Mirrored) -> list[dict[str, Any]]:
    """What a person sees of rows, and which they are; their times are the server's to give anew."""
    names = {"id", *mirrored.editable, *mirrored.own_key, "content"}
    return sorted(({name: row[name] for name in names & row.keys()} for row in rows), key=lambda row: row["id"])


def test_a_held_back_deletion_that_was_a_mistake_heals_by_itself(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    log_days(a, 15)
    a.sync()
    policy = 'ALTER POLICY "Users can read own wellness" ON wellness_entries USING ({})'
    server.sql(policy.format("false"))
    try:
        with pytest.raises(DecisionNeeded):
            a.sync()
    finally:
        server.sql(policy.format("auth.uid() = user_id"))
    assert a.sync().conflicts == 0
    assert len(a.days.entries()) == 15
    assert a.status().state == SyncState.UP_TO_DATE


def test_a_conversation_deleted_on_the_server_comes_back_with_an_unsent_message(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    chat = a.conversations.start("identity").id
    a.sync()
    delete(server, "conversations", id=f"eq.{chat}")
    # Not counted in its conversation, which would be an edit of that and so come back by itself.
    create_row(a.profiles.current.writer, MESSAGES, {"conversation_id": chat, "role": "user", "content": "unsent"})
    a.sync()
    assert [message.content for message in a.conversations.messages(chat)] == ["unsent"]
    assert a.status().pending == 0
    assert_same(a, server, account.user_id)


def test_a_conversation_that_comes_back_brings_the_messages_that_went_with_it(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    chat = a.conversations.start("identity").id
    for words in ("first", "second"):
        a.conversations.send(chat, words)
    a.sync()
    delete(server, "conversations", id=f"eq.{chat}")
    create_row(a.profiles.current.writer, MESSAGES, {"conversation_id": chat, "role": "user", "content": "unsent"})
    a.sync()
    assert {message.content for message in a.conversations.messages(chat)} == {"first", "second", "unsent"}
    assert a.status().pending == 0
    assert_same(a, server, account.user_id)


def test_a_question_about_messages_alone_stays_open_in_the_background(
    server: Server, account: Account, device: MakeDevice
) -> None:
    """No version of theirs changes and their conversation is there: only counting tells that they are gone."""
    a = sign_in(device("a"), server, account)
    chat = a.conversations.start("identity").id
    for number in range(40):
        a.conversations.send(chat, f"number {number}")
    a.sync()
    delete(server, "messages", conversation_id=f"eq.{chat}")
    for thorough in (True, False, False):
        with pytest.raises(DecisionNeeded) as question:
            a.sync(thorough=thorough)
        assert question.value.held == a.status().held == {"messages": 40}
    a.sync(missing=Missing.REMOVE)
    assert on_device(a, MESSAGES) == []


def test_messages_that_a_server_job_deleted_or_that_came_with_an_old_time_are_found(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    chat = {"id": str(uuid.uuid4()), "user_id": account.user_id, "module_name": "identity"}
    said = {"conversation_id": chat["id"], "role": "user"}
    ids = [str(uuid.uuid4()) for _ in range(3)]
    insert(server, "conversations", chat)
    insert(server, "messages", *[{**said, "id": row_id, "content": row_id} for row_id in ids])
    a.sync()
    delete(server, "messages", id=f"eq.{ids[1]}")
    a.sync()
    assert {row["content"] for row in on_device(a, MESSAGES)} == {ids[0], ids[2]}
    insert(server, "messages", {**said, "content": "late", "created_at": "2020-01-01T00:00:00Z"})
    a.sync()
    assert {row["content"] for row in on_device(a, MESSAGES)} == {ids[0], ids[2], "late"}
    assert_same(a, server, account.user_id)


def test_a_message_with_an_old_time_comes_at_once_where_its_conversation_counts_it(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    chat = {"id": str(uuid.uuid4()), "user_id": account.user_id, "module_name": "identity"}
    insert(server, "conversations", chat)
    a.sync()
    old = {"created_at": "2020-01-01T00:00:00Z"}
    insert(server, "messages", {"conversation_id": chat["id"], "role": "user", "content": "late"} | old)
    this = {"id": f"eq.{chat['id']}"}
    url, headers = f"{server.url}/rest/v1/conversations", service_role(server)
    httpx.patch(url, params=this, json={"message_count": 1}, headers=headers).raise_for_status()
    a.sync(thorough=False)
    assert [row["content"] for row in on_device(a, MESSAGES)] == ["late"]
