"""The keyring for real: GNOME's Secret Service on a session bus of the test's own, in a home of its own.

Each call runs in a process of its own, as the command line does. What app and account make of an answer is theirs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend

from organic_desktop.core.errors import KeychainUnavailable
from organic_desktop.core.keychain import Keychain
from tests.system.bus import needs, private_bus, running

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's keyring")

# Runs the calls it is given, `[["set", "name", "secret"], …]`, and prints each answer or the error's class.
CALLS = """
import json, sys
from organic_desktop.core.errors import OrganicError
from organic_desktop.core.keychain import Keychain

answers = []
for verb, *words in json.loads(sys.argv[1]):
    try:
        answers.append(getattr(Keychain(patience=30), verb)(*words))
    except OrganicError as error:
        answers.append(type(error).__name__)
import keyring
print(json.dumps({"answers": answers, "backend": type(keyring.get_keyring()).__module__}))
"""


def in_session(home: dict[str, str], *processes: list[list[str]]) -> list[Any]:
    """The answers of each process's calls, all in one desktop session with an unlocked keyring."""
    needs("gnome-keyring-daemon")
    folder = Path(home["HOME"])
    (folder / "password").write_text("password")
    unlock = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    with private_bus(folder) as bus, (folder / "password").open() as password:
        session = home | {"DBUS_SESSION_BUS_ADDRESS": bus.address}
        with running(unlock, session, folder / "keyring.log", stdin=password):
            bus.wait_for("org.freedesktop.secrets")
            return [answers(calls, session) for calls in processes]


def answers(calls: list[list[str]], environment: dict[str, str]) -> list[Any]:
    """What a process of its own answers to calls; only a real Secret Service or none may have done so."""
    done = subprocess.run(
        [sys.executable, "-c", CALLS, json.dumps(calls)],
        env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    printed = json.loads(done.stdout)
    assert printed["backend"] in {"keyring.backends.SecretService", "keyring.backends.fail"}
    return list(printed["answers"])


def test_a_secret_is_there_for_the_next_process_until_it_is_deleted(home: dict[str, str]) -> None:
    secret = '{"refresh_token": "äöü 飲み物 🙂"}'
    heard = in_session(
        home,
        [["get", "a/person"], ["set", "a/person", secret]],
        [["get", "a/person"], ["set", "a/person", "newer"], ["get", "a/person"]],
        [["delete", "a/person"], ["get", "a/person"], ["delete", "a/person"]],
    )
    assert heard == [[None, None], [secret, None, "newer"], [None, None, None]]


def test_a_secret_outlives_the_desktop_session_and_lies_nowhere_in_plain_text(
    home: dict[str, str], tmp_path: Path
) -> None:
    in_session(home, [["set", "a/person", "the-refresh-token"]])
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert any(file.suffix == ".keyring" for file in files)
    assert not [file for file in files if b"the-refresh-token" in file.read_bytes()]
    assert in_session(home, [["get", "a/person"]]) == [["the-refresh-token"]]


def test_two_devices_of_one_person_keep_separate_secrets(home: dict[str, str]) -> None:
    heard = in_session(
        home,
        [["set", "device-a/person", "of a"], ["set", "device-b/person", "of b"]],
        [["delete", "device-a/person"], ["get", "device-a/person"], ["get", "device-b/person"]],
    )
    assert heard[1] == [None, None, "of b"]


def test_without_a_bus_there_is_no_keyring_and_no_file_in_its_stead(home: dict[str, str], tmp_path: Path) -> None:
    calls = [["set", "a/person", "the-refresh-token"], ["get", "a/person"], ["delete", "a/person"]]
    assert answers(calls, home) == ["NoKeychain"] * 3
    assert not [file for file in tmp_path.rglob("*") if file.is_file()]


class SilentKeyring(KeyringBackend):
    """Waits for a prompt that nobody answers, until the test is over."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the base class of keyring is untyped
        self.over = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.over.wait(60)
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.over.wait(60)

    def delete_password(self, service: str, username: str) -> None:
        self.over.wait(60)


@pytest.fixture
def silent_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.core.test_keychain.SilentKeyring")
    before, silent = keyring.get_keyring(), SilentKeyring()
    keyring.set_keyring(silent)
    yield
    silent.over.set()
    keyring.set_keyring(before)


@pytest.mark.usefixtures("silent_keyring")
def test_a_keyring_that_never_answers_is_given_up_after_our_patience() -> None:
    keychain = Keychain(patience=0.01)
    with pytest.raises(KeychainUnavailable, match="didn't respond"):
        keychain.get("a")
    with pytest.raises(KeychainUnavailable, match="didn't respond"):
        keychain.set("a", "b")
    with pytest.raises(KeychainUnavailable, match="didn't respond"):
        keychain.delete("a")
