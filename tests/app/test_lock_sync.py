"""A locked device syncs as any other, and neither rows nor what joins an account can be read in its folder."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from tests.devices import MakeDevice, logged, sign_in
from tests.passcodes import FOCUS, MESSAGE, NOTE, PASSCODE, TOPIC, WORDS, fill, leaks, make_lock
from tests.server.fixtures import Account
from tests.server.lite import Server

FROM_ELSEWHERE = "Persimmons from the other computer"
ALL = (*WORDS, FROM_ELSEWHERE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of device a, filled without an account, with a passcode."""
    folder = tmp_path / "a"
    folder.mkdir(mode=0o700)
    fill(folder)
    make_lock(folder).set(PASSCODE)
    return folder


def test_two_devices_one_of_them_locked_come_to_the_same(
    folder: Path, device: MakeDevice, server: Server, account: Account
) -> None:
    a, b = sign_in(device("a"), server, account), sign_in(device("b"), server, account)
    assert [each.name for each in (folder / "backups").glob("*.db")] != []  # what was logged without an account
    assert leaks(folder, ALL) == []
    a.sync()
    b.sync()
    day = a.today() - timedelta(days=3)
    b.days.log(day, {"nutrition_notes": FROM_ELSEWHERE})
    b.sync()
    a.sync()
    assert leaks(folder, ALL) == []
    assert logged(a, day)["nutrition_notes"] == FROM_ELSEWHERE
    assert logged(b, b.today())["nutrition_notes"] == NOTE
    assert [each.topic for each in b.conversations.all()] == [TOPIC]
    assert [row.current_focus for row in b.modules.rows()] == [FOCUS]
    a.close()
    assert leaks(folder, ALL) == []


def test_a_first_pull_leaves_nothing_readable_while_it_runs_or_after_it(
    folder: Path, device: MakeDevice, server: Server, account: Account
) -> None:
    b = sign_in(device("b"), server, account)
    thread = b.conversations.start("nutrition", TOPIC)
    for number in range(60):
        b.conversations.send(thread.id, f"{MESSAGE} {number}")
    b.days.log_many([b.today() - timedelta(days=n) for n in range(60)], {"nutrition_notes": FROM_ELSEWHERE})
    b.sync()
    a = sign_in(device("a"), server, account)
    seen: list[str] = []
    a._sync.progressed.add(lambda: seen.extend(leaks(folder, ALL)))
    a.sync()
    assert seen == []
    assert leaks(folder, ALL) == []
    assert len(a.days.entries()) == 60


def test_two_processes_edit_a_locked_folder(folder: Path, device: MakeDevice) -> None:
    a = device("a")
    words = [sys.executable, "-m", "organic_desktop", "--data-dir", str(folder), "--passcode-stdin"]
    done = subprocess.run(
        [*words, "log", "--energy", "5"], input=f"{PASSCODE}\n", capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert logged(a, a.today())["energy_level"] == 5
    a.days.log(a.today(), {"exercise_minutes": 30})
    shown = subprocess.run(
        [*words, "show", "--json"], input=f"{PASSCODE}\n", capture_output=True, text=True, timeout=120, check=True
    )
    assert json.loads(shown.stdout)["exercise_minutes"] == 30
    assert leaks(folder, ALL) == []


def test_a_changed_setting_and_another_account_find_the_key_too(
    folder: Path, device: MakeDevice, server: Server, account: Account, other_account: Account
) -> None:
    a = sign_in(device("a"), server, account)
    a.sync()
    a.account.sign_out()
    a.account.sign_in(other_account.email, other_account.password)
    a.days.log(a.today(), {"nutrition_notes": FROM_ELSEWHERE})
    a.sync()
    a.close()
    assert len([*(folder / "accounts").glob("*.db")]) == 2
    assert leaks(folder, ALL) == []
    again = App(folder)
    assert logged(again, again.today())["nutrition_notes"] == FROM_ELSEWHERE
    again.close()
