"""Starting and ending: the first frame before the heavy imports, a database that can't be opened, SIGTERM."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import organic_desktop
from organic_desktop.app.facade import App
from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.shell.lifecycle import Lifecycle
from organic_desktop.ui.shell.startup import LARGEST_STATE, window_state
from organic_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import OpenBare, OpenWindow
from tests.ui.finding import words

PATIENCE_SECONDS = 60
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(organic_desktop.__file__).parents[1]), "DO_NOT_TRACK": "1"}


def test_what_sync_needs_is_imported_as_lazily_as_elsewhere() -> None:
    program = "from organic_desktop.__main__ import spare_imports; spare_imports(); import httpx, httpcore, sys;"
    program += "print('anyio' in sys.modules, 'anyio._core._sockets' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


def test_the_first_frame_waits_for_no_library(tmp_path: Path) -> None:
    program = """
        import sys
        from pathlib import Path
        from PySide6.QtWidgets import QApplication
        from organic_desktop.ui.shell import startup as start
        application = QApplication([])
        window = start.MainWindow(start.Theme(application), start.window_state(Path(sys.argv[1])))
        window.show()
        application.processEvents()
        heavy = {"pydantic", "sqlmodel", "sqlalchemy", "httpx", "keyring", "organic_desktop.app.facade"}
        slow = {"configparser", "ctypes", "subprocess", "zoneinfo", "organic_desktop.ui.text.messages"}  # 3+ ms each
        slow |= {"dataclasses", "datetime", "decimal", "organic_desktop.core.validation"}  # together 5 ms
        heavy = (heavy | slow) & set(sys.modules)
        assert not heavy, heavy
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), str(tmp_path)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )
    assert done.returncode == 0, done.stderr


def test_the_app_waits_for_nothing_that_one_page_alone_needs() -> None:
    program = """
        import sys
        import organic_desktop.app.facade, organic_desktop.ui.shell.workspace
        ours = "app.coach app.program_tools app.link_sums app.sums_process app.year coach.builtin coach.care"
        ours += " coach.context wellness.experiment_result wellness.made_up wellness.year system.installation"
        ours += " system.tool_protocol"
        ours += " ui.insights.trends ui.insights.links_part ui.insights.experiments_part ui.insights.year_dialog"
        needless = {f"organic_desktop.{name}" for name in ours.split()} | {"httpx_sse", "statistics"}
        needless &= set(sys.modules)
        assert not needless, needless
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], env=ENVIRONMENT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_a_window_is_filled_from_its_folder(qtbot: QtBot, bare: OpenBare, tmp_path: Path, test_keyring: None) -> None:
    window, opening = bare()
    with qtbot.waitSignal(window.ready, timeout=PATIENCE_SECONDS * 1000):
        Lifecycle(window, tmp_path, opening).begin()
    assert window.workspace.today.day == window.shell.app.today()


def test_the_first_frame_is_as_the_last_was(app: App, open_window: OpenWindow, bare: OpenBare) -> None:
    app.change_settings(appearance="dark")
    before = open_window(app)
    before.resize(777, 707)  # within the small screen of tests
    before.close()
    after, _ = bare(app.folder)
    assert (after.width(), after.height()) == (777, 707)
    assert window_state(app.folder).value("appearance") == "dark"
    assert (app.folder / "window.ini").stat().st_mode & 0o077 == 0


def test_a_database_that_cannot_be_opened(qtbot: QtBot, bare: OpenBare, tmp_path: Path, test_keyring: None) -> None:
    (tmp_path / "local.db").write_bytes(b"no database at all" * 500)
    with pytest.raises(OrganicError) as refusal:
        App(tmp_path)
    window, opening = bare()
    Lifecycle(window, tmp_path, opening).begin()
    qtbot.waitUntil(lambda: refusal.value.title in words(window), timeout=PATIENCE_SECONDS * 1000)
    assert refusal.value.message in words(window)
    assert refusal.value.advice in words(window)
    assert window.opened is None
    assert isinstance(window, MainWindow)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGTERM there")
def test_sigterm_ends_it(qtbot: QtBot, tmp_path: Path, test_keyring: None) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "organic_desktop", "--data-dir", str(tmp_path)],
        env=ENVIRONMENT | {name: os.environ[name] for name in ("ORGANIC_TEST_KEYRING", "PYTHON_KEYRING_BACKEND")},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        qtbot.waitUntil((tmp_path / "local.db").exists, timeout=PATIENCE_SECONDS * 1000)
        program.send_signal(signal.SIGTERM)
        _, said = program.communicate(timeout=PATIENCE_SECONDS)
    finally:
        program.kill()
        program.wait()
    assert program.returncode == 0, said


@pytest.mark.parametrize("trap", ["link", "pipe", "folder", "huge"])
def test_what_stands_in_the_place_of_the_windows_state_is_set_aside(tmp_path: Path, trap: str) -> None:
    """Qt would write through a link, wait for a pipe, and read anything whole."""
    folder, victim = tmp_path / "data", tmp_path / "victim"
    folder.mkdir()
    victim.write_text("kept")
    file, lock = folder / "window.ini", folder / "window.ini.lock"
    os.mkfifo(lock)
    if trap == "link":
        file.symlink_to(victim)
    elif trap == "pipe":
        os.mkfifo(file)
    elif trap == "folder":
        file.mkdir()
    else:
        file.write_text("x" * (LARGEST_STATE + 1))
    state = window_state(folder)
    state.setValue("appearance", "dark")
    state.sync()
    assert "dark" in file.read_text()
    assert victim.read_text() == "kept"
    assert (folder / "window.ini.damaged-1").exists()
    assert (folder / "window.ini.lock.damaged-1").exists()
