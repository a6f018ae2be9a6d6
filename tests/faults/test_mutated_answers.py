"""Whatever is answered, nothing ends but in a sentence, nothing is removed, and the next honest answers mend it all.

Everything that the program asks is asked of the real server; the answers are changed on the way (mutations.py).
"""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from random import Random

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from organic_desktop.app import App
from organic_desktop.errors import OrganicError, SignInNeeded
from organic_desktop.store.models import MIRRORED
from organic_desktop.store.pending import Trying
from organic_desktop.sync.report import Missing
from tests.devices import MakeDevice, send_through, sign_in
from tests.faults.mutations import Said, mutate
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same, on_device

DAYS = 12
MOST_REQUESTS = 400
CYCLES = 5
SHORT, LONG = 40, 2500
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

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        assert self.requests < MOST_REQUESTS, "it asks for ever"
        response = self._inner.handle_request(request)
        body = response.read()
        headers = [(name, text.encode()) for name, text in response.headers.items() if name not in NOT_FORWARDED]
        said = Said(response.status_code, headers, body)
        if self.hide_account and request.url.path.endswith("/users"):
            said.body = b"[]"
        elif self.chance.random() < self.often:
            done = mutate(said, self.chance)
            self.said.append(
                f"{request.method} {request.url.path}: {done}: {said.status} {said.headers} {said.body[:300]!r}"
            )
            self.changed[request.url.path.rpartition("/")[2]] += 1
        return said.response()

    def close(self) -> None:
        """The test's; each client that closes would take it from the next."""

    def end(self) -> None:
        self._inner.close()


class Story:
    """A device whose every answer may be changed, and what it does."""

    def __init__(self, app: App, make: MakeDevice, server: Server, account: Account) -> None:
        self.app, self._make, self._server, self._account = app, make, server, account
        self.wire = Changing()
        self.outcomes: Counter[str] = Counter()
        self.slowest = 0.0
        self._made = 0

    def connect(self, app: App) -> None:
        app._account.close()
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
            self.app.sign_in(self._account.email, self._account.password)

    # -- what is done --------------------------------------------------------------------------------------------------

    def sync(self) -> None:
        self.app.sync()

    hidden = sync

    def quiet(self) -> None:
        self.app.sync(thorough=False, trying=Trying.DUE)

    def edit(self) -> None:
        day = self.app.today() - timedelta(days=self.wire.chance.randrange(DAYS + 4))
        amount = self.wire.chance.randrange(5000)
        self.app.days.log(day, {"water_intake_ml": amount, "nutrition_notes": f"note {amount}"})
        self.app.modules.set("identity", {"current_focus": f"focus {amount}"})
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
        account = self.app._account
        account.renew(account.token())

    def again(self) -> None:
        self.app.sign_in(self._account.email, self._account.password)

    def out(self) -> None:
        self.app.sign_out()
        assert self.app.settings.signed_in is None
        self.wire.often = 0.0
        self.again()

    def first(self) -> None:
        """Another computer of the person syncs for the first time, with changed answers and then without."""
        self._made += 1
        app = self._make(f"first {self._made}")
        often, self.wire.often = self.wire.often, 0.0
        app.connect(self._server.url, self._server.publishable_key)
        self.connect(app)
        app.sign_in(self._account.email, self._account.password)
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
            self._server.sql(f"UPDATE {table} SET created_at = created_at WHERE {owner} = '{self._account.user_id}'")

    def rows(self) -> dict[str, set[str]]:
        return {mirrored.name: {row["id"] for row in on_device(self.app, mirrored)} for mirrored in MIRRORED}

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
        assert self.app.decisions.unreadable() == []
        assert not self.app.status().held
        assert_same(self.app, self._server, self._account.user_id)


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


DOING = [
    "sync",
    "quiet",
    "edit",
    "edit",
    "talk",
    "elsewhere",
    "elsewhere",
    "check",
    "renew",
    "again",
    "out",
    "first",
    "hidden",
]


def test_whatever_is_answered_ends_in_a_sentence_and_is_mended(story: Story) -> None:
    kept = story.rows()

    @settings(
        deadline=None,
        max_examples=LONG if settings.get_current_profile_name() == "long" else SHORT,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],  # what a device has been through isn't undone, so there is nothing to shrink
        database=None,
    )
    @given(st.sampled_from(DOING), st.integers(0, 2**32), st.sampled_from([0.15, 0.5, 1.0]))
    def whatever(doing: str, seed: int, often: float) -> None:
        story.act(doing, seed, often)
        rows = story.rows()
        for name, ids in kept.items():
            assert ids <= rows[name], f"{doing} removed rows of {name}"
            kept[name] = rows[name]
        assert not [removed for removed in story.app.decisions.removed() if not removed.column]

    whatever()
    print(
        sum(story.wire.changed.values()),
        "answers changed:",
        dict(story.wire.changed),
        dict(story.outcomes),
        story.slowest,
    )
    story.settle()
