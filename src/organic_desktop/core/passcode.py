"""The file ``lock.json`` of a data folder with a passcode: the databases' key, wrapped by a key from the passcode.

The key of the databases is 32 random bytes and stays as it is when the passcode is changed. Argon2id makes 64 bytes of
passcode and a fresh salt: half of them cover the key by XOR, which is safe because no salt is used twice, and the other
half authenticate the file by HMAC (decision 0063). What the key encrypts is the store's.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from organic_desktop.core.errors import DatabaseDamaged, DatabaseUnwritable, InvalidInput, OrganicError
from organic_desktop.core.files import Damaged, read_object, reason_of, sync_folder, write_private
from organic_desktop.core.messages import Sentence

NAME = "lock.json"
SHORTEST, LONGEST = 6, 1_000  # characters of a passcode
KEY_BYTES = 32
_LARGEST_MEMORY, _LARGEST_TIME, _MOST_LANES = 1 << 20, 64, 16  # KiB, passes; a file that asks for more is damaged


class Key:
    """The 32 bytes that encrypt every database of a folder; neither printed nor pickled."""

    __slots__ = ("_bytes",)

    def __init__(self, content: bytes) -> None:
        if len(content) != KEY_BYTES:
            raise ValueError("not a key")
        self._bytes = content

    @classmethod
    def new(cls) -> Key:
        """Return a random key."""
        return cls(os.urandom(KEY_BYTES))

    @classmethod
    def from_hex(cls, text: str) -> Key:
        """Return the key that ``hex`` wrote. Raises ValueError."""
        return cls(bytes.fromhex(text))

    def hex(self) -> str:
        return self._bytes.hex()

    def mark(self) -> str:
        """Return what tells this key from another without telling the key."""
        return _authenticated(self._bytes, b"organic-desktop lock")[:32]

    def covered_by(self, pad: bytes) -> bytes:
        return bytes(one ^ other for one, other in zip(self._bytes, pad, strict=True))

    def __repr__(self) -> str:
        return "Key(…)"

    def __reduce__(self) -> Any:
        raise TypeError("a key isn't pickled")


@dataclass(frozen=True)
class Cost:
    """What one try of a passcode costs: passes over ``memory`` KiB, in ``lanes`` threads."""

    time: int = 8
    memory: int = 64 * 1024
    lanes: int = 4

    def is_sound(self) -> bool:
        """True for costs within the limits of this program and of Argon2."""
        if not all(type(each) is int for each in (self.time, self.memory, self.lanes)):
            return False
        lanes = 1 <= self.lanes <= _MOST_LANES
        return lanes and 1 <= self.time <= _LARGEST_TIME and 8 * self.lanes <= self.memory <= _LARGEST_MEMORY


@dataclass(frozen=True)
class WrappedKey:
    """The content of ``lock.json``: ``mark`` tells which key it is, ``remember`` whether the keyring is to have it."""

    salt: str
    wrapped: str
    proof: str
    mark: str
    cost: Cost
    remember: bool = False

    def unwrap(self, passcode: str) -> Key | None:
        """Return the key, or None if it isn't this passcode. Takes half a second, on purpose."""
        pad, authority = _derived(passcode, bytes.fromhex(self.salt), self.cost)
        wrapped = bytes.fromhex(self.wrapped)
        from hmac import compare_digest

        if not compare_digest(_proof(authority, self.salt, wrapped, self.mark, self.cost), self.proof):
            return None
        return Key(Key(wrapped).covered_by(pad))

    def remembering(self, remember: bool) -> WrappedKey:
        return replace(self, remember=remember)


def wrap(key: Key, passcode: str, *, remember: bool = False, cost: Cost | None = None) -> WrappedKey:
    """Wrap a key by a passcode, with a new salt. Takes half a second, on purpose."""
    cost = cost or Cost()
    salt = os.urandom(16)
    pad, authority = _derived(passcode, salt, cost)
    wrapped, mark = key.covered_by(pad), key.mark()
    return WrappedKey(
        salt.hex(), wrapped.hex(), _proof(authority, salt.hex(), wrapped, mark, cost), mark, cost, remember
    )


