"""The coach's own rows: answers until they are messages, sends, providers, consent, tokens, hidden conversations.

Each method is one short transaction on the open file. What a state means, and who may change it, is app/coach.py's;
the rows that a sync carries are written by writer.py, in the same transaction where both must be there or neither.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from organic_desktop.core.messages import Sentence
from organic_desktop.store.coach_tables import COACH_ANSWER, COACH_PROVIDER
from organic_desktop.store.database import Database, sqlite_of
from organic_desktop.store.types import UNKNOWN, instant_text, json_text, kept_instant, kept_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

MOST_SENDS = 1_000
MOST_SENT_BYTES = 20_000_000
"""What is kept of what was sent: the newest records, as long as they are no more than this."""


class AnswerState(StrEnum):
    """What became of a question to the coach; the value is what is stored."""

    WAITING = "waiting"
    """It wasn't sent: the provider can't be reached, or the user must agree first (``Answer.problem`` says which)."""
    STREAMING = "streaming"
    """It was asked, and the answer is coming; the text may still be empty."""
    STOPPED = "stopped"
    """The user stopped it; what had come is a message."""
    INTERRUPTED = "interrupted"
    """The program, the computer or the connection ended before the answer did: what had come is only here, until it is
    kept, continued, asked again or discarded."""
    FAILED = "failed"
    """The provider refused, and nothing came; ``Answer.problem`` says why."""
    FINAL = "final"
    """The answer is complete, and a message."""
    CARE = "care"
    """No provider was asked: the question has words of crisis, and help lines are shown instead."""
    CANCELLED = "cancelled"
    """The user took back a question that waited. It isn't listed any more."""


OPEN = frozenset({AnswerState.WAITING, AnswerState.STREAMING, AnswerState.INTERRUPTED})
"""States in which the answer isn't a message, and may still become one."""


@dataclass(frozen=True)
class Answer:
    """A question to the coach and what became of it; ``id`` is that of the answer's message once there is one.

    ``question_id`` is the question's message, None as long as it wasn't asked. ``text`` is what came so far, "" once it
    is a message. ``continues`` is the answer that this one goes on from. ``left_out``: no provider is shown this turn
    again. Tokens are of the request and of the answer, None if nobody knows; ``counted`` if the provider said them.
    While it is being written they are what is reserved of the month's limit.
    ``may_lack``: the model may not have seen all that was sent. ``agreed`` is what was to be shown when it was asked
    (plain JSON). ``owner`` names the process that writes it.
    """

    id: str
    conversation_id: str
    question: str
    provider: str
    created_at: datetime
    changed_at: datetime
    state: AnswerState = AnswerState.STREAMING
    question_id: str | None = None
    model: str = ""
    text: str = ""
    continues: str | None = None
    left_out: bool = False
    prompt_tokens: int | None = None
    answer_tokens: int | None = None
    counted: bool = False
    may_lack: bool = False
    agreed: Mapping[str, Any] = field(default_factory=dict)
    owner: str | None = None
    problem: Sentence | None = None

    @property
    def tokens(self) -> int | None:
        """Tokens of request and answer together; None while it is being written."""
        if self.state is AnswerState.STREAMING or (self.prompt_tokens is None and self.answer_tokens is None):
            return None
        return (self.prompt_tokens or 0) + (self.answer_tokens or 0)


@dataclass(frozen=True)
class SendRecord:
    """Exactly what was sent to a host, and when."""

    id: int
    at: datetime
    provider: str
    host: str
    answer_id: str
    conversation_id: str
    body: bytes


@dataclass(frozen=True)
class ProviderRow:
    """A server that may be asked: ``kind`` says which class asks it, ``context`` is in tokens (None: found out).

    ``correction`` is how many tokens it counts for one that we estimate, by so many ``answers``; ``has_key`` that its
    key is in the keyring.
    """

    name: str
    kind: str
    url: str
    added_at: datetime
    model: str = ""
    context: int | None = None
    has_key: bool = False
    correction: float = 1.0
    answers: int = 0


@dataclass(frozen=True)
class Usage:
    """Tokens of one month and provider, and how many answers they were for."""

    month: str
    provider: str
    prompt: int
    answer: int
    answers: int

    @property
    def tokens(self) -> int:
        return self.prompt + self.answer


