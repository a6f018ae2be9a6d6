"""The verbs that status bars call: without SQLModel they say what they say with it, and change nothing."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import organic_desktop
from organic_desktop import cli
from organic_desktop.app.facade import App
from organic_desktop.app.look import look_into
from organic_desktop.cli.call import Call
from organic_desktop.core.errors import OrganicError
from organic_desktop.core.messages import Sentence
from organic_desktop.core.paths import database_path
from organic_desktop.core.settings import SettingsFile, SignedIn, settings_on_disk
from organic_desktop.store.lean_file import CantLook
from organic_desktop.store.migrations import LATEST
from organic_desktop.store.reads import Entry
from organic_desktop.store.types import instant_text

VERBS = ("status", "show", "streak", "entries")
PERSON = SignedIn("6f1c1f0a-52c3-4a3e-9a52-0f3e4a6f8f10", "a@example.com")
OTHER = SignedIn("0b0e2c2c-93a4-4c39-8a0e-54b0a1f1b001", "b@example.com")
TODAY = datetime.now(UTC).date()

Said = tuple[int, str, str]
"""Exit code, standard output, standard error."""


@contextmanager
def heard() -> Iterator[tuple[io.StringIO, io.StringIO]]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        yield out, err


def by_a_look_or_not(folder: Path, *words: str) -> Said:
    """What the command line says."""
    with heard() as (out, err):
        code = cli.main(["--data-dir", str(folder), *words])
    return code, out.getvalue(), err.getvalue()


def by_an_app(folder: Path, *words: str) -> Said:
    """What it says if an App is opened in any case."""
    arguments = cli.build_parser().parse_args(["--data-dir", str(folder), *words])
    with heard() as (out, err):
        try:
            with Call(arguments) as call:
                arguments.run(call)
        except OrganicError as error:
            return error.exit_code, out.getvalue(), "".join(f"{line}\n" for line in cli.explained(error))
    return 0, out.getvalue(), err.getvalue()


def looks(folder: Path) -> bool:
    try:
        with look_into(folder) as look:
            look.status()
            look.entries()
            look.check_alone()
    except CantLook:
        return False
    return True


def contents(folder: Path) -> dict[str, str]:
    """Every file by its content, but the log: damaged lines are told there, by the first of a process's calls."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".log")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


# -- whatever is in the folder ----------------------------------------------------------------------------------------

