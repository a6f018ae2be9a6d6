"""Backups of the open profile: made on a schedule and before whatever changes much, listed, compared and restored.

``store/backups.py`` makes one, ``store/restore.py`` goes back to one, ``app/backup_source.py`` opens one from
anywhere, ``app/backup_folder.py`` copies them to a folder of the user's choice.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from organic_desktop.app.backup_folder import (
    bring_up_to_date,
    copy_backup,
    delete_backup,
    delete_copies,
    owners_in,
    why_not,
)
from organic_desktop.app.backup_source import delete_leftovers, opened_backup
from organic_desktop.app.profiles import Profile, Profiles
from organic_desktop.app.sync_service import SyncService
from organic_desktop.core.callbacks import Callbacks
from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import (
    AccountProblem,
    Cancelled,
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseUnwritable,
    InvalidInput,
    StoreError,
)
from organic_desktop.core.files import locked, reason_of
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import SettingsFile
from organic_desktop.store.account_files import backups_of_account
from organic_desktop.store.adoption import shares_edits
from organic_desktop.store.backups import (
    AUTOMATIC,
    BY_HAND,
    RESTORE,
    THINNED,
    Backup,
    Summary,
    back_up,
    read_backup,
    superfluous,
)
from organic_desktop.store.connections import errors
from organic_desktop.store.copies import copies_of
from organic_desktop.store.database import Database
from organic_desktop.store.facts import keep_facts
from organic_desktop.store.rebuilding import is_damaged, suspect
from organic_desktop.store.restore import Differences, differences, restore
from organic_desktop.store.unfinished import BACKUPS
from organic_desktop.sync.tables import is_append_only
from organic_desktop.system.timekeeper import Timekeeper

EVERY = timedelta(minutes=30)
AFTER_START = timedelta(minutes=1)  # a backup that was missed is caught up, but not while a window opens
PATIENCE_SECONDS = 10.0  # for a cycle of another process
END_SECONDS = 2.0
JOB = "backup"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Preview:
    """What a restore of the file at ``path`` would do; ``exactly`` also removes what the backup lacks."""

    path: Path
    backup: Summary
    differences: Differences
    exactly: bool
    passcode: str = ""

    def __repr__(self) -> str:
        return f"Preview({self.path.name})"  # never the passcode


@dataclass(frozen=True)
class Restored:
    """A restore: the edit that did it, None if nothing differed, and the backup of what was there before."""

    edit_id: str | None
    before: Backup | None
    differences: Differences


class Backups:
    """``app.backups``. Making one takes up to a second and belongs in a thread; so do preview and restore.

    ``changed`` is called after a backup was made or the folder's state changed, on whichever thread did it.
    """

    def __init__(
        self,
        folder: Path,
        settings: SettingsFile,
        profiles: Profiles,
        sync: SyncService,
        timekeeper: Timekeeper,
        clock: Clock,
    ) -> None:
        self._folder, self._settings, self._profiles = folder, settings, profiles
        self._sync, self._timekeeper, self._clock = sync, timekeeper, clock
        self.changed = Callbacks[[]]()
        self.problem: Sentence | None = None
        self.folder_problem: Sentence | None = None
        self._turn = threading.Lock()  # one backup at a time
        self._copying = threading.Lock()
        self._stopping = threading.Event()
        self._worker: threading.Thread | None = None
        self._copier: threading.Thread | None = None
        self._due: datetime | None = None
        self._started = self._checked = False

    # -- making -------------------------------------------------------------------------------------------------------

    def make(self, reason: str = BY_HAND) -> Backup:
        """Back up the open profile now; reasons are ``store/backups.py``'s. Raises a StoreError."""
        return self._made(reason)

    def start(self) -> None:
        """Make backups by themselves from now on: every 30 minutes while something changes, and one that was missed."""
        self._started = True
        delete_leftovers(self._folder)
        self._profiles.edited.add(self.soon)
        self._timekeeper.on_wake_up(self._follow_clock)
        self._plan(self._clock.now() + AFTER_START)

    def soon(self) -> None:
        """Rows were changed, here or by sync: make a backup when the last one is half an hour old."""
        if self._started and self._due is None:
            self._plan(self._clock.now() + EVERY)

    def stop(self) -> None:
        """Make no more; one under way ends before its next step, and a slow disk elsewhere is waited for no longer."""
        self._started = False
        self._stopping.set()
        for thread in filter(None, (self._worker, self._copier)):
            thread.join(END_SECONDS)

    # -- listing ------------------------------------------------------------------------------------------------------

    def list(self) -> list[Backup]:
        """Return the backups of the open profile on this computer, newest first; reads each file's own line."""
        profile = self._profiles.current
        paths = [*(self._folder / BACKUPS).glob("*.db"), *(each.path for each in copies_of(profile.database.path))]
        found = (read_backup(each) for each in paths)
        mine = (each for each in found if each and each.summary.owner == profile.user_id)
        return sorted(mine, key=lambda each: each.made_at, reverse=True)

    def find(self, name: str) -> Path:
        """Return the backup with this name, or the file at this path."""
        return next((each.path for each in self.list() if each.path.name == name), Path(name).expanduser().absolute())

    # -- restoring ----------------------------------------------------------------------------------------------------

    def preview(self, path: Path, *, exactly: bool = False, passcode: str = "") -> Preview:
        """Return what a restore would change, with nothing changed.

        Raises AccountProblem for another account's backup, and what ``opened_backup`` does.
        """
        profile = self._profiles.current
        with self._opened(profile, path, passcode) as (source, summary):
            found = differences(source, profile.database, exactly, self._removable)
            return Preview(path, summary, found, exactly, passcode)

    def restore(self, preview: Preview) -> Restored:
        """Make the rows as they are in the backup, if nothing changed since the preview; back up the present first.

        With an account, sync waits until ``reviewed``. Raises DatabaseBusy, and what ``preview`` does, with nothing
        changed.
        """
        if not preview.differences:
            return Restored(None, None, preview.differences)
        before = self._made(RESTORE, spare=preview.path)
        with ExitStack() as held:
            signed_in = self._settings.current.signed_in is not None
            if signed_in:
                held.enter_context(self._sync.paused())
                held.enter_context(_alone(self._profiles.current.database))
            profile = held.enter_context(self._profiles.edit())
            source, _ = held.enter_context(self._opened(profile, preview.path, preview.passcode))
            edit_id = restore(
                source,
                profile.writer,
                profile.user_id,
                preview.differences,
                preview.exactly,
                self._removable,
                self._clock.now() if signed_in else None,
            )
        if signed_in:
            self._settings.change(sync_paused=True)
        self._profiles.reloaded()
        return Restored(edit_id, before, preview.differences)

    @property
    def restored_at(self) -> datetime | None:
        """When a backup was restored, until the user has seen what a sync would do now; sync waits for that."""
        return self._profiles.current.queries.facts().restored_at

    def reviewed(self) -> None:
        """Let sync go on: the user has seen what it will do, and wants that."""
        if self.restored_at:
            keep_facts(self._profiles.current.database, lambda facts: replace(facts, restored_at=None))
        if self._settings.current.sync_paused:
            self._settings.change(sync_paused=False)

    def _removable(self, table: str) -> bool:
        return not (self._settings.current.signed_in and is_append_only(table))

    @contextmanager
    def _opened(self, profile: Profile, path: Path, passcode: str) -> Iterator[tuple[Database, Summary]]:
        with opened_backup(self._folder, path, passcode) as source:
            found = read_backup(source.path)
            if found is None or not found.summary.owner:
                raise AccountProblem(Sentence("{name} belongs to nobody.", name=path.name))
            _check_owner(profile, source, found.summary)
            yield source, found.summary

    # -- the folder of the user's choice ------------------------------------------------------------------------------

    @property
    def chosen_folder(self) -> Path | None:
        """The folder that gets a copy of every backup; None if none was chosen."""
        chosen = self._settings.current.backup_folder
        return Path(chosen) if chosen else None

    def choose_folder(self, chosen: Path | None) -> None:
        """Copy every backup to this folder from now on, or to none. Raises InvalidInput for one that can't be used."""
        if chosen is not None:
            chosen = chosen.expanduser().absolute()
            if not (chosen.is_dir() and os.access(chosen, os.W_OK)):
                raise InvalidInput(Sentence("The folder {folder} can't be written.", folder=str(chosen)))
            if chosen.resolve().is_relative_to(self._folder.resolve()):
                raise InvalidInput(Sentence("Choose a folder outside Organic's own data folder."))
        self._settings.change(backup_folder=str(chosen) if chosen else "")
        self.folder_problem = None
        self.update_folder()

    def update_folder(self) -> None:
        """Bring the chosen folder up to date; what is wrong with it is ``folder_problem``'s, and stops nothing."""
        if self._copying.acquire(blocking=False):  # else the one under way, or the next backup, copies what is left
            try:
                self._update_folder()
            finally:
                self._copying.release()

    def _update_folder(self) -> None:
        chosen, problem = self.chosen_folder, None
        if chosen is not None:
            mine = [each.path for each in self.list() if each.path.parent.name == BACKUPS]
            device = self._settings.current.device_id
            try:
                bring_up_to_date(self._folder, chosen, device, mine, self._clock.now())
            except errors(OSError, StoreError) as error:
                problem = why_not(error) if isinstance(error, OSError | StoreError) else UNUSABLE
        self.folder_problem = problem

    def owners_elsewhere(self, user_id: str) -> frozenset[str]:
        """Return whose copies in the chosen folder are an account's, for ``delete_elsewhere``, before it is deleted."""
        if self.chosen_folder is None:
            return frozenset()
        path = self._folder / "accounts" / f"{user_id}.db"
        return owners_in(each.name for each in backups_of_account(path, self._folder / BACKUPS)) | {user_id[:8]}

    def delete_elsewhere(self, owners: Collection[str]) -> Sentence | None:
        """Delete the copies of these owners' backups in the chosen folder; return why that couldn't be done."""
        if (chosen := self.chosen_folder) and owners:
            try:
                delete_copies(chosen, self._settings.current.device_id, owners)
            except OSError as error:
                return Sentence("The backups in {folder} stay: {reason}.", folder=str(chosen), reason=reason_of(error))
        return None

    def copy_to(self, backup: Backup, target: Path) -> Path:
        """Copy a backup to a file of the user's choice, with the key beside it if it is encrypted; return the file.

        Raises InvalidInput if there is a file already, DatabaseUnwritable.
        """
        target = target.expanduser().absolute()
        target = target / backup.path.name if target.is_dir() else target
        if os.path.lexists(target):
            raise InvalidInput(Sentence("The file {name} is already there.", name=str(target)))
        try:
            copy_backup(self._folder, backup.path, target)
        except OSError as error:
            why = Sentence("The backup can't be written: {reason}.", reason=reason_of(error))
            raise DatabaseUnwritable(why) from error
        return target

    def folder_to_show(self, backup: Path | None = None) -> Path:
        """Return the folder in which a backup lies; the backups' own, for none."""
        return backup.parent if backup else self._folder / BACKUPS

    # -- details ------------------------------------------------------------------------------------------------------

    def _plan(self, moment: datetime) -> None:
        self._due = moment
        self._timekeeper.run_at(JOB, moment, self._begin)

    def _follow_clock(self) -> None:
        """Plan anew if the clock was set back: half an hour would be over in a year."""
        latest = self._clock.now() + EVERY
        if self._started and self._due and self._due > latest:
            self._plan(latest)

    def _begin(self) -> None:
        """Make the scheduled backup in a thread of its own: reminders wait for no disk."""
        self._due = None
        if self._started and self._worker and self._worker.is_alive():
            self._plan(self._clock.now() + EVERY)  # a slow disk
        elif self._started:
            self._worker = threading.Thread(target=self._scheduled, name=JOB, daemon=True)
            self._worker.start()

    def _scheduled(self) -> None:
        try:
            newest = next((each for each in self.list() if each.summary.months), None)
            unchanged = newest.summary.holds_the_same if newest else lambda summary: not summary.first
            if self._make(AUTOMATIC, unchanged) is None:
                self._check()
            self._checked = True
        except Cancelled:
            log.info("a backup was stopped by the end of the program")
        except errors(StoreError, OSError) as error:
            if isinstance(error, DatabaseDamaged):
                suspect(self._profiles.current.database.path)  # the next start offers to repair it
            self.problem = _why(error)
            log.warning("no backup could be made: %s", type(error).__name__)
            self.changed()
            if self._started:
                self._plan(self._clock.now() + EVERY)  # even if nobody edits: a full disk may have room by then
        else:
            self.problem = None

    def _check(self) -> None:
        """Look once a start for damage that no backup would notice, since nothing changed. Raises DatabaseDamaged."""
        if not self._checked and is_damaged(self._profiles.current.database.path):
            raise DatabaseDamaged(Sentence("The local database is damaged."))

    def _made(self, reason: str, spare: Path | None = None) -> Backup:
        made = self._make(reason, lambda summary: False, spare)
        if made is None:
            raise StoreError("The backup can't be read.")
        return made

    def _make(self, reason: str, unless: Callable[[Summary], bool], spare: Path | None = None) -> Backup | None:
        with self._turn:
            profile = self._profiles.current
            made = back_up(profile.database, reason, self._clock.now(), unless, self._stopping.is_set)
            if made:
                self._thin_out(spare)
        if self._started and reason not in (AUTOMATIC, BY_HAND):
            self._copier = threading.Thread(target=self._copy_behind, name="backup copies", daemon=True)
            self._copier.start()
        else:
            self.update_folder()
        self.changed()
        return read_backup(made) if made else None

    def _copy_behind(self) -> None:
        """Copy to the chosen folder while what asked for the backup goes on: it waits for no slow disk elsewhere."""
        self.update_folder()
        self.changed()

    def _thin_out(self, spare: Path | None) -> None:
        """Delete superfluous backups, but not the one that is just being restored."""
        listed = self.list()
        thinned = [(each.path, each.made_at) for each in listed if each.summary.reason in THINNED]
        for each in superfluous(thinned, self._clock.now()):
            if spare is None or not (spare.exists() and each.samefile(spare)):
                delete_backup(each)


