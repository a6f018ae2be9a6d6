"""Whatever is answered, nothing ends but in a sentence, nothing is removed, and the next honest answers mend it all.

Everything that the program asks is asked of the real server; the answers are changed on the way (mutations.py).
"""

from __future__ import annotations

import re
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from sqlalchemy import select

from organic_desktop.app.facade import App
from organic_desktop.core.errors import OrganicError, SignInNeeded
from organic_desktop.store.outbox import Trying
from organic_desktop.store.removed import contains
from organic_desktop.store.schema import MIRRORED, MODULE_PROGRESS, WELLNESS_ENTRIES
from organic_desktop.sync.status import Missing
from organic_desktop.wellness.metrics import Value
from tests.devices import MakeDevice, send_through, sign_in
from tests.faults.mutations import Said, mutate
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same, on_device

DAYS = 12
MOST_REQUESTS = 400
CYCLES = 5
UNKNOWN = Said(404, [("content-type", b"application/json")], b'{"code":"PGRST205","message":"?"}')
NOT_FORWARDED = {"content-length", "transfer-encoding", "content-encoding", "connection"}


class Changing(httpx.BaseTransport):
    """The way to the real server and back; ``often`` is how often an answer is changed."""

    def __init__(self) -> None:
        self._inner = httpx.HTTPTransport()
        self.often = 0.0
        self.chance = Random(0)
        self.requests = 0
        self.said: list[str] = []
        self.changed: Counter[str] = Counter()
        self.hide_account = False
        self.replays = False
        self._recorded: dict[tuple[str, ...], Said] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        assert self.requests < MOST_REQUESTS, "it asks for ever"
        said = self._recorded_answer(request) if self.replays else self._answer(request)
        if self.hide_account and request.url.path.endswith("/users"):
            said.body = b"[]"
        elif self.chance.random() < self.often:
            done = mutate(said, self.chance)
            self.said.append(
                f"{request.method} {request.url.path}: {done}: {said.status} {said.headers} {said.body[:300]!r}"
            )
            self.changed[request.url.path.rpartition("/")[2]] += 1
        return said.response()

    def _answer(self, request: httpx.Request) -> Said:
        response = self._inner.handle_request(request)
        body = response.read()
        headers = [(name, text.encode()) for name, text in response.headers.items() if name not in NOT_FORWARDED]
        for key in self._keys(request):
            self._recorded[key] = Said(response.status_code, headers, body)
        return Said(response.status_code, headers, body)

    def _recorded_answer(self, request: httpx.Request) -> Said:
        """What the server said to the same request, or else to one for the same columns."""
        found = (self._recorded[key] for key in self._keys(request) if key in self._recorded)
        return replace(next(found, UNKNOWN))

    @staticmethod
    def _keys(request: httpx.Request) -> list[tuple[str, ...]]:
        columns = request.url.params.get("select", "")
        return [(request.method, str(request.url)), (request.method, request.url.path, columns)]

    def close(self) -> None:
        """The test's; each client that closes would take it from the next."""

    def end(self) -> None:
        self._inner.close()


