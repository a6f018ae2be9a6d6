"""Another process signs out, or somebody else in, in the middle of a cycle: it keeps to its own session, or ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import Stopped
from organic_desktop.core.project import Project
from organic_desktop.core.settings import SettingsFile
from organic_desktop.remote.auth_session import AuthSession
from organic_desktop.store.schema import WELLNESS_ENTRIES
from tests.devices import MakeDevice, logged, sign_in
from tests.faults.breaks import meanwhile
from tests.faults.proxy import Proxy, Request
from tests.faults.stories import Settle
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server
from tests.sync.rows import on_device, on_server

DAYS = 4
MOMENTS = [("GET", 1), ("PATCH", 1), ("PATCH", 3), ("POST", 1)]


def owner(request: Request) -> str | None:
    """Whose token a request carries, by the token's own word."""
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    return AuthSession(token, "", 0, "", "").subject


def assert_apart(proxy: Proxy, of: dict[Account, set[str]]) -> None:
    """No request with the token of one carries, or asks for, rows of another; ``of`` has the ids of each one's rows."""
    for passage in proxy.seen:
        request = passage.request
        if not request.target.startswith("/rest/"):
            continue
        said = request.target + request.body.decode()
        for account, ids in of.items():
            if owner(request) != account.user_id:
                assert not [each for each in {account.user_id, *ids} if each in said], (owner(request), said)


def ids_of(app: App) -> set[str]:
    return {str(row["id"]) for row in on_device(app, WELLNESS_ENTRIES)}


def prepare(a: App) -> None:
    """Days that the server has, edited since; and a new one."""
    for back in range(DAYS):
        a.days.log(a.today() - timedelta(days=back), {"mood_score": 1})
    a.sync()
    for back in range(DAYS + 1):
        a.days.log(a.today() - timedelta(days=back), {"mood_score": 2})


@pytest.mark.parametrize(("method", "nth"), MOMENTS)
def test_a_switch_by_another_process_ends_the_cycle_and_mixes_nothing(
    a: App,
    proxy: Proxy,
    server: Server,
    account: Account,
    other_account: Account,
    device: MakeDevice,
    settle: Settle,
    method: str,
    nth: int,
) -> None:
    """The window syncs A; a terminal signs out and signs in B; a click in the window. A -> B -> A."""
    prepare(a)
    ids, rows, terminal = ids_of(a), on_device(a, WELLNESS_ENTRIES), device("a")
    proxy.seen.clear()

    def switch() -> None:
        terminal.account.sign_out()
        sign_in(terminal, proxy, other_account)
        a.days.log(a.today(), {"energy_level": 5})

    proxy.plan = meanwhile(switch, method, nth=nth)
    with pytest.raises(Stopped):
        a.sync()
    a.sync()
    terminal.sync()
    assert [row["energy_level"] for row in on_server(server, WELLNESS_ENTRIES, other_account.user_id)] == [5]
    theirs = ids_of(a)
    assert_apart(proxy, {account: ids, other_account: theirs})
    terminal.account.sign_out()
    sign_in(terminal, proxy, account)
    a.days.log(a.today(), {"energy_level": 3})
    assert (a.status().refused, a.status().problem_class) == (0, None)
    assert ids_of(a) == ids
    assert [row["mood_score"] for row in on_device(a, WELLNESS_ENTRIES)] == [row["mood_score"] for row in rows]
    settle(a, conflicts=0)
    assert_apart(proxy, {account: ids, other_account: theirs})
    assert logged(a, a.today())["mood_score"] == 2


def test_away_and_back_between_two_requests_is_no_switch(
    a: App, proxy: Proxy, account: Account, other_account: Account, device: MakeDevice, settle: Settle
) -> None:
    prepare(a)
    terminal = device("a")
    proxy.seen.clear()

    def away_and_back() -> None:
        terminal.account.sign_out()
        sign_in(terminal, proxy, other_account)
        terminal.account.sign_out()
        sign_in(terminal, proxy, account)

    proxy.plan = meanwhile(away_and_back, "PATCH", nth=2)
    a.sync()
    assert {owner(passage.request) for passage in proxy.seen if passage.request.target.startswith("/rest/")} == {
        account.user_id
    }
    settle(a, conflicts=0)


