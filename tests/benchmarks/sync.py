"""Sync on the real server, on PostgreSQL where it is installed: each work against what its own requests cost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from statistics import median
from typing import TypeVar

import httpx

from organic_desktop.app.facade import App
from organic_desktop.remote.client import Client
from organic_desktop.store.schema import WellnessEntry
from tests.benchmarks import bare, decade
from tests.benchmarks.measure import Cost, Result, compare, cost, rounds, seconds
from tests.benchmarks.server_data import (
    CONVERSATIONS,
    MESSAGE_COUNT,
    TEN_YEARS,
    Strangers,
    fill,
    fill_conversations,
    uneven,
)
from tests.keyrings import PLACE
from tests.passcodes import PASSCODE, make_lock
from tests.server.databases import available_drivers
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server, add_extras, fresh_server

MORE_MESSAGES = 400_000
BESIDE = 100_000  # messages of other people on the server of all benchmarks
FOREIGN, OWN = 1_000_000, (100, 5_000, 100_000)
IDLE_TURNS, IDLE_CPU = 41, 0.002
ROUND_TRIP = 0.080

Transport = TypeVar("Transport", bound=httpx.HTTPTransport)


def pull(folder: Path) -> Iterator[Result]:
    """First pulls into an empty mirror, with bases, cursors and the search index."""
    with _server_for(folder) as server:
        devices = Devices(server, folder)
        some, more = sign_up(server), sign_up(server)
        fill(server, some.user_id)
        Strangers(server).write_until(BESIDE)
        mirror, asked, received = _recorded_pull(devices, some)
        work = f"first pull of {MESSAGE_COUNT:,} messages and {TEN_YEARS:,} entries"
        found = rounds(partial(_pull, devices, some), partial(_bare_pull, devices, some, asked, mirror))
        yield from compare(work, found, 1.15, cpu=2, written=2)
        yield Result(
            "database on disk, against the JSON of its rows", mirror.stat().st_size / 1e6, received / 1e6, 1.25, "MB"
        )
        yield _memory(devices, some)
        fill(server, more.user_id, messages=MORE_MESSAGES)
        found = rounds(partial(_pull, devices, more), partial(_pull, devices, some))
        yield _times(f"first pull of {MORE_MESSAGES:,} messages, against ours of {MESSAGE_COUNT:,}", found, 4.4)


def locked_pull(folder: Path) -> Iterator[Result]:
    """First pulls into an encrypted mirror, against those into a plain one."""
    with _server_for(folder) as server:
        devices, account = Devices(server, folder), sign_up(server)
        fill(server, account.user_id)
        found = rounds(partial(_pull, devices, account, locked=True), partial(_pull, devices, account))
        yield from compare(f"first pull of {MESSAGE_COUNT:,} messages with a passcode, against without", found, 1.3)


def push(folder: Path) -> Iterator[Result]:
    """Ten years typed offline, in one bulk after another."""
    with _server_for(folder) as server:
        devices, requests = Devices(server, folder), [0]
        posted, mirror = _recorded_push(devices)
        found = rounds(partial(_push, devices, requests), partial(_bare_push, devices, posted, mirror))
        yield from compare(f"push of {TEN_YEARS:,} new entries, against the same bodies and marks", found, 1.3)
        yield Result("the same, requests", max(requests), 10, 1, "")


def edited(folder: Path) -> Iterator[Result]:
    """Ten years edited offline, sent with the extra ``bulk_update`` and without."""
    with _server_for(folder) as plain, _server_for(folder) as helped:
        add_extras(helped, "bulk_update")
        with_extra, without = Devices(helped, folder / "with"), Devices(plain, folder / "without")
        requests = list[int](), list[int]()
        found = rounds(partial(_edited, with_extra, requests[0]), partial(_edited, without, requests[1]), 3)
        yield _times(f"push of {TEN_YEARS:,} edited entries with bulk_update, against one update each", found)
        yield Result("the same, requests", max(requests[0]), 60, 1, "")


def idle(folder: Path) -> Iterator[Result]:
    """A cycle in which nothing happens, against its one request; and one edit on each side."""
    with _server_for(folder) as server:
        devices, account = Devices(server, folder), sign_up(server)
        fill(server, account.user_id)
        Strangers(server).write_until(BESIDE)
        with closing(devices.new(account)) as app:
            app.sync()
            yield from _idle(app, server)
        yield _edits_on_both_sides(devices, account)


def foreign(folder: Path) -> Iterator[Result]:
    """What the messages of other people on the same server cost: none of it may be ours to pay."""
    with _server_for(folder) as quiet, _server_for(folder) as crowded:
        Strangers(crowded).write_until(FOREIGN)
        among_others, alone = Devices(crowded, folder / "crowded"), Devices(quiet, folder / "quiet")
        for own in OWN:
            accounts = [_account_with(devices.server, own) for devices in (among_others, alone)]
            pulls = rounds(partial(_pull, among_others, accounts[0]), partial(_pull, alone, accounts[1]))
            yield _times(f"first pull of {own:,} messages beside {FOREIGN:,} of others", pulls)
            with closing(among_others.new(accounts[0])) as one, closing(alone.new(accounts[1])) as other:
                one.sync(), other.sync()
                cycles = rounds(partial(_cycle, one), partial(_cycle, other), IDLE_TURNS)
            yield _times(f"idle cycle with {own:,} messages beside {FOREIGN:,} of others", cycles)


class Devices:
    """Devices of one server, made one after another."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server, self._folder = server, folder
        self._numbers = count()

    def new_folder(self) -> Path:
        """A place that nothing is in yet; it isn't made."""
        return self._folder / f"{next(self._numbers)}"

    def new(self, account: Account, folder: Path | None = None, *, locked: bool = False) -> App:
        """A device whose person has just signed in."""
        folder = folder or self.new_folder()
        folder.mkdir(parents=True)
        if locked:
            make_lock(folder).set(PASSCODE)
        app = App(folder)
        app.account.connect(self.server.url, self.server.publishable_key)
        app.account.sign_in(account.email, account.password)
        return app


