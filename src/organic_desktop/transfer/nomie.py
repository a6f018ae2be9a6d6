"""Nomie's JSON backup (versions 4 to 6): events whose values stand in the text of their notes.

``Slept #sleep(25200), then #water #mood(6.5) with @mom``: a tag with a number is an amount in its tracker's unit, a tag
alone is once its tracker's usual value. A timer counts seconds. A tracker may have been deleted: then a number has no
unit. An event's time is UTC; its day is that of the offset beside it, else of the user's zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.collecting import Collector, Nights
from organic_desktop.transfer.found import Found, Kind, ReadOptions
from organic_desktop.transfer.json_input import MOST_BYTES, items, objects, parse, text, whole
from organic_desktop.transfer.opened import open_file
from organic_desktop.transfer.plain import LONGEST_LABEL, cleaned
from organic_desktop.transfer.values import Signs, parse_duration, parse_number
from organic_desktop.transfer.vocabulary import LINE, amount_of, folded, likely_amount, likely_each, likely_points

NAME = "nomie"
LABEL = Sentence("Nomie")
FINGERPRINT = "backup"
NOTE = "note"

_TRACKERS = Sentence("Trackers")
_NOTES = Sentence("Notes")
_EVENTS = ("events", "records")
_BOOKS = "books"
# Not in addresses ("…/#top") and headings ("# Monday").
_TAG = re.compile(r"(?:(?<=\s)|^)#(?P<tag>[^\W_][\w-]{0,80})(?:\((?P<value>[^()\n]{0,40})\))?")
_PERSON = re.compile(r"(?:(?<=\s)|^)[@+][\w-]{1,80}")
_SECONDS_AN_HOUR = Decimal(3600)
_MOST_OFFSET = 24 * 60
_EVERY = 500  # events between two calls of the progress
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Tracker(NamedTuple):
    """What a tag counts; ``usual`` is what it is worth alone, ``most`` the end of its scale if it has one."""

    label: str
    is_timer: bool = False
    is_tick: bool = False
    unit: str = ""
    usual: Decimal = Decimal(1)
    most: int | None = None


def recognises(path: Path) -> bool:
    """True for a JSON object with trackers and events."""
    try:
        content = _content(path)
    except (FileNotUnderstood, OSError):
        return False
    return b'"trackers"' in content and any(b'"%s"' % name.encode() in content for name in (*_EVENTS, _BOOKS))


def read(path: Path, options: ReadOptions) -> Found:
    """Read the whole backup. Raises FileNotUnderstood, Cancelled."""
    backup = parse(_content(path))
    if not isinstance(backup, dict) or not isinstance(backup.get("trackers"), dict):
        raise FileNotUnderstood(Sentence("{name} isn't a backup of Nomie's: it has no trackers.", name=path.name))
    what, nights, size = Collector(), Nights(options), path.stat().st_size
    trackers, seen = _trackers(backup["trackers"]), set[str]()
    for number, event in enumerate(_events(backup), start=1):
        if number % _EVERY == 0:
            options.progress(size, size)
        name = text(event.get("_id"))
        if name and name in seen:  # an event is in a book and in the list, too
            continue
        seen.add(name)
        moment = _moment(event, options)
        if moment is None:
            what.skip(0, Sentence("Event {number} has no time.", number=number))
            continue
        at = moment.time().replace(second=0, microsecond=0, tzinfo=None)
        _read_note(
            what, trackers, text(event.get("note")) or text(event.get("notes")), nights.day(moment.date(), at), at
        )
    return what.found(NAME, FINGERPRINT, nights.questions())


def _content(path: Path) -> bytes:
    """Return the bytes of a file that begins as a JSON object. Raises FileNotUnderstood for any other."""
    with open_file(path) as file:
        begin = file.read(64)
        if begin.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] != b"{":
            raise FileNotUnderstood(Sentence("{name} isn't a backup of Nomie's: it isn't JSON.", name=path.name))
        return begin + file.read(MOST_BYTES)


def _trackers(stored: Mapping[str, object]) -> dict[str, Tracker]:
    found = {}
    for tag, each in stored.items():
        if not isinstance(each, dict):
            continue
        kind, unit = text(each.get("type")), text(each.get("uom"))
        usual = _number(str(each.get("default", "")))
        found[folded(tag)] = Tracker(
            text(each.get("label")) or tag,
            kind == "timer" or unit == "timer",
            kind in ("tick", ""),
            "" if unit in ("num", "timer", "timestamp") else unit,
            usual if usual else Decimal(1),
            _end_of_scale(each.get("max")),
        )
    return found


def _end_of_scale(stored: object) -> int | None:
    """Return the end of a tracker's scale, which is a number or the text of one."""
    number = _number(stored) if isinstance(stored, str) else whole(stored)
    return None if number is None or number != int(number) else int(number)


