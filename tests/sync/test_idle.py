"""A cycle in which nothing happens asks the server once and the file nothing; whatever does happen, it still sees."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import event

from organic_desktop.app.facade import App
from organic_desktop.store.database import Database
from organic_desktop.store.schema import WELLNESS_ENTRIES
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same, insert


class Statements:
    """The statements that a device runs on its file from now on."""

    def __init__(self, app: App) -> None:
        self.seen: list[str] = []
        event.listen(app.profiles.current.database._engine, "before_cursor_execute", self._note)

    def _note(self, *arguments: object) -> None:
        self.seen.append(str(arguments[2]))


@pytest.fixture
def idle(server: Server, account: Account, device: MakeDevice) -> App:
    """A device that has a week of days, and synced until nothing is left to settle."""
    clock = HandClock()
    app = sign_in(device("a", clock), server, account)
    server.sql(
        "INSERT INTO wellness_entries (user_id, date, water_intake_ml, updated_at) SELECT "
        f"'{account.user_id}', CURRENT_DATE - n, 500, NOW() - n * INTERVAL '1 day' FROM generate_series(1, 7) n"
    )
    for _ in range(3):
        app.sync()
    app.sync(thorough=False)
    return app


def test_an_idle_cycle_asks_once_and_reads_nothing(idle: App) -> None:
    statements = Statements(idle)
    reports = [idle.sync(thorough=False) for _ in range(3)]
    assert [report.requests for report in reports] == [1, 1, 1]
    assert statements.seen == []


def test_edits_of_this_process_are_sent(idle: App, server: Server, account: Account) -> None:
    for water in (250, 500):
        idle.days.log(idle.today(), {"water_intake_ml": water})
        assert idle.sync(thorough=False).pushed == 1
        idle.sync(thorough=False)
    assert_same(idle, server, account.user_id)


def test_edits_of_another_program_on_the_same_folder_are_sent(
    idle: App, server: Server, account: Account, device: MakeDevice
) -> None:
    other = device("a")
    for water in (250, 500):
        other.days.log(other.today(), {"water_intake_ml": water})
        assert idle.sync(thorough=False).pushed == 1
        assert idle.sync(thorough=False).pushed == 0
    assert_same(idle, server, account.user_id)


def test_rows_that_another_program_pulled_are_known(idle: App, server: Server, account: Account) -> None:
    """A row that is here by now isn't asked for again."""
    insert(server, "wellness_entries", {"user_id": account.user_id, "date": str(idle.today()), "mood_score": 4})
    with closing(Database(idle.profiles.current.database.path)) as other, other.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM base WHERE table_name = ?", (WELLNESS_ENTRIES.name,))
    assert idle.sync(thorough=False).pulled >= 1
    assert logged(idle, idle.today())["mood_score"] == 4
    idle.sync()
    assert_same(idle, server, account.user_id)


def test_a_deletion_on_the_server_is_seen(idle: App, server: Server, account: Account) -> None:
    day = idle.today() - timedelta(days=3)
    server.sql(f"DELETE FROM wellness_entries WHERE user_id = '{account.user_id}' AND date = '{day}'")
    idle.sync(thorough=False)
    assert idle.days.entry(day) is None
