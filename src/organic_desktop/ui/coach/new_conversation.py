"""The dialog for a new conversation: which module it is about, and its topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from organic_desktop.ui.text.module_texts import translate_module_text
from organic_desktop.ui.theme.theme import HUGE, LARGE, SMALL, Theme
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.controls import Choice
from organic_desktop.ui.widgets.plain_text import on_a_button, set_title

if TYPE_CHECKING:
    from organic_desktop.wellness.modules import Module

LONGEST_TOPIC = 200
WIDTH_IN_CHARACTERS = 48


class NewConversation(QDialog):
    """``begun`` carries the module's name and the topic, "" for none."""

    begun = Signal(str, str)

    def __init__(self, parent: QWidget, theme: Theme, modules: Sequence[Module], module: str) -> None:
        super().__init__(parent)
        set_title(self, self.tr("New conversation"))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("n") * WIDTH_IN_CHARACTERS)
        self.module = Choice(theme)
        self.module.setAccessibleName(self.tr("Module"))
        for each in modules:
            self.module.addItem(on_a_button(translate_module_text(each.title)), each.name)
        self.module.setCurrentIndex(max(0, self.module.findData(module)))
        self.topic = QLineEdit()
        self.topic.setAccessibleName(self.tr("Topic"))
        self.topic.setMaxLength(LONGEST_TOPIC)
        self.topic.setPlaceholderText(self.tr("Optional, for example: a steady bedtime"))
        start, leave = QPushButton(self.tr("Begin")), QPushButton(self.tr("Cancel"))
        start.setProperty("look", "primary")
        start.setDefault(True)
        start.clicked.connect(self.accept)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self.accepted.connect(lambda: self.begun.emit(self.module.currentData(), self.topic.text().strip()))
        form = QFormLayout()
        form.setSpacing(SMALL)
        form.addRow(label(self.tr("Module"), ""), self.module)
        form.addRow(label(self.tr("Topic"), ""), self.topic)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(start)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(LARGE)
        column.addLayout(form)
        column.addLayout(foot)
        self.topic.setFocus()
