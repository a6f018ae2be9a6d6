"""How a table of days is read: where its dates and values are, what each column is, and the values of each row.

``Hints`` say what is known of a program's files. All else is judged from ``Seen``, which saw every cell once: then
``Layout`` makes fields and questions of it, and reads the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from hashlib import sha256

from organic_desktop.core.errors import FileNotUnderstood
from organic_desktop.core.messages import Sentence
from organic_desktop.transfer import units
from organic_desktop.transfer.csv_fields import (
    Reader,
    Series,
    Value,
    minutes_of_one,
    name_key,
    named,
    shortened,
    suggestion,
)
from organic_desktop.transfer.found import Field, Found, Kind, Question, Reading, ReadOptions, Skipped, Target
from organic_desktop.transfer.tables import Header, Row, folded
from organic_desktop.transfer.values import (
    DayOrder,
    Moment,
    Signs,
    is_missing,
    local_moment,
    parse_clock,
    parse_moment,
    plain,
    user_day,
)
from organic_desktop.transfer.vocabulary import ENERGY, MOOD, SLEEP, WATER, mood_level
from organic_desktop.wellness.metrics import NOTES, metric

MOST_NAMES = 500  # of a table with a name and a value in each row
MOST_READINGS = 3_000_000
MOST_SKIPPED = 1000

DAY_ORDER, DECIMALS, ROWS = "day_order", "decimals", "rows"
"""The keys of the questions."""

COLUMNS, MOODS = Sentence("Columns"), Sentence("Moods")
# Usual names of columns, the best first.
_DATE_WORDS = """date day datum tag fecha día dia data date/time datetime timestamp time zeit jour giorno dag data/hora
fecha/hora calendardate created created_at start start_time päivä tarih дата 日付 날짜 日期"""
_CLOCK_WORDS = "time uhrzeit zeit hora heure ora tijd godzina время saat time_of_day 時刻 시간 时间"
_NAME_WORDS = """name habit habitname metric activity category type tracker item question measure kategorie gewohnheit
aktivität categoría hábito actividad catégorie habitude activité categoria abitudine attività"""
_VALUE_WORDS = """value amount quantity rating score number rating/amount duration wert menge anzahl dauer valor
cantidad valeur quantité valore quantità"""
_DATES, _CLOCKS, _NAMES, _VALUES = map(str.split, (_DATE_WORDS, _CLOCK_WORDS, _NAME_WORDS, _VALUE_WORDS))
_WEEKDAYS = frozenset(["weekday", "wochentag", "day_of_week", "dayofweek"])


@dataclass(frozen=True)
class Hints:
    """What is known of a program's files.

    ``needs`` are the names of columns by which one is known, in each of its versions. ``days`` are the columns of the
    date, the best first; ``clock`` that of the time of day. ``columns`` say which of ours a column is, and its unit by
    key (units.py). ``names`` and ``value`` are of tables with one value in each row. ``missing`` are its own words and
    numbers for "no value", ``source`` is the column of the device. ``wakes``: the date is that of getting up, whenever
    the user's day begins. ``is_all``: the other columns are technical, and aren't offered.
    """

    needs: tuple[frozenset[str], ...] = ()
    days: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    missing: frozenset[str] = frozenset()
    signs: Signs | None = None
    source: tuple[str, ...] = ()
    wakes: bool = False
    is_all: bool = False


class Seen:
    """All cells of a file, seen once: a ``Series`` for each column, and for each name if rows are of one value."""

    def __init__(self, hints: Hints) -> None:
        self.hints = hints
        self.columns: dict[str, Series] = {}
        self.by_name: dict[str, Series] = {}
        self.headers: dict[tuple[str, ...], Places] = {}
        self.delimiter = ","

    def see(self, header: Header, row: Row) -> None:
        """Take a row into account."""
        cells = header.fitted(row)
        if cells is None:
            return
        places = self.places(header)
        for key, cell in zip(places.keys, cells, strict=True):
            if not self.is_missing(cell):
                _series(self.columns, key).see(cell)
        value = "" if places.value is None or len(self.by_name) > MOST_NAMES else cells[places.value]
        if not self.is_missing(value) and (name := places.name_of(cells)):
            _series(self.by_name, name).see(value)

    def places(self, header: Header) -> Places:
        """Return where what is in a table."""
        if header.names not in self.headers:
            self.headers[header.names] = Places.of(header, self.hints)
        return self.headers[header.names]

    def is_missing(self, cell: str) -> bool:
        """True for an empty cell, and for what means so here."""
        return is_missing(cell) or plain(cell).casefold() in self.hints.missing


def _series(known: dict[str, Series], name: str) -> Series:
    if name not in known:
        known[name] = Series(name)
    return known[name]


@dataclass(frozen=True)
class Places:
    """Where a table has its date, clock time, names and value; the names are those of all columns."""

    header: tuple[str, ...]
    keys: tuple[str, ...]
    day: int | None
    clock: int | None
    names: tuple[int, ...]
    value: int | None
    source: int | None

    @classmethod
    def of(cls, header: Header, hints: Hints) -> Places:
        """Find them by the names that the format knows; for any CSV, by usual ones."""
        keys = header.keys
        day = header.place(*(hints.days or _DATES))
        clock = header.place(*(hints.clock if hints.needs else _CLOCKS))
        names = [place for name in hints.names or _NAMES if (place := header.place(name)) is not None]
        value = header.place(*(hints.value or _VALUES)) if names else None
        if not hints.names:
            names = names[:1] if not hints.needs else []
        return cls(
            header.names,
            keys,
            day,
            clock if clock != day else None,
            tuple(names),
            value if names else None,
            header.place(*hints.source),
        )

    def name_of(self, cells: list[str]) -> str:
        """Return the name of a row's value: "Symptom: Neck pain"."""
        return ": ".join(text for place in self.names if (text := " ".join(cells[place].split())))[:200]


