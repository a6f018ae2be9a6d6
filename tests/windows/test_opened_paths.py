"""What Explorer hands over for a double click, as the program reads it there: one word, a path of any form."""

from __future__ import annotations

import json

from tests.windows.conftest import Program

PATHS = [
    r"C:\Users\Jane Doe\Documents\a day's 100 % ü 😀.organic",
    r"\\server\shared files\my days.organic",
    r"\\?\C:\long\my days.organic",
    "D:\\my days.organic",
]
ASKED = """
import json, sys
from organic_desktop.__main__ import _wants_window, parse_window_flags
from organic_desktop.core.links import is_file, is_link, path_of
from organic_desktop.system.single_instance import Request, request_of, to_line

word = sys.argv[1]
path = path_of(word)
through = request_of(to_line(Request(file=path)))  # as a running program gets it
kinds = [is_file(word), is_link(word), _wants_window([word]), parse_window_flags([word]).words == [word]]
print(json.dumps([kinds, path, through.file]))
"""


def test_a_path_of_any_form_is_one_file_to_open(program: Program) -> None:
    for path in PATHS:
        done = program.script(ASKED, path)
        assert done.code == 0, done.stderr.decode("utf-8", "replace")
        assert json.loads(done.stdout) == [[True, False, True, True], path, path]


def test_a_link_to_a_file_is_its_path_and_to_another_computers_none(program: Program) -> None:
    """Explorer gives paths; other programs may give links."""
    links = {"file:///C:/my%20days.organic": r"C:\my days.organic", "file://server/share/my.organic": ""}
    for link, path in links.items():
        done = program.script(
            "import sys; from organic_desktop.core.links import path_of as p; print(p(sys.argv[1]))", link
        )
        assert done.stdout.decode().strip() == path
