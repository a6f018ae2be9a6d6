"""The wheel in a root: the ways in which people install one, by the clients they have.

What it needs from PyPI is downloaded once on the machine, as the locks pin it, and installed from there without a
network: what is newest on PyPI today decides no test.
"""

from __future__ import annotations

import hashlib
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.packages import bases
from tests.packages.roots import Program, Root

REPOSITORY = Path(__file__).parents[2]
LOCKS = [REPOSITORY / "requirements" / name for name in ("runtime.lock", "tools.lock")]
LOWEST = REPOSITORY / "requirements" / "lowest.lock"
CACHE = REPOSITORY / ".cache" / "wheels"
PYTHONS = {"bookworm": "3.11", "trixie": "3.13"}
WHEELS = "/srv/wheels"
# python3-wheel-whl: bookworm's pipx wants to have that, too, and ensurepip's folder is where it looks.
CLIENTS = ("python3", "python3-venv", "pipx", "python3-wheel-whl")
OFFLINE = {
    "PIP_NO_INDEX": "1",
    "PIP_FIND_LINKS": f"{WHEELS} /usr/share/python-wheels",
    "UV_OFFLINE": "1",
    "UV_FIND_LINKS": WHEELS,
    "UV_PYTHON_DOWNLOADS": "never",
}


def wheelhouse(suite: str, *locks: Path) -> Path:
    """Return a folder of all wheels that locks pin for a suite's Python; each is downloaded once, and checked."""
    digest = hashlib.sha256(b"".join(lock.read_bytes() for lock in locks)).hexdigest()[:12]
    kind = f"{suite}-{locks[0].stem}"
    folder = CACHE / f"{kind}-{digest}"
    if not folder.exists():
        for old in CACHE.glob(f"{kind}-*"):
            shutil.rmtree(old)
        begun = CACHE / f"{kind}-begun"
        how = ["--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:", f"--python-version={PYTHONS[suite]}"]
        for lock in locks:
            command: list[str | Path] = [sys.executable, "-m", "pip", "download", *how]
            done = subprocess.run([*command, "--dest", begun, "--requirement", lock], capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
        begun.rename(folder)
    return folder


def lay_oldest(root: Root) -> str:
    """Lay the oldest versions that the metadata allow beside the others; returns the file that asks pip for them."""
    shutil.copytree(wheelhouse("bookworm", LOWEST), root.path(WHEELS), dirs_exist_ok=True)
    pinned = re.findall(r"^([\w.-]+==[^ ;\\]+)", LOWEST.read_text(), flags=re.MULTILINE)
    root.path(f"{WHEELS}/oldest.txt").write_text("\n".join(pinned))
    return f"{WHEELS}/oldest.txt"


def prepare(root: Root, suite: str) -> None:
    """Install the clients, and lay the wheels where they look."""
    root.apt_get("update")
    root.apt_get("install", "--no-install-recommends", *CLIENTS)
    shutil.copytree(wheelhouse(suite, *LOCKS), root.path(WHEELS))


def desktop_packages() -> list[str]:
    """Return the packages that `make run` asks for."""
    table = runpy.run_path(str(REPOSITORY / "packaging" / "system-packages"))["NEEDS"]["desktop"]
    return [line.split()[1] for line in table.strip().splitlines()]


@dataclass(frozen=True)
class Way:
    """How a client installs a file, upgrades to another one, and removes the program; {file} is the file."""

    bin: str
    """Where it puts the commands, below the home."""
    install: tuple[str, ...]
    upgrade: tuple[str, ...]
    uninstall: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()


ENVIRONMENT = "my programs"  # a name that a person gives
WAYS = {
    "pip": Way(
        f"{ENVIRONMENT}/bin",
        (f"{ENVIRONMENT}/bin/pip", "install", "--quiet", "{file}"),
        (f"{ENVIRONMENT}/bin/pip", "install", "--quiet", "--upgrade", "{file}"),
        (f"{ENVIRONMENT}/bin/pip", "uninstall", "--quiet", "--yes", "organic-desktop"),
        (("python3", "-m", "venv", ENVIRONMENT),),
    ),
    "pipx": Way(
        ".local/bin",
        ("pipx", "install", "{file}"),
        ("pipx", "install", "--force", "{file}"),
        ("pipx", "uninstall", "organic-desktop"),
    ),
    "uv": Way(
        ".local/bin",
        ("uv/bin/uv", "tool", "install", "--quiet", "{file}"),
        ("uv/bin/uv", "tool", "install", "--quiet", "--force", "{file}"),
        ("uv/bin/uv", "tool", "uninstall", "--quiet", "organic-desktop"),
        (("python3", "-m", "venv", "uv"), ("uv/bin/pip", "install", "--quiet", "uv")),
    ),
}


def said_by(program: Program) -> list[str]:
    """Return what a program said, but for Qt's word on the accessibility bus, which is the tests' own."""
    return [line for line in program.printed().splitlines() if not line.startswith("qt.accessibility")]


class Owner:
    """A user of a root who installs the program by one of the ways."""

    def __init__(self, root: Root, way: str, name: str = "anna") -> None:
        self.root, self.name, self._way = root, name, WAYS[way]
        self.home = bases.HOMES[name]

    def install(self, file: Path, **environment: str) -> None:
        """Install a file that was downloaded, with what the client needs first."""
        for command in self._way.before:
            self._client(command)
        self._client(self._way.install, self.root.put(file, self.name), **environment)

    def upgrade(self, file: Path) -> None:
        """Install a newer one over it."""
        self._client(self._way.upgrade, self.root.put(file, self.name))

    def uninstall(self) -> None:
        self._client(self._way.uninstall)

    def program(self, name: str = "organic-desktop") -> str:
        """Return the path of a command of ours."""
        return f"{self.home}/{self._way.bin}/{name}"

    def run(
        self,
        *words: str,
        name: str = "organic-desktop",
        check: bool = True,
        environment: Mapping[str, str | None] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command of ours to its end."""  # fmt: skip
        return self.root.run(self.program(name), *words, user=self.name, check=check, environment=environment)

    def _client(self, command: tuple[str, ...], file: str = "", **environment: str) -> None:
        words = [file if word == "{file}" else word for word in command]
        self.root.run(*words, user=self.name, environment=OFFLINE | environment)
