"""Ten or fifty years of a person's data, written into the database past the doors, for speed: reads are timed on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert

from organic_desktop.app.facade import App
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, WELLNESS_ENTRIES, new_id
from organic_desktop.wellness.metrics import COLUMNS
from tests.benchmarks import writing
from tests.benchmarks.server_data import CONVERSATIONS as TALKS
from tests.benchmarks.server_data import MESSAGE_COUNT, TEN_YEARS, uneven
from tests.demo import year

SEED = 14
HUGE_LASTS = 3_600.0  # days; the others some weeks each
BATCH = 20_000


def fill(app: App, days: int = TEN_YEARS, messages: int = MESSAGE_COUNT, talks: int = TALKS) -> None:
    """The demo's year as often as it takes, with notes of their own, and conversations of uneven size."""
    chance, now = Random(SEED), datetime.now(UTC)
    with app.profiles.current.database.writing() as session:
        connection, user_id = session.connection(), app.profiles.current.user_id
        connection.execute(insert(WELLNESS_ENTRIES.table), list(entries(app.today(), days, user_id, chance)))
        sizes = uneven(messages, talks)
        ids = [new_id() for _ in sizes]
        conversation = {"user_id": user_id, "module_name": "identity"}
        stamps = [_stamp(now - timedelta(days=chance.random() * HUGE_LASTS), chance) for _ in ids]
        rows = [
            {"id": talk, "message_count": size, "created_at": begun, "updated_at": begun, **conversation}
            for talk, size, begun in zip(ids, sizes, stamps, strict=True)
        ]
        connection.execute(insert(CONVERSATIONS.table), rows)
        lines = sorted(_lines(ids, sizes, now, chance), key=lambda line: line[0])
        for first in range(0, len(lines), BATCH):
            batch = [_message(said, talk, chance) for said, talk in lines[first : first + BATCH]]
            connection.execute(insert(MESSAGES.table), batch)


def entries(today: date, count: int, user_id: str, chance: Random) -> Iterator[dict[str, Any]]:
    """The days back from yesterday, as rows."""
    demo = {day.back: day.values for day in year.year(today)}
    for back in range(1, count + 1):
        values = dict.fromkeys(COLUMNS) | demo[back % year.DAYS] | {"nutrition_notes": writing.note(chance)}
        day = today - timedelta(days=back)
        made = datetime(day.year, day.month, day.day, 6, tzinfo=UTC) + timedelta(hours=8 * chance.random())
        stamps = {"created_at": _stamp(made, chance), "updated_at": _stamp(made + timedelta(hours=9), chance)}
        yield {"id": new_id(), "user_id": user_id, "date": day, **values, **stamps}


def _lines(ids: Sequence[str], sizes: Sequence[int], now: datetime, chance: Random) -> Iterator[tuple[datetime, str]]:
    """When something is said in which conversation."""
    for talk, size in zip(ids, sizes, strict=True):
        lasts = HUGE_LASTS if talk == ids[0] else 1 + 59 * chance.random()
        begun = now - timedelta(days=lasts + (HUGE_LASTS - lasts) * chance.random())
        for place in range(size):
            yield begun + timedelta(days=lasts * (place + chance.random()) / size), talk


def _message(said: datetime, talk: str, chance: Random) -> dict[str, object]:
    role = chance.choice(("user", "assistant"))
    content = writing.message(chance, role)
    return {
        "id": new_id(),
        "conversation_id": talk,
        "role": role,
        "content": content,
        "tokens_used": len(content) if role == "assistant" else None,
        "created_at": _stamp(said, chance),
    }


def _stamp(moment: datetime, chance: Random) -> datetime:
    """A moment as clients write it: some know milliseconds only."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000) if chance.random() < 0.05 else moment
