"""What the bundle leaves out is never imported, and what is loaded by name is put in: asked of the sources."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QLibraryInfo

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 300
SINCE_IN_PYTHON = {"zipp"} if sys.version_info >= (3, 12) else set[str]()
OF_PYTHON = "_sysconfigdata"  # with the machine's name in it, and PyInstaller's own care


def contents() -> ModuleType:
    """packaging/bundle/contents.py, which lies in no package."""
    spec = importlib.util.spec_from_file_location("contents", ROOT / "packaging" / "bundle" / "contents.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CONTENTS = contents()


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What loading.py found, in a process and a home of its own."""
    home = tmp_path_factory.mktemp("home")
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "DO_NOT_TRACK": "1"}
    environment["PYTHONPATH"] = os.pathsep.join(map(str, (ROOT / "src", ROOT)))
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("loading.py"), home / "data"],
        env=environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def is_below(name: str, packages: tuple[str, ...]) -> bool:
    return name in packages or name.startswith(tuple(f"{package}." for package in packages))


def test_what_is_left_out_is_never_imported(seen: dict[str, list[str]]) -> None:
    assert "organic_desktop.ui.settings.page" in seen["loaded"]
    # httpx imports its command line where click and rich are, which the MCP client of the tests brings along.
    loaded = [name for name in seen["loaded"] if name != "httpx._main"]
    assert [name for name in loaded if is_below(name, CONTENTS.LEFT_OUT)] == []


WITHOUT = """
    import sys

    class Without:
        def find_spec(self, name, *_):
            if name.startswith({names!r}):
                raise ImportError(name)

    sys.meta_path.insert(0, Without())
    import httpx
    from rapidfuzz.distance import LCSseq
    assert LCSseq.opcodes.__module__ == "rapidfuzz.distance.metrics_cpp", "not the slow one in Python"
    with httpx.Client() as client:
        try:
            client.get("https://localhost:9")
        except httpx.ConnectError:
            sys.exit()
"""


def test_libraries_do_without_what_isnt_needed_of_them() -> None:
    program = textwrap.dedent(WITHOUT.format(names=CONTENTS.DONE_WITHOUT))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_is_loaded_by_name_is_put_in(seen: dict[str, list[str]]) -> None:
    by_name = {name for name in seen["by_name"] if name.partition(".")[0] not in sys.stdlib_module_names}
    declared = {*CONTENTS.BY_NAME, *(name.rpartition(".")[0] for name in CONTENTS.BY_NAME)}
    missing = {name for name in by_name if importlib.util.find_spec(name)} - declared
    assert not {name for name in missing if not name.startswith(OF_PYTHON)}


@pytest.mark.parametrize("name", [name for name in CONTENTS.BY_NAME if name.partition(".")[0] not in SINCE_IN_PYTHON])
def test_what_is_put_in_by_name_is_there(name: str) -> None:
    assert importlib.util.find_spec(name)


def imports_by_name() -> Iterator[str]:
    """Where our own sources import what a freezer can't read there."""
    for file in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
                yield f"{file.relative_to(ROOT)}:{node.lineno}"


def test_our_own_sources_import_nothing_by_name() -> None:
    """But preload.py, which asks for what is there anyway: our own modules, and what they lead to."""
    assert {place.rpartition(":")[0] for place in imports_by_name()} == {"src/organic_desktop/ui/shell/preload.py"}


@pytest.mark.parametrize("name", CONTENTS.PLUGINS)
def test_each_plugin_is_qts(name: str) -> None:
    """A name that a newer Qt doesn't know would leave its purpose out unnoticed."""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    assert (plugins / f"{name}.so").is_file()


def test_only_needed_libraries_are_taken() -> None:
    plugin = "PySide6/Qt/plugins/platforms/libqxcb.so"
    entries = [
        (place, f"/{place}", kind)
        for place, kind in (
            (plugin, "BINARY"),
            ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "BINARY"),
            ("PySide6/Qt/lib/libQt6Gui.so.6", "BINARY"),
            ("libQt6Gui.so.6", "SYMLINK"),
            ("libgtk-3.so.0", "BINARY"),
            ("libstdc++.so.6", "BINARY"),
            ("PySide6/Qt/translations/qtbase_de.qm", "DATA"),
            ("PySide6/Qt/translations/qtbase_fr.qm", "DATA"),
            ("keyring-25.7.0.dist-info/RECORD", "DATA"),
            ("keyring-25.7.0.dist-info/entry_points.txt", "DATA"),
            ("organic_desktop/resources/translations/organic_de.ts", "DATA"),
            ("libpython3.11.so.1.0", "BINARY"),
        )
    ]
    needs = {f"/{plugin}": ["libQt6Gui.so.6", "libstdc++.so.6"]}
    taken = [place for place, *_ in CONTENTS.needed(entries, lambda file: needs.get(file, []))]
    assert taken == [
        "PySide6/Qt/lib/libQt6Gui.so.6",
        plugin,
        "PySide6/Qt/translations/qtbase_de.qm",
        "keyring-25.7.0.dist-info/entry_points.txt",
        "libQt6Gui.so.6",
        "libpython3.11.so.1.0",
    ]
