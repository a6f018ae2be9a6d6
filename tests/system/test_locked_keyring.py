"""A keyring that its user locks: its session is waited for, nobody is asked to sign in, and sync goes on by itself."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from organic_desktop import cli
from organic_desktop.app.facade import App
from organic_desktop.core.errors import KeychainLocked
from organic_desktop.core.keychain import NOT_KEPT, Keychain
from organic_desktop.sync.status import SyncReport, SyncState
from tests.devices import sign_in
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.system.bus import PATIENCE_SECONDS
from tests.system.secret_service import SecretService

# `keyring` leaves its connection open when the user doesn't unlock the collection.
pytestmark = pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    made.mkdir(mode=0o700)
    return made


@pytest.fixture
def waiting(folder: Path, secret_service: SecretService, server: Server, account: Account) -> App:
    """The program as it starts again, with an edit to send, while the keyring with its session is locked."""
    first = sign_in(App(folder), server, account)
    first.sync()
    first.days.log(first.today(), {"mood_score": 4})
    first.close()
    secret_service.lock()
    return App(folder)


def test_a_locked_keyring_asks_its_user_once_and_is_then_only_looked_at(secret_service: SecretService) -> None:
    keychain = Keychain()
    keychain.set("a/person", "secret")
    assert keychain.get("a/person") == "secret"
    secret_service.lock()
    for _ in range(5):
        with pytest.raises(KeychainLocked):
            keychain.get("a/person")
    assert secret_service.has_asked(1)
    keychain.ask_again()
    with pytest.raises(KeychainLocked):
        keychain.set("a/person", "newer")
    assert secret_service.has_asked(2)
    secret_service.unlock()
    assert keychain.get("a/person") == "secret"


def test_sync_waits_for_a_locked_keyring_and_says_so_without_a_word_of_signing_in(
    waiting: App, secret_service: SecretService
) -> None:
    with pytest.raises(KeychainLocked) as locked:
        waiting.sync()
    assert "Unlock your keyring" in locked.value.explanation
    assert "sign in" not in locked.value.explanation.casefold()
    status = waiting.status()
    assert (status.state, status.problem_class) == (SyncState.NEEDS_ATTENTION, KeychainLocked)
    assert (status.pending, status.account is not None) == (1, True)
    secret_service.unlock()
    assert waiting.sync().pushed == 1
    assert waiting.status().state is SyncState.UP_TO_DATE
    waiting.close()


def test_the_background_looks_again_within_seconds_and_goes_on_by_itself(
    waiting: App, secret_service: SecretService
) -> None:
    reports: list[SyncReport] = []
    sent, waits = threading.Event(), list[float]()

    def reported(report: SyncReport) -> None:
        reports.append(report)
        sent.set()

    def wait(sooner: threading.Event, seconds: float) -> bool:
        waits.append(seconds)
        if len(waits) == 4:  # it has tried as often: now its user comes
            secret_service.unlock()
        return sooner.wait(0) if len(waits) < 8 else sooner.wait(PATIENCE_SECONDS)

    waiting._sync.start(reported, wait)
    assert sent.wait(PATIENCE_SECONDS)
    waiting.close()
    assert reports[0].pushed == 1  # a second look may follow before it is closed
    assert all(5 < seconds <= 15 for seconds in waits[:3]), "neither at once nor by a failing server's random minutes"
    assert secret_service.has_asked(1)


def test_the_command_line_says_to_unlock_it_and_ends_as_when_offline(
    waiting: App, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting.close()
    code = cli.main(["--data-dir", str(folder), "sync"])
    said = capsys.readouterr().err
    assert code == 3
    assert "Unlock your keyring" in said
    assert "sign in" not in said.casefold()
    assert cli.main(["--data-dir", str(folder), "status"]) == 0
    told = capsys.readouterr()
    assert "needs_attention" in told.out
    assert "locked" in told.err


def test_a_session_in_use_goes_on_while_the_keyring_is_locked_and_is_stored_afterwards(
    folder: Path, secret_service: SecretService, server: Server, account: Account
) -> None:
    """The renewed session is in memory meanwhile: it replaces the stored one, whose token is used up."""
    a = sign_in(App(folder), server, account)
    secret_service.lock()
    for _ in range(3):
        a._sessions.renew(a._sessions.token())
    a.sync()
    assert NOT_KEPT in {a.account.session_note}
    newest = a._sessions.current()
    secret_service.unlock()
    a._sessions.store._next_try = 0.0
    a.sync()
    assert a.account.session_note is None
    a.close()
    again = App(folder)
    assert again._sessions.current().refresh_token == newest.refresh_token
    again.close()
