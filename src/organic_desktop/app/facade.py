"""Builds every object once and wires them: the one thing that the window and the command line talk to. No Qt.

One SQLite file per account, and one for "no account"; which is open follows from who is signed in.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from organic_desktop.app.conversations import Conversations
from organic_desktop.app.day_change import DayChange
from organic_desktop.app.days import Days
from organic_desktop.app.modules import Modules
from organic_desktop.app.permanent_deletion import Purging
from organic_desktop.app.profiles import (
    PersonsFile,
    account_files,
    bring_in,
    earlier_files,
    kept_files,
    open_file,
    path_of,
    take_in_local,
)
from organic_desktop.app.sync_review import Decisions
from organic_desktop.app.sync_service import Synchronizer
from organic_desktop.core.clock import Clock, SystemClock, is_evening, local_day
from organic_desktop.core.errors import DatabaseBusy, InvalidInput, NewerDatabase, SignInNeeded, Stopped, StoreError
from organic_desktop.core.files import keeps_permissions
from organic_desktop.core.keychain import NOT_KEPT, Keychain
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import Settings, SettingsFile, SignedIn
from organic_desktop.reminders.service import Reminders
from organic_desktop.store.adoption import EarlierFile
from organic_desktop.store.backups import Copy, copies_of
from organic_desktop.store.facts import keep_facts
from organic_desktop.store.journal import Edited, edits_between, last_line
from organic_desktop.store.outbox import Trying
from organic_desktop.store.schema import MIRRORED
from organic_desktop.store.undo import Undone, undo_edit
from organic_desktop.sync.status import Missing, Status, SyncReport
from organic_desktop.sync.tables import is_reversible
from organic_desktop.system.timekeeper import Timekeeper
from organic_desktop.wellness.metrics import Metric
from organic_desktop.wellness.units import Units

if TYPE_CHECKING:
    from organic_desktop.app.server_check import ServerCheck
    from organic_desktop.app.session import Account

QUIT_SECONDS = 2.0
PUT_OFF = "earlier_put_off"  # in the file: earlier accounts whose files are not to be offered again
ALL_TABLES = frozenset(mirrored.name for mirrored in MIRRORED)


class Mark(NamedTuple):
    """A place in the journal of one person's file."""

    user_id: str
    line: int


