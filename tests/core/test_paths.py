"""The data folder is the user's alone, and a folder that can't be used is told in a sentence."""

from __future__ import annotations

import grp
import os
import pwd
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from organic_desktop.core import files
from organic_desktop.core.errors import DatabaseUnwritable, UnsafeFolder
from organic_desktop.core.files import NotOurs
from organic_desktop.core.paths import ENVIRONMENT_VARIABLE, STATE_VARIABLE, data_dir, resource, state_dir, xdg_folder


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def permissive_umask() -> Iterator[None]:
    before = os.umask(0o000)
    yield
    os.umask(before)


def test_the_folder_is_made_for_the_user_alone(tmp_path: Path) -> None:
    assert mode(data_dir(tmp_path / "a" / "b")) == 0o700


def test_the_mode_of_a_folder_that_was_there_is_left_as_it_is(tmp_path: Path) -> None:
    for found in (0o755, 0o700, 0o750):
        tmp_path.chmod(found)
        assert mode(data_dir(tmp_path)) == found


@pytest.mark.parametrize("open_to", [0o777, 0o1777, 0o757, 0o702])
def test_a_folder_that_others_can_write_to_is_refused_and_stays_theirs(tmp_path: Path, open_to: int) -> None:
    tmp_path.chmod(open_to)
    with pytest.raises(UnsafeFolder, match="other users can write to it") as refused:
        data_dir(tmp_path)
    assert "Choose a folder of your own" in refused.value.explanation
    assert mode(tmp_path) == open_to
    assert list(tmp_path.iterdir()) == []
    assert mode(data_dir(tmp_path / "mine")) == 0o700  # as it advises


def test_a_group_of_ones_own_may_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many systems make the folders of a user whose group has no other member."""
    user = pwd.struct_passwd(("anna", "x", os.geteuid(), 77, "", "/", "/bin/sh"))
    monkeypatch.setattr(pwd, "getpwuid", lambda uid: user)
    tmp_path.chmod(0o775)
    for name, members, is_own in (("anna", [], True), ("anna", ["anna"], True), ("anna", ["ben"], False)):
        group = grp.struct_group((name, "x", 77, members))
        monkeypatch.setattr(grp, "getgrgid", lambda gid, group=group: group)
        assert files._is_own_group(77) is is_own
    assert not files._is_own_group(78)
    with pytest.raises(UnsafeFolder):
        data_dir(tmp_path)


def test_a_folder_of_another_user_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So root doesn't take over somebody's folder, and nobody writes into one that was made for them to fall into."""
    tmp_path.chmod(0o755)
    keep_owners(monkeypatch)
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(UnsafeFolder, match="it belongs to another user"):
        data_dir(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_link_that_another_user_made_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "there").mkdir(mode=0o700)
    link = tmp_path / "link"
    link.symlink_to("there")
    assert data_dir(link) == link
    if os.geteuid() == 0:
        os.lchown(link, 12345, -1)
        with pytest.raises(UnsafeFolder, match="a link created by another user"):
            data_dir(link)


def test_on_a_disk_that_keeps_no_permissions_it_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk as FAT is: every file and folder has the modes, and the owner, that it was mounted with."""
    tmp_path.chmod(0o777)
    real = os.fstat
    monkeypatch.setattr(os, "fstat", lambda fd: os.stat_result((0o100777, *real(fd)[1:])))
    assert data_dir(tmp_path) == tmp_path
    assert not files.keeps_permissions(tmp_path)
    assert mode(tmp_path) == 0o777
    assert list(tmp_path.iterdir()) == []


def test_the_state_folder_is_held_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o1777)
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path))
    with pytest.raises(NotOurs, match="other users can write to it"):
        state_dir()
    monkeypatch.delenv(STATE_VARIABLE)
    monkeypatch.setenv("XDG_STATE_HOME", "relative")  # "should be ignored", says the specification
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert mode(state_dir()) == 0o700
    assert state_dir() == tmp_path / "home/.local/state/organic-desktop"
    assert mode(tmp_path / "home") == 0o700


def keep_owners(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "keeps_permissions", lambda folder: True)


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


def test_a_relative_folder_below_a_folder_that_is_gone_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(DatabaseUnwritable, match="The data folder data can't be used: No such file or directory"):
        data_dir("data")
    monkeypatch.chdir(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a home isn't looked up by these names")
@pytest.mark.parametrize("home", [None, "no/absolute/path"])
def test_a_user_without_a_home_is_told_so(home: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container that runs under a user id of its own."""

    def nobody(_: object) -> NoReturn:
        raise KeyError("no such user")

    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", ENVIRONMENT_VARIABLE, STATE_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    if home:
        monkeypatch.setenv("HOME", home)
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    with pytest.raises(DatabaseUnwritable, match="there is no such home"):
        data_dir()
    with pytest.raises(FileNotFoundError):
        state_dir()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a home isn't looked up by these names")
@pytest.mark.parametrize("home", ["", "not/absolute"])
def test_what_is_not_absolute_is_as_good_as_not_set(home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else there would be data, or an entry of the menu, below whatever folder the program is started from."""
    account = list(pwd.getpwuid(os.getuid()))
    account[5] = str(tmp_path / "home")
    monkeypatch.setattr(pwd, "getpwuid", lambda _: pwd.struct_passwd(account))
    monkeypatch.chdir(tmp_path)
    for name in (ENVIRONMENT_VARIABLE, STATE_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, home)
    assert xdg_folder("XDG_DATA_HOME", "x") == tmp_path / "home/x"
    assert data_dir() == tmp_path / "home/.local/share/organic-desktop"
    assert state_dir() == tmp_path / "home/.local/state/organic-desktop"
