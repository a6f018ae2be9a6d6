"""The child that computes for the window, on Windows: by which command it starts, and that it ends with its parent."""

from __future__ import annotations

from tests.windows.conftest import Program
from tests.windows.wine import PATIENCE_SECONDS

ASK = """
from organic_desktop.app.sums import Stop, Sums
print(Sums().run({"work": "links", "metrics": {}}, Stop()))
"""
KEEPS = """
import subprocess, sys
from organic_desktop.system.installation import sums_command
child = subprocess.Popen(sums_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(child.pid, flush=True)
sys.stdin.read()
"""
ENDED = """
import ctypes, sys
kernel = ctypes.WinDLL("kernel32")
kernel.OpenProcess.restype = ctypes.c_void_p
kernel.WaitForSingleObject.argtypes = ctypes.c_void_p, ctypes.c_uint
process = kernel.OpenProcess(0x00100000, False, int(sys.argv[1]))
print("ended" if not process or kernel.WaitForSingleObject(process, 60_000) == 0 else "still there")
"""


def test_a_child_answers_by_its_pipes(program: Program) -> None:
    done = program.script(ASK)
    assert done.code == 0, done.stderr.decode()


def test_a_child_ends_with_the_program_that_started_it_however_that_ends(program: Program) -> None:
    parent = program.windows.start(program.python, "-c", KEEPS, more=program.variables)
    assert parent.stdout is not None
    number = parent.stdout.readline().decode().strip()
    parent.kill()
    parent.communicate(timeout=PATIENCE_SECONDS)
    assert program.script(ENDED, number).stdout.strip() == b"ended"
