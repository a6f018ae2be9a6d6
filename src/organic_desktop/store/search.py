"""Full-text search of the notes of days: the index, the comparison of words, and the marks in a hit.

Triggers mark the days whose notes changed (0003_note_search.sql); ``Database.writing`` calls ``index_notes`` at the end
of every transaction, so that the index never differs from the rows.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from sqlalchemy import Connection, text
from sqlmodel import Session

MOST_HITS = 50
TRIGRAM = 3
GLOB_SIGNS = frozenset("*?[")
BEFORE, AFTER = 30, 90  # characters of a note shown around its first hit

# Combining marks that make another letter of one, not an accent of it: nukta, the voicing of kana, virama.
LETTER_MARKS = frozenset({0, 7, 8, 9})
# Letters that a person types without their stroke, but Unicode doesn't take apart.
STROKES = str.maketrans("øłđħı", "oldhi")


class _Folding(dict[int, str]):
    """A table for ``str.translate``: each character without case, accent and width, filled as characters come up."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        kept = "".join(mark for mark in plain if unicodedata.combining(mark) in LETTER_MARKS)
        self[code] = kept.translate(STROKES)
        return self[code]


_FOLDING = _Folding()


@dataclass(frozen=True)
class Hit:
    """A day whose notes hold every word, with a snippet of them and the parts of it to mark, as (start, end)."""

    day: date
    snippet: str
    marks: tuple[tuple[int, int], ...]


def fold(words: str) -> str:
    """Return a text without case, accents and widths, for comparison; character by character, to keep positions."""
    return words.translate(_FOLDING)


def index_notes(connection: Connection) -> None:
    """Update the index with the notes that are marked as changed, in the caller's transaction."""
    if connection.execute(_ANY_CHANGED).first() is None:
        return
    for statement in _DELETE_CHANGED:
        connection.execute(statement)
    changed = [{"number": number, "folded": fold(notes)} for number, notes in connection.execute(_CHANGED)]
    if changed:
        connection.execute(_INDEX, changed)
    connection.execute(_CLEAR_MARKS)


def find_notes(session: Session, user_id: str, words: str, most: int = MOST_HITS) -> list[Hit]:
    """Return the days whose notes hold all of the words, or parts of words, latest first; none for no words."""
    wanted = fold(words).split()
    if not wanted:
        return []
    conditions = " AND ".join(_condition(word, number) for number, word in enumerate(wanted))
    values = {f"word{number}": f"*{word}*" if _has_trigram(word) else word for number, word in enumerate(wanted)}
    query = text(  # CROSS JOIN: SQLite keeps the order, which must begin with the index
        "SELECT date, nutrition_notes FROM note_index CROSS JOIN note ON number = note_index.rowid "  # noqa: S608  each condition is a literal of ours  # nosec
        f"CROSS JOIN wellness_entries ON id = entry_id WHERE user_id = :user_id AND {conditions} "
        "ORDER BY date DESC LIMIT :most"
    )
    found = session.execute(query, {**values, "user_id": user_id, "most": most})
    return [_hit(date.fromisoformat(day), notes, wanted) for day, notes in found]


def _condition(word: str, number: int) -> str:
    """Return the SQL condition for a word: by the index, or in every note if it is shorter than a trigram."""
    return f"folded GLOB :word{number}" if _has_trigram(word) else f"instr(folded, :word{number}) > 0"


def _has_trigram(word: str) -> bool:
    return len(word) >= TRIGRAM and GLOB_SIGNS.isdisjoint(word)


def _hit(day: date, notes: str, wanted: Sequence[str]) -> Hit:
    """Return the notes around the first match, on one line."""
    ends = list(accumulate(len(fold(letter)) for letter in notes))
    folded = fold(notes)
    first = _letter_at(ends, min(folded.find(word) for word in wanted))
    begin = max(0, first - BEFORE)
    if begin:  # at the start of a word, in languages that separate words
        begin = next((place for place in range(begin, first) if notes[place - 1].isspace()), begin)
    piece = notes[begin : first + AFTER]
    marks = set()
    for word in wanted:
        place = folded.find(word)
        while place >= 0:
            start, end = _letter_at(ends, place), _letter_at(ends, place + len(word) - 1) + 1
            marks.add((max(start - begin, 0), min(end - begin, len(piece))))
            place = folded.find(word, place + len(word))
    shown = "".join(" " if letter.isspace() else letter for letter in piece)
    return Hit(day, shown, tuple(sorted(mark for mark in marks if mark[0] < mark[1])))


def _letter_at(ends: Sequence[int], place: int) -> int:
    """Return the position in the text of a position in its folded form."""
    return bisect_right(ends, place)


_ANY_CHANGED = text("SELECT 1 FROM note_changed LIMIT 1")
_DELETE_CHANGED = (
    text("DELETE FROM note_index WHERE rowid IN (SELECT number FROM note JOIN note_changed USING (entry_id))"),
    text("DELETE FROM note WHERE entry_id IN (SELECT entry_id FROM note_changed)"),
    text(
        "INSERT INTO note (entry_id) SELECT entry_id FROM note_changed JOIN wellness_entries ON id = entry_id "
        "WHERE nutrition_notes IS NOT NULL"
    ),
)
# In the order of their numbers: FTS5 writes to disk at each that is lower than the one before.
_CHANGED = text(
    "SELECT number, nutrition_notes FROM note_changed JOIN note USING (entry_id) "
    "JOIN wellness_entries ON id = entry_id ORDER BY number"
)
_INDEX = text("INSERT INTO note_index (rowid, folded) VALUES (:number, :folded)")
_CLEAR_MARKS = text("DELETE FROM note_changed")
