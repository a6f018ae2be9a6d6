"""The App: builds every object of the program once and wires them, for the window and the command line. No Qt.

Each area is an object of its own (``app.days``, ``app.account``, …); methods here involve several of them.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from organic_desktop.app.account import Account
from organic_desktop.app.backups import Backups
from organic_desktop.app.cards import Cards
from organic_desktop.app.coach_activity import CoachActivity
from organic_desktop.app.conversations import Conversations
from organic_desktop.app.day_change import DayChange
from organic_desktop.app.days import Days
from organic_desktop.app.experiments import Experiments
from organic_desktop.app.goals import Goals
from organic_desktop.app.links import FindLinks
from organic_desktop.app.lock import Lock
from organic_desktop.app.modules import Modules
from organic_desktop.app.permanent_deletion import PermanentDeletion
from organic_desktop.app.person import Person
from organic_desktop.app.profiles import Profiles
from organic_desktop.app.programs import Programs
from organic_desktop.app.rehearsal import Rehearsals
from organic_desktop.app.session import Sessions
from organic_desktop.app.steps import Steps, own_steps
from organic_desktop.app.sums import Sums
from organic_desktop.app.sync_review import SyncReview
from organic_desktop.app.sync_service import SyncService
from organic_desktop.app.transfer import Transfer
from organic_desktop.app.updates import UpdatePage, Updates
from organic_desktop.app.zone_change import ZoneChange
from organic_desktop.core.callbacks import Callbacks
from organic_desktop.core.clock import Clock, SystemClock, is_evening, local_day
from organic_desktop.core.errors import SignInNeeded
from organic_desktop.core.files import keeps_permissions
from organic_desktop.core.goals import DayGoal
from organic_desktop.core.keychain import Keychain
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import Settings, SettingsFile
from organic_desktop.reminders.service import Reminders
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
    from organic_desktop.app.coach import Coach
    from organic_desktop.app.server_check import ServerCheck
    from organic_desktop.sync.rehearsal import Rehearsal
    from organic_desktop.sync.verify import Verified

QUIT_SECONDS = 2.0
ALL_TABLES = frozenset(mirrored.name for mirrored in MIRRORED)


class Mark(NamedTuple):
    """A place in the journal of one profile's file."""

    file: Path
    line: int


