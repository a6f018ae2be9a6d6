"""A no for a while, and rows that something on the way won't let pass: nothing is refused for ever, nothing holds up
all others."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from organic_desktop.app.facade import App
from organic_desktop.core.errors import InvalidInput, Offline, OrganicError, ServerBusy
from organic_desktop.remote import client
from organic_desktop.store.outbox import Trying
from organic_desktop.store.schema import MESSAGES, WELLNESS_ENTRIES
from organic_desktop.sync.status import SyncState
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged, sign_in
from tests.faults import breaks
from tests.faults.breaks import answered, html, json_impostor
from tests.faults.proxy import Answer, Fault, Plan, Proxy, Request
from tests.faults.stories import Settle, fails
from tests.server.databases import Postgres, available_drivers, postgres_programs
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server
from tests.sync.rows import assert_same, on_server

POISON = "the words that no firewall lets pass"
POSTGRES = [driver for driver in available_drivers() if driver == "postgres"]
postgres_only = pytest.mark.parametrize("driver", POSTGRES, indirect=True)


def no(status: int, code: str) -> Fault:
    """As PostgREST says it."""
    body = f'{{"code": "{code}", "message": "No.", "details": null, "hint": null}}'
    return answered(status, body.encode(), content_type="application/json")


def write_something_of_all(app: App, words: str = "fine") -> None:
    """A day changed and one new, a module, a conversation and its messages."""
    app.days.log(app.today(), {"nutrition_notes": words}, add={"water_intake_ml": 250})
    app.days.log(app.today() - timedelta(days=1), {"mood_score": 3, "nutrition_notes": words})
    app.modules.set("identity", {"notes": words})
    chat = app.conversations.start("identity", words).id
    for number in range(2):
        app.conversations.send(chat, f"{words} {number}")


def days_of(app: App, count: int, mood: int = 3) -> list[date]:
    days = [app.today() - timedelta(days=back) for back in range(count)]
    for day in days:
        app.days.log(day, {"mood_score": mood})
    return days


def reasons(app: App) -> list[str]:
    return [str(change.reason) for change in app.sync_review.changes() if change.refused]


# -- a no for a while, as real servers say it -------------------------------------------------------------------------


AS_POSTGREST = {"statement timeout": (500, "57014"), "read-only transaction": (405, "25006")}


def with_sqlstates(request: Request, answer: Answer) -> Answer:
    """PostgreSQL's own code and PostgREST's status, for which @supabase/lite has 500 and SUP."""
    for words, (status, code) in AS_POSTGREST.items():
        if answer.status == 500 and words.encode() in answer.body:
            return Answer(status, answer.headers, answer.body.replace(b'"SUP"', f'"{code}"'.encode()))
    return answer


@pytest.fixture
def own(own_server: Server, device: MakeDevice) -> Iterator[tuple[App, str]]:
    """A device on a server of its own, which has synced something of every table, and the account's id."""
    proxy = Proxy(own_server)
    proxy.usual = breaks.rewrite(with_sqlstates)
    account = sign_up(own_server)
    app = sign_in(device("own"), proxy, account)
    write_something_of_all(app, "before")
    app.sync()
    yield app, account.user_id
    proxy.close()


def owner_says(server: Server, statement: str) -> None:
    """Run SQL where the server's own door is closed: as the owner, in a session that may write."""
    assert isinstance(server._database, Postgres)
    programs = postgres_programs()
    assert programs
    address = f"postgres://postgres@127.0.0.1:{server._database._port}/postgres"
    options = {**os.environ, "PGOPTIONS": "-c default_transaction_read_only=off -c statement_timeout=0"}
    command = [str(programs / "psql"), "--quiet", "--set=ON_ERROR_STOP=1", f"--command={statement}", address]
    subprocess.run(command, check=True, env=options, capture_output=True)


@contextmanager
def database_setting(server: Server, name: str, value: str) -> Iterator[None]:
    """A setting of every session that begins from now on; the server's are made anew."""
    for statement in (f"ALTER DATABASE postgres SET {name} = {value}", f"ALTER DATABASE postgres RESET {name}"):
        owner_says(server, statement)
        others = "datname = 'postgres' AND pid <> pg_backend_pid()"
        owner_says(server, f"SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE {others}")
        for _ in range(10):  # as many as it pools may have to be found dead
            with suppress(AssertionError, httpx.HTTPError):
                server.sql("SELECT 1")
        if statement.startswith(f"ALTER DATABASE postgres SET {name}"):
            yield


