"""Our own file: the ``.organic`` zip that export.py writes, checked against its manifest and read whole.

``data.json`` is read by line, as it was written: a file that was changed since doesn't have its sum any more and is
refused before, so nothing else has to be understood. Each row is checked as a server's row is (store/codec.py).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from organic_desktop.core import validation as checked
from organic_desktop.core.errors import FileNotUnderstood, NewerFile
from organic_desktop.core.messages import Sentence
from organic_desktop.store.codec import Plain, canonical
from organic_desktop.store.experiments import KeptExperiment
from organic_desktop.store.schema import BY_NAME, CONVERSATIONS, MESSAGES, USERS, WELLNESS_ENTRIES, Mirrored
from organic_desktop.transfer.content import SCHEMA_VERSION, Content
from organic_desktop.transfer.export import DATA, MANIFEST, MARK
from organic_desktop.transfer.found import Field, Found, Kind, Progress, ReadOptions, Target, no_progress
from organic_desktop.transfer.opened import CHUNK, is_zip, open_member, read_member, zip_members
from organic_desktop.wellness.experiment_text import read_plan, read_record
from organic_desktop.wellness.metrics import COLUMNS, METRICS, NOTES

NAME = "organic"
LABEL = Sentence("Organic")
GROUP = Sentence("Values of a day")

LARGEST_MANIFEST = 100_000
LARGEST_DATA = 1 << 29
LONGEST_LINE = 1 << 25
"""Bytes; a message of 1 MB, each character escaped, has a fifth of it."""
MOST_ROWS = 2_000_000
MOST_DAYS_OFF = 200_000
MOST_EXPERIMENTS = 2_000
SUM = re.compile(r"[0-9a-f]{64}")
ROLES = frozenset({"user", "assistant"})
VALUES = frozenset({"schema_version", "owner", "settings", "reminders", "days_off"})


def recognises(path: Path) -> bool:
    """True if it is a zip with a manifest of ours, whatever its name."""
    try:
        return is_zip(path) and {DATA, MANIFEST} <= {each.name for each in zip_members(path)}
    except FileNotUnderstood:
        return False


def read(path: Path, options: ReadOptions) -> Found:
    """Read the whole file into ``Found.content``. Raises FileNotUnderstood, NewerFile, Cancelled."""
    members = {each.name: each for each in zip_members(path)}
    manifest = _manifest(path)
    sums = {name: _sum_of(manifest, name) for name in {DATA, *members} - {MANIFEST}}
    total = 2 * members[DATA].size if DATA in members else 0
    if DATA in members and members[DATA].size > LARGEST_DATA:
        raise FileNotUnderstood(Sentence("{name} in the zip is too large.", name=DATA))
    for name, digest in sorted(sums.items()):
        _check_sum(path, name, digest, _part(options.progress, 0, total) if name == DATA else no_progress)
    reader = _Reader()
    with open_member(path, DATA, _part(options.progress, total // 2, total)) as file:
        reader.read(file)
    return _found(reader.content())


def _found(content: Content) -> Found:
    labels = {metric.column: metric.label for metric in METRICS} | {NOTES: Sentence("Notes")}
    entries = content.tables.get(WELLNESS_ENTRIES.name, ())
    fields = tuple(
        Field(column, labels[column], Kind.TEXT if column == NOTES else Kind.NUMBER, GROUP, Target(column))
        for column in COLUMNS
        if any(row[column] is not None for row in entries)
    )
    notes = [
        Sentence(
            "Rows of the server with values that can't be shown stay in the file: {count}.", count=content.unreadable
        )
    ]
    return Found(
        NAME,
        content.owner,
        fields,
        (),
        len(entries),
        days_off=content.days_off,
        notes=tuple(notes) if content.unreadable else (),
        content=content,
    )


# -- the manifest -----------------------------------------------------------------------------------------------------


def _manifest(path: Path) -> Mapping[str, Any]:
    try:
        found = json.loads(read_member(path, MANIFEST, LARGEST_MANIFEST))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("made_by") != MARK or not isinstance(found.get("files"), dict):
        raise FileNotUnderstood(Sentence("{name} isn't as Organic writes it.", name=MANIFEST))
    _check_version(found.get("schema_version"))
    return found


def _check_version(version: Any) -> None:
    if type(version) is not int or version < 1:
        raise FileNotUnderstood("The file doesn't say which version of Organic's export it is.")
    if version > SCHEMA_VERSION:
        raise NewerFile(
            Sentence(
                "The file is from a newer version of Organic (export {found}; this version reads {ours}). "
                "Update Organic, then import it.",
                found=min(version, 10**9),
                ours=SCHEMA_VERSION,
            )
        )


def _sum_of(manifest: Mapping[str, Any], name: str) -> str:
    facts = manifest["files"].get(name)
    digest = facts.get("sha256") if isinstance(facts, dict) else None
    if not isinstance(digest, str):
        raise FileNotUnderstood(Sentence("The file's manifest doesn't name {name}.", name=name[:100]))
    return digest


def _check_sum(path: Path, name: str, expected: str, progress: Progress) -> None:
    digest = hashlib.sha256()
    with open_member(path, name, progress) as file:
        while piece := file.read(CHUNK):
            digest.update(piece)
    if digest.hexdigest() != expected:
        raise FileNotUnderstood(
            Sentence(
                "{name} was changed since the file was exported, or is damaged: its sum is wrong.", name=name[:100]
            )
        )


def _part(progress: Progress, before: int, total: int) -> Progress:
    def report(done: int, _size: int) -> None:
        progress(before + done, total)

    return report


# -- data.json --------------------------------------------------------------------------------------------------------


class _Reader:
    """Reads ``data.json`` line by line: values of one line, and lists of which each row is a line."""

    def __init__(self) -> None:
        self._line = 0
        self._values: dict[str, Any] = {}
        self._rows: dict[str, list[Plain]] = {}
        self._ids: dict[str, set[str]] = {}
        self._keys: dict[str, set[Any]] = {}
        self._unreadable = 0
        self._count = 0
        self._owner = ""
        self._experiments: list[KeptExperiment] = []
        self._texts: dict[str, str] = {}

    def read(self, file: BinaryIO) -> None:
        lines = self._lines(file)
        if next(lines, "") != "{":
            self._wrong()
        for line in lines:
            if line == "}":
                break
            name, value = self._named(line)
            if value is None:
                self._read_list(name, lines)
            else:
                self._values[name] = value
            if name == "schema_version":
                _check_version(value)
            if name == "owner":
                self._owner = self._checked(lambda owner=value: checked.identifier(owner))
        else:
            self._wrong()
        if next(lines, None) is not None:
            self._wrong()

    def content(self) -> Content:
        """Return what was read."""
        days = self._values.get("days_off", [])
        if "schema_version" not in self._values or not self._owner:
            raise FileNotUnderstood("The file doesn't say which version of Organic's export it is.")
        if not isinstance(days, list) or len(days) > MOST_DAYS_OFF:
            self._wrong_value("days_off")
        settings, reminders = self._values.get("settings", {}), self._values.get("reminders", {})
        for name, value in (("settings", settings), ("reminders", reminders)):
            if not isinstance(value, dict):
                self._wrong_value(name)
        try:
            days_off = frozenset(checked.day(day) for day in days)
        except ValueError:
            self._wrong_value("days_off")
        return Content(self._owner, self._rows, days_off, settings, reminders, self._unreadable, self._experiments)

    # -- lines --------------------------------------------------------------------------------------------------------

    def _lines(self, file: BinaryIO) -> Iterator[str]:
        while line := file.readline(LONGEST_LINE + 1):
            self._line += 1
            if len(line) > LONGEST_LINE:
                raise FileNotUnderstood(Sentence("Line {line} is too long to be read.", line=self._line))
            try:
                yield line.decode().rstrip("\n").removesuffix(",")
            except UnicodeDecodeError:
                self._wrong()

    def _named(self, line: str) -> tuple[str, Any]:
        """Return a name with its value, None for a list of which rows follow."""
        opens = line.endswith(": [")
        found = self._parsed(f"{{{line}]}}" if opens else f"{{{line}}}")
        if len(found) != 1:
            self._wrong()
        ((name, value),) = found.items()
        known = name in (*BY_NAME, "unreadable", "experiments") if opens else name in VALUES and value is not None
        if not known or name in self._values or name in self._rows:
            self._wrong()
        return name, None if opens else value

    def _read_list(self, name: str, lines: Iterator[str]) -> None:
        rows = self._rows.setdefault(name, []) if name in BY_NAME else []
        for line in lines:
            if line == "]":
                return
            self._count += 1
            if self._count > MOST_ROWS:
                raise FileNotUnderstood(Sentence("The file has more than {most} rows.", most=MOST_ROWS))
            row = self._parsed(line)
            if name in BY_NAME:
                rows.append(self._row(BY_NAME[name], row))
            elif name == "experiments":
                self._experiments.append(self._experiment(row))
            else:
                self._unreadable += 1
        self._wrong()

    def _parsed(self, text: str) -> dict[str, Any]:
        try:
            found = json.loads(text, parse_constant=_refuse)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            self._wrong()
        return found

    # -- rows ---------------------------------------------------------------------------------------------------------

    def _row(self, mirrored: Mirrored, row: Mapping[str, Any]) -> Plain:
        """Return a row as the mirror holds it. Raises FileNotUnderstood for one that it couldn't have held."""
        if row.keys() != set(mirrored.columns):
            self._wrong()
        plain: Plain = self._checked(lambda: canonical(mirrored, row))
        if any(plain[column.name] is None for column in mirrored.table.columns if not column.nullable):
            self._wrong()
        for name in ("id", "user_id", "conversation_id", "role"):
            if name in plain:  # one text for all that are equal
                plain[name] = self._texts.setdefault(plain[name], plain[name])
        self._check_place(mirrored, plain)
        return plain

    def _experiment(self, row: Mapping[str, Any]) -> KeptExperiment:
        """Return an experiment that can be shown. Raises FileNotUnderstood for any other."""
        if row.keys() != set(KeptExperiment._fields) or len(self._experiments) >= MOST_EXPERIMENTS:
            self._wrong()

        def read() -> KeptExperiment:
            found = KeptExperiment(*(checked.text(row[name]) for name in KeptExperiment._fields))
            checked.identifier(found.id)
            read_plan(found.plan_json)
            read_record(found.record_json)
            return found

        kept: KeptExperiment = self._checked(read)
        if any(each.id == kept.id for each in self._experiments) or not SUM.fullmatch(kept.plan_sum):
            self._wrong()
        return kept

    def _check_place(self, mirrored: Mirrored, row: Plain) -> None:
        """Refuse a row of another user, one that is there twice, and a message without its conversation."""
        owner = row["id"] if mirrored is USERS else row.get("user_id", self._owner)
        ids = self._ids.setdefault(mirrored.name, set())
        keys = self._keys.setdefault(mirrored.name, set())
        key = tuple(row[name] for name in mirrored.natural_key)
        twice = row["id"] in ids or (bool(key) and key in keys)
        if mirrored is MESSAGES:
            twice = twice or row["conversation_id"] not in self._ids.get(CONVERSATIONS.name, ())
            twice = twice or row["role"] not in ROLES
        if twice or owner != self._owner:
            self._wrong()
        ids.add(row["id"])
        keys.add(key)

    def _checked(self, check: Any) -> Any:
        try:
            return check()
        except (ValueError, TypeError, OverflowError, RecursionError):
            self._wrong()

    def _wrong(self) -> NoReturn:
        raise FileNotUnderstood(
            Sentence("{name} isn't as Organic writes it: line {line}.", name=DATA, line=max(self._line, 1))
        )

    @staticmethod
    def _wrong_value(name: str) -> NoReturn:
        raise FileNotUnderstood(Sentence("{name} isn't as Organic writes it: “{part}”.", name=DATA, part=name))


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} isn't JSON")
