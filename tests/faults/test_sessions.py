"""Faults 15 to 21 and 45: policies, tokens and accounts that end or change in the middle of things."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta

import keyring
import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import (
    AccountProblem,
    DecisionNeeded,
    KeyRefused,
    Offline,
    OrganicError,
    SecondFactorNeeded,
    ServerBusy,
    SignInNeeded,
)
from organic_desktop.remote.auth_session import AuthSession
from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.sync.status import SyncState
from tests.devices import MakeDevice, logged, sign_in
from tests.faults import breaks
from tests.faults.breaks import always, answered, meanwhile, once
from tests.faults.proxy import Fault, Passage, Proxy
from tests.faults.stories import Settle, fails
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import insert, on_server

EXPIRED: Fault = answered(401, b'{"code": "PGRST303", "message": "JWT expired"}', content_type="application/json")


def hold_an_ended_token(app: App) -> AuthSession:
    """As after an hour. (A real one, renewed within the second it was issued in, would come back the same.)"""
    app._sessions.store.keep(replace(stored(app), access_token="an.ended.token"))
    app._sessions.forget()
    return stored(app)


def stored(app: App) -> AuthSession:
    session = app._sessions._stored(app._sessions._user_id())
    assert session
    return session


@contextmanager
def without_policy(server: Server, name: str, table: str, command: str, check: str) -> Iterator[None]:
    server.sql(f'DROP POLICY "{name}" ON {table}')
    try:
        yield
    finally:
        server.sql(f'CREATE POLICY "{name}" ON {table} FOR {command} {check}')


def test_15_a_table_that_nobody_may_read_is_not_an_empty_one(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    days = [a.today() - timedelta(days=back) for back in range(12)]
    insert(server, "wellness_entries", *({"user_id": account.user_id, "date": str(day)} for day in days))
    a.sync()
    a.days.log(days[0], {"mood_score": 4})
    policy = "Users can read own wellness", "wellness_entries", "SELECT", "USING (auth.uid() = user_id)"
    with without_policy(server, *policy):
        assert isinstance(fails(a), DecisionNeeded)
        assert (len(a.days.entries()), logged(a, days[0])["mood_score"]) == (12, 4)
    settle(a)
    assert logged(a, days[0])["mood_score"] == 4


@pytest.mark.parametrize(
    ("method", "table"), [("GET", "users"), ("GET", "wellness_entries"), ("POST", ""), ("PATCH", "")]
)
def test_16_a_token_that_ends_in_the_middle_is_renewed_once_and_the_request_repeated_once(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, method: str, table: str
) -> None:
    a.days.log(a.today(), {"mood_score": 1})
    a.sync()
    days = [a.today() - timedelta(days=back) for back in range(2, 62)]
    insert(server, "wellness_entries", *({"user_id": account.user_id, "date": str(day)} for day in days))
    a.days.log(a.today(), {"mood_score": 2})
    a.days.log(a.today() - timedelta(days=1), {"mood_score": 3})
    proxy.plan = once(EXPIRED, method, table)
    a.sync()
    assert len(proxy.requests("POST", "token")) == 1
    settle(a, conflicts=0)


def test_17_a_new_session_whose_answer_was_lost_is_asked_for_again(a: App, proxy: Proxy, settle: Settle) -> None:
    a.days.log(a.today(), {"mood_score": 1})
    old = hold_an_ended_token(a)
    proxy.plan = once(breaks.lose_response, "POST", "token")
    assert isinstance(fails(a), Offline)
    assert a.status().pending == 1
    a.sync()
    assert stored(a).refresh_token != old.refresh_token
    settle(a, conflicts=0)


def test_17_a_new_session_that_is_not_taken_at_once_is_no_reason_to_sign_in_again(
    a: App, proxy: Proxy, settle: Settle
) -> None:
    """Servers whose clocks differ a little call it issued in the future."""
    a.days.log(a.today(), {"mood_score": 1})
    proxy.plan = always(EXPIRED, "GET")
    assert isinstance(fails(a), ServerBusy)
    assert a.status().state is SyncState.OFFLINE
    proxy.behave()
    settle(a, conflicts=0)


def test_18_many_that_renew_at_once_get_one_new_session(a: App, proxy: Proxy, device: MakeDevice) -> None:
    """Each with the folder open for itself, as processes have; the lock between them is the file system's."""
    apps = [a, *(device("a") for _ in range(5))]
    for turn in range(4):
        stale = f"expired {turn}"  # a real one's second, issued within the same second, would be the same
        a._sessions.store.keep(replace(stored(a), access_token=stale, expires_at=0))
        for app in apps:
            app._sessions.forget()
        proxy.seen.clear()
        start = threading.Barrier(len(apps))
        got: list[str] = []

        def renew(app: App, stale: str = stale, start: threading.Barrier = start, got: list[str] = got) -> None:
            start.wait()
            got.append(app._sessions.renew(stale))

        threads = [threading.Thread(target=renew, args=(app,)) for app in apps]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (len(got), len(set(got)), len(proxy.requests("POST", "token"))) == (6, 1, 1)


