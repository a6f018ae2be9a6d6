"""The ``.deb`` as a person meets it: installed by apt from the downloaded file, started from the menu, and used."""

from __future__ import annotations

from tests.packages.conftest import Boot
from tests.packages.people import ENTRY, MOOD, Person
from tests.packages.screens import Eyes
from tests.system.screen import wait_until

PROGRAM = "/usr/lib/organic-desktop"
# Every library and program of the bundle, with those it is linked to.
LINKED = f'find {PROGRAM} -type f | while read -r file; do ldd "$file" 2>/dev/null | sed "s|^|$file: |"; done'
WATER_250 = "Water: 250 ml. Click to enter a value."


def test_apt_brings_every_library_that_any_file_of_it_is_linked_to(boot: Boot, installed: str) -> None:
    root = boot(installed)
    root.apt_get("check")
    linked = root.run("sh", "-c", LINKED, environment={"LD_LIBRARY_PATH": f"{PROGRAM}/_internal"}).stdout.splitlines()
    assert len(linked) > 1000
    assert [line for line in linked if "not found" in line] == []


def test_what_is_logged_by_clicks_is_in_the_database_and_shown_again(anna: Person) -> None:
    program = anna.begin()
    wait_until(anna.screen.is_painted, "the window")
    anna.log_by_clicks()
    assert program.quit() == 0
    anna.click_icon()
    anna.screen.find(WATER_250)


def test_a_desktop_launches_it(anna: Person) -> None:
    anna.root.install("libglib2.0-bin", recommended=False)
    anna.root.start("gio", "launch", ENTRY)
    anna.screen.click("Start now")
    anna.log_by_clicks()


def test_the_icons_actions_log_without_a_window(anna: Person) -> None:
    assert anna.click_icon("water").ended() == 0
    assert anna.click_icon("mood").ended() == 0
    assert anna.days() == [{"water_intake_ml": 250, "mood_score": 4}]
    assert not anna.screen.windows.in_sight("Organic")


def test_the_icons_actions_log_through_the_open_window(anna: Person) -> None:
    program = anna.begin()
    assert anna.click_icon("water").ended() == 0
    anna.screen.find(WATER_250)
    assert anna.click_icon("mood").ended() == 0
    assert anna.logged(water_intake_ml=250, mood_score=4)
    anna.screen.click("Modules")
    wait_until(lambda: MOOD not in anna.screen.names(), "another page")
    assert anna.click_icon("today").ended() == 0
    anna.screen.find(MOOD)
    assert program.is_running()


def test_a_second_click_on_the_icon_shows_the_window_that_is_there(anna: Person, screen: Eyes) -> None:
    anna.begin()
    screen.windows.close_by_frame("Organic")
    wait_until(lambda: not screen.windows.in_sight("Organic"), "the window to close")
    anna.click_icon()
    screen.find(MOOD)
