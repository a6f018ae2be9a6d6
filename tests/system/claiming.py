"""Two starts at the same instant, many times over: processes that claim a folder as the program does, without a window.

``python -m tests.system.claiming FOLDER TIMES`` prints "one stays" for each time. The one that stays is killed before
the next two start, without a chance to tidy up.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import PySide6.QtNetwork  # noqa: F401  # before the first fork, for both of them
from PySide6.QtCore import QCoreApplication

from organic_desktop.system import single_instance
from organic_desktop.system.single_instance import Answer, Request, hand_over
from organic_desktop.ui.shell.single_instance import Instance
from tests.system.bus import PATIENCE_SECONDS

GAVE_WAY = 3


def contend(folder: Path, gun: int) -> int:
    """Claim the folder when the gun is fired, and stay if nobody has it."""
    os.read(gun, 1)  # nothing is written: it returns when the other end is closed, in both processes at once
    program = QCoreApplication([])
    instance = Instance(folder, lambda request: Answer(), Request())
    if instance.claim():
        return GAVE_WAY
    instance.listen()
    return program.exec()


def start(folder: Path, reading: int, writing: int) -> int:
    """The id of a new process that contends."""
    child = os.fork()
    if not child:
        os.close(writing)
        os._exit(contend(folder, reading))
    return child


def one_stays(folder: Path) -> None:
    """Start two, see one give way to the other, and kill that."""
    reading, writing = os.pipe()
    both = {start(folder, reading, writing), start(folder, reading, writing)}
    os.close(reading)
    os.close(writing)
    gone, status = os.wait()
    (stays,) = both - {gone}
    assert os.waitstatus_to_exitcode(status) == GAVE_WAY
    assert hand_over(folder, Request()) == Answer()  # the one that stayed is the one that listens
    os.kill(stays, signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(stays, 0)[1]) == -signal.SIGKILL


if __name__ == "__main__":
    single_instance.ANSWER_SECONDS = float(PATIENCE_SECONDS)
    for _ in range(int(sys.argv[2])):
        one_stays(Path(sys.argv[1]))
        print("one stays", flush=True)
