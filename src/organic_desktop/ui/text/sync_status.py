"""The sync status in words: a title, what is safe, and when the next try is."""

from __future__ import annotations

from PySide6.QtCore import QObject

from organic_desktop.core.errors import (
    AccountGone,
    AccountProblem,
    DecisionNeeded,
    KeychainLocked,
    KeyRefused,
    OrganicError,
    SchemaChanged,
    SecondFactorNeeded,
    ServerBusy,
    SignInNeeded,
)
from organic_desktop.sync.status import Status, SyncState

SOON_SECONDS, MINUTE, HOUR = 2, 60, 3600


class StateWords(QObject):
    """Describes a ``Status``."""

    def title(self, status: Status) -> str:
        """Return the state in two or three words."""
        if is_shown_paused(status):
            return self.tr("Paused")
        problem: dict[type[OrganicError] | None, str] = {
            SignInNeeded: self.tr("Please sign in again"),
            KeychainLocked: self.tr("Unlock your keyring"),
            DecisionNeeded: self.tr("Your decision is needed"),
            AccountGone: self.tr("The account was deleted"),
            AccountProblem: self.tr("The account doesn't match"),
            KeyRefused: self.tr("The project's key isn't valid"),
            SecondFactorNeeded: self.tr("The server asks for a second factor"),
            SchemaChanged: self.tr("The server's tables don't match"),
            ServerBusy: self.tr("The server is busy"),
            None: self.tr("Needs your attention"),
        }
        return {
            SyncState.LOCAL_ONLY: self.tr("On this computer"),
            SyncState.UP_TO_DATE: self.tr("Up to date"),
            SyncState.WAITING: self.tr("Sending soon") if status.pending else self.tr("Not synced yet"),
            SyncState.SYNCING: self.tr("Syncing…"),
            SyncState.OFFLINE: problem[ServerBusy] if status.problem_class is ServerBusy else self.tr("No connection"),
            SyncState.NEEDS_ATTENTION: problem.get(status.problem_class, self.tr("Sync interrupted")),
        }[status.state]

    def sentence(self, status: Status, next_try_in: float | None) -> str:
        """Return what is safe, and what happens next; ``next_try_in`` is in seconds."""
        if status.restored_at and status.account:
            restored = self.tr("A backup was restored. Nothing is sent until you have looked at what sync would do.")
            return f"{restored} {self._waiting(status)}".rstrip()
        if is_shown_paused(status):
            safe = self.tr("Everything is saved on this computer. Nothing is sent or received until you resume.")
            return f"{self._waiting(status)} {safe}".lstrip()
        follows = self.tr("The next sync starts automatically.")
        return {
            SyncState.LOCAL_ONLY: self.tr(
                "Everything is saved on this computer only. An account syncs it to other devices."
            ),
            SyncState.UP_TO_DATE: self.tr("Everything you logged is on this computer and on the server."),
            SyncState.WAITING: f"{self._waiting(status)} {follows}".lstrip(),
            SyncState.SYNCING: self.tr("You can keep logging meanwhile."),
            SyncState.OFFLINE: self._offline(next_try_in),
            SyncState.NEEDS_ATTENTION: self._attention(status),
        }[status.state]

    def next_try(self, seconds: float) -> str:
        """Return roughly when the next try is."""
        if seconds < SOON_SECONDS:
            return self.tr("now")
        if seconds < MINUTE - SOON_SECONDS:
            return self.tr("in about %n second(s)", "", round(seconds))
        if seconds < HOUR - MINUTE:
            return self.tr("in about %n minute(s)", "", round(seconds / MINUTE))
        return self.tr("in about %n hour(s)", "", round(seconds / HOUR))

    def _waiting(self, status: Status) -> str:
        return self.tr("%n unsent edit(s).", "", status.pending) if status.pending else ""

    def _offline(self, next_try_in: float | None) -> str:
        if next_try_in is None:
            return self.tr("Your edits are saved on this computer and will be sent automatically.")
        return self.tr("Your edits are saved on this computer; next attempt {0}.").format(self.next_try(next_try_in))

    def _attention(self, status: Status) -> str:
        known: dict[type[OrganicError] | None, str] = {
            SignInNeeded: self.tr(
                "The server ended the session. Your edits are saved here and will be sent once you sign in."
            ),
            KeychainLocked: self.tr(
                "Your session is in the system keyring, which is locked. Your edits are saved here; syncing goes on by "
                "itself once the keyring is unlocked."
            ),
            DecisionNeeded: self.tr("Nothing was removed. Your edits are saved and still being sent."),
            AccountGone: self.tr(
                "Everything is still on this computer. Keep it without an account, or delete it here."
            ),
            AccountProblem: self.tr("Nothing was changed, here or on the server. Your edits are saved here."),
            KeyRefused: self.tr("Your edits are saved here. Connect with the project's new key; you stay signed in."),
            SchemaChanged: self.tr("Your edits are saved here and will be sent once the project has the right tables."),
            None: self.tr("The server rejected %n edit(s). They are saved here; see Refused.", "", status.refused),
        }
        safe = known.get(status.problem_class, self.tr("Your edits are saved on this computer."))
        paused = self.tr("Syncing is paused.")
        return f"{safe} {paused}" if status.paused else safe


def is_shown_paused(status: Status) -> bool:
    """True if syncing is paused, and no other state is more important to show than that or why it is."""
    if status.restored_at and status.account:
        return True
    return status.paused and status.state not in (SyncState.SYNCING, SyncState.NEEDS_ATTENTION, SyncState.LOCAL_ONLY)
