"""The App across crashes, sign-ins and other processes: nothing logged disappears, and the state shown is true."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import httpx
import pytest

from organic_desktop import cli
from organic_desktop.app.facade import App
from organic_desktop.core.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    KeychainUnavailable,
    NewerDatabase,
    Offline,
    SignInNeeded,
)
from organic_desktop.core.keychain import Keychain
from organic_desktop.core.paths import database_path
from organic_desktop.core.settings import SettingsFile
from organic_desktop.store import database
from organic_desktop.sync.status import SyncState
from tests.cli.test_newer_data import update
from tests.clocks import HandClock
from tests.devices import MakeDevice, logged, send_through, sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server


class Crash(BaseException):
    """The process ends here."""


class CrashAt(HandClock):
    """Dies when it is asked for the time once more than ``asked`` says; -1 never."""

    asked = -1

    def now(self):  # type: ignore[no-untyped-def]
        if self.asked == 0:
            raise Crash
        self.asked -= 1
        return super().now()


def test_what_was_logged_before_joins_even_if_the_sign_in_crashed_half_way(
    server: Server, account: Account, device: MakeDevice
) -> None:
    for asked in range(6):  # between any two questions for the time the files are in another state
        clock = CrashAt()
        a = device(f"crash-{asked}", clock)
        day = a.today() - timedelta(days=asked)
        a.days.log(day, {"mood_score": 4})
        a.days.skip(day)
        a.account.connect(server.url, server.publishable_key)
        clock.asked = asked
        try:
            a.account.sign_in(account.email, account.password)
        except Crash:
            clock.asked = -1
        a.close()
        again = device(f"crash-{asked}")
        if again.settings.signed_in:
            assert logged(again, day).get("mood_score") == 4, asked
            assert again.days.skipped() == {day}
            assert not (again.folder / "local.db").exists()
            again.days.delete([day])
            again.close()
            assert device(f"crash-{asked}").days.entry(day) is None  # joined once, and not again


def test_a_second_sign_in_within_a_second_keeps_both_backups(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a", HandClock()), server, account)
    a.account.sign_out()
    sign_in(a, server, account)
    assert len(list((a.folder / "backups").glob("*.db"))) == 2


def test_a_new_sign_in_settles_the_question_for_one(server: Server, account: Account, device: MakeDevice) -> None:
    a = sign_in(device("a"), server, account)
    a.sync()
    a._sessions.store.forget(account.user_id)
    a._sessions._session = None
    with pytest.raises(SignInNeeded):
        a.sync()
    assert a.status().state == SyncState.NEEDS_ATTENTION
    a.account.sign_in(account.email, account.password)
    assert (a.status().state, a.status().problem) == (SyncState.UP_TO_DATE, "")


class Before(httpx.HTTPTransport):
    """The real connection; ``act`` happens before the first request."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self._act = act

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._act()
        return super().handle_request(request)


