"""Daylio's ``.daylio`` backup: a zip with ``backup.daylio``, which is JSON in base64; photos lie beside it.

An entry's day is the ``year``, ``month`` (0 to 11) and ``day`` that its author saw. Its ``datetime`` is UTC, and isn't
read: a day computed from it would be another one somewhere. A mood has a level here, which the CSV lacks.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.daylio_diary import Diary, activity_key, note_of
from organic_desktop.transfer.found import Found, ReadOptions
from organic_desktop.transfer.json_input import items, objects, parse, text, whole
from organic_desktop.transfer.opened import read_member, zip_members
from organic_desktop.transfer.plain import LONGEST_LABEL

FINGERPRINT = "backup"
MEMBER = "backup.daylio"
MOST_BYTES = 128_000_000
"""Of the packed JSON; ten years of long notes are a tenth of it."""

_NAMES = {1: "rad", 2: "good", 3: "meh", 4: "bad", 5: "awful"}  # of moods that were never renamed, best first
_EVERY = 500  # entries between two calls of the progress


def recognises(path: Path) -> bool:
    """True for a zip with the backup in it; False also for a damaged zip."""
    try:
        return any(member.name == MEMBER for member in zip_members(path))
    except FileNotUnderstood:
        return False


def read(path: Path, options: ReadOptions) -> Found:
    """Read the whole backup. Raises FileNotUnderstood, Cancelled."""
    backup = parse(_decoded(read_member(path, MEMBER, MOST_BYTES, options.progress)))
    if not isinstance(backup, dict) or not isinstance(backup.get("dayEntries"), list):
        raise FileNotUnderstood(Sentence("{name} isn't a backup of Daylio's: it has no entries.", name=path.name))
    diary = Diary(options)
    moods, activities = _moods(diary, backup), _activities(diary, backup)
    entries, size = items(backup["dayEntries"]), path.stat().st_size
    for number, entry in enumerate(entries, start=1):
        if number % _EVERY == 0:
            options.progress(size, size)
        if isinstance(entry, dict):
            _read_entry(diary, number, entry, moods, activities)
        else:
            diary.what.skip(0, Sentence("Entry {number} is damaged.", number=number))
    _add_notes(diary, backup)
    return diary.found(FINGERPRINT)


def _decoded(content: bytes) -> bytes:
    if content.lstrip()[:1] == b"{":
        return content
    try:
        return base64.b64decode(content)
    except binascii.Error as error:
        raise FileNotUnderstood(Sentence("The backup is damaged: it isn't base64.")) from error


def _moods(diary: Diary, backup: Mapping[str, object]) -> dict[int, str]:
    """Return the keys of moods by their ids, deleted ones too; group 1 is the best level."""
    moods: dict[int, str] = {}
    found = objects(backup.get("customMoods"))
    levels = {number: (name, number) for number, name in _NAMES.items()} if not found else {}
    for mood in found:
        number, group = whole(mood.get("id")), whole(mood.get("mood_group_id"))
        if number is not None:
            levels[number] = _mood_name(mood, number), group or 0
    for number, (name, group) in levels.items():
        moods[number] = f"mood:{number}"
        diary.add_mood(moods[number], name, 6 - group if 1 <= group <= 5 else None)
    return moods


def _mood_name(mood: Mapping[str, object], number: int) -> str:
    """Return a mood's name: a custom one may be empty or the word "null", and then it is one of Daylio's own."""
    custom = text(mood.get("custom_name")).strip()
    own = _NAMES.get(whole(mood.get("predefined_name_id")) or 0)
    return own or f"#{number}" if custom in ("", "null") else custom


def _activities(diary: Diary, backup: Mapping[str, object]) -> dict[int, str]:
    keys: dict[int, str] = {}
    for tag in objects(backup.get("tags")):
        number, name = whole(tag.get("id")), text(tag.get("name")).strip()
        if number is not None and name:
            keys[number] = activity_key(name[:LONGEST_LABEL])
            diary.add_activity(keys[number], name)
    return keys


def _read_entry(
    diary: Diary, number: int, entry: Mapping[str, object], moods: Mapping[int, str], activities: Mapping[int, str]
) -> None:
    day, at = _day(entry), _time(entry)
    if day is None:
        diary.what.skip(0, Sentence("Entry {number} has no date.", number=number))
        return
    mood = whole(entry.get("mood"))
    if mood is not None and mood not in moods:
        diary.what.skip(
            0, Sentence("Entry {number} ({day}) has a mood that the backup doesn't list.", number=number, day=day)
        )
    tags = [whole(tag) for tag in items(entry.get("tags"))]
    unknown = sum(tag is None or tag not in activities for tag in tags)
    if unknown:
        diary.what.skip(
            0,
            Sentence(
                "Entry {number} ({day}) has activities that the backup doesn't list: {count}.",
                number=number,
                day=day,
                count=unknown,
            ),
        )
    known = [activities[tag] for tag in tags if tag is not None and tag in activities]
    note = note_of(text(entry.get("note_title")), text(entry.get("note")))
    key = None if mood is None else moods.get(mood)
    diary.add_entry(diary.nights.day(day, at), at, key, known, note)


def _day(entry: Mapping[str, object]) -> date | None:
    year, month, day = (whole(entry.get(name)) for name in ("year", "month", "day"))
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month + 1, day)
    except (ValueError, OverflowError):
        return None


def _time(entry: Mapping[str, object]) -> time | None:
    hour, minute = whole(entry.get("hour")), whole(entry.get("minute"))
    if hour is None or minute is None or not (0 <= hour < 24 and 0 <= minute < 60):
        return None
    return time(hour, minute)


def _add_notes(diary: Diary, backup: Mapping[str, object]) -> None:
    """Say what of the backup isn't here: entries that it counts, and photos."""
    metadata = backup.get("metadata")
    said = whole(metadata.get("number_of_entries")) if isinstance(metadata, dict) else None
    if said is not None and said != diary.what.entries:
        diary.what.notes.append(
            Sentence("The backup should have {said} entries; {read} could be read.", said=said, read=diary.what.entries)
        )
    if photos := len(items(backup.get("assets"))):
        diary.what.notes.append(Sentence("Photos and recordings aren't imported: {count}.", count=photos))
