"""The history: a year as a heatmap or all days as a table, and a search of the notes.

Table and search are read in a thread.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from organic_desktop.core.errors import OrganicError
from organic_desktop.store.day_history import DayRow
from organic_desktop.store.search import MOST_HITS, Hit
from organic_desktop.ui.history.day_table import BulkBar, DayTable
from organic_desktop.ui.history.search_hits import SearchHits
from organic_desktop.ui.history.year_view import YearView
from organic_desktop.ui.services.page import Page
from organic_desktop.ui.text.measures import Measures
from organic_desktop.ui.text.messages import message_of, problem_of
from organic_desktop.ui.theme.theme import CARD_GAP, PAGE_MARGIN, SMALL, Theme
from organic_desktop.ui.widgets.cards import EmptyState, label
from organic_desktop.ui.widgets.controls import Segments

if TYPE_CHECKING:
    from organic_desktop.app.facade import App
    from organic_desktop.ui.services.bridge import Bridge

YEAR, TABLE = "year", "table"
SEARCH_LETTERS = 24


class HistoryPage(QWidget, Page):
    """The year, the table, or the search results."""

    tables = frozenset({"wellness_entries"})

    def __init__(self, app: App, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._app, self._bridge = app, bridge
        self._asked = self._read = 0
        self._begun = False  # the user has opened the year although no day is logged yet
        self.year = YearView(app, theme)
        self.year.metric_chosen.connect(lambda column: self._remember(history_metric=column))
        self.table, self.bulk, self.hits = DayTable(), BulkBar(theme), SearchHits(theme)
        self.search = QLineEdit()
        self._views = Segments(self.tr("View"), {YEAR: self.tr("Year"), TABLE: self.tr("Table")})
        self._title, self._found = label(self.tr("History"), "title"), label("", "soft")
        self._head, self._controls = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        self._stack = QStackedWidget()
        self._table_page, self._hits_page, self._empty_page = self._pages_of_stack()
        self._build()
        self._connect()
        self._views.show_choice(app.settings.history_view)
        self.refresh()

    def refresh(self) -> None:
        """Show the current view from the database."""
        self._show_view()

    def invalid_input(self) -> dict[str, str]:
        """Return invalid input, by column."""
        return self.year.editor.invalid_input()

    def flush(self) -> bool:
        """Save what is being typed; False if it couldn't be saved."""
        return self.year.flush()

    def open_day(self, day: date) -> None:
        """Show a day in the year view."""
        self.search.clear()
        self._begun = True
        self._choose(YEAR)
        self._views.show_choice(YEAR)
        self.year.show_day(day)
        self.year.heatmap.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the controls below the title if there is no room beside it."""
        super().resizeEvent(event)
        needed = self._title.sizeHint().width() + self._controls.sizeHint().width() + SMALL + 2 * PAGE_MARGIN[0]
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.LeftToRight if needed <= self.width() else directions.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus() and self.hits.isVisible():
            self.hits.setFocus()
        else:
            super().keyPressEvent(event)

    def _begin(self) -> None:
        self.open_day(self._app.today())

    # -- views --------------------------------------------------------------------------------------------------------

    def _choose(self, view: str) -> None:
        if view != YEAR and not self.year.flush():
            view = YEAR  # unsaved input stays in view
            self._views.show_choice(view)
        self._remember(history_view=view)
        self._show_view()

    def _remember(self, **chosen: str) -> None:
        if any(getattr(self._app.settings, name) != value for name, value in chosen.items()):
            self._app.change_settings(**chosen)

    def _show_view(self) -> None:
        """Show the search results if there is a search, else the chosen view, from the database.

        A view isn't refreshed while it is hidden.
        """
        empty = self._app.days.history.first_day() is None and not self._begun
        for control in (self._views, self.search):
            control.setVisible(not empty)
        if empty:
            self._stack.setCurrentWidget(self._empty_page)
        elif self.search.text().strip() and self.year.flush():
            self._stack.setCurrentWidget(self._hits_page)
            self._search()
        elif self._app.settings.history_view == TABLE:
            self._stack.setCurrentWidget(self._table_page)
            self._read_table()
        else:
            self._stack.setCurrentWidget(self.year)
            self.year.refresh()

    # -- reading in a thread ------------------------------------------------------------------------------------------

    def _search(self) -> None:
        """Search as the user types; the results of an earlier text are dropped."""
        words, history = self.search.text(), self._app.days.history
        self._asked += 1
        asked = self._asked
        self._bridge.run(
            lambda: history.search(words),
            lambda hits: self._show_hits(hits) if asked == self._asked else None,
            lambda error: self._found.setText(message_of(error)),
            owner=self,
        )

    def _show_hits(self, hits: list[Hit]) -> None:
        words = self.tr("No matching notes.")
        if hits:
            words = self.tr("%n day(s). Press Enter to open one.", "", len(hits))
        if len(hits) == MOST_HITS:
            words = self.tr("The latest %n day(s). Add a word to narrow the search.", "", len(hits))
        self._found.setText(words)
        self.hits.setVisible(bool(hits))
        self.hits.show_hits(hits)

    def _read_table(self) -> None:
        self.bulk.measure_in(self._measures())
        self._read += 1
        show = partial(self._show_rows, self._read)
        self._bridge.run(self._app.days.history.days, show, self._show_error, owner=self)

    def _show_rows(self, read: int, rows: list[DayRow]) -> None:
        """Show the rows of the latest reading; an earlier one that arrives later is dropped."""
        if read == self._read:
            self.table.show_rows(rows, self._measures())
            self.bulk.show_count(len(self.table.days()))

    def _change(self, edit: Callable[[App, list[date]], object]) -> None:
        """Change the selected days by one edit; many days take a moment."""
        days = self.table.days()
        if days:
            app = self._app
            self.bulk.show_problem("")
            self.bulk.show_busy(True)
            self._bridge.run(lambda: edit(app, days), lambda _: self._changed(), self._show_error, owner=self)

    def _changed(self) -> None:
        self.bulk.show_done()
        self.refresh()

    def _show_error(self, error: OrganicError) -> None:
        self.bulk.show_busy(False)
        self.bulk.show_problem(problem_of(error))

    def _measures(self) -> Measures:
        return Measures(self.locale(), self._app.units())

    # -- layout -------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._views.chosen.connect(self._choose)
        self.search.textChanged.connect(lambda _words: self._show_view())
        self.search.returnPressed.connect(self.hits.open_current)
        self.hits.opened.connect(lambda hit: self.open_day(hit.day))
        self.table.opened.connect(self.open_day)
        self.table.chosen.connect(lambda: self.bulk.show_count(len(self.table.days())))
        self.table.delete_wanted.connect(lambda: self._change(lambda app, days: app.days.delete(days)))
        self.bulk.delete_wanted.connect(self.table.delete_wanted)
        self.bulk.copy_wanted.connect(self.table.copy)
        self.table.copied.connect(self.bulk.show_copied)
        self.bulk.set_wanted.connect(
            lambda column, value: self._change(lambda app, days: app.days.log_many(days, {column: value}))
        )

    def _build(self) -> None:
        self.search.setPlaceholderText(self.tr("Search notes"))
        self.search.setAccessibleName(self.tr("Search notes"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * SEARCH_LETTERS)
        self._controls.addWidget(self._views)
        self._controls.addWidget(self.search, 1)
        self._head.setSpacing(SMALL)
        self._head.addWidget(self._title, 1)
        self._head.addLayout(self._controls)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, PAGE_MARGIN[1], 0, 0)
        column.setSpacing(SMALL)
        framed = QVBoxLayout()
        framed.setContentsMargins(PAGE_MARGIN[0], 0, PAGE_MARGIN[0], 0)
        framed.addLayout(self._head)
        column.addLayout(framed)
        column.addWidget(self._stack, 1)

    def _pages_of_stack(self) -> tuple[QWidget, QWidget, QWidget]:
        empty = EmptyState(self.tr("Your logged days will appear here."), self.tr("Log today"))
        empty.wanted.connect(self._begin)
        pages = (_stacked(self.bulk, self.table), _stacked(self._found, self.hits), empty)
        for page in (self.year, *pages):
            self._stack.addWidget(page)
        return pages


def _stacked(above: QWidget, below: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(PAGE_MARGIN[0], SMALL, PAGE_MARGIN[0], PAGE_MARGIN[1])
    column.setSpacing(CARD_GAP)
    column.addWidget(above)
    column.addWidget(below, 1)
    column.addStretch(0)  # ``below`` is hidden if it is empty
    return page
