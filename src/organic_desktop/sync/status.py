"""What a cycle is told to do and what it did, and the six states that the chip and the command line show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from organic_desktop.core.messages import Sentence


class SyncState(StrEnum):
    """Where the user's data stand; the values are part of the command line's contract (``shared/cli.md``)."""

    LOCAL_ONLY = "local_only"
    UP_TO_DATE = "up_to_date"
    WAITING = "waiting"
    SYNCING = "syncing"
    OFFLINE = "offline"
    NEEDS_ATTENTION = "needs_attention"


class Missing(StrEnum):
    """What becomes of many rows at once that the server no longer has: the user is asked, or has answered."""

    ASK = "ask"
    REMOVE = "remove"
    KEEP = "keep"  # and make them again on the server


@dataclass(frozen=True)
class Progress:
    """How far a long ``phase`` ("pull" or "push") of a table is, in rows."""

    phase: str
    table: str
    done: int
    total: int


@dataclass(frozen=True)
class SyncReport:
    """One cycle in numbers: rows sent and received, values that gave way, HTTP requests; the tables that changed."""

    pushed: int = 0
    pulled: int = 0
    conflicts: int = 0
    requests: int = 0
    tables: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Status:
    """What the status bar shows.

    ``pending`` counts edits not yet on the server, ``refused`` those among them that it won't take, ``conflicts`` the
    decisions that dropped a value and weren't taken back. ``problem`` is a sentence for the user, "" while all is well,
    and ``problem_class`` its error's name; ``progress`` is that of a long cycle under way. ``next_try_in`` are the
    seconds until a cycle that failed is tried again. ``held`` counts, by table, the rows that the server no longer has
    and that wait for the user's word on what becomes of them here; ``went_back`` is True if the server has older ones,
    too. While ``paused`` nothing is sent or fetched.
    """

    state: SyncState
    pending: int
    refused: int
    conflicts: int
    last_synced_at: datetime | None
    account: str | None
    server: str | None
    problem: Sentence
    progress: Progress | None = None
    problem_class: str = ""
    next_try_in: float | None = None
    held: Mapping[str, int] = field(default_factory=dict)
    went_back: bool = False
    paused: bool = False
