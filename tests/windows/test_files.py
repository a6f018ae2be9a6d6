"""Files that another program has open, which Windows lets nobody replace; locks of one that was killed; links."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.windows.conftest import Program
from tests.windows.wine import PATIENCE_SECONDS

HOLD = """
import sys, time
file = open(sys.argv[1], "rb")
print("held", flush=True)
sys.stdin.read()
"""
LOCK = """
import sys
from pathlib import Path
from organic_desktop.core.files import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
TRY = """
import sys
from pathlib import Path
from filelock import Timeout
from organic_desktop.core.files import locked
try:
    with locked(Path(sys.argv[1]), timeout=0):
        print("free")
except Timeout:
    print("taken")
"""


def holding(program: Program, source: str, path: Path) -> subprocess.Popen[bytes]:
    """A process that has a file open, or locked, until its input ends."""
    child = program.windows.start(program.python, "-c", source, path, more=program.variables)
    assert child.stdout is not None
    assert child.stdout.readline().strip() == b"held"
    return child


def test_a_file_that_is_read_meanwhile_is_replaced_once_it_is_free(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("old")
    done = program.script(
        """
import sys, threading
from pathlib import Path
from organic_desktop.core import files
path = Path(sys.argv[1])
reader = open(path, "rb")
try:
    path.with_suffix(".x").write_text("x")
    path.with_suffix(".x").replace(path)
except PermissionError:
    pass
else:
    raise AssertionError("this Windows lets a file be replaced that is open")
tried = threading.Event()
def close():
    tried.wait()
    reader.close()
threading.Thread(target=close).start()
real = files.time.sleep
def sleep(seconds):
    tried.set()
    real(seconds)
files.time.sleep = sleep
files.write_private(path, "new")
print(path.read_text())
""",
        path,
    )
    assert done.code == 0, done.stderr.decode()
    assert done.stdout.strip() == b"new"


def test_one_that_stays_open_is_an_error_and_keeps_its_content(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("old")
    child = holding(program, HOLD, path)
    done = program.script(
        "import sys; from pathlib import Path; from organic_desktop.core.files import write_private\n"
        "try: write_private(Path(sys.argv[1]), 'new')\n"
        "except PermissionError: print('refused')",
        path,
    )
    child.communicate(timeout=PATIENCE_SECONDS)
    assert done.stdout.strip() == b"refused", done.stderr.decode()
    assert path.read_text() == "old"


def test_a_lock_holds_among_processes_and_ends_with_one_that_is_killed(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    child = holding(program, LOCK, path)
    assert program.script(TRY, path).stdout.strip() == b"taken"
    child.kill()
    child.communicate(timeout=PATIENCE_SECONDS)
    assert program.script(TRY, path).stdout.strip() == b"free"


def test_a_full_log_that_another_program_has_open_is_written_on(program: Program) -> None:
    done = program.script(
        """
import os
from pathlib import Path
from organic_desktop.core import log
folder = Path(os.environ["ORGANIC_DATA_DIR"])
folder.mkdir(parents=True)
path = folder / "organic-desktop.log"
path.write_bytes(b"x" * log.MEGABYTE)
log.start(folder)
logger = log.logging.getLogger("organic_desktop")
with open(path, "rb"):
    logger.info("first")
    logger.info("second")
assert path.read_text().endswith("second\\n"), "lost"
logger.info("third")
assert path.stat().st_size < 1_000
assert path.with_name(path.name + ".1").stat().st_size > log.MEGABYTE
"""
    )
    assert (done.code, done.stderr) == (0, b"")


def test_the_data_lie_in_the_part_of_the_profile_that_does_not_roam(program: Program) -> None:
    logged = program("log", "--mood", "4", ORGANIC_DATA_DIR="", ORGANIC_STATE_DIR="")
    assert logged.code == 0, logged.stderr
    assert (program.windows.local_data / "organic-desktop" / "local.db").exists()
    assert not (program.windows.home / "AppData" / "Roaming" / "organic-desktop").exists()
