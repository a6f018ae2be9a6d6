"""One page for a doctor as a file: the numbers of the open profile's days, drawn by who knows how to draw.

The window and the command line both draw by ui/transfer/doctor_page.py; the latter is handed ``Draw`` (decision 0093).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from organic_desktop.app.transfer import Exported
from organic_desktop.core.drafts import draft
from organic_desktop.core.settings import Settings
from organic_desktop.wellness.report import Report, ReportOptions, checked_options, last_days, report_of

if TYPE_CHECKING:
    from organic_desktop.app.facade import App

Draw = Callable[[Report, Settings, date], bytes]
"""Returns a report as a PDF, in the language, formats and units of the settings, and says on which day it was made."""


def options_for(
    app: App,
    first: date | None = None,
    last: date | None = None,
    columns: tuple[str, ...] | None = None,
    name: str = "",
) -> ReportOptions:
    """Return the options of a page: by default the 30 days until ``last`` or today, and every number.

    Raises InvalidInput if no page can be made of them.
    """
    options = last_days(last or app.today())
    options = replace(options, first=first or options.first, name=name)
    return checked_options(options if columns is None else replace(options, columns=columns))


def read_report(app: App, options: ReportOptions) -> Report:
    """Return the report of the open profile's days."""
    return report_of(app.days.entries(options.first, options.last), options)


def save_page(app: App, target: Path, options: ReportOptions, draw: Draw, *, overwrite: bool = True) -> Exported:
    """Draw the page and write it, as ``write_report`` does."""
    report = read_report(app, options)
    return write_report(target, report, draw(report, app.settings, app.today()), overwrite=overwrite)


def write_report(target: Path, report: Report, page: bytes, *, overwrite: bool = True) -> Exported:
    """Write a report's page to a file that only the user can read; an existing file is replaced once all is written.

    Returns how many days are logged of the metric, or the notes, that have the most.
    Raises InvalidInput if it can't be written or may not be overwritten: the file is as before.
    """
    with draft(target, overwrite=overwrite) as file:
        file.write(page)
    return Exported(target, max([len(report.notes), *(each.logged for each in report.metrics)]))
