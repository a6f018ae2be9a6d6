"""`python -m tests.mutants`: make each mutant, run its test, and say which of them nobody noticed.

Words after it choose the mutants whose names hold them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.mutants.mutants import ROOT, Mutant, mutants, mutated

PATIENCE_SECONDS = 90
HUNG = "Failed: Timeout"  # pytest-timeout's words


def main(words: list[str]) -> int:
    """How many survived, as an exit code."""
    survivors = 0
    for mutant in mutants():
        if all(word in mutant.name for word in words):
            began = time.monotonic()
            outcome = fate(mutant)
            survivors += outcome not in {"killed", "hung"}
            print(f"{outcome:9} {time.monotonic() - began:5.1f} s  {mutant.name}  ({mutant.test})", flush=True)
    return min(survivors, 1)


def fate(mutant: Mutant) -> str:
    """Killed, by its test's failure; hung, which is as good; SURVIVED; or BROKEN, where it couldn't be run."""
    with mutated(mutant) as source:
        command = [sys.executable, "-m", "pytest", f"{mutant.test}", "-q", "-x", "-p", "no:cacheprovider"]
        command += ["-o", f"pythonpath=. {source} packaging", "--timeout", str(PATIENCE_SECONDS)]
        command += ["-p", "tests.mutants.imported"]
        environment = {**_environment(), "PYTHONPATH": f"{source}:{ROOT}", "ORGANIC_MUTANT": str(source)}
        for selection in (["-k", "not postgres"], []):  # one driver will do, and some tests have PostgreSQL alone
            done = subprocess.run(
                [*command, *selection], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
            )
            if done.returncode != pytest.ExitCode.NO_TESTS_COLLECTED:
                break
    if done.returncode == 1:
        return "hung" if HUNG in done.stdout else "killed"
    if done.returncode == 0:
        return "SURVIVED"
    print(done.stdout[-2000:], done.stderr[-2000:])
    return "BROKEN"


def _environment() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DO_NOT_TRACK": "1", "PYTHONDONTWRITEBYTECODE": "1"}


if __name__ == "__main__":
    assert Path.cwd() == ROOT, "run it in the project's folder"
    sys.exit(main(sys.argv[1:]))
