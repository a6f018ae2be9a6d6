"""The accounts of this computer: which there are, switching between them, and taking one off it.

Signing in and out is app/account.py's, what a deletion leaves behind app/account_end.py's, files are app/profiles.py's.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from organic_desktop.app import account_end
from organic_desktop.app.account_end import Ending
from organic_desktop.app.known_accounts import KnownAccount, SignOutPreview, known_file, known_files, project_of
from organic_desktop.app.profiles import Profiles
from organic_desktop.app.session import Sessions
from organic_desktop.app.sync_service import SyncService
from organic_desktop.core.errors import InvalidInput, OrganicError, SignInNeeded, Stopped
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import SettingsFile, SignedIn
from organic_desktop.store.adoption import EarlierFile
from organic_desktop.store.facts import keep_facts


class AccountsHere:
    """The part of ``app.account`` that is about several accounts; all methods wait for the keyring or the network."""

    def __init__(
        self, folder: Path, settings: SettingsFile, sessions: Sessions, profiles: Profiles, sync: SyncService
    ) -> None:
        self._folder, self._settings, self._sessions = folder, settings, sessions
        self._profiles, self._sync = profiles, sync

    # -- which there are ----------------------------------------------------------------------------------------------

    def sign_out_preview(self) -> SignOutPreview:
        """Return what signing out here would leave unsent. Raises SignInNeeded if no account is open."""
        signed_in, project = self._signed_in(), self._settings.current.project
        waiting = self._profiles.current.queries.waiting()
        others = tuple(each for each in self.known() if not each.is_open)
        return SignOutPreview(signed_in.email, project.url if project else "", waiting.pending, waiting.refused, others)

    def known(self) -> list[KnownAccount]:
        """Return the accounts of this computer, the open one first. Asks the keyring, which may wait."""
        signed_in = self._settings.current.signed_in
        is_open = signed_in.user_id if signed_in else ""
        # A sign-in under way, or one that crashed, isn't noted in the open one's file yet.
        files = (
            replace(each, signed_out=each.signed_out and each.user_id != is_open) for each in known_files(self._folder)
        )
        found = [self._known(each, is_open=each.user_id == is_open) for each in files]
        return sorted(found, key=lambda each: (not each.is_open, each.email.casefold(), each.server, each.user_id))

    def switch_to(self, user_id: str) -> None:
        """Open another of the ``known`` accounts with its own project and session; the present one stays signed in.

        Raises SignInNeeded if its session is gone: then the account and its project are open, and only syncing waits
        for a sign-in. Raises InvalidInput for an unknown one and a StoreError, with nothing changed.
        """
        with self._sync.paused():
            self._open_known(user_id, bring_local=False)
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
                Sentence("This account has unsent edits ({count}). Switch to it and sync first.", count=found.unsent)
            )
        project = project_of(found, self._settings.current.project)
        if project:
            self._sessions.end(user_id, project)
        self._sessions.store.forget_account(user_id)
        self._profiles.put_away(user_id)

    def open_signed_out(self, user_id: str) -> None:
        """Open an account's file while nobody is signed in, without a session: to sync, sign in.

        Raises InvalidInput, and a StoreError with nothing changed.
        """
        if self._settings.current.signed_in:
            raise InvalidInput("There is no such file on this computer; `earlier` lists them.")
        with self._sync.paused():
            self._open_known(user_id, bring_local=True)

    def cancel_sign_in(self) -> None:
        """Forget a sign-in that isn't finished: it belongs to the project that is left."""

    # -- the end of one -----------------------------------------------------------------------------------------------

    def open_now(self) -> str | None:
        """Return the id of the account that is open by now: another process may have opened another one."""
        self._settings.read_again()
        signed_in = self._settings.current.signed_in
        return signed_in.user_id if signed_in else None

    def delete(self, *, keep_data: bool, of: str | None = None) -> None:
        """Delete the open account and all of its rows on the server, end its session, and open no account.

        ``of`` is the account for which that was confirmed; raises Stopped if another one is open by now.
        ``keep_data``: what is on this computer becomes data without an account; else it is deleted, copies included.
        Raises NotOffered (with what to ask the project's owner), SignInNeeded, Offline, with nothing changed; if no
        answer came (``unanswered``), the next cycle finds out, and does the rest if the account is gone.
        """
        signed_in = self._confirmed(of)
        ending = Ending(signed_in.user_id, keep_data)
        with self._sync.paused():
            account_end.note(self._folder, ending)
            try:
                account_end.delete_on_server(self._sessions, signed_in.user_id, signed_in.email)
            except OrganicError as error:
                if not getattr(error, "unanswered", False):
                    account_end.drop(self._folder, signed_in.user_id)
                raise
            self._end(ending)

    def leave(self, *, keep_data: bool, of: str | None = None) -> None:
        """Take the open account and its session off this computer, and leave its server alone.

        For an account that is gone there (AccountGone) or can't be signed in to any more. Its data here become data
        without an account, edits that were never sent included; or they are deleted. ``of`` as in ``delete``.
        """
        ending = Ending(self._confirmed(of).user_id, keep_data)
        with self._sync.paused():
            self._end(ending)

    def finish_deletion(self, user_id: str, is_there: bool) -> None:
        """Go on with a deletion whose answer never came, now that the server has shown if the account is there."""
        ending = account_end.noted(self._folder, user_id)
        if ending is None:
            return
        with self._sync.paused():
            if is_there:
                account_end.drop(self._folder, user_id)
            else:
                self._end(ending)

    # -- details ------------------------------------------------------------------------------------------------------

    def _end(self, ending: Ending) -> None:
        account_end.note(self._folder, replace(ending, is_gone=True))
        self._sessions.sign_out()
        self._sessions.store.forget_account(ending.user_id)
        self._profiles.end_account(ending)
        self._reload()

    def _open_known(self, user_id: str, *, bring_local: bool) -> None:
        self.cancel_sign_in()
        self._profiles.open_account(user_id, bring_local=bring_local)
        self._sessions.forget()
        self._reload()

    def _confirmed(self, user_id: str | None) -> SignedIn:
        """Return who is signed in, if that is whom the user has confirmed something for. Raises Stopped."""
        if user_id is not None and self.open_now() not in {user_id, None}:
            raise Stopped("The account was changed in the meantime.")
        return self._signed_in()

    def _signed_in(self) -> SignedIn:
        signed_in = self._settings.current.signed_in
        if signed_in is None:
            raise SignInNeeded("Nobody is signed in.")
        return signed_in

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