@pytest.mark.parametrize(("method", "nth"), MOMENTS)
def test_a_switch_to_an_account_of_another_project_ends_the_cycle_and_mixes_nothing(
    a: App,
    proxy: Proxy,
    own_server: Server,
    account: Account,
    device: MakeDevice,
    settle: Settle,
    method: str,
    nth: int,
) -> None:
    """Both are signed in; a terminal switches while the window syncs, which then edits the other account."""
    other_project, theirs = Proxy(own_server), sign_up(own_server)
    try:
        terminal = device("a")
        terminal.account.connect(other_project.url, other_project.publishable_key, set_aside=True)
        terminal.account.sign_in(theirs.email, theirs.password)
        terminal.account.switch_to(account.user_id)
        prepare(a)
        ids = ids_of(a)

        def switch() -> None:
            terminal.account.switch_to(theirs.user_id)
            a.days.log(a.today(), {"energy_level": 5})

        proxy.plan = meanwhile(switch, method, nth=nth)
        with pytest.raises(Stopped):
            a.sync()
        proxy.behave()
        a.sync()
        assert [row["energy_level"] for row in on_server(own_server, WELLNESS_ENTRIES, theirs.user_id)] == [5]
        of = {account: ids, theirs: ids_of(a)}
        terminal.account.switch_to(account.user_id)
        assert ids_of(terminal) == ids
        settle(a, conflicts=0)
        assert_apart(proxy, of)
        assert_apart(other_project, of)
        for project, who in ((proxy, account), (other_project, theirs)):
            assert {owner(each.request) for each in project.seen if each.request.target.startswith("/rest/")} == {
                who.user_id
            }
    finally:
        other_project.close()


def elsewhere(folder: Path, proxy: Proxy) -> Callable[[], object]:
    return lambda: SettingsFile(folder).change(project=Project(proxy.url, proxy.publishable_key))


@pytest.mark.parametrize(("method", "nth"), MOMENTS)
def test_another_project_ends_the_cycle_and_hears_nothing_of_it(
    a: App, proxy: Proxy, server: Server, settle: Settle, method: str, nth: int
) -> None:
    prepare(a)
    other = Proxy(server)
    try:
        proxy.seen.clear()
        proxy.plan = meanwhile(elsewhere(a.folder, other), method, nth=nth)
        with pytest.raises(Stopped):
            a.sync()
        assert other.seen == []
        assert len(proxy.requests(method)) == nth
        elsewhere(a.folder, proxy)()
        settle(a, conflicts=0)
        assert other.seen == []
    finally:
        other.close()


def test_signing_out_elsewhere_ends_the_cycle_and_is_no_problem_of_the_file(
    a: App, proxy: Proxy, account: Account, device: MakeDevice, settle: Settle
) -> None:
    prepare(a)
    terminal = device("a")
    proxy.plan = meanwhile(terminal.account.sign_out, "PATCH", nth=2)
    with pytest.raises(Stopped):
        a.sync()
    sign_in(terminal, proxy, account)
    a.sync()
    assert a.status().problem_class is None
    settle(a, conflicts=0)


def test_a_session_of_somebody_else_under_this_users_name_is_none(
    a: App, proxy: Proxy, other_account: Account, settle: Settle
) -> None:
    """The keyring's entry was written by something else, or by a mistake of ours: the token says whose it is."""
    mine = a._sessions._stored(a._sessions._user_id())
    assert mine
    wrong = AuthSession(
        other_account.access_token, other_account.refresh_token, mine.expires_at, mine.user_id, mine.email
    )
    a._sessions.store.keep(wrong)
    a._sessions.forget()
    assert a._sessions._stored(mine.user_id) is None
