"""Faults 32, 38, 40 and 44: processes that are killed, two on one folder, one that sleeps, and a user who never stops.

A child is forked from this process, so that it needs no start of its own; it opens the folder by itself. A crash can
leave a file in as many states as there are commits, and a server in as many as there are requests: these are the points
at which a child is killed, one after the other, until a cycle lives through.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from itertools import count
from typing import cast

import httpx
import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from organic_desktop.app.facade import App
from organic_desktop.core.errors import DatabaseBusy
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES
from tests.devices import MakeDevice, logged, send_through, sign_in
from tests.faults import breaks
from tests.faults.breaks import always, meanwhile
from tests.faults.proxy import Fault, Proxy, Request
from tests.faults.stories import Settle
from tests.rows import create_row
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import on_server

KILLED, DONE = 9, 0


class Fuse(httpx.HTTPTransport):
    """Ends the process, as kill -9 does, at the nth of these points: a commit, a request, an answer."""

    def __init__(self, points: int) -> None:
        super().__init__()
        self._left = points

    def burn(self, *_: object) -> None:
        self._left -= 1
        if self._left == 0:
            os._exit(KILLED)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.burn()
        response = super().handle_request(request)
        with closing(response):
            body = b"".join(cast(httpx.SyncByteStream, response.stream))  # as it came: decompressing is the client's
        self.burn()
        return httpx.Response(response.status_code, headers=response.headers, stream=httpx.ByteStream(body))


def in_a_child(act: Callable[[], object]) -> int:
    """Do it in a forked process; its exit code."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 1
    try:
        act()
        code = DONE
    finally:
        os._exit(code)


def syncs_until(points: int, folder_of: App, proxy: Proxy) -> Callable[[], None]:
    def act() -> None:
        fuse = Fuse(points)
        app = App(folder_of.folder)
        send_through(app, proxy, fuse)
        event.listen(Engine, "commit", fuse.burn)
        app.sync()

    return act


def test_32_a_cycle_killed_at_every_point_loses_nothing_and_doubles_nothing(
    b: App, proxy: Proxy, server: Server, account: Account, device: MakeDevice, settle: Settle
) -> None:
    """Each cycle has an insert, an update, a deletion, two messages, and news from elsewhere to bring in."""
    a = sign_in(device("a"), proxy, account)
    a.days.log(a.today(), add={"water_intake_ml": 250})
    writer = a.profiles.current.writer
    chat = create_row(writer, CONVERSATIONS, {"user_id": account.user_id, "module_name": "identity"})
    a.sync()
    points, said = 0, 0
    for points in count(1):
        a.days.log(a.today() - timedelta(days=points), {"mood_score": 3}, add={"water_intake_ml": 250})
        a.days.log(a.today(), add={"water_intake_ml": 250})
        a.days.delete([a.today() - timedelta(days=points - 2 if points > 2 else 500)])
        for _ in range(2):
            create_row(writer, MESSAGES, {"conversation_id": chat, "role": "user", "content": str(said)})
            said += 1
        server.sql(
            "INSERT INTO wellness_entries (user_id, date, mood_score) VALUES"
            f" ('{account.user_id}', '2001-01-01'::date + {points}, 2)"
        )
        a.close()
        code = in_a_child(syncs_until(points, a, proxy))
        a = device("a")
        assert code in {KILLED, DONE}
        writer = a.profiles.current.writer
        if code == DONE:
            break
        a.sync()
        assert a.status().pending == 0
    settle(a, b)
    assert points > 20
    assert logged(a, a.today())["water_intake_ml"] == 250 * (points + 1)
    assert a.status().conflicts == 0
    messages = sorted(on_server(server, MESSAGES, account.user_id), key=lambda row: (row["created_at"], row["id"]))
    assert [int(message["content"]) for message in messages] == list(range(said))


@pytest.fixture
def hanging(proxy: Proxy) -> threading.Event:
    """Every request hangs; set as soon as one does."""
    one = threading.Event()

    def plan(request: Request) -> Fault:
        one.set()
        return breaks.hang_before

    proxy.plan = plan
    return one


