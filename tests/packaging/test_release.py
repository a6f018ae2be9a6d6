"""A release is refused, with a sentence each, for all that must not be; and what `make release` writes is right."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from release import checks
from release.changelog import plain, sections, shortened
from release.release import check
from release.reproducible import compared, sums_of
from release.sign import Refused, made_key

from organic_desktop.app.release_feed import Seen, accepted
from tests.test_locks import ROOT

CHANGELOG = """\
# Changelog

## [Unreleased]

## [1.2.0] - 2026-11-30

### Added

- **Sleep** in two taps; see [the help](help.md) and `log`.

## [1.1.0] - 2026-10-01

- Older.
"""
METAINFO = """\
<component><releases>
<release version="1.2.0" date="2026-11-30"/><release version="1.1.0" date="2026-10-01"/>
</releases></component>
"""
NO_PAGE = 'address = ""\npage = ""\nkeys = []\n'
WHO = {
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@a.invalid",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@a.invalid",
}


class Repository:
    """A git repository with the files that a release is decided by; what is written is committed at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "--quiet")
        self.write("pyproject.toml", '[project]\nname = "x"\nversion = "1.2.0"\n')
        self.write("src/organic_desktop/__init__.py", '__version__ = "1.2.0"\n')
        self.write("CHANGELOG.md", CHANGELOG)
        self.write(str(checks.METAINFO), METAINFO)
        self.write(str(checks.FEED), NO_PAGE)

    def write(self, name: str, text: str) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", name)

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def git(self, *words: str) -> None:
        empty = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        subprocess.run(["git", "-C", str(self.root), *words], check=True, env={**os.environ, **WHO, **empty})

    def problem(self) -> str:
        """The one thing that stands against a release."""
        (found,) = checks.problems(self.root)
        return found


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    (tmp_path / "repository").mkdir()
    return Repository(tmp_path / "repository")


def test_nothing_stands_against_a_sound_one(repository: Repository) -> None:
    assert checks.problems(repository.root) == []


def test_what_isnt_committed_is_counted(repository: Repository) -> None:
    (repository.root / "new").touch()
    (repository.root / "CHANGELOG.md").write_text(CHANGELOG + "\n")
    assert repository.problem().startswith("Changed, or unknown to git: 2 files")


@pytest.mark.parametrize("version", ["1.2", "1.2.0-rc1", "v1.2.0", "1.2.0+local", "next"])
def test_a_version_is_written_as_others_read_it(repository: Repository, version: str) -> None:
    repository.replace("pyproject.toml", "1.2.0", version)
    said = "\n".join(checks.problems(repository.root))
    assert f"__init__.py says 1.2.0, pyproject.toml {version}" in said


def test_the_program_says_the_same_version(repository: Repository) -> None:
    repository.replace("src/organic_desktop/__init__.py", "1.2.0", "1.1.0")
    assert repository.problem() == "src/organic_desktop/__init__.py says 1.1.0, pyproject.toml 1.2.0."


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("[Unreleased]\n", "[Unreleased]\n\n- Later.\n", "has entries below “Unreleased”"),
        ("[1.2.0] - 2026-11-30", "[1.3.0] - 2026-11-30", "has no section “## [1.2.0] - DATE”"),
        ("[1.2.0] - 2026-11-30", "[1.2.0]", "doesn't say of which day"),
        ("\n### Added\n\n- **Sleep** in two taps; see [the help](help.md) and `log`.\n", "", "says nothing of 1.2.0"),
    ],
)
def test_the_changelog_says_what_is_in_it(repository: Repository, old: str, new: str, sentence: str) -> None:
    repository.replace("CHANGELOG.md", old, new)
    assert sentence in repository.problem()


def test_a_day_that_is_none_is_said(repository: Repository) -> None:
    repository.replace("CHANGELOG.md", "2026-11-30", "2026-11-31")
    assert "CHANGELOG.md: day is out of range for month." in checks.problems(repository.root)