def test_19_an_old_session_in_memory_gives_way_to_the_stored_one(a: App, proxy: Proxy, device: MakeDevice) -> None:
    ended = hold_an_ended_token(a)
    assert a._sessions.token() == ended.access_token
    device("a")._sessions.renew(ended.access_token)
    proxy.seen.clear()
    a.sync()
    assert proxy.requests("POST", "token") == []


def test_19_a_session_restored_from_a_backup_asks_to_sign_in_and_keeps_everything(
    a: App, proxy: Proxy, server: Server, account: Account, device: MakeDevice, settle: Settle
) -> None:
    first = stored(a)
    for _ in range(2):
        a._sessions.renew(a._sessions.token())
    a.days.log(a.today(), {"mood_score": 3})
    a.close()
    keyring.set_password("organic-desktop", f"{a.settings.device_id}/{account.user_id}", first.to_json())
    again = device("a")
    assert stored(again) == first
    hold_an_ended_token(again)
    assert isinstance(fails(again), SignInNeeded)
    assert (again.status().state, again.status().pending) == (SyncState.NEEDS_ATTENTION, 1)
    proxy.behave()
    sign_in(again, proxy, account)
    settle(again, conflicts=0)


@pytest.mark.parametrize(("wholly", "pending"), [(True, True), (False, True), (True, False)])
def test_20_an_account_removed_on_the_server_removes_nothing_here(
    a: App, proxy: Proxy, server: Server, account: Account, wholly: bool, pending: bool
) -> None:
    """The person's row, or the login as well; with edits that wait, or without."""
    for back in range(3):
        a.days.log(a.today() - timedelta(days=back), {"mood_score": 1})
    a.sync()
    if pending:
        a.days.log(a.today(), {"mood_score": 2})
        a.days.log(a.today() - timedelta(days=9), {"mood_score": 2})
    server.sql(f"DELETE FROM users WHERE id = '{account.user_id}'")
    if wholly:
        server.sql(f"DELETE FROM auth.users WHERE id = '{account.user_id}'")
    for _ in range(2):
        assert isinstance(fails(a), AccountProblem | SignInNeeded)
    assert len(a.days.entries()) == (4 if pending else 3)
    assert a.status().state == SyncState.NEEDS_ATTENTION
    assert a.status().pending == (2 if pending else 0)


@pytest.mark.parametrize(
    ("factors", "problem", "words"),
    [("[]", AccountProblem, "a policy hides it"), ('[{"status": "verified"}]', SecondFactorNeeded, "second factor")],
)
def test_a_row_that_a_policy_hides_from_sessions_without_a_second_factor_was_not_removed(
    a: App, proxy: Proxy, server: Server, settle: Settle, factors: str, problem: type[OrganicError], words: str
) -> None:
    a.days.log(a.today(), {"mood_score": 1})
    a.sync()
    a.days.log(a.today(), {"mood_score": 2})

    def with_factors(passage: Passage) -> None:
        answer = passage.deliver()
        user = {**json.loads(answer.body), "factors": json.loads(factors)}
        passage.give(replace(answer, body=json.dumps(user).encode()))

    proxy.plan = lambda request: with_factors if request.target.startswith("/auth/v1/user") else None
    server.sql("CREATE POLICY mfa ON users AS RESTRICTIVE FOR SELECT USING ((auth.jwt() ->> 'aal') = 'aal2')")
    try:
        error = fails(a)
    finally:
        server.sql("DROP POLICY mfa ON users")
    assert isinstance(error, problem)
    assert words in error.message
    assert "may have been removed" not in error.message
    assert (logged(a, a.today())["mood_score"], a.status().pending) == (2, 1)
    settle(a, conflicts=0)


