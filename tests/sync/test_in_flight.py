"""What the user does while a request is under way is neither overwritten by its answer nor forgotten."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import Offline, Stopped
from organic_desktop.remote.client import Client
from organic_desktop.sync import push
from tests.devices import MakeDevice, logged, send_through, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same, insert


class Meanwhile(httpx.HTTPTransport):
    """The real connection; once, between the server's answer to ``method`` and our reading of it, ``act`` happens."""

    def __init__(self, method: str, act: Callable[[], object]) -> None:
        super().__init__()
        self._method, self._act = method, act

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = super().handle_request(request)
        if request.method == self._method:
            self._method = ""
            self._act()
        return response


def during(app: App, server: Server, method: str, act: Callable[[], object]) -> None:
    app._sessions.close()
    send_through(app, server, Meanwhile(method, act))


def test_an_edit_of_another_column_during_an_update_stays_and_is_sent(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    a.days.log(a.today(), {"water_intake_ml": 250, "mood_score": 1})
    a.sync()
    a.days.log(a.today(), {"water_intake_ml": 500})
    during(a, server, "PATCH", lambda: a.days.log(a.today(), {"mood_score": 5, "sleep_hours": 8}))
    a.sync()
    entry = logged(a, a.today())
    assert (entry["water_intake_ml"], entry["mood_score"], entry["sleep_hours"]) == (500, 5, 8)
    assert a.status().pending == 0
    assert_same(a, server, account.user_id)


def test_an_edit_during_an_insert_stays_and_is_sent(server: Server, account: Account, device: MakeDevice) -> None:
    a = sign_in(device("a"), server, account)
    a.days.log(a.today(), {"water_intake_ml": 250})
    during(a, server, "POST", lambda: a.days.log(a.today(), {"mood_score": 5}, add={"water_intake_ml": 250}))
    a.sync()
    entry = logged(a, a.today())
    assert (entry["water_intake_ml"], entry["mood_score"], a.status().pending) == (500, 5, 0)
    assert_same(a, server, account.user_id)


def test_what_was_answered_before_a_sync_was_stopped_is_sent(
    server: Server, account: Account, device: MakeDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push, "BULK", 2)
    a = sign_in(device("a"), server, account)
    a.sync()
    for days in range(6):
        a.days.log(a.today() - timedelta(days=days), {"mood_score": 5})
    during(a, server, "POST", a.cancel_sync)
    with pytest.raises(Stopped):
        a.sync()
    assert a.status().pending == 4, "of three bulks the first was answered"
    a._sessions.close()
    a.sync()
    assert a.status().pending == 0
    assert_same(a, server, account.user_id)


def test_a_day_made_again_while_its_deletion_is_sent_is_sent_too(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    a.days.log(a.today(), {"mood_score": 1})
    a.sync()
    a.days.delete([a.today()])
    during(a, server, "DELETE", lambda: a.days.log(a.today(), {"mood_score": 5}))
    a.sync()
    assert logged(a, a.today())["mood_score"] == 5
    assert a.status().pending == 0
    assert_same(a, server, account.user_id)


def test_a_day_deleted_while_it_is_inserted_is_deleted_there_too(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    a.days.log(a.today(), {"mood_score": 1})
    during(a, server, "POST", lambda: a.days.delete([a.today()]))
    a.sync()
    assert (a.days.entry(a.today()), a.status().pending, a.status().conflicts) == (None, 0, 0)
    assert_same(a, server, account.user_id)


def test_a_message_whose_conversation_came_after_the_pull_of_conversations_survives_a_broken_cycle(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    chat = {"id": str(uuid.uuid4()), "user_id": account.user_id, "module_name": "identity"}
    insert(server, "conversations", chat | {"id": str(uuid.uuid4())})
    old = {"created_at": "2026-01-01T00:00:00Z"}  # outside the overlap of the next pull
    said = {"conversation_id": chat["id"], "role": "user"}

    class Breaks(httpx.HTTPTransport):
        """The real connection: the conversation appears as messages are read, and then the network is gone."""

        gone = False

        def handle_request(self, request: httpx.Request) -> httpx.Response:
            if self.gone:
                raise httpx.ConnectError("gone", request=request)
            if request.method == "GET" and request.url.path.endswith("/messages"):
                insert(server, "conversations", chat)
                insert(
                    server,
                    "messages",
                    said | old | {"content": "1"},
                    said | {"content": "2", "created_at": str(a._clock.now())},
                )
                self.gone = True
            return super().handle_request(request)

    a._sessions.close()
    a._sessions._client = Client(server.url, server.publishable_key, transport=Breaks())
    with pytest.raises(Offline):
        a.sync()
    a._sessions.close()
    a.sync()
    assert_same(a, server, account.user_id)
