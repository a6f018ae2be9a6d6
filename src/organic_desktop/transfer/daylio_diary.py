"""What Daylio's CSV and its backup have in common: entries of a mood, activities, and a note, at a time of a day.

Moods are names that users give, activities are ticks, and notes are HTML in newer versions.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal

from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.collecting import Collector, Nights
from organic_desktop.transfer.found import Found, Kind, Question, ReadOptions, Target
from organic_desktop.transfer.plain import label, note_text
from organic_desktop.transfer.vocabulary import LINE, MOOD, folded, likely_each, mood_level

NAME = "daylio"
NOTE = "note"
MOST_NAMED, MOST_SHOWN = 5, 40
"""Of moods without a level that a sentence names, and of the letters of each."""

_MOODS = Sentence("Moods")
_ACTIVITIES = Sentence("Activities")
_NOTES = Sentence("Notes")


class Diary:
    """The entries of a file so far; ``what`` collects them, ``nights`` says whose day an entry after midnight is."""

    def __init__(self, options: ReadOptions) -> None:
        self.what = Collector()
        self.nights = Nights(options)
        self._without_level: list[str] = []

    def add_mood(self, key: str, name: str, level: int | None) -> None:
        """Add a mood; without a level, its name may say one."""
        if key in self.what:
            return
        level = level or mood_level(name)
        if not level:
            self._without_level.append(label(name)[:MOST_SHOWN])
        suggested = Target(MOOD, Decimal(level)) if level else None
        self.what.add_field(key, name, Kind.NAME, _MOODS, suggested=suggested)

    def add_activity(self, key: str, name: str) -> None:
        """Add an activity: a line in the notes, until the user says more."""
        if key not in self.what:
            self.what.add_field(key, name, Kind.DONE, _ACTIVITIES, suggested=LINE, likely=likely_each(name))

    def add_entry(
        self, day: date, at: time | None, mood: str | None, activities: Iterable[str], note: str, line: int = 0
    ) -> None:
        """Add an entry by the keys of its mood and activities; each activity counts once."""
        self.what.entries += 1
        if mood is not None:
            self.what.add(day, mood, at=at, line=line)
        for key in dict.fromkeys(activities):
            self.what.add(day, key, at=at, line=line)
        if note:
            self.what.add_field(NOTE, "Note", Kind.TEXT, _NOTES, suggested=LINE)
            self.what.add(day, NOTE, note, at=at, line=line)

    def found(self, fingerprint: str, questions: Iterable[Question] = ()) -> Found:
        """Return all entries as what was found; to a reader's own ``questions`` comes that of the nights."""
        if self._without_level:
            named = "”, “".join(self._without_level[:MOST_NAMED])
            count = len(self._without_level)
            self.what.notes.append(
                Sentence(
                    "Moods whose names don't tell how good they are: {count} (“{names}”).", count=count, names=named
                )
            )
        return self.what.found(NAME, fingerprint, (*questions, *self.nights.questions()))


def mood_key(name: str) -> str:
    """Return the key of a mood that a file knows by its name alone."""
    return f"mood:{folded(name)}"


def activity_key(name: str) -> str:
    """Return the key of an activity; the same in the CSV and in the backup."""
    return f"activity:{folded(name)}"


def note_of(title: str, body: str) -> str:
    """Return a note with its title above it, as plain text."""
    return "\n".join(filter(None, (note_text(title), note_text(body))))
