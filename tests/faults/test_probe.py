"""The probe on servers that lack this or that, that cut their answers, or that are slow over one table.

``older_than_12_2`` and its like (postgrest.py) answer some requests as another version or schema of the server would;
every other request is the real one's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from organic_desktop.app.facade import App
from organic_desktop.core.errors import OrganicError, RequestRefused, ServerBusy
from organic_desktop.store.facts import keep_facts
from organic_desktop.store.schema import MESSAGES, WELLNESS_ENTRIES
from organic_desktop.sync.status import SyncState
from tests.devices import MakeDevice, logged, sign_in
from tests.faults.breaks import JSON, always, answered, cap
from tests.faults.postgrest import (
    as_postgrest,
    older_than_12_2,
    with_another_key_to_users,
    with_two_keys_on_one_column,
    without_embedding,
)
from tests.faults.proxy import Fault, Passage, Proxy, pass_on
from tests.faults.stories import Settle, fails
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server, add_extras, fresh_server
from tests.sync.rows import assert_same, insert, on_device

pytestmark = pytest.mark.every_driver

TIMED_OUT = b'{"code":"57014","details":null,"hint":null,"message":"canceling statement due to statement timeout"}'
EXAMPLES = settings(
    max_examples=3, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


def log_days(app: App, count: int) -> None:
    app.days.log_many([app.today() - timedelta(days=back) for back in range(count)], {"water_intake_ml": 500})


# -- equal counts, other versions -------------------------------------------------------------------------------------


def test_another_devices_edit_arrives_on_a_device_with_sixty_days_from_before_the_account(
    server: Server, account: Account, device: MakeDevice
) -> None:
    """Its first pull was of an empty server, and it sent more days than a probe has room for."""
    a = device("a")
    log_days(a, 61)
    sign_in(a, server, account).sync()
    b = sign_in(device("b"), server, account)
    b.sync()
    day = b.today() - timedelta(days=30)
    b.days.log(day, {"mood_score": 4})
    b.sync()
    assert a.sync(thorough=False).pulled == 1
    assert logged(a, day)["mood_score"] == 4
    assert_same(a, server, account.user_id)


@pytest.mark.timeout(600)
@EXAMPLES
@example(days=51, edited={0, 50}, rows=1000, usual=pass_on, thorough=False)
@example(days=61, edited={60}, rows=7, usual=pass_on, thorough=False)
@example(days=50, edited=set(range(50)), rows=7, usual=as_postgrest, thorough=True)
@given(
    days=st.sampled_from([1, 6, 7, 8, 14, 15, 16, 49, 50, 51, 61, 120]),
    edited=st.sets(st.integers(0, 119), min_size=1, max_size=20),
    rows=st.sampled_from([7, 1000]),
    usual=st.sampled_from([pass_on, as_postgrest]),
    thorough=st.booleans(),
)
def test_whatever_was_edited_elsewhere_arrives_at_the_next_cycle(
    server: Server, device: MakeDevice, days: int, edited: set[int], rows: int, usual: Fault, thorough: bool
) -> None:
    """Equal counts, other versions: for any number of rows, whatever the server's cap, counting or not."""
    account = sign_up(server)
    proxy = Proxy(server)
    try:
        proxy.usual = usual if rows == 1000 else cap(rows)
        a, b = device(f"a-{account.user_id}"), device(f"b-{account.user_id}")
        log_days(a, days)
        sign_in(a, proxy, account).sync()
        sign_in(b, server, account).sync()
        b.days.log_many([b.today() - timedelta(days=back % days) for back in edited], {"mood_score": 4})
        a.days.log(a.today(), {"sleep_hours": 7})  # own sends move nothing that another's edit could hide behind
        a.sync(thorough=False)
        b.sync()
        a.sync(thorough=thorough)
        b.sync()
        assert_same(a, server, account.user_id)
        assert_same(b, server, account.user_id)
        assert proxy.complaints == []
    finally:
        proxy.close()
        a.close()
        b.close()


