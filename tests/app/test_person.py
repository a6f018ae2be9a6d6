"""The person's name, picture and time zone: edited here, undone, sent, merged, and taken along into an account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from organic_desktop.app.facade import App
from organic_desktop.app.person import PersonalData
from organic_desktop.core.errors import InvalidInput
from organic_desktop.sync.status import SyncState
from organic_desktop.sync.tables import USERS_TABLE
from tests.clocks import HandClock
from tests.devices import MakeDevice, sign_in
from tests.faults.proxy import Proxy
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server

PICTURE = "https://example.com/me.jpg"


def row_of(server: Server, account: Account) -> dict[str, Any]:
    [row] = server.sql(f"SELECT email, full_name, avatar_url, timezone FROM users WHERE id = '{account.user_id}'")
    return row


def set_on_server(server: Server, account: Account, **values: str) -> None:
    changes = ", ".join(f"{column} = '{value}'" for column, value in values.items())
    server.sql(f"UPDATE users SET {changes} WHERE id = '{account.user_id}'")


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    made = Proxy(server)
    yield made
    made.close()
    assert made.complaints == []


@pytest.mark.every_driver
def test_what_is_changed_here_is_sent_and_arrives_on_the_other_device(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b = (sign_in(device(name), server, account) for name in "ab")
    a.sync()
    assert a.person.read() == PersonalData(None, None, "UTC", account.email)
    a.person.change(full_name="Zoë Müller", avatar_url=PICTURE, timezone="Pacific/Auckland")
    assert a.status().pending == 1
    a.sync()
    assert row_of(server, account) == {
        "email": account.email,
        "full_name": "Zoë Müller",
        "avatar_url": PICTURE,
        "timezone": "Pacific/Auckland",
    }
    b.sync()
    there = b.person.read()
    assert (there.full_name, there.avatar_url, there.timezone) == ("Zoë Müller", PICTURE, "Pacific/Auckland")
    assert there.zone_to_offer == "Pacific/Auckland"
    b.person.change(avatar_url=None)
    b.sync()
    a.sync()
    assert a.person.read().avatar_url is None
    assert a.sync_review.conflicts() == []


def test_only_the_columns_that_changed_are_sent(proxy: Proxy, account: Account, device: MakeDevice) -> None:
    app = sign_in(device("a"), proxy, account)
    app.sync()
    app.person.change(full_name="Zoë")
    app.sync()
    [sent] = [request for request in proxy.requests("PATCH") if request.table == "users"]
    assert sent.json == {"full_name": "Zoë"}
    assert set(sent.json) <= set(USERS_TABLE.mirrored.editable) == {"full_name", "avatar_url", "timezone"}


def test_two_devices_change_different_columns_and_both_stay(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b = (sign_in(device(name), server, account) for name in "ab")
    for each in (a, b):
        each.sync()
    a.person.change(full_name="Zoë")
    b.person.change(timezone="Europe/Vienna")
    for each in (a, b, a):
        each.sync()
    for each in (a, b):
        assert (each.person.read().full_name, each.person.read().timezone) == ("Zoë", "Europe/Vienna")
        assert each.sync_review.conflicts() == []


def test_of_two_names_the_later_stays_and_the_other_is_in_the_history(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b = (sign_in(device(name), server, account) for name in "ab")
    for each in (a, b):
        each.sync()
    a.person.change(full_name="From a")
    b.person.change(full_name="From b")
    a.sync()
    b.sync()
    a.sync()
    assert a.person.read().full_name == b.person.read().full_name == "From b"
    [conflict] = b.sync_review.conflicts()
    assert (conflict.table, conflict.column, conflict.theirs) == ("users", "full_name", "From a")
    b.sync_review.undo(conflict.id)
    assert b.person.read().full_name == "From a"


def test_a_change_is_undone_and_done_again(device: MakeDevice) -> None:
    app = device("a")
    mark, _ = app.edits_since(None)
    app.person.change(full_name="Zoë", timezone="Europe/Vienna")
    mark, edits = app.edits_since(mark)
    assert edits
    [edit] = edits
    undone = app.undo(edit.edit_id)
    assert app.person.read().full_name is None
    assert app.person.read().timezone is None
    assert undone.edit_id
    app.undo(undone.edit_id)
    assert app.person.read().full_name == "Zoë"


def test_a_change_that_was_sent_is_undone_on_the_server_too(
    server: Server, account: Account, device: MakeDevice
) -> None:
    app = sign_in(device("a"), server, account)
    app.sync()
    mark, _ = app.edits_since(None)
    app.person.change(full_name="Zoë")
    app.sync()
    _, edits = app.edits_since(mark)
    assert edits
    app.undo(edits[0].edit_id)
    app.sync()
    assert row_of(server, account)["full_name"] is None


def test_what_isnt_valid_changes_nothing(device: MakeDevice) -> None:
    app = device("a")
    before = app.data_version()
    with pytest.raises(InvalidInput):
        app.person.change(full_name="Zoë", timezone="Mars/Phobos")
    assert app.person.read().full_name is None
    assert app.data_version() == before


def test_a_zone_that_another_client_made_up_is_shown_and_not_offered(
    server: Server, account: Account, device: MakeDevice
) -> None:
    set_on_server(server, account, timezone="Mars/Phobos", avatar_url="javascript:alert(1)")
    app = sign_in(device("a"), server, account)
    app.sync()
    person = app.person.read()
    assert (person.timezone, person.avatar_url, person.zone_to_offer) == ("Mars/Phobos", "javascript:alert(1)", None)
    app.person.change(full_name="Zoë")
    app.sync()
    assert row_of(server, account)["timezone"] == "Mars/Phobos"


def test_a_zone_is_offered_unless_nobody_chose_it_or_it_is_in_use(
    server: Server, account: Account, device: MakeDevice
) -> None:
    app = sign_in(device("a"), server, account)
    app.change_settings(timezone="America/Lima")
    app.sync()
    assert app.person.read().zone_to_offer is None
    app.person.change(timezone="America/Lima")
    assert app.person.read().zone_to_offer is None
    app.person.change(timezone="Europe/Vienna")
    assert app.person.read().zone_to_offer == "Europe/Vienna"
    assert app.settings.zone().key == "America/Lima", "what is today isn't moved unasked"


def test_without_an_account_a_name_is_kept_and_taken_along_by_the_first_one(
    server: Server, account: Account, device: MakeDevice
) -> None:
    app = device("a")
    assert app.person.read() == PersonalData(None, None, None, "")
    app.person.change(full_name="Zoë", timezone="Europe/Vienna")
    assert app.status().state == SyncState.LOCAL_ONLY
    sign_in(app, server, account)
    app.sync()
    assert row_of(server, account)["full_name"] == "Zoë"
    assert row_of(server, account)["timezone"] == "Europe/Vienna"
    app.account.leave(keep_data=True)
    assert app.person.read() == PersonalData("Zoë", None, "Europe/Vienna", "", "Europe/Vienna")


def test_a_name_that_is_known_already_stays_and_the_other_is_in_the_history(
    server: Server, account: Account, device: MakeDevice
) -> None:
    app = sign_in(device("a"), server, account)
    app.person.change(full_name="Zoë")
    app.sync()
    app.account.sign_out()
    app.person.change(full_name="Zoe", avatar_url=PICTURE)
    app.account.sign_in(account.email, account.password)
    assert (app.person.read().full_name, app.person.read().avatar_url) == ("Zoë", PICTURE)
    [conflict] = app.sync_review.conflicts()
    assert (conflict.mine, conflict.result) == ("Zoe", "Zoë")


@pytest.mark.every_driver
def test_a_server_without_the_right_refuses_it_in_words_and_the_rest_goes_on(
    own_server: Server, device: MakeDevice
) -> None:
    account = sign_up(own_server)
    own_server.sql("REVOKE UPDATE (full_name, avatar_url, timezone) ON users FROM authenticated")
    clock = HandClock()
    app = sign_in(device("a", clock), own_server, account)
    app.sync()
    app.person.change(full_name="Zoë")
    app.days.log(app.today(), {"mood_score": 4})
    app.sync()
    [refused] = app.sync_review.changes()
    assert (refused.table, refused.code) == ("users", "42501")
    assert "profile" in refused.reason
    assert (app.status().pending, app.status().refused) == (1, 1)
    own_server.sql("GRANT UPDATE (full_name, avatar_url, timezone) ON users TO authenticated")
    clock.move(timedelta(days=1))
    app.sync()
    assert row_of(own_server, account)["full_name"] == "Zoë"
    assert app.status().refused == 0


def test_the_address_is_the_accounts_own(server: Server, account: Account, device: MakeDevice) -> None:
    """Another client may have set the row's copy to anything; it is neither shown nor sent."""
    app: App = sign_in(device("a"), server, account)
    set_on_server(server, account, email=f"changed-{account.email}")
    app.sync()
    assert app.person.read().email == account.email
    with pytest.raises(KeyError):
        app.person.change(email="other@example.com")  # type: ignore[call-arg]


def test_a_name_given_before_the_first_sync_meets_the_servers_row_without_a_question(
    server: Server, account: Account, device: MakeDevice
) -> None:
    """The row isn't one that was made here: nothing of it can be an unanswered send of ours."""
    app = sign_in(device("a"), server, account)
    app.person.change(full_name="Zoë")
    app.sync()
    assert app.sync_review.conflicts() == []
    assert (app.person.read().full_name, app.person.read().timezone) == ("Zoë", "UTC")
    assert row_of(server, account)["full_name"] == "Zoë"


def test_signing_in_again_changes_nothing_of_the_profile(server: Server, account: Account, device: MakeDevice) -> None:
    """The row without an account is empty: that is no value to take along."""
    app = sign_in(device("a"), server, account)
    app.sync()
    app.account.sign_out()
    app.account.sign_in(account.email, account.password)
    assert app.status().pending == 0
    assert app.person.read().timezone == "UTC"
