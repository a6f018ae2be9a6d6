"""The AppImage's recipe, up to what the tool from the internet would do with it, in folders with unusual names."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from organic_desktop import __version__
from organic_desktop.system.installation import own_command
from tests.system.bus import needs

ROOT = Path(__file__).parents[2]
RECIPE = ROOT / "packaging" / "appimage" / "build.sh"
ECHO = '#!/bin/sh\nprintf "%s\\n" "$0" "$@"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / 'it\'s a "folder" of $HOME'
    folder.mkdir()
    return folder


@pytest.fixture
def bundle(folder: Path) -> Path:
    """In the place of the frozen program, one that says its words."""
    bundle = folder / "my bundle"
    (bundle / "_internal").mkdir(parents=True)
    program(bundle / "organic-desktop", ECHO)
    return bundle


def program(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(0o755)
    return path


def build(bundle: Path, out: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], **variables}
    return subprocess.run([RECIPE, bundle, out], env=environment, capture_output=True, text=True, check=False)


def test_the_appdir_has_what_desktops_and_the_tool_look_for(bundle: Path, folder: Path) -> None:
    needs("desktop-file-validate")
    built = build(bundle, folder)
    assert (built.returncode, built.stdout) == (0, f"{folder / 'AppDir'}\n")
    appdir = folder / "AppDir"
    for link in ("organic-desktop.desktop", "organic-desktop.svg", ".DirIcon"):
        assert (appdir / link).is_symlink()
        assert (appdir / link).resolve().is_relative_to(appdir.resolve())
        assert (appdir / link).is_file()
    subprocess.run(["desktop-file-validate", appdir / "organic-desktop.desktop"], check=True)
    metainfo = appdir / "usr/share/metainfo/org.organicos.desktop.metainfo.xml"
    assert "<launchable" in metainfo.read_text(encoding="utf-8")


def test_it_starts_the_program_with_its_words_wherever_it_lies(bundle: Path, folder: Path) -> None:
    assert build(bundle, folder).returncode == 0
    moved = shutil.move(folder / "AppDir", folder / "moved away")
    link = folder / "link"
    link.symlink_to(Path(moved) / "AppRun")
    said = subprocess.run([link, "log", "--notes", "two words"], capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == [f"{moved}/usr/lib/organic-desktop/organic-desktop", "log", "--notes", "two words"]


def test_a_second_build_takes_the_place_of_the_first(bundle: Path, folder: Path) -> None:
    assert build(bundle, folder).returncode == 0
    (bundle / "organic-desktop").write_text("#!/bin/sh\necho newer\n")
    assert build(bundle, folder).returncode == 0
    assert subprocess.run([folder / "AppDir" / "AppRun"], capture_output=True, check=True).stdout == b"newer\n"


def test_without_a_bundle_it_says_how_to_make_one(folder: Path) -> None:
    built = build(folder / "none", folder)
    assert (built.returncode, "make bundle" in built.stderr) == (1, True)
    assert not (folder / "AppDir").exists()


def tools(folder: Path) -> Mapping[str, str]:
    """What a person would have downloaded, with the right sums."""
    found: dict[str, str] = {}
    for variable in ("APPIMAGETOOL", "RUNTIME"):
        file = program(folder / f"the {variable}", f"{ECHO}# {variable}")
        found |= {variable: str(file), f"{variable}_SHA256": hashlib.sha256(file.read_bytes()).hexdigest()}
    return found


def test_the_tool_gets_the_runtime_and_fetches_nothing(bundle: Path, folder: Path) -> None:
    given = tools(folder)
    built = build(bundle, folder, **given, UPDATE_INFORMATION="zsync|https://example.org/latest.zsync")
    assert built.returncode == 0, built.stderr
    image = f"{folder}/organic-desktop-{__version__}-x86_64.AppImage"
    assert built.stdout.splitlines() == [
        f"{folder}/AppDir",
        given["APPIMAGETOOL"],
        *("--no-appstream", "--runtime-file", given["RUNTIME"]),
        *("--updateinformation", "zsync|https://example.org/latest.zsync"),
        f"{folder}/AppDir",
        image,
        image,
    ]


@pytest.mark.parametrize("variable", ["APPIMAGETOOL_SHA256", "RUNTIME_SHA256"])
@pytest.mark.parametrize("wrong", ["0" * 64, "", None])
def test_what_is_not_as_pinned_is_not_run(bundle: Path, folder: Path, variable: str, wrong: str | None) -> None:
    given = dict(tools(folder))
    del given[variable]
    built = build(bundle, folder, **given, **({} if wrong is None else {variable: wrong}))
    assert built.returncode != 0
    assert given["APPIMAGETOOL"] not in built.stdout.splitlines()


def test_entries_of_the_desktop_name_the_appimage_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is mounted from it lies elsewhere with each start."""
    import sys

    image = program(tmp_path / "Organic.AppImage", ECHO)
    monkeypatch.setenv("APPIMAGE", str(image))
    monkeypatch.setenv("APPDIR", str(Path(sys.executable).parent))
    assert own_command() == [str(image)]
    monkeypatch.setenv("APPDIR", str(tmp_path / "mounted"))  # of another one, which only started us
    assert str(image) not in own_command()
