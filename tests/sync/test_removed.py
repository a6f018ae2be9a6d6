"""What sync removed here is listed and can be brought back: rows, a conversation with its messages, single values."""

from __future__ import annotations

import json
from datetime import timedelta

import httpx
import pytest

from organic_desktop.app.facade import App
from organic_desktop.cli import main
from organic_desktop.core.errors import InvalidInput
from organic_desktop.store.removed import contains
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES
from organic_desktop.sync.status import SyncState
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged, sign_in
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server
from tests.sync.rows import assert_same, on_device, service_role


def delete(server: Server, table: str, **filters: str) -> None:
    url = f"{server.url}/rest/v1/{table}"
    httpx.delete(url, params=filters, headers=service_role(server)).raise_for_status()


@pytest.fixture
def a(server: Server, account: Account, device: MakeDevice) -> App:
    return sign_in(device("a"), server, account)


def test_a_day_that_another_device_deleted_is_listed_and_restored_under_its_id(
    server: Server, account: Account, device: MakeDevice, a: App
) -> None:
    b = sign_in(device("b"), server, account)
    day = a.today()
    for back in range(3):
        a.days.log(day - timedelta(days=back), {"mood_score": 3, "nutrition_notes": "Oats"})
    a.sync()
    b.sync()
    before = logged(a, day)
    b.days.delete([day])
    b.sync()
    a.sync()
    (line,) = a.sync_review.removed()
    assert (line.table, line.row_id, line.key, line.column) == ("wellness_entries", before["id"], str(day), "")
    assert (line.row["nutrition_notes"], line.restored_at) == ("Oats", None)
    a.sync_review.restore(line.id)
    assert logged(a, day)["nutrition_notes"] == "Oats"
    assert a.sync_review.removed()[0].restored_at is not None
    a.sync()
    b.sync()
    assert (logged(b, day)["id"], logged(b, day)["nutrition_notes"]) == (before["id"], "Oats")
    assert_same(a, server, account.user_id)
    with pytest.raises(InvalidInput, match="already restored"):
        a.sync_review.restore(line.id)


def test_a_restored_day_can_be_undone_and_is_offered_again(server: Server, account: Account, a: App) -> None:
    day = a.today()
    a.days.log(day, {"mood_score": 3})
    a.sync()
    delete(server, "wellness_entries", user_id=f"eq.{account.user_id}")
    a.sync()
    (line,) = a.sync_review.removed()
    a.undo(a.sync_review.restore(line.id))
    assert a.days.entry(day) is None
    assert (a.sync_review.removed()[0].restored_at, a.status().pending) == (None, 0)
    a.sync_review.restore(line.id)
    assert logged(a, day)["mood_score"] == 3


def test_a_day_is_not_restored_over_one_that_was_logged_since(server: Server, account: Account, a: App) -> None:
    day = a.today()
    a.days.log(day, {"mood_score": 3})
    a.sync()
    delete(server, "wellness_entries", user_id=f"eq.{account.user_id}")
    a.sync()
    a.days.log(day, {"mood_score": 5})
    with pytest.raises(InvalidInput, match="already has another entry"):
        a.sync_review.restore(a.sync_review.removed()[0].id)
    assert logged(a, day)["mood_score"] == 5


@pytest.mark.parametrize("first", [CONVERSATIONS.name, MESSAGES.name])
def test_a_conversation_comes_back_with_its_messages_and_a_message_with_its_conversation(
    server: Server, account: Account, device: MakeDevice, a: App, first: str
) -> None:
    chat = a.conversations.start("identity", "Roots").id
    for words in ("one", "two"):
        a.conversations.send(chat, words)
    a.sync()
    before = on_device(a, MESSAGES)
    delete(server, "conversations", id=f"eq.{chat}")
    a.sync()
    assert a.conversations.all() == []
    assert {line.table for line in a.sync_review.removed()} == {"conversations", "messages"}
    assert {line.key for line in a.sync_review.removed()} == {"identity"}
    a.sync_review.restore(next(line.id for line in a.sync_review.removed() if line.table == first))
    assert {line.restored_at is None for line in a.sync_review.removed()} == {False}
    assert on_device(a, MESSAGES) == before
    a.sync()
    assert (a.status().state, a.status().pending) == (SyncState.UP_TO_DATE, 0)
    b = sign_in(device("b"), server, account)
    b.sync()
    assert [message.content for message in b.conversations.messages(chat)] == ["one", "two"]
    assert_same(a, server, account.user_id)