def check_new(passcode: str) -> None:
    """Raise InvalidInput for a passcode that nobody should choose."""
    if len(passcode) < SHORTEST:
        raise InvalidInput(Sentence("A passcode has at least {least} characters.", least=SHORTEST))
    if len(passcode) > LONGEST:
        raise InvalidInput(Sentence("A passcode has at most {most} characters.", most=LONGEST))


def has_lock(folder: Path, name: str = NAME) -> bool:
    """True if the folder has a passcode."""
    return os.path.lexists(folder / name)


def read_lock(folder: Path, name: str = NAME) -> WrappedKey | None:
    """Return the folder's wrapped key, None if it has no passcode; by another ``name``, that of a backup.

    Raises DatabaseDamaged or DatabaseUnwritable.
    """
    path = folder / name
    try:
        found = read_object(path)
        cost = Cost(**found.pop("cost"))
        kept = WrappedKey(**found, cost=cost)
        sound = cost.is_sound() and isinstance(kept.remember, bool) and isinstance(kept.mark, str)
        sizes = [len(bytes.fromhex(each)) for each in (kept.salt, kept.wrapped, kept.proof)]
    except FileNotFoundError as error:
        if has_lock(folder, name):
            raise _unusable(error) from error  # a link that leads nowhere
        return None
    except OSError as error:
        raise _unusable(error) from error
    except (Damaged, KeyError, TypeError, ValueError):
        sound, sizes = False, []
    if not sound or sizes != [16, KEY_BYTES, 32]:
        raise DatabaseDamaged(
            Sentence(
                "The file {name}, which holds the key of your data, is damaged. Restore it from a backup.", name=NAME
            )
        )
    return kept


def write_lock(folder: Path, kept: WrappedKey) -> None:
    """Replace the folder's ``lock.json``, at once and for good. Raises DatabaseUnwritable."""
    try:
        write_private(folder / NAME, json.dumps(asdict(kept), indent=2) + "\n")
        sync_folder(folder)
    except OSError as error:
        raise _unusable(error) from error


def delete_lock(folder: Path) -> None:
    """Delete the folder's ``lock.json``, and with it the only way to the key. Raises DatabaseUnwritable."""
    try:
        (folder / NAME).unlink()
        sync_folder(folder)
    except OSError as error:
        raise _unusable(error) from error


def _unusable(error: OSError) -> DatabaseUnwritable:
    return DatabaseUnwritable(Sentence("The file {name} can't be used: {reason}.", name=NAME, reason=reason_of(error)))


def _derived(passcode: str, salt: bytes, cost: Cost) -> tuple[bytes, bytes]:
    import unicodedata  # as argon2, which takes 50 ms: only who has a passcode waits for it

    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    # Keyboards write the same letter in several ways.
    secret = unicodedata.normalize("NFC", passcode).encode("utf-8", "surrogatepass")
    try:
        made = hash_secret_raw(secret, salt, cost.time, cost.memory, cost.lanes, 2 * KEY_BYTES, Type.ID)
    except HashingError as error:
        raise OrganicError("There isn't enough free memory to try a passcode.") from error
    return made[:KEY_BYTES], made[KEY_BYTES:]


def _proof(authority: bytes, salt: str, wrapped: bytes, mark: str, cost: Cost) -> str:
    said = json.dumps([salt, wrapped.hex(), mark, cost.time, cost.memory, cost.lanes]).encode()
    return _authenticated(authority, said)


def _authenticated(key: bytes, said: bytes) -> str:
    import hashlib  # brings OpenSSL, which a folder without a passcode needn't wait for
    import hmac

    return hmac.digest(key, said, hashlib.sha256).hex()
