"""The dialog in which the cards of a page are hidden and ordered, by the mouse or by keys; each change holds at once.

app/cards.py keeps the choice.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from organic_desktop.app.cards import CARDS, Cards, arranged
from organic_desktop.core.errors import OrganicError
from organic_desktop.core.settings import Settings
from organic_desktop.ui.text.messages import problem_of
from organic_desktop.ui.theme.theme import HUGE, LARGE, SMALL
from organic_desktop.ui.widgets.cards import label
from organic_desktop.ui.widgets.plain_text import set_title

NAME = Qt.ItemDataRole.UserRole
WIDTH_IN_CHARACTERS = 52
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class CustomiseDialog(QDialog):
    """Shows the cards of ``page`` by their ``names``; ``changed`` after each change. ``note`` says what goes on."""

    changed = Signal()

    def __init__(
        self, parent: QWidget, cards: Cards, settings: Settings, page: str, names: Mapping[str, str], note: str = ""
    ) -> None:
        super().__init__(parent)
        self._cards, self._page, self._names = cards, page, names
        set_title(self, self.tr("Customise cards"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setProperty("look", "found")
        self.list.setAccessibleName(self.tr("Cards"))
        self.list.setAccessibleDescription(self.tr("Space shows or hides a card, Alt+Up and Alt+Down move it."))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.installEventFilter(self)
        self._up, self._down = QPushButton(self.tr("Up")), QPushButton(self.tr("Down"))
        self._all = QPushButton(self.tr("Show all again"))
        self._note, self._problem = label(note, "caption"), label("", "error")
        self._note.setVisible(bool(note))
        self._problem.hide()
        self._build()
        self._fill(arranged(settings, page), settings.hidden_cards.get(page, ()))
        self.list.itemChanged.connect(lambda _item: self._save())
        self.list.model().rowsMoved.connect(lambda *_moved: self._save())
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._all.clicked.connect(self._show_all)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(by)
                return True
        return super().eventFilter(watched, event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _fill(self, order: list[str], hidden: tuple[str, ...]) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for name in order:
                item = QListWidgetItem(self._names[name])
                item.setData(NAME, name)
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                    | Qt.ItemFlag.ItemIsDragEnabled
                )  # fmt: skip
                item.setCheckState(UNCHECKED if name in hidden else CHECKED)
                self.list.addItem(item)
            self.list.setCurrentRow(0)
        self._enable()

    def _move(self, by: int) -> None:
        """Move the current card, which stays the current one."""
        row = self.list.currentRow()
        if not 0 <= row + by < self.list.count():
            return
        with QSignalBlocker(self.list), QSignalBlocker(self.list.model()):
            self.list.insertItem(row + by, self.list.takeItem(row))
            self.list.setCurrentRow(row + by)
        self.list.viewport().update()
        self._enable()
        self._save()

    def _show_all(self) -> None:
        """Show every card, in the program's order."""
        self._fill([*CARDS[self._page]], ())
        self._save()

    def _save(self) -> None:
        """Save the choice; the last card that is shown can't be hidden, and is shown again."""
        items = self._items()
        hidden = [item.data(NAME) for item in items if item.checkState() is UNCHECKED]
        try:
            self._cards.arrange(self._page, [item.data(NAME) for item in items], hidden)
        except OrganicError as error:
            self._say(problem_of(error))
            if len(hidden) == len(items) and (current := self.list.currentItem()):
                with QSignalBlocker(self.list):
                    current.setCheckState(CHECKED)
            return
        self._say("")
        self.changed.emit()

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _enable(self) -> None:
        row = self.list.currentRow()
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < self.list.count() - 1)

    def _build(self) -> None:
        wide = self.fontMetrics().horizontalAdvance("n") * WIDTH_IN_CHARACTERS
        self.setMinimumWidth(min(wide, self.screen().availableSize().width()))
        why = label(self.tr("Hiding a card hides no data: History, search and exports still have it."), "soft")
        for words in (why, self._note, self._problem):
            words.setWordWrap(True)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        beside, middle, foot = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for button in (self._up, self._down):
            beside.addWidget(button)
        beside.addStretch(1)
        middle.setSpacing(SMALL)
        middle.addWidget(self.list, 1)
        middle.addLayout(beside)
        foot.addWidget(self._all)
        foot.addStretch(1)
        foot.addWidget(close)
        for button in (self._up, self._down, self._all, close):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(HUGE, HUGE, HUGE, HUGE)
        column.setSpacing(LARGE)
        column.addWidget(why)
        column.addLayout(middle, 1)
        for widget in (self._note, self._problem):
            column.addWidget(widget)
        column.addLayout(foot)
