"""The system keyring, the only place for a token; asked in a thread with a time limit, for it may wait for a prompt.

A keyring that isn't there or doesn't answer raises KeychainUnavailable; nobody falls back to a file.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from organic_desktop.errors import KeychainUnavailable
from organic_desktop.sentences import Sentence

SERVICE = "organic-desktop"
PATIENCE_SECONDS = 20.0

T = TypeVar("T")


class Keychain:
    """Secrets by name, in the keyring that `keyring` chooses for this platform."""

    def __init__(self, patience: float = PATIENCE_SECONDS) -> None:
        self._patience = patience

    def get(self, name: str) -> str | None:
        """The secret, or None where there is none."""
        import keyring

        return self._ask(lambda: keyring.get_password(SERVICE, name))

    def set(self, name: str, secret: str) -> None:
        """Keep the secret; it is stored when this returns."""
        import keyring

        self._ask(lambda: keyring.set_password(SERVICE, name, secret))

    def delete(self, name: str) -> None:
        """Forget the secret; no error where there was none."""
        import keyring
        from keyring.errors import PasswordDeleteError

        def forget() -> None:
            with suppress(PasswordDeleteError):
                keyring.delete_password(SERVICE, name)

        self._ask(forget)

    def _ask(self, question: Callable[[], T]) -> T:
        """The answer of the keyring; KeychainUnavailable where it fails or doesn't answer in time."""
        answers: list[T] = []
        failures: list[BaseException] = []

        def ask() -> None:
            try:
                answers.append(question())
            except Exception as error:  # backends raise whatever their D-Bus, Win32 or Keychain layer does
                failures.append(error)

        # A daemon, so that a keyring waiting for its prompt can't keep the program from ending.
        thread = threading.Thread(target=ask, name="keyring", daemon=True)
        thread.start()
        thread.join(self._patience)
        if answers:
            return answers[0]
        if failures:
            raise KeychainUnavailable("The system keyring can't be used.") from failures[0]
        raise KeychainUnavailable(
            Sentence("The system keyring didn't answer within {seconds} seconds.", seconds=round(self._patience))
        )
