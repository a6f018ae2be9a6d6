"""GNOME's keyring on a bus of a test's own, which is locked and unlocked, and counts how often it asked its user."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import keyring
import pytest

from organic_desktop.core.keychain import DEFAULT_COLLECTION
from tests.system.bus import Bus, needs, running
from tests.system.screen import wait_until

UNLOCKING = "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"  # what its own programs unlock it by
PASSWORD = "password"  # of the keyring, which no test keeps anything real in


class SecretService:
    """The running keyring. Nobody is there to unlock it when it asks: that is as if the question were dismissed."""

    def __init__(self, questions: Path) -> None:
        self._questions = questions

    def lock(self) -> None:
        import secretstorage  # there is none but on Linux

        with closing(secretstorage.dbus_init()) as connection:
            secretstorage.Collection(connection, DEFAULT_COLLECTION).lock()

    def unlock(self) -> None:
        """As the user does who types its password."""
        import secretstorage
        from secretstorage.util import DBusAddressWrapper, format_secret, open_session

        with closing(secretstorage.dbus_init()) as connection:
            typed = format_secret(open_session(connection), PASSWORD.encode(), "text/plain")
            service = DBusAddressWrapper("/org/freedesktop/secrets", UNLOCKING, connection)
            service.call("UnlockWithMasterPassword", "o(oayays)", DEFAULT_COLLECTION, typed)

    def has_asked(self, times: int) -> bool:
        """True if it asked its user to unlock it as often as that; the bus's monitor may write that down later."""
        wait_until(lambda: self._asked() >= times, f"{times} questions of the keyring")
        return self._asked() == times

    def _asked(self) -> int:
        return self._questions.read_text().count("member=Prompt")


@pytest.fixture
def secret_service(
    home: dict[str, str], session_bus: Bus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SecretService]:
    """The keyring of this test alone, unlocked; this process uses it."""
    from keyring.backends.SecretService import Keyring

    needs("gnome-keyring-daemon", "dbus-monitor")
    environment = home | {"DBUS_SESSION_BUS_ADDRESS": session_bus.address}
    password, questions = tmp_path / "password", tmp_path / "questions.log"
    password.write_text(PASSWORD)
    monitor = ["stdbuf", "-oL", "dbus-monitor", "--address", session_bus.address]
    daemon = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    with (
        running([*monitor, "interface='org.freedesktop.Secret.Prompt',member='Prompt'"], environment, questions),
        password.open() as typed,
        running(daemon, environment, tmp_path / "keyring.log", stdin=typed),
    ):
        wait_until(lambda: "NameLost" in questions.read_text(), "the bus's monitor")
        session_bus.wait_for("org.freedesktop.secrets")
        for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
            monkeypatch.setenv(name, environment[name])
        before = keyring.get_keyring()
        keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]  # the base class of keyring is untyped
        yield SecretService(questions)
        keyring.set_keyring(before)
        _collect_connections()


def _collect_connections() -> None:
    """Delete the connections that `keyring` leaves open when its user doesn't unlock it.

    Python complains about each one when it is collected: here to nobody, and not in the middle of another test.
    """
    said = sys.unraisablehook
    sys.unraisablehook = lambda _: None
    try:
        gc.collect()
    finally:
        sys.unraisablehook = said
