"""A restore with an account: sync waits, then sends what the preview said, and nothing of the server is lost."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.core.errors import AccountProblem, ReviewNeeded
from organic_desktop.store.outbox import Trying
from organic_desktop.store.restore import Kind
from organic_desktop.sync.status import Missing
from organic_desktop.wellness.metrics import METRICS
from tests.devices import MakeDevice, logged, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import assert_same

WATER = next(each for each in METRICS if each.column == "water_intake_ml")


def synced(server: Server, account: Account, device: MakeDevice) -> tuple[App, App, Path, date]:
    """Two devices; the first has a backup of three days, and a step of water in it that was sent since."""
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    today = a.today()
    for back in range(3):
        a.days.log(today - timedelta(days=back), {"mood_score": 3, "water_intake_ml": 500})
    a.sync()
    a.days.step(today, WATER, Decimal(250))  # pending in the backup
    backup = a.backups.make().path
    a.sync()
    b.sync()
    return a, b, backup, today


def test_sync_waits_after_a_restore_until_somebody_has_looked(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b, backup, today = synced(server, account, device)
    a.days.log(today, {"mood_score": 1})
    a.sync()
    a.backups.restore(a.backups.preview(backup))
    assert a.status().paused
    assert a.status().restored_at
    with pytest.raises(ReviewNeeded):
        a.sync()
    assert a._sync._background_cycle() is None
    again = device("a")
    with pytest.raises(ReviewNeeded):
        again.sync()
    b.sync()
    assert logged(b, today)["mood_score"] == 1, "nothing was sent"
    again.backups.reviewed()
    assert not again.settings.sync_paused
    again.sync()
    b.sync()
    assert logged(b, today)["mood_score"] == 3


def test_what_others_wrote_since_stays_and_what_was_sent_is_not_sent_again(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b, backup, today = synced(server, account, device)
    a.days.log(today, {"mood_score": 1})
    a.days.delete([today - timedelta(days=2)])
    a.sync()
    b.sync()
    b.days.log(today - timedelta(days=30), {"sleep_hours": 8})  # unknown here
    b.days.log(today - timedelta(days=1), {"energy_level": 5})
    b.sync()
    preview = a.backups.preview(backup)
    assert (
        preview.differences.counts()
        == {("wellness_entries", f"{today - timedelta(days=2):%Y-%m}"): {Kind.ADDED: 1, Kind.CHANGED: 1}}
        or preview.differences.total(Kind.ADDED) == preview.differences.total(Kind.CHANGED) == 1
    )
    a.backups.restore(preview)
    a.backups.reviewed()
    report = a.sync()
    assert report.pushed == 2, "the two rows of the preview"
    b.sync()
    for each in (a, b):
        assert logged(each, today)["water_intake_ml"] == 750, "the step of then isn't added again"
        assert logged(each, today)["mood_score"] == 3
        assert logged(each, today - timedelta(days=2))["mood_score"] == 3, "the deleted day is back"
        assert logged(each, today - timedelta(days=30))["sleep_hours"] == 8
        assert logged(each, today - timedelta(days=1))["energy_level"] == 5
        assert_same(each, server, account.user_id)


def test_exactly_removes_on_the_server_the_days_of_the_preview_alone(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b, backup, today = synced(server, account, device)
    a.days.log(today - timedelta(days=7), {"mood_score": 5})
    thread = a.conversations.start("nutrition", "Soup")
    a.conversations.send(thread.id, "With or without?")
    a.sync()
    b.sync()
    b.days.log(today - timedelta(days=8), {"mood_score": 4})  # not here when it is restored
    b.sync()
    preview = a.backups.preview(backup, exactly=True)
    assert preview.differences.days(Kind.REMOVED) == [today - timedelta(days=7)]
    assert preview.differences.kept == 2, "the server lets nobody delete a conversation"
    a.backups.restore(preview)
    a.backups.reviewed()
    a.sync()
    b.sync()
    for each in (a, b):
        assert each.days.entry(today - timedelta(days=7)) is None
        assert logged(each, today - timedelta(days=8))["mood_score"] == 4
        assert len(each.conversations.all()) == 1
        assert_same(each, server, account.user_id)


def test_a_running_background_sync_sends_nothing_of_a_restore_by_another_process(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a, b, backup, today = synced(server, account, device)
    a.days.log(today, {"mood_score": 1})
    a.sync()
    other = device("a")
    other.backups.restore(other.backups.preview(backup))
    run = partial(a._sync.run, 0.0, thorough=False, missing=Missing.ASK, trying=Trying.DUE)
    with pytest.raises(ReviewNeeded):
        run()
    b.sync()
    assert logged(b, today)["mood_score"] == 1


def test_a_backup_of_another_account_is_refused(
    server: Server, account: Account, other_account: Account, device: MakeDevice
) -> None:
    a, _, backup, _ = synced(server, account, device)
    c = sign_in(device("c"), server, other_account)
    with pytest.raises(AccountProblem, match=account.email):
        c.backups.preview(backup)
    assert c.days.entries() == []
    assert a.days.entries()


def test_what_was_logged_before_the_sign_in_can_be_brought_back_from_its_backup(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = device("a")
    a.days.log(a.today(), {"nutrition_notes": "before"})
    backup = a.backups.make().path
    sign_in(a, server, account)
    a.sync()
    a.days.log(a.today(), {"nutrition_notes": "after"})
    a.backups.restore(a.backups.preview(backup))
    a.backups.reviewed()
    a.sync()
    assert logged(a, a.today())["nutrition_notes"] == "before"
    assert_same(a, server, account.user_id)
