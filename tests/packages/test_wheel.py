"""The wheel and the sdist as people meet them: by pip, pipx and uv, started from the menu, upgraded, removed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packages.conftest import Boot, only
from tests.packages.people import Person
from tests.packages.screens import Eyes
from tests.packages.wheels import WAYS, Owner, lay_oldest, said_by
from tests.system.screen import wait_until

MENU = ".local/share/applications/organic-desktop.desktop"
OURS = ".local/share/organic-desktop", ".local/state/organic-desktop"
GERMAN = {"LANG": "de_DE.UTF-8"}


@pytest.fixture(scope="session")
def older(tmp_path_factory: pytest.TempPathFactory, sdist: Path) -> Path:
    """The same program with a lower version's number."""
    folder = tmp_path_factory.mktemp("older")
    shutil.unpack_archive(sdist, folder, filter="data")
    (source,) = folder.iterdir()
    for name in ("pyproject.toml", "src/organic_desktop/__init__.py"):
        text = (source / name).read_text()
        (source / name).write_text(re.sub(r'^(_*version_* = )".*"$', r'\1"0.0.9"', text, flags=re.MULTILINE))
    subprocess.run([sys.executable, source / "packaging" / "wheel" / "build.py", folder / "dist"], check=True)
    return only(folder / "dist", "*-0.0.9-*.whl")


@pytest.fixture
def owner(request: pytest.FixtureRequest, boot: Boot, clients: str, libraries: str) -> Owner:
    """A user with one of the clients, who has nothing of ours yet."""
    return Owner(boot(clients, libraries), request.param)


def by(*ways: str) -> pytest.MarkDecorator:
    """Let a test's owner install by these."""
    return pytest.mark.parametrize("owner", ways, indirect=True)


def user_of(owner: Owner, screen: Eyes) -> Person:
    """The same one before the screen, with the program in the menu."""
    owner.run("menu-entry", "add")
    return Person(owner.root, screen, owner.name, entry=f"{owner.home}/{MENU}")


@by(*WAYS)
def test_it_is_installed_used_from_menu_and_terminal_upgraded_and_removed_but_for_the_data(
    owner: Owner, older: Path, wheel: Path, screen: Eyes
) -> None:
    before = set(owner.root.files(owner.home))
    owner.install(older)
    assert owner.run("--version").stdout == "organic-desktop 0.0.9\n"
    person = user_of(owner, screen)
    program = person.begin()
    wait_until(screen.is_painted, "the window")
    person.log_by_clicks()
    assert owner.run("--log", "water=+250").stderr == ""  # through the window
    wait_until(lambda: person.logged(mood_score=4, water_intake_ml=500), "the second glass")
    assert program.quit() == 0

    owner.upgrade(wheel)
    assert owner.run("--version").stdout != "organic-desktop 0.0.9\n"
    assert owner.run("menu-entry", "status").stdout.splitlines()[0] == "Organic is in your menu."
    program = person.click_icon()
    screen.find("Water: 500 ml. Click to enter a value.")
    assert program.quit() == 0
    assert owner.run("log", "--sleep-hours", "7.5").returncode == 0
    assert "sleep-hours 7.50  water-ml 500" in owner.run("entries").stdout
    assert owner.run("status").stdout.split()[:2] == ["state", "local_only"]

    owner.run("menu-entry", "remove")
    owner.uninstall()
    assert left_of(owner, before) == []
    assert person.logged(mood_score=4, water_intake_ml=500, sleep_hours=7.5)


def left_of(owner: Owner, before: set[str]) -> list[str]:
    """What of ours is there besides the data, the download, and the client's own cache."""
    theirs = [f"{owner.home}/{folder}" for folder in (*OURS, "Downloads", ".cache/uv", ".cache/pip")]
    left = set(owner.root.files(owner.home)) - before
    return [path for path in left if "organic" in path and not path.startswith(tuple(theirs))]


@by("uv")
def test_the_windows_own_command_opens_it_in_the_language_of_the_session(
    owner: Owner, wheel: Path, screen: Eyes
) -> None:
    owner.install(wheel)
    program = owner.root.start(owner.program("organic-desktop-window"), user=owner.name, environment=GERMAN)
    screen.click("Jetzt beginnen")
    screen.find("Stimmung 4 von 5")
    assert owner.run(name="organic-desktop-window").returncode == 0  # raises it
    assert program.quit() == 0
    assert said_by(program) == []
    refused = owner.run("entries", name="organic-desktop-window", check=False)
    assert refused.returncode == 2
    assert "organic-desktop-window: error: " in refused.stderr


@by("pip")
def test_the_sdist_gives_the_same_and_python_starts_it_too(owner: Owner, sdist: Path, screen: Eyes) -> None:
    """pip builds it in an environment of its own, with the hatchling that it asks for."""
    owner.install(sdist)
    python = owner.program("python")
    person = Person(owner.root, screen, owner.name)
    owner.root.run(python, "-m", "organic_desktop", "log", "--water-ml", "250", user=owner.name)
    assert person.logged(water_intake_ml=250)
    program = owner.root.start(python, "-m", "organic_desktop", user=owner.name)
    screen.click("Mood 4 of 5")
    wait_until(lambda: person.logged(mood_score=4, water_intake_ml=250), "the mood")
    assert program.quit() == 0


@by("pip")
@pytest.mark.parametrize("suite", ["bookworm"], scope="session")  # newer Pythons have no such old wheels
def test_the_oldest_versions_that_the_metadata_allow_are_enough(owner: Owner, wheel: Path, screen: Eyes) -> None:
    owner.install(wheel, PIP_CONSTRAINT=lay_oldest(owner.root))
    assert "6.8.3" in owner.root.run(owner.program("pip"), "freeze", user=owner.name).stdout
    person = user_of(owner, screen)
    program = person.begin()
    person.log_by_clicks()
    assert program.quit() == 0
    assert said_by(program) == []
    assert "water-ml 250" in owner.run("entries").stdout
