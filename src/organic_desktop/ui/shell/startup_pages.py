"""The pages that the window shows alone: while data are updated, if they can't be opened, and to a new user.

What they say and ask is here; what is done about an answer, in lifecycle.py (no data yet) and workspace.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QVBoxLayout

from organic_desktop.core.errors import NewerDatabase, OrganicError
from organic_desktop.ui.account.dialog import AccountDialog
from organic_desktop.ui.settings.cards import YourDayCard
from organic_desktop.ui.text.dates import DATE_YEAR, LONG_DATE_YEAR, RelativeTime, format_date
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import advice_of, message_of, problem_of, title_of, translate_message
from organic_desktop.ui.text.sync_changes import ActivityWords
from organic_desktop.ui.theme.theme import HUGE, LARGE, MEDIUM, SMALL, Theme
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.layouts import Flow, Scrolled
from organic_desktop.ui.widgets.plain_text import Label

if TYPE_CHECKING:
    from pathlib import Path

    from organic_desktop.app.facade import App
    from organic_desktop.store.adoption import EarlierFile
    from organic_desktop.ui.services.bridge import Bridge


class UpdatingPage(QFrame):
    """Shown while data of an older version are updated: seconds, for many years on a busy computer."""

    def __init__(self) -> None:
        super().__init__()
        about = self.tr(
            "A backup is made first, then your data is updated for this version. With many years of data this "
            "takes a few seconds."
        )
        _write(self, ((self.tr("Updating your data…"), "title"), (about, "soft")))


class ConvertingPage(QFrame):
    """Shown while the files are encrypted or decrypted; ``progressed`` carries the bytes done and all of them."""

    progressed = Signal(object, object)

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        _write(self, ((title, "title"), (about, "soft")))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)  # busy, until it is known how much there is
        self.bar.setAccessibleName(title)
        cast(QVBoxLayout, self.layout()).addWidget(self.bar)
        self.progressed.connect(self._show_progress)

    @Slot(object, object)
    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, 100)
        self.bar.setValue(done * 100 // total if total else 0)


class FailurePage(QFrame):
    """Shown if the database can't be opened: what happened, what is safe, what to do. It changes nothing."""

    def __init__(self, error: OrganicError) -> None:
        super().__init__()
        self.setProperty("look", "message")
        _write(self, ((title_of(error), "title"), (message_of(error), ""), (advice_of(error), "")))


class NewerPage(Scrolled):
    """Shown if a newer version of the program updated the data: update, or go on with the copy from before.

    ``wanted`` is emitted to open the copy, ``left`` to end the program.
    """

    wanted = Signal()
    left = Signal()

    def __init__(self, error: NewerDatabase) -> None:
        super().__init__()
        self.problem = paragraph("", "error")
        self.problem.hide()
        self.buttons: list[QPushButton] = []
        self._column = self.add_readable_column()
        for sentence, look in ((title_of(error), "title"), (message_of(error), "soft"), (advice_of(error), "soft")):
            self._say(sentence, look)
        row = Flow()
        if error.copy and error.made:
            day = format_date(error.made, DATE_YEAR, self.locale())
            self._say(self._what_the_copy_means(error.path))
            row.addWidget(self._button(self.tr("Open the copy from {0}").format(day), self.wanted.emit))
        row.addWidget(self._button(self.tr("Quit"), self.left.emit))
        self._column.addWidget(self.problem)
        self._column.addLayout(row)
        self.parts.addStretch(1)

    def show_busy(self, busy: bool) -> None:
        """Disable the buttons while the copy is opened."""
        for button in self.buttons:
            button.setEnabled(not busy)

    def refuse(self, error: OrganicError) -> None:
        """Say why the copy couldn't be opened."""
        self.show_busy(False)
        self.problem.setText(problem_of(error))
        self.problem.show()

    def _what_the_copy_means(self, path: Path) -> str:
        return self.tr(
            "You can also continue with the copy made before the update. It doesn't include what was logged "
            "since; that stays in the newer file, which is kept next to {0}. Once Organic is updated, the "
            "Activity page offers to add it."
        ).format(path.name)

    def _say(self, sentence: str, look: str = "soft") -> None:
        words = paragraph(sentence, look)
        self._column.addWidget(words)

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: act())
        self.buttons.append(button)
        return button


