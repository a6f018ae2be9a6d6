"""Profiles: one SQLite file per account and one for "no account"; which of them is open, and how one joins another.

Which one is open follows from who is signed in, in this process or another one. Signing in is app/account.py's; the
other modules of this room read and write the open file.
"""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from organic_desktop.app import account_end
from organic_desktop.app.account_end import Ending
from organic_desktop.app.known_accounts import account_files, earlier_files, kept_files, known_file, project_of
from organic_desktop.core.callbacks import Callbacks
from organic_desktop.core.clock import Clock
from organic_desktop.core.errors import DatabaseUnwritable, InvalidInput, NewerDatabase, StoreError
from organic_desktop.core.files import own_folder, reason_of
from organic_desktop.core.messages import Sentence
from organic_desktop.core.paths import database_path
from organic_desktop.core.project import Project
from organic_desktop.core.settings import SettingsFile, SignedIn, settings_on_disk
from organic_desktop.store.account_files import delete_account_files, move_to_backup
from organic_desktop.store.adoption import EarlierFile, adopt, keep_account
from organic_desktop.store.backups import SIGN_IN, back_up
from organic_desktop.store.connections import errors
from organic_desktop.store.copies import Copy, copies_of, format_of, free_name
from organic_desktop.store.database import Database, restore_copy
from organic_desktop.store.day_history import History
from organic_desktop.store.facts import keep_facts
from organic_desktop.store.file_identity import check_identity
from organic_desktop.store.migrations import LATEST
from organic_desktop.store.queries import Queries
from organic_desktop.store.rebuilding import check_suspect, finish_rebuilding
from organic_desktop.store.writer import Writer

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Profile:
    """The open file of one account, or of none, and the objects that read and write it."""

    user_id: str
    database: Database
    writer: Writer
    queries: Queries
    history: History


