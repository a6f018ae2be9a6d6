"""The page shown after the settings were lost: whose data are on this computer, and the way back to them.

Which files those are is ``app/profiles.py``'s; the first choice, or any way to another page, leaves it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from organic_desktop.app.facade import App
from organic_desktop.core.errors import OrganicError
from organic_desktop.store.adoption import EarlierFile
from organic_desktop.ui.text.dates import LONG_DATE_YEAR, RelativeTime, format_date
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import problem_of, translate_message
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import SMALL
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.layouts import Flow, Scrolled

if TYPE_CHECKING:
    from organic_desktop.ui.shell.window import MainWindow


class FoundPage(Scrolled):
    """``wanted`` carries the id of the account whose file is to be opened; ``put_off`` says that none is."""

    wanted = Signal(str)
    put_off = Signal()

    def __init__(self, app: App, accounts: Sequence[EarlierFile]) -> None:
        super().__init__()
        self.opening: list[QPushButton] = []
        self.problem = label("", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.later = self._button(self.tr("Go on without them"), self.put_off.emit)
        when = RelativeTime(self.locale(), app.settings.zone(), app.today())
        self._words = ActivityWords(Measures(self.locale(), app.units()), when, app.today())
        column = self.add_readable_column()
        column.addWidget(label(self.tr("Your days are still here"), "title"))
        lost = self.tr(
            "The settings of this computer were lost, and with them who is signed in. These accounts' data are on this"
            " computer; opened, they are as they were. To sync them, sign in again."
        )
        for sentence in (*map(translate_message, app.folder_problems()), lost):
            words = label(sentence, "soft")
            words.setWordWrap(True)
            column.addWidget(words)
        for account in accounts:
            column.addWidget(self._card(account))
        column.addWidget(self.problem)
        last = Flow()
        last.addWidget(self.later)
        column.addLayout(last)
        self.parts.addStretch(1)

    def show_busy(self, busy: bool) -> None:
        """While a file is opened there is nothing else to do."""
        for button in (*self.opening, self.later):
            button.setEnabled(not busy)

    def refuse(self, error: OrganicError) -> None:
        """Say why a file couldn't be opened."""
        self.show_busy(False)
        self.problem.setText(problem_of(error))
        self.problem.show()

    def _card(self, account: EarlierFile) -> Card:
        card = Card("")
        card.title.setProperty("look", "strong")
        card.title.setText(account.email or self.tr("An account"))
        card.body.setSpacing(SMALL)
        card.body.addWidget(label(self._words.rows(account.rows), ""))
        if account.first and account.last:
            first, last = (format_date(day, LONG_DATE_YEAR, self.locale()) for day in (account.first, account.last))
            days = first if first == last else self.tr("{0} to {1}").format(first, last)
            card.body.addWidget(label(days, "soft"))
        if account.unsent:
            card.body.addWidget(label(self.tr("%n edit(s) of them were never sent.", "", account.unsent), "soft"))
        opening = self._button(self.tr("Open"), lambda: self.wanted.emit(account.user_id))
        opening.setAccessibleName(self.tr("Open the data of {0}").format(card.title.text()))
        if not self.opening:
            opening.setProperty("look", "primary")
        self.opening.append(opening)
        row = Flow()
        row.addWidget(opening)
        card.body.addLayout(row)
        card.finish()
        return card

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)  # Enter presses it on every desktop
        button.clicked.connect(lambda: act())
        return button


def offer_found(window: MainWindow, app: App, then: Callable[[], object]) -> bool:
    """Show the page alone if there is something to offer; who wants none of it goes on with ``then``."""
    accounts = app.accounts_lost()
    if not accounts:
        return False
    page = FoundPage(app, accounts)

    def leave() -> None:
        window.pages.turned.disconnect(leave)
        window.sidebar.show()
        page.deleteLater()
        window.pages.refresh()

    def open_account(user_id: str) -> None:
        page.show_busy(True)

        def opened(_: None) -> None:
            window.bridge.settings_changed.emit()
            window.pages.turn_to("today")

        window.bridge.run(lambda: app.open_account(user_id), opened, page.refuse, owner=page)

    def put_off() -> None:
        app.change_settings(lost=False)
        window.pages.turn_to("today")
        then()

    window.pages.turned.connect(leave)
    page.wanted.connect(open_account)
    page.put_off.connect(put_off)
    window.pages.addWidget(page)
    window.pages.setCurrentWidget(page)
    window.sidebar.hide()
    page.opening[0].setFocus()
    return True
