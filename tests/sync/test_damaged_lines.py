"""A line of the bookkeeping that can't be read costs itself at most: every other is shown, edited and synced."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from organic_desktop.app.facade import App
from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.sync.status import SyncState
from tests.devices import MakeDevice, logged, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same, on_device

FACTS = ("last_synced_at", "swept_at", "compared_at", "held", "conflicts_seen")
OF_THE_ROW = (
    ("base", "version"),
    ("base", "values_json"),
    ("pending_change", "edited_at"),
    ("pending_change", "attempts_json"),
    ("pending_change", "set_json"),
    ("journal", "at"),
    ("journal", "column"),
    ("journal", "old_json"),
)
OTHERS = (
    ("cursor", "position"),
    ("cycle", "started_at"),
    ("conflict", "undone_at"),
    ("conflict", "decided_at"),
    ("conflict", "column"),
    ("conflict", "mine_json"),
    ("conflict", "table_name"),
)


def damage(app: App, statement: str, **values: str) -> None:
    with app.profiles.current.database.writing() as session:
        connection = session.connection()
        assert connection.execute(text(statement), values).rowcount


@pytest.fixture
def a(server: Server, account: Account, device: MakeDevice) -> App:
    """A device with a day, and six more that were in conflict."""
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    days = [a.today() - timedelta(days=back) for back in range(7)]
    a.days.log_many(days, {"mood_score": 3})
    a.sync()
    b.sync()
    for app, mood in ((b, 5), (a, 1)):
        app.days.log_many(days[1:], {"mood_score": mood})
        app.sync()
    assert len(a.sync_review.conflicts()) == 6
    return a


def read_everything(app: App) -> None:
    """What the pages and the undo ask for."""
    start, _ = app.edits_since(None)
    app.edits_since(start._replace(line=0))
    for read in (
        app.status,
        app.sync_review.changes,
        app.sync_review.cycles,
        app.sync_review.unseen,
        app.days.streaks,
    ):
        read()


@pytest.mark.parametrize("junk", ["", "[1,", "{}", "2026-11-23 10:00:00"])
def test_a_line_that_cant_be_read_costs_itself_at_most(server: Server, account: Account, a: App, junk: str) -> None:
    day = a.today()
    row_id = next(row["id"] for row in on_device(a, WELLNESS_ENTRIES) if row["date"] == day)
    for number, (table, column) in enumerate(OF_THE_ROW):
        a.days.log(day, {"mood_score": number % 2 + 4})
        damage(a, f'UPDATE {table} SET "{column}" = :junk WHERE row_id = :row_id', junk=junk, row_id=row_id)
        read_everything(a)
        a.days.log(day, {"energy_level": number % 4 + 1})
        a.sync()
        assert (a.status().state, a.status().pending) == (SyncState.UP_TO_DATE, 0), (table, column)
        assert (logged(a, day)["mood_score"], logged(a, day)["energy_level"]) == (number % 2 + 4, number % 4 + 1)
        assert_same(a, server, account.user_id)
    for number, (table, column) in enumerate(OTHERS):
        newest = f"(SELECT max(rowid) FROM {table} WHERE rowid < (SELECT max(rowid) - {number % 5} + 1 FROM {table}))"
        damage(a, f'UPDATE {table} SET "{column}" = :junk WHERE rowid = {newest}', junk=junk)
        read_everything(a)
        a.sync()
    assert len(a.sync_review.conflicts()) >= 3
    for fact in FACTS:
        damage(a, "INSERT OR REPLACE INTO meta VALUES (:fact, :junk)", fact=fact, junk=junk)
        read_everything(a)
        a.sync()
    assert_same(a, server, account.user_id)
