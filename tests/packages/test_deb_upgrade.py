"""A newer ``.deb`` installed over an older one: the data go on, also those of an older format, also while it runs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from organic_desktop.store.migrations import LATEST
from tests.packages.conftest import Boot
from tests.packages.people import Person
from tests.packages.roots import Ground, Root
from tests.packages.screens import Eyes
from tests.store.schemas.dump import HERE, load

OLDER = "0.0.9"
DROPPED = "/usr/lib/organic-desktop/_internal/only-in-0.0.9"


@pytest.fixture(scope="session")
def older(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as its last version would be: with another number, and a file that the next one has no more."""
    folder = tmp_path_factory.mktemp("older")
    subprocess.run(["dpkg-deb", "--raw-extract", str(deb), str(folder / "tree")], check=True)
    control = folder / "tree/DEBIAN/control"
    control.write_text(re.sub("(?m)^Version: .*", f"Version: {OLDER}", control.read_text()))
    (folder / "tree" / DROPPED.lstrip("/")).touch()
    made = folder / f"organic-desktop_{OLDER}_amd64.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", str(folder / "tree"), str(made)], check=True)
    shutil.rmtree(folder / "tree")
    return made


@pytest.fixture
def root(ground: Ground, suite: str, boot: Boot, older: Path) -> Root:
    """A Debian with the older package."""
    return boot(ground.layer("older deb", suite, prepare=lambda root: root.install(older, recommended=False)))


def test_installed_over_an_older_version_it_goes_on_with_the_data(root: Root, screen: Eyes, deb: Path) -> None:
    anna = Person(root, screen)
    assert anna.click_icon("water").ended() == 0
    root.install(deb, recommended=False)
    assert version(root) != OLDER
    assert not root.path(DROPPED).exists()
    assert anna.days() == [{"water_intake_ml": 250}]
    assert anna.click_icon("mood").ended() == 0
    assert anna.days() == [{"water_intake_ml": 250, "mood_score": 4}]


def test_an_open_window_goes_on_while_its_program_is_upgraded(root: Root, screen: Eyes, deb: Path) -> None:
    anna = Person(root, screen)
    program = anna.begin()
    root.install(deb, recommended=False)
    anna.log_by_clicks()
    assert anna.click_icon("water").ended() == 0
    assert anna.logged(water_intake_ml=500, mood_score=4)
    assert program.quit() == 0
    anna.click_icon()
    screen.find("Water: 500 ml. Click to enter a value.")


def test_data_of_every_older_format_open_and_are_copied_first(root: Root, deb: Path, tmp_path: Path) -> None:
    formats = {number: HERE / f"v{number}.sql" for number in range(1, LATEST + 1)}
    for number, script in formats.items():
        made = tmp_path / f"{number}.db"
        load(script.read_text(encoding="utf-8"), made)  # outside: SQLite itself can't open files of a root
        folder = root.home() / f"format {number}"
        folder.mkdir(mode=0o700)
        (folder / "local.db").write_bytes(made.read_bytes())
        (folder / "local.db").chmod(0o600)
    root.run("sh", "-c", "chown --recursive anna:anna /home/anna/format*")
    before = {number: days(root, number) for number in formats}
    root.install(deb, recommended=False)
    for number in formats:
        at = f"/home/anna/format {number}"
        said = root.run("organic-desktop", "--data-dir", at, "entries", "--json", user="anna")
        assert said.stderr == ""
        assert before[number], number
        assert days(root, number) == before[number]
        assert root.path(f"{at}/local.db").stat().st_uid == root.uid("anna")
        copies = [file.name for file in root.path(at).glob("*.before-*.db")]
        assert len(copies) == (number < LATEST), (number, copies)


def days(root: Root, number: int) -> list[dict[str, object]]:
    """Return all that was logged in the file of a format."""
    columns = "date, sleep_hours, water_intake_ml, exercise_minutes, meditation_minutes, mood_score, nutrition_notes"
    return root.rows(f"/home/anna/format {number}/local.db", f"SELECT {columns} FROM wellness_entries ORDER BY date")


def version(root: Root) -> str:
    """Return the version that is installed."""
    return root.run("dpkg-query", "--show", "--showformat=${Version}", "organic-desktop").stdout
