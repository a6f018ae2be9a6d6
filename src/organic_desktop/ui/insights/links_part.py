"""The Links part of the insights: what goes with what, computed in a child process while the window stays free.

The days are read in a thread; what was found in the same days before is shown at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from organic_desktop.app.links import Logged
from organic_desktop.app.modules import WELLNESS
from organic_desktop.app.sums import Stop
from organic_desktop.core.errors import Cancelled, OrganicError
from organic_desktop.ui.insights.links_cards import LinkCard, ShortLinkCard, StateCard, WaitingCard, WordsCard
from organic_desktop.ui.insights.links_chart import Scatter, scatter_of
from organic_desktop.ui.insights.links_words import LinkWords
from organic_desktop.ui.insights.weekly_cards import WeeklyCards
from organic_desktop.ui.insights.wrong_card import WrongCard
from organic_desktop.ui.text.measures import Measures, column_word
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import CARD_GAP, SMALL, Theme
from organic_desktop.ui.widgets.cards import EmptyState
from organic_desktop.ui.widgets.layouts import Scrolled
from organic_desktop.wellness.weekly import WeeklyWaiting

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.app.link_sums import Findings
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.services.page import Navigator

NARROW = 96  # characters; in a narrower page the small cards are below the large one
LARGE_SHARE, SMALL_SHARE = 7, 4
FRAME_MS = 16
Propose = Callable[[str, str, int], None]


@dataclass(frozen=True)
class Shown:
    """What was found, with the days of each link as they are drawn."""

    logged: Logged
    findings: Findings
    scatters: tuple[Scatter, ...]


class LinksPart(QWidget):
    """The strongest link large, the others beside it, and what waits; ``propose`` begins an experiment, if it can."""

    def __init__(
        self, app: App, bridge: Bridge, theme: Theme, navigator: Navigator, propose: Propose | None = None
    ) -> None:
        super().__init__()
        self._app, self._bridge, self._propose, self._navigator = app, bridge, propose, navigator
        self._asked = 0
        self._stop: Stop | None = None
        self._looking_at = ""
        self._shown: Shown | None = None
        self.is_whole = False
        """True once every card shows what was found last."""
        self._chosen = ""
        self.link, self.state = LinkCard(theme), StateCard(self.refresh)
        self.waiting, self.wrong = WaitingCard(), WrongCard(app, bridge)
        self.refused, self.weekly = WordsCard(self.tr("Left out")), WeeklyCards(theme)
        self.others: list[ShortLinkCard] = []
        self._scrolled, self._beside = Scrolled(SMALL), QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._empty = EmptyState(
            self.tr("After four weeks or so, what goes with what in your days appears here."), self.tr("Log today")
        )
        self._empty.wanted.connect(lambda: navigator.turn_to("today"))
        self.link.try_wanted.connect(self._try)
        self.link.coach_wanted.connect(self._ask_coach)
        self._build()
        for part in (self._empty, self.link, self.waiting, self.refused, self.weekly):
            part.hide()
        self.state.show_state(self.tr("Looking for links…"), "")
        self.refresh()

    def refresh(self) -> None:
        """Read the days in a thread, and look for links in a child process if they are others than before."""
        self._asked += 1
        asked = self._asked
        self._bridge.run(
            self._app.links.logged,
            lambda logged: self._look(logged) if asked == self._asked else None,
            self._show_error,
            owner=self,
        )

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # not a window that is minimized
            self._stop_looking()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._shown is None and self._stop is None:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().horizontalAdvance("n") * NARROW
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    # -- looking ------------------------------------------------------------------------------------------------------

    def _look(self, logged: Logged) -> None:
        begun = any(logged.metrics.values())
        self._scrolled.setVisible(begun)
        self._empty.setVisible(not begun)
        if logged.digest == self._looking_at:
            return
        self._stop_looking()
        if not begun:
            return
        self.wrong.show_days(logged)
        self._looking_at, self._stop = logged.digest, Stop()
        if self._shown is None:
            self.state.show_state(self.tr("Looking for links in %n day(s)…", "", logged.days), "")
        stop, weekend = self._stop, _weekend(self.locale())
        self._bridge.run(
            lambda: self._found(logged, stop, weekend),
            lambda shown: self._show(shown) if stop is self._stop else None,
            lambda error: self._show_error(error, stop),
            owner=self,
        )

    def _found(self, logged: Logged, stop: Stop, weekend: frozenset[int]) -> Shown:
        """Look for links, and lay out their days; called in a thread."""
        findings = self._app.links.look(logged, stop)
        scatters = tuple(
            scatter_of(each.link, each.size, logged.metrics[each.link.a], logged.metrics[each.link.b], weekend)
            for each in findings.sized
        )
        return Shown(logged, findings, scatters)

    def _stop_looking(self) -> None:
        self._looking_at = ""
        if self._stop:
            self._stop.set()
            self._stop = None

    def _show_error(self, error: OrganicError, stop: Stop | None = None) -> None:
        if stop is not self._stop or isinstance(error, Cancelled):
            return
        self._stop_looking()
        self.link.hide()
        self.state.show()
        self.state.show_state(self.tr("The links can't be shown now."), problem_of(error), again=True)

    # -- showing ------------------------------------------------------------------------------------------------------

    def _show(self, shown: Shown) -> None:
        self._shown, self._stop, self._looking_at, self.is_whole = shown, None, "", False
        words = LinkWords(Measures(self.locale(), self._app.units()))
        self._show_links(shown, words)
        self.link.setVisible(bool(shown.scatters))
        self.state.setVisible(not shown.scatters)
        if not shown.scatters:
            self.state.show_state(*self._nothing(shown))
        # Each a frame later than the one before: all cards at once would hold the window for longer than two frames.
        for frames, show in enumerate((self._show_waiting, self._show_weekly), start=1):
            QTimer.singleShot(frames * FRAME_MS, self, partial(self._show_later, shown, show, words))

    def _show_later(self, shown: Shown, show: Callable[[Shown, LinkWords], None], words: LinkWords) -> None:
        """Show one more part of what was found, unless other days are shown by now."""
        if shown is self._shown:
            show(shown, words)

    def _show_waiting(self, shown: Shown, words: LinkWords) -> None:
        """Show which pairs and weekdays wait for more days, and what is left out."""
        found = shown.findings.links
        waiting = [(words.pair(each), each.days_missing) for each in found.waiting]
        waiting += [
            (words.by_weekday(name), each.days_missing)
            for name, each in shown.findings.weekly.items()
            if isinstance(each, WeeklyWaiting)
        ]
        self.waiting.show_rows(waiting, words)
        self.refused.show_lines([words.refusal(name, reason) for name, reason in found.refused.items()])

    def _show_weekly(self, shown: Shown, words: LinkWords) -> None:
        self.weekly.show_findings(shown.findings.weekly, words, Measures(self.locale(), self._app.units()))
        self.is_whole = True

    def _show_links(self, shown: Shown, words: LinkWords) -> None:
        """Show one link large, the strongest unless another was chosen, and the others in short."""
        for other in self.others:
            self._beside.removeWidget(other)
            other.deleteLater()
        self.others = []
        large = next((each for each in shown.scatters if _name(each) == self._chosen), None)
        large = large or _foremost(shown.scatters, words)
        if large is None:
            return
        measures = Measures(self.locale(), self._app.units())
        self.link.show_link(
            large, words, measures, change=words.change(large.link, large.size), can_try=self._propose is not None
        )
        for place, each in enumerate(each for each in shown.scatters if each is not large):
            card = ShortLinkCard(each, words)
            card.opened.connect(partial(self._choose, _name(each)))
            self._beside.insertWidget(place, card)
            self.others.append(card)

    def _choose(self, name: str) -> None:
        self._chosen = name
        if self._shown:
            self._show_links(self._shown, LinkWords(Measures(self.locale(), self._app.units())))
            self.link.chart.setFocus()

    def _nothing(self, shown: Shown) -> tuple[str, str]:
        days = shown.logged.days
        if not shown.findings.links.tests:
            return (
                self.tr("Not enough data yet."),
                self.tr(
                    "A link is looked for once two numbers were logged on 28 days together, four of each weekday."
                    " With fewer, chance alone would tell you something."
                ),
            )
        return (
            self.tr("No link that holds up, in %n day(s).", "", days),
            self.tr(
                "That is an answer, too: from one of your numbers, nothing reliable can be said about another. More"
                " days can still show what is small; a link that is large would be here by now."
            ),
        )

    def _ask_coach(self) -> None:
        """Begin a conversation about the link that is large."""
        if self.link.of:
            link = self.link.of.link
            question = self.tr("Are {0} and {1} linked?").format(column_word(link.a), column_word(link.b))
            self._navigator.ask_coach(WELLNESS, self.link.title.text(), question)

    def _try(self) -> None:
        if self._propose and self.link.of:
            link = self.link.of.link
            self._propose(link.a, link.b, link.lag)

    def _build(self) -> None:
        side = QWidget()
        self._beside = QVBoxLayout(side)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(CARD_GAP)
        for card in (self.waiting, self.refused, self.wrong):
            self._beside.addWidget(card)
        self._beside.addStretch(1)
        main = QVBoxLayout()
        main.setSpacing(CARD_GAP)
        main.addWidget(self.link)
        main.addWidget(self.state)
        main.addWidget(self.weekly)
        main.addStretch(1)
        self._columns.setSpacing(CARD_GAP)
        self._columns.addLayout(main, LARGE_SHARE)
        self._columns.addWidget(side, SMALL_SHARE)
        self._scrolled.parts.addLayout(self._columns)
        self._scrolled.parts.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scrolled, 1)
        outer.addWidget(self._empty, 1)


def _foremost(scatters: Sequence[Scatter], words: LinkWords) -> Scatter | None:
    """Return the strongest link whose size may be said; without one the strongest."""
    sure = (each for each in scatters if words.is_sure(each.link, each.size))
    return next(sure, next(iter(scatters), None))


def _name(of: Scatter) -> str:
    return f"{of.link.a} {of.link.b}"


def _weekend(locale: QLocale) -> frozenset[int]:
    """Return the weekdays on which the user's country doesn't work, Monday is 0."""
    working = {day.value - 1 for day in locale.weekdays()}
    return frozenset(range(7)) - working
