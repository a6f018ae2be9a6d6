"""Rehearse and verify: what a sync would do, and whether both sides hold the same; neither changes anything.

Both take sync's turn, so that no cycle of this or another process changes the file meanwhile. A rehearsal runs on a
copy of the file in a folder of its own within the data folder, so that the folder's passcode guards it, too; the copy
is deleted afterwards, or if the process was killed, at the next start or rehearsal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from organic_desktop.app.profiles import Profile
from organic_desktop.app.session import Sessions
from organic_desktop.app.sync_service import SyncService
from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import DatabaseUnwritable
from organic_desktop.core.files import locked, own_folder, reason_of
from organic_desktop.core.messages import Sentence
from organic_desktop.store.comparison import ComparedFile, comparing
from organic_desktop.store.database import Database
from organic_desktop.store.file_identity import check_identity
from organic_desktop.store.outbox import Trying
from organic_desktop.store.unfinished import REHEARSAL
from organic_desktop.sync.status import Missing

if TYPE_CHECKING:
    from organic_desktop.sync.rehearsal import Rehearsal
    from organic_desktop.sync.verify import Verified

LOCK = "rehearsal.lock"
COPY_OF = "of-"  # not "local.": the names of files of the data folder itself begin so (store/unfinished.py)


class Rehearsals:
    """``App.rehearse`` and ``App.verify``."""

    def __init__(self, folder: Path, sync: SyncService, sessions: Sessions, clock: Clock) -> None:
        self._place, self._sync, self._sessions, self._clock = folder / REHEARSAL, sync, sessions, clock
        self._forget_left_copies()

    def rehearse(self, patience: float, missing: Missing, trying: Trying) -> Rehearsal:
        """See ``App.rehearse``."""
        from organic_desktop.sync.rehearsal import rehearse  # brings httpx, as the engine does

        with ExitStack() as held:
            profile, cancelled = held.enter_context(self._sync.alone(patience))
            session = held.enter_context(self._sessions.session(profile.user_id))
            before = held.enter_context(comparing(profile.database))  # edits made meanwhile aren't seen
            copy = held.enter_context(self._copied(profile, before))
            check_identity(copy)
            return rehearse(
                before,
                copy,
                held.enter_context(closing(session.client.for_reading())),
                session,
                self._clock,
                user_id=profile.user_id,
                cancelled=cancelled,
                missing=missing,
                trying=trying,
            )

    def verify(self, patience: float, progress: Callable[[int], None]) -> Verified:
        """See ``App.verify``."""
        from organic_desktop.sync.verify import verify  # brings httpx, as the engine does

        with ExitStack() as held:
            profile, cancelled = held.enter_context(self._sync.alone(patience))
            session = held.enter_context(self._sessions.session(profile.user_id))
            client = held.enter_context(closing(session.client.for_reading()))
            return verify(profile.database, client, session, profile.user_id, cancelled, progress)

    @contextmanager
    def _copied(self, profile: Profile, before: ComparedFile) -> Iterator[Database]:
        """Lend a copy of the file as ``before`` sees it, and delete it afterwards. Raises a StoreError."""
        with ExitStack() as held:
            try:
                own_folder(self._place)
                held.enter_context(locked(self._place / LOCK))
                held.callback(self._delete)
                self._delete()
                target = self._place / f"{COPY_OF}{profile.database.path.name}"
                before.copy_to(target)
            except OSError as error:
                raise DatabaseUnwritable(
                    Sentence(
                        "The folder {folder} can't be used: {reason}.", folder=str(self._place), reason=reason_of(error)
                    )
                ) from error
            yield held.enter_context(closing(Database(target)))

    def _forget_left_copies(self) -> None:
        """Delete what a process that was killed has left, unless another one is rehearsing."""
        if self._place.is_dir():
            from filelock import Timeout  # see core/files.py

            with suppress(Timeout, OSError, DatabaseUnwritable), locked(self._place / LOCK, timeout=0):
                self._delete()

    def _delete(self) -> None:
        """Delete the copy and what is beside it; the lock's file stays."""
        for each in self._place.iterdir():
            if each.name != LOCK:
                each.unlink(missing_ok=True)