@postgres_only
def test_a_database_that_may_only_be_read_refuses_nothing(own: tuple[App, str], own_server: Server) -> None:
    app, user = own
    with database_setting(own_server, "default_transaction_read_only", "on"):
        write_something_of_all(app)
        days_of(app, 20, mood=4)
        for _ in range(3):
            before = app._sessions.client.requests
            assert isinstance(fails(app), ServerBusy)
            assert app._sessions.client.requests - before <= 12
            assert (app.status().refused, app.status().state) == (0, SyncState.OFFLINE)
    app.sync()
    assert app.status().pending == 0
    assert_same(app, own_server, user)


@postgres_only
def test_rows_that_take_too_long_wait_and_the_others_go_on(own: tuple[App, str], own_server: Server) -> None:
    app, user = own
    own_server.sql(
        "CREATE FUNCTION slow() RETURNS TRIGGER AS $$ BEGIN IF NEW.mood_score = 1 THEN PERFORM pg_sleep(2); END IF;"
        " RETURN NEW; END $$ LANGUAGE plpgsql; CREATE TRIGGER slow BEFORE INSERT OR UPDATE ON wellness_entries"
        " FOR EACH ROW EXECUTE FUNCTION slow()"
    )
    with database_setting(own_server, "statement_timeout", "'300ms'"):
        days_of(app, 12)
        app.days.log(app.today() - timedelta(days=3), {"mood_score": 1})
        app.days.log(app.today(), {"mood_score": 1})
        app.modules.set("emotional", {"notes": "others"})
        for _ in range(2):
            assert isinstance(fails(app), ServerBusy)
            assert (app.status().pending, app.status().refused) == (2, 0)
    own_server.sql("DROP TRIGGER slow ON wellness_entries")
    app.sync()
    assert app.status().pending == 0
    assert_same(app, own_server, user)


def without_policies(server: Server) -> Callable[[], None]:
    kept = server.sql("SELECT policyname, cmd, qual, with_check FROM pg_policies WHERE tablename = 'wellness_entries'")
    for each in kept:
        if each["cmd"] != "SELECT":
            server.sql(f'DROP POLICY "{each["policyname"]}" ON wellness_entries')

    def back() -> None:
        for each in kept:
            if each["cmd"] != "SELECT":
                using = f"USING ({each['qual']})" if each["qual"] else ""
                check = f"WITH CHECK ({each['with_check']})" if each["with_check"] else ""
                server.sql(
                    f'CREATE POLICY "{each["policyname"]}" ON wellness_entries FOR {each["cmd"]} {using} {check}'
                )

    return back


def sql(there: str, back: str) -> Callable[[Server], Callable[[], object]]:
    def change(server: Server) -> Callable[[], object]:
        server.sql(there)
        return lambda: server.sql(back)

    return change


FOR_A_WHILE: dict[str, Callable[[Server], Callable[[], object]]] = {
    "dropped-policies": without_policies,
    "revoked": sql(
        "REVOKE INSERT, UPDATE, DELETE ON wellness_entries FROM authenticated",
        "GRANT INSERT, UPDATE, DELETE ON wellness_entries TO authenticated",
    ),
    "not-null": sql(
        "UPDATE wellness_entries SET energy_level = 3; ALTER TABLE wellness_entries ALTER energy_level SET NOT NULL",
        "ALTER TABLE wellness_entries ALTER energy_level DROP NOT NULL",
    ),
    "check": sql(
        "ALTER TABLE wellness_entries ADD CONSTRAINT sober CHECK (nutrition_notes <> 'fine') NOT VALID",
        "ALTER TABLE wellness_entries DROP CONSTRAINT sober",
    ),
    "foreign-key": sql(
        "CREATE TABLE moods (mood NUMERIC PRIMARY KEY); ALTER TABLE wellness_entries ADD CONSTRAINT moods"
        " FOREIGN KEY (mood_score) REFERENCES moods NOT VALID",
        "ALTER TABLE wellness_entries DROP CONSTRAINT moods",
    ),
    "broken-trigger": sql(
        "CREATE FUNCTION broken() RETURNS TRIGGER AS $$ BEGIN INSERT INTO nowhere VALUES (1); RETURN NEW; END $$"
        " LANGUAGE plpgsql; CREATE TRIGGER broken BEFORE INSERT OR UPDATE OR DELETE ON wellness_entries"
        " FOR EACH ROW EXECUTE FUNCTION broken()",
        "DROP TRIGGER broken ON wellness_entries",
    ),
}


