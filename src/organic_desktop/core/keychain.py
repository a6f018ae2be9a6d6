"""The system keyring, the only place where tokens are stored; called in a thread with a time limit, for it may prompt.

A keyring that isn't there, doesn't answer or doesn't keep what it is given raises KeychainUnavailable; nobody falls
back to a file. Which keyrings are the system's is decided by name (``docs/decisions``, 0026): another one, such as the
plain-text file of `keyrings.alt`, is used only if the user chose it. A secret that is longer than the Windows store
takes is split.

A locked keyring asks the user to unlock it whenever it is called. That happens once; afterwards it is only looked at
whether it was unlocked meanwhile (``docs/decisions``, 0057).
"""

from __future__ import annotations

import configparser
import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from typing import TYPE_CHECKING, TypeVar

from organic_desktop.core.errors import KeychainLocked, KeychainUnavailable, NoKeychain
from organic_desktop.core.messages import Sentence

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "organic-desktop"
PATIENCE_SECONDS = 20.0
LONGEST = 1_200
"""UTF-16 units of one secret: the Windows credential store takes 1,280 (2,560 bytes)."""
MOST_PARTS = 64
CALLS_UNASKED = 20
"""Calls after which a keyring that stayed locked, and can't be looked at, may ask the user again."""

FREEDESKTOP = "keyring.backends.SecretService"
SYSTEM_BACKENDS = frozenset({
    FREEDESKTOP, "keyring.backends.libsecret", "keyring.backends.kwallet",
    "keyring.backends.macOS", "keyring.backends.Windows",
})  # fmt: skip
DEFAULT_COLLECTION = "/org/freedesktop/secrets/aliases/default"
CHAINER = "keyring.backends.chainer"
KEEPING_NOTHING = frozenset({"keyring.backends.null", "keyring.backends.fail"})

NOT_KEPT = Sentence(
    "You stay signed in only until Organic quits, because this computer has no keyring to store the session."
)
_LOCKED = Sentence("The system keyring is locked.")
_CANT_BE_USED = Sentence("The system keyring can't be used.")
_KEEPS_NOTHING = Sentence("The system keyring doesn't store what is saved in it.")
_NONE = Sentence("This computer has no system keyring; another one is used only if PYTHON_KEYRING_BACKEND names it.")
_TOO_LONG = Sentence("The session is too long for the system keyring.")
_PARTS = "in parts"

T = TypeVar("T")


class Keychain:
    """Secrets by name, in the keyring that `keyring` chooses for this platform."""

    def __init__(self, patience: float = PATIENCE_SECONDS) -> None:
        self._patience = patience
        self._turn = threading.Lock()
        self._silent: threading.Thread | None = None
        self._unasked: int | None = None  # calls since the user left it locked

    def get(self, name: str) -> str | None:
        """Return the secret, or None if there is none."""
        return self._ask(lambda keyring: keyring.get(name))

    def set(self, name: str, secret: str) -> None:
        """Store a secret; when this returns, it was read back."""
        self._ask(lambda keyring: keyring.set(name, secret))

    def delete(self, name: str) -> None:
        """Delete a secret, if there is one."""
        self._ask(lambda keyring: keyring.delete(name))

    def ask_again(self) -> None:
        """Let a keyring that stayed locked ask the user once more at the next call: they want something of it."""
        self._unasked = None

    def _ask(self, question: Callable[[_Keyring], T]) -> T:
        """Run one call to the keyring. Raises KeychainUnavailable if it fails or doesn't answer in time.

        One call at a time: a late write must not overwrite a newer secret.
        """
        if not self._turn.acquire(timeout=self._patience):
            raise self._no_answer()
        try:
            return self._ask_in_turn(question)
        finally:
            self._turn.release()

    def _ask_in_turn(self, question: Callable[[_Keyring], T]) -> T:
        answers: list[T] = []
        failures: list[KeychainUnavailable] = []

        def ask() -> None:
            try:
                keyring = _Keyring()
                if self._leaves_locked(keyring):
                    raise KeychainLocked(_LOCKED)
                answers.append(question(keyring))
                self._unasked = None
            except BaseException as error:  # backends raise whatever their D-Bus, Win32 or Keychain layer does
                failures.append(self._meant(error))

        if self._silent and self._silent.is_alive():
            raise self._no_answer()
        # A daemon, so that a keyring waiting for its prompt can't keep the program from ending.
        thread = threading.Thread(target=ask, name="keyring", daemon=True)
        thread.start()
        thread.join(self._patience)
        if answers:
            return answers[0]
        if not failures:
            self._silent = thread
            raise self._no_answer()
        raise failures[0]

    def _leaves_locked(self, keyring: _Keyring) -> bool:
        """True if the keyring stayed locked when it was called, still is, and the user isn't to be asked again yet."""
        if self._unasked is None:
            return False
        self._unasked += 1
        is_locked = keyring.is_locked()
        return self._unasked % CALLS_UNASKED != 0 if is_locked is None else is_locked

    def _meant(self, failure: BaseException) -> KeychainUnavailable:
        from keyring.errors import KeyringLocked

        if isinstance(failure, KeyringLocked):
            self._unasked = self._unasked or 0
            return KeychainLocked(_LOCKED)
        if isinstance(failure, KeychainUnavailable):
            return failure
        problem = KeychainUnavailable(_CANT_BE_USED)
        problem.__cause__ = failure
        return problem

    def _no_answer(self) -> KeychainLocked:
        """Return the error for a keyring that waits for its user, or hangs."""
        return KeychainLocked(
            Sentence("The system keyring didn't respond within {seconds} seconds.", seconds=round(self._patience))
        )


