"""The least Qt program in the tray, with the modules named after its icon imported; background.py runs it."""

import importlib
import sys

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

for name in sys.argv[2:]:
    importlib.import_module(name)
application = QApplication([])
menu = QMenu()
menu.addAction("Quit", application.quit)
icon = QSystemTrayIcon(QIcon(sys.argv[1]))
icon.setContextMenu(menu)
icon.show()
application.exec()
