"""Streaks and averages computed here equal what the real server computes (``docs/sync.md``, invariant I9)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from organic_desktop.remote.rest import RestClient
from organic_desktop.wellness.stats import wellness_stats
from organic_desktop.wellness.streaks import streak
from tests.remote.connections import signed_in
from tests.server.fixtures import sign_up
from tests.server.lite import Server

pytestmark = pytest.mark.every_driver


@dataclass(frozen=True)
class Entry:
    """A day as the server's table holds it."""

    date: date
    sleep_hours: Decimal | None = None
    mood_score: Decimal | None = None
    energy_level: Decimal | None = None
    water_intake_ml: int | None = None
    exercise_minutes: int | None = None
    meditation_minutes: int | None = None


def scores(limit: str) -> st.SearchStrategy[Decimal | None]:
    """Values in hundredths whose averages often end in a half: negative and large ones too, and NULL."""
    anything = st.decimals(f"-{limit}", limit, places=2)
    return (
        st.none()
        | st.sampled_from([Decimal("7.00"), Decimal("7.01"), Decimal("-7.01")]).filter(
            lambda value: abs(value) <= Decimal(limit)
        )
        | anything
    )


whole = st.none() | st.integers(-3, 3) | st.integers(-(2**31), 2**31 - 1)
days_ago = st.integers(-3, 4) | st.integers(28, 33) | st.integers(0, 400)
runs = st.builds(lambda first, length: set(range(first, first + length)), st.integers(-2, 3), st.integers(0, 12))
offsets = st.builds(lambda run, others: sorted(run | others), runs, st.sets(days_ago, max_size=8))
values: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "sleep_hours": scores("99.99"),
        "mood_score": scores("9.99"),
        "energy_level": scores("9.99"),
        "water_intake_ml": whole,
        "exercise_minutes": whole,
        "meditation_minutes": whole,
    }
)


@dataclass(frozen=True)
class Mirrored:
    """An account whose whole history each test replaces."""

    user_id: str
    rest: RestClient
    http: httpx.Client

    def remember(self, history: list[Entry]) -> None:
        """Make ``history`` all that the server knows of the account."""
        self.http.delete("/rest/v1/wellness_entries", params={"user_id": f"eq.{self.user_id}"}).raise_for_status()
        rows = [
            {**asdict(day), "date": day.date.isoformat(), "id": str(uuid.uuid4()), "user_id": self.user_id}
            for day in history
        ]
        if rows:
            assert len(self.rest.insert("wellness_entries", rows, on_conflict="user_id,date")) == len(rows)


@pytest.fixture(scope="module")
def own(server: Server) -> Iterator[Mirrored]:
    """One account for all examples."""
    account = sign_up(server)
    headers = {"apikey": server.publishable_key, "authorization": f"Bearer {account.access_token}"}
    with signed_in(server, account) as rest, httpx.Client(base_url=server.url, headers=headers) as http:
        yield Mirrored(account.user_id, rest, http)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(offsets=offsets, days=st.sampled_from([30, 7, 0, 1, -1, 365]), data=st.data())
def test_local_numbers_are_the_servers(own: Mirrored, offsets: list[int], days: int, data: st.DataObject) -> None:
    today = today_in("UTC")
    history = [Entry(today - timedelta(days=ago), **data.draw(values)) for ago in offsets]
    own.remember(history)
    (server_streak,) = own.rest.rpc("get_wellness_streak", {"p_user_id": own.user_id})
    (server_stats,) = own.rest.rpc("get_wellness_stats", {"p_user_id": own.user_id, "p_days": days})
    assume(today == today_in("UTC"))  # midnight passed in between
    assert shown(asdict(streak([day.date for day in history], today))) == shown(server_streak)
    assert shown(asdict(wellness_stats(history, today, days))) == shown(server_stats)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])  # these two never share a date
@pytest.mark.parametrize("ago", [-1, 0, 1, 2])
def test_the_users_day_counts_where_the_session_has_their_zone(
    server: Server, own: Mirrored, zone: str, ago: int
) -> None:
    """CURRENT_DATE follows the session's zone. Set by SQL: @supabase/lite checks `Prefer: timezone` but ignores it."""
    today = today_in(zone)
    history = [Entry(today - timedelta(days=ago + n)) for n in range(3)]
    own.remember(history)
    (found,) = server.sql(
        f"select counted.* from (select set_config('TimeZone', '{zone}', true) as zone offset 0) as setting"
        f" cross join lateral get_wellness_streak('{own.user_id}') as counted where zone is not null"
    )
    assert shown(asdict(streak([day.date for day in history], today))) == shown(found)


@pytest.mark.parametrize(
    ("column", "numbers", "average"),
    [
        ("sleep_hours", ["7.00", "7.01"], "7.01"),
        ("sleep_hours", ["-7.00", "-7.01"], "-7.01"),
        ("mood_score", ["3.14", "3.15", "3.15", "3.14"], "3.15"),
        ("energy_level", ["0.00", "0.01", "0.00"], "0.00"),
    ],
)
def test_half_a_hundredth_rounds_away_from_zero(own: Mirrored, column: str, numbers: list[str], average: str) -> None:
    today = today_in("UTC")
    made: list[dict[str, Any]] = [{column: Decimal(number)} for number in numbers]
    history = [Entry(today - timedelta(days=ago), **values) for ago, values in enumerate(made)]
    own.remember(history)
    (server_stats,) = own.rest.rpc("get_wellness_stats", {"p_user_id": own.user_id})
    name = {"sleep_hours": "avg_sleep", "mood_score": "avg_mood", "energy_level": "avg_energy"}[column]
    assert Decimal(server_stats[name]) == getattr(wellness_stats(history, today), name) == Decimal(average)


def shown(row: dict[str, Any]) -> dict[str, Any]:
    """A function's row in one form: servers send numerics as numbers or as strings, dates as text."""
    return {name: None if value is None else plain(name, value) for name, value in row.items()}


def plain(name: str, value: Any) -> Any:
    return str(value) if name == "last_entry" else Decimal(value)


def today_in(zone: str) -> date:
    return datetime.now(UTC).astimezone(ZoneInfo(zone)).date()