def test_software_centres_are_told_the_same(repository: Repository) -> None:
    repository.replace(str(checks.METAINFO), '1.2.0" date="2026-11-30', '1.2.0" date="2026-11-29')
    assert repository.problem() == f"{checks.METAINFO.name} says that 1.2.0 is of 2026-11-29, CHANGELOG.md 2026-11-30."
    repository.replace(str(checks.METAINFO), "1.2.0", "1.2.1")
    assert "has no release 1.2.0" in repository.problem()


def test_a_tag_is_given_once_and_versions_grow(repository: Repository) -> None:
    repository.git("tag", "v1.2.0")
    repository.git("tag", "v1.1.0")
    repository.git("tag", "vintage")
    assert checks.problems(repository.root) == []  # this very commit, rehearsed again
    repository.write("more", "")
    assert repository.problem() == "The tag v1.2.0 is there, at another commit."
    repository.git("tag", "--delete", "v1.2.0")
    repository.git("tag", "v1.10.0")
    assert repository.problem() == "v1.10.0 was released already, and is newer."


KEY = base64.b64encode(bytes(32)).decode()


@pytest.mark.parametrize(
    ("address", "page", "keys", "sound"),
    [
        ("https://a.example/latest.json", "https://a.example", [KEY], True),
        ("https://a.example/latest.json", "https://a.example", [KEY, KEY[:-4] + "AAE="], True),
        ("http://a.example/latest.json", "https://a.example", [KEY], False),
        ("https://a.example/latest.json", "", [KEY], False),
        ("", "https://a.example", [KEY], False),
        ("https://a.example/latest.json", "https://a.example", [], False),
        ("https://a.example/latest.json", "https://a.example", ["short"], False),
        ("https://a.example/latest.json", "https://a.example", [KEY] * 3, False),
        ("https://a.example/latest.json", "https://a.example", [KEY] * 2, False),
        ("https://", "https://a.example", [KEY], False),
        ("https://a.example/latest.json", "https://u:p@a.example", [KEY], False),
        ("https://a.example/latest.json", "https://a.example:99999", [KEY], False),
        ("https://a.example/latest.json", "https://ä.example", [KEY], False),
    ],
)  # fmt: skip
def test_the_update_page_is_named_whole_or_not_at_all(
    repository: Repository, address: str, page: str, keys: list[str], sound: bool
) -> None:
    feed = f"address = {json.dumps(address)}\npage = {json.dumps(page)}\nkeys = {json.dumps(keys)}\n"
    repository.write(str(checks.FEED), feed)
    assert (checks.problems(repository.root) == []) is sound


def test_what_signs_is_looked_at_before_an_hour_of_building(tmp_path: Path) -> None:
    one, next_one = tmp_path / "one", tmp_path / "next"
    public, next_public = (base64.b64decode(made_key(file)) for file in (one, next_one))

    def said(bundled: bytes, *files: Path) -> str:
        return "".join(checks.signing_keys(os.pathsep.join(map(str, files)), [bundled]))

    assert said(public) == "", "signed later"
    assert said(public, one) == ""
    assert said(next_public, one, next_one) == "", "for older programs, too"
    assert "no program would believe the page" in said(public, next_one)
    assert "two are the most" in said(public, one, one, one)
    assert "No such file" in said(public, tmp_path / "absent")
    one.chmod(0o644)
    assert "can be read by others" in said(public, one)


def test_our_own_update_page_is_sound() -> None:
    assert [*checks.update_page(ROOT)] == []


# -- the changelog ----------------------------------------------------------------------------------------------------


def test_sections_are_found_with_their_days() -> None:
    found = sections(CHANGELOG)
    assert [(each.name, each.day) for each in found] == [
        ("Unreleased", None),
        ("1.2.0", date(2026, 11, 30)),
        ("1.1.0", date(2026, 10, 1)),
    ]
    assert plain(found[1].text) == "Added\n\n- Sleep in two taps; see the help and log."
    assert sections((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))[0].name == "Unreleased"


