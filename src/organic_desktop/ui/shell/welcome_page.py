"""The first page of a new installation: begin at once, or with an account. The first choice leaves it for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from organic_desktop.app.facade import App
from organic_desktop.ui.account.dialog import AccountDialog
from organic_desktop.ui.settings.cards import YourDayCard
from organic_desktop.ui.shell.bridge import Bridge
from organic_desktop.ui.theme.theme import HUGE, MEDIUM, Theme
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import Scrolled
from organic_desktop.ui.widgets.plain_text import Label

if TYPE_CHECKING:
    from organic_desktop.ui.shell.window import MainWindow


class WelcomePage(Scrolled):
    """``left`` says that the user has begun."""

    left = Signal()

    def __init__(self, theme: Theme, app: App, bridge: Bridge) -> None:
        super().__init__()
        self._theme, self._app, self._bridge = theme, app, bridge
        self.day = YourDayCard(theme)
        self.day.show_settings(app.settings)
        self.day.chosen.connect(self._choose)
        self.start = QPushButton(self.tr("Start now"))
        self.start.setProperty("look", "primary")
        self.start.setAutoDefault(True)  # Enter presses it on every desktop
        self.start.clicked.connect(self._begin)
        self.account = QPushButton(self.tr("Sign in or create an account…"))
        self.account.setAutoDefault(True)
        self.account.clicked.connect(self._open_account)
        self._build()

    def _build(self) -> None:
        self.parts.addStretch(1)
        column = self.add_readable_column()
        self.parts.addStretch(2)
        sign = Label()
        side = self.fontMetrics().height() * 4
        sign.setPixmap(self._theme.icon("app").pixmap(side, side))
        column.addWidget(sign)
        column.addWidget(label(self.tr("Welcome to Organic"), "title"))
        for sentence in (
            self.tr("Sleep, water, movement, rest and mood: a minute a day, and no more than you like."),
            self.tr(
                "Everything is saved on this computer and works without a network. An account is only for"
                " more than one computer; you can add it at any time, and what you logged joins it."
            ),
        ):
            words = label(sentence, "soft")
            words.setWordWrap(True)
            column.addWidget(words)
        buttons = QHBoxLayout()
        buttons.setSpacing(MEDIUM)
        buttons.addWidget(self.start)
        buttons.addWidget(self.account)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(HUGE)
        column.addWidget(self.day)

    def _choose(self, changes: dict[str, Any]) -> None:
        self.day.show_settings(self._app.change_settings(**changes))

    def _begin(self) -> None:
        if self.day.flush():
            self.left.emit()

    def _open_account(self) -> None:
        if self.day.flush():
            dialog = AccountDialog(self._app, self._bridge, self.window())
            dialog.finished.connect(self._begin_if_signed_in)
            dialog.open()

    def _begin_if_signed_in(self) -> None:
        if self._app.settings.signed_in:
            self.left.emit()


def welcome(window: MainWindow, app: App) -> None:
    """Show the page alone until the first choice; any way to another page is one."""
    page = WelcomePage(window.theme, app, window.bridge)
    page.left.connect(lambda: window.pages.turn_to("today"))

    def leave() -> None:
        window.pages.turned.disconnect(leave)
        app.change_settings(welcomed=True)
        window.sidebar.show()
        page.deleteLater()
        window.pages.refresh()

    window.pages.turned.connect(leave)
    window.pages.addWidget(page)
    window.pages.setCurrentWidget(page)
    window.sidebar.hide()
    page.start.setFocus()