def test_ending_the_program_during_a_cycle_isnt_remembered_as_being_offline(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    a.sync()
    a.days.log(a.today(), {"mood_score": 3})
    a._sessions.close()
    send_through(a, server, Before(a.cancel_sync))
    with pytest.raises(Offline):
        a.sync()
    a.close()
    assert device("a").status().state == SyncState.WAITING


def test_two_processes_change_settings_without_undoing_each_other(tmp_path: Path) -> None:
    one, two = SettingsFile(tmp_path), SettingsFile(tmp_path)
    one.change(day_start_hour=3)
    assert two.change(timezone="Europe/Berlin").day_start_hour == 3
    assert one.change(appearance="dark").timezone == "Europe/Berlin"
    assert one.current.device_id == two.current.device_id


@pytest.mark.slow
def test_many_processes_may_start_at_once_on_a_fresh_folder(tmp_path: Path) -> None:
    log_one = [sys.executable, "-m", "organic_desktop", "--data-dir", str(tmp_path / "new"), "log", "--water-ml", "+1"]
    started = [subprocess.Popen(log_one, stderr=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(8)]
    said = [process.communicate()[1] for process in started]
    assert [process.returncode for process in started] == [0] * 8, said
    app = App(tmp_path / "new")
    assert logged(app, app.today())["water_intake_ml"] == 8
    app.close()


class NoKeychain(Keychain):
    """A computer whose keyring has gone away."""

    def _ask(self, question: object) -> NoReturn:
        raise KeychainUnavailable("The system keyring can't be used.")


def test_a_session_goes_on_where_no_keyring_keeps_it(server: Server, account: Account, device: MakeDevice) -> None:
    a = sign_in(device("a"), server, account)
    a._sessions.store._keychain = NoKeychain()
    for _ in range(2):  # the second renewal needs the refresh token that the first one brought
        assert a._sessions.renew(a._sessions.token()) == a._sessions.token()
    assert a.sync().conflicts == 0


def test_a_window_follows_a_sign_in_and_a_sign_out_of_another_process(
    server: Server, account: Account, device: MakeDevice
) -> None:
    window, shell = device("a"), device("a")
    day = window.today()
    window.days.log(day, {"mood_score": 4})
    sign_in(shell, server, account)
    window.days.log(day, add={"water_intake_ml": 250})
    assert (window.status().account, logged(shell, day)["water_intake_ml"]) == (account.email, 250)
    window.sync()
    shell.account.sign_out()
    window.days.log(day, {"mood_score": 1})
    assert (window.status().account, logged(window, day)["water_intake_ml"]) == (None, None)
    sign_in(shell, server, account)
    assert logged(shell, day)["mood_score"] == 4


def test_a_window_that_couldnt_follow_a_sign_in_at_first_follows_with_the_next_edit(
    server: Server, account: Account, device: MakeDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else its edits would go on into the file of nobody, which is a backup by now."""
    window, shell = device("a"), sign_in(device("a"), server, account)
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 20)
    day, path = window.today(), database_path(window.folder, shell.settings.signed_in)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy):
            window.days.log(day, {"mood_score": 4})
    window.days.log(day, {"mood_score": 4})
    assert logged(shell, day)["mood_score"] == 4


class Meanwhile(HandClock):
    """Lets another process do something while this one asks for the time for the ``at``-th time."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self._act, self.at = act, 0

    def now(self) -> datetime:
        self.at -= 1
        if self.at == 0:
            self._act()
        return super().now()


def test_two_processes_may_take_in_at_once_what_was_logged_before(
    server: Server, account: Account, device: MakeDevice
) -> None:
    """The other one has moved the file when this one is about to."""
    window = device("a")
    day = window.today()
    clock = Meanwhile(lambda: window.days.log(day, {"energy_level": 3}))
    shell = device("a", clock)
    window.days.log(day, {"mood_score": 4})
    shell.account.connect(server.url, server.publishable_key)
    clock.at = 4  # between two transactions: within one, this thread would wait for itself
    shell.account.sign_in(account.email, account.password)
    assert clock.at <= 0
    assert (logged(shell, day)["mood_score"], logged(shell, day)["energy_level"]) == (4, 3)


def test_the_program_ends_although_its_file_was_damaged_meanwhile(
    server: Server, account: Account, device: MakeDevice
) -> None:
    a = sign_in(device("a"), server, account)
    synced = threading.Event()
    a.start_sync(lambda status: synced.set() if status.state is SyncState.UP_TO_DATE else None, lambda tables: None)
    assert synced.wait(60)
    a.profiles.current.database.close()
    a.profiles.current.database.path.write_bytes(b"no database" * 1000)
    with pytest.raises(DatabaseDamaged):
        a.status()
    a.close()
    assert not any(thread.name == "sync" for thread in threading.enumerate())


def test_an_account_whose_file_a_newer_version_made_is_not_signed_in_to(
    server: Server, account: Account, device: MakeDevice, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is logged goes on into nobody's file; with the copy opened, the account can be signed in to."""
    app = sign_in(device("a"), server, account)
    app.days.log(date(2026, 5, 1), {"mood_score": 3})
    path = database_path(app.folder, app.settings.signed_in)
    app.account.sign_out()
    update(path)
    with pytest.raises(NewerDatabase):
        sign_in(app, server, account)
    assert app.settings.signed_in is None
    app.days.log(date(2026, 5, 2), {"mood_score": 1})
    assert len(app.days.entries()) == 1
    app.close()
    assert cli.main(["--data-dir", str(app.folder), "earlier", "open-copy", "nobody"]) == 1
    assert cli.main(["--data-dir", str(app.folder), "earlier", "open-copy", f"../accounts/{path.stem}"]) == 1
    assert cli.main(["--data-dir", str(app.folder), "earlier", "open-copy", path.stem]) == 0
    app = sign_in(device("a"), server, account)
    assert {entry.date.day for entry in app.days.entries()} == {1, 2}
    assert f"{path.stem}.newer-" in capsys.readouterr().err