# -- pull -------------------------------------------------------------------------------------------------------------


def _pull(devices: Devices, account: Account, *, locked: bool = False) -> Cost:
    """Ours, to the closed file."""
    app = devices.new(account, locked=locked)

    def pull_and_close() -> None:
        app.sync()
        app.close()

    return cost(pull_and_close)


def _bare_pull(devices: Devices, account: Account, asked: Sequence[httpx.URL], mirror: Path) -> Cost:
    path = devices.new_folder().with_suffix(".db")
    with bare.client(devices.server, account) as http:
        return cost(lambda: bare.pull(http, asked, mirror, path))


def _recorded_pull(devices: Devices, account: Account) -> tuple[Path, list[httpx.URL], int]:
    """The file of a first pull, the requests that brought its rows, and the bytes of those."""
    with closing(devices.new(account)) as app:
        heard = listen(app, devices.server, Heard())
        app.sync()
        mirror = app.profiles.current.database.path
        assert len(app.days.entries()) == TEN_YEARS
        assert sum(thread.message_count for thread in app.conversations.all()) == MESSAGE_COUNT
    brought = bare.pages(heard.answers)
    print(f"a first pull asks {len(heard.answers)} requests; {len(brought)} bring rows", file=sys.stderr)
    return mirror, [answer.request.url for answer in brought], sum(len(answer.content) for answer in brought)


