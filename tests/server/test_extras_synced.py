"""Two devices live on a project with extras, each alone and all of them; in `make test-long` with every pair.

What the extras do to the database itself is in ``test_extras.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from organic_desktop.app.facade import App
from tests.devices import MakeDevice, sign_in
from tests.server.catalogue import CATALOGUE
from tests.server.extras import ALONE, EXTRAS, PAIRS, apply, called, revert
from tests.server.fixtures import Account, sign_up
from tests.server.lite import Server, fresh_server
from tests.sync.rows import assert_same

COUNTED = "SELECT message_count, (SELECT count(*) FROM messages WHERE conversation_id = conversations.id) AS there"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every pair in `make test-long`."""
    if metafunc.function is test_devices_sync_with_extras:
        long = metafunc.config.getoption("--hypothesis-profile") == "long"
        metafunc.parametrize("chosen", [*ALONE, *(PAIRS if long else [])], ids=called)


@pytest.fixture(scope="module")
def changeable(driver: str) -> Iterator[Server]:
    """A server whose schema these tests change, and put back."""
    with fresh_server(driver) as running:
        yield running


@pytest.fixture
def extended(changeable: Server, chosen: tuple[str, ...]) -> Iterator[Server]:
    """The same with extras, taken back at the end: what happened meanwhile stands in nobody's way."""
    before = changeable.sql(CATALOGUE)
    for name in chosen:
        changeable.sql(apply(name))
    restart(changeable)
    yield changeable
    for name in chosen:
        changeable.sql(revert(name))
    assert changeable.sql(CATALOGUE) == before


def restart(server: Server) -> None:
    """Let it read its schema anew."""
    server.stop()
    server.start()


def test_devices_sync_with_extras(extended: Server, device: MakeDevice, chosen: tuple[str, ...]) -> None:
    live(extended, device, chosen)


@pytest.mark.every_driver
@pytest.mark.parametrize("chosen", [EXTRAS], ids=called)
def test_devices_sync_with_all_of_them(extended: Server, device: MakeDevice, chosen: tuple[str, ...]) -> None:
    live(extended, device, chosen)


def live(extended: Server, device: MakeDevice, chosen: tuple[str, ...]) -> None:
    """The whole story: two devices, then a third."""
    owner = sign_up(extended)
    a, b = (sign_in(device(name), extended, owner) for name in "ab")
    first_rows(a, b)
    assert_all_same(extended, owner, a, b)
    edits_at_both(a, b)
    assert_all_same(extended, owner, a, b)
    deletions_at_both_and_on_the_server(extended, owner, a, b)
    assert_all_same(extended, owner, a, b)
    if "message_counts" in chosen:
        [conversation] = extended.sql(f"{COUNTED} FROM conversations WHERE user_id = '{owner.user_id}'")
        assert conversation["message_count"] == conversation["there"] == 3
    quiet = a.sync()  # nothing is sent to and fro for ever
    assert quiet.pushed == quiet.pulled == 0
    assert quiet.requests <= 3
    new = sign_in(device("new"), extended, owner)
    new.sync()
    assert_all_same(extended, owner, new)


def assert_all_same(server: Server, owner: Account, *apps: App) -> None:
    """Every device has what the server has, and nothing is waiting or asking."""
    for _ in range(2):
        for app in apps:
            app.sync()
    for app in apps:
        assert_same(app, server, owner.user_id)
        assert app.status().pending == app.status().refused == 0


def first_rows(a: App, b: App) -> None:
    """Days of two months and a conversation from one, a module from the other."""
    today = a.today()
    a.days.log_many([today, today.replace(day=1), today.replace(year=today.year - 1, day=2)], {"mood_score": 3})
    a.conversations.send(a.conversations.start("identity").id, "Hello")
    b.modules.set("identity", complete=["one"])
    for app in (a, b):
        app.sync()


def edits_at_both(a: App, b: App) -> None:
    """The same day, module and conversation at both, before either hears of the other."""
    for app, mood in ((a, 4), (b, 5)):
        app.sync()
        app.days.log(app.today(), {"mood_score": mood, "nutrition_notes": f"of {mood}"})
    [conversation] = a.conversations.all()
    for app in (a, b):
        app.modules.set("identity", complete=[f"by {app is a}"])
        app.conversations.send(conversation.id, f"Again {app is a}")


def deletions_at_both_and_on_the_server(server: Server, owner: Account, a: App, b: App) -> None:
    today = a.today()
    a.days.delete([today.replace(year=today.year - 1, day=2)])
    b.days.delete([today])
    b.days.log(today.replace(day=1), {"mood_score": 1})
    for app in (a, b):
        app.sync()
    server.sql(f"DELETE FROM module_progress WHERE user_id = '{owner.user_id}'")
