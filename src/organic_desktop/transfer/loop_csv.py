"""Loop's zip of CSV files: ``Habits.csv``, a folder for each habit, and one ``Checkmarks.csv`` for all of them.

The habits' own files are read, matched by their position: folder names lack what isn't ASCII. The file for all is only
compared with them: it lacks data in some versions, and has names with commas unquoted; see docs/decisions/0080.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer.found import Found, Progress, ReadOptions
from organic_desktop.transfer.loop_habits import MOST_HABITS, Habit, Habits, Mark, meaning_of
from organic_desktop.transfer.opened import Member, open_member, read_member, zip_members
from organic_desktop.transfer.plain import label
from organic_desktop.transfer.tables import Header, Row, Rows
from organic_desktop.transfer.values import parse_day

HABITS, MARKS = "Habits.csv", "Checkmarks.csv"
MOST_LIST = 10_000_000
MOST_MARKS = 100_000_000
"""Bytes of the list of habits, and of the file for all of them."""

WORDS: Mapping[str, Mark] = {
    "YES_MANUAL": Mark.DONE, "YES_AUTO": Mark.NOT_DUE, "NO": Mark.NOT_DONE, "SKIP": Mark.SKIPPED,
    "UNKNOWN": Mark.UNKNOWN,
}  # fmt: skip
# A measured habit's amount of 0, 1 or 2 thousandths is written as the word of that number.
_AMOUNTS = {"NO": Decimal(0), "YES_AUTO": Decimal("0.001"), "YES_MANUAL": Decimal("0.002")}
_FOLDER = re.compile(r"(?P<position>[0-9]{1,6})(?: [^/]*)?/Checkmarks\.csv")
_NUMBER = re.compile(r"-?[0-9]{1,12}")


class _Columns(NamedTuple):
    """Where the date, the value and the notes are; an older habit's file has no header."""

    date: int
    value: int
    notes: int | None


def recognises(path: Path) -> bool:
    """True for a zip with Loop's list of habits; False also for a damaged one."""
    try:
        members = {member.name: member for member in zip_members(path)}
        root = _root(members)
        return root is not None and _is_list(next(iter(_rows(path, members[f"{root}{HABITS}"])), None))
    except FileNotUnderstood:
        return False


def read(path: Path, options: ReadOptions) -> Found:
    """Read the whole zip. Raises FileNotUnderstood, Cancelled."""
    members = {member.name: member for member in zip_members(path)}
    root = _root(members)
    if root is None:
        raise FileNotUnderstood(Sentence("The zip contains no {name}.", name=HABITS))
    habits = Habits()
    by_position = _read_list(path, members[f"{root}{HABITS}"], habits)
    files = dict(_files(members, root))
    if len(files) > MOST_HABITS:
        raise FileNotUnderstood(Sentence("The file has more than {most} habits.", most=MOST_HABITS))
    done, total = 0, sum(member.size for member in files.values())
    for position, member in sorted(files.items()):
        habit = by_position.get(position)
        if habit is None:
            reason = Sentence("{file} is of a habit that {list} doesn't name.", file=label(member.name), list=HABITS)
            habits.what.skip(0, reason)
            continue
        _read_marks(path, member, habits, habit, _shifted(options.progress, done, total))
        done += member.size
    if f"{root}{MARKS}" in members:
        alone = [habit for position, habit in by_position.items() if position not in files]
        content = read_member(path, f"{root}{MARKS}", MOST_MARKS)
        _compare(content, habits, [*by_position.values()], alone)
    return habits.found()


def _root(members: Mapping[str, Member]) -> str | None:
    """Return the folder of the list, "" if there is none above it: who unpacked and packed again has one."""
    roots = sorted(
        (name.removesuffix(HABITS) for name in members if name == HABITS or name.endswith(f"/{HABITS}")), key=len
    )
    return roots[0] if roots and roots[0].count("/") <= 1 else None


def _files(members: Mapping[str, Member], root: str) -> Iterator[tuple[int, Member]]:
    for name, member in members.items():
        if name.startswith(root) and (folder := _FOLDER.fullmatch(name.removeprefix(root))):
            yield int(folder["position"]), member


def _rows(path: Path, member: Member, progress: Progress | None = None) -> Iterator[Row]:
    with open_member(path, member.name) as file:
        yield from Rows(file, member.size, progress) if progress else Rows(file, member.size)


def _shifted(progress: Progress, before: int, total: int) -> Progress:
    return lambda done, _of: progress(before + done, total)


# -- the list of habits -----------------------------------------------------------------------------------------------


def _is_list(row: Row | None) -> bool:
    if row is None:
        return False
    header = Header.of(row)
    return header.place("Name") is not None and header.place("Type", "NumRepetitions") is not None


def _read_list(path: Path, member: Member, habits: Habits) -> dict[int, Habit]:
    """Return the habits by their positions. The oldest versions have neither positions nor types."""
    if member.size > MOST_LIST:
        raise FileNotUnderstood(Sentence("{name} in the zip is too large.", name=HABITS))
    rows = _rows(path, member)
    first = next(rows, None)
    if first is None or not _is_list(first):
        raise FileNotUnderstood(Sentence("{name} isn't Loop's: it lacks the columns Name and Type.", name=HABITS))
    header, by_position = Header.of(first), dict[int, Habit]()
    for number, row in enumerate(rows, start=1):
        _read_habit(header, row, number, habits, by_position)
    return by_position


