"""The diagnostics report for bug reports: versions, sync state, counts and recent problems, without personal data.

No e-mail address, server address, path, id or logged value is included: of a problem's sentence only our own words are.
"""

from __future__ import annotations

import platform
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from organic_desktop import __version__
from organic_desktop.store.database import SQLITE_VERSION
from organic_desktop.store.sync_history import Change, Cycle
from organic_desktop.store.types import instant_text
from organic_desktop.sync.status import Status

CYCLES = 10
_OUR_OWN = re.compile(
    r"(The (server|connection|session|sync|local database|account|system keyring)|This (computer|file)|Please sign in"
    r"|Another window)"
    r"[A-Za-z' ;,-]*"
)
_CODE = re.compile(r"\(([A-Z0-9]{3,8})\)\.$")


def diagnostics(status: Status, changes: Sequence[Change], cycles: Sequence[Cycle], others: Mapping[str, str]) -> str:
    """Return the report; ``others`` are versions of libraries that only the caller knows (Qt)."""
    versions = {"Python": platform.python_version(), "SQLite": SQLITE_VERSION, **others}
    waiting = Counter(change.table for change in changes if not change.refused)
    refused = Counter(change.table for change in changes if change.refused)
    problem = status.problem_class.stored_name() if status.problem_class else "none"
    lines = [
        f"Organic Desktop {__version__}",
        ", ".join(f"{name} {version}" for name, version in versions.items()),
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"state: {status.state}{', paused' if status.paused else ''}",
        f"account: {'yes' if status.account else 'no'}, server: {host_class(status.server)}",
        f"last synced: {instant_text(status.last_synced_at) if status.last_synced_at else 'never'}",
        f"waiting: {_counts(waiting)}; refused: {_counts(refused)}; conflicts: {status.conflicts}",
        f"held deletions: {_counts(status.held)}",
        f"problem: {problem} {public(status.problem)}".rstrip(),
        *(f"not taken ({change.table}): {public(change.reason)}" for change in changes if change.refused),
        f"the last {CYCLES} syncs that moved something or failed:",
        *(_line(cycle) for cycle in cycles[:CYCLES]),
    ]
    return "\n".join(lines) + "\n"


def host_class(server: str | None) -> str:
    """Return what kind of host the server is, without its name."""
    host = urlsplit(server).hostname if server else None
    if not host:
        return "none"
    if host in ("localhost", "127.0.0.1", "::1"):
        return "this computer"
    return "supabase.co" if host.endswith(".supabase.co") else "another host"


def public(sentence: str) -> str:
    """Return our own words of a problem's sentence, and the code at its end; never what it quotes."""
    own, code = _OUR_OWN.match(sentence), _CODE.search(sentence)
    words = own[0].strip() if own else "another problem" * bool(sentence)
    return f"{words} ({code[1]})" if code else words


def _line(cycle: Cycle) -> str:
    took = (cycle.ended_at - cycle.started_at).total_seconds()
    numbers = f"sent {cycle.pushed}, received {cycle.pulled}, conflicts {cycle.conflicts}, requests {cycle.requests}"
    return f"{instant_text(cycle.ended_at)} {took:.1f} s: {numbers} {public(cycle.problem)}".rstrip()


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{table} {count}" for table, count in sorted(counts.items())) or "none"
