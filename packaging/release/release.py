"""A release, rehearsed: checks that nothing stands against it, then says what was built and what a person must do.

Nothing leaves this computer, no tag is made. `make release` runs `check` before it builds, and `describe` after.

Usage: .venv/bin/python packaging/release/release.py check | describe      (ORGANIC_RELEASE_KEY names keys to sign with)
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

if not __package__:
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from linux.needs import needs_of
from project import ROOT
from release import checks
from release.changelog import plain, sections, shortened
from release.sign import Refused, read_key, signed

from organic_desktop.app.release_feed import LONGEST_NOTES

DIST = ROOT / "dist"
BUNDLE = ROOT / "build" / "bundle" / "organic-desktop"
SUMS, UNSIGNED, SIGNED = "SHA256SUMS", "latest.unsigned.json", "latest.json"
KINDS = {".deb": "deb", ".rpm": "rpm", ".run": "run", ".whl": "wheel", ".msi": "msi", ".exe": "setup", ".dmg": "macos"}
OLDEST_WINDOWS, OLDEST_MACOS = "10.0", "12.0"


def main(words: list[str]) -> None:
    match words:
        case ["check"]:
            check(ROOT)
        case ["describe"]:
            describe(ROOT, DIST)
        case _:
            raise Refused(str(__doc__))


def check(root: Path) -> None:
    """Raise Refused with all that stands against a release."""
    if found := checks.problems(root, os.environ.get(checks.KEYS, "")):
        raise Refused("\n".join(["Not ready for a release:", *(f"  - {sentence}" for sentence in found)]))
    print(f"Ready: v{checks.version_of(root)}.")


def describe(root: Path, dist: Path) -> None:
    """Write the notes, the sums and the update page beside the packages, and say what is to be done with them."""
    version = checks.version_of(root)
    section = next(each for each in sections((root / "CHANGELOG.md").read_text("utf-8")) if each.name == version)
    (dist / "NOTES.md").write_text(f"{section.text}\n", encoding="utf-8")
    files = [file for file in sorted(dist.iterdir()) if file.is_file() and file.name not in (SUMS, UNSIGNED, SIGNED)]
    sums = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    (dist / SUMS).write_text("".join(f"{sums[name]}  {name}\n" for name in sums), encoding="utf-8")
    todo = list(update_page(root, dist, version, section.text, sums))
    print(f"\nThe tag would be v{version}, at {checks.git(root, 'rev-parse', 'HEAD')}. In {dist.name}/:\n")
    for file in files:
        print(f"  {file.stat().st_size:>12,}  {sums[file.name]}  {file.name}")
    print("\nNothing was pushed, uploaded or tagged. What a person does now:\n")
    for number, sentence in enumerate([*before(version), *todo], start=1):
        print(f"  {number}. {sentence}")


def before(version: str) -> Iterator[str]:
    """What is done with every release."""
    yield "make test-packages   (the packages in clean roots; as root)"
    yield f'git tag --sign v{version} --message "Organic Desktop {version}" && git push origin v{version}'
    yield f"Upload the files above and {SUMS} to the release's page, with NOTES.md as its text."


def update_page(root: Path, dist: Path, version: str, notes: str, sums: dict[str, str]) -> Iterator[str]:
    """Write the update page, signed if keys are named; yield what is left to do with it."""
    for name in (UNSIGNED, SIGNED):
        (dist / name).unlink(missing_ok=True)
    page = tomllib.loads((root / checks.FEED).read_text("utf-8"))["page"]
    if not page:
        yield f"No {SIGNED}: {checks.FEED} names no page, so this build looks for no updates (docs/packaging.md)."
        return
    facts = facts_of(dist, version, page, notes, sums)
    (dist / UNSIGNED).write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    if named := os.environ.get(checks.KEYS):
        keys = [read_key(Path(file)) for file in named.split(os.pathsep)]
        (dist / SIGNED).write_bytes(signed(facts, keys, datetime.now(UTC).replace(microsecond=0)))
        yield f"Once the files can be downloaded: put {SIGNED} where programs look for it; sign it anew within a year."
    else:
        words = f"{dist.name}/{UNSIGNED} {dist.name}/{SIGNED}"
        yield f"packaging/release/sign.py sign {words} KEY   (or {checks.KEYS}=KEY make release)"
        yield f"Once the files can be downloaded: put {SIGNED} where programs look for it."


def facts_of(dist: Path, version: str, page: str, notes: str, sums: dict[str, str]) -> dict[str, Any]:
    """Return what the update page says before it is signed (docs/packaging.md, "Updates")."""
    files = {
        KINDS[Path(name).suffix]: {"name": name, "sha256": total, "size": (dist / name).stat().st_size}
        for name, total in sums.items()
        if Path(name).suffix in KINDS
    }
    least = {"windows": OLDEST_WINDOWS, "macos": OLDEST_MACOS}
    if BUNDLE.is_dir():
        least["linux"] = needs_of(BUNDLE).glibc
    text = shortened(plain(notes), LONGEST_NOTES)
    return {"version": version, "page": page, "notes": {"en": text}, "min_os": least, "files": files}


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (Refused, OSError) as failure:
        sys.exit(str(failure))