@pytest.fixture
def syncing_child(a: App, hanging: threading.Event) -> Iterator[int]:
    """The id of another process that syncs the same folder, and hangs."""
    folder = a.folder
    child = os.fork()
    if not child:
        try:
            App(folder).sync()
        finally:
            os._exit(1)
    assert hanging.wait(60)
    yield child
    try:
        os.kill(child, signal.SIGKILL)
    except ProcessLookupError:
        return
    os.waitpid(child, 0)


def test_38_of_two_processes_one_syncs_both_edit_and_the_right_passes_on_with_a_kill(
    a: App, proxy: Proxy, syncing_child: int, settle: Settle
) -> None:
    seen = len(proxy.seen)
    a.days.log(a.today(), {"mood_score": 4})
    with pytest.raises(DatabaseBusy):
        a.sync(patience=0.1)
    assert len(proxy.seen) == seen
    os.kill(syncing_child, signal.SIGKILL)
    proxy.behave()
    a.sync(patience=10)
    settle(a, conflicts=0)


def test_38_edits_of_two_processes_on_one_folder_all_arrive(
    a: App, proxy: Proxy, device: MakeDevice, settle: Settle
) -> None:
    other = device("a")
    for turn in range(5):
        for app in (a, other):
            app.days.log(app.today(), add={"water_intake_ml": 100})
        (a, other)[turn % 2].sync()
    settle(a, other, conflicts=0)
    assert logged(a, a.today())["water_intake_ml"] == 1000


def test_40_a_computer_that_slept_in_the_middle_of_a_request_goes_on(a: App, proxy: Proxy, settle: Settle) -> None:
    """Asleep between the request and its answer; the connection is gone when it wakes."""
    a.days.log(a.today(), {"mood_score": 1})
    arrived, asleep = threading.Event(), threading.Event()

    def lost_in_sleep(passage: object) -> None:
        arrived.set()
        assert asleep.wait(60)
        breaks.lose_response(passage)  # type: ignore[arg-type]

    proxy.plan = breaks.once(lost_in_sleep, "POST")
    child = os.fork()
    if not child:
        try:
            App(a.folder).sync()
        finally:
            os._exit(3)
    assert arrived.wait(60)
    os.kill(child, signal.SIGSTOP)
    asleep.set()
    os.kill(child, signal.SIGCONT)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 3
    settle(a, conflicts=0)


@pytest.mark.parametrize("answered", [False, True], ids=["before", "after"])
def test_44_an_edit_at_any_request_of_a_cycle_is_neither_lost_nor_doubled(
    a: App, b: App, proxy: Proxy, settle: Settle, answered: bool
) -> None:
    """The user adds a glass before each request, or between its answer and our reading of it."""
    day = a.today()
    glasses = 0

    def edit(*_: object) -> None:
        nonlocal glasses
        glasses += 1
        a.days.log(day, {"exercise_minutes": glasses}, add={"water_intake_ml": 250})

    def edited_after(passage: object) -> None:
        answer = passage.deliver()  # type: ignore[attr-defined]
        edit()
        passage.give(answer)  # type: ignore[attr-defined]

    b.days.log(day - timedelta(days=1), {"mood_score": 2})
    b.sync()
    edit()
    if answered:
        proxy.plan = always(edited_after)
    else:
        proxy.plan = lambda request: edit()
    for _ in range(3):
        a.sync()
    settle(a, b, conflicts=0)
    assert glasses > 8
    found = logged(b, day)
    assert (found["water_intake_ml"], found["exercise_minutes"]) == (250 * glasses, glasses)


def test_44_another_device_syncs_at_each_request_of_a_cycle(a: App, b: App, proxy: Proxy, settle: Settle) -> None:
    """Each writes another column of the same day; every conditional update of one meets the other's."""
    day = a.today()
    a.days.log(day, {"mood_score": 1})
    a.sync()
    turns = count(1)

    def elsewhere() -> None:
        b.days.log(day, {"sleep_hours": next(turns)})
        b.sync()

    a.days.log(day, {"mood_score": 2})
    for nth in (1, 2):
        proxy.plan = meanwhile(elsewhere, "PATCH", nth=nth)
        a.days.log(day, {"mood_score": nth + 2})
        a.sync()
    settle(a, b, conflicts=0)
    assert logged(a, day)["mood_score"] == 4
