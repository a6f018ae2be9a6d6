"""Every step of every metric counts, whoever steps at the same moment: threads of one App, and several processes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Barrier, Thread

from organic_desktop.app.facade import App
from organic_desktop.wellness.metrics import METRICS, Metric

DAYS = 3
WORKERS = 4
PROGRESS_STEP = Decimal(5)
MODULE = "wellness"


def steps_of(metric: Metric, day: int) -> tuple[Decimal, ...]:
    """What each worker adds to a day; a score's whole scale is four points, one for each worker."""
    small, large = metric.steps
    if metric.scale:
        return (small, small) if day % 2 else (large,)
    return (small, large, small, large)


def begin(app: App) -> None:
    """Give the scores a beginning from which nothing is cut off at the end of the scale."""
    for day in days(app.today()):
        app.days.log(day, {metric.column: metric.scale[0] for metric in METRICS if metric.scale})


def work(app: App) -> None:
    """The share of one worker."""
    for number, day in enumerate(days(app.today())):
        for metric in METRICS:
            for step in steps_of(metric, number):
                app.days.step(day, metric, step)
        app.modules.set(MODULE, step=PROGRESS_STEP / 2)


def days(today: date) -> Iterator[date]:
    return (today - timedelta(days=back) for back in range(DAYS))


def assert_all_counted(app: App) -> None:
    for number, day in enumerate(days(app.today())):
        entry = app.days.entry(day)
        for metric in METRICS:
            start = metric.scale[0] if metric.scale else 0
            assert getattr(entry, metric.column) == start + WORKERS * sum(steps_of(metric, number)), metric.column
    assert app.modules.one(MODULE).progress == WORKERS * DAYS * PROGRESS_STEP / 2


def in_threads(app: App, count: int) -> None:
    """Work in threads that begin at the same moment."""
    barrier = Barrier(count)

    def begin_together() -> None:
        barrier.wait()
        work(app)

    threads = [Thread(target=begin_together) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_threads_lose_no_step(tmp_path: Path) -> None:
    with closing(App(tmp_path)) as app:
        begin(app)
        in_threads(app, WORKERS)
        assert_all_counted(app)


def test_processes_lose_no_step(tmp_path: Path) -> None:
    with closing(App(tmp_path)) as app:
        begin(app)
    script = (
        "import sys; from contextlib import closing; from pathlib import Path\n"
        "from tests.app import test_steps_together as steps\n"
        "with closing(steps.App(Path(sys.argv[1]))) as app:\n"
        "    print(flush=True); sys.stdin.readline(); steps.in_threads(app, 2)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    pipe = subprocess.PIPE
    processes = [subprocess.Popen(command, stdin=pipe, stdout=pipe) for _ in range(WORKERS // 2)]
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()  # it has opened the data
    for process in processes:
        process.communicate(b"\n")
        assert process.returncode == 0
    with closing(App(tmp_path)) as app:
        assert_all_counted(app)
