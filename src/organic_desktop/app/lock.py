"""The lock of a data folder: an optional passcode, without which no database in it can be read.

A Lock needs no App. While it is closed an App of a locked folder can't be opened; to lock a running program is to
close its App and then its Lock. How files are encrypted is the store's (decisions 0062 to 0064), how the key is kept
``core/passcode.py``'s.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from organic_desktop.core.clock import Clock, SystemClock
from organic_desktop.core.errors import (
    InvalidInput,
    KeychainUnavailable,
    Locked,
    NoEncryption,
    NoKeychain,
    StoreError,
    WrongPasscode,
)
from organic_desktop.core.keychain import Keychain
from organic_desktop.core.messages import Sentence
from organic_desktop.core.passcode import (
    Cost,
    Key,
    WrappedKey,
    check_new,
    delete_lock,
    has_lock,
    read_lock,
    wrap,
    write_lock,
)
from organic_desktop.core.tries import Tries
from organic_desktop.store.connections import PATIENCE_SECONDS, drop_key, held_key, hold_key, why_no_encryption
from organic_desktop.store.unfinished import alone

Progress = Callable[[int, int], None]
"""Gets the bytes that are done and all there are, on the thread of the conversion."""
IS_SET = "There is a passcode already; `lock change` replaces it."
IS_NOT_SET = "There is no passcode."


class Lock:
    """The passcode and the key of the data folder at ``folder``; all Locks of a folder in a process share the key.

    Whatever opens, sets, changes or removes takes about half a second of one core for the passcode, on purpose; what
    asks the keyring may wait for its prompt. None of them is for the window's thread. The properties read a small
    file at most.
    """

    def __init__(
        self,
        folder: Path,
        keychain: Keychain | None = None,
        clock: Clock | None = None,
        *,
        cost: Cost | None = None,
    ) -> None:
        self.folder = folder
        self._keychain, self._cost = keychain or Keychain(), cost
        self._tries = Tries(folder, clock or SystemClock())

    # -- what is known ------------------------------------------------------------------------------------------------

    @property
    def available(self) -> bool:
        """True if this installation can encrypt."""
        return self.why_unavailable is None

    @property
    def why_unavailable(self) -> Sentence | None:
        """Why this installation can't encrypt; None if it can."""
        return why_no_encryption()

    @property
    def is_set(self) -> bool:
        """True if the folder has a passcode."""
        return has_lock(self.folder)

    @property
    def is_open(self) -> bool:
        """True if an App can be opened: the key is here, or the folder has no passcode. Raises StoreError."""
        kept, key = read_lock(self.folder), held_key(self.folder)
        return kept is None or (key is not None and key.mark() == kept.mark)

    def check_open(self) -> None:
        """Raise Locked unless the lock is open."""
        if not self.is_open:
            raise Locked("The data in this folder is encrypted, and its passcode wasn't given.")

    @property
    def wait_seconds(self) -> float:
        """How long the next try has to wait after wrong ones, also after a restart; 0.0 if it may come at once."""
        return self._tries.wait_seconds()

    # -- opening and closing ------------------------------------------------------------------------------------------

    def unlock(self, passcode: str) -> None:
        """Open the lock; of a folder without a passcode it is open. Raises WrongPasscode, NoEncryption, StoreError."""
        if (kept := read_lock(self.folder)) is None:
            return
        key = self._try(kept, passcode)
        hold_key(self.folder, key)
        if kept.remember:
            with suppress(KeychainUnavailable):  # it was dropped for the time being, and is only a convenience
                self._keychain.set(_name(kept), key.hex())

    def unlock_from_keyring(self) -> bool:
        """Open the lock by the key that the keyring remembers, and return whether it is open; waits for the keyring.

        False also if the keyring can't be used.
        """
        if self.is_open:
            return True
        kept = read_lock(self.folder)
        if kept is None or not kept.remember or not self.available:
            return False
        try:
            key = Key.from_hex(self._keychain.get(_name(kept)) or "")
        except (KeychainUnavailable, ValueError):
            return False
        if key.mark() == kept.mark:
            hold_key(self.folder, key)
        return self.is_open

    def close(self, *, forget: bool = False) -> None:
        """Drop the key. Every App of the folder must be closed before.

        ``forget`` drops what the keyring remembers, too, until the passcode is given again; waits for the keyring, and
        raises KeychainUnavailable with the key dropped.
        """
        drop_key(self.folder)
        kept = read_lock(self.folder) if forget else None
        if kept and kept.remember:
            self._keychain.delete(_name(kept))

    # -- the passcode -------------------------------------------------------------------------------------------------

    def set(self, passcode: str, remember: bool = False, progress: Progress | None = None) -> None:
        """Give the folder a passcode and encrypt every database in it; the lock is open afterwards.

        No App of the folder may be open, here or elsewhere. After a crash at any moment the folder is as before or as
        afterwards. Raises InvalidInput for a passcode that is too short, DatabaseBusy, NoEncryption, StoreError,
        KeychainUnavailable (with the passcode set) if the keyring can't remember it.
        """
        self._check_available()
        if self.is_set:
            raise InvalidInput(IS_SET)
        check_new(passcode)
        from organic_desktop.store.conversion import encrypt  # only who sets a passcode waits for it

        key = Key.new()
        kept = wrap(key, passcode, cost=self._cost)
        encrypt(self.folder, key, lambda: write_lock(self.folder, kept), progress)
        hold_key(self.folder, key)
        self._tries.forgive()
        self._renew_backups_elsewhere()
        if remember:
            self.remembered = True

    def change(self, old: str, new: str) -> None:
        """Replace the passcode, at once: the key of the files stays. Raises WrongPasscode, InvalidInput."""
        kept = self._kept()
        check_new(new)
        made = wrap(self._try(kept, old), new, cost=self._cost)
        self._rewrite(kept.mark, lambda now: made.remembering(now.remember))
        if self.is_open:
            self._renew_backups_elsewhere()

    def remove(self, passcode: str, progress: Progress | None = None) -> None:
        """Decrypt every database and forget the passcode; as ``set`` the other way round. Raises WrongPasscode."""
        kept = self._kept()
        key = self._try(kept, passcode)
        from organic_desktop.store.conversion import decrypt

        decrypt(self.folder, key, lambda: delete_lock(self.folder), progress)
        drop_key(self.folder)
        if kept.remember:
            with suppress(KeychainUnavailable):  # that key opens nothing any more
                self._keychain.delete(_name(kept))

    @property
    def remembered(self) -> bool:
        """True if the user chose to unlock by the keyring, without typing.

        False for a ``lock.json`` that can't be read: whatever opens the lock says so.
        """
        try:
            kept = read_lock(self.folder)
        except StoreError:
            return False
        return kept is not None and kept.remember

    @remembered.setter
    def remembered(self, remember: bool) -> None:
        """Remember the key in the keyring, or forget it there; the lock must be open to remember it.

        Raises KeychainUnavailable, Locked; waits for the keyring.
        """
        kept = self._kept()
        if not remember:
            with suppress(NoKeychain):  # as on another computer that the folder was copied to
                self._keychain.delete(_name(kept))
            self._say_remembered(kept.mark, False)
            return
        self.check_open()
        # Said before it is done: a crash must not leave a key in the keyring that nobody forgets.
        self._say_remembered(kept.mark, True)
        try:
            if (key := held_key(self.folder)) is not None:
                self._keychain.set(_name(kept), key.hex())
        except KeychainUnavailable:
            with suppress(InvalidInput):  # the passcode was removed meanwhile
                self._say_remembered(kept.mark, False)
            raise

    # -- details ------------------------------------------------------------------------------------------------------

    def _renew_backups_elsewhere(self) -> None:
        """Encrypt the backups in the folder of the user's choice; what can't be reached now is with the next backup."""
        from organic_desktop.app.backup_folder import renew
        from organic_desktop.core.settings import settings_on_disk

        settings = settings_on_disk(self.folder)
        if settings.backup_folder:
            renew(self.folder, Path(settings.backup_folder), settings.device_id)

    def _kept(self) -> WrappedKey:
        kept = read_lock(self.folder)
        if kept is None:
            raise InvalidInput(IS_NOT_SET)
        return kept

    def _say_remembered(self, mark: str, remember: bool) -> None:
        self._rewrite(mark, lambda now: now.remembering(remember))

    def _rewrite(self, mark: str, change: Callable[[WrappedKey], WrappedKey]) -> None:
        """Replace ``lock.json`` by what ``change`` makes of it, if it is there and still holds the key of this mark.

        It is read again, and nobody else changes it meanwhile: what was read before a keyring's prompt may hold a
        passcode that was replaced since, or lock files that were decrypted since. Raises InvalidInput, DatabaseBusy.
        """
        with alone(self.folder, PATIENCE_SECONDS):
            kept = self._kept()
            if kept.mark != mark:
                raise InvalidInput("Another program has set another passcode meanwhile.")
            write_lock(self.folder, change(kept))

    def _try(self, kept: WrappedKey, passcode: str) -> Key:
        """Return the key, if this is the passcode and no wait is left. Raises WrongPasscode."""
        self._check_available()
        with self._tries.turn():
            if (left := self._tries.wait_seconds()) > 0:
                raise WrongPasscode(_try_again(left), left)
            self._tries.count()
            key = kept.unwrap(passcode)
            if key is None:
                left = self._tries.wait_seconds()
                raise WrongPasscode(_try_again(left) if left else Sentence("That isn't the passcode."), left)
            self._tries.forgive()
        return key

    def _check_available(self) -> None:
        if why := self.why_unavailable:
            raise NoEncryption(why)


def _name(kept: WrappedKey) -> str:
    """Return the key's name in the keyring."""
    return f"lock/{kept.mark}"


def _try_again(seconds: float) -> Sentence:
    return Sentence("Wait {seconds} seconds, then try the passcode again.", seconds=max(1, round(seconds)))
