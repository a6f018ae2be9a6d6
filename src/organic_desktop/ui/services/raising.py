"""Bring a window to the front: minimized, hidden or behind others."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget


def bring_to_front(window: QWidget, token: str = "") -> None:  # the desktop's token, no secret  # nosec B107
    """Show and activate the window; ``token`` is the desktop's activation token, which proves the user's request.

    If a dialog is open, the dialog is activated.
    """
    front = QApplication.activeModalWidget() or window
    # With a token always ask: Qt may not know yet that another window was activated.
    if not token and front.isActiveWindow() and front.isVisible() and not window.isMinimized():
        return
    if token and QGuiApplication.platformName().startswith("wayland"):  # elsewhere our child processes would inherit it
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt uses it up with the next activation
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    front.raise_()
    front.activateWindow()
    if token and QGuiApplication.platformName() == "xcb":
        from organic_desktop.system.startup_notification import activate  # few starts need it

        activate(int(front.winId()), token)