class Story:
    """A device whose every answer may be changed, and what it does."""

    def __init__(self, app: App, make: MakeDevice, server: Server, account: Account) -> None:
        self.app, self.account, self._make, self._server = app, account, make, server
        self.wire = Changing()
        self.outcomes: Counter[str] = Counter()
        self.slowest = 0.0
        self._made = 0
        self._wrote: dict[tuple[str, str, str], Any] = {}
        self._kept = self._rows()

    def connect(self, app: App) -> None:
        app._sessions.close()
        send_through(app, self._server, self.wire)

    def act(self, doing: str, seed: int, often: float) -> None:
        """Do something with changed answers. Raises what no one should see."""
        self.wire.chance, self.wire.requests, self.wire.often = Random(seed), 0, often
        self.wire.hide_account = doing == "hidden"
        self.wire.said.clear()
        self.connect(self.app)
        began = time.monotonic()
        outcome = "done"
        try:
            getattr(self, doing)()
        except OrganicError as error:
            f"{error.title}: {error.explanation}".encode()  # words that can be shown, printed and kept
            outcome = type(error).__name__
        except BaseException:
            for line in self.wire.said:
                note(line)
            raise
        finally:
            self.slowest = max(self.slowest, time.monotonic() - began)
            self.wire.often, self.wire.hide_account = 0.0, False
        self.outcomes[outcome] += 1
        if outcome == SignInNeeded.__name__ or self.app.settings.signed_in is None:
            self.connect(self.app)
            self.app.account.sign_in(self.account.email, self.account.password)
        self._lost_nothing(doing)

    # -- what is done --------------------------------------------------------------------------------------------------

    def sync(self) -> None:
        self.app.sync()

    hidden = sync

    def quiet(self) -> None:
        self.app.sync(thorough=False, trying=Trying.DUE)

    def edit(self) -> None:
        day = self.app.today() - timedelta(days=self.wire.chance.randrange(DAYS + 4))
        amount = self.wire.chance.randrange(5000)
        of_day: dict[str, Value] = {"water_intake_ml": amount, "nutrition_notes": f"note {amount} of {day}"}
        self.app.days.log(day, of_day)
        self.app.modules.set("identity", {"current_focus": f"focus {amount}"})
        self._wrote |= {("wellness_entries", str(day), column): value for column, value in of_day.items()}
        self._wrote["module_progress", "identity", "current_focus"] = f"focus {amount}"
        self.app.sync(trying=Trying.ALL)

    def talk(self) -> None:
        chats = self.app.conversations.all()
        chat = self.wire.chance.choice(chats).id if chats else self.app.conversations.start("identity").id
        self.app.conversations.send(chat, f"said {self.wire.chance.random()}")
        self.app.sync()

    def elsewhere(self) -> None:
        """Rows are news again, and so are read in full."""
        self.touch()
        self.app.sync()

    def check(self) -> None:
        self.app.server_check()

    def renew(self) -> None:
        account = self.app._sessions
        account.renew(account.token())

    def again(self) -> None:
        self.app.account.sign_in(self.account.email, self.account.password)

    def out(self) -> None:
        self.app.account.sign_out()
        assert self.app.settings.signed_in is None
        self.wire.often = 0.0
        self.again()

    def first(self) -> None:
        """Another computer of the person syncs for the first time, with changed answers and then without."""
        self._made += 1
        app = self._make(f"first {self._made}")
        often, self.wire.often = self.wire.often, 0.0
        app.account.connect(self._server.url, self._server.publishable_key)
        self.connect(app)
        app.account.sign_in(self.account.email, self.account.password)
        try:
            self.wire.often = often
            app.sync()
        finally:
            self.wire.often = 0.0
            self.wire.requests = 0
            with suppress(OrganicError):
                app.sync(missing=Missing.KEEP)
            app.close()
            shutil.rmtree(app.folder)

    # -- how it ends -------------------------------------------------------------------------------------------------

    def touch(self) -> None:
        """Another client writes every row as it is: a wrong value is mended once its row is news."""
        for table in ("users", "module_progress", "wellness_entries", "conversations"):
            owner = "id" if table == "users" else "user_id"
            self._server.sql(f"UPDATE {table} SET created_at = created_at WHERE {owner} = '{self.account.user_id}'")

    def _rows(self) -> set[tuple[str, str]]:
        with self.app.profiles.current.database.reading() as session:
            connection = session.connection()
            return {(each.name, row_id) for each in MIRRORED for row_id in connection.scalars(select(each.table.c.id))}

    def _lost_nothing(self, doing: str) -> None:
        rows = self._rows()
        assert self._kept <= rows, f"{doing} removed rows: {self._kept - rows}"
        self._kept = rows
        assert not [removed for removed in self.app.sync_review.removed() if not removed.column]

    def tell(self) -> None:
        count = sum(self.wire.changed.values())
        print(f"\n{count} answers changed: {dict(self.wire.changed)}; {dict(self.outcomes)}; {self.slowest:.1f} s")

    def settle(self) -> None:
        """With honest answers a few cycles leave nothing waiting, nothing asked, and all as on the server."""
        self.wire.requests = 0
        self.connect(self.app)
        self.touch()
        for _ in range(CYCLES):
            self.app.sync(trying=Trying.ALL)
            if not self.app.status().pending:
                break
        assert self.app.status().pending == 0
        assert self.app.sync_review.unreadable() == []
        assert not self.app.status().held
        assert_same(self.app, self._server, self.account.user_id)
        self._is_where_it_was_written()

    def _is_where_it_was_written(self) -> None:
        """What was typed last is there, or is listed as having given way; and nothing of one day is in another."""
        told = {(line.table, line.key, line.column, str(line.value)) for line in self.app.sync_review.removed()}
        told |= {(line.table, line.key, line.column, str(line.mine)) for line in self.app.sync_review.conflicts()}
        here: dict[tuple[str, str, str], Any] = {}
        for mirrored in (WELLNESS_ENTRIES, MODULE_PROGRESS):
            for row in on_device(self.app, mirrored):
                here |= {(mirrored.name, str(row[mirrored.own_key[0]]), name): row[name] for name in mirrored.editable}
        for place, value in self._wrote.items():
            assert contains(place[2], here.get(place), value) or (*place, str(value)) in told, (place, value)
        for (table, day, column), value in here.items():
            if column == "nutrition_notes":
                assert all(each == day for each in re.findall(r"note \d+ of (\S+)", value or "")), (table, day, value)


