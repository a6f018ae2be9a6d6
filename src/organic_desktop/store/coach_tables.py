"""Tables of the coach, beside the mirror's: they never leave the device. Their statements are in coach.py.

An answer is a row here from the question on, and becomes one of ``messages`` only once it is final: there a message
never changes (docs/decisions/0112-an-answer-is-local-until-it-is-final.md). No API key is in any of them.
"""

from __future__ import annotations

from sqlalchemy import REAL, Boolean, Column, Index, Integer, LargeBinary, Table, Text, text
from sqlmodel import SQLModel

from organic_desktop.store.column_types import Instant

_metadata = SQLModel.metadata


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def _filled(name: str, default: str = "''") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=text(default))


def _switch(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=text("0"))


def _when(name: str) -> Column[object]:
    return Column(name, Instant, nullable=False)


# A question to the coach and its answer. `id` is the id that the answer's message gets, `question_id` that of the
# question's message once it was asked; `text` is what came so far, "" once it is a message. `continues` is the answer
# that this one goes on from. `left_out`: neither question nor answer is shown to a provider later. `counted`: the
# tokens are the provider's own number. `may_lack`: the model may not have seen all that was sent. `agreed_json` is what
# was agreed to be shown when it was asked. `owner` is the process that writes it.
COACH_ANSWER = Table(
    "coach_answer",
    _metadata,
    Column("id", Text, primary_key=True),
    _text("conversation_id"),
    _text("question"),
    _text("question_id", optional=True),
    _text("provider"),
    _filled("model"),
    _text("state"),
    _filled("text"),
    _text("continues", optional=True),
    _switch("left_out"),
    Column("prompt_tokens", Integer, nullable=True),
    Column("answer_tokens", Integer, nullable=True),
    _switch("counted"),
    _switch("may_lack"),
    _filled("agreed_json", "'{}'"),
    _text("owner", optional=True),
    _text("problem", optional=True),
    _when("created_at"),
    _when("changed_at"),
    Index("coach_answer_conversation_idx", "conversation_id", "created_at"),
    Index("coach_answer_open_idx", "state", sqlite_where=text("state IN ('waiting', 'streaming')")),
)

# The exact bytes that went to a host, and when.
COACH_SEND = Table(
    "coach_send",
    _metadata,
    Column("id", Integer, primary_key=True),
    _when("at"),
    _text("provider"),
    _text("host"),
    _text("answer_id"),
    _text("conversation_id"),
    Column("body", LargeBinary, nullable=False),
)

# A server that may be asked. `correction` is how many tokens it counts for one that we estimate, by `answers` answers.
COACH_PROVIDER = Table(
    "coach_provider",
    _metadata,
    Column("name", Text, primary_key=True),
    _text("kind"),
    _text("url"),
    _filled("model"),
    Column("context", Integer, nullable=True),
    _switch("has_key"),
    Column("correction", REAL, nullable=False, server_default=text("1.0")),
    Column("answers", Integer, nullable=False, server_default=text("0")),
    _when("added_at"),
)

# What a provider may be shown: a column, or another name that can be agreed to.
COACH_CONSENT = Table(
    "coach_consent",
    _metadata,
    Column("provider", Text, primary_key=True),
    Column("column", Text, primary_key=True),
    _when("agreed_at"),
)

# Tokens of a month ("2026-11", the user's own) by provider, and how many answers they were.
COACH_USAGE = Table(
    "coach_usage",
    _metadata,
    Column("month", Text, primary_key=True),
    Column("provider", Text, primary_key=True),
    *(Column(name, Integer, nullable=False) for name in ("prompt", "answer", "answers")),
)

# Conversations that this computer doesn't list.
COACH_HIDDEN = Table(
    "coach_hidden",
    _metadata,
    Column("conversation_id", Text, primary_key=True),
    _when("hidden_at"),
)
