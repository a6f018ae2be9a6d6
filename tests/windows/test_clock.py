"""The counter that stands still while the computer sleeps, which Windows has under another name than Python's."""

from __future__ import annotations

from tests.windows.conftest import Program

COMPARE = """
import ctypes, time
from organic_desktop.core.clock import SystemClock
clock, kernel = SystemClock(), ctypes.WinDLL("kernel32")

def unbiased():
    ticks = ctypes.c_ulonglong()
    assert kernel.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
    return ticks.value / 1e7

for _ in range(50):
    before, ours, after = unbiased(), clock.monotonic(), unbiased()
    assert before <= ours <= after, (before, ours, after)
    time.sleep(0.001)
"""


def test_it_counts_no_time_of_sleep(program: Program) -> None:
    done = program.script(COMPARE)
    assert done.code == 0, done.stderr.decode()
