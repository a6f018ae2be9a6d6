"""Runs the program from its sources, every module, page and way to a library, and prints what was imported, as JSON.

``loaded`` are all modules; ``by_name`` those that a package loads by a name made at run time, which no freezer sees.
"""

from __future__ import annotations

import dis
import importlib
import json
import pkgutil
import sys
from contextlib import suppress
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from organic_desktop.app.facade import App
    from organic_desktop.ui.shell.workspace import ViewState

IMPORTLIB = "importlib/__init__.py"
PATIENCE_MS = 50


class Watch(MetaPathFinder):
    """Finds nothing, and notes who asks for a module otherwise than by a statement."""

    def __init__(self) -> None:
        self.by_name: set[str] = set()

    def find_spec(self, name: str, *_: object) -> None:
        frame: FrameType | None = sys._getframe(1)
        while frame and frame.f_code.co_filename.startswith("<frozen importlib"):
            frame = frame.f_back
        if frame and frame.f_code.co_code[frame.f_lasti] != dis.opmap["IMPORT_NAME"]:
            caller = frame
            while caller.f_back and caller.f_code.co_filename.endswith(IMPORTLIB):
                caller = caller.f_back
            if caller.f_code.co_filename != __file__:
                self.by_name.add(name)


def main(folder: str) -> None:
    watch = Watch()
    sys.meta_path.insert(0, watch)
    import organic_desktop

    for module in pkgutil.walk_packages(organic_desktop.__path__, "organic_desktop."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    use_libraries(Path(folder).with_name("locked"))
    open_every_page(Path(folder))
    print(json.dumps({"loaded": sorted(sys.modules), "by_name": sorted(watch.by_name)}))


def use_libraries(folder: Path) -> None:
    """Ask each library for what it only then imports."""
    import httpx
    from keyring.backend import get_all_keyring
    from rapidfuzz.distance import LCSseq

    from organic_desktop.app.lock import Lock

    importlib.import_module("keyring.backends.SecretService")
    assert get_all_keyring()
    assert LCSseq.opcodes("abc", "abd")
    folder.mkdir(mode=0o700)
    Lock(folder).set("a passcode that nobody types")
    with httpx.Client() as client, suppress(httpx.ConnectError):
        client.get("https://localhost:9")


def open_every_page(folder: Path) -> None:
    """Open the window on a folder, show each page, and quit."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from organic_desktop.__main__ import start_window
    from organic_desktop.ui.shell import startup as start
    from organic_desktop.ui.shell.later import LATER_MS
    from organic_desktop.ui.shell.navigation import PAGES, Pages
    from organic_desktop.ui.shell.window import MainWindow

    class Opened(MainWindow):
        def open_app(self, app: App, view: ViewState | None = None) -> None:
            super().open_app(app, view)
            QTimer.singleShot(PATIENCE_MS, self, lambda: show_all(self))

    def show_all(window: QMainWindow) -> None:
        pages = window.findChild(Pages)
        assert isinstance(pages, Pages)
        for place in PAGES:
            pages.turn_to(place.name)
            QApplication.processEvents()
        QTimer.singleShot(LATER_MS + PATIENCE_MS, QApplication.quit)

    vars(start)["MainWindow"] = Opened
    assert start_window(["--data-dir", str(folder)]) == 0


if __name__ == "__main__":
    main(sys.argv[1])
