"""What the pages for owners and users tell people to type is what the command line takes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from organic_desktop.cli import build_parser

ROOT = Path(__file__).parents[2]
PAGES = ["docs/server.md", "README.md", "resources/supabase/README.md"]
_COMMAND = re.compile(r"(?:^|`|\$ )(?:[A-Z_]+=\S+ )?organic-desktop (?P<words>[a-z][^`\n|>]*)", re.MULTILINE)


def commands() -> list[tuple[str, str]]:
    """Every command of the pages, with its page."""
    return [
        (page, found["words"].split("  #")[0].strip())
        for page in PAGES
        for found in _COMMAND.finditer(re.sub(r"^ +", "", (ROOT / page).read_text(), flags=re.MULTILINE))
    ]


@pytest.mark.parametrize(("page", "words"), commands())
def test_the_command_line_takes_what_a_page_says(page: str, words: str) -> None:
    typed = shlex.split(words.replace("[", "").replace("]", ""))
    try:
        build_parser().parse_args(typed)
    except SystemExit:
        if any(word.startswith("-") for word in typed):
            raise
        with pytest.raises(SystemExit, match="0"):  # a verb that is mentioned, without what it takes
            build_parser().parse_args([*typed, "--help"])


def test_the_pages_have_commands() -> None:
    assert {page for page, _ in commands()} == set(PAGES)