@pytest.mark.parametrize("usual", [pass_on, as_postgrest, cap(7), without_embedding], ids=lambda fault: fault.__name__)
def test_a_mass_update_elsewhere_arrives_at_the_next_cycle(
    server: Server, account: Account, proxy: Proxy, device: MakeDevice, usual: Fault
) -> None:
    """Four hundred days get one and the same stamp in one transaction."""
    proxy.usual = usual
    server.sql(
        "INSERT INTO wellness_entries (user_id, date, water_intake_ml) "
        f"SELECT '{account.user_id}', CURRENT_DATE - n, 500 FROM generate_series(1, 400) n"
    )
    a = sign_in(device("a"), proxy, account)
    a.sync()
    for value in (750, 1000):
        server.sql(f"UPDATE wellness_entries SET water_intake_ml = {value} WHERE user_id = '{account.user_id}'")
        a.sync(thorough=False)
        assert {row["water_intake_ml"] for row in on_device(a, WELLNESS_ENTRIES)} == {value}
    assert_same(a, server, account.user_id)


@pytest.mark.parametrize("usual", [pass_on, without_embedding], ids=lambda fault: fault.__name__)
def test_a_server_that_went_back_in_time_is_noticed_at_once(
    a: App, server: Server, account: Account, proxy: Proxy, usual: Fault
) -> None:
    """An older value with its older stamp, the same number of rows: no count, and nothing new, would tell."""
    proxy.usual = usual
    log_days(a, 30)
    a.sync()
    a.days.log(a.today(), {"water_intake_ml": 750})
    a.sync()
    a.sync()
    server.sql(
        "SET LOCAL session_replication_role = replica; UPDATE wellness_entries SET water_intake_ml = 500, "
        f"updated_at = NOW() - interval '7 days' WHERE user_id = '{account.user_id}' AND date = '{a.today()}'"
    )
    proxy.seen.clear()
    with suppress(OrganicError):  # a question to the user, perhaps
        a.sync(thorough=False)
    compared = [
        request for request in proxy.requests("GET", "wellness_entries") if "gt." in request.query.get("id", "")
    ]
    assert compared, "every version is compared"


# -- what a server lacks ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "usual",
    [as_postgrest, older_than_12_2, with_another_key_to_users, with_two_keys_on_one_column, without_embedding],
    ids=lambda fault: fault.__name__,
)
def test_what_a_server_lacks_is_done_without(
    a: App, b: App, proxy: Proxy, server: Server, account: Account, settle: Settle, usual: Fault
) -> None:
    """New days, changes, deletions and messages, both ways; and it is asked for what it lacks once."""
    proxy.usual = usual
    log_days(b, 12)
    chat = b.conversations.start("identity")
    b.conversations.send(chat.id, "one")
    b.sync()
    a.sync(thorough=False)
    a.days.log(a.today(), {"water_intake_ml": 900})
    a.conversations.send(chat.id, "two")
    a.days.delete([a.today() - timedelta(days=3)])
    a.sync(thorough=False)
    assert (a.status().pending, a.status().refused) == (0, 0)
    b.sync()
    b.days.delete([b.today() - timedelta(days=5)])
    b.sync()
    a.sync()
    assert a.days.entry(a.today() - timedelta(days=5)) is None
    proxy.seen.clear()
    a.sync()
    refused = [passage for passage in proxy.seen if not passage.answers]
    assert refused == []
    settle(a, b, conflicts=0)


def test_what_a_server_lacks_is_asked_for_again_a_day_later(a: App, proxy: Proxy) -> None:
    """The server was upgraded meanwhile."""
    proxy.usual = without_embedding
    a.sync()
    proxy.usual = pass_on
    proxy.seen.clear()
    a.sync(thorough=False)
    assert len(proxy.seen) > 1, "a request a table"
    yesterday = str(datetime.now().astimezone() - timedelta(days=1, minutes=1))
    facts = dict.fromkeys(json.loads(_fact(a, "lacks")), yesterday)
    keep_facts(a.profiles.current.database, lambda known: replace(known, missing_features=facts))
    a.sync(thorough=False)
    proxy.seen.clear()
    a.sync(thorough=False)
    assert len(proxy.seen) == 1
    assert "embedding " not in _fact(a, "lacks")


