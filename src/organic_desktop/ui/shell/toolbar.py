"""The toolbar: a row of the commands that a mouse wants often; hidden until it is asked for.

Its buttons are the commands themselves (menus.py), so that they say and do the same everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QToolBar

from organic_desktop.ui.theme.theme import MIRRORED, Theme
from organic_desktop.ui.widgets.plain_text import set_title

if TYPE_CHECKING:
    from organic_desktop.app.facade import App


class Toolbar(QToolBar):
    """``commands`` by their icons, in order; ``switch`` is the command that shows and hides it."""

    def __init__(
        self, window: QMainWindow, app: App, theme: Theme, commands: Mapping[str, QAction], switch: QAction
    ) -> None:
        super().__init__(window)
        self._app, self._theme = app, theme
        self._commands, self._switch = commands, switch
        set_title(self, self.tr("Toolbar"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)  # it is hidden where it is shown: in View
        for action in commands.values():
            self.addAction(action)
            action.setIconVisibleInMenu(False)
            button = self.widgetForAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        window.addToolBar(Qt.ToolBarArea.TopToolBarArea, self)
        switch.setCheckable(True)
        theme.changed.connect(self._draw)
        self._draw()
        self._show(app.settings.toolbar)

    def toggle(self) -> None:
        """Show it, or hide it, also at the next start."""
        self._show(self._app.change_settings(toolbar=self.isHidden()).toolbar)

    def _show(self, shown: bool) -> None:
        self.setVisible(shown)
        self._switch.setChecked(shown)

    def _draw(self) -> None:
        side = round(self.fontMetrics().height() * 1.25)
        self.setIconSize(QSize(side, side))
        for name, action in self._commands.items():
            drawn = MIRRORED.get(name, name) if self.isRightToLeft() else name
            action.setIcon(self._theme.icon(drawn, "text"))
