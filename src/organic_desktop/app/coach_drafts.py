"""Questions that are typed and not asked yet, by conversation: kept in the profile's file, never sent or synced."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organic_desktop.store.conversations import Threads
from organic_desktop.store.facts import keep_facts
from organic_desktop.wellness.modules import MESSAGE_BYTES

if TYPE_CHECKING:
    from organic_desktop.app.profiles import Profiles

MOST_DRAFTS = 50
NEW = ""
"""In place of a conversation's id: what is typed before the first conversation."""


class Drafts:
    """The drafts of the open profile. Calls may come from any thread, and take a millisecond or two."""

    def __init__(self, profiles: Profiles) -> None:
        self._profiles = profiles

    def all(self) -> dict[str, str]:
        """Return the drafts by conversation id."""
        kept = self._profiles.current.queries.facts().coach_drafts
        return {name: text for name, text in kept.items() if isinstance(text, str)}

    @property
    def owner(self) -> str:
        """The user id of the account whose drafts these are now, "" for no account."""
        return self._profiles.current.user_id

    def keep(self, conversation_id: str, text: str) -> None:
        """Keep a draft, or forget it if it is empty or longer than any message; the oldest make way for new ones.

        One of a conversation that isn't in this file isn't kept: it was typed before another account was opened.
        """
        if conversation_id != NEW and not Threads(self._profiles.current.database).has(conversation_id):
            return
        fits = text.strip() and len(text.encode("utf-8", "replace")) <= MESSAGE_BYTES
        drafts = self.all()
        if drafts.pop(conversation_id, "") == (text if fits else ""):
            return
        if fits:
            drafts[conversation_id] = text
        newest = dict(list(drafts.items())[-MOST_DRAFTS:])
        keep_facts(self._profiles.current.database, lambda facts: replace(facts, coach_drafts=newest))
