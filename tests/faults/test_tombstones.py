"""The extra `tombstones`: rows deleted on the server are named, at once, also where the server doesn't count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import DecisionNeeded, Offline
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, WELLNESS_ENTRIES
from organic_desktop.sync.status import Missing
from tests.devices import MakeDevice, sign_in
from tests.faults.breaks import reset_before
from tests.faults.postgrest import as_postgrest
from tests.faults.proxy import Proxy
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server, add_extras, fresh_server
from tests.sync.rows import assert_same, on_device

pytestmark = pytest.mark.every_driver


@pytest.fixture(scope="module")
def burying(driver: str) -> Iterator[Server]:
    """A server with the extra."""
    with fresh_server(driver) as running:
        add_extras(running, "tombstones")
        yield running


@pytest.fixture
def owner(burying: Server) -> Account:
    return sign_up(burying)


def mine(owner: Account) -> str:
    return f"user_id = '{owner.user_id}'"


@pytest.fixture
def hosted(burying: Server) -> Iterator[Proxy]:
    """The same server as hosted Supabase answers, without counts in an embedding."""
    made = Proxy(burying)
    made.usual = as_postgrest
    yield made
    made.close()
    assert made.complaints == []


@pytest.fixture
def a(hosted: Proxy, owner: Account, device: MakeDevice) -> App:
    """A device with forty days and two conversations, all of them on the server; it knows what that can't do."""
    app = sign_in(device("a"), hosted, owner)
    for back in range(40):
        app.days.log(app.today() - timedelta(days=back), {"mood_score": 3})
    for words in ("kept", "gone"):
        app.conversations.send(app.conversations.start("identity").id, words)
    for _ in range(2):
        app.sync()
    hosted.seen.clear()
    return app


def test_a_deleted_row_is_gone_with_the_next_look(a: App, hosted: Proxy, burying: Server, owner: Account) -> None:
    """One request names it and one more makes sure."""
    burying.sql(f"DELETE FROM wellness_entries WHERE {mine(owner)} AND date < '{a.today() - timedelta(days=37)}'")
    a.sync(thorough=False)
    assert (len(a.days.entries()), len(hosted.seen)) == (38, 2)
    hosted.seen.clear()
    a.sync(thorough=False)
    assert len(hosted.seen) == 1
    assert_same(a, burying, owner.user_id)


def test_a_conversation_goes_with_its_messages(a: App, burying: Server, owner: Account) -> None:
    chats = "SELECT conversation_id FROM messages WHERE content = 'gone'"
    burying.sql(f"DELETE FROM conversations WHERE {mine(owner)} AND id IN ({chats})")
    a.sync(thorough=False)
    assert (len(on_device(a, CONVERSATIONS)), len(on_device(a, MESSAGES))) == (1, 1)
    assert_same(a, burying, owner.user_id)


def test_a_deleted_message_alone_is_gone(a: App, burying: Server, owner: Account) -> None:
    chats = f"SELECT id FROM conversations WHERE {mine(owner)}"
    burying.sql(f"DELETE FROM messages WHERE content = 'gone' AND conversation_id IN ({chats})")
    a.sync(thorough=False)
    assert [row["content"] for row in on_device(a, MESSAGES)] == ["kept"]


def test_nothing_need_be_counted(a: App, hosted: Proxy) -> None:
    """The check for deleted rows costs nothing beside the look."""
    a.sync(thorough=False)
    assert len(hosted.seen) == 1


def test_a_row_that_was_made_again_stays(a: App, burying: Server, owner: Account) -> None:
    """Its tombstone speaks of the row before."""
    a.days.delete([a.today()])
    a.sync()
    a.days.log(a.today(), {"mood_score": 5})
    for _ in range(2):
        a.sync()
    assert len(a.days.entries()) == 40
    assert_same(a, burying, owner.user_id)


