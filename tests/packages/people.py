"""A person in a root: who clicks in the menu, logs, quits, and whose days can be read in the database."""

from __future__ import annotations

from collections.abc import Mapping

from tests.packages import bases
from tests.packages.desktop_entry import DesktopEntry
from tests.packages.roots import Program, Root
from tests.packages.screens import Eyes
from tests.system.screen import wait_until

ENTRY = "/usr/share/applications/organic-desktop.desktop"
WATER, MOOD = "Water: add 250 ml", "Mood 4 of 5"
NUMBERS = "sleep_hours", "water_intake_ml", "exercise_minutes", "meditation_minutes", "mood_score", "energy_level"


class Person:
    """A user of a root, before a screen."""

    def __init__(self, root: Root, screen: Eyes, name: str = "anna", *, entry: str = ENTRY) -> None:
        self.root, self.screen, self.name = root, screen, name
        self._entry = entry
        self.data = f"{bases.HOMES[name]}/.local/share/organic-desktop"
        self.database = f"{self.data}/local.db"

    def command(self, action: str = "") -> list[str]:
        """Return what the menu starts: the installed entry's own command, or an action's."""
        return DesktopEntry(self.root.path(self._entry)).command(action)

    def click_icon(self, action: str = "", environment: Mapping[str, str | None] | None = None) -> Program:
        """Start the program as the menu does, or an action of its icon."""
        return self.root.start(*self.command(action), user=self.name, environment=environment)

    def begin(self) -> Program:
        """Start the program for the first time, and press through the welcome to Today."""
        program = self.click_icon()
        self.screen.click("Start now")
        self.screen.find(MOOD)
        return program

    def log_by_clicks(self) -> None:
        """Log a good mood and a glass of water with the mouse, and wait until both are in the database."""
        self.screen.click(MOOD)
        self.screen.click(WATER)
        wait_until(lambda: self.logged(mood_score=4, water_intake_ml=250), "the entry in the database")

    def logged(self, **values: float) -> bool:
        """True if the database holds one day, and of it these values."""
        days = self.days()
        return len(days) == 1 and all(days[0].get(column) == value for column, value in values.items())

    def days(self) -> list[dict[str, float]]:
        """Return what the database holds of each day; nothing before there is a database."""
        if not self.root.path(self.database).exists():
            return []
        rows = self.root.rows(self.database, "SELECT * FROM wellness_entries ORDER BY date")
        return [{name: float(row[name]) for name in NUMBERS if row[name] is not None} for row in rows]
