"""The program from a copy of its sources that is replaced or removed under it; then all that it has is opened.

``python -m tests.system.outlived FOLDER TREE removed|replaced`` with TREE/src in PYTHONPATH.
"""

from __future__ import annotations

import logging
import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from organic_desktop.app.facade import App
from organic_desktop.core.terminal import end_process
from organic_desktop.ui.shell import startup as start
from organic_desktop.ui.shell.later import LATER_MS
from organic_desktop.ui.shell.navigation import PAGES
from organic_desktop.ui.shell.preload import KeptModules
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.shell.workspace import ViewState

folder, tree, how = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
windows: list[tuple[MainWindow, App]] = []

# The MCP client of the tests brings click and rich along, and httpx imports its command line where these are.
sys.modules["click"] = None  # type: ignore[assignment]  # how Python is told that a module isn't there


class Begun(MainWindow):
    """Knows its App."""

    def open_app(self, app: App, view: ViewState | None = None) -> None:
        super().open_app(app, view)
        windows.append((self, app))


class WhenLoaded(logging.Handler):
    """Hears that all is loaded."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage() == "all is loaded":
            windows[0][0].bridge.run(int, lambda _: go_on(*windows[0]), print)


def go_on(window: MainWindow, app: App) -> None:
    """Take the files away, and open everything."""
    change_files()
    before = set(sys.modules)
    QTimer.singleShot(LATER_MS, window, lambda: end(window, before))
    for place in PAGES:
        window.workspace.pages.turn_to(place.name)
        QApplication.processEvents()
    window.workspace.open_palette()
    window.workspace.command_palette.hide()
    for opening in (
        window.open_help,
        window.open_shortcuts,
        window.open_licences,
        window.open_help_lines,
        window.workspace.window_actions.open_account,
    ):
        opening()
        QApplication.processEvents()
        for dialog in window.findChildren(QDialog):
            dialog.close()
    if window.shell.tray:
        window.shell.tray.toggle_popup()
    window.shell.show_day(app.today())
    app.change_settings(language="de")
    window.bridge.settings_changed.emit()
    app.sync_now()
    app.days.log(app.today(), {"mood_score": 4})


def end(window: MainWindow, before: set[str]) -> None:
    late = sorted(name for name in set(sys.modules) - before if not was_kept(name))
    print("late:", late, flush=True)
    window.quit()


def was_kept(name: str) -> bool:
    """Whether a module was imported from what the program had read before its files changed."""
    spec = sys.modules[name].__spec__
    return spec is not None and isinstance(spec.loader, KeptModules)


def change_files() -> None:
    if how == "removed":
        shutil.rmtree(tree)
        return
    for file in [file for file in tree.rglob("*") if file.is_file()]:
        file.unlink()  # as package managers do: nothing is written into a file that is open
        if file.suffix != ".pyc":
            file.write_text("raise SystemError('of another version')\n")


if __name__ == "__main__":
    assert Path(start.__file__).is_relative_to(tree)
    logging.getLogger("organic_desktop.ui.shell.preload").addHandler(WhenLoaded())
    vars(start)["MainWindow"] = Begun
    end_process(start.open_window(folder))
