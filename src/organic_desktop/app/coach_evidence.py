"""What the coach may know of the user, read from the open profile into an ``Evidence``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from organic_desktop.app.days import Days
from organic_desktop.app.links import FindLinks, FoundLink
from organic_desktop.app.modules import Modules, ModuleState
from organic_desktop.app.sums import Stop
from organic_desktop.coach.evidence import Evidence, LinkFacts, ModuleFacts, SizedLink, TopicFacts
from organic_desktop.core.clock import local_day
from organic_desktop.core.errors import NoSums
from organic_desktop.core.settings import Settings
from organic_desktop.store.conversations import Thread
from organic_desktop.wellness.links import Links
from organic_desktop.wellness.metrics import METRICS
from organic_desktop.wellness.modules import Module
from organic_desktop.wellness.units import Units

if TYPE_CHECKING:
    from organic_desktop.app.link_sums import Sized

DescribeModule = Callable[[Module], Module]
"""Returns a module's texts in the language of the interface; the titles of topics stay, in their order."""


class EvidenceReader:
    """Reads the days, modules, goals and, if asked to, the links: some tens of milliseconds for years of days.

    ``describe`` is set by the window, which knows the language; otherwise modules are described in English. So are
    ``units``: the command line and what it asks have the stored ones.
    """

    def __init__(
        self,
        days: Days,
        modules: Modules,
        links: FindLinks,
        settings: Callable[[], Settings],
        today: Callable[[], date],
    ) -> None:
        self._days, self._modules, self._links = days, modules, links
        self._settings, self._today = settings, today
        self.describe: DescribeModule = lambda module: module
        self.units: Callable[[], Units] = Units
        self.language: Callable[[], str] = lambda: self._settings().language or "en"

    def day_of(self, moment: datetime) -> date:
        """Return the user's day at a moment."""
        settings = self._settings()
        return local_day(moment, settings.zone(), settings.day_start_hour)

    def with_links(self, evidence: Evidence) -> Evidence:
        """Return the evidence with the links, which a child process finds unless these days were looked at before.

        The first look at new days takes some tenths of a second of that process, and none of the window's.
        """
        logged = self._links.logged()
        try:
            found = self._links.look(logged, Stop())
        except NoSums:  # no child can be started here: slower, and right all the same
            links, sized = self._links.find()
            return replace(evidence, links=_facts(links, sized))
        return replace(evidence, links=_facts(found.links, found.sized))

    def read(self, thread: Thread) -> Evidence:
        """Return what is known for a conversation, without links."""
        entries, settings = self._days.entries(), self._settings()
        columns = [metric.column for metric in METRICS]
        return Evidence(
            today=self._today(),
            days={
                column: {entry.date: value for entry in entries if (value := getattr(entry, column)) is not None}
                for column in columns
            },
            dates=frozenset(entry.date for entry in entries),
            notes={entry.date: entry.nutrition_notes for entry in entries if entry.nutrition_notes},
            days_off=self._days.skipped(),
            goals={
                metric.column: settings.goal_history(metric.column) for metric in METRICS if metric.goal is not None
            },
            modules=tuple(map(self._module, self._modules.all())),
            module=thread.module_name,
            topic=thread.topic,
            language=self.language(),
            units=self.units(),
        )

    def _module(self, state: ModuleState) -> ModuleFacts:
        shown, done = self.describe(state.module), frozenset(state.completed)
        topics = tuple(
            TopicFacts(own.title, text.title, text.sentence, text.prompt, done=own.title in done)
            for own, text in zip(state.module.topics, shown.topics, strict=True)
        )
        return ModuleFacts(state.module.name, shown.title, shown.summary, topics, state.progress)


def _facts(links: Links, sized: Iterable[FoundLink | Sized]) -> LinkFacts:
    return LinkFacts(tuple(SizedLink(each.link, each.size) for each in sized), links.waiting, links.refused)
