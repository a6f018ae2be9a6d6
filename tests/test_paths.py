"""The data folder is the user's alone, and a folder that can't be used is told in a sentence."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from organic_desktop.errors import DatabaseUnwritable
from organic_desktop.paths import ENVIRONMENT_VARIABLE, data_dir, resource, write_private


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def permissive_umask() -> Iterator[None]:
    before = os.umask(0o000)
    yield
    os.umask(before)


def test_the_folder_is_made_for_the_user_alone(tmp_path: Path) -> None:
    assert mode(data_dir(tmp_path / "a" / "b")) == 0o700


def test_a_folder_that_others_could_read_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert mode(data_dir(tmp_path)) == 0o700


def test_the_option_goes_before_the_variable_and_that_before_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(tmp_path / "variable"))
    assert data_dir(tmp_path / "option") == tmp_path / "option"
    assert data_dir() == tmp_path / "variable"
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, "")
    assert "organic-desktop" in data_dir().parts


def test_a_relative_folder_and_the_users_home_are_made_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert data_dir("here") == tmp_path / "here"
    assert data_dir("~/there") == tmp_path / "home" / "there"


@pytest.mark.parametrize(
    "name", ["file", "file/below", "x" * 300, "/proc/nothing/can/be/made", "~nobody-of-that-name/x"]
)
def test_a_folder_that_cant_be_used_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DatabaseUnwritable, match="can't be used"):
        data_dir(name)
    assert (tmp_path / "file").read_text() == "in the way"


def test_our_own_files_are_found() -> None:
    assert (resource("supabase") / "migrations").is_dir()


def test_a_private_file_is_replaced_whole_and_stays_private(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    path.chmod(0o644)
    write_private(path, "äöü\n")
    assert path.read_text(encoding="utf-8") == "äöü\n"
    assert mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_private(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_private(path, "half \ud800")
    assert path.read_text() == "old"
