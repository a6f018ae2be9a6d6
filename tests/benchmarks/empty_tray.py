"""The least Qt program in the tray; background.py runs it."""

import sys

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

application = QApplication([])
menu = QMenu()
menu.addAction("Quit", application.quit)
icon = QSystemTrayIcon(QIcon(sys.argv[1]))
icon.setContextMenu(menu)
icon.show()
application.exec()
