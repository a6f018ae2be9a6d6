"""Zips from outside: what is let in, and what is refused before a byte of it is unpacked."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
from pathlib import Path
from random import Random

import pytest

from organic_desktop.core.errors import Cancelled, FileNotUnderstood
from organic_desktop.transfer import opened
from organic_desktop.transfer.opened import (
    Member,
    copied_out,
    is_zip,
    open_file,
    open_member,
    open_told,
    read_member,
    read_members,
    zip_members,
)
from tests.transfer.mutations import assert_sentence, mutated


def make(path: Path, members: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(FileNotUnderstood) as refused:
        zip_members(path)
    assert_sentence(refused.value.message)
    return str(refused.value)


def test_members_are_files_in_the_zips_order(tmp_path: Path) -> None:
    path = make(tmp_path / "a.organic", {"b/ü.csv": b"x" * 100, "b/": b"", "a": b"", "__MACOSX/b/._ü.csv": b"mac"})
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert is_zip(path)
    members = zip_members(path)
    assert [(each.name, each.size) for each in members] == [("b/ü.csv", 100), ("a", 0)]
    assert isinstance(members[0], Member)
    assert 0 < members[0].packed < 100


def test_a_member_is_read_copied_and_forgotten(tmp_path: Path) -> None:
    content = Random(1).randbytes(700_000)
    path = make(tmp_path / "a.zip", {"some/data.db": content})
    told: list[tuple[int, int]] = []
    with open_member(path, "some/data.db", lambda done, total: told.append((done, total))) as file:
        assert file.read() == content
    assert told[0] == (0, len(content))
    assert told[-1] == (len(content), len(content))
    assert len(told) >= 3
    assert read_member(path, "some/data.db", len(content)) == content
    with copied_out(path, "some/data.db", len(content)) as copy:
        assert copy.read_bytes() == content
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert not copy.parent.exists()


def test_many_members_are_read_with_one_progress(tmp_path: Path) -> None:
    path = make(tmp_path / "a.zip", {"a": b"1" * 10, "b": b"2" * 20, "c": b"3" * 30})
    told: list[tuple[int, int]] = []
    chosen = [member for member in zip_members(path) if member.name != "b"]
    found = list(read_members(path, chosen, 30, lambda done, total: told.append((done, total))))
    assert [(member.name, content) for member, content in found] == [("a", b"1" * 10), ("c", b"3" * 30)]
    assert told == [(0, 40), (10, 40), (40, 40)]
    with pytest.raises(FileNotUnderstood, match="too large"):
        list(read_members(path, chosen, 29))


def test_a_copy_is_gone_when_it_was_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    path = make(tmp_path / "a.zip", {"a": Random(2).randbytes(1_000_000)})

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled), copied_out(path, "a", 2_000_000, stop):
        pass
    assert list((tmp_path / "temporary").iterdir()) == []


def test_what_is_larger_than_asked_for_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "a.zip", {"a": b"12345"})
    with pytest.raises(FileNotUnderstood, match="too large"):
        read_member(path, "a", 4)
    with pytest.raises(FileNotUnderstood, match="too large"), copied_out(path, "a", 4):
        pass
    with pytest.raises(FileNotUnderstood, match="contains no"):
        read_member(path, "b", 4)


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/a", "..", "\\a", "a\\..\\b", "C:\\a", "c:/a"])
def test_a_path_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("placeholder")
        info.filename = name
        archive.writestr(info, b"")
    assert "unsafe path" in refusal(path)


@pytest.mark.parametrize("name", ["a..b/c", "...", "a/.hidden", "10:00.csv", " "])
def test_odd_names_are_names(tmp_path: Path, name: str) -> None:
    assert [each.name for each in zip_members(make(tmp_path / "a.zip", {name: b""}))] == [name]


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    assert "too tightly" in refusal(make(tmp_path / "a.zip", {"fine": b"1", "zeros": bytes(opened.SMALL + 1)}))


def test_what_is_small_may_be_packed_tightly(tmp_path: Path) -> None:
    assert zip_members(make(tmp_path / "a.zip", {"zeros": bytes(opened.SMALL)}))


def test_the_limits_on_size_and_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path / "a.zip", {name: Random(3).randbytes(400) for name in "abc"})
    monkeypatch.setattr(opened, "MOST_UNPACKED", 1199)
    assert "larger than" in refusal(path)
    monkeypatch.setattr(opened, "MOST_UNPACKED", 1200)
    assert len(zip_members(path)) == 3
    monkeypatch.setattr(opened, "MOST_MEMBERS", 2)
    assert "too many files" in refusal(path)


def test_a_list_of_members_that_would_fill_the_memory_isnt_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "a.zip", {f"{number:0200}": b"" for number in range(100)})
    monkeypatch.setattr(opened, "MOST_DIRECTORY", 20_000)
    assert "too many files" in refusal(path)


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "a.zip", {"a": b"1"})
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("a", b"2")
    assert "twice" in refusal(path)


def test_a_password_is_told(tmp_path: Path) -> None:
    path = make(tmp_path / "a.zip", {"a": b"secret"})
    content = bytearray(path.read_bytes())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + place] |= 1
    path.write_bytes(content)
    assert "password" in refusal(path)


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_told(tmp_path: Path, how: int) -> None:
    path = make(tmp_path / "a.zip", {"a": b"1" * 100}, how)
    with pytest.raises(FileNotUnderstood, match="Unpack the zip"), open_member(path, "a"):
        pass


def test_a_damaged_member_is_told_while_it_is_read(tmp_path: Path) -> None:
    content = Random(4).randbytes(500_000)
    path = make(tmp_path / "a.zip", {"a": content}, zipfile.ZIP_STORED)
    damaged = bytearray(path.read_bytes())
    damaged[300_000] ^= 1
    path.write_bytes(damaged)
    with open_member(path, "a") as file:
        assert file.read(100_000) == content[:100_000]
        with pytest.raises(FileNotUnderstood, match="damaged"):
            file.read()


def test_a_size_that_lies_gives_no_more_than_it_says(tmp_path: Path) -> None:
    path = make(tmp_path / "a.zip", {"a": bytes(9_000_000)})
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 1000)
    path.write_bytes(content)
    assert zip_members(path)[0].size == 1000
    with pytest.raises(FileNotUnderstood, match="damaged"):
        read_member(path, "a", 10_000_000)


def test_only_a_files_content_makes_it_a_zip(tmp_path: Path) -> None:
    text = tmp_path / "a.zip"
    text.write_text("no zip")
    assert not is_zip(text)
    assert "only a part" in refusal(text)
    assert not is_zip(tmp_path)
    assert not is_zip(tmp_path / "missing")
    cut = make(tmp_path / "b.zip", {"a": Random(5).randbytes(1000)})
    cut.write_bytes(cut.read_bytes()[:-40])
    assert is_zip(cut)
    assert "only a part" in refusal(cut)


def test_a_pipe_or_a_missing_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, tmp_path / "missing", Path("/dev/zero"), tmp_path / ("a" * 300)):
        with pytest.raises(FileNotUnderstood) as refused:
            open_file(path)
        assert_sentence(refused.value.message)


def test_a_plain_file_is_read_with_progress(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 600_000)
    told: list[tuple[int, int]] = []
    with open_told(path, lambda done, total: told.append((done, total))) as file:
        assert len(file.read()) == 600_000
    assert told[-1] == (600_000, 600_000)
    assert len(told) >= 3


@pytest.mark.parametrize("seed", range(500))
def test_a_changed_zip_is_read_or_refused_in_words(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    path = make(tmp_path / "a.zip", {"a/b.csv": b"date,value\n" * 30, "c.db": Random(6).randbytes(2000), "d/": b""})
    path.write_bytes(mutated(path.read_bytes(), chance))
    try:
        for member in zip_members(path):
            with open_member(path, member.name) as file:
                assert len(file.read()) == member.size
    except FileNotUnderstood as refused:
        assert_sentence(refused.message)
