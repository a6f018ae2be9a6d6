"""The page for data that a newer version of the program has updated: update, or go on with the copy from before.

How the copy takes the newer file's place, and how that is brought in later, is ``app/profiles.py``'s.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from organic_desktop.core.errors import NewerDatabase, OrganicError
from organic_desktop.ui.text.dates import DATE_YEAR, format_date
from organic_desktop.ui.text.messages import advice_of, message_of, problem_of, title_of
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.layouts import Flow, Scrolled

if TYPE_CHECKING:
    from pathlib import Path

    from organic_desktop.app.facade import App
    from organic_desktop.ui.shell.window import MainWindow


class NewerPage(Scrolled):
    """``wanted`` says that the copy is to be opened, ``left`` that the program is to end."""

    wanted = Signal()
    left = Signal()

    def __init__(self, error: NewerDatabase) -> None:
        super().__init__()
        self.problem = label("", "error")
        self.problem.setWordWrap(True)
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
        """While the copy is opened there is nothing else to do."""
        for button in self.buttons:
            button.setEnabled(not busy)

    def refuse(self, error: OrganicError) -> None:
        """Say why the copy couldn't be opened."""
        self.show_busy(False)
        self.problem.setText(problem_of(error))
        self.problem.show()

    def _what_the_copy_means(self, path: Path) -> str:
        return self.tr(
            "You can also go on with the copy that was made before the update. It lacks what was logged here since;"
            " that stays in the newer file, which is kept beside {0}. Once Organic is updated, “Activity” offers to"
            " bring it in."
        ).format(path.name)

    def _say(self, sentence: str, look: str = "soft") -> None:
        words = label(sentence, look)
        words.setWordWrap(True)
        self._column.addWidget(words)

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)  # Enter presses it on every desktop
        button.clicked.connect(lambda: act())
        self.buttons.append(button)
        return button


def offer_copy(
    window: MainWindow,
    folder: Path,
    error: NewerDatabase,
    load: Callable[[], App],
    attach: Callable[[App], None],
) -> None:
    """Show the page alone; with the copy opened, the window goes on as after any start."""
    page = NewerPage(error)

    def load_the_copy() -> App:
        from organic_desktop.app.profiles import open_copy

        try:
            return load()  # something else may have put it right meanwhile
        except NewerDatabase:
            open_copy(folder)
            return load()

    def opened(app: App) -> None:
        window.sidebar.show()
        window.pages.turn_to("today")
        window.pages.removeWidget(page)
        page.deleteLater()
        attach(app)

    def open_it() -> None:
        page.show_busy(True)
        window.bridge.run(load_the_copy, opened, page.refuse, owner=page)

    page.wanted.connect(open_it)
    page.left.connect(window.quit)
    window.pages.addWidget(page)
    window.pages.setCurrentWidget(page)
    window.sidebar.hide()
    window.show_unready(error)
    page.buttons[0].setFocus()