_ANSWER = tuple(column.name for column in COACH_ANSWER.columns)
_PROVIDER = tuple(column.name for column in COACH_PROVIDER.columns)
_FIELD = {"agreed_json": "agreed"}
_SELECT = f"SELECT {', '.join(_ANSWER)} FROM coach_answer"  # noqa: S608  names of our own schema  # nosec
_NEWER = "SELECT id, sum(length(body)) OVER (ORDER BY id DESC) AS bytes FROM coach_send ORDER BY id DESC"


class CoachRows:
    """The coach's rows of one file."""

    def __init__(self, database: Database) -> None:
        self.database = database

    # -- answers ------------------------------------------------------------------------------------------------------

    def answer(self, answer_id: str) -> Answer | None:
        """Return an answer by its id."""
        return next(iter(self._answers("WHERE id = ?", answer_id)), None)

    def answers(self, conversation_id: str) -> list[Answer]:
        """Return what was asked in a conversation, oldest first; cancelled questions are left out."""
        return self._answers(
            "WHERE conversation_id = ? AND state != 'cancelled' ORDER BY created_at, id", conversation_id
        )

    def without_message(self, conversation_id: str) -> frozenset[str]:
        """Return the ids of the answers of a conversation that aren't messages."""
        absent = "NOT EXISTS (SELECT 1 FROM messages WHERE messages.id = coach_answer.id)"
        query = f"SELECT id FROM coach_answer WHERE conversation_id = ? AND {absent}"  # noqa: S608  # nosec
        with self.database.reading() as session:
            return frozenset(line[0] for line in sqlite_of(session).execute(query, (conversation_id,)))

    def open_answers(self) -> list[Answer]:
        """Return what waits or is being written in any conversation, oldest first."""
        return self._answers("WHERE state IN ('waiting', 'streaming') ORDER BY created_at, id")

    def save(self, answer: Answer) -> None:
        """Insert an answer, or replace it."""
        with self.database.writing() as session:
            put_answer(session.connection(), answer)

    def save_text(self, answer_id: str, text: str, at: datetime) -> None:
        """Store what came of an answer so far, if it is still being written: the one write of every half second."""
        with self.database.writing() as session:
            sqlite_of(session).execute(
                "UPDATE coach_answer SET text = ?, changed_at = ? WHERE id = ? AND state = 'streaming'",
                (text, instant_text(at), answer_id),
            )

    def take(self, answer_id: str, before: AnswerState, after: Answer, read: datetime | None = None) -> bool:
        """Replace an answer if it is in the state ``before``: of two processes that want to, one gets True."""
        with self.database.writing() as session:
            return take_answer(session.connection(), answer_id, before, after, read)

    def _answers(self, condition: str, *values: str) -> list[Answer]:
        with self.database.reading() as session:
            return [*map(_answer_of, sqlite_of(session).execute(f"{_SELECT} {condition}", values))]

    # -- what was sent ------------------------------------------------------------------------------------------------

    def sends(self, most: int = MOST_SENDS) -> list[SendRecord]:
        """Return what was sent, the newest first."""
        query = (
            "SELECT id, at, provider, host, answer_id, conversation_id, body FROM coach_send ORDER BY id DESC LIMIT ?"
        )
        with self.database.reading() as session:
            lines = sqlite_of(session).execute(query, (most,)).fetchall()
        return [SendRecord(line[0], kept_instant(line[1]) or UNKNOWN, *line[2:]) for line in lines]

    def delete_sends(self) -> int:
        """Delete every record of what was sent; return how many there were."""
        with self.database.writing() as session:
            return sqlite_of(session).execute("DELETE FROM coach_send").rowcount

    # -- providers and consent ----------------------------------------------------------------------------------------

    def providers(self) -> list[ProviderRow]:
        """Return the servers that were added, by name."""
        with self.database.reading() as session:
            lines = sqlite_of(session).execute(f"SELECT {', '.join(_PROVIDER)} FROM coach_provider ORDER BY name")  # noqa: S608  names of our own schema  # nosec
            return [_provider_of(line) for line in lines]

    def save_provider(self, row: ProviderRow) -> None:
        """Insert a provider, or replace it."""
        values = {**vars(row), "added_at": instant_text(row.added_at)}
        with self.database.writing() as session:
            _put(session.connection(), "coach_provider", _PROVIDER, values)

    def correct(self, name: str, correction: float, answers: int) -> None:
        """Store how many tokens a provider counts for one that we estimate, and by how many answers that is known."""
        with self.database.writing() as session:
            statement = "UPDATE coach_provider SET correction = ?, answers = ? WHERE name = ?"
            sqlite_of(session).execute(statement, (correction, answers, name))

    def delete_provider(self, name: str) -> bool:
        """Delete a provider and all consent to it; return whether there was one."""
        with self.database.writing() as session:
            connection = sqlite_of(session)
            connection.execute("DELETE FROM coach_consent WHERE provider = ?", (name,))
            return bool(connection.execute("DELETE FROM coach_provider WHERE name = ?", (name,)).rowcount)

    def consent(self, provider: str) -> frozenset[str]:
        """Return what a provider may be shown."""
        with self.database.reading() as session:
            lines = sqlite_of(session).execute('SELECT "column" FROM coach_consent WHERE provider = ?', (provider,))
            return frozenset(line[0] for line in lines)

    def set_consent(self, provider: str, columns: Collection[str], at: datetime) -> None:
        """Let a provider be shown these columns, and no others."""
        lines = [(provider, column, instant_text(at)) for column in sorted(columns)]
        with self.database.writing() as session:
            connection = sqlite_of(session)
            kept = "SELECT value FROM json_each(?)"
            connection.execute(
                f'DELETE FROM coach_consent WHERE provider = ? AND "column" NOT IN ({kept})',  # noqa: S608  # nosec
                (provider, json_text(sorted(columns))),
            )
            statement = (
                'INSERT INTO coach_consent (provider, "column", agreed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
            )
            connection.executemany(statement, lines)

    # -- tokens -------------------------------------------------------------------------------------------------------

    def usage(self, month: str | None = None) -> list[Usage]:
        """Return the tokens of a month ("2026-11"), or of every month, the latest first, by provider."""
        query = "SELECT month, provider, prompt, answer, answers FROM coach_usage"
        condition, values = (" WHERE month = ?", (month,)) if month else ("", ())
        with self.database.reading() as session:
            lines = sqlite_of(session).execute(f"{query}{condition} ORDER BY month DESC, provider", values)
            return [Usage(*line) for line in lines]

    def spent(self, month: str) -> int:
        """Return the tokens of a month, with those that are reserved for answers being written."""
        with self.database.reading() as session:
            return spent_in(session.connection(), month)

    # -- hidden conversations -----------------------------------------------------------------------------------------

    def hidden(self) -> frozenset[str]:
        """Return the ids of the conversations that this computer doesn't list."""
        with self.database.reading() as session:
            return frozenset(line[0] for line in sqlite_of(session).execute("SELECT conversation_id FROM coach_hidden"))

    def hide(self, conversation_id: str, hidden: bool, at: datetime) -> None:
        """Hide a conversation on this computer, or list it again."""
        with self.database.writing() as session:
            connection = sqlite_of(session)
            if hidden:
                statement = "INSERT INTO coach_hidden (conversation_id, hidden_at) VALUES (?, ?) ON CONFLICT DO NOTHING"
                connection.execute(statement, (conversation_id, instant_text(at)))
            else:
                connection.execute("DELETE FROM coach_hidden WHERE conversation_id = ?", (conversation_id,))


