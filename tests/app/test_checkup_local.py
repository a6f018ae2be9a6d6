"""``doctor`` on this computer: a file, a keyring, a clock, a tray."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from organic_desktop.app.checkup.local import check_computer
from organic_desktop.app.facade import App
from organic_desktop.core.clock import SystemClock
from organic_desktop.core.keychain import Keychain
from organic_desktop.store.connections import drop_key
from tests.cli.conftest import Shell
from tests.cli.conftest import shell as shell
from tests.clocks import HandClock
from tests.devices import MakeDevice, sign_in
from tests.passcodes import PASSCODE, make_lock
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.system.bus import private_bus
from tests.system.notifier import Notifier


def oks(shell: Shell) -> dict[str, bool | None]:
    return {each["check"]: each["ok"] for each in json.loads(shell("doctor", "--json")[1])}


def test_a_sound_computer_has_no_fault(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert oks(shell) == {"database": True, "lock": True, "keyring": True, "clock": True, "tray": None}
    code, out, error = shell("doctor")
    assert (code, error) == (0, "")
    assert out.splitlines()[0] == "ok       database: sound; 0 edits wait to be sent"


def test_a_damaged_file_is_found_and_kept(shell: Shell) -> None:
    shell.json("log", "--water-ml", "500")
    (file,) = shell.folder.glob("*.db")
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    file.write_bytes(content)
    assert oks(shell)["database"] is False
    assert file.read_bytes() == content
    assert shell("doctor")[0] == 5


def test_a_file_that_is_none_is_said_with_its_words(shell: Shell) -> None:
    assert oks(shell)["database"] is True
    (file,) = shell.folder.glob("*.db")
    file.write_bytes(b"no database" * 1000)
    code, out, error = shell("doctor")
    assert (code, error.startswith("1 finding of 5")) == (5, True)
    assert "mend     database: " in out


def test_a_keyring_that_keeps_nothing_is_found(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.get_keyring", lambda: __import__("keyring.backends.fail").backends.fail.Keyring())
    assert oks(shell)["keyring"] is False


def test_a_clock_that_is_behind_is_found(device: MakeDevice, server: Server, account: Account, tmp_path: Path) -> None:
    app = sign_in(device("a"), server, account)
    app.sync()
    app.close()
    for clock, ok in (
        (SystemClock(), True),
        (HandClock(datetime(1999, 1, 1, tzinfo=UTC)), False),
        (HandClock(datetime.now(UTC) - timedelta(hours=1)), False),
    ):
        found = check_computer(tmp_path / "a", clock, Keychain())
        assert {each.check: each.ok for each in found}["clock"] is ok
        assert all(each.seen and each.why and (each.mend or each.ok) for each in found)
    App(tmp_path / "a").close()


def test_a_place_for_icons_is_seen(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with private_bus(tmp_path) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        assert oks(shell)["tray"] is None
        with Notifier(bus):
            assert oks(shell)["tray"] is True


def test_a_passcode_is_seen_and_a_file_that_it_left_out(shell: Shell) -> None:
    shell.json("log", "--water-ml", "500")
    plain = (shell.folder / "local.db").read_bytes()
    make_lock(shell.folder).set(PASSCODE)
    drop_key(shell.folder)
    found = oks(shell)
    assert (found["database"], found["lock"]) == (None, True)
    assert "database: sound" in shell("doctor", "--passcode-stdin", stdin=f"{PASSCODE}\n")[1]
    (shell.folder / "local.before-3.db").write_bytes(plain)
    code, out, _ = shell("doctor")
    assert (code, "mend     lock: encrypted, but for local.before-3.db" in out) == (5, True)
