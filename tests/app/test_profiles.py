"""Whose file is opened, and that a file which can't be used is left closed."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from organic_desktop.app.profiles import adopt_local, open_profile
from organic_desktop.core.errors import AccountProblem, DatabaseDamaged
from organic_desktop.core.paths import database_path
from organic_desktop.core.settings import SettingsFile, SignedIn
from tests import opened
from tests.clocks import HandClock


def person() -> SignedIn:
    return SignedIn(str(uuid.uuid4()), "someone@example.com")


def test_a_file_of_somebody_else_is_closed_again(tmp_path: Path) -> None:
    theirs, mine = person(), person()
    open_profile(tmp_path, theirs, HandClock()).database.close()
    database_path(tmp_path, theirs).rename(database_path(tmp_path, mine))
    with pytest.raises(AccountProblem):
        open_profile(tmp_path, mine, HandClock())
    assert not opened.open_connections


@pytest.fixture
def damaged_local(tmp_path: Path) -> SignedIn:
    """Somebody is signed in, and the file of nobody's account, which is to be taken in, can't be read."""
    me = person()
    open_profile(tmp_path, me, HandClock()).database.close()
    database_path(tmp_path, None).write_bytes(b"no database" * 1000)
    return me


def test_both_files_are_closed_where_one_cant_be_taken_into_the_other(tmp_path: Path, damaged_local: SignedIn) -> None:
    mine = open_profile(tmp_path, damaged_local, HandClock())
    with pytest.raises(DatabaseDamaged):
        adopt_local(tmp_path, mine, HandClock())
    mine.database.close()
    assert not opened.open_connections


def test_a_program_that_cant_start_leaves_no_file_open(tmp_path: Path, damaged_local: SignedIn) -> None:
    SettingsFile(tmp_path).change(signed_in=damaged_local)
    with pytest.raises(DatabaseDamaged):
        App(tmp_path)
    assert not opened.open_connections
