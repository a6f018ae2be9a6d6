"""Clean roots of Debian, each of one test alone: what is installed there comes from packages, and is gone afterwards.

A root is a stack of layers (overlayfs): the suite's base below, what was installed once for many tests above it, and a
layer of its own on top. It has its own mounts, process ids, host name and (but for apt) a network without a way out.
All layers lie in a tmpfs that only the test run's own mount namespace knows, and each root ends when its standard
input does. So a run that is interrupted or killed leaves neither a mount nor a process nor a file.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.packages import bases
from tests.system.bus import PATIENCE_SECONDS, end
from tests.system.screen import wait_until

# Begins with the mount namespace, ends with its standard input.
GROUND = """
set -eu
mount -t tmpfs -o mode=755 tmpfs "$1"
mkdir "$1/bases" "$1/roots"
echo up
exec cat
"""
# $1: the root's folder below the ground; $2: the layers under it; $3: apt's downloads; then what to show, and where.
# Relative paths, for overlayfs takes no colon or comma in the names of layers.
BOOT = """
set -eu
at=$1 layers=$2 archives=$3
shift 3
mkdir -p "$at/upper" "$at/work" "$at/all"
mount -t overlay -o "lowerdir=$layers,upperdir=$at/upper,workdir=$at/work" overlay "$at/all"
cd "$at/all"
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t tmpfs -o mode=755 tmpfs dev
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=1777 tmpfs tmp
mkdir -p dev/pts dev/shm run/lock
chmod 1777 dev/shm run/lock
for device in null zero full random urandom tty; do
    touch "dev/$device"
    mount --bind "/dev/$device" "dev/$device"
