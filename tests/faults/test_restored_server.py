"""A server restored from a copy is a question, whatever the number; few deletions of another device are none."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import DecisionNeeded, OrganicError
from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.sync.status import Missing, SyncState
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged, sign_in
from tests.faults.breaks import always, reset_before
from tests.faults.proxy import Proxy
from tests.faults.stories import Settle
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same, on_device, on_server

TABLES = ("module_progress", "wellness_entries", "conversations")
PAST_THE_TRIGGERS = "SET LOCAL session_replication_role = replica;"
Copy = dict[str, list[dict[str, Any]]]


def fill(server: Server, account: Account, days: int) -> None:
    """Days of the time before the copy, written a week ago."""
    server.sql(
        "INSERT INTO wellness_entries (user_id, date, water_intake_ml, mood_score, nutrition_notes, updated_at)"
        f" SELECT '{account.user_id}', CURRENT_DATE - 10 - n, 1200, 3, 'before', now() - interval '7 days'"
        f" FROM generate_series(1, {days}) n"
    )
    server.sql(
        "INSERT INTO module_progress (user_id, module_name, progress_percentage, updated_at)"
        f" VALUES ('{account.user_id}', 'identity', 20, now() - interval '7 days')"
    )
    server.sql(
        "INSERT INTO conversations (user_id, module_name, topic, updated_at)"
        f" VALUES ('{account.user_id}', 'identity', 'before', now() - interval '7 days')"
    )
    server.sql(
        f"{PAST_THE_TRIGGERS} UPDATE users SET updated_at = now() - interval '8 days' WHERE id = '{account.user_id}'"
    )


def copy(server: Server, account: Account) -> Copy:
    return {table: server.sql(f"SELECT * FROM {table} WHERE user_id = '{account.user_id}'") for table in TABLES}


def restore(server: Server, account: Account, copied: Copy) -> None:
    """Put the copy back, stamps and all, as a restored database would be."""
    server.sql(f"{PAST_THE_TRIGGERS} DELETE FROM conversations WHERE user_id = '{account.user_id}'")
    for table, rows in copied.items():
        text = json.dumps(rows).replace("'", "''")
        server.sql(
            f"{PAST_THE_TRIGGERS} DELETE FROM {table} WHERE user_id = '{account.user_id}';"
            f" INSERT INTO {table} SELECT * FROM jsonb_populate_recordset(NULL::{table}, '{text}'::jsonb)"
        )


def more_days(app: App, count: int) -> None:
    for back in range(count):
        app.days.log(app.today() - timedelta(days=back), {"mood_score": 4, "water_intake_ml": 700})


def an_old_day(app: App) -> Any:
    return app.today() - timedelta(days=12)


def more_water(app: App) -> None:
    app.days.log(an_old_day(app), add={"water_intake_ml": 355})


def both(app: App) -> None:
    more_days(app, 1)
    more_water(app)
    app.modules.set("identity", {"progress_percentage": 60})


def restored(
    server: Server, account: Account, a: App, since: Callable[[App], object], *, days: int = 4, later: App | None = None
) -> list[dict[str, Any]]:
    """The story up to the question; returns the days that the device had before."""
    fill(server, account, days)
    a.sync()
    copied = copy(server, account)
    since(a)
    for _ in range(2):
        a.sync()
    before = on_device(a, WELLNESS_ENTRIES)
    restore(server, account, copied)
    if later:
        later.sync()
        later.days.log(later.today() - timedelta(days=700), {"mood_score": 5})
        later.sync()
    return before


def values(rows: list[dict[str, Any]]) -> set[tuple[Any, ...]]:
    return {tuple(row[name] for name in ("id", "date", "water_intake_ml", "mood_score")) for row in rows}


STORIES: dict[str, tuple[Callable[[App], object], int]] = {
    "8-of-12": (lambda app: more_days(app, 8), 4),
    "older-value": (more_water, 4),
    "both": (both, 4),
}


@pytest.mark.parametrize("answer", [Missing.KEEP, Missing.REMOVE])
@pytest.mark.parametrize("with_later", [False, True], ids=["alone", "later-writes"])
@pytest.mark.parametrize("story", STORIES)
def test_a_server_that_went_back_in_time_is_asked_about(
    a: App,
    proxy: Proxy,
    server: Server,
    account: Account,
    device: MakeDevice,
    settle: Settle,
    story: str,
    with_later: bool,
    answer: Missing,
) -> None:
    since, days = STORIES[story]
    later = sign_in(device("later"), server, account) if with_later else None
    before = restored(server, account, a, since, days=days, later=later)
    for _ in range(2):  # it stays a question
        with pytest.raises(DecisionNeeded, match="has older data"):
            a.sync()
        assert values(before) <= values(on_device(a, WELLNESS_ENTRIES))
        assert a.status().state == SyncState.NEEDS_ATTENTION
    assert a.sync_review.removed() == []
    for _ in range(2):  # the answer given twice
        a.sync(missing=answer)
        assert (a.status().held, a.status().pending, a.status().conflicts) == ({}, 0, 0)
    settle(a, *([later] if later else []), conflicts=0)
    there = values(on_server(server, WELLNESS_ENTRIES, account.user_id))
    if answer is Missing.KEEP:
        assert values(before) <= there
        assert a.sync_review.removed() == []
        return
    for line in a.sync_review.removed()[::-1]:
        if line.table == WELLNESS_ENTRIES.name:
            a.sync_review.restore(line.id)
    settle(a, conflicts=0)
    assert values(before) <= values(on_server(server, WELLNESS_ENTRIES, account.user_id))


@pytest.mark.parametrize("with_later", [False, True], ids=["alone", "later-writes"])
def test_thirty_of_four_hundred_days(
    a: App, proxy: Proxy, server: Server, account: Account, device: MakeDevice, settle: Settle, with_later: bool
) -> None:
    def many(app: App) -> None:
        app.days.log_many([app.today() + timedelta(days=-back) for back in range(10)], {"mood_score": 4})
        app.days.log_many([app.today() - timedelta(days=back) for back in range(500, 520)], {"mood_score": 4})

    later = sign_in(device("later"), server, account) if with_later else None
    before = restored(server, account, a, many, days=370, later=later)
    with pytest.raises(DecisionNeeded, match="has older data"):
        a.sync(thorough=False)
    a.sync(missing=Missing.KEEP)
    settle(a)
    assert values(before) <= values(on_server(server, WELLNESS_ENTRIES, account.user_id))


def test_an_edit_of_a_row_that_went_back_waits_for_the_answer(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    restored(server, account, a, more_water)
    day = an_old_day(a)
    a.days.log(day, add={"water_intake_ml": 250})
    with pytest.raises(DecisionNeeded):
        a.sync(thorough=False)
    with pytest.raises(DecisionNeeded):
        a.sync(thorough=False)
    assert logged(a, day)["water_intake_ml"] == 1805
    assert 1805 not in {row["water_intake_ml"] for row in on_server(server, WELLNESS_ENTRIES, account.user_id)}
    a.sync(missing=Missing.KEEP)
    settle(a, conflicts=0)
    assert logged(a, day)["water_intake_ml"] == 1805


def test_an_edit_is_added_to_the_servers_state_if_that_is_taken(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle
) -> None:
    restored(server, account, a, more_water)
    day = an_old_day(a)
    a.days.log(day, add={"water_intake_ml": 250})
    with pytest.raises(DecisionNeeded):
        a.sync()
    a.sync(missing=Missing.REMOVE)
    settle(a, conflicts=0)
    assert logged(a, day)["water_intake_ml"] == 1450
    assert [line.value for line in a.sync_review.removed()] == [1805]


@pytest.mark.parametrize("answer", [Missing.KEEP, Missing.REMOVE])
def test_an_answer_whose_cycle_breaks_off_is_carried_on(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, answer: Missing
) -> None:
    before = restored(server, account, a, both)
    with pytest.raises(DecisionNeeded):
        a.sync()
    for method in ("POST", "PATCH"):
        proxy.plan = always(reset_before, method)
        with suppress(OrganicError):
            a.sync(missing=answer)
    proxy.behave()
    a.sync()
    settle(a, conflicts=0)
    kept = values(before) <= values(on_server(server, WELLNESS_ENTRIES, account.user_id))
    assert kept == (answer is Missing.KEEP)


# -- what is no question ----------------------------------------------------------------------------------------------


def hundred_days(server: Server, account: Account, a: App) -> list[dict[str, Any]]:
    """A hundred days, each written at its own time, the newest just now."""
    server.sql(
        "INSERT INTO wellness_entries (user_id, date, mood_score, updated_at)"
        f" SELECT '{account.user_id}', CURRENT_DATE - n, 3, now() - n * interval '1 day' FROM generate_series(1, 100) n"
    )
    a.sync()
    return sorted(on_device(a, WELLNESS_ENTRIES), key=lambda row: str(row["date"]))


def delete(server: Server, rows: list[dict[str, Any]]) -> None:
    ids = ", ".join(f"'{row['id']}'" for row in rows)
    server.sql(f"DELETE FROM wellness_entries WHERE id IN ({ids})")


@pytest.mark.parametrize(
    "which", [slice(50, 51), slice(99, 100), slice(40, 50), slice(0, 10)], ids=["one", "newest", "ten", "oldest"]
)
def test_few_deletions_of_another_device_go_unasked_and_are_listed(
    a: App, proxy: Proxy, server: Server, account: Account, settle: Settle, which: slice
) -> None:
    gone = hundred_days(server, account, a)[which]
    delete(server, gone)
    a.sync()
    assert {line.row_id for line in a.sync_review.removed()} == {row["id"] for row in gone}
    for line in a.sync_review.removed():
        a.sync_review.restore(line.id)
    settle(a, conflicts=0)
    assert len(on_server(server, WELLNESS_ENTRIES, account.user_id)) == 100


@pytest.mark.parametrize("thorough", [True, False])
def test_ten_rows_a_cycle_are_asked_about_within_a_week(
    proxy: Proxy, server: Server, account: Account, device: MakeDevice, thorough: bool
) -> None:
    clock = HandClock()
    a = sign_in(device("a", clock), proxy, account)
    days = hundred_days(server, account, a)
    asked = 0
    for cycle in range(6):
        delete(server, days[10 * cycle : 10 * cycle + 10])
        try:
            a.sync(thorough=thorough)
        except DecisionNeeded:
            asked += 1
        clock.move(timedelta(hours=5))
    assert (asked, len(a.days.entries())) == (5, 90)
    a.sync(missing=Missing.REMOVE)
    assert len(a.days.entries()) == 40
    delete(server, days[60:61])  # the answer covers what went before it
    a.sync(thorough=thorough)
    assert (len(a.days.entries()), a.status().state) == (39, SyncState.UP_TO_DATE)
    assert_same(a, server, account.user_id)


@pytest.mark.parametrize("answer", [Missing.KEEP, Missing.REMOVE])
def test_a_question_stays_one_though_the_table_has_grown(
    a: App, server: Server, account: Account, settle: Settle, answer: Missing
) -> None:
    rows = hundred_days(server, account, a)
    delete(server, rows[40:51])
    with pytest.raises(DecisionNeeded):
        a.sync()
    a.days.log_many([a.today() - timedelta(days=back) for back in range(200, 240)], {"mood_score": 4})
    for _ in range(3):  # the eleven are less than a tenth by now
        with pytest.raises(DecisionNeeded):
            a.sync()
        assert (len(a.days.entries()), a.status().held) == (140, {"wellness_entries": 11})
    a.sync(missing=answer)
    settle(a, conflicts=0)
    assert len(a.days.entries()) == (140 if answer is Missing.KEEP else 129)
    assert a.status().held == {}


def test_rows_that_the_user_let_go_dont_count_for_the_next_question(a: App, server: Server, account: Account) -> None:
    rows = hundred_days(server, account, a)
    delete(server, rows[:40])
    with pytest.raises(DecisionNeeded):
        a.sync()
    a.sync(missing=Missing.REMOVE)
    delete(server, rows[40:46])
    a.sync()
    assert len(a.days.entries()) == 54
    delete(server, rows[50:55])
    with pytest.raises(DecisionNeeded):  # eleven since the answer
        a.sync()


def test_ten_rows_a_fortnight_are_not_asked_about(
    proxy: Proxy, server: Server, account: Account, device: MakeDevice
) -> None:
    clock = HandClock()
    a = sign_in(device("a", clock), proxy, account)
    days = hundred_days(server, account, a)
    for cycle in range(3):
        delete(server, days[8 * cycle : 8 * cycle + 8])
        a.sync()
        clock.move(timedelta(days=8))
    assert len(a.days.entries()) == 76
