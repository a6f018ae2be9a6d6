"""The child process that computes: its answers, its end, and that it never outlives who asked."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from organic_desktop.app.link_sums import (
    Metrics,
    find,
    findings_from_json,
    findings_in_json,
    metrics_from_json,
    metrics_in_json,
)
from organic_desktop.app.sums import Stop, Sums
from organic_desktop.core.errors import Cancelled, NoSums
from organic_desktop.system.installation import own_command, sums_command
from tests.devices import MakeDevice
from tests.wellness.people import Cell, person

WAIT_S = 30
AGES = 10_000_000
"""Made-up people: nobody waits for so many."""


@pytest.fixture
def metrics() -> Metrics:
    """Half a year in which mood follows sleep."""
    return person(Cell(180, 0.3, 0.5, strength=0.7), random.Random(1))


def long_work(metrics: Metrics) -> dict[str, object]:
    """A request that takes longer than any test."""
    return {"work": "made_up", "metrics": metrics_in_json(metrics), "run": 0, "people": AGES}


def is_running(pid: int) -> bool:
    """True until a process has ended; one that only waits to be asked for its exit code has."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for what another process does."""
    pause = threading.Event()
    for _ in range(WAIT_S * 100):
        if holds():
            return
        pause.wait(0.01)
    raise AssertionError("it never came")


def test_a_child_finds_what_is_found_here(metrics: Metrics) -> None:
    answer = Sums().run({"work": "links", "metrics": metrics_in_json(metrics)}, Stop())
    assert findings_from_json(answer) == find(metrics)
    assert answer["sized"]


def test_values_come_through_json_unchanged(metrics: Metrics) -> None:
    assert metrics_from_json(metrics_in_json(metrics)) == metrics
    assert findings_from_json(findings_in_json(find(metrics))) == find(metrics)


def test_made_up_people_are_counted_one_by_one(metrics: Metrics) -> None:
    told: list[bool | int] = []
    Sums().run({"work": "made_up", "metrics": metrics_in_json(metrics), "run": 0, "people": 5}, Stop(), told.append)
    assert (told[0], len(told)) == (45, 6)


def test_who_stops_waits_for_nothing(metrics: Metrics) -> None:
    sums, stop = Sums(), Stop()
    with pytest.raises(Cancelled):
        sums.run(long_work(metrics), stop, lambda _: stop.set())
    assert stop._child is None
    with pytest.raises(Cancelled):  # stopped is stopped for good
        sums.run(long_work(metrics), stop)


def test_the_end_of_the_app_stops_what_is_running(metrics: Metrics) -> None:
    sums, children = Sums(), list[int]()

    def close(_: object) -> None:
        assert stop._child
        children.append(stop._child.pid)
        sums.close()

    stop = Stop()
    with pytest.raises(Cancelled):
        sums.run(long_work(metrics), stop, close)
    assert not any(map(is_running, children))
    with pytest.raises(Cancelled):
        sums.run(long_work(metrics), Stop())


def test_the_app_ends_its_children(device: MakeDevice, metrics: Metrics) -> None:
    app = device("a")
    stop, started = Stop(), threading.Event()
    ended = threading.Event()

    def work() -> None:
        with pytest.raises(Cancelled):
            app.sums.run(long_work(metrics), stop, lambda _: started.set())
        ended.set()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    assert started.wait(WAIT_S)
    assert stop._child
    child = stop._child.pid
    app.close()
    assert ended.wait(WAIT_S)
    assert not is_running(child)


PARENT = """
import random, sys
from organic_desktop.app.sums import Stop, Sums
from tests.app.test_sums import long_work
from tests.wellness.people import Cell, person

stop = Stop()
metrics = person(Cell(180, 0.3, 0.5, strength=0.7), random.Random(1))
Sums().run(long_work(metrics), stop, lambda _: print(stop._child.pid, flush=True))
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_child_outlives_a_program_that_is_killed(how: signal.Signals) -> None:
    words = [sys.executable, "-c", PARENT]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        assert is_running(child)
        parent.send_signal(how)
        wait_until(lambda: not is_running(child))


CENTURIES = """
import random, threading
from organic_desktop.app.link_sums import metrics_in_json
from organic_desktop.app.sums import Stop, Sums
from tests.wellness.people import Cell, person

