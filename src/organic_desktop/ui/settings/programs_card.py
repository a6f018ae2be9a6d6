"""The card of other programs on this computer: a switch for each tool, and the command to give to such a program."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from organic_desktop.app.programs import TOOLS, Programs
from organic_desktop.ui.text.messages import translate_message
from organic_desktop.ui.theme.theme import LARGE, SMALL, TINY, Theme
from organic_desktop.ui.widgets.cards import Card, label, paragraph
from organic_desktop.ui.widgets.controls import Switch


class ProgramsCard(Card):
    """Shows what other programs may use. ``switched`` carries a tool's name, and whether it is turned on."""

    switched = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Other programs on this computer"))
        self.body.setSpacing(SMALL)
        words = self.tr(
            "Programs such as an assistant can use Organic by the Model Context Protocol. Each of these is off until"
            " you turn it on. What a program logs is shown in the day's history, and can be undone. What it reads, it"
            " may send elsewhere."
        )
        self._add_words(words)
        self.switches: dict[str, Switch] = {}
        for tool in TOOLS:
            self._add_switch(theme, tool.name, translate_message(tool.label), translate_message(tool.gives))
        name = self.tr("Command for the other program")
        self._add_words(name)
        self.command = QLineEdit()
        self.command.setReadOnly(True)
        self.command.setAccessibleName(name)
        self.copy = QPushButton(self.tr("Copy"))
        self.copy.setAccessibleName(self.tr("Copy the command"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.command.text()))
        row = QHBoxLayout()
        row.setSpacing(LARGE)
        row.addWidget(self.command, 1)
        row.addWidget(self.copy)
        self.body.addLayout(row)
        self.finish()

    def show_programs(self, programs: Programs) -> None:
        """Show which tools are on, and the command."""
        for name, switch in self.switches.items():
            switch.setChecked(name in programs.allowed)
        if not self.command.text():  # it stays the same, and reading it costs a start's time
            self.command.setText(programs.command())
            self.command.setCursorPosition(0)

    def _add_switch(self, theme: Theme, name: str, title: str, gives: str) -> None:
        switch = self.switches[name] = Switch(theme, title)
        switch.setAccessibleDescription(gives)
        switch.clicked.connect(partial(self._switch, name))
        caption = paragraph(gives, "caption")
        column = QVBoxLayout()
        column.setSpacing(TINY)
        column.addWidget(label(title, ""))
        column.addWidget(caption)
        row = QHBoxLayout()
        row.setSpacing(LARGE)
        row.addLayout(column, 1)
        row.addWidget(switch)
        self.body.addLayout(row)

    def _switch(self, name: str) -> None:
        self.switched.emit(name, self.switches[name].isChecked())

    def _add_words(self, words: str) -> None:
        self.body.addWidget(paragraph(words, "caption"))
