"""The files of an installation for Windows, laid out as they will lie on the disk.

python.org's Python and the wheels of requirements/runtime.lock for Windows, of which contents.py says what is kept, our
own wheel, and the programs that launchers.py compiles. Modules are bytecode without sources, as on Linux: they start
sooner, and no time is in them.
"""

from __future__ import annotations

import os
import shutil
import subprocess  # its words are this file's  # nosec B404
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from project import ROOT

from windows import contents, embeddable, launchers, licensing
from windows.pe import is_pe, linked_libraries
from windows.place import BUILD, EMBEDDABLE, INSTALLED, PAYLOAD, Placed

LOCK = ROOT / "requirements" / "runtime.lock"
PLATFORM = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.11")
SEARCHED = f"{contents.PYTHON}\\python311.zip\n{contents.PYTHON}\n{contents.PACKAGES}\n"
"""Where Python looks for modules, from its library's folder on. With this it reads no variable and no registry."""


class Unfit(Exception):
    """The program can't be put together; the words say why."""


def make(version: str) -> None:
    """Lay the payload out anew. Raises Unfit, WrongSignature, Unlicensed."""
    if sys.version_info[:2] != (3, 11):
        raise Unfit("The program for Windows has Python 3.11, whose bytecode only that writes: PYTHON=python3.11")
    for folder in (PAYLOAD, EMBEDDABLE, INSTALLED):
        shutil.rmtree(folder, ignore_errors=True)
    embeddable.bring(EMBEDDABLE)
    install_wheels()
    made = BUILD / "made"
    launchers.make(made, version)
    (made / "python311._pth").write_text(SEARCHED, encoding="ascii", newline="")
    everything = [*of_python(), *of_packages(), *(Placed(file.name, file) for file in sorted(made.iterdir()))]
    placed = [each for each in everything if not licensing.is_index(each.place)]
    for each in placed:
        put(each)
    compile_modules(placed)
    check_links(placed)
    licensing.add(placed, version)


def install_wheels() -> None:
    """The wheels of the lock for Windows, checked by their hashes, and our own."""
    python = ROOT / ".venv" / "bin" / "python"
    uv: list[str | Path] = [
        python.with_name("uv"),
        "pip",
        "install",
        "--quiet",
        "--python",
        python,
        "--target",
        INSTALLED,
    ]
    run(*uv, *PLATFORM, "--only-binary=:all:", "--no-deps", "--require-hashes", "--requirement", LOCK)
    own = BUILD / "wheel"
    shutil.rmtree(own, ignore_errors=True)
    run(python, ROOT / "packaging" / "wheel" / "build.py", own)
    run(*uv, *PLATFORM, "--offline", "--no-deps", next(own.glob("*.whl")))


def of_python() -> list[Placed]:
    kept = (file for file in sorted(EMBEDDABLE.iterdir()) if file.name not in contents.PYTHON_LEFT_OUT)
    return [Placed(place_of_python(file.name), file) for file in kept]


def place_of_python(name: str) -> str:
    return name if contents.BESIDE_THE_PROGRAM.fullmatch(name) else f"{contents.PYTHON}/{name}"


def of_packages() -> list[Placed]:
    files = (file for file in sorted(INSTALLED.rglob("*")) if file.is_file())
    named = {file.relative_to(INSTALLED).as_posix(): file for file in files if "__pycache__" not in file.parts}
    wanted = {place: file for place, file in named.items() if contents.is_wanted(place)}
    return [Placed(place_of_package(place), wanted[place]) for place in needed(wanted)]


def place_of_package(place: str) -> str:
    """Where a file of the wheels lies in the payload; a module is compiled there."""
    name = PurePosixPath(place).name
    if place.startswith("PySide6/") and contents.BESIDE_THE_PROGRAM.fullmatch(name):
        return name
    return f"{contents.PACKAGES}/{place}{'c' if place.endswith('.py') else ''}"


def needed(wanted: Mapping[str, Path]) -> list[str]:
    """The wanted files, of the libraries only those that another kept file is linked to."""
    libraries = {PurePosixPath(place).name.lower(): place for place in wanted if contents.is_library(place)}
    kept = {place for place in wanted if not contents.is_library(place)}
    looking = [place for place in kept if is_pe(wanted[place])]
    while looking:
        linked = {libraries[name] for name in linked_libraries(wanted[looking.pop()]) if name in libraries} - kept
        kept |= linked
        looking += linked
    return sorted(kept)


def put(each: Placed) -> None:
    target = PAYLOAD / each.place
    target.parent.mkdir(parents=True, exist_ok=True)
    if not each.place.endswith(".pyc"):
        shutil.copyfile(each.source, target)


def compile_modules(placed: Iterable[Placed]) -> None:
    """Write the bytecode, in a process of its own, whose sets have the same order in every build."""
    lines = "".join(f"{each.source}\n{each.place}\n" for each in placed if each.place.endswith(".pyc"))
    command: list[str | Path] = [sys.executable, "-I", Path(__file__).with_name("compiling.py"), PAYLOAD]
    same = {"PYTHONHASHSEED": "0", "PATH": os.environ["PATH"]}
    subprocess.run(command, input=lines, text=True, check=True, env=same)  # noqa: S603  # nosec B603


def check_links(placed: Iterable[Placed]) -> None:
    """Raise Unfit if a program or library is linked to one that neither the payload nor Windows has."""
    compiled = [each for each in placed if is_pe(Path(each.place))]
    there = {PurePosixPath(each.place).name.lower() for each in compiled}
    missing = {
        f"{each.place} needs {name}"
        for each in compiled
        for name in linked_libraries(PAYLOAD / each.place)
        if name not in there and not contents.is_of_windows(name)
    }
    if missing:
        raise Unfit(f"Neither in the program nor known to be in Windows: {', '.join(sorted(missing))}")


def run(*command: str | Path) -> None:
    subprocess.run(list(command), check=True)  # noqa: S603  # nosec B603
