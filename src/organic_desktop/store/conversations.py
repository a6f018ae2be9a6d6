"""Named reads of conversations and their messages: each reads only what it shows, whatever else there is.

``messages_conversation_idx`` serves them: a conversation's messages by time. Messages of one moment are sorted by id.
During a first pull that index is absent (docs/decisions/0049): nothing may then look at all messages again and again.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select
from sqlalchemy import select as select_columns
from sqlmodel import and_, col, func, or_, select

from organic_desktop.store.codec import among
from organic_desktop.store.database import Database, sqlite_of
from organic_desktop.store.schema import Conversation, Message
from organic_desktop.store.types import kept_instant

_AT, _ID, _OF = col(Message.created_at), col(Message.id), col(Message.conversation_id)


@dataclass(frozen=True)
class Thread:
    """A conversation with the number of its messages here, and the time of the last one (``last_at``).

    The column ``message_count`` isn't read: it holds only what a client last wrote into it (``docs/sync.md``, rule 34).
    """

    id: str
    user_id: str
    module_name: str
    topic: str | None
    message_count: int
    created_at: datetime | None
    updated_at: datetime | None
    last_at: datetime | None


class ListedThread(NamedTuple):
    """A conversation as the list of all of them shows it; ``last`` is when it was last active, as text of the file."""

    id: str
    module_name: str
    topic: str | None
    last: str | None

    @property
    def last_at(self) -> datetime | None:
        """When its last message was written, or it was begun."""
        return kept_instant(self.last)


class Threads:
    """Named reads of one person's conversations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, user_id: str) -> list[Thread]:
        """Return every conversation, oldest first; each message is counted."""
        query = _threads().where(col(Conversation.user_id) == user_id)
        with self._database.reading() as session:
            rows = session.execute(query.order_by(col(Conversation.created_at).nulls_last(), col(Conversation.id)))
            return [Thread(*row) for row in rows]

    def listed(self, user_id: str) -> list[ListedThread]:
        """Return every conversation, the last active first; of the messages only the last of each is looked up."""
        with self._database.reading() as session:
            connection = sqlite_of(session)
            statement = _LISTED if connection.execute(_HAS_INDEX).fetchone() else _LISTED_BY_A_SCAN
            return list(map(ListedThread._make, connection.execute(statement, (user_id,))))

    def begun(self, user_id: str) -> list[datetime | None]:
        """Return when each conversation was begun, None if that isn't known."""
        query = "SELECT created_at FROM conversations WHERE user_id = ?"
        with self._database.reading() as session:
            return [kept_instant(at) for (at,) in sqlite_of(session).execute(query, (user_id,))]

    def message_counts(self, conversation_ids: Collection[str]) -> dict[str, int]:
        """Return how many messages of these conversations are here."""
        query = select_columns(_OF, func.count()).where(_OF.in_(among(conversation_ids))).group_by(_OF)
        with self._database.reading() as session:
            return {**dict.fromkeys(conversation_ids, 0), **dict(session.execute(query).all())}

    def one(self, conversation_id: str) -> Thread | None:
        """Return a conversation by its id."""
        with self._database.reading() as session:
            query = _threads(conversation_id).where(col(Conversation.id) == conversation_id)
            row = session.execute(query).first()
            return Thread(*row) if row else None

    def message(self, message_id: str) -> Message:
        """Return a message that is in the mirror."""
        with self._database.reading() as session:
            return session.get_one(Message, message_id)

    def has(self, conversation_id: str) -> bool:
        """True if a conversation of this id is here."""
        with self._database.reading() as session:
            return session.get(Conversation, conversation_id) is not None

    def has_message(self, message_id: str) -> bool:
        """True if a message of this id is here."""
        with self._database.reading() as session:
            return session.get(Message, message_id) is not None

    def messages(
        self, conversation_id: str, *, most: int | None = None, before: Message | None = None
    ) -> list[Message]:
        """Return the ``most`` newest messages before one (None: the end), oldest first."""
        query = select(Message).where(Message.conversation_id == conversation_id)
        if before is not None:
            query = query.where(_stands_before(before))
        # Messages without a time stand last (docs/sync.md, "Conflict rules per column").
        query = query.order_by(_AT.desc().nulls_first(), _ID.desc()).limit(most)
        with self._database.reading() as session:
            return list(session.exec(query))[::-1]


def _threads(conversation_id: str | None = None) -> Select[Any]:
    """Return the query for one thread or all, with the numbers of their messages.

    Plain columns: a person may have thousands of conversations, and model objects would block the window's thread.
    """
    said = select_columns(_OF, func.count().label("number"), func.max(_AT).label("last_at")).group_by(_OF)
    if conversation_id is not None:
        said = said.where(_OF.in_([conversation_id]))
    of = said.subquery()
    whole = col(Conversation.id), col(Conversation.user_id), col(Conversation.module_name), col(Conversation.topic)
    count, times = func.coalesce(of.c.number, 0), (col(Conversation.created_at), col(Conversation.updated_at))
    threads = select_columns(*whole, count, *times, of.c.last_at)
    return threads.join_from(Conversation, of, col(Conversation.id) == of.c.conversation_id, isouter=True)


def _stands_before(message: Message) -> ColumnElement[bool]:
    if message.created_at is None:
        return or_(_AT.is_not(None), message.id > _ID)
    return and_(message.created_at >= _AT, or_(message.created_at > _AT, message.id > _ID))


# Ready-made text, and few columns: making Python's values of thousands of rows takes longer than finding them.
_LISTED = """
    SELECT id, module_name, topic, coalesce(
        (SELECT created_at FROM messages WHERE conversation_id = conversations.id ORDER BY created_at DESC LIMIT 1),
        created_at
    ) AS last
    FROM conversations WHERE user_id = ? ORDER BY last DESC, created_at, id
"""
_LISTED_BY_A_SCAN = """
    SELECT id, module_name, topic, coalesce(said, created_at) AS last
    FROM conversations LEFT JOIN (
        SELECT conversation_id, max(created_at) AS said FROM messages GROUP BY conversation_id
    ) ON conversation_id = id
    WHERE user_id = ? ORDER BY last DESC, created_at, id
"""
_HAS_INDEX = "SELECT 1 FROM sqlite_master WHERE name = 'messages_conversation_idx'"
