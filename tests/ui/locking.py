"""A window on an encrypted folder, as tests of the lock need it, and what it says in all its corners."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organic_desktop.app.lock import Lock
from organic_desktop.ui.shell.lifecycle import Lifecycle
from organic_desktop.ui.shell.lock_page import LockPage
from organic_desktop.ui.shell.opening_apps import OpeningApps
from organic_desktop.ui.shell.window import MainWindow
from tests.ui.finding import command

PASSCODE = "plum cake at noon"
WATER = 1234
PLANTED = ("Zwetschgen", "Marmelade", "1,234", "1234", "7.77", "7 h 46")


@dataclass
class Locking:
    """A window on a folder with a passcode, and what opens and closes its Apps."""

    window: MainWindow
    lifecycle: Lifecycle
    lock: Lock
    opening: OpeningApps

    @property
    def page(self) -> LockPage:
        page = self.window.centralWidget()
        assert isinstance(page, LockPage)
        return page


Start = Callable[..., Locking]


def unlock(qtbot: QtBot, locking: Locking, passcode: str = PASSCODE) -> None:
    qtbot.waitUntil(lambda: locking.page.field.isEnabled() and locking.page.unlock.isEnabled())
    locking.page.field.setText(passcode)
    with qtbot.waitSignal(locking.window.ready):
        locking.page.unlock.click()
    qtbot.waitUntil(lambda: not locking.window.isVisible() or locking.window.workspace.pages.isVisible())


def lock_by_command(qtbot: QtBot, locking: Locking) -> None:
    with qtbot.waitSignal(locking.lifecycle.locked):
        command(locking.window, "Lock now").trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def said_anywhere() -> str:
    """Every word in every widget, action and icon of the program, to be seen or not."""
    texts = [*("text", "toolTip", "accessibleName", "accessibleDescription", "windowTitle", "placeholderText")]
    texts += ["toPlainText", "statusTip", "whatsThis", "title", "prefix", "suffix", "currentText"]
    widgets = QApplication.allWidgets()
    inside: list[QObject] = [each for widget in widgets for each in widget.findChildren(QObject)]
    actions = [action for widget in widgets for action in widget.actions()]
    found: list[str] = []
    for each in {id(each): each for each in (*widgets, *inside, *actions)}.values():
        for name in texts:
            read = getattr(each, name, None)
            if callable(read):
                try:
                    found.append(str(read()))
                except TypeError:  # of an item, with its number
                    continue
    return "\n".join(found)


def planted() -> list[str]:
    said = said_anywhere()
    return [each for each in PLANTED if each in said]
