"""Faults 41 to 43: networks that come and go, slow lines, and more than anybody expected."""

from __future__ import annotations

from organic_desktop.app.facade import App
from organic_desktop.core.errors import Offline
from organic_desktop.store.schema import MESSAGES, MODULE_PROGRESS
from tests.devices import logged
from tests.faults import breaks
from tests.faults.breaks import always, once, throttle
from tests.faults.proxy import Proxy
from tests.faults.stories import Settle, fails
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import on_device


def days_on_server(server: Server, account: Account, rows: int) -> None:
    server.sql(
        "INSERT INTO wellness_entries (user_id, date, mood_score, updated_at) SELECT"
        f" '{account.user_id}', '1990-01-01'::date + n, 3, now() - interval '2 hours' + n * interval '1 second'"
        f" FROM generate_series(1, {rows}) n"
    )


def test_41_a_network_that_comes_and_goes_sends_no_row_twice(a: App, proxy: Proxy, settle: Settle) -> None:
    """Every second request breaks, before or after the server has seen it."""
    ways = (breaks.reset_before, breaks.lose_response)
    proxy.plan = lambda request: ways[request.number // 2 % 2] if request.number % 2 else None
    for turn in range(10):
        a.days.log(a.today(), {"mood_score": turn % 5}, add={"water_intake_ml": 100})
        try:
            a.sync()
        except Offline:
            continue
    assert len(proxy.seen) <= 10 * 6
    settle(a, conflicts=0)
    assert logged(a, a.today())["water_intake_ml"] == 1000


def test_42_a_first_pull_that_broke_goes_on_where_it_stopped(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    days_on_server(server, account, 3500)
    proxy.plan = once(breaks.reset_before, "GET", "wellness_entries", nth=3)
    assert isinstance(fails(a), Offline)
    assert len(a.days.entries()) == 2000
    before = len(proxy.seen)
    proxy.behave()
    a.sync()
    assert len(a.days.entries()) == 3500
    pages = [passage for passage in proxy.seen[before:] if passage.request.table == "wellness_entries"]
    whole_rows = [row for page in pages for row in page.answers[0].json if "date" in row]
    assert len(whole_rows) <= 1502 + 60  # from a minute before the last page on; a row a second is stamped here
    settle(a, conflicts=0)


def test_42_a_slow_line_is_slow_and_nothing_else(a: App, b: App, proxy: Proxy, settle: Settle) -> None:
    b.days.log(b.today(), {"nutrition_notes": "oats " * 200})
    b.sync()
    proxy.plan = always(throttle(4_000, latency=0.05))
    a.days.log(a.today(), {"mood_score": 4})
    a.sync()
    settle(a, b, conflicts=0)


def test_43_ten_thousand_messages_a_note_of_a_megabyte_and_five_hundred_topics(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    user = account.user_id
    server.sql(f"INSERT INTO conversations (user_id, module_name) VALUES ('{user}', 'identity')")
    server.sql(
        "INSERT INTO messages (conversation_id, role, content) SELECT c.id, 'user', 'message ' || n"
        f" FROM conversations c, generate_series(1, 10000) n WHERE c.user_id = '{user}'"
    )
    server.sql(
        "INSERT INTO wellness_entries (user_id, date, nutrition_notes)"
        f" VALUES ('{user}', '2026-01-01', repeat('0123456789abcdef', 65536))"
    )
    server.sql(
        "INSERT INTO module_progress (user_id, module_name, completed_topics)"
        f" SELECT '{user}', 'identity', array_agg('topic ' || n) FROM generate_series(1, 500) n"
    )
    a.sync()
    assert len(on_device(a, MESSAGES)) == 10_000
    assert len(on_device(a, MODULE_PROGRESS)[0]["completed_topics"]) == 500
    a.sync()
    proxy.seen.clear()
    a.sync(thorough=False)
    assert len(proxy.seen) == 1
    settle(a, conflicts=0)
