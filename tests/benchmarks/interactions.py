"""What a person waits for in the window after ten years: each interaction's 95th percentile against its budget.

An interaction ends when the window has been painted with its outcome. The floor is the budget itself, in seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from organic_desktop.app import App
from organic_desktop.ui.theme import Theme
from organic_desktop.ui.window import MainWindow
from tests.benchmarks.edits import fill
from tests.benchmarks.measure import Result, seconds

REPEATS = 100
LETTERS = ("w", "wa", "wat", "wate", "water", "12", "12 m", "yest", "xyz", "")


def interactions(folder: Path) -> Iterator[Result]:
    """The shell's own: a tap, undo and redo, a day back and forth, the palette."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    app = App(folder)
    fill(app)
    app.change_settings(welcomed=True)
    window = MainWindow(Theme(application))
    window.show()
    window.build()
    window.attach(app, QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    letters = iter(LETTERS * REPEATS)

    def shown(work: Callable[[], object]) -> Callable[[], None]:
        def carry() -> None:
            work()
            application.processEvents()  # which paints, too

        return carry

    tap = shown(lambda: app.log(app.today(), add={"water_intake_ml": 1}))
    yield _result("+250 ml, shown and on disk", tap, 0.050)
    yield _result("undo", shown(window.go_back), 0.050)
    yield _result("redo", shown(window.go_forth), 0.050)
    yield _result("a day back", shown(lambda: window.today.bar.step(-1)), 0.030)
    yield _result("the palette opens", shown(window.open_finder), 0.050)
    yield _result("the palette filters", shown(lambda: window.finder._field.setText(next(letters))), 0.016)
    window.close()
    app.close()


def _result(work: str, carry: Callable[[], None], budget: float) -> Result:
    carry()
    times = [seconds(carry) for _ in range(REPEATS)]
    return Result(f"{work}, 95th percentile, against its budget", quantiles(times, n=20)[18], budget, 1)