# -- inside a transaction of the caller's ------------------------------------------------------------------------------


def put_answer(connection: Connection, answer: Answer) -> None:
    """Insert an answer, or replace it."""
    values = {
        **vars(answer),
        "agreed_json": json_text(dict(answer.agreed)),
        "problem": answer.problem.to_text() if answer.problem else None,
        "created_at": instant_text(answer.created_at),
        "changed_at": instant_text(answer.changed_at),
    }
    _put(connection, "coach_answer", _ANSWER, values)


def take_answer(
    connection: Connection, answer_id: str, before: AnswerState, after: Answer, read: datetime | None = None
) -> bool:
    """Replace an answer if it is in the state ``before``; return whether it was.

    ``read`` is its ``changed_at`` when it was read: one that was edited since isn't replaced. None is any.
    """
    query = "SELECT state, changed_at FROM coach_answer WHERE id = ?"
    found = connection.exec_driver_sql(query, (answer_id,)).fetchone()
    if found is None or found[0] != before or (read is not None and found[1] != instant_text(read)):
        return False
    put_answer(connection, after)
    return True


def open_in(connection: Connection, conversation_id: str) -> list[Answer]:
    """Return what is being written in a conversation, or was interrupted there, oldest first."""
    condition = "WHERE conversation_id = ? AND state IN ('streaming', 'interrupted') ORDER BY created_at, id"
    return [*map(_answer_of, connection.exec_driver_sql(f"{_SELECT} {condition}", (conversation_id,)))]


