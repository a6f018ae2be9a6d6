"""Facts about a file, each a single value: whose it is, how the last cycle ended, what its server can do.

They are lines of text in ``meta``; their names, types and defaults are declared here only. Nothing here imports
SQLAlchemy, for the command line reads facts, too (reads.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from organic_desktop.core.messages import Sentence
from organic_desktop.core.validation import digits
from organic_desktop.store.types import instant_text, json_text, kept_instant, kept_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from organic_desktop.store.database import Database

ALL_FACTS = "SELECT name, value FROM meta"
_SET = "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


class _Form(NamedTuple):
    """How a fact's text is read and written."""

    read: Callable[[str], Any]
    write: Callable[[Any], str]


TEXT = _Form(str, str)
NUMBER = _Form(lambda text: digits(text) or 0, str)
YES = _Form(bool, lambda value: "yes" if value else "")
MOMENT = _Form(kept_instant, lambda value: instant_text(value) if value else "")
OBJECT = _Form(lambda text: kept_json(text, dict), lambda value: json_text(value) if value else "")
SENTENCE = _Form(Sentence.from_text, Sentence.to_text)


@dataclass(frozen=True)
class Facts:
    """Every fact about a file; one that isn't known, or is damaged, has its default."""

    owner: str = field(default="", metadata={"form": TEXT})  # user id
    server: str = field(default="", metadata={"form": TEXT})  # URL of the account's project
    publishable_key: str = field(default="", metadata={"form": TEXT})  # of that project
    email: str = field(default="", metadata={"form": TEXT})
    kept_apart: bool = field(default=False, metadata={"form": YES})  # "no account": not to join the one that is opened
    signed_out: bool = field(default=False, metadata={"form": YES})  # a session that is still stored isn't to be used
    identity: Mapping[str, Any] = field(default_factory=dict, metadata={"form": OBJECT})  # file_identity.py

    last_synced_at: datetime | None = field(default=None, metadata={"form": MOMENT})
    problem: str = field(default="", metadata={"form": TEXT})  # class of the last cycle's error, and its words
    sentence: Sentence = field(default=Sentence(""), metadata={"form": SENTENCE})
    held: Mapping[str, int] = field(default_factory=dict, metadata={"form": OBJECT})  # rows to decide about, by table
    went_back: bool = field(default=False, metadata={"form": YES})  # the server did, and they are about that
    removals_agreed_at: datetime | None = field(default=None, metadata={"form": MOMENT})

    server_clock: str = field(default="", metadata={"form": TEXT})  # remote/server_clock.py
    # Of the server, each with when that was found; "lacks" is its name in files, as "swept_at" and others below.
    missing_features: Mapping[str, str] = field(default_factory=dict, metadata={"form": OBJECT, "named": "lacks"})
    checked_at: datetime | None = field(default=None, metadata={"form": MOMENT, "named": "swept_at"})  # for deletions
    compared_at: datetime | None = field(default=None, metadata={"form": MOMENT})  # all ids and versions
    settled: Mapping[str, Any] = field(default_factory=dict, metadata={"form": OBJECT})  # sync/cursor.py

    restored_at: datetime | None = field(default=None, metadata={"form": MOMENT})  # sync waits until that was reviewed
    conflicts_seen: int = field(default=0, metadata={"form": NUMBER})  # the number of the last one
    taken_over: str = field(default="", metadata={"form": TEXT})  # journal lines of another file ("12-40 55-60")
    coach_remote: bool = field(default=False, metadata={"form": YES})  # providers beyond this network may be asked
    coach_provider: str = field(default="", metadata={"form": TEXT})  # the name of the one that is asked usually
    coach_limit: int = field(default=0, metadata={"form": NUMBER})  # tokens in a month; 0 is no limit
    coach_drafts: Mapping[str, Any] = field(default_factory=dict, metadata={"form": OBJECT})  # typed and not asked
    earlier_dismissed: str = field(default="", metadata={"form": TEXT, "named": "earlier_put_off"})  # ids of files


_BY_NAME = {each.metadata.get("named", each.name): each for each in fields(Facts)}


def facts_of(lines: Iterable[tuple[str, str]]) -> Facts:
    """Return the facts from the lines of ``meta``."""
    known = ((_BY_NAME[name], value) for name, value in lines if name in _BY_NAME and isinstance(value, str))
    return Facts(**{fact.name: fact.metadata["form"].read(value) for fact, value in known})


def read_facts(connection: Connection) -> Facts:
    """Return every fact, inside the caller's transaction."""
    return facts_of((name, value) for name, value in connection.exec_driver_sql(ALL_FACTS).all())


def change_facts(connection: Connection, change: Callable[[Facts], Facts]) -> None:
    """Set the facts that ``change`` gives another value, inside the caller's transaction."""
    before = read_facts(connection)
    after = change(before)
    for name, fact in _BY_NAME.items():
        if getattr(before, fact.name) != (value := getattr(after, fact.name)):
            connection.exec_driver_sql(_SET, (name, fact.metadata["form"].write(value)))


def keep_facts(database: Database, change: Callable[[Facts], Facts]) -> None:
    """Set the facts that ``change`` gives another value, in a transaction of its own."""
    with database.writing() as session:
        change_facts(session.connection(), change)
