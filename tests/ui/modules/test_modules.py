"""The modules' page by mouse and by keyboard: what is shown is what the database holds, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from organic_desktop.app.facade import App
from organic_desktop.app.modules import KNOWN, described
from organic_desktop.ui.modules.page import ModulesPage
from organic_desktop.ui.services.bridge import Bridge
from organic_desktop.ui.theme.theme import Theme
from organic_desktop.ui.widgets.painted import Ring
from tests.ui.finding import button, focusable, name_of, words
from tests.ui.pages import Elsewhere, shown

LEFT = Qt.MouseButton.LeftButton
TITLES = described("wellness").titles
LONG = "x" * 70_000


def _made(app: App, bridge: Bridge, theme: Theme) -> ModulesPage:
    return ModulesPage(app, bridge, theme, Elsewhere())


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, app: App) -> Iterator[ModulesPage]:
    with shown(qtbot, qapp, _made, app, (1000, 740)) as made:
        qtbot.waitUntil(lambda: len(made.overview.cards) >= len(KNOWN))
        yield made


def row(app: App, name: str = "wellness") -> dict[str, Any]:
    found = app.modules.one(name).row
    return found.model_dump() if found else {}


def tick_box(page: ModulesPage, title: str) -> QPoint:
    """The middle of a topic's box."""
    topics = page.detail.topics
    place = topics.visualItemRect(topics.item(list(TITLES).index(title)))
    return QPoint(place.left() + place.height() // 2 + 4, place.center().y())


def test_the_overview_shows_every_module(page: ModulesPage, app: App) -> None:
    assert list(page.overview.cards) == list(KNOWN)
    app.modules.set("wellness", {"current_focus": "Early nights"}, complete=TITLES[:2])
    app.modules.set("Breathwork", complete=["Box"])
    page.refresh()
    assert list(page.overview.cards) == [*KNOWN, "Breathwork"]
    assert "2 of 7 topics · last active today" in words(page.overview.cards["wellness"])
    assert "Early nights" in words(page.overview.cards["wellness"])
    assert "29%" in page.overview.cards["wellness"].accessibleName()
    assert "Not started" in words(page.overview.cards["identity"])


def test_ticking_off_by_mouse(page: ModulesPage, app: App) -> None:
    QTest.mouseClick(page.overview.cards["wellness"], LEFT)
    assert page.detail.isVisible()
    QTest.mouseClick(page.detail.topics.viewport(), LEFT, pos=tick_box(page, TITLES[2]))
    assert row(app)["completed_topics"] == [TITLES[2]]
    assert row(app)["progress_percentage"] == Decimal("14.29")
    assert "1 of 7 topics" in words(page.detail)
    assert "Follows your topics" in words(page.detail.progress)
    QTest.mouseClick(page.detail.topics.viewport(), LEFT, pos=tick_box(page, TITLES[2]))
    assert row(app)["completed_topics"] == []


def test_a_click_on_the_words_only_looks(page: ModulesPage, app: App) -> None:
    page.open("wellness")
    place = page.detail.topics.visualItemRect(page.detail.topics.item(3))
    QTest.mouseClick(page.detail.topics.viewport(), LEFT, pos=place.center())
    assert row(app) == {}
    assert described("wellness").topics[3].prompt in words(page.detail.prompt)


def test_by_keyboard_alone(page: ModulesPage, app: App) -> None:
    card = page.overview.cards["wellness"]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    topics = page.detail.topics
    assert topics.hasFocus()
    assert topics.title == TITLES[0]
    QTest.keyClick(topics, Qt.Key.Key_Space)
    QTest.keyClick(topics, Qt.Key.Key_Down)
    assert described("wellness").topics[1].sentence in words(page.detail.prompt)
    QTest.keyClick(topics, Qt.Key.Key_Space)
    assert row(app)["completed_topics"] == list(TITLES[:2])
    QTest.keyClick(topics, Qt.Key.Key_Escape)
    assert page.overview.isVisible()
    assert card.hasFocus()
    assert "2 of 7" in words(card)
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert topics.title == TITLES[2]


class Windows(QObject):
    """Notes every window that is shown."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.seen: list[QWidget] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


def test_opening_a_module_flashes_no_other_window(qapp: QApplication, page: ModulesPage) -> None:
    windows = Windows(qapp)
    page.open("wellness")
    qapp.removeEventFilter(windows)
    assert windows.seen == []


def test_tab_reaches_everything(page: ModulesPage) -> None:
    page.open("wellness")
    reached: set[QWidget] = set()
    for _ in range(30):
        held = QApplication.focusWidget()
        assert held is not None
        reached.add(held)
        QTest.keyClick(held, Qt.Key.Key_Tab)
    assert set(focusable(page.detail)) <= reached


def test_progress_by_hand_and_back(page: ModulesPage, app: App) -> None:
    app.modules.set("wellness", complete=TITLES[:1])
    page.open("wellness")
    assert "Follows your topics" in words(page.detail.progress)
    number = button(page.detail.progress, "Progress: 14%")
    ring = page.detail.progress.findChild(Ring)
    assert isinstance(ring, Ring)
    assert ring.words() == number.text() == "14%"
    QTest.keyClick(number, Qt.Key.Key_Space)
    field = page.detail.progress.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "60")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert row(app)["progress_percentage"] == Decimal(60)
    assert "Set by hand" in words(page.detail.progress)
    QTest.mouseClick(page.detail.topics.viewport(), LEFT, pos=tick_box(page, TITLES[1]))
    assert row(app)["progress_percentage"] == Decimal(60)
    QTest.mouseClick(button(page.detail.progress, "Follow the topics again (29%)"), LEFT)
    assert row(app)["progress_percentage"] == Decimal("28.57")
    assert "Follows your topics" in words(page.detail.progress)


def test_steps_end_at_all(page: ModulesPage, app: App) -> None:
    app.modules.set("wellness", {"progress_percentage": "98"})
    page.open("wellness")
    QTest.mouseClick(button(page.detail.progress, "Progress: add 5"), LEFT)
    assert row(app)["progress_percentage"] == Decimal(100)
    QTest.mouseClick(button(page.detail.progress, "Progress: add 5"), LEFT, Qt.KeyboardModifier.ShiftModifier)
    assert row(app)["progress_percentage"] == Decimal(95)


def test_what_cannot_be_is_said_on_its_card(page: ModulesPage, app: App) -> None:
    page.open("wellness")
    QTest.keyClick(button(page.detail.progress, "Progress: Not logged"), Qt.Key.Key_Space)
    field = page.detail.progress.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "101")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "101"
    assert "Progress: enter 0–100 %." in words(page.detail.progress)
    assert "Progress: enter" not in words(page.detail.notes)
    assert row(app) == {}


def test_focus_saves_itself(qtbot: QtBot, page: ModulesPage, app: App) -> None:
    page.open("wellness")
    field = page.detail.focus.field
    field.setFocus()
    QTest.keyClicks(field, "Early nights")
    qtbot.waitUntil(lambda: row(app).get("current_focus") == "Early nights")
    QTest.keyClicks(field, " only")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert row(app)["current_focus"] == "Early nights only"
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert row(app)["current_focus"] is None


def test_notes_save_themselves_to_their_own_module(page: ModulesPage, app: App) -> None:
    page.open("wellness")
    QTest.keyClicks(page.detail.notes.field, "Slept well")
    page.show_overview()
    assert row(app)["notes"] == "Slept well"
    page.open("video")
    assert page.detail.notes.field.toPlainText() == ""
    QTest.keyClicks(page.detail.focus.field, "Watch less")
    assert page.flush()
    assert (row(app, "video")["current_focus"], row(app)["current_focus"]) == ("Watch less", None)


def test_what_cannot_be_saved_stays_on_the_screen(page: ModulesPage, app: App) -> None:
    page.open("wellness")
    page.detail.notes.field.setPlainText(LONG)
    assert not page.flush()
    page.show_overview()
    page.open("video")
    assert page.detail.isVisible()
    assert page.detail.notes.field.toPlainText() == LONG
    assert "longer than 64 kB" in words(page.detail.notes)
    assert row(app) == {}


def test_a_pull_leaves_what_is_being_typed(page: ModulesPage, app: App) -> None:
    page.open("wellness")
    focus, notes, topics = page.detail.focus.field, page.detail.notes.field, page.detail.topics
    QTest.keyClicks(notes, "Half a sen")
    QTest.keyClicks(focus, "Half a wo")
    focus.setCursorPosition(4)
    topics.setCurrentRow(4)
    app.modules.set("wellness", {"notes": "Theirs", "current_focus": "Theirs"}, complete=TITLES[:1])
    page.refresh()
    assert (notes.toPlainText(), focus.text(), focus.cursorPosition()) == ("Half a sen", "Half a wo", 4)
    assert topics.title == TITLES[4]
    assert topics.item(0).checkState() == Qt.CheckState.Checked
    QTest.keyClicks(focus, "!")
    assert focus.text() == "Half! a wo"


def test_a_pull_brings_new_words_to_a_field_at_rest(page: ModulesPage, app: App) -> None:
    page.open("wellness")
    app.modules.set("wellness", {"notes": "Theirs", "current_focus": "Theirs"})
    page.refresh()
    assert (page.detail.notes.field.toPlainText(), page.detail.focus.field.text()) == ("Theirs", "Theirs")
    assert page.flush()
    assert row(app)["notes"] == "Theirs"


def test_a_prompt_leads_into_the_notes(page: ModulesPage, app: App) -> None:
    app.modules.set("wellness", {"notes": "Before"})
    page.open("wellness")
    QTest.mouseClick(button(page.detail.prompt, "Write about it"), LEFT)
    assert page.detail.notes.field.hasFocus()
    QTest.keyClicks(page.detail.notes.field, "Ten at night.")
    QTest.mouseClick(button(page.detail.prompt, "Write about it"), LEFT)
    page.flush()
    assert row(app)["notes"] == f"Before\n\n{TITLES[0]}\nTen at night."


def test_starting_over(page: ModulesPage, app: App) -> None:
    app.modules.set("wellness", {"current_focus": "Sleep"}, complete=TITLES[:3])
    page.open("wellness")
    QTest.keyClicks(page.detail.notes.field, "Half a sentence")
    QTest.mouseClick(button(page.detail, "Start over"), LEFT)
    assert row(app) == {}
    assert (page.detail.notes.field.toPlainText(), page.detail.focus.field.text()) == ("", "")
    assert page.detail.topics.hasFocus()
    assert page.detail.topics.title == TITLES[0]
    assert "Not started" in words(page.detail)
    assert "Start over" not in words(page.detail)


def test_topics_and_modules_of_others_are_shown(page: ModulesPage, app: App) -> None:
    app.modules.set("wellness", complete=["Cold plunges"])
    page.open("wellness")
    topics = page.detail.topics
    assert [topics.item(number).text() for number in range(topics.count())] == [*TITLES, "Cold plunges"]
    topics.setCurrentRow(len(TITLES))
    assert "in another app" in words(page.detail.prompt)
    QTest.keyClick(topics, Qt.Key.Key_Space)
    assert row(app)["completed_topics"] == []
    app.modules.set("Breathwork", {"notes": "In, out"})
    page.open("Breathwork")
    assert "Breathwork" in words(page.detail)
    assert not page.detail.topics.isVisible()
    assert page.detail.notes.field.toPlainText() == "In, out"


def test_everything_has_a_name(page: ModulesPage) -> None:
    assert [each for each in focusable(page) if not name_of(each)] == []
    page.open("wellness")
    reached = focusable(page)
    assert len(reached) >= 7
    assert [each for each in reached if not name_of(each)] == []


@pytest.mark.parametrize("scale", [1, 2])
def test_a_small_screen_cuts_nothing_off(qtbot: QtBot, qapp: QApplication, app: App, scale: int) -> None:
    before = qapp.font()
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    qapp.setFont(font)
    with shown(qtbot, qapp, _made, app, (840, 600)) as page:
        qtbot.waitUntil(lambda: len(page.overview.cards) >= len(KNOWN))
        assert page.overview.horizontalScrollBar().maximum() == 0
        page.open("holistic-alchemy")
        qtbot.waitUntil(lambda: page.detail.horizontalScrollBar().maximum() == 0)
    qapp.setFont(before)
