"""Rows that others deleted on the server leave this device, at no cost while nothing was, and never by mistake."""

from __future__ import annotations

import uuid
from datetime import timedelta

import httpx
import pytest

from organic_desktop.app import App
from organic_desktop.errors import DecisionNeeded
from organic_desktop.store.models import MESSAGES
from organic_desktop.sync.report import SyncState
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


def test_the_check_costs_one_request_while_nothing_was_deleted(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    log_days(a, 30)
    a.sync()
    assert a.sync(thorough=True).requests == 1
    assert a.sync(thorough=False).requests == 1


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
    with pytest.raises(DecisionNeeded, match="14 rows"):
        a.sync()
    assert len(a.days.entries()) == 20
    assert a.status().state == SyncState.NEEDS_ATTENTION
    copies = list(a.folder.rglob("*before-deletions*"))
    assert [copy.stat().st_mode & 0o077 for copy in copies] == [0]
    a.sync(accept_deletions=True)
    assert len(a.days.entries()) == 6
    assert a.status().state == SyncState.UP_TO_DATE
    assert_same(a, server, account.user_id)


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
    create_row(a._file.mirror, MESSAGES, {"conversation_id": chat, "role": "user", "content": "unsent"})
    a.sync()
    assert [message.content for message in a.conversations.messages(chat)] == ["unsent"]
    assert a.status().pending == 0
    assert_same(a, server, account.user_id)


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
