"""Google Takeout: sessions of Google Fit and nights of Fitbit, out of the zip with all that Google keeps of a person.

Names of folders and columns are translated in it, so only JSON is read, whose keys are the same everywhere. The days'
summaries beside it hold the same minutes once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.found import Found, ReadOptions
from organic_desktop.transfer.health_records import ASLEEP, AWAKE, MINDFUL, SESSION, HealthRecords, is_span
from organic_desktop.transfer.json_input import objects, parse, text, whole
from organic_desktop.transfer.opened import Member, is_zip, read_members, zip_members
from organic_desktop.transfer.spans import DAY, Span

NAME = "google-takeout"
LABEL = Sentence("Google Takeout (Fit, Fitbit)")

FIT, FITBIT = "Google Fit", "Fitbit"
LARGEST = 64_000_000
"""Bytes of one of its JSON files, which hold a session, or a month."""
MOST_TRIED = 5

_SESSION = re.compile(r"(?:^|/)\d{4}-\d\d-\d\dT\d\d_\d\d_\d\d[^/]*\.json$")
_NIGHTS = re.compile(r"(?:^|/)sleep-\d{4}-\d\d-\d\d\.json$")
_NO_EXERCISE: Final = frozenset({"", "still", "in_vehicle", "unknown", "tilting", "other"})


def recognises(path: Path) -> bool:
    """True for a zip in which files named as sessions or nights are such."""
    with suppress(FileNotUnderstood):
        if is_zip(path):
            chosen = [member for member in zip_members(path) if _is_ours(member) and member.size <= LARGEST]
            return any(_is_content(content) for _member, content in read_members(path, chosen[:MOST_TRIED], LARGEST))
    return False


def read(path: Path, options: ReadOptions) -> Found:
    """Read the zip. Raises FileNotUnderstood, and what ``options.progress`` raises."""
    members = [member for member in zip_members(path) if _is_ours(member)]
    if not members:
        raise FileNotUnderstood(Sentence("{name} has no sessions of Google Fit or Fitbit.", name=path.name))
    records = HealthRecords(options)
    sessions, seen = _Sessions(records, options.zone), set[int]()
    for member, content in read_members(path, members, LARGEST, records.progress):
        try:
            found = parse(content)
        except FileNotUnderstood:
            records.skip(0, Sentence("A file in the zip is damaged: {name}.", name=member.name[-80:]))
            continue
        if _NIGHTS.search(member.name):
            for night in objects(found):
                _take_night(records, night, seen)
        elif isinstance(found, dict):
            sessions.take(found)
    return records.found(NAME)


def _is_ours(member: Member) -> bool:
    return bool(_SESSION.search(member.name) or _NIGHTS.search(member.name))


def _is_content(content: bytes) -> bool:
    with suppress(FileNotUnderstood):
        found = parse(content)
        one = found if isinstance(found, dict) else next(iter(objects(found)), {})
        return "fitnessActivity" in one or "dateOfSleep" in one
    return False


# -- Fitbit -----------------------------------------------------------------------------------------------------------


def _take_night(records: HealthRecords, night: dict[str, object], seen: set[int]) -> None:
    """Add a night or nap to its day, by Fitbit's own date and minutes; months of files overlap by a day."""
    log, minutes, day = whole(night.get("logId")), whole(night.get("minutesAsleep")), text(night.get("dateOfSleep"))
    if log is not None and log in seen:
        return
    if minutes is None or not 0 <= minutes <= DAY // 60:
        records.skip(0, Sentence("A night doesn't say how long you were asleep."))
        return
    try:
        records.add_amount("sleep", FITBIT, date.fromisoformat(day), Decimal(minutes))
    except ValueError:
        records.skip(0, Sentence("A night has no date that can be read."))
        return
    if log is not None:
        seen.add(log)


# -- Google Fit -------------------------------------------------------------------------------------------------------


class _Sessions:
    """Hands the sessions to the records, each as what it is."""

    def __init__(self, records: HealthRecords, zone: ZoneInfo) -> None:
        self._records, self._zone = records, zone

    def take(self, session: dict[str, object]) -> None:
        """Take a session; of a night its segments of sleep if it has any, else all of it."""
        activity = text(session.get("fitnessActivity"))
        if activity in _NO_EXERCISE:
            return
        if not activity.startswith("sleep"):
            self._add(MINDFUL if activity == "meditation" else SESSION, session, by_end=False)
            return
        parts = list(_stages(session))
        for kind, part in parts:
            self._add(kind, part, by_end=True)
        if not any(kind == ASLEEP for kind, _part in parts):
            self._add(ASLEEP, session, by_end=True)

    def _add(self, kind: str, part: dict[str, object], *, by_end: bool) -> None:
        start, end = self._moment(part.get("startTime")), self._moment(part.get("endTime"))
        if start is None or end is None:
            self._records.skip(0, Sentence("A session has no time that can be read."))
            return
        offset = (end if by_end else start).utcoffset() or timedelta()
        span = Span(int(start.timestamp()), int(end.timestamp()), int(offset.total_seconds()))
        if is_span(span):
            self._records.add_span(kind, FIT, span)
        else:
            self._records.skip(0, Sentence("A record ends before it begins, or lasts longer than a day."))

    def _moment(self, value: object) -> datetime | None:
        """Return a moment with its own offset; in UTC it tells none, and the user's zone is taken."""
        try:
            moment = datetime.fromisoformat(text(value))
            if not 1900 <= moment.year < 2200:
                return None
            return moment if moment.utcoffset() else moment.astimezone(self._zone)
        except (ValueError, OverflowError):
            return None


def _stages(session: dict[str, object]) -> Iterator[tuple[str, dict[str, object]]]:
    for part in objects(session.get("segment")):
        activity = text(part.get("fitnessActivity"))
        if activity in {"sleep.awake", "awake", "sleep.out_of_bed"}:
            yield AWAKE, part
        elif activity.startswith("sleep"):
            yield ASLEEP, part
