"""What an import of ten years costs, its undo, and an export of all, in processor time, against bare SQLite."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from organic_desktop.app.facade import App
from organic_desktop.transfer.plan import Existing
from organic_desktop.wellness.metrics import COLUMNS
from tests.benchmarks.decade import fill
from tests.benchmarks.edits import bare
from tests.benchmarks.measure import Result
from tests.benchmarks.server_data import MESSAGE_COUNT, TEN_YEARS

SECONDS = 2.0
"""An import of ten years may take this long, and its undo."""
JOURNAL = "CREATE TABLE j (id INTEGER PRIMARY KEY, edit TEXT, at TEXT, row TEXT, name TEXT, new TEXT)"


def imports(folder: Path) -> Iterator[Result]:
    """Ten years of our CSV into an empty folder, and back; everything of a full one out."""
    with closing(App(folder / "new")) as app:
        path = _table(folder / "a.csv", app)
        reading = _processor(lambda: app.transfer.read(path))
        found = app.transfer.read(path)
        mapping = app.transfer.mapping_for(found)
        planning = _processor(lambda: app.transfer.plan(found, mapping))
        plan = app.transfer.plan(found, mapping)
        mark, _ = app.edits_since(None)
        importing = _processor(lambda: app.transfer.bring_in(plan, Existing.MINE))
        _, edits = app.edits_since(mark)
        undoing = _processor(lambda: app.undo((edits or [])[0].edit_id))
    floor = _bare_rows(folder / "bare.db")
    yield Result(f"import of {TEN_YEARS:,} days, against their rows and lines in bare SQLite", importing, floor)
    yield Result("the same, against two seconds", importing, SECONDS, 1)
    yield Result("its undo, against two seconds", undoing, SECONDS, 1)
    yield Result("reading the file and planning it, against two seconds", reading + planning, SECONDS, 1)
    with closing(App(folder / "full")) as app:
        fill(app)
        exporting = _processor(lambda: app.transfer.export(folder / "a.organic"))
        rows = app.profiles.current.database
        with rows.reading() as session:
            reads = _processor(lambda: session.connection().exec_driver_sql("SELECT * FROM messages").fetchall())
    what = f"export of {TEN_YEARS:,} days and {MESSAGE_COUNT:,} messages"
    yield Result(f"{what}, against reading the messages", exporting, reads)


def _table(path: Path, app: App) -> Path:
    today = app.today()
    lines = [",".join(("date", *COLUMNS))]
    for back in range(TEN_YEARS):
        day = today - timedelta(days=back)
        lines.append(f"{day},7.5,{1500 + back % 700},{back % 60},{back % 20},{1 + back % 4}.5,3,note number {back}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _bare_rows(path: Path) -> float:
    """Insert as many rows as an import does, in one transaction."""
    with closing(bare(path)) as connection:
        connection.execute(JOURNAL)

        def insert() -> None:
            connection.execute("BEGIN")
            connection.executemany("INSERT INTO t VALUES (?, ?)", [(number, number) for number in range(TEN_YEARS)])
            lines = [("edit", "at", str(number), "column", "value") for number in range(TEN_YEARS * len(COLUMNS))]
            _insert_lines(connection, lines)
            connection.execute("COMMIT")

        return _processor(insert)


def _insert_lines(connection: sqlite3.Connection, lines: Sequence[tuple[str, ...]]) -> None:
    connection.executemany("INSERT INTO j (edit, at, row, name, new) VALUES (?, ?, ?, ?, ?)", lines)


def _processor(act: Callable[[], object]) -> float:
    """Return the processor time of one call, in seconds: others use this machine, too."""
    began = time.process_time()
    act()
    return time.process_time() - began
