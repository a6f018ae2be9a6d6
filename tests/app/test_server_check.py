"""The numbers computed here beside those of the real server."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import httpx
import pytest

from organic_desktop.app.server_check import Difference, ServerCheck, _call, ask
from organic_desktop.core.errors import Offline, SignInNeeded
from organic_desktop.remote.rest import RestClient
from tests.devices import MakeDevice, sign_in
from tests.remote.connections import Tokens, on_the_wire
from tests.server.fixtures import Account
from tests.server.lite import Server


def test_after_a_sync_both_say_the_same(device: MakeDevice, server: Server, account: Account) -> None:
    app = sign_in(device("a"), server, account)
    app.change_settings(timezone="UTC")
    for ago in range(3):
        app.days.log(
            app.today() - timedelta(days=ago), {"sleep_hours": Decimal(7) + ago, "water_intake_ml": 1000 + ago}
        )
    app.sync()
    assert app.server_check(7) == ServerCheck((), 0)


def test_what_was_not_sent_is_a_difference(device: MakeDevice, server: Server, account: Account) -> None:
    app = sign_in(device("a"), server, account)
    app.change_settings(timezone="UTC")
    app.days.log(app.today(), {"mood_score": 4})
    check = app.server_check()
    assert check.unsent == 1
    assert Difference("avg_mood", Decimal(4), None) in check.differences
    assert Difference("streak", 1, 0) in check.differences
    assert Difference("last_entry", app.today(), None) in check.differences


def test_without_an_account_there_is_nobody_to_ask(device: MakeDevice) -> None:
    with pytest.raises(SignInNeeded):
        device("a").server_check()


def test_in_a_zone_that_the_server_does_not_know_it_counts_in_its_own(
    device: MakeDevice, server: Server, account: Account
) -> None:
    app = sign_in(device("a"), server, account)
    assert ask(app._sessions, account.user_id, 7, "Mars/Olympus")["streak"] == 0


@pytest.mark.parametrize(("status", "code"), [(400, "PGRST122"), (400, "22023"), (500, "22023")])
def test_however_a_server_says_that_it_does_not_know_a_zone(status: int, code: str) -> None:
    """PostgREST 16 hands the zone to PostgreSQL, whose own code it answers with."""

    def answer(request: httpx.Request) -> httpx.Response:
        if "timezone=" in request.headers.get("prefer", ""):
            return httpx.Response(status, json={"code": code, "message": "invalid value for TimeZone"})
        return httpx.Response(200, json=[])

    assert _call(RestClient(on_the_wire(answer), Tokens("token")), "get_wellness_streak", {}, "Mars/Olympus") == []


def test_a_server_that_is_down_is_offline(device: MakeDevice, server: Server, account: Account) -> None:
    app = sign_in(device("a"), server, account)
    server.stop()
    with pytest.raises(Offline):
        app.server_check()
    server.start()
