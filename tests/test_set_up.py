"""`make run` on a computer that lacks something: what it says, what it asks, what it leaves, and how it goes on.

The Makefile and its scripts are the real ones, in a folder of their own; apt-get, sudo and uv are stand-ins that write
down how they were called, for the real ones would change the computer. tests/system runs the real program.
"""

from __future__ import annotations

import hashlib
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PATIENCE_SECONDS = 500
# An environment takes seconds, or a minute where much else goes on.
pytestmark = [pytest.mark.timeout(600), pytest.mark.slow]
NOBODY = 65534
WRITES_DOWN = '#!/bin/sh\necho "$(basename "$0") $*" >>"{log}"\n{more}\n'
BRINGS = "touch {tree}/installed"

UV = """
import os, pathlib, signal, sys, time
signal.signal(signal.SIGINT, signal.SIG_DFL)
root = pathlib.Path(sys.prefix).parent
with (root / "calls").open("a") as calls:
    print("uv", *sys.argv[1:], file=calls)
while (root / "hold").exists():
    (root / "held").touch()
    time.sleep(0.01)
if (root / "offline").exists():
    sys.exit("no network")
python = pathlib.Path(sys.argv[sys.argv.index("--python") + 1])
for name in ("organic-desktop", "pytest", "pyinstaller"):
    made = python.with_name(name)
    made.write_text("#!/bin/sh\\necho the window is open\\n")
    made.chmod(0o755)
"""


