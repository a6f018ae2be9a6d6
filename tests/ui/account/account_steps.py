"""What a person does in the account dialog, by the words on its buttons and the names of its fields."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from organic_desktop.ui.account.dialog import AccountDialog
from organic_desktop.ui.shell.window import MainWindow
from tests.server.fixtures import Account
from tests.server.lite import Server
from tests.ui.finding import button, words

LEFT = Qt.MouseButton.LeftButton


def open_dialog(qtbot: QtBot, window: MainWindow) -> AccountDialog:
    """Open it by its command, as the menu does."""
    window.workspace.window_actions.open_account()
    return dialog_of(qtbot, window)


def dialog_of(qtbot: QtBot, window: QWidget) -> AccountDialog:
    """The one account dialog, once it is to be seen."""
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(AccountDialog)))
    (dialog,) = (each for each in window.findChildren(AccountDialog) if each.isVisible())
    return dialog


def field(dialog: QWidget, name: str) -> QLineEdit:
    """The one field of this name that is to be seen."""
    shown = [each for each in dialog.findChildren(QLineEdit) if each.isVisible()]
    found = [each for each in shown if each.accessibleName() == name]
    assert len(found) == 1, f"{name!r} among {[each.accessibleName() for each in shown]}"
    return found[0]


def fill(dialog: QWidget, **texts: str) -> None:
    """Type into fields, by their names with "_" for a space."""
    for name, text in texts.items():
        into = field(dialog, name.replace("_", " "))
        into.setFocus()
        into.selectAll()
        QTest.keyClicks(into, text)


def press(qtbot: QtBot, inside: QWidget, name: str) -> None:
    """Press a button, once it can be pressed."""
    pressed = button(inside, name)
    qtbot.waitUntil(pressed.isEnabled)
    QTest.mouseClick(pressed, LEFT)


def see(qtbot: QtBot, dialog: AccountDialog, said: str) -> None:
    """Wait until a sentence is to be read, and no request is under way."""
    qtbot.waitUntil(lambda: said in plain(dialog) and not dialog.is_busy)


def closed(qtbot: QtBot, dialog: AccountDialog) -> None:
    """Wait until it has closed."""
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())


def plain(inside: QWidget) -> str:
    """Every word that is to be read, without the places where a long one may break."""
    return words(inside).replace("\u200b", "")


def connect_to(qtbot: QtBot, dialog: AccountDialog, server: Server) -> None:
    """Name the server, whose address no invitation may have here, for it is http."""
    press(qtbot, dialog, "Enter address and key instead")
    fill(dialog, Project_address=server.url, Publishable_key=server.publishable_key)
    press(qtbot, dialog, "Continue")
    see(qtbot, dialog, "Create your account")


def sign_in(qtbot: QtBot, dialog: AccountDialog, server: Server, account: Account) -> None:
    """From the first step into an account that is there already."""
    connect_to(qtbot, dialog, server)
    press(qtbot, dialog, "I already have an account")
    fill(dialog, **{"E-mail": account.email, "Password": account.password})
    press(qtbot, dialog, "Sign in")