def _memory(devices: Devices, account: Account) -> Result:
    """Resident memory of a process at the height of a first pull, over the same process before it."""
    folder = devices.new_folder()
    devices.new(account, folder).close()
    command = [sys.executable, "-m", "tests.benchmarks.pull_memory", str(folder)]
    before, height = map(int, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    return Result("memory for the first pull, against 60 MB", (height - before) / 1024, 60, 1, "MB")


# -- push -------------------------------------------------------------------------------------------------------------


def _push(devices: Devices, requests: list[int]) -> Cost:
    with closing(_unsent(devices)) as app:
        spent = cost(lambda: requests.append(app.sync(thorough=False).requests))
        assert app.status().pending == 0
    return spent


def _edited(devices: Devices, requests: list[int]) -> Cost:
    """Ours: every day of ten years changed, and sent."""
    with closing(_unsent(devices)) as app:
        app.sync(thorough=False)
        app.days.log_many([entry.date for entry in app.days.entries()], {"nutrition_notes": "edited"})
        return cost(lambda: requests.append(app.sync(thorough=False).requests))


def _bare_push(devices: Devices, posted: Sequence[httpx.Request], mirror: Path) -> Cost:
    account = sign_up(devices.server)
    floor = bare.Push(posted, account, mirror, devices.new_folder().with_suffix(".db"))
    with closing(floor), bare.client(devices.server, account) as http:
        return cost(lambda: floor.run(http))


def _recorded_push(devices: Devices) -> tuple[list[httpx.Request], Path]:
    """The requests that sent the rows, and the file they are from."""
    with closing(_unsent(devices)) as app:
        heard = listen(app, devices.server, Heard())
        app.sync(thorough=False)
        mirror = app.profiles.current.database.path
    posts = [answer.request for answer in heard.answers if answer.request.method == "POST"]
    return [request for request in posts if "/rest/v1/wellness_entries" in request.url.path], mirror


def _unsent(devices: Devices) -> App:
    """A device that has synced before, with ten years typed since."""
    app = devices.new(sign_up(devices.server))
    app.sync()
    file = app.profiles.current
    days = decade.entries(app.today(), TEN_YEARS, file.user_id, Random(decade.SEED))
    with file.writer.editing("import") as edit:  # past the door, in one transaction, for speed
        edit.add(*(WellnessEntry(**row) for row in days))
    return app


# -- idle -------------------------------------------------------------------------------------------------------------


def _idle(app: App, server: Server) -> Iterator[Result]:
    heard = listen(app, server, Heard())
    report = app.sync(thorough=False)
    answer = heard.answers[-1]
    listen(app, server, httpx.HTTPTransport())
    url, headers = answer.request.url, answer.request.headers
    with httpx.Client() as client:
        found = rounds(partial(_cycle, app), lambda: cost(lambda: client.get(url, headers=headers)), IDLE_TURNS)
    yield _times("idle cycle, against its one request", found, 1.2)
    ours, least = (median(pair[place].cpu for pair in found) for place in (0, 1))
    yield Result("the same, processor time", ours, least)
    yield Result("the same, processor time beside its request's, against 2 ms", ours - least, IDLE_CPU, 1)
    yield Result("idle cycle, requests", report.requests, 1, 1, "")
    up, down = sizes(answer)
    yield Result("idle cycle, bytes sent with headers, against 2 kB", up, 2048, 1, "B")
    yield Result("idle cycle, bytes received with headers, against 2 kB", down, 2048, 1, "B")


def _cycle(app: App) -> Cost:
    return cost(lambda: app.sync(thorough=False))


def _edits_on_both_sides(devices: Devices, account: Account) -> Result:
    """One edit here and one on the server, with 80 ms added to each round trip."""
    with closing(devices.new(account)) as app, closing(devices.new(account)) as other:
        app.sync(), other.sync()
        listen(app, devices.server, Far())
        durations = []
        for number in range(1, 6):
            other.days.log(other.today() - timedelta(days=2), {"water_intake_ml": number})
            other.sync()
            app.days.log(app.today() - timedelta(days=1), {"water_intake_ml": number})
            durations.append(seconds(lambda: app.sync(thorough=False)))
    return Result("one edit on each side, in round trips of 80 ms", median(durations), ROUND_TRIP, 4)


# -- details ----------------------------------------------------------------------------------------------------------


@contextmanager
def _server_for(folder: Path) -> Iterator[Server]:
    """A server, and a place for the sessions of its accounts."""
    os.environ[PLACE] = str(folder / "keyring.json")
    os.environ["PYTHON_KEYRING_BACKEND"] = "tests.keyrings.FileKeyring"
    with fresh_server(available_drivers()[-1]) as server:
        yield server


def _account_with(server: Server, messages: int) -> Account:
    account = sign_up(server)
    fill_conversations(server, account.user_id, uneven(messages, min(CONVERSATIONS, messages // 10)))
    return account


def _times(work: str, found: list[tuple[Cost, Cost]], budget: float = 1.3) -> Result:
    ours, floor = (median(pair[place].seconds for pair in found) for place in (0, 1))
    return Result(work, ours, floor, budget)


def sizes(answer: httpx.Response) -> tuple[int, int]:
    """The bytes of a request and of its answer with their headers, the token not counted.

    The address counts in both: PostgREST writes the query once more into Content-Location.
    """
    request = answer.request
    address = request.url.raw_path
    sent = (
        sum(len(name) + len(value) + 4 for name, value in request.headers.raw) + len(address) + len("GET  HTTP/1.1..")
    )
    got = {name: value for name, value in answer.headers.raw if name.lower() != b"content-location"}
    received = sum(len(name) + len(value) + 4 for name, value in got.items()) + len("HTTP/1.1 200 OK....")
    token = len(request.headers.get("authorization", ""))
    return sent - token, received + len(b"content-location: ....") + len(address) + len(answer.content)


class Heard(httpx.HTTPTransport):
    """The real connection, and every answer that came over it."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[httpx.Response] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = super().handle_request(request)
        assert isinstance(answer.stream, httpx.SyncByteStream)
        raw = b"".join(answer.stream)
        answer.stream.close()
        self.answers.append(httpx.Response(answer.status_code, headers=answer.headers, content=raw, request=request))
        return httpx.Response(answer.status_code, headers=answer.headers, stream=httpx.ByteStream(raw))


class Far(httpx.HTTPTransport):
    """The real connection, with the way of a far server added."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        time.sleep(ROUND_TRIP)
        return super().handle_request(request)


def listen(app: App, server: Server, transport: Transport) -> Transport:
    """Have the App's requests go over ``transport``."""
    app._sessions.close()
    app._sessions._client = Client(server.url, server.publishable_key, transport=transport)
    return transport
