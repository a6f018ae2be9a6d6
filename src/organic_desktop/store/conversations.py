"""Named reads of conversations and their messages, page by page: there may be a hundred thousand messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlalchemy import select as select_columns
from sqlmodel import and_, col, func, or_, select

from organic_desktop.store.database import Database
from organic_desktop.store.schema import Conversation, Message

# Messages without a time stand last (docs/sync.md, "Conflict rules per column"): false sorts before true.
_UNDATED, _AT, _ID = col(Message.created_at).is_(None), col(Message.created_at), col(Message.id)
_OWN = col(Message.conversation_id) == col(Conversation.id)


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


# Plain columns: a person may have thousands of conversations, and model objects would block the window's thread.
_THREADS = select_columns(
    col(Conversation.id),
    col(Conversation.user_id),
    col(Conversation.module_name),
    col(Conversation.topic),
    select(func.count()).where(_OWN).scalar_subquery(),
    col(Conversation.created_at),
    col(Conversation.updated_at),
    select(func.max(_AT)).where(_OWN).scalar_subquery(),
)


class Threads:
    """Named reads of one person's conversations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, user_id: str) -> list[Thread]:
        """Return every conversation, oldest first."""
        began = col(Conversation.created_at)
        query = _THREADS.where(col(Conversation.user_id) == user_id)
        with self._database.reading() as session:
            rows = session.execute(query.order_by(began.is_(None), began, col(Conversation.id)))
            return [Thread(*row) for row in rows]

    def one(self, conversation_id: str) -> Thread | None:
        """Return a conversation by its id."""
        with self._database.reading() as session:
            row = session.execute(_THREADS.where(col(Conversation.id) == conversation_id)).first()
            return Thread(*row) if row else None

    def message(self, message_id: str) -> Message:
        """Return a message that is in the mirror."""
        with self._database.reading() as session:
            return session.get_one(Message, message_id)

    def messages(
        self, conversation_id: str, *, most: int | None = None, before: Message | None = None
    ) -> list[Message]:
        """Return the ``most`` newest messages before one (None: the end), oldest first."""
        query = select(Message).where(Message.conversation_id == conversation_id)
        if before is not None:
            query = query.where(_stands_before(before))
        query = query.order_by(_UNDATED.desc(), _AT.desc(), _ID.desc()).limit(most)
        with self._database.reading() as session:
            return list(session.exec(query))[::-1]


def _stands_before(message: Message) -> ColumnElement[bool]:
    if message.created_at is None:
        return or_(~_UNDATED, and_(_UNDATED, message.id > _ID))
    return and_(~_UNDATED, or_(message.created_at > _AT, and_(message.created_at == _AT, message.id > _ID)))
