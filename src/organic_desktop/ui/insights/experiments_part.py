"""The experiments of the insights page: a card for each, the latest first, and the way to a new one.

No number of a running experiment is shown: the result is counted once its last day is over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.text.experiments import ExperimentWords
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import CARD_GAP, SMALL
from organic_desktop.ui.widgets.cards import Card, EmptyState, label, paragraph
from organic_desktop.ui.widgets.day_strip import DayStrip
from organic_desktop.ui.widgets.layouts import Flow, Scrolled
from organic_desktop.wellness.experiments import Experiment, State

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.ui.services.bridge import Bridge
    from organic_desktop.ui.services.page import Actions
    from organic_desktop.ui.theme.theme import Theme


@dataclass(frozen=True)
class Reading:
    """Everything that the part shows: each experiment, and what its result says in a sentence, if it is over."""

    today: date
    experiments: tuple[Experiment, ...]


class ExperimentsPart(QWidget):
    """The list of experiments; ``propose`` opens the dialog with what a link suggests."""

    def __init__(self, app: App, bridge: Bridge, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._app, self._bridge, self._theme, self._actions = app, bridge, theme, actions
        self._asked = 0
        self.cards: list[ExperimentCard] = []
        self.new = QPushButton(self.tr("New experiment…"))
        self.new.setProperty("look", "primary")
        self.new.clicked.connect(lambda: self.propose())
        self._about = label(
            self.tr(
                "Days with and days without, in an order that chance draws in advance: the only way to learn from your "
                "own days what makes a difference. Experiments stay on this computer and in its backups."
            ),
            "soft",
        )
        self._about.setWordWrap(True)
        self._problem = paragraph("", "error")
        self._problem.hide()
        self._scrolled = Scrolled(SMALL)
        self._column = QVBoxLayout()
        self._column.setSpacing(CARD_GAP)
        self._empty = EmptyState(
            self.tr("Does it help you? Choose one thing to change and one number to watch, and find out in 4 weeks."),
            self.tr("New experiment…"),
        )
        self._empty.wanted.connect(lambda: self.propose())
        self._empty.hide()
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Read the experiments in a thread and show them; the result of an earlier reading is dropped."""
        self._asked += 1
        asked = self._asked
        self._bridge.run(
            lambda: Reading(self._app.today(), tuple(self._app.experiments.all())),
            lambda reading: self._show(reading) if asked == self._asked else None,
            self._show_error,
            owner=self,
        )

    def propose(self, factor: str = "", outcome: str = "", lag: int = 0) -> None:
        """Open the dialog of a new experiment, with a factor's and an outcome's columns chosen, if they are given."""
        from organic_desktop.ui.insights.experiments_dialog import ExperimentDialog  # which most visits don't need

        dialog = ExperimentDialog(self.window(), self._app, self._theme, factor, outcome, lag)
        dialog.written.connect(self._say_written)
        dialog.open()

    # -- details ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._about, 1)
        head.addWidget(self.new)
        self._head = QWidget()
        self._head.setLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        column = self._scrolled.parts
        column.addWidget(self._head)
        column.addWidget(self._problem)
        column.addLayout(self._column)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scrolled, 1)
        outer.addWidget(self._empty, 1)

    def _show(self, reading: Reading) -> None:
        self._problem.hide()
        self._scrolled.setVisible(bool(reading.experiments))
        self._empty.setVisible(not reading.experiments)
        words = ExperimentWords(Measures(self.locale(), self._app.units()))
        for card in self.cards[len(reading.experiments) :]:
            card.hide()
            card.deleteLater()
        del self.cards[len(reading.experiments) :]
        while len(self.cards) < len(reading.experiments):
            self.cards.append(card := ExperimentCard(self._theme))
            card.opened.clicked.connect(lambda _, card=card: self._open(card.experiment_id))
            card.stopped.clicked.connect(lambda _, card=card: self._stop(card.experiment_id))
            card.removed.clicked.connect(lambda _, card=card: self._remove(card.experiment_id))
            self._column.addWidget(card)
        for card, experiment in zip(self.cards, reading.experiments, strict=True):
            card.show_experiment(experiment, reading.today, words)

    def _show_error(self, error: OrganicError) -> None:
        self._problem.setText(problem_of(error))
        self._problem.show()

    def _say_written(self, experiment: Experiment, edit_id: str) -> None:
        words = ExperimentWords(Measures(self.locale(), self._app.units()))
        sentence = self.tr("Written down and drawn. It begins on {0}.").format(words.day(experiment.plan.first))
        self._actions.offer_undo(sentence, [edit_id])
        self.refresh()

    def _open(self, experiment_id: str) -> None:
        from organic_desktop.ui.insights.experiment_page import ExperimentPage  # brings the printing, too

        try:
            page = ExperimentPage(self.window(), self._app, self._theme, self._app.experiments.get(experiment_id))
        except OrganicError as error:
            self._show_error(error)
            return
        page.changed.connect(self.refresh)
        page.open()

    def _stop(self, experiment_id: str) -> None:
        """End one early; it can be undone, so nothing is asked."""
        self._change(experiment_id, self._app.experiments.stop, self.tr("Stopped. No result is told of it."))

    def _remove(self, experiment_id: str) -> None:
        self._change(experiment_id, self._app.experiments.remove, self.tr("Experiment deleted."))

    def _change(self, experiment_id: str, change: Callable[[str], str], sentence: str) -> None:
        try:
            edit_id = change(experiment_id)
        except OrganicError as error:
            self._show_error(error)
            return
        self._actions.offer_undo(sentence, [edit_id])
        self.refresh()