def _fact(app: App, name: str) -> str:
    with app.profiles.current.database.reading() as session:
        connection = session.connection()
        found = connection.exec_driver_sql("SELECT value FROM meta WHERE name = ?", (name,)).scalar()
    return str(found or "{}")


@pytest.fixture
def burying(driver: str) -> Iterator[Server]:
    """A server with the tombstones that nobody may read: its migration once came without a GRANT."""
    with fresh_server(driver) as running:
        add_extras(running, "tombstones")
        sign_up(running)  # the first request makes @supabase/lite grant everything to everybody
        running.http.get("/rest/v1/users", headers={"apikey": running.publishable_key})
        running.sql("REVOKE ALL ON sync_tombstones FROM anon, authenticated")
        yield running


def test_tombstones_that_may_not_be_read_are_done_without_until_they_may(burying: Server, device: MakeDevice) -> None:
    """42501 is no reason for a new device not to sync, and the GRANT is noticed a day later."""
    owner = sign_up(burying)
    a = sign_in(device("a"), burying, owner)
    log_days(a, 3)
    a.sync()
    assert a.status().state == SyncState.UP_TO_DATE
    assert "tombstones" in _fact(a, "lacks")
    burying.sql(f"DELETE FROM wellness_entries WHERE user_id = '{owner.user_id}' AND date < '{a.today()}'")
    a.sync(thorough=False)
    assert len(a.days.entries()) == 1
    burying.sql("GRANT SELECT ON sync_tombstones TO authenticated")
    yesterday = str(datetime.now().astimezone() - timedelta(days=1, minutes=1))
    keep_facts(a.profiles.current.database, lambda facts: replace(facts, missing_features={"tombstones": yesterday}))
    a.sync(thorough=False)
    assert "tombstones" not in _fact(a, "lacks")
    assert_same(a, burying, owner.user_id)


def test_a_project_whose_rows_belong_to_auth_users(own_server: Server, device: MakeDevice) -> None:
    """The usual idiom: no foreign key leads to ``users``, so nothing can be embedded in it."""
    for table in ("wellness_entries", "module_progress", "conversations"):
        own_server.sql(
            f"ALTER TABLE {table} DROP CONSTRAINT {table}_user_id_fkey, "
            f"ADD CONSTRAINT {table}_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users (id) ON DELETE CASCADE"
        )
    own_server.stop()
    own_server.start()
    owner = sign_up(own_server)
    a, b = sign_in(device("a"), own_server, owner), sign_in(device("b"), own_server, owner)
    log_days(a, 5)
    chat = a.conversations.start("identity")
    a.conversations.send(chat.id, "hello")
    a.sync()
    b.sync()
    b.days.delete([b.today()])
    b.days.log(b.today() - timedelta(days=1), {"mood_score": 2})
    b.conversations.send(chat.id, "and back")
    b.sync()
    a.sync(thorough=False)
    assert a.days.entry(a.today()) is None
    assert logged(a, a.today() - timedelta(days=1))["mood_score"] == 2
    assert [row["content"] for row in sorted(on_device(a, MESSAGES), key=lambda row: str(row["created_at"]))] == [
        "hello",
        "and back",
    ]
    own_server.sql(f"DELETE FROM messages WHERE content = 'hello' AND conversation_id = '{chat.id}'")
    a.sync()
    assert [row["content"] for row in on_device(a, MESSAGES)] == ["and back"]
    for each in (a, b):
        each.sync()
        assert each.status().state == SyncState.UP_TO_DATE
        assert_same(each, own_server, owner.user_id)


# -- a step that fails ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [
        answered(500, TIMED_OUT, **{"content_type": JSON["content-type"]}),
        answered(504, b"<html>gateway</html>", content_type="text/html"),
        answered(403, b'{"code":"42501","message":"permission denied"}', content_type="application/json"),
    ],
    ids=["57014", "gateway", "42501"],
)
@pytest.mark.parametrize("table", ["messages", "wellness_entries"])
def test_a_pull_that_fails_costs_its_table_and_the_push_goes_on(
    a: App, b: App, proxy: Proxy, server: Server, account: Account, settle: Settle, fault: Fault, table: str
) -> None:
    log_days(b, 60)
    chat = b.conversations.start("identity")
    for number in range(60):
        b.conversations.send(chat.id, str(number))
    b.sync()
    proxy.plan = always(fault, "GET", table)
    day = a.today() - timedelta(days=70)
    a.days.log(day, {"mood_score": 5})
    problem = fails(a)
    assert type(problem) in (ServerBusy, RequestRefused)
    assert a.status().pending == 0, "what waited was sent"
    assert [talk.id for talk in a.conversations.all()] == [chat.id], "and the other tables were read"
    assert a.status().problem
    settle(a, b)


