"""The licences dialog: every component of the program with its licence texts, to read and search.

``resources/licences`` is the index. ``packaging/licences`` writes one for all that a bundle holds; elsewhere it lists
what the wheel contains.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from organic_desktop import __version__
from organic_desktop.ui.theme.theme import HUGE, LARGE, SMALL
from organic_desktop.ui.widgets.cards import label, paragraph
from organic_desktop.ui.widgets.plain_text import in_a_line, set_title

INDEX = "licences/licences.json"
SIZE_IN_CHARACTERS = (126, 40)
LIST_IN_CHARACTERS = 30
FIRST = ("Organic Desktop", "Qt")
GAP = "\n\n\n"


@dataclass(frozen=True)
class Part:
    """A component of the program."""

    name: str
    version: str
    licence: str
    inside: str
    texts: tuple[Path, ...]

    @property
    def title(self) -> str:
        return f"{self.name} {self.version}".strip()

    def read(self) -> str:
        """Return all licence texts of the component."""
        texts = []
        for file in self.texts:
            with suppress(FileNotFoundError):  # the program was removed while it runs
                texts.append(file.read_text(encoding="utf-8").strip("\n"))
        return GAP.join(texts)


@cache
def parts(resources: Path) -> list[Part]:
    """Return this program and Qt, then the other components by name; cached like texts in core/paths.py."""
    found = []
    for each in json.loads((resources / INDEX).read_text(encoding="utf-8"))["components"]:
        texts = tuple(resources / name for name in each["texts"])
        found.append(Part(each["name"], each["version"], each["licence"], each["inside"], texts))
    first = {name: number for number, name in enumerate(FIRST)}
    return sorted(found, key=lambda part: (first.get(part.name, len(FIRST)), part.title.casefold()))


class LicencesDialog(QDialog):
    """Components with a search field on the left, the texts of one on the right."""

    def __init__(self, parent: QWidget, parts: list[Part]) -> None:
        super().__init__(parent)
        set_title(self, self.tr("Licences"))
        self._parts = parts
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Name or licence"))
        self._search.setAccessibleName(self.tr("Search for a name or licence"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._list = QListWidget()
        self._list.setProperty("look", "rows")
        self._list.setAccessibleName(self.tr("Parts of the program"))
        self._list.setUniformItemSizes(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = paragraph(self.tr("No matches. Try another name or licence."), "soft")
        self._name, self._licence = label("", "heading"), label("", "soft")
        self._licence.setWordWrap(True)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setProperty("look", "page")
        self._text.document().setDocumentMargin(LARGE)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Text of the licence"))
        self._build()
        for part in self._parts:
            QListWidgetItem(in_a_line(part.title), self._list)
        self._list.currentRowChanged.connect(self._show)
        self._list.setCurrentRow(0)
        self._filter("")
        self._search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the search into the list; Escape empties the search, and then closes."""
        if event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
        elif event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._list.setFocus()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        metrics, screen = self.fontMetrics(), self.screen().availableSize()
        wide = metrics.horizontalAdvance("n") * SIZE_IN_CHARACTERS[0]
        tall = metrics.height() * SIZE_IN_CHARACTERS[1]
        self.resize(min(wide, screen.width() * 9 // 10), min(tall, screen.height() * 8 // 10))
        left, right, columns, foot = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for part, stretch in ((self._search, 0), (self._nothing, 0), (self._list, 1)):
            left.addWidget(part, stretch)
            part.setFixedWidth(metrics.horizontalAdvance("n") * LIST_IN_CHARACTERS)
        left.addStretch(0)  # takes the room of a list that isn't shown
        for part in (self._name, self._licence):
            right.addWidget(part)
        right.addWidget(self._text, 1)
        close = QPushButton(self.tr("Close"))
        close.setProperty("look", "primary")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        about = paragraph(self._about(), "caption")
        foot.addWidget(about, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        for layout in (column, columns):
            layout.setSpacing(LARGE)
        for layout in (left, right):
            layout.setSpacing(SMALL)
        columns.addLayout(left)
        columns.addLayout(right, 1)
        column.addLayout(columns, 1)
        column.addLayout(foot)

    def _about(self) -> str:
        with_qt = self.tr("Organic Desktop {0}. Qt's entry says how to replace Qt with your own build.")
        alone = self.tr(
            "Organic Desktop {0}. Qt, Python and the libraries were installed separately, with their own licences."
        )
        return (with_qt if any(part.name == "Qt" for part in self._parts) else alone).format(__version__)

    def _filter(self, typed: str) -> None:
        """Show the parts that have every word in their name, their licence or what they are part of."""
        words = typed.casefold().split()
        fitting = []
        for row, part in enumerate(self._parts):
            said = f"{part.title} {part.licence} {part.inside}".casefold()
            fits = all(word in said for word in words)
            self._list.setRowHidden(row, not fits)
            fitting += [row] if fits else []
        self._list.setVisible(bool(fitting))
        self._nothing.setVisible(not fitting)
        if fitting and self._list.currentRow() not in fitting:
            self._list.setCurrentRow(fitting[0])

    def _show(self, row: int) -> None:
        part = self._parts[row]
        self._name.setText(part.title)
        within = self.tr("{0}, part of {1}").format(part.licence, part.inside) if part.inside else part.licence
        self._licence.setText(within)
        self._text.setPlainText(part.read())
