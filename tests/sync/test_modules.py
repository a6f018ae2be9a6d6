"""Modules and conversations of two devices, against the real server: nothing that either did is lost."""

from __future__ import annotations

from organic_desktop.app.modules import described
from tests.devices import MakeDevice, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same, insert

TITLES = described("wellness").titles


def test_topics_ticked_off_on_two_devices_both_survive(server: Server, account: Account, device: MakeDevice) -> None:
    one, other = (sign_in(device(name), server, account) for name in ("one", "other"))
    one.modules.set("wellness", {"current_focus": "Sleep"}, complete=TITLES[:1])
    for app in (one, other):
        app.sync()
    one.modules.set("wellness", complete=TITLES[1:2])
    other.modules.set("wellness", {"notes": "Early nights"}, complete=TITLES[2:3], reopen=TITLES[:1])
    for app in (one, other, one):
        app.sync()
    for app in (one, other):
        state = app.modules.one("wellness")
        assert set(state.completed) == {TITLES[1], TITLES[2]}
        assert state.row
        assert (state.row.current_focus, state.row.notes) == ("Sleep", "Early nights")
        assert not state.by_hand
        assert state.progress == state.from_topics
        assert_same(app, server, account.user_id)


def test_notes_of_two_devices_are_both_kept(server: Server, account: Account, device: MakeDevice) -> None:
    one, other = (sign_in(device(name), server, account) for name in ("one", "other"))
    one.modules.set("wellness", {"notes": "Early nights\nTea\nScreens"})
    for app in (one, other):
        app.sync()
    one.modules.set("wellness", {"notes": "Early nights\nTea\nNo screens"})
    other.modules.set("wellness", {"notes": "Earlier nights\nTea\nScreens"})
    for app in (other, one, other):
        app.sync()
    for app in (one, other):
        [row] = app.modules.rows()
        assert row.notes == "Earlier nights\nTea\nNo screens"


def test_a_module_begun_on_two_devices_is_one(server: Server, account: Account, device: MakeDevice) -> None:
    one, other = (sign_in(device(name), server, account) for name in ("one", "other"))
    one.modules.set("wellness", complete=TITLES[:1])
    other.modules.set("wellness", complete=TITLES[1:2])
    for app in (one, other, one):
        app.sync()
    for app in (one, other):
        [row] = app.modules.rows()
        assert set(row.completed_topics or ()) == set(TITLES[:2])
        assert_same(app, server, account.user_id)
    other.modules.set("wellness", complete=TITLES[2:3])
    assert str(other.modules.rows()[0].progress_percentage) == "42.86"


def test_a_conversation_reads_the_same_everywhere(server: Server, account: Account, device: MakeDevice) -> None:
    one, other = (sign_in(device(name), server, account) for name in ("one", "other"))
    begun = one.conversations.start("wellness", "Bedtime").id
    one.conversations.send(begun, "First")
    for app in (one, other):
        app.sync()
    other.conversations.send(begun, "Second")
    for app in (other, one):
        app.sync()
    for app in (one, other):
        assert [message.content for message in app.conversations.messages(begun)] == ["First", "Second"]
        assert app.conversations.one(begun).message_count == 2
        assert_same(app, server, account.user_id)


def test_a_message_behind_many_of_ones_own_comes_with_the_next_look(
    server: Server, account: Account, device: MakeDevice
) -> None:
    """More of one's own than the look has room for, and the other client tells nobody that it wrote."""
    app = sign_in(device("a"), server, account)
    begun = app.conversations.start("wellness", "Bedtime").id
    app.sync()
    for number in range(60):
        app.conversations.send(begun, f"word {number}")
    app.sync(thorough=False)
    insert(server, "messages", {"conversation_id": begun, "role": "assistant", "content": "answer"})
    app.sync(thorough=False)
    assert len(app.conversations.messages(begun)) == 61


def test_a_first_conversation_of_another_device_brings_its_messages(
    server: Server, account: Account, device: MakeDevice
) -> None:
    """Nobody was asked for messages while there were no conversations."""
    one, other = (sign_in(device(name), server, account) for name in ("one", "other"))
    for app in (one, other):
        app.sync()
    begun = one.conversations.start("wellness").id
    one.conversations.send(begun, "First")
    one.sync(thorough=False)
    other.sync(thorough=False)
    assert [message.content for message in other.conversations.messages(begun)] == ["First"]