def test_a_single_message_is_restored(server: Server, account: Account, a: App) -> None:
    chat = a.conversations.start("identity").id
    sent = [a.conversations.send(chat, words) for words in ("one", "two", "three")]
    for _ in range(2):  # the second pull has seen the conversation
        a.sync()
    delete(server, "messages", id=f"eq.{sent[1].id}")
    a.sync()
    (line,) = a.sync_review.removed()
    assert (line.table, line.row["content"]) == ("messages", "two")
    a.sync_review.restore(line.id)
    a.sync()
    assert [message.content for message in a.conversations.messages(chat)] == ["one", "two", "three"]
    assert_same(a, server, account.user_id)


def test_a_value_that_another_device_lowered_is_listed_and_set_again(
    server: Server, account: Account, device: MakeDevice, a: App
) -> None:
    b = sign_in(device("b"), server, account)
    day = a.today()
    a.days.log(day, {"water_intake_ml": 1500, "mood_score": 3, "nutrition_notes": "Oats", "sleep_hours": 8})
    a.sync()
    b.sync()
    b.days.log(day, {"water_intake_ml": 200, "mood_score": 4, "nutrition_notes": "Oats\nTea", "energy_level": 2})
    b.sync()
    a.sync()
    lines = {line.column: line for line in a.sync_review.removed()}
    assert {column: line.value for column, line in lines.items()} == {"water_intake_ml": 1500, "mood_score": 3}
    edit_id = a.sync_review.restore(lines["water_intake_ml"].id)
    a.sync()
    b.sync()
    assert (logged(b, day)["water_intake_ml"], logged(b, day)["mood_score"]) == (1500, 4)
    a.undo(edit_id)
    assert logged(a, day)["water_intake_ml"] == 200


def test_a_restored_conversation_that_is_given_up_is_offered_again(own_server: Server, device: MakeDevice) -> None:
    a = sign_in(device("a"), own_server, sign_up(own_server))
    chat = a.conversations.start("identity").id
    for words in ("one", "two"):
        a.conversations.send(chat, words)
    a.sync()
    own_server.sql("DELETE FROM conversations")
    a.sync()
    for _ in range(2):
        line = next(line for line in a.sync_review.removed() if line.table == CONVERSATIONS.name)
        a.sync_review.restore(line.id)
        assert len(on_device(a, MESSAGES)) == 2
        a.sync_review.discard(next(change for change in a.sync_review.changes() if change.table == CONVERSATIONS.name))
        assert on_device(a, MESSAGES) == []
        assert {line.restored_at for line in a.sync_review.removed()} == {None}


@pytest.mark.parametrize("edited", [True, False])
def test_an_overwritten_value_is_set_again_in_the_row_that_took_the_place(
    server: Server, account: Account, a: App, device: MakeDevice, edited: bool
) -> None:
    day, b = a.today(), sign_in(device("b"), server, account)
    a.days.log(day, {"mood_score": 5})
    for app in (a, b):
        app.sync()
    b.days.log(day, {"mood_score": 2})
    for app in (b, a):
        app.sync()
    (line,) = a.sync_review.removed()
    b.days.delete([day])
    b.sync()
    b.days.log(day, {"energy_level": 1})  # under another id
    b.sync()
    if edited:
        a.days.log(day, {"sleep_hours": 7})
    for _ in range(2):
        a.sync()
    a.sync_review.restore(line.id)
    assert logged(a, day)["mood_score"] == 5
    for app in (a, b):
        app.sync()
        assert_same(app, server, account.user_id)


