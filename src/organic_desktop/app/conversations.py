"""The coaching conversations of the person whose file is open: read from anywhere, and the user's own words added.

No answer is made here; what other clients and their coaches said comes with sync.
"""

from __future__ import annotations

from organic_desktop.app.profiles import Profiles
from organic_desktop.core.errors import InvalidInput
from organic_desktop.store.conversations import Thread, Threads
from organic_desktop.store.journal import Source
from organic_desktop.store.schema import Message


class Conversations:
    """``current`` tells whose file is open now; ``editing`` opens it for one edit."""

    def __init__(self, profiles: Profiles) -> None:
        self._profiles = profiles

    def all(self) -> list[Thread]:
        """Every conversation with the number of its messages, oldest first; 100,000 messages take some 50 ms."""
        return self._threads().all(self._profiles.current.user_id)

    def one(self, conversation_id: str) -> Thread:
        """Raises InvalidInput where there is none."""
        found = self._threads().one(conversation_id)
        if found is None:
            raise InvalidInput("There is no such conversation; `conversations` lists them.")
        return found

    def messages(
        self, conversation_id: str, *, most: int | None = None, before: Message | None = None
    ) -> list[Message]:
        """The newest messages, or those before one; oldest first."""
        return self._threads().messages(conversation_id, most=most, before=before)

    def start(self, module_name: str, topic: str | None = None, *, source: Source = "typed") -> Thread:
        """Begin a conversation. Raises InvalidInput, with nothing changed, or a StoreError."""
        with self._profiles.edit() as profile:
            begun = profile.writer.start_conversation(profile.user_id, module_name, topic, source)
        return self.one(begun)

    def send(self, conversation_id: str, content: str, *, source: Source = "typed") -> Message:
        """Add the user's words. Raises InvalidInput, with nothing changed, or a StoreError."""
        with self._profiles.edit() as profile:
            sent = profile.writer.send_message(conversation_id, content, source)
        return self._threads().message(sent)

    def rewrite(self, message_id: str, content: str, *, source: Source = "typed") -> Message:
        """Change the user's words before they are sent, refused or not. Raises InvalidInput, with nothing changed."""
        with self._profiles.edit() as profile:
            rewritten = profile.writer.rewrite_message(message_id, content, source)
        return self._threads().message(rewritten)

    def words_of(self, message_id: str) -> str:
        """What a message that is here says."""
        return self._threads().message(message_id).content

    def _threads(self) -> Threads:
        return Threads(self._profiles.current.database)