near = st.integers(-40, 3).map(lambda days: TODAY + timedelta(days=days))
days = near | st.dates()
scores = st.none() | st.decimals("0", "9.99", places=2).map(str)
amounts = st.none() | st.integers(0, 2**31 - 1)
ODD_STAMPS = [
    "infinity",
    "?",
    "0001-12-31T23:59:59.999999Z",
    "0002-01-01T00:00:00.000000Z",
    "9999-01-01T00:00:00.000000Z",
]
stamps = st.none() | st.datetimes(timezones=st.just(UTC)).map(instant_text) | st.sampled_from(ODD_STAMPS)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
entries = st.fixed_dictionaries(
    {
        "id": st.uuids().map(str),
        "user_id": st.sampled_from(["me", "me", "me", "other"]),
        "date": days.map(date.isoformat),
        "sleep_hours": scores,
        "water_intake_ml": amounts,
        "exercise_minutes": amounts,
        "meditation_minutes": amounts,
        "mood_score": scores,
        "energy_level": scores,
        "nutrition_notes": st.none() | texts | st.sampled_from(["Äpfel – 3 €", "two\nlines", "\x1b[31m\u202e", "“a”"]),
        "created_at": stamps,
        "updated_at": stamps,
    }
)
facts = st.fixed_dictionaries(
    {},
    optional={
        "problem": st.sampled_from(["Offline", "ServerBusy", "SignInNeeded", "DecisionNeeded", "NoSuchClass", ""]),
        "sentence": st.sampled_from(["", "The disk is full.", Sentence("No {what}", what="network").to_text(), "[1]"]),
        "last_synced_at": stamps.map(lambda text: text or ""),
        "held": st.sampled_from(["{}", '{"wellness_entries": 25}', "[", "[1]"]),
        "went_back": st.sampled_from(["", "1"]),
    },
)
chosen = st.fixed_dictionaries(
    {
        "timezone": st.sampled_from(["", "Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns"]),
        "day_start_hour": st.integers(0, 6),
        "language": st.sampled_from(["", "de", "en"]),
        "sync_paused": st.booleans(),
    }
)
asked = st.one_of(
    st.sampled_from([("status",), ("streak",), ("show",), ("entries",)]),
    st.tuples(st.just("show"), st.just("--date"), days.map(date.isoformat) | st.just("yesterday")),
    st.tuples(st.just("entries"), st.sampled_from(["--from", "--to"]), days.map(date.isoformat)),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an account's file and one without an account, each in a folder of its own."""
    place = tmp_path_factory.mktemp("looks")
    for name, signed_in in (("local", None), ("account", PERSON)):
        (place / name).mkdir(mode=0o700)
        if signed_in:
            SettingsFile(place / name).change(signed_in=signed_in)
        App(place / name).close()
    return place


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["local", "account"]),
    st.lists(entries, max_size=8, unique_by=(lambda row: row["id"], lambda row: (row["user_id"], row["date"]))),
    st.lists(st.tuples(near, st.booleans()), max_size=3, unique_by=lambda each: each[0]),
    facts,
    chosen,
    st.lists(st.tuples(asked, st.booleans()), min_size=1, max_size=3),
)
def test_a_look_says_what_the_app_says(
    template: Path,
    tmp_path_factory: pytest.TempPathFactory,
    kind: str,
    rows: list[dict[str, Any]],
    pending: list[tuple[date, bool]],
    known: dict[str, str],
    choices: dict[str, Any],
    calls: list[tuple[tuple[str, ...], bool]],
) -> None:
    """Rows that a fault has damaged, days out of the calendar, other people's rows, problems, zones, both languages."""
    folder = tmp_path_factory.mktemp("folder") / "data"
    shutil.copytree(template / kind, folder)
    SettingsFile(folder).change(**choices)
    with closing(sqlite3.connect(database_path(folder, settings_on_disk(folder).signed_in))) as connection:
        (owner,) = connection.execute("SELECT value FROM meta WHERE name = 'owner'").fetchone()
        connection.execute("INSERT INTO users (id, email) VALUES (?, 'other')", (OTHER.user_id,))
        for row in rows:
            values = row | {"user_id": owner if row["user_id"] == "me" else OTHER.user_id}
            marks = ", ".join("?" * len(values))
            statement = f"INSERT INTO wellness_entries VALUES ({marks})"
            connection.execute(statement, [values[name] for name in Entry._fields])
        for day, refused in pending:
            connection.execute("INSERT OR IGNORE INTO skipped_day VALUES (?)", (day.isoformat(),))
            connection.execute(
                "INSERT INTO pending_change (table_name, row_id, deleted, edited_at, attempts_json, refused)"
                " VALUES ('wellness_entries', ?, 0, '2026-01-01T00:00:00.000000Z', '[]', ?)",
                (day.isoformat(), refused),
            )
            connection.execute(
                "INSERT INTO unreadable (table_name, row_id, row_json, reason) VALUES ('messages', ?, '{', '')",
                (day.isoformat(),),
            )
            connection.execute(
                'INSERT INTO "conflict" (decided_at, table_name, row_id, "column", rule, undone_at)'
                " VALUES ('2026-01-01T00:00:00.000000Z', 'wellness_entries', ?, 'id', '', ?)",
                (day.isoformat(), "2026-01-01T00:00:00.000000Z" if refused else None),
            )
        connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", known.items())
        connection.commit()
    assert looks(folder)
    for words, as_json in calls:
        words = (*words, "--json") if as_json else words
        before = contents(folder)
        said = by_a_look_or_not(folder, *words)
        assert contents(folder) == before
        assert said == by_an_app(folder, *words), words


@settings(deadline=None, max_examples=60)
@given(st.lists(entries, max_size=4, unique_by=(lambda row: row["id"], lambda row: row["date"])))
def test_a_line_of_entries_is_the_line_of_its_day(
    template: Path, tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]]
) -> None:
    """SQLite writes the lines of `entries`, Python those of `show`: only the notes' line breaks and tabs differ."""
    folder = tmp_path_factory.mktemp("folder") / "data"
    shutil.copytree(template / "local", folder)
    with closing(sqlite3.connect(folder / "local.db")) as connection:
        (owner,) = connection.execute("SELECT value FROM meta WHERE name = 'owner'").fetchone()
        for row in rows:
            notes = re.sub(r"[\n\t]", " ", row["nutrition_notes"] or "")
            values = row | {"user_id": owner, "nutrition_notes": notes}
            marks = ", ".join("?" * len(values))
            connection.execute(f"INSERT INTO wellness_entries VALUES ({marks})", [values[n] for n in Entry._fields])
        connection.commit()
    days = sorted(row["date"] for row in rows)
    shown = "".join(by_a_look_or_not(folder, "show", "--date", day)[1] for day in days)
    assert by_a_look_or_not(folder, "entries")[1] == (shown or "No entries.\n")
    one_by_one = [by_a_look_or_not(folder, "show", "--json", "--date", day)[1].strip() for day in days]
    assert by_a_look_or_not(folder, "entries", "--json")[1] == f"[{', '.join(one_by_one)}]\n"