@pytest.mark.parametrize("exists", [True, False])
def test_what_the_server_stores_in_another_form_than_it_was_sent_is_listed(
    own_server: Server, device: MakeDevice, exists: bool
) -> None:
    a = sign_in(device("a"), own_server, sign_up(own_server))
    day = a.today()
    if exists:
        a.days.log(day, {"mood_score": 3})
        a.sync()
    own_server.sql(
        "CREATE FUNCTION without_notes() RETURNS TRIGGER AS $$ BEGIN NEW.nutrition_notes = NULL; RETURN NEW; END $$"
        " LANGUAGE plpgsql; CREATE TRIGGER without_notes BEFORE INSERT OR UPDATE ON wellness_entries"
        " FOR EACH ROW EXECUTE FUNCTION without_notes()"
    )
    a.days.log(day, {"nutrition_notes": "Soup", "energy_level": 2})
    a.sync()
    assert [(line.column, line.value) for line in a.sync_review.removed()] == [("nutrition_notes", "Soup")]
    own_server.sql("DROP FUNCTION without_notes CASCADE")
    a.sync_review.restore(a.sync_review.removed()[0].id)
    a.sync()
    assert own_server.sql("SELECT nutrition_notes FROM wellness_entries") == [{"nutrition_notes": "Soup"}]


def test_what_grows_is_no_loss() -> None:
    assert contains("water_intake_ml", 750, 500)
    assert not contains("water_intake_ml", None, 500)
    assert not contains("mood_score", 4, 3)
    assert contains("nutrition_notes", "a\nb\nc", "a\nc")
    assert contains("nutrition_notes", "first day, at home, at work", "first day, at work")
    assert not contains("nutrition_notes", "at work, first day", "first day, at work")
    assert not contains("nutrition_notes", "a\nb", "a\nc")
    assert contains("completed_topics", ["x", "y"], ["y"])
    assert not contains("completed_topics", ["x"], ["y"])


def test_a_line_is_kept_for_a_year(server: Server, account: Account, device: MakeDevice) -> None:
    clock = HandClock()
    a = sign_in(device("a", clock), server, account)
    a.days.log(a.today(), {"mood_score": 3})
    a.sync()
    delete(server, "wellness_entries", user_id=f"eq.{account.user_id}")
    a.sync()
    clock.move(timedelta(days=360))
    a.days.log(a.today(), {"mood_score": 3})
    a.sync()
    assert len(a.sync_review.removed()) == 1
    clock.move(timedelta(days=10))
    a.days.log(a.today(), {"mood_score": 3})
    a.sync()
    assert a.sync_review.removed() == []


def test_the_command_line_lists_and_restores(
    server: Server, account: Account, a: App, capsys: pytest.CaptureFixture[str]
) -> None:
    a.days.log(a.today(), {"mood_score": 3})
    a.sync()
    delete(server, "wellness_entries", user_id=f"eq.{account.user_id}")
    a.sync()
    row_id = a.sync_review.removed()[0].row_id
    assert main(["--data-dir", str(a.folder), "removed", "--json"]) == 0
    (line,) = json.loads(capsys.readouterr().out)
    assert set(line) == {"id", "table", "row_id", "what", "removed_at"}
    assert (line["table"], line["row_id"], line["what"]) == ("wellness_entries", row_id, str(a.today()))
    assert main(["--data-dir", str(a.folder), "removed", "restore", str(line["id"])]) == 0
    assert main(["--data-dir", str(a.folder), "removed", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["--data-dir", str(a.folder), "removed", "restore", "9"]) == 1
    assert logged(a, a.today())["id"] == row_id