def test_a_probe_too_heavy_for_one_request_is_made_in_several(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    """57014 at the one request of a cycle: each table alone may do."""

    def heavy(passage: Passage) -> None:
        if "(" in passage.request.query.get("select", ""):
            answered(500, TIMED_OUT, content_type="application/json")(passage)
        else:
            pass_on(passage)

    proxy.usual = heavy
    a.days.log(a.today(), {"mood_score": 5})
    insert(server, "wellness_entries", {"user_id": account.user_id, "date": "2026-01-01", "mood_score": 3})
    a.sync(thorough=False)
    assert a.status().pending == 0
    assert len(a.days.entries()) == 2
    proxy.usual = pass_on
    settle(a, conflicts=0)


def test_a_server_in_trouble_over_everything_is_left_alone(a: App, proxy: Proxy) -> None:
    proxy.plan = always(answered(503, b"", retry_after="30"), "GET")
    proxy.seen.clear()
    assert isinstance(fails(a), ServerBusy)
    assert len(proxy.seen) == 1


# -- what an idle cycle costs -----------------------------------------------------------------------------------------

CONTENT_LOCATION = len("content-location: /rest/v1/users?\r\n")


def sizes(passage: Passage) -> tuple[int, int]:
    """The bytes of a request and of its answer with their headers, as PostgREST would send them, without the token.

    It writes the query once more, percent-encoded, into Content-Location.
    """
    request, answer = passage.request, passage.answers[-1]
    first = len(f"{request.method} {request.target} HTTP/1.1\r\n\r\n")
    token = len(request.headers.get("authorization", ""))
    up = first + sum(len(f"{n}: {v}\r\n") for n, v in request.headers.items()) - token + len(request.body)
    query = urlsplit(request.target).query
    encoded = query if "%2C" in query else quote(query, safe="=&")
    headers = {n: v for n, v in answer.headers.items() if n != "content-location"}
    down = len("HTTP/1.1 200 OK\r\n\r\n") + sum(len(f"{n}: {v}\r\n") for n, v in headers.items())
    down += CONTENT_LOCATION + len(encoded) + len("content-length: 9999\r\n") + len(answer.body)
    return up, down


@pytest.mark.parametrize("lately", [True, False])
def test_an_idle_cycle_is_one_small_request(
    server: Server, account: Account, proxy: Proxy, device: MakeDevice, lately: bool
) -> None:
    """At most 2 kB each way with its headers: with 400 days and 30 conversations, just read or long at rest."""
    age = "interval '0'" if lately else "n * interval '1 day'"
    server.sql(
        "INSERT INTO wellness_entries (user_id, date, updated_at) "
        f"SELECT '{account.user_id}', CURRENT_DATE - n, NOW() - {age} FROM generate_series(1, 400) n"
    )
    server.sql(
        "INSERT INTO conversations (user_id, module_name, message_count, updated_at) "
        f"SELECT '{account.user_id}', 'identity', 5, NOW() - {age} FROM generate_series(1, 30) n"
    )
    server.sql(
        "INSERT INTO messages (conversation_id, role, content, created_at) SELECT id, 'user', 'words', "
        f"NOW() - {age} - interval '1 hour' FROM conversations, generate_series(1, 5) n "
        f"WHERE user_id = '{account.user_id}'"
    )
    a = sign_in(device("a"), proxy, account)
    a.sync()
    a.days.log(a.today(), {"mood_score": 3})
    a.sync()
    a.sync()
    proxy.seen.clear()
    a.sync(thorough=False)
    (passage,) = proxy.seen
    up, down = sizes(passage)
    assert max(up, down) <= 2048, (up, down)
