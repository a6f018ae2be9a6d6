"""The Flatpak's manifest, as far as it can be judged without its runtime: what it is made from, and what it may do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "packaging" / "flatpak"
NAME = "org.organicos.desktop"
MANIFEST = yaml.safe_load((FOLDER / f"{NAME}.yml").read_text(encoding="utf-8"))
WHEELS = json.loads((FOLDER / "wheels.json").read_text(encoding="utf-8"))
PYTHON = (3, 13)  # of the runtime 25.08
NEWEST_GLIBC = 42
INSIDE = {
    "sys_platform": "linux",
    "platform_system": "Linux",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "python_version": "3.13",
    "python_full_version": "3.13.0",
}


def locked() -> Iterator[tuple[Requirement, set[str]]]:
    text = (ROOT / "requirements" / "runtime.lock").read_text(encoding="utf-8")
    for entry in re.split(r"\n(?=\S)", re.sub(r"^ *#.*\n?", "", text, flags=re.MULTILINE).strip()):
        yield Requirement(entry.split(" \\\n")[0]), set(re.findall(r"--hash=sha256:(\w+)", entry))


def wheels_for(architecture: str) -> dict[str, dict[str, Any]]:
    """By the names of the packages; each is there once."""
    mine = [source for source in WHEELS if architecture in source.get("only-arches", [architecture])]
    named = {str(parse_wheel_filename(Path(source["path"]).name)[0]): source for source in mine}
    assert len(named) == len(mine)
    return named


def tags_of(architecture: str) -> set[Tag]:
    platforms = [f"manylinux_2_{minor}_{architecture}" for minor in range(17, NEWEST_GLIBC + 1)]
    return {*cpython_tags(PYTHON, platforms=platforms), *compatible_tags(PYTHON, "cp313", platforms)}


@pytest.mark.parametrize("architecture", ["x86_64", "aarch64"])
def test_the_wheels_are_those_of_the_lock(architecture: str) -> None:
    """After `make lock` this fails until wheels.json is made anew, which is the last step of it."""
    wheels = wheels_for(architecture)
    wanted = {
        str(canonicalize_name(requirement.name)): (requirement, hashes)
        for requirement, hashes in locked()
        if requirement.marker is None or requirement.marker.evaluate({**INSIDE, "platform_machine": architecture})
    }
    assert wheels.keys() == wanted.keys()
    for name, (requirement, hashes) in wanted.items():
        _, version, _, tags = parse_wheel_filename(Path(wheels[name]["path"]).name)
        assert version in requirement.specifier, name
        assert wheels[name]["sha256"] in hashes, name
        assert tags & tags_of(architecture), f"{name} isn't for Python 3.13 on {architecture}"


def test_nothing_is_fetched_unchecked_or_from_a_registry() -> None:
    assert not any("url" in source for source in WHEELS)
    archives = [each for each in sources() if "url" in each]
    assert all(len(each["sha256"]) == 64 for each in archives)
    assert [each["url"].split("/")[2] for each in archives] == ["kerberos.org"]


def test_the_files_it_takes_are_there() -> None:
    made = {"../../build/flatpak/program"}
    taken = {each["path"] for each in sources() if "path" in each} - made
    assert taken
    assert [path for path in taken if not (FOLDER / path).is_file()] == []


def test_it_may_do_no_more_than_it_needs() -> None:
    """Each permission is named with its reason in docs/packaging.md; a new one has to be, too."""
    granted = set(MANIFEST["finish-args"])
    assert granted == {
        "--socket=wayland",
        "--socket=fallback-x11",
        "--share=ipc",
        "--share=network",
        "--talk-name=org.freedesktop.Notifications",
        "--talk-name=org.freedesktop.secrets",
        "--talk-name=org.kde.StatusNotifierWatcher",
        "--persist=.local/state",
    }
    said = (ROOT / "docs" / "packaging.md").read_text(encoding="utf-8")
    assert [each for each in granted if each.removeprefix("--") not in said] == []


def test_its_python_is_the_one_that_the_wheels_are_for() -> None:
    text = (FOLDER / f"{NAME}.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"python3\.\d+", text)) == {"python3.13"}
    assert MANIFEST["runtime-version"] == "25.08"
    assert 'PYTHON = "3.13"' in (FOLDER / "wheels.py").read_text(encoding="utf-8")


def test_it_is_named_as_the_metainfo_is() -> None:
    metainfo = (ROOT / "packaging" / "linux" / f"{NAME}.metainfo.xml").read_text(encoding="utf-8")
    assert MANIFEST["id"] == NAME
    assert f"<id>{NAME}</id>" in metainfo


def sources() -> Iterator[dict[str, Any]]:
    for module in MANIFEST["modules"]:
        yield from (source for source in module["sources"] if isinstance(source, dict))
