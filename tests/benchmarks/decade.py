"""Ten years of a person's data, written into the database past the doors, for speed: what interactions are timed on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from organic_desktop.app.facade import App
from organic_desktop.store.schema import CONVERSATIONS, MESSAGES, WELLNESS_ENTRIES, new_id
from organic_desktop.wellness.metrics import COLUMNS
from tests.demo import year

DAYS = 3_650
MESSAGE_COUNT = 100_000
PER_CONVERSATION = 1_000


def fill(app: App) -> None:
    """The demo's year ten times, and a hundred conversations."""
    file, now = app.profiles.current, datetime.now(UTC)
    stamps = {"created_at": now, "updated_at": now}
    days = []
    for years in range(DAYS // year.DAYS):
        last = app.today() - timedelta(days=1 + years * year.DAYS)
        for day in year.year(last):
            values = dict.fromkeys(COLUMNS) | day.values
            days.append({"id": new_id(), "user_id": file.user_id, "date": day.date, **values, **stamps})
    talks = [new_id() for _ in range(MESSAGE_COUNT // PER_CONVERSATION)]
    with file.database.writing() as session:
        connection = session.connection()
        connection.execute(insert(WELLNESS_ENTRIES.table), days)
        conversation = {"user_id": file.user_id, "module_name": "identity", **stamps}
        connection.execute(insert(CONVERSATIONS.table), [{"id": talk, **conversation} for talk in talks])
        connection.execute(insert(MESSAGES.table), [_message(talks, number, now) for number in range(MESSAGE_COUNT)])


def _message(talks: list[str], number: int, now: datetime) -> dict[str, object]:
    return {
        "id": new_id(),
        "conversation_id": talks[number % len(talks)],
        "role": ("user", "assistant")[number // len(talks) % 2],
        "content": f"message {number}" + " and some more words" * (number % 17),
        "created_at": now - timedelta(minutes=MESSAGE_COUNT - number),
    }