class Profiles:
    """The open profile, edits of it, and the other files on this computer that can be opened or merged.

    ``edited`` is called after each edit, on its thread; ``leaving`` before another profile is opened and ``switched``
    afterwards, both while no edit can be made; ``reloaded`` when any row may be different; ``settings_reread`` when
    another process changed the settings, and may have signed in or out.
    """

    def __init__(self, folder: Path, settings: SettingsFile, clock: Clock) -> None:
        self._folder, self._settings, self._clock = folder, settings, clock
        self._closed = False
        self._lock = threading.Lock()  # of edits, and of what opens another profile
        self.edited, self.leaving, self.switched = Callbacks[[]](), Callbacks[[]](), Callbacks[[]]()
        self.reloaded, self.settings_reread = Callbacks[[]](), Callbacks[[]]()
        for ending in account_end.gone(folder):
            self._finish(ending)
        signed_in, project = settings.current.signed_in, settings.current.project
        self.current = open_profile(folder, signed_in, clock, project)
        try:
            if signed_in:
                adopt_local(folder, self.current, clock)  # a crash may have ended a sign-in before this
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the open file, and open none any more: a sign-in may still be under way in another thread."""
        with self._lock:
            self._closed = True
            self.current.database.close()

    @contextmanager
    def edit(self) -> Iterator[Profile]:
        """Lend the open profile for one edit, or switch first if another process signed in or out."""
        with self._lock:
            self._follow()
            yield self.current
        self.edited()

    def owner_changed(self, user_id: str) -> None:
        """Read and write the open file for another person, whom an import made its owner; within an ``edit``."""
        if user_id != self.current.user_id:
            history = History(self.current.database, user_id)
            self.current = replace(self.current, user_id=user_id, history=history)

    # -- which profile is open ----------------------------------------------------------------------------------------

    def switch_to(self, signed_in: SignedIn | None) -> None:
        """Open another profile; a concurrent edit is in the old file before that is merged, or in the new one.

        Raises a StoreError.
        """
        with self._lock:
            self._switch_to(signed_in)

    def open_account(self, user_id: str, *, bring_local: bool) -> None:
        """Open an account that has a file here, and make its project the present one.

        What was logged without an account joins it if ``bring_local``, unless it is kept apart already.
        Raises InvalidInput; a StoreError, with nothing changed.
        """
        found = known_file(self._folder, user_id)
        signed_in = SignedIn(found.user_id, found.email)
        with self._lock:
            if not bring_local:
                self._keep_apart(True)
            project = project_of(found, self._settings.current.project)
            opened = open_profile(self._folder, signed_in, self._clock, project)
            try:
                self._settings.change(signed_in=signed_in, project=project)
            except BaseException:
                opened.database.close()
                raise
            self._take(opened)

    def keep_account(self) -> None:
        """Store in the open account's file where it is synced, and its address: both may be others now."""
        with self._lock:
            current = self._settings.current
            if current.signed_in and current.project and current.signed_in.user_id == self.current.user_id:
                keep_account(self.current.database, current.project, current.signed_in.email)

    def join_local(self) -> None:
        """Let what was logged without an account join the account that is signed in next, if it is open."""
        with self._lock:
            self._keep_apart(False)

    def end_account(self, ending: Ending) -> None:
        """Open no account, and keep or delete the data of one that is gone; what fails is done at the next start."""
        with self._lock:
            if self.current.user_id == ending.user_id:
                self._settings.change(signed_in=None)
                self._switch_to(None)
            self._finish(ending)

    def put_away(self, user_id: str) -> None:
        """Move the file of an account that isn't open to the backups. Raises a StoreError."""
        try:
            _move_to_backups(self._folder, user_id, "account", self._clock)
        except errors(OSError) as error:
            raise DatabaseUnwritable(
                Sentence("The account's file can't be moved: {reason}.", reason=str(error))
            ) from error

    def follow(self) -> None:
        """Open the profile of who is signed in by now: another process may have signed in or out."""
        with self._lock:
            switched = self._follow()
        if switched:
            self.reloaded()

    def is_left_behind(self) -> bool:
        """True if another process signed in or out, and this one hasn't followed yet."""
        self._settings.read_again()
        return self.current.database.path != database_path(self._folder, self._settings.current.signed_in)

    # -- the other files here -----------------------------------------------------------------------------------------

    def earlier(self, *, dismissed: bool = False) -> list[EarlierFile]:
        """The files of a newer version, or of earlier accounts with this address; ``dismissed`` includes all."""
        signed_in = self._settings.current.signed_in
        hidden = set() if dismissed else self._dismissed()
        found = kept_files(self._folder, signed_in)
        if signed_in:
            found += earlier_files(self._folder, signed_in, self._server())
        return [each for each in found if each.id not in hidden]

    def import_earlier(self, which: str) -> None:
        """Merge one of the ``earlier`` files into the open profile; a backup of it is kept. Raises InvalidInput."""
        with self.edit() as profile:
            import_file(self._folder, profile, self._earlier(which), self._clock)
            self._keep_dismissed(self._dismissed() - {which})  # a later file may get its name
        self.reloaded()

    def dismiss_earlier(self, which: str) -> None:
        """Don't offer one of the ``earlier`` files by itself any more. Raises InvalidInput."""
        with self._lock:
            self._keep_dismissed(self._dismissed() | {self._earlier(which).id})

    def copies(self) -> list[Copy]:
        """The copies of the open file from before updates, newest first; the oldest are deleted automatically."""
        return copies_of(self.current.database.path)

    def accounts(self) -> list[EarlierFile]:
        """The accounts with a file here, while nobody is signed in."""
        return [] if self._settings.current.signed_in else account_files(self._folder)

    def lost_accounts(self) -> list[EarlierFile]:
        """The ``accounts`` if nobody signed out: the settings were lost, and one of them is likely the user's."""
        return self.accounts() if self._settings.current.lost else []

    # -- details ------------------------------------------------------------------------------------------------------

    def _follow(self) -> bool:
        """Open the profile of who is signed in; return whether another one was opened.

        The open file's path is compared, because an earlier try may have failed.
        """
        if self._settings.read_again():
            self.settings_reread()
        signed_in = self._settings.current.signed_in
        if self.current.database.path == database_path(self._folder, signed_in):
            return False
        self._switch_to(signed_in)
        return True

    def _switch_to(self, signed_in: SignedIn | None) -> None:
        self._take(open_profile(self._folder, signed_in, self._clock, self._settings.current.project))

    def _take(self, opened: Profile) -> None:
        """Let another profile be the open one."""
        if self._closed:
            opened.database.close()
            raise StoreError("The data was closed meanwhile.")
        self.leaving()
        before, self.current = self.current, opened
        before.database.close()
        self.switched()
        if not self._is_local():
            adopt_local(self._folder, opened, self._clock)

    def _keep_apart(self, apart: bool) -> None:
        """Say whether what was logged without an account joins the next one, if it is what is open."""
        if self._is_local() and self.current.queries.facts().kept_apart != apart:
            keep_facts(self.current.database, lambda facts: replace(facts, kept_apart=apart))

    def _is_local(self) -> bool:
        return self.current.database.path == database_path(self._folder, None)

    def _finish(self, ending: Ending) -> None:
        """Do what an ending asks for; may be repeated after a crash."""
        signed_in = self._settings.current.signed_in
        if signed_in and signed_in.user_id == ending.user_id:
            self._settings.change(signed_in=None)
        try:
            finish(self._folder, ending, self._clock)
        except errors(StoreError, OSError) as error:
            log.warning("the data of a deleted account wait for the next start: %s", type(error).__name__)
        else:
            account_end.drop(self._folder, ending.user_id)

    def _server(self) -> str:
        project = self._settings.current.project
        return project.url if project else ""

    def _earlier(self, which: str) -> EarlierFile:
        found = next((each for each in self.earlier(dismissed=True) if each.id == which), None)
        if found is None:
            raise InvalidInput("There is no such file on this computer; `earlier` lists them.")
        return found

    def _dismissed(self) -> set[str]:
        return set(self.current.queries.facts().earlier_dismissed.split())

    def _keep_dismissed(self, ids: set[str]) -> None:
        if ids != self._dismissed():
            keep_facts(self.current.database, lambda facts: replace(facts, earlier_dismissed=" ".join(sorted(ids))))


