"""The window and its screen: the first size, and a stored one of another screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMargins, QRect

from organic_desktop.ui.shell.screen_fit import fitted
from tests.system.bus import PATIENCE_SECONDS

Place = tuple[int, int, int, int]
EDGE = 2000
OPEN = """
    import json, sys
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    from organic_desktop.ui.shell.startup import window_state
    from organic_desktop.ui.theme.theme import Theme
    from organic_desktop.ui.shell.window import MainWindow

    folder, before, maximized = Path(sys.argv[1]), json.loads(sys.argv[2]), sys.argv[3] == "True"
    application = QApplication(["organic", "-style", "fusion"])
    state = window_state(folder)
    window = MainWindow(Theme(application), state)
    if before:
        window.setGeometry(*before)
    if maximized:
        window.showMaximized()
    else:
        window.show()
    application.processEvents()
    if before:
        state.setValue("geometry", window.saveGeometry())
    else:
        window.showNormal()
        application.processEvents()
        window.fitting.fit()
        application.processEvents()
        print(json.dumps(window.frameGeometry().getRect()))
"""


def screens(folder: Path, *places: Place, dpr: float = 1) -> dict[str, str]:
    """The environment with screens at these places, in pixels of the screen."""
    dpi = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    described = [
        {"name": str(number), **dict(zip(("x", "y", "width", "height"), place, strict=True)), **dpi}
        for number, place in enumerate(places)
    ]
    file = folder / f"{len(places)} {places[0][2]}.json"
    file.write_text(json.dumps({"screens": described, "windowFrameMargins": True}))
    return {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={file}", "QT_SCALE_FACTOR": str(dpr)}


def opened(folder: Path, environment: dict[str, str], before: Place | None = None, *, maximized: bool = False) -> QRect:
    """The window's frame once it has settled; with ``before``, a geometry that is left behind."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(OPEN), str(folder), json.dumps(before), str(maximized)],
        env=environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return QRect(*json.loads(done.stdout)) if done.stdout else QRect()


@pytest.mark.parametrize(
    ("screen", "dpr"),
    [
        ((1366, 768), 1.25), ((1366, 768), 1), ((1024, 600), 1), ((800, 480), 1), ((1920, 1080), 2),
        ((768, 1366), 1), ((3840, 2160), 3), ((1280, 720), 1.5),
    ],
)  # fmt: skip
def test_the_first_window_fits(tmp_path: Path, screen: tuple[int, int], dpr: float) -> None:
    frame = opened(tmp_path, screens(tmp_path, (0, 0, *screen), dpr=dpr))
    room = QRect(0, 0, round(screen[0] / dpr), round(screen[1] / dpr))
    assert room.contains(frame)
    assert frame.width() > min(1180, room.width() - 20), "and no smaller than it need be"


@pytest.mark.parametrize("maximized", [False, True])
@pytest.mark.parametrize("before", [(2100, 200, 1500, 1200), (100, 100, 1180, 760), (3000, 1000, 500, 400)])
def test_one_of_a_screen_that_is_gone_or_smaller_now(tmp_path: Path, before: Place, maximized: bool) -> None:
    opened(tmp_path, screens(tmp_path, (0, 0, 1920, 1080), (1920, 0, 2560, 1440)), before, maximized=maximized)
    frame = opened(tmp_path, screens(tmp_path, (0, 0, 1024, 600)))
    assert QRect(0, 0, 1024, 600).contains(frame)


def test_one_of_another_screen_comes_back_there(tmp_path: Path) -> None:
    both = screens(tmp_path, (0, 0, 1024, 600), (1024, 0, 1920, 1080))
    opened(tmp_path, both, (1200, 100, 1000, 700))
    assert QRect(1024, 0, 1920, 1080).contains(opened(tmp_path, both))


@pytest.mark.parametrize("stored", ["nonsense", "@ByteArray(nonsense)", "@Size(3 4)", "@Invalid()"])
def test_a_stored_place_that_somebody_edited(tmp_path: Path, stored: str) -> None:
    (tmp_path / "window.ini").write_text(f"[General]\ngeometry={stored}\n")
    assert QRect(0, 0, 1024, 600).contains(opened(tmp_path, screens(tmp_path, (0, 0, 1024, 600))))


numbers, sizes, edges = st.integers(-EDGE, EDGE), st.integers(1, EDGE), st.integers(0, 60)


@given(st.tuples(numbers, numbers, sizes, sizes), st.tuples(edges, edges, edges, edges), st.integers(200, EDGE))
def test_whatever_is_wanted_fits(place: Place, frame: tuple[int, int, int, int], side: int) -> None:
    wanted, margins, room = QRect(*place), QMargins(*frame), QRect(-70, 30, side, side)
    found = fitted(wanted, margins, room)
    assert room.contains(found.marginsAdded(margins))
    if room.contains(wanted.marginsAdded(margins)):
        assert found == wanted
