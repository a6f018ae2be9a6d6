"""The coaching conversations of the open profile: read them, start one, send and edit messages.

No replies are generated here; those of other clients arrive by sync.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from organic_desktop.app.profiles import Profiles
from organic_desktop.core.errors import InvalidInput
from organic_desktop.store.conversations import ListedThread, Thread, Threads
from organic_desktop.store.journal import Source
from organic_desktop.store.schema import Message


class Conversations:
    """``app.conversations``: every call may come from any thread."""

    def __init__(self, profiles: Profiles) -> None:
        self._profiles = profiles

    def all(self) -> list[Thread]:
        """Return every conversation with the number of its messages, oldest first; each message is counted."""
        return self._threads().all(self._profiles.current.user_id)

    def listed(self) -> list[ListedThread]:
        """Return every conversation, the last active first; 10,000 take some 20 ms, however many messages there are."""
        return self._threads().listed(self._profiles.current.user_id)

    def begun(self) -> list[datetime | None]:
        """Return when each conversation was begun, None if that isn't known."""
        return self._threads().begun(self._profiles.current.user_id)

    def message_counts(self, conversation_ids: Collection[str]) -> dict[str, int]:
        """Return how many messages of these conversations are here; 100,000 take some 5 ms."""
        return self._threads().message_counts(conversation_ids)

    def one(self, conversation_id: str) -> Thread:
        """Return one conversation. Raises InvalidInput if it doesn't exist."""
        found = self._threads().one(conversation_id)
        if found is None:
            raise InvalidInput("There is no such conversation; `conversations` lists them.")
        return found

    def messages(
        self, conversation_id: str, *, most: int | None = None, before: Message | None = None
    ) -> list[Message]:
        """Return the ``most`` newest messages, or those before one; oldest first."""
        return self._threads().messages(conversation_id, most=most, before=before)

    def start(self, module_name: str, topic: str | None = None, *, source: Source = "typed") -> Thread:
        """Begin a conversation. Raises InvalidInput, with nothing changed, or a StoreError."""
        with self._profiles.edit() as profile:
            begun = profile.writer.start_conversation(profile.user_id, module_name, topic, source)
        return self.one(begun)

    def send(self, conversation_id: str, content: str, *, source: Source = "typed") -> Message:
        """Add a message of the user. Raises InvalidInput, with nothing changed, or a StoreError."""
        with self._profiles.edit() as profile:
            sent = profile.writer.send_message(conversation_id, content, source)
        return self._threads().message(sent)

    def rewrite(self, message_id: str, content: str, *, source: Source = "typed") -> Message:
        """Change a message of the user that isn't sent yet. Raises InvalidInput, with nothing changed."""
        with self._profiles.edit() as profile:
            rewritten = profile.writer.rewrite_message(message_id, content, source)
        return self._threads().message(rewritten)

    def words_of(self, message_id: str) -> str:
        """Return the text of a message."""
        return self._threads().message(message_id).content

    def _threads(self) -> Threads:
        return Threads(self._profiles.current.database)
