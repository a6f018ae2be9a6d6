"""The main window: the pages, the sidebar that leads to them, the commands, the sync chip.

It is shown before there is an App, empty; ``attach`` gives it one. What a page does is in its own file.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QSettings, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from organic_desktop.errors import OrganicError
from organic_desktop.ui.bridge import Bridge
from organic_desktop.ui.theme import LARGE, Theme

if TYPE_CHECKING:
    from organic_desktop.app import App
    from organic_desktop.ui.today import TodayPage

FIRST_SIZE = (1180, 760)
UNPAINTED_MS = 500


class MainWindow(QMainWindow):
    """Everything a person sees.

    ``first_frame`` is emitted once the empty window is painted, ``ready`` once the first page shows the database.
    """

    first_frame = Signal()
    ready = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.bridge = Bridge(self)
        self._app: App | None = None
        self._state: QSettings | None = None
        self._begun = self._built = False
        self.setWindowTitle("Organic")
        self.resize(*FIRST_SIZE)
        self._frame = QWidget()
        self._frame.setObjectName("page")
        self.setCentralWidget(self._frame)

    def build(self) -> None:
        """Make the first page; after the first frame, while the rest of the program is still being imported."""
        from organic_desktop.ui.chip import SyncChip
        from organic_desktop.ui.pages import PAGES, Pages
        from organic_desktop.ui.sidebar import Sidebar

        self.chip = SyncChip(self.theme)
        self.chip.clicked.connect(self.sync_or_connect)
        self.pages = Pages(self.theme)
        self.sidebar = Sidebar(self.theme, PAGES, "settings", self.chip)
        self.sidebar.chosen.connect(self.pages.turn_to)
        self.pages.turned.connect(self.sidebar.mark)
        self.today = cast("TodayPage", self.pages.turn_to("today"))
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.pages, 1)
        self._add_commands()
        self._built = True
        self.sidebar.fit(self.width())

    def attach(self, app: App, state: QSettings) -> None:
        """Show the App's data from now on; ``state`` remembers the window's place."""
        self._app, self._state = app, state
        if geometry := state.value("geometry"):
            self.restoreGeometry(geometry)
        self.theme.set_appearance(app.settings.appearance)
        self.pages.attach(app, self.bridge)
        self.chip.show_status(app.status())
        self.bridge.status_changed.connect(self.chip.show_status)
        self.bridge.rows_changed.connect(lambda _tables: self.pages.refresh())
        self.bridge.follow(app)
        self.ready.emit()

    def show_failure(self, error: OrganicError) -> None:
        """The database can't be opened: say what happened, what is safe, what to do."""
        box = QFrame()
        box.setProperty("look", "message")
        column = QVBoxLayout(box)
        column.setContentsMargins(LARGE, LARGE, LARGE, LARGE)
        for sentence, look in ((error.title, "title"), (error.message, ""), (error.advice, "")):
            words = QLabel(sentence)
            words.setProperty("look", look)
            words.setWordWrap(True)
            column.addWidget(words)
        self.pages.addWidget(box)
        self.pages.setCurrentWidget(box)
        self.sidebar.setEnabled(False)

    def sync_or_connect(self) -> None:
        """The chip: sync now, or the way to an account where there is none."""
        if self._app and self._app.settings.signed_in:
            self._sync()
        else:
            self._open_account()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(UNPAINTED_MS, self._begin)  # minimized or behind others, no frame may ever come

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._built:
            self.sidebar.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._built and self.pages.current == "today" and self.today.take_key(event)):
            super().keyPressEvent(event)

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self.first_frame.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._app:
            self.today.follow_the_day()
            self._app.sync_soon()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._app and self._state:
            self.pages.flush()
            self._state.setValue("geometry", self.saveGeometry())
        super().closeEvent(event)

    def _add_commands(self) -> None:
        """One QAction a command; each is in the menu, under its key."""
        standard = QKeySequence.StandardKey
        file = self.menuBar().addMenu(self.tr("&File"))
        file.addAction(self._command(self.tr("&Sync now"), self._sync, QKeySequence(standard.Refresh)))
        file.addAction(self._command(self.tr("&Account…"), self._open_account))
        file.addSeparator()
        file.addAction(self._command(self.tr("&Quit"), self.close, QKeySequence("Ctrl+Q")))
        day = self.menuBar().addMenu(self.tr("&Day"))
        day.addAction(self._command(self.tr("&Today"), self.today.show_today, QKeySequence("Ctrl+T")))
        day.addAction(self._command(self.tr("Day &before"), lambda: self.today.bar.step(-1), QKeySequence("Alt+Left")))
        day.addAction(self._command(self.tr("Day &after"), lambda: self.today.bar.step(1), QKeySequence("Alt+Right")))
        self._add_page_commands()

    def _add_page_commands(self) -> None:
        from organic_desktop.ui.pages import PAGES

        go = self.menuBar().addMenu(self.tr("&Go"))
        for number, place in enumerate(PAGES, start=1):
            key = QKeySequence(f"Ctrl+{number}")
            go.addAction(self._command(place.words, partial(self.pages.turn_to, place.name), key))

    def _command(self, text: str, act: Callable[[], object], key: QKeySequence | None = None) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda: act())
        if key is not None:
            action.setShortcut(key)
        return action

    def _sync(self) -> None:
        if self._app:
            self.pages.flush()
            self._app.sync_now()

    def _open_account(self) -> None:
        if self._app:
            from organic_desktop.ui.account_dialog import AccountDialog

            AccountDialog(self._app, self.bridge, self).open()
