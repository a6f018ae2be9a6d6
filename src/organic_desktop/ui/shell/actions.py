"""Every command of the program, one QAction each: the menus, the palette and the list of shortcuts all show these.

What a command does is given by whoever adds it; a command without a key is as complete as one with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu

from organic_desktop.ui.widgets.plain_text import name_command, without_mark

Keys = str | QKeySequence.StandardKey


@dataclass
class Group:
    """The commands of one menu."""

    title: str
    menu: QMenu
    actions: list[QAction] = field(default_factory=list)


class Commands:
    """Adds commands to a window's menus and remembers them."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.groups: list[Group] = []
        self._menu_key = QShortcut(QKeySequence("F10"), window)  # Qt itself knows Alt alone
        self._menu_key.activated.connect(self._open_menu)

    def group(self, title: str, inside: Group | None = None) -> Group:
        """Begin a menu, of the window or inside another; what is added comes into it."""
        above = inside.menu if inside else self._window.menuBar()
        self.groups.append(Group(plain(title), above.addMenu(title)))
        return self.groups[-1]

    def add(self, text: str, act: Callable[[], object], *keys: Keys) -> QAction:
        """A command; of ``keys`` each one that this platform has will do."""
        action = QAction(self._window)
        name_command(action, text)
        action.triggered.connect(lambda: act())
        action.setShortcuts(_sequences(keys))
        self.groups[-1].actions.append(action)
        self.groups[-1].menu.addAction(action)
        return action

    def add_again(self, action: QAction) -> None:
        """A command of another menu is to be found in this one, too."""
        self.groups[-1].menu.addAction(action)

    def separate(self) -> None:
        """A line in the menu."""
        self.groups[-1].menu.addSeparator()

    def all(self) -> Iterator[tuple[Group, QAction]]:
        """Every command with its menu, in their order."""
        for group in self.groups:
            for action in group.actions:
                yield group, action

    def clear(self) -> None:
        """Drop them all: they are made anew in another language."""
        for _, action in self.all():
            action.deleteLater()
        self._menu_key.deleteLater()
        self._window.menuBar().clear()
        self.groups.clear()

    def _open_menu(self) -> None:
        bar = self._window.menuBar()
        bar.setActiveAction(bar.actions()[0])


def plain(text: str) -> str:
    """A command's text without what marks its letter in the menu."""
    return without_mark(text).rstrip("…")


def _sequences(keys: Sequence[Keys]) -> list[QKeySequence]:
    found: list[QKeySequence] = []
    for key in keys:
        sequence = QKeySequence(key)  # of a standard key, the platform's first
        if not sequence.isEmpty() and sequence not in found:
            found.append(sequence)
    return found
