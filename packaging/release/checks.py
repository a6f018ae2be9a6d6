"""What must be true before a release is built: each check returns sentences, and none if all is well.

They ask git and the files of the repository, and change nothing.
"""

from __future__ import annotations

import base64
import binascii
import os
import re
import subprocess  # its words are this file's  # nosec B404
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree  # nosec B405  our own file

from packaging.version import InvalidVersion, Version
from release.changelog import UNRELEASED, sections
from release.sign import Refused, public_bytes, read_key

from organic_desktop.app.release_feed import KEY_BYTES, LONGEST_ADDRESS, MOST_KEYS, https_address

METAINFO = Path("packaging/linux/org.organicos.desktop.metainfo.xml")
FEED = Path("resources/updates/feed.toml")
KEYS = "ORGANIC_RELEASE_KEY"
"""Of the environment: files of private keys to sign with, separated as in PATH."""


def problems(root: Path, named: str = "") -> list[str]:
    """Return everything that stands against a release of the commit that is checked out."""
    version = version_of(root)
    checks = (tree(root), versions(root, version), notes(root, version), metainfo(root, version), tags(root, version))
    return [sentence for check in (*checks, update_page(root, named)) for sentence in check]


def version_of(root: Path) -> str:
    """Return the version, from the one place where it is decided."""
    return str(tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def tree(root: Path) -> Iterator[str]:
    """Only what is committed can be built again."""
    if changed := git(root, "status", "--porcelain"):
        count = len(changed.splitlines())
        yield f"Changed, or unknown to git: {count} files (git status). Commit them, or put them away."


def versions(root: Path, version: str) -> Iterator[str]:
    """The version is written as others read it, and the program says the same."""
    try:
        if str(Version(version)) != version or Version(version).local:
            yield f"{version} in pyproject.toml is written otherwise than others will read it: {Version(version)}."
    except InvalidVersion:
        yield f"{version} in pyproject.toml is no version (PEP 440)."
    said = re.search(r'^__version__ = "(.*)"$', (root / "src/organic_desktop/__init__.py").read_text("utf-8"), re.M)
    if said is None or said[1] != version:
        yield f"src/organic_desktop/__init__.py says {said and said[1]}, pyproject.toml {version}."


def notes(root: Path, version: str) -> Iterator[str]:
    """The changelog says what is in this version, and leaves nothing for later that is in it."""
    try:
        found = {section.name: section for section in sections((root / "CHANGELOG.md").read_text("utf-8"))}
    except ValueError as error:
        yield f"CHANGELOG.md: {error}."
        return
    if UNRELEASED in found and found[UNRELEASED].text:
        yield f"CHANGELOG.md has entries below “{UNRELEASED}”: they belong to {version}."
    section = found.get(version)
    if section is None:
        yield f"CHANGELOG.md has no section “## [{version}] - DATE”."
    elif not section.text:
        yield f"CHANGELOG.md says nothing of {version}."
    elif section.day is None:
        yield f"CHANGELOG.md doesn't say of which day {version} is."


def metainfo(root: Path, version: str) -> Iterator[str]:
    """Software centres are told the same version and day."""
    release = ElementTree.parse(root / METAINFO).find("releases/release")  # noqa: S314  # nosec B314
    if release is None or release.get("version") != version:
        yield f"{METAINFO.name} has no release {version} at its beginning."
        return
    try:
        days = {section.name: section.day for section in sections((root / "CHANGELOG.md").read_text("utf-8"))}
    except ValueError:  # said by `notes`
        return
    day = days.get(version)
    if day and release.get("date") != day.isoformat():
        yield f"{METAINFO.name} says that {version} is of {release.get('date')}, CHANGELOG.md {day}."


def tags(root: Path, version: str) -> Iterator[str]:
    """The tag is free, and no newer version was released."""
    tag = f"v{version}"
    found = git(root, "tag", "--list", "v*").split()
    if tag in found and git(root, "rev-parse", f"{tag}^{{commit}}") != git(root, "rev-parse", "HEAD"):
        yield f"The tag {tag} is there, at another commit."
    for other in sorted(found):
        try:
            if Version(other[1:]) > Version(version):
                yield f"{other} was released already, and is newer."
        except InvalidVersion:
            continue


def update_page(root: Path, named: str = "") -> Iterator[str]:
    """The program is told where to look and whom to believe, or neither; ``named`` are files of keys to sign with."""
    feed = tomllib.loads((root / FEED).read_text("utf-8"))
    address, page, keys = feed.get("address", ""), feed.get("page", ""), feed.get("keys", [])
    if not address and not page and not keys:
        return
    for name, value in (("address", address), ("page", page)):
        if not _is_address(value):
            yield f"{name} in {FEED.name} isn't an https address."
    if not 1 <= len(keys) <= MOST_KEYS or not all(map(_is_key, keys)) or len(set(keys)) < len(keys):
        yield f"{FEED.name} needs one public key or two, as sign.py prints them."
        return
    yield from signing_keys(named, [base64.b64decode(key) for key in keys])


def signing_keys(named: str, bundled: Sequence[bytes]) -> Iterator[str]:
    """What signs can be read, by its owner alone, and the program that is built believes one of it."""
    if not named:
        return
    try:
        keys = [public_bytes(read_key(Path(file))) for file in named.split(os.pathsep)]
    except (Refused, OSError) as error:
        yield str(error)
        return
    if len(keys) > MOST_KEYS:
        yield f"{KEYS} names {len(keys)} keys; two are the most."
    elif not set(keys) & set(bundled):
        yield f"{KEYS} names no key that {FEED.name} has the public one of: no program would believe the page."


def _is_address(value: object) -> bool:
    try:
        return isinstance(value, str) and len(value) <= LONGEST_ADDRESS and bool(https_address(value))
    except ValueError:
        return False


def _is_key(text: object) -> bool:
    try:
        return isinstance(text, str) and len(base64.b64decode(text, validate=True)) == KEY_BYTES
    except (binascii.Error, ValueError):
        return False


def git(root: Path, *words: str) -> str:
    """Return what git says of the repository."""
    command = ["git", "-C", str(root), *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603  # nosec B603
