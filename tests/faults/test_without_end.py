"""Answers without an end: bombs, the same page for ever, clocks of other ages. Nothing is lost by them."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import AnswerTooLarge, Offline
from organic_desktop.store.schema import MIRRORED
from organic_desktop.sync import pull
from tests.devices import MakeDevice, sign_in
from tests.faults import breaks
from tests.faults.breaks import JSON
from tests.faults.proxy import Answer, Fault, Passage, Proxy, Request
from tests.faults.stories import Settle, fails
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import on_device

BOMB = gzip.compress(bytes(100 << 20), 9)


def bomb(passage: Passage) -> None:
    passage.deliver()
    passage.give(Answer(200, {**JSON, "content-encoding": "gzip"}, BOMB))


def rows_of(app: App) -> dict[str, int]:
    return {mirrored.name: len(on_device(app, mirrored)) for mirrored in MIRRORED}


def changed(change: Callable[[Any], Any]) -> Fault:
    """The server's answer with another body."""

    def other(request: Request, answer: Answer) -> Answer:
        return Answer(answer.status, answer.headers, json.dumps(change(answer.json)).encode())

    return breaks.rewrite(other)


@pytest.fixture
def full(a: App) -> App:
    """A device with days and messages that are on the server, and an edit that isn't."""
    for back in range(6):
        a.days.log(a.today() - timedelta(days=back), {"water_intake_ml": 250 + back})
    a.conversations.send(a.conversations.start("identity").id, "sent")
    a.sync()
    a.days.log(a.today(), {"mood_score": 4})
    return a


@pytest.mark.parametrize("method", ["GET", "PATCH", ""])
def test_a_bomb_ends_the_cycle_in_a_sentence_and_the_next_one_mends_all(
    full: App, proxy: Proxy, settle: Settle, method: str
) -> None:
    before = rows_of(full)
    proxy.plan = breaks.always(bomb, method)
    assert "too large" in str(fails(full)) or method == "PATCH"
    assert full.status().pending == 1
    assert rows_of(full) == before
    settle(full, conflicts=0)


def test_a_bomb_at_sign_in_and_renewal(device: MakeDevice, proxy: Proxy, account: Account) -> None:
    proxy.plan = breaks.always(bomb, table="token")
    new = device("new")
    with pytest.raises(AnswerTooLarge):
        sign_in(new, proxy, account)
    assert new.settings.signed_in is None
    proxy.behave()
    sign_in(new, proxy, account).sync()
    proxy.plan = breaks.always(bomb, table="token")
    with pytest.raises(AnswerTooLarge):
        new._sessions.renew(new._sessions.token())
    proxy.behave()
    assert new._sessions.renew(new._sessions.token())  # the server takes the parent of the one that was lost


@pytest.mark.parametrize("table", ["users", "wellness_entries", "messages", "conversations"])
def test_the_same_page_for_ever_has_an_end(
    device: MakeDevice, full: App, proxy: Proxy, account: Account, settle: Settle, table: str
) -> None:
    """On a computer that knows nothing yet, and where every id is compared.

    A page with every row that the probe counted is the last; so one row of the entries is left out.
    """
    full.sync()
    before = rows_of(full)
    first: dict[str, Answer] = {}

    def again(passage: Passage) -> None:
        answer = passage.deliver()
        if table == "wellness_entries" and isinstance(answer.json, list):
            answer = Answer(answer.status, answer.headers, json.dumps(answer.json[:5]).encode())
        passage.give(first.setdefault(passage.request.query.get("select", ""), answer))

    proxy.plan = breaks.always(again, "GET", table)
    new = sign_in(device("new"), proxy, account)
    if table in {"wellness_entries", "messages"}:
        assert isinstance(fails(new), Offline)
    else:
        new.sync()
    assert len(proxy.requests("GET", table)) < 20
    with suppress(Offline):
        full.sync()
    assert rows_of(full) == before
    assert full.sync_review.removed() == []
    settle(full, new)