@pytest.fixture
def story(server: Server, account: Account, device: MakeDevice) -> Iterator[Story]:
    """A device with some of everything, all of it on the server."""
    app = sign_in(device("a"), server, account)
    for back in range(DAYS):
        app.days.log(app.today() - timedelta(days=back), {"water_intake_ml": 100 * back, "sleep_hours": "7.25"})
    app.modules.set("identity", {"current_focus": "to begin with"})
    for _ in range(2):
        chat = app.conversations.start("identity").id
        for words in ("one", "two"):
            app.conversations.send(chat, words)
    for _ in range(2):
        app.sync()
    told = Story(app, device, server, account)
    yield told
    told.wire.end()
    told.tell()


ASKING = ["sync", "sync", "quiet", "quiet", "check", "renew", "again", "out", "hidden"]
DOING = [*ASKING, "edit", "edit", "talk", "elsewhere", "elsewhere", "first"]
OFTEN = st.sampled_from([0.3, 0.6, 1.0])
WHATEVER = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],  # what a device has been through isn't undone, so there is nothing to shrink
    database=None,
)


def examples(short: int, long: int) -> settings:
    is_long = settings.get_current_profile_name() == "long"
    return settings(WHATEVER, max_examples=long if is_long else short, derandomize=not is_long)


@pytest.mark.timeout(0)  # `make test-long` takes its time
def test_whatever_is_answered_ends_in_a_sentence_and_is_mended(story: Story) -> None:
    @examples(30, 1500)
    @given(st.sampled_from(DOING), st.integers(0, 2**32), OFTEN)
    def whatever(doing: str, seed: int, often: float) -> None:
        story.act(doing, seed, often)

    whatever()
    story.settle()


@pytest.mark.timeout(0)
def test_nor_does_it_where_the_server_only_repeats_itself(story: Story) -> None:
    """Without the server's own time, many more: its answers are those of an hour ago, and nothing is sent to it."""
    for doing in ("elsewhere", *ASKING):
        story.act(doing, 0, 0.0)
    story.wire.replays = True

    @examples(100, 10_000)
    @given(st.sampled_from(ASKING), st.integers(0, 2**32), OFTEN)
    def whatever(doing: str, seed: int, often: float) -> None:
        story.act(doing, seed, often)

    whatever()
    story.wire.replays = False
    story.app.account.sign_in(story.account.email, story.account.password)
    story.settle()
