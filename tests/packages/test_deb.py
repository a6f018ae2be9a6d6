"""The ``.deb`` as a person meets it: installed by apt from the downloaded file, started from the menu, and used."""

from __future__ import annotations

from tests.desktop.screen import wait_until
from tests.packages.people import Person


def test_what_is_logged_by_clicks_is_in_the_database_and_shown_again(anna: Person) -> None:
    program = anna.begin()
    wait_until(anna.screen.is_painted, "the window")
    anna.log_by_clicks()
    assert program.quit() == 0
    anna.click_icon()
    anna.screen.find("Water: 250 ml. Press to type a value.")
