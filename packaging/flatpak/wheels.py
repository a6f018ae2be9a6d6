"""Brings the wheels that the Flatpak is made from, as requirements/runtime.lock has them, into build/flatpak/wheels.

They are those for this computer's architecture. `--pin` brings those for all, and writes their names and hashes into
wheels.json, the list that flatpak-builder checks each against; it is part of `make lock`.
tests/packaging/test_flatpak.py holds the list against the lock.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
import subprocess  # its words are this file's  # nosec B404
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements" / "runtime.lock"
WHEELS = ROOT / "build" / "flatpak" / "wheels"
PINNED = Path(__file__).with_name("wheels.json")
PYTHON = "3.13"
"""Of org.freedesktop.Platform 25.08."""
GLIBC = range(17, 43)
ARCHITECTURES = ("x86_64", "aarch64")


def main() -> None:
    lock, pin = LOCK.read_text(), "--pin" in sys.argv[1:]
    WHEELS.mkdir(parents=True, exist_ok=True)
    for wheel in WHEELS.iterdir():  # of an older lock
        wheel.unlink()
    architectures = ARCHITECTURES if pin else (platform.machine(),)
    sources = [source for architecture in architectures for source in fetched(lock, architecture)]
    if pin:
        PINNED.write_text(json.dumps(joined(sources), indent=2) + "\n")


def fetched(lock: str, architecture: str) -> list[dict[str, object]]:
    """Download what the lock says for one architecture; pip checks it by its hashes."""
    with tempfile.TemporaryDirectory(dir=WHEELS.parent) as folder:
        wanted, here = Path(folder, "wanted.txt"), Path(folder, "wheels")
        wanted.write_text(for_the_sandbox(lock, architecture))
        target = [word for minor in GLIBC for word in ("--platform", f"manylinux_2_{minor}_{architecture}")]
        tags = ["--platform", f"manylinux2014_{architecture}", "--abi", f"cp{PYTHON.replace('.', '')}", "--abi", "abi3"]
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        command += ["--implementation", "cp", "--python-version", PYTHON, *target, *tags]
        command += ["--require-hashes", "--requirement", str(wanted), "--dest", str(here)]
        subprocess.run(command, check=True)  # noqa: S603  see above  # nosec B603
        return [source_of(wheel.replace(WHEELS / wheel.name), architecture) for wheel in sorted(here.iterdir())]


def for_the_sandbox(lock: str, architecture: str) -> str:
    """The lock without what another system or an older Python needs.

    The markers are answered here, for pip would answer them for the Python that it runs on itself.
    """
    from packaging.requirements import Requirement

    there = {
        "sys_platform": "linux",
        "platform_system": "Linux",
        "platform_machine": architecture,
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "os_name": "posix",
        "python_version": PYTHON,
        "python_full_version": f"{PYTHON}.0",
    }
    kept = []
    for entry in entries_of(lock):
        line, hashes = entry.split(" \\\n", 1)
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(there):
            kept.append(f"{requirement.name}{requirement.specifier} \\\n{hashes}")
    return "\n".join(kept) + "\n"


def entries_of(lock: str) -> list[str]:
    """One for each package: the line with its name, and those with its hashes."""
    return re.split(r"\n(?=\S)", re.sub(r"^ *#.*\n?", "", lock, flags=re.MULTILINE).strip())


def source_of(wheel: Path, architecture: str) -> dict[str, object]:
    """A source of a module of flatpak-builder; its path starts from the manifest."""
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    place = Path("..", "..", wheel.relative_to(ROOT))
    return {"type": "file", "path": str(place), "sha256": digest, "only-arches": [architecture]}


def joined(sources: list[dict[str, object]]) -> list[dict[str, object]]:
    """Each once: one that every architecture takes says nothing of them."""
    paths = [source["path"] for source in sources]
    found = {}
    for source in sources:
        everywhere = paths.count(source["path"]) == len(ARCHITECTURES)
        found[str(source["path"])] = {k: v for k, v in source.items() if not (everywhere and k == "only-arches")}
    return [found[path] for path in sorted(found, key=str.lower)]


if __name__ == "__main__":
    main()
