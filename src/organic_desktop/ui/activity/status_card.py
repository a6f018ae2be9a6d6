"""The card of the sync status: the state, what is safe, progress, and buttons.

The words are ``ui/text/sync_status.py``; the page does what the buttons ask for.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from organic_desktop.core.errors import (
    AccountGone,
    AccountProblem,
    KeychainLocked,
    KeyRefused,
    NotConnected,
    RequestRefused,
    SchemaChanged,
    SecondFactorNeeded,
    ServerBusy,
    SignInNeeded,
)
from organic_desktop.sync.status import Phase, Progress, Status, SyncState
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.text.numbers import format_number
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.text.sync_status import StateWords, is_shown_paused
from organic_desktop.ui.theme.theme import LARGE, SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, label
from organic_desktop.ui.widgets.layouts import Flow
from organic_desktop.ui.widgets.plain_text import Label, set_tip

TICK_MS = 1000
SAYS_MORE = (AccountProblem, KeyRefused, SecondFactorNeeded, SchemaChanged, ServerBusy, RequestRefused)
NEEDS_SIGN_IN = (SignInNeeded, NotConnected)
NEEDS_ACCOUNT = (*NEEDS_SIGN_IN, AccountProblem, AccountGone, KeychainLocked, KeyRefused, SecondFactorNeeded)


class StatusCard(Card):
    """Shows the status; ``pause_wanted`` carries True to pause and False to resume."""

    sync_wanted = Signal()
    pause_wanted = Signal(bool)
    account_wanted = Signal()
    copy_wanted = Signal()
    look_wanted = Signal()
    cancel_wanted = Signal()
    rehearsal_wanted = Signal()
    comparison_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self.title.hide()
        self._theme = theme
        self._words = StateWords(self)
        self._status: Status | None = None
        self._since = QElapsedTimer()
        self._sign, self._state = Label(), label("", "heading")
        self._sentence, self._synced, self._details = label("", ""), label("", "soft"), label("", "caption")
        self._bar, self._step = QProgressBar(), label("", "caption")
        self.account = self._button(self.account_wanted.emit)
        self.look = self._button(self.look_wanted.emit, self.tr("Review"))
        self.sync = self._button(self.sync_wanted.emit, self.tr("Sync now"))
        self.pause = self._button(self._toggle_pause)
        self.cancel = self._button(self.cancel_wanted.emit, self.tr("Cancel"))
        self.rehearse = self._button(self.rehearsal_wanted.emit, self.tr("Preview sync…"))
        set_tip(self.rehearse, self.tr("What a sync would send, receive, merge and remove. Nothing is changed."))
        self.compare = self._button(self.comparison_wanted.emit, self.tr("Compare with server…"))
        set_tip(self.compare, self.tr("Whether both sides have the same data, month by month. Nothing is changed."))
        self.copy = self._button(self.copy_wanted.emit, self.tr("Copy diagnostics"))
        set_tip(self.copy, self.tr("Versions and counts for a bug report, with nothing personal."))
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._count_down)
        theme.changed.connect(self._draw)
        self._build()

    def show_status(self, status: Status, last_synced: str, words: ActivityWords) -> None:
        """Show a status; ``last_synced`` is a sentence."""
        self._status = status
        self._since.start()
        self._state.setText(self._words.title(status))
        self._synced.setText(last_synced)
        self._synced.setVisible(bool(last_synced))
        self._details.setText(translate_message(status.problem) if status.problem_class in SAYS_MORE else "")
        self._details.setVisible(bool(self._details.text()))
        self._show_actions(status)
        self._show_progress(status.progress if status.state == SyncState.SYNCING else None, words)
        self._count_down()
        self._draw()

    def show_comparing(self, busy: bool) -> None:
        """Disable what previews and compares while one of the two runs."""
        for button in (self.rehearse, self.compare):
            button.setEnabled(not busy)

    def _show_actions(self, status: Status) -> None:
        signed_in = status.account is not None
        self.account.setVisible(not signed_in or status.problem_class in NEEDS_ACCOUNT)
        asks = self.tr("Sign in…") if status.problem_class in NEEDS_SIGN_IN else self.tr("Account…")
        self.account.setText(asks if signed_in else self.tr("Sign in or create an account…"))
        self.sync.setVisible(signed_in and not status.paused)
        self.sync.setEnabled(status.state != SyncState.SYNCING)
        self.pause.setVisible(signed_in)
        for button in (self.rehearse, self.compare):
            button.setVisible(signed_in)
        self.pause.setText(self.tr("Resume syncing") if status.paused else self.tr("Pause syncing"))
        self.look.setVisible(status.state == SyncState.NEEDS_ATTENTION and not status.problem_class)
        asks_other = status.paused or not (self.account.isHidden() and self.look.isHidden())
        for button, first in (
            (self.account, True),
            (self.look, True),
            (self.pause, is_shown_paused(status) and self.look.isHidden()),
            (self.sync, not asks_other and status.state in (SyncState.WAITING, SyncState.OFFLINE)),
        ):
            _emphasize(button, first)

    def _show_progress(self, progress: Progress | None, words: ActivityWords) -> None:
        for widget in (self._bar, self._step, self.cancel):
            widget.setVisible(progress is not None)
        if progress is None:
            return
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        doing = (
            self.tr("Sending {0}: {1} of {2}") if progress.phase is Phase.PUSH else self.tr("Receiving {0}: {1} of {2}")
        )
        counts = (format_number(count, self.locale()) for count in (progress.done, progress.total))
        self._step.setText(doing.format(words.rows_of(progress.table), *counts))
        self._bar.setAccessibleName(self._step.text())

    def _count_down(self) -> None:
        """Update the time until the next try, every second while offline."""
        status = self._status
        if status is None:
            return
        left = status.next_try_in
        if left is not None:
            left = max(0.0, left - self._since.elapsed() / 1000)
        self._sentence.setText(self._words.sentence(status, left))
        if left is None or status.state != SyncState.OFFLINE:
            self._tick.stop()
        elif not self._tick.isActive():
            self._tick.start()

    def _draw(self) -> None:
        if self._status is None:
            return
        name = "paused" if is_shown_paused(self._status) else self._status.state.value
        colour = {"up_to_date": "accent", "needs_attention": "error"}.get(name, "text_soft")
        side = round(self._state.fontMetrics().height() * 1.2)
        self._sign.setPixmap(self._theme.icon(name, colour).pixmap(side, side))

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(LARGE)
        texts = QVBoxLayout()
        texts.setSpacing(SMALL)
        for words in (self._state, self._sentence, self._details, self._synced, self._step):
            words.setWordWrap(True)
            texts.addWidget(words)
        self._bar.setTextVisible(False)
        texts.addWidget(self._bar)
        top.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(texts, 1)
        buttons = Flow()
        shown = self.account, self.look, self.sync, self.pause, self.cancel, self.rehearse, self.compare, self.copy
        for button in shown:
            buttons.addWidget(button)
        self.body.setSpacing(SMALL)
        self.body.addLayout(top)
        self.body.addLayout(buttons)
        self.finish()

    def _toggle_pause(self) -> None:
        self.pause_wanted.emit(self._status is None or not self._status.paused)

    def _button(self, act: object, text: str = "") -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: act())  # type: ignore[operator]
        return button


def _emphasize(button: QPushButton, first: bool) -> None:
    """Give a button the primary look, or take it away."""
    look = "primary" if first else ""
    if look != button.property("look"):
        button.setProperty("look", look)
        button.style().polish(button)