# -- files ------------------------------------------------------------------------------------------------------------


def open_profile(folder: Path, signed_in: SignedIn | None, clock: Clock, project: Project | None = None) -> Profile:
    """Open a profile, made if it is absent. Raises a StoreError; AccountProblem if the file is somebody else's.

    An account's file remembers its ``project``.
    """
    path = database_path(folder, signed_in)
    _make(path.parent)
    finish_rebuilding(path)
    check_suspect(path)
    with ExitStack() as if_it_fails:
        database = if_it_fails.enter_context(closing(Database(path)))
        writer = Writer(database, clock)
        if signed_in:
            check_identity(database)
        user_id = writer.claim(*((signed_in.user_id, signed_in.email) if signed_in else (None, "")))
        if signed_in and project:
            keep_account(database, project, signed_in.email)
        if_it_fails.pop_all()
    return Profile(user_id, database, writer, Queries(database), History(database, user_id))


def adopt_local(folder: Path, profile: Profile, clock: Clock) -> None:
    """Merge what was logged without an account into the account's ``profile``; its file is kept as a backup.

    Data that are kept apart stay: an account was switched to, or these are what is left of one that was deleted.
    After a crash the next start does it; a file of a newer version waits until that version runs again.
    """
    path = database_path(folder, None)
    if not path.exists():
        return
    try:
        local = open_profile(folder, None, clock)
    except NewerDatabase as error:
        log.warning("what was logged without an account can't be merged: %s", error)
        return
    with closing(local.database):
        if local.queries.facts().kept_apart:
            return
        if profile.history.first_day() and local.history.first_day():  # what is merged into it could change a lot
            back_up(profile.database, SIGN_IN, clock.now())
        adopt(local.database, profile.writer, profile.user_id)
    _keep_as_backup(folder, path, f"before-sign-in-{clock.now():%Y%m%dT%H%M%S}-{local.user_id[:8]}.db")


