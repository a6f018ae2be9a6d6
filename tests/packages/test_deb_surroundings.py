"""The installed program where things are less usual: other locales, homes and users, without a screen or a disk."""

from __future__ import annotations

import json
import stat

import pytest

from tests.packages.conftest import Boot
from tests.packages.people import Person
from tests.packages.roots import Root
from tests.packages.screens import Eyes

PROGRAM = "organic-desktop"
NOTE = "Grüße aus Łódź, 早上好 😀"
LOCALES: dict[str, dict[str, str | None]] = {
    "C": {"LANG": "C"},
    "POSIX": {"LANG": None, "LC_ALL": "POSIX"},
    "none": {"LANG": None},
    "not installed": {"LANG": "de_DE.UTF-8"},
    "not of UTF-8": {"LANG": "de_DE.ISO-8859-1"},
    "no locale": {"LANG": "nonsense"},
}
HOMES = ["closed", "read-only", "away"]


@pytest.fixture
def root(boot: Boot, installed: str) -> Root:
    """A Debian with the package."""
    return boot(installed)


@pytest.mark.parametrize("locale", LOCALES)
def test_any_locale_keeps_every_letter(root: Root, locale: str) -> None:
    environment = LOCALES[locale]
    root.run(PROGRAM, "log", "--notes", NOTE, user="anna", environment=environment)
    shown = root.run(PROGRAM, "show", "--json", user="anna", environment=environment).stdout
    assert json.loads(shown)["nutrition_notes"] == NOTE


@pytest.mark.parametrize("locale", ["C", "not of UTF-8"])
def test_a_window_opens_in_any_locale(anna: Person, locale: str) -> None:
    program = anna.click_icon(environment=LOCALES[locale])
    anna.screen.find("Start now" if locale == "C" else "Jetzt beginnen")
    assert program.quit() == 0


def test_a_home_with_a_space_and_an_apostrophe(root: Root, screen: Eyes) -> None:
    carla = Person(root, screen, "carla")
    carla.begin()
    carla.log_by_clicks()


def test_two_users_of_a_machine_know_nothing_of_each_other(root: Root, screen: Eyes) -> None:
    anna, ben = Person(root, screen), Person(root, screen, "ben")
    anna.begin()
    anna.log_by_clicks()
    assert ben.click_icon("water").ended() == 0
    assert anna.logged(water_intake_ml=250, mood_score=4)
    assert ben.days() == [{"water_intake_ml": 250}]
    for person in (anna, ben):
        assert stat.S_IMODE(root.path(person.data).stat().st_mode) == 0o700
    refused = root.run(PROGRAM, "--data-dir", anna.data, "show", user="ben", check=False)
    assert refused.returncode == 1
    assert_one_sentence(refused.stderr)


def test_no_screen_is_said_in_a_sentence(root: Root) -> None:
    done = root.run(PROGRAM, user="anna", environment={"DISPLAY": None}, check=False)
    assert done.returncode == 1
    assert_one_sentence(done.stderr)
    assert "There is no screen to open a window on" in done.stderr


def test_a_screen_that_lets_nobody_in_is_said_in_a_sentence(root: Root) -> None:
    done = root.run(PROGRAM, user="anna", environment={"DISPLAY": ":4711"}, check=False)
    assert done.returncode == 1
    assert_one_sentence(done.stderr)
    assert "DISPLAY=:4711" in done.stderr


@pytest.mark.parametrize("home", HOMES)
def test_a_home_that_nothing_can_be_saved_in_is_said_in_a_sentence(root: Root, home: str) -> None:
    environment = {"HOME": "/home/nobody/there"} if home == "away" else {}
    if home == "closed":
        root.run("chmod", "555", "/home/anna")
    elif home == "read-only":
        root.run("mount", "--bind", "-o", "ro", "/home/anna", "/home/anna")
    done = root.run(PROGRAM, user="anna", environment=environment, check=False)
    assert done.returncode == 1
    assert_one_sentence(done.stderr)
    assert "/.local/share/organic-desktop can't be used" in done.stderr


def assert_one_sentence(said: str) -> None:
    """Fail if more was said, such as a traceback."""
    ours = [line for line in said.splitlines() if not line.startswith("qt.accessibility.atspi")]
    assert len(ours) == 1, said
    assert ours[0].endswith(".")
