"""A copy of the data folder that wakes: a restored backup, a second folder, a cloned laptop, with edits that wait.

What waited when the copy was made may have been sent by the other one: it is never added twice without a line.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.app.sync_review import combined
from organic_desktop.core.paths import STATE_VARIABLE
from organic_desktop.store import file_identity
from tests.devices import MakeDevice, logged, sign_in
from tests.faults.breaks import meanwhile
from tests.faults.proxy import Proxy
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same

WATER = "water_intake_ml"
Copy = Callable[[str, str], None]


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Copies one data folder over another, which nobody may have open."""

    def copied(source: str, target: str) -> None:
        shutil.rmtree(tmp_path / target, ignore_errors=True)
        shutil.copytree(tmp_path / source, tmp_path / target)

    return copied


@pytest.fixture
def a(server: Server, account: Account, device: MakeDevice) -> App:
    """A device with a day of 1,200 ml on the server, and 500 that wait."""
    a = sign_in(device("a"), server, account)
    add(a, 1200)
    a.sync()
    add(a, 500)
    return a


def add(app: App, amount: int, day: date | None = None) -> None:
    app.days.log(day or app.today(), add={WATER: amount})


def offered(app: App) -> list[int]:
    """What one tap makes of the decisions that are open."""
    return [combined(line) for line in app.sync_review.conflicts() if line.undone_at is None]


def water(app: App) -> int | None:
    value: int | None = logged(app, app.today()).get(WATER)
    return value


def test_a_restored_backup_adds_nothing_twice_without_a_line(
    server: Server, account: Account, a: App, device: MakeDevice, copy: Copy
) -> None:
    a.close()
    copy("a", "backup")
    a = device("a")
    a.sync()
    assert (water(a), offered(a)) == (1700, [])
    a.close()
    copy("backup", "a")
    restored = device("a")
    restored.sync()
    assert (water(restored), offered(restored)) == (1700, [2200])
    assert restored.status().pending == 0
    assert_same(restored, server, account.user_id)


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_copy_made_while_a_cycle_sends_is_told_from_the_file(
    server: Server, account: Account, device: MakeDevice, copy: Copy, nth: int
) -> None:
    proxy = Proxy(server)
    a = sign_in(device("a"), proxy, account)
    days = [a.today() - timedelta(days=back) for back in range(3)]
    for day in days:
        add(a, 1000, day)
    a.sync()
    for day in days:
        add(a, 250, day)
    proxy.plan = meanwhile(lambda: copy("a", "backup"), "PATCH", nth=nth)
    a.sync()
    a.close()
    copy("backup", "a")
    restored = device("a")
    restored.sync()
    assert [logged(restored, day)[WATER] for day in days] == [1250, 1250, 1250]
    assert offered(restored) == [1500] * (3 - nth)  # what was under way is known by its time
    proxy.close()


@pytest.mark.parametrize("first", ["the original", "the copy"])
@pytest.mark.parametrize("asleep", ["closed", "open"])
def test_of_two_folders_on_one_machine_the_second_to_sync_is_careful(
    server: Server, account: Account, a: App, device: MakeDevice, copy: Copy, first: str, asleep: str
) -> None:
    a.close()
    copy("a", "copy")
    names = ("a", "copy") if first == "the original" else ("copy", "a")
    sleeping = device(names[1]) if asleep == "open" else None
    leader = device(names[0])
    leader.sync()
    assert (water(leader), offered(leader)) == (1700, [])
    follower = sleeping or device(names[1])
    follower.sync()
    assert (water(follower), offered(follower)) == (1700, [2200])
    for app in (leader, follower):  # from now on they are two devices
        add(app, 100)
        app.sync()
    leader.sync()
    assert [water(leader), water(follower)] == [1900, 1900]
    assert offered(leader) == []
    assert_same(leader, server, account.user_id)


