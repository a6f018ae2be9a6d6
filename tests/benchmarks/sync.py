"""Sync on the real server, on PostgreSQL where it is installed: each work against what the network alone costs it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from statistics import median
from typing import TypeVar

import httpx

from organic_desktop.app.facade import App
from organic_desktop.remote.client import Client
from organic_desktop.store.schema import WellnessEntry
from tests.benchmarks import bare
from tests.benchmarks.measure import Result, in_turns, seconds
from tests.benchmarks.server_data import MESSAGE_COUNT, TEN_YEARS, Strangers, fill, fill_conversations, uneven
from tests.keyrings import PLACE
from tests.server.databases import available_drivers
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server, fresh_server

REPEATS = 5
BESIDE = 100_000  # messages of other people on the server of all benchmarks
FOREIGN = (10_000, 100_000, 1_000_000)  # messages of other people
ROUND_TRIP = 0.080

Transport = TypeVar("Transport", bound=httpx.HTTPTransport)


def sync(folder: Path) -> Iterator[Result]:
    """First pull, bulk push, an idle cycle, one edit on each side, and the memory of the first pull."""
    os.environ[PLACE] = str(folder / "keyring.json")
    os.environ["PYTHON_KEYRING_BACKEND"] = "tests.keyrings.FileKeyring"
    with fresh_server(available_drivers()[-1]) as server:
        bench = SyncBench(server, folder)
        yield bench.first_pull()
        yield bench.memory()
        yield from bench.idle()
        yield bench.edits_on_both_sides()
        yield from bench.push()


class SyncBench:
    """The server with one account's ten years, and devices made one after another."""

    def __init__(self, server: Server, folder: Path) -> None:
        self._server, self._folder = server, folder
        self._numbers = count()
        self._account = sign_up(server)
        fill(server, self._account.user_id)
        Strangers(server).write_until(BESIDE)

    def first_pull(self) -> Result:
        """Into an empty mirror, with bases, cursors and the search index."""
        medians = in_turns(self._pull_ours, self._pull_bare, REPEATS)
        return Result(f"first pull of {MESSAGE_COUNT:,} messages and {TEN_YEARS:,} entries", *medians, budget=1.15)

    def memory(self) -> Result:
        """Resident memory of a process at the height of a first pull, over the same process before it."""
        folder = self._new_folder()
        self._device(folder=folder).close()
        command = [sys.executable, "-m", "tests.benchmarks.pull_memory", str(folder)]
        before, height = map(int, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
        return Result("memory for the first pull, in MB, against 60", (height - before) / 1024, 60, 1.0, unit="MB")

    def idle(self) -> Iterator[Result]:
        """A cycle in which nothing happens, against its one request."""
        with closing(self._device()) as app:
            app.sync()
            heard = listen(app, self._server, Heard())
            report = app.sync(thorough=False)
            answer = heard.answers[-1]
            url, headers = answer.request.url, answer.request.headers
            with httpx.Client() as client:
                medians = in_turns(
                    lambda: seconds(lambda: app.sync(thorough=False)),
                    lambda: seconds(lambda: client.get(url, headers=headers)),
                    21,
                )
            yield Result("idle cycle, against its one request", *medians, budget=1.2)
            up, down = sizes(answer)
            yield Result("idle cycle, bytes sent with headers, against 2 kB", up, 2048, 1.0, unit="B")
            yield Result("idle cycle, bytes received with headers, against 2 kB", down, 2048, 1.0, unit="B")
            yield Result("idle cycle, requests", report.requests, 1, 1.0, unit="")

    def edits_on_both_sides(self) -> Result:
        """One edit here and one on the server, with 80 ms added to each round trip."""
        with closing(self._device()) as app, closing(self._device()) as other:
            app.sync(), other.sync()
            listen(app, self._server, Far())
            durations = []
            for number in range(1, 6):
                other.days.log(other.today() - timedelta(days=2), {"water_intake_ml": number})
                other.sync()
                app.days.log(app.today() - timedelta(days=1), {"water_intake_ml": number})
                durations.append(seconds(lambda: app.sync(thorough=False)))
        return Result("one edit on each side, in round trips of 80 ms", median(durations), ROUND_TRIP, budget=4.0)

    def push(self) -> Iterator[Result]:
        """Ten years typed offline."""
        requests: list[int] = []
        medians = in_turns(lambda: self._push_ours(requests), self._push_bare, REPEATS)
        yield Result(f"push of {TEN_YEARS:,} entries, against bulk POSTs of {bare.BULK}", *medians, budget=1.3)
        yield Result("the same, requests, against 10", max(requests), 10, 1.0, unit="")

    # -- ours and the floor -------------------------------------------------------------------------------------------

    def _new_folder(self) -> Path:
        return self._folder / f"{next(self._numbers)}"

    def _device(self, account: Account | None = None, folder: Path | None = None) -> App:
        folder, account = folder or self._new_folder(), account or self._account
        folder.mkdir()
        app = App(folder)
        app.account.connect(self._server.url, self._server.publishable_key)
        app.account.sign_in(account.email, account.password)
        return app

    def _pull_ours(self) -> float:
        with closing(self._device()) as app:
            duration = seconds(app.sync)
            assert len(app.days.entries()) >= TEN_YEARS
        return duration

    def _pull_bare(self) -> float:
        path = self._new_folder().with_suffix(".db")
        with bare.client(self._server, self._account) as http, closing(bare.database(path)) as database:
            return seconds(lambda: bare.pull(http, database))

    def _push_ours(self, requests: list[int]) -> float:
        account = sign_up(self._server)
        with closing(self._device(account)) as app:
            app.sync()
            with app.profiles.current.writer.editing("import") as edit:  # past the door, in one transaction, for speed
                for row in bare.entries(TEN_YEARS, account.user_id):
                    known = {"date": date.fromisoformat(row["date"]), "mood_score": Decimal(row["mood_score"])}
                    edit.add(WellnessEntry(**(row | known)))
            duration = seconds(lambda: requests.append(app.sync(thorough=False).requests))
            assert app.status().pending == 0
        return duration

    def _push_bare(self) -> float:
        account = sign_up(self._server)
        with bare.client(self._server, account) as http:
            rows = bare.entries(TEN_YEARS, account.user_id)
            return seconds(lambda: bare.push(http, rows))


def foreign(folder: Path) -> Iterator[Result]:
    """What the messages of other people on the same server cost: none of it may be ours to pay."""
    os.environ[PLACE] = str(folder / "keyring.json")
    os.environ["PYTHON_KEYRING_BACKEND"] = "tests.keyrings.FileKeyring"
    driver = available_drivers()[-1]
    with fresh_server(driver) as quiet, fresh_server(driver) as crowded:
        alone, among_others = ForeignBench(quiet, folder / "alone"), ForeignBench(crowded, folder / "others")
        strangers = Strangers(crowded)
        for number in FOREIGN:
            strangers.write_until(number)
            floors = alone.measure()
            for work, duration in among_others.measure().items():
                yield Result(f"{work}, beside {number:,} messages of others", duration, floors[work], budget=1.3)


class ForeignBench:
    """A server with an account of a hundred messages and one of five thousand."""

    def __init__(self, server: Server, folder: Path) -> None:
        folder.mkdir()
        self._server, self._folder = server, folder
        self._numbers = count()
        self._accounts = {own: sign_up(server) for own in (100, 5_000)}
        for own, account in self._accounts.items():
            fill_conversations(server, account.user_id, uneven(own, 10))

    def measure(self) -> dict[str, float]:
        """The median durations of a first pull and of an idle cycle, by what they are."""
        found: dict[str, float] = {}
        for own, account in self._accounts.items():
            pulls: list[float] = []
            idle: list[float] = []
            for _ in range(5):
                app = App(self._folder / f"foreign-{next(self._numbers)}")
                app.account.connect(self._server.url, self._server.publishable_key)
                app.account.sign_in(account.email, account.password)
                with closing(app):
                    pulls.append(seconds(app.sync))
                    app.sync(thorough=False)
                    idle += [seconds(lambda app=app: app.sync(thorough=False)) for _ in range(7)]  # type: ignore[misc]
            found[f"first pull of {own:,} messages"] = median(pulls[1:])
            found[f"idle cycle with {own:,} messages"] = median(idle)
        return found


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
        answer.read()
        answer.request = request
        self.answers.append(answer)
        return answer


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