done
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
mkdir -m 1777 tmp/.X11-unix
mount --bind "$archives" var/cache/apt/archives
cp /etc/resolv.conf etc/resolv.conf
while [ $# -gt 0 ]; do
    mkdir -p "${2%/*}"
    touch "$2"
    mount --bind "$1" "$2"
    shift 2
done
# Said from inside: who is told may look at /proc/PID/root.
exec chroot . sh -c 'echo up; exec cat'
"""
# SQLite follows links itself, and /proc/PID/root is one that says "/": so it looks from inside the root's mounts.
ROWS = """
import contextlib, json, sqlite3, sys
with contextlib.closing(sqlite3.connect(sys.argv[1])) as connection:
    connection.row_factory = sqlite3.Row
    print(json.dumps([dict(row) for row in connection.execute(sys.argv[2])]))
"""
PATH = "/usr/local/bin:/usr/bin:/bin"
SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


class Shown(NamedTuple):
    """A socket of the machine that programs in a root may reach, and what tells them of it."""

    there: str
    inside: str
    variable: str
    value: str


class Root:
    """A running root. ``path`` is how the test sees its files."""

    def __init__(self, suite: str, pid: int, mounted: Path, shown: Sequence[Shown], programs: ExitStack) -> None:
        self._suite, self._pid, self._mounted, self._programs = suite, pid, mounted, programs
        self._logs: list[Path] = []
        self._screen = {each.variable: each.value for each in shown}
        for user in bases.HOMES:
            folder = self.path(f"/run/user/{self.uid(user)}")
            folder.mkdir(parents=True, mode=0o700)
            os.chown(folder, self.uid(user), self.uid(user))

    # -- its files ------------------------------------------------------------------------------------------------

    def path(self, inside: str | Path) -> Path:
        """Return a place of the root as the test may open it."""
        return Path(f"/proc/{self._pid}/root") / str(inside).lstrip("/")

    def home(self, user: str = "anna") -> Path:
        """Return a user's home as the test may open it."""
        return self.path(bases.HOMES[user])

    def uid(self, user: str) -> int:
        """Return a user's number."""
        lines = [line.split(":") for line in self.path("/etc/passwd").read_text().splitlines()]
        return next(int(line[2]) for line in lines if line[0] == user)

    def put(self, file: Path, user: str = "anna") -> str:
        """Copy a file where a browser puts one; returns its path inside."""
        inside = f"{bases.HOMES[user]}/Downloads/{file.name}"
        copy = self.path(inside)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(file.read_bytes())
        copy.chmod(file.stat().st_mode & 0o777)
        for each in (copy.parent, copy):
            os.chown(each, self.uid(user), self.uid(user))
        return inside

    def files(self, below: str = "/") -> dict[str, str]:
        """Return what lies below a folder: by path, its kind, mode and owner, with a file's digest or a link's end."""
        top = self.path(below)
        found = {}
        for folder, names, files in os.walk(top):
            # Not what is mounted, such as /proc; os.path.ismount would resolve the root's path to the machine's.
            names[:] = [name for name in names if Path(folder, name).lstat().st_dev == top.stat().st_dev]
            for name in [*names, *files]:
                file = Path(folder, name)
                found[f"/{file.relative_to(self.path('/'))}"] = _described(file)
        return found

    def rows(self, database: str | Path, query: str) -> list[dict[str, Any]]:
        """Ask an SQLite database of the root, with the machine's own SQLite, while a program may write to it."""
        file = self._mounted / str(database).lstrip("/")
        done = subprocess.run(
            ["nsenter", f"--target={self._pid}", "--mount", sys.executable, "-c", ROWS, str(file), query],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{database}: {done.stderr}"
        rows: list[dict[str, Any]] = json.loads(done.stdout)
        return rows

    # -- its programs ---------------------------------------------------------------------------------------------

    def run(
        self,
        *command: str,
        user: str = "root",
        check: bool = True,
        network: bool = False,
        environment: Mapping[str, str | None] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a program to its end, in the user's home; it must succeed unless ``check`` is off.

        Of ``environment``, what is None is taken away.
        """  # fmt: skip
        done = subprocess.run(
            self._command(command, user, environment or {}, network=network),
            stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False,
            timeout=5 * PATIENCE_SECONDS,
        )  # fmt: skip
        assert not check or done.returncode == 0, (
            f"{command} as {user}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        )
        return done

    def start(self, *command: str, user: str = "anna", environment: Mapping[str, str | None] | None = None) -> Program:
        """Start a program that goes on, ended with the root at the latest."""
        self._logs.append(self.path(f"/run/program-{len(self._logs)}.log"))
        with self._logs[-1].open("w") as output:
            process = subprocess.Popen(
                self._command(command, user, environment or {}, network=False),
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, text=True,
            )  # fmt: skip
        self._programs.callback(end, process)
        return Program(process, self._logs[-1])

    def printed(self) -> str:
        """Return what the programs printed that were started, one after the other."""
        return "\n".join(log.read_text(errors="replace") for log in self._logs)

    def apt_get(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run apt-get as an administrator would, with the network; one at a time, for all share their downloads."""
        with bases.one_at_a_time(self._suite):
            return self.run("apt-get", "--yes", "-qq", *words, check=check, network=True, environment=QUIET)

    def install(self, *packages: str | Path, recommended: bool = True) -> None:
        """Install packages by their names, and package files of the machine as somebody who downloaded them."""
        words = [self.put(each) if isinstance(each, Path) else each for each in packages]
        self.apt_get("install", *([] if recommended else ["--no-install-recommends"]), *words)

    def _command(
        self, command: Sequence[str], user: str, environment: Mapping[str, str | None], *, network: bool
    ) -> list[str]:
        entered = ["--mount", "--uts", "--pid", "--root", "--wd", *([] if network else ["--net"])]
        words = ["nsenter", f"--target={self._pid}", *entered]
        home = "/root" if user == "root" else bases.HOMES[user]
        usual = {"HOME": home, "USER": user, "LOGNAME": user, "SHELL": "/bin/sh", "LANG": "C.UTF-8", "PATH": PATH}
        if user == "root":
            usual["PATH"] = SYSTEM_PATH
        else:
            words += ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", "--"]
            usual |= {"XDG_RUNTIME_DIR": f"/run/user/{self.uid(user)}", **self._screen}
        if network:
            usual |= {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
        variables = [f"{name}={value}" for name, value in (usual | dict(environment)).items() if value is not None]
        return [*words, "env", "--ignore-environment", f"--chdir={home}", *variables, *command]


class Program:
    """A program that was started in a root."""

    def __init__(self, entering: subprocess.Popen[str], log: Path) -> None:
        self._entering, self._log = entering, log

    def printed(self) -> str:
        """What it printed so far."""
        return self._log.read_text(errors="replace")

    def is_running(self) -> bool:
        """True until it ends."""
        return self._entering.poll() is None

    def pid(self) -> int:
        """Its process id, as the machine numbers it; None of another program can be meant, for it is our child's."""
        children = Path(f"/proc/{self._entering.pid}/task/{self._entering.pid}/children")
        wait_until(lambda: children.read_text().split(), "the program")
        return int(children.read_text().split()[0])

    def quit(self) -> int:
        """Ask it to end, as the end of a session does; returns its exit code."""
        os.kill(self.pid(), signal.SIGTERM)
        return self.ended()

    def ended(self) -> int:
        """Wait for its end; returns the exit code."""
        return self._entering.wait(PATIENCE_SECONDS)


class Ground:
    """Where all roots of a test run lie, and the layers that they share."""

    def __init__(self, pid: int, folder: Path) -> None:
        self._pid, self._folder = pid, folder
        self._floors: dict[str, tuple[str, ...]] = {}
        self._layers: dict[str, str] = {}
        self._booted = 0

    @contextmanager
    def boot(self, suite: str, *layers: str, shown: Sequence[Shown] = ()) -> Iterator[Root]:
        """Boot a root on layers that ``layer`` made, the lowest first."""
        with self._booted_at(self._next(), suite, (*self._floor(suite), *layers), shown) as root:
            yield root

    def layer(self, name: str, suite: str, *below: str, prepare: Callable[[Root], object]) -> str:
        """Prepare a root once, and keep what changed as a layer for others; returns what ``boot`` calls it."""
        name = f"{suite} {name}"
        if name not in self._layers:
            place = self._next()
            with self._booted_at(place, suite, (*self._floor(suite), *below), ()) as root:
                prepare(root)
            self._layers[name] = f"{place}/upper"
        return self._layers[name]

    def _floor(self, suite: str) -> tuple[str, ...]:
        """The suite's base and, above it, the lists of its packages as they are today."""
        if suite not in self._floors:
            made, base, lists = bases.base(suite), f"bases/{suite}", self._next()
            for command in (["mkdir", base], ["mount", "--bind", str(made), base]):
                subprocess.run([*self._inside(), *command], check=True)
            with self._booted_at(lists, suite, (base,), ()) as root:
                root.apt_get("update")
            self._floors[suite] = base, f"{lists}/upper"
        return self._floors[suite]

    @contextmanager
    def _booted_at(self, place: str, suite: str, layers: Sequence[str], shown: Sequence[Shown]) -> Iterator[Root]:
        binds = [word for each in shown for word in (each.there, each.inside.lstrip("/"))]
        unshared = ["--mount", "--pid", "--net", "--uts", "--fork", "--kill-child"]
        words = [place, ":".join(reversed(layers)), str(bases.archives(suite)), *binds]
        command = [*self._inside(), "unshare", *unshared, "sh", "-c", BOOT, "boot", *words]
        with _until_told(command) as process, ExitStack() as programs:
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
            yield Root(suite, int(children.read_text().split()[0]), self._folder / place / "all", shown, programs)

    def _next(self) -> str:
        self._booted += 1
        return f"roots/{self._booted}"

    def _inside(self) -> list[str]:
        return ["nsenter", f"--target={self._pid}", "--mount", f"--wd=/proc/{self._pid}/root{self._folder}"]


@contextmanager
def new_ground() -> Iterator[Ground]:
    """A ground for as long as the block takes, or the process lives."""
    assert os.geteuid() == 0, "The tests of packages install them in roots of their own: run them as root."
    folder = bases.CACHE / "ground"
    folder.mkdir(parents=True, exist_ok=True)
    command = ["unshare", "--mount", "--propagation", "private", "sh", "-c", GROUND, "ground", str(folder)]
    with _until_told(command) as process:
        yield Ground(process.pid, folder)


@contextmanager
def _until_told(command: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    """A program that says "up" and then runs until its standard input ends, as it does when this process does."""
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    try:
        said = process.stdout.readline()
        assert said == "up\n", process.stderr.read()
        yield process
    finally:
        process.stdin.close()
        process.wait(PATIENCE_SECONDS)
        process.stdout.close()
        process.stderr.close()


def _described(file: Path) -> str:
    status = file.lstat()
    if stat.S_ISLNK(status.st_mode):
        what = f"→ {os.readlink(file)}"
    elif stat.S_ISREG(status.st_mode):
        what = hashlib.sha256(file.read_bytes()).hexdigest()
    else:
        what = ""
    return f"{stat.filemode(status.st_mode)} {status.st_uid}:{status.st_gid} {what}".rstrip()