def test_long_notes_end_with_a_whole_line() -> None:
    assert shortened("one\ntwo\nthree", 100) == "one\ntwo\nthree"
    assert shortened("one\ntwo\nthree", 10) == "one\ntwo\n…"


# -- the tool ---------------------------------------------------------------------------------------------------------


def described(repository: Repository, dist: Path, **environment: str) -> str:
    """What `describe` prints of a repository and a folder of packages."""
    program = (
        "import sys; from pathlib import Path; from release.release import describe;"
        "describe(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    paths = os.pathsep.join([str(ROOT / "packaging"), str(ROOT / "src")])
    done = subprocess.run(
        [sys.executable, "-c", program, repository.root, dist],
        env={**os.environ, "PYTHONPATH": paths, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    folder.mkdir()
    for name in ("organic-desktop_1.2.0_amd64.deb", "organic-desktop-1.2.0.msi", "organic-desktop-1.2.0.cdx.json"):
        (folder / name).write_bytes(name.encode())
    (folder / "SHA256SUMS").write_text("an older build's\n")
    return folder


def test_it_says_what_it_would_do_and_does_none_of_it(repository: Repository, dist: Path) -> None:
    said = described(repository, dist)
    assert "Nothing was pushed, uploaded or tagged." in said
    assert "git tag --sign v1.2.0" in said
    assert "names no page" in said
    deb = dist / "organic-desktop_1.2.0_amd64.deb"
    assert hashlib.sha256(deb.read_bytes()).hexdigest() in said
    assert checks.git(repository.root, "tag") == ""
    assert (dist / "NOTES.md").read_text().startswith("### Added\n\n- **Sleep**")
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=dist, check=True)
    assert len((dist / "SHA256SUMS").read_text().splitlines()) == 4
    assert not list(dist.glob("latest*"))


def test_with_a_page_and_a_key_it_signs_what_the_program_believes(
    repository: Repository, dist: Path, tmp_path: Path
) -> None:
    public = made_key(tmp_path / "key")
    page = "https://a.example/download"
    repository.write(
        str(checks.FEED), f'address = "https://a.example/latest.json"\npage = "{page}"\nkeys = ["{public}"]\n'
    )
    said = described(repository, dist)
    assert "sign.py sign" in said
    assert json.loads((dist / "latest.unsigned.json").read_text())["version"] == "1.2.0"
    assert not (dist / "latest.json").exists()
    said = described(repository, dist, ORGANIC_RELEASE_KEY=str(tmp_path / "key"))
    assert "sign it anew within a year" in said
    release = accepted((dist / "latest.json").read_bytes(), [base64.b64decode(public)], datetime.now(UTC), Seen())
    assert (str(release.version), release.page) == ("1.2.0", page)
    assert release.notes_in("en") == "Added\n\n- Sleep in two taps; see the help and log."
    assert set(release.files) == {"deb", "msi"}
    assert release.files["deb"].sha256 in (dist / "SHA256SUMS").read_text()


def test_all_that_stands_against_it_is_said_at_once(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    check(repository.root)
    assert capsys.readouterr().out == "Ready: v1.2.0.\n"
    repository.replace("CHANGELOG.md", "[Unreleased]\n", "[Unreleased]\n\n- Later.\n")
    (repository.root / "new").touch()
    with pytest.raises(Refused, match=r"Not ready for a release:\n  - Changed, .*\n  - CHANGELOG.md has entries"):
        check(repository.root)


def test_a_difference_of_one_byte_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        folder.mkdir()
        (folder / "same").write_bytes(b"1")
        (folder / "differs").write_bytes(folder.name.encode())
    (folders[0] / "alone").touch()
    assert compared(*map(sums_of, folders)) == 2
    said = capsys.readouterr().out
    assert said.count("DIFFER") == 2
    assert "absent" in said
