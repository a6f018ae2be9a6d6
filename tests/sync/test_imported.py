"""Imported days on their way to the server: ten years in a handful of requests, and joined with what is there."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from organic_desktop.store.schema import WELLNESS_ENTRIES
from organic_desktop.transfer.plan import Existing
from tests.devices import MakeDevice, logged, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.sync.rows import on_server
from tests.transfer.people import bring, table

DAYS = 3650
MOST_REQUESTS = 10
HEADER = "date,water_intake_ml,sleep_hours"


def test_ten_years_are_pushed_in_a_handful_of_requests(
    server: Server, account: Account, device: MakeDevice, tmp_path: Path
) -> None:
    a = sign_in(device("a"), server, account)
    a.sync()
    today = a.today()
    rows = [f"{today - timedelta(days=back)},{back % 900},7.5" for back in range(DAYS)]
    assert bring(a, table(tmp_path / "a.csv", *rows, header=HEADER)).new == DAYS
    report = a.sync()
    assert report.pushed == DAYS
    assert report.requests <= MOST_REQUESTS
    assert a.status().pending == 0
    assert len(on_server(server, WELLNESS_ENTRIES, account.user_id)) == DAYS


def test_an_exported_account_comes_into_another_under_ids_of_its_own(
    server: Server, account: Account, other_account: Account, device: MakeDevice, tmp_path: Path
) -> None:
    """The first account's rows are on the same server: their ids are taken."""
    a = sign_in(device("a"), server, account)
    day = a.today()
    a.days.log(day, {"water_intake_ml": 500})
    thread = a.conversations.start("wellness", "a talk")
    a.conversations.send(thread.id, "hello")
    a.sync()
    a.transfer.export(tmp_path / "a.organic")
    b = sign_in(device("b"), server, other_account)
    b.days.log(day, {"sleep_hours": Decimal("7.5")})
    b.sync()
    done = bring(b, tmp_path / "a.organic")
    assert (done.changed, done.conversations, done.messages) == (1, 1, 1)
    b.sync()
    assert (b.status().refused, b.status().pending) == (0, 0)
    assert logged(b, day)["water_intake_ml"] == 500
    assert bring(b, tmp_path / "a.organic").edit_id is None
    assert [each.content for each in b.conversations.messages(b.conversations.all()[0].id)] == ["hello"]
    a.sync()
    assert len(a.conversations.all()) == 1


@pytest.mark.parametrize("taken", [False, True])
def test_what_was_imported_before_signing_in_is_known_in_the_account(
    server: Server, account: Account, other_account: Account, device: MakeDevice, tmp_path: Path, taken: bool
) -> None:
    """Also if the server has the exported rows already, as another account's: then they have new ids."""
    a = device("a")
    if taken:
        sign_in(a, server, account)
    a.days.log(a.today(), {"water_intake_ml": 500})
    thread = a.conversations.start("wellness", "a talk")
    a.conversations.send(thread.id, "hello")
    if taken:
        a.sync()
    a.transfer.export(tmp_path / "a.organic")
    b = device("b")
    bring(b, tmp_path / "a.organic")
    sign_in(b, server, other_account).sync()
    assert (b.status().refused, b.status().pending) == (0, 0)
    again = bring(b, tmp_path / "a.organic")
    assert (again.edit_id, again.conversations, again.messages) == (None, 0, 0)
    assert [each.topic for each in b.conversations.all()] == ["a talk"]


def test_added_amounts_and_those_of_another_device_are_summed(
    server: Server, account: Account, device: MakeDevice, tmp_path: Path
) -> None:
    a, b = (sign_in(device(name), server, account) for name in "ab")
    day = a.today()
    a.days.log(day, {"water_intake_ml": 500})
    a.sync()
    b.sync()
    b.days.log(day, add={"water_intake_ml": 100})
    b.sync()
    bring(a, table(tmp_path / "a.csv", f"{day},250,", header=HEADER), Existing.ADD)
    a.sync()
    b.sync()
    assert logged(a, day)["water_intake_ml"] == logged(b, day)["water_intake_ml"] == 850