@postgres_only
@pytest.mark.parametrize("change", FOR_A_WHILE.values(), ids=FOR_A_WHILE.keys())
def test_what_a_server_refuses_for_a_while_arrives_after_it(
    own: tuple[App, str], own_server: Server, change: Callable[[Server], Callable[[], object]]
) -> None:
    """Whatever of the table can't be sent, the other tables' rows are; and all of it goes with the next sync."""
    app, user = own
    app.days.log(app.today() - timedelta(days=2), {"sleep_hours": 7, "energy_level": 3})
    app.sync()
    back = change(own_server)
    write_something_of_all(app)
    app.days.log(app.today() - timedelta(days=5), {"mood_score": 4, "nutrition_notes": "fine"})
    app.days.delete([app.today() - timedelta(days=2)])
    for _ in range(3):
        with suppress(OrganicError):
            app.sync()
    assert {each.table for each in app.sync_review.changes()} == {"wellness_entries"}
    assert app.status().state == SyncState.NEEDS_ATTENTION
    back()
    app.sync(trying=Trying.ALL)
    assert (app.status().pending, app.status().state) == (0, SyncState.UP_TO_DATE)
    assert_same(app, own_server, user)


@pytest.mark.every_driver
def test_a_deletion_that_no_policy_allows_is_refused_in_words(own: tuple[App, str], own_server: Server) -> None:
    app, user = own
    back = without_policies(own_server)
    app.days.delete([app.today()])
    app.sync()
    assert reasons(app) == ["The server doesn't allow this entry to be deleted."]
    back()
    app.sync()
    assert app.status().pending == 0
    assert_same(app, own_server, user)


def test_a_refused_row_is_sent_again_by_itself_when_its_time_has_come(
    proxy: Proxy, server: Server, account: Account, device: MakeDevice
) -> None:
    """After a quarter of an hour, an hour, four hours, a day; with no request for it in between."""
    clock = HandClock()
    a = sign_in(device("a", clock), proxy, account)
    a.sync()
    a.days.log(a.today(), {"mood_score": 3})
    proxy.plan = breaks.always(no(403, "42501"), "POST", "wellness_entries")
    a._sync._background_cycle()
    for wait in (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4), timedelta(hours=24)):
        proxy.seen.clear()
        clock.move(wait - timedelta(seconds=1))
        a._sync._background_cycle()
        assert proxy.requests("POST", "wellness_entries") == []
        clock.move(timedelta(seconds=1))
        a._sync._background_cycle()
        assert len(proxy.requests("POST", "wellness_entries")) == 1
    proxy.behave()
    clock.jump(timedelta(days=-30))  # the time that was noted is far away now
    a._sync._background_cycle()
    assert a.status().pending == 0
    assert_same(a, server, account.user_id)


def test_the_first_cycle_of_the_program_and_one_that_is_asked_for_try_all_but_the_hopeless(
    proxy: Proxy, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), proxy, account)
    a.sync()
    for back, code in enumerate(("42501", "22003")):
        a.days.log(a.today() - timedelta(days=back), {"mood_score": 3})
        proxy.plan = breaks.always(no(400, code), "POST", "wellness_entries")
        a.sync(trying=Trying.DUE)
    assert [change.code for change in a.sync_review.changes()] == ["42501", "22003"]

    def posts(act: Callable[[], object]) -> int:
        proxy.seen.clear()
        act()
        return sum(len(request.json) for request in proxy.requests("POST", "wellness_entries"))

    proxy.plan = breaks.always(no(403, "42501"), "POST", "wellness_entries")
    assert posts(a._sync._background_cycle) == 0
    a.sync_now()
    assert posts(a._sync._background_cycle) == 1
    assert posts(a._sync._background_cycle) == 0
    again = device("a")
    assert posts(again._sync._background_cycle) == 1
    assert posts(again._sync._background_cycle) == 0
    proxy.behave()
    again.sync(trying=Trying.ALL)
    assert again.status().pending == 0


