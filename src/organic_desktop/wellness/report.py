"""The numbers of a page for a doctor: each chosen metric over a period, in plain statistics, with every day of it.

A day that wasn't logged isn't a 0: it is counted as such and left out of every number. ui/transfer/doctor_page.py
paints the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from organic_desktop.core.errors import InvalidInput
from organic_desktop.core.messages import Sentence
from organic_desktop.wellness.metrics import COLUMNS, METRICS, NOTES, Metric, metric
from organic_desktop.wellness.stats import average

Number = Decimal | int
USUAL_DAYS = 30
MOST_DAYS = 3_660
LONGEST_NAME = 100


class Logged(Protocol):
    """An entry: its date, and its values by the schema's column names."""

    @property
    def date(self) -> date: ...


@dataclass(frozen=True)
class ReportOptions:
    """What the page is about: the days from ``first`` to ``last``, the columns, and whose it is ("" for nobody named).

    ``nutrition_notes`` among the columns adds the notes of the days.
    """

    first: date
    last: date
    columns: tuple[str, ...] = tuple(metric.column for metric in METRICS)
    name: str = ""

    @property
    def days(self) -> int:
        """The number of days, both ends included."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class MetricReport:
    """One metric's numbers, in stored units and not rounded; None if nothing was logged. ``series`` has every day."""

    metric: Metric
    series: tuple[Number | None, ...]
    logged: int
    mean: Decimal | None
    median: Decimal | None
    lowest: Number | None
    highest: Number | None


@dataclass(frozen=True)
class Report:
    """The content of the page; ``notes`` are the days with notes, oldest first."""

    options: ReportOptions
    metrics: tuple[MetricReport, ...]
    notes: tuple[tuple[date, str], ...] = ()


def last_days(today: date, days: int = USUAL_DAYS) -> ReportOptions:
    """Return the options for the days that end today."""
    return ReportOptions(max(date.min + timedelta(days), today) - timedelta(days=days - 1), today)


def checked_options(options: ReportOptions) -> ReportOptions:
    """Return the options. Raises InvalidInput if no page can be made of them."""
    if options.last < options.first:
        raise InvalidInput(Sentence("The first day is after the last one."))
    if options.days > MOST_DAYS:
        raise InvalidInput(Sentence("A page has room for {most} days at most.", most=MOST_DAYS))
    if not options.columns or not set(options.columns) <= set(COLUMNS):
        raise InvalidInput(Sentence("Choose at least one of sleep, water, exercise, meditation, mood, energy, notes."))
    if len(options.name) > LONGEST_NAME or not options.name.isprintable():
        raise InvalidInput(Sentence("The name is too long or contains a character that can't be printed."))
    return options


def report_of(entries: Iterable[Logged], options: ReportOptions) -> Report:
    """Return the report of the entries within the options' days."""
    by_day = {entry.date: entry for entry in entries if options.first <= entry.date <= options.last}
    days = [options.first + timedelta(days=number) for number in range(options.days)]
    chosen = [metric(column) for column in COLUMNS if column in options.columns and column != NOTES]
    notes = [(day, getattr(by_day[day], NOTES)) for day in sorted(by_day)] if NOTES in options.columns else []
    return Report(
        options,
        tuple(_metric_report(each, [getattr(by_day.get(day), each.column, None) for day in days]) for each in chosen),
        tuple((day, text) for day, text in notes if text),
    )


def median(values: Iterable[Number]) -> Decimal | None:
    """Return the middle value, or the mean of the two in the middle; None if there is none."""
    ordered = sorted(map(Decimal, values))
    return average((ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2])) if ordered else None


def _metric_report(of: Metric, series: list[Number | None]) -> MetricReport:
    known = [value for value in series if value is not None]
    return MetricReport(
        of,
        tuple(series),
        len(known),
        average(known),
        median(known),
        min(known, default=None),
        max(known, default=None),
    )
