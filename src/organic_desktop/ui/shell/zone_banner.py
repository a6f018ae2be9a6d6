"""The banner for who travelled: their days are in another time zone now, and can stay in the former one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from organic_desktop.core.errors import OrganicError
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import LARGE, MEDIUM, PAGE_MARGIN, SMALL
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import Flow

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.app.zone_change import ZoneMove


class ZoneBanner(QWidget):
    """Shown while ``app.zone_change`` has a question; ``answered`` after the user stayed on the former zone."""

    answered = Signal()

    def __init__(self, app: App, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._app = app
        self._move: ZoneMove | None = None
        self._words, self._problem = label("", "strong"), label("", "error")
        for words in (self._words, self._problem):
            words.setWordWrap(True)
        self._problem.hide()
        self.go_on, self.stay = QPushButton(self.tr("OK")), QPushButton()
        self.go_on.clicked.connect(self._go_on)
        self.stay.clicked.connect(self._stay)
        card, buttons, around = QFrame(), Flow(), QVBoxLayout(self)
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        inside.setSpacing(SMALL)
        for button in (self.go_on, self.stay):
            buttons.addWidget(button)
        inside.addWidget(self._words)
        inside.addWidget(self._problem)
        inside.addLayout(buttons)
        around.setContentsMargins(PAGE_MARGIN[0], MEDIUM, PAGE_MARGIN[0], 0)
        around.addWidget(card)
        self.hide()

    @Slot()
    def look(self) -> None:
        """Show the question, if there is one now; announce a new one."""
        try:
            move = self._app.zone_change.question()
        except OrganicError:  # the settings can't be saved: it is asked about at the next look
            move = None
        is_new, self._move = move is not None and move != self._move, move
        self.setVisible(move is not None)
        if move is None or not is_new:
            return
        self._words.setText(
            self.tr("You are in {0}: your days go on there; nothing is doubled.").format(city_of(move.now))
        )
        self.stay.setText(self.tr("Stay on {0} time").format(city_of(move.before)))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._words.text()))

    def _go_on(self) -> None:
        if self._answer(self._app.zone_change.go_on):
            self.look()

    def _stay(self) -> None:
        if self._answer(lambda move: self._app.change_settings(timezone=move.before)):
            self.look()
            self.answered.emit()

    def _answer(self, answer: Callable[[ZoneMove], object]) -> bool:
        """Carry out an answer; False if there is no question any more, or the settings can't be saved."""
        if self._move is None:
            return False
        try:
            answer(self._move)
        except OrganicError as error:
            self._problem.setText(problem_of(error))
            self._problem.show()
            return False
        self._problem.hide()
        return True


def city_of(zone: str) -> str:
    """Return the place that a zone is named by: Buenos Aires for America/Argentina/Buenos_Aires."""
    return zone.rpartition("/")[2].replace("_", " ")