def test_what_an_older_version_refused_is_tried_again(a: App, settle: Settle) -> None:
    """It kept neither the code nor a time."""
    a.days.log(a.today(), {"mood_score": 3})
    with a.profiles.current.database.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql("UPDATE pending_change SET refused = 1, last_error = 'No.'")
    a.sync()
    assert a.status().pending == 0


SAME_AGAIN: dict[str, Callable[[App], object]] = {
    "value": lambda app: app.days.log(app.today(), {"mood_score": 3}),
    "notes": lambda app: app.days.write_notes(app.today(), "soup", "soup"),
    "many": lambda app: app.days.log_many([app.today()], {"mood_score": 3}),
    "undo": lambda app: app.undo(app.undo(_last_edit(app)).edit_id or ""),
}


def _last_edit(app: App) -> str:
    with app.profiles.current.database.reading() as session:
        from sqlalchemy import text

        return str(session.execute(text("SELECT edit_id FROM journal ORDER BY id DESC LIMIT 1")).scalar())


@pytest.mark.parametrize("again", SAME_AGAIN.values(), ids=SAME_AGAIN.keys())
def test_the_same_value_typed_again_releases_a_refused_day(
    a: App, proxy: Proxy, settle: Settle, again: Callable[[App], object]
) -> None:
    a.days.log(a.today(), {"mood_score": 3, "nutrition_notes": "soup"})
    proxy.plan = breaks.always(no(400, "22003"), "POST", "wellness_entries")
    a.sync()
    assert a.status().refused == 1
    proxy.behave()
    a.sync()
    assert a.status().refused == 1  # it can't be right as it stands
    again(a)
    assert a.status().refused == 0
    a.sync(thorough=False, trying=Trying.DUE)
    settle(a, conflicts=0)


def test_the_same_notes_typed_again_release_a_refused_module(a: App, proxy: Proxy, settle: Settle) -> None:
    a.modules.set("identity", {"notes": "x", "progress_percentage": 10})
    proxy.plan = breaks.always(no(400, "22003"), "POST", "module_progress")
    a.sync()
    for act in (
        lambda: a.modules.set("identity", {"progress_percentage": 10}),
        lambda: a.modules.write_notes("identity", "x", "x"),
    ):
        assert a.status().refused == 1
        act()
        assert a.status().refused == 0
        a.sync()
    proxy.behave()
    a.modules.set("identity", {"progress_percentage": 10})
    settle(a, conflicts=0)


def test_a_refused_message_is_tried_again_and_can_be_written_anew(a: App, proxy: Proxy, settle: Settle) -> None:
    chat = a.conversations.start("identity").id
    message = a.conversations.send(chat, "First")
    proxy.plan = breaks.always(no(400, "22021"), "POST", "messages")
    a.sync()
    assert (a.status().refused, reasons(a)) == (1, ["The server rejected it: “No.” (22021)."])
    [change] = a.sync_review.changes()
    a.sync_review.retry(change)
    a.sync()
    assert a.status().refused == 1
    proxy.behave()
    with pytest.raises(InvalidInput):
        a.conversations.rewrite(message.id, "  ")
    a.conversations.rewrite(message.id, "Second")
    settle(a)
    assert [each.content for each in a.conversations.messages(chat)] == ["Second"]
    with pytest.raises(InvalidInput):
        a.conversations.rewrite(message.id, "Third")