def finish(folder: Path, ending: Ending, clock: Clock) -> None:
    """Make an ended account's data those of no account, its file being kept as a backup; or delete them."""
    path = folder / "accounts" / f"{ending.user_id}.db"
    if not ending.keep_data:
        delete_account_files(path, folder / "backups")
    elif path.exists():
        with closing(open_profile(folder, None, clock).database) as local, closing(Database(path)) as source:
            keep_facts(local, lambda facts: replace(facts, kept_apart=True))  # it is not for another account
            adopt(source, Writer(local, clock), Queries(local).facts().owner)
        _move_to_backups(folder, ending.user_id, "before-account-deletion", clock)


def is_older(folder: Path) -> bool:
    """True if the file that will be opened was made by an older version, and so is migrated first."""
    return 0 < format_of(database_path(folder, settings_on_disk(folder).signed_in)) < LATEST


def open_copy(folder: Path, user_id: str = "") -> tuple[Copy, Path]:
    """Go back to a profile's copy from before an update; return the copy and the path that keeps the newer file.

    ``user_id`` is an account's, "" the present profile. Called before there is an App: the file can't be opened. Raises
    InvalidInput if there is no need, and a StoreError.
    """
    path = database_path(folder, settings_on_disk(folder).signed_in)
    if user_id:
        path = folder / "accounts" / f"{user_id}.db"
        if path not in (folder / "accounts").glob("*.db"):
            raise InvalidInput("There is no such file on this computer; `earlier` lists them.")
    if not path.exists():
        raise InvalidInput("There is no data here yet.")
    _make(path.parent)
    return restore_copy(path)


def import_file(folder: Path, profile: Profile, earlier: EarlierFile, clock: Clock) -> None:
    """Merge an earlier account's file, or a newer version's, into ``profile``; the old one is kept as a backup.

    After a crash it can be repeated: nothing is merged twice.
    """
    path = _where(folder, profile, earlier)
    _make(folder / "backups")  # before anything is changed
    with closing(Database(path)) as source:
        adopt(source, profile.writer, profile.user_id)
    _keep_as_backup(folder, path, f"before-bringing-in-{clock.now():%Y%m%dT%H%M%S}-{earlier.user_id[:8]}.db")


def _where(folder: Path, profile: Profile, earlier: EarlierFile) -> Path:
    if not earlier.kept:
        return folder / "accounts" / f"{uuid.UUID(earlier.user_id)}.db"
    local = database_path(folder, None)
    is_local = earlier.kept.startswith(f"{local.stem}.")
    return (local if is_local else profile.database.path).with_name(earlier.kept)


def _move_to_backups(folder: Path, user_id: str, why: str, clock: Clock) -> None:
    path = folder / "accounts" / f"{uuid.UUID(user_id)}.db"
    move_to_backup(path, free_name(_make(folder / "backups") / f"{why}-{clock.now():%Y%m%dT%H%M%S}-{user_id[:8]}.db"))


def _keep_as_backup(folder: Path, path: Path, name: str) -> None:
    backup = free_name(_make(folder / "backups") / name)
    with suppress(FileNotFoundError):  # another process that does the same was faster
        path.rename(backup)


def _make(folder: Path) -> Path:
    try:
        return own_folder(folder)
    except OSError as error:
        raise DatabaseUnwritable(
            Sentence("The folder {folder} can't be used: {reason}.", folder=str(folder), reason=reason_of(error))
        ) from error
