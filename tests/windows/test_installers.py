"""The MSI and the setup.exe in Wine: put there without a word, used, replaced by a newer one, removed.

They are what `make test-windows` packed. Nothing opens a window: Qt 6 can't in this Wine (docs/packaging.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from project import project_version

from tests.windows.installers import (
    KINDS,
    OF_OLDER,
    OLDER,
    OWN_KEY,
    PAYLOAD,
    REFUSED_BY_SETUP,
    RUN_KEY,
    Installation,
    build_older,
    package,
)
from tests.windows.wine import PATIENCE_SECONDS, Word, new_windows

CLASSES = r"HKCU\Software\Classes"


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an older version's packages."""
    return build_older(tmp_path_factory.mktemp("older"))


@pytest.fixture(scope="module")
def pre_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the packages of this version's pre-release."""
    return build_older(tmp_path_factory.mktemp("pre-release"), f"{project_version()}rc1")


@pytest.fixture(params=KINDS)
def installation(request: pytest.FixtureRequest) -> Iterator[Installation]:
    """A Windows in which nothing is installed yet."""
    with new_windows() as windows:
        yield Installation(windows, request.param)


def log_a_day(organic: Installation) -> None:
    organic("log", "--date", "2026-03-01", "--water-ml", "+250", "--notes", "café→😀")


def test_what_is_installed_can_be_used_and_goes_again_but_for_the_data(installation: Installation) -> None:
    organic, file = installation, package(installation.kind)
    assert organic.install(file) == 0
    installed = organic.files()
    if organic.kind == "setup":
        del installed["uninstall.exe"]
    expected = {
        path.relative_to(PAYLOAD).as_posix(): path.read_bytes() for path in PAYLOAD.rglob("*") if path.is_file()
    }
    assert installed == expected
    assert organic.start_menu.is_file()
    assert b"organic-desktop-window.exe" in organic.start_menu.read_bytes().replace(b"\0", b"")
    assert organic.value(OWN_KEY, "InstalledBy") == organic.kind
    assert organic.value(rf"{CLASSES}\.organic") == "org.organicos.desktop.document"
    opens = rf'"{organic.place}\organic-desktop-window.exe" "%1"'
    assert organic.value(rf"{CLASSES}\org.organicos.desktop.document\shell\open\command") == opens
    assert organic.value(rf"{CLASSES}\organic-desktop\shell\open\command") == opens
    assert organic.value(RUN_KEY, "organic-desktop") is None, "it starts with the computer only if that is asked for"
    use(organic)
    organic.start_with_computer()
    assert organic.remove(file) == 0
    assert not organic.folder.exists()
    assert not organic.start_menu.exists()
    assert not organic.has_key(OWN_KEY)
    assert not any(organic.has_key(rf"{CLASSES}\{key}") for key in (".organic", ".daylio", "organic-desktop"))
    assert organic.value(RUN_KEY, "organic-desktop") is None
    assert (organic.data / "local.db").is_file(), "the data stay"


def use(organic: Installation) -> None:
    """Six stories of the command line."""
    log_a_day(organic)
    [entry] = organic.json("entries")
    assert (entry["date"], entry["water_intake_ml"], entry["nutrition_notes"]) == ("2026-03-01", 250, "café→😀")
    assert "2026-03-01" in organic("streak")
    assert organic.json("stats", "--days", "3650")["avg_water"] == 250
    kept, other = (
        organic.windows.drive / "kept",
        {"ORGANIC_DATA_DIR": r"C:\other", "ORGANIC_STATE_DIR": r"C:\other-state"},
    )
    kept.mkdir()
    organic("export", r"C:\kept\días.organic")
    organic("import", r"C:\kept\días.organic", more=other)
    assert "café→😀" in organic("entries", "--json", more=other)
    organic("backup", r"C:\kept\backup.zip")
    organic("restore", r"C:\kept\backup.zip", "--dry-run")
    organic("module", "set", "focus", "--progress", "40", "--notes", "über")
    assert organic.json("modules")[0]["module_name"] == "focus"
    conversation = organic.json("chat", "new", "focus")["id"]
    organic("chat", "send", conversation, "grüße")
    assert organic("chat", "ask", conversation, "How is my water?", "--provider", "builtin").strip()


def test_a_newer_one_takes_the_place_of_an_older_one_and_an_older_one_is_refused(
    installation: Installation, older: Path
) -> None:
    organic, file, before = installation, package(installation.kind), package(installation.kind, older)
    assert organic.install(before) == 0
    assert OF_OLDER in organic.files()
    assert organic.value(OWN_KEY, "Version") == OLDER
    log_a_day(organic)
    organic.start_with_computer()
    assert organic.install(file) == 0
    assert OF_OLDER not in organic.files(), "files of the older version go"
    version = organic.value(OWN_KEY, "Version")
    assert version not in (None, OLDER)
    if organic.kind == "setup":  # Wine 8 doesn't tell an MSI that is removed for a newer one so (UPGRADINGPRODUCTCODE)
        assert organic.value(RUN_KEY, "organic-desktop"), "the start with the computer outlives an update"
    assert organic.start_menu.is_file()
    assert organic.json("entries")[0]["nutrition_notes"] == "café→😀"
    installed = organic.files()
    code = organic.install(before)
    assert code == REFUSED_BY_SETUP["older"] if organic.kind == "setup" else code
    assert organic.files() == installed
    assert organic.value(OWN_KEY, "Version") == version


def test_the_other_installer_leaves_it_alone(installation: Installation) -> None:
    organic = installation
    [other] = set(KINDS) - {organic.kind}
    assert organic.install(package(organic.kind)) == 0
    installed = organic.files()
    code = organic.install(package(other))
    assert code == REFUSED_BY_SETUP["other"] if other == "setup" else code
    assert organic.files() == installed
    assert organic.value(OWN_KEY, "InstalledBy") == organic.kind


def test_a_release_takes_the_place_of_its_own_pre_release(installation: Installation, pre_release: Path) -> None:
    organic, file = installation, package(installation.kind)
    assert organic.install(package(organic.kind, pre_release)) == 0
    assert organic.install(file) == 0
    assert OF_OLDER not in organic.files()
    assert organic.remove(file) == 0
    assert not organic.folder.exists()
    assert not organic.has_key(OWN_KEY)


def test_an_installation_that_was_killed_leaves_nothing_behind_once_it_is_done_again(
    installation: Installation, older: Path
) -> None:
    organic, file = installation, package(installation.kind)
    if organic.kind == "msi":
        command: tuple[Word, ...] = ("msiexec", "/i", package("msi", older), "/qn")
    else:
        command = (package("setup", older), "/S")
    child = organic.windows.start(*command)
    organic.wait_for(organic.folder / OF_OLDER)
    organic.windows.end()
    child.communicate(timeout=PATIENCE_SECONDS)
    assert organic.install(file) == 0
    assert organic.json("entries") == []
    if organic.kind == "setup":  # Windows Installer takes back what was killed, Wine's doesn't
        assert OF_OLDER not in organic.files()
