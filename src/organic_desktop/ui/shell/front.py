"""Brings the window to the front, from wherever it is: minimized, hidden, behind others."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget


def bring_to_front(window: QWidget, token: str = "") -> None:  # the desktop's token, no secret  # nosec B107
    """Show the window and give it the keyboard; ``token`` is by what the desktop knows that the user asked for it.

    If a dialog is open, that is what has the keyboard, and keeps it.
    """
    front = QApplication.activeModalWidget() or window
    # With a token it's asked for in any case: that another window has the keyboard by now may still wait to be heard.
    if not token and front.isActiveWindow() and front.isVisible() and not window.isMinimized():
        return
    if token and QGuiApplication.platformName().startswith("wayland"):  # elsewhere it would stay, for our children
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt spends it with the next activation
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    front.raise_()
    front.activateWindow()
    if token and QGuiApplication.platformName() == "xcb":
        from organic_desktop.system.startup_notification import activate  # few starts need it

        activate(int(front.winId()), token)
