"""The year in review in its dialog: chosen, previewed, saved, copied and stopped, without stopping the window."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.ui.insights.year_dialog import YearDialog
from organic_desktop.ui.services.drawing import Drawing
from organic_desktop.ui.shell.window import MainWindow
from organic_desktop.ui.widgets.paper import Steps
from tests.ui.finding import button, command, focusable, name_of
from tests.ui.heartbeat import Heartbeat
from tests.ui.insights.test_year_page import difference

OpenDialog = Callable[[], YearDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, window: MainWindow) -> OpenDialog:
    """Open the dialog by its command, once its years are read."""

    def begin() -> YearDialog:
        command(window, "Year in review…").trigger()
        (found,) = window.findChildren(YearDialog)
        qtbot.waitUntil(lambda: (found.year.count() > 0 and found.preview.is_shown) or bool(found.message.text()))
        return found

    return begin


@pytest.fixture
def dialog(app: App, today: date, open_dialog: OpenDialog) -> YearDialog:
    """The dialog on three days of this year and one of the year before last."""
    for ago in range(3):
        app.days.log(
            today - timedelta(days=ago), {"sleep_hours": "7.25", "mood_score": "4", "nutrition_notes": "Secret"}
        )
    app.days.log(date(today.year - 2, 5, 1), {"sleep_hours": "8"})
    return open_dialog()


def pdf_text(file: Path) -> str:
    (page,) = PdfReader(io.BytesIO(file.read_bytes())).pages
    return " ".join(page.extract_text().split())


def test_years_with_entries_are_offered(dialog: YearDialog, today: date) -> None:
    years = [dialog.year.itemData(number) for number in range(dialog.year.count())]
    assert set(years) <= {today.year, today.year - 1, today.year - 2}
    assert years[0] == today.year
    assert today.year - 2 in years


def test_mood_and_energy_are_private_until_they_are_chosen(
    qtbot: QtBot, dialog: YearDialog, tmp_path: Path, today: date
) -> None:
    chosen = {column: box.isChecked() for column, box in dialog.columns.items()}
    assert [column for column, on in chosen.items() if not on] == ["mood_score", "energy_level"]
    with qtbot.waitSignal(dialog.saved) as done:
        dialog.save_to(tmp_path / "year.pdf")
    assert done.args == [tmp_path / "year.pdf"]
    found = pdf_text(tmp_path / "year.pdf")
    assert f"{today.year}" in found
    assert "Sleep" in found
    for absent in ("Mood", "Energy", "Secret"):
        assert absent not in found
    assert (tmp_path / "year.pdf").stat().st_mode & 0o777 == 0o600


def test_what_is_chosen_is_on_the_page(qtbot: QtBot, dialog: YearDialog, tmp_path: Path, today: date) -> None:
    dialog.columns["mood_score"].click()
    dialog.columns["sleep_hours"].click()
    place = dialog.year.findData(today.year - 2)
    dialog.year.setCurrentIndex(place)
    dialog.year.activated.emit(place)
    qtbot.waitUntil(lambda: f"{today.year - 2}" in dialog.preview.accessibleDescription())
    assert "Mood" in dialog.preview.accessibleDescription()
    with qtbot.waitSignal(dialog.saved):
        dialog.save_to(tmp_path / "year.pdf")
    found = pdf_text(tmp_path / "year.pdf")
    assert "Mood" in found
    assert "Sleep" not in found
    assert "The only entry is of" in found


def test_a_picture_is_saved_and_copied_alike(qtbot: QtBot, dialog: YearDialog, tmp_path: Path) -> None:
    dialog.format.choose("png")
    QGuiApplication.clipboard().clear()
    dialog.copy.click()
    qtbot.waitUntil(lambda: dialog.message.text() == "Copied.")
    copied = QGuiApplication.clipboard().image()
    with qtbot.waitSignal(dialog.saved):
        dialog.save_to(tmp_path / "year.png")
    saved = QImage(str(tmp_path / "year.png"))
    assert (saved.width(), saved.height()) == (2160, 2700)
    assert difference(saved, copied) < 5


def test_a_place_where_nothing_can_be_written_is_said(qtbot: QtBot, dialog: YearDialog, tmp_path: Path) -> None:
    dialog.save_to(tmp_path / "nowhere" / "year.pdf")
    qtbot.waitUntil(lambda: "can't be written" in dialog.message.text())
    assert dialog.isVisible()
    assert dialog.save.isEnabled()


def test_stopping_leaves_no_file(qtbot: QtBot, dialog: YearDialog, tmp_path: Path) -> None:
    before = [*tmp_path.iterdir()]
    dialog.save_to(tmp_path / "year.pdf")
    assert button(dialog, "Stop").isEnabled()
    assert not dialog.save.isEnabled()
    button(dialog, "Stop").click()
    assert dialog.message.text() == "Stopped. Nothing was written."
    assert not dialog.is_busy
    QTest.qWait(50)
    assert [*tmp_path.iterdir()] == before
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closed_in_the_middle_it_leaves_no_file(qtbot: QtBot, dialog: YearDialog, tmp_path: Path) -> None:
    before = [*tmp_path.iterdir()]
    dialog.save_to(tmp_path / "year.pdf")
    dialog.reject()
    QTest.qWait(50)
    assert [*tmp_path.iterdir()] == before


def test_nothing_logged_yet(open_dialog: OpenDialog) -> None:
    dialog = open_dialog()
    assert dialog.message.text() == "Once you have logged a day, your year appears here."
    assert not dialog.save.isEnabled()
    assert not dialog.preview.isVisible()
    assert button(dialog, "Close").isEnabled()


def test_everything_is_reached_by_keyboard_and_has_a_name(dialog: YearDialog) -> None:
    reached = focusable(dialog)
    assert {dialog.year, dialog.beside, dialog.save, dialog.copy, *dialog.columns.values()} <= set(reached)
    assert all(map(name_of, reached))
    assert dialog.focusWidget() is dialog.year


def test_the_button_of_the_trends_opens_it(qtbot: QtBot, window: MainWindow, app: App, today: date) -> None:
    app.days.log(today, {"sleep_hours": "7"})
    page = window.workspace.pages.turn_to("insights")
    found = button(page, "Year in review…")  # type: ignore[arg-type]
    qtbot.waitUntil(found.isVisible)
    found.click()
    assert len(window.findChildren(YearDialog)) == 1


# -- drawing bit by bit -----------------------------------------------------------------------------------------------


def busy(steps: int, ended: list[str]) -> Steps[int]:
    """Steps of two milliseconds each."""
    try:
        for _ in range(steps):
            until = time.thread_time() + 0.002
            while time.thread_time() < until:
                pass
            yield
    finally:
        ended.append("ended")
    return steps


def test_a_long_drawing_lets_the_window_answer(qtbot: QtBot, dialog: YearDialog) -> None:
    heartbeat, found, ended = Heartbeat(time.thread_time), list[int](), list[str]()
    drawing = Drawing(dialog)
    drawing.draw(busy(200, ended), found.append)
    qtbot.waitUntil(lambda: found == [200])
    heartbeat.stop()
    assert heartbeat.longest < 0.016
    assert heartbeat.beats > 10
    assert (ended, drawing.is_busy) == (["ended"], False)


def test_another_drawing_ends_the_one_before(qtbot: QtBot, dialog: YearDialog) -> None:
    found, ended = list[int](), list[str]()
    drawing = Drawing(dialog)
    drawing.draw(busy(500, ended), found.append)
    QTest.qWait(20)
    drawing.draw(busy(2, []), found.append)
    assert ended == ["ended"]
    qtbot.waitUntil(lambda: found == [2])
