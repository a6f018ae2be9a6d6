"""A first pull that is killed at every commit, those of its indexes among them, while the user writes.

Each kill is of a copy of one signed-in folder, so that each starts at the beginning. Pages are short: what differs is
where they end.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from organic_desktop.app.facade import App
from organic_desktop.store.schema import MESSAGES
from organic_desktop.sync import pull
from tests.devices import MakeDevice, logged, sign_in
from tests.faults.proxy import Proxy
from tests.faults.test_processes_and_kill import DONE, KILLED, in_a_child
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same, on_server

MESSAGE_COUNT, PAGE = 44, 8


@pytest.fixture
def talks(server: Server, account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three conversations, messages of one moment, without one, and with a role that nobody knows yet."""
    monkeypatch.setattr(pull, "PAGE", PAGE)
    monkeypatch.setattr(pull, "FEW", PAGE)
    server.sql(
        "INSERT INTO conversations (user_id, module_name, message_count) "
        f"SELECT '{account.user_id}', 'identity', 0 FROM generate_series(1, 3)"
    )
    server.sql(
        "INSERT INTO messages (conversation_id, role, content, created_at) SELECT c.id, 'user', 'said ' || n, CASE "
        "WHEN n % 9 = 0 THEN NULL WHEN n % 4 = 0 THEN '2020-01-01' ELSE NOW() - n * INTERVAL '1 day 1 second' END "
        f"FROM generate_series(1, {MESSAGE_COUNT}) AS n, LATERAL (SELECT id FROM conversations "
        f"WHERE user_id = '{account.user_id}' ORDER BY id OFFSET n % 3 LIMIT 1) AS c"
    )


def indexes(folder: Path) -> int:
    """How many indexes messages have in the account's file."""
    (file,) = (folder / "accounts").glob("*.db")
    with closing(sqlite3.connect(file)) as connection:
        named = "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND tbl_name = 'messages'"
        found: int = connection.execute(named).fetchone()[0]
    return found


@pytest.mark.slow
def test_a_first_pull_killed_at_every_commit_goes_on_and_loses_and_doubles_nothing(
    server: Server, account: Account, device: MakeDevice, talks: None
) -> None:
    start = sign_in(device("start"), server, account)
    start.close()
    states: list[int] = []
    for commits in count(1):
        folder = start.folder.with_name(f"killed-{commits}")
        shutil.copytree(start.folder, folder)

        def sync(folder: Path = folder, commits: int = commits) -> None:
            left = iter(range(commits, 0, -1))
            event.listen(Engine, "commit", lambda _: next(left) == 1 and os._exit(KILLED))
            App(folder).sync()

        code = in_a_child(sync)
        assert code in {KILLED, DONE}
        states.append(indexes(folder))
        again = device(folder.name)
        again.days.log(again.today(), {"water_intake_ml": commits})
        if chats := again.conversations.all():
            again.conversations.send(chats[0].id, f"after {commits}")
        again.sync()
        assert indexes(folder) == 2
        assert logged(again, again.today())["water_intake_ml"] == commits
        assert_same(again, server, account.user_id)
        again.close()
        if code == DONE:
            break
    contents = [row["content"] for row in on_server(server, MESSAGES, account.user_id)]
    assert sorted(each for each in contents if each.startswith("said")) == sorted(
        f"said {n}" for n in range(1, MESSAGE_COUNT + 1)
    )
    assert {0, 1, 2} <= set(states), "killed before, between and after the indexes were built"


def test_a_first_pull_that_is_cut_short_builds_its_indexes_and_the_next_goes_on(
    server: Server, account: Account, device: MakeDevice, talks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = sign_in(device("a"), server, account)
    monkeypatch.setattr(pull, "MOST_PAGES", 3)
    with pytest.raises(Exception, match="more entries than one sync can read"):
        app.sync()
    assert indexes(app.folder) == 2
    monkeypatch.setattr(pull, "MOST_PAGES", 10_000)
    app.sync()
    assert indexes(app.folder) == 2
    assert_same(app, server, account.user_id)


def test_no_page_is_asked_for_only_to_find_it_empty(
    server: Server, proxy: Proxy, account: Account, device: MakeDevice, talks: None
) -> None:
    """The probe counted the rows of each table; of messages a page that isn't full follows full ones."""
    server.sql(
        "INSERT INTO wellness_entries (user_id, date, mood_score) "
        f"SELECT '{account.user_id}', CURRENT_DATE - n, 3 FROM generate_series(1, 20) AS n"
    )
    server.sql("UPDATE messages SET created_at = NOW() - INTERVAL '400 days' WHERE content IN ('said 9', 'said 18')")
    app = sign_in(device("a"), proxy, account)
    proxy.seen.clear()
    app.sync()
    asked = Counter(each.request.table for each in proxy.seen if each.request.method == "GET")
    assert asked["wellness_entries"] == 3, "8, 8 and 4 rows"
    assert asked["conversations"] == 1
    # 42 messages with a stamp on six pages, one of them maybe behind a window that wasn't full, and 2 without.
    assert asked["messages"] <= 8
    assert_same(app, server, account.user_id)