def test_a_key_that_was_replaced_asks_for_the_new_one_and_the_session_goes_on(
    a: App, proxy: Proxy, server: Server, settle: Settle
) -> None:
    """As Supabase's gateway answers once a project's keys were rotated, or the older ones disabled."""
    a.days.log(a.today(), {"mood_score": 1})
    refused = answered(401, b'{"message": "Invalid API key"}', content_type="application/json")
    proxy.plan = always(refused)
    for _ in range(2):
        assert isinstance(fails(a), KeyRefused)
    assert a.status().problem_class is KeyRefused
    assert [request.target for request in proxy.requests("POST") if "token" in request.target] == []
    proxy.behave()
    a.account.connect(proxy.url, server.publishable_key)
    settle(a, conflicts=0)


def test_20_an_account_removed_in_the_middle_of_a_push(a: App, proxy: Proxy, server: Server, account: Account) -> None:
    a.days.log(a.today(), {"mood_score": 1})
    gone = f"DELETE FROM users WHERE id = '{account.user_id}'"
    proxy.plan = meanwhile(lambda: server.sql(gone), "POST")
    assert isinstance(fails(a), AccountProblem)
    assert (logged(a, a.today())["mood_score"], a.status().pending) == (1, 1)


def test_21_two_accounts_on_one_device_never_mix(
    a: App, proxy: Proxy, server: Server, account: Account, other_account: Account, settle: Settle
) -> None:
    """The proxy holds each row that passes against the sender's own token."""
    day = a.today()
    a.days.log(day, {"mood_score": 1})
    a.sync()
    a.days.log(day, {"mood_score": 2})
    a.account.sign_out()
    sign_in(a, proxy, other_account)
    a.days.log(day, {"mood_score": 5})
    a.sync()
    a.account.sign_out()
    sign_in(a, proxy, account)
    assert (logged(a, day)["mood_score"], a.status().pending) == (2, 1)
    settle(a, conflicts=0)
    for owner, score in ((account, 2), (other_account, 5)):
        assert [row["mood_score"] for row in on_server(server, WELLNESS_ENTRIES, owner.user_id)] == [score]


def test_45_signing_out_in_the_middle_of_a_push_ends_it_and_keeps_the_rest(
    a: App, proxy: Proxy, account: Account, settle: Settle
) -> None:
    for back in range(4):
        a.days.log(a.today() - timedelta(days=back), {"mood_score": 1})
    a.sync()
    for back in range(4):
        a.days.log(a.today() - timedelta(days=back), {"mood_score": 2})
    signing_out = threading.Thread(target=a.account.sign_out)

    def asked() -> None:
        signing_out.start()
        while not a._sync._stop.is_set():
            time.sleep(0)  # until the other thread has asked the cycle to stop

    proxy.plan = meanwhile(asked, "PATCH", nth=2)
    with suppress(Offline):
        a.sync()
    signing_out.join(60)
    assert a.status().state == SyncState.LOCAL_ONLY
    assert len(proxy.requests("PATCH")) == 2
    sign_in(a, proxy, account)
    assert a.status().pending == 2
    settle(a, conflicts=0)


def test_45_a_pull_that_is_cancelled_reads_no_further_page(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    days = [a.today() - timedelta(days=back) for back in range(60)]  # more than fit the first request
    insert(server, "wellness_entries", *({"user_id": account.user_id, "date": str(day)} for day in days))
    proxy.plan = meanwhile(a.cancel_sync, "GET", "users")
    assert isinstance(fails(a), Offline)
    assert [request.table for request in proxy.requests()] == ["users"]
    settle(a, conflicts=0)


SILENT_SECONDS = 60.0


@pytest.mark.parametrize("commits", [False, True], ids=["before", "after"])
def test_45_closing_waits_two_seconds_at_most_for_a_silent_server(
    a: App, proxy: Proxy, device: MakeDevice, settle: Settle, commits: bool
) -> None:
    a.days.log(a.today(), {"mood_score": 1})
    hanging, over = threading.Event(), threading.Event()

    def silent(passage: Passage) -> None:
        if commits:
            passage.deliver()
        hanging.set()
        assert over.wait(SILENT_SECONDS)
        passage.cut()

    proxy.plan = once(silent, "POST")
    a.start_sync(lambda status: None, lambda tables: None)
    assert hanging.wait(60)
    before = time.monotonic()
    a.close()
    assert time.monotonic() - before < SILENT_SECONDS / 2  # for two, and what a busy machine makes of them
    over.set()
    again = device("a")
    assert again.status().pending == 1
    settle(again, conflicts=0)
