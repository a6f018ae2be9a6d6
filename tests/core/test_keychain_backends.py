"""Keyrings that don't keep, that nobody chose, that take short secrets only, that fail: by keyring's own interface."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import PasswordDeleteError

from organic_desktop.core.errors import KeychainUnavailable
from organic_desktop.core.keychain import Keychain, units

WINDOWS_TAKES = 1_280


class MemoryKeyring(KeyringBackend):
    """Keeps what it is given, one name each."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the base class of keyring is untyped
        self.kept: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop(username, None) is None:
            raise PasswordDeleteError("no such password")


class ShortKeyring(MemoryKeyring):
    """Refuses what the Windows credential store refuses; after ``dies_at`` writes nothing is written any more."""

    dies_at = 10_000

    def set_password(self, service: str, username: str, password: str) -> None:
        if units(password) > WINDOWS_TAKES:
            raise OSError(1783, "The stub received bad data.")
        self.dies_at -= 1
        if self.dies_at < 0:
            raise SystemExit("killed")
        super().set_password(service, username, password)


Use = Callable[[KeyringBackend], Keychain]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Use]:
    """Let a backend be the one that the user chose."""
    before = keyring.get_keyring()

    def choose(backend: KeyringBackend) -> Keychain:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "chosen.by.the.test")
        keyring.set_keyring(backend)
        return Keychain(patience=20)

    yield choose
    keyring.set_keyring(before)


def give(answer: Any) -> Callable[..., Any]:
    """A method that answers, or raises what it is to raise."""

    def method(self: object, *words: str) -> Any:
        if isinstance(answer, BaseException):
            raise answer
        return answer(*words) if callable(answer) else answer

    return method


@pytest.mark.parametrize("old", ["old", "o" * 4_000])
@pytest.mark.parametrize("new", ["new", "n" * 4_000])
def test_a_keyring_that_ignores_a_renewal_keeps_what_it_had(use: Use, old: str, new: str) -> None:
    """One that may only be read: the old session can be renewed as long as the new one wasn't used."""
    backend = MemoryKeyring()
    keychain = use(backend)
    keychain.set("a", old)
    backend.set_password = give(None)  # type: ignore[method-assign]
    with pytest.raises(KeychainUnavailable, match="doesn't store"):
        keychain.set("a", new)
    assert keychain.get("a") == old


@pytest.mark.parametrize(
    "method",
    [
        {"set_password": give(None)},
        {"get_password": give("something else")},
        {"get_password": give("the secre")},
        {"get_password": give("")},
        {"get_password": give(b"the secret")},
        {"get_password": give(("the secret",))},
        *({"set_password": give(error)} for error in (OSError("x"), SystemExit(3), KeyboardInterrupt(), MemoryError())),
        *({"get_password": give(error)} for error in (RuntimeError("x"), GeneratorExit(), NotImplementedError())),
    ],
    ids="".join,
)
def test_a_keyring_that_keeps_nothing_or_fails_is_told_by_reading_back(use: Use, method: dict[str, Any]) -> None:
    keychain = use(type("Odd", (MemoryKeyring,), method)())
    began = time.monotonic()
    with pytest.raises(KeychainUnavailable) as caught:
        keychain.set("a", "the secret")
    assert "the secret" not in str(caught.value)
    assert time.monotonic() - began < 15, "a failure is no silence"


@pytest.mark.parametrize("kind", [NullKeyring, FailKeyring], ids=["null", "fail"])
def test_a_keyring_for_nothing_is_refused_even_if_it_was_chosen(use: Use, kind: Callable[[], KeyringBackend]) -> None:
    keychain = use(kind())
    calls: list[Callable[[], object]] = [
        lambda: keychain.set("a", "b"),
        lambda: keychain.get("a"),
        lambda: keychain.delete("a"),
    ]
    for call in calls:
        with pytest.raises(KeychainUnavailable, match="no system keyring"):
            call()


def test_a_keyring_that_nobody_chose_is_refused(use: Use, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    backend = MemoryKeyring()
    keychain = use(backend)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for nothing in ("", None):
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "") if nothing is not None else monkeypatch.delenv(
            "PYTHON_KEYRING_BACKEND"
        )
        with pytest.raises(KeychainUnavailable, match="no system keyring"):
            keychain.set("a", "b")
    assert backend.kept == {}