def test_words_that_may_have_arrived_already_are_not_lost_with_those_written_anew(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    chat = a.conversations.start("identity").id
    a.sync()
    message = a.conversations.send(chat, "First")
    proxy.plan = breaks.always(breaks.lose_response, "POST", "messages")
    with suppress(Offline):
        a.sync()
    a.conversations.rewrite(message.id, "Second")
    settle(a)
    assert sorted(row["content"] for row in on_server(server, MESSAGES, account.user_id)) == ["First", "Second"]


# -- rows that something on the way won't let pass --------------------------------------------------------------------

GATEWAY = {
    "403-html": html(403),
    "502-html": html(502),
    "200-html": html(200),
    "empty-502": answered(502),
    "reset": breaks.reset_before,
    "hang": breaks.hang_before,
}
gateways = pytest.mark.parametrize("fault", GATEWAY.values(), ids=GATEWAY.keys())


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "TIMEOUT", httpx.Timeout(1.5))  # a loaded machine's server takes its time, too


def holding(words: str, fault: Fault, rows: Sequence[str] = ()) -> Plan:
    """Writes that carry these words, or name one of these rows."""

    def plan(request: Request) -> Fault | None:
        named = any(row in request.target for row in rows)
        return fault if request.method != "GET" and (words.encode() in request.body or named) else None

    return plan


@gateways
def test_a_new_day_that_no_gateway_lets_pass_holds_up_no_other(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, fault: Fault, quick: None
) -> None:
    a._sessions.client.close()
    days = days_of(a, 20)
    a.days.log(days[7], {"nutrition_notes": POISON})
    a.modules.set("identity", {"notes": "fine"})
    chat = a.conversations.start("identity").id
    a.conversations.send(chat, "fine")
    proxy.plan = holding(POISON, fault)
    with suppress(Offline):
        a.sync()
    assert {each.table for each in a.sync_review.changes()} == {"wellness_entries"}
    if fault is not breaks.hang_before:  # three of them are enough for a cycle
        assert a.status().pending == 1
    a.sync()
    assert (a.status().pending, a.status().refused) == (1, 1)
    assert len(on_server(server, WELLNESS_ENTRIES, account.user_id)) == 19
    [reason] = reasons(a)
    assert "other requests" in reason
    proxy.seen.clear()
    a.days.log(days[0], {"mood_score": 4})
    a._sync._background_cycle()  # the first one of a program tries it
    a._sync._background_cycle()
    assert sum(POISON.encode() in request.body for request in proxy.requests()) <= 2
    assert logged(a, days[7])["nutrition_notes"] == POISON
    settle(a, conflicts=0)


@gateways
@pytest.mark.parametrize("deleted", [False, True], ids=["changed", "deleted"])
def test_a_day_that_can_not_be_changed_on_the_way_holds_up_no_other(
    a: App, proxy: Proxy, settle: Settle, fault: Fault, quick: None, deleted: bool
) -> None:
    days = days_of(a, 6)
    a.sync()
    a._sessions.client.close()
    row = logged(a, days[4])["id"]
    days_of(a, 6, mood=5)
    if deleted:
        a.days.delete([days[4]])
    proxy.plan = holding(POISON, fault, [row])
    for _ in range(2):
        with suppress(Offline):
            a.sync()
    assert (a.status().pending, a.status().refused) == (1, 1)
    settle(a)
    assert logged(a, days[4]).get("mood_score") == (None if deleted else 5)


@pytest.mark.parametrize("fault", [html(403), no(403, "42501")], ids=["gateway", "refused"])
def test_a_conversation_that_is_not_taken_leaves_its_messages_waiting_and_the_others_go_on(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, fault: Fault
) -> None:
    bad, good = a.conversations.start("identity", POISON).id, a.conversations.start("identity", "fine").id
    for number in range(3):
        for chat in (bad, good):
            a.conversations.send(chat, str(number))
    proxy.plan = holding(POISON, fault)
    for _ in range(2):
        with suppress(Offline):
            a.sync()
    assert {(each.table, each.refused) for each in a.sync_review.changes()} == {
        ("conversations", True),
        ("messages", False),
    }
    assert len(on_server(server, MESSAGES, account.user_id)) == 3
    settle(a, conflicts=0)


def test_a_single_note_that_no_gateway_lets_pass_is_set_aside_at_the_second_try(
    a: App, proxy: Proxy, settle: Settle
) -> None:
    a.days.log(a.today(), {"nutrition_notes": POISON})
    proxy.plan = holding(POISON, html(403))
    assert isinstance(fails(a), Offline)
    assert a.status().refused == 0
    a.sync()
    assert a.status().refused == 1
    settle(a, conflicts=0)


