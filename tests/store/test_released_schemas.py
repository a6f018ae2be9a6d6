"""Rules for who adds a migration: a released one never changes, and each comes with a file of its version.

A new migration: add ``NNNN_name.sql``, make ``schemas/vN.sql`` of the version before it is released
(``schemas/README.md``), and append its hash here.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from organic_desktop.store.copies import version_of
from organic_desktop.store.migrations import FILES, LATEST
from tests.store.schemas.dump import HERE, load

RELEASED = {
    "0001_mirror.sql": "0d346c3ea8c13d879988be35d933737e12649b80aae2ffa5a6512326925c26f4",
    "0002_sync.sql": "07410bba1381135ef4ea3f31a565fd2854c6927d2c6151205c1487085d060efd",
    "0003_note_search.sql": "9328b915a1d4b153ab284954c7ef401f9aafc2ba2c1fc983fc7d4161e49bd722",
    "0004_skipped_days.sql": "2ce5a2a8399a39987199b00379530bcbc4d762caf910c6208b9bb6c8060e4f00",
    "0005_settled_by.sql": "61a26d14b31fe37f6add939f41a728010eb5e1c5011c9b73dc801c8a815d9468",
    "0006_nothing_lost.sql": "37d595f4f33d5ce5d2b4ba0d3d9feb0aa8849c32823d46a261532557bdef956a",
    "0007_messages_by_time.sql": "ab31b0518722109864cd46213aea4ab05b0dfdf024c45a0b38ab8bca77037b4e",
    "0008_imports.sql": "51f5a313726f842ff9d8eca3a1953fadc640825b68f6c1fe3714fb6d968ea5c2",
    "0009_experiments.sql": "f92382500ba578370c1277a1fa05ebab8e26ef077807a4ae05cda6b0c73ed538",
    "0010_coach.sql": "2931bc3c8f8acd5f25aaa05cf058b194340abaac683773a10caae5761fe0f115",
}
MOST_BYTES = 730_000  # of all fixtures


def test_a_released_migration_never_changes() -> None:
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in FILES}
    assert found == RELEASED, "add a migration instead; a new one's hash is appended to RELEASED with its fixture"


def test_each_migration_has_its_number() -> None:
    assert [int(file.name[:4]) for file in FILES] == list(range(1, LATEST + 1))


@pytest.mark.parametrize("version", range(1, LATEST + 1))
def test_each_version_has_a_file_of_its_own_program(tmp_path: Path, version: int) -> None:
    fixture = HERE / f"v{version}.sql"
    assert fixture.exists(), "make it by `python -m tests.store.schemas.make`, see schemas/README.md"
    load(fixture.read_text(encoding="utf-8"), tmp_path / "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert version_of(connection) == version
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_fixtures_are_small() -> None:
    assert sum(each.stat().st_size for each in HERE.glob("v*")) < MOST_BYTES
