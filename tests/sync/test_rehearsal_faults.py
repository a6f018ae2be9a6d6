"""A rehearsal, and a comparison with the server, of what can go wrong: nothing is changed, and it is said plainly."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import AccountGone, Offline, SchemaChanged
from organic_desktop.store.bookkeeping import UNREADABLE
from tests.devices import MakeDevice, sign_in
from tests.faults.breaks import answered, cap, reset_before
from tests.faults.proxy import Fault, Proxy, Request
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server, add_extras
from tests.sync.rows import insert
from tests.sync.test_rehearsal import content_of, rehearse_then_sync, there, two


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    made = Proxy(server)
    yield made
    made.close()
    assert made.complaints == []


def everything(app: App, server: Server, user_id: str, tmp_path: Path) -> tuple[object, ...]:
    """All that a rehearsal must leave alone: files, secrets, the counters outside the folder, the server's rows."""
    outside = {
        str(path): path.read_bytes()
        for path in tmp_path.rglob("*")
        if path.is_file() and app.folder not in path.parents and path.suffix not in {".lock", ".log"}
    }
    return content_of(app.folder), outside, there(server, user_id)


def changed_on_both(a: App, b: App) -> None:
    b.days.log(b.today(), {"mood_score": 5})
    b.days.delete([b.today() - timedelta(days=2)])
    b.modules.set("identity", {"notes": "b"})
    b.sync()
    a.days.log(a.today(), {"mood_score": 1})
    a.days.log(a.today() - timedelta(days=1), add={"water_intake_ml": 250})
    a.days.log(a.today() - timedelta(days=30), {"sleep_hours": 7})
    a.modules.set("identity", {"notes": "a"})
    a.conversations.send(a.conversations.start("identity", "who am I").id, "words")


@pytest.mark.parametrize("first", [1, 2, 3, 5, 8])
def test_the_network_breaks_at_any_request(
    first: int, proxy: Proxy, server: Server, account: Account, device: MakeDevice, tmp_path: Path
) -> None:
    a, b = sign_in(device("a"), proxy, account), sign_in(device("b"), server, account)
    for back in range(3):
        a.days.log(a.today() - timedelta(days=back), {"mood_score": 3})
    a.sync()
    b.sync()
    changed_on_both(a, b)
    before = everything(a, server, account.user_id, tmp_path)
    seen = len(proxy.seen)
    proxy.plan = lambda request: reset_before if request.number >= seen + first else None
    said = a.rehearse()
    assert everything(a, server, account.user_id, tmp_path) == before
    proxy.behave()
    if said.problem:
        assert isinstance(said.problem, Offline)
    rehearse_then_sync(a, server, account.user_id)


def test_a_server_that_shows_seven_rows_at_a_time(
    proxy: Proxy, server: Server, account: Account, device: MakeDevice
) -> None:
    a, b = sign_in(device("a"), proxy, account), sign_in(device("b"), server, account)
    proxy.usual = cap(7)
    for back in range(40):
        b.days.log(b.today() - timedelta(days=back), {"mood_score": 3})
    b.sync()
    for back in range(20, 60):
        a.days.log(a.today() - timedelta(days=back), {"energy_level": 3})
    said = rehearse_then_sync(a, server, account.user_id)
    assert len(said.send) >= 40
    assert a.verify().equal


def test_an_account_that_is_gone_is_said_to_be(server: Server, account: Account, device: MakeDevice) -> None:
    a, b = two(server, account, device)
    changed_on_both(a, b)
    server.sql(f"DELETE FROM users WHERE id = '{account.user_id}'")
    server.sql(f"DELETE FROM auth.users WHERE id = '{account.user_id}'")
    before = content_of(a.folder)
    with pytest.raises(AccountGone):
        a.rehearse()
    with pytest.raises(AccountGone):  # not: every row is missing there
        a.verify()
    assert content_of(a.folder) == before


def test_a_session_that_ended_is_renewed_and_nothing_else_is_written(
    proxy: Proxy, server: Server, account: Account, device: MakeDevice
) -> None:
    a, b = sign_in(device("a"), proxy, account), sign_in(device("b"), server, account)
    a.sync()
    b.sync()
    changed_on_both(a, b)
    expired = b'{"code": "PGRST303", "message": "JWT expired"}'
    ended = iter([answered(401, expired, content_type="application/json")])

    def plan(request: Request) -> Fault | None:
        return next(ended, None) if request.method == "GET" else None

    proxy.seen.clear()
    proxy.plan = plan
    said = a.rehearse()
    assert (bool(said.send), said.problem) == (True, None)
    assert {each.request.table for each in proxy.seen if each.request.method != "GET"} == {"token"}
    proxy.behave()
    rehearse_then_sync(a, server, account.user_id)


def test_with_every_extra_what_is_said_happens_too(own_server: Server, device: MakeDevice) -> None:
    add_extras(own_server)
    account = sign_up(own_server)
    a, b = two(own_server, account, device, days=30)
    for back in range(30):
        a.days.log(a.today() - timedelta(days=back), {"energy_level": 4})
    b.days.delete([b.today() - timedelta(days=2), b.today() - timedelta(days=5)])
    changed_on_both(a, b)
    rehearse_then_sync(a, own_server, account.user_id)
    a.conversations.send(a.conversations.all()[0].id, "more")
    rehearse_then_sync(a, own_server, account.user_id)
    rehearse_then_sync(b, own_server, account.user_id)
    assert a.verify().equal


def test_a_column_that_is_gone_stops_its_table_alone_though_rows_of_it_seem_deleted(
    own_server: Server, device: MakeDevice
) -> None:
    account = sign_up(own_server)
    a, b = two(own_server, account, device)
    changed_on_both(a, b)
    own_server.sql("ALTER TABLE wellness_entries RENAME COLUMN mood_score TO mood")
    own_server.stop()
    own_server.start()
    before = content_of(a.folder)
    said = a.rehearse()
    assert isinstance(said.problem, SchemaChanged)
    assert {row.table for row in said.send} == {"conversations", "messages", "module_progress"}
    with pytest.raises(SchemaChanged):
        a.verify()
    assert content_of(a.folder) == before
    with pytest.raises(SchemaChanged):
        a.sync()
    assert own_server.sql("SELECT content FROM messages") == [{"content": "words"}]


def test_a_message_that_cant_be_shown_is_counted_once(server: Server, account: Account, device: MakeDevice) -> None:
    """However many conversations there are: messages are compared a hundred conversations at a time."""
    a = sign_in(device("a"), server, account)
    chats = [a.conversations.start("identity", f"{number}") for number in range(201)]
    a.sync()
    message = {"id": str(uuid.uuid4()), "conversation_id": chats[3].id, "role": "user", "content": "odd"}
    insert(server, "messages", message)
    with a.profiles.current.database.writing() as session:
        kept = {"table_name": "messages", "row_id": message["id"], "row_json": "{}", "reason": "odd"}
        session.connection().execute(UNREADABLE.insert(), kept)
    found = a.verify()
    assert (found.unreadable, found.equal) == (1, True)