def test_where_nothing_can_be_written_at_all_nothing_is_refused(a: App, proxy: Proxy, settle: Settle) -> None:
    days_of(a, 30)
    a.modules.set("identity", {"notes": "fine"})
    proxy.plan = lambda request: html(403) if request.method != "GET" else None
    for _ in range(3):
        proxy.seen.clear()
        assert isinstance(fails(a), Offline)
        assert len(proxy.seen) <= 20
    assert a.status().refused == 0
    settle(a, conflicts=0)


def test_where_the_harmless_request_fails_too_the_cycle_ends_as_offline(a: App, proxy: Proxy, settle: Settle) -> None:
    days_of(a, 30)
    broken = False

    def breaks_with_the_first_write(request: Request) -> Fault | None:
        nonlocal broken
        broken = broken or request.method == "POST"
        return html(403) if broken else None

    proxy.plan = breaks_with_the_first_write
    assert isinstance(fails(a), Offline)
    assert [request.method for request in proxy.requests()] == ["GET", "POST", "GET"]
    assert (a.status().refused, a.status().state) == (0, SyncState.OFFLINE)
    settle(a, conflicts=0)


def test_many_rows_that_hang_cost_three_waits_a_cycle_and_others_travel(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, quick: None
) -> None:
    days = days_of(a, 12)
    a.sync()
    a._sessions.client.close()
    rows = [logged(a, day)["id"] for day in days[:6]]
    days_of(a, 12, mood=5)
    proxy.plan = holding(POISON, breaks.hang_before, rows)
    for _ in range(3):
        proxy.seen.clear()
        with suppress(Offline):
            a.sync()
        assert sum(any(row in request.target for row in rows) for request in proxy.requests("PATCH")) <= 3
    good = [row for row in on_server(server, WELLNESS_ENTRIES, account.user_id) if row["mood_score"] == 5]
    assert len(good) == 6
    settle(a, conflicts=0)


@pytest.mark.parametrize("code", ["25006", "57014", "PGRST003", "53300", "40001"])
@pytest.mark.parametrize("status", [405, 500, 504])
def test_a_code_that_passes_never_refuses_a_row_and_costs_few_requests(
    a: App, proxy: Proxy, settle: Settle, code: str, status: int
) -> None:
    days_of(a, 30)
    a.modules.set("identity", {"notes": "fine"})
    proxy.plan = lambda request: no(status, code) if request.method != "GET" else None
    for _ in range(3):
        proxy.seen.clear()
        assert isinstance(fails(a), ServerBusy)
        assert len(proxy.seen) <= 20
        assert (a.status().refused, a.status().state) == (0, SyncState.OFFLINE)
    settle(a, conflicts=0)


