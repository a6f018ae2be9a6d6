"""`python -m tests.benchmarks [NAME…]`: run the benchmarks (all but the long ones, or those named); prints Markdown."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from pathlib import Path

from tests.benchmarks import (
    answers,
    background,
    backups,
    edits,
    frozen,
    health,
    imports,
    interactions,
    links,
    reads,
    starts,
    stutter,
    sync,
    texts,
)
from tests.benchmarks.measure import Result

BENCHMARKS: dict[str, Callable[[Path], Iterable[Result]]] = {
    "pull": sync.pull,
    "foreign": sync.foreign,
    "push": sync.push,
    "edited": sync.edited,
    "idle": sync.idle,
    "window": starts.window,
    "background": background.background,
    "stutter": stutter.stutter,
    "backups": backups.backups,
    "reads": reads.reads,
    "commands": starts.commands,
    "edits": edits.edits,
    "lock": lambda folder: chain(edits.locked_edits(folder), sync.locked_pull(folder)),
    "imports": imports.imports,
    "interactions": interactions.interactions,
    "answers": answers.answers,
    "second": starts.second,
    "texts": texts.texts,
    "frozen": frozen.frozen,
    "health": health.health,
    "links": links.time,
}
LONG: dict[str, Callable[[Path], Iterable[Result]]] = {
    "background-10-minutes": partial(background.background, seconds=600.0),
    "false-alarms": links.false_alarms,
    "false-weeks": links.false_weeks,
    "planted-links": links.planted,
    "health-2-gb": partial(health.health, megabytes=2000.0),
}


def main(names: list[str]) -> int:
    """Run them; 1 where a budget is missed."""
    missed = 0
    print("| Work | Ours | Floor | Ratio | Budget | Within |\n|---|---|---|---|---|---|")
    for name in names or BENCHMARKS:
        with tempfile.TemporaryDirectory(prefix="organic-bench-") as folder:
            for result in (BENCHMARKS | LONG)[name](Path(folder)):
                print(result.row(), flush=True)
                missed += not result.within
    return 1 if missed else 0


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode; so have the floors
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.exit(main(sys.argv[1:]))