class App:
    """The product without its faces. Every call is a transaction of its own and may come from any thread.

    Those that wait for the network or the keyring say so; all others return within milliseconds.
    """

    def __init__(self, folder: Path, *, clock: Clock | None = None, keychain: Keychain | None = None) -> None:
        self.folder = folder
        self._clock = clock or SystemClock()
        self._settings = SettingsFile(folder)
        self._keychain = keychain or Keychain()
        self._file = open_file(folder, self.settings.signed_in, self._clock, self._server())
        try:
            if self.settings.signed_in:
                take_in_local(folder, self._file, self._clock)  # a crash may have ended a sign-in before this
        except BaseException:
            self._file.database.close()
            raise
        self._editing = threading.Lock()
        self._synchronizer = Synchronizer(self._clock, lambda: self._account, lambda: self._on_progress())
        self._on_progress: Callable[[], None] = lambda: None
        self._on_changed: Callable[[frozenset[str]], None] = lambda tables: None
        self.days = Days(lambda: self._file, self._edit, self.today)
        self.modules = Modules(lambda: self._file, self._edit)
        self.conversations = Conversations(lambda: self._file, self._edit)
        self.decisions = Decisions(lambda: self._file, self._edit)
        self.purging = Purging(folder, self._edit)
        self.timekeeper = Timekeeper(self._clock)
        self.reminders = Reminders(folder, self._clock, lambda: self.settings, self.days, self.timekeeper)
        self._day_change = DayChange(self.timekeeper, self._clock, lambda: self.settings)
        for wake_up in (self._drop_connections, self.reminders.check, self._day_change.check):
            self.timekeeper.on_wake_up(wake_up)
        self._on_edited: Callable[[], None] = lambda: None

    # -- settings -----------------------------------------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        return self._settings.current

    def change_settings(self, **changes: Any) -> Settings:
        """Replace settings by name; saved at once."""
        changed = self._settings.change(**changes)
        self.reminders.check()
        self._day_change.check()
        return changed

    def folder_problems(self) -> list[Sentence]:
        """What the user is to know of the data folder: a sentence for each thing in it that can't be used as it is."""
        found = [*self._settings.problems]
        if problem := self.reminders.problem:
            found.append(problem)
        if not keeps_permissions(self.folder):
            found.append(
                Sentence(
                    "The disk of {folder} keeps no permissions: whoever can use it can read what is saved there.",
                    folder=str(self.folder),
                )
            )
        return found

    def units(self) -> Units:
        """What the user reads and types in."""
        return Units(self.settings.volume, self.settings.hours)

    def is_new(self) -> bool:
        """Whether nobody has begun here yet: the first page is for them."""
        chosen = self.settings
        return not (chosen.welcomed or chosen.signed_in or self._file.queries.dates(self._file.user_id))

    def goal(self, metric: Metric) -> Decimal | None:
        """What the user wants to reach in a day; None or 0 is no goal."""
        try:
            return Decimal(self.settings.goals[metric.column])
        except (KeyError, InvalidOperation):  # none chosen, or a file that somebody edited
            return metric.goal

    def today(self) -> date:
        """The user's date now, in their zone and from their start of the day."""
        return local_day(self._clock.now(), self.settings.zone(), self.settings.day_start_hour)

    def now(self) -> datetime:
        """This moment, in the user's zone."""
        return self._clock.now().astimezone(self.settings.zone())

    def is_evening(self) -> bool:
        """Whether the user's day nears its end."""
        return is_evening(self._clock.now(), self.settings.zone(), self.settings.day_start_hour)

    def data_version(self) -> object:
        """A value that is another one once anybody has changed the rows, or another person's file is open."""
        return self._file.database.version()

    # -- undo ---------------------------------------------------------------------------------------------------------

    def edits_since(self, mark: Mark | None) -> tuple[Mark, list[Edited] | None]:
        """The user's edits since an earlier ``mark``, from whichever window or program, and the mark to ask with next.

        None instead of edits where another file is open since, whose edits the mark says nothing of.
        """
        file = self._file
        now = Mark(file.user_id, last_line(file.database))
        if mark is None or mark.user_id != now.user_id:
            return now, None
        return now, edits_between(file.database, mark.line, now.line, is_reversible)

    def undo(self, edit_id: str) -> Undone:
        """Undo an edit, as far as nothing was changed since; to redo it, undo the edit that undid it."""
        with self._editing:
            self._follow_other_processes()
            undone = undo_edit(self._file.writer, self._file.user_id, edit_id, is_reversible)
        self.sync_soon()
        return undone

    # -- the account (waits for the network and the keyring) ----------------------------------------------------------

    def connect(self, url: str, publishable_key: str) -> Sentence | None:
        """Remember a Supabase project; returns what is to be said of its key. Raises UnsafeProject."""
        with self._synchronizer.at_rest():
            return self._account.connect(url, publishable_key)

    def sign_up(self, email: str, password: str, *, must_keep: bool = False) -> bool:
        """Make an account and sign in; False where the server wants the address confirmed first."""
        with self._synchronizer.at_rest():
            signed_in = self._account.sign_up(email, password, must_keep=must_keep)
            if signed_in:
                self._join(signed_in)
        return signed_in is not None

    def sign_in(self, email: str, password: str, *, must_keep: bool = False) -> None:
        """Sign in; what was logged without an account joins the account's own file."""
        with self._synchronizer.at_rest():
            self._join(self._account.sign_in(email, password, must_keep=must_keep))

    def recover(self, email: str) -> None:
        """Ask the server for a mail with a link to a new password."""
        self._account.recover(email)

    @property
    def session_note(self) -> Sentence | None:
        """That the session lasts only until the program ends, where no keyring keeps it; None while one does."""
        kept = "_account" not in vars(self) or self.settings.signed_in is None or self._account.is_kept
        return None if kept else NOT_KEPT

    def earlier_files(self, *, put_off: bool = False) -> list[EarlierFile]:
        """What a newer program, or an earlier account of the address, left here; ``put_off`` includes "not now"."""
        signed_in = self.settings.signed_in
        put_off_ids = set() if put_off else self._put_off()
        found = kept_files(self.folder, signed_in)
        if signed_in:
            found += earlier_files(self.folder, signed_in, self._server())
        return [each for each in found if each.id not in put_off_ids]

    def bring_in(self, which: str) -> None:
        """Merge one of the ``earlier_files`` into the open one; a backup of it is kept. Raises InvalidInput."""
        with self._edit() as file:
            bring_in(self.folder, file, self._earlier(which), self._clock)
            self._note_put_off(self._put_off() - {which})  # a later file may get its name
        self._on_changed(ALL_TABLES)

    def put_off(self, which: str) -> None:
        """Don't offer it by itself any more."""
        with self._editing:
            self._note_put_off(self._put_off() | {self._earlier(which).id})

    def copies(self) -> list[Copy]:
        """The copies of the open file from before updates, newest first; the oldest go by themselves."""
        return copies_of(self._file.database.path)

    def _put_off(self) -> set[str]:
        return set(self._file.queries.fact(PUT_OFF).split())

    def _note_put_off(self, ids: set[str]) -> None:
        if ids != self._put_off():
            keep_facts(self._file.database, **{PUT_OFF: " ".join(sorted(ids))})

    def _earlier(self, which: str) -> EarlierFile:
        found = next((each for each in self.earlier_files(put_off=True) if each.id == which), None)
        if found is None:
            raise InvalidInput("There is no such file on this computer; `earlier` lists them.")
        return found

    def accounts_here(self) -> list[EarlierFile]:
        """The accounts whose files lie here, while nobody is signed in."""
        return [] if self.settings.signed_in else account_files(self.folder)

    def accounts_lost(self) -> list[EarlierFile]:
        """``accounts_here``, if nobody signed out: it was lost who is signed in, and one of them is likely the user."""
        return self.accounts_here() if self.settings.lost else []

    def open_account(self, user_id: str) -> None:
        """Go on in the file of an account that lies here, without a session: to sync takes a sign-in.

        Raises InvalidInput, and a StoreError with nothing changed.
        """
        found = next((each for each in self.accounts_here() if each.user_id == user_id), None)
        if found is None:
            raise InvalidInput("There is no such file on this computer; `earlier` lists them.")
        with self._synchronizer.at_rest():
            signed_in = SignedIn(found.user_id, found.email)
            with self._editing:
                lost = self.settings.lost
                self._settings.change(signed_in=signed_in)
                try:
                    self._switch_to(signed_in)
                except StoreError:  # of a newer version, for example: nobody is in it
                    self._settings.change(signed_in=None, lost=lost)
                    raise
            self._changed()

    def sign_out(self) -> None:
        """Sign out; unsent edits stay in the account's file and go on with its next sign-in."""
        with self._synchronizer.at_rest():
            self._account.sign_out()
            with self._editing:
                self._switch_to(None)
            self._changed()

    # -- sync ---------------------------------------------------------------------------------------------------------

    def sync(
        self,
        patience: float = 30.0,
        *,
        thorough: bool = True,
        missing: Missing = Missing.ASK,
        trying: Trying = Trying.ASKED,
    ) -> SyncReport:
        """One full cycle, now; waits ``patience`` seconds for one that runs elsewhere.

        ``thorough`` includes the check for rows deleted on the server; ``missing`` is what becomes of many; ``trying``
        says which refused changes are sent again.
        Raises Offline, SignInNeeded, AccountProblem, SchemaChanged, DecisionNeeded, DatabaseBusy: the edits wait.
        """
        if missing is Missing.ASK:  # an answer is about the file that asked
            self._follow()
        if self.settings.signed_in is None:
            raise SignInNeeded("Please sign in to sync.")
        return self._synchronizer.cycle(lambda: self._file, patience, thorough=thorough, missing=missing, trying=trying)

    def cancel_sync(self) -> None:
        """Stop the cycle under way; the next goes on where it stopped."""
        self._synchronizer.cancel()

    def server_check(self, days: int = 30) -> ServerCheck:
        """The statistics and the streak beside the server's own; waits for the network, raises as its requests do."""
        from organic_desktop.app.server_check import ask, compare  # brings httpx, as the account does

        if self.settings.signed_in is None:
            raise SignInNeeded("Please sign in to compare with the server.")
        there = ask(self._account, self._file.user_id, days, self.settings.zone().key)
        return compare(self.days.stats(days), self.days.streak(), there, self._file.queries.waiting().pending)

    def status(self) -> Status:
        """What the chip and ``status`` show; local, and quick."""
        return self._synchronizer.status(self._file, self.settings)

    def start_sync(self, on_status: Callable[[Status], None], on_changed: Callable[[frozenset[str]], None]) -> None:
        """Sync in the background from now on; both callbacks come from the sync thread."""
        self._on_changed = on_changed

        def report(done: SyncReport) -> None:
            if done.tables:
                self.reminders.check()
                on_changed(done.tables)

        self._on_progress = lambda: on_status(self.status())
        self._synchronizer.start(self._background_cycle, report, self._on_progress, self.timekeeper.wait)

    def when_edited(self, callback: Callable[[], None]) -> None:
        """Call back, on the editing thread, whenever an edit was made here, or may have been made elsewhere."""
        self._on_edited = callback

    def when_day_changes(self, callback: Callable[[], None]) -> None:
        """Call back, on the timekeeper's thread, whenever the user's day or evening begins."""
        self._day_change.start(callback)

    def sync_soon(self) -> None:
        """An edit was made, or may have been: the window came to the front."""
        self._on_edited()
        self.reminders.check()
        self._synchronizer.soon()

    def sync_now(self) -> None:
        """The user, or the network's return, asks for it."""
        self._synchronizer.now()

    def close(self) -> None:
        """End. What waits is sent, for two seconds at most; the rest waits on disk."""
        try:
            self.reminders.stop()
            self._synchronizer.end(QUIT_SECONDS, self._has_to_send)
            if "_account" in vars(self):
                self._account.close()
        finally:
            self.timekeeper.stop()
            self._file.database.close()

    # -- details ------------------------------------------------------------------------------------------------------

    def _has_to_send(self) -> bool:
        with suppress(StoreError):  # what can't be read can't be sent; the program ends all the same
            return bool(self.status().pending) and not self.settings.sync_paused
        return False

    @contextmanager
    def _edit(self) -> Iterator[PersonsFile]:
        """The open file, for one edit, which is then sent soon."""
        with self._editing:
            self._follow_other_processes()
            yield self._file
        self.sync_soon()

    def _background_cycle(self) -> SyncReport | None:
        self._follow()
        if self.settings.signed_in is None or self.settings.sync_paused:
            return None
        try:
            return self.sync(patience=0.0, thorough=False, trying=Trying.DUE)
        except DatabaseBusy:  # another process of this program syncs the same file: as good
            return None
        except (Stopped, SignInNeeded):
            if self._is_left_behind():
                self._synchronizer.soon()
                return None
            raise

    @cached_property
    def _account(self) -> Account:
        """Made when it is first asked for: it brings httpx, which the first look at a day needn't wait for."""
        from organic_desktop.app.session import Account

        return Account(self.folder, self._settings, self._keychain, self._clock)

    def _drop_connections(self) -> None:
        """The computer slept: connections made before are likely dead, and waiting for them would take long."""
        if "_account" in vars(self):
            self._account.close()

    def _join(self, signed_in: SignedIn) -> None:
        """Open the account's file, and bring in what was logged without one."""
        try:
            with self._editing:  # an edit of this moment goes to the old file before it is read, or to the new one
                self._switch_to(signed_in)
        except NewerDatabase:  # until this program is updated: what is logged meanwhile needs a file
            self._account.sign_out()
            raise
        keep_facts(self._file.database, problem="", sentence="")
        self._changed()

    def _switch_to(self, signed_in: SignedIn | None) -> None:
        """Go on in another person's file; what was logged without an account comes along."""
        before, self._file = self._file, open_file(self.folder, signed_in, self._clock, self._server())
        before.database.close()
        self._synchronizer.forget()
        if signed_in:
            take_in_local(self.folder, self._file, self._clock)

    def _follow_other_processes(self) -> bool:
        """Whether another process signed in or out, so that another file is open now; ``_editing`` must be held.

        Asked of the file itself, not only when the settings are news: to open the other one may have failed before.
        """
        if self._settings.read_again() and "_account" in vars(self):
            self._account.forget()
        if self._file.database.path == path_of(self.folder, self.settings.signed_in):
            return False
        self._switch_to(self.settings.signed_in)
        return True

    def _follow(self) -> None:
        """Go on in the file of who is signed in by now, and say so."""
        with self._editing:
            switched = self._follow_other_processes()
        if switched:
            self._on_changed(ALL_TABLES)

    def _server(self) -> str:
        project = self.settings.project
        return project.url if project else ""

    def _is_left_behind(self) -> bool:
        """Whether another process signed in or out, and this one hasn't followed yet."""
        self._settings.read_again()
        return self._file.database.path != path_of(self.folder, self.settings.signed_in)

    def _changed(self) -> None:
        """Another person's file is open: everything shown is out of date."""
        self._on_changed(ALL_TABLES)
        self.sync_now()