def test_many_refused_rows_cost_some_fifty_requests_a_cycle_and_other_tables_go_on(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    days_of(a, 120)
    chat = a.conversations.start("identity").id
    a.conversations.send(chat, "fine")
    proxy.plan = breaks.always(no(403, "42501"), "POST", "wellness_entries")
    for _ in range(2):
        proxy.seen.clear()
        a.sync(trying=Trying.DUE)
        assert len(proxy.requests("POST", "wellness_entries")) <= 60
    assert {each.table for each in a.sync_review.changes()} == {"wellness_entries"}
    assert 0 < a.status().refused < 120
    settle(a, conflicts=0)


# -- properties -------------------------------------------------------------------------------------------------------

CODES = [
    "25006",
    "57014",
    "40001",
    "42501",
    "23502",
    "23503",
    "23505",
    "22003",
    "23514",
    "P0001",
    "XX000",
    "SUP",
    "PGRST003",
    "PGRST102",
    "PGRST204",
    "42P01",
]
STATUSES = [400, 401, 403, 404, 405, 409, 413, 429, 500, 502, 503, 504]
answers = st.one_of(
    st.builds(no, st.sampled_from(STATUSES), st.sampled_from(CODES)),
    st.builds(html, st.sampled_from([200, 302, *STATUSES])),
    st.builds(answered, st.sampled_from([200, 201, *STATUSES])),
    st.sampled_from([json_impostor(b"[]"), json_impostor(b"{}"), breaks.reset_before, breaks.lose_response]),
    st.just(breaks.hang_before),
)


@pytest.fixture
def timed(proxy: Proxy, account: Account, device: MakeDevice, quick: None) -> tuple[App, HandClock]:
    clock = HandClock()
    app = sign_in(device("a", clock), proxy, account)
    app.sync()
    return app, clock


@pytest.mark.timeout(600)
@settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
@given(said=st.lists(answers, min_size=1, max_size=5), passes=st.integers(0, 3))
@example(said=[no(403, "42501")], passes=0)
@example(said=[no(405, "25006")], passes=0)
@example(said=[no(404, "42P01")], passes=2)
@example(said=[json_impostor(b"[]")], passes=0)
@example(said=[no(409, "23505")], passes=0)
def test_whatever_the_server_says_for_an_hour_after_it_nothing_waits(
    timed: tuple[App, HandClock], proxy: Proxy, server: Server, account: Account, said: list[Fault], passes: int
) -> None:
    """Every write meets the next of these answers; ``passes`` of them in between are let through."""
    app, clock = timed
    turns = cycle([*said, *[None] * passes])
    proxy.plan = lambda request: next(turns) if request.method != "GET" else None
    for number in range(4):
        write_something_of_all(app, f"words {clock.now()}")
        days_of(app, 4, mood=1 + number)
        app.days.delete([app.today() - timedelta(days=3)])
        with suppress(OrganicError):
            app._sync._background_cycle()
        clock.move(timedelta(minutes=15))
    proxy.behave()
    app.sync(trying=Trying.ALL)
    assert (app.status().pending, app.status().refused) == (0, 0)
    assert_same(app, server, account.user_id)


@pytest.mark.timeout(600)
@settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
@given(fault=answers, place=st.integers(0, 4), before=st.booleans())
@example(fault=breaks.hang_before, place=0, before=False)
@example(fault=no(404, "42P01"), place=1, before=True)
@example(fault=no(500, "57014"), place=1, before=False)
@example(fault=no(429, ""), place=0, before=False)
@example(fault=no(409, "23503"), place=2, before=False)
def test_whatever_one_row_meets_the_others_travel(
    timed: tuple[App, HandClock],
    proxy: Proxy,
    server: Server,
    account: Account,
    fault: Fault,
    place: int,
    before: bool,
) -> None:
    """One row, new or changed, of any table; within four cycles all others are there."""
    app, clock = timed
    days_of(app, 8, mood=1)
    chats = [app.conversations.start("identity", "fine").id for _ in range(2)]
    app.modules.set("identity", {"notes": f"{clock.now()}"})
    app.sync()
    poison = f"{POISON} {clock.now()}"
    clock.move(timedelta(minutes=1))
    days_of(app, 8, mood=2)
    new = app.today() - timedelta(days=9 + place)
    spoil: list[Callable[[], object]] = [
        lambda: app.days.log(app.today() - timedelta(days=2), {"nutrition_notes": poison}),
        lambda: app.days.log(new, {"nutrition_notes": poison}),
        lambda: app.modules.set("identity", {"notes": poison}),
        lambda: app.conversations.start("identity", poison),
        lambda: app.conversations.send(chats[0], poison),
    ]
    if before:
        spoil[place]()
    app.conversations.send(chats[1], "fine")
    app.modules.set("emotional", {"notes": f"{clock.now()}"})
    app.days.log(app.today() - timedelta(days=20), {"sleep_hours": Decimal(7)})
    if not before:
        spoil[place]()
    proxy.plan = holding(poison, fault)
    for _ in range(4):
        with suppress(OrganicError):
            app._sync._background_cycle()
        clock.move(timedelta(minutes=5))
    left = [each for each in app.sync_review.changes() if each.table != "conversations" or POISON in str(each.values)]
    assert len(left) <= 1
    proxy.behave()
    app.sync(trying=Trying.ALL)
    assert app.status().pending == 0
    assert_same(app, server, account.user_id)
    app.days.delete([new])
