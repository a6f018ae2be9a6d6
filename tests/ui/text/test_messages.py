"""What goes wrong is said in the window's language, and what isn't ours stays as it was sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import httpx
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.app.modules import known_modules
from organic_desktop.core.clock import SystemClock
from organic_desktop.core.errors import OrganicError, RequestRefused, WrongCredentials
from organic_desktop.core.messages import Sentence
from organic_desktop.remote.responses import check_response
from organic_desktop.ui.text import locales
from organic_desktop.ui.text.dates import LONG_DATE_YEAR, WEEKDAY_DATE_YEAR, format_date
from organic_desktop.ui.text.measures import metric_name
from organic_desktop.ui.text.messages import problem_of, title_of, translate_message
from organic_desktop.ui.text.module_texts import translate_module_text
from organic_desktop.ui.widgets.plain_text import plain_name
from organic_desktop.wellness.metrics import checked
from organic_desktop.wellness.modules import PERCENT
from tests.ui.conftest import OpenWindow
from tests.ui.finding import commands, field, number, words


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    locales.install_language(qapp, "de")
    yield
    locales.install_language(qapp, "en")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def refused(sentence: str) -> RequestRefused:
    """What the edge to the network makes of an answer of the server."""
    body = {"code": "22003", "message": sentence}
    with pytest.raises(RequestRefused) as error:
        check_response(httpx.Response(400, json=body), {200}, signed_in=True, now=SystemClock().now())
    return error.value


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        ("sleep_hours", "25", "Schlaf: Geben Sie 0–24 Stunden ein."),
        ("mood_score", "12.5", "Stimmung: Geben Sie 0–9,99 ein."),
        ("water_intake_ml", "2.5", "Wasser: Geben Sie ganze ml ein."),
        ("exercise_minutes", "viel", "Bewegung: Geben Sie eine Zahl ein, z. B. 30."),
    ],
)
def test_what_cannot_be_saved(german: None, column: str, value: str, sentence: str) -> None:
    with pytest.raises(OrganicError) as error:
        checked(column, value)
    assert problem_of(error.value) == sentence
    assert title_of(error.value) == "Dieser Wert kann nicht gespeichert werden"


def test_the_words_of_the_server_stay_as_they_are_inside_of_ours(german: None) -> None:
    error = refused("value {0} out of range")
    assert problem_of(error) == "Der Server hat abgelehnt: “value {0} out of range” (22003)."
    both = WrongCredentials(
        Sentence("{sentence} {refusal}", sentence=Sentence("The disk is full."), refusal=error.message)
    )
    assert translate_message(both.message).startswith("Der Datenträger ist voll. Der Server hat abgelehnt: “value {0}")


def test_what_was_kept_of_a_problem_is_said_in_the_language_of_its_reader(german: None) -> None:
    kept = refused("out of range").message.to_text()
    assert translate_message(Sentence.from_text(kept)) == "Der Server hat abgelehnt: “out of range” (22003)."
    assert Sentence.from_text(kept) == "The server rejected it: “out of range” (22003)."
    assert translate_message(Sentence.from_text("The disk is full.")) == "Der Datenträger ist voll."


@pytest.mark.parametrize("text", ["", "[]", "[1, 2]", '["a"]', "{", "The server rejected it: {}", "No."])
def test_any_text_of_an_older_file_is_a_sentence(german: None, text: str) -> None:
    assert translate_message(Sentence.from_text(text)) == Sentence.from_text(text) == text


def test_parts_of_every_kind_come_back_from_the_file() -> None:
    whole = Sentence("{a} {b} {c}", a=1, b=Decimal("2.50"), c=Sentence("{d}!", d="x"))
    assert Sentence.from_text(whole.to_text()) == whole == "1 2.50 x!"
    assert Sentence.from_text(whole.to_text()).parts["c"].__class__ is Sentence


def test_every_module_speaks_german(german: None) -> None:
    for module in known_modules().values():
        for topic in module.topics:
            assert translate_module_text(topic.prompt) != topic.prompt
        assert translate_module_text(module.summary) != module.summary
    assert translate_module_text("Made by another client") == "Made by another client"


def test_a_date_is_written_as_germans_write_it(german: None) -> None:
    locale, day = QLocale("de"), date(2026, 11, 3)
    assert format_date(day, WEEKDAY_DATE_YEAR, locale) == "Di., 3. Nov. 2026"
    assert format_date(day, LONG_DATE_YEAR, locale) == "3. November 2026"


def test_a_modules_progress_is_german(german: None) -> None:
    assert metric_name(PERCENT) == "Fortschritt"


def test_where_there_is_nothing_to_undo_the_command_is_its_bare_name(
    qtbot: QtBot, german: None, app: App, open_window: OpenWindow
) -> None:
    window = open_window(app)
    app.change_settings(language="de")
    window.bridge.settings_changed.emit()
    qtbot.waitUntil(
        lambda: {"Rückgängig", "Wiederholen"} <= {plain_name(act.text()) for _, act in commands(window).all()}
    )


def test_a_wrong_number_is_refused_in_a_german_window(
    qtbot: QtBot, german: None, app: App, open_window: OpenWindow
) -> None:
    window = open_window(app)
    app.change_settings(language="de")
    window.bridge.settings_changed.emit()
    qtbot.waitUntil(lambda: "Schlaf" in words(window.workspace.today.cards["sleep_hours"]))
    QTest.mouseClick(number(window, "sleep_hours", "Wert einzugeben"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(field(window, "sleep_hours"), "25")
    QTest.keyClick(field(window, "sleep_hours"), Qt.Key.Key_Return)
    assert "Geben Sie 0–24 Stunden ein" in words(window.workspace.today.cards["sleep_hours"])
    assert app.days.entry(app.today()) is None
