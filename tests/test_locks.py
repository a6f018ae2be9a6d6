"""Everything installed from a registry is pinned and checked by its hash, the tools that install it included."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SINCE_IN_PYTHON = {"backports-tarfile", "importlib-metadata", "lazy-importer", "typing-extensions", "zipp"}
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))


def pinned(lock: Path) -> dict[str, str]:
    """What a lock pins, by name; each with a hash."""
    entries = re.split(r"\n(?=\S)", re.sub(r"^ *#.*\n?", "", lock.read_text(), flags=re.MULTILINE).strip())
    found = {}
    for entry in entries:
        name, version = re.split(r" *[;\\]", entry)[0].split("==")
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry
        found[name.strip()] = version.strip()
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_each_lock_pins_by_hash_and_names_no_host(lock: Path) -> None:
    assert len(pinned(lock)) > {"coach-real": 1, "windows": 0}.get(lock.stem, 5)
    assert "://" not in lock.read_text()


def test_the_locks_agree() -> None:
    locks = {lock.stem: pinned(lock) for lock in LOCKS}
    dev = locks.pop("dev")
    del locks["lowest"]  # the oldest versions that are allowed, and meant to differ
    assert locks.pop("runtime").items() <= dev.items()
    for name, pins in locks.items():
        shared = pins.keys() & dev.keys()
        assert {each: pins[each] for each in shared} == {each: dev[each] for each in shared}, name


def test_what_builds_our_own_package_is_locked_too() -> None:
    """So that no isolated environment has to be filled from the registry, whatever is newest there."""
    required = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    asked = (ROOT / "requirements" / "tools.in").read_text().splitlines()
    assert set(required) <= set(asked)


def test_nothing_is_installed_but_by_set_up() -> None:
    """tests/test_set_up.py sees that it asks for the hashes."""
    scripts = [ROOT / "Makefile", ROOT / ".ci" / "run", ROOT / "packaging" / "system-packages"]
    assert not [script.name for script in scripts if re.search(r"\bpip install\b", script.read_text())]


def test_npm_packages_are_checked_by_their_digests_and_run_no_scripts() -> None:
    folder = ROOT / "tests" / "server"
    locked = json.loads((folder / "package-lock.json").read_text())["packages"]
    assert all(each["integrity"].startswith("sha512-") for path, each in locked.items() if path)
    assert not any("resolved" in each for each in locked.values())
    assert "ignore-scripts=true" in (folder / ".npmrc").read_text().splitlines()


def test_the_wheels_that_set_the_limits_are_there_for_each_python_to_come() -> None:
    """pyproject.toml promises 3.11 and newer: no lock keeps a package to older ones only."""
    limited = re.compile(r"^(\S+)==\S+ ;.*python_(?:full_)?version <", re.MULTILINE)
    for lock in LOCKS:
        assert set(limited.findall(lock.read_text())) <= SINCE_IN_PYTHON, lock


def test_the_lowest_versions_are_those_that_pyproject_names() -> None:
    """`make lock` renews them; tests/packages/test_wheel.py runs the program with them."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    found = [re.match(r"([\w-]+)>=([\d.]+)", each.lower()) for each in asked]
    bounds = {each[1]: each[2] for each in found if each}
    lowest = pinned(ROOT / "requirements" / "lowest.lock")
    assert len(bounds) == len(asked)
    assert all(re.fullmatch(rf"{re.escape(bound)}(\.\d+)*", lowest[name]) for name, bound in bounds.items())
