"""How often are we wrong? The rules tried on made-up people without any link, who are otherwise like the user."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QPushButton, QVBoxLayout, QWidget

from organic_desktop.app.links import PEOPLE, Logged, MadeUp
from organic_desktop.app.sums import Stop
from organic_desktop.core.errors import Cancelled, OrganicError
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.text.numbers import format_number, format_percent
from organic_desktop.ui.theme.theme import HUGE, LARGE, SMALL
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import set_title

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.ui.services.bridge import Bridge

PLACES = Decimal(1)


class WrongCard(Card):
    """Runs 200 made-up people through the rules in a child process, and says how many were told something.

    The people of every run count together, also those of one that was stopped. It stops when it is hidden.
    """

    def __init__(self, app: App, bridge: Bridge) -> None:
        super().__init__(self.tr("How often are we wrong?"))
        self.title.setProperty("look", "strong")
        self._app, self._bridge = app, bridge
        self._logged: Logged | None = None
        self._stop: Stop | None = None
        self.words, self.progress = label("", "soft"), QProgressBar()
        self.words.setWordWrap(True)
        self.progress.setTextVisible(False)
        self.progress.setRange(0, PEOPLE)
        self.progress.setAccessibleName(self.tr("Made-up people done"))
        self.progress.hide()
        self.run, self.cancel = QPushButton(), QPushButton(self.tr("Stop"))
        self.run.clicked.connect(self.start)
        self.cancel.clicked.connect(self.stop)
        self.cancel.hide()
        buttons = Flow()
        for button in (self.run, self.cancel):
            buttons.addWidget(button)
        self.body.setSpacing(SMALL)
        self.body.addWidget(self.words)
        self.body.addWidget(self.progress)
        self.body.addLayout(buttons)
        self.finish()
        self.run.setEnabled(False)
        self._show()

    def show_days(self, logged: Logged) -> None:
        """Take the user's days; a run on other days is stopped."""
        if self._logged is None or logged.digest != self._logged.digest:
            self.stop()
        self._logged = logged
        self._show()

    def start(self) -> None:
        """Make up people, in a child process."""
        logged = self._logged
        if self._stop or logged is None:
            return
        self._stop = stop = Stop()
        self.show_problem("")
        self.progress.setValue(0)
        had_focus = self.run.hasFocus()
        self._show()
        if had_focus:
            self.cancel.setFocus()

        def progress(done: int) -> None:
            self._bridge.call_soon(lambda: self._show_progress(stop, done))

        self._bridge.run(
            lambda: self._app.links.make_up(logged, stop, progress),
            lambda _: self._end(stop, None),
            lambda error: self._end(stop, error),
            owner=self,
        )

    def stop(self) -> None:
        """Stop; who was made up until then counts."""
        if self._stop:
            self._stop.set()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # not a window that is minimized
            self.stop()

    def _show_progress(self, stop: Stop, done: int) -> None:
        if stop is self._stop:
            self.progress.setValue(done)

    def _end(self, stop: Stop, error: OrganicError | None) -> None:
        if stop is not self._stop:
            return
        had_focus = self.cancel.hasFocus()
        self._stop = None
        if error and not isinstance(error, Cancelled):
            self.show_problem(problem_of(error))
        self._show()
        if had_focus:
            self.run.setFocus()

    def _show(self) -> None:
        so_far = self._app.links.made_up_so_far(self._logged) if self._logged else MadeUp()
        is_running = self._stop is not None
        self.words.setText(self._said(so_far, is_running))
        self.run.setText(self.tr("Run it again") if so_far.people else self.tr("Find out"))
        self.run.setEnabled(self._logged is not None)
        self.run.setVisible(not is_running and so_far.tests != 0)
        self.cancel.setVisible(is_running)
        self.progress.setVisible(is_running)

    def _said(self, so_far: MadeUp, is_running: bool) -> str:
        if is_running:
            return self.tr("Making up people with your weekdays and gaps, and no links at all…")
        if so_far.tests == 0:
            return self.tr("There are too few days yet to look for any link, so nothing wrong can be said.")
        if not so_far.people:
            return self.tr(
                "Make up {0} people with your weekdays and gaps, and no links at all, and count how many these rules"
                " tell of one. Everything stays on this computer."
            ).format(format_number(PEOPLE, self.locale()))
        low, high = so_far.interval
        return self.tr(
            "%n made-up people with your weekdays and gaps, and no links at all: these rules told {0} of them something"
            " ({1}; with more people it would be between {2} and {3}).",
            "",
            so_far.people,
        ).format(
            format_number(so_far.told, self.locale()),
            self._percent(so_far.told / so_far.people),
            self._percent(low),
            self._percent(high),
        )

    def _percent(self, share: float) -> str:
        return format_percent(100 * share, self.locale())


class WrongDialog(QDialog):
    """The card in a window of its own, with what it is about: for Help."""

    def __init__(self, parent: QWidget, app: App, bridge: Bridge) -> None:
        super().__init__(parent)
        set_title(self, self.tr("How often are we wrong?"))
        about = label(
            self.tr(
                "Where there is nothing, most programs find something: days resemble the day before, and weekends"
                " differ. So these rules are tried on people who don't exist. Each has your values, on your days, with"
                " your weekdays and with days that resemble the day before as yours do; only which day has which value"
                " is drawn anew. Nothing of theirs goes together, so whoever is told of a link is told something wrong."
            ),
            "body",
        )
        about.setWordWrap(True)
        self.card = WrongCard(app, bridge)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, LARGE)
        column.setSpacing(LARGE)
        for widget in (about, self.card, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * 60)
        bridge.run(
            app.links.logged,
            self.card.show_days,
            lambda error: self.card.show_problem(problem_of(error)),
            owner=self,
        )
