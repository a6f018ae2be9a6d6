"""A package manager replaces or removes the program's files while its window is open: all goes on as it was."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from organic_desktop.app.facade import App
from tests.devices import logged
from tests.system.screen import SOURCES, Desktop

ROOT = SOURCES.parent


@pytest.mark.parametrize("how", ["removed", "replaced"])
def test_everything_opens_whose_files_are_gone_or_of_another_version(
    virtual_desktop: Desktop, folder: Path, tmp_path: Path, how: str
) -> None:
    tree = tmp_path / "installed"
    shutil.copytree(SOURCES / "organic_desktop", tree / "src" / "organic_desktop")
    shutil.copytree(ROOT / "resources", tree / "resources")
    path = os.pathsep.join([str(tree / "src"), str(ROOT)])
    words = ["-c", "import sys; sys.path[:0] = sys.argv.pop(1).split(':'); import runpy;"]
    words[1] += " runpy.run_module('tests.system.outlived', run_name='__main__', alter_sys=True)"
    program = virtual_desktop.start_python(*words, path, str(folder), str(tree), how, log="outlived")
    assert virtual_desktop.exit_code(program, "outlived") == 0, virtual_desktop.printed("outlived")
    said = virtual_desktop.printed("outlived")
    assert "Traceback" not in said, said
    assert "late: []" in said
    assert "a fault of ours" not in (folder / "organic-desktop.log").read_text()
    with closing(App(folder)) as app:
        assert logged(app, app.today())["mood_score"] == 4