def waiting_in(connection: Connection, conversation_id: str) -> list[Answer]:
    """Return the questions that wait in a conversation."""
    condition = "WHERE conversation_id = ? AND state = 'waiting'"
    return [*map(_answer_of, connection.exec_driver_sql(f"{_SELECT} {condition}", (conversation_id,)))]


def record_alone(rows: CoachRows, provider: str, host: str, body: bytes, at: datetime) -> None:
    """Record a test that is about to be sent, which belongs to no conversation."""
    with rows.database.writing() as session:
        record(session.connection(), (instant_text(at), provider, host, "", "", body))


def record_send(connection: Connection, answer: Answer, host: str, body: bytes, at: datetime) -> None:
    """Record what is about to be sent for an answer."""
    record(connection, (instant_text(at), answer.provider, host, answer.id, answer.conversation_id, body))


def record(connection: Connection, line: tuple[str | bytes, ...]) -> None:
    """Record what is about to be sent, by the columns of ``coach_send``; the oldest records beyond the limits go."""
    connection.exec_driver_sql(
        "INSERT INTO coach_send (at, provider, host, answer_id, conversation_id, body) VALUES (?, ?, ?, ?, ?, ?)", line
    )
    connection.exec_driver_sql(
        f"DELETE FROM coach_send WHERE id NOT IN (SELECT id FROM ({_NEWER} LIMIT ?) WHERE bytes <= ?)",  # noqa: S608  # nosec
        (MOST_SENDS, MOST_SENT_BYTES),
    )


def forget_send(connection: Connection, answer_id: str) -> None:
    """Delete the last record of an answer: there was no connection, so nothing was sent."""
    last = "SELECT max(id) FROM coach_send WHERE answer_id = ?"
    connection.exec_driver_sql(f"DELETE FROM coach_send WHERE id = ({last})", (answer_id,))  # noqa: S608  # nosec


def has_open_answers(connection: Connection, conversation_id: str) -> bool:
    """Return True if a question waits in a conversation, or its answer is only here so far."""
    states = ", ".join(f"'{state}'" for state in sorted(OPEN))
    query = f"SELECT 1 FROM coach_answer WHERE conversation_id = ? AND state IN ({states})"  # noqa: S608  # nosec
    return connection.exec_driver_sql(query, (conversation_id,)).fetchone() is not None


def forget_conversation(connection: Connection, conversation_id: str) -> None:
    """Delete what the coach keeps of a conversation that is no more; what was sent of it stays on record."""
    for table in ("coach_answer", "coach_hidden"):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE conversation_id = ?", (conversation_id,))  # noqa: S608  # nosec


def forget_message(connection: Connection, message_id: str) -> None:
    """Delete the answer whose message, or whose question's message, is no more, unless it is still being written.

    Without its row an answer's message is one that nobody knows the sources of, and so isn't shown to a provider again.
    """
    states = ", ".join(f"'{state}'" for state in sorted(OPEN))
    statement = f"DELETE FROM coach_answer WHERE (id = ? OR question_id = ?) AND state NOT IN ({states})"  # noqa: S608  # nosec
    connection.exec_driver_sql(statement, (message_id, message_id))


def spent_in(connection: Connection, month: str) -> int:
    """Return the tokens of a month, with those that are reserved for answers being written."""
    query = (
        "SELECT (SELECT coalesce(sum(prompt + answer), 0) FROM coach_usage WHERE month = ?) + "
        "(SELECT coalesce(sum(coalesce(prompt_tokens, 0) + coalesce(answer_tokens, 0)), 0) "
        "FROM coach_answer WHERE state = 'streaming')"
    )
    found = connection.exec_driver_sql(query, (month,)).fetchone()
    return int(found[0]) if found else 0


