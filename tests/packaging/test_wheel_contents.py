"""The wheel and the sdist: complete, nothing besides, and the same bytes from the same files."""

from __future__ import annotations

import email.message
import email.parser
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from configparser import ConfigParser
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.licenses import canonicalize_license_expression
from packaging.metadata import Metadata
from trove_classifiers import classifiers

from organic_desktop import __version__

ROOT = Path(__file__).parents[2]
BUILD = Path("packaging", "wheel", "build.py")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


class Built(NamedTuple):
    wheel: Path
    sdist: Path


def build(script: Path, out: Path) -> Built:
    """What the script makes, with no network and whatever lies in the folder it is started from."""
    subprocess.run([sys.executable, script, out], check=True, cwd=out.parent)
    return Built(*(next(out.glob(pattern)) for pattern in ("*.whl", "*.tar.gz")))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(ROOT / BUILD, tmp_path_factory.mktemp("first") / "dist")


def tracked(*folders: str) -> set[str]:
    """The files that git knows and that are there."""
    listed = subprocess.run(["git", "ls-files", "-z", *folders], cwd=ROOT, check=True, capture_output=True, text=True)
    return {name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()}


def test_the_wheel_holds_the_program_and_its_resources_and_nothing_else(built: Built) -> None:
    sources = {name.removeprefix("src/") for name in tracked("src")}
    resources = {f"organic_desktop/{name}" for name in tracked("resources") if not name.endswith(".ts")}
    info = f"organic_desktop-{__version__}.dist-info"
    about = ["METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE", "licenses/resources/fonts/OFL.txt"]
    names = zipfile.ZipFile(built.wheel).namelist()
    assert sorted(names) == sorted(sources | resources | {f"{info}/{name}" for name in about})


def test_the_wheel_holds_each_file_as_it_is(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        for name in wheel.namelist():
            if name.startswith("organic_desktop/"):
                below = name.removeprefix("organic_desktop/")
                file = ROOT / below if below.startswith("resources/") else ROOT / "src" / name
                assert wheel.read(name) == file.read_bytes(), name


def test_the_sdist_holds_what_git_knows_but_the_pictures(built: Built) -> None:
    top = f"organic_desktop-{__version__}/"
    with tarfile.open(built.sdist) as sdist:
        names = {member.name.removeprefix(top) for member in sdist if member.isfile()}
    known = {name for name in tracked() if not name.startswith("docs/screenshots/")}
    assert names == known | {"PKG-INFO"}


def test_the_sdist_builds_the_same_wheel_and_itself_again(built: Built, tmp_path: Path) -> None:
    """Unpacked anywhere, also where a name has spaces; the second build isn't of this repository's folder."""
    with tarfile.open(built.sdist) as sdist:
        sdist.extractall(tmp_path / "a folder's name", filter="data")
    (unpacked,) = (tmp_path / "a folder's name").iterdir()
    again = build(unpacked / BUILD, tmp_path / "dist")
    assert again.wheel.read_bytes() == built.wheel.read_bytes()
    assert again.sdist.read_bytes() == built.sdist.read_bytes()


def test_what_lies_about_in_the_folders_stays_out(built: Built, tmp_path: Path) -> None:
    """Of a clone in use: notes, another's database, caches, a half-made module."""
    clone = tmp_path / "clone"
    for name in tracked():
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, clone / name)
    for words in (["init", "--quiet"], ["add", "--all"]):
        subprocess.run(["git", *words], cwd=clone, check=True)
    for stray in (
        "src/organic_desktop/mine.py",
        "resources/notes.txt",
        "organic.db",
        "src/organic_desktop/__pycache__/a.pyc",
    ):
        (clone / stray).parent.mkdir(exist_ok=True)
        (clone / stray).touch()
    again = build(clone / BUILD, tmp_path / "dist")
    assert again.wheel.read_bytes() == built.wheel.read_bytes()
    assert again.sdist.read_bytes() == built.sdist.read_bytes()


def metadata_of(built: Built) -> str:
    with zipfile.ZipFile(built.wheel) as wheel:
        return wheel.read(f"organic_desktop-{__version__}.dist-info/METADATA").decode()


def test_the_metadata_are_valid_and_the_sdists_are_the_same(built: Built) -> None:
    """As `twine check` and PyPI look at them; raises where a field is wrong."""
    text = metadata_of(built)
    found = Metadata.from_email(text, validate=True)
    assert str(found.version) == __version__ == PROJECT["version"]
    assert set(found.classifiers or ()) <= classifiers
    assert found.license_expression == canonicalize_license_expression(PROJECT["license"])
    with tarfile.open(built.sdist) as sdist:
        same = sdist.extractfile(f"organic_desktop-{__version__}/PKG-INFO")
        assert same
        assert same.read().decode() == text


def test_the_description_stands_alone(built: Built) -> None:
    """Whoever reads it has no repository: pictures and links of one would lead nowhere."""
    found: email.message.Message = email.parser.Parser().parsestr(metadata_of(built))
    text = found.get_payload()
    assert isinstance(text, str)
    assert found["Description-Content-Type"] == "text/markdown"
    assert "pipx install" in text
    assert not [link for link in text.split("](")[1:] if not link.startswith("https://")]
    assert "make " not in text


def test_the_entry_points(built: Built) -> None:
    parser = ConfigParser()
    with zipfile.ZipFile(built.wheel) as wheel:
        parser.read_string(wheel.read(f"organic_desktop-{__version__}.dist-info/entry_points.txt").decode())
    assert {name: dict(parser[name]) for name in parser.sections()} == {
        "console_scripts": {"organic-desktop": "organic_desktop.__main__:main"},
        "gui_scripts": {"organic-desktop-window": "organic_desktop.__main__:window"},
    }