def _events(backup: Mapping[str, object]) -> Iterator[dict[str, object]]:
    for name in _EVENTS:
        yield from objects(backup.get(name))
    books = backup.get(_BOOKS)
    for book in books.values() if isinstance(books, dict) else items(books):
        yield from objects(book)


def _moment(event: Mapping[str, object], options: ReadOptions) -> datetime | None:
    """Return an event's end in its author's time. The offset is JavaScript's: minutes from local time to UTC."""
    end, offset = event.get("end"), whole(event.get("offset"))
    try:
        if isinstance(end, str):
            moment = datetime.fromisoformat(end)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        else:
            milliseconds = whole(end)
            if milliseconds is None:
                return None
            moment = _EPOCH + timedelta(milliseconds=milliseconds)
        if offset is not None and abs(offset) <= _MOST_OFFSET:
            return moment.astimezone(UTC) - timedelta(minutes=offset)
        return moment.astimezone(options.zone)
    except (ValueError, OverflowError):
        return None


def _read_note(what: Collector, trackers: Mapping[str, Tracker], note: str, day: date, at: time) -> None:
    what.entries += 1
    for tag in _TAG.finditer(note):
        _add_tag(what, trackers.get(folded(tag["tag"])), tag["tag"], tag["value"], day, at)
    words = _PERSON.sub(" ", _TAG.sub(" ", note))
    if re.search(r"\w", words):
        what.add_field(NOTE, "Note", Kind.TEXT, _NOTES, suggested=LINE)
        what.add(day, NOTE, cleaned(note), at=at)


def _add_tag(what: Collector, tracker: Tracker | None, tag: str, said: str | None, day: date, at: time) -> None:
    value = _value(said) if said is not None else tracker.usual if tracker else Decimal(1)
    if value is None:
        what.skip(0, Sentence("“{text}” isn't a number ({day}).", text=cleaned(f"#{tag}({said})"), day=day))
        return
    # A tag without a tracker is a tick if it stands alone, and a number of unknown unit if it has one.
    is_tick = tracker.is_tick if tracker else said is None
    name, unit = (tracker.label, tracker.unit) if tracker else (tag, "")
    key = f"tracker:{folded(tag)[:LONGEST_LABEL]}{'' if tracker or not is_tick else ':alone'}"
    if tracker and tracker.is_timer:
        is_tick, unit, value = False, "h", value / _SECONDS_AN_HOUR
    if key not in what:
        if is_tick:
            what.add_field(key, name, Kind.DONE, _TRACKERS, suggested=LINE, likely=likely_each(name))
        else:
            suggested, likely = amount_of(name, unit), likely_amount(name, unit)
            if tracker and tracker.most is not None:
                likely = likely_points(name, tracker.most) or likely
            label = f"{name} ({unit})" if unit else name
            what.add_field(key, label, Kind.NUMBER, _TRACKERS, suggested=suggested or LINE, likely=likely)
    what.add(day, key, value, at=at)


def _value(text: str) -> Decimal | None:
    """Return the number in brackets: 6.5, or a timer's 07:43:32 in seconds; None if it is none."""
    if ":" in text:
        minutes = parse_duration(text)
        return None if minutes is None else minutes * 60
    return _number(text)


def _number(text: str) -> Decimal | None:
    """Return a number as JavaScript writes it, 2.345 too; as people type it, 1,5, where that is certain."""
    number = parse_number(text, Signs.POINT) if "," not in text else None
    return parse_number(text) if number is None else number
