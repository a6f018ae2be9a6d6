"""The account of this installation: connect a project, sign up, sign in and out, and open its profile.

All methods but ``session_note`` wait for the network or the keyring. Tokens are kept by app/session.py, files by
app/profiles.py.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from organic_desktop.app.known_accounts import KnownAccount, SignOutPreview, known_file, known_files, project_of
from organic_desktop.app.profiles import Profiles
from organic_desktop.app.session import Sessions
from organic_desktop.app.sync_service import SyncService
from organic_desktop.core.errors import InvalidInput, NewerDatabase, SignInNeeded
from organic_desktop.core.keychain import NOT_KEPT
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import SettingsFile, SignedIn
from organic_desktop.store.adoption import EarlierFile
from organic_desktop.store.facts import keep_facts


class Account:
    """``app.account``: whoever signs in or out here has sync paused meanwhile, and another profile open afterwards."""

    def __init__(
        self, folder: Path, settings: SettingsFile, sessions: Sessions, profiles: Profiles, sync: SyncService
    ) -> None:
        self._folder, self._settings, self._sessions = folder, settings, sessions
        self._profiles, self._sync = profiles, sync

    def connect(self, url: str, publishable_key: str, *, set_aside: bool = False) -> Sentence | None:
        """Remember a Supabase project; return a warning about its key, if there is one.

        Raises UnsafeProject; InvalidInput while signed in at another project, unless that account is ``set_aside``: it
        stays signed in and can be switched back to, and no account is open until one is signed in.
        """
        with self._sync.paused():
            advice = self._sessions.connect(url, publishable_key, set_aside=set_aside)
            self._profiles.follow()
            self._profiles.keep_project()
        return advice

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
            if self._settings.current.signed_in:
                # First of all: a session that the keyring won't delete now must not be used by a switch later.
                self._keep_facts(signed_out=True)
            self._sessions.sign_out()
            self._profiles.switch_to(None)
            self._reload()

    def sign_out_preview(self) -> SignOutPreview:
        """Return what signing out here would leave unsent. Raises SignInNeeded if no account is open."""
        signed_in, project = self._settings.current.signed_in, self._settings.current.project
        if signed_in is None:
            raise SignInNeeded("Nobody is signed in.")
        waiting = self._profiles.current.queries.waiting()
        others = tuple(each for each in self.known() if not each.is_open)
        return SignOutPreview(signed_in.email, project.url if project else "", waiting.pending, waiting.refused, others)

    def known(self) -> list[KnownAccount]:
        """Return the accounts of this computer, the open one first. Asks the keyring, which may wait."""
        signed_in = self._settings.current.signed_in
        is_open = signed_in.user_id if signed_in else ""
        found = [self._known(each, is_open=each.user_id == is_open) for each in known_files(self._folder)]
        return sorted(found, key=lambda each: (not each.is_open, each.email.casefold(), each.server, each.user_id))

    def switch_to(self, user_id: str) -> None:
        """Open another of the ``known`` accounts with its own project and session; the present one stays signed in.

        Raises SignInNeeded if its session is gone: then the account and its project are open, and only syncing waits
        for a sign-in. Raises InvalidInput for an unknown one and a StoreError, with nothing changed.
        """
        with self._sync.paused():
            self._profiles.open_account(user_id)
            self._sessions.forget()
            self._reload()
        found = self._known(known_file(self._folder, user_id), is_open=True)
        if not found.has_session:
            raise self._sessions.no_session()

    def forget(self, user_id: str, *, even_unsent: bool = False) -> None:
        """Take an account off the list: delete its session, and move its file to the backups.

        Raises InvalidInput for the open one, and for one with unsent edits unless ``even_unsent``.
        """
        found = known_file(self._folder, user_id)
        signed_in = self._settings.current.signed_in
        if signed_in and signed_in.user_id == user_id:
            raise InvalidInput("This account is open. Sign out, or switch to another account first.")
        if found.unsent and not even_unsent:
            raise InvalidInput(
                Sentence("{count} edits of this account aren't sent yet. Switch to it and sync.", count=found.unsent)
            )
        project = project_of(found, self._settings.current.project)
        if project:
            self._sessions.end(user_id, project)
        self._sessions.store.forget(user_id)
        self._profiles.put_away(user_id)

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
        """Open an account's file while nobody is signed in, without a session: to sync, sign in.

        Raises InvalidInput, and a StoreError with nothing changed.
        """
        if self._settings.current.signed_in:
            raise InvalidInput("There is no such file on this computer; `earlier` lists them.")
        with suppress(SignInNeeded):
            self.switch_to(user_id)

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
        self._keep_facts(problem="", sentence=Sentence(""), signed_out=False)
        self._reload()

    def _known(self, found: EarlierFile, *, is_open: bool) -> KnownAccount:
        if found.signed_out:
            self._sessions.store.forget(found.user_id)  # if the keyring wouldn't when it should have
        has_session = not found.signed_out and self._sessions.has_session(found.user_id, found.server)
        return KnownAccount(found.user_id, found.email, found.server, found.unsent, has_session, is_open)

    def _keep_facts(self, **values: Any) -> None:
        keep_facts(self._profiles.current.database, lambda facts: replace(facts, **values))

    def _reload(self) -> None:
        self._profiles.reloaded()
        self._sync.now()