class Layout:
    """What a file's columns are, and the values of its rows: read every row, then ask what was ``found``."""

    def __init__(self, name: str, seen: Seen, options: ReadOptions) -> None:
        self._name, self._seen, self._hints, self._options = name, seen, seen.hints, options
        self._questions: dict[str, Question] = {}
        self._notes: list[Sentence] = []
        self._skipped: list[Skipped] = []
        self._skipped_count = self._entries = 0
        self._readings: list[Reading] = []
        self._fields: dict[str, Field] = {}
        self._is_long = self._has_names()
        self._days = {names: self._day_of(places) for names, places in seen.headers.items()}
        self._orders = {key: self._order(seen.columns[key]) for key in self._days.values() if key}
        if not self._orders:
            raise FileNotUnderstood(Sentence("The file has no column with dates."))
        self._readers = dict(self._make_readers())
        self._note_readers = dict(self._make_note_readers())

    # -- what the columns are -----------------------------------------------------------------------------------------

    def _has_names(self) -> bool:
        """True if each row has one value and its name; asked if the file is of an unknown program."""
        places = [each for each in self._seen.headers.values() if each.value is not None]
        if not places or not self._seen.by_name or len(self._seen.by_name) > MOST_NAMES:
            return False
        if self._hints.names:
            return True
        column = places[0].keys[places[0].names[0]]
        choices = {
            "names": Sentence("One value, and its name in “{column}”", column=column),
            "columns": Sentence("A value in each column"),
        }
        return self._ask(ROWS, Sentence("What does a row of the file contain?"), choices, "names") == "names"

    def _day_of(self, places: Places) -> str:
        """Return the key of a table's column with the date, "" if it has none."""
        columns = self._seen.columns
        key = "" if places.day is None else places.keys[places.day]
        if key in columns and (self._hints.days or columns[key].days.count * 2 > columns[key].count):
            return key
        best = max((key for key in places.keys if key in columns), key=lambda key: columns[key].days.count, default="")
        return best if best and columns[best].are_days else ""

    def _order(self, series: Series) -> DayOrder:
        order, example = series.days.order, series.days.example
        if order or example is None:
            return order or DayOrder.DAY_FIRST
        choices: dict[str, Sentence] = {
            DayOrder.DAY_FIRST: Sentence("Day first: {day}", day=example[1][DayOrder.DAY_FIRST]),
            DayOrder.MONTH_FIRST: Sentence("Month first: {day}", day=example[1][DayOrder.MONTH_FIRST]),
        }
        text = Sentence("How should “{text}” be read?", text=example[0])
        return DayOrder(self._ask(DAY_ORDER, text, choices, series.days.likely))

    def _make_readers(self) -> Iterator[tuple[str, Reader]]:
        series = self._seen.by_name if self._is_long else self._seen.columns
        signs = self._signs_of(series)
        for key, each in series.items():
            if each.count and (self._is_long or not self._has_role(key)):
                yield key, self._make_reader(key, each, signs.get(key))

    def _make_note_readers(self) -> Iterator[tuple[str, Reader]]:
        """The columns of notes in a table that has its values under names."""
        for key, each in self._seen.columns.items() if self._is_long else ():
            if named(key).column == NOTES:
                yield key, self._reader(key, each, Kind.TEXT, suggested=Target(NOTES))

    def _has_role(self, key: str) -> bool:
        """True for columns that aren't offered: of dates, of the time of day, of weekdays, of the source."""
        series = self._seen.columns[key]
        if folded(key) in self._hints.columns or self._hints.is_all:
            return folded(key) not in self._hints.columns
        others = {
            places.keys[place]
            for places in self._seen.headers.values()
            for place in (places.clock, places.source)
            if place is not None
        }
        return key in self._days.values() or series.are_days or key in others or folded(key) in _WEEKDAYS

    def _make_reader(self, key: str, series: Series, signs: Signs | None) -> Reader:
        known, says = self._hints.columns.get(folded(key)), named(series.label).column
        if (known and known[0] == NOTES) or (says == NOTES and not known):
            return self._reader(key, series, Kind.TEXT, suggested=Target(NOTES))
        if series.are_marks and not known and says is None:
            return self._reader(key, series, Kind.DONE)
        if known or series.are_durations or series.are_numbers or minutes_of_one(series, signs):
            return self._numbers(key, series, signs)
        if says in (MOOD, ENERGY) and series.is_scale:
            return self._scale(key, series, says)
        return self._reader(key, series, Kind.TEXT)

    def _reader(self, key: str, series: Series, kind: Kind, **targets: Target | None) -> Reader:
        key = self._add(key, series.label, kind, COLUMNS, **targets)
        return Reader(key, series.label, kind)

    def _add(self, key: str, label: str, kind: Kind, group: Sentence, **targets: Target | None) -> str:
        while key in self._fields:  # a name that is a column's, too
            key += " (2)"
        self._fields[key] = Field(key, label, kind, group, **targets)
        return key

    def _scale(self, key: str, series: Series, column: str) -> Reader:
        """A field for each word of a scale: of moods, the usual ones have their level."""
        for word in series.words:
            level = mood_level(word) if column == MOOD else None
            suggested = Target(column, Decimal(level)) if level else None
            self._add(
                name_key(key, word),
                word,
                Kind.NAME,
                MOODS if column == MOOD else metric(column).label,
                suggested=suggested,
            )
        return Reader(key, series.label, Kind.NAME)

    def _numbers(self, key: str, series: Series, signs: Signs | None) -> Reader:
        suggested, likely = self._targets(key, series, signs)
        if suggested and suggested.column == SLEEP:  # a part of the night beside the whole: they mustn't add up
            taken = any(each.suggested and each.suggested.column == SLEEP for each in self._fields.values())
            suggested, likely = (None, suggested) if taken else (suggested, likely)
        key = self._add(key, series.label, Kind.NUMBER, COLUMNS, suggested=suggested, likely=likely)
        one = None if self._hints.columns else minutes_of_one(series, signs)
        in_minutes = series.are_durations or one is not None
        unit = "" if in_minutes else series.unit
        return Reader(key, series.label, Kind.NUMBER, signs, in_minutes, unit, one)

    def _targets(self, key: str, series: Series, signs: Signs | None) -> tuple[Target | None, Target | None]:
        """Return what a field of numbers certainly becomes, or what it likely does."""
        if known := self._hints.columns.get(folded(key)):
            column, unit = known
            said = units.named(column, "min" if series.are_durations else series.unit)
            choice = said or next(each for each in units.UNITS[column] if each.key == unit)
            return choice.target(column), None
        if self._hints.columns:  # what else that program has is known not to be one of ours
            return None, None
        found = suggestion(series, signs)
        if found.guess is None or found.column is None:
            return found.certain, None
        target = found.guess.target(found.column)
        if found.column == WATER and found.guess.key != "ml":  # litres, or glasses of who knows what
            return None, target
        if target != Target(found.column):
            self._notes.append(
                Sentence(
                    "“{name}” names no unit. By the size of its numbers it was taken for {unit}.",
                    name=series.label,
                    unit=found.guess.label,
                )
            )
        return target, None

    # -- what the file leaves open ------------------------------------------------------------------------------------

    def _ask(self, key: str, text: Sentence, choices: Mapping[str, Sentence], usual: str) -> str:
        """Return the user's answer to a question of the file, the usual one if they weren't asked yet."""
        if key not in self._questions:
            answer = self._options.answers.get(key, usual)
            self._questions[key] = Question(key, text, choices, answer if answer in choices else usual)
        return self._questions[key].answer

    def _signs_of(self, series: Mapping[str, Series]) -> dict[str, Signs | None]:
        """Return how each column's decimals are written: by its own cells, by the file's others, or as answered."""
        if self._hints.signs is Signs.LONE:
            return dict.fromkeys(series, Signs.LONE)
        found = {
            key: each.numbers.signs for key, each in series.items() if each.are_numbers or each.are_hours_both_ways
        }
        agreed = set(found.values()) - {None}
        for key in found:
            if series[key].numbers.is_open:
                found[key] = next(iter(agreed)) if len(agreed) == 1 else self._hints.signs or self._asked(series[key])
        return found

    def _asked(self, series: Series) -> Signs:
        text, numbers = series.numbers.example or ("", {})
        whole = [signs for signs, number in numbers.items() if number == number.to_integral_value()]
        choices: dict[str, Sentence] = {
            signs: Sentence("As a whole number: {number}", number=number)
            if signs in whole
            else Sentence("With decimals: {number}", number=number)
            for signs, number in numbers.items()
        }
        usual = Signs.COMMA if self._seen.delimiter == ";" else Signs.POINT
        return Signs(self._ask(DECIMALS, Sentence("How should “{text}” be read?", text=text), choices, usual))

    # -- rows ---------------------------------------------------------------------------------------------------------

    def read(self, header: Header, row: Row) -> None:
        """Take the values of a row, or note why it has none."""
        cells = header.fitted(row)
        if cells is None:
            self._skip(row.line, Sentence("The line has more cells than there are columns."))
            return
        places = self._seen.places(header)
        values = list(self._values(places, cells, row.line))
        if not values:
            return
        dated = self._dated(places, cells)
        if isinstance(dated, Sentence):
            self._skip(row.line, dated)
            return
        day, at = dated
        self._entries += 1
        source = "" if places.source is None else cells[places.source].strip()
        self._readings += [Reading(day, each.key, each.value, source, at, row.line) for each in values]
        if len(self._readings) > MOST_READINGS:
            raise FileNotUnderstood(Sentence("The file has more than {most} values.", most=MOST_READINGS))

    def _values(self, places: Places, cells: list[str], line: int) -> Iterator[Value]:
        for reader, cell in self._read_by(places, cells):
            if self._seen.is_missing(cell):
                continue
            value = reader.read(cell)
            if isinstance(value, Sentence):
                self._skip(line, value)
            elif value is not None:
                yield value

    def _read_by(self, places: Places, cells: list[str]) -> Iterator[tuple[Reader, str]]:
        if self._is_long:
            name = places.name_of(cells)
            if places.value is not None and (reader := self._readers.get(name)):
                yield reader, cells[places.value]
            for key, reader in self._note_readers.items():
                if key in places.keys and (note := cells[places.keys.index(key)].strip()):
                    yield reader, f"{name}: {note}" if name else note
            return
        for key, cell in zip(places.keys, cells, strict=True):
            if reader := self._readers.get(key):
                yield reader, cell

    def _dated(self, places: Places, cells: list[str]) -> tuple[date, time | None] | Sentence:
        key = self._days.get(places.header, "")
        text = cells[places.keys.index(key)] if key else ""
        if self._seen.is_missing(text):
            return Sentence("The row has no date.")
        moment = parse_moment(text, self._orders[key])
        if moment is None:
            return Sentence("“{text}” isn't a date.", text=shortened(text))
        if not self._seen.columns[key].days.has_times:  # midnight stands for the date alone
            moment = Moment(moment.day)
        moment = local_moment(moment, self._options.zone)
        if moment.at is None and places.clock is not None:
            moment = Moment(moment.day, parse_clock(cells[places.clock]))
        start = 0 if self._hints.wakes else self._options.day_start_hour
        return user_day(moment, self._options.zone, start), moment.at

    def _skip(self, line: int, reason: Sentence) -> None:
        self._skipped_count += 1
        if len(self._skipped) < MOST_SKIPPED:
            self._skipped.append(Skipped(line, reason))

    def found(self) -> Found:
        """Return all that was read. Raises FileNotUnderstood if that is nothing."""
        if not self._readings:
            if self._skipped:
                line, reason = self._skipped[0]
                raise FileNotUnderstood(
                    Sentence("Nothing in the file can be read. Line {line}: {reason}", line=line, reason=reason)
                )
            raise FileNotUnderstood(Sentence("The file has no values."))
        names = sorted({folded(name) for keys in self._seen.headers for name in keys})
        fingerprint = "" if self._hints.needs else sha256("\n".join(names).encode()).hexdigest()[:16]
        used = {each.field for each in self._readings}
        return Found(
            self._name,
            fingerprint,
            tuple(each for each in self._fields.values() if each.key in used),
            tuple(self._readings),
            self._entries,
            questions=tuple(self._questions.values()),
            notes=tuple(self._notes),
            skipped=tuple(self._skipped),
            skipped_count=self._skipped_count,
        )