DAMAGED = Sentence("The data on this computer is damaged. Start Organic again: it then saves what can be read.")
UNUSABLE = Sentence("The backup folder can't be used. Backups on this computer go on.")


def _why(error: Exception) -> Sentence:
    if isinstance(error, DatabaseDamaged):
        return DAMAGED
    return error.message if isinstance(error, StoreError) else UNUSABLE


def _check_owner(profile: Profile, source: Database, summary: Summary) -> None:
    """Raise AccountProblem for a backup of another account; one without an account fits where it joined or none is."""
    if summary.owner == profile.user_id:
        return
    is_account = bool(summary.version and "@" in summary.email)
    if is_account:
        raise AccountProblem(
            Sentence("This backup belongs to the account {email}. Sign in to it first.", email=summary.email)
        )
    if profile.queries.facts().email and not shares_edits(source, profile.database):
        raise AccountProblem(Sentence("This backup was made without an account. Restore it before you sign in."))


@contextmanager
def _alone(database: Database) -> Iterator[None]:
    """Keep other processes from syncing the file meanwhile. Raises DatabaseBusy."""
    from filelock import Timeout  # see core/files.py

    with ExitStack() as held:
        try:
            held.enter_context(locked(database.path.with_suffix(".lock"), PATIENCE_SECONDS))
        except Timeout as error:
            raise DatabaseBusy("Another window of this program is already syncing.") from error
        yield