class Elsewhere:
    """Another computer, cloned now: with the counters of this one and an id of its own, or without any."""

    def __init__(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
        self._state, self._monkeypatch, self._how = tmp_path / "another state", monkeypatch, how
        if how == "another machine":
            shutil.copytree(os.environ[STATE_VARIABLE], self._state)

    def begins(self) -> None:
        """From now on the test is there."""
        self._monkeypatch.setenv(STATE_VARIABLE, str(self._state))
        if self._how == "another machine":
            self._monkeypatch.setattr(file_identity, "machine_id", lambda: "another")


@pytest.mark.parametrize("how", ["another machine", "no state there"])
def test_a_cloned_laptop_is_careful_with_what_waited(
    server: Server,
    account: Account,
    a: App,
    device: MakeDevice,
    copy: Copy,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    a.close()
    copy("a", "clone")
    there = Elsewhere(tmp_path, monkeypatch, how)
    a = device("a")
    a.sync()
    there.begins()
    clone = device("clone")
    add(clone, 30)  # since the clone woke: surely new
    clone.sync()
    assert (water(clone), offered(clone)) == (1730, [2230])
    assert_same(clone, server, account.user_id)


def test_what_is_still_the_base_on_the_server_is_set_without_a_question(
    server: Server,
    account: Account,
    a: App,
    device: MakeDevice,
    copy: Copy,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a.close()
    copy("a", "clone")
    Elsewhere(tmp_path, monkeypatch, "another machine").begins()
    clone = device("clone")
    clone.sync()
    assert (water(clone), offered(clone), clone.status().pending) == (1700, [], 0)
    assert_same(clone, server, account.user_id)


def test_a_new_day_of_a_copy_is_told_by_its_id(
    server: Server, account: Account, device: MakeDevice, copy: Copy
) -> None:
    """The other one has sent it, and added to it: nothing is in doubt."""
    a = sign_in(device("a"), server, account)
    a.sync()
    add(a, 250)
    a.close()
    copy("a", "copy")
    a = device("a")
    add(a, 250)
    a.sync()
    other = device("copy")
    add(other, 30)
    other.sync()
    assert (water(other), offered(other)) == (530, [])
    assert_same(other, server, account.user_id)


def test_a_new_day_of_a_copy_that_the_other_one_joined_to_anothers(
    server: Server, account: Account, device: MakeDevice, copy: Copy
) -> None:
    """It has another id on the server, so that the id tells nothing."""
    a, phone = sign_in(device("a"), server, account), sign_in(device("phone"), server, account)
    a.sync()
    add(phone, 500)
    phone.sync()
    add(a, 250)
    a.close()
    copy("a", "copy")
    a = device("a")
    a.sync()
    assert (water(a), offered(a)) == (750, [])
    other = device("copy")
    other.sync()
    assert (water(other), offered(other)) == (750, [1000])


def test_values_of_a_copy_give_way_only_with_a_line(
    server: Server, account: Account, a: App, device: MakeDevice, copy: Copy
) -> None:
    a.days.log(a.today(), {"mood_score": 3})
    a.close()
    copy("a", "copy")
    a = device("a")
    a.days.log(a.today(), {"mood_score": 5})
    a.sync()
    other = device("copy")
    other.sync()
    lines = {line.column: {line.mine, line.theirs} for line in other.sync_review.conflicts()}
    assert lines["mood_score"] == {3, 5}
    assert_same(other, server, account.user_id)


def test_messages_of_a_copy_are_said_once(server: Server, account: Account, device: MakeDevice, copy: Copy) -> None:
    a = sign_in(device("a"), server, account)
    chat = a.conversations.start("identity").id
    a.conversations.send(chat, "Hello")
    a.close()
    copy("a", "copy")
    for name in ("a", "copy", "a"):
        app = device(name)
        app.sync()
        assert [message.content for message in app.conversations.messages(chat)] == ["Hello"]
        assert_same(app, server, account.user_id)
        app.close()


def identity_of(app: App) -> tuple[str, int]:
    with app.profiles.current.database.reading() as session:
        connection = session.connection()
        identity = file_identity._identity(connection)
    assert identity
    return identity.id, identity.counter


def test_the_file_itself_is_never_taken_for_a_copy(
    server: Server, account: Account, a: App, device: MakeDevice
) -> None:
    first = identity_of(a)
    for number in range(3):
        a.sync()
        add(a, 100)
        a.sync()
        a.close()
        a = device("a")
        add(a, 100)
        assert identity_of(a) == (
            first[0],
            first[1] + 4 * (number + 1),
        )  # at the beginning and the end of a cycle that sends
    assert offered(a) == []


def test_a_file_that_never_counted_is_adopted_as_it_is(
    server: Server, account: Account, a: App, device: MakeDevice
) -> None:
    """As after an upgrade: what waits is sent as ever."""
    with a.profiles.current.database.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("DELETE FROM meta WHERE name = 'identity'")
    a.close()
    a, b = device("a"), sign_in(device("b"), server, account)
    b.sync()
    add(b, 100)
    b.sync()
    a.sync()
    assert (water(a), offered(a)) == (1800, [])


def test_a_state_folder_that_cant_be_written_stops_nothing(
    server: Server, account: Account, a: App, device: MakeDevice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "a file" / "state"))
    b = sign_in(device("b"), server, account)
    for _number in range(3):
        a.sync()
        b.sync()
        add(b, 10)
        b.sync()
        a.close()
        a = device("a")
        add(a, 100)
    a.sync()
    assert water(a) == 1200 + 500 + 3 * 110
    assert len(offered(a)) <= 1  # its own counter is nowhere to be found, once
    assert_same(a, server, account.user_id)
