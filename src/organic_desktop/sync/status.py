"""Sync states, reports and progress: what a cycle is asked for, what it did, and what the user is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, StrEnum, auto

from organic_desktop.core.errors import Offline, OrganicError, ServerBusy
from organic_desktop.core.messages import Sentence
from organic_desktop.core.settings import Settings
from organic_desktop.store.reads import LastCycle, Waiting

OFFLINE_PROBLEMS = (Offline, ServerBusy)


class SyncState(StrEnum):
    """The sync state shown to the user; its values are part of the command line's contract (``docs/cli.md``)."""

    LOCAL_ONLY = "local_only"
    UP_TO_DATE = "up_to_date"
    WAITING = "waiting"
    SYNCING = "syncing"
    OFFLINE = "offline"
    NEEDS_ATTENTION = "needs_attention"


class Missing(StrEnum):
    """What to do if many rows are gone from the server: ask the user, or what the user answered."""

    ASK = "ask"
    REMOVE = "remove"
    KEEP = "keep"  # and put them back on the server


class Phase(Enum):
    """Which part of a cycle is running."""

    PULL = auto()
    PUSH = auto()


@dataclass(frozen=True)
class Progress:
    """Progress of a long pull or push of a table, in rows."""

    phase: Phase
    table: str
    done: int
    total: int


@dataclass(frozen=True)
class SyncReport:
    """What a cycle did: rows sent and received, conflicts, HTTP requests, and the tables that changed."""

    pushed: int = 0
    pulled: int = 0
    conflicts: int = 0
    requests: int = 0
    tables: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Status:
    """The sync state with everything that is shown about it.

    ``pending`` counts the pending changes, ``refused`` those among them that the server refused, ``conflicts`` those
    whose dropped value wasn't restored. ``problem`` is the last error's sentence, "" if there is none, and
    ``problem_class`` its class. ``progress`` is that of a running cycle. ``next_try_in`` are the seconds until a failed
    cycle is tried again. ``held`` counts by table the rows missing on the server about which the user has to decide;
    ``went_back`` is True if the server also has older rows. While ``paused`` nothing is sent or fetched. ``unreadable``
    counts the server's rows that can't be shown as they are. ``restored_at`` is when a backup was restored, until the
    user has seen what a sync would do.
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
    problem_class: type[OrganicError] | None = None
    next_try_in: float | None = None
    held: Mapping[str, int] = field(default_factory=dict)
    went_back: bool = False
    paused: bool = False
    unreadable: int = 0
    restored_at: datetime | None = None

    def goes_on_from(self, earlier: Status) -> bool:
        """True if nothing but the progress of a running cycle is new, which is told several times a second."""
        return self.progress is not None and replace(self, progress=None) == replace(earlier, progress=None)


def local_status(waiting: Waiting, last: LastCycle, settings: Settings) -> Status:
    """Return the sync state as the local file and the settings tell it, whatever a program is doing now."""
    signed_in, project = settings.signed_in, settings.project
    return Status(
        state=_state(waiting, last) if signed_in else SyncState.LOCAL_ONLY,
        pending=waiting.pending if signed_in else 0,
        refused=waiting.refused,
        conflicts=waiting.conflicts,
        last_synced_at=last.succeeded_at,
        account=signed_in.email if signed_in else None,
        server=project.url if project else None,
        problem=last.sentence if signed_in else Sentence(""),
        problem_class=last.problem if signed_in else None,
        held=last.held if signed_in else {},
        went_back=last.went_back,
        paused=signed_in is not None and settings.sync_paused,
        unreadable=waiting.unreadable,
    )


def _state(waiting: Waiting, last: LastCycle) -> SyncState:
    if waiting.refused or (last.problem and last.problem not in OFFLINE_PROBLEMS):
        return SyncState.NEEDS_ATTENTION
    if last.problem:
        return SyncState.OFFLINE
    return SyncState.WAITING if waiting.pending or last.succeeded_at is None else SyncState.UP_TO_DATE