def units(secret: str) -> int:
    """Return the length of a secret in UTF-16 units, as the Windows store counts it."""
    return len(secret.encode("utf-16-le", "surrogatepass")) // 2


class _Keyring:
    """The keyring backends that may store secrets, best first. Raises NoKeychain if there is none."""

    def __init__(self) -> None:
        import keyring

        self._backends = _accepted(keyring.get_keyring())

    def is_locked(self) -> bool | None:
        """True or False without asking the user; None for a keyring that can't be asked that, or has no collection."""
        if type(self._backends[0]).__module__ != FREEDESKTOP:
            return None
        import secretstorage

        with closing(secretstorage.dbus_init()) as connection, suppress(secretstorage.ItemNotFoundException):
            return bool(secretstorage.Collection(connection, DEFAULT_COLLECTION).is_locked())
        return None

    def get(self, name: str) -> str | None:
        found = self._read(name)
        for _ in range(3):
            named = _named_parts(name, found)
            if named is None:
                return found
            parts = [part for each in named if (part := self._read(each)) is not None]
            if len(parts) == len(named):
                return "".join(parts)
            before, found = found, self._read(name)
            if found == before:
                break  # else another process stored a new one meanwhile
        return None

    def set(self, name: str, secret: str) -> None:
        """Write new parts beside the old, then the head that names them: a crash leaves the old secret whole."""
        old = _named_parts(name, self._read(name)) or []
        head, new = secret, dict[str, str]()
        if units(secret) > LONGEST:
            generation = "b" if old and old[0] == f"{name}/a/0" else "a"
            new = {f"{name}/{generation}/{number}": piece for number, piece in enumerate(_pieces(secret))}
            head = json.dumps({_PARTS: len(new), "generation": generation})
        if len(new) > MOST_PARTS:
            raise KeychainUnavailable(_TOO_LONG)
        try:
            for part, piece in new.items():
                self._write(part, piece)
            self._write(name, head)
        except BaseException:
            with suppress(Exception):  # what went wrong before is what is said
                self._clean(name, keep=old)
            raise
        self._clean(name, keep=list(new))

    def delete(self, name: str) -> None:
        """Delete the head first: without it the parts are unreadable."""
        self._forget(name)
        self._clean(name, keep=[])

    def _read(self, name: str) -> str | None:
        answers = (backend.get_password(SERVICE, name) for backend in self._backends)
        return next((answer for answer in answers if answer is not None), None)

    def _write(self, name: str, secret: str) -> None:
        backend = self._backends[0]
        before = backend.get_password(SERVICE, name)
        backend.set_password(SERVICE, name, secret)
        if (kept := backend.get_password(SERVICE, name)) != secret:
            if kept != before:
                self._forget(name)  # half a session is none; an old one may still be renewed
            raise KeychainUnavailable(_KEEPS_NOTHING)

    def _forget(self, name: str) -> None:
        from keyring.errors import PasswordDeleteError

        for backend in self._backends:
            with suppress(PasswordDeleteError):
                backend.delete_password(SERVICE, name)

    def _clean(self, name: str, keep: list[str]) -> None:
        """Delete parts that no head names, the last first, so that a crash leaves no gap behind which others hide."""
        for generation in "ab":
            there = []
            for number in range(MOST_PARTS):
                part = f"{name}/{generation}/{number}"
                if part not in keep and self._read(part) is None:
                    break
                there.append(part)
            for part in reversed(there):
                if part not in keep:
                    self._forget(part)


def _accepted(found: KeyringBackend) -> list[KeyringBackend]:
    """Return the backends of `keyring` that may store a secret. Raises NoKeychain if there is none.

    Of a chain, only the system's backends are used, so that no secret is stored in a file.
    """
    kind = type(found).__module__
    if kind == CHAINER:
        members = [each for each in getattr(found, "backends", ()) if type(each).__module__ in SYSTEM_BACKENDS]
    elif kind in KEEPING_NOTHING or not (kind in SYSTEM_BACKENDS or _chosen_by_user()):
        members = []
    else:
        members = [found]
    if not members:
        raise NoKeychain(_NONE)
    return members


def _chosen_by_user() -> bool:
    """True if the environment or the user's own configuration of `keyring` names the backend."""
    if os.environ.get("PYTHON_KEYRING_BACKEND"):
        return True
    from keyring.util import platform_

    config = configparser.RawConfigParser()
    config.read(platform_.config_root() / "keyringrc.cfg", encoding="utf-8")
    return bool(config.get("backend", "default-keyring", fallback="").strip())


def _named_parts(name: str, head: str | None) -> list[str] | None:
    """Return the names of the parts that a head lists; None if it is the secret itself."""
    try:
        told = json.loads(head or "")
        count, generation = told[_PARTS], told["generation"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    sound = isinstance(count, int) and 0 < count <= MOST_PARTS and generation in ("a", "b")
    return [f"{name}/{generation}/{number}" for number in range(count)] if sound else []


def _pieces(secret: str) -> Iterator[str]:
    """Split a secret into parts that fit; half the limit, for a character may have two units."""
    size = LONGEST // 2
    for begin in range(0, len(secret), size):
        yield secret[begin : begin + size]
