"""A look at a data folder without an App: what the command line's quick verbs and the window's first moment show.

It reads the settings and one snapshot of the open profile's file, by the queries that the App uses too, and imports
none of what the App does (decision 0052). Whatever is unusual about the folder is left to the App, which acts on it or
tells the user: the look is given up by CantLook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from organic_desktop.core.clock import Clock, SystemClock, local_day
from organic_desktop.core.files import Damaged, keeps_permissions
from organic_desktop.core.passcode import has_lock
from organic_desktop.core.paths import database_path
from organic_desktop.core.settings import Settings, read_settings
from organic_desktop.store import reads
from organic_desktop.store.connections import held_key
from organic_desktop.store.lean_file import CantLook, LeanFile, looking
from organic_desktop.store.reads import Entry

TYPE_CHECKING = False  # as in core/terminal.py
if TYPE_CHECKING:
    from organic_desktop.sync.status import Status
    from organic_desktop.wellness.streaks import Streak


class Look:
    """The local answers of the App, each as its own method would give it. Each raises CantLook."""

    def __init__(self, folder: Path, settings: Settings, file: LeanFile, clock: Clock) -> None:
        self.settings = settings
        self.file = file
        self._folder, self._clock = folder, clock

    def today(self) -> date:
        """Return the user's date now."""
        return local_day(self._clock.now(), self.settings.zone(), self.settings.day_start_hour)

    def entry(self, day: date) -> Entry | None:
        """Return the entry of a day."""
        with self.file.reading() as connection:
            return reads.entry(connection, self.file.user_id, day)

    def entries(self, first: date | None = None, last: date | None = None) -> list[Entry]:
        """Return the entries between two dates, both included, oldest first."""
        with self.file.reading() as connection:
            return reads.entries(connection, self.file.user_id, first, last)

    def lines(self, labels: Mapping[str, str], first: date | None = None, last: date | None = None) -> list[str]:
        """Return each of the ``entries`` as a line: its date, and its values after the ``labels`` of their columns."""
        with self.file.reading() as connection:
            return reads.lines(connection, self.file.user_id, labels, first, last)

    def json_lines(self, first: date | None = None, last: date | None = None) -> list[str]:
        """Return each of the ``entries`` as a JSON object."""
        with self.file.reading() as connection:
            return reads.json_lines(connection, self.file.user_id, first, last)

    def streak(self) -> Streak:
        """Return the streak as the server counts it, with the user's today."""
        with self.file.reading() as connection:
            return reads.streaks(connection, self.file.user_id, self.today(), ())[0]

    def ahead(self) -> list[date]:
        """Return the dates after today with an entry."""
        with self.file.reading() as connection:
            return reads.dates_between(connection, self.file.user_id, self.today() + timedelta(days=1), date.max)

    def status(self) -> Status:
        """Return the sync state."""
        from organic_desktop.sync.status import local_status  # other looks needn't wait for it

        with self.file.reading() as connection:
            return local_status(reads.waiting(connection), reads.last_cycle(connection), self.settings)

    def check_alone(self) -> None:
        """Raise CantLook if there are files here that the user may want to import (``Profiles.earlier``)."""
        accounts = self._folder / "accounts"
        kept = any(each for folder in (self._folder, accounts) for each in folder.glob("*.newer-*.db"))
        own = database_path(self._folder, self.settings.signed_in)
        others = [each for each in accounts.glob("*.db") if "." not in each.stem and each != own]
        if kept or (self.settings.signed_in and others):
            raise CantLook("other files")


@contextmanager
def look_into(folder: Path, clock: Clock | None = None) -> Iterator[Look]:
    """Open a data folder for a look. Raises CantLook, with nothing changed."""
    if has_lock(folder) and held_key(folder) is None:
        raise CantLook("locked")
    settings = _sound_settings(folder)
    signed_in = settings.signed_in
    if signed_in and database_path(folder, None).exists():
        raise CantLook("what was logged without an account is still to be merged")
    if not keeps_permissions(folder):
        raise CantLook("a disk without permissions")
    with looking(database_path(folder, signed_in), signed_in.user_id if signed_in else None) as file:
        yield Look(folder, settings, file, clock or SystemClock())


def _sound_settings(folder: Path) -> Settings:
    """Return the settings, if the user needn't be told anything about them."""
    try:
        read = read_settings(folder / "settings.json")
    except FileNotFoundError:
        if any((folder / "accounts").glob("*.db")):
            raise CantLook("the settings are lost") from None
        return Settings()
    except (OSError, Damaged) as error:
        raise CantLook("damaged settings") from error
    if read.messages or read.no_account or read.settings.lost:
        raise CantLook("settings that aren't sound")
    return read.settings
