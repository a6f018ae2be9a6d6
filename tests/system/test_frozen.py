"""The environment that other programs get from the frozen program: the user's own, as a real child reports it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

import organic_desktop
from tests.system.bus import PATIENCE_SECONDS

SOURCES = Path(organic_desktop.__file__).parents[1]
# As PyInstaller's bootloader and its hook for PySide6 leave it; the first is there before the process begins.
FROZEN = """
    import os, sys
    sys.frozen, sys._MEIPASS = True, {bundle!r}
    os.environ["QT_PLUGIN_PATH"] = {bundle!r} + "/PySide6/Qt/plugins"
    os.environ["QML2_IMPORT_PATH"] = {bundle!r} + "/PySide6/Qt/qml"
"""
VERB = "from organic_desktop.__main__ import main\nsys.exit(main(['menu-entry', 'add']))"
BROWSER = """
    from organic_desktop.system.installation import QT_VARIABLES, restore_environment
    restore_environment(keep=QT_VARIABLES)
    assert os.environ["QT_PLUGIN_PATH"].startswith({bundle!r}), "Qt finds our plugins by it"
    from PySide6.QtCore import QProcess
    from PySide6.QtWidgets import QApplication
    del os.environ["QT_PLUGIN_PATH"]  # of a bundle that isn't there
    application = QApplication([])
    os.environ["QT_PLUGIN_PATH"] = {bundle!r} + "/PySide6/Qt/plugins"
    restore_environment()
    assert QProcess.execute("update-desktop-database", []) == 0
"""


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A program of the desktop that writes down its environment."""
    tool = tmp_path / "bin" / "update-desktop-database"
    tool.parent.mkdir()
    said = str(tmp_path / "said.json")
    tool.write_text(f"#!{sys.executable} -I\nimport json, os\njson.dump(dict(os.environ), open({said!r}, 'w'))\n")
    tool.chmod(0o700)
    return tool.parent


def child_of(program: str, tools: Path, users: dict[str, str]) -> dict[str, Any]:
    """What a program that is started by ours reports."""
    folder = tools.parent
    bundle = str(folder / "bundle" / "_internal")
    library = users.get("LD_LIBRARY_PATH")
    by_bootloader = {"LD_LIBRARY_PATH": f"{bundle}:{library}" if library else bundle, "_PYI_ARCHIVE_FILE": bundle}
    if library:
        by_bootloader["LD_LIBRARY_PATH_ORIG"] = library
    base = {"PATH": f"{tools}:/usr/bin:/bin", "HOME": str(folder), "PYTHONPATH": str(SOURCES)}
    base |= {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder / "data")}
    code = textwrap.dedent(FROZEN.format(bundle=bundle)) + textwrap.dedent(program.format(bundle=bundle))
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=base | users | by_bootloader,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads((folder / "said.json").read_text())
    assert isinstance(said, dict)
    known = {*base, "LC_CTYPE", "PYSIDE6_OPTION_PYTHON_ENUM"}  # of Python and PySide themselves
    return {name: value for name, value in said.items() if name not in known}


@pytest.mark.parametrize("program", [VERB, BROWSER], ids=["verb", "window"])
@pytest.mark.parametrize(
    "users",
    [
        {},
        {"LD_LIBRARY_PATH": "/opt/mine/lib:/opt/other"},
        {"QT_PLUGIN_PATH": "/opt/kde/plugins", "QML2_IMPORT_PATH": "/opt/kde/qml", "QT_SCALE_FACTOR": "1"},
        {"ORGANIC_X": "a=b=ü", "EMPTY": ""},
    ],
)
def test_other_programs_get_the_users_own_environment(tools: Path, program: str, users: dict[str, str]) -> None:
    assert child_of(program, tools, users) == users


def test_not_frozen_nothing_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    from organic_desktop.system.installation import restore_environment

    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt")
    before = dict(os.environ)
    restore_environment()
    assert dict(os.environ) == before
