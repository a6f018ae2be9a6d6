"""The card of the coach: who may be asked, whether servers on the internet may be, tokens, and what was sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from organic_desktop.ui.settings.cards import row_of
from organic_desktop.ui.settings.provider_dialog import ProviderDialog
from organic_desktop.ui.settings.sent_dialog import SentDialog
from organic_desktop.ui.text.messages import problem_of, translate_message
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.theme.theme import HUGE, SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, MessageLine, label, paragraph
from organic_desktop.ui.widgets.controls import Switch
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.questions import confirm

if TYPE_CHECKING:
    from organic_desktop.app.coach_providers import ProviderInfo
    from organic_desktop.app.facade import App
    from organic_desktop.coach.discovery import Trial
    from organic_desktop.core.errors import OrganicError
    from organic_desktop.store.coach import SendRecord
    from organic_desktop.ui.services.bridge import Bridge

LIMIT_DIGITS = 12


class _State(NamedTuple):
    providers: list[ProviderInfo]
    remote_allowed: bool
    used: int
    limit: int | None


class CoachCard(Card):
    """Everything is applied at once; what waits for the keyring or a server runs in a thread.

    ``filled``: its servers are listed, and laid out.
    """

    filled = Signal()

    def __init__(self, app: App, bridge: Bridge, theme: Theme) -> None:
        super().__init__(self.tr("Coach"))
        self._app, self._bridge, self._theme = app, bridge, theme
        self.body.setSpacing(SMALL)
        self._providers = QVBoxLayout()
        self._providers.setSpacing(SMALL)
        self._shown: list[ProviderInfo] = []
        self._lines: list[QWidget] = []
        about = self.tr("Answers by rules, on this computer. Nothing is sent.")
        self.body.addWidget(self._named(self.tr("Built-in rules"), about)[0])
        self.body.addLayout(self._providers)
        self.add = QPushButton(self.tr("Add a language model…"))
        self.add.clicked.connect(lambda: self._edit(None))
        about = self.tr("A model on this computer, in your network, or of a service on the internet.")
        row_of(self, paragraph(about), self.add)
        name = self.tr("Allow servers on the internet")
        self.remote = Switch(theme, name)
        self.remote.clicked.connect(lambda on: self._change(lambda: app.coach.providers.allow_remote(on)))
        row_of(self, paragraph(name), self.remote)
        name = self.tr("Tokens a month, at most")
        self.limit = QLineEdit()
        self.limit.setAccessibleName(name)
        self.limit.setPlaceholderText(self.tr("no limit"))
        widest = max(map(self.fontMetrics().horizontalAdvance, ("0" * LIMIT_DIGITS, self.limit.placeholderText())))
        self.limit.setFixedWidth(widest + 2 * HUGE)
        self.limit.editingFinished.connect(self._set_limit)
        row_of(self, label(name, ""), self.limit)
        self.used = label("", "soft")
        self.sent = QPushButton(self.tr("What was sent…"))
        self.sent.clicked.connect(self._ask_for_sent)
        row_of(self, self.used, self.sent)
        self.said = MessageLine()
        self.body.addWidget(self.said)
        self.finish()

    def read(self) -> None:
        """Read in a thread who may be asked, and show it."""
        self._bridge.run(self._state, self._show, self._fail, owner=self)

    def _state(self) -> _State:
        coach = self._app.coach
        return _State(coach.providers.all(), coach.providers.remote_allowed, coach.used(), coach.limit)

    def _show(self, state: _State) -> None:
        self.show_problem("")
        servers = [info for info in state.providers if info.host is not None]
        if servers != self._shown:
            self._replace_lines(servers)
        self.remote.setChecked(state.remote_allowed)
        self.limit.setText(str(state.limit) if state.limit else "")
        number = format_number(state.used, self.locale())
        self.used.setText(self.tr("This month: {0} tokens.").format(number))
        QTimer.singleShot(0, self, self.filled.emit)

    def _replace_lines(self, servers: list[ProviderInfo]) -> None:
        for line in self._lines:
            self._providers.removeWidget(line)
            line.deleteLater()
        self._shown, self._lines = servers, [self._line(info) for info in servers]
        for line in self._lines:
            self._providers.addWidget(line)

    def _line(self, info: ProviderInfo) -> QWidget:
        """Return the line of a server: its name, where it is, and what can be done with it."""
        line, column = self._named(info.name, self._about(info))
        buttons = Flow()
        for words, act in (
            (self.tr("Test"), partial(self._test, info.name)),
            (self.tr("Edit…"), partial(self._edit, info)),
            (self.tr("Remove…"), partial(self._ask_to_remove, info.name)),
        ):
            buttons.addWidget(self._button(words, info.name, act))
        column.addLayout(buttons)
        return line

    @staticmethod
    def _named(name: str, about: str) -> tuple[QWidget, QVBoxLayout]:
        """Return a line with a name and what there is to say about it, and its layout."""
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(name, "strong"))
        column.addWidget(paragraph(about, "caption"))
        return line, column

    def _about(self, info: ProviderInfo) -> str:
        parts = [info.model, info.host]
        parts.append(self.tr("on the internet") if info.is_remote else self.tr("on this computer or in your network"))
        if not info.is_allowed:
            parts.append(self.tr("not allowed now"))
        return " · ".join(filter(None, parts))

    # -- what the user does -------------------------------------------------------------------------------------------

    def _edit(self, info: ProviderInfo | None) -> None:
        dialog = ProviderDialog(self.window(), self._app, self._bridge, self._theme, info)
        dialog.accepted.connect(self.read)
        dialog.open()

    def _test(self, name: str) -> None:
        self._say(self.tr("Testing {0}…").format(name))
        self._bridge.run(lambda: self._app.coach.providers.test(name), self._show_test, self._fail, owner=self)

    def _show_test(self, tested: Trial) -> None:
        self._say("\n".join(map(translate_message, tested.sentences)))

    def _ask_to_remove(self, name: str) -> None:
        question = (
            self.tr("Remove {0}?").format(name),
            self.tr("Its key is deleted from the keyring. Your conversations stay."),
        )
        remove = partial(self._change, lambda: self._app.coach.providers.remove(name))
        confirm(self.window(), question, self.tr("Keep"), (self.tr("Remove"), remove))

    def _set_limit(self) -> None:
        typed = self.limit.text().strip()
        number = QLocale(self.locale()).toLongLong(typed)
        if typed and not number[1]:
            self.show_problem(self.tr("Enter a whole number of tokens, or nothing for no limit."))
            return
        self._change(lambda: self._app.coach.set_limit(int(number[0]) if typed else None))

    def _ask_for_sent(self) -> None:
        self._bridge.run(self._app.coach.sent, self._show_sent, self._fail, owner=self)

    def _show_sent(self, records: list[SendRecord]) -> None:
        dialog = SentDialog(self.window(), records, self._app.settings.zone())
        dialog.forgotten.connect(lambda: self._change(self._app.coach.forget_sent))
        dialog.open()

    def _change(self, work: Callable[[], object]) -> None:
        self._bridge.run(work, lambda _: self.read(), self._fail, owner=self)

    def _fail(self, error: OrganicError) -> None:
        self.said.hide()
        self.show_problem(problem_of(error))

    def _say(self, sentence: str) -> None:
        self.show_problem("")
        self.said.say(sentence)

    def _button(self, words: str, of: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(f"{of}: {words}")
        button.clicked.connect(lambda: act())
        return button
