"""The account of this installation: connect a project, sign up, sign in and out, and open its profile.

All methods but ``session_note`` wait for the network or the keyring. Tokens are kept by app/session.py, files by
app/profiles.py.
"""

from __future__ import annotations

from dataclasses import replace

from organic_desktop.app.known_accounts import KnownAccount, SignOutPreview
from organic_desktop.app.profiles import Profiles
from organic_desktop.app.session import Sessions
from organic_desktop.app.sync_service import SyncService
from organic_desktop.core.errors import NewerDatabase
from organic_desktop.core.keychain import NOT_KEPT
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import SettingsFile, SignedIn
from organic_desktop.store.facts import keep_facts


class Account:
    """``app.account``: whoever signs in or out here has sync paused meanwhile, and another profile open afterwards."""

    def __init__(self, settings: SettingsFile, sessions: Sessions, profiles: Profiles, sync: SyncService) -> None:
        self._settings, self._sessions, self._profiles, self._sync = settings, sessions, profiles, sync

    def connect(self, url: str, publishable_key: str) -> Sentence | None:
        """Remember a Supabase project; return a warning about its key, if there is one. Raises UnsafeProject."""
        with self._sync.paused():
            return self._sessions.connect(url, publishable_key)

    def sign_up(self, email: str, password: str, *, must_keep: bool = False) -> bool:
        """Make an account and sign in; False if the server wants the address confirmed first."""
        with self._sync.paused():
            signed_in = self._sessions.sign_up(email, password, must_keep=must_keep)
            if signed_in:
                self._open(signed_in)
        return signed_in is not None

    def sign_in(self, email: str, password: str, *, must_keep: bool = False) -> None:
        """Sign in; what was logged without an account is merged into the account's file.

        ``must_keep`` refuses a session that the keyring can't keep (KeychainUnavailable).
        """
        with self._sync.paused():
            self._open(self._sessions.sign_in(email, password, must_keep=must_keep))

    def sign_out(self) -> None:
        """Sign out; unsent edits stay in the account's file until its next sign-in."""
        with self._sync.paused():
            self._sessions.sign_out()
            self._profiles.switch_to(None)
            self._reload()

    def sign_out_preview(self) -> SignOutPreview:
        """Return what signing out here would leave unsent. Raises SignInNeeded if no account is open."""
        raise NotImplementedError

    def known(self) -> list[KnownAccount]:
        """Return the accounts of this computer, the open one first. Asks the keyring, which may wait."""
        raise NotImplementedError

    def switch_to(self, user_id: str) -> None:
        """Open another of the ``known`` accounts with its own project and session; the present one stays signed in.

        Raises SignInNeeded if its session is gone: then the account and its project are open, and only syncing waits
        for a sign-in. Raises InvalidInput for an unknown one and a StoreError, with nothing changed.
        """
        raise NotImplementedError

    def forget(self, user_id: str, *, even_unsent: bool = False) -> None:
        """Take an account off the list: delete its session, and move its file to the backups.

        Raises InvalidInput for the open one, and for one with unsent edits unless ``even_unsent``.
        """
        raise NotImplementedError

    def delete(self, *, keep_data: bool) -> None:
        """Delete the open account and all of its rows on the server, end its session, and open no account.

        ``keep_data``: what is on this computer becomes data without an account; else it is deleted, copies included.
        Raises NotOffered (with what to ask the project's owner), SignInNeeded, Offline, with nothing changed; if no
        answer came (``unanswered``), the next cycle finds out, and does the rest if the account is gone.
        """
        raise NotImplementedError

    def leave(self, *, keep_data: bool) -> None:
        """Do the local part of ``delete`` for an account that is gone on the server (AccountGone)."""
        raise NotImplementedError

    def recover(self, email: str) -> None:
        """Ask the server for a mail with a link to a new password."""
        self._sessions.recover(email)

    def open_signed_out(self, user_id: str) -> None:
        """Open the file of one of ``Profiles.accounts``, without a session: to sync, sign in.

        Raises InvalidInput, and a StoreError with nothing changed.
        """
        with self._sync.paused():
            self._profiles.open_account(user_id)
            self._reload()

    @property
    def session_note(self) -> Sentence | None:
        """The sentence that the session ends with the program, if no keyring keeps it."""
        return NOT_KEPT if self._settings.current.signed_in and not self._sessions.is_kept else None

    def _open(self, signed_in: SignedIn) -> None:
        """Open the profile of who has just signed in."""
        try:
            self._profiles.switch_to(signed_in)
        except NewerDatabase:  # until this program is updated, edits need a file
            self._sessions.sign_out()
            raise
        keep_facts(self._profiles.current.database, lambda facts: replace(facts, problem="", sentence=Sentence("")))
        self._reload()

    def _reload(self) -> None:
        self._profiles.reloaded()
        self._sync.now()