def count_tokens(connection: Connection, month: str, provider: str, prompt: int, answer: int) -> None:
    """Add one answer's tokens to its month."""
    connection.exec_driver_sql(
        "INSERT INTO coach_usage (month, provider, prompt, answer, answers) VALUES (?, ?, ?, ?, 1) "
        "ON CONFLICT (month, provider) DO UPDATE SET prompt = prompt + excluded.prompt, "
        "answer = answer + excluded.answer, answers = answers + 1",
        (month, provider, prompt, answer),
    )


Lines = dict[str, list[dict[str, Any]]]
"""Lines of the coach's tables, by the tables' names."""

_ALL = ("coach_answer", "coach_hidden", "coach_provider", "coach_consent", "coach_usage", "coach_send")
_FACTS = ("coach_remote", "coach_provider", "coach_limit", "coach_drafts")
_KNOWN_SEND = "SELECT 1 FROM coach_send WHERE at = ? AND answer_id = ? AND provider = ?"


def read_all(connection: Connection) -> Lines:
    """Return every line of the coach's, to be added to another file; keys in the keyring stay behind."""
    found = {
        table: [dict(line) for line in connection.exec_driver_sql(f"SELECT * FROM {table}").mappings()]  # noqa: S608  # nosec
        for table in _ALL
    }
    found["coach_provider"] = [{**line, "has_key": 0} for line in found["coach_provider"]]
    facts = connection.exec_driver_sql(f"SELECT * FROM meta WHERE name IN ({', '.join('?' * len(_FACTS))})", _FACTS)  # noqa: S608  # nosec
    return {**found, "meta": [dict(line) for line in facts.mappings()]}


def add_all(connection: Connection, lines: Lines) -> None:
    """Add another file's lines to this one's: what both have stays as it is here, consent to a provider included."""
    here = {name for (name,) in connection.exec_driver_sql("SELECT name FROM coach_provider")}
    for table, of_table in lines.items():
        for line in of_table:
            if table == "coach_consent" and line["provider"] in here:
                continue
            if table == "coach_send":
                key = (line["at"], line["answer_id"], line["provider"])
                if connection.exec_driver_sql(_KNOWN_SEND, key).fetchone():
                    continue
                line = {name: value for name, value in line.items() if name != "id"}
            marks = ", ".join("?" * len(line))
            statement = f"INSERT INTO {table} ({_quoted(line)}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608  # nosec
            connection.exec_driver_sql(statement, tuple(line.values()))


def _put(connection: Connection, table: str, columns: Iterable[str], values: Mapping[str, Any]) -> None:
    names = [*columns]
    marks = ", ".join("?" * len(names))
    statement = f"INSERT OR REPLACE INTO {table} ({_quoted(names)}) VALUES ({marks})"  # noqa: S608  names of our own schema  # nosec
    connection.exec_driver_sql(statement, tuple(values[name] for name in names))


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _answer_of(line: Sequence[Any]) -> Answer:
    """Return an answer from its line; what is damaged in it has its default, and an unknown state is interrupted."""
    values = {_FIELD.get(name, name): value for name, value in zip(_ANSWER, line, strict=True)}
    known = {each.value for each in AnswerState}
    values["state"] = AnswerState(values["state"]) if values["state"] in known else AnswerState.INTERRUPTED
    values["agreed"] = kept_json(values["agreed"], dict)
    values["problem"] = Sentence.from_text(values["problem"]) if values["problem"] else None
    for name in ("created_at", "changed_at"):
        values[name] = kept_instant(values[name]) or UNKNOWN
    for name in ("left_out", "counted", "may_lack"):
        values[name] = bool(values[name])
    return Answer(**values)


def _provider_of(line: Sequence[Any]) -> ProviderRow:
    values = dict(zip(_PROVIDER, line, strict=True))
    values["added_at"] = kept_instant(values["added_at"]) or UNKNOWN
    return ProviderRow(**{**values, "has_key": bool(values["has_key"])})
