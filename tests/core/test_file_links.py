"""What a desktop opens the program with beside links of ours: paths, and links to files."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

import pytest

from organic_desktop.__main__ import parse_window_flags
from organic_desktop.cli import build_parser
from organic_desktop.core.links import is_file, is_link, path_of

LINK = "organic-desktop://connect?url=https%3A%2F%2Fabc.supabase.co&key=sb_publishable_abc"


@pytest.mark.parametrize(
    "word", ["day.organic", "./day", "/a day", "file:///a%20day", "FILE:///day", "ä.csv", ".hidden"]
)
def test_words_that_name_a_file(word: str) -> None:
    assert is_file(word)
    assert not is_link(word)
    assert parse_window_flags([word]).words == [word]


@pytest.mark.parametrize("word", ["--log=water=+2.5", "-v", "day", "", LINK, LINK.upper()])
def test_words_that_name_none(word: str) -> None:
    assert not is_file(word)


def test_no_verb_is_taken_for_a_file() -> None:
    (verbs,) = (each.choices for each in build_parser()._actions if isinstance(each.choices, dict))
    assert len(verbs) > 20
    assert not [verb for verb in verbs if is_file(verb)]


@pytest.mark.parametrize(
    "name", ["day.organic", "a day's 100 % ü #1?.organic", "new\nline.csv", os.fsdecode(b"\xff.csv")]
)
def test_a_link_to_a_file_is_its_path(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / name
    monkeypatch.chdir(tmp_path)
    assert path_of(name) == str(file)
    for host in ("", "localhost"):
        assert path_of(f"file://{host}{quote(os.fsencode(file))}") == str(file)
    assert path_of(f"file://elsewhere{quote(os.fsencode(file))}") == "", "another computer's"


@pytest.mark.parametrize("link", ["file://[::1/x.organic", "file://[x]/y.organic", "file://]/z.organic"])
def test_a_link_that_leads_to_no_file_names_none(link: str) -> None:
    assert path_of(link) == ""


def test_one_file_and_nothing_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["a.csv", "b.csv"], ["a.csv", LINK], ["a.csv", "--open", "today"], ["a.csv", "--log", "water=+1"]):
        with pytest.raises(SystemExit):
            parse_window_flags(words)
        assert "not several of them" in capsys.readouterr().err