class FoundPage(Scrolled):
    """Shown if the settings were lost: the accounts whose data are on this computer, and the way back to them.

    ``wanted`` carries the id of the account whose file is to be opened; ``put_off`` is emitted if none is.
    """

    wanted = Signal(str)
    put_off = Signal()

    def __init__(self, app: App, accounts: Sequence[EarlierFile]) -> None:
        super().__init__()
        self.opening: list[QPushButton] = []
        self.problem = paragraph("", "error")
        self.problem.hide()
        self.later = self._button(self.tr("Continue without them"), self.put_off.emit)
        when = RelativeTime(self.locale(), app.settings.zone(), app.today())
        self._words = ActivityWords(Measures(self.locale(), app.units()), when, app.today())
        column = self.add_readable_column()
        column.addWidget(label(self.tr("Your data is still here"), "title"))
        lost = self.tr(
            "This computer's settings were lost, including who is signed in. The data of these accounts is "
            "still on this computer. Open it to continue; to sync, sign in again."
        )
        for sentence in (*map(translate_message, app.folder_problems()), lost):
            words = paragraph(sentence, "soft")
            column.addWidget(words)
        for account in accounts:
            column.addWidget(self._card(account))
        column.addWidget(self.problem)
        last = Flow()
        last.addWidget(self.later)
        column.addLayout(last)
        self.parts.addStretch(1)

    def show_busy(self, busy: bool) -> None:
        """Disable the buttons while a file is opened."""
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
            card.body.addWidget(label(self.tr("Includes %n unsent edit(s).", "", account.unsent), "soft"))
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
        button.clicked.connect(lambda: act())
        return button


class WelcomePage(Scrolled):
    """Shown to a new user: begin at once, with an account, or with what they bring.

    ``left`` is emitted once they chose, ``said`` with a sentence about an account that was signed in to,
    ``import_wanted`` to restore a backup or import a file.
    """

    left = Signal()
    import_wanted = Signal()
    said = Signal(str)

    def __init__(self, theme: Theme, app: App, bridge: Bridge) -> None:
        super().__init__()
        self._theme, self._app, self._bridge = theme, app, bridge
        self.day = YourDayCard(theme)
        self.day.show_settings(app.settings)
        self.day.chosen.connect(self._choose)
        self.start = QPushButton(self.tr("Start now"))
        self.start.setProperty("look", "primary")
        self.start.clicked.connect(self._begin)
        self.account = QPushButton(self.tr("Sign in or create an account…"))
        self.account.clicked.connect(self._open_account)
        self.bring = QPushButton(self.tr("Restore a backup or import…"))
        self.bring.clicked.connect(self._bring)
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
            self.tr("Sleep, water, exercise, meditation and mood: a minute a day, as much or as little as you like."),
            self.tr(
                "Everything is saved on this computer and works offline. You only need an account to sync "
                "several computers; you can add one at any time and keep everything you logged."
            ),
        ):
            words = paragraph(sentence, "soft")
            column.addWidget(words)
        buttons = Flow()
        buttons.setSpacing(MEDIUM)
        for button in (self.start, self.account, self.bring):
            buttons.addWidget(button)
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
            dialog.succeeded.connect(self.said)
            dialog.finished.connect(self._begin_if_signed_in)
            dialog.open()

    def _bring(self) -> None:
        if self.day.flush():
            self.import_wanted.emit()

    def _begin_if_signed_in(self) -> None:
        if self._app.settings.signed_in:
            self.left.emit()


def _write(page: QFrame, sentences: Sequence[tuple[str, str]]) -> None:
    """Fill a page with sentences, each with its look."""
    column = QVBoxLayout(page)
    column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    for sentence, look in sentences:
        words = paragraph(sentence, look)
        column.addWidget(words)