def test_pages_without_end_have_one(
    device: MakeDevice,
    full: App,
    proxy: Proxy,
    server: Server,
    account: Account,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was read stays, and the next cycle goes on behind it."""
    monkeypatch.setattr(pull, "MOST_PAGES", 2)
    full.sync()
    apart = f"updated_at = now() - (now()::date - date) * interval '1 hour' WHERE user_id = '{account.user_id}'"
    server.sql(f"SET LOCAL session_replication_role = replica; UPDATE wellness_entries SET {apart}")
    proxy.plan = breaks.always(breaks.cap(1), "GET", "wellness_entries")
    new = sign_in(device("new"), proxy, account)
    seen = []
    for _ in range(3):
        assert "continues" in str(fails(new))
        seen.append(len(on_device(new, MIRRORED[2])))
    assert seen == sorted(set(seen))
    monkeypatch.undo()
    settle(full, new)


def stamped(stamp: str | None) -> Fault:
    def other(value: Any) -> Any:
        if isinstance(value, list):
            return [other(each) for each in value]
        if not isinstance(value, dict):
            return value
        return {name: stamp if name.endswith("ated_at") else other(each) for name, each in value.items()}

    return changed(other)


@pytest.mark.parametrize("stamp", [None, "2026-01-01T00:00:00+23:59:59.999", "2026", "20260101T000000Z"])
def test_a_stamp_that_cant_go_back_to_the_server_is_no_position(
    device: MakeDevice, full: App, proxy: Proxy, account: Account, settle: Settle, stamp: str | None
) -> None:
    """Kept as one, the server would refuse every request behind it, for ever."""
    full.sync()
    new = sign_in(device("new"), proxy, account)
    before = rows_of(full)
    proxy.plan = breaks.always(stamped(stamp), "GET")
    for app in (full, new):
        with suppress(Offline):
            app.sync()
    assert rows_of(full) == before
    settle(full, new)


DATES = [
    "Fri, 31 Dec 9999 23:59:59 GMT",
    "Mon, 01 Jan 0001 00:00:00 GMT",
    "Sat, 28 Nov 2026 99:00:00 +9999",
    "\x80",
]


def test_a_date_of_another_age_wedges_nothing(full: App, proxy: Proxy, settle: Settle, account: Account) -> None:
    for date in DATES:

        def dated(request: Request, answer: Answer, date: str = date) -> Answer:
            return Answer(answer.status, {**answer.headers, "date": date}, answer.body)

        proxy.plan = breaks.always(breaks.rewrite(dated))
        full.days.log(full.today(), {"mood_score": 3 + DATES.index(date)})
        full.sync()
        full._sessions.renew(full._sessions.token())
        assert full.status().pending == 0
    full.account.sign_out()
    proxy.behave()
    sign_in(full, proxy, account)
    settle(full, conflicts=0)


def payload(value: object) -> str:
    return "e30." + base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=") + ".x"


HUGE = "@huge@"
SESSION = {"access_token": "a.b.c", "refresh_token": "r", "expires_at": 1_900_000_000}
NOBODYS = "8e6c1b5e-8f5c-4a55-9a36-0f3b0e0a6d11"
TOKENS: list[Any] = ["tökén.a.b", "a\r\nX-Other: b", "", 7, None, ["a"], "\ud800", {}]
ENDS: list[Any] = ["1e99999999", HUGE, -1, None, True, "soon", 1.5, "１７９９９９９９９９", []]
USERS: list[Any] = [
    None,
    [],
    {"id": "me", "email": "a@b.c"},
    {"id": 7, "email": "a@b.c"},
    {"id": "../x", "email": "a@b.c"},
]
SPOILT: list[dict[str, Any]] = [
    *({name: token} for name in ("access_token", "refresh_token") for token in TOKENS),
    *({"expires_at": end} for end in ENDS),
    *({"user": user} for user in [*USERS, {"id": NOBODYS, "email": "\ud800"}]),
]


def test_a_token_answer_that_no_request_could_use_is_no_session(
    full: App, proxy: Proxy, settle: Settle, account: Account
) -> None:
    for spoilt in SPOILT:
        body = json.dumps({**SESSION, "user": {"id": account.user_id, "email": account.email}, **spoilt})
        answer = breaks.answered(200, body.replace(f'"{HUGE}"', "1e99999999").encode(), **JSON)
        proxy.plan = breaks.always(answer, table="token")
        with pytest.raises(Offline):
            full._sessions.renew(full._sessions.token())
        with pytest.raises(Offline):
            full.account.sign_in(account.email, account.password)
    full.sync()  # with the session that was
    full.days.log(full.today(), {"mood_score": 2})
    settle(full, conflicts=0)
    full.account.sign_out()
    assert full.settings.signed_in is None


KEPT = [payload([]), payload({"sub": {}}), "e30.!.x", "a.é", "a\nb", "\ud800"]


def test_a_kept_token_of_any_form_can_sync_or_be_renewed_and_signed_out(
    full: App, proxy: Proxy, settle: Settle, account: Account
) -> None:
    """As an older version kept it, or another program."""
    for token in KEPT:
        session = full._sessions._session
        assert session
        full._sessions._session = replace(session, access_token=token)
        if KEPT.index(token) % 2:
            full.account.sign_out()
            sign_in(full, proxy, account)
        else:
            full.sync()
    settle(full, conflicts=0)