class Tree:
    """A copy of what sets up, owned by an ordinary user."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.log, self.bin = folder, folder / "calls", folder / "bin"
        self.missing: list[str] = []
        shutil.copytree(ROOT / "packaging", folder / "packaging")
        shutil.copytree(ROOT / "requirements", folder / "requirements")
        for name in ("Makefile", "pyproject.toml"):
            shutil.copy(ROOT / name, folder)
        for name in ("src", "bin", "home"):
            (folder / name).mkdir()

    def lack(self, *needed: str) -> None:
        """Let the table name other libraries and programs in the place of these, which no computer has."""
        table = self.folder / "packaging" / "system-packages"
        text = table.read_text()
        for name in needed:
            there = name.replace("lib", "libmissing-") if ".so." in name else f"{self.folder}/installed"
            text, found = re.subn(rf"^( +){re.escape(name)} ", rf"\1{there} ", text, flags=re.MULTILINE)
            assert found == 1
        table.write_text(text)

    def stand_in(self, name: str, more: str = "") -> None:
        script = self.bin / name
        script.write_text(WRITES_DOWN.format(log=self.log, more=more.format(tree=self.folder)))
        script.chmod(0o755)

    def start(self, *goals: str, answers: int | None = None) -> subprocess.Popen[str]:
        """``make`` as an ordinary user, whoever runs the tests, and with nobody there to answer."""
        other = os.geteuid() == 0
        if other:
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
        # A Python in the home folder of root is out of another user's reach.
        python = "/usr/bin/python3" if other else getattr(sys, "_base_executable", sys.executable)
        return subprocess.Popen(
            ["make", f"PYTHON={python}", *goals],
            cwd=self.folder,
            env={"PATH": f"{self.bin}:/usr/bin:/bin", "HOME": str(self.folder / "home"), "PIP_NO_INDEX": "1"}
            | {"PIP_FIND_LINKS": str(self.folder / "wheels"), "PIP_CONFIG_FILE": os.devnull},
            stdin=subprocess.DEVNULL if answers is None else answers,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if answers is None else answers,
            text=True,
            start_new_session=True,
            user=NOBODY if other else None,
            group=NOBODY if other else None,
            extra_groups=[] if other else None,
        )

    def make(self, *goals: str) -> tuple[int, str]:
        """Its exit code and all it said."""
        process = self.start(*goals)
        said, _ = process.communicate(timeout=PATIENCE_SECONDS)
        return process.returncode, said

    def calls(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []

    def stamps(self) -> set[str]:
        return {path.name for path in (self.folder / ".venv" / "stamps").glob("*")}


@pytest.fixture
def tree() -> Iterator[Tree]:
    with tempfile.TemporaryDirectory() as folder:  # not in pytest's, which no other user may enter
        os.chmod(folder, 0o755)  # noqa: S103
        (Path(folder) / "tree").mkdir()
        yield Tree(Path(folder) / "tree")


# -- what the system lacks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("goal", ["run", "demo", "tests", "check"])
def test_all_that_is_missing_is_named_in_one_line_and_nothing_else_is_done(tree: Tree, goal: str) -> None:
    tree.lack("libxcb-cursor.so.0", "libEGL.so.1")
    tree.lack("Xvfb")
    tree.stand_in("apt-get")
    tree.stand_in("sudo")
    for _ in range(2):  # the second time it isn't taken for done
        code, said = tree.make(goal)
        assert code != 0
        (line,) = (line for line in said.splitlines() if "libxcb-cursor0" in line)
        tests = " xvfb" if goal in {"tests", "check"} else ""
        assert line.endswith(f": sudo apt-get install --no-install-recommends libegl1 libxcb-cursor0{tests}")
        assert "Creating" not in said
        assert "[y/N]" not in said  # there is no terminal
        assert not (tree.folder / ".venv").exists()
    assert tree.calls() == []


@pytest.mark.parametrize(
    ("answer", "calls"),
    [
        ("\n", []),
        ("n\n", []),
        ("\x04", []),
        (
            "y\n",
            [
                "sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq update",
                "sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends dunst",
            ],
        ),
    ],
)
def test_sudo_is_used_if_the_user_says_so(tree: Tree, answer: str, calls: list[str]) -> None:
    tree.lack("dunst")
    tree.stand_in("apt-get")
    tree.stand_in("sudo", more=BRINGS)
    (tree.folder / ".venv").mkdir(mode=0o555)  # it goes on no further than this
    ours, theirs = pty.openpty()
    try:
        process = tree.start("tests", answers=theirs)
        os.close(theirs)
        said = b""
        while b"[y/N]" not in said:
            said += os.read(ours, 1000)
        os.write(ours, answer.encode())
        shown, _ = read_all(ours), process.communicate(timeout=PATIENCE_SECONDS)
    finally:
        os.close(ours)
    assert b"apt-get install --no-install-recommends dunst" in said
    assert [call for call in tree.calls() if call.startswith("sudo")] == calls
    assert process.returncode != 0
    assert (".venv: Permission denied" in shown) == bool(calls)


def read_all(terminal: int) -> str:
    """What is shown until every program has left the terminal."""
    shown = b""
    try:
        while part := os.read(terminal, 1000):
            shown += part
    except OSError:  # how Linux says so
        pass
    return shown.decode()


def test_without_apt_the_line_has_the_names_of_the_other_manager_or_the_libraries(tree: Tree) -> None:
    tree.lack("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libGL.so.1")
    packages = tree.folder / "packaging" / "system-packages"
    assert missing_by(tree, packages) == (
        "Please install what brings these, then run this again: "
        "libmissing-GL.so.1 libmissing-xcb-cursor.so.0 libmissing-xcb-icccm.so.4"
    )
    tree.stand_in("dnf")
    assert missing_by(tree, packages).endswith("dnf install libglvnd-glx xcb-util-cursor xcb-util-wm")
    (tree.bin / "dnf").unlink()
    tree.stand_in("pacman")
    assert missing_by(tree, packages).endswith("pacman -S --needed libglvnd xcb-util-cursor xcb-util-wm")
    assert tree.calls() == []


def missing_by(tree: Tree, packages: Path) -> str:
    command: list[str | Path] = [sys.executable, packages, "desktop"]
    done = subprocess.run(command, env={"PATH": str(tree.bin)}, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    return done.stderr.strip()


def test_what_is_there_is_found_on_any_system() -> None:
    command: list[str | Path] = [sys.executable, ROOT / "packaging" / "system-packages", "python", "desktop"]
    assert subprocess.run(command, env={"PATH": "/nowhere"}, check=False).returncode == 0


def test_an_unknown_part_is_refused() -> None:
    command: list[str | Path] = [sys.executable, ROOT / "packaging" / "system-packages", "dekstop"]
    assert subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 2


def test_a_python_that_is_missing_is_said(tree: Tree) -> None:
    done = subprocess.run(
        ["make", "run", "PYTHON=python3.99"], cwd=tree.folder, stderr=subprocess.PIPE, text=True, check=False
    )
    assert done.returncode != 0
    assert done.stderr.startswith("Please install Python 3.11 or newer: there is no python3.99.")


# -- what is set up ---------------------------------------------------------------------------------------------------


@pytest.fixture
def with_uv(tree: Tree) -> Tree:
    """The tools' lock holds a uv that installs nothing, by its hash."""
    folder = tree.folder / "wheels"
    folder.mkdir()
    wheel = folder / "uv-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("uv_stand_in.py", "def main():\n" + "".join(f"    {line}\n" for line in UV.splitlines()))
        archive.writestr("uv-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: uv\nVersion: 1\n")
        archive.writestr("uv-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("uv-1.dist-info/entry_points.txt", "[console_scripts]\nuv = uv_stand_in:main\n")
        archive.writestr("uv-1.dist-info/RECORD", "")
    lock_tools(tree, hashlib.sha256(wheel.read_bytes()).hexdigest())
    return tree


def lock_tools(tree: Tree, digest: str) -> None:
    (tree.folder / "requirements" / "tools.lock").write_text(f"uv==1 --hash=sha256:{digest}\n")


FIRST = ["runtime.lock", "our own"]


def test_a_set_up_that_failed_goes_on_where_it_failed(with_uv: Tree) -> None:
    tree = with_uv
    tools = tree.folder / "requirements" / "tools.lock"
    right = tools.read_text()
    lock_tools(tree, "0" * 64)
    code, said = tree.make("run")
    assert (code != 0, tree.stamps(), tree.calls()) == (True, set(), [])
    assert "Installing uv failed" in said  # another wheel than the locked one
    assert "the window is open" not in said

    tools.write_text(right)
    (tree.folder / "offline").touch()
    code, said = tree.make("run")
    assert (code != 0, tree.stamps()) == (True, {"venv"})
    assert "Installing runtime.lock failed; why is said above." in said

    (tree.folder / "offline").unlink()
    tree.log.unlink()
    code, said = tree.make("run")
    assert (code, tree.stamps(), names(tree)) == (0, {"venv", "runtime"}, FIRST)
    assert "Creating .venv" not in said
    assert "Installing PySide6" in said
    assert said.endswith("the window is open\n")


def names(tree: Tree) -> list[str]:
    """What uv was asked to install: a lock, whose hashes it has to check, or our own folder and nothing else."""
    found = []
    for call in tree.calls():
        lock = re.search(r" --require-hashes --requirement .*/requirements/(\w+.lock)$", call)
        own = call.endswith(f" --no-deps --no-build-isolation --editable {tree.folder}")
        assert lock or own, call
        found.append(lock[1] if lock else "our own")
    return found


def test_only_what_changed_is_done_again_and_all_of_it_in_a_folder_that_was_moved(with_uv: Tree) -> None:
    tree = with_uv
    assert tree.make("run")[0] == 0
    assert tree.make("run") == (0, ".venv/bin/organic-desktop\nthe window is open\n")
    assert names(tree) == FIRST
    with (tree.folder / "requirements" / "runtime.lock").open("a") as lock:
        lock.write("# another\n")
    (tree.folder / "offline").touch()
    assert tree.make("run")[0] != 0
    assert tree.stamps() == {"venv"}  # not the stamp of the runtime as it was
    (tree.folder / "offline").unlink()
    assert tree.make("run")[0] == 0

    # The programs of an environment name its folder in their first line.
    moved = tree.folder.rename(tree.folder.with_name("elsewhere"))
    tree.folder, tree.log, tree.bin = moved, moved / "calls", moved / "bin"
    code, said = tree.make("run")
    assert (code, "Creating .venv anew" in said) == (0, True)
    assert str(moved) in (moved / ".venv" / "bin" / "uv").read_text()


def test_what_packs_the_program_has_an_environment_without_the_checks_and_tests(with_uv: Tree) -> None:
    tree = with_uv
    command: list[str | Path] = [sys.executable, tree.folder / "packaging" / "set_up.py", "packaging"]
    environment = {"PATH": os.environ["PATH"], "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tree.folder / "wheels")}
    for _ in range(2):  # the second time all is there
        subprocess.run(command, env=environment, check=True, timeout=PATIENCE_SECONDS)
        assert (names(tree), tree.stamps()) == (["runtime.lock", "packaging.lock"], {"venv", "packaging"})
    apart = f" --python {tree.folder}/.venv-packaging/bin/python "
    assert all(apart in call for call in tree.calls())


def test_ctrl_c_leaves_no_stamp_and_the_next_time_goes_on(with_uv: Tree) -> None:
    tree = with_uv
    (tree.folder / "hold").touch()
    process = tree.start("run")
    watched = f"while ! [ -e {tree.folder}/held ]; do sleep 0.05; done"
    subprocess.run(["sh", "-c", watched], check=True, timeout=PATIENCE_SECONDS)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    said, _ = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode != 0
    assert "Interrupted. The same command goes on from here." in said
    assert "Traceback" not in said
    assert tree.stamps() == {"venv"}
    (tree.folder / "hold").unlink()
    assert tree.make("run")[0] == 0


def test_an_environment_that_may_not_be_changed_is_said(tree: Tree) -> None:
    """As after `sudo make run`."""
    (tree.folder / ".venv").mkdir(mode=0o555)
    code, said = tree.make("run")
    assert code != 0
    assert "Permission denied. It may have been made by another user, as with sudo make" in said
    assert "Traceback" not in said