def _read_habit(header: Header, row: Row, number: int, habits: Habits, by_position: dict[int, Habit]) -> None:
    def cell(name: str) -> str:
        place = header.place(name)
        return "" if place is None or place >= len(row.cells) else row.cells[place]

    position = cell("Position").strip() or str(number)
    kind = cell("Type").strip().upper() or "YES_NO"
    if not re.fullmatch("[0-9]{1,6}", position) or int(position) in by_position:
        habits.what.skip(
            row.line, Sentence("{file}: the position of “{name}” is wrong.", file=HABITS, name=label(cell("Name")))
        )
    elif kind not in ("YES_NO", "NUMERICAL"):
        reason = Sentence("{file}: “{name}” is of an unknown type.", file=HABITS, name=label(cell("Name")))
        habits.what.skip(row.line, reason)
    else:
        by_position[int(position)] = habits.add(cell("Name"), is_amount=kind == "NUMERICAL", unit=cell("Unit"))


# -- a habit's own file -----------------------------------------------------------------------------------------------


def _read_marks(path: Path, member: Member, habits: Habits, habit: Habit, progress: Progress) -> None:
    columns = _Columns(0, 1, 2)
    for row in _rows(path, member, progress):
        header = Header.of(row)
        dates, values = header.place("Date"), header.place("Value", "Checkmark")
        if dates is not None:
            columns = _Columns(dates, 1 if values is None else values, header.place("Notes"))
        else:
            _read_mark(row, columns, member.name, habits, habit)


def _read_mark(row: Row, columns: _Columns, file: str, habits: Habits, habit: Habit) -> None:
    def cell(place: int | None) -> str:
        return "" if place is None or place >= len(row.cells) else row.cells[place].strip()

    day, meaning = parse_day(cell(columns.date)), value_of(cell(columns.value), habit.is_amount)
    if day is None:
        shown, reason = cell(columns.date), Sentence("isn't a date")
    elif meaning is None:
        shown, reason = cell(columns.value), Sentence("isn't a value")
    else:
        habits.mark(habit, day, meaning, cell(columns.notes), row.line)
        return
    habits.what.skip(
        row.line, Sentence("{file}: “{text}” {reason}.", file=label(file), text=label(shown)[:40], reason=reason)
    )


def value_of(text: str, is_amount: bool) -> Mark | Decimal | None:
    """Return what a cell says: a word, or a number of an older version; None if neither."""
    word = text.upper()
    if is_amount and word in _AMOUNTS:
        return _AMOUNTS[word]
    if word in WORDS:
        return WORDS[word]
    if not _NUMBER.fullmatch(text):
        return None
    # Older versions wrote 0 for each day that a measured habit has nothing for: only the word is an amount of 0.
    return Mark.UNKNOWN if is_amount and int(text) == 0 else meaning_of(int(text), is_amount)


# -- the file for all habits ------------------------------------------------------------------------------------------


def _compare(content: bytes, habits: Habits, named: list[Habit], alone: list[Habit]) -> None:
    """Say how the file for all habits differs from their own ones; that of a habit without one is read."""
    lines = content.decode("utf-8-sig", "replace").split("\n")
    columns = _columns(lines[0].rstrip("\r"), named)
    if columns is None:
        return
    here: set[tuple[str, date]] = set()
    for number, line in enumerate(lines[1:], start=2):
        for habit, day, meaning in _marks_of(line.rstrip("\r"), columns):
            if habit in alone:
                habits.mark(habit, day, meaning, line=number)
            elif _counts(meaning):
                here.add((habit.key, day))
    compared = [habit.key for habit in columns if habit not in alone]
    own = {(key, day) for key in compared for day, meaning in habits.days[key].items() if _counts(meaning)}
    if missing := len(own - here):
        habits.what.notes.append(
            Sentence(
                "{file} lacks marks that the habits' own files have ({count}). Those were used.",
                file=MARKS,
                count=missing,
            )
        )
    if more := len(here - own):
        habits.what.notes.append(Sentence("Marks that only {file} has weren't used: {count}.", file=MARKS, count=more))


def _marks_of(line: str, columns: list[Habit]) -> Iterator[tuple[Habit, date, Mark | Decimal]]:
    """Yield what a line of the file for all habits says of each; nothing if it is cut."""
    cells = line.split(",")
    day = parse_day(cells[0]) if len(cells) > len(columns) else None
    for habit, cell in zip(columns, cells[1:], strict=False):
        meaning = value_of(cell.strip(), habit.is_amount)
        if day and meaning is not None:
            yield habit, day, meaning


def _counts(meaning: Mark | Decimal) -> bool:
    return meaning is Mark.DONE or (isinstance(meaning, Decimal) and meaning != 0)


def _columns(header: str, named: list[Habit]) -> list[Habit] | None:
    """Return the habits of the columns, None if they can't be told: names stand unquoted, with their own commas."""
    rest = header.removeprefix("Date,")
    if rest == header:
        return None
    left, columns = sorted(named, key=lambda habit: -len(habit.name)), list[Habit]()
    while rest:
        habit = next((habit for habit in left if rest.startswith(f"{habit.name},") or rest == habit.name), None)
        if habit is None:
            return None
        left.remove(habit)
        columns.append(habit)
        rest = rest[len(habit.name) + 1 :]
    return columns