request = {"work": "links", "metrics": metrics_in_json(person(Cell(60_000, 0.3, 0.5), random.Random(1)))}
stop = Stop()
threading.Thread(target=Sums().run, args=(request, stop), daemon=True).start()
while not stop._child:
    pass
print(stop._child.pid, flush=True)
threading.Event().wait()
"""


def computed(pid: int) -> float:
    """The seconds that a process has computed; those of one that has ended are not known, and count as none."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return int(fields[11]) / os.sysconf("SC_CLK_TCK")


def test_a_child_in_the_middle_of_a_long_sum_ends_with_its_program() -> None:
    """It answers nothing for long, so that no broken pipe would end it."""
    words = [sys.executable, "-c", CENTURIES]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        wait_until(lambda: computed(child) > 2)
        parent.kill()
        before, longest = computed(child), [0.0]

        def has_ended() -> bool:
            longest.append(computed(child))
            return not is_running(child)

        wait_until(has_ended)
        assert max(longest) - before < 1


def test_a_child_that_cannot_be_started_is_said_in_words(metrics: Metrics) -> None:
    sums = Sums(lambda: ["/nowhere/organic-desktop"])
    with pytest.raises(NoSums, match=r"can't be started") as refused:
        sums.run(long_work(metrics), Stop())
    assert "try again" in refused.value.advice


@pytest.mark.parametrize("program", ["", "print('hello')", "import os; os._exit(3)"])
def test_a_child_without_an_answer_is_said_in_words(metrics: Metrics, program: str) -> None:
    sums = Sums(lambda: [sys.executable, "-c", program])
    with pytest.raises(NoSums, match="ended before its result"):
        sums.run(long_work(metrics), Stop())


def test_a_fault_of_the_child_is_logged_without_values(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(NoSums):
        Sums().run({"work": "links", "metrics": {"mood_score": {"a secret": "4"}}}, Stop())
    assert "ValueError in" in caplog.text
    assert "secret" not in caplog.text


def test_a_child_knows_neither_the_database_nor_the_window() -> None:
    program = "import sys; import organic_desktop.app.sums_process; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"PySide6", "sqlmodel", "sqlalchemy", "sqlite3", "pydantic", "httpx"} & set(loaded)


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sums_command() == [sys.executable, "-P", "-m", "organic_desktop", "--sums-for-window"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/organic-desktop/organic-desktop")
    assert sums_command() == ["/opt/organic-desktop/organic-desktop", "--sums-for-window"]


@pytest.mark.parametrize("running", ["organic-desktop.exe", "organic-desktop-window.exe"])
def test_the_installed_program_on_windows_starts_its_own_launchers(
    monkeypatch: pytest.MonkeyPatch, running: str
) -> None:
    monkeypatch.setattr(sys, "executable", f"/Programs/Organic/{running}")
    assert sums_command() == [str(Path("/Programs/Organic/organic-desktop.exe")), "--sums-for-window"]
    assert own_command() == [str(Path("/Programs/Organic/organic-desktop.exe"))]
    assert own_command(window=True) == [str(Path("/Programs/Organic/organic-desktop-window.exe"))]


def test_the_days_are_in_no_argument_and_no_file(metrics: Metrics, tmp_path: Path) -> None:
    seen: list[tuple[str, list[str]]] = []
    stop = Stop()

    def look(_: object) -> None:
        assert stop._child
        here = Path(f"/proc/{stop._child.pid}")
        files = [os.readlink(each) for each in (here / "fd").iterdir() if each.exists()]
        seen.append(((here / "cmdline").read_text(), files))
        stop.set()

    with pytest.raises(Cancelled):
        Sums().run(long_work(metrics), stop, look)
    (words, files), *_ = seen
    assert words.replace("\0", " ").strip() == " ".join(sums_command())
    assert all(each.startswith("pipe:") or each == "/dev/null" for each in files), files