def test_many_deleted_rows_are_asked_about(a: App, burying: Server, owner: Account) -> None:
    burying.sql(f"DELETE FROM wellness_entries WHERE {mine(owner)}")
    with pytest.raises(DecisionNeeded):
        a.sync(thorough=False)
    assert len(on_device(a, WELLNESS_ENTRIES)) == 40


@pytest.mark.parametrize(("answer", "left"), [(Missing.REMOVE, 0), (Missing.KEEP, 40)])
def test_the_question_is_still_open_when_the_tombstones_are_read(
    a: App, hosted: Proxy, burying: Server, owner: Account, answer: Missing, left: int
) -> None:
    """Also after a cycle that failed; and what the user answers is done."""
    burying.sql(f"DELETE FROM wellness_entries WHERE {mine(owner)}")
    burying.sql(f"UPDATE sync_tombstones SET deleted_at = deleted_at - interval '1 hour' WHERE {mine(owner)}")
    with pytest.raises(DecisionNeeded):
        a.sync(thorough=False)
    hosted.usual = reset_before
    with pytest.raises(Offline):
        a.sync(thorough=False)
    assert a.status().held == {"wellness_entries": 40}
    hosted.usual = as_postgrest
    with pytest.raises(DecisionNeeded) as question:
        a.sync(thorough=False)
    assert question.value.held == {"wellness_entries": 40}
    a.sync(missing=answer)
    assert (len(on_device(a, WELLNESS_ENTRIES)), a.status().held) == (left, {})
    assert_same(a, burying, owner.user_id)
    a.sync()  # sees once more what it sent
    hosted.seen.clear()
    a.sync(thorough=False)
    assert len(hosted.seen) == 1


def test_a_question_about_messages_is_still_open_when_their_tombstones_are_read(
    a: App, burying: Server, owner: Account
) -> None:
    """Each was named once, and this server counts only when asked apart."""
    chat = a.conversations.all()[0].id
    for number in range(40):
        a.conversations.send(chat, f"number {number}")
    a.sync()
    burying.sql(f"DELETE FROM messages WHERE conversation_id = '{chat}'")
    burying.sql(f"UPDATE sync_tombstones SET deleted_at = deleted_at - interval '1 hour' WHERE {mine(owner)}")
    for _ in range(3):
        with pytest.raises(DecisionNeeded) as question:
            a.sync(thorough=False)
        assert question.value.held == {"messages": 41}


def test_many_are_many_although_the_look_shows_only_the_first_of_them(a: App, burying: Server, owner: Account) -> None:
    """Fifty of six hundred would be few."""
    days = [a.today() - timedelta(days=back) for back in range(40, 600)]
    a.days.log_many(days, {"mood_score": 3})
    a.sync()
    burying.sql(f"DELETE FROM wellness_entries WHERE {mine(owner)}")
    with pytest.raises(DecisionNeeded) as question:
        a.sync(thorough=False)
    assert (question.value.held, len(a.days.entries())) == ({"wellness_entries": 600}, 600)


def test_others_see_no_tombstones_and_nobody_writes_them(burying: Server, owner: Account) -> None:
    stranger = sign_up(burying)
    burying.sql(f"INSERT INTO wellness_entries (user_id, date) VALUES ('{owner.user_id}', '2026-01-01')")
    burying.sql(f"DELETE FROM wellness_entries WHERE {mine(owner)}")

    def seen_by(account: Account) -> int:
        headers = {"apikey": burying.publishable_key, "authorization": f"Bearer {account.access_token}"}
        burying.http.delete(f"/rest/v1/sync_tombstones?user_id=eq.{owner.user_id}", headers=headers)
        return len(burying.http.get("/rest/v1/sync_tombstones", headers=headers).raise_for_status().json())

    assert (seen_by(stranger), seen_by(owner)) == (0, 1)


def test_an_account_can_still_be_removed(a: App, burying: Server, owner: Account) -> None:
    burying.sql(f"DELETE FROM users WHERE id = '{owner.user_id}'")
    assert burying.sql(f"SELECT id FROM sync_tombstones WHERE {mine(owner)}") == []
