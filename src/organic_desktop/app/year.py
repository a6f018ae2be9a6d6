"""A year in review: the facts of one year of the open profile, and its page as a file.

wellness/year.py says what is true of it, ui/insights/year_page.py paints it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from organic_desktop.core.clock import local_day
from organic_desktop.core.drafts import draft
from organic_desktop.wellness.year import Beside, YearFacts, beside_of, first_of, last_of, year_of

if TYPE_CHECKING:
    from organic_desktop.app.facade import App


def years_with_entries(app: App) -> list[int]:
    """Return the years that have an entry until today, latest first."""
    return app.days.history.years(app.today())


def read_year(app: App, year: int, columns: Collection[str], *, beside: bool) -> YearFacts:
    """Return the facts of a year; without ``beside``, nothing of modules and conversations is read."""
    today = app.today()
    entries = app.days.entries(first_of(year), last_of(year, today))
    return year_of(entries, year, today, tuple(columns), _beside(app, year, today) if beside else None)


def write_page(target: Path, page: bytes, *, overwrite: bool = True) -> Path:
    """Write a drawn page to a file that only the user can read, whole or not at all. Raises InvalidInput."""
    with draft(target, overwrite=overwrite) as file:
        file.write(page)
    return target


def _beside(app: App, year: int, today: date) -> Beside:
    zone, day_start = app.settings.zone(), app.settings.day_start_hour

    def day_of(moment: datetime | None) -> date | None:
        return local_day(moment, zone, day_start) if moment else None

    modules = [(day_of(each.last_activity), each.progress) for each in app.modules.all() if each.row]
    return beside_of(modules, map(day_of, app.conversations.begun()), year, today)
