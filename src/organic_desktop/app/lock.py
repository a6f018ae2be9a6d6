"""The lock of a data folder: an optional passcode, without which no database in it can be read.

A Lock needs no App. While it is closed an App of a locked folder can't be opened; to lock a running program is to
close its App and then its Lock. How files are encrypted is the store's.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from organic_desktop.core.clock import Clock, SystemClock
from organic_desktop.core.keychain import Keychain
from organic_desktop.core.messages import Sentence

Progress = Callable[[int, int], None]
"""Gets the bytes that are done and all there are, on the thread of the conversion."""


class Lock:
    """The passcode and the key of the data folder at ``folder``.

    Whatever opens, sets, changes or removes takes about half a second of one core for the passcode, on purpose; what
    asks the keyring may wait for its prompt. None of them is for the window's thread. The properties read a small
    file at most.
    """

    def __init__(self, folder: Path, keychain: Keychain | None = None, clock: Clock | None = None) -> None:
        self.folder = folder
        self._keychain, self._clock = keychain or Keychain(), clock or SystemClock()

    # -- what is known ------------------------------------------------------------------------------------------------

    @property
    def available(self) -> bool:
        """True if this installation can encrypt."""
        return self.why_unavailable is None

    @property
    def why_unavailable(self) -> Sentence | None:
        """Why this installation can't encrypt; None if it can."""
        raise NotImplementedError

    @property
    def is_set(self) -> bool:
        """True if the folder has a passcode."""
        raise NotImplementedError

    @property
    def is_open(self) -> bool:
        """True if an App can be opened: the key is here, or the folder has no passcode."""
        raise NotImplementedError

    @property
    def wait_seconds(self) -> float:
        """How long the next try has to wait after wrong ones, also after a restart; 0.0 if it may come at once."""
        raise NotImplementedError

    # -- opening and closing ------------------------------------------------------------------------------------------

    def unlock(self, passcode: str) -> None:
        """Open the lock; of a folder without a passcode it is open. Raises WrongPasscode, NoEncryption, StoreError."""
        raise NotImplementedError

    def unlock_from_keyring(self) -> bool:
        """Open the lock by the key that the keyring remembers, and return whether it is open; waits for the keyring.

        False also if the keyring can't be used.
        """
        raise NotImplementedError

    def close(self, *, forget: bool = False) -> None:
        """Drop the key. Every App of the folder must be closed before.

        ``forget`` drops what the keyring remembers, too, until the passcode is given again; waits for the keyring.
        """
        raise NotImplementedError

    # -- the passcode -------------------------------------------------------------------------------------------------

    def set(self, passcode: str, remember: bool = False, progress: Progress | None = None) -> None:
        """Give the folder a passcode and encrypt every database in it; the lock is open afterwards.

        No App of the folder may be open, here or elsewhere. After a crash at any moment the folder is as before or as
        afterwards. Raises InvalidInput for a passcode that is too short, DatabaseBusy, NoEncryption, StoreError,
        KeychainUnavailable (with the passcode set) if the keyring can't remember it.
        """
        raise NotImplementedError

    def change(self, old: str, new: str) -> None:
        """Replace the passcode, at once: the key of the files stays. Raises WrongPasscode, InvalidInput."""
        raise NotImplementedError

    def remove(self, passcode: str, progress: Progress | None = None) -> None:
        """Decrypt every database and forget the passcode; as ``set`` the other way round. Raises WrongPasscode."""
        raise NotImplementedError

    @property
    def remembered(self) -> bool:
        """True if the user chose to unlock by the keyring, without typing."""
        raise NotImplementedError

    @remembered.setter
    def remembered(self, remember: bool) -> None:
        """Remember the key in the keyring, or forget it there; the lock must be open to remember it.

        Raises KeychainUnavailable, Locked; waits for the keyring.
        """
        raise NotImplementedError
