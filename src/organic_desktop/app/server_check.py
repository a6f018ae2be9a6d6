"""Comparison of averages and streak with the server's own functions.

They may differ because of unsent edits or another date there; the window explains that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from organic_desktop.app.session import Sessions
from organic_desktop.core import validation as checked
from organic_desktop.core.errors import RequestRefused, ServerBusy
from organic_desktop.remote.rest import RestClient, unexpected_format
from organic_desktop.wellness.stats import Stats
from organic_desktop.wellness.streaks import Streak

UNKNOWN_ZONE = ("PGRST122", "22023")  # PostgREST until version 15, and since
Fact = Decimal | int | date | None


@dataclass(frozen=True)
class Difference:
    """A column of get_wellness_stats or get_wellness_streak that isn't the same on both sides."""

    column: str
    here: Fact
    there: Fact


@dataclass(frozen=True)
class ServerCheck:
    """What differs, in the columns' order, and how many edits the server hasn't been sent yet."""

    differences: tuple[Difference, ...]
    unsent: int


def ask(sessions: Sessions, user_id: str, days: int, zone: str) -> dict[str, Fact]:
    """Return the columns of both functions, as the server counts them on its date in ``zone`` (IANA).

    Raises Offline, SignInNeeded, NotConnected, RequestRefused, SchemaChanged.
    """
    who = {"p_user_id": user_id}
    with sessions.session(user_id) as session:
        rest = RestClient(session.client, session)
        stats = _row(_call(rest, "get_wellness_stats", {**who, "p_days": days}, zone), Stats)
        return {**stats, **_row(_call(rest, "get_wellness_streak", who, zone), Streak)}


def compare(stats: Stats, streak: Streak, there: Mapping[str, Fact], unsent: int) -> ServerCheck:
    """Compare the local numbers with the server's."""
    here: dict[str, Fact] = {**asdict(stats), **asdict(streak)}
    differences = (Difference(column, value, there[column]) for column, value in here.items())
    return ServerCheck(tuple(each for each in differences if each.here != each.there), unsent)


def _call(rest: RestClient, function: str, arguments: Mapping[str, Any], zone: str) -> Any:
    try:
        return rest.rpc(function, arguments, timezone=zone)
    except (RequestRefused, ServerBusy) as refused:
        if refused.code not in UNKNOWN_ZONE:
            raise
        return rest.rpc(function, arguments)  # a zone this computer knows and the server doesn't: it counts in UTC


def _row(body: Any, kind: type[Stats | Streak]) -> dict[str, Fact]:
    """Return the one row of an answer. Raises Offline if it isn't an answer of that function."""
    try:
        (row,) = body
        return {column: _fact(column, row[column]) for column in kind.__dataclass_fields__}
    except (TypeError, ValueError, KeyError) as error:
        raise unexpected_format() from error


def _fact(column: str, value: Any) -> Fact:
    """Servers send numbers as numbers or as text, and dates as text."""
    if value is None:
        return None
    return checked.day(value) if column == "last_entry" else checked.decimal(value)