# -- without SQLModel -------------------------------------------------------------------------------------------------

HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "pydantic_core", "httpx", "PySide6", "apscheduler", "keyring")
PROGRAM = f"""
import sys
from organic_desktop.__main__ import main
code = main(sys.argv[1:])
sys.stdout.flush()
print(code, *sorted({{name.partition(".")[0] for name in sys.modules}} & {set(HEAVY)!r}), file=sys.stderr)
"""


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("kind", ["local", "account"])
def test_status_bars_wait_for_no_library(template: Path, tmp_path: Path, verb: str, kind: str) -> None:
    folder = tmp_path / "data"
    shutil.copytree(template / kind, folder)
    with closing(sqlite3.connect(database_path(folder, settings_on_disk(folder).signed_in))) as connection:
        connection.execute(
            "INSERT INTO wellness_entries (id, user_id, date, sleep_hours)"
            " SELECT '1', value, ?, '7.50' FROM meta WHERE name = 'owner'",
            (TODAY.isoformat(),),
        )
        connection.commit()
    before = contents(folder)
    environment = {**os.environ, "PYTHONPATH": str(Path(organic_desktop.__file__).parents[1]), "TZ": "UTC"}
    command = [sys.executable, "-c", PROGRAM, "--data-dir", str(folder), verb, "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == "0\n"
    found = json.loads(done.stdout)
    if verb != "status":
        assert found[0] if verb == "entries" else found
    assert contents(folder) == before


# -- what only the App can answer -------------------------------------------------------------------------------------


def spoil(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


def unusual(folder: Path, what: str) -> None:
    """Make something of the folder that the App has to act on, or to tell the user."""
    account = database_path(folder, PERSON)
    match what:
        case "a new folder":
            shutil.rmtree(folder)
            folder.mkdir(mode=0o700)
        case "a newer file":
            spoil(account, f"PRAGMA user_version = {LATEST + 1}")
        case "a damaged file":
            account.write_bytes(b"no database at all" * 500)
        case "another account's file":
            spoil(account, f"UPDATE meta SET value = '{OTHER.user_id}' WHERE name = 'owner'")
        case "days logged without an account":
            App(folder / "elsewhere").close()
            (folder / "elsewhere" / "local.db").rename(folder / "local.db")
            shutil.rmtree(folder / "elsewhere")
        case "lost settings":
            (folder / "settings.json").unlink()
            spoil(account, "INSERT INTO skipped_day VALUES ('2026-01-01')")
        case "damaged settings":
            (folder / "settings.json").write_text("{")
        case "a setting out of range":
            settings_ = json.loads((folder / "settings.json").read_text())
            (folder / "settings.json").write_text(json.dumps(settings_ | {"day_start_hour": 7}))
        case "a newer version's setting":
            settings_ = json.loads((folder / "settings.json").read_text())
            (folder / "settings.json").write_text(json.dumps(settings_ | {"moon_phase": True}))
        case "an earlier account of the same address":
            SettingsFile(folder).change(signed_in=SignedIn(OTHER.user_id, PERSON.email))
            app = App(folder)
            app.days.log(TODAY, {"water_intake_ml": 250})
            app.close()
            SettingsFile(folder).change(signed_in=PERSON)


UNUSUAL = [
    "a new folder",
    "a newer file",
    "a damaged file",
    "another account's file",
    "days logged without an account",
    "lost settings",
    "damaged settings",
    "a setting out of range",
    "a newer version's setting",
    "an earlier account of the same address",
]


NAMED_BY_THE_TIME = "backups/before-sign-in-"


@pytest.mark.parametrize("what", UNUSUAL)
def test_what_only_the_app_can_answer_it_answers(template: Path, tmp_path: Path, what: str) -> None:
    """The same words, and the same files afterwards: a look that gave up has left nothing behind."""
    said, left = [], []
    for number, run in enumerate((by_an_app, by_a_look_or_not)):
        folder = tmp_path / str(number) / "data"
        shutil.copytree(template / "account", folder)
        unusual(folder, what)
        assert not looks(folder)
        code, out, err = run(folder, "status")
        said.append((code, out, err.replace(str(folder), "FOLDER")))
        left.append([name for name in sorted(contents(folder)) if not name.startswith(NAMED_BY_THE_TIME)])
    assert said[0] == said[1]
    assert left[0] == left[1]