def test_a_keyring_that_the_users_configuration_names_is_used(
    use: Use, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keychain = use(MemoryKeyring())
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    monkeypatch.setattr("keyring.util.platform_.config_root", lambda: tmp_path)
    (tmp_path / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={__name__}.MemoryKeyring\n")
    keychain.set("a", "b")
    assert keychain.get("a") == "b"
    (tmp_path / "keyringrc.cfg").write_text("[backend]\nkeyring-path=/\n")
    with pytest.raises(KeychainUnavailable):
        keychain.get("a")


def test_of_a_chain_only_the_systems_members_are_used(use: Use, monkeypatch: pytest.MonkeyPatch) -> None:
    file = MemoryKeyring()
    system = type("Keyring", (MemoryKeyring,), {"__module__": "keyring.backends.SecretService"})()
    keychain = use(ChainerBackend())  # type: ignore[no-untyped-call]
    monkeypatch.setattr(ChainerBackend, "backends", [file])
    with pytest.raises(KeychainUnavailable, match="no system keyring"):
        keychain.set("a", "b")
    monkeypatch.setattr(ChainerBackend, "backends", [file, system])
    keychain.set("a", "b")
    assert (keychain.get("a"), file.kept, system.kept) == ("b", {}, {"a": "b"})
    keychain.delete("a")
    assert system.kept == {}


# -- a plain-text file that `keyring` finds by itself -----------------------------------------------------------------

PLAIN_TEXT = """
import json, os
from keyring.backend import KeyringBackend
class PlaintextKeyring(KeyringBackend):
    priority = 0.5
    def get_password(self, service, username): return None
    def set_password(self, service, username, password): open(os.environ["PLAIN"], "a").write(password)
"""
KEEP = "from organic_desktop.core.keychain import Keychain; Keychain().set('a', 'the-refresh-token')"


def install_plain_text(site: Path) -> None:
    """As `pip install keyrings.alt` does."""
    (site / "keyrings" / "alt").mkdir(parents=True)
    (site / "keyrings" / "alt" / "__init__.py").write_text("")
    (site / "keyrings" / "alt" / "file.py").write_text(PLAIN_TEXT)
    info = site / "keyrings.alt-5.0.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: keyrings.alt\nVersion: 5.0.2\n")
    (info / "entry_points.txt").write_text("[keyring.backends]\nfile = keyrings.alt.file\n")


def test_a_plain_text_file_that_keyring_finds_by_itself_gets_no_secret(home: dict[str, str], tmp_path: Path) -> None:
    install_plain_text(tmp_path / "site")
    environment = {**home, "PYTHONPATH": str(tmp_path / "site"), "PLAIN": str(tmp_path / "plain")}
    done = subprocess.run(
        [sys.executable, "-c", KEEP], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert "NoKeychain" in done.stderr
    assert not (tmp_path / "plain").exists()
    chosen = {**environment, "PYTHON_KEYRING_BACKEND": "keyrings.alt.file.PlaintextKeyring"}
    subprocess.run([sys.executable, "-c", KEEP], env=chosen, capture_output=True, timeout=60, check=False)
    assert (tmp_path / "plain").exists(), "chosen by name, it is asked"


# -- long secrets -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("secret", ["x" * 1_280, "x" * 5_000, "🙂" * 1_500, "é" * 1_201], ids=len)
def test_a_secret_that_is_too_long_for_one_is_kept_in_parts(use: Use, secret: str) -> None:
    backend = ShortKeyring()
    keychain = use(backend)
    keychain.set("a", secret)
    assert Keychain().get("a") == secret
    keychain.set("a", secret[::-1])
    assert keychain.get("a") == secret[::-1]
    keychain.set("a", "short")
    assert backend.kept == {"a": "short"}
    keychain.set("a", secret)
    keychain.delete("a")
    assert backend.kept == {}


def test_a_secret_longer_than_all_parts_is_refused_and_the_one_before_stays(use: Use) -> None:
    backend = ShortKeyring()
    keychain = use(backend)
    keychain.set("a", "before")
    with pytest.raises(KeychainUnavailable, match="too long"):
        keychain.set("a", "x" * 1_000_000)
    assert backend.kept == {"a": "before"}


@given(sizes=st.lists(st.integers(1, 4_000), min_size=2, max_size=4), dies_at=st.integers(0, 12))
def test_a_crash_while_a_secret_is_written_leaves_the_old_one_or_the_new(sizes: list[int], dies_at: int) -> None:
    before = keyring.get_keyring()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHON_KEYRING_BACKEND", "chosen.by.the.test")
        try:
            backend = ShortKeyring()
            keyring.set_keyring(backend)
            keychain = Keychain()
            secrets = [f"{number}{'x' * size}" for number, size in enumerate(sizes)]
            for secret in secrets[:-1]:
                keychain.set("a", secret)
            backend.dies_at = dies_at
            try:
                keychain.set("a", secrets[-1])
            except KeychainUnavailable:
                assert keychain.get("a") == secrets[-2]
            else:
                assert keychain.get("a") == secrets[-1]
            backend.dies_at = 10_000
            keychain.set("a", "short")
            assert backend.kept == {"a": "short"}, "nothing of it is left over"
        finally:
            keyring.set_keyring(before)


@pytest.mark.parametrize(
    "head",
    [
        '{"in parts": 2, "generation": "a"}',
        '{"in parts": 1e9, "generation": "a"}',
        '{"in parts": -1, "generation": "../"}',
        '{"in parts": "2", "generation": null}',
    ],
)
def test_a_head_without_its_parts_is_no_secret(use: Use, head: str) -> None:
    backend = MemoryKeyring()
    backend.kept["a"] = head
    assert not use(backend).get("a")


# -- silence ----------------------------------------------------------------------------------------------------------


def test_a_silent_keyring_is_waited_for_once_and_nothing_overtakes_it(use: Use) -> None:
    over = threading.Event()
    backend = MemoryKeyring()

    def wait(service: str, username: str, password: str) -> None:
        over.wait(60)
        backend.kept[username] = password

    backend.set_password = wait  # type: ignore[method-assign]
    use(backend)
    keychain = Keychain(patience=0.2)
    with pytest.raises(KeychainUnavailable, match="didn't respond"):
        keychain.set("a", "old")
    del backend.set_password
    with pytest.raises(KeychainUnavailable, match="didn't respond"):
        keychain.set("a", "new")  # it would be overwritten by the old one
    over.set()
    assert keychain._silent
    keychain._silent.join(60)
    keychain.set("a", "new")
    assert backend.kept == {"a": "new"}
