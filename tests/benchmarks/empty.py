"""The least Qt program that shows the same kind of thing as ours, with nothing behind it."""

from __future__ import annotations

import sqlite3
from itertools import count

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QListWidget, QMainWindow, QStackedWidget, QWidget

NUMBERS = 60
DAYS_OF_A_YEAR = 366
WEEK = 7


class EmptyProgram(QMainWindow):
    """Numbers, a list and cells, one in sight at a time; each call changes what is seen, which Qt then paints."""

    def __init__(self, database: sqlite3.Connection, size: tuple[int, int]) -> None:
        super().__init__()
        self._database = database
        self._turns = count()
        self._numbers = [QLabel("0") for _ in range(NUMBERS)]
        self._page = QWidget()
        grid = QGridLayout(self._page)
        for place, number in enumerate(self._numbers):
            grid.addWidget(number, place // 6, place % 6)
        self._list, self._cells = QListWidget(), _Cells()
        self._list.setWordWrap(True)
        self._pages = QStackedWidget()
        for page in (self._page, self._list, self._cells):
            self._pages.addWidget(page)
        self.setCentralWidget(self._pages)
        self.resize(*size)
        self.show()

    def show_numbers(self) -> None:
        """As a day's page shows another day."""
        turn = next(self._turns)
        self._pages.setCurrentWidget(self._page)
        for place, number in enumerate(self._numbers):
            number.setText(str(turn + place))

    def save_and_show(self) -> None:
        """As an edit is on disk before it is seen."""
        self._database.execute("INSERT INTO t VALUES (NULL, 250)")
        self.show_numbers()

    def show_list(self, lines: int) -> None:
        """As something is found, or read."""
        turn = next(self._turns)
        self._pages.setCurrentWidget(self._list)
        self._list.clear()
        self._list.addItems([f"line {turn + number}" + " and some more words" * 8 for number in range(lines)])

    def show_cells(self) -> None:
        """As a year is seen in another colour."""
        self._pages.setCurrentWidget(self._cells)
        self._cells.colour = QColor.fromHsv(next(self._turns) % 360, 120, 200)
        self._cells.update()


class _Cells(QWidget):
    colour = QColor("green")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.colour)
        for day in range(DAYS_OF_A_YEAR):
            painter.drawRoundedRect(QRectF(day // WEEK * 16, day % WEEK * 16, 13, 13), 3, 3)
        painter.end()