class ExperimentCard(Card):
    """One experiment: its change, where it is, the strip of its days."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self.experiment_id = ""
        self.title.setProperty("look", "strong")
        self.title.setWordWrap(True)
        self.body.setSpacing(SMALL)
        self.progress = label("", "caption")
        self.question = label("", "soft")
        self.note = label("", "caption")
        for words in (self.question, self.note):
            words.setWordWrap(True)
        self.strip = DayStrip(theme)
        self.opened = QPushButton()
        self.stopped = QPushButton()
        self.stopped.setProperty("look", "quiet")
        self.removed = QPushButton(self.tr("Delete"))
        self.removed.setProperty("look", "quiet")
        row = Flow()
        for button in (self.opened, self.stopped, self.removed):
            row.addWidget(button)
        for part in (self.question, self.progress, self.strip, self.note):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.finish()

    def show_experiment(self, experiment: Experiment, today: date, words: ExperimentWords) -> None:
        """Show an experiment as it stands today."""
        plan, state = experiment.plan, experiment.state(today)
        self.experiment_id = experiment.id
        self.title.setText(plan.factor.words)
        self.question.setText(plan.question)
        self.progress.setText(words.progress(experiment, today))
        self.strip.show_plan(plan, today, words.strip(plan, today))
        self.note.setText(self._note(experiment, state, words))
        self.opened.setText(self.tr("See the result") if state is State.OVER else self.tr("See the plan"))
        self.opened.setProperty("look", "primary" if state is State.OVER else "")
        self.stopped.setText(self.tr("Take back") if state is State.PLANNED else self.tr("Stop early"))
        self.stopped.setVisible(state in (State.PLANNED, State.RUNNING))
        self.removed.setVisible(state in (State.OVER, State.STOPPED))
        for button in (self.opened, self.stopped, self.removed):
            button.setAccessibleName(f"{button.text()}: {plan.factor.words}")
            button.style().polish(button)

    def _note(self, experiment: Experiment, state: State, words: ExperimentWords) -> str:
        if state is State.STOPPED:
            return self.tr("No result is told of an experiment that was stopped early.")
        if state is State.OVER:
            return self.tr("All days are over: the result is counted.")
        drawn = self.tr("Drawn in advance: tall green days with, low grey days without.")
        counted = self.tr("The result is counted on {0}.").format(words.day(experiment.plan.counted_on))
        return f"{drawn} {counted}"