class App:
    """The program without its interfaces. Every call is one transaction and may come from any thread.

    Those that wait for the network or the keyring say so; all others return within milliseconds.
    """

    def __init__(
        self,
        folder: Path,
        *,
        clock: Clock | None = None,
        keychain: Keychain | None = None,
        lock: Lock | None = None,
        update_page: UpdatePage | None = None,
    ) -> None:
        """Open the data folder; ``update_page`` is another than this build's.

        Raises Locked before anything is read, unless its ``lock`` is open; StoreError.
        """
        self.folder = folder
        self._clock = clock or SystemClock()
        self.lock = lock or Lock(folder, keychain, self._clock)
        self.lock.check_open()
        self._settings = SettingsFile(folder)
        self._keychain = keychain or Keychain()
        self._sessions = Sessions(folder, self._settings, self._keychain, self._clock)
        self.profiles = Profiles(folder, self._settings, self._clock)
        self._sync = SyncService(self.profiles, self._sessions, self._settings, self._clock)
        self._rehearsals = Rehearsals(folder, self._sync, self._sessions, self._clock)
        self.account = Account(folder, self._settings, self._sessions, self.profiles, self._sync)
        self._build_areas()
        self.updates = Updates(folder, self._settings, self.timekeeper, self._clock, update_page)
        self._day_change = DayChange(self.timekeeper, self._clock, lambda: self.settings, self.reminders.check)
        self._rows_may_differ = Callbacks[[]]()
        self._coach: Coach | None = None
        self._making_coach = threading.Lock()
        self.coach_activity = CoachActivity()
        self._wire()

    def _build_areas(self) -> None:
        """Make an object for each area of the program, in the order in which they need each other."""
        folder = self.folder
        self.person = Person(self.profiles, self._settings)
        self.days = Days(self.profiles, self.today)
        self.goals = Goals(self._settings, self.today)
        self.steps = Steps(self._settings)
        self.cards = Cards(self._settings)
        self.programs = Programs(folder, self._settings)
        self.sums = Sums()
        self.links = FindLinks(self.days, self.today, self.sums)
        self.modules = Modules(self.profiles)
        self.conversations = Conversations(self.profiles)
        self.sync_review = SyncReview(self.profiles)
        self.permanent_deletion = PermanentDeletion(folder, self.profiles)
        self.timekeeper = Timekeeper(self._clock)
        self.backups = Backups(folder, self._settings, self.profiles, self._sync, self.timekeeper, self._clock)
        self.reminders = Reminders(
            folder,
            self._clock,
            lambda: self.settings,
            self.days,
            self.timekeeper,
            lambda reminder_id, day: self.experiments.is_ticked(reminder_id, day),
        )
        self.experiments = Experiments(self.profiles, self.days, self.reminders, self.today, self.now)
        self.transfer = Transfer(
            self.profiles,
            self.reminders,
            self.today,
            lambda: self.settings,
            self.change_settings,
            self.backups.make,
        )
        self.zone_change = ZoneChange(self._settings, self._clock)

    @property
    def coach(self) -> Coach:
        """The coach, made when it is first asked for: a start needn't wait for it."""
        with self._making_coach:
            if self._coach is None:
                self._coach = self._make_coach()
            return self._coach

    def _make_coach(self) -> Coach:
        from organic_desktop.app.coach import Coach
        from organic_desktop.app.coach_context import Composer
        from organic_desktop.app.coach_evidence import EvidenceReader
        from organic_desktop.app.coach_providers import CoachProviders
        from organic_desktop.coach.care import country_of

        def device() -> str:
            return self.change_settings().device_id  # on the disk from the first key on: it is part of its name

        def country() -> str:
            return country_of(self.settings.zone().key, self.settings.formats or os.environ.get("LANG", ""))

        evidence = EvidenceReader(self.days, self.modules, self.links, lambda: self.settings, self.today)
        providers = CoachProviders(self.profiles, self._keychain, device, self._clock)
        composer = Composer(self.profiles, providers, evidence)
        made = Coach(self.folder, self.profiles, providers, composer, self.today, country, self._clock)
        self.coach_activity.follow(made)
        return made

    def _wire(self) -> None:
        """Let each object hear of what concerns it."""
        for wake_up in (self._sessions.close, self.reminders.check, self._day_change.check):
            self.timekeeper.on_wake_up(wake_up)
        self._sync.account_shown.add(self.account.finish_deletion)
        for reread in (self._sessions.forget, self.updates.follow_settings):
            self.profiles.settings_reread.add(reread)
        for changed in (self.profiles.edited, self.profiles.switched, self.profiles.reloaded):
            changed.add(self.experiments.follow)
        self._rows_may_differ.add(self.reminders.check)
        self.profiles.edited.add(self._rows_may_differ)
        self.profiles.edited.add(self._sync.soon)

    # -- settings -----------------------------------------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        return self._settings.current

    def change_settings(self, **changes: Any) -> Settings:
        """Replace settings by name; saved at once. Who pauses sync stops a cycle under way before its next request."""
        if "timezone" in changes:  # chosen, so there is nothing to ask about
            changes = {**changes, "zone_seen": replace(self.settings, timezone=changes["timezone"]).zone().key}
        changed = self._settings.change(**changes)
        if changes.get("sync_paused"):
            self._sync.cancel()
        self.reminders.check()
        self._day_change.check()
        return changed

    def folder_problems(self) -> list[Sentence]:
        """Return a sentence for each problem in the data folder: skipped settings or reminders, missing permissions."""
        found = [*self._settings.problems]
        if problem := self.reminders.problem:
            found.append(problem)
        if not keeps_permissions(self.folder):
            found.append(
                Sentence(
                    "The disk of {folder} doesn't support permissions: anyone who can use it can read your data.",
                    folder=str(self.folder),
                )
            )
        return found

    def units(self) -> Units:
        """Return the units that the user reads and types."""
        return Units(self.settings.volume, self.settings.hours, own_steps(self.settings.own_steps))

    def is_new(self) -> bool:
        """True if nothing was logged or set up here yet: the welcome page is shown then."""
        settings, profile = self.settings, self.profiles.current
        return not (settings.welcomed or settings.signed_in or profile.history.first_day())

    def goal_on(self, metric: Metric, day: date) -> DayGoal | None:
        """Return the user's goal of a metric for a day, which that day is judged by; None is no goal."""
        return self.settings.goal_on(metric.column, day, metric.goal)

    def today(self) -> date:
        """Return the user's date now, in their zone and from their start of the day."""
        return local_day(self._clock.now(), self.settings.zone(), self.settings.day_start_hour)

    def now(self) -> datetime:
        """Return this moment in the user's zone."""
        return self._clock.now().astimezone(self.settings.zone())

    def is_evening(self) -> bool:
        """True from 6 p.m. until the user's day ends."""
        return is_evening(self._clock.now(), self.settings.zone(), self.settings.day_start_hour)

    def data_version(self) -> object:
        """Return a value that differs after any change of the rows, and after another profile was opened."""
        return self.profiles.current.database.version()

    # -- undo ---------------------------------------------------------------------------------------------------------

    def edits_since(self, mark: Mark | None, most_lines: int | None = None) -> tuple[Mark, list[Edited] | None]:
        """Return the mark for the next call, and the user's edits since an earlier ``mark``, by any window or process.

        None instead of edits if another profile was opened since. Of an edit with more than ``most_lines`` in the
        journal only the outline and the first row are read.
        """
        profile = self.profiles.current
        now = Mark(profile.database.path, last_line(profile.database))
        if mark is None or mark.file != now.file:
            return now, None
        return now, edits_between(profile.database, mark.line, now.line, is_reversible, most_lines)

    def undo(self, edit_id: str) -> Undone:
        """Undo an edit, as far as nothing was changed since; to redo it, undo the edit that undid it.

        Raises InvalidInput for the writing down of an experiment that is running.
        """
        self.experiments.check_undo(edit_id)
        with self.profiles.edit() as profile:
            return undo_edit(profile.writer, profile.user_id, edit_id, is_reversible)

    # -- sync ---------------------------------------------------------------------------------------------------------

    def sync(
        self,
        patience: float = 30.0,
        *,
        thorough: bool = True,
        missing: Missing = Missing.ASK,
        trying: Trying = Trying.ASKED,
    ) -> SyncReport:
        """Run one full cycle now; wait ``patience`` seconds for one of another process.

        ``thorough`` includes the deletion check; ``missing`` decides about many rows that are gone on the server;
        ``trying`` selects the refused changes that are sent again.
        Raises Offline, SignInNeeded, AccountProblem, SchemaChanged, DecisionNeeded, DatabaseBusy: the edits wait.
        """
        return self._sync.run(patience, thorough=thorough, missing=missing, trying=trying)

    def rehearse(
        self, patience: float = 30.0, *, missing: Missing = Missing.ASK, trying: Trying = Trying.ASKED
    ) -> Rehearsal:
        """Say what ``sync`` with the same arguments would send, receive, merge and remove; change nothing anywhere.

        Raises SignInNeeded, AccountProblem, DatabaseBusy, Stopped; what else would go wrong is the result's
        ``problem``. Waits for the network.
        """
        return self._rehearsals.rehearse(patience, missing, trying)

    def verify(self, patience: float = 30.0, *, progress: Callable[[int], None] = lambda _: None) -> Verified:
        """Compare every row with the server's, month by month; change nothing. Waits for the network.

        ``progress`` is called with the number of rows read so far. Raises as ``sync`` does.
        """
        return self._rehearsals.verify(patience, progress)

    def cancel_sync(self) -> None:
        """Stop the running cycle; the next one continues where it stopped."""
        self._sync.cancel()

    def server_check(self, days: int = 30) -> ServerCheck:
        """Compare averages and streak with the server's; waits for the network, raises as its requests do."""
        from organic_desktop.app.server_check import ask, compare  # brings httpx, which a start needn't wait for

        if self.settings.signed_in is None:
            raise SignInNeeded("Please sign in to compare with the server.")
        profile = self.profiles.current
        there = ask(self._sessions, profile.user_id, days, self.settings.zone().key)
        return compare(self.days.stats(days), self.days.streak(), there, profile.queries.waiting().pending)

    def status(self) -> Status:
        """Return the sync state; reads only the local file."""
        return self._sync.status()

    def start_sync(self, on_status: Callable[[Status], None], on_changed: Callable[[frozenset[str]], None]) -> None:
        """Sync in the background from now on; both callbacks come from the thread of a cycle or a sign-in."""

        def report(done: SyncReport) -> None:
            if done.tables:
                self.reminders.check()
                self.backups.soon()
                on_changed(done.tables)

        self.profiles.reloaded.add(lambda: on_changed(ALL_TABLES))
        self._sync.progressed.add(lambda: on_status(self.status()))
        self._sync.start(report, self.timekeeper.wait)
        self.backups.start()
        self.timekeeper.run_now("experiments", lambda: self.experiments.follow(always=True))

    def start_coach(self) -> None:
        """Let the coach send questions that wait, if any do; otherwise it isn't even made. For a thread."""
        from organic_desktop.store.coach import CoachRows

        if CoachRows(self.profiles.current.database).open_answers():
            self.coach.start()

    def when_edited(self, callback: Callable[[], None]) -> None:
        """Call back on the editing thread after each edit here, and when the window comes to the front."""
        self._rows_may_differ.add(callback)

    def when_day_changes(self, callback: Callable[[], None]) -> None:
        """Call back on the timekeeper's thread when the user's day or evening begins, or their time zone changes."""
        self._day_change.start(callback)

    def window_activated(self) -> None:
        """Check the reminders, look for other programs' edits and sync soon: the window came to the front."""
        self._rows_may_differ()
        self._sync.window_activated()
        if self._coach is not None:
            self._coach.queue.soon()  # a command may have left a question that waits

    def sync_now(self) -> None:
        """Sync at once: the user asked, or the network is back."""
        self._sync.now()

    def close(self) -> None:
        """End: send pending changes for two seconds at most; unsent ones stay on disk."""
        try:
            self.sums.close()
            self.updates.close()
            with self._making_coach:
                if self._coach is not None:
                    self._coach.close()
            self.reminders.stop()
            self.backups.stop()
            self._sync.end(QUIT_SECONDS)
            self._sessions.close()
        finally:
            self.timekeeper.stop()
            self.profiles.close()
